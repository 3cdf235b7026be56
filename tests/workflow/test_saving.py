"""Somebody saves a catalog while a sync is at work on it."""

import os
import signal
import subprocess
import sys
from importlib import import_module

import pytest

from l10n.config import load
from l10n.workflow import sync
from l10n.workflow.synced import Failure

module = import_module("l10n.workflow.sync")
PO = "locales/ko/LC_MESSAGES/good.po"
JA = "locales/ja/LC_MESSAGES/good.po"


@pytest.fixture
def good(project):
    project.write({"sources/good/en.txt": "One sentence. Another one.\n"})
    project.run("sync")
    project.write({"sources/good/en.txt": "One sentence. Another one. A third.\n"})
    return project


def synced(project):
    return sync(project.root, load(project.root).config)


def translate(project, name, english, korean):
    old = project.read(name)
    new = old.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{korean}"')
    assert new != old
    project.write({name: new})


def after_planning(monkeypatch, save):
    """``save`` is called between the reading of a report's files and the writing, each time."""
    prepare = module.prepare

    def planned(*arguments, **rest):
        result = prepare(*arguments, **rest)
        save()
        return result

    monkeypatch.setattr(module, "prepare", planned)


def test_it_is_planned_anew_with_what_was_saved(good, monkeypatch):
    pending = ["One sentence.", "Another one."]
    after_planning(
        monkeypatch, lambda: pending and translate(good, PO, pending.pop(), f"문장 {len(pending)}.")
    )
    result = synced(good)
    assert result.failures == []
    text = good.read(PO)
    assert 'msgstr "문장 0."' in text
    assert 'msgstr "문장 1."' in text
    assert "A third." in text
    assert [(str(written.path), written.new) for written in result.written] == [
        (PO, False),
        (JA, False),
        ("locales/pot/good.pot", False),
    ]
    assert synced(good).written == []


def test_who_never_stops_saving_is_left_alone_and_named(good, monkeypatch):
    good.write({"sources/next/en.txt": "Next report.\n"})
    count = iter(range(100))
    after_planning(monkeypatch, lambda: good.write({PO: good.read(PO) + f"# {next(count)}\n"}))
    result = synced(good)
    assert result.failures == [
        Failure(
            "good",
            "",
            f"{PO}: changed while we worked; run again to take the new text in.",
            overtaken=True,
        )
    ]
    assert good.read(PO).endswith("# 5\n"), "saved once a plan: five for it, one for the other report"
    assert "Next report." in good.read("locales/ko/LC_MESSAGES/next.po")


def test_a_file_that_is_half_written_is_read_again(good, monkeypatch):
    whole = good.read(PO).replace('msgid "Another one."\nmsgstr ""', 'msgid "Another one."\nmsgstr "둘."')
    good.write({PO: whole[: whole.index("Another one.")]})
    after_planning(monkeypatch, lambda: good.write({PO: whole}))
    result = synced(good)
    assert result.failures == []
    assert 'msgstr "둘."' in good.read(PO)
    assert "A third." in good.read(PO)


def test_what_a_killed_run_left_is_cleared_away(good):
    folder = (good.root / PO).parent
    (folder / ".000000000000.0000000000000000.0000000000000000.l10n-part").write_bytes(b"half")
    good.run("sync")
    assert [path.name for path in folder.iterdir()] == ["good.po"]


def test_what_a_human_saved_while_a_run_was_killed_is_shown(good):
    folder = (good.root / PO).parent
    (folder / ".000000000000.0000000000000000.0000000000000000.l10n").write_bytes(b"a human's")
    done = good.run("sync")
    assert "000000000000.saved: was saved while" in done.stderr
    assert (folder / "000000000000.saved").read_bytes() == b"a human's"


def test_a_lock_goes_with_its_holder_even_if_that_is_killed(good):
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom l10n.project import locked\n"
        "with locked(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code, good.root], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        assert "another l10n is at work here" in good.run("sync", code=4).stderr
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
    good.run("sync")
    assert "A third." in good.read(PO)
