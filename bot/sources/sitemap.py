"""Sitemaps: Google's news sitemaps, plain ones (sitemaps.org) and indexes of them."""

from __future__ import annotations

import heapq
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from typing import Any

from lxml import etree

from bot.links import absolute
from bot.ports import Listing
from bot.sources.charset import as_utf8, decode
from bot.sources.draft import ENTRIES, LONGEST_TEXT, Draft, Finisher
from bot.sources.mend import mend
from storage.models import Page, Source

Element = Any
"""An element of lxml, which ships no types."""

MORE = 5
"""So many sitemaps of an index are worth reading: those of news, else the ones changed last."""

UNPACKED = 15_000_000  # bytes; a sitemap.xml.gz is packed whatever HTTP says

ROWS = ("{*}url", "{*}sitemap")

# Where an address's fields stand: element names without namespace, in small letters.
FIELDS = {
    "loc": "link",
    "lastmod": "updated",
    "publication_date": "published",
    "title": "title",
    "language": "language",
}


def read(page: Page, source: Source) -> Listing:
    """The addresses of a sitemap, newest first, or of an index the sitemaps to read next.

    Raises ValueError, in plain words, when the document is no sitemap.
    """
    name, drafts = _document(_unpacked(page))
    if name == "sitemapindex":
        return Listing(title="", entries=(), more=_more(drafts, page.url))
    if name != "urlset":
        raise ValueError("the site answers with a document that is no sitemap")
    finisher = Finisher(page.url, source.language)
    entries = (finisher.entry(draft) for draft in drafts)
    return Listing(title="", entries=tuple(entry for entry in entries if entry.url), language=source.language)


def _unpacked(page: Page) -> Page:
    if not page.body.startswith(b"\x1f\x8b"):
        return page
    try:
        return replace(page, body=zlib.decompressobj(31).decompress(page.body, UNPACKED))
    except zlib.error as error:
        raise ValueError("the site's sitemap cannot be unpacked") from error


def _document(page: Page) -> tuple[str, list[Draft]]:
    """The name of a sitemap's root, and its addresses, newest first: all of a proper one, else of its beginning."""
    body = as_utf8(page)
    text = "" if body else decode(page)
    if "<html" in (text[:2_000] or page.body[:2_000].decode("latin-1")).lower():
        raise ValueError("the site answers with a web page, not a sitemap")
    if b"<!ENTITY" in page.body or "<!ENTITY" in text:
        raise ValueError("the site's sitemap defines entities, which we do not read")
    with suppress(etree.XMLSyntaxError):
        if body:
            return _read(body.lstrip())
    text = text or decode(page)
    if len(text) > LONGEST_TEXT:
        text = text[: max(text.rfind("</url>", 0, LONGEST_TEXT), 0) or LONGEST_TEXT]
    try:
        return _read(mend(text).strip().encode("utf-8", "replace"), recover=True)
    except etree.XMLSyntaxError as error:
        raise ValueError("the site's sitemap is broken") from error


def _read(document: bytes, *, recover: bool = False) -> tuple[str, list[Draft]]:
    """Reads as it goes, and forgets what it has read: a tree takes ten times the memory of its text."""
    rows = etree.iterparse(
        BytesIO(document), tag=ROWS, resolve_entities=False, no_network=True, load_dtd=False, recover=recover,
        encoding="utf-8",
    )  # fmt: skip
    drafts = heapq.nlargest(ENTRIES, _drafts(rows), key=_moment)
    if rows.root is None:
        raise ValueError("the site answers with an empty document")
    return _local(rows.root), drafts


def _drafts(rows: Iterable[tuple[str, Element]]) -> Iterator[Draft]:
    for _, element in rows:
        yield _draft(element)
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _more(drafts: Iterable[Draft], base: str) -> tuple[str, ...]:
    links = list(dict.fromkeys(link for draft in drafts if (link := absolute(base, draft.link))))
    news = [link for link in links if "news" in link.lower().rpartition("/")[2]]
    return tuple(link for link in (news or links)[:MORE] if link != base)


def _draft(element: Element) -> Draft:
    """One address with what stands under it, at any depth but those of images and videos."""
    draft = Draft()
    for child in element:
        name = _local(child)
        if name == "news":
            found = {FIELDS[tag]: (each.text or "").strip() for each in child.iter() if (tag := _local(each)) in FIELDS}
            for field, value in found.items():
                setattr(draft, field, value)
        elif name == "image":
            draft.image = draft.image or next(((each.text or "").strip() for each in _children(child, "loc")), "")
        elif name in ("loc", "lastmod"):
            setattr(draft, FIELDS[name], (child.text or "").strip())
    return draft


def _moment(draft: Draft) -> str:
    """What to sort by: sitemaps' dates are ISO 8601, so that their text sorts as they do, to the day at least."""
    return draft.published or draft.updated


def _children(element: Element, name: str) -> list[Element]:
    return [child for child in element if _local(child) == name]


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
