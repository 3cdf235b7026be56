"""Pages from the network: from public addresses, within a size and a time.

Who names an address knows the site, not what it leads to: an endless body, a small one that unpacks into a large
one, a redirect to a machine behind the firewall. So a host is resolved once, all its addresses must be public, the
connection goes to one of those that were checked, and every redirect starts over. Proxies of the environment are
not used: behind one, nothing of this could be checked.
"""

import http.client
import io
import ipaddress
import re
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from threading import Thread
from typing import TYPE_CHECKING, Self, cast
from urllib.parse import quote, urljoin, urlsplit

from l10n import __version__
from l10n.errors import FetchError

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
MAX_REDIRECTS = 5

_REDIRECTS = {301, 302, 303, 307, 308}
_CHUNK = 65536
_PORTS = {"http": 80, "https": 443}


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


@dataclass(frozen=True, slots=True)
class _Target:
    """An address, taken apart."""

    url: str
    scheme: str
    host: str
    """Lower case, in its ASCII form."""
    port: int
    path: str
    """With the query."""


def fetch(
    url: str, *, allow_private: bool = False, max_bytes: int = 20_000_000, timeout: float = 20.0
) -> Fetched:
    """Get a page.

    Args:
        url: http or https, without a user name or password in it.
        allow_private: also from addresses that are not public, unless a public one redirects to them.
        max_bytes: the most that is taken, before and after unpacking.
        timeout: seconds for all of it: names, redirects, the body to its end.

    Raises:
        FetchError: the address was refused, did not answer in time, or sent what we do not take.
    """
    deadline = time.monotonic() + timeout
    private = allow_private
    for _ in range(MAX_REDIRECTS + 1):
        target = _target(url)
        addresses = _addresses(target, deadline)
        public = all(_is_public(address) for _, address in addresses)
        if not public and not private:
            raise FetchError(_not_public(target, addresses, redirected=allow_private))
        private = allow_private and not public
        with _Answer(target, addresses, deadline) as answer:
            if answer.status not in _REDIRECTS:
                return answer.read(max_bytes)
            url = answer.location()
    raise FetchError(f"{url}: more than {MAX_REDIRECTS} redirects: open it in a browser and save the page")


_LONGEST = 2000
_ODD = re.compile(r"[\x00-\x20\x7f\\]")
_NUMBER = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)\Z")
_SAFE = "/%:@!$&'()*+,;=~-._?"


def _target(url: str) -> _Target:
    """Take an address apart, as strictly as it will be used."""
    if len(url) > _LONGEST or _ODD.search(url):
        raise FetchError(
            f"{url[:100]!r} is longer than {_LONGEST} characters, or holds a space, a backslash or a control character: "
            "copy the address again"
        )
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"{url} is no address ({error}): copy it again") from error
    if parts.scheme not in _PORTS:
        raise FetchError(f"{url}: only http and https are fetched: save the page and add the file")
    if parts.username is not None or parts.password is not None:
        raise FetchError(
            "an address with a user name or password in it is not fetched: save the page and add the file"
        )
    host = _ascii(parts.hostname or "", url)
    path = quote(parts.path or "/", safe=_SAFE) + (
        f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    )
    return _Target(url, parts.scheme, host, port or _PORTS[parts.scheme], path)


def _ascii(host: str, url: str) -> str:
    """A host name as the net knows it. Numbers that some programs take for an IPv4 address (``0x7f.1``) are none."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        pass
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise FetchError(f"{url} names no host: copy the address again") from error
    if not name or ":" in name or "%" in name or _NUMBER.match(name.rstrip(".").rpartition(".")[2]):
        raise FetchError(f"{url} names no host: write a name, or an IP address in its usual form")
    return name


_Address = tuple[socket.AddressFamily, tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]]
"""Family and place, as `socket.getaddrinfo` gives them."""


def _addresses(target: _Target, deadline: float) -> list[_Address]:
    """All addresses of a host, by one question to the resolver."""
    found: list[_Address] = []
    failures: list[OSError] = []

    def ask() -> None:  # in a thread, because the resolver knows no deadline
        try:
            for family, _, _, _, place in socket.getaddrinfo(
                target.host, target.port, type=socket.SOCK_STREAM
            ):
                found.append((family, place))
        except OSError as error:
            failures.append(error)

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(_left(deadline, target))
    if asking.is_alive():
        raise _late(target)
    if failures or not found:
        reason = failures[0].strerror if failures else "no addresses"
        raise FetchError(
            f"{target.url}: {target.host} is not known ({reason}): is the address right, the net there?"
        )
    return found


_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")
_SPECIAL = tuple(
    map(
        ipaddress.ip_network,
        # Newer, or not so strict, in some versions of `ipaddress`; https://www.iana.org/assignments/iana-ipv6-special-registry
        ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "192.88.99.0/24"),
    )
)


def _is_public(place: tuple[object, ...]) -> bool:
    """Whether an address, as sockets have it, is one of the public net."""
    address = ipaddress.ip_address(str(place[0]).partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        if address in _MAPPED or address in _NAT64:
            address = ipaddress.IPv4Address(address.packed[-4:])
        elif address not in _GLOBAL_UNICAST:
            return False
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not any(address.version == net.version and address in net for net in _SPECIAL)
    )


def _not_public(target: _Target, addresses: list[_Address], *, redirected: bool) -> str:
    place = next(str(place[0]) for _, place in addresses if not _is_public(place))
    remedy = "fetch it by its own address" if redirected else "if you trust it, use --allow-private"
    return f"{target.url}: {target.host} has the address {place}, which is not public: {remedy}"


def _left(deadline: float, target: _Target) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise _late(target)
    return left


def _late(target: _Target) -> FetchError:
    return FetchError(f"{target.url} did not answer in time: try again, or save the page and add the file")


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


def _connect(target: _Target, addresses: list[_Address], deadline: float) -> _Wire:
    """A connection to one of the addresses, which all were checked."""
    failure: OSError | None = None
    for family, place in addresses:
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            connection.settimeout(_left(deadline, target))
            connection.connect(place)
            if target.scheme == "https":
                connection.settimeout(_left(deadline, target))
                context = ssl.create_default_context()
                connection = context.wrap_socket(connection, server_hostname=target.host)
        except BaseException as error:
            connection.close()
            if not isinstance(error, OSError):
                raise
            failure = error
        else:
            return _Wire(connection, lambda: _left(deadline, target))
    raise _broken(target, failure)


def _broken(target: _Target, error: Exception | None) -> FetchError:
    if isinstance(error, TimeoutError):
        return _late(target)
    if isinstance(error, ssl.SSLCertVerificationError):
        return FetchError(
            f"{target.url}: its certificate is not valid ({error.verify_message}): save the page instead"
        )
    reason = (error.strerror if isinstance(error, OSError) else "") or str(error) or type(error).__name__
    return FetchError(f"{target.url} broke off ({reason}): try again, or save the page and add the file")


class _Answer:
    """The answer of a server to one request."""

    def __init__(self, target: _Target, addresses: list[_Address], deadline: float) -> None:
        self._target = target
        self._wire = _connect(target, addresses, deadline)
        connection = http.client.HTTPConnection(target.host, target.port)
        connection.sock = cast(socket.socket, self._wire)  # it uses no more of it than `_Wire` has
        host = f"[{target.host}]" if ":" in target.host else target.host
        try:
            connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
            connection.putheader(
                "Host", host if target.port == _PORTS[target.scheme] else f"{host}:{target.port}"
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
