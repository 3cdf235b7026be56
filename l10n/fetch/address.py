"""Addresses: what is asked for, by which machines it is answered, and whether those are public."""

import ipaddress
import re
import socket
import time
from dataclasses import dataclass
from threading import Thread
from urllib.parse import quote, urlsplit

from l10n.errors import FetchError

PORTS = {"http": 80, "https": 443}
"""By scheme; others are not spoken."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address, taken apart."""

    url: str
    scheme: str
    host: str
    """Lower case, in its ASCII form."""
    port: int
    path: str
    """With the query."""


_LONGEST = 2000
_ODD = re.compile(r"[\x00-\x20\x7f\\]")
_NUMBER = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)\Z")
_SAFE = "/%:@!$&'()*+,;=~-._?"


def read_target(url: str) -> Target:
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
    if parts.scheme not in PORTS:
        raise FetchError(f"{url}: only http and https are fetched: save the page and add the file")
    if parts.username is not None or parts.password is not None:
        raise FetchError(
            "an address with a user name or password in it is not fetched: save the page and add the file"
        )
    host = _ascii(parts.hostname or "", url)
    path = quote(parts.path or "/", safe=_SAFE) + (
        f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    )
    return Target(url, parts.scheme, host, port or PORTS[parts.scheme], path)


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


Address = tuple[socket.AddressFamily, tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]]
"""Family and place, as `socket.getaddrinfo` gives them."""


def addresses_of(target: Target, deadline: float) -> list[Address]:
    """All addresses of a host, by one question to the resolver."""
    found: list[Address] = []
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
    asking.join(time_left(deadline, target))
    if asking.is_alive():
        raise too_late(target)
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


def is_public(place: tuple[object, ...]) -> bool:
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


def not_public(target: Target, addresses: list[Address], *, redirected: bool) -> str:
    """What to say of a host that is refused, and what may be done."""
    place = next(str(place[0]) for _, place in addresses if not is_public(place))
    remedy = "fetch it by its own address" if redirected else "if you trust it, use --allow-private"
    return f"{target.url}: {target.host} has the address {place}, which is not public: {remedy}"


def time_left(deadline: float, target: Target) -> float:
    """Seconds up to a deadline; `FetchError` when it is over."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise too_late(target)
    return left


def too_late(target: Target) -> FetchError:
    """What to say when the time is over."""
    return FetchError(f"{target.url} did not answer in time: try again, or save the page and add the file")
