"""Words that Korean joins to names without a space, by what is named: read from ``korean_words.txt``."""

from l10n.terms.sections import section

VERBS = (
    "하다", "한다", "했", "하였", "하는", "하던", "하며", "하면", "하여", "해", "하지", "하기", "하고", "하게", "하도", "하려",
    "되", "된", "될", "됐", "돼", "됨", "당했", "당하", "당한", "시키", "시켰", "시킨", "받", "할",
)  # fmt: skip
"""What makes a verb of a noun for an action."""


def words(place: str) -> frozenset[str]:
    """Those of a section: ``behind a place``, ``before a name`` and so on."""
    return section("l10n.terms.find", "korean_words.txt", place)
