"""Languages as translation memories spell them."""

_SCRIPT = 4


def tidy(tag: str) -> str:
    """``en-US`` for ``EN_us``, ``zh-Hant-TW`` for ``ZH-HANT-TW``; empty for ``*all*`` and other than letters."""
    first, *rest = tag.strip().replace("_", "-").split("-")
    if not first.isalpha() or not first.isascii():
        return ""
    return "-".join(
        [first.lower(), *(part.title() if len(part) == _SCRIPT else part.upper() for part in rest)]
    )
