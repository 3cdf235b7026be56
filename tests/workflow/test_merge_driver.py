"""Branches of one project, merged by the real git."""

import subprocess

import pytest

from l10n.formats import po
from tests.programs import require
from tests.workflow.desk import Desk

PO = "locales/ko/LC_MESSAGES/rice.po"
EN = "Rice Prices Rise\n\nRice rose to 6,500 won. State shops are shut. Nobody knows why.\n"


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path / "newsroom")
    made.root.mkdir()
    made.run("init", str(made.root), "--targets", "ko")
    git(made, "init", "-q", "-b", "main")
    made.write({"sources/rice/en.txt": EN})
    made.run("sync")
    made.run("merge-driver", "--install")
    commit(made, "begin")
    return made


def git(desk, *arguments, code=0):
    who = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    done = subprocess.run(
        [require("git", package="git"), *who, *arguments],
        cwd=desk.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, f"{done.stdout}\n{done.stderr}"
    return done


def commit(desk, message):
    git(desk, "add", "-A")
    git(desk, "commit", "-qm", message)


def translate(desk, source, target):
    text = desk.read(PO)
    desk.write({PO: text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')})


def targets(desk):
    return {unit.source: unit.target for unit in po.parse(desk.read(PO).encode()).units if unit.target}


def test_neighbours_that_two_branches_translated_and_a_correction_on_a_third(desk):
    git(desk, "switch", "-qc", "one")
    translate(desk, "State shops are shut.", "국영 상점은 닫혔다.")
    commit(desk, "one")
    git(desk, "switch", "-qc", "two", "main")
    translate(desk, "Rice rose to 6,500 won.", "쌀값은 6500원으로 올랐다.")
    translate(desk, "Nobody knows why.", "이유는 아무도 모른다.")
    desk.run("approve", "rice", "--by", "E", code=1)
    commit(desk, "two")
    git(desk, "switch", "-q", "main")
    desk.write(
        {"sources/rice/en.txt": EN.replace("6,500", "8,900").replace("Nobody", "Rice is dear. Nobody")}
    )
    desk.run("sync")
    desk.run("approve", "rice", "--by", "E", code=1)
    commit(desk, "corrected")
    git(desk, "merge", "-q", "--no-edit", "one")
    git(desk, "merge", "-q", "--no-edit", "two")
    desk.run("sync")
    assert targets(desk) == {
        "Rice rose to 8,900 won.": "쌀값은 6500원으로 올랐다.",
        "State shops are shut.": "국영 상점은 닫혔다.",
        "Nobody knows why.": "이유는 아무도 모른다.",
    }
    assert desk.json("status")["reports"][0]["reviewed"] == 1


def test_one_unit_that_both_translated_is_marked_named_and_never_read_as_text(desk):
    git(desk, "switch", "-qc", "one")
    translate(desk, "State shops are shut.", "국영 상점은 닫혔다.")
    translate(desk, "Nobody knows why.", "이유는 아무도 모른다.")
    commit(desk, "one")
    git(desk, "switch", "-qc", "two", "main")
    translate(desk, "State shops are shut.", "국영 상점이 문을 닫았다.")
    commit(desk, "two")
    done = git(desk, "merge", "--no-edit", "one", code=1)
    assert "locales/ko/LC_MESSAGES/rice.po: p1.2: translated on both sides; choose one." in done.stderr
    text = desk.read(PO)
    assert text.count("<<<<<<< ours") == text.count("=======\n") == text.count(">>>>>>> theirs") == 1
    assert 'msgid "Nobody knows why."\nmsgstr "이유는 아무도 모른다."' in text, "outside of the marks"
    line = text.splitlines().index("<<<<<<< ours") + 1
    shown = desk.run("sync", code=3)
    assert f"{PO}:{line}: the mark of a merge conflict" in shown.stderr
    assert desk.read(PO) == text
    ours, _, rest = text.partition("<<<<<<< ours\n")
    mine, _, rest = rest.partition("=======\n")
    desk.write({PO: ours + mine + rest.partition(">>>>>>> theirs\n")[2]})
    desk.run("sync")
    assert targets(desk)["State shops are shut."] == "국영 상점이 문을 닫았다."


def test_what_cannot_be_read_is_merged_line_by_line(desk):
    git(desk, "switch", "-qc", "one")
    desk.write({PO: desk.read(PO) + "no line of a PO file\n"})
    commit(desk, "one")
    git(desk, "switch", "-qc", "two", "main")
    translate(desk, "Rice Prices Rise", "쌀값 상승")
    commit(desk, "two")
    done = git(desk, "merge", "--no-edit", "one")
    assert "merged line by line" in done.stderr
    assert "no line of a PO file" in desk.read(PO)
    assert "쌀값 상승" in desk.read(PO)


def test_a_report_that_both_branches_added(desk):
    for name, sentence in (("one", "첫째."), ("two", "둘째.")):
        git(desk, "switch", "-qc", name, "main")
        desk.write({"sources/new/en.txt": "One. Two.\n"})
        desk.run("sync")
        path = "locales/ko/LC_MESSAGES/new.po"
        source = "One." if name == "one" else "Two."
        desk.write(
            {
                path: desk.read(path).replace(
                    f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{sentence}"'
                )
            }
        )
        commit(desk, name)
    git(desk, "merge", "-q", "--no-edit", "one")
    units = po.parse(desk.read("locales/ko/LC_MESSAGES/new.po").encode()).units
    assert [unit.target for unit in units] == ["첫째.", "둘째."]


def test_the_doctor_knows_whether_git_merges_with_us(desk):
    def found():
        return {row["name"]: row["message"] for row in desk.json("doctor")}["merge driver"]

    assert found() == "git merges catalogs unit by unit"
    git(desk, "config", "--unset", "merge.l10n.driver")
    assert found() == "git merges catalogs line by line; l10n merge-driver --install"


def test_attributes_of_a_project_that_has_its_own(tmp_path):
    desk = Desk(tmp_path)
    desk.write({"l10n.toml": "", ".gitattributes": "*.png binary"})
    git(desk, "init", "-q")
    assert desk.run("merge-driver", "--install").stdout == "changed: .gitattributes\n"
    assert desk.read(".gitattributes").startswith("*.png binary\n# PO files")
    assert desk.run("merge-driver", "--install").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a", "b"], "git calls this with BASE OURS THEIRS PATH"),
        (["--install", "a"], "--install takes no files"),
        (["a", "b", "c", "d.txt"], "d.txt: is neither a PO file nor a record of one"),
        (["a", "b", "c", "d.po"], "a: cannot be read"),
        (["--install"], "is not in git"),
    ],
)
def test_what_cannot_be(tmp_path, arguments, message):
    desk = Desk(tmp_path)
    desk.write({"l10n.toml": ""})
    assert message in desk.run("merge-driver", *arguments, code=2).stderr


@pytest.mark.parametrize("name", ["sources/rice/en.txt", "sources/rice/ko.md", "locales/ko/state/rice.json"])
def test_a_conflict_in_any_file_is_named_and_nothing_is_written(desk, name):
    mine, theirs = ("{}", "{}") if name.endswith("json") else ("Mine. It is so.", "Theirs. It is not.")
    desk.write({name: f"First.\n<<<<<<< HEAD\n{mine}\n=======\n{theirs}\n>>>>>>> one\nLast.\n"})
    before = desk.tree()
    assert f"{name}:2: holds the marks of a merge conflict" in desk.run("sync", code=3).stderr
    assert desk.tree() == before


def test_a_line_of_signs_in_a_source_is_no_conflict(desk):
    desk.write({"sources/rice/en.txt": EN + "\nA title\n=======\n\n>>>>>>> quoted\n"})
    desk.run("sync")
