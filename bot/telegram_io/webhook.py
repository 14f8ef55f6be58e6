"""Takes updates that Telegram posts to us, in place of asking for them; a health path stands beside."""

from __future__ import annotations

import hmac
import json
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Update

from bot.telegram_io.client import UPDATES, App

log = logging.getLogger(__name__)

_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # Bot API, setWebhook
_MOST_BYTES = 1_000_000  # an update is some kilobytes


@asynccontextmanager
async def receiving(app: App, url: str, listen: str, secret: str = "") -> AsyncIterator[None]:
    """Have Telegram post the updates to `url` while the block lasts, and take them in at "host:port".

    Without a secret one is made for this start. Raises OSError where it cannot listen there, and Telegram's errors.
    """
    secret = secret or secrets.token_urlsafe(32)
    host, _, port = listen.rpartition(":")
    runner = web.AppRunner(_app(app, urlsplit(url).path or "/", secret), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host.strip("[]"), int(port)).start()
        await app.bot.set_webhook(url, allowed_updates=UPDATES, secret_token=secret)
        log.info("webhook host=%s port=%s", host, port)
        yield
    finally:
        await runner.cleanup()


def _app(app: App, path: str, secret: str) -> web.Application:
    async def update(request: web.Request) -> web.Response:
        given = request.headers.get(_HEADER, "")
        if not hmac.compare_digest(given.encode(errors="replace"), secret.encode()):
            log.warning("webhook refused: wrong secret")
            return web.Response(status=403)
        try:
            update = Update.de_json(json.loads(await request.read()), app.bot)
        except (ValueError, TypeError, KeyError, AttributeError):
            return web.Response(status=400)
        await app.update_queue.put(update)
        return web.Response()

    async def health(_: web.Request) -> web.Response:
        return web.Response(text="ok")

    serving = web.Application(client_max_size=_MOST_BYTES)
    serving.router.add_post(path, update)
    serving.router.add_get("/health", health)
    return serving
