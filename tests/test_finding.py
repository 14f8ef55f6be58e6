"""Paste anything, get a source: over real HTTP, with real workers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import House
from bot.ports import Refused
from tests import source_server
from tests.house import opened
from tests.make import NOON
from tests.news import OPERA, feed
from tests.source_server import SourceServer


@pytest.fixture
async def server() -> AsyncIterator[SourceServer]:
    async with source_server.running() as running:
        yield running


@pytest.fixture
async def house(tmp_path: Path, server: SourceServer) -> AsyncIterator[House]:
    async with opened(tmp_path, allowed_private_hosts=frozenset({server.host})) as parts:
        yield parts


async def test_feed_is_known_by_its_address(house: House, server: SourceServer) -> None:
    url = server.serve("/feed", feed([OPERA], NOON, server.url("")))

    found = await house.finder.identify(url)

    assert (found.url, found.kind, found.name) == (url, "feed", "Harbour News")


async def test_feed_that_a_page_names_is_found(house: House, server: SourceServer) -> None:
    feed_url = server.serve("/feed", feed([OPERA], NOON, server.url("")))
    site = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>Hi</body></html>'

    found = await house.finder.identify(server.serve("/", site, Content_Type="text/html"))

    assert found.url == feed_url


@pytest.mark.parametrize(
    ("address", "reason"),
    [("not an address", "addsource.address"), ("http://127.0.0.1:9/x", "fetch.private")],
)
async def test_what_cannot_be_asked_is_refused(house: House, address: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        await house.finder.identify(address)

    assert refused.value.key == reason


async def test_site_that_does_not_answer_well_is_refused_with_its_problem(house: House, server: SourceServer) -> None:
    with pytest.raises(Refused) as refused:
        await house.finder.identify(server.serve("/down", "", status=500))

    assert refused.value.key == "addsource.failed"
    assert "500" in str(refused.value.details["problem"])


async def test_page_without_a_feed_is_refused(house: House, server: SourceServer) -> None:
    with pytest.raises(Refused) as refused:
        await house.finder.identify(server.serve("/", "<html><body>Hi</body></html>", Content_Type="text/html"))

    assert refused.value.key == "addsource.nothing"
