"""Draft from the memory: what the house has translated before, before anybody is asked."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from l10n.config import Config
from l10n.draft import Draft, Job, Wanted
from l10n.errors import ReadError
from l10n.model import Provenance
from l10n.text.fingerprint import short_hash
from l10n.workflow.link import Linker
from l10n.workflow.suggest import Suggestions, suggestion

if TYPE_CHECKING:
    from l10n.memory import Match, Memory, Query

_EXAMPLES = 3
"""For one sentence; a call has five."""
_SUGGESTIONS = 2
"""Above one unit."""
_LIKE = 5
"""Matches that are looked at."""
_ANSWERS = 4_096
"""Kept at hand: a unit that is not filled in is asked for again, for suggestions."""


class Recall:
    """The memory of a run. It is for one thread; whoever makes one closes it."""

    def __init__(self, root: Path, config: Config) -> None:
        """Open nothing yet."""
        self._root = root
        self._config = config
        self._stack = ExitStack()
        self._memory: Memory | None = None
        self._opened = False
        self._linker = Linker(root)
        self._answers: dict[Query, list[Match]] = {}
        self.notes: list[str] = []
        """What a human should know of it."""

    def open(self) -> None:
        """Bring the memory up to the files as they are now, once: what this run writes is for the next one.

        A memory that cannot be used is gone without.
        """
        if self._opened:
            return
        self._opened = True
        from l10n.workflow.remember import open_memory  # noqa: PLC0415 - numpy: only where something is to be done

        try:
            self._memory = self._stack.enter_context(
                open_memory(self._root, self._config, on_note=self.notes.append)
            )
        except ReadError as error:
            self.notes.append(str(error))

    def close(self) -> None:
        """Let go of it."""
        self._memory = None
        self._answers.clear()
        self._stack.close()

    def drafts(self, job: Job) -> dict[str, Draft]:
        """By unit, what may be filled in."""
        if self._memory is None:
            return {}
        from l10n.memory import Use  # noqa: PLC0415 - numpy

        best = ((wanted.key, self._like(self._memory, job, wanted)[:1]) for wanted in job.wanted)
        return {key: self._draft(match) for key, some in best for match in some if match.use is Use.FILL}

    def suggestions(self, job: Job) -> Suggestions | None:
        """By unit, what is worth seeing beside it but is not filled in; None without a memory."""
        if self._memory is None:
            return None
        from l10n.memory import Use  # noqa: PLC0415 - numpy

        found: dict[str, tuple[str, ...]] = {}
        for wanted in job.wanted:
            matches = [m for m in self._like(self._memory, job, wanted) if m.use is not Use.LIST]
            if matches:
                found[wanted.key] = tuple(dict.fromkeys(map(suggestion, matches)))[:_SUGGESTIONS]
        return found

    def with_examples(self, jobs: Mapping[str, Job]) -> dict[str, Job]:
        """Jobs with sentences that are like theirs, for engines that learn from them."""
        return {locale: self._with_examples(job) for locale, job in jobs.items()}

    def _with_examples(self, job: Job) -> Job:
        if (memory := self._memory) is None:
            return job
        from l10n.memory.neighbours import Neighbours  # noqa: PLC0415 - numpy

        near: Neighbours | None = None
        wanted: list[Wanted] = []
        for one in job.wanted:
            matches = memory.examples(self._query(job, one), limit=_EXAMPLES)
            if len(matches) < _EXAMPLES:
                near = near or Neighbours(memory.store, self._linker.vectors, self._query(job, one))
                known = {match.entry.source for match in matches}
                more = near.near(one.text, limit=_EXAMPLES)
                matches += [match for match in more if match.entry.source not in known]
                matches = matches[:_EXAMPLES]
            pairs = tuple((match.entry.source, match.entry.target) for match in matches)
            wanted.append(replace(one, examples=pairs))
        return replace(job, wanted=tuple(wanted))

    def _like(self, memory: "Memory", job: Job, wanted: Wanted) -> "list[Match]":
        query = self._query(job, wanted)
        if query not in self._answers:
            if len(self._answers) >= _ANSWERS:
                self._answers.clear()
            self._answers[query] = memory.lookup(query, limit=_LIKE)
        return self._answers[query]

    def _draft(self, match: "Match") -> Draft:
        fields = {"score": str(match.score)}
        if match.entry.report:
            fields["report"] = match.entry.report
        return Draft(
            match.target,
            Provenance(match.origin, fields, short_hash(match.target)),
            accepted=self._config.drafts.trust_exact and match.trusted,
        )

    def _query(self, job: Job, wanted: Wanted) -> "Query":
        from l10n.memory import Query  # noqa: PLC0415 - numpy

        return Query(
            wanted.text,
            job.source_locale,
            job.target_locale,
            report=job.report,
            unit=wanted.key,
            role=wanted.role.value,
            date=job.date,
            previous=wanted.previous,
            following=wanted.following,
            shared_confidential=self._config.memory.share_confidential,
        )
