"""Our rules as regular expressions alone, for programs that cut texts by SRX."""

from collections.abc import Mapping, Sequence

from l10n.segment.srx import en, ja, ko
from l10n.segment.srx.rule import Rule

__all__ = ["RULES", "Rule"]

RULES: Mapping[str, Sequence[Rule]] = {"en": en.RULES, "ko": ko.RULES, "ja": ja.RULES}
"""By language; the first rule that fits a place decides."""
