"""What a source lists, with the further documents that it refers to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import listings
from bot.app import House
from bot.ports import Listing
from storage.models import Source
from tests import source_server
from tests.house import opened
from tests.make import NOON
from tests.source_server import SourceServer


@pytest.fixture
async def server() -> AsyncIterator[SourceServer]:
    async with source_server.running() as running:
        yield running


@pytest.fixture
async def house(tmp_path: Path, server: SourceServer) -> AsyncIterator[House]:
    async with opened(tmp_path, allowed_private_hosts=frozenset({server.host})) as parts:
        yield parts


async def listed(house: House, source: Source) -> Listing:
    page = await house.finder.fetcher.get(source.url)
    assert page is not None
    return await listings.read(page, source, house.finder.fetcher, house.finder.workers)


def urls(listing: Listing) -> list[str]:
    return [entry.url.rpartition("/")[2] for entry in listing.entries]


async def test_sitemaps_of_an_index_are_read_also_those_of_an_index_in_it(house: House, server: SourceServer) -> None:
    def index(*names: str) -> str:
        return f"<sitemapindex>{''.join(f'<sitemap><loc>/{name}</loc></sitemap>' for name in names)}</sitemapindex>"

    top = server.serve("/top.xml", index("inner.xml", "gone.xml", "a.xml"))
    server.serve("/inner.xml", index("b.xml", "a.xml"))
    for name in "ab":
        server.serve(f"/{name}.xml", f"<urlset><url><loc>/{name}</loc></url></urlset>")

    listing = await listed(house, Source(url=top, kind="sitemap"))

    assert sorted(urls(listing)) == ["a", "b"]
    assert len(server.requests) == 5


async def test_pages_before_this_one_are_read_while_the_source_is_new(house: House, server: SourceServer) -> None:
    for number in range(9):
        server.serve(f"/p{number}", f"<a class=i href=/a{number}>First</a><a rel=next href=/p{number + 1}>older</a>")
    source = Source(url=server.url("/p0"), kind="page", select={"item": (".i",), "next": ("a[rel=next]",)})
    known = Source(url=source.url, kind="page", select=source.select, succeeded_at=NOON)

    assert urls(await listed(house, source)) == [f"a{number}" for number in range(1 + listings.MORE_DOCUMENTS)]
    assert urls(await listed(house, known)) == ["a0"]
