"""Short, stable hashes of texts and of lists of texts."""

from collections.abc import Iterable
from hashlib import blake2b


def short_hash(text: str) -> str:
    """Eight hexadecimal digits that tell one wording of a sentence from another."""
    return blake2b(text.encode(), digest_size=4).hexdigest()


def fingerprint(parts: Iterable[bytes | str]) -> str:
    """32 hexadecimal digits for a list of texts; where one ends and the next begins counts."""
    digest = blake2b(digest_size=16)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()
