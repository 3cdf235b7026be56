"""Japanese and Chinese: no spaces at all; what tells a name from a part of a word is the script around it."""

import re

from l10n.terms.find.page import Page
from l10n.terms.term import TermKind

_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc-\u30ff]")
_HIRAGANA = re.compile("[\u3041-\u3096]")
_KANJI = re.compile("[\u3400-\u9fff々]")
_SURE = 3
"""So many kanji hardly stand within another word."""
_BEFORE = frozenset(
    "対在駐訪元前現同旧新北南東西昨今来翌各全両故主抗親反脱離往復以至約計第年月日時中韓朝米露英仏独台与又並及市区県郡道省町村里州府社側"
)
"""Stand before a name and belong to no longer word."""
TITLES = re.compile(
    "氏|様|君|殿|さん|首相|総理|大統領|主席|委員長|総書記|書記|副部長|部長|外相|相|議長|議員|将軍|元帥|大将|記者|教授|博士|監督|選手|作家|詩人|"
    "夫妻|夫人|一家|一族|政権|体制|時代|同志|会長|社長|総裁|知事|市長|大使|国務|国防|党|前|元|著|作|訳|編|談|監|第|率|側|派|名|本|自|父|母|兄|弟|姉|妹|像|容疑|被告|死|逝|訪|来|出|主|両|親|死去"
)
_DERIVED = frozenset("的者物性化員隊所署家派層")
"""Make another word of an expression: 救助隊 is no 救助."""


def judge(page: Page, start: int, end: int, form: str, kind: TermKind) -> str | None:  # noqa: ARG001
    """Empty for a name; None where a longer word goes on before or behind it."""
    text = page.text
    before, after = text[start - 1 : start], text[end : end + 1]
    first, last = text[start], text[end - 1]
    person = kind in {TermKind.PERSON, TermKind.BYLINE}
    if _KATAKANA.match(first) and _KATAKANA.match(before) and not _cut(page, start, person=person):
        return None
    if _KATAKANA.match(last) and _KATAKANA.match(after) and not _cut(page, end, person=person):
        return None
    if first.isascii() and first.isalnum() and before.isascii() and before.isalnum():
        return None
    if last.isascii() and last.isalnum() and after.isascii() and after.isalnum():
        return None
    short = end - start < _SURE
    if short and _HIRAGANA.match(first) and _HIRAGANA.match(before):
        return None
    if (
        short
        and _KANJI.match(first)
        and _KANJI.match(before)
        and not (may_precede(before) or start in page.ends)
    ):
        return None
    return None if short and _KANJI.match(last) and _KANJI.match(after) and _goes_on(page, end, kind) else ""


def _cut(page: Page, at: int, *, person: bool) -> bool:
    """Whether two words in katakana meet here; the parts of one person's name have a dot between them too."""
    return at in page.ends or at in page.starts or (at in page.gaps and not person)


def may_precede(before: str) -> bool:
    """Whether a kanji stands before names and belongs to no longer word: 訪 in 訪朝."""
    return before in _BEFORE


def may_follow(text: str, end: int) -> bool:
    """Whether a title or a unit stands behind a name."""
    return text[end : end + 1] in _UNITS or bool(TITLES.match(text, end))


_UNITS = frozenset("市郡区都道府県省港駅")


def _goes_on(page: Page, end: int, kind: TermKind) -> bool:
    """Whether the kanji behind a short form make another word of it."""
    if end in page.starts:
        return False
    if kind in {TermKind.PERSON, TermKind.BYLINE}:
        return not TITLES.match(page.text, end)
    return kind is TermKind.TERM and page.text[end] in _DERIVED
