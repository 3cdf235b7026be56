"""Write the memory of a project as a TMX file."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from l10n.config import Config
from l10n.errors import UsageError, WriteError
from l10n.exchange.remember import to_tmx
from l10n.formats import tmx
from l10n.memory import Entry, Memory
from l10n.workflow.choose import choose_locales
from l10n.workflow.remember import Note, open_memory


@dataclass(slots=True)
class Exported:
    """What was written."""

    units: int = 0
    confidential: int = 0
    """Left out because their reports are confidential."""
    unconfirmed: int = 0
    """Left out because no human confirmed them."""


def export(
    root: Path,
    config: Config,
    out: Path | BinaryIO,
    *,
    locales: Sequence[str] = (),
    confidential: bool = False,
    unconfirmed: bool = False,
    replace: bool = False,
    on_note: Note = lambda _message: None,
) -> Exported:
    """Write all entries in constant memory; the same memory gives the same bytes.

    Args:
        root: of the project.
        config: of the project.
        out: the file, or a stream to write to.
        locales: target locales; all by default.
        confidential: also those of confidential reports.
        unconfirmed: also what no human confirmed.
        replace: overwrite a file that is there.
        on_note: told what a human should know.

    Raises:
        UsageError: the file is there, or a locale is none of the project.
        WriteError: it cannot be written; what was there is still there.
        ReadError: the memory cannot be used.
    """
    wanted = set(choose_locales(config, locales))
    if isinstance(out, Path) and out.exists() and not replace:
        raise UsageError(f"{out}: is there; pass --replace, or another name.")
    with open_memory(root, config, on_note=on_note) as memory:
        result = Exported()

        def chosen() -> Iterator[Entry]:
            for entry in _of(memory, wanted):
                if entry.confidential and not confidential:
                    result.confidential += 1
                elif entry.fuzzy and not unconfirmed:
                    result.unconfirmed += 1
                else:
                    result.units += 1
                    yield entry

        entries = to_tmx(chosen())
        source = config.project.source
        if isinstance(out, Path):
            _write(out, entries, source)
        else:
            tmx.write(out, entries, source_locale=source)
    return result


def _of(memory: Memory, locales: set[str]) -> Iterator[Entry]:
    return (entry for entry in memory.store.all() if entry.target_locale in locales)


def _write(out: Path, entries: Iterator[tmx.Entry], source: str) -> None:
    part = out.with_name(f".{out.name}.l10n-part")
    try:
        with part.open("wb") as stream:
            tmx.write(stream, entries, source_locale=source)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(out)
    except OSError as error:
        raise WriteError(f"{out}: cannot be written: {error.strerror or error}.") from error
    finally:
        with suppress(OSError):
            part.unlink()
