"""The whole story of somebody who runs the bot, by what they type and tap, against the whole bot."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot import app
from bot.settings import Settings
from storage import facts
from storage.database import Database
from tests import source_server
from tests.house import SetClock
from tests.news import FERRY, OPERA, feed, page
from tests.telegram_server import READER, TelegramServer

FRIEND, STRANGER = 2002, 3003
NOW = datetime.now(UTC).replace(microsecond=0)


class Person:
    """Somebody who types and taps, and reads what comes."""

    def __init__(self, server: TelegramServer, user: int) -> None:
        self.server, self.user = server, user
        self.last: dict[str, Any] = {}

    async def says(self, line: str) -> str:
        self.server.say(line, user=self.user)
        self.last = await self.server.reply(chat=self.user, within=30)
        return str(self.last["text"])

    async def taps(self, button: str) -> str:
        seen = len(self.server.calls)
        self.server.press(button, self.last, user=self.user)
        await self.server.wait_for(lambda _: any(map(self._is_answer, self.server.calls[seen:])), within=30)
        self.last = next(call.result for call in self.server.calls[seen:] if self._is_answer(call))
        return str(self.last["text"])

    def _is_answer(self, call: Any) -> bool:
        return call.chat == self.user and call.method in ("sendMessage", "editMessageText") and bool(call.result)


async def claim_code(path: Path) -> str:
    db = Database.open(path)
    try:
        while True:
            if code := await db.read(facts.get, "claim_code"):
                return code
            await asyncio.sleep(0.05)
    finally:
        await db.close()


async def test_bot_is_owned_filled_opened_to_friends_and_kept_safe(tmp_path: Path) -> None:
    async with TelegramServer() as telegram, source_server.running() as site:
        for news in (FERRY, OPERA):
            site.serve(news.path, page(news), Content_Type="text/html; charset=utf-8")
        url = site.serve("/feed", feed([FERRY, OPERA], NOW - timedelta(hours=2), site.url("")))
        (tmp_path / "none.toml").touch()
        settings = Settings(
            _env_file=None,  # type: ignore[call-arg]  # pydantic-settings takes it, its types do not say so
            bot_token=telegram.token,  # type: ignore[arg-type]
            telegram_api_url=telegram.url,
            database_path=tmp_path / "news.db",
            sources_file=tmp_path / "none.toml",
            access="invite",
            allowed_private_hosts=frozenset({site.host}),
        )
        stop = asyncio.Event()
        bot = asyncio.create_task(app.run(settings, stop, SetClock(NOW), publish_seconds=1))
        try:
            await story(telegram, tmp_path, url)
        finally:
            stop.set()
            async with asyncio.timeout(10):
                await bot


async def story(telegram: TelegramServer, folder: Path, url: str) -> None:
    owner, friend, stranger = (Person(telegram, user) for user in (READER, FRIEND, STRANGER))

    # Owned in three actions: token, start, claim.
    code = await claim_code(folder / "news.db")
    assert "You now run this bot" in await owner.says(f"/claim {code}")
    assert "doesn’t work" in await stranger.says(f"/claim {code}")

    # Filled by pasting, then looked after by taps.
    assert OPERA.title in await owner.says(url)
    assert "2 new articles" in await owner.taps("✓ Add it")
    assert "1 source" in await owner.says("/admin")
    assert "✓ 1. Harbour News" in await owner.taps("Sources")
    assert "Check interval: automatic" in await owner.taps("✓ 1")
    assert "How often shall I check" in await owner.taps("How often")
    assert "Check interval: 30 minutes" in await owner.taps("30 minutes")
    assert "paused" in await owner.taps("Pause")
    assert "paused" not in await owner.taps("Resume")

    # Opened to friends, and to nobody else.
    invitation = (await owner.says("/invite")).partition("?start=")[2].split()[0]
    assert "by invitation" in await friend.says("/latest")
    assert "Welcome" in await friend.says(f"/start {invitation}")
    assert "no longer valid" in await stranger.says(f"/start {invitation}")
    assert OPERA.title in await friend.says("/latest")
    assert "those who run this bot" in await friend.says("/admin")

    # Told something, once, and kept safe.
    assert "This is what readers would get:" in await owner.says("/broadcast We move house")
    assert await owner.taps("Test: send to me only") == "We move house"
    await owner.says("/broadcast We move house on Sunday")
    assert "On its way" in await owner.taps("Send to 1 reader")
    await telegram.wait_for(lambda call: call.chat == FRIEND and call.params.get("text") == "We move house on Sunday")
    assert "Copied to" in await owner.says("/backup")
    assert "1 chat" in await owner.says("/stats")
    heard = [one["text"] for one in telegram.messages(FRIEND)]
    assert heard.count("We move house on Sunday") == 1
