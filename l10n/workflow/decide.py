"""Decide about links: what a human says of them, kept in the sidecar; the next sync goes by it."""

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from l10n.config import Config
from l10n.errors import UsageError
from l10n.formats import sidecar
from l10n.merge import Pair, as_links, decide, decision_name
from l10n.model import Bead, Change, Decision, Link, Sidecar
from l10n.project import locked
from l10n.text.fingerprint import short_hash
from l10n.workflow.align import Alignment, Published
from l10n.workflow.apply import apply


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a decision."""

    alignment: Alignment
    """With the links as the next sync will have them."""
    made: tuple[Decision, ...]
    taken_back: tuple[Decision, ...]
    changed: bool
    """Whether the record is, or would be, another."""


def decide_links(
    root: Path,
    config: Config,
    *,
    report: str,
    locale: str,
    verb: str,
    names: Sequence[str],
    dry_run: bool = False,
) -> Decided:
    """Decide about links of a report with its published version.

    Args:
        root: of the project.
        config: of the project.
        report: its id or folder.
        locale: of the published version.
        verb: one of `VERBS`.
        names: sentences, as `Alignment.source_name` and `Alignment.target_name` have them, several joined with
            ``+``; for ``undo`` also names of decisions.
        dry_run: write nothing.

    Raises:
        UsageError: no such report, verb or sentence, or sentences that the verb makes no sense for.
        ReadError: a file of the report cannot be read.
        ConflictError: the record changed meanwhile.
    """
    published = Published(root, config, report=report, locale=locale)
    found = published.alignment()
    page = Page(found)
    if verb == "undo":
        made: list[Decision] = []
        gone = _named_decisions(page, names)
    else:
        fixed, apart = VERBS[verb](page, page.sides(names))
        made = [decide(pair, found.segments, found.target.segments) for pair in fixed]
        made += [decide(pair, found.segments, found.target.segments, apart=True) for pair in apart]
        gone = [old for old in found.record.decisions if not old.dormant and _settles(made, old)]
    kept = tuple(old for old in found.record.decisions if old not in gone and old not in made)
    record = replace(
        published.before,
        fingerprint=published.before.fingerprint and _OPEN,
        decisions=(*kept, *made),
        links=_opened(_with_texts(published.before, found), (*gone, *made)),
    )
    changed = bool(made or gone) and record.decisions != published.before.decisions
    change = Change(published.path, sidecar.serialize(record), published.base)
    if changed and not dry_run:
        with locked(root):
            apply(root, [change])
    return Decided(published.alignment(record if changed else None), tuple(made), tuple(gone), changed)


class Page:
    """An alignment whose sentences can be called by name."""

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self._ids = {segment.id: i for i, segment in enumerate(alignment.segments)}
        self._names = {alignment.target_name(j): j for j in range(len(alignment.target.segments))}
        self._beads: tuple[dict[int, Bead], dict[int, Bead]] = ({}, {})
        for bead in alignment.bitext.beads:
            self._beads[0].update(dict.fromkeys(bead.source, bead))
            self._beads[1].update(dict.fromkeys(bead.target, bead))

    def sides(self, names: Sequence[str]) -> list[Pair]:
        """For each word the sentences it names.

        Raises:
            UsageError: there is no such sentence, or none is named.
        """
        if not names:
            raise UsageError("name the sentences by their ids; `l10n link REPORT` lists them.")
        return [self._pair(word.split("+")) for word in names]

    def links(self, pairs: Iterable[Pair]) -> list[Pair]:
        """The links that the sentences stand in, each once."""
        beads = [self._beads[0][i] for left, _ in pairs for i in left]
        beads += [self._beads[1][j] for _, right in pairs for j in right]
        return [(bead.source, bead.target) for bead in dict.fromkeys(beads)]

    def _pair(self, words: Iterable[str]) -> Pair:
        left: set[int] = set()
        right: set[int] = set()
        for word in words:
            if word in self._ids:
                left.add(self._ids[word])
            elif word in self._names:
                right.add(self._names[word])
            else:
                close = difflib.get_close_matches(word, [*self._ids, *self._names], n=1)
                hint = f" Did you mean {close[0]}?" if close else " `l10n link REPORT` lists them."
                raise UsageError(f"{word}: no sentence has this id.{hint}")
        return tuple(sorted(left)), tuple(sorted(right))


Asked = tuple[list[Pair], list[Pair]]
"""Links that must be, and links that must not."""


def _accept(page: Page, pairs: Sequence[Pair]) -> Asked:
    return page.links(pairs), []


def _reject(page: Page, pairs: Sequence[Pair]) -> Asked:
    links = page.links(pairs)
    if not all(left and right for left, right in links):
        raise UsageError("a sentence without counterpart has no link to reject; `join` gives it one.")
    return [], links


def _join(page: Page, pairs: Sequence[Pair]) -> Asked:
    links = page.links(pairs)
    if len(links) == 1:
        raise UsageError("these are one link already; `accept` confirms it.")
    return [_union(links)], []


def _split(page: Page, pairs: Sequence[Pair]) -> Asked:
    links = page.links(pairs)
    if len(links) > 1:
        raise UsageError("these sentences stand in several links; split one at a time.")
    part = _union(pairs)
    rest = _without(links[0], part)
    if not any(rest):
        raise UsageError("these are the whole link; name those that make a link of their own.")
    return [part, *([rest] if all(rest) else [])], []


def _unlink(_page: Page, pairs: Sequence[Pair]) -> Asked:
    left, right = _union(pairs)
    return [*(((i,), ()) for i in left), *(((), (j,)) for j in right)], []


def _move(page: Page, pairs: Sequence[Pair]) -> Asked:
    if len(pairs) == 1:
        raise UsageError("name the sentences to move, and last one of the link that they belong to.")
    part = _union(pairs[:-1])
    left = [_without(link, part) for link in page.links([part])]
    goal = _without(_union(page.links([pairs[-1]])), part)
    rests = [rest for rest in left if all(rest) and rest != goal]
    return [_union([goal, part]), *rests], []


VERBS: dict[str, Callable[[Page, Sequence[Pair]], Asked]] = {
    "accept": _accept,
    "reject": _reject,
    "join": _join,
    "split": _split,
    "unlink": _unlink,
    "move": _move,
}
"""What can be said of links, beside ``undo``."""


_OPEN = "open"
"""Stands as the fingerprint of links that are to be looked at again."""


def _union(pairs: Iterable[Pair]) -> Pair:
    pairs = list(pairs)
    left, right = {i for pair in pairs for i in pair[0]}, {j for pair in pairs for j in pair[1]}
    return tuple(sorted(left)), tuple(sorted(right))


def _without(pair: Pair, part: Pair) -> Pair:
    left, right = (tuple(at for at in side if at not in out) for side, out in zip(pair, part, strict=True))
    return left, right


def _settles(made: Sequence[Decision], old: Decision) -> bool:
    """Whether a new decision takes the place of an old one."""
    ours, theirs = set(old.source), set(old.target)
    for new in made:
        if new.apart or old.apart:
            one, other = (new, old) if new.apart else (old, new)
            if (
                one.apart != other.apart
                and set(one.source) <= set(other.source)
                and set(one.target) <= set(other.target)
            ):
                return True
        elif ours.intersection(new.source) or theirs.intersection(new.target):
            return True
    return False


def _named_decisions(page: Page, names: Sequence[str]) -> list[Decision]:
    """The decisions that these words name: each by its own name, or by a sentence of it.

    Raises:
        UsageError: there is none.
    """
    decisions = page.alignment.record.decisions
    found: list[Decision] = []
    for name in names:
        some = [one for one in decisions if decision_name(one) == name]
        if not some and not re.fullmatch("[0-9a-f]{6}", name):
            left, right = _union(page.sides([name]))
            ids = {page.alignment.segments[i].id for i in left}
            some = [
                one
                for one in decisions
                if not one.dormant and (ids.intersection(one.source) or set(right).intersection(one.target))
            ]
        if not some:
            raise UsageError(f"{name}: nothing was decided about it; `l10n link REPORT` lists decisions.")
        found += some
    if not found:
        raise UsageError("name a decision or a sentence of it; `l10n link REPORT` lists both.")
    return list(dict.fromkeys(found))


def _with_texts(record: Sidecar, found: Alignment) -> tuple[Link, ...]:
    """The links of the record; those of now are the same, where no text is another, and know their texts."""
    if record.links != found.record.links:
        return record.links
    return as_links(found.bitext, found.segments, found.target.segments)


def _opened(links: Sequence[Link], decisions: Sequence[Decision]) -> tuple[Link, ...]:
    """The links of the record; those that a decision taken back had a hand in stand open to be aligned anew."""
    ids = {id_ for one in decisions for id_ in one.source}
    texts = {short_hash(text) for one in decisions for text in one.target_texts}
    return tuple(
        replace(link, decided=True)
        if ids.intersection(link.source) or texts.intersection(link.texts[len(link.source) :])
        else link
        for link in links
    )
