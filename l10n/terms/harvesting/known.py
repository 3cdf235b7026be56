"""Names whose counterparts are known: the gazetteer, the termbase of the newsroom, places of the world from CLDR."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from l10n.terms.term import Term, TermKind
from l10n.terms.termbase import Termbase, gazetteer
from l10n.text.joining import language

METONYMS: Mapping[str, str] = {
    "kr-seoul": "w-south-korea",
    "kp-pyongyang": "w-north-korea",
    "jp-tokyo": "w-japan",
    "cn-beijing": "w-china",
    "w-washington": "w-united-states",
    "w-moscow": "w-russia",
    "w-london": "w-britain",
}
"""Capitals that a translation may call by their countries."""


@lru_cache(maxsize=8)
def known(own: Termbase | None = None, *, locales: tuple[str, ...] = ("en", "ko", "ja")) -> Termbase:
    """Everything that is known; the newsroom's own names first.

    Args:
        own: the newsroom's.
        locales: for which places of the world are wanted.
    """
    terms = [*(own.terms if own else ()), *gazetteer().terms]
    ids = {term.id for term in terms}
    taken = {term.names.get("en", "") for term in terms}
    world = (
        term
        for term in _world(tuple(dict.fromkeys(map(language, locales))))
        if term.names.get("en") not in taken
    )
    return Termbase([*terms, *(term for term in world if term.id not in ids)])


@cache
def _world(locales: tuple[str, ...]) -> tuple[Term, ...]:
    """Countries, and the cities that time zones are named after."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - a second of loading

    tables: dict[str, Mapping[str, str]] = {}
    for tag in locales:
        try:
            tables[tag] = dict(_names(Locale.parse(tag)))
        except (UnknownLocaleError, ValueError):
            continue
    keys = dict.fromkeys(key for table in tables.values() for key in table)
    terms: list[Term] = []
    for key in keys:
        names = {tag: table[key] for tag, table in tables.items() if key in table}
        if len(names) > 1 and all(len(name) > 1 for name in names.values()):
            terms.append(Term(f"cldr-{key.lower()}", TermKind.PLACE, names, source="CLDR"))
    return tuple(terms)


def _names(locale: object) -> Iterator[tuple[str, str]]:
    territories: Mapping[str, str] = getattr(locale, "territories", {})
    zones: Mapping[str, Mapping[str, str]] = getattr(locale, "time_zones", {})
    yield from ((code, name) for code, name in territories.items() if code.isalpha())
    for zone, names in zones.items():
        if "city" in names:
            yield zone, names["city"]
        elif str(locale).startswith("en") and "/" in zone and not zone.startswith("Etc/"):
            yield zone, zone.rpartition("/")[2].replace("_", " ")
