"""Which units of a report make a paragraph: their ids say so (``p3.1`` and ``p3.2``)."""

from collections.abc import Iterator, Sequence

from l10n.checks.pair import Pair


def paragraphs(pairs: Sequence[Pair]) -> Iterator[list[int]]:
    """Indexes of the units of each paragraph, in order; a unit without an id stands alone.

    Paragraphs of which a unit has no target are left out: what it would close is not to be seen.
    """
    run: list[int] = []
    name = ""
    for at, pair in enumerate(pairs):
        own = pair.id.partition(".")[0]
        if run and (not own or own != name):
            if all(pairs[n].target for n in run):
                yield run
            run = []
        run.append(at)
        name = own
    if run and all(pairs[n].target for n in run):
        yield run
