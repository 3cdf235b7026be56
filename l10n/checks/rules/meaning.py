"""What a translation means, held against its source by sentence vectors: costly, and run only where asked for."""

from collections.abc import Iterator, Sequence
from functools import cache

from l10n.checks.pair import Likeness, Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity

_LEAST = 0.35
"""Cosine below which a translation of some length says something else: see `tests/bench/checks_meaning.py`."""
_SHORT = 25
"""Letters of a source below which vectors say little: names, labels."""


def _run(pairs: Sequence[Pair]) -> Iterator[tuple[int, Hit]]:
    asked = [
        at for at, pair in enumerate(pairs) if len(pair.plain_source) >= _SHORT and pair.plain_target.strip()
    ]
    if not asked:
        return
    likeness = pairs[0].likeness or _own_likeness()
    cosines = likeness([pairs[at].plain_source for at in asked], [pairs[at].plain_target for at in asked])
    for at, cosine in zip(asked, cosines, strict=True):
        if cosine < _LEAST:
            yield at, Hit(None, values={"cosine": f"{cosine:.2f}"})


@cache
def _own_likeness() -> Likeness:
    from l10n.align.encoder import Encoder  # noqa: PLC0415 - loads a model

    encoder = Encoder()

    def likeness(sources: Sequence[str], targets: Sequence[str]) -> list[float]:
        vectors = encoder.vectors(encoder.sums([*sources, *targets]))
        return [float(a @ b) for a, b in zip(vectors[: len(sources)], vectors[len(sources) :], strict=True)]

    return likeness


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
