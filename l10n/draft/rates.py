"""How often a service is called, counted together for all processes of this user.

Each service has a moment before which its next call must not come (the generic cell rate algorithm; ITU-T
I.371). It lies in a small file in the user's own cache folder, under a hash of the service and its key.
"""

import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path

NAME = "rates.sqlite"
_Change = Callable[[float], float]
_PATIENCE = 5.0
_FURTHEST = 3600.0
"""Seconds ahead that a moment may lie: a clock that was set back must not stop everything."""


class Rates:
    """Turns at services. May be used by many threads and processes at once."""

    def __init__(self, folder: Path | None) -> None:
        """Take the folder of the file; None counts for this object alone."""
        self._path = None if folder is None else folder / NAME
        self._lock = threading.Lock()
        self._own: dict[str, float] = {}

    def turn(self, service: str, *, rate: float, burst: int) -> float:
        """Take the next turn.

        Args:
            service: name of what is called, with its key: only a hash of it is kept.
            rate: calls a second; 0 for any number.
            burst: calls that may come at once after a pause.

        Returns:
            Seconds to wait before the call.
        """
        now = time.time()
        if not rate:
            with self._lock:
                return max(0.0, _sane(self._own.get(service, 0.0)) - now)
        step = 1.0 / rate
        slack = step * (burst - 1)
        moment = self._write(service, lambda before: max(before, now - slack) + step)
        return max(0.0, moment - step - now)

    def pause(self, service: str, seconds: float) -> None:
        """Let nobody call for so long."""
        until = time.time() + seconds
        with self._lock:
            self._own[service] = max(self._own.get(service, 0.0), until)
        self._write(service, lambda before: max(before, until))

    def _write(self, service: str, change: _Change) -> float:
        with self._lock:
            with suppress(sqlite3.Error, OSError):
                if self._path is not None:
                    return _shared(self._path, blake2b(service.encode(), digest_size=16).hexdigest(), change)
            self._own[service] = change(_sane(self._own.get(service, 0.0)))
            return self._own[service]


def _shared(path: Path, key: str, change: _Change) -> float:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as connection:
        connection.execute("create table if not exists rate (key text primary key, moment real not null)")
        connection.execute("begin immediate")
        row = connection.execute("select moment from rate where key = ?", [key]).fetchone()
        moment = change(_sane(row[0] if row else 0.0))
        connection.execute("insert or replace into rate values (?, ?)", [key, moment])
        connection.execute("commit")
        return moment


def _sane(moment: float) -> float:
    return min(moment, time.time() + _FURTHEST)
