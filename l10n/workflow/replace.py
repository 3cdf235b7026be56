"""Put new bytes in the place of a file: whole, lasting, and never over what somebody saved meanwhile.

The new bytes are written beside the file and synced to the disk. If the file is still what they were made from, the two
change places in one step of the file system, and what came out is compared again. If it is something else, somebody saved
it in that moment: the two change back. The first look alone would leave a gap; without it, a reader might see text that
a save has overtaken already.

What came out stays beside until `settle` looks at it again: a program that had the old file open may have written
to it still. Its name tells the hashes of both versions, so that a run which finds it after a crash knows whether
it holds anything that is nowhere else.
"""

import errno
import os
import re
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

from l10n.errors import ConflictError

_UNFINISHED = ".l10n-part"
_BESIDE = re.compile(r"\.([0-9a-f]{12})\.([0-9a-f]{16})\.([0-9a-f]{16})\.l10n")
_NO_REPLACE, _EXCHANGE = 1, 2
_FROM_FOLDER = -100  # AT_FDCWD
_UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM}


def replace(path: Path, data: bytes, *, base: bytes | None) -> Path | None:
    """Give a file new bytes.

    Whoever reads it, or finds it after a crash, has the old bytes or the new ones.

    Args:
        path: no link; its folder exists.
        data: the new bytes.
        base: what they were made from, None where there was no file.

    Returns:
        Where the old file stands now, for `settle`; None where there was none.

    Raises:
        ConflictError: the file is not ``base`` any more. It is as it was saved.
        OSError: it cannot be written; what was there is still there.
    """
    beside = _beside(path, data, base or b"")
    _write(beside, data, like=path)
    try:
        if base is None:
            _put(beside, path)
        else:
            _swap(beside, path, data, base)
    except BaseException:
        if _same(beside, data):  # not what somebody saved, should we be stopped while that stands there
            with suppress(OSError):
                beside.unlink()
        raise
    sync_folder(path.parent)
    return beside if beside.exists() else None


def remove(path: Path, *, base: bytes) -> Path:
    """Take a file away.

    Returns:
        Where it stands now, for `settle`.

    Raises:
        ConflictError: the file is not ``base`` any more. It is as it was saved.
        OSError: it cannot be removed.
    """
    beside = _beside(path, b"", base)
    if not _same(path, base):
        raise _overtaken(path)
    path.replace(beside)
    if not _same(beside, base):
        _put(beside, path)
        raise _overtaken(path)
    sync_folder(path.parent)
    return beside


def settle(beside: Path) -> Path | None:
    """Remove what `replace` left beside a file, unless somebody wrote to it.

    Returns:
        The file that holds what they wrote: the one it was meant for, where that is as we wrote it; otherwise
        one beside it, with ``.saved`` at the end of its name. None where all is in its place.
    """
    match = _BESIDE.fullmatch(beside.name)
    if match is None or not _is_file(beside) or _hash(beside.read_bytes()) in match.group(2, 3):
        beside.unlink()
        return None
    path = next(
        (p for p in beside.parent.iterdir() if _hash(os.fsencode(p.name), 6) == match[1]),
        beside.with_name(match[1]),
    )
    if not _is_file(path) or _hash(path.read_bytes()) != match[3]:
        path = path.with_name(f"{path.name}.saved")
    beside.replace(path)
    sync_folder(path.parent)
    return path


def left_behind(folder: Path) -> list[Path]:
    """What runs that were killed left beside the files of a folder and of those below it."""
    found = [
        Path(place, name)
        for place, _, names in os.walk(folder)
        for name in names
        if name.endswith(_UNFINISHED) or (name.endswith(".l10n") and _BESIDE.fullmatch(name))
    ]
    return sorted(found)


def sync_folder(folder: Path) -> None:
    """Make a renaming last; systems that cannot open folders do it by themselves."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _beside(path: Path, data: bytes, base: bytes) -> Path:
    """A name that is short however long the file's is."""
    return path.with_name(f".{_hash(os.fsencode(path.name), 6)}.{_hash(base)}.{_hash(data)}.l10n")


def _write(beside: Path, data: bytes, *, like: Path) -> None:
    """A whole file on the disk; until it is whole it has another name."""
    unfinished = beside.with_suffix(_UNFINISHED)
    unfinished.unlink(missing_ok=True)
    try:
        number = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with open(number, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _resemble(unfinished, like)
        unfinished.replace(beside)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


def _resemble(new: Path, old: Path) -> None:
    """Rights as before, and the owner too: the desk may run as root, translators do not."""
    try:
        before = old.stat()
    except FileNotFoundError:
        return
    now = new.stat()
    if (before.st_uid, before.st_gid) != (now.st_uid, now.st_gid):
        with suppress(OSError):
            os.chown(new, before.st_uid, before.st_gid)
    new.chmod(before.st_mode & 0o777)


def _put(beside: Path, path: Path) -> None:
    """Give a new file its name, if the name is still free."""
    if not _rename(beside, path, _NO_REPLACE):
        if path.exists() or path.is_symlink():
            raise _overtaken(path)
        beside.replace(path)


def _swap(beside: Path, path: Path, data: bytes, base: bytes) -> None:
    # Without this look, whoever read in the moment between the two steps would save what they read over the newer text.
    if not _same(path, base):
        raise _overtaken(path)
    if not _rename(beside, path, _EXCHANGE):
        beside.replace(path)
        return
    if _same(beside, base):
        return
    # Back again. Should even that meet a new save, the newer one of the two stays in the place.
    _rename(beside, path, _EXCHANGE)
    if not _same(beside, data):
        _rename(beside, path, _EXCHANGE)
        beside.replace(path.with_name(f"{path.name}.saved"))
    raise _overtaken(path)


def _overtaken(path: Path) -> ConflictError:
    return ConflictError(f"{path}: changed while we worked; run again to take the new text in.")


def _same(path: Path, data: bytes) -> bool:
    """Whether a file has these bytes; one that is gone or that somebody made unreadable has not."""
    try:
        return _is_file(path) and path.read_bytes() == data
    except OSError:
        return False


def _is_file(path: Path) -> bool:
    """Whether it can be read without following a link or waiting for whoever writes to a pipe."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _rename(one: Path, other: Path, how: int) -> bool:
    """Rename in one step; False where the system cannot do it this way.

    Raises:
        ConflictError: the name is taken, or the file to change places with is gone.
    """
    call = _renameat2()
    if call is None:
        return False
    code = call(_FROM_FOLDER, os.fsencode(one), _FROM_FOLDER, os.fsencode(other), how)
    if code in {errno.EEXIST, errno.ENOENT}:
        raise _overtaken(other)
    if code in _UNSUPPORTED:
        return False
    if code:
        raise OSError(code, os.strerror(code), str(other))
    return True


@cache
def _renameat2() -> Callable[[int, bytes, int, bytes, int], int] | None:
    """Linux' call of this name; what it returns is the error number, 0 for none."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes  # noqa: PLC0415 - only for runs that write

    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return None

    def rename(*arguments: int | bytes) -> int:
        return ctypes.get_errno() if call(*arguments) else 0

    return rename


def _hash(data: bytes, size: int = 8) -> str:
    return blake2b(data, digest_size=size).hexdigest()
