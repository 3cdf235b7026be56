"""What stands between two sentences of a language."""

from functools import cache

_UNSPACED = frozenset({"ja", "zh", "th", "lo", "km", "my"})


@cache
def language(locale: str) -> str:
    """``ko`` of ``ko-KP``."""
    return locale.replace("_", "-").partition("-")[0].lower()


def joiner(locale: str) -> str:
    """A space, or nothing for languages that are written without spaces."""
    return "" if language(locale) in _UNSPACED else " "
