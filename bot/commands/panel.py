"""`/admin`: everything that running the bot takes, by taps. What a page says is what the commands would do."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot import durations, health, locales
from bot.alerts import SILENCED
from bot.commands.adding import preview
from bot.commands.admin import pause
from bot.commands.command import Command, Request, number
from bot.commands.stats import delays, tokens
from bot.ports import Refused
from bot.render import button, local, notice, offered, rows
from storage import articles, broadcasts, facts, figures, invites, outbox, proposals, sources
from storage.models import Button, Reply, Source

PER_PAGE = 8
RECENT = timedelta(days=7)
_EVERY = ("15m", "30m", "1h", "3h", "12h", "1d")
_MOST_TOPICS = 10
_COMMAS = re.compile("[,،、，]")
_SELECTORS = ("item", "title", "body", "drop", "next")


async def panel(request: Request) -> Reply:
    """The page that the words name, the first page without; unknown words lead there too."""
    name, _, rest = request.words.partition(" ")
    return await _PAGES.get(name, _first)(replace(request, words=rest.strip()))


async def _first(request: Request) -> Reply:
    say, db = request.say, request.desk.db
    found = await db.read(sources.listing)
    ailing = sum(not health.is_well(source, request.now) for source in found)
    silenced = await db.read(facts.get, SILENCED) is not None
    states = await db.read(outbox.counts)
    lines = (
        say("stats.sources", count=len(found)) + (f" — ⚠ {say('panel.ailing', count=ailing)}" if ailing else ""),
        say("stats.articles", count=await db.read(articles.count)),
        say("stats.chats", count=(await db.read(figures.readers, request.now))["all"]),
        say("stats.messages", **{name: states[name] for name in ("sent", "waiting", "failed")}),
        await delays(request),
        await tokens(request),
        say("panel.silenced") if silenced else "",
    )
    buttons = (
        button(say("panel.sources"), "/admin sources"),
        button(say("panel.readers"), "/admin readers"),
        button(say("panel.add"), "/addsource"),
        button(say("panel.figures"), "/stats"),
        button(say("panel.alerts_on" if silenced else "panel.alerts_off"), "/admin alerts"),
        button(say("panel.copy"), "/backup"),
    )
    return notice("\n".join(filter(None, lines)), rows(buttons, width=2))


async def _sources(request: Request) -> Reply:
    """The sources, a page of them: how each is, what it brings, when it last did."""
    say, found = request.say, await request.desk.db.read(sources.listing)
    last = max(0, (len(found) - 1) // PER_PAGE)
    place = min(number(request.words) or 0, last)
    shown = found[place * PER_PAGE : (place + 1) * PER_PAGE]
    brought = await request.desk.db.read(figures.by_source, request.now - RECENT)
    lines = [
        f"{_mark(one, request)} {one.id}. {request.say.isolated(_name(one))} — {_pulse(one, brought, request)}"
        for one in shown
    ]
    before = button("◀", f"/admin sources {place - 1}") if place else ()
    after = button(f"{place + 1}/{last + 1} ▶", f"/admin sources {place + 1}") if place < last else ()
    numbers = rows((button(f"{_mark(one, request)} {one.id}", f"/admin source {one.id}") for one in shown), width=4)
    turning = ((*before, *after),) if before or after else ()
    text = "\n".join(lines) if found else say("sources.none")
    return notice(text, (*numbers, *turning, _back(request, "/admin")))


async def _source(request: Request) -> Reply:
    """One source with all its settings, and what can be done about it."""
    return await _shown(request, await _named(request, request.words))


async def _pause(request: Request) -> Reply:
    await pause(request)
    return await _source(request)


async def _every(request: Request) -> Reply:
    """How often to ask: `every 3 30m`; `every 3 auto` leaves it to the bot."""
    source, value = await _pair(request)
    if not value:
        choices = (
            button(request.say.duration(durations.parse(every)), f"/admin every {source.id} {every}")
            for every in _EVERY
        )
        auto = button(request.say("panel.auto"), f"/admin every {source.id} auto")
        return notice(
            request.say("panel.every_how", name=_name(source)),
            (*rows(choices, width=3), auto, _back(request, f"/admin source {source.id}")),
        )
    try:
        every = None if value == "auto" else durations.parse(value)
    except ValueError:
        raise Refused("panel.every_wrong") from None
    return await _changed(request, replace(source, every=every))


async def _language(request: Request) -> Reply:
    """A hint at the language of its articles: `language 3 id`; `language 3 auto` for none."""
    source, value = await _pair(request)
    if not value:
        choices = (button(locales.name(code), f"/admin language {source.id} {code}") for code in locales.languages())
        auto = button(request.say("panel.auto"), f"/admin language {source.id} auto")
        return notice(
            request.say("panel.language_how", name=_name(source), number=str(source.id)),
            (*rows(choices, width=3), auto, _back(request, f"/admin source {source.id}")),
        )
    code = "" if value == "auto" else value.casefold()
    if len(code) > 3 or (not (code.isascii() and code.isalpha()) and code):
        raise Refused("panel.language_wrong")
    return await _changed(request, replace(source, language=code))


async def _topics(request: Request) -> Reply:
    """What every article of a source bears: `topics 3 world, football`; `topics 3 none` for nothing."""
    source, value = await _pair(request)
    if not value:
        raise Refused("panel.topics_how", number=str(source.id), now=", ".join(source.topics) or "–")
    given = () if value == "none" else tuple(filter(None, (" ".join(one.split())[:60] for one in _COMMAS.split(value))))
    return await _changed(request, replace(source, topics=given[:_MOST_TOPICS]))


async def _select(request: Request) -> Reply:
    """Try a CSS selector on the newest articles before it is taken: `select 3 body div.text`; alone it is dropped."""
    source, value = await _pair(request)
    purpose, _, selector = value.partition(" ")
    if purpose not in _SELECTORS:
        now = "\n".join(f"{name} = {', '.join(values)}" for name, values in source.select.items())
        raise Refused("panel.select_how", number=str(source.id), now=now or "–")
    select = {name: values for name, values in source.select.items() if name != purpose}
    wanted = replace(source, select={**select, purpose: (selector.strip(),)} if selector.strip() else select)
    finding = await request.desk.finder.look(replace(wanted, url=source.listing_url or source.url))
    drafts = await request.desk.finder.preview(finding)
    # Without a kind the address of its listing stays as it is when it is taken up.
    kept = await request.desk.db.write(proposals.keep, replace(wanted, kind=""), at=request.now)
    take = button(request.say("panel.select_take"), f"/admin take {kept}")
    shown = preview(finding, drafts, request.say, request.now)
    return replace(shown, buttons=rows([take, button(request.say("panel.back"), f"/admin source {source.id}")]))


async def _take(request: Request) -> Reply:
    """Take up what was tried."""
    source = await request.desk.db.read(proposals.get, number(request.words) or 0)
    if source is None:
        raise Refused("addsource.forgotten")
    return await _shown(request, await request.desk.db.write(sources.add, source, now=request.now))


async def _readers(request: Request) -> Reply:
    """Who reads, in which languages, and the invitations that are open."""
    say, db = request.say, request.desk.db
    counts = await db.read(figures.readers, request.now - RECENT)
    spoken = await db.read(broadcasts.audience)
    languages = say.listed(f"{locales.name(code)} {say.number(count)}" for code, count in spoken.items())
    open_ones = await db.read(invites.listing, request.now)
    lines = [
        say("panel.counts", **counts),
        say("panel.languages", languages=languages or "–"),
        say("panel.by_invitation" if request.desk.by_invitation else "panel.open"),
    ]
    for one in open_ones:
        until = local(one.expires_at, request.now, request.chat, say)
        lines.append(say("panel.invitation", code=one.code[:4], count=one.uses_left, until=until))
    drops = (button(f"✕ {one.code[:4]}…", f"/invite drop {one.code}") for one in open_ones[:PER_PAGE])
    more = (button(say("panel.invite"), "/invite"), *offered(say, "admins"))
    return notice("\n".join(lines), (*rows(drops, width=4), *rows(more, width=2), _back(request, "/admin")))


async def _alerts(request: Request) -> Reply:
    """Switch what admins are told unasked off, or on."""
    db = request.desk.db
    if not await db.write(facts.drop, SILENCED):
        await db.write(facts.put, SILENCED, request.now.isoformat())
    return await _first(request)


async def _changed(request: Request, source: Source) -> Reply:
    await request.desk.db.write(sources.edit, source, now=request.now)
    return await _shown(request, await _named(request, str(source.id)))


async def _shown(request: Request, source: Source) -> Reply:
    say, number_ = request.say, source.id
    brought = await request.desk.db.read(figures.by_source, request.now - RECENT)
    every = say.duration(source.every) if source.every else say("panel.auto")
    selectors = "; ".join(f"{name} = {', '.join(values)}" for name, values in source.select.items())
    lines = (
        say.line(f"{_mark(source, request)} {number_}. {say.isolated(_name(source))}"),
        source.url,
        health.state(source, say, request.now, ZoneInfo(request.chat.timezone)),
        _pulse(source, brought, request),
        "",
        say("panel.every", every=every),
        say("panel.language", language=source.language or say("panel.auto")),
        say("panel.topics", topics=", ".join(source.topics) or "–"),
        say("panel.select", selectors=selectors or "–"),
    )
    rests = source.paused or source.given_up
    buttons = (
        button(say("panel.resume" if rests else "panel.pause"), f"/admin pause {number_}"),
        button(say("panel.check"), f"/checksource {number_}"),
        button(say("panel.set_every"), f"/admin every {number_}"),
        button(say("panel.set_language"), f"/admin language {number_}"),
        button(say("panel.set_topics"), f"/admin topics {number_}"),
        button(say("panel.set_select"), f"/admin select {number_}"),
        button(say("health.remove"), f"/removesource {number_}"),
        _back(request, "/admin sources"),
    )
    return notice("\n".join(lines), rows(buttons, width=2))


async def _pair(request: Request) -> tuple[Source, str]:
    first, _, rest = request.words.partition(" ")
    return await _named(request, first), rest.strip()


async def _named(request: Request, words: str) -> Source:
    source = await request.desk.db.read(sources.get, number(words) or 0)
    if source is None:
        raise Refused("sources.unknown", words=words or "?")
    return source


def _name(source: Source) -> str:
    return source.name or source.url


def _mark(source: Source, request: Request) -> str:
    return "⏸" if source.paused else "✓" if health.is_well(source, request.now) else "⚠"


def _pulse(source: Source, brought: Mapping[int, int], request: Request) -> str:
    """How much it brings and when it last answered: "12.3 a day, last 10:15"."""
    a_day = request.say.number(round(brought.get(source.id, 0) / RECENT.days))
    if source.succeeded_at is None:
        return request.say("panel.never", number=a_day)
    zone = ZoneInfo(request.chat.timezone)
    last = request.say.past(source.succeeded_at.astimezone(zone), request.now.astimezone(zone))
    return request.say("panel.pulse", number=a_day, last=last)


def _back(request: Request, command: str) -> tuple[Button, ...]:
    return button(request.say("panel.back"), command)


_PAGES: dict[str, Callable[[Request], Awaitable[Reply]]] = {
    "sources": _sources,
    "source": _source,
    "pause": _pause,
    "every": _every,
    "language": _language,
    "topics": _topics,
    "select": _select,
    "take": _take,
    "readers": _readers,
    "alerts": _alerts,
}

COMMANDS = (Command(name="admin", run=panel, admin=True, in_place=True),)
