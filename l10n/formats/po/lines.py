"""Where the entries of a PO file stand in it."""

from collections.abc import Mapping

from l10n.formats.po.decode import decode
from l10n.formats.po.mend import mend
from l10n.formats.po.scan import scan


def target_lines(data: bytes) -> Mapping[tuple[str, str], int]:
    """1-based line of the msgstr of each unit, by `l10n.model.Unit.key`.

    Args:
        data: a file that `l10n.formats.po.parse` reads.
    """
    text, codec = decode(data)
    lines = text.split("\n")
    found: dict[tuple[str, str], int] = {}
    for entry in scan(text, codec=codec):
        if not entry.line or entry.obsolete:
            continue
        at = entry.line
        while at <= len(lines) and not lines[at - 1].lstrip().startswith("msgstr"):
            at += 1
        key = (mend(entry.strings.get("msgctxt", "")), mend(entry.strings.get("msgid", "")))
        found[key] = min(at, len(lines))
    return found
