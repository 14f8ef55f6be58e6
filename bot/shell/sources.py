"""The sources, from the shell."""

from __future__ import annotations

import json
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from bot.shell import command

if TYPE_CHECKING:
    from bot.app import House
    from bot.finding import Finding
    from storage.models import Source

T = TypeVar("T")
PACK = "pack:"


@click.group()
def sources() -> None:
    """List, add, check, import and export sources."""


@sources.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a source.")
@command.options
def listing(as_json: bool, database: Path | None, verbose: bool) -> None:
    """All sources and how they are."""
    found = _ask(database, verbose, _listing)
    for source in found:
        click.echo(json.dumps(_object(source), ensure_ascii=False) if as_json else _line(source))
    if not found and not as_json:
        click.echo("There are no sources yet; add one with `newsdigest sources add URL`.")


@sources.command()
@click.argument("url")
@click.option("-y", "--yes", is_flag=True, help="Add the first that is found, without asking.")
@command.options
def add(url: str, yes: bool, database: Path | None, verbose: bool) -> None:
    """Add what stands at URL: a feed, the feed that a site names, a news sitemap, a list of articles, a channel.

    Shows its newest articles first, and asks where there is somebody to answer.
    """

    async def adding(parts: House) -> Source:
        from storage import sources as table

        finding = await parts.finder.find(url)
        chosen = await _chosen(parts, finding, asks=not yes and is_asked())
        return await parts.db.write(table.add, chosen, now=parts.clock())

    click.echo(f"Added: {_line(_ask(database, verbose, adding))}")


def is_asked() -> bool:
    """Whether there is somebody to answer a question."""
    return sys.stdin.isatty()


async def _chosen(parts: House, finding: Finding, *, asks: bool) -> Source:
    """The source to add, after its preview has been shown; where there are several the person says which."""
    await _preview(parts, finding)
    if not asks:
        return finding.source
    for number, other in enumerate(finding.others, start=2):
        click.echo(f"{number}  {other.name or '–'}  {other.url}")
    most = 1 + len(finding.others)
    choice = click.prompt(
        f"Add it? 1 for this one, 2–{most} to see another, 0 for none" if most > 1 else "Add it? 1 for yes, 0 for no",
        type=click.IntRange(0, most),
        default=1,
    )
    if choice == 0:
        raise command.Wrong("nothing was added")
    if choice == 1:
        return finding.source
    return await _chosen(parts, await parts.finder.look(finding.others[choice - 2]), asks=True)


async def _preview(parts: House, finding: Finding) -> None:
    """Print what was found, and its newest articles as a digest would show them."""
    from bot.commands.adding import preview
    from bot.locales import voice
    from bot.terminal import show

    drafts = await parts.finder.preview(finding)
    from rich.console import Console

    show(Console(highlight=False), preview(finding, drafts, voice("en"), parts.clock()))


@sources.command()
@click.argument("number", metavar="ID", type=int)
@command.options
def remove(number: int, database: Path | None, verbose: bool) -> None:
    """Forget a source; its articles stay."""

    async def removing(parts: House) -> Source:
        from storage import sources as table

        source = await _named(parts, number)
        await parts.db.write(table.remove, number)
        return source

    click.echo(f"Removed: {_line(_ask(database, verbose, removing))}")


@sources.command()
@click.argument("number", metavar="ID", type=int)
@command.options
def pause(number: int, database: Path | None, verbose: bool) -> None:
    """Stop asking a source."""
    click.echo(f"Paused: {_line(_ask(database, verbose, lambda parts: _paused(parts, number, paused=True)))}")


@sources.command()
@click.argument("number", metavar="ID", type=int)
@command.options
def resume(number: int, database: Path | None, verbose: bool) -> None:
    """Ask a paused source again."""
    click.echo(f"Resumed: {_line(_ask(database, verbose, lambda parts: _paused(parts, number, paused=False)))}")


@sources.command()
@click.argument("number", metavar="ID", type=int)
@command.options
def check(number: int, database: Path | None, verbose: bool) -> None:
    """Pull a source now and say how it went."""

    async def checking(parts: House) -> Source:
        return await parts.gatherer.round(await _named(parts, number))

    source = _ask(database, verbose, checking)
    click.echo(_line(source))
    if source.problem:
        raise SystemExit(1)


@sources.command("import")
@click.argument("file", metavar="FILE|pack:LANGUAGE")
@command.options
def import_(file: str, database: Path | None, verbose: bool) -> None:
    """Add the sources of an OPML or TOML file, by its ending, or of a starter pack such as pack:id.

    Those of a TOML file that are there already are updated; others stay as they are.
    """
    found = _pack(file.removeprefix(PACK)) if file.startswith(PACK) else _from_file(Path(file))

    async def adding(parts: House) -> None:
        from storage import sources as table

        if _is_toml(Path(file)):
            for source in found:
                await parts.db.write(table.add, source, now=parts.clock())
        else:
            await parts.db.write(table.add_missing, found, now=parts.clock())

    _ask(database, verbose, adding)
    click.echo(f"Imported {len(found)} sources.")


def _pack(language: str) -> Sequence[Source]:
    from bot import packs

    if language not in packs.languages():
        raise command.WrongUse(f"there is no pack {language!r}, but {', '.join(packs.languages())}")
    return packs.read(language)


def _from_file(file: Path) -> Sequence[Source]:
    from bot.sources import file as toml
    from bot.sources import opml

    try:
        return (toml.read_bytes if _is_toml(file) else opml.read)(file.read_bytes())
    except OSError as error:
        raise command.WrongUse(f"{file}: {error.strerror}") from error
    except ValueError as error:
        raise command.Wrong(f"{file}: {error}") from error


@sources.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@command.options
def export(file: Path | None, database: Path | None, verbose: bool) -> None:
    """Write all sources as OPML or TOML, by the file's ending; OPML on standard output without one."""
    from bot.sources import file as toml
    from bot.sources import opml

    found = _ask(database, verbose, _listing)
    text = toml.write(found) if file and _is_toml(file) else opml.write(found)
    if file is None:
        click.echo(text, nl=False)
        return
    try:
        file.write_text(text, "utf-8")
    except OSError as error:
        raise command.Wrong(f"{file}: {error.strerror}") from error
    click.echo(f"Wrote {len(found)} sources to {file}.")


def _ask(database: Path | None, verbose: bool, question: Callable[[House], Awaitable[T]]) -> T:
    """Open the house, ask it one thing. What is refused becomes one line."""
    from bot.app import house
    from bot.locales import voice
    from bot.ports import Refused

    given = command.settings(database, verbose=verbose, quiet=True)

    async def asking() -> T:
        async with house(given) as parts:
            return await question(parts)

    try:
        return command.run(asking())
    except Refused as refusal:
        raise command.Wrong(voice("en")(refusal.key, **refusal.details)) from refusal


async def _listing(parts: House) -> list[Source]:
    from storage import sources as table

    return await parts.db.read(table.listing)


async def _named(parts: House, number: int) -> Source:
    from storage import sources as table

    source = await parts.db.read(table.get, number)
    if source is None:
        raise command.Wrong(f"no source {number}; see `newsdigest sources list`")
    return source


async def _paused(parts: House, number: int, *, paused: bool) -> Source:
    from storage import sources as table

    await _named(parts, number)
    await parts.db.write(table.pause, number, paused)
    return await _named(parts, number)


def _is_toml(file: Path) -> bool:
    return file.suffix.casefold() == ".toml"


def _line(source: Source) -> str:
    from datetime import UTC, datetime

    from bot import health
    from bot.locales import voice

    state = health.state(source, voice("en"), datetime.now(UTC), UTC)
    return f"{source.id}  {source.name or '–'}  {source.url}  {state}"


def _object(source: Source) -> dict[str, object]:
    moments = {"next_check_at": source.next_check_at, "succeeded_at": source.succeeded_at}
    return {
        "id": source.id,
        "url": source.url,
        "kind": source.kind,
        "name": source.name,
        "language": source.language,
        "topics": source.topics,
        "paused": source.paused,
        "failures": source.failures,
        "problem": source.problem,
        **{name: moment.isoformat() if moment else None for name, moment in moments.items()},
    }
