"""Another language's letters in the translation."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity

_IN_KO = re.compile(
    r"[\u3041-\u3096\u30a1-\u30fa\u30fc][\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff、。]*|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,20}[\u3041-\u3096\u30a1-\u30fa][\u3041-\u30fc\u4e00-\u9fff]*"
)
_ANY_IN_KO = re.compile("[\u3041-\u30fc\u4e00-\u9fff]")
_HANJA = re.compile(r"[\u4e00-\u9fff]{2,}")
_IN_JA = re.compile(r"[\uac00-\ud7a3][\uac00-\ud7a3 ]*")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]{3,}")
_BRACKETS = re.compile(r"[(（\[［〈《「『“‘=＝][^()（）\[\]［］〉》」』”’]{0,80}[)）\]］〉》」』”’]")
_KANA = re.compile(r"[\u3041-\u30fa]")
_SIMPLIFIED = re.compile(
    "[这们说对为时过发还见长门东车马鱼鸟龙专业严丧丰举义习乡书买亏亚产亲亿仅从仓仪价众优伟传伤]"
)
"""Characters of Chinese that Japanese does not have."""
_SHORT_HANJA = frozenset("北南美中日英韓朝獨露佛前故新舊女男與野軍黨法檢警靑株對大小年月")


def _run(pair: Pair) -> Iterator[Hit]:
    text = pair.plain_target
    if pair.language == "ko":
        if not _ANY_IN_KO.search(text):
            return
        masked = _mask(text)
        yield from _foreign(text, _IN_KO, masked, pair)
        for match in _HANJA.finditer(masked):
            if match[0] not in pair.plain_source and not set(match[0]) <= _SHORT_HANJA:
                yield Hit(match.span(), values={"target": match[0]}, severity=Severity.WARNING)
    elif pair.language == "ja":
        if _IN_JA.search(text):
            yield from _foreign(text, _IN_JA, _mask(text), pair)
        if not _KANA.search(text) and len(_SIMPLIFIED.findall(text)) > 1:
            yield Hit((0, len(text)), values={"target": text[:40]})


def _foreign(text: str, pattern: re.Pattern[str], masked: str, pair: Pair) -> Iterator[Hit]:
    for match in pattern.finditer(masked):
        found = match[0].strip()
        if found and found not in pair.plain_source:
            yield Hit(
                (match.start(), match.start() + len(found)),
                values={"target": text[match.start() : match.start() + min(len(found), 40)]},
            )


def _mask(text: str) -> str:
    """Without what stands in brackets, where a spelling in another script may."""
    return _BRACKETS.sub(lambda m: "\ufffc" * len(m[0]), text)


rule = Rule(
    name="wrong-language",
    group="completeness",
    severity=Severity.ERROR,
    messages={
        "": {
            "en": "Not of this language: “{target}”.",
            "ko": "한국어가 아니다: “{target}”.",
            "ja": "日本語ではない：「{target}」。",
        }
    },
    finds="Kana and hanja in Korean, hangul in Japanese, outside brackets and quotation marks.",
    misses="What stands in brackets or quotation marks; Chinese written with characters that Japanese has too.",
    unit=_run,
    locales=frozenset({"ko", "ja"}),
)
