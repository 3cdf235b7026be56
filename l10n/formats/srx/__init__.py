"""SRX 2.0: the rules by which translation programs cut texts into sentences."""

from l10n.formats.srx.serialize import serialize

__all__ = ["serialize"]
