"""Draft jobs with a chain of engines: the first that can takes a unit, the next ones what it leaves."""

import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from l10n.draft.ask import Answer, Asker, Heard
from l10n.draft.job import Draft, Drafted, Estimate, Job, Wanted
from l10n.draft.line import Line
from l10n.draft.replies import Replies
from l10n.model import Finding, Origin, Provenance, Role, Severity
from l10n.text.fingerprint import short_hash

Chain = Callable[[str, Role], Sequence[str]]
"""Target locale and role -> names of engines, in the order in which they are asked."""
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Rules:
    """What the house says about drafts."""

    chain: Chain
    keep: tuple[str, ...] = ()
    """Names that stay as they are in every language."""
    style: Mapping[str, Sequence[str]] | None = None
    """Target locale -> rules for engines that can follow them."""
    offline: bool = False
    """No text leaves the machine in this run."""
    fresh: bool = False
    """Ask also what is known already."""


class Drafter:
    """Engines, what they have answered so far, and the threads that wait for them.

    May be used by many threads at once. Whoever makes one closes it.
    """

    def __init__(
        self,
        lines: Mapping[str, Line],
        rules: Rules,
        *,
        replies: Replies | None = None,
        stopped: threading.Event | None = None,
        heard: Heard = lambda _texts: None,
    ) -> None:
        """Call nothing yet.

        Args:
            lines: by the names that the chain has; one that it names and that is not here is passed over.
            rules: of the house.
            replies: where answers are kept.
            stopped: the one that the lines look at; `close` sets it.
            heard: told the answers of an engine as they come, by any thread.
        """
        self._lines = lines
        self._rules = rules
        self._replies = replies or Replies(None)
        self._stopped = stopped or threading.Event()
        self._heard = heard
        self._pools = {
            name: ThreadPoolExecutor(max(1, line.traits.concurrency), thread_name_prefix=f"l10n-{name}")
            for name, line in lines.items()
        }

    def draft(self, job: Job) -> Drafted:
        """Drafts for as many units of a job as possible.

        Raises:
            StoppedError: the run was interrupted.
        """
        drafts: dict[str, Draft] = {}
        findings: list[Finding] = []
        failures: dict[str, str] = {}
        refused: dict[str, str] = {}
        for chain, wanted in self._by_chain(job).items():
            left = list(wanted)
            faults: dict[str, tuple[str, str]] = {}
            for name in chain:
                if not left or name not in self._lines:
                    continue
                if reason := self.refusal(name, job):
                    refused[name] = reason
                    continue
                outcome = self._asker(name, job).run(left)
                for one in left:
                    if answer := outcome.answers.get(one.key):
                        drafts[one.key] = _draft(self._lines[name], answer)
                        findings += _lost(job, one, name, answer)
                        faults.pop(one.key, None)
                    elif outcome.failure:
                        faults.pop(one.key, None)
                    else:
                        faults[one.key] = (name, outcome.faults.get(one.key, "no answer came"))
                left = [one for one in left if one.key not in drafts]
                if left and outcome.failure:
                    failures[name] = outcome.failure
            findings += [_none(job, key, *reason) for key, reason in faults.items()]
        return Drafted(drafts, tuple(findings), failures, refused)

    def estimate(self, job: Job) -> list[Estimate]:
        """What each engine would be sent for a job, if the first one that may be asked does all of it."""
        found: dict[str, Estimate] = {}
        for chain, wanted in self._by_chain(job).items():
            name = next((n for n in chain if n in self._lines and not self.refusal(n, job)), None)
            if name is None:
                continue
            traits = self._lines[name].traits
            batches = self._asker(name, job).unasked(wanted)
            characters = sum(len(text.sent) for batch in batches for text in batch)
            price = None if traits.price is None else traits.price * characters / _MILLION
            texts = sum(map(len, batches))
            one = Estimate(name, traits.where, len(batches), texts, characters, price)
            found[name] = found[name] + one if name in found else one
        return [one for one in found.values() if one.calls]

    def refusal(self, name: str, job: Job) -> str:
        """Why an engine may not be asked for a job, with the setting that says so; empty if it may."""
        if not self._lines[name].traits.network:
            return ""
        if job.confidential:
            return (
                f"{name} would send its text out of this machine, and its report.toml says confidential = true; "
                f"take an engine that works here (ctranslate), or say engines.{name}.local = true for a server "
                "of your own on this machine"
            )
        return f"{name} needs the network, and --offline forbids it" if self._rules.offline else ""

    def close(self) -> None:
        """End all work; what engines have answered so far is kept."""
        self._stopped.set()
        for pool in self._pools.values():
            pool.shutdown(wait=False, cancel_futures=True)
        for line in self._lines.values():
            line.close()
        self._replies.close()

    def _by_chain(self, job: Job) -> dict[tuple[str, ...], list[Wanted]]:
        groups: dict[tuple[str, ...], list[Wanted]] = {}
        for wanted in job.wanted:
            chain = tuple(dict.fromkeys(self._rules.chain(job.target_locale, wanted.role)))
            groups.setdefault(chain, []).append(wanted)
        return groups

    def _asker(self, name: str, job: Job) -> Asker:
        return Asker(
            self._lines[name],
            job,
            pool=self._pools[name],
            replies=self._replies,
            heard=self._heard,
            keep=self._rules.keep,
            style=(self._rules.style or {}).get(job.target_locale, ()),
            fresh=self._rules.fresh,
        )


def _draft(line: Line, answer: Answer) -> Draft:
    fields = {"engine": line.name}
    if line.traits.model:
        fields["model"] = line.traits.model
    fields["date"] = answer.date
    if answer.lost:
        fields["lost"] = " ".join(answer.lost)
    return Draft(answer.target, Provenance(Origin.ENGINE, fields, short_hash(answer.target)))


def _lost(job: Job, wanted: Wanted, engine: str, answer: Answer) -> list[Finding]:
    """A finding for marks and names that are not in a draft."""
    marks = [mark for mark in answer.lost if mark.startswith("<")]
    names = [name for name in answer.lost if not name.startswith("<")]
    rows = (("marks-lost", "mark", marks), ("names-lost", "name", names))
    return [
        Finding(
            rule,
            f"{wanted.key}: {engine} did not bring back the {what}{'s' if len(lost) > 1 else ''} {' '.join(lost)}; "
            f"put {'them' if len(lost) > 1 else 'it'} into the draft by hand.",
            Severity.WARNING,
            unit=wanted.key,
            path=job.path,
        )
        for rule, what, lost in rows
        if lost
    ]


def _none(job: Job, key: str, engine: str, reason: str) -> Finding:
    return Finding(
        "no-draft",
        f"{key}: {engine}: {reason}; left untranslated.",
        Severity.WARNING,
        unit=key,
        path=job.path,
    )
