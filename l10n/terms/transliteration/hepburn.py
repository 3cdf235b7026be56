"""Kana to Latin letters by Hepburn: with macrons, as the press writes it, and as passports have it.

Source: modified Hepburn as in Kenkyusha's dictionaries (ん is n, n' before vowels and y); for passports the rules of
the Japanese Ministry of Foreign Affairs (ん is m before b, m and p; long vowels are not told, but for a final おお).
"""

from functools import cache

from l10n.terms.transliteration import kana, letters, tables
from l10n.terms.transliteration.kana import Mora

_MACRONS = str.maketrans("aiueo", "āīūēō")
_PLAIN = str.maketrans("āīūēō", "aiueo", "'")


def hepburn_macron(text: str, *, kind: str) -> list[str]:
    """With macrons: Kōno Tarō, Jun'ichi."""
    from l10n.terms.transliteration.japanese import readings  # noqa: PLC0415 - readings may need a dictionary

    return list(
        dict.fromkeys(_write(reading, capital=kind != "term") for reading in readings(text, kind=kind))
    )


def hepburn(text: str, *, kind: str) -> list[str]:
    """As the press writes it, without marks: Kono Taro."""
    return list(dict.fromkeys(plain(form) for form in hepburn_macron(text, kind=kind)))


def passport(text: str, *, kind: str) -> list[str]:
    """As passports have it: Kono Taro, Homma, Hatchobori; then the forms with OH that bearers may choose."""
    from l10n.terms.transliteration.japanese import readings  # noqa: PLC0415 - readings may need a dictionary

    forms: list[str] = []
    for reading in readings(text, kind=kind):
        written = _write(reading, capital=kind != "term", labial="m").replace("Ō", "Ō")
        forms += [plain(written), plain(written.replace("ō", "oh").replace("Ō", "Oh"))]
    return list(dict.fromkeys(forms))


def plain(form: str) -> str:
    """Without macrons and apostrophes."""
    return form.translate(_PLAIN).translate(str.maketrans("ĀĪŪĒŌ", "AIUEO"))


def _write(text: str, *, capital: bool, labial: str = "n") -> str:
    out: list[str] = []
    for piece, is_kana in kana.words(text):
        written = _word(kana.morae(piece), labial=labial) if is_kana else piece.replace("・", " ")
        begins = not out or not out[-1][-1].isalnum()
        out.append(letters.capitalized(written) if capital and is_kana and begins else written)
    return "".join(out)


def _word(morae: list[Mora], *, labial: str) -> str:
    table = _letters()
    out = ""
    for at, mora in enumerate(morae):
        following = table.get(morae[at + 1].text, "") if at + 1 < len(morae) else ""
        if mora.long:
            # ii stays: Niigata; ー lengthens i too.
            written = mora.text == "い" or not out
            out = out + "i" * (mora.text == "い") if written else out[:-1] + out[-1].translate(_MACRONS)
        elif mora.text == "っ":
            out += (
                "t" if following.startswith("ch") else following[:1] if following[:1] not in "aiueo" else ""
            )
        elif mora.text == "ん":
            out += labial if following[:1] in set("bmp") else "n'" if following[:1] in set("aiueoy") else "n"
        else:
            out += table.get(mora.text) or "".join(table.get(char, char) for char in mora.text)
    return out


@cache
def _letters() -> dict[str, str]:
    return dict(tables.mapping("hepburn"))
