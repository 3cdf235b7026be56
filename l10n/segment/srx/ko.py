"""Korean."""

from l10n.segment.ko_words import FINALS, GLUED_FINALS, HEADS, NUMBERED, QUOTATIVES, STAGE, STARTERS
from l10n.segment.srx.latin import HELD, LABEL
from l10n.segment.srx.rule import HEAD, SPACE, Rule, cut, keep

_STOP = "[.!?…‥。！？．]"
_MOOD = "[~～^ㅋㅎㅠㅜ]"
_QUOTES = "[”’\"'」』》]"
_CLOSERS = r"[”’\"'」』》)）\]］】〉»]*"
_STOPS = rf"{_STOP}+{_CLOSERS}"
_SIGN = "[\U0001f1e6-\U0001faff❤♥♪][\ufe0f\u200d\U0001f3fb-\U0001f3ff\U0001f300-\U0001faff♀♂]*"
_REFERENCE = rf"(?:[\[［](?:주|각주|註)?\s?\p{{N}}{{1,3}}[\]］]|\(주\s?\p{{N}}*\)|[(（](?:{STAGE})[)）]|(?<!\s)[¹²³⁴-⁹†‡*]+|{_SIGN})"
_QUOTATIVES = QUOTATIVES.replace(r"\b", r"(?![\p{L}\p{N}])")
_CHAIN = r"(?:\s?(?:“[^“”]{0,200}”|‘[^‘’]{0,200}’|《[^《》]{0,200}》)){0,6}"
_GOES_ON = rf"{_CHAIN}(?:\s*[,、·]|\s?(?:{_QUOTATIVES}))"
_HEADED = rf"[(（\[［](?:\s?(?:{HEADS})\s?\p{{N}}*|[\p{{N}}가-하A-Za-z]{{1,2}})\s?[)）\]］]"
_PAIRS = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("《", "》"))


def _ending_in(*codas: int) -> str:
    """All syllables whose final consonant has one of these numbers in Unicode's composition of Hangul."""
    return "".join(chr(code) for code in range(0xAC00, 0xD7A4) if (code - 0xAC00) % 28 in codas)


_PAST = _ending_in(18, 20)
"""ㅄ, ㅆ: before 어 and 지 the ending of a sentence."""
_POLITE = _ending_in(17)
"""ㅂ: before 니까."""


def _quoted() -> list[Rule]:
    """A quotation in the middle of a sentence, or that its sentence goes on after, stays whole."""
    rules: list[Rule] = []
    for opening, closing in _PAIRS:
        inside = f"[^{opening}{closing}]"
        rules += [
            keep(
                rf"(?<=[^\s.!?…。！？:：”’」』\"]{SPACE}?{opening}{inside}{{0,90}}){_STOP}+{_CLOSERS}",
                rf"{inside}{{0,400}}{closing}",
            ),
            keep(_STOPS, rf"{inside}{{0,400}}{closing}{_GOES_ON}"),
        ]
    rules += [
        keep(rf"(?<=[^\s.!?…:：]\s\"(?=\S)[^\"]{{0,90}}){_STOP}+", r"\s[^\"]{0,400}\""),
        keep(_STOP + "+", rf"\s[^\"“”]{{0,400}}(?<!\s)\"{_GOES_ON}"),
    ]
    return rules


RULES: tuple[Rule, ...] = (
    keep(rf"{_STOPS}|{_MOOD}", rf"{SPACE}*[,;:.!?)）\]］、。·~]"),
    *_quoted(),
    # Brackets.
    keep(rf"(?<=[(（\[［][^()（）\[\]［］]{{0,90}}){_STOP}+{_QUOTES}?", r"[^()（）\[\]［］]{0,200}[)）\]］]"),
    keep(rf"(?<=[^\s.!?…]{SPACE}?[(（\[［][^()（）\[\]［］]{{0,90}})[!?…]+{_QUOTES}?[)）\]］]", SPACE),
    # After a quotation.
    keep(rf"{_STOP}+{_QUOTES}+", _GOES_ON),
    keep(rf"(?<=[^\s.!?…:：”’」』\"]{SPACE}?[“\"][^“”\"]{{0,90}}){_STOP}+[”\"]", rf"{SPACE}*(?!{STARTERS})"),
    keep(rf"{_STOP}+{_QUOTES}+", rf"(?=\p{{L}})(?!{STARTERS})"),
    keep("[?!]+", rf"{SPACE}?(?:이?라(?:고|는|며|면서|니|던)|고\s|며\s|하(?:고|며|는|면서)\s)"),
    # Numbers, dates, labels.
    keep(r"[0-9]\.", rf"{SPACE}?[0-9]{{1,2}}\.(?![0-9])"),
    keep(r"(?:['’‘]?[0-9]{2,4}\.\s?[0-9]{1,2}\.\s?|[0-9]{1,2}\.\s|['’‘])[0-9]{1,2}\.", SPACE),
    keep(r"(?:19|20)[0-9]{2}\.\s?[0-9]{1,2}\.", SPACE),
    keep(rf"{HEAD}{LABEL}\.", SPACE),
    keep(
        rf"{HEAD}(?:[가나다라마바사아자차카타파하]|(?:첫|둘|셋|넷|다섯)째|제\s?[0-9]{{1,3}}\s?(?:조|항|장|절|호|편|부|회|차|관))\.",
        SPACE,
    ),
    keep(rf"(?:{NUMBERED})\s?[0-9]{{1,4}}\.", SPACE),
    keep(r"(?<![은는이가도,、])\s[0-9]{1,2}\.", SPACE),
    *(keep(held, SPACE) for held in HELD),
    # Ellipses and what takes the place of a stop.
    keep(_STOPS, rf"\s?{_REFERENCE}"),
    cut(rf"{_STOP}+{_CLOSERS}(?:\s?{_REFERENCE})+", SPACE),
    keep(_STOPS, rf"\s?{_MOOD}{{2,}}"),
    cut(rf"[요다죠네까]{_STOP}*{_MOOD}+(?:\s?{_MOOD}{{2,}})?", SPACE),
    cut(rf"(?:[{FINALS}]|[{_PAST}][어지]|[{_POLITE}]니까)(?:[…‥]|\.\.)[….‥]*", SPACE),
    cut(r"(?:…\.|\.{4})", SPACE),
    keep(r"(?:[…‥]|\.\.)[….‥]*", SPACE),
    # Without white space.
    cut(r"[가-힣]\.[0-9]{1,3}\)", SPACE),
    cut(rf"[!?.]{_QUOTES}", r"(?=[가-힣])(?:" + STARTERS + ")"),
    cut(rf"[{GLUED_FINALS}]\.", r"(?![\s0-9A-Za-z,;:.!?)）\]］、。·~”’\"'」』》…])."),
    cut(rf"[가-힣]\.{_CLOSERS}", r"[“‘「『◆■●▼※【(（]"),
    cut(rf"[!?。！？]{_CLOSERS}", r"(?![\s0-9A-Za-z,;:.!?)）\]］、。·~”’\"'」』》…~])."),
    cut(
        rf"(?<={_STOP}{_QUOTES}{{0,2}}\s?)(?!{_HEADED})[(（\[［][^()（）\[\]［］]{{1,80}}[)）\]］]",
        rf"{SPACE}(?![,.;:!?])",
    ),
    cut(_STOPS, SPACE),
)
