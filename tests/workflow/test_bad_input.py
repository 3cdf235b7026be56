"""What a newsroom's folders really hold: every fault is named with its place, nothing is lost, the rest is done."""

import os
import tempfile
import zipfile
from pathlib import Path

import pytest

from l10n.config import Config
from l10n.workflow import sync

GOOD = {"sources/good/en.txt": "One sentence. Another one.\n"}


def failed(project, *, message, code=3):
    """The sync fails with the message, and the good report is done all the same."""
    project.write(GOOD)
    done = project.run("sync", code=code)
    assert message in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    if code == 3:
        assert "Another one." in project.read("locales/ko/LC_MESSAGES/good.po")
    return done


def msgids(project, report, locale="ko"):
    text = project.read(f"locales/{locale}/LC_MESSAGES/{report}.po")
    return [line[7:-1] for line in text.splitlines() if line.startswith('msgid "')][1:]


def test_an_empty_file_is_a_report_without_sentences(project):
    project.write({"sources/r/en.html": b"", "sources/s/en.md": b"", "sources/t/en.txt": b" \r\n"})
    project.run("sync")
    assert msgids(project, "r") == msgids(project, "s") == msgids(project, "t") == []


@pytest.mark.parametrize("name", ["en.html", "en.md", "en.txt"])
def test_a_binary_is_named(project, tmp_path, name):
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("word/document.xml", "<w/>")
    project.write({f"sources/r/{name}": archive.read_bytes()})
    failed(project, message=f"sources/r/{name}: ")


def test_a_page_of_fifty_megabytes_is_refused_with_the_setting(project):
    project.write({"sources/r/en.html": b"<p>A sentence.</p>\n" * 2_700_000})
    failed(project, message="max_bytes")


def test_a_hundred_thousand_nested_tags(project):
    project.write({"sources/r/en.html": b"<div>" * 100_000 + b"<p>Deep down.</p>" + b"</div>" * 100_000})
    project.run("sync")
    assert msgids(project, "r") == ["Deep down."]


def test_an_entity_bomb_stays_text(project):
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    project.write({"sources/r/en.xhtml": f"{bomb}<html><body><p>Boom: &c;</p></body></html>"})
    project.run("sync")
    assert len("".join(msgids(project, "r"))) < 100


def test_a_page_cannot_pull_in_files(project):
    page = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>Read: &x;</p></body></html>'
    )
    project.write({"sources/r/en.xhtml": page})
    project.run("sync")
    assert "root:" not in project.read("locales/ko/LC_MESSAGES/r.po")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "euc-kr", "shift_jis"])
def test_encodings_that_say_what_they_are(project, encoding):
    korean = "쌀값이 올랐다." if encoding != "shift_jis" else "コメが上がった。"
    page = f'<html><head><meta charset="{encoding}"></head><body><p>{korean}</p></body></html>'
    project.write(
        {
            "l10n.toml": '[project]\nsource = "ko"\ntargets = ["en"]\n',
            "sources/r/ko.html": page.encode(encoding),
        }
    )
    project.run("sync")
    assert msgids(project, "r", "en") == [korean]


def test_broken_bytes_are_told_and_not_in_the_way(project):
    project.write({"sources/r/en.html": b'<meta charset="utf-8"><p>Rice \xff rose.</p><p>Fine.</p>'})
    done = project.run("sync", "-v")
    assert "sources/r/en.html" in done.stderr or "Fine." in project.read("locales/ko/LC_MESSAGES/r.po")
    assert "Fine." in msgids(project, "r")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems(project, end):
    project.write({"sources/r/en.txt": f"First line.{end}{end}Second line.{end}".encode()})
    project.write({"sources/s/en.md": f"# Head{end}{end}First line.{end}".encode()})
    project.run("sync")
    assert msgids(project, "r") == ["First line.", "Second line."]
    assert msgids(project, "s") == ["Head", "First line."]


def test_nul_and_control_characters_do_not_reach_a_catalog(project):
    project.write({"sources/r/en.html": "<p>Rice\x00 rose\x0b.</p><p>A\u2028B\x85C.</p>".encode()})
    project.run("sync")
    text = (project.root / "locales/ko/LC_MESSAGES/r.po").read_bytes()
    assert not any(mark.encode() in text for mark in ("\x00", "\x0b", "\u2028", "\x85"))


def test_an_unknown_locale_is_told_with_the_one_that_was_meant(project):
    project.write({**GOOD, "sources/good/kr.txt": "문장이다.\n"})
    assert "sources/good/kr.txt: kr is not among en, ko, ja." in project.run("sync").stderr


def test_a_folder_without_source_is_told(project):
    project.write({**GOOD, "sources/late/ko.html": "<p>문장이다.</p>"})
    assert "sources/late: holds no en version" in project.run("sync").stderr


def test_two_reports_with_one_id(project):
    project.write({**GOOD, "sources/b/en.txt": "One.\n", "sources/b/report.toml": 'id = "Good"\n'})
    done = project.run("sync", code=2)
    assert "sources/good: has the id 'good', as sources/b has" in done.stderr


def test_two_sources_in_one_folder(project):
    project.write({**GOOD, "sources/good/en.html": "<p>One.</p>"})
    assert "en.html is there too; keep one en version" in project.run("sync", code=2).stderr


@pytest.mark.parametrize("id_", ["../outside", "/etc/passwd", "a/../../b", "two words", "c:d", ""])
def test_an_id_that_leaves_the_project(project, id_):
    project.write({**GOOD, "sources/good/report.toml": f"id = {id_!r}\n"})
    before = sorted(path.name for path in project.root.parent.iterdir())
    assert "cannot be a report's id" in project.run("sync", code=2).stderr
    assert sorted(path.name for path in project.root.parent.iterdir()) == before


def test_an_unknown_or_doubtful_setting_of_a_report(project):
    project.write({**GOOD, "sources/good/report.toml": 'confidental = true\nconfidential = "yes"\n'})
    done = project.run("sync", code=2)
    assert "unknown setting 'confidental'. Did you mean 'confidential'?" in done.stderr
    assert "confidential must be true or false, not 'yes'" in done.stderr


def test_a_linked_version_from_outside_is_not_read(project):
    secret = project.root.parent / "secret.txt"
    secret.write_text("The password is swordfish.\n")
    project.write({"sources/r/report.toml": ""})
    (project.root / "sources/r/en.txt").symlink_to(secret)
    failed(project, message="sources/r/en.txt: is a link that leads out of the project")
    assert not any(
        b"swordfish" in data for name, data in project.tree().items() if name.startswith("locales")
    )


def test_a_linked_folder_is_not_entered(project):
    outside = project.root.parent / "outside"
    outside.mkdir()
    (outside / "en.txt").write_text("Elsewhere.\n")
    project.write(GOOD)
    (project.root / "sources/linked").symlink_to(outside)
    project.run("sync")
    assert [name for name in project.tree() if "linked" in name and name.startswith("locales")] == []


def test_a_link_in_a_circle(project):
    project.write(GOOD)
    (project.root / "sources/good/ko.txt").symlink_to("ko.txt")
    done = project.run("sync", code=3)
    assert "sources/good/ko.txt: " in done.stderr


@pytest.fixture
def ordinary_user(tmp_path):
    """Rights as anybody has them: root may write anywhere.

    A sync comes before that: what it reads of the program itself may stand where only root reads.
    """
    (tmp_path / "sources/good").mkdir(parents=True)
    (tmp_path / "sources/good/en.txt").write_text("One sentence.\n")
    sync(tmp_path, Config())
    me = os.geteuid()
    if me == 0:
        os.seteuid(65534)
    yield
    os.seteuid(me)


@pytest.mark.usefixtures("ordinary_user")
def test_a_read_only_folder_is_named_and_nothing_in_it_changes():
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("sources/good", "locales/ko", "locales/ja"):
            (root / name).mkdir(parents=True)
        (root / "sources/good/en.txt").write_text("One sentence.\n")
        (root / "locales/ko").chmod(0o500)
        result = sync(root, Config())
        (root / "locales/ko").chmod(0o700)
        assert [failure.message for failure in result.failures] == [
            "locales/ko/LC_MESSAGES/good.po: cannot be written: Permission denied."
        ]
        assert list((root / "locales/ko").iterdir()) == []


def test_a_file_where_a_folder_should_be(project):
    project.write({**GOOD, "locales": b"not a folder"})
    done = project.run("sync", code=3)
    assert "cannot be written" in done.stderr
    assert project.read("locales") == "not a folder"


def test_a_catalog_with_git_conflicts(project):
    project.write(GOOD)
    project.run("sync")
    path = "locales/ko/LC_MESSAGES/good.po"
    text = project.read(path).replace(
        'msgstr ""\n\nmsgid "An',
        '<<<<<<< ours\nmsgstr "가"\n=======\nmsgstr "나"\n>>>>>>> theirs\n\nmsgid "An',
    )
    text = text.replace(
        'msgid "One sentence."\nmsgstr ""',
        'msgid "One sentence."\n<<<<<<< ours\nmsgstr "가"\n=======\nmsgstr "나"\n>>>>>>> theirs',
    )
    project.write({path: text, "sources/good/en.txt": "One sentence. Another one. A third.\n"})
    done = project.run("sync", code=3)
    assert f"{path}:" in done.stderr
    assert "conflict" in done.stderr
    assert project.read(path) == text
    assert "A third." in project.read("locales/ja/LC_MESSAGES/good.po")


def test_a_damaged_sidecar_is_named_with_the_remedy(project):
    project.write({**GOOD, "sources/good/ko.txt": "문장 하나. 또 하나.\n"})
    project.run("sync")
    project.write({"locales/ko/state/good.json": "{"})
    assert "locales/ko/state/good.json:1: is not JSON" in project.run("sync", code=3).stderr
    (project.root / "locales/ko/state/good.json").unlink()
    project.run("sync")


def test_the_words_of_a_confidential_report_are_in_no_error(project):
    project.write({**GOOD, "sources/good/report.toml": "confidential = true\n"})
    project.run("sync")
    path = "locales/ko/LC_MESSAGES/good.po"
    project.write({path: project.read(path) + '\nmsgid "SECRET name in the text\n'})
    project.write({"sources/good/en.txt": "Another text.\n"})
    done = project.run("sync", "-v", code=3)
    assert path in done.stderr
    assert "SECRET" not in done.stderr + done.stdout
