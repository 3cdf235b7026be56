"""``#|`` lines that a program took for comments: Babel writes them as ``# | msgid "…"``, in pieces where they are long."""

import re

from l10n.formats.po.escapes import unescape

_BEGIN = re.compile(r'\| (?:msgctxt|msgid) "')
_STRING = re.compile(r'\|?[ ]?(msgctxt|msgid)?[ ]?"((?:[^"\\]|\\.)*+)"[ ]?')


def find_previous(comments: tuple[str, ...]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The strings that comments hold as previous ones, and the other comments."""
    start = next((n for n, line in enumerate(comments) if _BEGIN.match(line)), None)
    if start is None:
        return {}, comments
    found: dict[str, str] = {}
    word, at, text = "", 0, ""
    for end, line in enumerate(comments[start:], start + 1):
        if text and at == len(text) and not line.startswith("| "):
            return found, comments[:start] + comments[end - 1 :]
        text = f"{text} {line}" if text else line
        while match := _STRING.match(text, at):
            word = match[1] or word
            found[word] = found.get(word, "") + unescape(match[2])
            at = match.end()
    return (found, comments[:start]) if at == len(text) else ({}, comments)
