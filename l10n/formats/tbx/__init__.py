"""Termbases as TBX: the form of 2008 (``martif``) is written and read, that of 2019 (``tbx``) is read."""

from l10n.formats.tbx.parse import parse
from l10n.formats.tbx.serialize import serialize

__all__ = ["parse", "serialize"]
