"""Characters that files may hold and text must not."""

import re

# polib reads U+2028, U+2029, U+0085 and U+001C..U+001E as line ends and drops what follows them; NUL ends a
# string for gettext. Measured over U+0000..U+30FF.
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def normalize(text: str) -> str:
    r"""Text with ``\n`` as its only line end and without control characters.

    Controls become nothing, line separators ``\n``. Spaces of all widths, zero-width and direction marks stay:
    they are an author's. Idempotent.
    """
    if text.isprintable():  # most is, and this is the fastest way to know
        return text
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
