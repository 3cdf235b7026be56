"""English."""

from l10n.segment.en_words import (
    ABBREVIATIONS,
    AFTER_CLOCK,
    BRANDS,
    HEADS,
    LABELLED,
    LABELS,
    NOT_AFTER_INITIAL,
    SPEECH,
    SPELLED,
    STARTERS,
    TOP_DOMAINS,
    Kind,
)
from l10n.segment.srx.rule import CLOSERS, HEAD, SPACE, Rule, any_of, cut, keep

_OPENERS = "[\"'“‘(\\[—–-]{0,3}"
_NOT_LETTER = r"(?<![\p{L}\p{N}.’'])"


def _kinds(*kinds: Kind) -> str:
    words = [word for word, kind in ABBREVIATIONS.items() if kind in kinds]
    return any_of([*words, *(word.upper() for word in words if len(word) > 1)])


_START = rf"{_OPENERS}(?:{any_of(STARTERS)}(?![\p{{L}}\p{{N}}’'-])|(?!July\b|Italy\b)\p{{Lu}}\p{{Ll}}*ly\b|$)"
_AFTER_INITIAL = rf"{_OPENERS}{any_of(STARTERS - NOT_AFTER_INITIAL)}(?![\p{{L}}\p{{N}}’'-])"
_AGENTS = r"\p{Lu}\p{Ll}{2,}(?:ers|ors|ists|ants|ees)\b"
_POINT = rf"\.{CLOSERS}{{0,3}}"
_STOPS = rf"[.!?…]+{CLOSERS}*"
_LABELLED = rf"(?:{'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in sorted(LABELLED))})"

_REFERENCE = r"(?:\[(?:\p{N}{1,3}(?:[,–-]\s?\p{N}{1,3}){0,9}|note\s\p{N}+|[a-z])\]|(?<!\s)[¹²³⁴-⁹†‡*]+)"
_STAGE = r"[(\[](?:[Ll]aughs|[Ll]aughing|[Ss]ighs|[Ll]aughter|[Pp]auses?|[Cc]ries|[Ww]eeps|[Ss]obs)[)\]]"
_SIGN = "[\U0001f1e6-\U0001faff❤♥♪][\ufe0f\u200d\U0001f3fb-\U0001f3ff\U0001f300-\U0001faff♀♂]*"
_HEADED = rf"[(\[]\s?(?:(?i:{HEADS})\s?\p{{N}}{{0,3}}|[\p{{L}}\p{{N}}]{{0,3}})\s?[)\]]"

RULES: tuple[Rule, ...] = (
    # The sentence goes on after a mark.
    keep(_STOPS, rf"{SPACE}*[,;:.!?)\]…](?!\p{{Lu}})"),
    keep(_STOPS, rf"{SPACE}+[—–-]\s?[^\s\p{{Lu}}]"),
    # Brackets in a sentence.
    keep(
        rf"(?<=[^.!?…”\"\s]{SPACE}?[(\[][^()\[\]]{{0,90}})[.!?…]+[\"'”’]*", rf"{SPACE}[^()\[\]]{{0,200}}[)\]]"
    ),
    keep(rf"(?<=[^.!?…”\"\s:]{SPACE}?[(\[][^()\[\]]{{0,90}})[!?…]+[\"'”’]*[)\]]", rf"{SPACE}+(?!{_START})"),
    keep(r"(?<=\p{Ll}\s[“\"][^“”\"]{0,90})[.?!]", r"\s[^“”\"]{1,100}(?<!,)[”\"]\s\p{Ll}"),
    # Small letters.
    keep(rf"{_NOT_LETTER}{_kinds(*Kind)}\.", rf"{SPACE}+\p{{Ll}}"),
    cut(r"(?<![\p{L}\p{N}.’'-])[a-z]{3,40}\.", rf"{SPACE}+\p{{Ll}}"),
    cut(_STOPS, rf"{SPACE}+(?:\(?(?:[a-z]|[ivx]{{1,4}})[.)]\s|[a-z]{{1,2}}\p{{Lu}})"),
    keep(_STOPS, rf"{SPACE}+{_OPENERS}\p{{Ll}}"),
    # Abbreviations.
    keep(rf"{_NOT_LETTER}{_kinds(Kind.TITLE, Kind.INLINE)}\.", SPACE),
    keep(rf"{_NOT_LETTER}{_kinds(Kind.TITLE)}\.[)\]]", SPACE),
    keep(rf"{_NOT_LETTER}{_kinds(*Kind)}\.", r"\p{Lu}"),
    keep(rf"{HEAD}[\"“‘(]?\p{{L}}\.", SPACE),
    keep(
        rf"{_NOT_LETTER}{_kinds(Kind.NUMBER)}\.",
        rf"{SPACE}+(?:\p{{N}}|{any_of(SPELLED)}\b|(?:[IVXL]+|[B-HJ-Z])\b)",
    ),
    keep(rf"{_NOT_LETTER}{_kinds(Kind.NAME)}\.", rf"{SPACE}+(?:[(\[]|(?!{_START}))"),
    keep(
        rf"{_NOT_LETTER}{_kinds(Kind.CLOCK)}\.", rf"{SPACE}+(?:[(\[]|{any_of(AFTER_CLOCK)}\b|\p{{L}}+\s+time)"
    ),
    keep(
        rf"{_NOT_LETTER}{_kinds(Kind.UNIT)}\.",
        rf"{SPACE}+[0-9]{{1,2}}\s?(?:in|oz|mins?|secs?|cm|days?|months?|mos?)\b",
    ),
    cut(rf"{_NOT_LETTER}{_kinds(Kind.CLOCK, Kind.NUMBER, Kind.UNIT, Kind.NAME)}\.", SPACE),
    cut(rf"{_NOT_LETTER}{_kinds(Kind.NUMBER)}\.\s?\p{{N}}+(?:\.\p{{N}}+)?\.", SPACE),
    # Initials, acronyms.
    keep(r"(?<![\p{L}\p{N}.])\p{L}\.", rf"{SPACE}+[(\[]"),
    cut(rf"(?<!\p{{L}}){_LABELLED}\s\p{{L}}\.", SPACE),
    cut(r"(?<![\p{L}\p{N}.’'-])\p{Ll}\.", SPACE),
    keep(r"(?<![\p{L}\p{N}.’'-])I\.", rf"{SPACE}+(?!{_START})"),
    cut(r"(?<![\p{L}\p{N}.’'-])I\.", SPACE),
    keep(r"(?<![\p{L}\p{N}.’'])\p{Lu}\.", rf"{SPACE}+(?!{_AFTER_INITIAL})"),
    keep(r"(?<![\p{L}\p{N}])(?:\p{L}\.)+\p{L}{1,2}\.", rf"{SPACE}+(?:[(\[\p{{N}}]|(?!{_START}|{_AGENTS}))"),
    # Labels of lists and pictures.
    keep(rf"{HEAD}[(]?\p{{N}}{{1,3}}(?:\.\p{{N}}{{1,2}}){{0,2}}\.", SPACE),
    keep(rf"{HEAD}[IVX]{{1,5}}\.", SPACE),
    keep(r"[“\"]\p{N}{1,3}\.", SPACE),
    keep(rf"{HEAD}{any_of(LABELS)}\s(?:\p{{N}}+(?:\.\p{{N}}+)?|[IVX]+)\.", SPACE),
    keep(r"(?<=:\s1(?![0-9])[^:]{0,90}[\s,;])\p{N}\.", SPACE),
    keep(r":\s1\.", SPACE),
    # Questions, exclamations, ellipses.
    keep(
        r"[!?…]+[\"'”’»]+",
        rf"{SPACE}+(?=I\s|(?!{any_of(STARTERS)}\s))(?:(?:Mr|Mrs|Ms|Dr)\.\s)?(?:\p{{Lu}}[\p{{L}}'’-]{{0,40}}\.?,?\s){{1,4}}"
        rf"(?:{any_of(SPEECH)}\b|[a-z]{{1,20}}ed[.,])",
    ),
    keep(rf"(?<!\p{{L}}){any_of(BRANDS)}[!?]+", rf"{SPACE}+(?!{_START})"),
    keep(rf"{HEAD}[\"'“‘]*(?:…|\.{{2,5}})", SPACE),
    keep(r"(?<!\p{L})I(?:…|\.{2,4})", rf"{SPACE}+I(?!\p{{L}})"),
    keep(r"\s(?:…|\.{2,4})[\"'”’]*", rf"{SPACE}+(?!{_START})"),
    # Reference marks, stage directions and signs belong to the sentence before them; so does a byline in brackets.
    *(
        rule
        for mark in (_REFERENCE, _STAGE, _SIGN)
        for rule in (keep(_STOPS, rf"\s?{mark}"), cut(rf"[.!?…][\"'”’]*(?:\s?{mark})+", SPACE))
    ),
    cut(r"\p{L}[.!?][\"”]?\p{N}{1,3}", rf"{SPACE}+[\"“‘(]?\p{{Lu}}"),
    cut(
        rf"(?<=[.!?…][\"”’]{{0,2}}\s)(?!{_HEADED})[(\[][^()\[\]]{{1,80}}[)\]]",
        rf"{SPACE}+[\p{{Lu}}\"'“‘«(\[（［【「『]",
    ),
    # A space is missing.
    cut(
        r"(?<![\p{L}\p{N}./@-])\p{L}\p{Ll}{2,40}[.!?]",
        rf"(?!{any_of(TOP_DOMAINS)}\b)\p{{Lu}}\p{{Ll}}*[\s,’']",
    ),
    cut(r"\p{N}\.", rf"{any_of(STARTERS)}\b"),
    cut(r"[.!?…][\"”]", r"\p{Lu}\p{Ll}"),
    cut(r"[.!?…][\"'”’)]*", "[“‘◆■●▼※【]"),
    cut(_STOPS, SPACE),
    cut('—[”’"]', rf"{SPACE}+(?!\p{{Ll}})"),
)
