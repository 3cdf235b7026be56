"""Who speaks in a sentence: found only where it is plain to see, by the words beside the verb of saying."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from l10n.text.joining import language

_QUOTED = re.compile(r"“[^“”]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)|‘(?<!\w‘)[^‘’]*’(?!\w)")
SAYING = frozenset(
    "said says told tells added adds recalled recalls explained explains warned warns replied wrote writes noted stated asked"  # noqa: SIM905
    " complained complains insisted according".split()
)
"""A sentence in which somebody speaks has one of these words; lower case."""
_PASSIVE = re.compile(
    r"\b(?:is|was|were|be|been|being|are|am|get|got|not|never|to)(?: \w+ly)? \Z", re.IGNORECASE
)
_TITLES = r"(?:[A-Z][\w.’'-]* ){0,4}"
_ARTICLES = "a|an|the|one|another|his|her|their|its|my|our|this|that|some|many|several|two|three"
_DESCRIBED = rf"(?:(?:{_ARTICLES}) )?(?:(?!(?:of|for|to|with|from|in|at|by|and|or|who|near|on|about|{_ARTICLES})\b)[\w’'-]+ ){{0,4}}"
_BEGINS = re.compile(
    rf"(?:\A|[”\".,;:!?—–] |\b(?:but|when|as|while|because|where) ){_DESCRIBED}\Z", re.IGNORECASE
)
"""What stands before the subject of a verb: the beginning of a clause, an article and what describes it, no preposition."""
_TO_VERB = re.compile(
    r"(?:(?:, [^,]{1,60}){1,2},)? (?:(?:also|later|then|has|had|have|once|recently|repeatedly|further|previously) )?\Z"
)
_FROM_VERB = re.compile(rf" (?:{_TITLES}|{_DESCRIBED})\Z")
_BEHIND = re.compile(r"(?:[’']s\b| (?:and|of|or|for)\b|[ -][A-Z])")
"""Behind a name or a role that is not the speaker alone: Kim’s wife, the head of the trade office, Kim and Park."""
_GLOSS = r"(?:[(（][^()（）]{1,60}[)）])?"
_SUBJECT = {
    "ko": re.compile(
        rf"{_GLOSS}(?: ?(?:씨|위원장|대통령|총리|장관|의원|대표|대변인|교수|박사|기자|감독|선수|사장|회장|총비서|부부장|부장|국장|시장|지사|판사|검사|변호사|의장|총재|소장|원장|목사|신부))?"
        r"(?:은|는|이|가|도|께서|께서는|만|에 따르면|에 의하면|의 말|에게서|한테서|으?로부터)(?![가-힣])"
    ),
    "ja": re.compile(
        rf"{_GLOSS}(?:さん|氏|君|様|委員長|大統領|総書記|首相|外相|大臣|議員|代表|報道官|教授|博士|記者|監督|選手|社長|会長|副部長|部長|局長|市長|知事|判事|検事|弁護士|議長|総裁|所長|院長|容疑者|被告)?"
        r"(?:は|が|も|から|によると|によれば|いわく|曰く)"
    ),
}
"""Behind who is a subject, or of whom the words are."""
_HEARD = {
    "ko": re.compile("(?<![가-힣])(?:들[었은어]|듣[고는지])|전해졌|질문|물음"),
    "ja": re.compile("聞[いかき]|聴[いかき]|伝えら|告げら|言われ|質問|問われ"),
}
"""Words of hearing turn a sentence around: who is its subject need not speak."""


_AUXILIARY = 24
"""Characters before a verb in which what makes it passive would stand."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody who is named in a text."""

    start: int
    end: int
    """Half-open."""
    who: frozenset[str]
    """Of the persons or roles that may be meant."""


@dataclass(frozen=True, slots=True)
class Saying:
    """The one verb of saying of an English sentence, or ``according to``."""

    text: str
    """The sentence, its quotations blanked out but for their marks."""
    start: int
    end: int
    """Of the verb, half-open."""


def saying(text: str, words: Iterable[str]) -> Saying | None:
    """The verb of saying of an English sentence.

    Args:
        text: without marks.
        words: of `SAYING`, those that it has.

    Returns:
        None where there is none outside quotation marks or several are, and where it is passive.
    """
    bare = _QUOTED.sub(_blank, text) if "“" in text or '"' in text or "‘" in text else text
    low = bare.lower()
    verbs = [found.span() for word in words for found in _whole(word).finditer(low)]
    if (
        len(verbs) != 1
        or len(low) != len(bare)
        or _PASSIVE.search(bare, max(0, verbs[0][0] - _AUXILIARY), verbs[0][0])
    ):
        return None
    return Saying(bare, *verbs[0])


@cache
def _whole(verb: str) -> re.Pattern[str]:
    return re.compile(r"according to\b" if verb == "according" else rf"{verb}\b(?<!\w{verb})")


def _blank(match: re.Match[str]) -> str:
    return '"' + " " * (len(match[0]) - 2) + '"' if len(match[0]) > 1 else " "


def english_speaker(said: Saying, mentions: Iterable[Mention]) -> Mention | None:
    """Who speaks in an English sentence: of those named, who stands beside its verb of saying outside quotations."""
    text = said.text
    for mention in mentions:
        if mention.end < said.start:
            if (
                _TO_VERB.fullmatch(text, mention.end, said.start)
                and _BEGINS.search(text, 0, mention.start)
                and not _is_blank(text, mention)
            ):
                return mention
        elif (
            mention.start > said.end
            and (text.endswith("to", 0, said.end) or text.endswith(('" ', ", "), 0, said.start))
            and _FROM_VERB.fullmatch(text, said.end, mention.start)
            and not _BEHIND.match(text, mention.end)
            and not _is_blank(text, mention)
        ):
            return mention
    return None


def _is_blank(text: str, mention: Mention) -> bool:
    return text[mention.start : mention.end].isspace()


def subjects(
    text: str, mentions: Iterable[Mention], *, quoted: Sequence[tuple[int, int]], locale: str
) -> list[Mention] | None:
    """Who is a subject, or a source (에 따르면, によると), outside the quotations of a Korean or Japanese sentence.

    Args:
        text: without marks.
        mentions: of all that may be.
        quoted: spans of the quotations.
        locale: of the text.

    Returns:
        None in other languages, and where the sentence speaks of hearing: its subject need not be who speaks.
    """
    pattern, heard = _SUBJECT.get(language(locale)), _HEARD.get(language(locale))
    if pattern is None or heard is None:
        return None
    outside = [one for one in mentions if not any(start <= one.start < end for start, end in quoted)]
    if not outside or any(
        not any(start <= found.start() < end for start, end in quoted) for found in heard.finditer(text)
    ):
        return None
    return [one for one in outside if pattern.match(text, one.end)]
