"""Marks of a published translation, in the numbers of its source.

The two versions of a report were marked up by different hands: a translation's ``<g1>`` is its own link or
emphasis. In a unit a mark can only mean what the source's mark of that number means.
"""

import re
from collections import defaultdict, deque
from collections.abc import Sequence

from l10n.model import Code
from l10n.text.marks import MARK

_KINDS = {"b": "strong", "**": "strong", "__": "strong", "i": "em", "*": "em", "_": "em", "[": "a"}
_NAME = re.compile(r"<\s*/?\s*([a-z][a-z0-9-]*)|(\*\*|__|\*|_|!?\[)", re.IGNORECASE)


def carry(text: str, codes: Sequence[Code], *, source: Sequence[Code]) -> str:
    """A translation's text with the marks of the source.

    The n-th link, emphasis … of the translation stands for the n-th of the source; one that the source does
    not have is dropped, its text stays.
    """
    free: dict[tuple[bool, str], deque[int]] = defaultdict(deque)
    for code in source:
        free[code.paired, _kind(code)].append(code.number)
    renumbered: dict[int, int | None] = {}
    for code in codes:
        same = free[code.paired, _kind(code)]
        renumbered[code.number] = same.popleft() if same else None
    seen = {code.number: code for code in codes}

    def mark(match: re.Match[str]) -> str:
        number = int(match["n"] or match["m"] or match["x"])
        new = renumbered.get(number)
        if new is None:
            return "" if match["x"] is None or number not in seen else seen[number].text.replace("\n", " ")
        return match[0].replace(str(number), str(new))

    return re.sub(r" {2,}", " ", MARK.sub(mark, text)).strip()


def _kind(code: Code) -> str:
    match = _NAME.search(code.data)
    name = (match[1] or match[2]).lower() if match else code.data
    return _KINDS.get(name, name)
