"""The sample reports and their catalogs, as they are committed."""

import os
import shutil
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from l10n.config import load
from l10n.formats import po
from l10n.merge import place_id
from l10n.project import Files, read_report, scan
from l10n.text.marks import MARK
from tests.programs import require

ROOT = Path(__file__).parents[1]
CATALOGS = sorted((ROOT / "locales").rglob("*.po"))
REPORTS = [path for path in CATALOGS if path.stem != "names"]


def test_a_sync_of_the_samples_changes_nothing(project):
    for name in ("sources", "locales"):
        shutil.copytree(ROOT / name, project.root / name)
    shutil.copy(ROOT / "l10n.toml", project.root)
    result = project.json("sync", "--offline")
    assert (result["changed"], result["failures"], result["written"]) == (False, [], [])


def test_there_are_catalogs():
    assert len(CATALOGS) == 14
    assert len(REPORTS) == 12


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_gettext_and_we_write_a_catalog_alike(path):
    data = path.read_bytes()
    assert po.serialize(po.parse(data)) == data
    msgfmt, msgcat = require("msgfmt", package="gettext"), require("msgcat", package="gettext")
    checked = subprocess.run([msgfmt, "-c", "-o", os.devnull, path], capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, b"")
    assert subprocess.run([msgcat, "--no-wrap", path], capture_output=True, check=True).stdout == data


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_the_msgids_joined_are_the_article(path):
    loaded = load(ROOT, environ={})
    (folder,) = (f for f in scan(ROOT, loaded.config).folders if f.id == path.stem)
    report = read_report(Files(ROOT), folder, loaded.config)
    texts = {segment.id: plain(segment.text) for segment in report.documents["en"].segments}
    catalog = po.parse(path.read_bytes())
    spoken: dict[str, str] = {}
    for unit in catalog.units:
        ids = [place_id(place) for place in unit.places]
        repeated = all(texts[id_] == plain(unit.source) for id_ in ids)
        for id_ in ids:
            spoken[id_] = texts[id_] if repeated else ""
        if not repeated:
            assert plain(unit.source) == " ".join(texts[id_] for id_ in ids)
            spoken.update({id_: texts[id_] for id_ in ids})
    assert " ".join(spoken[id_] for id_ in texts) == " ".join(texts.values())
    first = [list(texts).index(place_id(unit.places[0])) for unit in catalog.units]
    assert first == sorted(first), "story order"


def plain(text: str) -> str:
    return MARK.sub("", text)


def test_translators_have_worked_on_them():
    kinds = {"accepted": 0, "draft": 0, "open": 0}
    for path in CATALOGS:
        for unit in po.parse(path.read_bytes()).units:
            kinds["open" if not unit.target else "draft" if unit.fuzzy else "accepted"] += 1
    assert min(kinds.values()) > 10, kinds


def test_the_confidential_report_is_marked_so():
    folders = {folder.path: folder for folder in scan(ROOT, load(ROOT, environ={}).config).folders}
    assert folders[PurePosixPath("sources/2026-04-escape-route")].confidential
    assert sum(folder.confidential for folder in folders.values()) == 1
