"""Names and their counterparts out of sentences and their translations."""

from l10n.terms.harvesting.match import NameMatch
from l10n.terms.harvesting.pair import harvest

__all__ = ["NameMatch", "harvest"]
