"""New text into a file's own bytes, for formats that declare no encoding and know no character references."""

import codecs
from collections.abc import Sequence

from l10n.model import Skeleton, Slice


def splice(skeleton: Skeleton, changes: Sequence[tuple[Slice, str]]) -> bytes:
    """The file with some of its slices written anew, all other bytes as they are.

    Where the file's encoding cannot hold a new text, the file becomes UTF-8 as a whole. So does one in which
    bytes mean what those before them say (ISO 2022, HZ): no slice of it stands alone.

    Args:
        skeleton: the file as it was read.
        changes: slices of it in order of their place, with what is to be written there.
    """
    if not changes:
        return skeleton.data
    if not skeleton.encoding.startswith(("iso2022", "hz")):
        try:
            return _join(skeleton, [(place, text.encode(skeleton.encoding)) for place, text in changes])
        except UnicodeEncodeError:
            pass
    return _as_utf8(skeleton, changes)


def _join(skeleton: Skeleton, changes: Sequence[tuple[Slice, bytes]]) -> bytes:
    pieces: list[bytes] = []
    at = 0
    for place, data in changes:
        pieces += (skeleton.data[at : place.start], data)
        at = place.end
    return b"".join((*pieces, skeleton.data[at:]))


def _as_utf8(skeleton: Skeleton, changes: Sequence[tuple[Slice, str]]) -> bytes:
    decoder = codecs.getincrementaldecoder(skeleton.encoding)("replace")
    pieces: list[str] = []
    at = 0
    for place, text in changes:
        pieces += (decoder.decode(skeleton.data[at : place.start]), text)
        decoder.decode(skeleton.data[place.start : place.end])
        at = place.end
    pieces.append(decoder.decode(skeleton.data[at:], final=True))
    return "".join(pieces).removeprefix("\ufeff").encode("utf-8", "replace")
