"""Which parts of a text stand in quotation marks."""

import re

_PAIRS = {"“": "”", "「": "」", "『": "』", "‘": "’", "«": "»", "〝": "〟"}
_MARK = re.compile(f'[{"".join([*_PAIRS, *_PAIRS.values()])}"]')


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the outermost quotations with their marks, in order; one that is not closed reaches to the end.

    Straight quotation marks open and close in turn.
    """
    spans: list[tuple[int, int]] = []
    closing, start = "", 0
    for mark in _MARK.finditer(text):
        at, sign = mark.start(), mark[0]
        if not closing:
            if sign in _PAIRS or sign == '"':
                closing, start = _PAIRS.get(sign, '"'), at
        elif sign == closing:
            spans.append((start, at + 1))
            closing = ""
    if closing and closing != "’":
        spans.append((start, len(text)))
    return tuple(spans)
