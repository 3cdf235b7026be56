"""The source's own file with the translation in its place: every byte that is not text of the report stays."""

from collections.abc import Callable

from l10n.build.verdict import Verdict
from l10n.build.version import Version, translated
from l10n.model import Document


def original(version: Version, verdict: Verdict, serialize: Callable[[Document], bytes]) -> bytes:
    """The translated original.

    Args:
        version: what it says.
        verdict: of the gate.
        serialize: of the source's format.
    """
    return serialize(translated(version, verdict.shown))
