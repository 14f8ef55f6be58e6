"""The bot as a process of its own, as it runs anywhere, and a look into its database beside it."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import TypeVar

from storage.database import Tables
from tests.telegram_server import TelegramServer

T = TypeVar("T")

_PATIENCE_SECONDS = 120.0


def database(folder: Path) -> Path:
    """Where the bot of a folder keeps what it knows."""
    return folder / "news.db"


@asynccontextmanager
async def bot(folder: Path, server: TelegramServer, **more: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot, stopped in the end; its log is the file `log` in the folder. `more` are further settings."""
    given = {
        "BOT_TOKEN": server.token,
        "TELEGRAM_API_URL": server.url,
        "DATABASE_PATH": str(database(folder)),
        "ADMIN_IDS": "1",
        "PYTHONPATH": str(Path(__file__).parent.parent),
        **more,
    }
    with (folder / "log").open("ab") as journal:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=folder, env=os.environ | given, stderr=journal
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


async def until(holds: Callable[[], object]) -> None:
    """Wait until something holds that the bot brings about. Raises TimeoutError after two minutes."""
    async with asyncio.timeout(_PATIENCE_SECONDS):
        while not holds():  # noqa: ASYNC110  # it holds in the bot's process or does not
            await asyncio.sleep(0.05)


def look(folder: Path, fn: Callable[[Tables], T]) -> T:
    """What the bot's database holds, read beside it."""
    uri = f"{database(folder).as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, timeout=10)) as connection:
        return fn(Tables(connection, execute_plugins=False))
