"""A report as a table of two languages, for reviewers without any tool: CSV, Excel, Word."""

from l10n.formats.table import delimited, docx, xlsx

__all__ = ["delimited", "docx", "xlsx"]
