"""Names and their counterparts out of sentences and their translations."""

from l10n.terms.harvesting.match import NameMatch
from l10n.terms.harvesting.sentence import harvest, harvest_together

__all__ = ["NameMatch", "harvest", "harvest_together"]
