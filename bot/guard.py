"""Which network addresses may be connected to. Every connection of the fetcher passes here, on every hop."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

from aiohttp import ThreadedResolver
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.ports import Refused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_REFUSED_V6 = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "::/96",  # IPv4-compatible, deprecated; holds :: and ::1 too
        "64:ff9b:1::/48",  # NAT64 of a local network (RFC 8215)
        "100::/64",  # discard
        "2001::/23",  # Teredo, ORCHID and other protocol assignments
        "2001:db8::/32",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",  # site-local, deprecated but still routed in places
        "ff00::/8",
    )
)


def is_public(address: str) -> bool:
    """Whether an IP address, in any spelling of the resolver, belongs to the open internet."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _embedded(found)
    if inner is not None:
        return is_public(str(inner))
    if isinstance(found, ipaddress.IPv6Address) and any(found in network for network in _REFUSED_V6):
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved


def _embedded(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one leads to: mapped, 6to4, NAT64."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


class Guard(AbstractResolver):
    """A resolver and socket factory that let through public addresses and the `allowed` "host:port" pairs.

    Both places are needed: names pass the resolver, addresses written in a URL do not.
    """

    def __init__(self, allowed: frozenset[str], resolver: AbstractResolver | None = None) -> None:
        self._allowed = frozenset(pair.lower() for pair in allowed)
        self._resolver = resolver or ThreadedResolver()
        self._let_in: set[tuple[str, int]] = set()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of a host that may be connected to. Raises Refused when it has none but private ones."""
        found = await self._resolver.resolve(host, port, family)
        if self._is_allowed(host, port):
            self._let_in.update((each["host"], port) for each in found)
            return found
        public = [each for each in found if is_public(each["host"])]
        if not public:
            raise Refused("fetch.private", host=host)
        return public

    async def close(self) -> None:
        """Close the resolver underneath."""
        await self._resolver.close()

    def socket(self, info: tuple[Any, ...]) -> socket.socket:
        """A socket for an address about to be connected to. Raises Refused."""
        family, kind, protocol, _, (host, port, *_) = info
        if not (is_public(host) or (host, port) in self._let_in or self._is_allowed(host, port)):
            raise Refused("fetch.private", host=host)
        return socket.socket(family=family, type=kind, proto=protocol)

    def _is_allowed(self, host: str, port: int) -> bool:
        return f"{host}:{port}".lower() in self._allowed or f"[{host}]:{port}".lower() in self._allowed
