"""Nothing that somebody saves in the moment of writing is lost, and nothing is left lying about."""

import os
import sys
from pathlib import Path

import pytest

from l10n.errors import ConflictError
from l10n.workflow import replace as module
from l10n.workflow.replace import left_behind, remove, replace, settle

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets two files change places")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / ("쌀" * 80 + ".po")  # 243 of the 255 bytes that a name may have
    path.write_bytes(b"old")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def saved_between(monkeypatch: pytest.MonkeyPatch, save) -> None:
    """Somebody saves when the new bytes are on the disk and not yet in their place."""
    write = os.replace

    def late(source, target, **rest):
        write(source, target, **rest)
        monkeypatch.undo()
        save()

    monkeypatch.setattr(os, "replace", late)


def saved_at_last(monkeypatch: pytest.MonkeyPatch, save) -> None:
    """Somebody saves when the file was looked at and the two have not changed places yet."""
    exchange = module._renameat2()

    def late(*arguments):
        monkeypatch.undo()
        save()
        return exchange(*arguments)

    monkeypatch.setattr(module, "_renameat2", lambda: late)


def in_place(path: Path) -> None:
    path.write_bytes(b"theirs")


def by_renaming(path: Path) -> None:
    beside = path.with_name("editor.tmp")
    beside.write_bytes(b"theirs")
    beside.replace(path)


def test_a_file_gets_new_bytes_and_the_old_ones_go(file):
    beside = replace(file, b"new", base=b"old")
    assert file.read_bytes() == b"new"
    assert settle(beside) is None
    assert names(file.parent) == [file.name]


def test_a_new_file_leaves_nothing_beside_it(tmp_path):
    assert replace(tmp_path / "a.po", b"new", base=None) is None
    assert names(tmp_path) == ["a.po"]


@pytest.mark.parametrize("moment", [saved_between, pytest.param(saved_at_last, marks=LINUX)])
@pytest.mark.parametrize("save", [in_place, by_renaming])
def test_who_saves_in_the_moment_of_writing_wins(file, monkeypatch, save, moment):
    moment(monkeypatch, lambda: save(file))
    with pytest.raises(ConflictError, match="changed while we worked"):
        replace(file, b"new", base=b"old")
    assert file.read_bytes() == b"theirs"
    assert names(file.parent) == [file.name]


@LINUX
def test_nobody_reads_what_a_save_has_overtaken(file, monkeypatch):
    """Who read it would save it, with a word more, over what was saved before."""
    exchange, read = module._renameat2(), []

    def watched(*arguments):
        code = exchange(*arguments)
        read.append(file.read_bytes())
        return code

    by_renaming(file)
    monkeypatch.setattr(module, "_renameat2", lambda: watched)
    with pytest.raises(ConflictError):
        replace(file, b"new", base=b"old")
    assert read == []
    beside = replace(file, b"new", base=b"theirs")
    assert read == [b"new"]
    assert settle(beside) is None


def test_who_makes_the_file_in_the_moment_of_writing_wins(tmp_path, monkeypatch):
    path = tmp_path / "a.po"
    saved_between(monkeypatch, lambda: in_place(path))
    with pytest.raises(ConflictError):
        replace(path, b"new", base=None)
    assert path.read_bytes() == b"theirs"
    assert names(tmp_path) == ["a.po"]


def test_who_removes_the_file_in_the_moment_of_writing_is_not_overruled(file, monkeypatch):
    saved_between(monkeypatch, file.unlink)
    with pytest.raises(ConflictError):
        replace(file, b"new", base=b"old")
    assert names(file.parent) == []


def test_without_exchange_the_file_is_looked_at_last_of_all(file, monkeypatch):
    monkeypatch.setattr("l10n.workflow.replace._renameat2", lambda: None)
    assert replace(file, b"new", base=b"old") is None
    with pytest.raises(ConflictError):
        replace(file, b"newer", base=b"old")
    with pytest.raises(ConflictError):
        replace(file, b"newer", base=None)
    assert replace(file.with_name("b.po"), b"new", base=None) is None
    assert file.read_bytes() == b"new"
    assert names(file.parent) == ["b.po", file.name]


def test_what_is_written_to_the_old_file_later_is_put_in_its_place(file):
    with file.open("r+b") as editor:
        beside = replace(file, b"new", base=b"old")
        editor.write(b"theirs")
        editor.flush()
        assert settle(beside) == file
        editor.write(b", all of it")
    assert file.read_bytes() == b"theirs, all of it"
    assert names(file.parent) == [file.name]


def test_two_versions_that_humans_saved_are_both_kept(file):
    with file.open("r+b") as editor:
        beside = replace(file, b"new", base=b"old")
        editor.write(b"theirs")
    by_renaming(file)
    file.write_bytes(b"another's")
    saved = settle(beside)
    assert file.read_bytes() == b"another's"
    assert saved is not None
    assert saved.name == f"{file.name}.saved"
    assert saved.read_bytes() == b"theirs"


def test_removing_is_as_careful(file):
    beside = remove(file, base=b"old")
    assert settle(beside) is None
    assert names(file.parent) == []
    file.write_bytes(b"theirs")
    with pytest.raises(ConflictError):
        remove(file, base=b"old")
    assert file.read_bytes() == b"theirs"
    with pytest.raises(ConflictError):
        remove(file.with_name("gone"), base=b"old")


def test_what_a_killed_run_left_is_told_from_what_anybody_saved(file):
    folder = file.parent
    beside = replace(file, b"new", base=b"old")
    unfinished = beside.with_suffix(".l10n-part")
    unfinished.write_bytes(b"ne")
    outside = folder.parent / "outside"
    outside.write_bytes(b"theirs")
    assert left_behind(folder) == sorted([beside, unfinished])
    link = folder / f".{'0' * 12}.{'0' * 16}.{'0' * 16}.l10n"
    link.symlink_to(outside)
    for path in left_behind(folder):
        assert settle(path) is None
    assert outside.read_bytes() == b"theirs"
    assert names(folder) == [file.name]


def test_a_pipe_in_the_place_of_a_file_stops_nobody(tmp_path):
    path = tmp_path / "a.po"
    os.mkfifo(path)
    with pytest.raises(ConflictError):
        replace(path, b"new", base=b"")
    assert path.is_fifo()
