"""Listing pages: entries by a source's CSS selectors, else by links that repeat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import takewhile
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from bot.links import absolute, canonical
from bot.ports import Listing
from bot.sources.charset import decode
from bot.sources.draft import ENTRIES, Draft, Finisher
from bot.sources.markup import plain
from bot.sources.tree import tree
from storage.models import Page, Source

REPEATS = 3  # links of one shape make a list
HEADLINE_SIGNS = 20  # a shorter link text is a section's name; about half in scripts without spaces
SLUG_SIGNS = 8  # "/world" is a section
NOT_NEWS = frozenset({"nav", "footer", "aside", "form", "header"})
_LASTING = re.compile(r"[A-Za-z][a-z]*(?:[_-]+[A-Za-z][a-z]*)*")
"""A class that a person has named; those with digits or odd capitals are made anew by each release of a site."""

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def read(page: Page, source: Source) -> Listing:
    """The entries that a page lists. Raises ValueError, in plain words, when none can be made out.

    `more` is the page before this one in time, where the source names its link by `select["next"]`.
    """
    soup = tree(decode(page))
    base = _base(soup, page.url)
    drafts = _selected(soup, source.select) if source.select.get("item") else _repeated(soup, page.url)
    finisher = Finisher(base, source.language)
    entries = {entry.url: entry for draft in drafts[:ENTRIES] if (entry := finisher.entry(draft)).url}
    entries.pop(page.url, None)
    if not entries:
        raise ValueError(_why_empty(soup, source))
    language = soup.html.get("lang") if soup.html else ""
    return Listing(
        title=plain(soup.title.get_text()) if soup.title else "",
        entries=tuple(entries.values()),
        language=source.language or str(language or ""),
        more=_next(soup, base, source.select),
    )


def _next(soup: BeautifulSoup, base: str, select: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    links = (tag if tag.get("href") else tag.find("a", href=True) for tag in _select(soup, select.get("next", ())))
    found = (absolute(base, str(link["href"])) for link in links if isinstance(link, Tag))
    return tuple(url for url in found if url and canonical(url) != canonical(base))[:1]


def _selected(soup: BeautifulSoup, select: Mapping[str, tuple[str, ...]]) -> list[Draft]:
    drafts = []
    for item in _select(soup, select["item"]):
        link = item if item.name == "a" else item.find("a", href=True)
        if isinstance(link, Tag) and link.get("href"):
            titles = list(_select(item, select.get("title", ()))) or item.find_all(["h1", "h2", "h3", "h4"]) or [link]
            drafts.append(_draft(item, link, titles[0].get_text(" ")))
    return drafts


def _select(inside: Tag, selectors: Iterable[str]) -> Iterable[Tag]:
    try:
        return [tag for selector in selectors for tag in inside.select(selector)]
    except (SelectorSyntaxError, NotImplementedError) as error:
        raise ValueError(f"the source's CSS selector is not understood: {str(error).splitlines()[0]}") from error


def _draft(item: Tag, link: Tag, title: str) -> Draft:
    return Draft(
        link=str(link["href"]),
        title=title,
        summary=" ".join(str(tag) for tag in item.find_all("p")[:3]),
        published=_attribute(item, "time[datetime]", "datetime"),
        image=_attribute(item, "img[src]", "src"),
    )


def _attribute(inside: Tag, selector: str, name: str) -> str:
    found = inside.select_one(selector)
    return str(found[name]) if found else ""


def _repeated(soup: BeautifulSoup, url: str) -> list[Draft]:
    """Links that look like headlines and whose surroundings repeat, in the page's order."""
    found: dict[str, Draft] = {}
    for group in _groups(soup, url):
        for address, link in group.items():
            item = link.find_parent(["article", "li"]) or link
            found.setdefault(address, _draft(item, link, plain(link.get_text(" "))))
    return list(found.values())


def _groups(soup: BeautifulSoup, url: str) -> list[dict[str, Tag]]:
    """Lists of links to articles, each by its address: those whose surroundings are of one shape."""
    base = _base(soup, url)
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    groups: dict[str, dict[str, Tag]] = {}
    for link in soup.find_all("a", href=True):
        address = absolute(base, str(link["href"]))
        if _is_news(link, address, plain(link.get_text(" ")), host):
            groups.setdefault(_shape(link), {}).setdefault(canonical(address), link)
    return [group for group in groups.values() if len(group) >= REPEATS]


def infer(page: Page) -> str:
    """A CSS selector of the items of a page's main list of articles; empty where it has none that can be named.

    The main list is the one with the most words in its headlines. A selector counts only if it names most of
    the list and little else.
    """
    soup = tree(decode(page))
    groups = _groups(soup, page.url)
    if not groups:
        return ""
    main = max(groups, key=lambda group: sum(len(link.get_text()) for link in group.values()))
    links = {id(link) for link in main.values()}
    first = next(iter(main.values()))
    ways = (_selector(item, levels) for item in _items(first, links) for levels in (1, 2, 3))
    return next((way for way in ways if way and _names(soup, way, links)), "")


def _items(link: Tag, links: set[int]) -> list[Tag]:
    """What could be the item of a link: the largest element around it that holds no other link of the list, first."""

    def holds_one(parent: Tag) -> bool:
        return sum(id(other) in links for other in parent.find_all("a", href=True)) == 1

    return [link, *takewhile(holds_one, link.parents)][::-1]


def _selector(item: Tag, levels: int) -> str:
    """A selector by the names and lasting classes of an element and those above it."""
    way = [item, *list(item.parents)[: levels - 1]]
    return " > ".join(_simple(tag) for tag in reversed(way) if tag.name != "[document]")


def _simple(tag: Tag) -> str:
    classes = [name for name in tag.get_attribute_list("class", []) if name and _LASTING.fullmatch(name)]
    return ".".join((tag.name, *classes[:2]))


def _names(soup: BeautifulSoup, selector: str, links: set[int]) -> bool:
    """Whether a selector names the items of a list: most of its links, and little besides."""
    items = soup.select(selector)
    held = [{id(link) for link in (item, *item.find_all("a", href=True))} & links for item in items]
    with_one = sum(map(bool, held))
    return with_one >= 0.8 * len(links) and with_one >= 0.8 * len(items)


def _is_news(link: Tag, address: str, words: str, host: str) -> bool:
    """Whether a link could be that of an article of the same site: a headline's length, an article's address."""
    parts = urlsplit(address)
    weight = len(words) + len(_UNSPACED.findall(words))
    return (
        weight >= HEADLINE_SIGNS
        and (parts.hostname or "").removeprefix("www.").endswith(host)
        and len(parts.path.strip("/")) + len(parts.query) >= SLUG_SIGNS
        and not any(parent.name in NOT_NEWS for parent in link.parents)
    )


def _shape(link: Tag) -> str:
    """What surrounds a link: the names and classes of it and of three elements above it."""
    around = [link, *list(link.parents)[:3]]
    return ">".join(f"{tag.name}.{'.'.join(sorted(tag.get_attribute_list('class', [])))}" for tag in around if tag)


def _base(soup: BeautifulSoup, url: str) -> str:
    found = soup.find("base", href=True)
    return (absolute(url, str(found["href"])) if isinstance(found, Tag) else "") or url


def _why_empty(soup: BeautifulSoup, source: Source) -> str:
    if source.select.get("item"):
        return "the page holds nothing that the source's selectors name"
    if soup.select_one("input[type=password]"):
        return "the site answers with a login page"
    return "the page lists no articles that could be made out"
