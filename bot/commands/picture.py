"""`/stats picture`: the last days drawn."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from bot import charts
from bot.commands.command import Request
from bot.locales import FALLBACK, Say, voice
from bot.ports import Refused
from bot.render import notice
from bot.workers import Workers
from storage import figures
from storage.models import File, Reply

DAYS = 30
SECONDS = 60.0
"""The first picture on a machine may take ten seconds: matplotlib looks for fonts once."""


async def drawn(request: Request) -> Reply:
    """The picture. Raises Refused where it cannot be drawn."""
    if not charts.offered():
        raise Refused("stats.no_plots")
    wordings = [_words(request.say), _words(voice(FALLBACK))]
    days = await _days(request)
    try:
        with Workers(1) as workers:  # of its own: what draws is large, and goes again
            content = await workers.run(charts.picture, days, wordings, seconds=SECONDS)
    except (TimeoutError, RuntimeError) as error:
        raise Refused("stats.not_drawn") from error
    file = File(name=f"newsdigest-{request.now:%Y-%m-%d}.png", content=content)
    return replace(notice(request.say("stats.as_picture", days=DAYS)), file=file)


def _words(say: Say) -> charts.Words:
    return charts.Words(
        articles=say("stats.drawn_articles"),
        others=say("stats.drawn_others"),
        readers=say("stats.drawn_readers"),
        digests=say("stats.drawn_digests"),
        delivered=say("stats.drawn_delivered"),
        seconds=say("stats.drawn_seconds"),
    )


async def _days(request: Request) -> charts.Days:
    db = request.desk.db
    since = (request.now - timedelta(days=DAYS - 1)).replace(hour=0, minute=0, second=0, microsecond=0)
    daily = await db.read(figures.daily, since)
    sent = {day: row for day, *row in await db.read(figures.deliveries, since)}
    half = medians(await db.read(figures.waits, since))
    present = (await db.read(figures.readers, since))["all"]
    days = [since.date() + timedelta(days=number) for number in range(DAYS)]
    keys = [day.isoformat() for day in days]
    new = Counter({day: count for day, what, _, count in daily if what == "chats"})
    return charts.Days(
        days=days,
        articles=by_source(daily, keys),
        readers=[present - sum(new[later] for later in keys if later > key) for key in keys],
        digests=[sent[key][0] if key in sent else 0 for key in keys],
        delivered=[share(*sent[key][1:]) if key in sent else None for key in keys],
        seconds=[half.get(key) for key in keys],
    )


def by_source(daily: Iterable[tuple[str, str, str, int]], days: list[str]) -> dict[str, list[int]]:
    """The articles of each day by source, the source with the most first."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for day, what, name, count in daily:
        if what == "articles":
            found[name][day] += count
    ordered = sorted(found.items(), key=lambda item: -item[1].total())
    return {name: [counts[day] for day in days] for name, counts in ordered}


def share(sent: int, failed: int) -> float | None:
    """Per cent of what has been decided; None while nothing has."""
    return 100 * sent / (sent + failed) if sent + failed else None


def medians(waits: Iterable[tuple[str, int, int]]) -> dict[str, int]:
    """By day the seconds that half the messages took at most; the rows come by day, the shortest wait first."""
    rows: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for day, seconds, count in waits:
        rows[day].append((seconds, count))
    return {day: _median(found) for day, found in rows.items()}


def _median(found: list[tuple[int, int]]) -> int:
    left = (sum(count for _, count in found) + 1) // 2
    return next(seconds for seconds, count in found if (left := left - count) <= 0)
