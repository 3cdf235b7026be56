"""Drafts for what no human has translated: everything around an engine, once."""

from l10n.draft.ask import Heard
from l10n.draft.drafter import Chain, Drafter, Rules
from l10n.draft.job import Draft, Drafted, Estimate, Job, Wanted
from l10n.draft.line import Line, Patience, StoppedError
from l10n.draft.rates import Rates
from l10n.draft.replies import Replies

__all__ = [
    "Chain",
    "Draft",
    "Drafted",
    "Drafter",
    "Estimate",
    "Heard",
    "Job",
    "Line",
    "Patience",
    "Rates",
    "Replies",
    "Rules",
    "StoppedError",
    "Wanted",
]
