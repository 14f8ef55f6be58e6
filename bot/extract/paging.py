"""Articles that go on on further pages: where the next one stands, and several pages put together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from bot.extract import edges, selected
from bot.extract.tree import Element, parse
from storage.models import Article

_NEXT = re.compile(r"""rel\s*=\s*["']?(?:[a-z]+ )*next""")  # begins with letters, so that searching is quick
_WHOLE_MARKS = ("page=all", "showpage=all", "single=1")
_LINKS = ".//link[@rel and @href] | .//a[@href]"
_WHOLE = frozenset(tuple(mark.split("=")) for mark in _WHOLE_MARKS)
_PAGE_KEYS = frozenset({"page", "p", "pg", "pagina", "seite", "halaman", "hal", "paged", "sayfa", "strona"})
# Not "-2" at the very end: there it is the second article of that name ("weekly-news-2").
_WORD = r"(?:page|seite|pagina|halaman|p)"
_PAGE_PATH = re.compile(
    rf"(?:[/_,]{_WORD}?[/_-]?(\d{{1,2}})|-{_WORD}-?(\d{{1,2}})|-(\d{{1,2}})(?=\.[a-z]))?((?:\.[a-z]{{3,5}})?/?)$",
    re.IGNORECASE,
)


def may_go_on(html: str, select: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether it is worth looking for a further page: told from the text alone, in microseconds."""
    return bool(select.get("next") or _NEXT.search(html) is not None or any(mark in html for mark in _WHOLE_MARKS))


def next_page(html: str, url: str, number: int, select: Mapping[str, tuple[str, ...]]) -> str:
    """The address at which an article goes on after its page `number` (from 1), "" where it ends here.

    A page that shows the whole article (`?page=all`) is asked for before the next one. What a page calls "next" is
    often another article, so it has to be this address with the next number; not so what the source's own selector
    ("next") finds. Raises ValueError for what is no selector.
    """
    if select.get("next"):
        return selected.link(html, url, select["next"])
    links = [(link, _joined(url, link.get("href"))) for link in parse(html).xpath(_LINKS)]
    whole = (address for _, address in links if _is_whole(address) and _same(url, address))
    following = (
        address
        for link, address in links
        if _says_next(link) and _same(url, address) and _number(address) == number + 1
    )
    return "" if _is_whole(url) else next(whole, "") or next(following, "")


def join(pages: Sequence[Article]) -> Article:
    """One article of its pages, in order; the first one's title and data. What a page repeats is said once."""
    first, *others = pages
    paragraphs = list(first.paragraphs)
    for other in others:
        whole = set(paragraphs[:1]) <= set(other.paragraphs) and _is_whole(other.url)
        paragraphs = list(other.paragraphs) if whole else [*paragraphs, *other.paragraphs]
    return replace(first, paragraphs=tuple(edges.without_doubles(paragraphs)))


def _joined(url: str, href: str) -> str:
    try:
        return urlsplit(urljoin(url, href.strip()))._replace(fragment="").geturl()
    except ValueError:
        return ""


def _says_next(link: Element) -> bool:
    return "next" in (link.get("rel") or "").lower().split()


def _is_whole(address: str) -> bool:
    return not _WHOLE.isdisjoint(parse_qsl(urlsplit(address).query))


def _same(url: str, address: str) -> bool:
    return address != url and _without_number(address) == _without_number(url)


def _number(address: str) -> int:
    """The number of a page of an article, 1 where its address has none."""
    parts = urlsplit(address)
    written = [value for key, value in parse_qsl(parts.query) if key.lower() in _PAGE_KEYS and value.isdecimal()]
    found = _PAGE_PATH.search(parts.path)
    return int(next(filter(None, (*written, *(found.groups()[:3] if found else ()))), 1))


def _without_number(address: str) -> str:
    parts = urlsplit(address)
    query = [
        (key, value)
        for key, value in parse_qsl(parts.query)
        if key.lower() not in _PAGE_KEYS and (key, value) not in _WHOLE
    ]
    path = _PAGE_PATH.sub(r"\4", parts.path).rstrip("/")
    return urlunsplit(("", parts.netloc.removeprefix("www."), path, urlencode(query), ""))
