"""A house's own weights: learned from what was reviewed, used by what is aligned later."""

import pytest

from l10n.align.weights import dump_weights, shipped_weights
from l10n.config import load
from l10n.workflow.train import train
from tests.align import newsroom
from tests.workflow.desk import Desk

WEIGHTS = "locales/alignment.json"


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    made.write({"l10n.toml": '[project]\ntargets = ["ko"]\n'})
    return made


def put(desk, report, shift):
    """A report whose last sentences are left out of its published version."""
    for locale, sentences in (("en", newsroom.EN), ("ko", newsroom.KO[: 9 - shift % 3])):
        lines = (f"{text}\n\n" for text in sentences)
        desk.write({f"sources/{report}/{locale}.txt": "".join(lines)})


def review(desk, reports):
    for report in reports:
        found = desk.json("link", report, "--all")
        names = [bead["source"][0]["id"] for bead in found["beads"] if bead["source"] and bead["target"]]
        desk.run("link", "accept", report, *names)
    desk.run("sync")


def test_too_few_reviewed_reports_are_refused(desk):
    put(desk, "a", 0)
    desk.run("sync")
    said = desk.run("align", "--train", code=2).stderr
    assert "0 published versions with 0 links are reviewed" in said
    review(desk, ["a"])
    assert "1 published versions with" in desk.run("align", "--train", code=2).stderr
    assert WEIGHTS not in desk.tree()


def test_weights_are_learned_from_reviewed_reports_and_used(desk):
    reports = [f"r{n:02}" for n in range(16)]
    for n, report in enumerate(reports):
        put(desk, report, n)
    desk.run("sync")
    review(desk, reports)
    before = desk.tree()
    tried = desk.json("align", "--train", "--dry-run")
    assert desk.tree() == before
    assert tried["pages"] == 16
    assert tried["links"] >= 100
    done = desk.run("align", "--train")
    assert "learned from: " in done.stdout
    learned = train(desk.root, load(desk.root, environ={}).config, dry_run=True)
    assert learned.better == (learned.after > learned.before) == (WEIGHTS in desk.tree())


def test_damaged_weights_are_named(desk):
    put(desk, "a", 0)
    desk.write({WEIGHTS: "{}"})
    assert f"{WEIGHTS}: the weights lack" in desk.run("sync", code=3).stderr
    desk.write({WEIGHTS: dump_weights(shipped_weights())})
    desk.run("sync")
    with_own = desk.tree()
    (desk.root / WEIGHTS).unlink()
    desk.run("sync")
    assert {name: data for name, data in with_own.items() if name != WEIGHTS} == desk.tree()
