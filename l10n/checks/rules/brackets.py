"""Brackets: closed, in pairs of one kind and width; by paragraph in a report."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
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
    text = pair.plain_target
    if _ALL.isdisjoint(pair.signs) or _open_in(pair.plain_source):
        return
    open_now: list[tuple[int, str]] = []
    for found in _ANY.finditer(text):
        at, sign = found.start(), found[0]
        if sign in _PAIRS:
            open_now.append((at, sign))
        else:
            if open_now and _kin(open_now[-1][1]) == _kin(_CLOSING[sign]):
                if open_now[-1][1] != _CLOSING[sign]:
                    right = _PAIRS[open_now[-1][1]]
                    yield Hit(
                        (at, at + 1), "width", {"sign": sign, "right": right}, Severity.WARNING, fix=right
                    )
                open_now.pop()
            elif not open_now and at and (text[at - 1] in _LIST) and at < 4:  # noqa: PLR2004 - 1) and 가)
                continue
            elif text[max(0, at - 2) : at + 1] in {":-)", ";-)"} or text[max(0, at - 1) : at + 1] in {
                ":)",
                ";)",
            }:
                continue
            else:
                yield Hit((at, at + 1), "closed", {"sign": sign})
    for at, sign in open_now:
        yield Hit((at, at + 1), "open", {"sign": sign})


def _kin(sign: str) -> str:
    return _KIN.get(sign, sign)


def _open_in(source: str) -> bool:
    return any(source.count(open_) != source.count(close) for open_, close in (("(", ")"), ("[", "]")))


rule = Rule(
    name="brackets",
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
        "width": {
            "en": "{sign} closes a bracket of another width: {right}.",
            "ko": "{sign}의 너비가 여는 괄호와 다르다: {right}.",
            "ja": "{sign}の幅が始まりと違う：{right}。",
        },
    },
    finds="Brackets that are not closed, not opened, or of two widths.",
    misses="Brackets in sentences whose source leaves one open as well.",
    unit=_run,
)
