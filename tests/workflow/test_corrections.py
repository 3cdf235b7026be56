"""A source correction names the accepted translations that it overtakes; editors sign off what may be published."""

import re
import subprocess
from dataclasses import replace

import pytest

from l10n.formats import po, sidecar
from l10n.merge import state
from l10n.model import Origin, Provenance, State
from l10n.text.fingerprint import short_hash
from tests.programs import require
from tests.workflow.desk import Desk

PO, STATE, SOURCE = "locales/ko/LC_MESSAGES/rice.po", "locales/ko/state/rice.json", "sources/rice/en.txt"
EN = """\
Rice Prices Rise in Hyesan

The price of rice rose to 6,500 won. State shops have had nothing to sell for weeks.

Traders are holding back grain. The police search their homes.
"""
KO = {
    "Rice Prices Rise in Hyesan": "혜산 쌀값 급등",
    "The price of rice rose to 6,500 won.": "쌀값은 6500원으로 올랐다.",
    "State shops have had nothing to sell for weeks.": "국영 상점은 몇 주째 팔 것이 없다.",
    "Traders are holding back grain.": "상인들은 곡물을 내놓지 않는다.",
}


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    made.write({"l10n.toml": '[project]\ntargets = ["ko"]\n', SOURCE: EN})
    made.run("sync")
    translate(made, KO)
    made.run("sync")
    return made


def translate(desk, texts):
    """Type translations into the file, as an editor without any tool does."""
    text = desk.read(PO)
    for source, target in texts.items():
        text = re.sub(
            rf'(?:#, fuzzy\n)?(?:#\| msgid .*\n)?(msgid "{re.escape(source)}"\nmsgstr )".*"',
            rf'\1"{target}"',
            text,
        )
    desk.write({PO: text})


def correct(desk, old, new):
    assert old in desk.read(SOURCE)
    desk.write({SOURCE: desk.read(SOURCE).replace(old, new)})


def rows(desk):
    (row,) = desk.json("status")["reports"]
    return row


def test_sync_and_status_say_which_translations_a_correction_overtakes(desk):
    correct(desk, "6,500", "8,900")
    shown = desk.run("sync")
    assert shown.stdout.splitlines()[-5:] == [
        "rice ko: 1 accepted translation overtaken by corrections",
        "  p1.1",
        "    - The price of rice rose to 6,500 won.",
        "    + The price of rice rose to 8,900 won.",
        "      쌀값은 6500원으로 올랐다.",
    ]
    assert desk.run("status").stdout.splitlines()[-4:] == shown.stdout.splitlines()[-4:]
    assert rows(desk)["affected"] == [
        {
            "ids": ["p1.1"],
            "gone": False,
            "old": "The price of rice rose to 6,500 won.",
            "new": "The price of rice rose to 8,900 won.",
            "target": "쌀값은 6500원으로 올랐다.",
        }
    ]
    again = desk.run("sync")
    assert "1 accepted translation overtaken by corrections before" in again.stderr
    assert "8,900" not in again.stdout


def test_it_waits_until_somebody_accepts_it_anew(desk):
    correct(desk, "6,500", "8,900")
    desk.run("sync")
    desk.write({PO: desk.read(PO).replace("6500원으로", "8900원으로")})
    desk.run("sync")
    assert rows(desk)["affected"][0]["target"] == "쌀값은 8900원으로 올랐다.", "edited, not accepted yet"
    translate(desk, {"The price of rice rose to 8,900 won.": "쌀값은 8900원으로 올랐다."})
    assert rows(desk)["affected"] == []
    desk.run("sync")
    assert rows(desk)["affected"] == []


def test_a_correction_that_is_taken_back_leaves_no_trace(desk):
    before = desk.tree()
    correct(desk, "6,500", "8,900")
    desk.run("sync")
    correct(desk, "8,900", "6,500")
    desk.run("sync")
    assert desk.tree() == before


def test_a_sentence_that_is_taken_out_is_told_once(desk):
    correct(desk, " State shops have had nothing to sell for weeks.", "")
    shown = desk.run("sync").stdout
    assert "  p1.2 (taken out)\n    - State shops have had nothing to sell for weeks.\n" in shown
    assert "taken out" not in desk.run("sync").stdout
    assert rows(desk)["affected"] == []


def test_sentences_without_an_accepted_translation_are_not_affected(desk):
    correct(desk, "The police search their homes.", "The police have searched their homes.")
    assert "overtaken" not in desk.run("sync").stdout


def test_of_a_confidential_report_only_names_are_shown(desk):
    desk.write({"sources/rice/report.toml": "confidential = true\n"})
    correct(desk, "6,500", "8,900")
    shown = desk.run("sync")
    assert "p1.1" in shown.stdout
    texts = [shown.stdout, shown.stderr, desk.run("status").stdout, desk.run("status", "--json").stdout]
    assert not any("won" in text or "쌀값" in text for text in texts)


def git(desk, *arguments):
    who = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    return subprocess.run([require("git", package="git"), *who, *arguments], cwd=desk.root, check=True)


def test_since_a_revision_in_git(desk):
    git(desk, "init", "-q")
    git(desk, "add", "-A")
    git(desk, "commit", "-qm", "published")
    correct(desk, "6,500", "8,900")
    correct(desk, "Traders are holding", "Traders in Hyesan are holding")
    unsynced = desk.json("status", "--since", "HEAD")["corrections"]
    assert [(one["ids"], one["state"]) for one in unsynced] == [(["p1.1"], None), (["p2.1"], None)]
    desk.run("sync")
    translate(desk, {"The price of rice rose to 8,900 won.": "쌀값은 8900원으로 올랐다."})
    correct(desk, " State shops have had nothing to sell for weeks.", "")
    git(desk, "commit", "-qam", "corrected")
    desk.run("sync")
    found = desk.json("status", "--since", "HEAD~1")["corrections"]
    assert [(one["ids"], one["settled"], one["gone"]) for one in found] == [
        (["p1.1"], True, False),
        (["p2.1"], False, False),
        (["p1.2"], True, True),
    ]
    assert found[0]["old"] == "The price of rice rose to 6,500 won."
    assert (found[0]["target"], found[0]["target_now"]) == (
        "쌀값은 6500원으로 올랐다.",
        "쌀값은 8900원으로 올랐다.",
    )
    shown = desk.run("status", "--since", "HEAD~1")
    assert "  p1.1: accepted anew" in shown.stdout
    assert "  p2.1: waits for its translator" in shown.stdout
    assert "3 accepted translations overtaken since HEAD~1, 1 of them not accepted anew." in shown.stderr
    assert "git knows no such revision" in desk.run("status", "--since", "v9", code=2).stderr


def test_since_a_revision_before_the_report_was_renamed(desk):
    git(desk, "init", "-q")
    git(desk, "add", "-A")
    git(desk, "commit", "-qm", "published")
    (desk.root / "sources/rice").rename(desk.root / "sources/rice-prices")
    desk.run("sync")
    (desk.root / "sources/rice-prices/en.txt").write_text(EN.replace("6,500", "8,900"))
    desk.run("sync")
    for _ in ("before git was told of it", "after"):
        found = desk.json("status", "--since", "HEAD")["corrections"]
        assert [(one["report"], one["ids"], one["settled"]) for one in found] == [
            ("rice-prices", ["p1.1"], False)
        ]
        git(desk, "add", "-A")


def test_since_a_revision_leaves_the_index_as_it_was(desk):
    git(desk, "init", "-q")
    git(desk, "add", "-A")
    git(desk, "commit", "-qm", "published")
    desk.write({"sources/coal/en.txt": "Coal fell.\n"})
    index = (desk.root / ".git/index").read_bytes()
    assert desk.json("status", "--since", "HEAD")["corrections"] == []
    assert (desk.root / ".git/index").read_bytes() == index


def test_since_without_git(desk):
    assert "is not in git" in desk.run("status", "--since", "HEAD", code=2).stderr


# Signing off.


def states(desk):
    signoffs = sidecar.parse(desk.read(STATE).encode()).signoffs
    return [state(unit, signoffs) for unit in po.parse(desk.read(PO).encode()).units]


def test_an_editor_signs_off_what_is_finished(desk):
    shown = desk.run("approve", "rice", "--by", "Y. Editor", code=1)
    assert shown.stdout == "rice ko: 4 units signed off\nunfinished: p2.2\n"
    assert states(desk) == [State.REVIEWED] * 4 + [State.UNTRANSLATED]
    assert rows(desk)["reviewed"] == 4
    table = [line.split() for line in desk.run("status").stdout.splitlines()]
    assert table[0][-2:] == ["reviewed", "findings"]
    assert table[1][-2] == "4"
    assert (
        "0 units signed off, 4 before" in desk.run("approve", "rice", "--by", "Somebody else", code=1).stdout
    )
    assert {row.by for row in sidecar.parse(desk.read(STATE).encode()).signoffs.values()} == {"Y. Editor"}


def test_a_sync_keeps_sign_offs_and_an_edit_of_either_side_takes_them_back(desk):
    desk.run("approve", "rice", "--by", "Y. Editor", code=1)
    before = desk.tree()
    desk.run("sync")
    assert desk.tree() == before
    desk.write({PO: desk.read(PO).replace("혜산 쌀값 급등", "혜산 쌀값 폭등")})
    assert states(desk)[0] is State.TRANSLATED
    correct(desk, "6,500", "8,900")
    desk.run("sync")
    assert states(desk) == [State.TRANSLATED, State.DRAFT, State.REVIEWED, State.REVIEWED, State.UNTRANSLATED]


def test_sign_offs_go_with_sentences_that_move(desk):
    desk.run("approve", "rice", "--by", "Y. Editor", code=1)
    correct(desk, "Traders are holding back grain. ", "")
    correct(desk, "The price of rice rose", "Traders are holding back grain. The price of rice rose")
    desk.run("sync")
    assert states(desk).count(State.REVIEWED) == 4


def test_single_sentences_are_signed_and_withdrawn(desk):
    assert desk.json("approve", "rice", "p1.1", "--by", "E")["signed"] == ["p1.1"]
    before = desk.tree()
    assert desk.json("approve", "rice", "p2.1", "--by", "E", "--dry-run")["signed"] == ["p2.1"]
    assert desk.tree() == before
    assert desk.run("approve", "rice", "--withdraw").stdout == "rice ko: 1 unit withdrawn\n"
    assert rows(desk)["reviewed"] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rise", "--by", "E"], "Did you mean rice?"),
        (["rice", "p1.9", "--by", "E"], "p1.9: no sentence has this id. Did you mean"),
        (["rice", "--locale", "ja", "--by", "E"], "the project translates to ko"),
        (["rice", "--by", " "], "say who signs"),
    ],
)
def test_what_cannot_be_signed(desk, arguments, message):
    assert message in desk.run("approve", *arguments, code=2).stderr


def test_with_several_locales_one_has_to_be_named(desk):
    desk.write({"l10n.toml": '[project]\ntargets = ["ko", "ja"]\n'})
    assert "say for which locale: --locale ko" in desk.run("approve", "rice", "--by", "E", code=2).stderr
    assert (
        "has no ja catalog yet" in desk.run("approve", "rice", "--locale", "ja", "--by", "E", code=2).stderr
    )


# Drafts that were accepted as they stood.


def test_drafts_accepted_without_an_edit_are_listed(desk):
    catalog = po.parse(desk.read(PO).encode())
    draft = "보안원이 집을 뒤진다."
    origin = Provenance(Origin.ENGINE, {"engine": "libre"}, short_hash(draft))
    units = [
        u if u.target else replace(u, target=draft, fuzzy=True, provenance=origin) for u in catalog.units
    ]
    desk.write({PO: po.serialize(replace(catalog, units=tuple(units)))})
    desk.run("sync")
    assert rows(desk)["unedited"] == [], "not accepted yet"
    desk.write({PO: desk.read(PO).replace("#, fuzzy\n", "")})
    desk.run("sync")
    assert rows(desk)["unedited"] == [{"ids": ["p2.2"], "origin": "engine", "engine": "libre"}]
    assert desk.run("status", "--unedited").stdout == (
        "rice ko: 1 draft accepted as they stood\n"
        "  p2.2 (engine, engine libre)\n"
        "      The police search their homes.\n"
        "      보안원이 집을 뒤진다.\n"
    )
    desk.write({PO: desk.read(PO).replace("보안원이 집을", "보안원들이 집을")})
    assert rows(desk)["unedited"] == []
