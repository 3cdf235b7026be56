"""How things are said in a language: dates, bylines, names of languages, the theme's own words."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, cast

from l10n.errors import ReadError
from l10n.text.joining import language

Words = Mapping[str, str]


def read_words(data: bytes) -> dict[str, dict[str, str]]:
    """Words by language, from a TOML file.

    Raises:
        ReadError: it is no TOML, or a word is no text.
    """
    try:
        tables: dict[str, Any] = tomllib.loads(data.decode("utf-8-sig"))
    except ValueError as error:
        raise ReadError(f"is not TOML: {error}") from error
    for name, table in tables.items():
        words = cast("dict[str, object]", table) if isinstance(table, dict) else {"": None}
        if not all(isinstance(word, str) for word in words.values()):
            raise ReadError(f'[{name}] must be a table of texts, as home = "All reports"')
    return tables


def words_for(tables: Mapping[str, Words], locale: str) -> Words:
    """Those of a locale, else of its language, else English."""
    return {**tables.get("en", {}), **tables.get(language(locale), {}), **tables.get(locale, {})}


@dataclass(frozen=True, slots=True)
class Moment:
    """A date of a report."""

    iso: str
    """As it is shown to machines, a date or a time with its zone."""
    full: str
    """RFC 3339, for feeds: a date alone is its midnight in UTC."""


def moment(text: str) -> Moment | None:
    """A date as reports give it; None for what is none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    if re.fullmatch(r"\d{4}-?\d\d-?\d\d", text):
        day = found.date().isoformat()
        return Moment(day, f"{day}T00:00:00Z")
    full = (found if found.tzinfo else found.replace(tzinfo=UTC)).isoformat(timespec="seconds")
    full = full.replace("+00:00", "Z")
    return Moment(full, full)


@lru_cache(4096)
def date_text(iso: str, locale: str) -> str:
    """A date as a newspaper of the locale writes it."""
    from babel.dates import format_date  # noqa: PLC0415 - loads its data when the first page is made

    return format_date(date.fromisoformat(iso[:10]), format="long", locale=babel_name(locale))


@lru_cache(256)
def babel_name(locale: str) -> str:
    """A locale that Babel has data for."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    for name in (locale, language(locale)):
        try:
            return str(Locale.parse(name, sep="-"))
        except (UnknownLocaleError, ValueError):
            continue
    return "en"


@lru_cache(256)
def language_name(locale: str, *, within: str) -> str:
    """The name of a language in another, or in itself."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        return Locale.parse(locale, sep="-").get_display_name(babel_name(within)) or locale
    except (UnknownLocaleError, ValueError):
        return locale


@lru_cache(256)
def og_locale(locale: str) -> str:
    """``ko_KR``: a locale as Open Graph names it."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415
    from babel.core import get_global  # noqa: PLC0415

    try:
        parsed = Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        return locale.replace("-", "_")
    likely: Mapping[str, str] = get_global("likely_subtags")
    territory = parsed.territory or likely.get(parsed.language, "").rpartition("_")[2]
    return f"{parsed.language}_{territory}" if territory else parsed.language


_AROUND = re.compile(r"^[\s(（\[]+|[\s)）\]]+$")
_LEAD = re.compile(r"^(?:by|reported by|文責|文|取材)\b[\s:：・=＝]*", re.IGNORECASE)
_TAIL = re.compile(r"\s*(?:기자|특파원|객원기자|記者|特派員)$")
_BETWEEN: Mapping[str, re.Pattern[str]] = {
    "ja": re.compile(r"\s*(?:[/／、,，＆&]|と(?=[一-鿿]{2}))\s*"),
    "ko": re.compile(r"\s*(?:[/／,，·ㆍ・&])\s*"),
}
_LATIN = re.compile(r"\s*(?:[/／,;·&]|\band\b)\s*")


def authors(text: str, *, locale: str) -> tuple[str, ...]:
    """The names in a byline: ``(MORITA Kenji / YUN Ha-jin)``, ``모리타 겐지·윤하진 기자``, ``（森田健二／尹河鎭）``."""
    bare = _AROUND.sub("", _LEAD.sub("", _AROUND.sub("", text)))
    parts = _BETWEEN.get(language(locale), _LATIN).split(bare)
    names = (_TAIL.sub("", part.strip()) for part in parts)
    return tuple(dict.fromkeys(name for name in names if name and not re.search(r"\d", name)))


def byline(names: Sequence[str], words: Words) -> str:
    """Names as a newspaper of the language signs with them."""
    if not names:
        return ""
    head = words["join_many"].join(names[:-1])
    return words["byline"].format(names=f"{head}{words['join']}{names[-1]}" if head else names[-1])
