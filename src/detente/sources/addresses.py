"""May this address be fetched, and where does it lie? Only web addresses, only at public numbers, told after the name was looked up.

Asking Python whether a number is global is not enough: it calls the numbers that wrap a private one global.
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from detente.errors import InputError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolve = Callable[[str, int], Sequence[str]]
PORTS = {"http": 80, "https": 443}
# Special purposes by the registries of IANA: this host, private, shared, loopback, link-local, protocols, examples, 6to4, tests, groups, kept.
CLOSED_V4 = tuple(
    ipaddress.ip_network(net)
    for net in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 "
        "192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
    ).split()
)
# Of IPv6 only what is given out to the public, without what wraps IPv4 or stands in examples.
OPEN_V6 = ipaddress.ip_network("2000::/3")
CLOSED_V6 = tuple(ipaddress.ip_network(net) for net in "2001::/23 2001:db8::/32 2002::/16 3fff::/20".split())


@dataclass(frozen=True, slots=True)
class Target:
    """A web address with its numbers, all checked; it is these that are connected to, the first that answers."""

    url: str
    secure: bool
    host: str
    port: int
    path: str
    numbers: tuple[str, ...]

    @property
    def named(self) -> str:
        """The host as the server is told it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS["https" if self.secure else "http"] else f"{host}:{self.port}"


def target_of(url: str, *, resolve: Resolve, allowed: Sequence[Network] = ()) -> Target:
    """The target of a web address; refused if any number of its host is neither public nor in one of the `allowed` networks."""
    secure, host, port, path = _parts(url)
    numbers = resolve(host, port)
    if not numbers:
        raise InputError(f"leads nowhere: no number is known for {host}")
    for number in numbers:
        address = ipaddress.ip_address(number.partition("%")[0])
        if not is_public(address) and not any(address in net for net in allowed):
            raise InputError(f"leads to {address}, which is not public; it is fetched only with --allow-private {address}")
    return Target(url, secure, host, port, path, tuple(numbers))


def is_public(address: Address) -> bool:
    """Whether anybody's machine may lie there, and never one of ours."""
    if address.version == 4:
        return not any(address in net for net in CLOSED_V4)
    return address in OPEN_V6 and not any(address in net for net in CLOSED_V6)


def look_up(host: str, port: int) -> list[str]:
    """The numbers of a host as the system knows them, in its order."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"leads nowhere: no number is known for {host} ({error})") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _parts(url: str) -> tuple[bool, str, int, str]:
    if any(c <= " " or c == "\x7f" for c in url):
        raise InputError("is no web address: it holds a blank or a control character")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise InputError(f"is no web address ({error})") from error
    if parts.scheme not in PORTS:
        raise InputError(f"is of the kind {parts.scheme[:20] or 'none'!r}; only http and https are fetched")
    if parts.username is not None or parts.password is not None:
        raise InputError("carries a user name; an address with one is not fetched")
    if not parts.hostname:
        raise InputError("is no web address: it names no host")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme == "https", _ascii(parts.hostname), port or PORTS[parts.scheme], path


def _ascii(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError as error:
        raise InputError(f"is no web address: {host[:60]!r} is no name of a host") from error
