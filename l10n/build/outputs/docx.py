"""A Word table of both languages, for reviewers and lawyers."""

from l10n.exchange import pack
from l10n.formats.table import docx as table
from l10n.merge import state
from l10n.model import Catalog, Sidecar


def docx(catalog: Catalog, sidecar: Sidecar, *, report: str, source_locale: str) -> bytes:
    """The sentences of a catalog, source and translation side by side, with their states.

    Args:
        catalog: of the locale.
        sidecar: beside it.
        report: its id.
        source_locale: of the source.
    """
    kit = pack(
        catalog, report=report, source_locale=source_locale, state=lambda unit: state(unit, sidecar.signoffs)
    )
    return table.serialize(kit)
