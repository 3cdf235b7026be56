"""Files are written whole or not at all, inside the project, and over nothing that changed meanwhile."""

import os
from pathlib import PurePosixPath

import pytest

from l10n.errors import ConflictError, WriteError
from l10n.model import Change
from l10n.workflow import apply


def change(name, data, base=None):
    return Change(PurePosixPath(name), data, base)


def test_new_files_and_folders(tmp_path):
    apply(tmp_path, [change("locales/ko/a.po", b"one"), change("b.pot", b"two")])
    assert (tmp_path / "locales/ko/a.po").read_bytes() == b"one"
    assert (tmp_path / "b.pot").read_bytes() == b"two"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.po", "b.pot", "ko", "locales"]


def test_a_file_that_changed_meanwhile_is_not_overwritten_and_nothing_else_written(tmp_path):
    (tmp_path / "a.po").write_bytes(b"theirs")
    with pytest.raises(ConflictError, match=r"a\.po: changed while we worked"):
        apply(tmp_path, [change("new.po", b"x"), change("a.po", b"ours", base=b"read")])
    assert (tmp_path / "a.po").read_bytes() == b"theirs"
    assert not (tmp_path / "new.po").exists()


def test_a_file_that_appeared_meanwhile_is_a_conflict_too(tmp_path):
    (tmp_path / "a.po").write_bytes(b"theirs")
    with pytest.raises(ConflictError):
        apply(tmp_path, [change("a.po", b"ours")])


def test_the_mode_of_a_file_stays(tmp_path):
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    path.chmod(0o640)
    apply(tmp_path, [change("a.po", b"new", base=b"old")])
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_mode_the_process_gives(tmp_path):
    before = os.umask(0o027)
    try:
        apply(tmp_path, [change("a.po", b"new")])
    finally:
        os.umask(before)
    assert (tmp_path / "a.po").stat().st_mode & 0o777 == 0o640


def test_a_linked_folder_leads_nowhere_outside(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    root = tmp_path / "root"
    root.mkdir()
    (root / "locales").symlink_to(outside)
    with pytest.raises(WriteError, match="leads out of the project"):
        apply(root, [change("locales/a.po", b"x")])
    assert list(outside.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "locales").write_bytes(b"a file where a folder should be")
    with pytest.raises(WriteError, match=r"locales/ko/a\.po: cannot be written"):
        apply(tmp_path, [change("locales/ko/a.po", b"x")])


def test_removing(tmp_path):
    (tmp_path / "a.po").write_bytes(b"old")
    apply(tmp_path, [change("a.po", None, base=b"old")])
    assert not (tmp_path / "a.po").exists()
