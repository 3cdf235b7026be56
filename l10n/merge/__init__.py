"""From sentences, links and the catalog of last time to the catalog of now. Values in, values out."""

from typing import TYPE_CHECKING

from l10n.on_demand import on_demand

if TYPE_CHECKING:
    from l10n.merge.affected import Affected, affected
    from l10n.merge.align import alignment_fingerprint, as_bitext, as_links
    from l10n.merge.confirm import confirmed
    from l10n.merge.doubt import doubts
    from l10n.merge.identify import identify
    from l10n.merge.kin import is_another_report
    from l10n.merge.mark import mark_moved
    from l10n.merge.merge import Merged, merge
    from l10n.merge.name_catalog import TakenNames, name_catalog, take_names
    from l10n.merge.names import template_with_names, with_names
    from l10n.merge.notes import place_id
    from l10n.merge.propose import Gates, Proposal, propose, unlinked
    from l10n.merge.records import Past, draft_key, is_untouched, sign, state, unedited, unit_key
    from l10n.merge.reopen import reopened
    from l10n.merge.settle import Pair, Settled, decide, decision_name, settle
    from l10n.merge.stay import standing, target_places
    from l10n.merge.template import known_segments, template
    from l10n.merge.three_way import Conflict, ThreeWay, merge_catalogs, merge_records
else:
    on_demand(
        __name__,
        {
            "affected": "Affected affected",
            "align": "alignment_fingerprint as_bitext as_links",
            "confirm": "confirmed",
            "doubt": "doubts",
            "identify": "identify",
            "kin": "is_another_report",
            "mark": "mark_moved",
            "merge": "Merged merge",
            "name_catalog": "TakenNames name_catalog take_names",
            "names": "template_with_names with_names",
            "notes": "place_id",
            "propose": "Gates Proposal propose unlinked",
            "records": "Past draft_key is_untouched sign state unedited unit_key",
            "reopen": "reopened",
            "settle": "Pair Settled decide decision_name settle",
            "stay": "standing target_places",
            "template": "known_segments template",
            "three_way": "Conflict ThreeWay merge_catalogs merge_records",
        },
    )

__all__ = [
    "Affected",
    "Conflict",
    "Gates",
    "Merged",
    "Pair",
    "Past",
    "Proposal",
    "Settled",
    "TakenNames",
    "ThreeWay",
    "affected",
    "alignment_fingerprint",
    "as_bitext",
    "as_links",
    "confirmed",
    "decide",
    "decision_name",
    "doubts",
    "draft_key",
    "identify",
    "is_another_report",
    "is_untouched",
    "known_segments",
    "mark_moved",
    "merge",
    "merge_catalogs",
    "merge_records",
    "name_catalog",
    "place_id",
    "propose",
    "reopened",
    "settle",
    "sign",
    "standing",
    "state",
    "take_names",
    "target_places",
    "template",
    "template_with_names",
    "unedited",
    "unit_key",
    "unlinked",
    "with_names",
]
