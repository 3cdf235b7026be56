"""Spaces that are too many."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity

_DOUBLE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_BEFORE = re.compile(r"(?<=[^\s.…])[ \u00a0\u3000]+(?=[,.!?;:，．！？、。」』）)\]］’”](?![\w.?!]))")
_JA_BEFORE = re.compile(r"(?<=[^\s])[ \u00a0\u3000]+(?=[、。」』）])|(?<=[「『（])[ \u00a0\u3000]+")
_DETACHED = re.compile(
    r"(?<=[가-힣”’)\]])[ ]+(는|를|을|에서|에게|으로|의|와|과|은|에는|에서는|이라고|라고|까지|부터|보다|처럼)(?=[ ,.])"
)
_MAYBE_DETACHED = re.compile(
    " (?:는|를|을|에서|에게|으로|의|와|과|은|에는|에서는|이라고|라고|까지|부터|보다|처럼)[ ,.]"
)
_OF_SPEECH = frozenset({"라고", "이라고"})
_BETWEEN = re.compile(r"(?<=[\u3041-\u3096\u4e00-\u9fff])[ ](?=[\u3041-\u3096\u4e00-\u9fff])")
_AFTER_COMMA = re.compile(",(?<=[가-힣],)(?=[가-힣])")
_OPEN = re.compile(r"(?<=[(\[“‘（「『])[ \u00a0]+(?=\S)")
_SPACES = frozenset(" \u3000\u00a0")
_MAYBE = re.compile(
    r"[ \u00a0\u3000(\[“‘（「『](?:(?<=[ \u00a0\u3000])[ \u00a0\u3000,.!?;:，．！？、。」』）)\]］’”]|(?<=[(\[“‘（「『])[ \u00a0\u3000])"
)
"""A space beside a space or beside a sign: without one there is nothing else to look for, and one scan tells."""
_SHORT = 50
"""Letters of a Korean unit up to which a doubled space is seen; in longer ones, set in lines, it is a slip that no
reader meets, and the most frequent of all: a remark."""
_ADNOMINAL = 4, 8
"""Tails ㄴ and ㄹ: a word before a noun may end so, and 은 be silver."""


def _run(pair: Pair) -> Iterator[Hit]:
    text = pair.plain_target
    if pair.language == "ko":
        yield from _korean(text)
    if _SPACES.isdisjoint(pair.signs):
        return
    beside = bool(_MAYBE.search(text))
    if beside:
        yield from _too_many(pair, text)
    if pair.language == "ja":
        for match in _BETWEEN.finditer(text):
            yield Hit(match.span(), "between", severity=Severity.INFO)
    if beside and not _OPEN.search(pair.plain_source):
        for match in _OPEN.finditer(text):
            yield Hit(match.span(), "after", {"sign": text[match.start() - 1]}, fix="")
    if text[0].isspace() or text[-1].isspace():
        yield from _ends(pair)


def _too_many(pair: Pair, text: str) -> Iterator[Hit]:
    told: list[tuple[int, int]] = []
    remark = Severity.INFO if pair.language == "ko" and len(text) > _SHORT else None
    for match in _DOUBLE.finditer(text):
        told.append(match.span())
        yield Hit(match.span(), "double", severity=remark, fix=" " if pair.language != "ja" else "")
    if pair.language != "fr":
        before = _JA_BEFORE if pair.language == "ja" else _BEFORE
        for match in before.finditer(text):
            if match.span() not in told:
                yield Hit(match.span(), "before", {"sign": text[match.end() : match.end() + 1]}, fix="")


def _korean(text: str) -> Iterator[Hit]:
    for match in _AFTER_COMMA.finditer(text):
        yield Hit(match.span(), "comma", fix=", ")
    for match in _DETACHED.finditer(text) if _MAYBE_DETACHED.search(text) else ():
        particle, last = match[1], text[match.start() - 1]
        if "가" <= last <= "힣":
            tail = (ord(last) - 0xAC00) % 28
            if particle == "은" and (tail in _ADNOMINAL or tail == 0):
                continue
            if particle in {"과", "의", "라고", "보다", "이라고"} and (
                tail in _ADNOMINAL or particle in {"보다", "과", "의"}
            ):
                continue
            if particle in {"을", "은", "으로", "이라고"} and tail == 0:
                continue
            if particle in {"는", "를", "와"} and tail != 0:
                continue
            if particle == "와" and last in "다아어고러려":
                continue  # 갔다 와, 사다 와: the verb
        # ” 라고: by the rules it is joined, but many write it apart.
        severity = Severity.INFO if particle in _OF_SPEECH and last in "”’" else None
        yield Hit((match.start(), match.start(1)), "detached", {"target": particle}, severity, fix="")


def _ends(pair: Pair) -> Iterator[Hit]:
    for name, edge, other in (
        ("start", pair.plain_target[:1], pair.plain_source[:1]),
        ("end", pair.plain_target[-1:], pair.plain_source[-1:]),
    ):
        if (
            edge in {" ", "\u00a0", "\n", "\t", "\u3000"}
            and not other.isspace()
            and not (name == "start" and edge == "\u3000")
        ):
            stripped = pair.plain_target.strip(" \u00a0\n\t\u3000")
            at = pair.plain_target.find(stripped) if stripped else 0
            span = (0, at) if name == "start" else (at + len(stripped), len(pair.plain_target))
            yield Hit(span, "edge", fix="")


rule = Rule(
    name="spacing",
    group="form",
    severity=Severity.WARNING,
    messages={
        "double": {"en": "Two spaces.", "ko": "공백이 둘이다.", "ja": "空白が重なっている。"},
        "before": {
            "en": "A space before “{sign}”.",
            "ko": "“{sign}” 앞에 공백이 있다.",
            "ja": "「{sign}」の前に空白がある。",
        },
        "after": {
            "en": "A space after “{sign}”.",
            "ko": "“{sign}” 뒤에 공백이 있다.",
            "ja": "「{sign}」の後に空白がある。",
        },
        "comma": {
            "en": "No space after the comma.",
            "ko": "쉼표 뒤에 공백이 없다.",
            "ja": "コンマの後に空白がない。",
        },
        "detached": {
            "en": "The particle “{target}” stands apart from its word.",
            "ko": "조사 “{target}”을 앞말에 붙여 쓴다.",
            "ja": "助詞「{target}」が離れている。",
        },
        "between": {
            "en": "A space inside Japanese text.",
            "ko": "일본어 글자 사이에 공백이 있다.",
            "ja": "文字の間に空白がある。",
        },
        "edge": {
            "en": "A space at the edge of the text.",
            "ko": "글 가장자리에 공백이 있다.",
            "ja": "文の端に空白がある。",
        },
    },
    finds="Doubled spaces, spaces before punctuation, particles apart from their word.",
    misses="Spaces that are missing, and only as remarks: doubled ones in Korean of more than 50 letters and 라고 apart from its quotation. The spacing of Korean words, which needs a dictionary.",
    unit=_run,
)
