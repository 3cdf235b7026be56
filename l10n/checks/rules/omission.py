"""Something of the source that the translation does not say: by its length and by the words that join clauses."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity

_LEAST = {"ko": 0.42, "ja": 0.42}
"""Length of the translation as a share of the source's, both weighted; measured on professional translations, their
lowest 0.3 % lie below."""
_SUSPECT = 0.88
"""Share below which a clause whose kind is not to be found counts as lost."""
_SHORT, _LONG = 25, 170
_CLAUSES = (
    (
        re.compile(r"\b(?:because|due to|owing to|thanks to|as a result of)\b", re.IGNORECASE),
        {
            "ko": re.compile("때문|탓|[해아어여]서|으로|로 인|바람에|덕|여파|니까|므로|까닭|하여|따라|만큼|결과|이유|라서|다고|고려|볼 때|따른|[^가-힣]로|워서|와서|려서|겨서|져서|켜서|쳐서"),
            "ja": re.compile("ため|ので|から|せい|影響|によ[りるっ]|[でてえ]、|原因|おかげ|理由|由|結果|もと|とあ[っり]|だけに|[えけせてねめれ]て|発端|きっかけ|考え"),
        },
    ),
    (
        re.compile(r"(?:\b(?:although|though|despite|even though|in spite of|whereas|nevertheless)\b|[a-z], but\b)", re.IGNORECASE),
        {
            "ko": re.compile("지만|데|으나|[가-힣]나[ ,]|도 |도,|불구|면서|반면|그러나|하지만|더라도|에도|아직|래도|지라도|건만|련만|않고|달리|다만|그래도|고도|[가-힣]만[ ,]"),
            "ja": re.compile("が、|けれど|のに|ものの|かかわらず|一方|しかし|ながら|でも|ても|つつ|ただ|とはいえ|であれ|にもかか|反面|のため|だが|ところ|とは"),
        },
    ),
    (
        re.compile(r"\b(?:unless|until|provided that)\b|\bif\b(?! not)", re.IGNORECASE),
        {
            "ko": re.compile("면|까지|전에|지 않는 한|는 한|때|든|지 여부|는지|을지|ㄹ지|할지|될지|경우|전까|자면|려면|도록"),
            "ja": re.compile("ば|たら|なら|まで|限り|と、|ない限|とき|場合|か(?:どうか|は|を|、)|次第|と|もし|前"),
        },
    ),
    (
        re.compile(r"\b(?:while|after|before|when(?! it comes))\b", re.IGNORECASE),
        {
            "ko": re.compile("때|후|뒤|전|면|동안|고 |며|자 |는데|서 |반면|다가|지만|사이|[에서]|이래|만에|무렵|중|로 |고,"),
            "ja": re.compile("時|とき|後|前|と|ば|たら|間|が、|つつ|ながら|一方|て|で|際|から|中|まで|ころ|頃"),
        },
    ),
)  # fmt: skip

_FIRST = (
    frozenset({"because", "due", "owing", "thanks", "result"}),
    frozenset({"although", "though", "despite", "spite", "whereas", "nevertheless", "but"}),
    frozenset({"unless", "until", "provided", "if"}),
    frozenset({"while", "after", "before", "when"}),
)
"""A word of each of the patterns: looking it up is faster than they are."""


def _run(pair: Pair) -> Iterator[Hit]:
    ours = pair.source_weight
    if ours < _SHORT:
        return
    share = (pair.target_weight + 3) / (ours + 3)
    if share < _LEAST.get(pair.language, 0.0):
        yield Hit(None, "short", {"share": f"{share:.0%}"})
        return
    if share > _SUSPECT or ours > _LONG:
        return
    for (joined, answers), first in zip(_CLAUSES, _FIRST, strict=True):
        if first.isdisjoint(pair.source_words):
            continue
        found = joined.search(pair.plain_source)
        if found and pair.language in answers and not answers[pair.language].search(pair.plain_target):
            yield Hit(None, "clause", {"source": found[0].lstrip(", ")})
            return


rule = Rule(
    name="omission",
    group="completeness",
    severity=Severity.WARNING,
    messages={
        "short": {
            "en": "Much shorter than the source ({share} of its length): is something left out?",
            "ko": "원문보다 훨씬 짧다(길이의 {share}). 빠진 내용이 없는가?",
            "ja": "原文よりかなり短い（長さの{share}）。訳し漏れはないか。",
        },
        "clause": {
            "en": "Nothing here answers to “{source}”, and the translation is short: is a clause left out?",
            "ko": "원문의 “{source}”에 해당하는 말이 없고 번역이 짧다. 빠진 절이 없는가?",
            "ja": "原文の「{source}」に当たる語がなく、訳が短い。訳し漏れはないか。",
        },
    },
    finds="Translations far too short for their source; clauses of cause, concession and condition without any counterpart.",
    misses="A word or an attribute left out; whatever is made up for by length elsewhere.",
    unit=_run,
    loose=True,
    locales=frozenset({"ko", "ja"}),
)
