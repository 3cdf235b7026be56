"""The sentences of now, and which of them have a unit already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from l10n.merge.join import join
from l10n.merge.notes import place_id
from l10n.model import Segment, Unit
from l10n.text.joining import joiner
from l10n.text.marks import MARK


@dataclass(frozen=True, slots=True)
class Held:
    """One occurrence of a unit of last time."""

    unit: Unit
    ids: tuple[str, ...]
    """Of the sentences that it held: several for a joined unit."""


class Sentences:
    """The sentences of a source, and which of them have a unit already."""

    def __init__(self, source: Sequence[Segment], *, known: Mapping[str, str], locale: str) -> None:
        """Take the sentences of now.

        Args:
            source: under their stable ids.
            known: id -> text of the sentences of last time.
            locale: of the source.
        """
        self.source = source
        self.locale = locale
        self._known = known
        self._index = {segment.id: i for i, segment in enumerate(source)}
        self._taken: set[int] = set()

    def text(self, group: Sequence[int]) -> str:
        """Of the unit that these sentences make."""
        return self.source[group[0]].text if len(group) == 1 else self._joined(group)

    def _joined(self, group: Sequence[int]) -> str:
        return join([self.source[i] for i in group], locale=self.locale)[0]

    def free(self, group: Sequence[int]) -> tuple[int, ...]:
        """Those of them that have no unit yet."""
        return tuple(i for i in group if i not in self._taken)

    def take(self, group: Sequence[int]) -> None:
        """They have a unit now."""
        self._taken.update(group)

    def named(self, ids: Sequence[str]) -> tuple[int, ...]:
        """Indexes of the sentences with these ids, as far as they still exist."""
        return tuple(self._index[id_] for id_ in ids if id_ in self._index)

    def occurrences(self, unit: Unit) -> list[Held]:
        """One for each place of a repeated text, one for all places of a joined one.

        ``#:`` lists the sentences of a joined unit as it lists the places of a repeated one: which it is, the
        texts of last time tell.
        """
        ids = [place_id(place) for place in unit.places]
        wanted = MARK.sub("", unit.source)
        glue = joiner(self.locale)
        found: list[Held] = []
        start, text = 0, ""
        for at, id_ in enumerate(ids):
            plain = MARK.sub("", self._known.get(id_) or self._now(id_))
            text = plain if at == start else text + glue + plain
            if text == wanted:
                found.append(Held(unit, tuple(ids[start : at + 1])))
                start = at + 1
        return found if found and start == len(ids) else [Held(unit, tuple(ids))]

    def _now(self, id_: str) -> str:
        return self.source[self._index[id_]].text if id_ in self._index else ""
