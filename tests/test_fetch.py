"""How sources are asked: politely, within limits, and never anywhere private."""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.client_reqrep import ConnectionKey

from bot import fetch
from bot.fetch import Fetcher
from bot.guard import Guard, is_public
from bot.locales import voice
from bot.ports import Gone, Refused, TryLater
from bot.turns import Turns
from tests.source_server import FEED, MEGABYTE, NOON, SourceServer, running


@pytest.fixture
async def server() -> AsyncIterator[SourceServer]:
    async with running() as found:
        yield found


@pytest.fixture
async def fetcher(server: SourceServer) -> AsyncIterator[Fetcher]:
    async with fetching(server) as found:
        yield found


def fetching(server: SourceServer, **wishes: Any) -> Fetcher:
    wishes = {"pace_seconds": 0, "total_seconds": 5.0, "clock": lambda: NOON, **wishes}
    return Fetcher(allowed_private_hosts=frozenset({server.host}), **wishes)


class Names(AbstractResolver):
    """A resolver that knows what it is told."""

    def __init__(self, **hosts: str) -> None:
        self.hosts = hosts

    async def resolve(self, host: str, port: int = 0, family: int = socket.AF_INET) -> list[ResolveResult]:
        assert family in (socket.AF_UNSPEC, socket.AF_INET, socket.AF_INET6)
        if host not in self.hosts:
            raise OSError("no such name")
        found = []
        for address in self.hosts[host].split():
            of = socket.AF_INET6 if ":" in address else socket.AF_INET
            found.append(
                ResolveResult(hostname=host, host=address, port=port, family=of, proto=0, flags=socket.AI_NUMERICHOST)
            )
        return found

    async def close(self) -> None:
        self.hosts = {}


# -- the plain case


async def test_page_comes_with_body_type_and_validators(server: SourceServer, fetcher: Fetcher) -> None:
    page = await fetcher.get(server.url("/polite"))

    assert page is not None
    assert page.body == FEED.encode()
    assert (page.url, page.media_type, page.charset) == (server.url("/polite"), "application/rss+xml", "utf-8")
    assert (page.etag, page.last_modified) == ('"v-1"', "Mon, 04 May 2026 10:00:00 GMT")
    assert page.fresh_for == timedelta(hours=2)
    assert page.moved_to == ""


async def test_unchanged_page_is_none(server: SourceServer, fetcher: Fetcher) -> None:
    assert await fetcher.get(server.url("/polite"), etag='"v-1"', last_modified="x") is None

    sent = server.requests[-1].headers
    assert sent["If-None-Match"] == '"v-1"'
    assert sent["If-Modified-Since"] == "x"


async def test_unchanged_answer_still_tells_how_long_it_is_fresh(server: SourceServer, fetcher: Fetcher) -> None:
    answer = await fetcher.ask(server.url("/polite"), etag='"v-1"')

    assert answer.page is None
    assert (answer.etag, answer.fresh_for) == ('"v-1"', timedelta(hours=2))


async def test_request_names_product_and_contact_and_nothing_of_us_else(server: SourceServer) -> None:
    server.serve("/cookies", Set_Cookie="id=1; Path=/")

    async with fetching(server, contact="https://example.org/bot") as fetcher:
        await fetcher.get(server.url("/cookies"))
        await fetcher.get(server.url("/polite"))

    sent = server.requests[-1].headers
    assert sent["User-Agent"] == "newsdigest (+https://example.org/bot)"
    assert "gzip" in sent["Accept-Encoding"]
    assert {"Cookie", "Referer", "If-None-Match", "If-Modified-Since"}.isdisjoint(sent)
    assert server.requests[-1].method == "GET"


@pytest.mark.parametrize("path", ["/gzip", "/deflate"])
async def test_packed_answers_are_unpacked(path: str, server: SourceServer, fetcher: Fetcher) -> None:
    page = await fetcher.get(server.url(path))

    assert page is not None
    assert page.body == FEED.encode()


async def test_validator_that_could_not_be_sent_back_is_dropped(server: SourceServer, fetcher: Fetcher) -> None:
    page = await fetcher.get(server.url("/cookie-etag"))

    assert page is not None
    assert page.etag == ""


async def test_fragment_stays_with_us(server: SourceServer, fetcher: Fetcher) -> None:
    page = await fetcher.get(server.url("/polite#top"))

    assert page is not None
    assert page.url == server.url("/polite")


# -- redirects


async def test_permanent_moves_are_reported(server: SourceServer, fetcher: Fetcher) -> None:
    server.redirect("/old", "/older", status=301)
    server.redirect("/older", "/polite", status=308)

    page = await fetcher.get(server.url("/old"))

    assert page is not None
    assert page.url == page.moved_to == server.url("/polite")


async def test_a_move_counts_as_far_as_it_is_permanent(server: SourceServer, fetcher: Fetcher) -> None:
    server.redirect("/old", "/new", status=301)
    server.redirect("/new", "/today", status=302)
    server.redirect("/today", "/polite", status=301)

    page = await fetcher.get(server.url("/old"))

    assert page is not None
    assert page.moved_to == server.url("/new")


async def test_redirect_loop_ends(server: SourceServer, fetcher: Fetcher) -> None:
    server.redirect("/loop", "/loop")

    with pytest.raises(TryLater, match="redirects more than 5 times"):
        await fetcher.get(server.url("/loop"))

    assert len(server.requests) == 6


@pytest.mark.parametrize(
    "to",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[fe80::1]/",
        "http://localhost/",
        "http://inside.example/",
        "http://mixed-case.LOCALHOST:80/",
    ],
)
async def test_redirect_into_private_places_is_refused(to: str, server: SourceServer) -> None:
    names = {"localhost": "127.0.0.1 ::1", "inside.example": "10.1.2.3", "mixed-case.localhost": "127.0.0.1"}
    names |= {"0x7f000001": "127.0.0.1"}
    server.redirect("/way", to)

    async with fetching(server, resolver=Names(**names)) as fetcher:
        with pytest.raises(Refused) as caught:
            await fetcher.get(server.url("/way"))

    assert caught.value.key == "fetch.private"
    assert caught.value.details["host"]


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "gopher://example.org/", "data:text/html,x", "ftp://example.org/"]
)
async def test_redirect_out_of_the_web_is_refused(to: str, server: SourceServer, fetcher: Fetcher) -> None:
    server.redirect("/way", to)

    with pytest.raises(Refused) as caught:
        await fetcher.get(server.url("/way"))

    assert caught.value.key == "fetch.address"


@pytest.mark.parametrize(("to", "words"), [("", "without saying where"), ("http://[broken", "makes no sense")])
async def test_redirect_to_nonsense_is_an_error(to: str, words: str, server: SourceServer, fetcher: Fetcher) -> None:
    server.redirect("/way", to)

    with pytest.raises(TryLater, match=words):
        await fetcher.get(server.url("/way"))


# -- addresses


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "", "example.org", "http://", "http://me:pw@example.org/", "http://[x"]
)
async def test_what_is_no_address_of_the_web_is_refused(url: str, fetcher: Fetcher) -> None:
    with pytest.raises(Refused) as caught:
        await fetcher.get(url)

    assert caught.value.key == "fetch.address"


async def test_address_too_odd_for_the_client_is_refused(fetcher: Fetcher) -> None:
    with pytest.raises((Refused, TryLater)):
        await fetcher.get("http://a b/")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "192.0.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1",
        "::127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::a00:1", "64:ff9b:1::a00:1",
        "2002:7f00:1::", "2002:a00:1::1", "2001:0:1::1", "2001:db8::1", "fc00::1", "fd12::1", "fe80::1%eth0", "fec0::1",
        "ff02::1", "100::1", "no address", "",
    ],
)  # fmt: skip
def test_private_addresses_are_known_in_every_spelling(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_public_addresses_are_let_through(address: str) -> None:
    assert is_public(address)


async def test_host_with_public_and_private_addresses_is_asked_at_the_public_ones() -> None:
    guard = Guard(frozenset(), Names(both="10.0.0.1 93.184.216.34"))

    found = await guard.resolve("both", 80)

    assert [each["host"] for each in found] == ["93.184.216.34"]


async def test_allowed_name_opens_its_own_port_only() -> None:
    guard = Guard(frozenset({"Home.example:1200"}), Names(**{"home.example": "10.0.0.1"}))

    assert [each["host"] for each in await guard.resolve("home.example", 1200)] == ["10.0.0.1"]
    guard.socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", 1200))).close()
    with pytest.raises(Refused):
        await guard.resolve("home.example", 80)
    with pytest.raises(Refused):
        guard.socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", 80)))


async def test_unknown_name_is_said_so(server: SourceServer) -> None:
    async with fetching(server, resolver=Names()) as fetcher:
        with pytest.raises(TryLater, match="no site of that name"):
            await fetcher.get("http://nowhere.example/")


async def test_nobody_listening_is_said_so(server: SourceServer) -> None:
    async with Fetcher(clock=lambda: NOON, allowed_private_hosts=frozenset({"127.0.0.1:1"}), pace_seconds=0) as fetcher:
        with pytest.raises(TryLater, match="doesn’t accept connections"):
            await fetcher.get("http://127.0.0.1:1/")


async def test_site_without_encryption_is_said_so(server: SourceServer, fetcher: Fetcher) -> None:
    with pytest.raises(TryLater, match="encryption doesn’t work"):
        await fetcher.get(server.url("/polite").replace("http:", "https:"))


# -- what sites say


async def test_gone_is_gone(server: SourceServer, fetcher: Fetcher) -> None:
    with pytest.raises(Gone, match="gone for good"):
        await fetcher.get(server.serve("/gone", status=410))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (500, "the site answers with status 500"),
        (404, "the site has no such page (status 404)"),
        (403, "the site refuses to answer (status 403)"),
        (204, "the site answers with status 204"),
        (206, "the site answers with status 206"),
    ],
)
async def test_failing_sites_are_quoted(status: int, words: str, server: SourceServer, fetcher: Fetcher) -> None:
    with pytest.raises(TryLater) as caught:
        await fetcher.get(server.serve("/fails", status=status))

    assert str(caught.value) == words
    assert caught.value.after is None


@pytest.mark.parametrize(
    ("said", "after"),
    [
        ("120", timedelta(minutes=2)),
        ("Mon, 04 May 2026 13:00:00 GMT", timedelta(hours=1)),
        ("Mon, 04 May 2026 11:00:00 GMT", timedelta(0)),
        ("999999999999", timedelta(days=1)),
        ("Fri, 31 Dec 2999 23:59:59 GMT", timedelta(days=1)),
        ("soon", None),
    ],
)
async def test_retry_after_is_obeyed_within_a_day(
    said: str, after: timedelta | None, server: SourceServer, fetcher: Fetcher
) -> None:
    with pytest.raises(TryLater, match="come less often") as caught:
        await fetcher.get(server.serve("/busy", status=429, Retry_After=said))

    assert caught.value.after == after


async def test_not_modified_without_being_asked_is_an_error(server: SourceServer, fetcher: Fetcher) -> None:
    with pytest.raises(TryLater, match="nothing has changed, though"):
        await fetcher.get(server.serve("/odd", b"", status=304))


# -- hostile answers


@pytest.mark.parametrize("path", ["/bomb", "/deflate-bomb", "/endless"])
async def test_too_large_answers_are_cut_short(path: str, server: SourceServer) -> None:
    async with fetching(server, max_bytes=2 * MEGABYTE) as fetcher:
        with pytest.raises(TryLater, match="larger than 2 MB"):
            await fetcher.get(server.url(path))


async def test_large_answer_within_limits_is_whole(server: SourceServer, fetcher: Fetcher) -> None:
    page = await fetcher.get(server.serve("/large", b"x" * (3 * MEGABYTE)))

    assert page is not None
    assert len(page.body) == 3 * MEGABYTE


@pytest.mark.parametrize("path", ["/drip", "/silent"])
async def test_deadline_is_for_the_whole_answer(path: str, server: SourceServer) -> None:
    started = time.monotonic()

    async with fetching(server, total_seconds=0.2) as fetcher:
        with pytest.raises(TryLater, match=r"longer than 0\.2 seconds"):
            await fetcher.get(server.url(path))

    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/no-gzip", "breaks off or can’t be unpacked"),
        ("/unknown-coding", "breaks off or can’t be unpacked|proper HTTP"),
        ("/lying-length", "breaks off or can’t be unpacked"),
        ("/no-http", "doesn’t speak proper HTTP"),
        ("/bad-header", "doesn’t speak proper HTTP"),
        ("/closed", "closed the connection"),
    ],
)
async def test_broken_answers_are_said_so(path: str, words: str, server: SourceServer, fetcher: Fetcher) -> None:
    with pytest.raises(TryLater, match=words):
        await fetcher.get(server.url(path))


async def test_truncated_packing_gives_what_came(server: SourceServer, fetcher: Fetcher) -> None:
    page = await fetcher.get(server.url("/truncated-gzip"))

    assert page is not None
    assert FEED.encode().startswith(page.body)


# -- pace


async def test_one_host_is_asked_one_at_a_time_with_pauses(server: SourceServer) -> None:
    async with fetching(server, pace_seconds=0.1) as fetcher:
        started = time.monotonic()
        await asyncio.gather(*(fetcher.get(server.url("/polite")) for _ in range(4)))

    assert time.monotonic() - started >= 0.3
    assert server.most_at_once == 1


async def test_a_slow_host_keeps_no_other_waiting(server: SourceServer) -> None:
    async with running() as slow:
        allowed = frozenset({server.host, slow.host})
        async with Fetcher(clock=lambda: NOON, allowed_private_hosts=allowed, total_seconds=0.5) as fetcher:
            waiting = asyncio.create_task(fetcher.get(slow.url("/silent")))
            started = time.monotonic()
            await fetcher.get(server.url("/polite"))
            assert time.monotonic() - started < 0.4
            with pytest.raises(TryLater):
                await waiting


async def test_idle_hosts_are_forgotten_when_there_are_many() -> None:
    turns = Turns(pause_seconds=0.0, most=2)

    async with turns.at("busy"):
        for name in ("a", "b", "c"):
            async with turns.at(name):
                pass

        assert len(turns) == 2


# -- robots.txt


ROBOTS = "User-agent: newsdigest\nDisallow: /private\n"


async def test_robots_are_obeyed_and_asked_once(server: SourceServer, fetcher: Fetcher) -> None:
    server.serve("/robots.txt", ROBOTS, Content_Type="text/plain")

    await fetcher.get(server.url("/polite"), robots=True)
    with pytest.raises(Refused) as caught:
        await fetcher.get(server.serve("/private/a"), robots=True)

    assert caught.value.key == "fetch.robots"
    assert [request.path for request in server.requests] == ["/robots.txt", "/polite"]


async def test_many_pages_at_once_ask_for_robots_once(server: SourceServer, fetcher: Fetcher) -> None:
    await asyncio.gather(*(fetcher.get(server.url("/polite"), robots=True) for _ in range(4)))

    assert [request.path for request in server.requests].count("/robots.txt") == 1


async def test_robots_are_asked_again_after_a_day(server: SourceServer) -> None:
    now = NOON

    def clock() -> datetime:
        return now

    async with fetching(server, clock=clock) as fetcher:
        await fetcher.get(server.url("/polite"), robots=True)
        now += timedelta(hours=25)
        await fetcher.get(server.url("/polite"), robots=True)

    assert [request.path for request in server.requests].count("/robots.txt") == 2


async def test_site_without_robots_may_be_read(server: SourceServer, fetcher: Fetcher) -> None:
    assert await fetcher.get(server.url("/polite"), robots=True) is not None


@pytest.mark.parametrize("status", [429, 500])
async def test_site_whose_robots_fail_is_left_alone(status: int, server: SourceServer, fetcher: Fetcher) -> None:
    server.serve("/robots.txt", status=status)

    with pytest.raises(TryLater):
        await fetcher.get(server.url("/polite"), robots=True)


# -- certificates


@pytest.mark.parametrize(("code", "words"), [(10, "has expired"), (62, "belongs to another site"), (18, "isn’t valid")])
def test_what_is_wrong_with_a_certificate_is_said(code: int, words: str) -> None:
    wrong = ssl.SSLCertVerificationError("certificate verify failed")
    wrong.verify_code = code
    key = ConnectionKey("news.example", 443, True, True, None, None, None)

    key_of_problem = fetch._failure(aiohttp.ClientConnectorCertificateError(key, wrong))

    assert words in voice("en")(key_of_problem)
