"""The right number of the wrong thing: tons as kilograms, dollars as won."""

from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.text.numerals import Numeral
from l10n.text.units import CURRENCIES, MEASURES

_SAME = {
    frozenset({"year", "age"}),
    frozenset({"pound", "lb"}),
    frozenset({"kmh", "km"}),
    frozenset({"mph", "mile"}),
    frozenset({"minute", "second"}),
}
_LONGEST = 14
"""Characters of a unit that are shown."""
_KILO = frozenset({"km", "kg", "kmh", "kw"})


def _run(pair: Pair) -> Iterator[Hit]:
    source, target = pair.source_figures, pair.target_figures
    theirs = [n for n in target.numerals if n.unit]
    if not theirs:
        return
    for numeral in source.numerals:
        if not _asked(numeral.unit):
            continue
        same = [n for n in target.numerals if n.value == numeral.value and n.kind is numeral.kind]
        if not same or any(not _asked(n.unit) or _agree(numeral.unit, n.unit) for n in same):
            continue
        if any(
            n.value == numeral.value and n is not numeral and any(_agree(n.unit, t.unit) for t in same)
            for n in source.numerals
        ):
            continue
        wrong = same[0]
        if _group(numeral.unit) != _group(wrong.unit):
            continue
        yield Hit(
            (wrong.start, _end(target.text, wrong)),
            values={
                "source": source.text[numeral.start : _end(source.text, numeral)].strip(),
                "target": target.text[wrong.start : _end(target.text, wrong)].strip(),
            },
        )


def _asked(unit: str) -> bool:
    return unit in MEASURES or unit in CURRENCIES or unit == "kilo"


def _agree(one: str, other: str) -> bool:
    if one == other or frozenset({one, other}) in _SAME:
        return True
    return (one == "kilo" and other in _KILO) or (other == "kilo" and one in _KILO)


def _group(unit: str) -> str:
    if unit == "kilo":
        return "length"
    group = "money" if unit in CURRENCIES else MEASURES[unit][0]
    return "length" if group in {"mass", "speed", "area", "volume"} else group


def _end(text: str, numeral: Numeral) -> int:
    """With the unit, as far as it is one word."""
    end = numeral.end
    while (
        end < len(text)
        and end - numeral.end < _LONGEST
        and (text[end].isalnum() or (end == numeral.end and text[end] in " -"))
    ):
        end += 1
        if text[end - 1] in "톤원엔円元분초년":
            break
    return end


rule = Rule(
    name="units",
    group="facts",
    severity=Severity.ERROR,
    messages={
        "": {
            "en": "“{source}” in the source, “{target}” here: the unit is another.",
            "ko": "원문은 “{source}”인데 여기는 “{target}”이다. 단위가 다르다.",
            "ja": "原文は「{source}」、ここでは「{target}」。単位が違う。",
        }
    },
    finds="The number of the source with another unit or currency.",
    misses="Units that are not in `l10n/text/units.py`, and キロ or 킬로 for the other of its two meanings.",
    unit=_run,
    locales=frozenset({"ko", "ja"}),
)
