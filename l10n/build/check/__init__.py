"""A checker of what was built: pages, links between them, feeds. It knows nothing of how it was made."""

from l10n.build.check.page import PageFacts, examine
from l10n.build.check.site import check_site

__all__ = ["PageFacts", "check_site", "examine"]
