"""What several reports have to do with each other: one text translated in several ways, one name written in several."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from l10n.checks.pair import Pair
from l10n.model import Finding, Severity
from l10n.terms import Use

Place = TypeVar("Place")

_FREE = frozenset({Use.FORBIDDEN, Use.FIRST, Use.SHORT, Use.ROLE})
_SHORTEST = 20
"""Letters of a source: shorter ones are labels, and mean what stands around them."""
_SAID = {
    "consistency": {
        "en": "The same text is translated otherwise in {report}: “{other}”.",
        "ko": "같은 문장을 {report}에서는 달리 옮겼다: “{other}”.",
        "ja": "同じ文が{report}では別の訳：「{other}」。",
    },
    "name-consistency": {
        "en": "“{target}” here, “{other}” in most reports ({report}).",
        "ko": "여기는 “{target}”인데 다른 기사 대부분은 “{other}”이다({report}).",
        "ja": "ここは「{target}」、多くの記事（{report}）では「{other}」。",
    },
}


class Across(Generic[Place]):
    """Gathers the units of one locale, report by report."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, str], tuple[str, str]] = {}
        self._otherwise: list[tuple[Callable[[], Place], str, str]] = []
        self._names: dict[str, dict[str, list[tuple[str, Callable[[], Place]]]]] = {}

    def see(self, pair: Pair, place: Callable[[], Place], *, report: str) -> None:
        """Take a unit in.

        Args:
            pair: the unit.
            place: gives what findings on it are to be told with.
            report: its id.
        """
        source, target = " ".join(pair.plain_source.split()), " ".join(pair.plain_target.split())
        if len(source) >= _SHORTEST:
            other, where = self._texts.setdefault((source, pair.role), (target, report))
            if other != target and where != report:
                self._otherwise.append((place, where, other))
        for found in pair.target_names:
            if found.use not in _FREE:
                forms = self._names.setdefault(found.term.id, {})
                forms.setdefault(found.form, []).append((report, place))

    def findings(self, *, language: str) -> Iterator[tuple[Place, Finding]]:
        """Remarks, each with its place."""
        for place, report, other in self._otherwise:
            yield place(), _finding("consistency", language, report=report, other=_cut(other))
        for forms in self._names.values():
            counts = Counter({form: len({report for report, _ in places}) for form, places in forms.items()})
            if len(counts) == 1:
                continue
            usual, _ = counts.most_common(1)[0]
            home = forms[usual][0][0]
            for form, places in forms.items():
                if form == usual:
                    continue
                for report, place in dict(places).items():
                    if all(report != theirs for theirs, _ in forms[usual]):
                        yield (
                            place(),
                            _finding("name-consistency", language, target=form, other=usual, report=home),
                        )


def _finding(rule: str, language: str, **values: str) -> Finding:
    texts = _SAID[rule]
    return Finding(rule, (texts.get(language) or texts["en"]).format(**values), Severity.INFO)


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004
