"""The header of a PO file: its first entry, whose msgid is empty."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from babel.core import UnknownLocaleError
from babel.messages.plurals import get_plural

from l10n.errors import UsageError
from l10n.formats.po.mend import mend

_CONTENT_TYPE = "text/plain; charset=UTF-8"
# `msgfmt -c` warns where one of these is missing, and where Language is empty. They stand in this order in
# what gettext and polib write.
_NEUTRAL = {
    "Project-Id-Version": "",
    "Report-Msgid-Bugs-To": "",
    "POT-Creation-Date": "",
    "PO-Revision-Date": "",
    "Last-Translator": "",
    "Language-Team": "",
    "Language": "",
    "MIME-Version": "1.0",
    "Content-Type": _CONTENT_TYPE,
    "Content-Transfer-Encoding": "8bit",
}
_STANDARD = (*_NEUTRAL, "Plural-Forms")
_NAME = re.compile(r"[^\s:]+")
_FIELD = re.compile(r"([^\s:]+):(.*)", re.DOTALL)


def header(
    *,
    project: str,
    locale: str,
    source: str,
    created: str = "",
    revised: str = "",
    translator: str = "",
    team: str = "",
    bugs_to: str = "",
) -> dict[str, str]:
    """Header of a new catalog or, with an empty locale, of a new template.

    It says nothing that changes from run to run: dates stay empty unless they are given, and the version of the
    writer is not told.

    Args:
        project: what the file belongs to, a report or a newsroom.
        locale: of the translations, as ``ko`` or ``zh-Hant``; empty for a template.
        source: locale of the msgids.
        created: when the texts were last extracted, ``2025-12-01 09:00+0000``.
        revised: when a translation was last changed.
        translator: ``Name <address>``.
        team: ``Name <address>``.
        bugs_to: address for faults in the source texts.
    """
    given = {
        "Project-Id-Version": project,
        "Report-Msgid-Bugs-To": bugs_to,
        "POT-Creation-Date": created,
        "PO-Revision-Date": revised,
        "Last-Translator": translator,
        "Language-Team": team,
        "X-Source-Language": _gettext(source),
        "X-Generator": "l10n",
    }
    return complete(given, locale=locale)


def complete(fields: Mapping[str, str], *, locale: str) -> dict[str, str]:
    """The fields in the order in which they are written, with those that gettext asks for and UTF-8 as encoding.

    Standard fields come first, the rest follows in the order of polib, which sorts it by name.

    Raises:
        UsageError: a name holds white space or a colon.
    """
    for name in fields:
        if not _NAME.fullmatch(name) or mend(name) != name:
            raise UsageError(f"{name!r} cannot name a field of a PO header: use no white space and no colon")
    known = {name: _tidy(mend(value).split("\n")) for name, value in fields.items()}
    full = {**_NEUTRAL, **known, "Content-Type": _CONTENT_TYPE}
    full["Language"] = full["Language"] or _gettext(mend(locale).replace("\n", ""))
    if "Plural-Forms" not in full and (forms := _plural_forms(locale)):
        full["Plural-Forms"] = forms
    rest = sorted((name for name in full if name not in _STANDARD), key=_natural)
    return {name: full[name] for name in (*_STANDARD, *rest) if name in full}


def read_header(text: str) -> dict[str, str]:
    """Fields of a header's msgstr.

    A line without a name continues the field above it. Of two fields with one name the first counts, as it does
    for gettext.
    """
    fields: dict[str, list[str]] = {}
    last: list[str] = []
    for line in map(str.strip, mend(text).split("\n")):
        match = _FIELD.fullmatch(line)
        if match is None:
            last.append(line)
        elif match[1] not in fields:
            last = fields[match[1]] = [match[2]]
    known = {name: _tidy(lines) for name, lines in fields.items()}
    return {**known, "Content-Type": _CONTENT_TYPE} if "Content-Type" in known else known


def write_header(fields: Mapping[str, str], *, locale: str) -> str:
    """The msgstr of a header."""
    return "".join(f"{name}: {value}\n" for name, value in complete(fields, locale=locale).items())


@cache
def _plural_forms(locale: str) -> str:
    """Empty for a template and for a language that has no plural rules that we know: gettext then asks for none."""
    try:
        plural = get_plural(_gettext(locale)) if locale else None
    except (UnknownLocaleError, ValueError):
        return ""
    return f"nplurals={plural.num_plurals}; plural={plural.plural_expr};" if plural else ""


def _tidy(lines: Iterable[str]) -> str:
    return "\n".join(filter(None, map(str.strip, lines)))


def _gettext(locale: str) -> str:
    """``zh_Hant`` for ``zh-Hant``: gettext and the editors built on it know only the underscore."""
    return locale.replace("-", "_")


def _natural(name: str) -> list[tuple[int, str]]:
    """Order of polib: numbers in names by value, letters without case."""
    runs = re.split("([0-9]+)", name)
    return [
        (len(digits := run.lstrip("0")), digits) if run.isdecimal() else (-1, run.lower()) for run in runs
    ]
