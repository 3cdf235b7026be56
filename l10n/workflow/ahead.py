"""Sentence vectors that are made while a run waits for engines."""

from collections.abc import Callable, Sequence
from threading import Event, Lock, Thread

from l10n.errors import L10nError

_LOT = 100
"""Texts after which the thread looks whether the run is over: a tenth of a second."""


class Ahead:
    """Has the vectors of texts made in a thread of its own, so that they are known when drafts are judged.

    May be used by many threads at once. Whoever makes one closes it.
    """

    def __init__(self, encode: Callable[[Sequence[str]], object]) -> None:
        """Make nothing yet.

        Args:
            encode: makes vectors and keeps them.
        """
        self._encode = encode
        self._lock = Lock()
        self._over = Event()
        self._texts: list[str] = []
        self._thread: Thread | None = None

    def add(self, texts: Sequence[str]) -> None:
        """Have the vectors of texts made soon."""
        with self._lock:
            self._texts += texts
            if self._texts and self._thread is None:
                self._thread = Thread(target=self._work, name="l10n-vectors", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Leave what is not made yet."""
        self._over.set()
        with self._lock:
            thread = self._thread
        if thread is not None:
            thread.join()

    def _work(self) -> None:
        while lot := self._next():
            try:
                self._encode(lot)
            except L10nError:
                return  # who needs the vectors meets it, too, and says so

    def _next(self) -> list[str]:
        with self._lock:
            lot, self._texts = self._texts[:_LOT], self._texts[_LOT:]
            if not lot or self._over.is_set():
                self._thread = None
                return []
            return lot
