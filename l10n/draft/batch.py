"""Texts that go to an engine together."""

from collections.abc import Sequence
from dataclasses import dataclass

from l10n.engines import Batch, Context, Item, Traits
from l10n.model import Role

_BEFORE = 3
"""Sentences before a batch that an engine with context is shown."""
_EXAMPLES = 5
_EACH = 8
"""Characters that a text takes besides itself, in whatever it is sent in."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is sent."""

    sent: str
    key: bytes
    """Its name in the cache; of two with one key one is asked."""
    spot: int
    """Place of its unit among all of the job."""
    role: Role = Role.PARAGRAPH
    complaint: str = ""
    names: tuple[tuple[str, str], ...] = ()
    examples: tuple[tuple[str, str], ...] = ()


def pack(texts: Sequence[Text], traits: Traits) -> list[list[Text]]:
    """Batches in the order of the texts, each as large as the engine takes; every text alone fits."""
    batches: list[list[Text]] = []
    room = 0
    for text in texts:
        size = traits.measure(text.sent) + _EACH
        if not batches or len(batches[-1]) >= traits.max_items or size > room:
            batches.append([])
            room = traits.max_length
        batches[-1].append(text)
        room -= size
    return batches


def batch_of(
    texts: Sequence[Text],
    *,
    source_locale: str,
    target_locale: str,
    style: Sequence[str],
    title: str,
    told: Sequence[str],
    traits: Traits,
) -> Batch:
    """What the engine is asked: the texts, and what it can use beside them.

    Args:
        texts: of one batch.
        source_locale: of the texts.
        target_locale: of what is to come back.
        style: rules of the house.
        title: headline of the report.
        told: all sentences of the job, in story order.
        traits: of the engine.
    """
    items = tuple(Item(str(n), t.sent, t.role, t.complaint) for n, t in enumerate(texts, 1))
    if not traits.context:
        return Batch(items, source_locale, target_locale)
    first = texts[0].spot
    examples = dict.fromkeys(example for text in texts for example in text.examples)
    names = dict.fromkeys(name for text in texts for name in text.names)
    context = Context(
        tuple(style),
        tuple(names),
        tuple(examples)[:_EXAMPLES],
        title,
        tuple(told[max(0, first - _BEFORE) : first]),
    )
    return Batch(items, source_locale, target_locale, context)
