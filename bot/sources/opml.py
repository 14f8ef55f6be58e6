"""Lists of feeds as other readers write them: OPML in and out. Folders become topics."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import listparser
from lxml import etree

from bot.links import canonical, is_followable
from bot.sources.charset import decode
from bot.sources.markup import plain
from storage.models import Page, Source

LONGEST = 5_000_000  # bytes; ten thousand feeds take two
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read(document: bytes) -> list[Source]:
    """The sources of an OPML document, each once, in order. Raises ValueError, in plain words, when it is none.

    An outline may have a web page alone. What kind each is, the first pull finds out.
    """
    if len(document) > LONGEST or _ENTITIES.search(document):
        raise ValueError("the file is too large or not a plain list of feeds")
    text = decode(Page(url="", body=document))
    # listparser's own guess at the encoding is Latin-1; numbers for other signs pass it unharmed.
    found = listparser.parse(text.encode("ascii", "xmlcharrefreplace"))
    if not found["version"]:
        raise ValueError("the file is not OPML")
    sources: dict[str, Source] = {}
    for outline in (*found["feeds"], *found["opportunities"]):
        url = outline["url"]
        if is_followable(url):
            source = Source(url=url, name=plain(outline["title"]), topics=_topics(outline["categories"]))
            sources.setdefault(canonical(url), source)
    return list(sources.values())


def write(sources: Iterable[Source]) -> str:
    """An OPML 2.0 document: a folder per first topic, further topics as categories."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "newsdigest"
    body = etree.SubElement(root, "body")
    folders: dict[str, Any] = {"": body}
    for source in sources:
        topics = [plain(topic).replace(",", " ").replace("/", " ") for topic in source.topics]
        folder = topics[0] if topics else ""
        if folder not in folders:
            folders[folder] = etree.SubElement(body, "outline", text=folder)
        address = (
            {"type": "link", "htmlUrl": source.url}
            if source.kind in ("page", "channel") or source.listing_url
            else {"type": "rss", "xmlUrl": source.url}
        )
        categories = {"category": ",".join(f"/{topic}" for topic in topics)} if topics else {}
        etree.SubElement(folders[folder], "outline", text=plain(source.name or source.url), **address, **categories)
    return str(etree.tostring(root, encoding="unicode", pretty_print=True))


def _topics(categories: list[list[str]]) -> tuple[str, ...]:
    """The folders that a feed lies in, outer ones first, each once."""
    return tuple(dict.fromkeys(plain(name) for path in categories for name in path if name))
