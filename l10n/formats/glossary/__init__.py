"""Plain tables of terms as other programs keep them: OmegaT, Weblate, DeepL, Google.

Each is written for one pair of languages; Google's also for several at once.
"""

from l10n.formats.glossary.read import read
from l10n.formats.glossary.write import KINDS, write

__all__ = ["KINDS", "read", "write"]
