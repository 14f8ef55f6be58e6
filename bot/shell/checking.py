"""`newsdigest doctor`: what is wrong and what to do about it, a line each."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.shell import command
from bot.shell.keeping import ask

if TYPE_CHECKING:
    from bot.settings import Settings
    from storage.models import Source

CLOCK_MAY_DIFFER = timedelta(seconds=60)
"""Digests are due by the minute; Telegram's own answer takes a second or two."""

_SET_THE_CLOCK = "set it, for example by `timedatectl set-ntp true`"
_MARKS = {"well": "✓", "wrong": "✗", "note": "–"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at and how it is: "well", "wrong", or "note" for what hinders nothing that is set up."""

    check: str
    says: str
    state: str


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a check.")
@command.options
def doctor(as_json: bool, database: Path | None, verbose: bool) -> None:
    """Check token, clock, database, language model, disk and sources; say what to do. Exit status 1 if one is wrong."""
    given = command.settings(database, verbose=verbose, quiet=True)
    wrong = False
    for found in _findings(given):
        line = f"{_MARKS[found.state]} {found.check}{': ' + found.says if found.says else ''}"
        click.echo(json.dumps(asdict(found), ensure_ascii=False) if as_json else line)
        wrong |= found.state == "wrong"
    if wrong:
        raise SystemExit(1)


def _judged(check: str, problem: str) -> Finding:
    return Finding(check, problem, "wrong" if problem else "well")


def _findings(given: Settings) -> Iterator[Finding]:
    from bot.troubles import LOW_DISK_BYTES
    from storage import database, sources

    if given.bot_token is None:
        # Who only gathers and searches needs none.
        yield Finding("token", "BOT_TOKEN is not set: `newsdigest run` needs one from @BotFather", "note")
    else:
        yield _judged("token", command.run(_token_problem(given)))
        yield command.run(_clock(given))
    yield _judged("database", ask(given, lambda _: asyncio.to_thread(database.integrity, given.database_path)))
    if given.summariser == "llm":
        yield _judged("language model", command.run(_llm_problem(given)))
    free = shutil.disk_usage(given.database_path.resolve().parent).free
    yield _judged("disk", "" if free >= LOW_DISK_BYTES else f"only {free // 2**20} MB are free; make room")
    found = ask(given, lambda db: db.read(sources.listing))
    yield _judged("sources", "" if found else "there are none; add one with `newsdigest sources add URL`")
    for source in found:
        yield _judged(f"source {source.id} {source.name or source.url}", _source_problem(source))


def clock_problem(date: str, now: datetime) -> str:
    """What is wrong with our clock, after the `Date` of somebody else's answer (RFC 9110, 6.6.1); empty if nothing."""
    off = now - parsedate_to_datetime(date).astimezone(UTC)
    if abs(off) <= CLOCK_MAY_DIFFER:
        return ""
    return f"it is {abs(off)} {'ahead of' if off > timedelta() else 'behind'} Telegram's; {_SET_THE_CLOCK}"


async def _clock(given: Settings) -> Finding:
    import httpx

    try:
        async with httpx.AsyncClient(timeout=10) as client:
            date = (await client.head(given.telegram_api_url)).headers["date"]
        return _judged("clock", clock_problem(date, datetime.now(UTC)))
    except (httpx.HTTPError, KeyError, ValueError):
        return Finding("clock", "it could not be compared with Telegram's", "note")


def _source_problem(source: Source) -> str:
    from bot import health
    from bot.locales import voice

    now = datetime.now(UTC)
    return "" if health.is_well(source, now) else health.state(source, voice("en"), now, UTC)


async def _token_problem(given: Settings) -> str:
    import telegram
    from telegram.error import InvalidToken, TelegramError

    assert given.bot_token is not None
    bot = telegram.Bot(given.bot_token.get_secret_value(), base_url=f"{given.telegram_api_url}/bot")
    try:
        async with bot:
            return ""
    except InvalidToken:
        return "Telegram does not know it; copy it again from @BotFather"
    except TelegramError as error:
        return f"Telegram could not be asked: {error.message}"


async def _llm_problem(given: Settings) -> str:
    from bot.summarise.llm.server import Server

    key = given.llm_api_key.get_secret_value() if given.llm_api_key else ""
    async with Server(given.llm_base_url, given.llm_model, key) as server:
        return await server.problem()
