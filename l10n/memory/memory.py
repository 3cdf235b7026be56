"""The memory: what was translated before, looked up by what is like it."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from l10n.memory.candidates import candidates
from l10n.memory.changed import changed
from l10n.memory.codes import order, renumber
from l10n.memory.entry import Entry
from l10n.memory.fold import context_key, fold, whole
from l10n.memory.match import (
    EXACT,
    FILL,
    IN_CONTEXT,
    LIST,
    RENAMED,
    SAME_REPORT,
    SUBSTITUTED,
    SUGGEST,
    Match,
    Query,
    Use,
)
from l10n.memory.penalty import penalties
from l10n.memory.repair import repair
from l10n.memory.similarity import similarity
from l10n.memory.slots import Kind, Slot, slots
from l10n.memory.store import Store, Text
from l10n.memory.tokens import words
from l10n.model import Origin
from l10n.terms import Termbase
from l10n.text.joining import joiner
from l10n.text.marks import MARK

_FEW_WORDS, _FEW_LETTERS = 4, 12
"""A shorter sentence has no like: only the same."""
_PERCENT = 100
_LIKELY = 1_024
"""Sentences whose candidates are kept at hand."""


class Memory:
    """The memory of a project.

    Args:
        path: of its database; made when missing.
        termbase: the names that may stand in the place of one another.
        on_rebuild: told why, when what was there was of no use and everything has to be taken in again.
    """

    def __init__(
        self,
        path: Path,
        *,
        termbase: Termbase | None = None,
        on_rebuild: Callable[[str], None] = lambda _reason: None,
    ) -> None:
        self.store = Store(path, on_rebuild=on_rebuild)
        self._termbase = termbase
        self._likely: dict[tuple[str, str], list[tuple[Text, float]]] = {}
        self._version = (0, 0, 0)

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def fill(self, query: Query) -> Match | None:
        """The match to put into a unit; None where none may be."""
        best = self.lookup(query, limit=1)
        return best[0] if best and best[0].use is Use.FILL else None

    def examples(self, query: Query, *, limit: int = 5) -> list[Match]:
        """Translations that humans confirmed of sentences like this one, to show to an engine.

        At most one of each report, as long as there are others.
        """
        human = [
            match
            for match in self.lookup(query, limit=4 * limit)
            if not match.entry.fuzzy and match.entry.origin in {Origin.HUMAN, Origin.ALIGNED}
        ]
        first: dict[str, Match] = {}
        for at, match in enumerate(human):
            first.setdefault(match.entry.report or str(at), match)
        return [*first.values(), *(match for match in human if match not in first.values())][:limit]

    def lookup(self, query: Query, *, limit: int = 5) -> list[Match]:
        """Translations of the sentence and of those like it, best first; the same whenever they were taken in.

        Args:
            query: what is asked.
            limit: the most to return. Of equal translations only the best is.
        """
        folded = fold(query.source)
        if not folded:
            return []
        found = dict.fromkeys(self.store.exact(folded, locale=query.source_locale), 1.0)
        if _is_long(folded, query.source_locale):
            for text, likeness in self._candidates(folded, query.source_locale):
                found.setdefault(text, likeness)
        if not found:
            return []
        entries = self.store.entries(
            [text.id for text in found],
            target_locale=query.target_locale,
            report=query.report,
            shared_confidential=query.shared_confidential,
        )
        judge = _Judge(query, self._termbase)
        matches = [
            match
            for text in found
            if text.id in entries
            for match in judge.of_text(
                folded, text, [one for one in entries[text.id] if not _is_own(one, query)]
            )
        ]
        matches.sort(key=lambda match: _rank(match, query))
        best: dict[str, Match] = {}
        for match in matches:
            best.setdefault(match.target, match)
        return [match for match in best.values() if match.score >= LIST][:limit]

    def _candidates(self, folded: str, locale: str) -> list[tuple[Text, float]]:
        """Texts like this one: the same for every target locale, in which the sentences of a report are asked for in turn."""
        version = self.store.version()
        if version != self._version or len(self._likely) >= _LIKELY:
            self._likely.clear()
            self._version = version
        key = (folded, locale)
        if key not in self._likely:
            self._likely[key] = candidates(self.store, folded, locale=locale)
        return self._likely[key]


class _Judge:
    """Entries held against what was asked."""

    def __init__(self, query: Query, termbase: Termbase | None) -> None:
        self._query = query
        self._termbase = termbase
        asked = order(query.source)
        self._marked = renumber(query.source, asked)
        self._numbers = {ours: theirs for theirs, ours in asked.items()}
        self._plain = whole(MARK.sub("", query.source))
        self._slots = slots(self._plain, locale=query.source_locale, termbase=termbase)
        self._around = [
            context_key(text, locale=query.source_locale) for text in (query.previous, query.following)
        ]

    def of_text(self, folded: str, text: Text, entries: Sequence[Entry]) -> list[Match]:
        """The matches that the translations of one text are."""
        there = text.folded
        if there == folded:
            targets = len({entry.target for entry in entries if not entry.fuzzy})
            return [self._exact_match(entry, targets) for entry in entries]
        locale = self._query.source_locale
        likeness = similarity(there, folded, locale=locale)
        old = MARK.sub("", text.text)
        found = slots(old, locale=locale, termbase=self._termbase)
        kinds = changed(old, self._plain, locale=locale, slots=(found, self._slots))
        return [self._like_match(entry, likeness, old, found, kinds) for entry in entries]

    def _exact_match(self, entry: Entry, targets: int) -> Match:
        score = self._exact(entry)
        taken = penalties(
            entry, self._query, marked=self._marked, exact=True, targets=targets if score < IN_CONTEXT else 1
        )
        return self._match(entry, entry.target, score, 1.0, taken)

    def _like_match(
        self, entry: Entry, likeness: float, old: str, found: Sequence[Slot], kinds: frozenset[Kind]
    ) -> Match:
        query = self._query
        repaired = repair(
            old,
            self._plain,
            entry.target,
            target_locale=query.target_locale,
            role=query.role,
            found=(found, self._slots),
            termbase=self._termbase,
        )
        if repaired is None:
            taken = penalties(entry, query, marked=self._marked, changes=len(kinds))
            score = min(round(_PERCENT * likeness), SUBSTITUTED - 1)
            return self._match(entry, entry.target, score, likeness, taken, changed=tuple(sorted(kinds)))
        taken = penalties(entry, query, marked=self._marked)
        score = RENAMED if repaired.named else SUBSTITUTED
        return self._match(entry, repaired.target, score, likeness, taken, repaired=repaired.notes)

    def _match(
        self,
        entry: Entry,
        target: str,
        score: int,
        likeness: float,
        taken: Iterable[tuple[str, int]],
        *,
        repaired: tuple[str, ...] = (),
        changed: tuple[str, ...] = (),
    ) -> Match:
        taken = list(taken)
        score = max(0, score - sum(points for _, points in taken))
        return Match(
            entry=entry,
            target=renumber(target, self._numbers),
            score=score,
            similarity=likeness,
            use=_use(score, changed=bool(changed)),
            repaired=repaired,
            changed=changed,
            penalties=tuple(f"{name} -{points}" for name, points in taken),
        )

    def _exact(self, entry: Entry) -> int:
        if any(self._around) and self._around == [entry.previous, entry.following]:
            return IN_CONTEXT
        return SAME_REPORT if self._query.report and entry.report == self._query.report else EXACT


def _is_own(entry: Entry, query: Query) -> bool:
    """Whether an entry is what the catalog of the sentence itself had for it, which is not so for TMX files."""
    return (
        bool(query.unit)
        and (entry.report, entry.unit) == (query.report, query.unit)
        and entry.file.endswith(".po")
    )


def _is_long(folded: str, locale: str) -> bool:
    if len(folded) < _FEW_LETTERS:
        return False
    return not joiner(locale) or sum(word[0].isalnum() for word in words(folded)) >= _FEW_WORDS


def _use(score: int, *, changed: bool) -> Use:
    if score >= FILL and not changed:
        return Use.FILL
    return Use.SUGGEST if score >= SUGGEST else Use.LIST


def _rank(match: Match, query: Query) -> tuple[object, ...]:
    """Sorts the best first; the text decides where nothing else does, so that the order is always the same."""
    entry = match.entry
    return (
        match.use is not Use.FILL,
        -match.score,
        entry.source != query.source,
        not entry.reviewed,
        _newest_first(entry.date),
        entry.target,
        entry.source,
        entry.report,
        entry.unit,
        entry.file,
    )


def _newest_first(date: str) -> int:
    return -int(date.replace("-", "") or 0)
