"""The newsroom's names as a file for another program."""

from pathlib import Path

from l10n.config import Config
from l10n.errors import ConflictError, UsageError, WriteError
from l10n.formats import glossary, tbx, termbase
from l10n.workflow.replace import replace
from l10n.workflow.terms.table import read_terms

FORMATS = ("csv", "tbx", *glossary.KINDS)


def export_terms(
    root: Path,
    config: Config,
    *,
    kind: str,
    out: Path,
    locale: str = "",
    overwrite: bool = False,
    dry_run: bool = False,
) -> int:
    """Write the termbase.

    Args:
        root: of the project.
        config: of the project.
        kind: one of `FORMATS`.
        out: the file.
        locale: of the translation, for formats of two languages; by default the first target.
        overwrite: also over a file that differs.
        dry_run: write nothing.

    Returns:
        The number of terms.

    Raises:
        UsageError: there is no termbase, no such locale, or the file is there and differs.
        ReadError: the termbase cannot be read.
        WriteError: the file cannot be written.
    """
    found = read_terms(root)
    if not found:
        raise UsageError("there are no names yet; `l10n terms add` or `l10n terms harvest` makes some.")
    source, targets = config.project.source, config.project.targets
    chosen = locale or targets[0]
    if chosen not in targets:
        raise UsageError(f"{chosen}: is no target of the project; there are {', '.join(targets)}.")
    if kind == "csv":
        data = termbase.serialize(found, locales=(source, *targets))
    elif kind == "tbx":
        data = tbx.serialize(found, source_locale=source, locales=(locale,) if locale else targets)
    else:
        data = glossary.write(kind, found, source_locale=source, locale=chosen)
    if not dry_run:
        _write(out, data, overwrite=overwrite)
    return len(found)


def _write(out: Path, data: bytes, *, overwrite: bool) -> None:
    try:
        base = out.read_bytes() if out.exists() else None
        if base == data:
            return
        if base is not None and not overwrite:
            raise UsageError(f"{out}: is there and differs; pass --replace, or name another file.")
        out.parent.mkdir(parents=True, exist_ok=True)
        beside = replace(out, data, base=base)
        if beside is not None:
            beside.unlink()
    except ConflictError:
        raise
    except OSError as error:
        raise WriteError(f"{out}: cannot be written: {error.strerror or error}.") from error
