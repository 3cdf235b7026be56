"""Find the reports below ``sources/``."""

import difflib
import os
import re
import tomllib
import typing
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from l10n.config import Config, HtmlSettings, is_locale, override
from l10n.errors import ConfigError
from l10n.formats.registry import extensions
from l10n.model import Finding, Severity
from l10n.project.layout import NAMES, SOURCES

REPORT_FILE = "report.toml"
_ID = re.compile(r"[^\s/\\:*?\"<>|#\x00-\x1f]+(/[^\s/\\:*?\"<>|#\x00-\x1f]+)*")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that holds a report: what can be known without opening its versions."""

    id: str
    path: PurePosixPath
    """Relative to the project."""
    files: Mapping[str, PurePosixPath]
    """By locale, relative to the project; the source's is among them."""
    date: str = ""
    confidential: bool = False
    updated: str = ""
    """ISO 8601, when it was last corrected; from its ``report.toml``."""
    slug: str = ""
    """Its part of the address of its pages, where that is not its id."""
    former: tuple[str, ...] = ()
    """Slugs that it had: redirected."""
    html: HtmlSettings = field(default_factory=HtmlSettings)
    """The project's with those of its ``report.toml``."""


@dataclass(frozen=True, slots=True)
class Scan:
    """All reports, in order of their ids, and what looked like one and is none."""

    folders: tuple[Folder, ...]
    findings: tuple[Finding, ...] = ()


def scan(root: Path, config: Config) -> Scan:
    """Find the reports of a project.

    Raises:
        ConfigError: a ``report.toml`` is wrong, two reports have one id, or a version exists twice; with every
            fault in its message.
    """
    folders: list[Folder] = []
    findings: list[Finding] = []
    faults: list[str] = []
    for path, names in _walk(root):
        files = _versions(path, names, config, findings, faults)
        if config.project.source not in files:
            if files:
                findings.append(
                    _finding(
                        "no-source", path, f"holds no {config.project.source} version; it is passed over."
                    )
                )
            continue
        settings = _report_settings(root, path, faults) if REPORT_FILE in names else _NO_SETTINGS
        id_ = str(settings.get("id", path.relative_to(SOURCES)))
        if not _ID.fullmatch(id_) or ".." in id_.split("/"):
            faults.append(
                f"{path}: {id_!r} cannot be a report's id: no spaces, no # : * ? < > | and no '..'; rename the folder."
            )
        if id_ == NAMES:
            faults.append(
                f"{path}: {id_!r} is what the catalogs of names are called; give the report another id."
            )
        folders.append(
            Folder(
                id_,
                path,
                files,
                date=str(settings.get("date", "")),
                confidential=settings.get("confidential") is True,
                updated=str(settings.get("updated", "")),
                slug=str(settings.get("slug", "")),
                former=tuple(str(slug) for slug in settings.get("former", ())),
                html=_html_settings(config.html, settings, path / REPORT_FILE, faults),
            )
        )
    faults.extend(_duplicates(folders))
    if faults:
        raise ConfigError("\n".join(faults))
    return Scan(tuple(sorted(folders, key=lambda folder: folder.id)), tuple(findings))


def _walk(root: Path) -> Iterator[tuple[PurePosixPath, frozenset[str]]]:
    top = root / SOURCES
    for folder, subfolders, names in os.walk(top, followlinks=False):
        subfolders.sort()
        relative = PurePosixPath(Path(folder).relative_to(root).as_posix())
        if relative != SOURCES:
            yield relative, frozenset(names)


def _versions(
    path: PurePosixPath, names: frozenset[str], config: Config, findings: list[Finding], faults: list[str]
) -> dict[str, PurePosixPath]:
    files: dict[str, PurePosixPath] = {}
    locales = (config.project.source, *config.project.targets)
    for name in sorted(names):
        stem, _, extension = name.rpartition(".")
        if extension.lower() not in extensions() or not is_locale(stem):
            continue
        if stem not in locales:
            close = difflib.get_close_matches(stem, locales, n=1, cutoff=0.5)
            hint = f" Did you mean {close[0]}?" if close else ""
            findings.append(
                _finding("unknown-locale", path / name, f"{stem} is not among {', '.join(locales)}.{hint}")
            )
        elif stem in files:
            faults.append(f"{path / name}: {files[stem].name} is there too; keep one {stem} version.")
        else:
            files[stem] = path / name
    return files


def _report_settings(root: Path, path: PurePosixPath, faults: list[str]) -> Mapping[str, Any]:
    place = path / REPORT_FILE
    try:
        settings = tomllib.loads((root / place).read_text("utf-8-sig"))
    except (OSError, ValueError) as error:
        faults.append(f"{place}: cannot be read as TOML: {error}.")
        return {}
    for key, value in settings.items():
        if key not in _KEYS:
            close = difflib.get_close_matches(key, _KEYS, n=1)
            hint = f"Did you mean {close[0]!r}?" if close else f"Known are {', '.join(_KEYS)}."
            faults.append(f"{place}: unknown setting {key!r}. {hint}")
        elif key == "confidential" and not isinstance(value, bool):
            # Anything but a plain true or false might be meant as true: people can be hurt by a guess.
            faults.append(f"{place}: confidential must be true or false, not {value!r}.")
        elif key in {"slug", "former"}:
            faults.extend(_slug_faults(place, key, value))
    return settings


def _slug_faults(place: PurePosixPath, key: str, value: object) -> Iterator[str]:
    if key == "former" and not isinstance(value, list):
        yield f'{place}: former must be a list, as former = ["old-name"].'
        return
    for slug in typing.cast("list[object]", value if key == "former" else [value]):
        if not isinstance(slug, str) or not _ID.fullmatch(slug) or {"..", "."} & {*slug.split("/")}:
            yield f"{place}: {key}: {slug!r} cannot be part of an address: no spaces, no # : * ? < > | and no '..'."


def _html_settings(
    base: HtmlSettings, settings: Mapping[str, Any], place: PurePosixPath, faults: list[str]
) -> HtmlSettings:
    try:
        return override(base, settings.get("html", {}), origin=str(place))
    except ConfigError as error:
        faults.append(str(error))
        return base


_NO_SETTINGS: Mapping[str, Any] = {}
_KEYS = ("id", "date", "updated", "slug", "former", "confidential", "html")


def _duplicates(folders: list[Folder]) -> Iterator[str]:
    seen: dict[str, PurePosixPath] = {}
    for folder in folders:
        # One file system keeps “Rason” and “rason” apart, another does not.
        key = unicodedata.normalize("NFC", folder.id).casefold()
        if key in seen:
            yield f"{folder.path}: has the id {folder.id!r}, as {seen[key]} has; give one of them another."
        seen.setdefault(key, folder.path)


def _finding(rule: str, path: PurePosixPath, message: str) -> Finding:
    return Finding(rule, message, Severity.WARNING, path=str(path))
