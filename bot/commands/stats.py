"""Figures for those who run the bot: at a glance, as bars, and whole as a table to take away."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot import charts
from bot.commands import picture
from bot.commands.command import Command, Request
from bot.render import button, notice, rows
from storage import articles, budget, chats, figures, outbox, sources
from storage.models import File, Reply

DAYS_DRAWN = 7
DAYS_TOLD = 90
_LONGEST_BAR = 10


async def stats(request: Request) -> Reply:
    """How many sources, articles and readers there are, what became of the messages; by day as `csv`, as `picture`."""
    db, say = request.desk.db, request.say
    if request.words.casefold() == "csv":
        return await _table(request)
    if request.words.casefold() == "picture":
        return await picture.drawn(request)
    states, doubtful = await db.read(outbox.counts), await db.read(outbox.doubtful)
    daily = await db.read(figures.daily, _days_ago(request.now, DAYS_DRAWN))
    lines = (
        say("stats.sources", count=len(await db.read(sources.listing))),
        say("stats.articles", count=await db.read(articles.count)),
        say("stats.chats", count=await db.read(chats.count)),
        say("stats.messages", **{name: states.get(name, 0) for name in ("sent", "waiting", "failed")}),
        say("stats.doubtful", count=doubtful) if doubtful else "",
        await delays(request),
        await tokens(request),
        _drawn(request, daily, "articles", "", say("stats.articles_daily")),
        _drawn(request, daily, "messages", "sent", say("stats.sent_daily")),
    )
    buttons = [button(say("stats.table"), "/stats csv")]
    if charts.offered():
        buttons.append(button(say("stats.picture"), "/stats picture"))
    return notice("\n".join(filter(None, lines)), rows(buttons))


async def delays(request: Request) -> str:
    """The seconds from due to delivered over the last day: of half the messages, and of 95 in a hundred."""
    seconds = await request.desk.db.read(outbox.delays, request.now - timedelta(days=1))
    if not seconds:
        return ""
    half, most = (seconds[len(seconds) * part // 100] for part in (50, 95))
    return request.say("stats.delays", half=half, most=most)


async def tokens(request: Request) -> str:
    """What the language model has cost this month; empty where none is used."""
    used = await request.desk.db.read(budget.used, budget.month_of(request.now))
    limit = request.desk.tokens_a_month
    if limit is None:
        return request.say("stats.tokens_unbounded", used=used) if used else ""
    return request.say("stats.tokens", used=used, budget=limit)


def table(daily: Sequence[tuple[str, str, str, int]]) -> bytes:
    """Rows of figures as CSV: day, what, which, how many. No cell begins a formula in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("day", "what", "which", "count"))
    writer.writerows(
        (day, what, f"'{which}" if which[:1] in set("=+-@\t\r") else which, n) for day, what, which, n in daily
    )
    return out.getvalue().encode(errors="replace")


def bars(counts: Sequence[int]) -> list[str]:
    """A bar for each count, the longest of ten blocks; any count but none shows at least a sliver."""
    most = max(counts, default=0)
    return [("▇" * (count * _LONGEST_BAR // most) or "▏") if count else "" for count in counts]


async def _table(request: Request) -> Reply:
    daily = await request.desk.db.read(figures.daily, _days_ago(request.now, DAYS_TOLD))
    file = File(name=f"newsdigest-{request.now:%Y-%m-%d}.csv", content=table(daily))
    return replace(notice(request.say("stats.as_table", days=DAYS_TOLD)), file=file)


def _drawn(request: Request, daily: Sequence[tuple[str, str, str, int]], what: str, which: str, header: str) -> str:
    """The last days of one figure as bars, under a header; empty where there is none."""
    counts: Counter[str] = Counter()
    for day, kind, part, count in daily:
        if kind == what and (not which or part == which):
            counts[day] += count
    if not counts:
        return ""
    first = _days_ago(request.now, DAYS_DRAWN).date()
    days = [first + timedelta(days=number) for number in range(DAYS_DRAWN)]
    drawn = zip(days, bars([counts[day.isoformat()] for day in days]), strict=True)
    return "\n".join(("", header, *(_bar(day, bar, counts, request) for day, bar in drawn)))


def _bar(day: date, bar: str, counts: Counter[str], request: Request) -> str:
    return request.say.line(f"{day:%m-%d} {bar} {request.say.number(counts[day.isoformat()])}")


def _days_ago(now: datetime, days: int) -> datetime:
    """The beginning of the first of so many days (UTC), today the last."""
    return (now - timedelta(days=days - 1)).replace(hour=0, minute=0, second=0, microsecond=0)


COMMANDS = (Command(name="stats", run=stats, takes="[csv/picture]", admin=True),)
