"""Register: 했다 against 합니다 and 해요, である against です and ます, outside quotations; by unit and by report."""

import re
from collections.abc import Iterator, Sequence

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.checks.settings import ANY, PLAIN
from l10n.model import Severity

_BIEUP = 17
_WITH_BIEUP = "".join(chr(code) for code in range(0xAC00, 0xD7A4) if (code - 0xAC00) % 28 == _BIEUP)
"""Syllables that end in ㅂ: 습, 합, 입."""
_POLITE = {
    "ko": re.compile(
        rf"(?:[{_WITH_BIEUP}]니(?:다|까)|세요|네요|군요|(?:해|예|에|아|어|여|와|워|봐|돼|져|려|켜|쳐|춰|둬|줘|려|세|지|까|거든|는데|데|을게|ㄹ게|죠)요|이어요|시오|죠)(?=[.!?。]?[\s”’\")\]]*(?:\Z|[.!?]\s))"
    ),
    "ja": re.compile(
        r"(?:です|ます|ました|ません|でした|ましょう|でしょう|ください|くださいませ|ございます)(?:か|ね|よ|が)?(?=[。！？!?](?!」)|\s*\Z)"
    ),
}
_PLAIN = {
    "ko": re.compile(r"(?:[가-힣]다|는가|을까|ㄹ까|던가)(?=[.!?]\s*(?:\Z|\s)|\s*\Z)"),
    "ja": re.compile(r"(?:である|だった|だ|た|る|い|う|く|す|つ|ぬ|む|ぐ|ぶ)(?=。(?!」)|\s*\Z)"),
}
_SPOKEN = re.compile(r"[“\"「『‘]")


def _run(pair: Pair) -> Iterator[Hit]:
    wanted = pair.style.register
    if wanted == ANY or pair.role == "quote":
        return
    text = pair.plain_target
    if wanted == PLAIN:
        for match in _outside(pair, _POLITE[pair.language]):
            yield Hit(match.span(), "polite", {"target": match[0]})
    elif len(text) > 12:  # noqa: PLR2004 - a label
        for match in _outside(pair, _PLAIN[pair.language]):
            if text.rstrip().endswith((".", "。", "다", "!", "?")):
                yield Hit(match.span(), "plain", {"target": match[0]})


def _outside(pair: Pair, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    text = pair.plain_target
    for match in pattern.finditer(text):
        if not pair.in_quotes(match.start()) and not pair.in_quotes(match.end() - 1):
            yield match


def _report(pairs: Sequence[Pair]) -> Iterator[tuple[int, Hit]]:
    """Where either is allowed, one report keeps to one."""
    if not pairs or pairs[0].style.register != ANY:
        return
    polite: list[tuple[int, re.Match[str]]] = []
    plain: list[tuple[int, re.Match[str]]] = []
    for at, pair in enumerate(pairs):
        if pair.role in {"quote", "title", "subhead", "caption"}:
            continue
        found = next(_outside(pair, _POLITE[pair.language]), None)
        if found:
            polite.append((at, found))
        elif (
            found := next(_outside(pair, _PLAIN[pair.language]), None)
        ) and pair.plain_target.rstrip().endswith((".", "。")):
            plain.append((at, found))
    fewer, says = (polite, "polite") if len(polite) <= len(plain) else (plain, "plain")
    if len(fewer) * 3 <= len(polite) + len(plain):
        for at, match in fewer:
            yield at, Hit(match.span(), says, {"target": match[0]})


rule = Rule(
    name="register",
    group="register",
    severity=Severity.WARNING,
    messages={
        "polite": {
            "en": "“{target}” is polite; the copy is plain.",
            "ko": "“{target}”: 기사문은 ‘-다’체로 쓴다.",
            "ja": "「{target}」：記事は「である」調で書く。",
        },
        "plain": {
            "en": "“{target}” is plain; the copy is polite.",
            "ko": "“{target}”: 이 글은 ‘-니다’체다.",
            "ja": "「{target}」：この記事は「です・ます」調。",
        },
    },
    finds="Endings of the other register outside quotations; where both are allowed, the fewer of a report.",
    misses="Words of another register; endings inside a sentence.",
    unit=_run,
    report=_report,
    locales=frozenset({"ko", "ja"}),
)
