"""The memory: what was translated before, looked up by what is like it."""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from l10n.memory.candidates import candidates
from l10n.memory.changed import changed
from l10n.memory.codes import order, renumber
from l10n.memory.entry import Entry
from l10n.memory.fold import context_key, fold
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
from l10n.memory.slots import slots
from l10n.memory.store import Store, Text
from l10n.memory.tokens import words
from l10n.model import Origin
from l10n.terms import Termbase
from l10n.text.joining import joiner
from l10n.text.marks import MARK

_FEW_WORDS, _FEW_LETTERS = 4, 12
"""A shorter sentence has no like: only the same."""
_PERCENT = 100


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
        same = self.store.exact(folded, locale=query.source_locale)
        found: list[tuple[Text, float]] = [(text, 1.0) for text in same]
        if _is_long(folded, query.source_locale):
            known = {text.id for text in same}
            alike = candidates(self.store, folded, locale=query.source_locale)
            found += [(text, likeness) for text, likeness in alike if text.id not in known]
        matches = [
            match for text, likeness in found for match in self._of_text(query, folded, text, likeness)
        ]
        matches.sort(key=lambda match: _rank(match, query))
        best: dict[str, Match] = {}
        for match in matches:
            best.setdefault(match.target, match)
        return [match for match in best.values() if match.score >= LIST][:limit]

    def _of_text(self, query: Query, folded: str, text: Text, likeness: float) -> list[Match]:
        """The matches of one text of the store."""
        entries = self.store.entries(
            text.id,
            target_locale=query.target_locale,
            report=query.report,
            shared_confidential=query.shared_confidential,
        )
        if not entries:
            return []
        there = fold(text.text)
        exact = there == folded
        if not exact:
            likeness = similarity(there, folded, locale=query.source_locale)
        targets = len({entry.target for entry in entries if not entry.fuzzy}) if exact else 1
        return [
            _Judge(query, entry, self._termbase).match(likeness, exact=exact, targets=targets)
            for entry in entries
        ]


class _Judge:
    """One entry held against what was asked."""

    def __init__(self, query: Query, entry: Entry, termbase: Termbase | None) -> None:
        self._query = query
        self._entry = entry
        self._termbase = termbase
        asked = order(query.source)
        self._marked = renumber(query.source, asked)
        self._numbers = {ours: theirs for theirs, ours in asked.items()}

    def match(self, likeness: float, *, exact: bool, targets: int) -> Match:
        """The match that the entry is."""
        query, entry = self._query, self._entry
        target, repaired, kinds = entry.target, None, frozenset[str]()
        if exact:
            score = self._exact()
        else:
            old, new = (MARK.sub("", text) for text in (entry.source, query.source))
            found = tuple(
                slots(text, locale=query.source_locale, termbase=self._termbase) for text in (old, new)
            )
            repaired = repair(
                old,
                new,
                target,
                target_locale=query.target_locale,
                role=query.role,
                found=(found[0], found[1]),
                termbase=self._termbase,
            )
            if repaired is not None:
                target = repaired.target
                score = RENAMED if repaired.named else SUBSTITUTED
            else:
                kinds = changed(old, new, locale=query.source_locale, slots=(found[0], found[1]))
                score = min(round(_PERCENT * likeness), SUBSTITUTED - 1)
        taken = list(
            penalties(
                entry,
                query,
                marked=self._marked,
                exact=exact,
                changes=len(kinds),
                targets=targets if score < IN_CONTEXT else 1,
            )
        )
        score = max(0, score - sum(points for _, points in taken))
        return Match(
            entry=entry,
            target=renumber(target, self._numbers),
            score=score,
            similarity=likeness,
            use=_use(score, changed=bool(kinds)),
            repaired=repaired.notes if repaired else (),
            changed=tuple(sorted(kinds)),
            penalties=tuple(f"{name} -{points}" for name, points in taken),
        )

    def _exact(self) -> int:
        query, entry = self._query, self._entry
        around = [context_key(text, locale=query.source_locale) for text in (query.previous, query.following)]
        if any(around) and around == [entry.previous, entry.following]:
            return IN_CONTEXT
        return SAME_REPORT if query.report and entry.report == query.report else EXACT


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
