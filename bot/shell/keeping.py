"""The commands that look after the database: search, stats, backup, restore."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from bot.shell import command

if TYPE_CHECKING:
    from bot.settings import Settings
    from storage.database import Database

T = TypeVar("T")


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
@command.options
def search(words: tuple[str, ...], limit: int, database: Path | None, verbose: bool) -> None:
    """The stored articles that hold all WORDS, newest first."""
    from bot.text.words import terms
    from storage import articles

    given = command.settings(database, verbose=verbose, quiet=True)
    found = ask(given, lambda db: db.read(articles.search, terms(" ".join(words)), limit=limit))
    for item in found:
        click.echo(f"{item.article.title}\n    {item.source} · {item.added_at:%Y-%m-%d %H:%M} · {item.article.url}")
    if not found:
        click.echo("Nothing found.")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@command.options
def stats(as_json: bool, database: Path | None, verbose: bool) -> None:
    """The figures that an admin asks for."""
    from storage import articles, chats, outbox, sources

    given = command.settings(database, verbose=verbose, quiet=True)

    async def counting(db: Database) -> dict[str, int]:
        found = await db.read(sources.listing)
        return {
            "sources": len(found),
            "sources with a problem": sum(bool(source.problem) for source in found),
            "articles": await db.read(articles.count),
            "chats": await db.read(chats.count),
            **{f"messages {state}": number for state, number in (await db.read(outbox.counts)).items()},
            **await _tokens(db, given),
        }

    counts = ask(given, counting)
    if as_json:
        click.echo(json.dumps(counts))
        return
    for name, number in counts.items():
        click.echo(f"{number:>8,}  {name}")


async def _tokens(db: Database, given: Settings) -> dict[str, int]:
    """What the language model has cost this month, and may; nothing where none is used."""
    from bot.app import utc_now
    from storage import budget

    used = await db.read(budget.used, budget.month_of(utc_now()))
    counted = {"tokens of the language model this month": used}
    if given.llm_monthly_budget is not None:
        return {**counted, "tokens a month at the most": given.llm_monthly_budget}
    return counted if used else {}


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help="Overwrite FILE.")
@command.options
def backup(file: Path, force: bool, database: Path | None, verbose: bool) -> None:
    """A consistent copy of the database into FILE, while the bot runs."""
    from storage.database import backup as copy

    given = command.settings(database, verbose=verbose, quiet=True)
    if file.exists() and not force:
        raise command.Wrong(f"{file} is there already; --force overwrites it")
    if not given.database_path.exists():
        raise command.Wrong(f"{given.database_path}: no such database")
    ask(given, lambda db: db.read(copy, file))
    click.echo(f"Wrote {file}.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--force", is_flag=True, help="Overwrite the database.")
@command.options
def restore(file: Path, force: bool, database: Path | None, verbose: bool) -> None:
    """Put the copy in FILE in the database's place. The bot must not run meanwhile."""
    from storage.database import Database, in_use, prove

    given = command.settings(database, verbose=verbose, quiet=True)
    path = given.database_path
    if path.exists() and not force:
        raise command.Wrong(f"{path} is there already; --force overwrites it")
    if path.exists() and in_use(path):
        raise command.Wrong(f"{path} is in use: stop the bot first")
    prove(file)
    fresh = path.with_name(path.name + ".restoring")
    shutil.copyfile(file, fresh)
    try:
        # Opening brings an older one up to date, or refuses a newer one.
        command.run(Database.open(fresh, copies_kept=0).close())
        for left in (path.with_name(path.name + suffix) for suffix in ("-wal", "-shm")):
            left.unlink(missing_ok=True)
        os.replace(fresh, path)  # noqa: PTH105  # atomic, and overwrites on every system
    finally:
        for left in (fresh, *(fresh.with_name(fresh.name + suffix) for suffix in ("-wal", "-shm"))):
            left.unlink(missing_ok=True)
    click.echo(f"Restored {path} from {file}.")


def ask(given: Settings, question: Callable[[Database], Awaitable[T]]) -> T:
    from storage.database import Database

    async def asking() -> T:
        db = Database.open(given.database_path, copies_kept=given.backup_keep)
        try:
            return await question(db)
        finally:
            await db.close()

    return command.run(asking())
