"""Settings: what they are called, where they may stand, and where each value came from.

Precedence: flag > ``L10N_*`` in the environment > project (``l10n.toml``, else ``[tool.l10n]`` of
``pyproject.toml``) > user (``config.toml`` in the user's configuration folder) > default.
"""

import difflib
import os
import tomllib
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from l10n.config.values import ADDRESS, CONVERTERS, LOCALE
from l10n.errors import ConfigError

PROJECT_FILE = "l10n.toml"


@dataclass(frozen=True, slots=True)
class ProjectSettings:
    """``[project]``."""

    source: str = "en"
    """Locale in which reports are written."""
    targets: tuple[str, ...] = ("ko", "ja")
    """Locales they are translated to."""


@dataclass(frozen=True, slots=True)
class AlignSettings:
    """``[align]``: how sure a link must be."""

    accept: float = 0.95
    """At least this sure: a published translation is taken as it is, not fuzzy."""
    suggest: float = 0.5
    """Less sure: only suggested, the unit stays untranslated."""
    threads: int = 1
    """Of the linear algebra behind it; more help where long pages are aligned on a machine with nothing else to do."""


@dataclass(frozen=True, slots=True)
class HtmlSettings:
    """``[html]``: CSS selectors for the pages of this newsroom."""

    article: tuple[str, ...] = ()
    """Roots of the article, tried in order before the heuristics."""
    skip: tuple[str, ...] = ()
    """What is left out."""
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """``[html.roles]``: role -> selectors."""
    max_bytes: int = 20_000_000
    """Larger pages are refused."""


@dataclass(frozen=True, slots=True)
class SegmentSettings:
    """``[segment]``."""

    kiwi: bool = False
    """Also cut Korean where no punctuation ends a sentence (needs the extra ``ko``)."""


@dataclass(frozen=True, slots=True)
class DraftSettings:
    """``[drafts]``: where drafts come from for what no human has translated."""

    engines: tuple[str, ...] = ()
    """Tried in order. None by default: no text leaves the machine unless somebody says where to."""
    locales: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """``[drafts.locales]``: target locale -> its engines, instead of ``engines``."""
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """``[drafts.roles]``: role -> its engines, instead of those of the locale."""
    keep: tuple[str, ...] = ()
    """Names that stand in every language as they are written in the source."""
    style: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """``[drafts.style]``: target locale -> house rules for engines that can follow them."""
    trust_exact: bool = False
    """Accept what the memory has for exactly this text: not fuzzy."""


@dataclass(frozen=True, slots=True)
class MemorySettings:
    """``[memory]``: what was translated before."""

    share_confidential: bool = False
    """Translations of confidential reports may be shown and used in other reports too."""


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """``[build]``: what may be published, and where."""

    base_url: str = ""
    """Address of the site, as ``https://example.org/reports``. Without it there are no feeds and no sitemap."""
    site_name: Mapping[str, str] = field(default_factory=dict[str, str])
    """By locale; under the empty name for all others."""
    min_reviewed: float = 1.0
    """At least this share of a report's sentences must be accepted; the others are shown in the source's language."""
    signed: bool = False
    """Only what an editor has signed off counts as accepted."""
    allow_machine: bool = False
    """Show drafts, marked as what they are."""
    allow_stale: bool = False
    """Show translations that were accepted before their source was corrected, with a notice."""
    source_pages: bool = True
    """Publish the source's own version too."""
    glosses: bool = False
    """Add what the termbase tells of a name at its first mention on a page."""


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """``[checks]``: what is asked of translations."""

    off: tuple[str, ...] = ()
    """Rules that do not run."""
    severity: Mapping[str, str] = field(default_factory=dict[str, str])
    """``[checks.severity]``: rule -> error, warning or info."""
    language: str = "en"
    """Of the messages: en, ko or ja."""
    flags: bool = False
    """`l10n sync` names the rules that object to a translation in its PO entry, and counts such units."""
    baseline: str = ""
    """File of findings that are known and left alone, relative to the project."""
    register: Mapping[str, str] = field(default_factory=dict[str, str])
    """``[checks.register]``: locale -> plain, polite or any."""
    quotes: Mapping[str, str] = field(default_factory=dict[str, str])
    """``[checks.quotes]``: locale -> the quotation marks of the house, in pairs."""
    brackets: Mapping[str, str] = field(default_factory=dict[str, str])
    """``[checks.brackets]``: likewise."""
    numerals: Mapping[str, str] = field(default_factory=dict[str, str])
    """``[checks.numerals]``: locale -> grouped, plain or myriads."""
    ellipsis: Mapping[str, str] = field(default_factory=dict[str, str])
    """``[checks.ellipsis]``: locale -> the ellipsis of the house."""
    converted_units: bool = True
    """Miles may become kilometres, where they are as many."""
    patterns: tuple[Mapping[str, str], ...] = ()
    """``[[checks.patterns]]``: rules of the house, each with name, pattern and message."""


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of a run."""

    project: ProjectSettings = field(default_factory=ProjectSettings)
    align: AlignSettings = field(default_factory=AlignSettings)
    segment: SegmentSettings = field(default_factory=SegmentSettings)
    html: HtmlSettings = field(default_factory=HtmlSettings)
    drafts: DraftSettings = field(default_factory=DraftSettings)
    memory: MemorySettings = field(default_factory=MemorySettings)
    build: BuildSettings = field(default_factory=BuildSettings)
    checks: CheckSettings = field(default_factory=CheckSettings)
    engines: Mapping[str, Mapping[str, object]] = field(default_factory=dict[str, Mapping[str, object]])
    """``[engines.<name>]``: read by `l10n.engines.settings`. Never with a key: see `key_of`."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A configuration, the folder it is for, and the origin of each value."""

    root: Path
    config: Config
    origins: Mapping[str, str]
    """``align.accept`` -> ``default``, ``L10N_ALIGN_ACCEPT`` or a file's name."""

    def values(self) -> Iterator[tuple[str, object, str]]:
        """Name, value and origin of every setting."""
        for name, origin in self.origins.items():
            section, key = name.split(".", 1)
            if section == _ENGINES:
                engine, _, setting = key.partition(".")
                yield name, self.config.engines[engine][setting], origin
            else:
                yield name, getattr(getattr(self.config, section), key), origin


def find_root(start: Path) -> Path:
    """The nearest folder upwards that holds a project.

    Raises:
        ConfigError: there is none.
    """
    for folder in (here := start.resolve(), *here.parents):
        if (folder / PROJECT_FILE).is_file() or "l10n" in _tool_table(folder):
            return folder
    raise ConfigError(f"{start}: no {PROJECT_FILE} here or above; `l10n init` makes a project.")


def load(
    root: Path, *, flags: Mapping[str, object] | None = None, environ: Mapping[str, str] | None = None
) -> Loaded:
    """Read the settings of a project.

    Args:
        root: the project's folder, as `find_root` gives it.
        flags: from the command line, by dotted name; None values are passed over.
        environ: the environment, by default that of the process.

    Raises:
        ConfigError: with every fault of every layer in its message.
    """
    faults: list[str] = []
    layers: list[tuple[str, Mapping[str, object]]] = [
        ("default", {}),
        _file_layer(_user_file(), faults),
        _project_layer(root, faults),
        *_environment_layers(os.environ if environ is None else environ),
        ("flag", {name: value for name, value in (flags or {}).items() if value is not None}),
    ]
    known = {f"{s}.{k.name}": k.type for s in _sections() for k in fields(_section(s))}
    values: dict[str, object] = {}
    engines: dict[str, dict[str, object]] = {}
    origins = dict.fromkeys(known, "default")
    for number, (origin, layer) in enumerate(layers):
        for name, raw in layer.items():
            if name.startswith(f"{_ENGINES}."):
                found = _engine(name, raw, origin, faults, own=number == 1)
                engines.setdefault(name.removeprefix(f"{_ENGINES}."), {}).update(found)
                origins.update({f"{name}.{setting}": origin for setting in found})
                continue
            if name not in known:
                faults.append(f"{origin}: unknown setting {name!r}.{_did_you_mean(name, known)}")
                continue
            try:
                values[name] = CONVERTERS[_hint(name)](raw)
            except ValueError as error:
                faults.append(f"{origin}: {name} {error}, not {raw!r}.")
                continue
            origins[name] = origin
    sections = {
        s: _section(s)(**{n.split(".", 1)[1]: v for n, v in values.items() if n.startswith(f"{s}.")})
        for s in _sections()
    }
    config = Config(engines=engines, **sections)
    faults.extend(_contradictions(config))
    if faults:
        raise ConfigError("\n".join(faults))
    return Loaded(root=root, config=config, origins=origins)


def override(base: HtmlSettings, table: object, *, origin: str) -> HtmlSettings:
    """The settings of ``[html]`` with those of another table, a report's own, over them.

    Raises:
        ConfigError: with every fault of the table in its message.
    """
    if not isinstance(table, dict):
        raise ConfigError(f"{origin}: html must be a table.")
    faults: list[str] = []
    known = {key.name: key for key in fields(HtmlSettings)}
    values: dict[str, Any] = {}
    for key, raw in typing.cast("dict[str, object]", table).items():
        if key not in known:
            faults.append(f"{origin}: unknown setting 'html.{key}'.{_did_you_mean(key, known)}")
            continue
        try:
            values[key] = CONVERTERS[_hint(f"html.{key}")]([raw] if isinstance(raw, str) else raw)
        except ValueError as error:
            faults.append(f"{origin}: html.{key} {error}, not {raw!r}.")
    if faults:
        raise ConfigError("\n".join(faults))
    return replace(base, **values)


def key_of(engine: str, *, environ: Mapping[str, str] | None = None) -> str:
    """The key of an engine, empty where none is set.

    ``L10N_<ENGINE>_KEY`` of the environment, else ``key`` under ``[engines.<engine>]`` of the user's own file.
    It is read when an engine is made and kept nowhere else: no `Config`, cache or message has it.
    """
    variable = f"L10N_{engine}_KEY".upper().replace("-", "_")
    given = (os.environ if environ is None else environ).get(variable, "")
    if given:
        return given
    table = _file_layer(_user_file(), [])[1].get(f"{_ENGINES}.{engine}")
    key = typing.cast("dict[str, object]", table).get(_KEY, "") if isinstance(table, dict) else ""
    return key if isinstance(key, str) else ""


def is_locale(tag: str) -> bool:
    """Whether a tag has the form of a locale that we use in file names: ``ko``, ``ko-KP``, ``zh-Hant-TW``."""
    return bool(LOCALE.fullmatch(tag))


_ENGINES = "engines"
_KEY = "key"


def _sections() -> list[str]:
    """All that have names of their own; those of ``[engines]`` are as many as there are engines."""
    return [part.name for part in fields(Config) if part.name != _ENGINES]


def _engine(name: str, raw: object, origin: str, faults: list[str], *, own: bool) -> dict[str, object]:
    """The table of one engine without its key, which may stand in the user's ``own`` file only."""
    if not isinstance(raw, dict):
        faults.append(f"{origin}: {name} must be a table, as [{name}].")
        return {}
    table = dict(typing.cast("dict[str, object]", raw))
    if table.pop(_KEY, None) is not None and not own:
        variable = f"L10N_{name.removeprefix(f'{_ENGINES}.')}_KEY".upper().replace("-", "_")
        faults.append(
            f"{origin}: {name}.key must not stand in a project, where others see it; take it out, change it, "
            f"and put the new one in {variable} or in {_user_file()}."
        )
    return table


def _section(name: str) -> Any:  # noqa: ANN401 - a dataclass of this module, called to build itself
    return typing.get_type_hints(Config)[name]


def _hint(name: str) -> object:
    section, key = name.split(".", 1)
    return typing.get_type_hints(_section(section))[key]


def _tool_table(folder: Path) -> Mapping[str, Any]:
    try:
        content = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    tool: Mapping[str, Any] = content.get("tool", {})
    return tool


def _user_file() -> Path:
    from platformdirs import user_config_path  # noqa: PLC0415 - keeps `l10n --help` fast

    return user_config_path("l10n", appauthor=False) / "config.toml"


def _project_layer(root: Path, faults: list[str]) -> tuple[str, dict[str, object]]:
    path = root / PROJECT_FILE
    if path.is_file():
        return _file_layer(path, faults)
    return "pyproject.toml", _flatten(_tool_table(root).get("l10n", {}))


def _file_layer(path: Path, faults: list[str]) -> tuple[str, dict[str, object]]:
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return path.name, {}
    except (OSError, UnicodeDecodeError) as error:
        faults.append(f"{path}: cannot be read: {error}.")
        return path.name, {}
    try:
        return path.name, _flatten(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        faults.append(f"{path}: is not TOML: {error}.")
        return path.name, {}


def _flatten(table: Mapping[str, Any]) -> dict[str, object]:
    flat: dict[str, object] = {}
    for section, content in table.items():
        if isinstance(content, dict):
            flat.update(
                {
                    f"{section}.{key}": value
                    for key, value in typing.cast("dict[str, object]", content).items()
                }
            )
        else:
            flat[section] = content
    return flat


def _environment_layers(environ: Mapping[str, str]) -> Iterator[tuple[str, dict[str, object]]]:
    for section in _sections():
        for key in fields(_section(section)):
            variable = f"L10N_{section}_{key.name}".upper()
            if variable in environ:
                yield variable, {f"{section}.{key.name}": environ[variable]}


def _contradictions(config: Config) -> Iterator[str]:
    if not 0 <= config.align.suggest <= config.align.accept <= 1 or config.align.threads < 1:
        yield "align: suggest and accept must hold 0 <= suggest <= accept <= 1, and threads be 1 or more."
    if not config.project.targets:
        yield 'project: targets is empty; name the locales to translate to, as targets = ["ko", "ja"].'
    if not 0 <= config.build.min_reviewed <= 1:
        yield "build: min_reviewed is a share, from 0 to 1."
    if config.build.base_url and not ADDRESS.fullmatch(config.build.base_url):
        yield f"build: base_url is the address of the site, as https://example.org/reports, not {config.build.base_url!r}."
    locales = (config.project.source, *config.project.targets)
    for locale in locales:
        if not is_locale(locale):
            yield f"project: {locale!r} is not a locale; write it as ko, ko-KP or zh-Hant."
    if len(set(locales)) < len(locales):
        yield f"project: {', '.join(locales)}: a locale stands there twice."


def _did_you_mean(name: str, known: Mapping[str, object]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    return f" Did you mean {close[0]!r}?" if close else f" Known are {', '.join(known)}."
