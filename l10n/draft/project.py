"""Put the marks of a source into a translation that was made without them.

A mark can be placed where its place is certain: at either end of the text, around the whole of it, or around
words whose translation is known and stands in the target once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from l10n.draft.guard import nested
from l10n.text.marks import MARK, strip_marks


@dataclass(frozen=True, slots=True)
class _Span:
    """What stands between two marks of a pair, or where a single one stands; half-open, in the plain source."""

    opening: str
    closing: str
    start: int
    end: int
    order: tuple[int, int]
    """Of both marks among all marks of the source."""


def spans(source: str) -> list[str]:
    """The words that pairs of marks stand around, where these are not the whole text: what `project` should know."""
    plain = strip_marks(source)[0]
    return list(
        dict.fromkeys(
            inner
            for span in _spans(source)
            if span.closing and (inner := plain[span.start : span.end].strip()) and inner != plain.strip()
        )
    )


def project(source: str, target: str, *, known: Mapping[str, Sequence[str]]) -> tuple[str, tuple[str, ...]]:
    """A target with the marks that can be placed.

    Args:
        source: with marks.
        target: without.
        known: words of the source -> what they may be in the target, the best first.

    Returns:
        The target, and the marks that could not be placed, in order of the source.
    """
    plain = strip_marks(source)[0]
    inserted: list[tuple[int, bool, int, str]] = []
    lost: list[str] = []
    for span in _spans(source):
        place = _place(span, plain, target, known)
        marks = [span.opening, *([span.closing] if span.closing else [])]
        if place is None:
            lost += marks
            continue
        # At one place, what closes there or ends the text stands before what opens there, each in order of the source.
        inserted.append((place[0], bool(span.closing) or place[0] == 0, span.order[0], span.opening))
        if span.closing:
            inserted.append((place[1], False, span.order[1], span.closing))
    parts: list[str] = []
    done = 0
    for at, _, _, mark in sorted(inserted):
        parts += [target[done:at], mark]
        done = at
    marked = "".join((*parts, target[done:]))
    if not nested(marked):
        return target, tuple(mark[0] for mark in MARK.finditer(source))
    return marked, tuple(lost)


def _spans(source: str) -> list[_Span]:
    """All marks, in order of where they open; a pair before those inside it."""
    found: list[_Span] = []
    open_now: dict[str, tuple[int, int]] = {}
    at = last = 0
    for number, mark in enumerate(MARK.finditer(source)):
        at += mark.start() - last
        last = mark.end()
        if mark["n"]:
            open_now[mark["n"]] = (len(found), at)
            found.append(_Span(mark[0], "", at, at, (number, number)))
        elif mark["m"] and mark["m"] in open_now:
            place, start = open_now.pop(mark["m"])
            found[place] = _Span(found[place].opening, mark[0], start, at, (found[place].order[0], number))
        else:
            found.append(_Span(mark[0], "", at, at, (number, number)))
    return found


def _place(
    span: _Span, plain: str, target: str, known: Mapping[str, Sequence[str]]
) -> tuple[int, int] | None:
    """Where a span stands in the target."""
    before, inner, after = (
        plain[: span.start].strip(),
        plain[span.start : span.end].strip(),
        plain[span.end :].strip(),
    )
    if not span.closing:
        if span.opening.startswith("<x") and not before:
            return (0, 0)
        return (len(target), len(target)) if span.opening.startswith("<x") and not after else None
    if not before and not after:
        return (0, len(target))
    if not inner:
        return None
    for form in (*known.get(inner, ()), inner):
        if form and target.count(form) == 1:
            start = target.index(form)
            return (start, start + len(form))
    return None
