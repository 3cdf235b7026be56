"""Marks and untouchable names on their way through an engine: out as what it brings back, and in again.

An engine that takes tags gets the marks as they stand. One that would take tags for HTML gets tokens, ``⟦1⟧``,
for marks and for names that must stay as they are. One that knows neither gets plain text, and the marks are
put where the words they stood around came to stand: `l10n.draft.project`.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from l10n.engines import Marks
from l10n.text.josa import mend
from l10n.text.marks import MARK, strip_marks

_TOKEN = re.compile("⟦(/?[0-9]+)⟧")
_OPEN, _CLOSE = "[\\[［【〚〔⟦]", "[\\]］】〛〕⟧]"
_BENT_TOKEN = re.compile(
    rf"{_OPEN}(?:\s?{_OPEN})?\s*([/／]?)\s*([0-9０-９]{{1,6}})\s*{_CLOSE}(?:\s?{_CLOSE})?"
)
_BENT_TAG = re.compile(
    r"(?:<|&lt;|＜|〈)\s*([/／]?)\s*([gxGXｇｘ])\s*([0-9０-９]{1,6})\s*([/／]?)\s*(?:>|&gt;|＞|〉)"
)
_SPACES = re.compile(r"[ \t]{2,}")
_FIRST = re.compile(rf"\s*(?:{MARK.pattern})\s*")
_LAST = re.compile(rf"\s*(?:{MARK.pattern})\s*\Z")


@dataclass(frozen=True, slots=True)
class Guarded:
    """A text as it is sent."""

    sent: str
    tokens: Mapping[str, str]
    """Token without its brackets -> what it stands for; empty where nothing was replaced."""
    source: str
    """The text with its marks."""
    keep: tuple[str, ...]
    """The untouchable names that occur in it, as often as they do."""
    marks: Marks
    names: tuple[str, ...] = ()
    """What stands for tokens of names that are written otherwise in the target language, as often as they do."""


@dataclass(frozen=True, slots=True)
class Restored:
    """An answer with its marks."""

    text: str
    lost: tuple[str, ...] = ()
    """Marks and names that are not there as often as they should be; then the text has no marks that fit only half."""


def guard(
    text: str, *, marks: Marks, keep: Sequence[str] = (), names: Sequence[tuple[str, str]] = ()
) -> Guarded:
    """Make a text fit to be sent.

    Args:
        text: with marks.
        marks: what the engine brings back.
        keep: names that must stay as they are.
        names: other names, and what they are in the target language: an engine that takes tokens gets those.
    """
    plain = strip_marks(text)[0]
    kept = _names(keep)
    found = tuple(match[0] for match in kept.finditer(plain)) if kept else ()
    if marks is Marks.TAGS:
        return Guarded(text, {}, text, found, marks)
    if marks is Marks.NONE:
        return Guarded(plain_text(text), {}, text, found, marks)
    tokens: dict[str, str] = {}
    numbers = count(max((int(_number(mark)) for mark in MARK.finditer(text)), default=0) + 1)
    # Our brackets in the text itself would be taken for tokens.
    forms = {**dict(names), **{name: name for name in keep}}
    known = _names(tuple(forms))
    foreign = re.compile(f"{known.pattern}|[⟦⟧]+" if known else "[⟦⟧]+")
    parts: list[str] = []
    at = 0
    for mark in [*MARK.finditer(text), None]:
        piece = text[at : mark.start() if mark else len(text)]
        parts.append(foreign.sub(lambda m: _put(tokens, str(next(numbers)), forms.get(m[0], m[0])), piece))
        if mark is not None:
            parts.append(_put(tokens, f"{'/' if mark['m'] else ''}{_number(mark)}", mark[0]))
            at = mark.end()
    put = Counter(tokens.values())
    inserted = tuple(form for form in dict(names).values() for _ in range(put[form]))
    return Guarded("".join(parts), tokens, text, found, marks, inserted)


def restore(guarded: Guarded, answer: str) -> Restored:
    """Put marks and names back into an answer, and repair tokens that came back bent.

    Returns:
        With ``lost`` empty, exactly the marks of the source, each once more nested as they should be.
    """
    if guarded.marks is Marks.NONE:
        plain = strip_marks(answer)[0]
        return Restored(plain, (*(m[0] for m in MARK.finditer(guarded.source)), *_missing(guarded, plain)))
    text = answer
    if guarded.marks is Marks.TOKENS:
        text = _BENT_TOKEN.sub(lambda m: _token(guarded, m), text) if "⟦" in guarded.sent else text
        text = _TOKEN.sub(lambda m: guarded.tokens.get(m[1], ""), text)
    elif MARK.search(guarded.source):
        text = _BENT_TAG.sub(lambda m: _tag(guarded, m), text)
    lost = (*lost_marks(guarded.source, text), *_missing(guarded, text))
    for form in dict.fromkeys(guarded.names):
        at = 0
        while (at := text.find(form, at)) >= 0:
            at += len(form)
            text = mend(text, at)  # the engine could not know what sound its particle follows
    return Restored(text, lost)


def peel(text: str) -> tuple[str, str, str]:
    """What stands before a text, the text, and what stands after it: marks at its ends, which need no engine.

    Pairs are peeled off only where they hold all the rest.
    """
    before = after = ""
    while True:
        first, last = _FIRST.match(text), _LAST.search(text)
        if first and first["x"]:
            before, text = before + first[0], text[first.end() :]
        elif last and last["x"]:
            after, text = last[0] + after, text[: last.start()]
        elif first and last and first["n"] and first["n"] == last["m"]:
            before, after = before + first[0], last[0] + after
            text = text[first.end() : last.start()]
        else:
            return before, text, after


def lost_marks(source: str, target: str) -> tuple[str, ...]:
    """Marks of a source that its target has not as often, or has where they do not nest; those it has too often, too."""
    if "<" not in source and "<" not in target:
        return ()
    wanted = Counter(mark[0] for mark in MARK.finditer(source))
    there = Counter(mark[0] for mark in MARK.finditer(target))
    wrong = [*(wanted - there).elements(), *(there - wanted).elements()]
    return tuple(wrong) if wrong or nested(target) else tuple(wanted)


def nested(text: str) -> bool:
    """Whether every pair of marks opens before it closes, and closes inside what it opened in."""
    open_now: list[str] = []
    for mark in MARK.finditer(text):
        if mark["n"]:
            open_now.append(mark["n"])
        elif mark["m"] and (not open_now or open_now.pop() != mark["m"]):
            return False
    return not open_now


def plain_text(text: str) -> str:
    """A text without its marks, and without the white space that stood around them twice."""
    spaced = MARK.sub(lambda mark: " " if mark["x"] else "", text)
    return _SPACES.sub(" ", spaced).strip()


def _names(keep: Sequence[str]) -> re.Pattern[str] | None:
    """The longest first; at their ends no letter or digit goes on."""
    if not keep:
        return None
    longest = sorted({name for name in keep if name}, key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest))})(?![^\W_])")


def _missing(guarded: Guarded, text: str) -> list[str]:
    """Untouchable names that do not stand there as often as in the source."""
    wanted = Counter((*guarded.keep, *guarded.names))
    plain = strip_marks(text)[0]
    return [name for name, times in wanted.items() if plain.count(name) < times]


def _number(mark: re.Match[str]) -> str:
    return mark["n"] or mark["m"] or mark["x"]


def _put(tokens: dict[str, str], name: str, stands_for: str) -> str:
    tokens[name] = stands_for
    return f"⟦{name}⟧"


def _token(guarded: Guarded, match: re.Match[str]) -> str:
    """A token as it should be; brackets with a number that are none stay as they are."""
    name = f"{'/' if match[1] else ''}{int(match[2])}"
    if name not in guarded.tokens or match[0] in guarded.source:
        return match[0]
    return f"⟦{name}⟧"


def _tag(guarded: Guarded, match: re.Match[str]) -> str:
    """A mark as it should be; angle brackets that are none stay as they are."""
    number, kind = int(match[3]), match[2].lower().replace("ｇ", "g").replace("ｘ", "x")
    mark = f"<x{number}/>" if kind == "x" else f"</g{number}>" if match[1] else f"<g{number}>"
    return mark if mark in guarded.source else match[0]
