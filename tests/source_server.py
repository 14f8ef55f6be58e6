"""Sources on loopback: real HTTP, with everything that sites do well, badly or out of malice."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from aiohttp import web

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
MEGABYTE = 1_000_000

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Harbour News</title><link>/</link><ttl>90</ttl>
<item><title>Ferry returns</title><link>/ferry</link><guid isPermaLink="false">n-1</guid>
<pubDate>Mon, 04 May 2026 10:00:00 GMT</pubDate><description>The ferry sails again.</description></item>
</channel></rss>"""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class SourceServer:
    """A running server. `requests` are those it got, oldest first; `routes` may be added to while it runs."""

    port: int = 0
    requests: list[web.Request] = field(default_factory=list)
    routes: dict[str, Handler] = field(default_factory=dict)
    at_once: int = 0
    most_at_once: int = 0

    @property
    def host(self) -> str:
        """The "host:port" to allow."""
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://{self.host}{path}"

    def serve(self, path: str, body: str | bytes = FEED, *, status: int = 200, **headers: str) -> str:
        """Answer a path with a body, its Content-Type unless given that of a feed; the address."""
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        names.setdefault("Content-Type", "application/rss+xml")
        content = body.encode() if isinstance(body, str) else body

        async def handler(_: web.Request) -> web.Response:
            return web.Response(body=content, status=status, headers=names)

        self.routes[path] = handler
        return self.url(path)

    def redirect(self, path: str, to: str, *, status: int = 302) -> str:
        """Answer a path with a redirect; the address."""
        return self.serve(path, b"", status=status, Location=to)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """What any path is answered with."""
        self.requests.append(request)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            handler = self.routes.get(request.path) or ROUTES.get(request.path)
            return await handler(request) if handler else web.Response(status=404)
        finally:
            self.at_once -= 1


@asynccontextmanager
async def running() -> AsyncIterator[SourceServer]:
    """A server on a free port of loopback."""
    server = SourceServer()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", server.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        server.port = int(runner.addresses[0][1])
        yield server
    finally:
        await runner.cleanup()


async def _polite(request: web.Request) -> web.Response:
    """A feed with validators, that is fresh for two hours."""
    headers = {
        "ETag": '"v-1"',
        "Last-Modified": "Mon, 04 May 2026 10:00:00 GMT",
        "Cache-Control": "public, max-age=7200",
    }
    if request.headers.get("If-None-Match") == '"v-1"':
        return web.Response(status=304, headers=headers)
    return web.Response(text=FEED, content_type="application/rss+xml", headers=headers)


async def _stream(request: web.Request, chunks: AsyncIterator[bytes], **headers: str) -> web.StreamResponse:
    response = web.StreamResponse(headers={name.replace("_", "-"): value for name, value in headers.items()})
    await response.prepare(request)
    try:
        async for chunk in chunks:
            await response.write(chunk)
        await response.write_eof()
    except (ConnectionError, asyncio.CancelledError):
        pass
    return response


async def _drip(request: web.Request) -> web.StreamResponse:
    """A byte now and then, for ever."""

    async def drops() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.02)

    return await _stream(request, drops())


async def _endless(request: web.Request) -> web.StreamResponse:
    """Bytes as fast as they are taken, for ever."""

    async def flood() -> AsyncIterator[bytes]:
        while True:
            yield b" " * 65_536

    return await _stream(request, flood())


async def _silent(_: web.Request) -> web.StreamResponse:
    """Nothing at all."""
    await asyncio.sleep(3_600)
    return web.Response()


def _packed(coding: str, body: bytes) -> Handler:
    async def handler(_: web.Request) -> web.Response:
        return web.Response(body=body, headers={"Content-Encoding": coding, "Content-Type": "application/rss+xml"})

    return handler


def _raw(answer: bytes) -> Handler:
    """An answer written past the HTTP library, to be wrong in ways that it would not let us."""

    async def handler(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.write(answer)
        request.transport.close()
        return web.Response()

    return handler


def _deflated(body: bytes) -> bytes:
    return zlib.compress(body)


_BOMB = gzip.compress(b"\0" * (60 * MEGABYTE))

ROUTES: dict[str, Handler] = {
    "/polite": _polite,
    "/drip": _drip,
    "/endless": _endless,
    "/silent": _silent,
    "/gzip": _packed("gzip", gzip.compress(FEED.encode())),
    "/deflate": _packed("deflate", _deflated(FEED.encode())),
    "/bomb": _packed("gzip", _BOMB),
    "/deflate-bomb": _packed("deflate", _deflated(b"\0" * (60 * MEGABYTE))),
    "/truncated-gzip": _packed("gzip", gzip.compress(FEED.encode())[:-40]),
    "/no-gzip": _packed("gzip", FEED.encode()),
    "/unknown-coding": _packed("br", b"\x1b\x00\x00"),
    "/lying-length": _raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nshort"),
    "/no-http": _raw(b"SSH-2.0-OpenSSH_9.2\r\n"),
    "/closed": _raw(b""),
    "/bad-header": _raw(b"HTTP/1.1 200 OK\r\nContent-Length: twelve\r\n\r\nx"),
    "/cookie-etag": _raw(b'HTTP/1.1 200 OK\r\nETag: "\xff\xfe"\r\nContent-Length: 1\r\n\r\nx'),
}
