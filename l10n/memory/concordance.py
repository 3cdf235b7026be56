"""Find words in both sides of the memory, and where they stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from l10n.memory.entry import Entry
from l10n.memory.fold import fold
from l10n.memory.store import Store
from l10n.memory.tokens import terms

_MOST = 2_000
"""Texts that are looked at."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that has the words."""

    entry: Entry
    in_source: tuple[tuple[int, int], ...]
    """Where they stand, half-open, in code points of the entry's source; empty where they are not in it."""
    in_target: tuple[tuple[int, int], ...]


def concordance(
    store: Store,
    wanted: str,
    *,
    locales: Iterable[str] = (),
    report: str = "",
    shared_confidential: bool = False,
    limit: int = 20,
) -> list[Hit]:
    """Entries that have the words on one side: as they are asked for first, then in any order.

    Words are found by their beginnings, so that 시장 finds 시장에서; inside of words, as in 장마당시장, where that gives
    too little, and English ones only where it gives nothing.

    Args:
        store: to search.
        wanted: words of any language.
        locales: only in texts of these; all by default.
        report: of the one who asks …
        shared_confidential: … and whether other confidential reports may be shown.
        limit: the most to return.
    """
    folded = fold(wanted)
    if not folded:
        return []
    chosen = set(locales)
    ids: dict[int, None] = {}
    for tag in store.locales():
        if not chosen or tag in chosen:
            ids.update(dict.fromkeys(_by_index(store, wanted, tag)))
    if not ids or (len(ids) < limit and not wanted.isascii()):
        ids.update(dict.fromkeys(store.containing(wanted.strip(), limit=_MOST)))
    words = folded.split()
    hits: dict[tuple[str, str, str], tuple[tuple[object, ...], Hit]] = {}
    for text in store.texts(list(ids)[:_MOST]):
        whole = folded in text.folded
        if not whole and not all(word in text.folded for word in words):
            continue
        for entry in store.with_text(text.id, report=report, shared_confidential=shared_confidential):
            if chosen and not chosen.intersection({entry.source_locale, entry.target_locale}):
                continue
            hit = Hit(entry, spans(entry.source, folded), spans(entry.target, folded))
            rank = (
                not whole,
                entry.fuzzy,
                len(text.text),
                _newest_first(entry.date),
                entry.source,
                entry.target,
            )
            key = (entry.source, entry.target, entry.target_locale)
            if key not in hits or (rank, entry.report) < (hits[key][0], hits[key][1].entry.report):
                hits[key] = (rank, hit)
    ordered = sorted(hits.values(), key=lambda ranked: (ranked[0], ranked[1].entry.report))
    return [hit for _, hit in ordered][:limit]


def spans(text: str, folded: str) -> tuple[tuple[int, int], ...]:
    """Where a folded phrase stands in a text; where it does not, where all of its words do."""
    letters, places = _folded_letters(text)
    found = tuple(_places(letters, places, folded))
    if found:
        return found
    words = [tuple(_places(letters, places, word)) for word in folded.split()]
    return tuple(sorted({span for some in words for span in some})) if all(words) else ()


def _folded_letters(text: str) -> tuple[str, list[int]]:
    """The text folded letter by letter, and which letter each is of."""
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        new = " " if letter.isspace() else fold(letter)
        if new == " " and letters[-1:] == [" "]:
            continue
        letters.extend(new)
        places.extend([at] * len(new))
    return "".join(letters), [*places, len(text)]


def _places(letters: str, places: list[int], wanted: str) -> Iterator[tuple[int, int]]:
    at = letters.find(wanted)
    while at >= 0:
        yield places[at], places[at + len(wanted) - 1] + 1
        at = letters.find(wanted, at + len(wanted))


def _by_index(store: Store, wanted: str, locale: str) -> list[int]:
    """Texts of a language that have all words, each from its beginning."""
    found = sorted(set(terms(wanted, locale=locale)))
    if not found:
        return []
    return store.beginning(found)[:_MOST]


def _newest_first(date: str) -> int:
    return -int(date.replace("-", "") or 0)
