"""Serves the state over HTTP, read-only: `/` for people, `/health` for monitors, `/metrics` for Prometheus."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.status import Status
from bot.status.formats import as_json, as_metrics
from bot.status.page import page
from storage.database import TooSlow

log = logging.getLogger(__name__)

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"

Read = Callable[[], Awaitable[Status]]


@asynccontextmanager
async def serving(listen: str, read: Read) -> AsyncIterator[int]:
    """Serve at "host:port" while the block lasts; gives the port. Raises OSError where it cannot listen there."""
    host, _, port = listen.rpartition(":")
    runner = web.AppRunner(_app(read), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host.strip("[]"), int(port)).start()
        taken = int(runner.addresses[0][1])
        log.info("status page host=%s port=%s", host, taken)
        yield taken
    finally:
        await runner.cleanup()


def _app(read: Read) -> web.Application:
    async def people(_: web.Request) -> web.Response:
        return web.Response(text=page(await read()), content_type="text/html")

    async def monitors(_: web.Request) -> web.Response:
        try:
            found = as_json(await read())
        except TooSlow:
            found = {"status": "stuck", "problems": ["the database does not answer"]}
        return web.json_response(found, status=503 if found["problems"] else 200)

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(body=as_metrics(await read()), headers={"Content-Type": _METRICS_TYPE})

    async def harden(_: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(_HEADERS)

    app = web.Application()
    app.on_response_prepare.append(harden)
    app.add_routes([web.get("/", people), web.get("/health", monitors), web.get("/metrics", metrics)])
    return app
