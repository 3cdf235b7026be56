"""A report in a locale as a file for somewhere else: a content system, a static site, a mail."""

from l10n.build.outputs.docx import docx
from l10n.build.outputs.fragment import fragment
from l10n.build.outputs.markdown import markdown
from l10n.build.outputs.original import original
from l10n.build.outputs.text import text
from l10n.build.outputs.wxr import wxr

__all__ = ["docx", "fragment", "markdown", "original", "text", "wxr"]
