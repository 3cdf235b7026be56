"""Brackets: closed, in pairs of one kind and width; by paragraph in a report."""

import re
from collections.abc import Iterable, Iterator, Sequence

from l10n.checks.pair import Pair
from l10n.checks.paragraphs import paragraphs
from l10n.checks.rule import Hit, Rule
from l10n.checks.unbalanced import UNBALANCED
from l10n.model import Severity

_PAIRS = {
    "(": ")",
    "[": "]",
    "（": "）",
    "［": "］",
    "〔": "〕",
    "【": "】",
    "〈": "〉",
    "《": "》",
    "{": "}",
}
_CLOSING = {close: open_ for open_, close in _PAIRS.items()}
_ALL = frozenset([*_PAIRS, *_CLOSING])
_ANY = re.compile(f"[{re.escape(''.join(_ALL))}]")
_KIN = {"(": "（", "[": "［", ")": "）", "]": "］"}
_LIST = frozenset("0123456789abcdeivxABC가나다①②③１２３")


def _run(pair: Pair) -> Iterator[Hit]:
    if not _ALL.isdisjoint(pair.signs) and not _open_in(pair.plain_source):
        for _, hit in _paragraph([(0, pair.plain_target)]):
            yield hit


def _report(pairs: Sequence[Pair]) -> Iterator[tuple[int, Hit]]:
    for paragraph in paragraphs(pairs):
        if not _open_in("".join(pairs[at].plain_source for at in paragraph)):
            yield from _paragraph([(at, pairs[at].plain_target) for at in paragraph])


def _paragraph(texts: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Hit]]:
    open_now: list[tuple[int, int, str]] = []
    for unit, text in texts:
        for found in _ANY.finditer(text):
            at, sign = found.start(), found[0]
            if sign in _PAIRS:
                open_now.append((unit, at, sign))
            elif open_now and _kin(open_now[-1][2]) == _kin(_CLOSING[sign]):
                right = _PAIRS[open_now.pop()[2]]
                if right != sign:
                    yield (
                        unit,
                        Hit(
                            (at, at + 1), "width", {"sign": sign, "right": right}, Severity.WARNING, fix=right
                        ),
                    )
            elif not _means_something_else(text, at):
                yield unit, Hit((at, at + 1), "closed", {"sign": sign})
    for unit, at, sign in open_now:
        yield unit, Hit((at, at + 1), "open", {"sign": sign})


def _means_something_else(text: str, at: int) -> bool:
    """Whether a closing bracket is the number of an item, as in 1) and 가), or a face."""
    if 0 < at < 4 and text[at - 1] in _LIST:  # noqa: PLR2004 - at the beginning
        return True
    return text[max(0, at - 2) : at + 1].endswith((":-)", ";-)", ":)", ";)"))


def _kin(sign: str) -> str:
    return _KIN.get(sign, sign)


def _open_in(source: str) -> bool:
    return any(source.count(open_) != source.count(close) for open_, close in (("(", ")"), ("[", "]")))


rule = Rule(
    name="brackets",
    group="form",
    severity=Severity.ERROR,
    messages={
        **UNBALANCED,
        "width": {
            "en": "{sign} closes a bracket of another width: {right}.",
            "ko": "{sign}의 너비가 여는 괄호와 다르다: {right}.",
            "ja": "{sign}の幅が始まりと違う：{right}。",
        },
    },
    finds="Brackets that are not closed, not opened, or of two widths.",
    misses="Brackets in sentences whose source leaves one open as well.",
    unit=_run,
    report=_report,
    alone=True,
)
