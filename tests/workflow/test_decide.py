"""What humans decide about links outlives every later run."""

import pytest

from l10n.formats import po, sidecar
from tests.workflow.desk import Desk

SENTENCES = {
    "en": [
        "Rice rose to 6,500 won per kilogram in Hyesan.",
        "Soldiers have been sent to guard the grain shops.",
        "Nobody knows when the trains will run again.",
        "A woman in her fifties sells corn noodles at the station.",
        "She has not seen her son for two years.",
        "The police confiscated forty mobile phones last week.",
        "School fees have doubled since the spring.",
        "Electricity comes for two hours a day.",
    ],
    "ko": [
        "혜산에서 쌀값이 킬로그램당 6500원으로 올랐다.",
        "양곡판매소를 지키려고 군인들이 파견됐다.",
        "열차가 언제 다시 다닐지는 아무도 모른다.",
        "50대 여성이 역에서 옥수수 국수를 판다.",
        "그녀는 아들을 2년 동안 보지 못했다.",
        "지난주 보안원들이 휴대전화 40대를 빼앗았다.",
        "봄부터 학비가 두 배로 올랐다.",
        "전기는 하루에 두 시간 들어온다.",
    ],
}
PO, STATE = "locales/ko/LC_MESSAGES/r.po", "locales/ko/state/r.json"


def put(project, locale, sentences):
    project.write({f"sources/r/{locale}.txt": "".join(f"{text}\n\n" for text in sentences)})


@pytest.fixture
def report(project):
    """A report whose sentences are p1.1 to p8.1, and ko1 to ko8."""
    project = Desk(project.root)
    for locale, sentences in SENTENCES.items():
        put(project, locale, sentences)
    project.run("sync")
    return project


def links(project):
    """Text of the source -> text of the published version, of two-sided links, as a sync has them."""
    found = project.json("align", "r")
    return {
        " ".join(one["text"] for one in bead["source"]): " ".join(one["text"] for one in bead["target"])
        for bead in found["beads"]
        if bead["source"] and bead["target"]
    }


def targets(project):
    return {unit.source: (unit.target, unit.fuzzy) for unit in po.parse(project.read(PO).encode()).units}


def names(project):
    """Text -> name, of both sides."""
    found = project.json("align", "r")
    sides = [one for bead in found["beads"] for one in (*bead["source"], *bead["target"])]
    return {one["text"]: one["id"] for one in sides}


def test_the_sentences_of_the_report_are_linked_one_by_one(report):
    assert links(report) == dict(zip(SENTENCES["en"], SENTENCES["ko"], strict=True))


def test_a_rejected_link_is_gone_and_its_accepted_text_with_it(report):
    name = names(report)[SENTENCES["en"][3]]
    assert targets(report)[SENTENCES["en"][3]] == (SENTENCES["ko"][3], False)
    done = report.json("link", "reject", "r", name)
    assert [one["apart"] for one in done["made"]] == [True]
    report.run("sync")
    assert SENTENCES["en"][3] not in links(report)
    assert targets(report)[SENTENCES["en"][3]] == ("", False)
    assert targets(report)[SENTENCES["en"][4]] == (SENTENCES["ko"][4], False)
    before = report.tree()
    report.run("sync")
    assert report.tree() == before


def test_a_decision_taken_back_leaves_things_as_they_were(report):
    before = links(report)
    catalog = targets(report)
    name = names(report)[SENTENCES["en"][3]]
    for _ in range(2):
        report.run("link", "reject", "r", name)
        report.run("sync")
        assert links(report) != before
        report.run("link", "undo", "r", name)
        report.run("sync")
        assert links(report) == before
        assert targets(report) == catalog
    assert sidecar.parse(report.read(STATE).encode()).decisions == ()


def test_joined_sentences_become_one_unit_and_can_be_split_again(report):
    one, other = SENTENCES["en"][3:5]
    called = names(report)
    report.run("link", "join", "r", called[one], called[other])
    report.run("sync")
    both = " ".join(SENTENCES["ko"][3:5])
    assert targets(report)[f"{one} {other}"] == (both, False)
    report.run("link", "split", "r", called[one], called[SENTENCES["ko"][3]])
    report.run("sync")
    assert targets(report)[one] == (SENTENCES["ko"][3], False)
    assert targets(report)[other] == (SENTENCES["ko"][4], False)


def test_a_moved_sentence_stands_with_the_link_it_was_moved_to(report):
    called = names(report)
    report.run("link", "move", "r", called[SENTENCES["ko"][4]], called[SENTENCES["en"][3]])
    found = links(report)
    assert found[SENTENCES["en"][3]] == " ".join(SENTENCES["ko"][3:5])
    assert SENTENCES["en"][4] not in found


def test_an_unlinked_sentence_stays_alone(report):
    called = names(report)
    report.run("link", "unlink", "r", called[SENTENCES["en"][6]], called[SENTENCES["ko"][6]])
    report.run("sync")
    row = report.json("status", "--locale", "ko")["reports"][0]
    assert [one["text"] for one in row["one_sided"]["target"]] == [SENTENCES["ko"][6]]
    assert row["one_sided"]["source"] == [called[SENTENCES["en"][6]]]


def test_a_decision_outlives_edits_renumbering_and_a_new_published_version(report):
    called = names(report)
    wrong = SENTENCES["en"][2], SENTENCES["ko"][6]
    report.run("link", "unlink", "r", called[SENTENCES["en"][6]])
    report.run("link", "join", "r", called[wrong[0]], called[wrong[1]])
    together = " ".join((SENTENCES["ko"][2], wrong[1]))
    report.run("sync")
    assert links(report)[wrong[0]] == together
    put(report, "en", ["A first sentence that is new.", *SENTENCES["en"][::-1]])
    put(
        report,
        "ko",
        [
            "새로 쓴 첫 문장이다.",
            *SENTENCES["ko"][:2],
            "열차가 언제쯤 다시 다닐지는 아무도 모른다.",
            *SENTENCES["ko"][3:],
        ],
    )
    report.run("sync")
    assert links(report)[wrong[0]] == together.replace("언제 다시", "언제쯤 다시")
    assert SENTENCES["en"][6] not in links(report)
    assert all(not one.dormant for one in sidecar.parse(report.read(STATE).encode()).decisions)


def test_a_decision_that_no_longer_fits_is_reported_and_returns(report):
    called = names(report)
    report.run("link", "join", "r", called[SENTENCES["en"][3]], called[SENTENCES["en"][4]])
    report.run("sync")
    put(report, "ko", [*SENTENCES["ko"][:4], *SENTENCES["ko"][5:]])
    row = next(row for row in report.json("sync")["reports"] if row["locale"] == "ko")
    assert [one["rule"] for one in row["findings"]] == ["dormant-decision"]
    assert not any(text in row["findings"][0]["message"] for text in SENTENCES["en"] + SENTENCES["ko"])
    assert "of no effect" in report.run("link", "r").stdout
    status = report.json("status", "--locale", "ko")["reports"][0]
    assert [one["rule"] for one in status["findings"]] == ["dormant-decision"]
    put(report, "ko", SENTENCES["ko"])
    report.run("sync")
    assert links(report)[" ".join(SENTENCES["en"][3:5])] == " ".join(SENTENCES["ko"][3:5])


def test_what_a_translator_confirmed_or_wrote_stays_through_a_rejection(report):
    text = report.read(PO).replace(SENTENCES["ko"][3], "쉰 살 넘은 아주머니가 국수를 판다.")
    report.write({PO: text})
    report.run("link", "reject", "r", names(report)[SENTENCES["en"][3]])
    report.run("sync")
    assert targets(report)[SENTENCES["en"][3]] == ("쉰 살 넘은 아주머니가 국수를 판다.", False)


def test_a_dry_run_shows_and_writes_nothing(report):
    before = report.tree()
    done = report.json("link", "reject", "r", names(report)[SENTENCES["en"][0]], "--dry-run")
    assert done["changed"]
    assert report.tree() == before
    assert "Nothing written." in report.run("link", "accept", "r", "p1.1", "--dry-run").stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["acept", "r", "p1.1"], "is no verb"),
        (["accept", "r"], "name the sentences"),
        (["accept"], "name the report"),
        (["accept", "r", "p1.2"], "Did you mean"),
        (["accept", "r", "ko99"], "no sentence has this id"),
        (["split", "r", "p1.1", "ko1"], "the whole link"),
        (["split", "r", "p1.1", "p2.1"], "several links"),
        (["join", "r", "p1.1"], "one link already"),
        (["move", "r", "p1.1"], "last one of the link"),
        (["undo", "r", "p1.1"], "nothing was decided"),
        (["accept", "q", "p1.1"], "no report has this id"),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_written(report, words, said):
    before = report.tree()
    assert said in report.run("link", *words, code=2).stderr
    assert report.tree() == before
