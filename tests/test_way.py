"""The whole way: a feed on loopback → a digest in the chat → answers → a restart, and nothing comes twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import app
from bot.settings import Settings, WrongSetting
from storage import articles, chats, facts, outbox
from storage.database import Database
from storage.models import Chat
from tests import source_server
from tests import telegram_faults as faults
from tests.house import SetClock
from tests.news import FERRY, OPERA, feed, page
from tests.source_server import SourceServer
from tests.telegram_server import READER, TelegramServer

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as running:
        yield running


@pytest.fixture
async def site() -> AsyncIterator[SourceServer]:
    async with source_server.running() as running:
        for news in (FERRY, OPERA):
            running.serve(news.path, page(news), Content_Type="text/html; charset=utf-8")
        running.serve("/feed", feed([FERRY, OPERA], NOW - timedelta(hours=2), running.url("")))
        yield running


@pytest.fixture
def settings(tmp_path: Path, telegram: TelegramServer, site: SourceServer) -> Settings:
    sources = tmp_path / "sources.toml"
    sources.write_text(f'[[source]]\nurl = "{site.url("/feed")}"\n', "utf-8")
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings takes it, its types do not say so
        bot_token=telegram.token,  # type: ignore[arg-type]
        telegram_api_url=telegram.url,
        database_path=tmp_path / "news.db",
        sources_file=sources,
        allowed_private_hosts=frozenset({site.host}),
    )


@asynccontextmanager
async def running(settings: Settings, clock: SetClock) -> AsyncIterator[None]:
    """The whole bot, stopped in the end as a signal would."""
    stop = asyncio.Event()
    task = asyncio.create_task(app.run(settings, stop, clock, publish_seconds=1))
    try:
        yield
    finally:
        stop.set()
        async with asyncio.timeout(10):
            await task


async def looked_up(settings: Settings, fn: Any, *args: Any, **kwargs: Any) -> Any:
    """What the database holds, read beside the running bot."""
    db = Database.open(settings.database_path)
    try:
        return await db.read(fn, *args, **kwargs)
    finally:
        await db.close()


async def test_feed_becomes_a_digest_and_nothing_comes_twice(settings: Settings, telegram: TelegramServer) -> None:
    clock = SetClock(NOW)
    db = Database.open(settings.database_path)
    await db.write(chats.save, Chat(id=READER, language="id", times=("07:00",), next_digest_at=NOW), now=NOW)
    await db.close()

    async with running(settings, clock):
        digest = await telegram.reply(within=20)
        telegram.say("/topic korea")
        on_topic = await telegram.reply()

    assert FERRY.title in digest["text"]
    assert OPERA.title in digest["text"]
    assert "— Laras Kembaren" in digest["text"]
    assert "Baca Juga" not in digest["text"]
    assert FERRY.title in on_topic["text"]
    assert OPERA.title not in on_topic["text"]

    clock.forward(minutes=1)
    said = len(telegram.messages())
    async with running(settings, clock):
        telegram.say("/help")
        await telegram.reply()
        telegram.say("/digest")
        again = await telegram.reply()

    assert len(telegram.messages()) == said + 4
    assert "Belum ada yang baru" in again["text"]


async def test_new_reader_of_an_empty_install_gets_a_digest_with_the_first_news(
    settings: Settings, telegram: TelegramServer, site: SourceServer
) -> None:
    clock = SetClock(NOW)
    feed_handler = site.routes.pop("/feed")

    async with running(settings, clock):
        telegram.say("/start")
        promise = await telegram.reply(within=10)
        site.routes["/feed"] = feed_handler
        telegram.say("/help")
        await telegram.reply()

    clock.forward(hours=4)  # more than the pause after one failure, jitter and all
    async with running(settings, clock):
        digest = await telegram.reply(within=20)

    assert "gathering the first articles" in promise["text"]
    assert OPERA.title in digest["text"]


async def test_code_in_the_log_makes_its_sender_the_owner(
    settings: Settings, telegram: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(settings, SetClock(NOW)):
        code = await looked_up_when_there(settings)
        telegram.say(f"/claim {code}")
        answer = await telegram.reply(within=10)
        telegram.say("/sources")
        listing = await telegram.reply()

    assert f"/claim {code}" in caplog.text
    assert "You now run this bot" in answer["text"]
    assert "✓ 1." in listing["text"] or "not checked yet" in listing["text"]
    assert settings.bot_token is not None
    assert settings.bot_token.get_secret_value() not in caplog.text


async def looked_up_when_there(settings: Settings) -> str:
    async with asyncio.timeout(10):
        while not settings.database_path.exists() or not (code := await looked_up(settings, facts.get, "claim_code")):
            await asyncio.sleep(0)
    return str(code)


async def test_with_an_admin_no_code_is_offered(
    settings: Settings, telegram: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(settings.model_copy(update={"admin_ids": frozenset({READER})}), SetClock(NOW)):
        telegram.say("/stats")
        answer = await telegram.reply(within=10)

    assert "/claim" not in caplog.text
    assert "1 source" in answer["text"]


async def test_telegram_that_cannot_be_reached_is_asked_again_while_gathering_goes_on(
    settings: Settings, telegram: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.fail(faults.BAD_GATEWAY, method="getMe")

    async with running(settings, SetClock(NOW)):
        telegram.say("/help")
        await telegram.reply(within=15)
        async with asyncio.timeout(10):
            while await looked_up(settings, articles.count) < 2:
                await asyncio.sleep(0)

    assert "telegram not reached" in caplog.text


async def test_bot_can_be_told_to_stop_before_telegram_is_reached(settings: Settings, telegram: TelegramServer) -> None:
    telegram.fail(faults.BAD_GATEWAY, method="getMe", times=None)

    async with running(settings, SetClock(NOW)):
        await telegram.wait_for(lambda call: call.method == "getMe")

    assert not telegram.messages()


async def test_wrong_token_is_named(settings: Settings) -> None:
    wrong = settings.model_copy(update={"bot_token": type(settings.bot_token)("999:wrong-token")})  # type: ignore[misc]

    with pytest.raises(WrongSetting, match="^BOT_TOKEN: Telegram does not know this token"):
        await app.run(wrong, asyncio.Event())


async def test_missing_token_is_named(settings: Settings) -> None:
    with pytest.raises(WrongSetting, match="^BOT_TOKEN: not set"):
        await app.run(settings.model_copy(update={"bot_token": None}), asyncio.Event())


async def test_broken_sources_file_is_named_and_nothing_starts(settings: Settings, tmp_path: Path) -> None:
    assert settings.sources_file is not None
    settings.sources_file.write_text("[[source]]\nurl = 5\n", "utf-8")

    with pytest.raises(WrongSetting, match=r"^SOURCES_FILE .*sources\.toml: source 1: url 5"):
        await app.run(settings, asyncio.Event())

    assert not settings.database_path.exists()


async def test_sources_file_that_is_not_there_is_named(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(WrongSetting, match="No such file"):
        await app.run(
            settings.model_copy(update={"sources_file": tmp_path / "none.toml", "database_path": tmp_path / "none.db"}),
            asyncio.Event(),
        )


async def test_old_news_is_forgotten_after_the_retention(tmp_path: Path) -> None:
    from tests.house import fill, opened

    clock = SetClock(NOW)
    async with opened(tmp_path, clock) as house:
        await fill(house)
        clock.forward(days=91)

        await app.tidy(house, 90)

        assert await house.db.read(articles.count) == 0


async def test_round_that_fails_does_not_end_the_timetable(caplog: pytest.LogCaptureFixture) -> None:
    timetable = app.Timetable()
    rounds = asyncio.Semaphore(0)

    async def ask() -> None:
        rounds.release()
        raise ZeroDivisionError

    timetable.every(1, ask)
    timetable.start()
    async with asyncio.timeout(5):
        await rounds.acquire()
        await rounds.acquire()
    await timetable.stop()
    await timetable.stop()

    assert "a round failed" in caplog.text


async def test_stop_comes_within_ten_seconds_though_telegram_hangs(
    settings: Settings, telegram: TelegramServer
) -> None:
    db = Database.open(settings.database_path)
    await db.write(chats.save, Chat(id=READER, times=("07:00",), next_digest_at=NOW), now=NOW)
    await db.close()
    telegram.fail(faults.slow(30), times=None)

    async with running(settings, SetClock(NOW)):
        await telegram.wait_for(lambda call: call.method == "sendMessage", within=20)
        telegram.say("/help", user=READER + 1)
        await telegram.wait_for(lambda call: call.method == "sendMessage")

    assert (await looked_up(settings, outbox.counts))["sending"] == 0


async def test_menu_that_is_not_taken_keeps_nobody_from_an_answer(
    settings: Settings, telegram: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.fail(faults.BAD_GATEWAY, method="setMyCommands", times=1)

    async with running(settings, SetClock(NOW)):
        telegram.say("/help")
        answer = await telegram.reply(within=10)

    assert "/latest" in answer["text"]
    assert "menu not set" in caplog.text
