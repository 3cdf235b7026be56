"""Which drafts are bad: cheap signs, each independent of the others, that something is wrong with a machine's text.

They order the review, and nothing is published or held back on their word. Reviewed text has the checks.
"""

from l10n.estimate.draft import Draft, Flag
from l10n.estimate.estimate import RULES, Estimate, doubt_of, estimate
from l10n.estimate.note import PREFIX, note, rules_of
from l10n.estimate.register import is_polite

__all__ = [
    "PREFIX",
    "RULES",
    "Draft",
    "Estimate",
    "Flag",
    "doubt_of",
    "estimate",
    "is_polite",
    "note",
    "rules_of",
]
