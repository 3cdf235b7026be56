"""The marks that a version control system leaves in a file it could not merge."""

REMEDY = (
    "holds the marks of a merge conflict: settle it in your editor or with git mergetool, then run again."
)


def conflict_line(data: bytes) -> int | None:
    """The 1-based line of the first conflict, None where there is none: one mark alone may be text."""
    if b"<<<<<<<" not in data or b">>>>>>>" not in data:
        return None
    begun = 0
    divided = False
    for number, line in enumerate(data.splitlines(), 1):
        if line.startswith(b"<<<<<<< ") or line == b"<<<<<<<":
            begun, divided = number, False
        elif begun and line == b"=======":
            divided = True
        elif divided and (line.startswith(b">>>>>>> ") or line == b">>>>>>>"):
            return begun
    return None
