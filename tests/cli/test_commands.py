"""Commands beside `sync`, as they are typed."""

import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PAGE = b"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Rice | Paper</title></head>
<body><nav><a href="/">Home</a></nav><article><h1>Rice rises</h1><p>It rose. It <b>fell</b>.</p></article>
<div class="related"><h3>Related articles</h3><ul><li><a href="/x">Another story</a></li></ul></div></body></html>"""
TEXT = "Rice rises in Hyesan\n\nThe price rose by a third. Nobody knows why.\n"


class _Newsroom(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Newsroom)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_init_makes_a_project_that_syncs(tmp_path, project):
    folder = tmp_path / "desk"
    made = project.run("init", str(folder), "--targets", "ko")
    assert "new: l10n.toml" in made.stdout
    project.run("--project", str(folder), "sync")
    assert "is there already" in project.run("init", str(folder), code=2).stderr
    assert (
        "'korean' is not a locale"
        in project.run("init", str(tmp_path / "x"), "--targets", "korean", code=2).stderr
    )
    assert not (tmp_path / "x").exists()


def test_a_dry_init_writes_nothing(tmp_path, project):
    project.run("init", str(tmp_path / "desk"), "--dry-run")
    assert not (tmp_path / "desk").exists()


def test_add_keeps_the_bytes_and_makes_an_id_of_the_name(project, tmp_path):
    file = tmp_path / "Rason report (final).en.html"
    file.write_bytes(PAGE)
    done = project.run("add", str(file))
    assert done.stdout.startswith("sources/rason-report-final/en.html: ")
    assert (project.root / "sources/rason-report-final/en.html").read_bytes() == PAGE
    assert "No change." in project.run("add", str(file)).stderr


def test_add_puts_no_version_over_another_unless_told_to(project, tmp_path):
    file = tmp_path / "rice.txt"
    file.write_text(TEXT)
    project.run("add", str(file))
    file.write_text(TEXT.replace("third", "quarter"))
    assert "pass --replace for a corrected version" in project.run("add", str(file), code=2).stderr
    project.run("add", str(file), "--replace")
    assert "quarter" in project.read("sources/rice/en.txt")
    other = tmp_path / "rice.html"
    other.write_bytes(PAGE)
    assert "sources/rice/en.txt: is there already" in project.run("add", str(other), code=2).stderr
    project.run("add", str(other), "--replace")
    assert sorted(name for name in project.tree() if name.startswith("sources")) == ["sources/rice/en.html"]


def test_add_a_published_version_to_a_report(project, tmp_path):
    file = tmp_path / "rice.txt"
    file.write_text(TEXT)
    project.run("add", str(file))
    file.write_text("혜산 쌀값 급등\n\n쌀값이 3할 올랐다. 이유는 아무도 모른다.\n")
    project.run("add", str(file), "--locale", "ko", "--report", "rice")
    assert (project.root / "sources/rice/ko.txt").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["missing.html"], 3, "missing.html: cannot be read"),
        (["page"], 2, "has no ending that tells its format"),
        (["l10n.toml"], 2, "no format reads .toml files"),
        (["l10n.txt", "--locale", "fr"], 2, "the project's locales are en, ko, ja"),
        (["l10n.txt", "--report", "../up"], 2, "cannot be a report's id"),
        (["l10n.txt", "--report", "two words"], 2, "cannot be a report's id"),
        (["ftp://example.org/a.html"], 3, "ftp://example.org/a.html"),
        (["http://127.0.0.1:9/a.html"], 3, "--allow-private"),
        (["https://example.org/a.html", "--offline"], 3, "is not fetched while offline"),
    ],
)
def test_add_says_what_cannot_be(project, arguments, code, message):
    project.write({"l10n.txt": TEXT, "page": TEXT})
    assert message in project.run("add", *arguments, code=code).stderr
    assert not (project.root / "sources").exists()


def test_add_from_an_address(project, site):
    project.run("add", f"{site}/2025/rice-rises/", "--allow-private")
    assert (project.root / "sources/rice-rises/en.html").read_bytes() == PAGE
    project.run("sync")
    assert 'msgid "It <g1>fell</g1>."' in project.read("locales/ko/LC_MESSAGES/rice-rises.po")


def test_segment_shows_sentences_with_roles_and_what_is_left_out(project):
    project.write({"page.html": PAGE})
    shown = project.run("segment", "page.html").stdout
    assert [line.split(maxsplit=2)[1:] for line in shown.splitlines() if "paragraph" in line] == [
        ["paragraph", "It rose."],
        ["paragraph", "It <g1>fell</g1>."],
    ]
    assert "Another story" not in shown
    assert "Another story" in project.run("segment", "page.html", "--all").stdout
    data = project.json("segment", "page.html", "--all")
    assert {"title", "paragraph"} <= {row["role"] for row in data["segments"]}
    assert any("Another story" in row["text"] for row in data["left_out"])


def test_segment_works_outside_a_project(project, tmp_path):
    (tmp_path / "ja.txt").write_text("米が上がった。誰も知らない。\n")
    outside = type(project)(tmp_path)
    assert len(outside.run("segment", "ja.txt").stdout.splitlines()) == 2
    assert "no l10n.toml here" in project.run("--project", str(tmp_path), "segment", "ja.txt", code=2).stderr


def test_a_folder_that_is_gone_is_named(tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    code = "import os, sys; os.rmdir(os.getcwd()); from l10n.cli.main import main; sys.argv[1:] = ['status']; main()"
    done = subprocess.run([sys.executable, "-c", code], cwd=gone, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("l10n: the current folder was removed")


def test_align_two_files_and_a_report(project):
    project.write(
        {
            "sources/rice/en.txt": TEXT,
            "sources/rice/ko.txt": "혜산 쌀값 급등\n\n쌀값이 3할 올랐다. 이유는 아무도 모른다.\n",
        }
    )
    files = project.json("align", "sources/rice/en.txt", "sources/rice/ko.txt")
    report = project.json("align", "rice")
    assert files["beads"] == report["beads"]
    assert (files["source_locale"], files["target_locale"]) == ("en", "ko")
    pairs = [([s["text"] for s in b["source"]], [t["text"] for t in b["target"]]) for b in report["beads"]]
    assert (["Nobody knows why."], ["이유는 아무도 모른다."]) in pairs
    table = project.run("align", "rice").stdout
    assert "이유는 아무도 모른다." in table
    assert "has no published ja version" in project.run("align", "rice", "--locale", "ja", code=2).stderr
    assert "no such file" in project.run("align", "a.txt", "b.txt", code=2).stderr


def test_status_names_what_was_never_synced(project):
    project.write({"sources/rice/en.txt": TEXT})
    assert "rice ko: no catalog yet; `l10n sync` makes it." in project.run("status").stderr
    project.run("sync")
    assert project.json("status")["reports"][0]["untranslated"] == 3
