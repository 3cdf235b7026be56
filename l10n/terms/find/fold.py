"""One spelling for what a reader takes for the same: width, case, dots, quotes, composed or not, old kanji."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from l10n.terms.transliteration.variants import one_form
from l10n.text.joining import language
from l10n.text.marks import strip_marks

_QUOTES = dict.fromkeys(map(ord, "’‘ʼ′`´"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_SPACES = dict.fromkeys(
    (*range(9, 14), 0x85, 0xA0, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x3000), " "
)
_SPECIAL = re.compile(
    "[\u1100-\u1112\uffa0-\uffdc][\u1161-\u1175]?[\u11a8-\u11c2]?|.[\u0300-\u036f\u3099\u309a]+"
    "|[\uff61-\uff9d][\uff9e\uff9f]?|[\uff01-\uff5e]|[\uf900-\ufaff]"
    "|[\u00ad\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f]|\\s{2,}|[İ㍿-㏿]"
)
_DOTS = re.compile(
    "(?<=[\u3041-\u30ff\u4e00-\u9fff])[・･·‧＝=゠ \u3000\u00a0](?=[\u3041-\u30ff\u4e00-\u9fff])"
)
_NOTHING = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in its folded spelling, and the way back."""

    plain: str
    """The text without marks."""
    text: str
    starts: list[int] | None
    """Of each character of ``text``, in ``plain``; None where the offsets are the same."""
    ends: list[int] | None
    """… and where it ends."""
    marks: list[int] | None
    """Of each character of ``plain``, in the text as it was given; None where the offsets are the same."""

    @property
    def gaps(self) -> frozenset[int]:
        """Characters of ``text`` before which something was folded away."""
        if self.starts is None or self.ends is None:
            return frozenset()
        pairs = enumerate(zip(self.ends, self.starts[1:], strict=False), 1)
        return frozenset(at for at, (end, start) in pairs if start > end)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the text as it was given."""
        first, last = self.inner(start, end)
        if self.marks is None:
            return first, last
        return self.marks[first], self.marks[last - 1] + 1

    def inner(self, start: int, end: int) -> tuple[int, int]:
        """The span in ``plain``."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def fold(text: str, *, locale: str) -> Folded:
    """Fold a text that may hold marks. Linear."""
    plain, marks = strip_marks(text) if "<" in text else (text, None)
    tongue = language(locale)
    table = _table(tongue)
    dotted = tongue in _DOTTED
    if not _SPECIAL.search(plain) and not (dotted and _DOTS.search(plain)):
        return Folded(plain, plain.translate(table).lower(), None, None, marks)
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in (_DOTTED_SPECIAL if dotted else _SPECIAL).finditer(plain):
        parts.append(plain[at : match.start()])
        starts.extend(range(at, match.start()))
        ends.extend(range(at + 1, match.start() + 1))
        other = _replacement(match[0], dotted=dotted)
        parts.append(other)
        starts.extend([match.start()] * len(other))
        ends.extend([match.end()] * len(other))
        at = match.end()
    parts.append(plain[at:])
    starts.extend(range(at, len(plain)))
    ends.extend(range(at + 1, len(plain) + 1))
    return Folded(plain, "".join(parts).translate(table).lower(), starts, ends, marks)


def fold_form(form: str, *, locale: str) -> str:
    """A name in the same spelling."""
    return fold(form, locale=locale).text.strip()


_DOTTED = frozenset({"ja", "zh"})
_DOTTED_SPECIAL = re.compile(f"{_DOTS.pattern}|{_SPECIAL.pattern}")


def _replacement(found: str, *, dotted: bool) -> str:
    if _NOTHING.fullmatch(found[0]):
        return ""
    if found.isspace():
        return "" if dotted and len(found) == 1 else " "
    if dotted and len(found) == 1 and found in "・･·‧＝=゠":
        return ""
    # The only letter that has two for its small one; a mark may stand behind it, or have made it.
    return unicodedata.normalize("NFKC", found).replace("İ", "i")


@cache
def _table(tongue: str) -> dict[int, str]:
    table: dict[int, str] = {**_QUOTES, **_DASHES, **_SPACES}
    if tongue == "ja":
        table |= one_form()
    return table
