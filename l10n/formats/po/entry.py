"""One entry of a PO file as it stands there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from l10n.formats.po.mend import mend_flags

_FLAG = re.compile(r'(?:[^,"]++|"[^"]*+"|")++')


@dataclass(slots=True)
class Entry:
    """One entry of a PO file."""

    line: int = 0
    """1-based, of its msgctxt or msgid; 0 while it has neither."""
    obsolete: bool = False
    comments: list[str] = field(default_factory=list[str])
    notes: list[str] = field(default_factory=list[str])
    places: list[str] = field(default_factory=list[str])
    flags: list[str] = field(default_factory=list[str])
    strings: dict[str, str] = field(default_factory=dict[str, str])
    """``msgctxt``, ``msgid``, ``msgstr``."""
    previous: dict[str, str] = field(default_factory=dict[str, str])
    """The same of ``#|`` lines."""

    @property
    def begun(self) -> bool:
        """Whether it has more than comments that may stand alone."""
        return bool(self.line or self.notes or self.places or self.flags or self.previous)


def read_flags(line: str) -> Iterator[str]:
    """The flags of a ``#,`` line: between commas; ``fuzzy`` also between spaces, which is how gettext reads it."""
    for flag in mend_flags(_FLAG.findall(line)):
        words = flag.split()
        others = [word for word in words if word != "fuzzy"]
        if len(others) < len(words):
            yield "fuzzy"
        if others:
            yield " ".join(others)
