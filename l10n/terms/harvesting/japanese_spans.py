"""What of a Japanese sentence may be a name: runs of katakana, and of kanji with all the ways to read them."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from l10n.errors import L10nError
from l10n.terms.find.japanese import may_follow, may_precede
from l10n.terms.harvesting.heads import added
from l10n.terms.harvesting.span import Span
from l10n.terms.sounds import of_hangul, of_kana, of_latin

_KATAKANA = re.compile("[ァ-ヺー]+(?:[・＝=･][ァ-ヺー]+)*")
_AND = frozenset("&＆")
_PART = re.compile("[ァ-ヺー]+")
_KANJI = re.compile("[\u3400-\u9fff々]+(?:[ぁ-ゖ]{1,4})?")
_BARE = re.compile("[\u3400-\u9fff々]+")
_LONGEST = 6
_MOST_READINGS = 24
_MOST_PARTS = 4


def spans(text: str) -> list[Span]:
    """Every stretch of katakana words, and every one of two to six kanji."""
    return [*_katakana(text), *_kanji(text)]


def _katakana(text: str) -> Iterator[Span]:
    for run in _KATAKANA.finditer(text):
        parts = [(part.start() + run.start(), part.end() + run.start()) for part in _PART.finditer(run[0])]
        for first in range(len(parts)):
            for last in range(first, min(first + _MOST_PARTS, len(parts))):
                start, end = parts[first][0], parts[last][1]
                if end - start > 1:
                    yield Span(
                        start,
                        end,
                        text[start:end],
                        (of_kana(text[start:end]),),
                        last - first + 1,
                        part=last - first + 1 < len(parts)
                        or text[end : end + 1] in _AND
                        or text[start - 1 : start] in _AND,
                    )
        yield from _before_added(text, parts[-1])


def _before_added(text: str, part: tuple[int, int]) -> Iterator[Span]:
    """サンヒョン of サンヒョングループ."""
    start, stop = part
    for end in range(start + 2, stop):
        if added(text, end, tongue="ja") == stop:
            yield Span(start, end, text[start:end], (of_kana(text[start:end]),), 1)


def _kanji(text: str) -> Iterator[Span]:
    for run in _KANJI.finditer(text):
        bare = _BARE.match(run[0])
        size = len(bare[0]) if bare else 0
        for first in range(size):
            for last in range(first + 2, min(size, first + _LONGEST) + 1):
                start, end = run.start() + first, run.start() + last
                word = text[start:end]
                whole = (first == 0 or may_precede(text[start - 1])) and (
                    last == size or may_follow(text, end)
                )
                yield Span(start, end, word, readings(word), 1, sure=whole)
        if len(run[0]) > size:  # 横田めぐみ
            for end in range(size + 1, len(run[0]) + 1):
                word = run[0][:end]
                yield Span(run.start(), run.start() + end, word, _mixed(word), 1, sure=False)


def _mixed(word: str) -> tuple[str, ...]:
    """Those of kanji and hiragana together: 横田めぐみ."""
    return tuple(dict.fromkeys(_read(word, _WAYS[2:3])))


@lru_cache(maxsize=20_000)
def readings(word: str) -> tuple[str, ...]:
    """The sounds of kanji as Korea, Japan and China read them; what is not installed is left out."""
    return tuple(dict.fromkeys(_read(word, _WAYS)))


_WAYS = (
    ("Hani", "Hang", "north"),
    ("Hani", "Hang", "south"),
    ("ja", "Kana", "reading"),
    ("zh", "Latn", "pinyin"),
)
_SOUNDS = {"Hang": of_hangul, "Kana": of_kana, "Latn": of_latin}


def _read(word: str, ways: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    from l10n.terms.transliteration import transliterate  # noqa: PLC0415 - its tables

    for source, script, scheme in ways:
        try:
            forms = transliterate(word, source=source, target=script, scheme=scheme, kind="person")
        except L10nError:  # not installed
            continue
        for form in forms[:_MOST_READINGS]:
            if not _BARE.search(form):
                yield _SOUNDS[script](form)
