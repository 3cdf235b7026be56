"""The record beside a PO file: ``locales/<locale>/state/<report>.json``."""

from l10n.formats.sidecar.parse import parse
from l10n.formats.sidecar.serialize import serialize

__all__ = ["parse", "serialize"]
