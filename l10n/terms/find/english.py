"""English, and every language that puts spaces between words."""

from l10n.terms.find.page import Page
from l10n.terms.term import TermKind

_PLURALS = ("s", "es")
_MANY = frozenset({TermKind.TERM, TermKind.ORGANISATION})


def judge(page: Page, start: int, end: int, form: str, kind: TermKind) -> str | None:  # noqa: ARG001
    """Empty for a word of its own, or its plural; None within another word."""
    text = page.text
    if start and _letter(text[start - 1]) and _letter(text[start]):
        return None
    if kind is TermKind.PERSON and (_hyphen(text, start - 1, -1) or _hyphen(text, end, 1)):
        return None
    after = end
    if kind in _MANY:
        ending = next((one for one in _PLURALS if text.startswith(one, end)), "")
        if ending and not (text[end + len(ending) : end + len(ending) + 1] or " ").isalnum():
            after = end + len(ending)
    if after < len(text) and _letter(text[after]) and _letter(text[after - 1]):
        return None
    return ""


def _letter(character: str) -> bool:
    return character.isalnum()


def _hyphen(text: str, at: int, step: int) -> bool:
    """Whether a name goes on across a hyphen: Kim Jong in Kim Jong-un; not so Kim-led."""
    if not 0 <= at < len(text) or text[at] != "-":
        return False
    if step < 0:
        return at > 0 and text[at - 1].isalpha() and not text.endswith(_PREFIXES, 0, at)
    behind = text[at + 1 : at + 1 + _LONGEST]
    word = behind[: next((i for i, c in enumerate(behind) if not c.isalpha()), len(behind))]
    return bool(word) and word not in _LED


_LONGEST = 20
_PREFIXES = ("ex", "anti", "pro", "non", "post", "pre", "then")
_LED = frozenset(
    {"led", "era", "style", "like", "based", "run", "backed", "appointed", "born", "inspired", "themed"}
)
