"""Latin forms brought to what they have in common."""

import unicodedata


def folded(form: str) -> str:
    """Letters and digits alone, in lower case, without marks: for comparing forms of several systems."""
    bare = unicodedata.normalize("NFKD", form)
    return "".join(char for char in bare if char.isalnum()).casefold()
