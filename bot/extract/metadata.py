"""What a page says of its article: from the feed's entry, JSON-LD, meta tags, and the page itself, in this order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from urllib.parse import urljoin, urlsplit

from bot.extract import authors, dates, titles
from bot.extract.blocks import is_comments
from bot.extract.linked_data import LinkedData
from bot.extract.tree import Element, fold_space, text_of
from bot.text.detect import plain
from storage.models import Entry

_TITLE_KEYS = ("og:title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title", "title")
_AUTHOR_KEYS = (
    "author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator",
    "dc.contributor", "article:author_name", "article.author", "og:article:author", "citation_author", "creator",
)  # fmt: skip
_DATE_KEYS = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published", "og:published_time",
    "parsely-pub-date", "sailthru.date", "publish-date", "publish_date", "published-date", "og:publish_date", "pubdate",
    "publishdate", "publication_date", "citation_publication_date", "citation_date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "dcterms.issued", "dc.date.created", "date", "cxenseparse:recs:publishtime",
    "article.published", "content_published_date", "datecreated", "displaydate", "rnews:datepublished",
    "originalpublicationdate",
)  # fmt: skip
_IMAGE_KEYS = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src", "thumbnail")
_SITE_KEYS = ("og:site_name", "application-name", "al:android:app_name", "apple-mobile-web-app-title", "publisher")
_LANGUAGE_KEYS = ("og:locale", "content-language", "language", "dc.language")
_LOCKED = frozenset({"locked", "metered"})  # article:content_tier, as Facebook defined it
_LEAST_LABEL = 4  # letters of a part of a host's name that may be the site's name

_URL_DATE = re.compile(r"/((?:19|20)\d\d)(?:[/-](\d{1,2})[/-](\d{1,2})|/?(\d\d)(\d\d))(?=[/_.-]|$)")
_PUBLISHED = ".//time | .//*[@itemprop='datePublished']"
_DATED = (
    ".//*[contains(@class,'date') or contains(@class,'time') or contains(@class,'publi') or contains(@class,'posted')]"
)
_MOST_DATED = 20
_MOST_HEADINGS = 20
_LONGEST_TITLE = 300
_OUTSIDE = frozenset({"aside", "footer", "nav", "form"})


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article besides its text. `language` is as declared; `outlet` as `titles.bare` writes it."""

    title: str
    author: str
    published_at: datetime | None
    image: str
    outlet: str
    language: str
    paywalled: bool
    sponsored: bool


@dataclass(frozen=True, slots=True)
class Sources:
    """Where metadata stand: page, meta tags by name, JSON-LD, the feed's entry, and lines at the heading."""

    tree: Element
    url: str
    meta: Mapping[str, list[str]]
    data: LinkedData
    entry: Entry | None
    head: Sequence[str]

    def first(self, keys: Iterable[str]) -> str:
        """The first of these meta tags that is there."""
        return next((self.meta[key][0] for key in keys if key in self.meta), "")


def read(
    tree: Element, url: str, entry: Entry | None, data: LinkedData, head: Sequence[str], language: str = ""
) -> Metadata:
    """The metadata of a page, the entry's word first. `language` is the source's, believed last."""
    sources = Sources(tree, url, _meta(tree), data, entry, head)
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    site = sources.first(_SITE_KEYS) or next(iter(data.names("publisher")), "")
    names = frozenset(filter(None, (titles.bare(site), titles.bare(host), titles.bare(host.split(".", 1)[0]))))
    labels = frozenset(label for label in map(titles.bare, host.split(".")) if len(label) >= _LEAST_LABEL)
    spoken = _language(sources) or language
    return Metadata(
        title=_title(sources, names | labels),
        author=authors.read(tree, _authors(sources), head, names),
        published_at=(entry and entry.published_at) or _published(sources, plain(spoken)),
        image=_image(sources),
        outlet=titles.bare(site or host.split(".", 1)[0]),
        language=spoken,
        paywalled=data.paywalled or sources.first(("article:content_tier",)).lower() in _LOCKED,
        sponsored=data.sponsored,
    )


def _meta(tree: Element) -> dict[str, list[str]]:
    """The meta tags by name, in order; names in lower case."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = fold_space(element.get("content") or "")
        names = (element.get("property"), element.get("name"), element.get("itemprop"), element.get("http-equiv"))
        for name in names if content else ():
            if name:
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _language(sources: Sources) -> str:
    root = sources.tree.getroottree().getroot()
    entry = sources.entry.language if sources.entry else ""
    declared = root.get("lang") or root.get("xml:lang")
    return sources.data.text("inLanguage") or declared or sources.first(_LANGUAGE_KEYS) or entry


def _title(sources: Sources, names: frozenset[str]) -> str:
    stated = [sources.entry.title if sources.entry else "", sources.data.text("headline")]
    stated += [sources.meta[key][0] for key in _TITLE_KEYS if key in sources.meta]
    stated += [text_of(element) for element in sources.tree.iterfind(".//title")][:1]
    headings = [
        heading for element in islice(sources.tree.iter("h1"), _MOST_HEADINGS) for heading in _headings(element)
    ]
    return titles.choose([fold_space(title)[:_LONGEST_TITLE] for title in stated], headings, names)


def _headings(element: Element) -> list[str]:
    """A heading as a whole, and its parts: some hold a kicker beside the headline."""
    texts = [text_of(element), fold_space(element.text or "")]
    texts += [text for child in element for text in (text_of(child), fold_space(child.tail or ""))]
    return [text for text in texts if 0 < len(text) <= _LONGEST_TITLE]


def _authors(sources: Sources) -> list[list[str]]:
    data, meta = sources.data, sources.meta
    entry = [sources.entry.author] if sources.entry else []
    return [entry, data.names("author") or data.names("creator"), *(meta[key] for key in _AUTHOR_KEYS if key in meta)]


def _published(sources: Sources, language: str) -> datetime | None:
    stated = [sources.data.text("datePublished"), *(sources.meta[key][0] for key in _DATE_KEYS if key in sources.meta)]
    marked = [
        element.get("datetime") or element.get("content") or text_of(element) for element in _at(sources, _PUBLISHED)
    ]
    in_url = [
        "{}-{:0>2}-{:0>2}".format(*filter(None, found.groups()))
        for found in _URL_DATE.finditer(urlsplit(sources.url).path)
    ]
    quick = dates.read(stated) or dates.read(marked[:1]) or dates.read(in_url)
    if quick:
        return quick
    named = [text_of(element) for element in _at(sources, _DATED)[:_MOST_DATED]]
    written = [date for line in (*stated, *marked[:1], *sources.head, *named) for date in dates.inside(line)]
    created = sources.data.text("dateCreated", "uploadDate")
    return dates.read(written, language=language, patient=True) or dates.read([created])


def _at(sources: Sources, path: str) -> list[Element]:
    """The elements of a path that stand neither beside the article nor among its comments."""
    return [
        element
        for element in sources.tree.xpath(path)
        if not any(parent.tag in _OUTSIDE or is_comments(parent) for parent in element.iterancestors())
    ]


def _image(sources: Sources) -> str:
    data, entry = sources.data, sources.entry
    found = (
        sources.first(_IMAGE_KEYS)
        or data.address("image")
        or data.address("thumbnailUrl")
        or (entry.image if entry else "")
    )
    try:
        address = urljoin(sources.url, found) if found else ""
    except ValueError:
        return ""
    return address if address.startswith(("https://", "http://")) else ""
