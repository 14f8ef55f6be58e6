"""Commands for those who run the bot: sources, the claim of ownership, figures."""

from __future__ import annotations

import hmac
from zoneinfo import ZoneInfo

from bot import health
from bot.commands.command import Command, Request, number
from bot.ports import Refused
from bot.render import button, notice, offered, rows
from storage import admins, articles, copies, facts, proposals, sources
from storage.models import Reply, Source

CLAIM_CODE = "claim_code"


async def listing(request: Request) -> Reply:
    """The sources: their names for readers; state and number too for admins."""
    say, found = request.say, await request.desk.db.read(sources.listing)
    if not found:
        packs = [button(say("packs.see"), "/packs")] if request.admin and request.desk.starter_packs else []
        return notice(say("sources.none"), rows(packs))
    show = _health if request.admin else _name
    return notice("\n".join((say("sources.header", count=len(found)), *(show(source, request) for source in found))))


async def remove(request: Request) -> Reply:
    """Forget a source; its articles stay, and a button brings it back as it was."""
    source = await _named(request)
    await request.desk.db.write(sources.remove, source.id)
    proposal = await request.desk.db.write(proposals.keep, source, at=request.now)
    again = rows([button(request.say("removesource.undo"), f"/addsource {proposal}")])
    return notice(request.say("removesource.done", name=source.name or source.url), again)


async def pause(request: Request) -> Reply:
    """Stop asking a source, or, if it is paused or was given up, ask it again."""
    source = await _named(request)
    rests = source.paused or source.given_up
    await request.desk.db.write(sources.pause, source.id, not rests)
    key = "pausesource.resumed" if rests else "pausesource.done"
    return notice(request.say(key, name=source.name or source.url))


async def check(request: Request) -> Reply:
    """Pull a source now, whatever its time, and say how it went."""
    return await checked(request, await _named(request))


async def ailing(request: Request) -> Reply:
    """The sources that somebody should look at, the longest ailing first, and what is wrong with each."""
    say, found = request.say, await request.desk.db.read(sources.listing)
    if not found:
        return notice(say("sources.none"))
    bad = [source for source in found if not health.is_well(source, request.now)]
    if not bad:
        return notice(say("health.all_well", count=len(found)))
    bad.sort(key=lambda source: source.failing_since or source.news_at or request.now)
    return notice("\n".join((say("health.header"), *(_health(source, request) for source in bad))))


async def claim(request: Request) -> Reply:
    """Become an admin by the one-time code that the bot wrote into its log."""
    code = await request.desk.db.read(facts.get, CLAIM_CODE)
    if not code or not hmac.compare_digest(code.encode(), request.words.encode()):
        raise Refused("claim.wrong")
    if not await request.desk.db.write(admins.claim, request.user_id, CLAIM_CODE):
        raise Refused("claim.wrong")  # somebody else has used it a moment ago
    packs = [button(request.say("packs.see"), "/packs")] if request.desk.starter_packs else []
    return notice(request.say("claim.done"), rows([*packs, *offered(request.say, "sources", "help")]))


async def backup(request: Request) -> Reply:
    """Copy the database now, beside it. The copy is not sent: it holds what readers have told the bot."""
    try:
        path = await request.desk.copies.make(copies.ASKED, request.now)
    except copies.NoRoom as error:
        raise Refused("backup.room", reason=str(error)) from error
    except OSError as error:
        raise Refused("backup.folder", reason=error.strerror) from error
    return notice(request.say("backup.done", file=str(path), megabytes=-(-path.stat().st_size // 2**20)))


async def checked(request: Request, source: Source) -> Reply:
    say = request.say
    before = await request.desk.db.read(articles.count)
    after = await request.desk.gathering.round(source)
    new = await request.desk.db.read(articles.count) - before
    name = after.name or after.url
    if after.problem:
        return notice(say("checksource.failed", name=name, number=after.id, problem=health.trouble(after, say)))
    see = rows([button(say("checksource.see"), "/latest")])
    return notice(say("checksource.done", name=name, number=after.id, count=new), see)


async def _named(request: Request) -> Source:
    source_id = number(request.words)
    source = None if source_id is None else await request.desk.db.read(sources.get, source_id)
    if source is None:
        raise Refused("sources.unknown", words=request.words or "?")
    return source


def _name(source: Source, request: Request) -> str:
    return request.say.line(f"• {request.say.isolated(source.name or source.url)}")


def _health(source: Source, request: Request) -> str:
    mark = "⏸" if source.paused else "✓" if health.is_well(source, request.now) else "⚠"
    state = health.state(source, request.say, request.now, ZoneInfo(request.chat.timezone))
    return f"{mark} {source.id}. {request.say.isolated(source.name or source.url)} — {state}"


COMMANDS = (
    Command(name="sources", run=listing),
    Command(name="removesource", run=remove, takes="ID", admin=True),
    Command(name="pausesource", run=pause, takes="ID", admin=True),
    Command(name="checksource", run=check, takes="ID", admin=True),
    Command(name="sourcehealth", run=ailing, admin=True),
    Command(name="backup", run=backup, admin=True, owner=True),
    Command(name="claim", run=claim, takes="CODE", hidden=True, uninvited=True),
)
