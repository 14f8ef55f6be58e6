"""Listing pages: entries by a source's CSS selectors, of public Telegram channels, else by links that repeat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from bot.links import absolute, canonical
from bot.ports import Listing
from bot.sources.charset import decode
from bot.sources.draft import ENTRIES, Draft, Finisher
from bot.sources.markup import plain
from storage.models import Page, Source

# Of a public Telegram channel, as t.me/s/NAME shows it.
TELEGRAM: Mapping[str, tuple[str, ...]] = {
    "item": (".tgme_widget_message[data-post]",),
    "body": (".tgme_widget_message_text",),
    "title": (".tgme_channel_info_header_title",),
}
TELEGRAM_HOSTS = frozenset({"t.me", "telegram.me", "telegram.dog"})
HEADLINE = 120  # signs of a post that has no headline of its own

REPEATS = 3  # links of one shape make a list
HEADLINE_SIGNS = 20  # a shorter link text is a section's name; about half in scripts without spaces
SLUG_SIGNS = 8  # "/world" is a section
NOT_NEWS = frozenset({"nav", "footer", "aside", "form", "header"})
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BACKGROUND = re.compile(r"background-image\s*:\s*url\(\s*['\"]?([^'\")]+)", re.IGNORECASE)


def read(page: Page, source: Source) -> Listing:
    """The entries that a page lists. Raises ValueError, in plain words, when none can be made out."""
    soup = BeautifulSoup(decode(page), "lxml")
    title = plain(soup.title.get_text()) if soup.title else ""
    if is_channel(page.url):
        drafts = _posts(soup)
        title = plain(" ".join(tag.get_text() for tag in soup.select(TELEGRAM["title"][0]))) or title
    elif source.select.get("item"):
        drafts = _selected(soup, source.select)
    else:
        drafts = _repeated(soup, page.url)
    finisher = Finisher(_base(soup, page.url), source.language)
    entries = {entry.url: entry for draft in drafts[:ENTRIES] if (entry := finisher.entry(draft)).url}
    entries.pop(page.url, None)
    if not entries:
        raise ValueError(_why_empty(soup, source))
    language = soup.html.get("lang") if soup.html else ""
    return Listing(title=title, entries=tuple(entries.values()), language=source.language or str(language or ""))


def is_channel(url: str) -> bool:
    """Whether an address is that of a public Telegram channel's page."""
    parts = urlsplit(url)
    return parts.hostname in TELEGRAM_HOSTS and parts.path.startswith("/s/")


def _posts(soup: BeautifulSoup) -> list[Draft]:
    """A channel's posts, newest first. Each brings its whole text, so that no page needs to be read for it."""
    drafts = []
    for post in soup.select(TELEGRAM["item"][0]):
        body = post.select_one(TELEGRAM["body"][0])
        if body is None:
            continue
        text = body.get_text("\n").strip()
        photo = post.select_one("[style*=background-image]")
        image = _BACKGROUND.search(str(photo["style"])) if photo else None
        drafts.append(
            Draft(
                link=f"https://t.me/{post['data-post']}",
                title=_headline(text),
                summary=str(body),
                content=str(body),
                published=_attribute(post, "time[datetime]", "datetime"),
                image=image[1] if image else "",
                is_whole=True,
            )
        )
    return drafts[::-1]


def _headline(text: str) -> str:
    line = next((line for line in map(str.strip, text.splitlines()) if line), "")
    return line if len(line) <= HEADLINE else line[: HEADLINE - 1].rstrip() + "…"


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
    base = _base(soup, url)
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    groups: dict[str, dict[str, Draft]] = {}
    for link in soup.find_all("a", href=True):
        address = absolute(base, str(link["href"]))
        words = plain(link.get_text(" "))
        if _is_news(link, address, words, host):
            item = link.find_parent(["article", "li"]) or link
            groups.setdefault(_shape(link), {}).setdefault(canonical(address), _draft(item, link, words))
    lists = [group for group in groups.values() if len(group) >= REPEATS]
    found: dict[str, Draft] = {}
    for group in lists:
        for address, draft in group.items():
            found.setdefault(address, draft)
    return list(found.values())


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
