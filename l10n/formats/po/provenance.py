r"""The ``# l10n:`` line of an entry: where a target came from before a human confirmed it.

Grammar, after the sign ``#`` and a space::

    line  = "l10n:" 1*( " " key "=" value )      draft=… is first, hash=… is last, the rest as given
    key   = a-z *( a-z / 0-9 / "-" / "_" )       each once
    value = 1*( any but white space, quotes and backslashes )
          / DQUOTE *( any / "\" DQUOTE / "\\" ) DQUOTE
"""

import re

from l10n.errors import UsageError
from l10n.formats.po.mend import mend
from l10n.model import Origin, Provenance

_MARK = "l10n:"
_ORIGINS = {origin.value: origin for origin in Origin}
_KEY = re.compile(r"[a-z][a-z0-9_-]*")
_FIELD = re.compile(r'\s+([a-z][a-z0-9_-]*+)=(?:"((?:[^"\\]|\\["\\])*+)"|([^\s"]++))(?!\S)')
_BARE = re.compile(r'[^\s"\\]+')


def read_provenance(comment: str) -> Provenance | None:
    """What a comment says of the origin of a target, None if it is another comment or damaged."""
    text = comment.strip()
    if not text.startswith(_MARK):
        return None
    fields: dict[str, str] = {}
    at = len(_MARK)
    while match := _FIELD.match(text, at):
        key, quoted, bare = match.groups()
        if key in fields:
            return None
        fields[key] = re.sub(r"\\(.)", r"\1", quoted) if bare is None else bare
        at = match.end()
    draft = _ORIGINS.get(fields.pop("draft", ""))
    if draft is None or at != len(text):
        return None
    short_hash = fields.pop("hash", "")
    return Provenance(draft, fields, short_hash)


def find_provenance(comments: tuple[str, ...]) -> tuple[Provenance | None, tuple[str, ...]]:
    """What the first comment says that tells an origin, and the other comments."""
    for number, comment in enumerate(comments):
        provenance = read_provenance(comment)
        if provenance is not None:
            return provenance, comments[:number] + comments[number + 1 :]
    return None, comments


def write_provenance(provenance: Provenance) -> str:
    """The comment that says it.

    Raises:
        UsageError: a field's name is not of the grammar.
    """
    fields = {"draft": provenance.draft.value}
    for key, value in provenance.fields.items():
        if not _KEY.fullmatch(key) or key in {"draft", "hash"}:
            raise UsageError(
                f"{key!r} cannot name a field of an l10n line: use a-z, 0-9, - and _, not draft or hash"
            )
        fields[key] = value
    if provenance.hash:
        fields["hash"] = provenance.hash
    return " ".join([_MARK, *(f"{key}={_written(value)}" for key, value in fields.items())])


def _written(value: str) -> str:
    value = mend(value).replace("\n", " ")
    if _BARE.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
