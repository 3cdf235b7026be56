"""What is written is read back, whatever it holds."""

from pathlib import Path

import polib
from hypothesis import given, settings

from l10n.formats import po
from l10n.formats.po.mend import mend_target
from l10n.model import Catalog
from tests.formats.po.catalogs import catalogs

QUICK = settings(deadline=None, max_examples=40)


@QUICK
@given(catalogs())
def test_a_catalog_comes_back_as_it_was(catalog: Catalog):
    data = po.serialize(catalog)
    assert po.parse(data) == catalog
    assert po.serialize(po.parse(data)) == data


@QUICK
@given(catalogs(odd=True))
def test_an_odd_catalog_is_mended_once(catalog: Catalog):
    data = po.serialize(catalog)
    read = po.parse(data)
    assert po.serialize(read) == data
    assert len(read.units) == len(catalog.units)
    assert len(read.obsolete) == sum(bool(mend_target(unit.source, unit.target)) for unit in catalog.obsolete)


@QUICK
@given(catalogs())
def test_polib_reads_the_same_strings_from_a_file(tmp_path_factory, catalog: Catalog):
    path: Path = tmp_path_factory.getbasetemp() / "peer.po"
    path.write_bytes(po.serialize(catalog))
    theirs = [
        (entry.msgctxt or "", entry.msgid, entry.msgstr, entry.fuzzy, bool(entry.obsolete))
        for entry in polib.pofile(str(path))
    ]
    ours = [
        (unit.context, unit.source, unit.target, unit.fuzzy, unit in catalog.obsolete)
        for unit in (*catalog.units, *catalog.obsolete)
    ]
    assert theirs == ours
