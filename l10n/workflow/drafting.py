"""The drafting part of a run: its engines, made when the first unit needs them, and the reports that wait for drafts."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

from l10n.config import Config, key_of
from l10n.draft import Draft, Drafted, Drafter, Estimate, Heard, Job, Line, Rates, Replies, Rules
from l10n.draft.replies import NAME
from l10n.engines import adapted, kinds, make, settings_of
from l10n.errors import ConfigError
from l10n.model import Role
from l10n.project.layout import PRIVATE
from l10n.workflow.draft import copied, without
from l10n.workflow.recall import Recall
from l10n.workflow.suggest import Suggestions

_JOBS = 16
"""Reports, each in one locale, whose drafts are waited for at the same time; the engines themselves say how many calls they bear."""


@dataclass(frozen=True, slots=True)
class DraftOptions:
    """How a run drafts."""

    engine: str = ""
    """Asked alone, whatever the settings say."""
    none: bool = False
    """No engine is asked."""
    offline: bool = False
    """None that sends text out of the machine is."""
    redraft: bool = False
    """Drafts that nobody has touched are made anew."""


@dataclass(slots=True)
class DraftReport:
    """What a run's drafting has to tell."""

    failures: dict[str, tuple[str, int]] = field(default_factory=dict[str, tuple[str, int]])
    """Engine -> why it left units without a draft, and in how many catalogs."""
    refused: dict[str, tuple[str, list[str]]] = field(default_factory=dict[str, tuple[str, list[str]]])
    """Engine -> why it was not asked, and for which reports."""
    estimates: dict[str, Estimate] = field(default_factory=dict[str, Estimate])
    """By engine, on a dry run: what would be sent."""
    drafted: int = 0
    """Units."""
    recalled: int = 0
    """Units that the memory filled."""
    notes: list[str] = field(default_factory=list[str])
    """About the memory."""
    left: int = 0
    """Units for which only came what can be no translation."""
    lost: int = 0
    """Drafts that came without all of their marks and names."""

    def add(self, report: str, drafted: Drafted) -> None:
        """Count what came of a job."""
        self.drafted += len(drafted.drafts)
        self.left += sum(finding.rule == "no-draft" for finding in drafted.findings)
        self.lost += sum(finding.rule in {"marks-lost", "names-lost"} for finding in drafted.findings)
        for engine, reason in drafted.failures.items():
            first, count = self.failures.get(engine, (reason, 0))
            self.failures[engine] = (first, count + 1)
        for engine, reason in drafted.refused.items():
            reports = self.refused.setdefault(engine, (reason, []))[1]
            if report not in reports:
                reports.append(report)


def with_engine(config: Config, options: DraftOptions) -> Config:
    """The settings of a run, with what its command line says of engines.

    Raises:
        ConfigError: an engine's settings are wrong, or there is none of its kind.
    """
    drafts = config.drafts
    if options.none or options.engine:
        engines = () if options.none else (options.engine,)
        drafts = replace(drafts, engines=engines, locales={}, roles={})
    config = replace(config, drafts=drafts)
    names = engine_names(config)
    known = set(kinds()) if names else set[str]()
    faults: list[str] = []
    for name in names:
        try:
            kind = settings_of(name, config, root=Path()).kind
        except ConfigError as error:
            faults.append(str(error))
            continue
        if kind not in known:
            faults.append(f"{name}: no engine has this name; known are {', '.join(sorted(known))}.")
    if faults:
        raise ConfigError("\n".join(faults))
    return config


def engine_names(config: Config) -> list[str]:
    """Every engine that drafts may come from, once."""
    drafts = config.drafts
    chains = (drafts.engines, *drafts.locales.values(), *drafts.roles.values())
    return list(dict.fromkeys(name for chain in chains for name in chain))


def chain_of(config: Config, locale: str, role: Role) -> Sequence[str]:
    """The engines that are asked for a sentence, in their order."""
    drafts = config.drafts
    by_locale = drafts.locales.get(locale, drafts.engines)
    return drafts.roles.get(role.value, by_locale)


def line_to(name: str, config: Config, *, root: Path, rates: Rates, stopped: Event) -> Line:
    """An engine as the settings have it.

    Raises:
        ConfigError: it cannot be made.
    """
    key = key_of(name)
    settings = settings_of(name, config, root=root, key=key)
    engine = make(settings)
    traits = adapted(engine.traits, settings)
    return Line(name, engine, traits, kind=settings.kind, key=key, rates=rates, stopped=stopped)


def user_rates() -> Rates:
    """Turns at services, counted for all projects of this user."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - not for `--help`

    return Rates(user_cache_path("l10n", appauthor=False))


class Drafting:
    """All drafting of one run. Whoever makes one closes it."""

    def __init__(
        self,
        root: Path,
        config: Config,
        options: DraftOptions,
        *,
        dry_run: bool,
        heard: Heard = lambda _texts: None,
    ) -> None:
        """Make nothing yet.

        Args:
            root: of the project.
            config: with what the command line says: `with_engine`.
            options: of the run.
            dry_run: ask nobody; count what would be asked.
            heard: told what engines are asked and what they answer, while the run waits for them; by any thread.
        """
        self.options = options
        self.report = DraftReport()
        self._root = root
        self._config = config
        self._dry_run = dry_run
        self._heard = heard
        self._recall = Recall(root, config)
        self._lines: dict[str, Line] = {}
        self._drafter: Drafter | None = None
        self._pool: ThreadPoolExecutor | None = None

    def known(self, jobs: Mapping[str, Job]) -> tuple[dict[str, dict[str, Draft]], dict[str, Job]]:
        """Drafts that no engine has to be asked for, by locale and unit, and the jobs without those units."""
        found = {locale: self._recall.drafts(job) for locale, job in jobs.items()}
        self.report.recalled += sum(map(len, found.values()))
        if engine_names(self._config):
            found = {locale: {**copied(job), **found[locale]} for locale, job in jobs.items()}
        left = {locale: without(job, found[locale]) for locale, job in jobs.items()}
        if any(job.wanted for job in left.values()) and self._learns():
            left = self._recall.with_examples(left)
        return found, left

    def open(self) -> None:
        """Have the memory ready before the run writes anything."""
        if not self._dry_run or (self._root / PRIVATE).is_dir():
            self._recall.open()
        self.report.notes = self._recall.notes

    def reopen(self) -> None:
        """Have the memory hold what the run has written."""
        notes = self._recall.notes
        self._recall.close()
        self._recall = Recall(self._root, self._config)
        self._recall.open()
        self.report.notes = list(dict.fromkeys([*notes, *self._recall.notes]))

    def may_fill(self, jobs: Iterable[Job]) -> bool:
        """Whether the memory has something for a unit of these."""
        return any(self._recall.drafts(job) for job in jobs)

    def suggestions(self, job: Job) -> Suggestions | None:
        """What the memory has to show beside units, without its being filled in."""
        return self._recall.suggestions(job)

    def _learns(self) -> bool:
        """Whether an engine reads examples."""
        if not engine_names(self._config):
            return False
        if self._drafter is None:
            self._make()
        return any(line.traits.context for line in self._lines.values())

    def begin(self, jobs: Mapping[str, Job]) -> dict[str, "Future[Drafted]"]:
        """Have jobs drafted, by locale, while the caller goes on; empty where there is nothing to wait for.

        Raises:
            ConfigError: an engine cannot be made.
        """
        asked = {locale: job for locale, job in jobs.items() if job.wanted}
        if not asked or not engine_names(self._config):
            return {}
        drafter = self._drafter or self._make()
        if self._dry_run:
            for job in asked.values():
                self._estimate(drafter, job)
            return {}
        self._heard([wanted.text for job in asked.values() for wanted in job.wanted])
        if self._pool is None:
            self._pool = ThreadPoolExecutor(_JOBS, thread_name_prefix="l10n-draft")
        return {locale: self._pool.submit(drafter.draft, job) for locale, job in asked.items()}

    def close(self) -> None:
        """End what is still at work; answers that came are kept."""
        if self._drafter is not None:
            self._drafter.close()
        self._recall.close()
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _estimate(self, drafter: Drafter, job: Job) -> None:
        for one in drafter.estimate(job):
            before = self.report.estimates.get(one.engine)
            self.report.estimates[one.engine] = before + one if before else one
        names = dict.fromkeys(
            name for w in job.wanted for name in chain_of(self._config, job.target_locale, w.role)
        )
        refused = {name: reason for name in names if (reason := drafter.refusal(name, job))}
        self.report.add(job.report, Drafted(refused=refused))

    def _make(self) -> Drafter:
        stopped, rates = Event(), user_rates()
        self._lines = {
            name: line_to(name, self._config, root=self._root, rates=rates, stopped=stopped)
            for name in engine_names(self._config)
        }
        folder = self._root / PRIVATE
        # On a dry run nothing is made, not even a cache.
        replies = Replies(folder if not self._dry_run or (folder / NAME).exists() else None)
        drafts = self._config.drafts
        rules = Rules(
            lambda locale, role: chain_of(self._config, locale, role),
            keep=drafts.keep,
            style=drafts.style,
            offline=self.options.offline,
            fresh=self.options.redraft,
        )
        self._drafter = Drafter(self._lines, rules, replies=replies, stopped=stopped, heard=self._heard)
        return self._drafter
