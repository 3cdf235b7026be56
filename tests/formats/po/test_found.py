"""Files on which mutated input once made the reader and the writer disagree; and long ones."""

import pytest

from l10n.errors import CatalogError
from l10n.formats import po
from l10n.model import Origin, Provenance

FOUND = {
    "control in an l10n line": b'# l10n: draft=engine hash=9f\x103c\nmsgid "a"\nmsgstr "b"\n',
    "l10n line that ends at U+2028": b'# l10n: draft=engine date=2026\xe2\x80\xa8-11-23\nmsgid "a"\nmsgstr "b"\n',
    "quotation marks between flags": b'#, fuzzy, "Prices fell."\n#, x "a, b" fuzzy\nmsgid "a"\nmsgstr "b"\n',
    "open quotation marks in flags": b'#, fuzzy, a "6,500 won\n#, no "wrap\nmsgid "a"\nmsgstr "b"\n',
    "odd quotation marks in a flag": b'#, a "6,500" won" b\n#, "fuzzy c-format\nmsgid "a"\nmsgstr "b"\n',
    "header line that became a field": b'msgid ""\nmsgstr ""\n"X-A: 1\\n"\n"  r: Weblate\\n"\n" <https://x>\\n"\n\nmsgid "a"\nmsgstr ""\n',
    "header field that is a number": b'msgid ""\nmsgstr "X'
    + b"1" * 5000
    + b': 1\\n"\n\nmsgid "a"\nmsgstr ""\n',
    "place of nothing but a control": b'#: \x1b en.html#p1 \x01\nmsgid "a"\nmsgstr ""\n',
    "place with a line separator": b'#: en\xe2\x80\xa8.html#p1\nmsgid "a"\nmsgstr ""\n',
    "comment that ends in a backslash": b'# C:\\\n#. D:\\\n#: E:\\\n#, F\\\nmsgid "a"\nmsgstr "b"\n',
    "obsolete translation of a line break": b'#~ msgid "a"\n#~ msgstr "\\n"\n\nmsgid "b"\nmsgstr ""\n',
}


@pytest.mark.parametrize("name", FOUND)
def test_what_was_read_is_written_and_read_the_same(name: str):
    catalog = po.parse(FOUND[name])
    written = po.serialize(catalog)
    again = po.parse(written)
    assert po.serialize(again) == written
    assert (again.units, again.comments) == (catalog.units, catalog.comments)
    assert again.obsolete == tuple(unit for unit in catalog.obsolete if unit.target)


def test_provenance_of_a_damaged_line():
    unit = po.parse(FOUND["control in an l10n line"]).units[0]
    assert unit.provenance == Provenance(Origin.ENGINE, {}, "9f3c")


MANY = 200_000
LONG = {
    "backslashes": b'msgid "' + b"\\\\" * MANY + b'"\nmsgstr ""\n',
    "open string": b'msgid "' + b"\\\\a" * MANY,
    "carriage returns": b"\r" * MANY + b'x\nmsgid "a"\nmsgstr "b"\n',
    "obsolete signs": b"#~" * MANY + b' msgid "a"\n#~ msgstr "b"\n',
    "strings on a line": b"msgid " + b'"a" ' * MANY + b'\nmsgstr "b"\n',
    "lines of a header field": b'msgid ""\nmsgstr "X: 1\\n' + b"  more\\n" * MANY + b'"\n',
    "flags": b"#, " + b'"a,' * MANY + b'\nmsgid "a"\nmsgstr "b"\n',
    "isolates": b"#: " + "\u2068 ".encode() * MANY + b'\nmsgid "a"\nmsgstr "b"\n',
    "percent signs": b"#: %" + b"25" * MANY + b'\nmsgid "a"\nmsgstr "b"\n',
    "spaces": b"# l10n:" + b" " * MANY + b'x\nmsgid "a"\nmsgstr "b"\n',
    "content types": b"# " + b"Content-Type:" * MANY + b'\nmsgid "a"\nmsgstr "b"\n',
    "entries": b"".join(b'msgid "%d"\nmsgstr ""\n' % number for number in range(MANY // 20)),
}


REFUSED = {"open string", "carriage returns"}


@pytest.mark.parametrize("name", sorted(set(LONG) - REFUSED))
def test_long_files_are_read(name: str):
    """A pattern or a loop that grows with the square of its input would take these some minutes each."""
    catalog = po.parse(LONG[name])
    assert catalog.units or catalog.obsolete or catalog.header


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_long_files_are_refused(name: str):
    with pytest.raises(CatalogError) as caught:
        po.parse(LONG[name])
    assert caught.value.line == 1
