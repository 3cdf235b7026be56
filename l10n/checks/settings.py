"""What a house asks of its copy."""

from collections.abc import Mapping
from dataclasses import dataclass, field

PLAIN, POLITE, ANY = "plain", "polite", "any"
REGISTERS = (PLAIN, POLITE, ANY)


@dataclass(frozen=True, slots=True)
class Style:
    """House style of one locale."""

    register: str = PLAIN
    """``plain`` for 했다 and である, ``polite`` for 합니다 and です・ます, ``any`` for whichever a report keeps to."""
    quotes: str = ""
    """Pairs of quotation marks that are used, as ``“”‘’`` or ``「」『』``; others are findings. Empty: all."""
    brackets: str = ""
    """Pairs of brackets that are used, as ``()[]``. Empty: all."""
    numerals: str = ""
    """``grouped``: 18,500; ``plain``: 18500; ``myriads``: 1만 8500. Empty: all."""
    ellipsis: str = ""
    """``…``, ``……`` or ``...``. Empty: all."""
    converted_units: bool = True
    """Miles may become kilometres, where they are as many."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule of the house by regular expression."""

    name: str
    pattern: str
    message: str
    locale: str = ""
    """Empty for all."""
    role: str = ""
    """Empty for all."""
    severity: str = "warning"
    fix: str = ""
    """What stands in its place, with ``\\1`` for groups. Empty: none."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What rules run, and how."""

    style: Style = field(default_factory=Style)
    off: frozenset[str] = frozenset()
    """Rules that do not run."""
    only: frozenset[str] = frozenset()
    """If any, only these run."""
    severities: Mapping[str, str] = field(default_factory=dict[str, str])
    """Rule -> severity of all its findings."""
    patterns: tuple[Pattern, ...] = ()
    language: str = "en"
    """Of messages: en, ko or ja."""
