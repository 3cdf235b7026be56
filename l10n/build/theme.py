"""The templates of pages: ours, and over them file by file the newsroom's own, all in a sandbox."""

import re
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from l10n.build.wording import Words, read_words, words_for
from l10n.errors import ConfigError, reading
from l10n.text.fingerprint import fingerprint

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = PurePosixPath("templates")
"""Where a newsroom's own stand, in its project."""
_ASSETS = "assets/"
_SHORT = 12


@dataclass(frozen=True, slots=True)
class Theme:
    """Templates, assets and words, each by its path below ``templates/``."""

    templates: Mapping[str, str]
    own: frozenset[str]
    """Paths of those that are the newsroom's."""
    assets: Mapping[str, bytes]
    words: Mapping[str, Words]
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    """Path of an asset -> its path in the site, with a hash of its content."""

    def fingerprint(self) -> str:
        """Of all of it."""
        parts: list[bytes | str] = []
        for table in (self.templates, self.assets):
            for name in sorted(table):
                parts += [name, table[name]]
        return fingerprint([*parts, repr(sorted((k, sorted(v.items())) for k, v in self.words.items()))])

    def words_for(self, locale: str) -> Words:
        """What pages of a locale say themselves."""
        return words_for(self.words, locale)


def make_theme(own: Mapping[str, bytes]) -> Theme:
    """Our theme with a newsroom's files over it.

    Args:
        own: by path below ``templates/``: ``article.html``, ``style.css``, ``words.toml``, ``assets/logo.png``.

    Raises:
        ConfigError: a file is no text, or of no use to any page.
        ReadError: its words cannot be read.
    """
    templates = {name: data.decode() for name, data in _ours().items() if name.endswith(".html")}
    assets = {name: data for name, data in _ours().items() if name.endswith(".css")}
    words = read_words(_ours()["words.toml"])
    for name, data in sorted(own.items()):
        if name == "words.toml":
            with reading(TEMPLATES / name):
                for locale, table in read_words(data).items():
                    words[locale] = {**words.get(locale, {}), **table}
        elif name.endswith(".html"):
            try:
                templates[name] = data.decode("utf-8-sig")
            except UnicodeDecodeError as error:
                raise ConfigError(f"{TEMPLATES / name}: is not UTF-8: {error}.") from error
        elif name.startswith(_ASSETS) or name in assets:
            assets[name] = data
        else:
            known = ", ".join(sorted(_ours()))
            raise ConfigError(
                f"{TEMPLATES / name}: no page uses it. Templates are {known} and your own .html files;"
                f" pictures and the like belong into {TEMPLATES / _ASSETS}."
            )
    names = {name: _hashed(name, data) for name, data in assets.items()}
    return Theme(templates, frozenset(own), assets, words, names)


@cache
def _ours() -> Mapping[str, bytes]:
    folder = files("l10n.build").joinpath("theme")
    return {
        entry.name: entry.read_bytes()
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.is_file()
    }


def _hashed(name: str, data: bytes) -> str:
    path = PurePosixPath(name.removeprefix(_ASSETS))
    return f"assets/{path.with_suffix('')}.{fingerprint([data])[:_SHORT]}{path.suffix}"


class Renderer:
    """Renders the pages of one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._environment = _environment(theme)

    def render(self, name: str, *, link: Callable[[str], str], **values: object) -> bytes:
        """A page.

        Args:
            name: of its template.
            link: the address of a path of the site, as the page writes it.
            values: what the template shows.

        Raises:
            ConfigError: the template is wrong; it names file and line.
        """
        from jinja2 import TemplateError  # noqa: PLC0415 - only where pages are made

        def asset(path: str) -> str:
            known = self._theme.names.get(path) or self._theme.names.get(f"{_ASSETS}{path}")
            if known is None:
                raise ConfigError(
                    f"asset({path!r}): there is no such file in {TEMPLATES / _ASSETS}; known are"
                    f" {', '.join(sorted(self._theme.names))}."
                )
            return link(known)

        try:
            template = self._environment.get_template(name)
            text = template.render(link=link, asset=asset, **values)
        except (
            TemplateError,
            ConfigError,
            ArithmeticError,
            TypeError,
            ValueError,
            AttributeError,
            LookupError,
            RecursionError,
        ) as error:
            raise ConfigError(f"{self._place(name, error)}: {_said(error)}") from error
        return (text.rstrip("\n") + "\n").encode("utf-8", "replace")

    def _place(self, name: str, error: Exception) -> str:
        from jinja2 import TemplateSyntaxError  # noqa: PLC0415

        found, line = name, 0
        if isinstance(error, TemplateSyntaxError):
            found, line = error.name or name, error.lineno
        else:
            for frame in traceback.extract_tb(error.__traceback__):
                if frame.filename in self._theme.templates:
                    found, line = frame.filename, frame.lineno or 0
        place = str(TEMPLATES / found) if found in self._theme.own else f"l10n's {found}"
        return f"{place}:{line}" if line else place


def _said(error: Exception) -> str:
    text = re.sub(r"\s+", " ", str(error)) or type(error).__name__
    return text if text.endswith(".") else f"{text}."


def _environment(theme: Theme) -> "Environment":
    """Ours need no sandbox, which is most of what a template costs; where one is a newsroom's, all stand in it."""
    from jinja2 import FunctionLoader, StrictUndefined  # noqa: PLC0415

    def load(name: str) -> Any:  # noqa: ANN401 - jinja's own signature
        text = theme.templates.get(name)
        return None if text is None else (text, name, lambda: True)

    is_ours = not any(name.endswith(".html") for name in theme.own)
    made = _trusting() if is_ours else _watching()
    made.loader = FunctionLoader(load)
    made.autoescape, made.undefined, made.auto_reload = True, StrictUndefined, False
    return made


def _trusting() -> "Environment":
    from jinja2 import Environment  # noqa: PLC0415

    class Trusting(Environment):
        """Looks up what our own templates name: in tables first, which most of it is in."""

        def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - jinja's own signature
            try:
                if type(obj) is dict:
                    return cast("dict[str, object]", obj)[attribute]
                return getattr(obj, attribute)
            except (AttributeError, KeyError):
                return super().getattr(obj, attribute)

    return Trusting()


def _watching() -> "Environment":
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    from l10n.build.body import Shown, ShownImage  # noqa: PLC0415

    own: dict[type[object], frozenset[str]] = {
        one: frozenset(part.name for part in fields(one)) for one in (Shown, ShownImage)
    }

    class Watching(ImmutableSandboxedEnvironment):
        """What we hand to templates ourselves is harmless: it need not be looked at each time."""

        def getattr(self, obj: object, attribute: str) -> Any:  # noqa: ANN401 - jinja's own signature
            if attribute in own.get(type(obj), ()):
                return getattr(obj, attribute)
            return super().getattr(obj, attribute)

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - jinja's own signature
            if type(obj) in own:
                return not attr.startswith("_")
            return super().is_safe_attribute(obj, attr, value)

    return Watching()
