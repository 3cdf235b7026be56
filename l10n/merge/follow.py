"""What becomes of a translation when its sentence is edited, marked up anew, cut or joined."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from l10n.merge.hold import Held
from l10n.merge.notes import kept_notes
from l10n.merge.pieces import cut
from l10n.merge.records import is_untouched
from l10n.merge.remark import renumber, renumbered
from l10n.merge.trace import Fate
from l10n.model import Provenance, Unit
from l10n.text.fingerprint import short_hash
from l10n.text.joining import joiner
from l10n.text.marks import MARK, balance, fuse, numbers

SPLIT = "split: the English sentence was longer when this was translated"
WHOLE = "split: one sentence when it was translated; check that the text still says both"
JOINED = "joined: several sentences when they were translated"


@dataclass(frozen=True, slots=True)
class Followed:
    """A unit to be."""

    sentences: tuple[int, ...]
    """Which of the new sentences it is for: positions among those of the trace."""
    unit: Unit
    """With the target, its state, what humans wrote about it, and a note where it was cut or joined."""


@dataclass(frozen=True, slots=True)
class Locales:
    """Of both sides."""

    source: str
    target: str


def follow(
    olds: Sequence[Held], news: Sequence[str], fate: Fate, *, whole: str, locales: Locales
) -> list[Followed]:
    """Units for the new sentences of a trace.

    Exact text keeps its state, whatever its cuts; anything else is fuzzy with what it was made for. A
    translation is cut only where it is clear where; else it stays whole, as one unit of all the sentences.

    Args:
        olds: the units that the sentences had; those without target say nothing.
        news: texts of the new sentences.
        fate: of the trace.
        whole: text of the unit that all new sentences make.
        locales: of both sides.
    """
    parts = _apart([_Part(held.unit, held.unit.source, held.unit.target) for held in olds], olds)
    if fate is Fate.SAME:
        return [Followed((0,), olds[0].unit)]
    if len(news) == 1:
        return [Followed((0,), _one(parts, news[0], fate, locales))]
    shares = _recut(parts, news, locales) if fate is Fate.RECUT else _split(parts, news, locales)
    if shares is None or any(len(held.ids) > 1 for held in olds):
        note = "" if len(olds) == 1 and len(olds[0].ids) > 1 else WHOLE
        return [Followed(tuple(range(len(news))), _one(parts, whole, fate, locales, note))]
    note = SPLIT if fate is Fate.EDITED else ""
    return [
        Followed((n,), _one(share, text, fate, locales, note))
        for n, (share, text) in enumerate(zip(shares, news, strict=True))
    ]


@dataclass(frozen=True, slots=True)
class _Part:
    """A unit, or a piece of one."""

    unit: Unit
    source: str
    target: str
    """Empty where there is none."""


def _one(parts: Sequence[_Part], text: str, fate: Fate, locales: Locales, note: str = "") -> Unit:
    """The unit that parts make together, for a text that has become theirs."""
    made = [part for part in parts if part.target]
    source = _fused((part.source for part in parts), locales.source)
    target, same = renumber(_fused((part.target for part in made), locales.target), old=source, new=text)
    lines = tuple(dict.fromkeys(line for part in parts for line in part.unit.comments))
    flags = tuple(dict.fromkeys(flag for part in parts for flag in part.unit.flags))
    if not made:
        return Unit("", comments=lines, flags=flags)
    exact = same and fate is not Fate.EDITED and len(made) == len(parts)
    fuzzy = not exact or any(part.unit.fuzzy for part in made)
    previous = None
    if not exact or any(part.unit.fuzzy and part.unit.previous for part in made):
        previous = (parts[0].unit.context, _fused(dict.fromkeys(map(_made_for, made)), locales.source))
    told = [*(line for part in made for line in kept_notes(part.unit)), JOINED if len(parts) > 1 else note]
    return Unit(
        text,
        target,
        fuzzy=fuzzy,
        previous=previous,
        comments=lines,
        flags=flags,
        provenance=_provenance(made, target) if fuzzy else None,
        notes=tuple(dict.fromkeys(filter(None, told))),
    )


def _provenance(made: Sequence[_Part], target: str) -> Provenance | None:
    """Of a draft: an untouched one stays untouched; the hash of one that a human edited does not fit the target."""
    drafts = [part.unit.provenance for part in made if part.unit.fuzzy and part.unit.provenance]
    if drafts and all(is_untouched(part.unit) for part in made):
        return replace(drafts[0], hash=short_hash(target))
    return drafts[0] if drafts else None


def _made_for(part: _Part) -> str:
    return part.unit.previous[1] if part.unit.fuzzy and part.unit.previous else part.source


def _split(parts: Sequence[_Part], news: Sequence[str], locales: Locales) -> list[list[_Part]] | None:
    """Parts of one edited unit for each of the sentences that it was cut into."""
    (part,) = parts
    targets = cut(part.target, news, source_locale=locales.source, target_locale=locales.target)
    if targets is None:
        return None
    return [[_piece(part, part.source, target)] for target in targets]


def _recut(parts: Sequence[_Part], news: Sequence[str], locales: Locales) -> list[list[_Part]] | None:
    """Parts for each of the sentences that the same text is cut into now; None where a cut is not clear."""
    shares: list[list[_Part]] = [[] for _ in news]
    n, room = 0, _size(news[0])
    for part in parts:
        sizes: list[int] = []
        owners: list[int] = []
        left = _size(part.source)
        while left:
            if not room:
                n, room = n + 1, _size(news[n + 1])
                continue
            step = min(left, room)
            sizes.append(step)
            owners.append(n)
            left, room = left - step, room - step
        sources = _cut_source(part.source, sizes)
        targets: list[str] | None = [""] * len(sources)
        if part.target:
            targets = cut(part.target, sources, source_locale=locales.source, target_locale=locales.target)
        if targets is None:
            return None
        for owner, source, target in zip(owners, sources, targets, strict=True):
            shares[owner].append(_piece(part, source, target) if len(sources) > 1 else part)
    return shares


def _piece(part: _Part, source: str, target: str) -> _Part:
    unit = part.unit
    if is_untouched(unit) and unit.provenance:
        unit = replace(unit, target=target, provenance=replace(unit.provenance, hash=short_hash(target)))
    return _Part(unit, source, target)


def _cut_source(text: str, sizes: Sequence[int]) -> list[str]:
    """A text in pieces of so many characters, marks and white space not counted; marks balanced."""
    cuts = [0]
    at = seen = 0
    wanted = 0
    for size in sizes[:-1]:
        wanted += size
        while seen < wanted:
            mark = MARK.match(text, at)
            seen += not mark and not text[at].isspace()
            at = mark.end() if mark else at + 1
        while (mark := MARK.match(text, at)) and mark["m"]:
            at = mark.end()
        cuts.append(at)
    cuts.append(len(text))
    return balance(text[a:b].strip() for a, b in pairwise(cuts))


def _size(text: str) -> int:
    return sum(not char.isspace() for char in MARK.sub("", text))


def _fused(texts: Iterable[str], locale: str) -> str:
    pieces = list(texts)
    return fuse(pieces, [joiner(locale)] * (len(pieces) - 1))


def _apart(parts: Sequence[_Part], olds: Sequence[Held]) -> list[_Part]:
    """Parts whose marks can stand in one text: different blocks use one number for different codes."""
    out: list[_Part] = []
    shift = highest = 0
    block = None
    for part, held in zip(parts, olds, strict=True):
        here = held.ids[0].partition(".")[0] if held.ids else ""
        if here != block:
            block, shift = here, highest
        used = numbers(part.source) | numbers(part.target)
        pairs = {number: number + shift for number in used}
        highest = max([highest, *pairs.values()])
        out.append(_Part(part.unit, renumbered(part.source, pairs), renumbered(part.target, pairs)))
    return out
