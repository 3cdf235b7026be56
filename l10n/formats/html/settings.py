"""What a site's configuration says about its pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field

_MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True)
class HtmlSettings:
    """How the pages of a site are read; every selector is CSS."""

    article: tuple[str, ...] = ()
    """The article's root: the first selector that matches decides. Without a match the page is judged itself."""
    skip: tuple[str, ...] = ()
    """Elements within the article that are no part of it."""
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Selectors by role (``{"byline": (".writer",)}``); they win over what the markup suggests."""
    max_bytes: int = 20 * _MEBIBYTE
    """Longer files are refused."""
