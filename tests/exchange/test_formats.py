"""Out and in again through every format: the catalog has what it had."""

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.exchange import Outcome, from_catalog, from_memory, marked, memory, pack, unpack
from l10n.formats import po, tmx, xliff
from l10n.formats.po.mend import mend, mend_lines, mend_target
from l10n.formats.table import delimited, docx, xlsx
from l10n.model import Catalog, Unit
from tests.formats.marked import texts

lines = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\\\ufffe\uffff"),
    min_size=1,
).map(str.strip)


@st.composite
def catalogs(draw):
    sources = draw(st.lists(texts.map(mend), unique_by=lambda text: " ".join(text.split()), max_size=4))
    units = []
    for number, source in enumerate(sources):
        target = mend_target(source, draw(st.one_of(st.just(""), texts)))
        target = target if target.strip() else ""
        comments = mend_lines(tuple(filter(None, draw(st.lists(lines, max_size=2, unique=True)))))
        units.append(
            Unit(
                source,
                target,
                fuzzy=bool(target) and draw(st.booleans()),
                places=(f"sources/r/en.html#p{number}.1",),
                notes=("role: paragraph",),
                comments=tuple(line for line in comments if not line.startswith("l10n:")),
            )
        )
    return Catalog("ko", tuple(units))


def blank(catalog):
    """The catalog before anybody worked on it."""
    return replace(
        catalog, units=tuple(replace(unit, target="", fuzzy=False, comments=()) for unit in catalog.units)
    )


def kit_of(catalog):
    return pack(catalog, report="r", source_locale="en")


THROUGH = {
    "xliff": lambda kit: xliff.parse(xliff.serialize(kit))[0],
    "xliff2": lambda kit: xliff.parse(xliff.serialize(kit, version="2.0"))[0],
    "csv": lambda kit: delimited.parse(delimited.serialize(kit))[0],
    "xlsx": lambda kit: xlsx.parse(xlsx.serialize(kit))[0],
    "docx": lambda kit: docx.parse(docx.serialize(kit))[0],
}


def assert_nothing_new(catalog, kit):
    assert not kit.units or (kit.report.removeprefix("sources/"), kit.locale) == ("r", "ko")
    unpacked = unpack(catalog, kit.units)
    assert unpacked.catalog == catalog
    assert {row.outcome for row in unpacked.rows} <= {Outcome.UNCHANGED, Outcome.UNTRANSLATED}


@pytest.mark.parametrize("name", THROUGH)
@settings(deadline=None)
@given(catalog=catalogs())
def test_a_blank_catalog_is_filled_with_what_went_out(name, catalog):
    kit = kit_of(catalog)
    # As if it had gone out blank: texts and states are news.
    news = replace(kit, units=tuple(replace(unit, base=None) for unit in kit.units))
    assert unpack(blank(catalog), THROUGH[name](news).units).catalog == catalog


@pytest.mark.parametrize("name", THROUGH)
@settings(deadline=None)
@given(catalog=catalogs())
def test_what_comes_back_as_it_went_out_changes_nothing(name, catalog):
    assert_nothing_new(catalog, THROUGH[name](kit_of(catalog)))


@settings(deadline=None)
@given(catalog=catalogs())
def test_a_po_file_that_comes_back_as_it_went_out_changes_nothing(catalog):
    assert_nothing_new(catalog, from_catalog(po.parse(po.serialize(marked(catalog, kit_of(catalog))))))


@settings(deadline=None)
@given(catalog=catalogs())
def test_a_memory_gives_translations_back_as_translations_and_drafts_as_drafts(catalog):
    def through(*, drafts):
        stream = io.BytesIO()
        tmx.write(stream, memory(catalog, report="r", source_locale="en", drafts=drafts), source_locale="en")
        stream.seek(0)
        return from_memory(tmx.read(stream), source_locale="en", locale="ko").units

    filled = unpack(blank(catalog), (*through(drafts=False), *through(drafts=True))).catalog
    assert [(unit.target, unit.fuzzy) for unit in filled.units] == [
        (u.target, u.fuzzy) for u in catalog.units
    ]
    assert all(unit.provenance for unit in filled.units if unit.fuzzy)
