"""Something that only the translation says: by its length, its sentences and the words that join clauses."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.text.weight import weight

_MOST = {"ko": ((60, 2.3), (100, 1.75), (10**9, 1.6)), "ja": ((60, 2.05), (100, 1.7), (10**9, 1.6))}
"""Length of the source -> share that a translation of it has at most, without brackets."""
_SUSPECT, _THIRD_MORE = 1.12, 1.3
_CAUSE = {
    "ko": re.compile("여파로|탓에|탓으로|영향으로|때문에|로 인해"),
    "ja": re.compile("影響で|影響によ|せいで|が原因で|余波で|ため、"),
}
_CAUSED = re.compile(
    r"\b(?:because|due|owing|after|amid|since|result\w*|from|wake|cause\w*|reason|affect\w*|impact\w*|hit|led|lead|as|by|over|following|thanks|through|so|to|for|with|under|in order|when)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?。！？](?:(?<=[.!?])(?=[ ”’\"']|\Z)|(?<=[。！？])(?![」』）]))")
_SIMPLE = re.compile(
    r"\b(?:and|or|but|who|which|that|while|when|where|as|after|before|because|so|if|to|said|than|with|by|until|since|although)\b|[,;:—–“\"]|ing\b",
    re.IGNORECASE,
)
_JOINS = {
    "ko": re.compile("[가-힣][고며만],? [가-힣]+(?:은|는|이|가|을|를|도) "),
    "ja": re.compile("(?:し|て|で|が|り|き|い|び|み)、[^、]{2,}(?:は|が|を|も)"),
}
_BRACKETS = re.compile(r"[(（][^()（）]{0,120}[)）]")
_COORDINATED = re.compile(r"\b(?:and|but|who|which|so)\b|[,:;\"“]| [-–—] ", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z](?<!\w.)[A-Z]{1,5}s?\b")
_SPELLED_OUT = 16
"""What an acronym may weigh when it is written out."""
_SHORT, _LABEL = 12, 25


def _run(pair: Pair) -> Iterator[Hit]:
    ours = pair.source_weight
    if ours < _SHORT or pair.language not in _MOST:
        return
    target = pair.plain_target
    theirs = pair.target_weight
    if "(" in target or "（" in target:
        theirs = weight(_BRACKETS.sub("", target))
    share = (theirs + 3) / (ours + 3)
    if share > _SUSPECT and (acronyms := len(_ACRONYM.findall(pair.plain_source))):
        share = (theirs + 3) / (ours + 3 + _SPELLED_OUT * acronyms)
    most = next(limit for length, limit in _MOST[pair.language] if ours < length)
    if share > most and ours >= _LABEL:
        yield Hit(None, "long", {"share": f"{share:.0%}"})
        return
    if share >= _SUSPECT:
        yield from _more(pair, target, share)


def _more(pair: Pair, target: str, share: float) -> Iterator[Hit]:
    """A sentence, a cause or a clause too many in a translation that is rather long."""
    if not pair.quoted and not _COORDINATED.search(pair.plain_source):
        ends = list(_SENTENCE_END.finditer(target.rstrip()))
        if len(ends) > 1 and len(_SENTENCE_END.findall(pair.plain_source)) == 1:
            yield Hit((ends[-2].end(), len(target)), "sentence")
            return
    cause = _CAUSE[pair.language].search(target)
    if cause and not _CAUSED.search(pair.plain_source):
        yield Hit(cause.span(), "cause", {"target": cause[0]})
        return
    if share <= _THIRD_MORE or _SIMPLE.search(pair.plain_source):
        return
    joined = _JOINS[pair.language].search(target)
    if joined:
        yield Hit((joined.start(), len(target)), "clause")


rule = Rule(
    name="addition",
    group="completeness",
    severity=Severity.WARNING,
    messages={
        "long": {
            "en": "Much longer than the source ({share} of its length): is something added?",
            "ko": "원문보다 훨씬 길다(길이의 {share}). 덧붙인 내용이 없는가?",
            "ja": "原文よりかなり長い（長さの{share}）。余計な追加はないか。",
        },
        "sentence": {
            "en": "The source is one sentence; is this one in it?",
            "ko": "원문은 한 문장이다. 이 문장이 원문에 있는가?",
            "ja": "原文は1文。この文は原文にあるか。",
        },
        "cause": {
            "en": "“{target}” names a cause; the source names none.",
            "ko": "“{target}”은 원인을 말하는데 원문에는 없다.",
            "ja": "「{target}」は原因を言うが、原文にはない。",
        },
        "clause": {
            "en": "The source is one clause; is this one in it?",
            "ko": "원문은 한 절이다. 이 절이 원문에 있는가?",
            "ja": "原文は1節。この節は原文にあるか。",
        },
    },
    finds="Translations far too long for their source; a second sentence or clause, or a cause, where the source has one of none.",
    misses="A word or an attribute added; additions to long sentences.",
    unit=_run,
    loose=True,
    locales=frozenset({"ko", "ja"}),
)
