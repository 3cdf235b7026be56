"""Japanese."""

from l10n.segment.ja_words import BRANDS, ENDINGS, HEADS, NAMES, NUMBERED, PARTICLES, REPLIES, STAGE, STARTERS
from l10n.segment.srx.latin import HELD, LABEL
from l10n.segment.srx.rule import HEAD, SPACE, Rule, cut, keep

_WIDE = "[。！？｡]"
_STOP = "[。！？!?．｡.]"
_PAUSE = "[…‥]"
_STAR = "[☆★♪]"
_QUOTES = '[」』”’"＂〟｣》]'
_CLOSERS = '[」』”’"＂〟｣》)）\\]］〕】〉»]*'
_STOPS = f"{_STOP}+{_CLOSERS}"
_SIGN = "[\U0001f1e6-\U0001faff❤][\ufe0f\u200d\U0001f3fb-\U0001f3ff\U0001f300-\U0001faff♀♂♪]*"
_REFERENCE = (
    r"(?:[\[［〔【（(](?:注|※|脚注|＊)?\s?\p{N}{1,3}[)）】〕］\]]|[\[［〔（(]注[)）〕］\]]|[※＊*]\p{N}{1,2}(?!\p{N})|(?<!\s)[¹²³⁴-⁹†‡]"
    rf"|[（(](?:{STAGE})[)）]|{_SIGN})"
)
_GOES_ON = rf"(?:[、，,・]|(?:{PARTICLES}))"
_CHAIN = "(?:「[^「」]{0,200}」|『[^『』]{0,200}』|“[^“”]{0,200}”){0,6}"
_HEADED = rf"[(（\[［〔](?:(?:{HEADS})\s?\p{{N}}*|[\p{{N}}A-Za-zア-ン]{{1,2}})[)）\]］〕]"
_BRACKETED = "[^()（）\\[\\]［］〔〕]"


def _quoted() -> list[Rule]:
    """A quotation in the middle of a sentence, or that its sentence goes on after, stays whole."""
    rules: list[Rule] = []
    for opening, closing in (("「", "」"), ("『", "』"), ("“", "”"), ("｢", "｣")):
        inside = f"[^{opening}{closing}]"
        rules += [
            keep(
                rf"(?<=[^\s。．.！？!?：:」』”]{opening}{inside}{{0,90}}){_STOP}+{_CLOSERS}",
                f"{inside}{{0,400}}{closing}",
            ),
            keep(_STOPS, f"{inside}{{0,400}}{closing}{_CHAIN}{_GOES_ON}"),
        ]
    return rules


RULES: tuple[Rule, ...] = (
    keep(f"(?:{_STOP}|{_PAUSE}|{_STAR})+{_CLOSERS}", r"[\s\u3000]*[、，,。．・：:;)）］\]」』…‥]"),
    *_quoted(),
    keep(rf"(?<=[(（\[［〔]{_BRACKETED}{{0,90}}){_STOP}+{_QUOTES}?", rf"{_BRACKETED}{{0,200}}[)）\]］〕]"),
    keep(rf"(?<=[^\s。！？!?]{SPACE}?[(（\[［〔]{_BRACKETED}{{0,90}}){_STOP}+{_QUOTES}?[)）\]］〕]", "."),
    # After a quotation.
    keep(f"{_STOP}+{_QUOTES}+", f"{_CHAIN}{_GOES_ON}"),
    keep(
        rf"(?<=[^\s。．.！？!?：:」』”][「『“][^「」『』“”]{{0,90}}){_STOP}+[」』”]",
        rf"(?!{STARTERS})[^\s\u3000]",
    ),
    keep("[！？!?]+", f"(?:{REPLIES})"),
    keep("。", f"(?=[のを])(?:{PARTICLES})"),
    keep(rf"(?:{'|'.join(NAMES)})。", f"(?:{PARTICLES})"),
    # Narrow stops.
    keep(rf"(?:{'|'.join(BRANDS)})[!?]", SPACE),
    keep("[A-Za-z][!?]", r"[^\s\u3000]"),
    keep("[!?]", "[A-Za-z]"),
    keep(r"[0-9０-９][.．]", rf"{SPACE}?[0-9０-９]{{1,2}}[.．](?![0-9０-９])"),
    keep(r"(?:['’‘]?[0-9]{2,4}\.\s?[0-9]{1,2}\.\s?|[0-9]{1,2}\.\s|['’‘])[0-9]{1,2}\.", SPACE),
    keep(rf"{HEAD}{LABEL}[.．]", "."),
    keep(rf"(?:{NUMBERED})\s?[0-9０-９]{{1,4}}[.．]", SPACE),
    keep(r"(?<![がはもも、])[\s\u3000][0-9０-９]{1,2}[.．]", SPACE),
    keep(r"[0-9０-９A-Za-zＡ-Ｚａ-ｚ][.．]", r"[^\s\u3000]"),
    *(keep(held, SPACE) for held in HELD),
    keep("[.．]", "[0-9A-Za-z]"),
    # Ellipses, stars, reference marks.
    keep(_STOPS, rf"\s?{_REFERENCE}"),
    cut(rf"{_STOP}+{_CLOSERS}(?:\s?{_REFERENCE})+", "."),
    cut(f"[{ENDINGS}]{_STAR}+", f"(?!{PARTICLES})."),
    keep(rf"(?:{_PAUSE}|\.\.|．．)[…‥.．]*", r"[^\s\u3000]"),
    cut(rf"{_PAUSE}+{_CLOSERS}", SPACE),
    cut(
        rf"(?<={_STOP}{_QUOTES}{{0,2}}[\s\u3000]?)(?!{_HEADED})[(（\[［〔]{_BRACKETED}{{1,80}}[)）\]］〕]",
        r"(?![。、，,．・」』)）！？!?…]).",
    ),
    cut(_STOPS, "."),
)
