"""The line to one engine: how often it is called, how long it may take, and when it is given up."""

import random
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import cast

from l10n.draft.rates import Rates
from l10n.draft.redact import redacted
from l10n.engines import Batch, Engine, Traits
from l10n.errors import AnswerGarbledError, EngineBusyError, EngineDeniedError, EngineError, L10nError

_TICK = 0.1
"""Seconds after which a wait looks whether the run was interrupted."""
_SLACK = 1.05
"""An engine that keeps its own time limit is left the last word about it."""
_DOWN = 6
"""Calls in a row that fail for the engine's sake before nobody is sent to it any more in this run."""
_Result = Sequence[str | None]


class StoppedError(L10nError):
    """The run was interrupted."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited for an engine that is busy."""

    first: float = 1.0
    """Seconds before the second call; twice as many before each further one."""
    longest: float = 30.0
    """Of one such pause, and of what an engine may ask for: one that asks for more is given up."""


class Line:
    """One engine in one run. May be used by many threads at once."""

    def __init__(
        self,
        name: str,
        engine: Engine,
        traits: Traits,
        *,
        kind: str = "",
        key: str = "",
        rates: Rates | None = None,
        stopped: threading.Event | None = None,
        patience: Patience | None = None,
    ) -> None:
        """Call nothing yet.

        Args:
            name: as the settings call the engine.
            engine: what is called.
            traits: the engine's, with what its settings say instead.
            kind: which engine it is.
            key: of the engine: counted under it, and taken out of every message.
            rates: turns shared by processes.
            stopped: set when the run is interrupted.
            patience: with an engine that is busy.
        """
        self.name = name
        self.kind = kind or name
        self.traits = traits
        self._engine = engine
        self._key = key
        self._rates = rates or Rates(None)
        self._stopped = stopped or threading.Event()
        self._patience = patience or Patience()
        self._places = threading.BoundedSemaphore(traits.concurrency)
        self._lock = threading.Lock()
        self._fails = 0
        self._out: EngineError | None = None

    @property
    def out(self) -> str:
        """Why nobody is sent to it any more in this run; empty as long as it is asked."""
        return "" if self._out is None else str(self._out)

    def ask(self, batch: Batch) -> _Result:
        """Ask as often as it takes.

        Returns:
            As many answers as the batch has items.

        Raises:
            EngineError: it did not do it; nothing of it holds a key or a text.
            StoppedError: the run was interrupted.
        """
        pause = self._patience.first
        for left in range(self.traits.tries - 1, -1, -1):
            self._check()
            try:
                with self._place():
                    self._check()
                    found = self._timed(batch)
            except EngineBusyError as error:
                wanted = error.retry_after
                if wanted is not None:
                    self._rates.pause(self._service, wanted)
                self._failed(error, final=wanted is not None and wanted > self._patience.longest)
                if not left:
                    raise
                self._sleep(max(wanted or 0.0, pause * random.uniform(0.5, 1.0)))  # noqa: S311 - no secret
                pause = min(2 * pause, self._patience.longest)
            except EngineDeniedError as error:
                self._failed(error, final=True)
                raise
            except AnswerGarbledError as error:
                self._failed(error)
                raise
            else:
                with self._lock:
                    self._fails = 0
                return found
        raise AssertionError  # traits.tries is 1 or more

    def close(self) -> None:
        """Let go of what the engine holds."""
        close = getattr(self._engine, "close", None)
        if callable(close):
            with suppress(Exception):  # a plug-in may raise anything, and nothing is asked of it any more
                close()

    @property
    def _service(self) -> str:
        return f"{self.traits.where or self.name}\n{self._key}"

    def _check(self) -> None:
        if self._stopped.is_set():
            raise StoppedError("interrupted")
        if self._out is not None:
            raise self._out

    def _place(self) -> "_Place":
        return _Place(self._places, self._check)

    def _failed(self, error: EngineError, *, final: bool = False) -> None:
        with self._lock:
            self._fails += 1
            if self._out is None and (final or self._fails >= _DOWN):
                self._out = error

    def _sleep(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._check()
            self._stopped.wait(min(left, _TICK))

    def _timed(self, batch: Batch) -> _Result:
        """One call, within its time: an engine that hangs is left alone with it."""
        self._sleep(self._rates.turn(self._service, rate=self.traits.rate, burst=self.traits.burst))
        done: SimpleQueue[_Result | BaseException] = SimpleQueue()
        # A thread of its own, which nobody waits for at the end of the process.
        threading.Thread(target=self._call, args=(batch, done), daemon=True).start()
        end = time.monotonic() + self.traits.timeout * _SLACK
        while True:
            left = end - time.monotonic()
            if left <= 0:
                raise EngineBusyError(f"{self.name} did not answer within {self.traits.timeout:g} seconds.")
            try:
                found = done.get(timeout=min(left, _TICK))
            except Empty:
                if self._stopped.is_set():
                    raise StoppedError("interrupted") from None
                continue
            if isinstance(found, BaseException):
                raise self._translated(found) from None
            return self._counted(found, batch)

    def _call(self, batch: Batch, done: "SimpleQueue[_Result | BaseException]") -> None:
        try:
            done.put(self._engine.translate(batch))
        except BaseException as error:  # noqa: BLE001 - a plug-in may raise anything
            done.put(error)

    def _translated(self, error: BaseException) -> L10nError:
        """An error without chain, place and secrets; of one that is no `EngineError` only its type."""
        if not isinstance(error, EngineError):
            return AnswerGarbledError(f"{self.name} has a fault of its own ({type(error).__name__}).")
        message = redacted(str(error), self._key)
        if isinstance(error, EngineBusyError):
            return EngineBusyError(message, retry_after=error.retry_after)
        return type(error)(message)

    def _counted(self, found: object, batch: Batch) -> _Result:
        texts = list(cast("Sequence[object]", found)) if isinstance(found, list | tuple) else []
        if len(texts) != len(batch.items):
            raise AnswerGarbledError(f"{self.name} answered another number of texts than it was asked.")
        return [text if isinstance(text, str) else None for text in texts]


class _Place:
    """One of the calls that an engine bears at a time; waiting for it ends when the run does."""

    def __init__(self, places: threading.BoundedSemaphore, check: Callable[[], None]) -> None:
        self._places = places
        self._check = check

    def __enter__(self) -> None:
        while not self._places.acquire(timeout=_TICK):
            self._check()

    def __exit__(self, *_: object) -> None:
        self._places.release()
