"""No private address is dialled, whatever a name, a spelling or a redirect says.

The check sits where httpcore opens a connection: the host is resolved here, once,
every answer is checked, and exactly a checked address is dialled. Neither the number
of hops nor a name server that changes its mind gets around it. TLS is set up above
this layer and keeps the host's name.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

import httpcore
from typing_extensions import override

from agents.errors import SourceError
from agents.messages.said import said
from agents.web.address import Origin

Resolve = Callable[[str, int], Awaitable[list[str]]]

NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))  # RFC 6052, 8215
UNICAST = IPv6Network("2000::/3")  # the only v6 space that IANA has given out

# What Python 3.11 takes for global, against IANA's special-purpose registries.
NOT_PUBLIC = tuple(
    ip_network(network)
    for network in (
        "192.0.0.0/24",  # protocol assignments, RFC 6890
        "192.88.99.0/24",  # the former 6to4 relays, RFC 7526
        "2001::/23",  # Teredo and other protocol assignments, RFC 2928
        "2001:db8::/32",  # documentation, RFC 3849
        "3fff::/20",  # documentation, RFC 9637
    )
)


# Names that no public name server knows (RFC 6761, 6762, 8375, and what ICANN reserves).
_PRIVATE = (
    ".localhost", ".local", ".localdomain", ".internal", ".intranet", ".lan", ".home",
    ".corp", ".private", ".home.arpa",
)  # fmt: skip


class NoSuchHostError(SourceError):
    """The host's name has no address, or no name server answered."""


def is_public(address: str) -> bool:
    """Whether an address belongs to the public internet, tunnels seen through."""
    ip = _unwrapped(ip_address(address))
    if isinstance(ip, IPv6Address) and ip not in UNICAST:
        return False
    special = any(ip in network for network in NOT_PUBLIC)
    return ip.is_global and not ip.is_multicast and not special


def literal(host: str) -> str | None:
    """The address that a host is by its spelling: `127.1` and `2130706433` too."""
    bare = host.strip("[]").rstrip(".")
    with suppress(ValueError):
        return str(ip_address(bare))
    with suppress(OSError):
        return socket.inet_ntoa(socket.inet_aton(bare))
    return None


def is_private_name(host: str) -> bool:
    """Whether no public host is called so."""
    name = host.rstrip(".").lower()
    return "." not in name or name.endswith(_PRIVATE)


def is_own_machine(host: str) -> bool:
    """Whether it is the machine of whoever asks, or on its link, where clouds keep keys."""
    address = literal(host)
    if address is None:
        return f".{host.rstrip('.').lower()}".endswith(".localhost")
    ip = _unwrapped(ip_address(address))
    return ip.is_loopback or ip.is_link_local or ip.is_unspecified


def _unwrapped(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The v4 address that a v4-mapped, 6to4 or NAT64 address stands for."""
    if isinstance(ip, IPv4Address):
        return ip
    if any(ip in network for network in NAT64):
        return IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip


async def resolve(host: str, port: int) -> list[str]:
    """The system's answers, best first. Raises OSError."""
    loop = asyncio.get_running_loop()
    answers = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


class Guard(httpcore.AsyncNetworkBackend):
    """Opens connections for httpcore, to public addresses and trusted hosts only.

    Which local address and socket options are asked for is not looked at.
    """

    def __init__(
        self,
        trusted: frozenset[Origin],
        resolve: Resolve = resolve,
        network: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        self._trusted = trusted
        self._resolve = resolve
        self._network = network or httpcore.AnyIOBackend()

    @override
    async def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *_: Any, **__: Any
    ) -> httpcore.AsyncNetworkStream:
        """Dial a checked address; the next one when it does not answer.

        Raises SourceError for a blocked address, and httpcore's errors.
        """
        *others, last = await self._checked(host, port)
        share = timeout and timeout / (len(others) + 1)
        for address in others:
            try:
                return await self._network.connect_tcp(address, port, share)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._network.connect_tcp(last, port, share)

    async def _checked(self, host: str, port: int) -> list[str]:
        try:
            addresses = await self._resolve(host, port)
        except (OSError, UnicodeError) as error:  # UnicodeError: a label is too long
            raise NoSuchHostError(
                said(
                    "{host!r} has no address; check the spelling and the network",
                    host=host,
                )
            ) from error
        if (host, port) not in self._trusted:
            for address in addresses:
                if not is_public(address):
                    raise SourceError(
                        said(
                            "'{host}:{port}' leads to the blocked address {address}; only"
                            " public addresses and the operator's own hosts are fetched",
                            host=host,
                            port=port,
                            address=address,
                        )
                    )
        return addresses
