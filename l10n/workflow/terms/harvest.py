"""Propose names from the reports, and take them into the termbase."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from l10n.config import Config
from l10n.terms import Term, TermKind, TermStatus, gazetteer
from l10n.terms.harvesting.gather import Proposal, gather, name_key
from l10n.terms.harvesting.untranslated import untranslated
from l10n.terms.rows import slug
from l10n.workflow.terms.sentences import sentences
from l10n.workflow.terms.table import Table, read_terms


@dataclass(frozen=True, slots=True)
class Harvested:
    """Names of the reports that the termbase does not have as they are written there."""

    automatic: tuple[Proposal, ...]
    """Sure enough to be taken without a look."""
    doubtful: tuple[Proposal, ...]


def harvest_terms(
    root: Path,
    config: Config,
    *,
    reports: Sequence[str] = (),
    locales: Sequence[str] = (),
    confidential: bool = False,
) -> Harvested:
    """Find names in the reports and their translations; in what is not translated, names that ship with the tool.

    Raises:
        UsageError: a report or locale is not of the project.
        ReadError: the termbase or a catalog cannot be read.
    """
    termbase = read_terms(root)
    found = list(
        sentences(
            root, config, reports=reports, locales=locales, confidential=confidential, untranslated=True
        )
    )
    source = config.project.source
    names = {name_key(form): term for term in termbase for form in term.accepted(locale=source)}
    met = gather((one for one in found if one.target), source_locale=source, termbase=termbase)
    unmet = untranslated(
        (one for one in found if not one.target), source_locale=source, but=(one.name for one in met)
    )
    new = [one for one in (*met, *unmet) if not _is_known(one, names.get(name_key(one.name)))]
    return Harvested(
        tuple(proposal for proposal in new if proposal.automatic),
        tuple(proposal for proposal in new if not proposal.automatic),
    )


def take_proposals(
    root: Path,
    config: Config,
    *,
    proposals: Iterable[Proposal],
    status: TermStatus = TermStatus.ACCEPTED,
    dry_run: bool = False,
) -> list[Term]:
    """Put proposals into the termbase. A term that has the name already gets what it lacks, and loses nothing.

    Returns:
        The terms that are new or have more than before.

    Raises:
        ReadError: the termbase cannot be read, or not be written without loss.
        ConflictError: it was saved meanwhile.
    """
    table = Table(root, config)
    terms = {term.id: term for term in table.termbase}
    by_name = {
        name_key(form): term.id
        for term in table.termbase
        for form in term.accepted(locale=config.project.source)
    }
    touched: list[Term] = []
    for proposal in proposals:
        old = terms.get(by_name.get(name_key(proposal.name), ""))
        term = (
            completed(old, proposal)
            if old is not None
            else as_term(proposal, config, taken=terms, status=status)
        )
        if term != old:
            terms[term.id] = term
            by_name[name_key(proposal.name)] = term.id
            touched.append(term)
    if touched:
        table.write(terms.values(), dry_run=dry_run)
    return touched


def as_term(
    proposal: Proposal, config: Config, *, taken: Iterable[str], status: TermStatus = TermStatus.PROPOSED
) -> Term:
    """A row for a proposal.

    Other forms that were met are variants. Of a name that ships with the tool, and is called there as it was met, the
    row has what ships: hanja, reading, forms in languages in which it was not met.
    """
    id_, ids = slug(proposal.name), set(taken)
    while id_ in ids:
        id_ += "-2"
    targets = {locale: proposal.best(locale) for locale in proposal.targets}
    known = next(
        (
            term
            for term in gazetteer()
            if proposal.name in term.accepted(locale=config.project.source)
            and all(form in term.accepted(locale=locale) for locale, form in targets.items())
        ),
        None,
    )
    if known is not None:
        targets = {tag: _bare(known.name(locale=tag), targets.get(tag, "")) for tag in config.project.targets}
    variants = {
        locale: tuple(form for form in counted if not form.startswith(targets[locale]))
        for locale, counted in proposal.targets.items()
        if len(counted) > 1
    }
    return Term(
        id_,
        TermKind(proposal.kind),
        {config.project.source: proposal.name, **{tag: form for tag, form in targets.items() if form}},
        variants=variants,
        reading=known.reading if known else "",
        hanja=known.hanja if known else "",
        status=status,
        source=f"gazetteer: {known.id}"
        if known and proposal.ships
        else f"harvested: {len(proposal.evidence)} sentences, score {proposal.score:.2f}",
    )


def _bare(known: str, met: str) -> str:
    """The form that was met; the one that is known, where none was or it has a unit behind it: 갑산군."""
    return known if known and met.startswith(known) else met or known


def completed(old: Term, proposal: Proposal) -> Term:
    """A term with forms in languages in which it had none."""
    names = {locale: proposal.best(locale) for locale in proposal.targets if not old.name(locale=locale)}
    return replace(old, names={**old.names, **names}) if names else old


def _is_known(proposal: Proposal, term: Term | None) -> bool:
    return term is not None and all(term.name(locale=locale) for locale in proposal.targets)
