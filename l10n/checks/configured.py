"""From the project's settings to those of a checker."""

from collections.abc import Callable, Iterable, Mapping

from l10n.checks.registry import known
from l10n.checks.settings import REGISTERS, Pattern, Settings, Style
from l10n.config import CheckSettings
from l10n.errors import ConfigError
from l10n.model import Severity
from l10n.text.joining import language

LANGUAGES = ("en", "ko", "ja")
"""Those that messages are written in."""
_NUMERALS = ("", "grouped", "plain", "myriads")
_KEYS = frozenset(Pattern.__dataclass_fields__)
_NEEDED = ("name", "pattern", "message")


def configured(own: CheckSettings, *, locale: str, only: Iterable[str] = ()) -> Settings:
    """The settings of a checker for one locale.

    Args:
        own: of the project.
        locale: of the translations.
        only: names of rules, if not all are to run.

    Raises:
        ConfigError: a rule is not known, or a value is none of those there are.
    """
    patterns = tuple(_pattern(table) for table in own.patterns)
    houses = tuple(pattern.name for pattern in patterns)
    if own.language not in LANGUAGES:
        raise ConfigError(f"checks.language is one of {', '.join(LANGUAGES)}, not {own.language!r}.")
    return Settings(
        style=_style(own, locale),
        off=frozenset(known(name, more=houses) for name in own.off),
        only=frozenset(known(name, more=houses) for name in only),
        severities={known(name, more=houses): _severity(name, value) for name, value in own.severity.items()},
        patterns=patterns,
        language=own.language,
    )


def _style(own: CheckSettings, locale: str) -> Style:
    def chosen(table: Mapping[str, str], default: str = "") -> str:
        return table.get(locale) or table.get(language(locale)) or table.get("") or default

    return Style(
        register=_among(REGISTERS, chosen(own.register, REGISTERS[0]), "checks.register"),
        quotes=chosen(own.quotes),
        brackets=chosen(own.brackets),
        numerals=_among(_NUMERALS, chosen(own.numerals), "checks.numerals"),
        ellipsis=chosen(own.ellipsis),
        converted_units=own.converted_units,
    )


def _among(values: tuple[str, ...], value: str, name: str) -> str:
    if value not in values:
        raise ConfigError(f"{name} is one of {', '.join(filter(None, values))}, not {value!r}.")
    return value


def _severity(rule: str, value: str) -> str:
    return _among(tuple(Severity), value, f"checks.severity.{rule}")


def _pattern(table: Mapping[str, str]) -> Pattern:
    name = table.get("name", "?")
    missing = [key for key in _NEEDED if not table.get(key)]
    unknown = [key for key in table if key not in _KEYS]
    if missing or unknown:
        faults = [f"has no {key}" for key in missing] + [f"has an unknown key {key!r}" for key in unknown]
        raise ConfigError(
            f"checks.patterns {name}: {'; '.join(faults)}; known are {', '.join(sorted(_KEYS))}."
        )
    make: Callable[..., Pattern] = Pattern
    return make(**table)
