"""The commands that let the bot work: run, demo, gather."""

from __future__ import annotations

import asyncio
import signal
import sys
import tempfile
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.shell import command

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from rich.console import Console

    from bot.app import House
    from bot.gather import Outcome
    from bot.settings import Settings
    from bot.shell.chatting import Visitor


@click.command()
@command.options
def run(database: Path | None, verbose: bool) -> None:
    """The bot: gather, publish, answer, until SIGTERM or SIGINT."""
    from bot import app

    given = command.settings(database, verbose=verbose)

    async def until_told() -> None:
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        await app.run(given, stop)

    command.run(until_told())


@click.command()
@click.option("--once", is_flag=True, help="End after one round and print a table.")
@command.options
def gather(once: bool, database: Path | None, verbose: bool) -> None:
    """Pull the due sources: for ever, or once."""
    given = command.settings(database, verbose=verbose, quiet=once)
    command.run(_gather_once(given) if once else _gather(given))


async def _gather(given: Settings) -> None:
    from bot.app import house

    async with house(given) as parts:
        await parts.gatherer.always()


async def _gather_once(given: Settings) -> None:
    from rich.console import Console
    from rich.table import Table

    from bot.app import house

    async with house(given) as parts:
        outcomes = await _with_progress(parts, Console(stderr=True))
    table = Table("Source", "New", "Failed", "Next check", box=None)
    for outcome in sorted(outcomes, key=lambda outcome: outcome.source.id):
        name = outcome.source.name or outcome.source.url
        until = outcome.next_check_at.isoformat(timespec="minutes") if outcome.next_check_at else ""
        table.add_row(
            f"{name}: {outcome.problem}" if outcome.problem else name, str(outcome.new), str(outcome.failed), until
        )
    Console(soft_wrap=True).print(table if outcomes else "No source is due.")


async def _with_progress(parts: House, console: Console) -> list[Outcome]:
    """One round, with a bar that moves as sources end; no bar where standard error is no terminal."""
    from rich.progress import Progress

    from storage import sources

    due = len(await parts.db.read(sources.due, parts.clock()))
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Reading the news", total=due)
        return await parts.gatherer.due(lambda _: progress.advance(task))


@click.command()
@click.option("--say", multiple=True, metavar="TEXT", help="Say this, print the answer and exit; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a reply.")
@command.options
def demo(say: tuple[str, ...], as_json: bool, database: Path | None, verbose: bool) -> None:
    """The same commands in this terminal, over bundled sample news. Needs no token and no network."""
    from bot import workers

    workers.prepare()
    command.settings(database, verbose=verbose, quiet=True)
    command.run(_demo(say, as_json=as_json))


async def _demo(lines: Iterable[str], *, as_json: bool) -> None:
    from rich.console import Console

    console = Console(stderr=True)
    async with _visit(console) as visitor:
        if lines:
            for line in lines:
                visitor.print(line, await visitor.say(line), as_json=as_json)
            return
        visitor.print("/start", await visitor.say("/start"), as_json=as_json)
        if not as_json and sys.stdin.isatty():
            console.print("\nSay something: /latest, /topic korea, /help … (Ctrl-D ends)", style="dim")
        while line := await asyncio.to_thread(_asked):
            visitor.print(line, await visitor.say(line), as_json=as_json)


@asynccontextmanager
async def _visit(console: Console) -> AsyncIterator[Visitor]:
    """A throw-away house that has read the samples, and somebody to talk to it."""
    from bot import app
    from bot.sample_server import SampleServer
    from bot.settings import Settings
    from bot.shell.chatting import Visitor
    from storage import sources

    with tempfile.TemporaryDirectory(prefix="newsdigest-") as folder:
        async with SampleServer(app.utc_now()) as server:
            given = Settings.model_construct(
                database_path=Path(folder) / "demo.db",
                sources_file=None,
                allowed_private_hosts=frozenset({server.base.partition("://")[2]}),
            )
            async with app.house(given, pace_seconds=0) as parts:
                for source in server.sources():
                    await parts.db.write(sources.add, source, now=parts.clock())
                await _with_progress(parts, console)
                yield Visitor(parts)


def _asked() -> str:
    """A line from standard input; empty at its end."""
    prompt = "› " if sys.stdin.isatty() else ""
    try:
        while not (line := input(prompt).strip()):
            pass
    except EOFError:
        return ""
    return line
