"""Which addresses may be asked: the web's two schemes, its ports, and public machines alone.

A name is looked up once, every address it has is judged, and the connection goes to the very
address that was judged: a name that answers otherwise a moment later gains nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from operator import attrgetter
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from shopbuilder.fetching.errors import AddressRefused, FetchRefused
from shopbuilder.fetching.resolving import numbers_of
from tenants.errors import N_

Network = IPv4Network | IPv6Network

LONGEST: Final = 2000
_USUAL: Final = {"http": 80, "https": 443}
#: Where web servers stand; no mail server or database is to be talked to through us.
_PORTS: Final = frozenset({80, 443, 8000, 8080, 8443})
#: urlsplit would silently drop some of them.
_BLANK_OR_CONTROL: Final = re.compile(r"[\x00-\x20\x7f]")
_WEBCAL: Final = re.compile(r"\Awebcal://", re.IGNORECASE)
#: What stands for itself in a path.
_KEPT: Final = "/%:@!$&'()*+,;=~-._"
_NAME: Final = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")
#: Ways of writing an IPv4 address within an IPv6 one; what they lead to is judged as well.
_NAT64: Final = IPv6Network("64:ff9b::/96")
#: Not for the public either, though some versions of the standard library take them for global.
_NEVER: Final = (
    IPv4Network("192.0.0.0/24"),
    IPv4Network("192.88.99.0/24"),
    IPv6Network("64:ff9b:1::/48"),
    IPv6Network("100::/64"),
    IPv6Network("2001::/23"),
    IPv6Network("3fff::/20"),
    IPv6Network("5f00::/16"),
)
#: Versions of the standard library differ in which of these they count as not global.
_WITHIN_NETWORKS: Final = tuple(
    attrgetter(name)
    for name in ("is_private", "is_multicast", "is_reserved", "is_loopback", "is_link_local",
                 "is_unspecified")
)  # fmt: skip
_PRIVATE: Final = N_("This address leads to a private network. Only public sites can be followed.")


@dataclass(frozen=True, slots=True)
class Target:
    """An address to be asked, taken apart."""

    scheme: str
    #: In ASCII, as certificates and `Host` have it.
    host: str
    port: int
    #: Path and query, encoded.
    path: str

    @property
    def authority(self) -> str:
        """What `Host` says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _USUAL[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.scheme}://{self.authority}{self.path}"


def networks(written: str) -> tuple[Network, ...]:
    """Return networks written as "127.0.0.0/8, ::1/128"; raises ValueError."""
    return tuple(ip_network(each.strip()) for each in written.split(",") if each.strip())


def target_of(url: str, allowed: Sequence[Network] = ()) -> Target:
    """Return an address taken apart. Raises AddressRefused for what is never asked.

    Args:
        url: as somebody wrote it; `webcal:` means `https:`.
        allowed: networks asked although they are private; then on any port.
    """
    written = _https(url.strip())
    try:
        parts = urlsplit(written)
        port = parts.port or _USUAL[parts.scheme]
        host = _ascii(parts.hostname or "")
    except (ValueError, KeyError):
        raise AddressRefused from None
    _refuse_closed_doors(parts, port, allowed)
    path = quote(parts.path or "/", safe=_KEPT)
    query = quote(parts.query, safe=_KEPT + "?[]")
    return Target(parts.scheme, host, port, urlunsplit(("", "", path, query, "")))


def _https(written: str) -> str:
    """Return an address of one line with a scheme of the web. Raises AddressRefused."""
    if len(written) > LONGEST or _BLANK_OR_CONTROL.search(written):
        raise AddressRefused
    return _WEBCAL.sub("https://", written)


def _refuse_closed_doors(parts: SplitResult, port: int, allowed: Sequence[Network]) -> None:
    """Raise AddressRefused for a password, which we do not keep, and for what is no web server."""
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(N_("An address that holds a name and a password is not used."))
    if port not in _PORTS and not allowed:
        raise AddressRefused(N_("Only the usual web ports can be used, not %(port)s."), port=port)


def _ascii(host: str) -> str:
    """Return a host in ASCII; raises ValueError for none and for what is no name."""
    if ":" in host:
        return str(IPv6Address(host))
    name = host.encode("idna").decode("ascii").rstrip(".").lower()
    if len(name) > 253 or not _NAME.fullmatch(name):
        msg = "no host"
        raise ValueError(msg)
    return name


def looked_up(
    target: Target, allowed: Sequence[Network] = (), *, within: float = 20.0
) -> list[str]:
    """Return the addresses of a host, each of them public or allowed.

    Raises AddressRefused where one of them is not, FetchRefused where there is no such name, TooSlow
    where nobody says so within these seconds.
    """
    try:
        addresses = numbers_of(target.host, target.port, within=within)
    except (OSError, UnicodeError):
        raise FetchRefused(N_("There is no site called %(name)s."), name=target.host) from None
    for written in addresses:
        if "%" in written or not _may_be_asked(ip_address(written), allowed):
            raise AddressRefused(_PRIVATE)
    return addresses


def _may_be_asked(address: IPv4Address | IPv6Address, allowed: Sequence[Network]) -> bool:
    if _in_any(address, allowed):
        return True
    return all(_is_public(each) for each in (address, *_within(address)))


def _in_any(address: IPv4Address | IPv6Address, those: Iterable[Network]) -> bool:
    return any(address.version == each.version and address in each for each in those)


def _within(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address]:
    """Yield the IPv4 addresses that an IPv6 address leads to."""
    if isinstance(address, IPv4Address):
        return
    if address.ipv4_mapped:
        yield address.ipv4_mapped
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
    if address in _NAT64:
        yield IPv4Address(int(address) & 0xFFFFFFFF)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return True  # It is judged by what it leads to.
    if _in_any(address, _NEVER):
        return False
    if isinstance(address, IPv6Address) and address.is_site_local:
        return False
    return address.is_global and not any(is_so(address) for is_so in _WITHIN_NETWORKS)
