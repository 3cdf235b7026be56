"""In another language than it should be."""

import re
from collections.abc import Iterator

from l10n.estimate.draft import Draft, Flag
from l10n.text.joining import language

_WORD = re.compile(r"(?<![\w@./])[A-Za-z][a-z]+(?![\w@/])")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*|\S+\.(?:com|org|net|html?)\S*")
_BRACKETED = re.compile(r"[(（\[［][^()（）\[\]［］]{0,200}[)）\]］]")
"""Where a name may stand in its own letters."""
_LETTERS = {
    "ko": re.compile("[\uac00-\ud7a3\u3130-\u318f]"),
    "ja": re.compile("[\u3041-\u30ff\u4e00-\u9fff\u3005]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
}
"""Letters of a language that no Latin text has."""
_OTHERS = {"ko": re.compile("[\u3041-\u30fa]"), "ja": re.compile("[\uac00-\ud7a3]"), "zh": re.compile("[\u3041-\u30fa\uac00-\ud7a3]")}  # fmt: skip
"""… and those that only another has."""
_KANA = re.compile("[\u3041-\u30ff]")
_ANY = re.compile(r"[^\W\d_]")
_FEW, _MANY = 2, 12
_MOST_LATIN, _MOST_FOREIGN = 0.6, 0.2
_RUN = re.compile(r"(?:(?<![\w@./])[A-Za-z’'-]+[ ,;]+){3,}[A-Za-z’'-]+")
_FUNCTION = re.compile(
    r"\b(?:the|of|to|and|in|is|was|were|are|that|for|it|with|on|at|by|from|has|had|have|not|this|will)\b",
    re.IGNORECASE,
)


def untranslated(draft: Draft) -> Iterator[Flag]:
    """The source as it was, or a part of it."""
    source, target = draft.source.strip(), draft.target.strip()
    words = _WORD.findall(_ADDRESS.sub("", source))
    if source == target and len(words) >= _FEW:
        yield Flag("untranslated", "as its source")
        return
    own = _LETTERS.get(draft.language)
    if own is None:
        return
    bare = _BRACKETED.sub("", _ADDRESS.sub("", target))
    letters, native = len(_ANY.findall(bare)), len(own.findall(bare))
    latin = len(re.findall("[A-Za-z]", bare))
    if (
        latin > _MOST_LATIN * letters
        and native * 4 < letters
        and any(w.islower() for w in _WORD.findall(bare))
    ):
        yield Flag("untranslated", "in Latin letters")
    elif any(_FUNCTION.search(run[0]) for run in _RUN.finditer(bare)):
        yield Flag("untranslated", "has a piece in English")


def script(draft: Draft) -> Iterator[Flag]:
    """Letters of another language."""
    own, other = _LETTERS.get(draft.language), _OTHERS.get(draft.language)
    if own is None or other is None:
        return
    target = _ADDRESS.sub("", draft.target)
    letters, foreign = len(_ANY.findall(target)), len(other.findall(target))
    if foreign > _MOST_FOREIGN * letters:
        yield Flag("script", "in another language")
    elif foreign and draft.language != language(draft.source_locale) and not other.search(draft.source):
        yield Flag("script", "has letters of another language")
    elif draft.language == "ja" and letters >= _MANY and not _KANA.search(target):
        yield Flag("script", "without kana")
    elif draft.language == "ko" and letters >= _MANY and not own.search(target):
        yield Flag("script", "without hangul")
