"""What a block or a sentence is, by the form of its text.

Only forms that leave no doubt count: an unmarked paragraph stays a paragraph.
"""

import re
from collections.abc import Sequence

from l10n.model import Document, Role

_AGENCY = r"(?:ASIA\s?PRESS|아시아프레스|アジアプレス|Reuters|AFP|AP|KCNA|Kyodo|Yonhap|연합뉴스|조선중앙통신|朝鮮中央通信|共同)"

# A surname in capitals marks a name: ISHIMARU Jiro, KANG Ji-won. So does a bracket around two, or “By”.
_CAPS_NAME = (
    r"(?:[A-Z]{2,}(?:-[A-Z]+)?\s[A-Z][a-z]+(?:[-'’][A-Za-z]+)*|[A-Z][a-z]+(?:-[A-Za-z]+)?\s[A-Z]{3,})"
)
_NAME = r"(?:[A-Z][\w.'’-]*\s){1,2}[A-Z][\w'’-]+"
_AND = r"\s*(?:/|,|&|\band\b)\s*"
_KO_SURNAME = (
    "[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구라민진지엄채원천방공현함변염여추도소석선설마길"
    "연위표명기반왕금옥육인맹제모탁국은편용리림]"
)
_KO_NAME = rf"(?:{_KO_SURNAME}[가-힣]{{2}}|[가-힣]{{2,4}}\s[가-힣]{{1,4}})"
_JA_NAME = r"(?:[一-龯々]{1,3}\s?[一-龯々ぁ-んァ-ヶ]{1,3}|[ァ-ヶー]+[・＝][ァ-ヶー]+)"

_BYLINE = re.compile(
    rf"""[(（\[［]?\s*(?:
        {_CAPS_NAME}(?:{_AND}{_CAPS_NAME})*(?:,?\s*{_AGENCY})?
      | (?:(?:Reported|Reporting|Written|Words|Text|Story)\s)?[Bb][Yy]:?\s(?:{_CAPS_NAME}|{_NAME})(?:{_AND}(?:{_CAPS_NAME}|{_NAME}))*
        (?:,?\s*{_AGENCY})?
      | {_KO_NAME}(?:\s?[/·,]\s?{_KO_NAME})*\s?(?:기자|특파원|객원기자|편집위원|선임기자)
      | (?:글|취재|기자|글·사진|취재·글)\s?[=:ㆍ·]?\s?{_KO_NAME}(?:\s?[/·,]\s?{_KO_NAME})*
      | {_KO_NAME}(?:\s?/\s?{_KO_NAME})+
      | {_JA_NAME}(?:\s?[/／、]\s?{_JA_NAME})+
      | (?:文|取材|取材・文|文・写真)[・：:＝=\s]{_JA_NAME}(?:\s?[/／、]\s?{_JA_NAME})*
      | [一-龯々]{{3,6}}(?:記者|特派員|編集委員)
    )\s*[)）\]］]?""",
    re.VERBOSE,
)
_NO_NAME = (
    "계속|사진|다음|이전|편집|촬영|제공|자료|전문|이상|일부|아래|웃음|정정|한국|북한|중국|일본|러시아|미국|주민|당국|"
    "続|前編|後編|終|完|写真|敬称|注|編集|以上|関連|参考|抜粋|要旨|訂正|朝鮮|中国|韓国|日本|米国|新聞|通信|[社省市道局年月日頃時部面図表号]"
)
"""What stands in brackets after a stop and has the length of a name."""

_BRACKETED_BYLINE = re.compile(
    rf"[(（](?![^)）]*(?:{_NO_NAME}))\s*"
    rf"(?:{_KO_SURNAME}[가-힣]{{2}}|[가-힣]{{3,4}}\s[가-힣]{{2,3}}|[一-龯々]{{3,5}}|[一-龯々]{{1,3}}\s[一-龯々]{{1,3}}"
    r"|[ァ-ヶー]+[・＝][ァ-ヶー]+)\s*[)）]"
)

_MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DATE = rf"""(?:{_MONTHS}\.?\s\d{{1,2}}(?:,\s?\d{{4}})?|\d{{1,2}}\s{_MONTHS}\.?(?:\s\d{{4}})?|\d{{4}}[./-]\s?\d{{1,2}}[./-]\s?\d{{1,2}}\.?
    |(?:\d{{4}}년\s?)?\d{{1,2}}월\s?\d{{1,2}}일|(?:[\d０-９]{{4}}年)?[\d０-９]{{1,2}}月[\d０-９]{{1,2}}日)"""
_DATELINE = re.compile(
    rf"""[(（]?\s*(?:
        (?:(?:Published|Updated|Posted)(?:\son)?:?\s|입력:?\s|게시:?\s|公開日?[:：]?\s?|更新日?[:：]?\s?)?{_DATE}
      | [A-Z][A-Z .'-]{{2,30}},\s(?:[A-Z][A-Za-z .]{{2,30}},?\s?)?(?:{_DATE})?\s?(?:\([A-Z]+\))?\s?(?:--|[—–])?
    )\s*[)）]?""",
    re.VERBOSE,
)

_SUBHEAD = re.compile(r"[◆◇■□●▼]\s?[^◆◇■□●▼\s].{0,118}", re.DOTALL)

_WHO = rf"(?:(?:(?:an?|our|the)\s)?reporting\spartner\b.{{0,50}}|{_AGENCY}.{{0,30}}|(?:{_CAPS_NAME}|{_NAME})(?:\s?[/,(].{{0,40}})?)"
_CREDIT = re.compile(
    rf"""[(（\[［]?\s*(?:
        (?:Photos?|Images?|Pictures?|Video|Map|Graphic)\s?(?:credits?)?\s?(?:[:=/©]|\b(?:by|courtesy\sof)\b)\s?{_WHO}
      | (?:Photographed|Filmed|Taken|Shot)\sby\s{_WHO}
      | [©Ⓒ]\s?.{{2,40}}
      | (?:사진|촬영|영상|자료|사진제공|사진\s제공)\s?[=:ㆍ·/]?\s?(?:제공\s?)?{_AGENCY}
      | (?:[^.。]{{0,30}}\s)?{_AGENCY}\s?(?:촬영|제공)
      | (?:촬영|사진)\s?[=:ㆍ·/]\s?{_KO_NAME}(?:\s?\(?{_AGENCY}\)?)?
      | (?:[^.。]{{0,24}}\s)?취재\s?협력자(?:가)?\s촬영
      | (?:撮影|写真|映像|提供|写真提供)\s?[：:＝=／/・]?\s?(?:{_AGENCY}|{_JA_NAME})
      | [^。]{{0,30}}{_AGENCY}\s?(?:撮影|提供)
    )[.。]?\s*[)）\]］]?""",
    re.VERBOSE,
)

_CAPTION = re.compile(
    rf"""(?:
        [(（\[［【<＜〈](?:PHOTOS?|Photos?|Picture|写真|사진|画像|자료사진|資料写真)\s?[\d０-９]*[)）\]］】>＞〉].+
      | (?:Photo|PHOTO)\s?\d*\s?[:.]\s.+
      | (?:사진|写真)\s?[\d０-９]{{0,2}}\s?[=＝:：.．]\s?.+
      | .{{4,160}}(?:撮影|촬영)[.。]?(?:\s?[(（]?{_AGENCY}(?:撮影|촬영)?[)）]?)?[.。]?
      | .{{4,160}}(?:撮影|촬영)\s?{_AGENCY}[.。]?
      | .{{4,300}}[.。\s][(（\[［]?(?:(?:Photos?|Pictures?)\s?(?:[:=/©]|by)|(?:사진|写真|撮影)\s?[=＝:：])\s?(?:{_WHO}|{_KO_NAME}|{_JA_NAME})[.。]?[)）\]］]?
      | .{{8,250}}\b(?:captured|photographed|taken|filmed|shot)\s(?:with|through|using)\s(?:a\s|an\s)?(?:tele\w*|zoom|long|hidden)\b.{{0,300}}
      | .{{4,300}}[.]\s(?:Photographed|Filmed)\s(?:from|by|in|on|through|with)\s[^.]{{2,100}}[.]?
      | .{{40,280}}\s(?:is|are)\s(?:also\s)?visible\.
      | (?:From\s(?:the\s)?left\b|Pictured\s(?:above|below|left|right|here)\b).{{4,200}}
    )""",
    re.VERBOSE | re.DOTALL,
)

_NOTE = re.compile(
    r"""(?:
        [※＊].*
      | \*+\s?\S.*
      | [(（\[［【]?\s?(?:Editor(?:['’]s|ial)\snote|Note|Translator['’]s\snote|편집자\s?주|편집부\s?주|역자\s?주|주|編集部(?:注|より)|編注|訳注|注|註)
        \s?[\d０-９]*\s?(?:[:：=＝.)）\]］】]).*
      | [\[［][^\[\]［］]+[\]］]
      | [(（]\s?(?:(?:To\sbe\s)?continued(?:\s.{0,30})?|End|계속(?:\s.{0,20})?|끝|다음\s회에\s계속|つづく|続く(?:.{0,20})?|了|終わり|おわり)\s?[.。]?[)）]
    )""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)

_SERIES_MARK = re.compile(
    r"""[<〈《【\[＜](?:연재|시리즈|기획|특집|기획연재|連載|シリーズ|特集|短期集中連載|Series)[^>〉》】\]＞]{0,20}[>〉》】\]＞]""",
    re.VERBOSE,
)
_SERIES_NUMBER = re.compile(
    r"[^\s(（].{3,140}?\s?[(（](?:Part\s)?[\d０-９]{1,2}(?:/\d{1,2})?[)）](?:\s?\S.{0,120})?", re.DOTALL
)
_STOP_AT_END = re.compile(r"[.!?。！？…:：,、;][\"'”’」』)）\]］]*\Z")
_LIST_ITEM = re.compile(r"(?:[-•‣・–]|\d{1,2}[.)]|[①-⑳])\s?\S")

_PLAIN = "text/plain"
_LONGEST_TITLE = 200
_LONGEST_LEAD = 250
_LONGEST_HEADING = 80
_LONG_WORD = 4
"""Letters; shorter ones are often particles of a headline."""


def block_roles(document: Document, texts: Sequence[str]) -> list[Role]:
    """The role of each block of a document.

    What a format says of a block (a heading, a list item, a caption) stands. A paragraph gets another role
    where its form is beyond doubt. In plain text, where every block comes as a paragraph, place counts too.

    Args:
        document: as its format reads it.
        texts: the texts of its blocks without marks.
    """
    roles = [
        _by_form(text.strip()) if block.role is Role.PARAGRAPH else block.role
        for block, text in zip(document.blocks, texts, strict=True)
    ]
    return _by_place(roles, [text.strip() for text in texts]) if document.media_type == _PLAIN else roles


def sentence_role(text: str, role: Role) -> Role:
    """The role of one sentence of a block that has several: a byline or credit after the last stop, a note."""
    if role not in {Role.PARAGRAPH, Role.QUOTE, Role.CAPTION, Role.NOTE}:
        return role
    if _is_byline(text, bracketed=True):
        return Role.BYLINE
    if len(text) <= _LONGEST_HEADING and _CREDIT.fullmatch(text):
        return Role.CREDIT
    if role is not Role.NOTE and _NOTE.fullmatch(text):
        return Role.NOTE
    return role


def _is_byline(text: str, *, bracketed: bool = False) -> bool:
    if len(text) > _LONGEST_HEADING * 2:
        return False
    if _BRACKETED_BYLINE.fullmatch(text):
        return True
    return (not bracketed or text[:1] in "(（[［" or "기자" in text) and _BYLINE.fullmatch(text) is not None


def _by_form(text: str) -> Role:
    short = len(text) <= _LONGEST_TITLE
    if _is_byline(text):
        return Role.BYLINE
    if short and _DATELINE.fullmatch(text):
        return Role.DATELINE
    if short and _SUBHEAD.fullmatch(text):
        return Role.SUBHEAD
    if short and _CREDIT.fullmatch(text):
        return Role.CREDIT
    if _NOTE.fullmatch(text):
        return Role.NOTE
    if len(text) <= _LONGEST_LEAD * 2 and _CAPTION.fullmatch(text):
        return Role.CAPTION
    if _is_series(text):
        return Role.SERIES
    return Role.PARAGRAPH


def _is_series(text: str) -> bool:
    """“Smuggling (1) Heading to Hyesan”, <연재> …(1), 【連載】…（1）: a headline with the number of a part."""
    if len(text) > _LONGEST_LEAD or _STOP_AT_END.search(text) or "\n" in text:
        return False
    if _SERIES_MARK.match(text):
        return True
    if not _SERIES_NUMBER.fullmatch(text):
        return False
    words = re.findall(r"[A-Za-z][\w'’-]*", text)
    letters = sum(map(len, words))
    return letters * 2 < len(text) or _is_headline(words)


def _is_headline(words: Sequence[str]) -> bool:
    """Whether most long words begin with a capital."""
    long = [word for word in words if len(word) >= _LONG_WORD]
    return len(words) > 1 and sum(word[0].isupper() for word in long) * 3 >= len(long) * 2


def _by_place(roles: list[Role], texts: Sequence[str]) -> list[Role]:
    """Roles in a text without markup: the first block is its title or the caption above it, short ones are headings."""
    for index, text in enumerate(texts):
        if text.startswith("* ") and any(
            near.startswith("* ")
            for near in (*texts[max(index - 1, 0) : index], *texts[index + 1 : index + 2])
        ):
            roles[index] = Role.LIST_ITEM
        if roles[index] is not Role.PARAGRAPH:
            continue
        follower = texts[index + 1] if index + 1 < len(texts) else ""
        if index == 0:
            roles[index] = _first(text, follower)
        elif _LIST_ITEM.match(text) and "\n" not in text:
            roles[index] = Role.LIST_ITEM
        elif _is_heading(text, follower):
            roles[index] = Role.SUBHEAD
    return roles


def _first(text: str, follower: str) -> Role:
    if len(text) <= _LONGEST_TITLE and not _STOP_AT_END.search(text) and follower:
        return Role.TITLE
    # A page copied as text begins with its picture, whose caption is far shorter than the lead below it.
    if len(text) <= _LONGEST_LEAD and len(follower) > 2 * len(text) and _is_signed(follower):
        return Role.CAPTION
    return Role.PARAGRAPH


def _is_signed(text: str) -> bool:
    opening = max(text.rfind("("), text.rfind("（"))
    return opening > 0 and _is_byline(text[opening:], bracketed=True)


def _is_heading(text: str, follower: str) -> bool:
    if (
        len(text) > _LONGEST_HEADING
        or _STOP_AT_END.search(text)
        or len(follower) <= len(text)
        or "\n" in text
    ):
        return False
    words = re.findall(r"[A-Za-z][\w'’-]*", text)
    return len(text.split()) == len(words) and (_is_headline(words) or (text.isupper() and len(words) > 1))
