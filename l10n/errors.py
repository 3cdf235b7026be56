"""Every error that l10n raises on purpose.

L10nError
├── UsageError            the command line or a call asks for something that cannot be (exit 2)
├── ConfigError           a setting is unknown, malformed or contradictory (exit 2)
├── ReadError             a file cannot be read as what it claims to be (exit 3)
│   ├── CatalogError      … a PO file
│   └── SidecarError      … the record beside a PO file
├── FetchError            an address was refused, did not answer or sent too much (exit 3)
├── EngineError           an engine did not do what it was asked (exit 3)
│   ├── EngineBusyError   … not now: it is down, slow or counts our calls; another try may help
│   ├── EngineDeniedError … not with this key, address or model; no other try will help
│   ├── TextRefusedError  … not this text
│   └── AnswerGarbledError … its answer makes no sense
├── WriteError            a file cannot be written (exit 3)
├── ConflictError         a file changed on disk between reading and writing (exit 4)
└── LockError             another run holds the project (exit 4)

A message names the thing, the place and the remedy. Errors of other libraries are translated where they
enter, ``raise … from error``.
"""

from collections.abc import Generator
from contextlib import contextmanager
from os import PathLike


class L10nError(Exception):
    """Root of the tree."""


class UsageError(L10nError):
    """What was asked for cannot be."""


class ConfigError(L10nError):
    """The configuration is wrong; all its faults are in one message."""


class ReadError(L10nError):
    """A file cannot be read as what it claims to be.

    Args:
        message: what is wrong and what to do about it.
        path: the file, when the reader knows it; `reading` names it for readers of bytes.
        line: 1-based, when there is one.
    """

    def __init__(
        self, message: str, *, path: PathLike[str] | str | None = None, line: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        place = "" if self.path is None else f"{self.path}:{self.line}: " if self.line else f"{self.path}: "
        if self.path is None and self.line:
            place = f"line {self.line}: "
        return place + self.message


@contextmanager
def reading(path: PathLike[str]) -> Generator[None]:
    """Name the file in errors of a reader that was given its bytes only."""
    try:
        yield
    except ReadError as error:
        if error.path is not None:
            raise
        raise type(error)(error.message, path=path, line=error.line) from error


class CatalogError(ReadError):
    """A PO file cannot be read; it is left as it is."""


class SidecarError(ReadError):
    """The record beside a PO file cannot be read."""


class FetchError(L10nError):
    """An address was refused, did not answer, or sent what we do not take."""


class EngineError(L10nError):
    """An engine did not do what it was asked.

    The message is ours: it never holds a key, nor the text that was sent.
    """


class EngineBusyError(EngineError):
    """Not now: another try may help.

    Args:
        message: what is wrong.
        retry_after: seconds that the engine asked us to wait, None if it named none.
    """

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class EngineDeniedError(EngineError):
    """Not with this key, address or model: no other try will help."""


class TextRefusedError(EngineError):
    """Not this text: too long, or in a language that it does not know."""


class AnswerGarbledError(EngineError):
    """It answered, and the answer makes no sense."""


class WriteError(L10nError):
    """A file cannot be written; what was there is still there."""


class ConflictError(L10nError):
    """A file changed on disk between reading and writing; nothing was overwritten."""


class LockError(L10nError):
    """Another run holds the project."""
