"""What the memory shows beside units that it may not fill in."""

import re
import shutil

import pytest

from l10n.formats import po
from tests.workflow.desk import Desk

OLD = "The market in the district sold 6,500 bags of rice to traders from the north in October."
NEW = "The market in the district did not sell 6,500 bags of rice to traders from the north in October."
TARGET = "구역의 시장은 10월에 북쪽 상인들에게 쌀 6,500포대를 팔았다."
OLD_PO, NEW_PO = (f"locales/ko/LC_MESSAGES/{name}.po" for name in ("z-old", "new"))
TOML = '[project]\nsource = "en"\ntargets = ["ko"]\n'


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "newsroom")
    desk.write({"l10n.toml": TOML, "sources/z-old/en.txt": f"{OLD}\n", "sources/new/en.txt": f"{NEW}\n"})
    desk.run("sync")
    return desk


def translate(desk, target=TARGET):
    desk.write({OLD_PO: re.sub(r'(msgid "The .*\n)msgstr ".*"', rf'\1msgstr "{target}"', desk.read(OLD_PO))})
    desk.run("sync")


def shown(desk):
    (unit,) = po.parse((desk.root / NEW_PO).read_bytes()).units
    return [note for note in unit.notes if note.startswith("memory ")]


def touch(desk):
    """Have the report planned anew."""
    shutil.rmtree(desk.root / ".l10n")


def test_what_may_not_be_filled_in_is_shown_and_says_what_differs(desk):
    assert shown(desk) == []
    translate(desk)
    touch(desk)
    desk.run("sync")
    (line,) = shown(desk)
    assert re.fullmatch(rf"memory [78]\d: {re.escape(OLD)} = {re.escape(TARGET)} \(changed: negation\)", line)
    (unit,) = po.parse((desk.root / NEW_PO).read_bytes()).units
    assert unit.target == ""
    before = desk.read(NEW_PO)
    assert "No change." in desk.run("sync").stderr
    touch(desk)
    assert "No change." in desk.run("sync").stderr
    assert desk.read(NEW_PO) == before
    # Without a memory a dry run has nothing else to show.
    touch(desk)
    assert "No change." in desk.run("sync", "--dry-run").stderr


def test_what_the_same_run_wrote_is_shown(desk):
    """The report that is like it comes later: both are planned anew, and one run is enough."""
    desk.write({"sources/z-old/ko.txt": f"{TARGET}\n"})
    touch(desk)
    desk.run("sync")
    (line,) = shown(desk)
    assert TARGET in line
    before = desk.read(NEW_PO)
    touch(desk)
    assert "No change." in desk.run("sync").stderr
    assert desk.read(NEW_PO) == before


def test_lines_follow_the_memory_and_go_with_the_translation(desk):
    translate(desk)
    touch(desk)
    desk.run("sync")
    translate(desk, "다른 번역이다.")
    touch(desk)
    desk.run("sync")
    (line,) = shown(desk)
    assert "다른 번역이다." in line
    desk.write({NEW_PO: re.sub(r'(msgid "The .*\n)msgstr ""', r'\1msgstr "팔지 않았다."', desk.read(NEW_PO))})
    desk.run("sync")
    assert shown(desk) == []


def test_no_more_than_two(desk):
    for number in range(4):
        desk.write({f"sources/z-{number}/en.txt": f"{OLD}\n"})
    desk.run("sync")
    for number in range(4):
        name = f"locales/ko/LC_MESSAGES/z-{number}.po"
        text = re.sub(r'(msgid "The .*\n)msgstr ".*"', rf'\1msgstr "{TARGET} {number}"', desk.read(name))
        desk.write({name: text.replace("#, fuzzy\n", "")})
    desk.run("sync")
    touch(desk)
    desk.run("sync")
    assert len(shown(desk)) == 2


def test_a_confidential_report_is_shown_to_itself_alone(desk):
    desk.write({"sources/z-old/report.toml": "confidential = true\n"})
    translate(desk)
    touch(desk)
    desk.run("sync")
    assert shown(desk) == []
    assert TARGET not in desk.read(NEW_PO)
