"""What stands behind the core of a name to say what it is: 군 for County, 大学 for University."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

_BETWEEN = {"ko": "[가-힣]{0,4}? ?", "ja": "[\u3400-\u9fff々ァ-ヺー]{0,4}?"}
"""What may stand between core and head: 김책제철련합기업소."""
_COLUMNS = {"ko": 1, "ja": 2}


def extended(text: str, end: int, names: Iterable[str], *, tongue: str) -> int:
    """Where a counterpart with its head ends; ``end`` where none stands there.

    Args:
        text: the translation.
        end: of the counterpart of the name's core.
        names: the words of the name.
        tongue: of the translation.
    """
    for name in names:
        pattern = _pattern(name, tongue)
        found = pattern.match(text, end) if pattern else None
        if found is not None:
            return found.end()
    return end


def added(text: str, end: int, *, tongue: str) -> int:
    """Where a counterpart ends with a word for what it is that the name does not have: 연합뉴스 for Yonhap.

    Args:
        text: the translation.
        end: of the counterpart.
        tongue: of the translation.
    """
    forms = _heads()["*"][_COLUMNS[tongue] - 1] if tongue in _COLUMNS else ()
    return end + max((len(form) for form in forms if text.startswith(form, end)), default=0)


def before_heads(text: str, names: Iterable[str], *, tongue: str) -> list[tuple[int, int]]:
    """Stretches of words that such a head stands behind, with or without a word between.

    Args:
        text: the translation.
        names: the words of the name.
        tongue: of the translation.
    """
    found: list[tuple[int, int]] = []
    for name in names:
        pattern = _pattern(name, tongue)
        if pattern is not None:
            for word in _WORD.finditer(text):
                ends = range(word.start() + 2, word.end())
                found += [(word.start(), end) for end in ends if pattern.match(text, end)]
    return found


_WORD = re.compile("[가-힣]{3,20}")


@cache
def _pattern(name: str, tongue: str) -> re.Pattern[str] | None:
    forms = _heads().get(name.rstrip("."))
    if forms is None or tongue not in _COLUMNS:
        return None
    choices = "|".join(map(re.escape, forms[_COLUMNS[tongue] - 1]))
    return re.compile(f"(?:{_BETWEEN[tongue]})?(?:{choices})| (?:{choices})")


@cache
def _heads() -> Mapping[str, tuple[list[str], list[str]]]:
    lines = files("l10n.terms.harvesting").joinpath("heads.txt").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {name: (korean.split(), japanese.split()) for name, korean, japanese in rows}
