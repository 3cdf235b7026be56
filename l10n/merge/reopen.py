"""Take back what was accepted for the confidence of a link, once humans have decided against the link."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from l10n.merge.confirm import accepted_by_machine
from l10n.merge.records import draft_key, unit_key
from l10n.model import Catalog, Decision, Link, Provenance
from l10n.text.fingerprint import short_hash


def reopened(
    catalog: Catalog,
    drafts: Mapping[str, Provenance],
    *,
    old: Sequence[Link],
    new: Sequence[Link],
    decisions: Sequence[Decision],
    accept: float,
) -> Catalog:
    """The catalog in which the texts of overturned links are drafts again, so that a merge proposes anew.

    What a human confirmed, edited or wrote is not touched.

    Args:
        catalog: as translators left it.
        drafts: of last time: how each unit's target was drafted.
        old: links of last time.
        new: links of now.
        decisions: those on which the links of now rest.
        accept: confidence from which a text was taken as it is.
    """
    ids = {id_ for decision in decisions for id_ in decision.source}
    texts = {short_hash(text) for decision in decisions for text in decision.target_texts}
    still = {(link.source, what) for link in new for what in (link.texts, link.target)}
    decided = {(link.source, link.texts) for link in new if link.decided}
    overturned = {
        draft_key(link.source): link.confidence
        for link in old
        if link.source
        and link.target
        and (link.decided or ids.intersection(link.source) or texts.intersection(link.texts))
        and (link.source, link.texts or link.target) not in (decided if link.decided else still)
    }
    units = list(catalog.units)
    for at, unit in enumerate(units):
        key = unit_key(unit)
        draft = drafts.get(key)
        if key not in overturned or unit.fuzzy or draft is None:
            continue
        if accepted_by_machine(unit, draft, confidence=overturned[key], accept=accept):
            units[at] = replace(unit, fuzzy=True, provenance=draft)
    return replace(catalog, units=tuple(units))
