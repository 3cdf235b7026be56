"""XLIFF, the format in which translation programs exchange work: 1.2 (strict) and 2.0."""

from typing import Literal

from l10n.formats.kit import Kit
from l10n.formats.xliff import write_1, write_2
from l10n.formats.xliff.parse import parse

__all__ = ["parse", "serialize"]


def serialize(kit: Kit, *, version: Literal["1.2", "2.0"] = "1.2") -> bytes:
    """The file, valid against the schema of its version; the same kit gives the same bytes.

    `parse` gives back what is to be read back: texts, states (2.0 cannot tell an untranslated unit from one without
    state), comments, roles and contexts, in both as far as XML can hold their characters.
    """
    return write_1.serialize(kit) if version == "1.2" else write_2.serialize(kit)
