"""Look the names over: the table itself, and how reports use them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from l10n.config import Config
from l10n.model import Finding, Severity
from l10n.project.layout import TERMBASE
from l10n.terms import Term, Termbase, TermKind, Use
from l10n.terms.harvesting.gather import Sentence, different
from l10n.workflow.terms.sentences import sentences
from l10n.workflow.terms.table import read_terms


def check_terms(
    root: Path,
    config: Config,
    *,
    reports: Sequence[str] = (),
    locales: Sequence[str] = (),
    confidential: bool = False,
) -> list[Finding]:
    """Contradictions of the termbase, forbidden forms in translations, names written differently across reports.

    Only what humans wrote or accepted is looked at.

    Args:
        root: of the project.
        config: of the project.
        reports: ids; all by default.
        locales: target locales; all by default.
        confidential: also reports marked so.

    Raises:
        UsageError: a report or locale is not of the project.
        ReadError: the termbase or a catalog cannot be read.
    """
    termbase = read_terms(root)
    findings = [replace(finding, path=str(TERMBASE)) for finding in termbase.findings]
    found = list(
        sentences(root, config, reports=reports, locales=locales, confidential=confidential, drafts=False)
    )
    for sentence in found:
        for one in termbase.find(sentence.target, locale=sentence.locale):
            if one.use is Use.FORBIDDEN:
                right = one.term.name(locale=sentence.locale)
                findings.append(
                    _finding(
                        "name-forbidden", f"{one.form} is forbidden; write {right}", sentence, Severity.ERROR
                    )
                )
    findings += _families(found, termbase, source_locale=config.project.source)
    for proposal, locale in different(found, source_locale=config.project.source, termbase=termbase):
        forms = ", ".join(f"{form} ({count})" for form, count in proposal.targets[locale].most_common())
        places = {
            one.match.target: one.sentence.place
            for one in reversed(proposal.evidence)
            if one.sentence.locale == locale
        }
        where = "; ".join(f"{form}: {place}" for form, place in places.items())
        findings.append(
            Finding(
                "name-differs",
                f"{proposal.name} is {forms} in {locale}. {where}",
                Severity.WARNING,
                path=locale,
            )
        )
    return findings


def _families(found: Sequence[Sentence], termbase: Termbase, *, source_locale: str) -> Iterator[Finding]:
    """Family names by themselves that are written otherwise than those of the people named before in the report."""
    named: dict[tuple[str, str], dict[str, Term]] = {}
    for sentence in found:
        people = named.setdefault((sentence.place.partition("#")[0], sentence.locale), {})
        whole = termbase.find(sentence.source, locale=source_locale)
        people |= {
            one.term.id: one.term for one in whole if one.term.kind in {TermKind.PERSON, TermKind.BYLINE}
        }
        alone = termbase.find_families(sentence.source, locale=source_locale, terms=people.values())
        there = {one.term.id for one in termbase.find(sentence.target, locale=sentence.locale)}
        for one in alone:
            if one.term.id not in there and (
                wrong := termbase.wrong_family(sentence.target, locale=sentence.locale, term=one.term)
            ):
                right = termbase.family(one.term, locale=sentence.locale)
                message = f"{one.form} is {one.term.name(locale=sentence.locale)}: write {right}, not {wrong}"
                yield _finding("name-family", message, sentence, Severity.WARNING)


def _finding(rule: str, message: str, sentence: Sentence, severity: Severity) -> Finding:
    return Finding(rule, f"{message}.", severity, path=f"{sentence.locale} {sentence.place}")
