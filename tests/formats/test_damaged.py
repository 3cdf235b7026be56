"""Files that were damaged on their way: read, or refused with a word, never a crash."""

import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import ReadError
from l10n.formats import tmx, xliff
from l10n.formats.kit import Kit, KitUnit, Match
from l10n.formats.table import delimited, docx, xlsx
from l10n.model import State

UNITS = tuple(
    KitUnit(
        f"p{n}.1",
        "in <g1>Rason</g1><x2/>",
        "<g1>라선</g1>에서",
        State.DRAFT,
        comments=("왜?",),
        matches=(Match("a", "b", "previous", 0.5),),
    )
    for n in range(3)
)
KIT = Kit("r", "en", "ko", UNITS)


def memory():
    stream = io.BytesIO()
    tmx.write(
        stream,
        [tmx.Entry({"en": "in <g1>Rason</g1>", "ko": "<g1>라선</g1>에서<x2/>"}, "en")] * 3,
        source_locale="en",
    )
    return stream.getvalue()


FILES = {
    "xliff": (xliff.serialize(KIT), xliff.parse),
    "xliff2": (xliff.serialize(KIT, version="2.0"), xliff.parse),
    "csv": (delimited.serialize(KIT), delimited.parse),
    "xlsx": (xlsx.serialize(KIT), xlsx.parse),
    "docx": (docx.serialize(KIT), docx.parse),
    "tmx": (memory(), lambda data: list(tmx.read(io.BytesIO(data)))),
}
WOUNDS = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 3), st.binary(max_size=6)),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("name", FILES)
@settings(deadline=None, max_examples=150)
@given(wounds=WOUNDS)
def test_a_damaged_file_is_read_or_refused(name, wounds):
    data, parse = FILES[name]
    for where, gone, put in wounds:
        at = int(where * len(data))
        data = data[:at] + put + data[at + gone :]
    with suppress(ReadError):  # any other error fails
        parse(data)
