"""What an engine is: a batch of texts in, as many translations out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from l10n.model import Role


class Marks(StrEnum):
    """What an engine brings back of markup in a text."""

    TAGS = "tags"
    """``<g1>…</g1>`` and ``<x1/>`` as they stand in our texts."""
    TOKENS = "tokens"
    """``⟦1⟧``: it would take tags for HTML of its own."""
    NONE = "none"
    """Nothing: it was never taught any."""


def utf8_length(text: str) -> int:
    """Bytes of a text in UTF-8."""
    return len(text.encode())


@dataclass(frozen=True, slots=True)
class Traits:
    """What must be known of an engine to use it well. The defaults suit the most fragile one."""

    version: str = ""
    """Of the model or protocol. Answers are remembered under it: another version is asked anew."""
    model: str = ""
    """Named beside the engine in a PO file; empty where there is nothing to name."""
    network: bool = True
    """Whether text leaves the machine. If it does, confidential reports are kept from it."""
    where: str = ""
    """Host that is asked, for ``--dry-run``; empty for one that asks nobody."""
    notices: tuple[str, ...] = ()
    """What its user must know: a licence that forbids what a newsroom does."""
    marks: Marks = Marks.NONE
    context: bool = False
    """Whether it reads roles, names, examples and the sentences before: it is given a report in its order."""
    max_items: int = 1
    """Texts in one call."""
    max_length: int = 4_000
    """Of all texts of one call, as ``measure`` counts."""
    longest: int = 0
    """Of one text, counted the same way; 0 where it may be as long as all of a call."""
    measure: Callable[[str], int] = utf8_length
    concurrency: int = 1
    """Calls at the same time, from as many threads."""
    rate: float = 0.0
    """Calls a second that it bears, 0 for any number."""
    burst: int = 1
    """Calls that may come at once after a pause."""
    timeout: float = 30.0
    """Seconds for one call, whatever happens."""
    price: float | None = None
    """Of a million characters, in the currency of the house; None if unknown."""
    tries: int = 4
    """Calls for one batch while it says `l10n.errors.EngineBusyError`."""


@dataclass(frozen=True, slots=True)
class Item:
    """A text to translate."""

    id: str
    """Unique within the batch."""
    text: str
    role: Role = Role.PARAGRAPH
    complaint: str = ""
    """Why the engine's last answer to it was not taken; empty when it is asked for the first time."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the texts, for engines with `Traits.context`."""

    style: tuple[str, ...] = ()
    """Rules of the house for the target language."""
    names: tuple[tuple[str, str], ...] = ()
    """Names that occur in the batch, and how they are written in the target language."""
    examples: tuple[tuple[str, str], ...] = ()
    """Translations of similar sentences that humans have accepted."""
    title: str = ""
    """Headline of the report."""
    before: tuple[str, ...] = ()
    """Sentences just before the batch, not to be translated."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What an engine is asked in one call."""

    items: tuple[Item, ...]
    source_locale: str
    target_locale: str
    context: Context = field(default_factory=Context)


class Engine(Protocol):
    """Translates. Third parties declare a `Factory` as an entry point of the group ``l10n.engines``.

    One that holds connections may have a ``close()`` besides, which is called when the run ends.
    """

    @property
    def traits(self) -> Traits:
        """Of this engine; the same as long as it lives."""
        ...

    def translate(self, batch: Batch) -> Sequence[str | None]:
        """Ask once; no tries of its own, no cache, no log.

        It is called from as many threads at once as ``traits.concurrency`` says.

        Returns:
            As many as the batch has items, in their order; None for one that it has no answer to. What comes
            back is not trusted: it is checked by whoever asked.

        Raises:
            l10n.errors.EngineError: it did not do it. Any other exception is taken for a fault of the engine,
                and only its type is told.
        """
        ...
