"""Drafters for tests, made as a sync makes them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from l10n.config import Config
from l10n.draft import Drafter, Job, Line, Patience, Rates, Replies, Rules, Wanted
from l10n.engines import adapted, make, settings_of
from tests.servers.model import MODELS

QUICK = Patience(first=0.01, longest=2.0)


def line_of(name: str, *, key: str = "", stopped=None, rates: Rates | None = None, **table) -> Line:
    """A line to an engine with these settings; one busy engine is waited for only shortly."""
    settings = settings_of(name, Config(engines={name: table}), root=MODELS.parent, key=key)
    engine = make(settings)
    traits = adapted(engine.traits, settings)
    return Line(
        name,
        engine,
        traits,
        kind=settings.kind,
        key=key,
        patience=QUICK,
        stopped=stopped,
        rates=rates or Rates(None),
    )


@contextmanager
def drafter_of(*lines: Line, folder: Path | None = None, **rules) -> Iterator[Drafter]:
    """A drafter that asks these in turn."""
    names = tuple(line.name for line in lines)
    made = Drafter(
        {line.name: line for line in lines},
        Rules(lambda _locale, _role: names, **rules),
        replies=Replies(folder),
    )
    try:
        yield made
    finally:
        made.close()


def job_of(*texts: str, target: str = "ko", confidential: bool = False) -> Job:
    wanted = tuple(Wanted(f"p{n}.1", text) for n, text in enumerate(texts, 1))
    return Job("rice", "en", target, wanted, confidential=confidential, path="sources/rice/en.txt")


def targets(drafted) -> dict[str, str]:
    return {key: draft.target for key, draft in drafted.drafts.items()}
