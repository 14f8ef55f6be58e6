"""Who may do what, by whatever way it is asked; and that no secret is to be found anywhere."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import commands
from bot.app import House
from bot.telegram_io import App, Sender
from storage import admins, sources
from storage.models import Button, Chat, Reply, Text
from tests import source_server
from tests import telegram_faults as faults
from tests.answering import answering
from tests.house import SetClock, opened
from tests.make import NOON, source
from tests.news import OPERA, feed, page
from tests.telegram_server import READER, TelegramServer

ADMIN, EDITOR, STRANGER = 1, 2, 3
GROUP = -1_000_000_000_123
FOR_ADMINS = sorted(command.name for command in commands.ALL if command.admin)
FOR_OWNERS = sorted(command.name for command in commands.ALL if command.owner)
TOKEN = "987654:canary-token-AAE_x"
KEYS = ("canary-llm-key-1", "canary-webhook-secret-2")


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as running:
        yield running


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path, SetClock(), admin_ids=frozenset({ADMIN})) as parts:
        await parts.db.write(sources.add, source(), now=NOON)
        await parts.db.write(admins.add, EDITOR, role=admins.EDITOR)
        yield parts


@pytest.fixture
async def app(server: TelegramServer, house: House) -> AsyncIterator[App]:
    async with answering(server, house) as app:
        yield app


async def kept(house: House) -> list[str]:
    """All that the database holds."""
    return await house.db.read(lambda tables: list(tables.conn.iterdump()))


async def pressed(server: TelegramServer, house: House, app: App, name: str, *, user: int) -> str:
    """The answer to a button that stands under a message in a group."""
    under = Reply(pages=(Text(text="?"),), buttons=((Button(label="x", command=f"/{name} 1"),),))
    message_id = await Sender(app.bot, house.desk, house.clock)(Chat(id=GROUP), under)
    message = next(one for one in server.messages(GROUP) if one["message_id"] == message_id)
    before = len(server.messages(GROUP))
    server.press("x", message, user=user)
    await server.wait_for(lambda _: len(server.messages(GROUP)) > before)
    return str(server.messages(GROUP)[-1]["text"])


@pytest.mark.parametrize("chat", [STRANGER, GROUP], ids=["private", "group"])
@pytest.mark.parametrize("name", FOR_ADMINS)
async def test_admins_command_typed_by_another_is_refused_and_changes_nothing(
    server: TelegramServer, house: House, app: App, name: str, chat: int
) -> None:
    before = await kept(house)

    server.say(f"/{name} 1", chat=chat, user=STRANGER)

    assert (await server.reply(chat=chat))["text"] == "Only those who run this bot can do that."
    assert await kept(house) == before


@pytest.mark.parametrize("name", FOR_ADMINS)
async def test_admins_button_pressed_by_another_in_a_group_is_refused(
    server: TelegramServer, house: House, app: App, name: str
) -> None:
    assert await pressed(server, house, app, name, user=STRANGER) == "Only those who run this bot can do that."


@pytest.mark.parametrize("name", FOR_OWNERS)
async def test_owners_button_pressed_by_an_editor_in_a_group_is_refused(
    server: TelegramServer, house: House, app: App, name: str
) -> None:
    assert "Only an owner" in await pressed(server, house, app, name, user=EDITOR)


async def test_rights_go_by_person_not_by_chat(server: TelegramServer, house: House, app: App) -> None:
    server.say("/admin", chat=GROUP, user=ADMIN)
    panel = await server.reply(chat=GROUP)

    server.press("Sources", panel, user=STRANGER)

    assert (await server.reply(chat=GROUP))["text"] == "Only those who run this bot can do that."


async def test_list_of_sources_sent_by_another_is_not_taken(server: TelegramServer, house: House, app: App) -> None:
    before = await kept(house)

    server.hand_in("feeds.toml", b'[[source]]\nurl = "https://evil.example/"\n', user=STRANGER)

    assert (await server.reply(chat=STRANGER))["text"] == "Only those who run this bot can do that."
    assert await kept(house) == before


async def test_no_secret_is_in_logs_messages_files_or_errors(tmp_path: Path) -> None:
    async with TelegramServer(token=TOKEN) as telegram, source_server.running() as site:
        site.serve(OPERA.path, page(OPERA), Content_Type="text/html; charset=utf-8")
        url = site.serve("/feed", feed([OPERA], NOON, site.url("")))
        given = environment(tmp_path, telegram, site.host)

        said = await whole_life(telegram, tmp_path, given, url)
        doctored = await shell(tmp_path, given, "doctor", "-v")
        listed = await shell(tmp_path, given, "sources", "export")
        refused = await shell(tmp_path, given | {"BOT_TOKEN": TOKEN + "wrong"}, "run", "-v")
        malformed = await shell(tmp_path, given | {"BOT_TOKEN": "canary-malformed-3"}, "run")
        calls = repr([(call.params, call.problem) for call in telegram.calls])

    assert b"ready bot=" in said
    assert b"Traceback" not in refused + malformed
    assert b"does not know this token" in refused
    files = contents(tmp_path)
    assert {"news.db"} < set(files)
    places = files | {"log": said, "doctor": doctored, "export": listed, "refused": refused, "calls": calls.encode()}
    for canary in (TOKEN, TOKEN.partition(":")[2], *KEYS):
        assert [place for place, content in places.items() if canary.encode() in content] == []
    assert b"canary-malformed" not in malformed


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder, the database and its copies among them."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def environment(folder: Path, telegram: TelegramServer, host: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PTB_TIMEDELTA": "1",
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": telegram.url,
        "ADMIN_IDS": str(READER),
        "ALLOWED_PRIVATE_HOSTS": host,
        "DATABASE_PATH": str(folder / "news.db"),
        "LOG_LEVEL": "DEBUG",
        "SUMMARISER": "llm",
        "LLM_BASE_URL": "http://127.0.0.1:9/v1",
        "LLM_MODEL": "none",
        "LLM_API_KEY": KEYS[0],
        "WEBHOOK_SECRET": KEYS[1],
    }


async def whole_life(telegram: TelegramServer, folder: Path, given: dict[str, str], url: str) -> bytes:
    """Start, answer, fail in many ways, stop: all that the bot wrote."""
    bot = await started(folder, given, "run")
    try:
        telegram.say("/start")
        await telegram.reply(within=30)
        for fault in (faults.BAD_GATEWAY, faults.CUT_BEFORE, faults.CUT_AFTER, faults.flood(1)):
            telegram.fail(fault, method="getUpdates" if fault is faults.CUT_AFTER else "sendMessage", times=1)
            telegram.say("/help")
            telegram.say("/stats")
            await telegram.wait_for(lambda call: "article" in str(call.params.get("text")), within=20)
        # Where an answer is lost on purpose, the next one comes all the same.
        for line in (
            f"/addsource {url}",
            "/backup",
            "/export",
            "/stats csv",
            "/admin",
            "/addsource http://127.0.0.1:1/",
        ):
            telegram.say(line)
            await telegram.reply(within=30)
    finally:
        bot.send_signal(signal.SIGTERM)
        _, errors = await asyncio.wait_for(bot.communicate(), 20)
    return errors


async def shell(folder: Path, given: dict[str, str], *arguments: str) -> bytes:
    """What a command of the shell writes, to both its outputs."""
    process = await started(folder, given, *arguments)
    out, errors = await asyncio.wait_for(process.communicate(), 60)
    return out + errors


async def started(folder: Path, given: dict[str, str], *arguments: str) -> asyncio.subprocess.Process:
    pipe = asyncio.subprocess.PIPE
    here = {"PYTHONPATH": str(Path(__file__).parents[1])}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, cwd=folder, env=given | here, stdout=pipe, stderr=pipe
    )
