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

if TYPE_CHECKING:
    from l10n.memory import Match, Memory, Query

_EXAMPLES = 3
"""For one sentence; a call has five."""


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
        self._stack.close()

    def drafts(self, job: Job) -> dict[str, Draft]:
        """By unit, what may be filled in."""
        if self._memory is None:
            return {}
        found = ((wanted.key, self._memory.fill(self._query(job, wanted))) for wanted in job.wanted)
        return {key: self._draft(match) for key, match in found if match is not None}

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
