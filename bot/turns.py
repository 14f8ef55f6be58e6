"""Whose turn it is at a host: one request at a time, a pause between two."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Host:
    """When the next request may leave, in the loop's time."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0


class Turns:
    """Keeps requests to one host apart by `pause_seconds`, from the end of one to the start of the next.

    Remembers some `most` hosts; beyond, those that nobody waits for are forgotten.
    """

    def __init__(self, pause_seconds: float, *, most: int = 10_000) -> None:
        self._pause_seconds = pause_seconds
        self._most = most
        self._hosts: dict[str, _Host] = {}

    def __len__(self) -> int:
        return len(self._hosts)

    @asynccontextmanager
    async def at(self, name: str) -> AsyncIterator[None]:
        """Wait for the turn at a host, and keep it for the length of the block."""
        loop = asyncio.get_running_loop()
        host = self._hosts.get(name)
        if host is None:
            self._forget_idle(loop.time())
            host = self._hosts[name] = _Host()
        async with host.turn:
            if (wait := host.free_at - loop.time()) > 0:
                await asyncio.sleep(wait)
            try:
                yield
            finally:
                host.free_at = loop.time() + self._pause_seconds

    def _forget_idle(self, now: float) -> None:
        if len(self._hosts) >= self._most:
            hosts = self._hosts.items()
            self._hosts = {name: host for name, host in hosts if host.turn.locked() or host.free_at > now}
