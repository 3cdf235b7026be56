"""Where a sentence could be cut further: at its ends within quotations, at its commas.

Editors join sentences, and cut them, mostly there. What follows is said about tokens, not characters: the sums of
clauses then come out of the encoder with no more work than those of whole sentences.
"""

import re
from collections.abc import Sequence
from functools import cache

_LEAST = 6
"""Tokens of a clause, at least."""
_MOST = 8
"""Clauses of a sentence, at most."""
_WORD = "▁"
"""What a token begins with that begins a word."""
_CUT = re.compile(r"(?:[eE]c*(?=w))|Ec*")


@cache
def _sort(token: str) -> str:
    """One letter for what a token may be to a cut: an end, one that needs no space after it, a closer, a new word."""
    if re.fullmatch(r"[\"'”’」』》)\]）】]+", token):
        return "c"
    if re.search(r"[。！？、；」』][”’」』）】]*\Z", token):
        return "E"
    if re.search(r"[.!?…,;:—–][\"'”’」』》)\]）】]*\Z", token):
        return "e"
    return "w" if token.startswith(_WORD) else "x"


def find_clauses(tokens: Sequence[str]) -> list[int]:
    """Where the clauses of a sentence begin, by token: 0, and every cut that leaves enough on both sides."""
    least = max(_LEAST, len(tokens) // _MOST + 1)
    starts = [0]
    for match in _CUT.finditer("".join(map(_sort, tokens))):
        if match.end() - starts[-1] >= least and len(tokens) - match.end() >= least:
            starts.append(match.end())
    return starts
