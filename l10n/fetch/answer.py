"""One request and its answer, each step of it within one deadline, and none of it larger than allowed."""

import http.client
import io
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Self, cast
from urllib.parse import urljoin, urlsplit

from l10n import __version__
from l10n.errors import FetchError
from l10n.fetch.address import PORTS, Address, Target, time_left, too_late

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MEDIA_TYPES = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/markdown": "text/markdown",
    "text/x-markdown": "text/markdown",
    "text/plain": "text/plain",
}
"""What is taken, and as what."""
REDIRECTS = {301, 302, 303, 307, 308}
_CHUNK = 65536


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave."""

    data: bytes
    """The body, unpacked."""
    media_type: str
    """A value of `MEDIA_TYPES`."""
    charset: str
    """As the server declares it; empty where it does not."""
    url: str
    """Where it was at last, after redirects."""


class _Incoming(io.RawIOBase):
    """What a connection receives, every step of it within one deadline."""

    def __init__(self, connection: socket.socket, remaining: Callable[[], float]) -> None:
        super().__init__()
        self._connection = connection
        self._remaining = remaining

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        self._connection.settimeout(self._remaining())
        return self._connection.recv_into(buffer)


@dataclass(frozen=True, slots=True)
class _Wire:
    """What `http.client` needs of a socket."""

    connection: socket.socket
    remaining: Callable[[], float]

    def sendall(self, data: bytes) -> None:
        self.connection.settimeout(self.remaining())
        self.connection.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Incoming(self.connection, self.remaining), _CHUNK)

    def close(self) -> None:
        """Nothing: it is called before the body is read."""


def _connect(target: Target, addresses: list[Address], deadline: float) -> _Wire:
    """A connection to one of the addresses, which all were checked."""
    failure: OSError | None = None
    for family, place in addresses:
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            connection.settimeout(time_left(deadline, target))
            connection.connect(place)
            if target.scheme == "https":
                connection.settimeout(time_left(deadline, target))
                context = ssl.create_default_context()
                connection = context.wrap_socket(connection, server_hostname=target.host)
        except BaseException as error:
            connection.close()
            if not isinstance(error, OSError):
                raise
            failure = error
        else:
            return _Wire(connection, lambda: time_left(deadline, target))
    raise _broken(target, failure)


def _broken(target: Target, error: Exception | None) -> FetchError:
    if isinstance(error, TimeoutError):
        return too_late(target)
    if isinstance(error, ssl.SSLCertVerificationError):
        return FetchError(
            f"{target.url}: its certificate is not valid ({error.verify_message}): save the page instead"
        )
    reason = (error.strerror if isinstance(error, OSError) else "") or str(error) or type(error).__name__
    return FetchError(f"{target.url} broke off ({reason}): try again, or save the page and add the file")


class Answer:
    """The answer of a server to one request."""

    def __init__(self, target: Target, addresses: list[Address], deadline: float) -> None:
        self._target = target
        self._wire = _connect(target, addresses, deadline)
        connection = http.client.HTTPConnection(target.host, target.port)
        connection.sock = cast(socket.socket, self._wire)  # it uses no more of it than `_Wire` has
        host = f"[{target.host}]" if ":" in target.host else target.host
        try:
            connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
            connection.putheader(
                "Host", host if target.port == PORTS[target.scheme] else f"{host}:{target.port}"
            )
            connection.putheader("User-Agent", f"l10n/{__version__}")
            connection.putheader("Accept", ", ".join(MEDIA_TYPES))
            connection.putheader("Accept-Encoding", "gzip")
            connection.putheader("Connection", "close")
            connection.endheaders()
            self._response = connection.getresponse()
        except (OSError, http.client.HTTPException) as error:
            self._wire.connection.close()
            raise _broken(target, error) from error
        except BaseException:
            self._wire.connection.close()
            raise
        self.status = self._response.status

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._response.close()
        self._wire.connection.close()

    def location(self) -> str:
        """Where a redirect leads."""
        value = self._response.headers.get("Location", "")
        if not value:
            raise FetchError(
                f"{self._target.url} redirects to nowhere: open it in a browser and save the page"
            )
        raw = value.encode("latin-1", "replace").decode(
            "utf-8", "replace"
        )  # headers are bytes, sent as anything
        url = urljoin(self._target.url, raw)
        if self._target.scheme == "https" and urlsplit(url).scheme == "http":
            raise FetchError(
                f"{self._target.url} redirects to {url}, which anyone may change on its way: fetch that itself if you mean it"
            )
        return url

    def read(self, max_bytes: int) -> Fetched:
        """The body of an answer that is no redirect."""
        target, response = self._target, self._response
        if self.status != HTTPStatus.OK:
            raise FetchError(
                f"{target.url} answered {self.status} {response.reason}: is the address right, the page public?"
            )
        given = response.headers.get_content_type() if "Content-Type" in response.headers else "nothing"
        media_type = MEDIA_TYPES.get(given)
        if media_type is None:
            raise FetchError(f"{target.url} sends {given}: only HTML, Markdown and plain text are read")
        if media_type == "text/plain" and urlsplit(target.url).path.lower().endswith((".md", ".markdown")):
            media_type = "text/markdown"  # as the servers of code repositories send it
        try:
            data = b"".join(self._body(max_bytes))
        except (OSError, http.client.HTTPException, zlib.error) as error:
            raise _broken(target, error) from error
        charset = response.headers.get_content_charset() or ""
        return Fetched(data, media_type, charset, target.url)

    def _body(self, max_bytes: int) -> Iterator[bytes]:
        packing = self._response.headers.get("Content-Encoding", "identity").strip().lower()
        if packing not in {"gzip", "x-gzip", "identity", ""}:
            raise FetchError(
                f"{self._target.url} sends its page packed as {packing}, which nobody asked for: save the page"
            )
        taken = 0
        packed = self._chunks(max_bytes)
        for piece in _unpacked(packed) if "gzip" in packing else packed:
            taken += len(piece)
            if taken > max_bytes:
                raise self._too_large(max_bytes)
            yield piece

    def _chunks(self, max_bytes: int) -> Iterator[bytes]:
        if (self._response.length or 0) > max_bytes:
            raise self._too_large(max_bytes)
        taken = 0
        while piece := self._response.read(_CHUNK):
            taken += len(piece)
            if taken > max_bytes:
                raise self._too_large(max_bytes)
            yield piece
        if self._response.length:  # `read` does not tell
            raise http.client.IncompleteRead(b"", self._response.length)

    def _too_large(self, max_bytes: int) -> FetchError:
        size = f"{max_bytes / 1e6:g} MB"
        return FetchError(
            f"{self._target.url} sends more than {size}: save the page, and add the file without what it embeds"
        )


def _unpacked(packed: Iterator[bytes]) -> Iterator[bytes]:
    """Unzip piece by piece, so that a little that unpacks into a lot is noticed in time."""
    unzip = zlib.decompressobj(wbits=31)
    for piece in packed:
        rest = piece
        while rest:
            if unzip.eof:
                if not rest.startswith(b"\x1f\x8b"):  # not one more member, but padding
                    return
                unzip = zlib.decompressobj(wbits=31)
            yield unzip.decompress(rest, _CHUNK)
            rest = unzip.unused_data if unzip.eof else unzip.unconsumed_tail
    if not unzip.eof:
        yield unzip.flush()
    if not unzip.eof:
        raise zlib.error("it ends too early")
