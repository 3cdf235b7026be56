"""Sentence alignment: which sentences of a translation say which sentences of a report, and how surely."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from l10n.model import Bitext, Role

if TYPE_CHECKING:
    from l10n.align.encoder import Encoder
    from l10n.align.weights import Weights

Link = tuple[tuple[int, ...], tuple[int, ...]]
"""Sentences of the source and of the target, by index, ascending; one of the two may be empty."""


def align(
    source: Sequence[str],
    target: Sequence[str],
    *,
    source_locale: str,  # noqa: ARG001 -- said by every caller; the weights of today serve all languages
    target_locale: str,  # noqa: ARG001 -- likewise
    source_roles: Sequence[Role] | None = None,
    target_roles: Sequence[Role] | None = None,
    source_blocks: Sequence[int] | None = None,
    target_blocks: Sequence[int] | None = None,
    source_names: Sequence[Collection[str]] | None = None,
    target_names: Sequence[Collection[str]] | None = None,
    fixed: Sequence[Link] = (),
    apart: Sequence[Link] = (),
    encoder: "Encoder | None" = None,
    weights: "Weights | None" = None,
) -> Bitext:
    """Link the sentences of two versions of a report.

    Works without knowledge of the languages; the locales name what the confidence was calibrated on.

    Args:
        source: n sentences; they may hold inline marks.
        target: m sentences, likewise.
        source_locale: language of the source.
        target_locale: language of the target.
        source_roles: n roles; without them captions, subheads, bylines are told by their look.
        target_roles: m roles.
        source_blocks: n numbers that say which sentences share a paragraph.
        target_blocks: m numbers.
        source_names: n collections, of what is named in each sentence, by any name that is the same on both
            sides: the ids of a termbase.
        target_names: m collections.
        fixed: links decided by humans: they hold, with confidence 1, and the rest is aligned around them.
        apart: links rejected by humans: no bead that is found holds all sentences of one of them.
        encoder: one that is kept between calls or has a cache on disk; without it one is shared in memory.
        weights: a house's own (`l10n.align.train.refit`, `l10n.align.weights.load_weights`); those shipped
            without it.

    Returns:
        Beads in order of the source. Every sentence of both sides is in exactly one; one without counterpart
        is alone in a bead whose other side is empty. Confidences are rounded to four decimals.

    Raises:
        UsageError: roles, blocks, names, fixed or rejected links do not fit the sentences.
    """
    from l10n.align.bitext import link  # noqa: PLC0415 -- numpy and the encoder load on first use
    from l10n.align.side import Sentences  # noqa: PLC0415 -- likewise

    sides = (
        Sentences(source, source_roles, source_blocks, source_names),
        Sentences(target, target_roles, target_blocks, target_names),
    )
    return link(*sides, fixed=fixed, apart=apart, encoder=encoder, weights=weights)
