"""Harvested names as a table to look at in a spreadsheet."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from l10n.config import Config
from l10n.errors import UsageError, WriteError
from l10n.formats import termbase
from l10n.terms import Term
from l10n.terms.harvesting.gather import Proposal
from l10n.workflow.replace import replace as put
from l10n.workflow.terms.harvest import as_term


def write_proposed(
    out: Path, proposals: Sequence[Proposal], config: Config, *, dry_run: bool = False
) -> None:
    """Write proposals as rows of status proposed, each with a sentence that has it in the column ``evidence``.

    Raises:
        UsageError: the file is there and differs: it may have been worked on.
        WriteError: it cannot be written.
    """
    terms: dict[str, Term] = {}
    for one in proposals:
        term = as_term(one, config, taken=terms)
        said = " / ".join(f"{e.sentence.source} = {e.sentence.target}" for e in one.evidence[:2])
        terms[term.id] = replace(term, extra={"score": f"{one.score:.2f}", "evidence": said})
    data = termbase.serialize(terms.values(), locales=(config.project.source, *config.project.targets))
    if dry_run:
        return
    try:
        base = out.read_bytes() if out.exists() else None
        if base is not None and base != data:
            raise UsageError(f"{out}: is there already; import it or name another file.")
        if base is None:
            out.parent.mkdir(parents=True, exist_ok=True)
            put(out, data, base=None)
    except OSError as error:
        raise WriteError(f"{out}: cannot be written: {error.strerror or error}.") from error
