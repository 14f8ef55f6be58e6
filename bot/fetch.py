"""Polite, guarded HTTP: conditional GET, limits on size, time and redirects, a pace per host, no private hosts.

The only place that asks sources for anything. Its errors say in plain words what the site did.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver
from multidict import CIMultiDictProxy
from protego import Protego
from yarl import URL

from bot.guard import Guard
from bot.locales import voice
from bot.manners import allowed_wait, fresh_for
from bot.ports import Clock, Gone, Refused, TryLater
from bot.turns import Turns
from storage.models import Page, Problem

PRODUCT = "newsdigest"
REDIRECTS = 5
LARGE_BYTES = 1_000_000
LARGE_AT_ONCE = 3  # bodies beyond LARGE_BYTES: bounds what hostile sites can make us hold to some 90 MB
ROBOTS_BYTES = 500_000  # RFC 9309, section 2.5, asks for at least that much
ROBOTS_FOR = timedelta(days=1)
HEADER_LIMIT = 1_000  # a validator longer than this is noise

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/html;q=0.9, application/xhtml+xml;q=0.9, */*;q=0.5"
)
PERMANENT = frozenset({301, 308})
TEMPORARY = frozenset({302, 303, 307})
STATUSES = {
    401: "problem.password",
    403: "problem.forbidden",
    404: "problem.no_page",
    429: "problem.too_often",
    451: "problem.legal",
    503: "problem.unavailable",
}
CERTIFICATES = {10: "problem.certificate_expired", 62: "problem.certificate_of_another"}
"""By OpenSSL's number for what is wrong (x509_vfy.h)."""
FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (aiohttp.ClientConnectorDNSError, "problem.no_name"),
    (aiohttp.ClientConnectorCertificateError, "problem.certificate"),
    (aiohttp.ClientSSLError, "problem.encryption"),
    (aiohttp.ClientConnectorError, "problem.no_connection"),
    (aiohttp.ClientPayloadError, "problem.broken_off"),
    (aiohttp.ServerDisconnectedError, "problem.closed"),
    (aiohttp.ClientResponseError, "problem.no_http"),
    (Exception, "problem.connection"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a site answered: `page` is None when nothing changed. Validators and freshness come with either."""

    page: Page | None
    moved_to: str = ""
    etag: str = ""
    last_modified: str = ""
    fresh_for: timedelta | None = None


@dataclass(frozen=True, slots=True)
class _Response:
    """One hop of the way."""

    url: URL
    status: int
    headers: CIMultiDictProxy[str]
    body: bytes = b""
    media_type: str = ""
    charset: str = ""


class Fetcher:
    """Asks sites, as an async context manager. One for the whole bot, so that the pace per host holds.

    `allowed_private_hosts` are "host:port" pairs. `max_bytes` counts what is unpacked; `total_seconds`
    is for the whole way of one address, redirects included, waiting for the host's turn left out.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        allowed_private_hosts: frozenset[str] = frozenset(),
        contact: str = "",
        max_bytes: int = 15_000_000,
        total_seconds: float = 20.0,
        pace_seconds: float = 1.0,
        concurrency: int = 50,
        resolver: AbstractResolver | None = None,
    ) -> None:
        self._clock = clock
        self._allowed = allowed_private_hosts
        self._resolver = resolver
        self._agent = f"{PRODUCT} (+{contact})" if contact else f"{PRODUCT} (Telegram news digest; no contact set)"
        self._max_bytes = max_bytes
        self._total_seconds = total_seconds
        self._turns = Turns(pace_seconds)
        self._slots = asyncio.Semaphore(concurrency)
        self._large = asyncio.Semaphore(LARGE_AT_ONCE)
        self._robots_turns = Turns(0.0)
        self._robots: dict[str, tuple[datetime, Protego]] = {}
        self._session: aiohttp.ClientSession

    async def __aenter__(self) -> Self:
        self._guard = Guard(self._allowed, self._resolver)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                resolver=self._guard, socket_factory=self._guard.socket, limit=0, ttl_dns_cache=300
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self._agent, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate"},
            timeout=aiohttp.ClientTimeout(total=None),
            max_line_size=16_384,
            max_field_size=16_384,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()
        await self._guard.close()

    async def get(self, url: str, *, etag: str = "", last_modified: str = "", robots: bool = False) -> Page | None:
        """The page at an address, or None when it has not changed since the given validators were handed out.

        Raises Gone (410), TryLater (anything that may pass) and Refused (an address we do not ask:
        "fetch.private", "fetch.address", "fetch.robots"). `robots` obeys the host's robots.txt.
        """
        return (await self.ask(url, etag=etag, last_modified=last_modified, robots=robots)).page

    async def ask(self, url: str, *, etag: str = "", last_modified: str = "", robots: bool = False) -> Answer:
        """Like `get`, with the validators and the freshness that an unchanged page brings too."""
        validators = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in validators.items() if value}
        response, moved_to = await self._follow(_address(url), headers, robots=robots)
        now = self._clock()
        status = response.status
        if status == 304 and not headers:
            raise _later("problem.not_asked")
        if status not in (200, 203, 304):
            raise _refusal(status, response.headers, now)
        known = {
            "etag": _validator(response.headers, "ETag"),
            "last_modified": _validator(response.headers, "Last-Modified"),
        }
        fresh = fresh_for(response.headers, now)
        if status == 304:
            return Answer(page=None, moved_to=moved_to, **known, fresh_for=fresh)
        page = Page(
            url=str(response.url),
            body=response.body,
            media_type=response.media_type,
            charset=response.charset,
            **known,
            fresh_for=fresh,
            moved_to=moved_to,
        )
        return Answer(page=page, moved_to=moved_to, **known, fresh_for=fresh)

    async def _follow(self, url: URL, headers: dict[str, str], *, robots: bool) -> tuple[_Response, str]:
        """The last response of a chain of redirects, and where the address has moved for good."""
        spent = 0.0
        moved_to = ""
        permanent = True
        for _ in range(REDIRECTS + 1):
            if robots:
                await self._obey_robots(url)
            async with self._turns.at(_host(url)), self._slots:
                started = asyncio.get_running_loop().time()
                response = await self._exchange(url, headers, self._total_seconds - spent)
                spent += asyncio.get_running_loop().time() - started
            if response.status not in PERMANENT | TEMPORARY:
                return response, moved_to
            url = _next_hop(response)
            permanent = permanent and response.status in PERMANENT
            moved_to = str(url) if permanent else moved_to
        raise _later("problem.redirects", count=REDIRECTS)

    async def _exchange(self, url: URL, headers: dict[str, str], seconds: float) -> _Response:
        """One request and its whole answer, within so many seconds."""
        try:
            async with (
                asyncio.timeout(seconds),
                self._session.get(url, headers=headers, allow_redirects=False) as response,
            ):
                if response.status not in (200, 203):
                    response.close()  # an error page is not worth reading, whatever its size
                    return _Response(response.url, response.status, response.headers)
                return _Response(
                    response.url,
                    response.status,
                    response.headers,
                    await self._body(response),
                    response.content_type,
                    response.charset or "",
                )
        except aiohttp.InvalidURL as error:  # 127.1, 0x7f000001: other spellings of addresses, all of them private
            raise Refused("fetch.private", host=url.raw_host) from error
        except TimeoutError as error:
            raise _later("problem.slow", seconds=f"{self._total_seconds:g}") from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise _later(_failure(error)) from error

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        """The unpacked body, never more than `max_bytes`; few large ones are held at once."""
        body = bytearray()
        async for chunk in response.content.iter_any():
            body += chunk
            if len(body) > LARGE_BYTES:
                break
        else:
            return bytes(body)
        async with self._large:
            async for chunk in response.content.iter_any():
                body += chunk
                if len(body) > self._max_bytes:
                    response.close()
                    raise _later("problem.large", megabytes=f"{self._max_bytes / 1e6:g}")
        return bytes(body)

    async def _obey_robots(self, url: URL) -> None:
        """Raises Refused where the host's robots.txt keeps us out. Asked once a day and host."""
        async with self._robots_turns.at(str(url.origin())):  # who comes second finds the answer
            rules = await self._rules(url.origin())
        if not rules.can_fetch(str(url), PRODUCT):
            raise Refused("fetch.robots", host=url.raw_host)

    async def _rules(self, origin: URL) -> Protego:
        now = self._clock()
        expires, rules = self._robots.get(str(origin), (now, None))
        if rules is None or expires <= now:
            response, _ = await self._follow(origin / "robots.txt", {}, robots=False)
            if response.status >= 500 or response.status == 429:
                raise _refusal(response.status, response.headers, now)
            rules = Protego.parse(response.body[:ROBOTS_BYTES].decode("utf-8", "replace"))
            self._robots[str(origin)] = (now + ROBOTS_FOR, rules)
        return rules


def _address(url: str) -> URL:
    try:
        found = URL(url)
    except ValueError as error:
        raise Refused("fetch.address", url=url) from error
    if found.scheme not in ("http", "https") or not found.raw_host or found.user is not None:
        raise Refused("fetch.address", url=url)
    return found.with_fragment(None)


def _host(url: URL) -> str:
    """Whom the pace is kept for: with http and https one, other ports apart."""
    return f"{url.raw_host}" if url.is_default_port() else f"{url.raw_host}:{url.port}"


def _next_hop(response: _Response) -> URL:
    location = response.headers.get("Location", "")
    try:
        return _address(str(response.url.join(URL(location)))) if location else _nowhere()
    except ValueError as error:
        raise _later("problem.redirect_nonsense") from error


def _nowhere() -> URL:
    raise _later("problem.redirect_nowhere")


def _later(key: str, after: timedelta | None = None, **details: str | int) -> TryLater:
    """What may pass, in words: English ones for the log, and the key that says it in any language."""
    return TryLater(voice("en")(key, **details), after=after, problem=Problem(key, details))


def _failure(error: Exception) -> str:
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        code = getattr(error.certificate_error, "verify_code", 0)
        return CERTIFICATES.get(code, "problem.certificate")
    return next(key for kind, key in FAILURES if isinstance(error, kind))


def _refusal(status: int, headers: CIMultiDictProxy[str], now: datetime) -> Gone | TryLater:
    if status == 410:
        return Gone("the site says that the page is gone for good (status 410)")
    after = allowed_wait(headers.get("Retry-After", ""), now)
    return _later(STATUSES.get(status, "problem.status"), after, status=str(status))


def _validator(headers: CIMultiDictProxy[str], name: str) -> str:
    """A validator byte for byte, or nothing when it could not be sent back as it is."""
    value = headers.get(name, "")
    return value if value.isascii() and value.isprintable() and len(value) <= HEADER_LIMIT else ""
