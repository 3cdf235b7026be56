"""What engines call the languages of our locales."""

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
