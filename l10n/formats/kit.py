"""What goes to a translator outside of the project, and what comes back: a report in one locale as loose units.

The formats for it, XLIFF and tables, know nothing else; `l10n.exchange` makes kits of catalogs and takes them in.
"""

from dataclasses import dataclass

from l10n.model import Finding, Origin, State


@dataclass(frozen=True, slots=True)
class Match:
    """Another translation to look at: of the source as it was, or of a sentence like it."""

    source: str
    target: str
    origin: str = ""
    """``previous``, or where it was found."""
    quality: float | None = None
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Base:
    """A unit's target as it went out: only with it can be told, later, which side has changed."""

    state: State
    hash: str
    """`l10n.text.fingerprint.short_hash` of the target."""

    def __str__(self) -> str:
        """As `read_base` reads it: ``draft 9f3c01ab``."""
        return f"{self.state.value} {self.hash}"


def read_base(text: str) -> Base | None:
    """The inverse of ``str``; None for anything else."""
    state, _, digest = text.strip().partition(" ")
    return Base(State(state), digest) if state in set(State) and digest.isalnum() else None


@dataclass(frozen=True, slots=True)
class KitUnit:
    """One sentence on its way."""

    id: str
    """Unique within the kit, an XML NMTOKEN; empty where a format has none."""
    source: str
    target: str = ""
    state: State | None = None
    """None where the file says nothing of it."""
    role: str = ""
    context: str = ""
    """msgctxt."""
    notes: tuple[str, ...] = ()
    """For the translator, from the tool; not read back."""
    comments: tuple[str, ...] = ()
    """From humans."""
    matches: tuple[Match, ...] = ()
    """Not read back."""
    origin: Origin | None = None
    """Of a draft; not read back."""
    base: Base | None = None
    line: int = 0
    """1-based, or the row of a sheet; 0 where it was not read from a file."""


@dataclass(frozen=True, slots=True)
class Kit:
    """A report in one locale."""

    report: str
    """Its id; empty where the file does not tell."""
    source_locale: str
    locale: str
    """Empty where the file does not tell."""
    units: tuple[KitUnit, ...]
    findings: tuple[Finding, ...] = ()
    """What the reader passed over."""
