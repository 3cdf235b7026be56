"""Find the sentences of now that a unit of last time speaks for."""

from collections.abc import Iterator, Mapping, Sequence

from l10n.merge.join import join
from l10n.merge.notes import place_id
from l10n.model import Segment, Unit
from l10n.text.joining import joiner
from l10n.text.marks import MARK


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
        self._known = known
        self._locale = locale
        self._index = {segment.id: i for i, segment in enumerate(source)}
        self._texts: dict[str, list[int]] = {}
        for i, segment in enumerate(source):
            self._texts.setdefault(segment.text, []).append(i)
        self._starts: dict[str, list[int]] = {}
        for i, segment in enumerate(source):
            self._starts.setdefault(MARK.sub("", segment.text), []).append(i)
        self._lengths = sorted({len(text) for text in self._starts})
        self._taken: set[int] = set()

    def text(self, group: Sequence[int]) -> str:
        """Of the unit that these sentences make."""
        return join([self.source[i] for i in group], locale=self._locale)[0]

    def free(self, group: Sequence[int]) -> tuple[int, ...]:
        """Those of them that have no unit yet."""
        return tuple(i for i in group if i not in self._taken)

    def take(self, group: Sequence[int]) -> None:
        """They have a unit now."""
        self._taken.update(group)

    def unchanged(self, unit: Unit) -> Iterator[tuple[int, ...]]:
        """Free groups that have exactly the unit's text: where it stood, else anywhere."""
        found = False
        for group in self._places(unit):
            if len(self.free(group)) == len(group) and self.text(group) == unit.source:
                found = True
                yield group
        if found:
            return
        alone = self.free(self._texts.get(unit.source, ()))[: max(1, len(unit.places))]
        yield from ((i,) for i in alone)
        if not alone and (group := self._run(unit.source)):
            yield group

    def edited(self, unit: Unit) -> Iterator[tuple[int, ...]]:
        """Free groups that stand under the unit's ids with another text."""
        for group in self._places(unit):
            if run := _consecutive(self.free(group)):
                yield run

    def _places(self, unit: Unit) -> Iterator[tuple[int, ...]]:
        """The groups of ids of a unit, as far as they still exist.

        ``#:`` lists the sentences of a joined unit as it lists the places of a repeated one: which it is, the
        texts of last time tell.
        """
        ids = [place_id(place) for place in unit.places]
        texts = [self._known.get(id_) or self._now(id_) for id_ in ids]
        size = next((k for k in range(1, len(ids)) if self._is_period(texts, k, unit.source)), len(ids))
        for start in range(0, len(ids), size or 1):
            group = tuple(self._index[id_] for id_ in ids[start : start + size] if id_ in self._index)
            if group:
                yield group

    def _now(self, id_: str) -> str:
        return self.source[self._index[id_]].text if id_ in self._index else ""

    def _is_period(self, texts: Sequence[str], size: int, text: str) -> bool:
        if len(texts) % size or any(a != b for a, b in zip(texts, texts[size:], strict=False)):
            return False
        return MARK.sub("", joiner(self._locale).join(texts[:size])) == MARK.sub("", text)

    def _run(self, text: str) -> tuple[int, ...]:
        """Consecutive free sentences that make the text."""
        plain = MARK.sub("", text)
        beginnings = (plain[:length] for length in self._lengths if length < len(plain))
        for start in (i for beginning in beginnings for i in self._starts.get(beginning, ())):
            for end in range(start + 2, len(self.source) + 1):
                group = tuple(range(start, end))
                joined = self.text(group)
                if joined == text and len(self.free(group)) == len(group):
                    return group
                if len(joined) > len(text):
                    break
        return ()


def _consecutive(group: Sequence[int]) -> tuple[int, ...]:
    """The first of a group's sentences and those that follow it without a gap."""
    return tuple(i for n, i in enumerate(sorted(group)) if i == min(group) + n)
