"""Feeds in proper XML, read fast: RSS of all versions, Atom, CDF. Takes from a feed what feedparser takes.

Only for documents without DOCTYPE; anything that is not well-formed is left to others.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from typing import Any, ClassVar
from urllib.parse import urljoin

from lxml import etree

from bot.sources.draft import ENTRIES, Draft
from bot.sources.vocabulary import FIELDS, NAMESPACES

FEED_ONLY = frozenset({"ttl", "period", "frequency"})

_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_HAS_BASES = etree.XPath("boolean(//@base | //@xml:base)")  # nearly no feed has them: asked once, not of each element
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_PROLOG = re.compile(rb"[^<]*(?:<[^a-zA-Z][^<]*)*")
_ROOTS = frozenset({"rss", "rdf:rdf", "rdf", "feed", "channel", "item", "entry"})
_HTML_TYPES = frozenset({"html", "text/html", "xhtml", "application/xhtml+xml"})
_TEXT_TYPES = frozenset({"text", "plain", "text/plain"})


Element = Any
"""An element of lxml, which ships no types."""


class NotWellFormed(ValueError):
    """The document is no proper XML, or XML of a kind that is not read here."""


def parse(document: bytes) -> Element:
    """The tree of a document in UTF-8 without DOCTYPE. Raises NotWellFormed; never loads or expands anything."""
    if b"<!DOCTYPE" in document[:5_000].upper():
        raise NotWellFormed("the document brings its own document type")
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False
    )
    try:
        root = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        raise NotWellFormed(str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotWellFormed("the document brings its own document type")
    return root


def parse_broken(document: bytes) -> Element:
    """The tree that libxml2 makes of a document in UTF-8 that is not well-formed, or NotWellFormed when it makes none."""
    parser = etree.XMLParser(encoding="utf-8", recover=True, no_network=True, load_dtd=False, collect_ids=False)
    try:
        root = etree.fromstring(_PROLOG.sub(b"", document, count=1), parser)
    except etree.XMLSyntaxError as error:
        raise NotWellFormed(str(error)) from error
    if root is None:
        raise NotWellFormed("the document holds no element")
    return root


Handler = Callable[["Reading", Element, str, int, str], None]
"""Reads an element, given its name with feedparser's prefix, its depth, and what its links start from.

Plain arguments: a tuple for each element would cost a thirtieth of the time that a feed takes.
"""


class Reading:
    """One walk through a feed's tree. Afterwards `feed` holds the feed's own fields, `drafts` its entries.

    `is_feed` tells whether anything of a feed was met at all.

    The rules of precedence are feedparser's, so that both ways of reading agree: a title counts once and
    a shallower one wins; of other fields the last one at the least depth; a guid is a link if there is none.
    """

    def __init__(self, url: str) -> None:
        self.feed: dict[str, str] = {}
        self.drafts: list[Draft] = []
        self.is_feed = False
        self._url = url
        self._known: dict[str, tuple[str, Handler | None]] = {}
        self._has_bases = False
        self._entry: Draft | None = None
        self._depths: dict[str, int] = {}
        self._has_link = False
        self._in_feed = False
        self._title_depth = -1

    def walk(self, root: Element) -> None:
        """Read the whole tree, at most ENTRIES entries."""
        self.is_feed = _local(root).lower() in _ROOTS
        self._has_bases = bool(_HAS_BASES(root))
        self._children((root,), 1, self._url)

    def _children(self, parent: Iterable[Element], depth: int, base: str) -> None:
        for element in parent:
            tag = element.tag
            found = self._known.get(tag)
            if found is None:
                if not isinstance(tag, str):  # a comment
                    continue
                found = self._learn(element)
            name, handler = found
            start = base
            if self._has_bases and (own := element.get(_XML_BASE) or element.get("base")):
                start = _join(base, own)
            if handler is not None:
                handler(self, element, name, depth, start)
            elif len(element):
                self._children(element, depth + 1, start)

    def _learn(self, element: Element) -> tuple[str, Handler | None]:
        """What is to be done with elements of this name, looked up once a document."""
        name = self._name(element)
        found = self._known[element.tag] = (name, self._HANDLERS.get(FIELDS.get(name, "")))
        return found

    def _name(self, element: Element) -> str:
        tag = str(element.tag)
        space = tag[1 : tag.index("}")].lower() if tag[0] == "{" else ""
        if "backend.userland.com/rss" in space:
            space = "http://backend.userland.com/rss"
        prefix = NAMESPACES.get(space, element.prefix or "")
        return f"{prefix}:{_local(element)}".lower() if prefix else _local(element).lower()

    def _set(self, field: str, value: str, depth: int) -> None:
        if self._entry is None:
            if self._in_feed:
                self.feed[field] = value
        elif field not in FEED_ONLY and depth <= self._depths.get(field, depth):
            self._depths[field] = depth
            setattr(self._entry, field, value)

    def _address(self, link: str, start: str) -> str:
        """A link as its entry will read it: from the entry's own base."""
        return link if self._entry is None or start == self._entry.base else _join(start, link)

    # -- what the kinds of FIELDS ask for

    def _read_entry(self, element: Element, _name: str, depth: int, base: str) -> None:
        if len(self.drafts) >= ENTRIES:
            return
        self._entry = Draft(base=base, id=element.get(_RDF_ABOUT, ""))
        self.drafts.append(self._entry)
        self._depths = {}
        self._has_link = False
        self._title_depth = -1
        self._read_attributes(element)
        self._children(element, depth + 1, base)
        self._entry = None

    def _read_feed(self, element: Element, _name: str, depth: int, base: str) -> None:
        self._in_feed = self.is_feed = True
        self._read_attributes(element)
        self._children(element, depth + 1, base)
        self._in_feed = False

    def _read_attributes(self, element: Element) -> None:
        """CDF, the oldest format of all, has an entry's link and date as attributes."""
        if self._entry is None or not element.keys():
            return
        if href := element.get("href") or element.get("HREF"):
            self._entry.link = href
            self._has_link = True
        self._entry.updated = element.get("lastmod") or element.get("LASTMOD") or ""

    def _read_title(self, element: Element, name: str, depth: int, _base: str) -> None:
        if self._entry is None and not self._in_feed:
            return
        value = _markup(element)
        if not -1 < self._title_depth <= depth:
            self._set("title", value, depth)
        if value and name != "media:title":
            self._title_depth = depth

    def _read_link(self, element: Element, _name: str, _depth: int, base: str) -> None:
        if self._entry is None:
            return
        attributes = element.items()
        if not attributes:
            self._entry.link = self._address(_text(element), base)
            self._has_link = True
            return
        found = {name.lower(): value for name, value in attributes}
        href = found.get("url") or found.get("uri") or found.get("href")
        if href is None:
            text = _text(element)
            self._entry.link = self._address(text, base)
        elif found.get("rel", "alternate").lower() == "alternate" and found.get("type", "html").lower() in _HTML_TYPES:
            self._entry.link = self._address(href, base)
        else:
            return
        self._has_link = True

    def _read_id(self, element: Element, _name: str, depth: int, base: str) -> None:
        value = _text(element)
        flags = {name.lower(): flag for name, flag in element.items()}
        is_link = flags.get("ispermalink", "true") == "true"
        self._set("id", _join(base, value) if is_link and base != self._url else value, depth)
        if self._entry is not None and is_link and not self._has_link:
            self._entry.link = self._address(value, base)
            self._has_link = True

    def _read_summary(self, element: Element, _name: str, depth: int, _base: str) -> None:
        if self._entry is not None and self._entry.summary and self._depths.get("summary", 0) <= depth:
            return
        self._set("summary", _markup(element), depth)

    def _read_content(self, element: Element, _name: str, _depth: int, _base: str) -> None:
        value = _markup(element)
        if self._entry is not None and len(value) > len(self._entry.content):
            self._entry.content = value

    def _read_author(self, element: Element, _name: str, _depth: int, _base: str) -> None:
        names = [child for child in element if isinstance(child.tag, str) and _local(child).lower() == "name"]
        value = _text(names[0] if names else element)
        if self._entry is not None and not self._entry.author:
            self._entry.author = value

    def _read_date(self, element: Element, name: str, _depth: int, _base: str) -> None:
        if self._entry is not None:
            setattr(self._entry, FIELDS[name], _text(element))

    def _read_media(self, element: Element, name: str, depth: int, base: str) -> None:
        url = element.get("url") or element.get("href") or ""
        is_image = (
            name in ("media:thumbnail", "itunes:image")
            or element.get("medium") == "image"
            or element.get("type", "").startswith("image/")
        )
        if self._entry is not None and is_image and (not self._entry.image or name == "media:content"):
            self._entry.image = self._address(url, base)
        self._children(element, depth + 1, base)

    def _read_word(self, element: Element, name: str, depth: int, _base: str) -> None:
        self._set(FIELDS[name], _text(element), depth)

    def _skip(self, *_: object) -> None:
        """Another thing's title and link: those of an image, of the source of a quotation."""
        self._title_depth = -1

    def _leave(self, *_: object) -> None:
        """Nothing here is the entry's: what looks like a title in it is not."""

    _HANDLERS: ClassVar[dict[str, Handler]] = {
        "entry": _read_entry,
        "feed": _read_feed,
        "title": _read_title,
        "link": _read_link,
        "id": _read_id,
        "summary": _read_summary,
        "content": _read_content,
        "author": _read_author,
        "published": _read_date,
        "updated": _read_date,
        "created": _read_date,
        "media": _read_media,
        "language": _read_word,
        "ttl": _read_word,
        "period": _read_word,
        "frequency": _read_word,
        "skip": _skip,
        "other": _leave,
    }


def _local(element: Element) -> str:
    """The name without namespace. A prefix that was never declared is part of the name."""
    return str(element.tag).rpartition("}")[2]


def _text(element: Element) -> str:
    """The text of an element and all in it, without white space around."""
    return (element.text or "").strip() if len(element) == 0 else str(element.xpath("string()")).strip()


def _markup(element: Element) -> str:
    """The HTML that an element holds: escaped, or as elements of its own."""
    if len(element):
        inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
        return (html.escape(element.text or "", quote=False) + inner).strip()
    text = (element.text or "").strip()
    if (kind := element.get("type")) and kind.lower() in _TEXT_TYPES:
        return html.escape(text, quote=False)
    return text


def _join(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:
        return ""
