"""Show a project's pages while they are worked on: built anew on every save, on this machine only."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from l10n.build.theme import TEMPLATES
from l10n.config import PROJECT_FILE
from l10n.errors import L10nError, UsageError
from l10n.project.layout import LOCALES, PRIVATE, SOURCES

PREVIEW = PRIVATE / "preview"
"""Where the pages that are shown stand; the published site is not touched."""
_HOST = "127.0.0.1"
_SECONDS = 0.5
"""Between two looks at the files."""
_WAIT = 25.0
"""Seconds that a page waits for the next build."""
_RELOAD = b"""\
(async () => {
  const seen = document.currentScript.dataset.build;
  for (;;) {
    try {
      const answer = await fetch("/_l10n/build?" + seen);
      if ((await answer.text()) !== seen) return location.reload();
    } catch { await new Promise(done => setTimeout(done, 1000)); }
  }
})();
"""
_TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".xml": "application/xml; charset=utf-8",
    ".json": "application/json; charset=utf-8", ".jpg": "image/jpeg", ".png": "image/png", ".gif": "image/gif",
    ".webp": "image/webp", ".svg": "image/svg+xml",
}  # fmt: skip


@dataclass
class Preview:
    """A server and the loop that builds for it."""

    root: Path
    make: Callable[[Path], str]
    """Builds into a folder; the name of the build that stands there then."""
    say: Callable[[str], None]
    port: int = 8000
    name: str = ""
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _done: threading.Event = field(default_factory=threading.Event)

    def run(self, *, ready: Callable[[str], None] = lambda _address: None) -> None:
        """Serve until interrupted, or until `stop`.

        Args:
            ready: told the address once pages can be had.

        Raises:
            UsageError: the port is taken.
        """
        preview = self

        class Handler(_Handler):
            shown = preview

        try:
            server = ThreadingHTTPServer((_HOST, self.port), Handler)
        except OSError as error:
            raise UsageError(
                f"port {self.port}: {error.strerror or error}; name another with --port."
            ) from error
        server.daemon_threads = True
        self.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            seen = self._look()
            self._build()
            ready(f"http://{_HOST}:{self.port}/")
            while not self._done.wait(_SECONDS):
                if (now := self._look()) != seen:
                    seen = now
                    self._build()
        finally:
            server.shutdown()
            server.server_close()

    def stop(self) -> None:
        """End `run`."""
        self._done.set()

    def wait_for_other(self, name: str) -> str:
        """The name of the build that stands, once it is another than ``name`` or some time has passed."""
        with self._changed:
            self._changed.wait_for(lambda: self.name != name, timeout=_WAIT)
            return self.name

    def file(self, path: str) -> Path | None:
        """The file of an address; None where there is none."""
        pure = PurePosixPath(unquote(path).lstrip("/"))
        if ".." in pure.parts or "\0" in str(pure):
            return None
        full = self.root / PREVIEW / pure
        if full.is_dir():
            full /= "index.html"
        return full if full.is_file() else None

    def _build(self) -> None:
        try:
            name = self.make(self.root / PREVIEW)
        except L10nError as error:
            self.say(f"l10n: {error}")
            return
        with self._changed:
            self.name = name or self.name
            self._changed.notify_all()

    def _look(self) -> frozenset[tuple[str, int, int]]:
        return frozenset(self._files())

    def _files(self) -> Iterator[tuple[str, int, int]]:
        tops = [self.root / top for top in (SOURCES, LOCALES, TEMPLATES)]
        paths = [Path(place, name) for top in tops for place, _, names in os.walk(top) for name in names]
        for path in (*paths, self.root / PROJECT_FILE):
            with suppress(OSError):
                status = path.stat()
                yield str(path), status.st_size, status.st_mtime_ns


class _Handler(BaseHTTPRequestHandler):
    shown: Preview
    server_version = "l10n"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer with a file of the preview."""
        if self.headers.get("Host", "").rpartition(":")[0] not in {_HOST, "localhost"}:
            # A page elsewhere that calls itself by another name must not read what is not published yet.
            self._answer(
                HTTPStatus.MISDIRECTED_REQUEST, b"This is a preview; open it as 127.0.0.1.\n", "text/plain"
            )
            return
        parts = urlsplit(self.path)
        if parts.path == "/_l10n/build":
            self._answer(HTTPStatus.OK, self.shown.wait_for_other(parts.query).encode(), "text/plain")
        elif parts.path == "/_l10n/reload.js":
            self._answer(HTTPStatus.OK, _RELOAD, "text/javascript")
        elif (path := self.shown.file(parts.path)) is None:
            self._answer(HTTPStatus.NOT_FOUND, b"There is no such page.\n", "text/plain")
        elif path.name == "index.html" and not parts.path.endswith(("/", ".html")):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{parts.path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            kind = _TYPES.get(path.suffix, "application/octet-stream")
            self._answer(HTTPStatus.OK, self._with_reload(path.read_bytes(), path.suffix), kind)

    def _with_reload(self, data: bytes, suffix: str) -> bytes:
        if suffix != ".html":
            return data
        script = f'<script src="/_l10n/reload.js" data-build="{self.shown.name}"></script>'.encode()
        return data.replace(b"</body>", script + b"</body>")

    def _answer(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(data)),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
        }.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's own name
        """Say nothing: addresses tell which reports are at work."""
