"""Flags of drafts: in the catalog, in the status, and gone when a human has confirmed."""

import pytest

from tests.workflow.test_export_import import Newsroom, translate

SOURCE = "Rice rose to 6,500 won in Rason.\n\nNobody knows why it rose.\n\nThe market opened again.\n"
PO = "locales/ko/LC_MESSAGES/rice.po"


@pytest.fixture
def newsroom(project, monkeypatch):
    monkeypatch.chdir(project.root)
    project = Newsroom(project.root)
    project.write({"sources/rice/en.txt": SOURCE})
    project.run("sync", "-q")
    return project


def write_draft(project, source, target, name=PO):
    text = project.read(name)
    at = text.index(f'msgid "{source}"')
    before, after = text[:at], text[at:].replace('msgstr ""', f'msgstr "{target}"', 1)
    project.write({name: f"{before}#, fuzzy\n{after}"})


def test_a_draft_is_flagged_until_it_is_right(newsroom):
    write_draft(newsroom, "Rice rose to 6,500 won in Rason.", "라선에서 쌀값이 6800원으로 올랐다.")
    write_draft(newsroom, "The market opened again.", "시장이 다시 문을 열었다.")
    newsroom.run("sync", "-q")
    assert newsroom.read(PO).count("#. flags: number (6,500: not there)") == 1
    before = newsroom.tree()
    newsroom.run("sync", "-q")
    assert newsroom.tree() == before
    text = newsroom.read(PO).replace("6800원", "6500원")
    newsroom.write({PO: text})
    newsroom.run("sync", "-q")
    assert "flags:" not in newsroom.read(PO)


def test_the_review_begins_with_the_worst(newsroom):
    write_draft(newsroom, "The market opened again.", "시장이 다시 문을 열었습니다.")
    write_draft(newsroom, "Rice rose to 6,500 won in Rason.", "Rice rose to 6,500 won in Rason.")
    write_draft(newsroom, "Nobody knows why it rose.", "왜 올랐는지 아무도 모른다.")
    newsroom.run("sync", "-q")
    lines = [
        line for line in newsroom.run("status", "--review").stdout.splitlines() if line.startswith("rice ")
    ]
    assert [line.split(": ", 1)[1].partition(" (")[0] for line in lines] == [
        "untranslated",
        "register",
        "no flags",
    ]
    assert "2 drafts flagged" in newsroom.run("status").stderr
    drafts = newsroom.json("status")["reports"][0]["drafts"]
    assert [one["ids"] for one in drafts] == [["p1.1"], ["p3.1"], ["p2.1"]]
    newsroom.write({"sources/rice/report.toml": "confidential = true\n"})
    assert "시장" not in newsroom.run("status", "--review").stdout


def test_a_name_must_be_as_the_termbase_has_it(newsroom):
    newsroom.write({"locales/termbase.csv": "id,kind,en,ko,ja\nrason,place,Rason,라선,羅先\n"})
    write_draft(newsroom, "Rice rose to 6,500 won in Rason.", "나선에서 쌀값이 6500원으로 올랐다.")
    newsroom.run("sync", "-q")
    assert "#. flags: name (Rason: not by its name)" in newsroom.read(PO)


def test_what_a_human_translated_has_no_flags(newsroom):
    translate(newsroom, "Rice rose to 6,500 won in Rason.", "라선에서 쌀값이 6800원으로 올랐다.")
    newsroom.run("sync", "-q")
    assert "flags:" not in newsroom.read(PO)


def test_a_memory_fills_and_what_it_repaired_is_no_doubt(newsroom):
    translate(newsroom, "Rice rose to 6,500 won in Rason.", "라선에서 쌀값이 6500원으로 올랐다.")
    newsroom.write({"sources/again/en.txt": "Rice rose to 6,800 won in Rason.\n"})
    newsroom.run("sync", "-q")
    text = newsroom.read("locales/ko/LC_MESSAGES/again.po")
    assert "라선에서 쌀값이 6800원으로 올랐다." in text
    assert "draft=repaired" in text
    assert "flags:" not in text
