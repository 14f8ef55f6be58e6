"""What the elements of a feed give to it and its entries, whatever reads them.

The rules of precedence are feedparser's, so that both ways of reading agree: a title counts once and a shallower one
wins; of other fields the last one at the least depth; a guid is a link if there is none.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from enum import Enum, auto
from urllib.parse import urljoin

from bot.sources.draft import ENTRIES, Draft
from bot.sources.vocabulary import FIELDS

FEED_ONLY = frozenset({"ttl", "period", "frequency"})

_HTML_TYPES = frozenset({"html", "text/html", "xhtml", "application/xhtml+xml"})
_TEXT_TYPES = frozenset({"text", "plain", "text/plain"})

Attributes = dict[str, str]


class Enough(Exception):
    """As many entries as are taken have been read."""


class Holds(Enum):
    """What an element is asked for: its children, its text, its HTML, the name in it, or nothing."""

    CHILDREN = auto()
    TEXT = auto()
    MARKUP = auto()
    NAME = auto()
    NOTHING = auto()


class Fields:
    """Takes elements in their order. Afterwards `feed` holds the feed's own fields, `drafts` its entries.

    Each method takes an element's content (of one that is asked for its children: none), its name with feedparser's
    prefix, its attributes, its depth, and what links in it start from.
    """

    def __init__(self, url: str) -> None:
        self.feed: dict[str, str] = {}
        self.drafts: list[Draft] = []
        self.has_feed = False
        self._url = url
        self._in_feed = False
        self._entry: Draft | None = None
        self._depths: dict[str, int] = {}
        self._has_link = False
        self._title_depth = -1

    def entry(self, _text: str, _name: str, attributes: Attributes, _depth: int, base: str) -> None:
        """Begin an entry. Raises Enough where there are ENTRIES already."""
        if len(self.drafts) >= ENTRIES:
            raise Enough
        self._entry = Draft(base=base, id=attributes.get("rdf:about", ""))
        self.drafts.append(self._entry)
        self._depths = {}
        self._has_link = False
        self._title_depth = -1
        self._attributes(attributes)

    def end_entry(self) -> None:
        self._entry = None

    def channel(self, _text: str, _name: str, attributes: Attributes, _depth: int, _base: str) -> None:
        """Begin the feed itself."""
        self._in_feed = self.has_feed = True
        self._attributes(attributes)

    def end_channel(self) -> None:
        self._in_feed = False

    def title(self, text: str, name: str, attributes: Attributes, depth: int, _base: str) -> None:
        if self._entry is None and not self._in_feed:
            return
        value = _markup(text, attributes)
        if not -1 < self._title_depth <= depth:
            self._set("title", value, depth)
        if value and name != "media:title":
            self._title_depth = depth

    def link(self, text: str, _name: str, attributes: Attributes, _depth: int, base: str) -> None:
        if self._entry is None:
            return
        found = {name.lower(): value for name, value in attributes.items()}
        href = found.get("url") or found.get("uri") or found.get("href")
        if href is None:
            self._entry.link = self._address(text, base)
        elif found.get("rel", "alternate").lower() == "alternate" and found.get("type", "html").lower() in _HTML_TYPES:
            self._entry.link = self._address(href, base)
        else:
            return
        self._has_link = True

    def id(self, text: str, _name: str, attributes: Attributes, depth: int, base: str) -> None:
        flags = {name.lower(): flag for name, flag in attributes.items()}
        is_link = flags.get("ispermalink", "true") == "true"
        self._set("id", join(base, text) if is_link and base != self._url else text, depth)
        if self._entry is not None and is_link and not self._has_link:
            self._entry.link = self._address(text, base)
            self._has_link = True

    def summary(self, text: str, _name: str, attributes: Attributes, depth: int, _base: str) -> None:
        if self._entry is not None and self._entry.summary and self._depths.get("summary", 0) <= depth:
            return
        self._set("summary", _markup(text, attributes), depth)

    def content(self, text: str, _name: str, attributes: Attributes, _depth: int, _base: str) -> None:
        value = _markup(text, attributes)
        if self._entry is not None and len(value) > len(self._entry.content):
            self._entry.content = value

    def author(self, text: str, _name: str, _attributes: Attributes, _depth: int, _base: str) -> None:
        if self._entry is not None and not self._entry.author:
            self._entry.author = text

    def date(self, text: str, name: str, _attributes: Attributes, _depth: int, _base: str) -> None:
        if self._entry is not None:
            setattr(self._entry, FIELDS[name], text)

    def media(self, _text: str, name: str, attributes: Attributes, _depth: int, base: str) -> None:
        is_image = (
            name in ("media:thumbnail", "itunes:image")
            or attributes.get("medium") == "image"
            or attributes.get("type", "").startswith("image/")
        )
        if self._entry is not None and is_image and (not self._entry.image or name == "media:content"):
            self._entry.image = self._address(attributes.get("url") or attributes.get("href") or "", base)

    def word(self, text: str, name: str, _attributes: Attributes, depth: int, _base: str) -> None:
        self._set(FIELDS[name], text, depth)

    def skip(self, *_: object) -> None:
        """Another thing's title and link: those of an image, of the source of a quotation."""
        self._title_depth = -1

    def _attributes(self, attributes: Attributes) -> None:
        """CDF, the oldest format of all, has an entry's link and date as attributes."""
        if self._entry is None or not attributes:
            return
        if href := attributes.get("href") or attributes.get("HREF"):
            self._entry.link = href
            self._has_link = True
        self._entry.updated = attributes.get("lastmod") or attributes.get("LASTMOD") or ""

    def _set(self, field: str, value: str, depth: int) -> None:
        if self._entry is None:
            if self._in_feed:
                self.feed[field] = value
        elif field not in FEED_ONLY and depth <= self._depths.get(field, depth):
            self._depths[field] = depth
            setattr(self._entry, field, value)

    def _address(self, link: str, base: str) -> str:
        """A link as its entry will read it: from the entry's own base."""
        return link if self._entry is None or base == self._entry.base else join(base, link)


Take = Callable[[Fields, str, str, Attributes, int, str], None]

RULES: dict[str, tuple[Holds, Take | None, Callable[[Fields], None] | None]] = {
    "entry": (Holds.CHILDREN, Fields.entry, Fields.end_entry),
    "feed": (Holds.CHILDREN, Fields.channel, Fields.end_channel),
    "media": (Holds.CHILDREN, Fields.media, None),
    "title": (Holds.MARKUP, Fields.title, None),
    "summary": (Holds.MARKUP, Fields.summary, None),
    "content": (Holds.MARKUP, Fields.content, None),
    "link": (Holds.TEXT, Fields.link, None),
    "id": (Holds.TEXT, Fields.id, None),
    "author": (Holds.NAME, Fields.author, None),
    "published": (Holds.TEXT, Fields.date, None),
    "updated": (Holds.TEXT, Fields.date, None),
    "created": (Holds.TEXT, Fields.date, None),
    "language": (Holds.TEXT, Fields.word, None),
    "ttl": (Holds.TEXT, Fields.word, None),
    "period": (Holds.TEXT, Fields.word, None),
    "frequency": (Holds.TEXT, Fields.word, None),
    "skip": (Holds.NOTHING, Fields.skip, None),
    "other": (Holds.NOTHING, None, None),  # nothing here is the entry's: what looks like a title in it is not
}
"""By what vocabulary.FIELDS says that an element holds: what it is asked for, who takes that, who is told its end."""


def join(base: str, link: str) -> str:
    """A link made absolute; empty where that makes no sense."""
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def _markup(text: str, attributes: Attributes) -> str:
    """The HTML of an element: its content, unless it says that this is no HTML yet."""
    kind = attributes.get("type")
    return html.escape(text, quote=False) if kind is not None and kind.lower() in _TEXT_TYPES else text
