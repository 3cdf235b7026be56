"""The entries of the memory in SQLite: one file, read and written by any number of processes."""

import heapq
import json
import os
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial, reduce
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from l10n.memory.entry import Entry
from l10n.memory.fold import LENGTHS, NEAR, fold, length_id, text_id
from l10n.memory.lists import Search, beginning
from l10n.memory.schema import Unusable, connect, is_damage, remove
from l10n.memory.write import Writer
from l10n.model import Origin
from l10n.text.joining import language

NAME = "memory.sqlite"
_ENTRY = """
select entry.source, s.text, t.text, ls.tag, lt.tag, origin, entry.confidence, state, report.name, unit, previous,
  following, role, day, report.confidential, file.path
from entry join text s on s.id = entry.source join text t on t.id = entry.target
  join locale ls on ls.id = s.locale join locale lt on lt.id = t.locale join report on report.id = entry.report
  join file on file.id = entry.file
"""
_TEMPORARY = "SQLITE_TMPDIR"
_WANTED = "from json_each(?) wanted cross join entry on entry.source = wanted.value"
_ROW = 10
"""Bytes that SQLite needs for a row of the index, besides what is in it."""
_MOST_ENTRIES = 100
"""Entries of one text that are looked at: the most trusted, then the newest."""
_PENALTY = re.compile(r"(?:\A|/)penalty-([0-9]{1,3})(?=[/.]|\Z)")


class Text(NamedTuple):
    """A text of the store, once for all its entries."""

    id: int
    text: str
    folded: str
    """As `l10n.memory.fold.fold` gives it."""


def _text(id_: int, text: str, is_folded: int) -> Text:
    return Text(id_, text, text if is_folded else fold(text))


@dataclass(frozen=True, slots=True)
class Stats:
    """What the store holds."""

    entries: dict[tuple[str, str, str], int]
    """By source locale, target locale and origin; ``unconfirmed`` stands for what nobody has confirmed yet."""
    reviewed: int
    """Signed off, of all entries."""
    confidential: int
    """Of confidential reports, of all entries."""
    reports: int
    files: int
    texts: int
    text_bytes: int
    """UTF-8, each text once."""
    index_bytes: int
    """Of the lists of texts by term, and of the terms."""
    file_bytes: int


class Store:
    """The database of one project.

    Args:
        path: of the file; made when missing.
        on_rebuild: told why, when what was there is of no use and was deleted.

    Raises:
        OSError: it can be neither read nor made.
    """

    def __init__(self, path: Path, *, on_rebuild: Callable[[str], None] = lambda _reason: None) -> None:
        self.path = path
        self._on_rebuild = on_rebuild
        self._resets = 0
        try:
            self._connection = connect(path)
        except Unusable as error:
            remove(path)
            on_rebuild(str(error))
            self._connection = connect(path)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def files(self) -> dict[str, str]:
        """Path and fingerprint of every file that was taken in whole."""
        return dict(self._rows("select path, fingerprint from file"))

    @contextmanager
    def writing(self) -> Generator[Writer]:
        """Change what is held; seen by others when the block ends.

        Raises:
            Unusable: the file is damaged.
        """
        with self._guarded():
            self._connection.execute("begin immediate")
            writer = Writer(self._connection, self.path.parent)
            try:
                yield writer
                writer.finish()
            except BaseException:
                self._connection.execute("rollback")
                raise
            finally:
                writer.close()
            self._connection.execute("commit")

    def exact(self, folded: str, *, locale: str) -> list[Text]:
        """Texts of a language that are folded to this one."""
        first = text_id(folded, locale=locale)
        rows = self._rows(
            "select text.id, text, folded, tag from text join locale on locale.id = locale where text.id between ? and ? "
            "order by text",
            [first, first + NEAR],
        )
        texts = (_text(*row) for *row, tag in rows if language(tag) == language(locale))
        return [text for text in texts if text.folded == folded]

    def version(self) -> tuple[int, int, int]:
        """Another one, once anybody may have changed what is held."""
        return self._resets, int(self._rows("pragma data_version")[0][0]), self._connection.total_changes

    def total(self) -> int:
        """How many texts there are, of all languages."""
        return int(self._rows("select texts from total")[0][0])

    def searching(self, terms: Sequence[str]) -> Search:
        """The lists of texts that have these terms of the index."""
        with self._guarded():
            return Search(self._connection, terms)

    def having(
        self, search: Search, terms: Sequence[str], *, shortest: int, longest: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Ids of the texts that have a term, and the number of that term; once for each that they have.

        Args:
            search: that knows the terms.
            terms: of these.
            shortest: in folded characters, as `longest`.
            longest: the last one.
        """
        with self._guarded():
            return search.read(terms, lowest=length_id(shortest), above=length_id(longest + LENGTHS))

    def beginning(self, starts: Sequence[str]) -> list[int]:
        """Ids of texts that have, for each of these, a term that begins so; ascending."""
        with self._guarded():
            lists = (beginning(self._connection, start) for start in starts)
            found: list[int] = reduce(partial(np.intersect1d, assume_unique=True), lists).tolist()
            return found

    def locales(self) -> list[str]:
        """Tags of the languages that there are texts of."""
        return [row[0] for row in self._rows("select tag from locale order by tag")]

    def texts(self, ids: Sequence[int]) -> list[Text]:
        """Texts by id, in any order."""
        query = "select id, text, folded from text where id in (select value from json_each(?))"
        rows = self._rows(query, [json.dumps(ids)]) if ids else []
        return [Text(id_, text, text if is_folded else fold(text)) for id_, text, is_folded in rows]

    def entries(
        self,
        sources: Sequence[int],
        *,
        target_locale: str,
        report: str = "",
        shared_confidential: bool = False,
    ) -> dict[int, list[Entry]]:
        """Translations of texts into a language, whatever its region, by text.

        Args:
            sources: ids of the texts.
            target_locale: of the language.
            report: that asks. Of confidential ones only its own are returned …
            shared_confidential: … unless all may be.
        """
        where = "where (lt.tag = ? or lt.tag like ?) and (not report.confidential or report.name = ? or ?) "
        order = "order by state = 2, state desc, entry.confidence desc, day desc, t.text, report.name, unit, file.path"
        tag = language(target_locale)
        rows = self._rows(
            _ENTRY.replace("from entry", _WANTED) + where + order,
            [json.dumps(sources), tag, f"{tag}-%", report, shared_confidential],
        )
        found: dict[int, list[Entry]] = {}
        for row in rows:
            some = found.setdefault(row[0], [])
            if len(some) < _MOST_ENTRIES:
                some.append(_entry(row))
        return found

    def newest(
        self,
        *,
        source_locale: str,
        target_locale: str,
        report: str = "",
        shared_confidential: bool = False,
        limit: int,
    ) -> list[Entry]:
        """The newest translations that humans made or published, one of each source; of confidential reports as `entries`."""
        human = (list(Origin).index(Origin.HUMAN), list(Origin).index(Origin.ALIGNED))
        where = (
            "where ls.tag = ? and lt.tag = ? and state != 2 and origin in (?, ?) "
            "and (not report.confidential or report.name = ? or ?) "
            "order by day desc, s.text, state = 1 desc, entry.confidence desc, t.text, report.name, unit, file.path limit ?"
        )
        rows = self._rows(
            _ENTRY + where, [source_locale, target_locale, *human, report, shared_confidential, 2 * limit]
        )
        first: dict[str, Entry] = {}
        for row in rows:
            entry = _entry(row)
            first.setdefault(entry.source, entry)
        return list(first.values())[:limit]

    def all(self) -> Iterator[Entry]:
        """Every entry, in an order that does not depend on when it was taken in; in constant memory."""
        order = "order by entry.source, entry.target, entry.report, entry.file"
        with self._guarded():
            # Ids are in the order of an index, so that nothing is sorted as a whole; but which of two texts of one
            # hash came first shows in them.
            held: list[tuple[int, tuple[str, ...], Entry]] = []
            for row in self._connection.execute(
                _ENTRY.replace("from entry join", "from entry cross join") + order
            ):
                entry = _entry(row)
                key = (entry.source, entry.target, entry.source_locale, entry.target_locale)
                place = text_id(fold(entry.source), locale=entry.source_locale)
                heapq.heappush(held, (place, (*key, entry.report, entry.unit, entry.file), entry))
                while held and held[0][0] + NEAR < row[0]:
                    yield heapq.heappop(held)[2]
            yield from (entry for *_, entry in sorted(held, key=lambda one: one[:2]))

    def with_text(self, text: int, *, report: str = "", shared_confidential: bool = False) -> list[Entry]:
        """Entries that have a text on either side; of confidential reports as `entries`."""
        where = (
            "where (entry.source = ? or entry.target = ?) and (not report.confidential or report.name = ? or ?) "
            "order by s.text, t.text, report.name, unit, file.path limit ?"
        )
        rows = self._rows(_ENTRY + where, [text, text, report, shared_confidential, _MOST_ENTRIES])
        return [_entry(row) for row in rows]

    def containing(self, part: str, *, limit: int) -> list[int]:
        """Ids of texts that hold a string of characters: a reading of all texts."""
        pattern = "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        rows = self._rows(
            "select id from text where text like ? escape '\\' order by text limit ?", [pattern, limit]
        )
        return [row[0] for row in rows]

    def count(self, report: str) -> int:
        """Entries of a report."""
        query = "select count(*) from entry join report on report.id = entry.report where report.name = ?"
        return int(self._rows(query, [report])[0][0])

    def stats(self) -> Stats:
        """Count everything."""
        by_kind = self._rows(
            "select ls.tag, lt.tag, origin, state = 2, count(*) from entry join text s on s.id = entry.source "
            "join text t on t.id = entry.target join locale ls on ls.id = s.locale join locale lt on lt.id = t.locale "
            "group by 1, 2, 3, 4 order by 1, 2, 4, 3"
        )
        entries: Counter[tuple[str, str, str]] = Counter()
        for source, target, origin, fuzzy, count in by_kind:
            kind = "unconfirmed" if fuzzy else _origin(origin).value
            entries[source, target, kind] += count
        counts = self._rows(
            "select (select count(*) from entry where state = 1), (select count(*) from entry join report on "
            "report.id = entry.report where confidential), (select count(*) from report where name != ''), "
            "(select count(*) from file), (select count(*) from text), "
            "(select coalesce(sum(length(cast(text as blob))), 0) from text), "
            "(select coalesce(sum(length(cast(key || terms as blob)) + length(ids) + ?), 0) from list)",
            [_ROW],
        )
        pages, size = (self._rows(f"pragma {name}")[0][0] for name in ("page_count", "page_size"))
        reviewed, confidential, reports, files, texts, text_bytes, index_bytes = counts[0]
        return Stats(
            dict(entries),
            reviewed,
            confidential,
            reports,
            files,
            texts,
            text_bytes,
            index_bytes,
            file_bytes=pages * size,
        )

    def vacuum(self) -> None:
        """Give back what is free, and leave nothing of what was deleted in the file or beside it."""
        with self._guarded():
            with _temporary_files(self.path.parent):
                self._connection.execute("pragma temp_store = file")
                self._connection.execute("vacuum")
                self._connection.execute("pragma temp_store = memory")
            self._connection.execute("pragma wal_checkpoint(truncate)").fetchall()

    def reset(self, reason: str) -> None:
        """Delete everything and begin anew."""
        self.close()
        remove(self.path)
        self._on_rebuild(reason)
        self._connection = connect(self.path)
        self._resets += 1

    def _rows(self, query: str, parameters: Iterable[Any] = ()) -> list[Any]:
        with self._guarded():
            return self._connection.execute(query, list(parameters)).fetchall()

    @contextmanager
    def _guarded(self) -> Generator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            if is_damage(error):
                raise Unusable(f"damaged ({error})") from error
            raise


@contextmanager
def _temporary_files(folder: Path) -> Generator[None]:
    """What SQLite writes aside, which may be confidential, stays in the project: not all of it fits into memory."""
    before = os.environ.get(_TEMPORARY)
    os.environ[_TEMPORARY] = str(folder.absolute())
    try:
        yield
    finally:
        if before is None:
            del os.environ[_TEMPORARY]
        else:
            os.environ[_TEMPORARY] = before


def _entry(row: Sequence[Any]) -> Entry:
    _, source, target, source_locale, target_locale, origin, confidence, state, report, unit, *rest = row
    previous, following, role, day, confidential, file = rest
    return Entry(
        source,
        target,
        source_locale,
        target_locale,
        _origin(origin),
        confidence / 10_000,
        reviewed=state == 1,
        fuzzy=state == 2,  # noqa: PLR2004 - the numbers of `Writer`
        report=report,
        unit=unit,
        previous=previous,
        following=following,
        role=role,
        date=f"{day // 10_000:04}-{day // 100 % 100:02}-{day % 100:02}" if day else "",
        confidential=bool(confidential),
        file=file,
        penalty=_penalty(file),
    )


def _origin(code: int) -> Origin:
    """The inverse of what `Writer` stores."""
    return list(Origin)[code]


@lru_cache
def _penalty(file: str) -> int:
    """Points off for all that comes from a folder or file called ``penalty-010``, as OmegaT has them."""
    match = _PENALTY.search(file)
    return int(match[1]) if match else 0
