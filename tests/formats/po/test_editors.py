"""Files as the programs of translators write them, read as one and the same catalog."""

from pathlib import Path

import pytest

from l10n.formats import po
from l10n.model import Origin, Provenance, State, Unit

DATA = Path(__file__).parent / "data"
EDITORS = ["poedit", "weblate", "omegat", "msgmerge", "translate-toolkit", "sticky-flags"]
UNITS = (
    Unit(
        source="The price of rice rose to 6,500 won per kilogram in late October, residents of Rason said by phone.",
        target="10월 하순 쌀 가격이 킬로그램당 6500원으로 올랐다고 라선 주민들이 전화로 말했다.",
        fuzzy=True,
        places=("sources/rason/en.html#p1.1",),
        notes=("role: paragraph",),
        provenance=Provenance(Origin.ENGINE, {"engine": "google", "date": "2026-11-23"}, "9f3c01ab"),
    ),
    Unit(
        source='A "market" in Rason',
        target="라선의 “시장”",
        context="caption",
        places=("sources/rason/en.html#p2.1",),
        notes=("role: caption",),
        comments=("Checked with the author.",),
    ),
    Unit(
        source="Prices rose.",
        target="물가가 내렸다.",
        fuzzy=True,
        places=("sources/rason/en.html#p3.1",),
        notes=("role: paragraph",),
        previous=("", "Prices fell."),
    ),
    Unit(
        source="It is cold.",
        places=("sources/rason/en.html#p3.2", "sources/rason/en.html#p3.3"),
        notes=("role: paragraph",),
    ),
)


@pytest.fixture(params=EDITORS)
def data(request: pytest.FixtureRequest) -> bytes:
    return (DATA / f"{request.param}.po").read_bytes()


def without_flags(unit: Unit) -> tuple[object, ...]:
    return tuple(getattr(unit, name) for name in Unit.__slots__ if name != "flags")


def test_units_are_the_same_from_every_program(data: bytes):
    catalog = po.parse(data)
    assert [without_flags(unit) for unit in catalog.units] == [without_flags(unit) for unit in UNITS]
    assert catalog.locale == "ko"
    assert catalog.comments == ("Rason report.", "")
    assert catalog.header["PO-Revision-Date"].startswith("2025-12-03")
    assert catalog.header["Content-Type"] == "text/plain; charset=UTF-8"


def test_states_are_the_same_from_every_program(data: bytes):
    states = [unit.state for unit in po.parse(data).units]
    assert states == [State.DRAFT, State.TRANSLATED, State.DRAFT, State.UNTRANSLATED]


def test_they_are_written_in_one_form(data: bytes):
    written = po.serialize(po.parse(data))
    assert po.serialize(po.parse(written)) == written
    assert b"\r" not in written
    assert UNITS[0].target.encode() in written


def test_sticky_flags_are_kept_as_flags():
    catalog = po.parse((DATA / "sticky-flags.po").read_bytes())
    assert catalog.units[1].flags == ("no-wrap",)
    assert b"#, no-wrap\nmsgctxt" in po.serialize(catalog)


def test_obsolete_units_keep_what_belongs_to_them():
    catalog = po.parse((DATA / "translate-toolkit.po").read_bytes())
    assert catalog.obsolete == (
        Unit(
            source="Old sentence.",
            target="옛 문장.",
            fuzzy=True,
            comments=("Why it went.",),
            previous=("", "Older sentence."),
        ),
    )


def test_the_fixtures_have_the_line_ends_and_marks_they_are_there_for():
    assert b"\r\n" in (DATA / "omegat.po").read_bytes()
    assert (DATA / "translate-toolkit.po").read_bytes().startswith(b"\xef\xbb\xbf")
