"""Updates that Telegram posts: taken with the right secret only, and answered as any other."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot import app
from bot.settings import Settings, WrongSetting
from tests import telegram_faults as faults
from tests.telegram_server import TelegramServer


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as running:
        yield running


@pytest.fixture
def settings(tmp_path: Path, telegram: TelegramServer) -> Settings:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        listen = f"127.0.0.1:{free.getsockname()[1]}"
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings takes it, its types do not say so
        bot_token=telegram.token,  # type: ignore[arg-type]
        telegram_api_url=telegram.url,
        database_path=tmp_path / "news.db",
        admin_ids=frozenset({1}),
        webhook_url=f"http://{listen}/updates",
        webhook_listen=listen,
        webhook_secret="s3cret",  # type: ignore[arg-type]
    )


@asynccontextmanager
async def running(settings: Settings, telegram: TelegramServer) -> AsyncIterator[None]:
    stop = asyncio.Event()
    task = asyncio.create_task(app.run(settings, stop))
    try:
        await telegram.wait_for(lambda call: call.method == "setWebhook", within=20)
        yield
    finally:
        stop.set()
        async with asyncio.timeout(10):
            await task


async def test_posted_update_is_answered(settings: Settings, telegram: TelegramServer) -> None:
    async with running(settings, telegram):
        telegram.say("/help")
        assert await telegram.deliver() == [200]

        assert "What you can ask me" in (await telegram.reply())["text"]


async def test_update_with_a_wrong_secret_is_refused(settings: Settings, telegram: TelegramServer) -> None:
    async with running(settings, telegram):
        telegram.say("/help")

        assert await telegram.deliver(secret="guess") == [403]


async def test_secret_is_made_where_none_is_given(settings: Settings, telegram: TelegramServer) -> None:
    async with running(settings.model_copy(update={"webhook_secret": None}), telegram):
        telegram.say("/help")

        assert len(telegram.account.webhook["secret_token"]) > 30
        assert await telegram.deliver() == [200]


async def test_what_is_no_update_is_refused_and_health_is_told(settings: Settings, telegram: TelegramServer) -> None:
    secret = {"X-Telegram-Bot-Api-Secret-Token": "s3cret"}
    async with running(settings, telegram), aiohttp.ClientSession() as session:
        async with session.post(settings.webhook_url, data=b"{", headers=secret) as answer:
            assert answer.status == 400
        async with session.get(f"http://{settings.webhook_listen}/health") as answer:
            assert (answer.status, await answer.text()) == (200, "ok")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"webhook_listen": ""}, "^WEBHOOK_LISTEN: write the host:port"),
        ({"webhook_listen": "192.0.2.1:80"}, r"^WEBHOOK_LISTEN 192\.0\.2\.1:80: "),
    ],
)
async def test_webhook_that_cannot_be_is_named(settings: Settings, changed: dict[str, Any], message: str) -> None:
    with pytest.raises(WrongSetting, match=message):
        await app.run(settings.model_copy(update=changed), asyncio.Event())


async def test_webhook_that_telegram_refuses_is_named(settings: Settings, telegram: TelegramServer) -> None:
    telegram.fail(faults.Fault(status=400, description="Bad Request: bad webhook"), method="setWebhook")

    with pytest.raises(WrongSetting, match=r"Telegram says .*[Bb]ad webhook"):
        await app.run(settings, asyncio.Event())
