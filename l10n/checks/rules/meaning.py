"""What a translation means, held against its source by sentence vectors: costly, and run only where asked for."""

from collections.abc import Iterator, Sequence

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity

_LEAST = 0.35
"""Cosine below which a translation of some length says something else. Of professional translations 0.2 % (Korean) and
0.4 % (Japanese) lie below; of the same translations put one sentence further, 77 %."""
_SHORT = 25
"""Letters of a source below which vectors say little: names, labels."""


def _run(pairs: Sequence[Pair]) -> Iterator[tuple[int, Hit]]:
    asked = [
        at for at, pair in enumerate(pairs) if len(pair.plain_source) >= _SHORT and pair.plain_target.strip()
    ]
    if not asked:
        return
    from l10n.align.encoder import Encoder  # noqa: PLC0415 - loads a model

    encoder = Encoder()
    texts = [text for at in asked for text in (pairs[at].plain_source, pairs[at].plain_target)]
    vectors = encoder.vectors(encoder.sums(texts))
    for n, at in enumerate(asked):
        cosine = float(vectors[2 * n] @ vectors[2 * n + 1])
        if cosine < _LEAST:
            yield at, Hit(None, values={"cosine": f"{cosine:.2f}"})


rule = Rule(
    name="meaning",
    group="completeness",
    severity=Severity.WARNING,
    messages={
        "": {
            "en": "May say something else than the source (likeness {cosine}).",
            "ko": "원문과 뜻이 다를 수 있다(유사도 {cosine}).",
            "ja": "原文と意味が違うおそれがある（類似度{cosine}）。",
        }
    },
    finds="Translations of another sentence: their vectors are far apart.",
    misses="Anything smaller than most of a sentence.",
    report=_run,
    locales=frozenset({"ko", "ja"}),
    costly=True,
)
