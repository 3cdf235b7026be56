"""Quotation marks: closed, and the right way round; by paragraph in a report."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from l10n.checks.pair import Pair
from l10n.checks.paragraphs import paragraphs
from l10n.checks.rule import Hit, Rule
from l10n.checks.unbalanced import UNBALANCED
from l10n.model import Severity
from l10n.text.saying import says

_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "〝": "〟", "«": "»"}
_CLOSING = {close: open_ for open_, close in _PAIRS.items()}

_LONG = 30
"""Letters from which the rest of a unit is sentences, not words."""
_TAIL = 10
"""Letters at the end in which a verb of saying would stand."""
_ALL = frozenset([*_PAIRS, *_CLOSING, '"'])
_ANY = re.compile(f"[{''.join(_ALL)}]")
_BEGINS = re.compile(r"(?<![\w'])'(?=\w)")
_ENDS = re.compile(r"(?<=[\w.,!?])'(?!\w)")
"""Straight single quotation marks that begin and end something."""


def _run(pair: Pair) -> Iterator[Hit]:
    if _ALL.isdisjoint(pair.signs):
        return
    for _, hit in _paragraph([(0, pair.plain_target)]):
        # A quotation may go on in the next sentence, where it does so in the source.
        if hit.says in {"open", "closed"} and _unbalanced(pair.plain_source):
            continue
        arguable = _goes_on(pair, hit) or (hit.says == "twice" and _unbalanced(pair.plain_source))
        yield replace(hit, severity=Severity.INFO) if arguable else hit


def _goes_on(pair: Pair, hit: Hit) -> bool:
    """Whether an open quotation fills the rest of the unit, its speaker not yet named: the next may close it.

    Translators often give the speaker a sentence of his own. In a report that sentence is seen as well.
    """
    if hit.says != "open" or not hit.span:
        return False
    rest = pair.plain_target[hit.span[1] :]
    return len(rest) >= _LONG and not says(rest[-_TAIL:], locale=pair.locale)


def _report(pairs: Sequence[Pair]) -> Iterator[tuple[int, Hit]]:
    for paragraph in paragraphs(pairs):
        yield from _paragraph([(at, pairs[at].plain_target) for at in paragraph])


def _paragraph(texts: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Hit]]:
    open_now = _Open()
    for unit, text in texts:
        for found in _ANY.finditer(text):
            yield from open_now.read(unit, text, found.start())
    yield from open_now.end()


class _Open:
    """The quotation marks of a paragraph that wait for their counterpart."""

    def __init__(self) -> None:
        self._curly: list[tuple[int, int, str]] = []
        self._nested: list[tuple[int, int, str]] = []
        """Opened inside a quotation of the same kind."""
        self._straight: tuple[int, int] | None = None
        self._count: Counter[str] = Counter()
        """Of each sign in ``_curly``."""

    def read(self, unit: int, text: str, at: int) -> Iterator[tuple[int, Hit]]:
        """Take the next mark."""
        sign = text[at]
        if sign == '"':
            yield from self._read_straight(unit, at)
        elif sign in _PAIRS:
            if sign == "‘" and _apostrophe(text, at):
                return
            if sign != "‘" and self._has(sign):
                self._nested.append((unit, at, sign))
            self._curly.append((unit, at, sign))
            self._count[sign] += 1
        else:
            yield from self._close(unit, text, at)

    def end(self) -> Iterator[tuple[int, Hit]]:
        """What is left open."""
        left = [opened for opened in self._curly if opened[2] != "‘"]
        for unit, at, sign in self._nested:
            # Nested in its own kind, or the wrong way round: the first closes again.
            severity = Severity.ERROR if left else Severity.INFO
            yield unit, Hit((at, at + 1), "twice", {"sign": sign, "right": _PAIRS[sign]}, severity)
        for unit, at, sign in () if self._nested else left:
            yield unit, Hit((at, at + 1), "open", {"sign": sign})
        if self._straight:
            unit, at = self._straight
            yield unit, Hit((at, at + 1), "open", {"sign": '"'}, Severity.WARNING)

    def _read_straight(self, unit: int, at: int) -> Iterator[tuple[int, Hit]]:
        if not self._straight and self._curly and self._curly[-1][2] in "“‘":
            self._pop()
            yield unit, Hit((at, at + 1), "mixed", {"sign": '"'}, Severity.INFO)
        else:
            self._straight = None if self._straight else (unit, at)

    def _close(self, unit: int, text: str, at: int) -> Iterator[tuple[int, Hit]]:
        sign = text[at]
        opening = _CLOSING[sign]
        if self._straight and sign in "”’" and not self._has(opening):
            if sign == "”" or not _apostrophe(text, at):
                self._straight = None
                yield unit, Hit((at, at + 1), "mixed", {"sign": sign}, Severity.INFO)
        elif self._has(opening):
            if sign == "’" and self._curly[-1][2] != "‘":
                return  # an apostrophe
            while self._curly[-1][2] != opening:
                other, place, lost = self._pop()
                if lost != "‘":
                    yield other, Hit((place, place + 1), "open", {"sign": lost})
            self._pop()
        elif sign != "’":
            yield unit, Hit((at, at + 1), "closed", {"sign": sign})

    def _pop(self) -> tuple[int, int, str]:
        opened = self._curly.pop()
        self._count[opened[2]] -= 1
        return opened

    def _has(self, sign: str) -> bool:
        return self._count[sign] > 0


def _apostrophe(text: str, place: int) -> bool:
    """Between letters or before digits: O’Neill, ’90s."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return (before.isascii() and before.isalpha()) or (after.isdigit() and not before.isascii())


def _unbalanced(source: str) -> bool:
    opened = source.count("“") - source.count("”")
    if opened != 0 or source.count('"') % 2 == 1:
        return True
    return "'" in source and len(_BEGINS.findall(source)) != len(_ENDS.findall(source))


rule = Rule(
    name="quotes",
    group="form",
    severity=Severity.ERROR,
    messages={
        **UNBALANCED,
        "mixed": {
            "en": "{sign} ends what another kind of quotation mark began.",
            "ko": "{sign}가 시작한 따옴표와 다르다.",
            "ja": "{sign}が始まりの引用符と違う。",
        },
        "twice": {
            "en": "{sign} opens again: should it be {right}?",
            "ko": "{sign}를 다시 열었다. {right}가 아닌가?",
            "ja": "{sign}がまた開いている。{right}ではないか。",
        },
    },
    finds="Quotation marks that are not closed, not opened or the wrong way round, within a paragraph.",
    misses="Straight quotation marks the wrong way round: nobody can see that; single ones that are apostrophes as well.",
    unit=_run,
    report=_report,
    alone=True,
)
