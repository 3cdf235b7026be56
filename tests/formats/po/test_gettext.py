"""GNU gettext's own programs find nothing to say about what we write, and nothing to change."""

import subprocess
from dataclasses import replace

import pytest
from hypothesis import given, settings

from l10n.formats import po
from l10n.model import Catalog
from tests.formats.po.catalogs import catalogs
from tests.programs import require

FEW = settings(deadline=None, max_examples=25)


@pytest.fixture(scope="module")
def msgcat() -> str:
    return require("msgcat", package="gettext")


@pytest.fixture(scope="module")
def msgfmt() -> str:
    return require("msgfmt", package="gettext")


@pytest.fixture(scope="module")
def msgmerge() -> str:
    return require("msgmerge", package="gettext")


def run(*command: str, data: bytes) -> tuple[bytes, str]:
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout, done.stderr.decode()


@FEW
@given(catalogs(most=30))
def test_msgcat_changes_no_byte(msgcat: str, catalog: Catalog):
    data = po.serialize(catalog)
    assert run(msgcat, "--force-po", "--no-wrap", "-", data=data) == (data, "")


@FEW
@given(catalogs(odd=True, most=30))
def test_msgcat_changes_no_byte_of_what_was_mended(msgcat: str, catalog: Catalog):
    data = po.serialize(catalog)
    assert run(msgcat, "--force-po", "--no-wrap", "-", data=data) == (data, "")


@FEW
@given(catalogs(odd=True, most=30))
def test_msgfmt_is_silent(msgfmt: str, catalog: Catalog):
    plain = tuple(replace(unit, flags=()) for unit in catalog.units)  # c-format asks for more than we promise
    data = po.serialize(replace(catalog, units=plain))
    assert run(msgfmt, "-c", "-o", "/dev/null", "-", data=data) == (b"", "")


@FEW
@given(catalogs(most=30))
def test_msgmerge_with_the_template_changes_no_byte(msgmerge: str, tmp_path_factory, catalog: Catalog):
    folder = tmp_path_factory.getbasetemp()
    blank = tuple(
        replace(unit, target="", fuzzy=False, provenance=None, comments=(), previous=None)
        for unit in catalog.units
    )
    fields = po.header(project="rason", locale="", source="en", created="2025-12-01 09:00+0000")
    template = folder / "merge.pot"
    template.write_bytes(po.serialize(Catalog("", blank, header=fields)))
    # msgmerge keeps #| only where a draft stands on it, and of obsolete entries only what a human made.
    units = tuple(unit if unit.fuzzy else replace(unit, previous=None) for unit in catalog.units)
    obsolete = tuple(
        replace(unit, notes=(), places=(), previous=unit.previous if unit.fuzzy else None)
        for unit in catalog.obsolete
    )
    data = po.serialize(replace(catalog, units=units, obsolete=obsolete))
    merged, _ = run(
        msgmerge, "--quiet", "--force-po", "--previous", "--no-wrap", "-", str(template), data=data
    )
    assert merged == data


def test_a_catalog_without_header_gets_one_that_msgfmt_accepts(msgfmt: str):
    data = po.serialize(Catalog("ko", ()))
    assert run(msgfmt, "-c", "-o", "/dev/null", "-", data=data) == (b"", "")
