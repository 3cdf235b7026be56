"""GIF: blocks (https://www.w3.org/Graphics/GIF/spec-gif89a.txt)."""

_EXTENSION, _PICTURE, _END = 0x21, 0x2C, 0x3B
_CONTROL, _APPLICATION = 0xF9, 0xFF
_LOOPS = (b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0")


def strip_gif(data: bytes) -> tuple[bytes, int, int]:
    """The picture without comments, texts, XMP and what follows its end; width and height.

    Raises:
        ValueError, IndexError: it is cut off or no GIF.
    """
    width, height = int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    at = 13 + _table(data[10])
    out = [data[:at]]
    while True:
        kind = data[at]
        if kind == _END:
            out.append(b"\x3b")
            return b"".join(out), width, height
        if kind == _PICTURE:
            end = _blocks(data, at + 10 + _table(data[at + 9]) + 1)
            out.append(data[at:end])
        elif kind == _EXTENSION:
            end = _blocks(data, at + 2)
            if data[at + 1] == _CONTROL or (
                data[at + 1] == _APPLICATION and data[at + 2 : at + 14] in _LOOPS
            ):
                out.append(data[at:end])
        else:
            raise ValueError("a block of no known kind")
        at = end


def _table(packed: int) -> int:
    """Bytes of a table of colours."""
    return 3 * 2 ** ((packed & 7) + 1) if packed & 0x80 else 0


def _blocks(data: bytes, at: int) -> int:
    """Where a chain of blocks ends."""
    while size := data[at]:
        at += size + 1
    return at + 1
