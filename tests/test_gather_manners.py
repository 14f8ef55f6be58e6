"""What a source sees of us over many rounds: each line of docs/fetching.md on manners, over real HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from aiohttp import web

from bot.app import House
from bot.gather import Outcome
from storage import sources
from storage.models import Source
from tests import source_server
from tests.house import SetClock, opened
from tests.make import NOON
from tests.news import FERRY, OPERA, feed, page
from tests.source_server import SourceServer

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
async def server() -> AsyncIterator[SourceServer]:
    async with source_server.running() as running:
        yield running


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def house(tmp_path: Path, server: SourceServer, clock: SetClock) -> AsyncIterator[House]:
    contact = "https://example.org/us"
    async with opened(tmp_path, clock, allowed_private_hosts=frozenset({server.host}), contact=contact) as parts:
        yield parts


@dataclass
class Site:
    """A feed that answers as it is told, one answer after the other; the last one is repeated."""

    server: SourceServer
    answers: list[web.Response] = field(default_factory=list)
    asked: list[web.Request] = field(default_factory=list)

    def says(self, status: int = 200, body: str = "", **headers: str) -> None:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        names |= {"Content-Type": "application/rss+xml"} if body else {}
        self.answers.append(web.Response(status=status, text=body or None, headers=names))

    @property
    def url(self) -> str:
        async def answer(request: web.Request) -> web.Response:
            self.asked.append(request)
            told = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
            return web.Response(status=told.status, body=told.body, headers=told.headers)

        self.server.routes["/feed"] = answer
        return self.server.url("/feed")

    def conditions(self) -> list[tuple[str, str]]:
        """The validators of each request, the ETag first."""
        return [(one.headers.get("If-None-Match", ""), one.headers.get("If-Modified-Since", "")) for one in self.asked]


@pytest.fixture
def site(server: SourceServer) -> Site:
    server.serve("/opera", page(OPERA), Content_Type="text/html; charset=utf-8")
    server.serve("/ferry", page(FERRY), Content_Type="text/html; charset=utf-8")
    return Site(server)


def rss(server: SourceServer, *, ttl: int = 0) -> str:
    text = feed([OPERA], NOON, server.url(""))
    return text.replace("<item>", f"<ttl>{ttl}</ttl><item>", 1) if ttl else text


async def follow(house: House, url: str, every: timedelta | None = None) -> Source:
    return await house.db.write(sources.add, Source(url=url, every=every), now=house.clock())


async def pulled(house: House) -> Source:
    """The only source, after one round."""
    await house.gatherer.due()
    (source,) = await house.db.read(sources.listing)
    return source


async def pause_after(house: House, clock: SetClock) -> timedelta | None:
    """How long the source is left alone after one round."""
    source = await pulled(house)
    return source.next_check_at - clock() if source.next_check_at else None


async def test_the_newest_validators_go_back_byte_for_byte(house: House, clock: SetClock, site: Site) -> None:
    odd = "W/\"a, 'b'  c==\""
    old, new = "Mon,  4 May 2026 10:00:00 +0000", "Tue, 05 May 2026 10:00:00 GMT"
    site.says(body=rss(site.server), ETag=odd, Last_Modified=old)
    site.says(304)
    site.says(304, ETag='"second"')
    site.says(304, Last_Modified=new)
    site.says(body=rss(site.server), ETag='"third"')
    site.says(500, ETag='"never"')
    site.says(304)
    await follow(house, site.url)

    for _ in range(7):
        await pulled(house)
        clock.forward(days=2)

    assert site.conditions() == [
        ("", ""),
        (odd, old),
        (odd, old),
        ('"second"', old),
        ('"second"', new),
        ('"third"', ""),
        ('"third"', ""),
    ]


async def test_asking_out_of_turn_is_conditional_too(house: House, site: Site) -> None:
    site.says(body=rss(site.server), ETag='"1"')
    site.says(304)
    source = await follow(house, site.url)

    for _ in range(2):
        await house.gatherer.round(source)

    assert site.conditions() == [("", ""), ('"1"', "")]


async def test_asking_out_of_turn_joins_a_round_under_way(house: House, site: Site) -> None:
    site.says(body=rss(site.server))
    source = await follow(house, site.url)

    await asyncio.gather(house.gatherer.due(), house.gatherer.round(source))

    assert len(site.asked) == 1


@pytest.mark.parametrize(
    ("headers", "ttl", "pause"),
    [
        ({}, 0, HOUR),
        ({"Cache_Control": "max-age=60"}, 0, HOUR),
        ({"Cache_Control": "max-age=18000"}, 0, 5 * HOUR),
        ({"Cache_Control": "max-age=31536000"}, 0, DAY),
        ({"Expires": format_datetime(NOON + 3 * HOUR, usegmt=True), "Date": format_datetime(NOON)}, 0, 3 * HOUR),
        ({}, 240, 4 * HOUR),
        ({"Cache_Control": "max-age=18000"}, 240, 5 * HOUR),
        ({}, 1_000_000, DAY),
    ],
)
async def test_a_sites_word_on_freshness_is_kept(
    headers: dict[str, str], ttl: int, pause: timedelta, house: House, clock: SetClock, site: Site
) -> None:
    site.says(body=rss(site.server, ttl=ttl), **headers)
    await follow(house, site.url)

    assert await pause_after(house, clock) == pause


async def test_what_a_feed_says_of_its_pace_outlives_an_unchanged_answer(
    house: House, clock: SetClock, site: Site
) -> None:
    site.says(body=rss(site.server, ttl=360), ETag='"1"')
    site.says(304, Cache_Control="max-age=7200")
    await follow(house, site.url)
    await pulled(house)
    clock.forward(hours=6)

    assert await pause_after(house, clock) == 6 * HOUR


async def test_an_admins_word_wins_down_to_a_second(house: House, clock: SetClock, site: Site) -> None:
    site.says(body=rss(site.server))
    await follow(house, site.url, every=timedelta(seconds=1))
    clock.forward(days=30)

    assert await pause_after(house, clock) == timedelta(seconds=1)


async def test_source_that_brings_little_is_asked_less(house: House, clock: SetClock, site: Site) -> None:
    site.says(body=feed([OPERA, FERRY], NOON - 6 * HOUR, site.server.url("")), ETag='"1"')
    site.says(304)
    await follow(house, site.url)

    first = await pause_after(house, clock)
    clock.forward(days=2)
    second = await pause_after(house, clock)

    assert (first, second) == (1.5 * HOUR, 2.4 * HOUR)


@pytest.mark.parametrize(
    ("said", "pause"),
    [
        ("18000", 5 * HOUR),
        (format_datetime(NOON + 7 * HOUR, usegmt=True), 7 * HOUR),
        ("99999999", DAY),
        ("1", 2 * HOUR),
        ("tomorrow", 2 * HOUR),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
async def test_retry_after_is_obeyed_up_to_a_day(
    status: int, said: str, pause: timedelta, house: House, clock: SetClock, site: Site
) -> None:
    site.says(status, Retry_After=said)
    await follow(house, site.url)

    found = await pause_after(house, clock)

    assert found is not None
    assert pause * 0.9 <= found <= pause * 1.1


async def test_failing_source_is_asked_less_and_less_and_then_no_more(
    house: House, clock: SetClock, site: Site
) -> None:
    site.says(500)
    await follow(house, site.url)
    pauses: list[timedelta] = []

    while (pause := await pause_after(house, clock)) is not None:
        pauses.append(pause)
        clock.now += pause

    hours = [pause / HOUR for pause in pauses]
    assert hours[:4] == pytest.approx([2, 4, 8, 16], rel=0.1)
    assert all(20 < pause <= 24 for pause in hours[4:])
    assert 10 <= sum(hours) / 24 < 12
    (source,) = await house.db.read(sources.untold)
    assert source.given_up
    assert source.failing_since == NOON


async def test_failing_sources_fall_out_of_step(house: House, clock: SetClock, site: Site) -> None:
    site.says(500)
    for number in range(4):
        await follow(house, f"{site.url}?{number}")

    outcomes = await house.gatherer.due()

    assert len({outcome.next_check_at for outcome in outcomes}) == 4


async def test_gone_is_never_asked_again(house: House, clock: SetClock, site: Site) -> None:
    site.says(410)
    await follow(house, site.url)

    source = await pulled(house)
    clock.forward(days=500)
    await pulled(house)

    assert source.given_up
    assert source.problem == "the source is gone for good; it is no longer checked"
    assert len(site.asked) == 1


async def test_permanent_move_is_remembered_when_it_repeats(house: House, clock: SetClock, site: Site) -> None:
    site.says(body=rss(site.server), ETag='"1"')
    site.says(304)
    old = site.server.redirect("/old", site.url, status=301)
    await follow(house, old)

    for _ in range(3):
        source = await pulled(house)
        clock.forward(days=2)

    assert source.url == site.url
    assert [one.path for one in site.server.requests if one.path == "/old"] == ["/old"] * 2
    assert site.conditions() == [("", ""), ('"1"', ""), ('"1"', "")]


async def test_temporary_move_is_never_remembered(house: House, clock: SetClock, site: Site) -> None:
    site.says(body=rss(site.server))
    old = site.server.redirect("/old", site.url, status=302)
    await follow(house, old)

    for _ in range(4):
        source = await pulled(house)
        clock.forward(days=2)

    assert source.url == old


async def test_restart_asks_nobody_before_their_time(
    tmp_path: Path, server: SourceServer, clock: SetClock, site: Site
) -> None:
    site.says(body=rss(site.server), ETag='"1"')
    site.says(304)
    allowed = frozenset({server.host})
    async with opened(tmp_path, clock, allowed_private_hosts=allowed) as house:
        await follow(house, site.url)
        await pulled(house)
    clock.forward(minutes=59)

    async with opened(tmp_path, clock, allowed_private_hosts=allowed) as house:
        await pulled(house)
        assert len(site.asked) == 1
        clock.forward(minutes=2)
        await pulled(house)

    assert site.conditions() == [("", ""), ('"1"', "")]


async def test_source_sees_get_requests_without_traces_of_others(house: House, site: Site) -> None:
    site.says(body=rss(site.server), Set_Cookie="id=1; Path=/")
    await follow(house, site.url)

    await pulled(house)

    feed_asked, robots_asked, page_asked = site.server.requests
    assert [feed_asked.path_qs, robots_asked.path_qs, page_asked.path_qs] == ["/feed", "/robots.txt", "/opera"]
    for one in site.server.requests:
        assert one.method == "GET"
        assert one.headers["User-Agent"] == "newsdigest (+https://example.org/us)"
        assert "gzip" in one.headers["Accept-Encoding"]
        assert {"Cookie", "Referer", "From"}.isdisjoint(one.headers)


async def test_pages_that_robots_forbid_are_not_asked_for(house: House, server: SourceServer, site: Site) -> None:
    site.says(body=rss(server))
    server.serve("/robots.txt", "User-agent: *\nDisallow: /opera\n", Content_Type="text/plain")
    await follow(house, site.url)

    await pulled(house)

    assert [one.path for one in server.requests] == ["/feed", "/robots.txt"]


async def outcomes_of(house: House) -> list[Outcome]:
    return await house.gatherer.due()


async def test_what_could_not_be_read_is_read_later_though_the_feed_is_unchanged(
    house: House, server: SourceServer, clock: SetClock, site: Site
) -> None:
    site.says(body=rss(server), ETag='"1"')
    site.says(304)
    server.serve("/opera", "", status=503)
    await follow(house, site.url)
    (first,) = await outcomes_of(house)
    server.serve("/opera", page(OPERA), Content_Type="text/html")
    clock.forward(days=2)

    (second,) = await outcomes_of(house)
    clock.forward(days=2)
    (third,) = await outcomes_of(house)

    assert [(one.new, one.failed) for one in (first, second, third)] == [(0, 1), (1, 0), (0, 0)]
    assert site.conditions()[1:] == [('"1"', "")] * 2


async def test_slow_source_keeps_no_other_waiting(
    house: House, server: SourceServer, clock: SetClock, site: Site
) -> None:
    site.says(body=rss(server))
    go_on = asyncio.Event()

    async def slow(_: web.Request) -> web.Response:
        await go_on.wait()
        return web.Response(status=503)

    async with source_server.running() as other:
        other.routes["/slow"] = slow
        await follow(house, other.url("/slow"))
        await follow(house, site.url, every=timedelta(seconds=1))
        fetcher = type(house.gatherer.fetcher)(
            clock=clock, allowed_private_hosts=frozenset({server.host, other.host}), pace_seconds=0
        )
        async with fetcher:
            gathering = asyncio.create_task(replace(house.gatherer, fetcher=fetcher, beat_seconds=0.01).always())

            while len(site.asked) < 4:
                clock.forward(seconds=0.1)
                await asyncio.sleep(0.01)

            assert [one.path for one in other.requests] == ["/slow"]
            gathering.cancel()
            go_on.set()
            with pytest.raises(asyncio.CancelledError):
                await gathering


class Moody:
    """A clock that does not work every time."""

    def __init__(self, clock: SetClock, *broken: int) -> None:
        self.clock, self.broken, self.asked = clock, broken, 0

    def __call__(self) -> datetime:
        self.asked += 1
        if self.asked in self.broken:
            raise OSError("no clock")
        return self.clock()


async def test_gathering_goes_on_after_an_error_of_its_own(
    house: House, clock: SetClock, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.says(body=rss(site.server))
    await follow(house, site.url)
    gatherer = replace(house.gatherer, clock=Moody(clock, 1), beat_seconds=0.01)

    gathering = asyncio.create_task(gatherer.always())
    while not site.asked:
        await asyncio.sleep(0.01)
    gathering.cancel()

    assert "the next second tries again" in caplog.text
    with pytest.raises(asyncio.CancelledError):
        await gathering


async def test_outcome_that_cannot_be_recorded_costs_nobody_else(
    house: House, clock: SetClock, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.says(500)
    await follow(house, site.url)

    outcomes = await replace(house.gatherer, clock=Moody(clock, 2)).due()

    assert outcomes == []
    assert "could not be recorded" in caplog.text


async def test_bug_over_one_article_costs_that_article_only(
    house: House, clock: SetClock, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        async def get(self, url: str, *, robots: bool) -> None:
            raise KeyError(url, robots)

    site.says(body=rss(site.server))
    await follow(house, site.url)
    reader = replace(house.gatherer.reader, fetcher=Broken())  # type: ignore[arg-type]  # what a bug is like

    (outcome,) = await replace(house.gatherer, reader=reader).due()

    assert (outcome.new, outcome.problem) == (1, "")
    assert "reading failed" in caplog.text


async def test_source_none_of_whose_articles_can_be_read_says_so(house: House, clock: SetClock, site: Site) -> None:
    site.says(body=rss(site.server), ETag='"1"')
    site.server.serve("/opera", "", status=500)
    await follow(house, site.url)

    source = await pulled(house)

    assert (source.problem, source.failures) == ("the site answers with status 500", 0)
    assert source.failing_since == clock()
