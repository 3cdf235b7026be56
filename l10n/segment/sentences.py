"""Sentences of a text as spans over it."""

from l10n.segment.segmenter import Segmenter, has_kiwi, segmenter_for


def split_sentences(text: str, *, locale: str, soft: bool = False) -> list[tuple[int, int]]:
    """Spans of the sentences of a text.

    A line end is always the end of a sentence.

    Args:
        text: any text.
        locale: ``ko``, ``ja-JP`` …; a language without rules of its own gets general ones. In Korean, with the
            extra ``ko`` installed, sentences also end where Kiwi sees an ending and the text has no stop.
        soft: also cut inside quotations and brackets that otherwise stay whole.

    Returns:
        Half-open, in code points of ``text``, without white space at the ends, in order and not overlapping.
        Every character that is not white space lies in one.
    """
    language = locale.partition("-")[0].partition("_")[0]
    return spans(text, segmenter_for(language, kiwi=language == "ko" and has_kiwi()), soft=soft)


def spans(text: str, segmenter: Segmenter, *, soft: bool = False) -> list[tuple[int, int]]:
    """Spans as `split_sentences` gives them, from any segmenter.

    Whatever the segmenter answers, the spans are in order and lose nothing: cuts outside the line or out of
    order are taken as a set.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        hard, inner = segmenter(line.rstrip())
        ends = sorted({*hard, *inner}) if soft and inner else hard
        end = start + len(line)
        _trimmed(text, start, ends, end, found)
        start = end
    return found


def _trimmed(text: str, start: int, ends: list[int], last: int, found: list[tuple[int, int]]) -> None:
    """Add the spans of a line that begins at ``start`` and whose cuts are relative to it."""
    origin = at = start
    for cut in (*ends, last - origin):
        end = origin + cut
        if not at < end <= last:
            continue
        after = end
        while at < end and text[at].isspace():
            at += 1
        while end > at and text[end - 1].isspace():
            end -= 1
        if at < end:
            found.append((at, end))
        at = after
