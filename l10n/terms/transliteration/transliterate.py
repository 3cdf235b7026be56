"""The way in: a text in one script to the forms it has in another."""

from l10n.errors import UsageError
from l10n.terms.transliteration import hangul, hanja, persons
from l10n.terms.transliteration.directions import KINDS, rule

_NORTHERN = frozenset(["dprk", "dprk-2002", "dprk-2012", "north-name"])


def transliterate(text: str, *, source: str, target: str, scheme: str, kind: str = "term") -> list[str]:
    """Write a name in another script.

    Args:
        text: hangul or hanja for ``ko``, kana or kanji for ``ja``, hanzi or pinyin for ``zh``, hanja for ``Hani``. What is
            in no such script stays as it is.
        source: ``ko``, ``ja``, ``zh``, or ``Hani`` for hanja that are read in Korean.
        target: ``Latn``, ``Hang`` or ``Kana``.
        scheme: see `l10n.terms.transliteration.directions.RULES`.
        kind: ``term``, ``place`` or ``person``. A person is family name first, or as marks in the text tell
            (``Jiro ISHIMARU``); a place may end in the word for its unit.

    Returns:
        Forms, best first, at least one; where a rule decides there is one.

    Raises:
        UsageError: there is no such direction or kind.
    """
    if kind not in KINDS:
        raise UsageError(f"{kind}: no kind of name; there is {', '.join(KINDS)}.")
    write = rule(source, target, scheme)
    if scheme.endswith("-name"):
        kind = "person"
    if not text.strip():
        return [text]
    if source == "ko":
        text = _in_hangul(text, northern=scheme in _NORTHERN, kind=kind)
    if kind == "person":
        forms = persons.each(text, lambda name: write(name, kind=kind), target=target)
    else:
        forms = list(dict.fromkeys(write(text, kind=kind)))
    # A mark that only changes its neighbours has no form by itself: ー.
    return [form for form in forms if form] or [text]


def _in_hangul(text: str, *, northern: bool, kind: str) -> str:
    """A Korean text in whole syllables, hanja in it read as the scheme's half of Korea reads them."""
    text = hangul.normalize(text)
    if not any(hanja.is_hanja(char) for char in text):
        return text
    read = hanja.northern if northern else hanja.southern
    if kind == "person":
        return persons.each(text, lambda name: read(name, kind=kind), target="Hang")[0]
    return read(text, kind=kind)[0]
