"""Whether what an engine answered can be a translation at all.

Only what is plainly none is turned away: nothing, a page, a text of quite another length or language. Whether
a translation is good is for `l10n.estimate` and for people.
"""

import re
import unicodedata
from functools import cache

from l10n.text.joining import language
from l10n.text.marks import strip_marks
from l10n.text.normalize import normalize
from l10n.text.scripts import script_for

_SCRIPTS = {
    "Hang": re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]"),
    "Kana": re.compile("[\u3041-\u3096\u30a1-\u30fa]"),
    "Hani": re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"),
    "Cyrl": re.compile("[\u0400-\u04ff]"),
    "Latn": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
}
_OWN = {"ko": ("Hang",), "ja": ("Kana", "Hani"), "zh": ("Hani",)}
_FOREIGN = {"ko": ("Kana", "Cyrl"), "ja": ("Hang", "Cyrl"), "zh": ("Hang", "Kana", "Cyrl")}
_WORD = re.compile(r"[^\W\d_]*[a-z\u00e0-\u00ff][^\W\d_]*")
_PAGE = re.compile(r"<\s*(?:!doctype|html|head|body|script|div|iframe)\b", re.IGNORECASE)
_FOREIGN_SHARE = 0.1
_OWN_SHARE = 0.2
_MANY = 40
"""Letters from which shares mean something."""
_LONGEST = 4
"""Times as long as the source, and `_SLACK` characters more, is no translation."""
_SLACK = 120


def tidied(text: str, *, source: str) -> str:
    """An answer in the form in which our texts are: one line where the source is one, no control characters."""
    text = normalize(text)
    if "\n" not in source:
        text = " ".join(text.split())
    return "".join(c for c in text.strip() if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"})


def fault(source: str, target: str, *, target_locale: str, keep: tuple[str, ...] = ()) -> str:
    """What is wrong with an answer, as it is said to an engine that is asked again; empty if nothing.

    Args:
        source: what was asked, with marks.
        target: the answer, with marks.
        target_locale: of the answer.
        keep: names that stay as they are in every language.
    """
    asked, answer = strip_marks(source)[0].strip(), strip_marks(target)[0].strip()
    if not answer:
        return "the answer was empty"
    if len(answer) > _LONGEST * len(asked) + _SLACK:
        return "the answer was far longer than the text"
    if _PAGE.search(answer) and not _PAGE.search(asked):
        return "the answer was a page, not a translation"
    return _wrong_language(asked, answer, target_locale, keep)


def _wrong_language(asked: str, answer: str, locale: str, keep: tuple[str, ...]) -> str:
    for name in keep:
        asked, answer = asked.replace(name, " "), answer.replace(name, " ")
    own = own_scripts(locale)
    if not own:
        return ""
    counts = {script: len(letters.findall(answer)) for script, letters in _SCRIPTS.items()}
    total = sum(counts.values())
    there = sum(counts[script] for script in own)
    foreign = sum(counts[script] for script in _FOREIGN.get(language(locale), ()))
    if total and foreign > _FOREIGN_SHARE * total:
        return "the answer was in another language"
    if there and (total < _MANY or there >= _OWN_SHARE * total):
        return ""
    # Initials, numbers and signs are the same in every language; words are not.
    if _WORD.search(asked) and "Latn" not in own:
        return "the text was not translated"
    return "the text was not translated" if there == 0 and total >= _MANY else ""


@cache
def own_scripts(locale: str) -> tuple[str, ...]:
    """Those that a language is written in; empty where nothing is known of it."""
    name = language(locale)
    if name in _OWN:
        return _OWN[name]
    script = script_for(locale)
    return (script,) if script else ()
