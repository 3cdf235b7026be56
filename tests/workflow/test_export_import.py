"""Exports and imports of a project: what is written where, what is refused, what comes back."""

import csv
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from lxml import etree

from l10n.cli.main import EXIT_CODES, l10n
from l10n.config import load
from l10n.errors import L10nError
from l10n.formats import po, sidecar, tmx, xliff
from l10n.formats.table import delimited
from l10n.model import Sidecar, SignOff, State
from l10n.text.fingerprint import short_hash
from l10n.workflow.export import FORMATS, Options, export
from l10n.workflow.import_files import import_files
from tests.conftest import Project
from tests.programs import schema

OMEGAT = Path(__file__).with_name("data") / "omegat-3.6.po"
PO = "locales/ko/LC_MESSAGES/rice.po"
SOURCE = "Rice rose again.\n\nIt <will> not stop, she said.\n\nNobody knows why.\n"


@dataclass
class Done:
    """What a command came to."""

    stdout: str
    stderr: str


class Newsroom(Project):
    """A project whose commands run in this process: there are many of them."""

    def run(self, *arguments, code=0):
        runner = CliRunner()
        done = runner.invoke(l10n, arguments, standalone_mode=False)
        stderr = done.stderr
        if isinstance(done.exception, L10nError):
            stderr += str(done.exception)
            ended = next(number for kind, number in EXIT_CODES.items() if isinstance(done.exception, kind))
        elif isinstance(done.exception, click.ClickException):
            stderr += done.exception.format_message()
            ended = done.exception.exit_code
        else:
            assert done.exception is None, done.exception
            ended = done.return_value
        assert ended == code, f"exit {ended}\n{done.stdout}\n{stderr}"
        return Done(done.stdout, stderr)


@pytest.fixture
def bare(project, monkeypatch):
    monkeypatch.chdir(project.root)
    return Newsroom(project.root)


@pytest.fixture
def newsroom(bare):
    project = bare
    project.write({"sources/rice/en.txt": SOURCE, "sources/2025/corn/en.txt": "Corn fell.\n"})
    project.run("sync", "-q")
    translate(project, "Rice rose again.", "쌀값이 또 올랐다.")
    draft(project, "Nobody knows why.", "아무도 모른다.")
    return project


def translate(project, source, target, *, name=PO):
    """As a translator does it in an editor."""
    text = project.read(name)
    before, _, after = text.partition(f'msgid "{source}"\nmsgstr "')
    assert after
    project.write({name: f'{before}msgid "{source}"\nmsgstr "{target}"{after[after.index(chr(34)) + 1 :]}'})


def draft(project, source, target):
    translate(project, source, target)
    text = project.read(PO)
    at = text.index(f'msgid "{source}"')
    project.write({PO: f"{text[:at]}#, fuzzy\n{text[at:]}"})


def catalog(project, name=PO):
    return {unit.source: unit for unit in po.parse(project.read(name).encode()).units}


def exported(project, kind, *arguments):
    project.run("export", "--format", kind, "--out", f"out/{kind}", "--locale", "ko", *arguments)
    return sorted(
        path.relative_to(project.root / "out" / kind).as_posix()
        for path in (project.root / "out" / kind).rglob("*.*")
    )


@pytest.mark.parametrize(
    ("kind", "ending"),
    [("xliff", "xlf"), ("xliff2", "xlf"), ("csv", "csv"), ("xlsx", "xlsx"), ("docx", "docx")],
)
def test_a_file_for_each_report_and_locale_that_comes_back_without_news(kind, ending, newsroom):
    before = newsroom.tree()
    names = exported(newsroom, kind)
    assert names == [f"2025/corn.ko.{ending}", f"rice.ko.{ending}"]
    answer = newsroom.json("import", *(f"out/{kind}/{name}" for name in names))
    assert {unit["outcome"] for taken in answer["taken"] for unit in taken["units"]} <= {
        "unchanged",
        "untranslated",
    }
    assert answer["written"] == []
    assert {name: data for name, data in newsroom.tree().items() if not name.startswith("out/")} == before


def edited(project, name, old, new):
    path = project.root / name
    data = path.read_bytes()
    assert old.encode() in data
    path.write_bytes(data.replace(old.encode(), new.encode(), 1))


def test_a_translator_sends_an_xliff_back(newsroom):
    exported(newsroom, "xliff2")
    name = "out/xliff2/rice.ko.xlf"
    edited(newsroom, name, 'state="initial">\n        <source>It', 'state="translated">\n        <source>It')
    edited(newsroom, name, "said.</source>", "said.</source><target>그치지 &lt;않는다&gt;고 했다.</target>")
    edited(newsroom, name, 'state="initial" subState="l10n:draft"', 'state="final"')
    dry = newsroom.json("import", name, "--dry-run")
    assert dry["written"] == [PO]
    assert catalog(newsroom)["Nobody knows why."].fuzzy
    answer = newsroom.json("import", name)
    assert [unit["outcome"] for unit in answer["taken"][0]["units"]] == ["unchanged", "taken", "confirmed"]
    units = catalog(newsroom)
    assert units["It <will> not stop, she said."].target == "그치지 <않는다>고 했다."
    assert not units["Nobody knows why."].fuzzy
    newsroom.run("sync", "-q")
    assert catalog(newsroom) == units


def test_a_reviewer_edits_a_table(newsroom):
    exported(newsroom, "csv")
    path = newsroom.root / "out/csv/rice.ko.csv"
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    rows[1][3] = "쌀값이 다시 올랐다."
    rows[2][5] = "Who is she?"
    rows[3][4] = "translated"
    with path.open("w", encoding="utf-16", newline="") as file:
        csv.writer(file, delimiter="\t").writerows(rows)
    newsroom.run("import", "out/csv/rice.ko.csv")
    units = catalog(newsroom)
    assert units["Rice rose again."].target == "쌀값이 다시 올랐다."
    assert units["It <will> not stop, she said."].comments == ("Who is she?",)
    assert not units["Nobody knows why."].fuzzy


def test_both_sides_changed_a_text(newsroom):
    exported(newsroom, "xliff")
    edited(newsroom, "out/xliff/rice.ko.xlf", "쌀값이 또 올랐다.", "거기서 고쳤다.")
    translate(newsroom, "Rice rose again.", "여기서 고쳤다.")
    done = newsroom.run("import", "out/xliff/rice.ko.xlf", code=1)
    assert "conflict: p1.1" in done.stderr
    unit = catalog(newsroom)["Rice rose again."]
    assert (unit.target, unit.comments) == ("여기서 고쳤다.", ("imported: 거기서 고쳤다.",))
    again = newsroom.json("import", "out/xliff/rice.ko.xlf", code=1)
    assert again["written"] == []


def test_a_source_was_corrected_meanwhile(newsroom):
    exported(newsroom, "xliff")
    edited(newsroom, "out/xliff/rice.ko.xlf", "쌀값이 또 올랐다.", "거기서 고쳤다.")
    newsroom.write({"sources/rice/en.txt": SOURCE.replace("again", "once again")})
    newsroom.run("sync", "-q")
    answer = newsroom.json("import", "out/xliff/rice.ko.xlf")
    assert answer["taken"][0]["units"][0]["outcome"] == "outdated"
    unit = catalog(newsroom)["Rice rose once again."]
    assert (unit.target, unit.fuzzy, unit.previous) == ("거기서 고쳤다.", True, ("", "Rice rose again."))


def test_an_unknown_sentence_is_listed(newsroom):
    exported(newsroom, "csv")
    with (newsroom.root / "out/csv/rice.ko.csv").open("a", encoding="utf-8") as file:
        file.write("rice#p9.9,paragraph,Who?,누구?,,,,\r\n")
    done = newsroom.run("import", "out/csv/rice.ko.csv", code=1)
    assert "unknown: p9.9" in done.stderr


def test_names_in_a_file_do_not_steer_the_terminal(newsroom):
    newsroom.write(
        {"back.csv": "id,source (en),target (ko)\r\nrice#p9\x1b[2J,Who?,누구?\r\n\x9b31m#p1.1,Who?,누구?\r\n"}
    )
    done = newsroom.run("import", "back.csv", code=3)
    assert "p9\ufffd[2J" in done.stderr
    assert "\x9b" not in done.stderr


def test_a_memory_holds_translations_or_drafts(newsroom):
    assert exported(newsroom, "tmx") == ["rice.ko.tmx"]
    newsroom.run("export", "rice", "--format", "tmx", "--drafts", "--out", "drafts", "--locale", "ko")

    def texts(name):
        with (newsroom.root / name).open("rb") as stream:
            return [entry.texts["ko"] for entry in tmx.read(stream)]

    assert texts("out/tmx/rice.ko.tmx") == ["쌀값이 또 올랐다."]
    assert texts("drafts/rice.ko.tmx") == ["아무도 모른다."]


def test_a_memory_of_others_fills_what_is_empty_with_drafts(newsroom):
    rows = [
        tmx.Entry({"en": "Corn fell.", "ko-KR": "옥수숫값이 내렸다."}, "en"),
        tmx.Entry({"en": "Rice rose again.", "ko-KR": "x"}, "en"),
    ]
    with (newsroom.root / "other.tmx").open("wb") as stream:
        tmx.write(stream, [*rows, tmx.Entry({"en": "Not here.", "ko-KR": "없다."}, "en")], source_locale="en")
    assert "--locale" in newsroom.run("import", "other.tmx", code=3).stderr
    answer = newsroom.json("import", "other.tmx", "--locale", "ko", code=1)
    assert [(taken["report"], [u["outcome"] for u in taken["units"]]) for taken in answer["taken"]] == [
        ("2025/corn", ["taken"]),
        ("rice", ["unchanged"]),
        ("", ["unknown"]),
    ]
    unit = catalog(newsroom, "locales/ko/LC_MESSAGES/2025/corn.po")["Corn fell."]
    assert (unit.target, unit.fuzzy) == ("옥수숫값이 내렸다.", True)
    assert "draft=memory" in newsroom.read("locales/ko/LC_MESSAGES/2025/corn.po")


def test_a_project_for_omegat_and_what_omegat_writes(newsroom):
    names = exported(newsroom, "omegat")
    assert names == [
        "ko/omegat.project",
        "ko/source/2025/corn.po",
        "ko/source/rice.po",
        "ko/tm/mt/rice.tmx",
        "ko/tm/rice.tmx",
    ]
    # What OmegaT 3.6 made of that project when two sentences were translated in it: no flags, the draft blank.
    answer = newsroom.json("import", str(OMEGAT))
    assert [unit["outcome"] for unit in answer["taken"][0]["units"]] == ["taken", "taken", "untranslated"]
    units = catalog(newsroom)
    assert units["Rice rose again."].target == "쌀값이 다시 올랐다."
    assert units["Nobody knows why."].target == "아무도 모른다."
    assert "exported:" not in newsroom.read(PO)


def test_the_project_file_of_omegat_is_valid(newsroom):
    exported(newsroom, "omegat")
    rules = etree.XMLSchema(etree.parse(schema("project_properties.xsd")))
    assert rules.validate(etree.parse(newsroom.root / "out/omegat/ko/omegat.project")), rules.error_log


def test_marks_in_memories_for_omegat_stand_as_in_its_po_files(bare):
    project = bare
    project.write({"sources/r/en.md": "It rose *again*, she said.\n"})
    project.run("sync", "-q")
    name = "locales/ko/LC_MESSAGES/r.po"
    translate(project, "It rose <g1>again</g1>, she said.", "<g1>또</g1> 올랐다.", name=name)
    exported(project, "omegat")
    assert "&lt;g1&gt;또&lt;/g1&gt;" in project.read("out/omegat/ko/tm/r.tmx")
    exported(project, "tmx")
    assert "&lt;g1&gt;</bpt>또" in project.read("out/tmx/r.ko.tmx")


def test_confidential_reports_stay_unless_asked_for(newsroom):
    newsroom.write({"sources/rice/report.toml": "confidential = true\n"})
    done = newsroom.run("export", "--format", "csv", "--out", "out", code=1)
    assert "rice ko: is confidential" in done.stderr
    assert (
        "--confidential" in newsroom.run("export", "rice", "--format", "csv", "--out", "out", code=2).stderr
    )
    assert not (newsroom.root / "out/rice.ko.csv").exists()
    newsroom.run("export", "rice", "--format", "csv", "--out", "out", "--confidential")
    assert (newsroom.root / "out/rice.ko.csv").exists()
    answer = newsroom.run("import", "out/rice.ko.csv", "--json").stdout
    assert "쌀값" not in answer


def test_a_file_that_somebody_works_on_is_not_overwritten(newsroom):
    exported(newsroom, "csv")
    assert (
        "2 as they were"
        in newsroom.run("export", "--format", "csv", "--out", "out/csv", "--locale", "ko").stderr
    )
    edited(newsroom, "out/csv/rice.ko.csv", "쌀값이", "곡식값이")
    done = newsroom.run("export", "--format", "csv", "--out", "out/csv", "--locale", "ko", code=1)
    assert "import it first, or pass --replace" in done.stderr
    assert "곡식값이" in newsroom.read("out/csv/rice.ko.csv")
    newsroom.run("export", "--format", "csv", "--out", "out/csv", "--locale", "ko", "--replace")
    assert "곡식값이" not in newsroom.read("out/csv/rice.ko.csv")


@pytest.mark.parametrize("kind", FORMATS)
def test_a_dry_run_writes_nothing(kind, newsroom):
    config = load(newsroom.root).config
    planned = export(
        newsroom.root, config, kind=kind, out=newsroom.root / "out", options=Options(dry_run=True)
    )
    assert planned.written
    assert not (newsroom.root / "out").exists()


def test_the_same_project_gives_the_same_bytes(newsroom):
    config = load(newsroom.root).config
    for kind in FORMATS:
        for out in ("one", "two"):
            export(newsroom.root, config, kind=kind, out=newsroom.root / out / kind)
    trees = [
        {
            path.relative_to(newsroom.root / out): path.read_bytes()
            for path in (newsroom.root / out).rglob("*")
            if path.is_file()
        }
        for out in ("one", "two")
    ]
    assert trees[0] == trees[1]
    assert len(trees[0]) > 20


def test_a_report_that_was_never_synced_is_named(newsroom):
    newsroom.write({"sources/new/en.txt": "New.\n"})
    done = newsroom.run("export", "new", "--format", "csv", "--out", "out", code=1)
    assert "l10n sync" in done.stderr
    newsroom.write({"back.csv": "id,source (en),target (ko)\r\nnew#p1.1,New.,새\r\n"})
    assert "l10n sync" in newsroom.run("import", "back.csv", code=3).stderr


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("back.doc", b"x", "no format has this ending"),
        ("back.csv", b"id,source (en),target (ko)\r\nrise#p1.1,a,b\r\n", "Did you mean rice?"),
        ("back.csv", b"id,source (en),target\r\nrice#p1.1,a,b\r\n", "--locale"),
        ("back.csv", b"id,source (fr),target (ko)\r\nrice#p1.1,a,b\r\n", "its sources are fr"),
        ("back.xlf", b"<xliff", "XLIFF"),
        ("back.po", b"<<<<<<< ours\n", "merge conflict"),
        ("back.tmx", b"<tmx><body>", "TMX"),
    ],
)
def test_what_cannot_be_taken_in_is_named_and_the_rest_is(name, content, told, newsroom):
    exported(newsroom, "xliff")
    edited(newsroom, "out/xliff/rice.ko.xlf", "쌀값이 또 올랐다.", "거기서 고쳤다.")
    newsroom.write({name: content})
    locale = ["--locale", "ko"] if name.endswith("tmx") else []
    done = newsroom.run("import", name, "out/xliff/rice.ko.xlf", *locale, code=3)
    assert told in done.stderr
    assert name in done.stderr
    assert catalog(newsroom)["Rice rose again."].target == "거기서 고쳤다."


def test_a_report_and_a_locale_may_be_given(newsroom):
    newsroom.write({"back.csv": "id,source,target\r\nanything#p1.1,Rice rose again.,새로 올랐다.\r\n"})
    config = load(newsroom.root).config
    result = import_files(newsroom.root, config, [newsroom.root / "back.csv"], report="rice", locale="ja")
    assert not result.failures
    assert "새로 올랐다." in newsroom.read("locales/ja/LC_MESSAGES/rice.po")


def test_a_catalog_that_cannot_be_read_does_not_keep_the_others_back(newsroom):
    newsroom.write({PO: newsroom.read(PO) + "<<<<<<< ours\n"})
    done = newsroom.run("export", "--format", "csv", "--out", "out", "--locale", "ko", code=3)
    assert "rice.po:" in done.stderr
    assert (newsroom.root / "out/2025/corn.ko.csv").exists()


def test_two_files_for_one_catalog_are_taken_one_after_the_other(newsroom):
    exported(newsroom, "csv")
    exported(newsroom, "xliff")
    edited(newsroom, "out/csv/rice.ko.csv", "쌀값이 또 올랐다.", "첫째.")
    edited(newsroom, "out/xliff/rice.ko.xlf", "쌀값이 또 올랐다.", "둘째.")
    newsroom.run("import", "out/csv/rice.ko.csv", "out/xliff/rice.ko.xlf", code=1)
    unit = catalog(newsroom)["Rice rose again."]
    assert (unit.target, unit.comments) == ("첫째.", ("imported: 둘째.",))


def test_a_sign_off_goes_out_as_long_as_it_is_for_these_words(newsroom):
    word = SignOff(short_hash("Rice rose again."), short_hash("쌀값이 또 올랐다."), "Kim", "2026-01-05")
    newsroom.write({"locales/ko/state/rice.json": sidecar.serialize(Sidecar(signoffs={"p1.1": word}))})
    exported(newsroom, "xliff")
    (kit,) = xliff.parse((newsroom.root / "out/xliff/rice.ko.xlf").read_bytes())
    assert [unit.state for unit in kit.units] == [State.REVIEWED, State.UNTRANSLATED, State.DRAFT]
    translate(newsroom, "Rice rose again.", "고쳤다.")
    exported(newsroom, "xliff", "--replace")
    (kit,) = xliff.parse((newsroom.root / "out/xliff/rice.ko.xlf").read_bytes())
    assert kit.units[0].state is State.TRANSLATED


def test_files_of_an_office_open_as_what_they_are(newsroom):
    for kind, part in (("xlsx", "xl/worksheets/sheet1.xml"), ("docx", "word/document.xml")):
        exported(newsroom, kind)
        with zipfile.ZipFile(newsroom.root / f"out/{kind}/rice.ko.{kind}") as archive:
            assert archive.testzip() is None
            assert "쌀값이 또 올랐다." in archive.read(part).decode()
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_table_of_a_catalog_has_what_a_reviewer_needs(newsroom):
    exported(newsroom, "csv")
    (kit,) = delimited.parse((newsroom.root / "out/csv/rice.ko.csv").read_bytes())
    assert [(unit.id, unit.role, unit.source) for unit in kit.units][1] == (
        "p2.1",
        "paragraph",
        "It <will> not stop, she said.",
    )


def test_a_format_that_is_not_known_is_refused(newsroom):
    assert "xlf" in newsroom.run("export", "--format", "xlf", "--out", "out", code=2).stderr


def test_the_commands_by_their_names(project):
    project.write({"sources/rice/en.txt": SOURCE})
    project.run("sync", "-q")
    assert "rice.ko.xlf: 3 units" in project.run("export", "--format", "xliff", "--out", "out").stdout
    assert "No change." in project.run("import", "out/rice.ko.xlf", "out/rice.ja.xlf").stderr
