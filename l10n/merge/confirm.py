"""Links that translators confirmed: by letting a published text stand in its unit."""

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from l10n.merge.join import join
from l10n.merge.notes import place_id
from l10n.merge.records import draft_key
from l10n.merge.settle import Pair
from l10n.model import Catalog, Link, Origin, Provenance, Segment, Unit
from l10n.text.fingerprint import short_hash
from l10n.text.joining import joiner
from l10n.text.marks import strip_marks

_NEAR = 90
"""Least similarity (rapidfuzz ratio, 0 to 100) of a target and the published text that it was made from."""
_ROUNDED = 0.005
"""The confidence of a draft is kept with two places: in doubt, it was not sure enough."""
_LONGEST = 4
"""Published sentences that one unit may hold."""


def confirmed(
    catalog: Catalog,
    links: Sequence[Link],
    drafts: Mapping[str, Provenance],
    source: Sequence[Segment],
    target: Sequence[Segment],
    *,
    places: Mapping[int, int],
    accept: float,
    source_locale: str,
    target_locale: str,
) -> list[Pair]:
    """What finished units say about links.

    A unit that was fuzzy and is not any more, or that was edited by hand, and whose text is nearly that of
    published sentences, belongs to them. One that was accepted for the confidence of its link says nothing.

    Args:
        catalog: as translators left it.
        links: of last time.
        drafts: of last time: how each unit's target was drafted.
        source: the sentences of now under their stable ids.
        target: the published sentences of now.
        places: index of last time -> index of now, of published sentences that are unchanged.
        accept: confidence from which a text was taken as it is.
        source_locale: of the source.
        target_locale: of the published version.

    Returns:
        Pairs that share no sentence.
    """
    index = {segment.id: i for i, segment in enumerate(source)}
    linked = {link.source: link.target for link in links if link.source and link.target}
    # A link that a human decided is sure for that, and not so that its text would have been taken without one.
    sure = {link.source: link.confidence for link in links if not link.decided}
    plain = [_plain(segment.text) for segment in target]
    standing = _standing(plain, joiner(target_locale))
    used: tuple[set[int], set[int]] = set(), set()
    pairs: list[Pair] = []
    for unit in catalog.units:
        ids = tuple(place_id(place) for place in unit.places)
        if not unit.target or unit.fuzzy:
            continue
        draft = drafts.get(draft_key(ids))
        if accepted_by_machine(unit, draft, confidence=sure.get(ids), accept=accept):
            continue
        left = tuple(index[id_] for id_ in ids if id_ in index)
        if len(left) < len(ids) or join([source[i] for i in left], locale=source_locale)[0] != unit.source:
            continue
        text = _plain(unit.target)
        right = tuple(places[j] for j in linked.get(ids, ()) if j in places)
        if not right or fuzz.ratio(text, joiner(target_locale).join(plain[j] for j in right)) < _NEAR:
            right = standing.get(text, ())
        if right and used[0].isdisjoint(left) and used[1].isdisjoint(right):
            used[0].update(left)
            used[1].update(right)
            pairs.append((tuple(sorted(left)), tuple(sorted(right))))
    return pairs


def accepted_by_machine(
    unit: Unit, draft: Provenance | None, *, confidence: float | None, accept: float
) -> bool:
    """Whether a finished unit may be one that no human has looked at.

    Args:
        unit: neither fuzzy nor empty.
        draft: how its target was drafted.
        confidence: of the link that it was drafted for, None where the link is not known: then that of the draft.
        accept: confidence from which a text was taken as it is.
    """
    if draft is None or draft.draft is not Origin.ALIGNED or draft.hash != short_hash(unit.target):
        return False
    if confidence is not None:
        return confidence >= accept
    try:
        return float(draft.fields.get("confidence", "1")) >= min(accept + _ROUNDED, 1.0)
    except ValueError:
        return True


def _standing(plain: Sequence[str], glue: str) -> dict[str, tuple[int, ...]]:
    """Runs of sentences by their text, where it stands once."""
    found: dict[str, tuple[int, ...]] = {}
    for text, run in _runs(plain, glue):
        found[text] = () if text in found else run
    return found


def _runs(plain: Sequence[str], glue: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    for start in range(len(plain)):
        for end in range(start + 1, min(start + _LONGEST, len(plain)) + 1):
            yield glue.join(plain[start:end]), tuple(range(start, end))


def _plain(text: str) -> str:
    return " ".join(strip_marks(text)[0].split())
