"""Where lines of Japanese headings may break: between phrases, not within words."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budoux import Parser


@lru_cache(4096)
def phrases(text: str) -> tuple[str, ...]:
    """A Japanese text in phrases; joined, they are the text."""
    return tuple(_parser().parse(text)) if text.strip() else (text,)


@cache
def _parser() -> "Parser":
    import budoux  # noqa: PLC0415 - its model is read when the first Japanese heading is made

    return budoux.load_default_japanese_parser()
