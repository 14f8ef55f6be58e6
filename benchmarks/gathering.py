"""How fast sources are gathered: 1,000 hosts on loopback, each an address of its own, beside bare aiohttp.

    python -m benchmarks.gathering [--hosts N]

The sites answer from a process of their own. Times are wall time, with the real pace of a request a host and second.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import aiohttp

from bot.app import House, house
from bot.settings import Settings
from storage import articles, sources
from storage.models import Source

AT_ONCE = 200
SLOW_SECONDS = 5.0
ETAG = '"v-1"'
WORDS = ["harbour", "ferry", "council", "bridge", "storm", "election", "market", "railway", "museum", "vineyard"]


def main() -> int:
    """Measure, and print one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gathering", description=__doc__)
    parser.add_argument("--hosts", type=int, default=1000, metavar="N", help="how many sources, each a host (1000)")
    print(json.dumps(measure(parser.parse_args().hosts)))
    return 0


def measure(hosts: int = 1000) -> dict[str, float]:
    """Feeds a second of bare aiohttp and of the fetcher, unchanged and with an article each to read; who waits."""
    with tempfile.TemporaryDirectory(prefix="newsdigest-") as folder, Sites(hosts) as urls:
        return asyncio.run(_measured(Path(folder), urls))


async def _measured(folder: Path, urls: Sequence[str]) -> dict[str, float]:
    bare = await _rate("bare aiohttp", len(urls), _bare(urls))
    async with _opened(folder, urls) as parts:
        fetched = await _rate("the fetcher alone", len(urls), _fetched(parts, urls))
        await _take_up(parts, urls, etag=ETAG)
        unchanged = await _rate("unchanged feeds", len(urls), _gathered(parts))
        await _take_up(parts, [f"{url}?news" for url in urls])
        read = await _rate("feeds with an article to read", len(urls), _gathered(parts))
        stored = await parts.db.read(articles.count)
        alone, beside = await _pauses(parts, urls)
    return {
        "hosts": len(urls),
        "bare_feeds_per_second": bare,
        "fetched_per_second": fetched,
        "fetched_ratio": round(fetched / bare, 3),
        "unchanged_feeds_per_second": unchanged,
        "unchanged_ratio": round(unchanged / bare, 3),
        "new_feeds_per_second": read,
        "articles": stored,
        "slow_neighbour_ratio": round(beside / alone, 3),
    }


async def _rate(name: str, count: int, work: Any) -> float:
    begun, cpu = time.perf_counter(), time.process_time()
    await work
    seconds = time.perf_counter() - begun
    print(
        f"{name}: {count / seconds:.0f}/s, {time.process_time() - cpu:.1f} s of CPU in {seconds:.1f}", file=sys.stderr
    )
    return round(count / seconds, 1)


async def _bare(urls: Sequence[str]) -> None:
    """What aiohttp does by itself: the same conditional requests, as many at once."""
    places = asyncio.Semaphore(AT_ONCE)

    async def one(session: aiohttp.ClientSession, url: str) -> None:
        async with places, session.get(url, headers={"If-None-Match": ETAG}) as response:
            await response.read()

    async with (
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session,
        asyncio.TaskGroup() as group,
    ):
        for url in urls:
            group.create_task(one(session, url))


async def _fetched(parts: House, urls: Sequence[str]) -> None:
    async with asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(parts.gatherer.fetcher.ask(url, etag=ETAG))


async def _gathered(parts: House) -> None:
    outcomes = await parts.gatherer.due()
    assert not any(outcome.problem or outcome.failed for outcome in outcomes), outcomes[0]


async def _pauses(parts: House, urls: Sequence[str]) -> tuple[float, float]:
    """How long half of the sources take by themselves, and beside a tenth that answer nothing for seconds.

    The best of three each: they take tenths of a second, and the machine has other things to do.
    """
    well = urls[: len(urls) // 2]
    times: dict[bool, list[float]] = {False: [], True: []}
    for beside in (False, True) * 3:
        await _take_up(parts, well, etag=ETAG)
        ids = {(await parts.db.write(sources.add, Source(url=url), now=_now())).id for url in well}
        if beside:
            await _take_up(parts, [f"{url}?slow" for url in urls[-(len(urls) // 10) :]])
        await asyncio.sleep(1.1)  # the hosts' pause is over
        begun = time.perf_counter()
        ends: dict[int, float] = {}
        await parts.gatherer.due(lambda one, ends=ends: ends.update({one.source.id: time.perf_counter()}))
        times[beside].append(max(ends[source_id] for source_id in ids) - begun)
    return min(times[False]), min(times[True])


async def _take_up(parts: House, urls: Sequence[str], *, etag: str = "") -> None:
    """Make these sources the due ones."""
    for url in urls:
        source = await parts.db.write(sources.add, Source(url=url, name="Site"), now=_now())
        await parts.db.write(sources.succeeded, source.id, at=_now(), next_check_at=_now(), etag=etag)


@asynccontextmanager
async def _opened(folder: Path, urls: Sequence[str]) -> AsyncIterator[House]:
    allowed = frozenset(url.split("/")[2] for url in urls)
    settings = Settings.model_construct(
        database_path=folder / "bench.db", sources_file=None, allowed_private_hosts=allowed
    )
    async with house(settings) as parts:
        yield parts


def _now() -> datetime:
    return datetime.now(UTC)


class Sites:
    """So many sites, each at an address of its own (127.x.y.z), in a process of their own, as a context manager."""

    def __init__(self, count: int, site: type[Site] | None = None) -> None:
        self._hosts = [f"127.{1 + number // 62500}.{number // 250 % 250}.{1 + number % 250}" for number in range(count)]
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(self._hosts, theirs, site or Site), daemon=True)

    def __enter__(self) -> list[str]:
        self._process.start()
        port = self._ours.recv()
        return [f"http://{host}:{port}/feed" for host in self._hosts]

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.join()


def _serve(hosts: Sequence[str], told: Connection, site: type[Site]) -> None:
    asyncio.run(_serving(hosts, told, site))


async def _serving(hosts: Sequence[str], told: Connection, site: type[Site]) -> None:
    loop = asyncio.get_running_loop()
    first = await loop.create_server(site, hosts[0], 0)
    port = first.sockets[0].getsockname()[1]
    others = [await loop.create_server(site, host, port) for host in hosts[1:]]
    told.send(port)
    await asyncio.gather(*(server.serve_forever() for server in (first, *others)))


class Site(asyncio.Protocol):
    """A site as lean as can be: a feed that never changes, or with `?news` lists one article; that; no robots.txt."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        host, port = transport.get_extra_info("sockname")[:2]
        self.base = f"http://{host}:{port}"

    def data_received(self, data: bytes) -> None:
        self.asked(data.split(b" ", 2)[1].decode())

    def asked(self, path: str) -> None:
        """Answer a request."""
        if path.endswith("?slow"):
            asyncio.get_running_loop().call_later(SLOW_SECONDS, self.answer, 503, b"", "")
        elif path == "/feed":
            self.answer(304, b"", f"ETag: {ETAG}\r\n")
        elif path == "/feed?news":
            self.answer(200, _feed(self.base), "Content-Type: application/rss+xml\r\n")
        elif path.startswith("/article"):
            self.answer(200, _page(self.base), "Content-Type: text/html; charset=utf-8\r\n")
        else:
            self.answer(404, b"")

    def answer(self, status: int, body: bytes, headers: str = "") -> None:
        """Send a response; `headers` with their ends of line."""
        length = "" if status == 304 else f"Content-Length: {len(body)}\r\n"
        self._transport.write(f"HTTP/1.1 {status} X\r\n{headers}{length}\r\n".encode() + body)


def _feed(base: str) -> bytes:
    date = format_datetime(_now() - timedelta(minutes=5))
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Site</title><item><title>{_headline(base)}</title>'
        f"<link>{base}/article</link><guid>{base}/article</guid><pubDate>{date}</pubDate>"
        f"<description>News of {base}.</description></item></channel></rss>"
    ).encode()


def _headline(base: str) -> str:
    seed = sum(map(ord, base)) + int(base.split(".")[-1].split(":")[0]) * 7
    return " ".join(WORDS[(seed * step) % len(WORDS)] for step in (1, 5, 7)).capitalize()


def _page(base: str) -> bytes:
    title = _headline(base)
    paragraphs = "".join(
        f"<p>The {WORDS[number % len(WORDS)]} of {base.partition('//')[2]} was the talk of the day, said"
        f" number {number} of those who came to see it, and the council wants to speak of the {title.lower()} again"
        " next week.</p>"
        for number in range(8)
    )
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in WORDS * 4)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body><nav><ul>{menu}</ul></nav>'
        f"<article><h1>{title}</h1>{paragraphs}</article><footer><ul>{menu}</ul></footer></body></html>"
    ).encode()


if __name__ == "__main__":
    raise SystemExit(main())
