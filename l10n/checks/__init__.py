"""Checks of translations: each rule has a measured rate of false alarms, see ``docs/checks.md``."""

from l10n.checks.check import Checker, check
from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.checks.settings import Style

__all__ = ["Checker", "Hit", "Pair", "Rule", "Style", "check"]
