"""Quotation marks: closed, and the right way round; by paragraph in a report."""

import re
from collections.abc import Iterable, Iterator, Sequence

from l10n.checks.pair import Pair
from l10n.checks.paragraphs import paragraphs
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity

_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "〝": "〟", "«": "»"}
_CLOSING = {close: open_ for open_, close in _PAIRS.items()}

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
        yield hit


def _report(pairs: Sequence[Pair]) -> Iterator[tuple[int, Hit]]:
    for paragraph in paragraphs(pairs):
        yield from _paragraph([(at, pairs[at].plain_target) for at in paragraph])


def _paragraph(texts: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Hit]]:
    open_now: list[tuple[int, int, str]] = []
    nested: list[tuple[int, int, str]] = []
    straight: tuple[int, int] | None = None
    for at, text in texts:
        for found in _ANY.finditer(text):
            place, sign = found.start(), found[0]
            if sign == '"':
                if not straight and open_now and open_now[-1][2] in "“‘":
                    open_now.pop()
                    yield at, Hit((place, place + 1), "mixed", {"sign": sign}, Severity.INFO)
                    continue
                straight = None if straight else (at, place)
            elif sign in _PAIRS:
                if sign == "‘" and _apostrophe(text, place):
                    continue
                if sign != "‘" and any(opened[2] == sign for opened in open_now):
                    nested.append((at, place, sign))
                open_now.append((at, place, sign))
            elif sign in _CLOSING:
                if straight and sign in "”’" and not any(opened[2] == _CLOSING[sign] for opened in open_now):
                    if sign == "”" or not _apostrophe(text, place):
                        straight = None
                        yield at, Hit((place, place + 1), "mixed", {"sign": sign}, Severity.INFO)
                    continue
                if open_now and open_now[-1][2] == _CLOSING[sign]:
                    open_now.pop()
                elif sign == "’" and (_apostrophe(text, place) or not open_now or open_now[-1][2] != "‘"):
                    continue
                elif any(opened[2] == _CLOSING[sign] for opened in open_now):
                    while open_now and open_now[-1][2] != _CLOSING[sign]:
                        lost = open_now.pop()
                        yield lost[0], Hit((lost[1], lost[1] + 1), "open", {"sign": lost[2]})
                    open_now.pop()
                else:
                    yield at, Hit((place, place + 1), "closed", {"sign": sign})
    left = [opened for opened in open_now if opened[2] != "‘"]
    for at, place, sign in nested:
        # Nested in its own kind, or the wrong way round: the first closes again.
        severity = Severity.ERROR if left else Severity.INFO
        yield at, Hit((place, place + 1), "twice", {"sign": sign, "right": _PAIRS[sign]}, severity)
    for at, place, sign in left:
        if not nested:
            yield at, Hit((place, place + 1), "open", {"sign": sign})
    if straight:
        yield straight[0], Hit((straight[1], straight[1] + 1), "open", {"sign": '"'}, Severity.WARNING)


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
        "open": {
            "en": "{sign} is not closed.",
            "ko": "{sign}를 닫지 않았다.",
            "ja": "{sign}が閉じていない。",
        },
        "closed": {
            "en": "{sign} closes what was not opened.",
            "ko": "열지 않은 {sign}를 닫았다.",
            "ja": "{sign}に対応する始まりがない。",
        },
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
