"""What engines call the languages of our locales."""

import re
from collections.abc import Collection, Mapping

_CHINESE = {"TW": "Hant", "HK": "Hant", "MO": "Hant"}


def language_of(locale: str) -> str:
    """``ko`` of ``ko-KP``; ``zh-Hant`` of ``zh-TW``, as Chinese is two languages to an engine."""
    language, *rest = locale.replace("_", "-").split("-")
    language = language.lower()
    if language != "zh":
        return language
    script = next((part.title() for part in rest if len(part) == 4), "")  # noqa: PLR2004 - ISO 15924
    region = next((part.upper() for part in rest if len(part) == 2), "")  # noqa: PLR2004 - ISO 3166
    return f"zh-{script or _CHINESE.get(region, 'Hans')}"


def code_for(locale: str, known: Collection[str], others: Mapping[str, str]) -> str | None:
    """An engine's code for a locale.

    Args:
        locale: ours.
        known: the codes that the engine has.
        others: language, as `language_of` gives it, -> the engine's code, where it is not the same.

    Returns:
        None where it has none.
    """
    language = language_of(locale)
    code = others.get(language, language)
    return code if code in known else None


def pair_in(name: str) -> tuple[str, str]:
    """Languages that a model's name ends with, ``opus-mt-en-ko``; empty where it names none."""
    found = _PAIR.search(name)
    return (language_of(found[1]), language_of(found[2])) if found else ("", "")


def flores(locale: str) -> str:
    """The code that NLLB has for a language (FLORES-200); empty where it is not known here."""
    return _FLORES.get(language_of(locale), "")


def three_letters(locale: str) -> str:
    """ISO 639-3 for a language; empty where it is not known here."""
    return flores(locale).partition("_")[0]


_PAIR = re.compile(r"(?:^|[-_.])([a-z]{2,3})[-_]([a-z]{2,3})(?:$|[-_.](?:ct2|ctranslate2|int8|float16)\b)")
_FLORES = {
    "ar": "arb_Arab", "de": "deu_Latn", "en": "eng_Latn", "es": "spa_Latn", "fa": "pes_Arab", "fr": "fra_Latn",
    "hi": "hin_Deva", "id": "ind_Latn", "it": "ita_Latn", "ja": "jpn_Jpan", "km": "khm_Khmr", "ko": "kor_Hang",
    "lo": "lao_Laoo", "mn": "khk_Cyrl", "ms": "zsm_Latn", "my": "mya_Mymr", "ne": "npi_Deva", "nl": "nld_Latn",
    "pl": "pol_Latn", "pt": "por_Latn", "ru": "rus_Cyrl", "th": "tha_Thai", "tr": "tur_Latn", "uk": "ukr_Cyrl",
    "vi": "vie_Latn", "zh-Hans": "zho_Hans", "zh-Hant": "zho_Hant",
}  # fmt: skip
