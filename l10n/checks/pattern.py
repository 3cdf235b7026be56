"""Rules of the house by regular expression, from ``[[checks.patterns]]``."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.checks.settings import Pattern
from l10n.errors import ConfigError
from l10n.model import Severity

_LONGEST = 5000
"""Characters of a target that are searched: a pattern that somebody wrote may be slow."""


def pattern_rule(own: Pattern) -> Rule:
    """The rule of a pattern.

    Raises:
        ConfigError: it is no regular expression, or its severity is none.
    """
    try:
        pattern = re.compile(own.pattern)
    except re.error as error:
        raise ConfigError(
            f"checks.patterns {own.name}: {own.pattern!r} is no regular expression: {error}."
        ) from error
    try:
        severity = Severity(own.severity)
    except ValueError as error:
        raise ConfigError(
            f"checks.patterns {own.name}: severity is error, warning or info, not {own.severity!r}."
        ) from error

    def run(pair: Pair) -> Iterator[Hit]:
        if own.role and pair.role != own.role:
            return
        if own.locale and own.locale not in {pair.locale, pair.language}:
            return
        for match in pattern.finditer(pair.plain_target[:_LONGEST]):
            if match[0]:
                yield Hit(
                    match.span(), values={"found": match[0]}, fix=match.expand(own.fix) if own.fix else None
                )

    message = own.message.replace("{", "{{").replace("}", "}}").replace("{{found}}", "{found}")
    return Rule(own.name, "house", severity, {"": {"en": message}}, finds=own.message, misses="", unit=run)
