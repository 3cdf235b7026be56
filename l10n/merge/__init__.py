"""From sentences, links and the catalog of last time to the catalog of now. Values in, values out."""

from l10n.merge.align import alignment_fingerprint, as_bitext, as_links
from l10n.merge.identify import identify
from l10n.merge.merge import Merged, Past, draft_key, is_untouched, merge
from l10n.merge.notes import place_id
from l10n.merge.propose import Gates, Proposal, propose, unlinked
from l10n.merge.template import known_segments, template

__all__ = [
    "Gates",
    "Merged",
    "Past",
    "Proposal",
    "alignment_fingerprint",
    "as_bitext",
    "as_links",
    "draft_key",
    "identify",
    "is_untouched",
    "known_segments",
    "merge",
    "place_id",
    "propose",
    "template",
    "unlinked",
]
