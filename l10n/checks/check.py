"""Run rules over a unit or a report."""

from collections.abc import Container, Iterator, Sequence
from functools import cache

from l10n.checks.pair import Pair
from l10n.checks.pattern import pattern_rule
from l10n.checks.registry import rules
from l10n.checks.rule import Hit, Rule, UnitRule
from l10n.checks.settings import Settings
from l10n.model import Finding, Severity
from l10n.terms import Termbase

HEADLINES = frozenset({"title", "subhead", "meta", "alt"})
"""Roles of what every newsroom words anew."""
_MOST = 25
"""Findings of one rule on one unit beyond which one more tells nothing."""
LONGEST = 200_000
"""Characters of a target beyond which it is not looked at: no sentence is that long."""


def check(source: str, target: str, *, locale: str, termbase: Termbase | None = None) -> list[Finding]:
    """Findings on one unit on its own, in order of the target.

    House style is the usual one: 했다 in Korean, である in Japanese.

    Args:
        source: in English, with marks.
        target: with marks.
        locale: of the target.
        termbase: names that must be right.
    """
    return _usual().unit(Pair(source, target, locale, termbase=termbase))


@cache
def _usual() -> "Checker":
    return Checker()


class Checker:
    """Rules chosen and ready."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()
        chosen = [rule for rule in rules().values() if self._runs(rule)]
        chosen += [rule for rule in map(pattern_rule, self._settings.patterns) if self._runs(rule)]
        self._unit_rules = [(rule, rule.unit) for rule in chosen if rule.unit]
        self._by_language: dict[tuple[str, bool], list[tuple[Rule, UnitRule]]] = {}
        self._report_rules = [(rule, rule.report) for rule in chosen if rule.report]

    def unit(self, pair: Pair) -> list[Finding]:
        """Findings on one unit, without the rules that need a report."""
        return [finding for _, finding in self._unit(pair)]

    def report(self, pairs: Sequence[Pair], *, asked: Container[int] | None = None) -> list[list[Finding]]:
        """Findings on the units of one report in one locale, for each unit in turn.

        Args:
            pairs: all units in order, also those without a target: they tell which paragraphs are whole.
            asked: indexes of the units that findings are wanted for; all by default.
        """
        out = [
            self._unit(pair, alone=False) if pair.target and (asked is None or at in asked) else []
            for at, pair in enumerate(pairs)
        ]
        for rule, run in self._report_rules:
            kept = [at for at, pair in enumerate(pairs) if not rule.locales or pair.language in rule.locales]
            if not kept:
                continue
            for at, hit in run([pairs[at] for at in kept]):
                pair = pairs[kept[at]]
                out[kept[at]].append((hit, self._finding(rule, hit, pair)))
        return [[finding for _, finding in sorted(found, key=_place)] for found in out]

    def _unit(self, pair: Pair, *, alone: bool = True) -> list[tuple[Hit, Finding]]:
        if len(pair.target) > LONGEST:
            return []
        return [(hit, self._finding(rule, hit, pair)) for rule, hit in self._hits(pair, alone=alone)]

    def _hits(self, pair: Pair, *, alone: bool) -> Iterator[tuple[Rule, Hit]]:
        chosen = self._by_language.get((pair.language, alone))
        if chosen is None:
            chosen = [
                (rule, run)
                for rule, run in self._unit_rules
                if (not rule.locales or pair.language in rule.locales) and (alone or not rule.alone)
            ]
            self._by_language[pair.language, alone] = chosen
        for rule, run in chosen:
            left = _MOST
            for hit in run(pair):
                yield rule, hit
                left -= 1
                if not left:
                    break

    def _runs(self, rule: Rule) -> bool:
        if self._settings.only:
            return rule.name in self._settings.only
        return rule.name not in self._settings.off and not rule.costly

    def _finding(self, rule: Rule, hit: Hit, pair: Pair) -> Finding:
        span = hit.span if hit.marked or hit.span is None else pair.place(*hit.span)
        own = self._settings.severities.get(rule.name)
        fix = hit.fix
        if fix is not None and span is not None and "<" in pair.target[span[0] : span[1]]:
            fix = None  # a mark stands inside: where it belongs afterwards is not certain
        return Finding(
            rule=rule.name,
            message=rule.say(hit, language=self._settings.language),
            severity=Severity(own) if own else _softened(hit.severity or rule.severity, rule, pair),
            unit=pair.id,
            span=span,
            fix=fix,
        )


def _softened(severity: Severity, rule: Rule, pair: Pair) -> Severity:
    headline = rule.loose and pair.role in HEADLINES
    return Severity.INFO if headline and severity is Severity.WARNING else severity


def _place(found: tuple[Hit, Finding]) -> int:
    span = found[1].span
    return -1 if span is None else span[0]
