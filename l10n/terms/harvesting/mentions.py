"""Names in an English sentence, by capitals: more than there are, the translation decides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from l10n.terms.sections import section
from l10n.terms.term import TermKind

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_OPENING = re.compile(r"(?:^|[.!?:;…]['”’\")\]]*\s+|[“\"‘(\[<◆※]\s*|[—–]\s*)$")
_ABBREVIATED = re.compile(r"(?:^|[ .])[A-Z]\.$|\b(?:Jr|Sr|Co|Inc|Corp|Ltd)\.$")
_GLUE = frozenset({"of", "for", "and", "the", "de", "van", "von", "bin", "al", "&"})


@dataclass(frozen=True, slots=True)
class Mention:
    """What may be a name."""

    text: str
    start: int
    end: int
    kind: TermKind
    core: str
    """Without the words that say what it is: Kilju of Kilju County."""
    heads: tuple[str, ...]
    """Those words."""
    opening: bool
    """One word that begins a sentence: its capital tells nothing."""


def mentions(text: str) -> list[Mention]:
    """In the order of the text; not overlapping.

    Args:
        text: without marks.
    """
    found: list[Mention] = []
    for run in (part for joined in _runs(text) for part in _parts(joined)):
        tokens = _trimmed(run)
        if tokens:
            mention = _mention(text, tokens)
            if mention is not None:
                found.append(mention)
    return found


_Token = re.Match[str]


def _runs(text: str) -> Iterator[list[_Token]]:
    """Words with capitals that stand one after the other."""
    run: list[_Token] = []
    for token in _TOKEN.finditer(text):
        word = token[0]
        if run:
            between = text[run[-1].end() : token.start()]
            joined = bool(re.fullmatch(r"[ \u00a0]", between)) and not _ends(run[-1][0])
            if not joined or not (word[0].isupper() or word in _GLUE):
                yield run
                run = []
        if word[0].isupper() or (run and word in _GLUE):
            run.append(token)
    if run:
        yield run


def _parts(run: list[_Token]) -> Iterator[list[_Token]]:
    """Names that small words join: two of them, unless all is one organisation."""
    for at in range(1, len(run) - 1):
        if (run[at][0], run[at + 1][0]) == ("and", "the"):
            yield from _parts(run[:at])
            yield from _parts(run[at + 2 :])
            return
        if run[at][0] == "of" and at > 1 and not _has_head(run[:at]) and _has_head(run[at:]):
            yield from _parts(run[:at])  # Andrei Lankov of Kookmin University
            yield from _parts(run[at + 1 :])
            return
    if _has_head(run) and (
        _bare(run[-1][0]) in words("organisations") or not any(token[0] == "and" for token in run)
    ):
        yield run
        return
    part: list[_Token] = []
    for token in run:
        # Arizona Sen. Jeff Flake are two names as well.
        if token[0] in _GLUE - _WITHIN or (part and _bare(token[0]) in words("titles between names")):
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _has_head(run: list[_Token]) -> bool:
    return any(_bare(token[0]) in words("organisations") for token in run)


_WITHIN = frozenset({"de", "van", "von", "bin", "al"})


def _ends(word: str) -> bool:
    """Whether a name ends with this word: a possessive, or the end of a sentence."""
    return bool(_POSSESSIVE.search(word)) or (
        word.endswith(".") and len(word) > _INITIAL and word.count(".") == 1
    )


_INITIAL = 4


def _trimmed(run: list[_Token]) -> list[_Token]:
    """Without titles and small words at its edges."""
    tokens = list(run)
    while tokens and (tokens[-1][0] in _GLUE or _bare(tokens[-1][0]) in words("no name")):
        tokens.pop()
    while (
        tokens
        and not _full_name(tokens)
        and (
            _bare(tokens[0][0]) in words("titles")
            or _bare(tokens[0][0]) in words("no name")
            or tokens[0][0] in _GLUE
        )
    ):
        tokens.pop(0)
    return tokens


def _full_name(tokens: list[_Token]) -> bool:
    """Whether a family name that is a word as well, and a given name in two syllables: An Sung-ho, No Kwang-chol."""
    return len(tokens) == _PAIR and bool(_GIVEN.fullmatch(_bare(tokens[1][0]))) and tokens[0][0] in _FAMILIES


_PAIR = 2
_GIVEN = re.compile("[A-Z][a-z]+-[a-z]+")
_FAMILIES = frozenset({"An", "No", "Oh", "So", "Do", "On"})


def _mention(text: str, tokens: list[_Token]) -> Mention | None:
    start = tokens[0].start()
    end = start + len(_POSSESSIVE.sub("", text[start : tokens[-1].end()]))
    name = text[start:end]
    if name.endswith(".") and not _ABBREVIATED.search(name):
        name, end = name[:-1], end - 1
    names = [_bare(token[0]) for token in tokens]
    kind, core = _told(names)
    opening = len(tokens) == 1 and bool(_OPENING.search(text[:start][-_BACK:])) and not name.isupper()
    if len(name) < _SHORTEST or (opening and name in words("no name")):
        return None
    heads = tuple(word for word in reversed(names) if word not in core.split())
    return Mention(name, start, end, kind, core or name, heads, opening)


_BACK = 12
_SHORTEST = 2


def _bare(word: str) -> str:
    word = _POSSESSIVE.sub("", word)
    return word[:-1] if word.endswith(".") and word.count(".") == 1 else word


def _told(names: list[str]) -> tuple[TermKind, str]:
    """The kind that the words of a name tell, and the rest of it."""
    if names[-1] in words("places behind") and len(names) > 1:
        return TermKind.PLACE, " ".join(names[:-1])
    if names[0] in words("places before") and len(names) > 1:
        return TermKind.PLACE, " ".join(name for name in names[1:] if name not in _GLUE)
    if any(name in words("organisations") for name in names):
        rest = [name for name in names if name not in words("organisations") and name not in _GLUE]
        return TermKind.ORGANISATION, " ".join(rest)
    if len(names) == 1:
        return (TermKind.ORGANISATION if names[0].isupper() else TermKind.PLACE), names[0]
    return TermKind.PERSON, " ".join(names)


def words(name: str) -> frozenset[str]:
    """Those of a section of ``english_words.txt``."""
    return section("l10n.terms.harvesting", "english_words.txt", name)
