"""PO files: the one reader and the one writer of the project.

``serialize(parse(data)) == data`` for every file that `serialize` wrote.

Neither polib nor Babel stands underneath. Measured against polib 1.2.0: its reader stops at ``#=`` lines, drops
``#~|`` lines and comments after the last entry, leaves octal escapes as they are, attaches the comments of a file
without a header to no entry, and, given text instead of a path, drops what follows U+0085, U+2028 or U+2029 in a
line; its writer breaks strings at those characters and leaves ``#:`` lines unwrapped where gettext wraps them.
Babel loses ``#|`` lines and X- fields. So polib is what the tests and the bench compare with.
"""

from l10n.formats.po.header import header
from l10n.formats.po.lines import target_lines
from l10n.formats.po.parse import parse
from l10n.formats.po.serialize import serialize

__all__ = ["header", "parse", "serialize", "target_lines"]
