"""A quotation whose speaker is not said to speak any more."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.text.saying import says

_QUOTED = re.compile(r"“[^“”]{8,600}”|(?<!\w)\"[^\"]{8,600}\"(?!\w)")
_VERBS = "said|says|told|added|adds|recalled|explained|explains|warned|warns|replied|wrote|writes|noted|stated|asked|shouted|insisted|complained|according"
_WORDS = frozenset(_VERBS.split("|"))
_SPOKEN = re.compile(rf"(?i)\b(?:{_VERBS})\b(?!\ to\ be\b)")
_USUAL = re.compile(r"[”\"](?:이?라[고며]|고|며)|[」』](?:と|などと)")
"""After nearly every quotation: looked for first, as the words of saying are many."""
_FEWEST = 3
"""Words of a quotation: fewer are a term, or so called."""


def _run(pair: Pair) -> Iterator[Hit]:
    source = pair.plain_source
    if (
        not ("“" in source or '"' in source)
        or _WORDS.isdisjoint(pair.source_words)
        or _USUAL.search(pair.plain_target)
    ):
        return
    quotation = next((m[0] for m in _QUOTED.finditer(source) if len(m[0].split()) >= _FEWEST), None)
    if quotation is None:
        return
    spoken = _SPOKEN.search(_QUOTED.sub(lambda m: " " * len(m[0]), source))
    text, quoted = pair.plain_target, pair.quoted
    if not spoken or not quoted or not _closed(text, quoted):
        return
    if not says(_outside(text, quoted), locale=pair.locale):
        yield Hit(quoted[0], values={"source": spoken[0]})


def _closed(text: str, quoted: tuple[tuple[int, int], ...]) -> bool:
    """Whether all quotations end: of one that does not nobody knows what belongs to it."""
    return all(end - start > 1 and text[end - 1] in '”’」』»〟"' for start, end in quoted)


def _outside(text: str, quoted: tuple[tuple[int, int], ...]) -> str:
    """The text without what is quoted, but with the marks that close it."""
    parts: list[str] = []
    at = 0
    for start, end in quoted:
        parts.append(text[at:start])
        at = end - 1
    return "".join([*parts, text[at:]])


rule = Rule(
    name="attribution",
    group="facts",
    severity=Severity.WARNING,
    messages={
        "": {
            "en": "“{source}” in the source; here nobody is said to say so.",
            "ko": "원문에는 “{source}”이 있는데 여기서는 누가 한 말인지 드러나지 않는다.",
            "ja": "原文には「{source}」があるが、ここでは誰の発言か述べていない。",
        }
    },
    finds="A quotation with “she said” or “according to” in the source that stands here without any word, ending or particle of saying.",
    misses="Words that were put into another mouth; quotations of one or two words; whatever may be a word of saying.",
    unit=_run,
    loose=True,
    locales=frozenset({"ko", "ja"}),
)
