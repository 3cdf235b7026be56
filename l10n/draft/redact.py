"""Take secrets out of what is told."""

from base64 import b64encode
from urllib.parse import quote, quote_plus

_SHORTEST = 4
"""Characters. Fewer stand in many words; no service gives out such a key."""


def redacted(message: str, *secrets: str) -> str:
    """A message without these, in the forms in which they travel."""
    for secret in secrets:
        if len(secret) < _SHORTEST:
            continue
        encoded = b64encode(secret.encode()).decode()
        for form in {
            secret,
            quote(secret),
            quote(secret, safe=""),
            quote_plus(secret),
            encoded,
            encoded.rstrip("="),
        }:
            message = message.replace(form, "[key]")
    return message
