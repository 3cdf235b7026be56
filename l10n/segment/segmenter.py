"""What a segmenter is, and which one a language has."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple, Protocol, cast

from l10n.errors import ConfigError

GROUP = "l10n.segmenters"
"""Entry points of this group name a `Segmenter` for a language: ``zh = "package.module:callable"``."""

BUILT_IN = {
    "en": "l10n.segment.en:split",
    "ja": "l10n.segment.ja:split",
    "ko": "l10n.segment.ko:split",
}
_GENERIC = "l10n.segment.generic:split"
_WITH_KIWI = "l10n.segment.kiwi:split"


class Cuts(NamedTuple):
    """Where sentences of a line end: offsets just after their last character, before any white space."""

    hard: list[int]
    """Ascending. Each makes a unit."""
    soft: list[int]
    """Ascending. Ends of sentences inside a quotation or bracket that stays in one unit."""


class Segmenter(Protocol):
    """Finds the sentences of one line.

    It is given text without line ends. The end of the line is always a cut and need not be named.
    """

    def __call__(self, text: str, /) -> Cuts:
        """Cuts of the line."""
        ...


def segmenter_for(language: str, *, kiwi: bool = False) -> Segmenter:
    """The segmenter of a language: the built-in one, else an installed one, else one for any language.

    Reading the entry points of an environment takes longer than segmenting a report, so it is done at most
    once, and not at all for a built-in language. Whoever wants another segmenter for one of these passes it.

    Args:
        language: the first part of a locale: ``ko``.
        kiwi: in Korean, also end sentences where Kiwi sees an ending and the text has no stop.

    Raises:
        ConfigError: the installed segmenter does not load, or ``kiwi`` without the extra ``ko``.
    """
    language = language.lower()
    if not kiwi or language != "ko":
        return _load(BUILT_IN.get(language) or _installed().get(language) or _GENERIC)
    if not has_kiwi():
        raise ConfigError("kiwi = true needs the extra “ko”: pip install 'newsroom-l10n[ko]'")
    return _load(_WITH_KIWI)


@cache
def has_kiwi() -> bool:
    """Whether the extra ``ko`` is installed."""
    return find_spec("kiwipiepy") is not None


@cache
def _load(target: str) -> Segmenter:
    module, _, name = target.partition(":")
    try:
        found: object = getattr(import_module(module), name)
    except (ImportError, AttributeError) as error:
        raise ConfigError(
            f"segmenter {target} does not load ({error}); repair or uninstall the package that declares it in {GROUP}"
        ) from error
    return cast("Callable[[str], Cuts]", found)


@cache
def _installed() -> dict[str, str]:
    from importlib.metadata import entry_points  # noqa: PLC0415  loads a mail parser; few languages come here

    return {point.name.lower(): point.value for point in entry_points(group=GROUP)}
