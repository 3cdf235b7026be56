"""Pictures without what cameras and programs wrote about them: people can be found by it.

The picture itself is not decoded and not written anew: its bytes stay, the segments that describe it go. Kept are
colour profiles and, in JPEG, which way is up.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from l10n.build.images.gif import strip_gif
from l10n.build.images.jpeg import strip_jpeg
from l10n.build.images.png import strip_png
from l10n.build.images.webp import strip_webp
from l10n.errors import ReadError

LARGEST = 40_000_000
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that may be published."""

    data: bytes
    ending: str
    """By its content, whatever its name says."""
    width: int
    """In pixels, as it is shown."""
    height: int


_KINDS: Mapping[str, tuple[bytes, Callable[[bytes], tuple[bytes, int, int]]]] = {
    "jpg": (b"\xff\xd8\xff", strip_jpeg),
    "png": (b"\x89PNG\r\n\x1a\n", strip_png),
    "gif": (b"GIF8", strip_gif),
    "webp": (b"RIFF", strip_webp),
}


def strip(data: bytes) -> Picture:
    """A picture without its metadata.

    Args:
        data: of a JPEG, PNG, WebP or GIF file.

    Raises:
        ReadError: it is none of these, or damaged.
    """
    if len(data) > LARGEST:
        raise ReadError(f"has {len(data):,} bytes, more than {LARGEST:,}; make the picture smaller.")
    for ending, (magic, remove) in _KINDS.items():
        if data.startswith(magic):
            try:
                stripped, width, height = remove(data)
            except (IndexError, ValueError) as error:
                raise ReadError(f"is no whole {ending} picture ({error}); export it anew.") from error
            if not width or not height:
                raise ReadError("has no width or height; export it anew.")
            return Picture(stripped, ending, width, height)
    raise ReadError(
        "is no JPEG, PNG, WebP or GIF: what such a file says about the camera and the place cannot be taken out; convert it."
    )
