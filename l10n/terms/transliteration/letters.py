"""Latin letters of Korean vowels, and words put together from syllables."""

from collections.abc import Callable, Iterable

from l10n.terms.transliteration.hangul import VOWELS, runs


def spread(keys: Iterable[str], forms: str) -> dict[str, str]:
    """A table from its keys and their forms, which stand in one line."""
    return dict(zip(keys, forms.split(), strict=True))


ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅈㅉㅊㅋㅌㅍㅎ"
"""Initials that are heard."""
CODAS = {"": ""} | spread("ㄱㄴㄷㄹㅁㅂㅇ", "k n t l m p ng")
REVISED_VOWELS = spread(VOWELS, "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
BREVE_VOWELS = spread(VOWELS, "a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i")
"""Of McCune-Reischauer and of the North's system."""
NORTHERN_ONSETS = spread(ONSETS, "k kk n t tt r m p pp s ss j jj ch kh th ph h")
NORTHERN_VOICED = {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b"}

PLAIN = str.maketrans("ŏŭëŎŬ", "oueOU", "'’ʼ")
"""Takes the marks off, as the press does."""


def words(text: str, write: Callable[[str], str], *, capital: bool, hyphen: bool = True) -> str:
    """Write each run of syllables in a text; everything else stays as it is.

    Args:
        text: with syllables in it.
        write: gives the letters of one run.
        capital: whether words begin with a capital.
        hyphen: whether a run that goes on after a digit is set off: 2동 is 2-dong.
    """
    out: list[str] = []
    for piece, is_hangul in runs(text):
        if not is_hangul:
            out.append(piece)
            continue
        written = write(piece)
        before = "".join(out[-1:])[-2:]
        if hyphen and before[-1:].isdigit():
            written = f"-{written}"
        goes_on = before[-1:].isalnum() or (before[-1:] == "-" and before[:1].isdigit())
        out.append(written if goes_on or not capital else capitalized(written))
    return "".join(out)


def capitalized(word: str) -> str:
    """The first letter in upper case, the others as they are."""
    return word[:1].upper() + word[1:]
