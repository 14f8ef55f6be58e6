"""What a page says of its article: from the feed's entry, JSON-LD, meta tags, and the page itself, in this order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from urllib.parse import urljoin, urlsplit

from bot.extract import authors, dates, edges, titles
from bot.extract.blocks import inside
from bot.extract.linked_data import LinkedData
from bot.extract.place import Place
from bot.extract.tree import Element, fold_space, text_of
from bot.text.detect import plain
from bot.text.words import fold
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
_SECTION_KEYS = ("article:section", "section", "sailthru.section", "parsely-section")
_LOCKED = frozenset({"locked", "metered"})  # article:content_tier, as Facebook defined it
_LEAST_LABEL = 4  # letters of a part of a host's name that may be the site's name

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_URL_DATE = re.compile(
    r"/((?:19|20)\d\d)"
    rf"(?:[/-](\d{{1,2}}|(?:{'|'.join(_MONTHS)})[a-z]*)[/-](\d{{1,2}})|/?(\d\d)(\d\d))(?=[/_.-]|$)",
    re.IGNORECASE,
)
_DUBLIN_CORE = re.compile(r"^(dc|dcterms):")
_PUBLISHED = "descendant::time | descendant::*[@itemprop='datePublished']"
_DATED = (
    "descendant::*[@class]"
    "[contains(@class,'date') or contains(@class,'time') or contains(@class,'publi') or contains(@class,'posted')]"
)
_PICTURES = "descendant::*[self::article or self::main or self::figure]/descendant::img"
_NO_PICTURE = re.compile(r"^data:|\.svg|\.gif|logo|icon|avatar|sprite|pixel|blank|placeholder|1x1|emoji", re.IGNORECASE)
_LEAST_WIDTH = 200  # pixels
_MOST_DATED = 5
_LONGEST_DATED = 160  # characters
_MOST_HEADINGS = 20
_LONGEST_TITLE = 300
# What Yoast SEO writes for Twitter's cards: label1 "Written by", data1 "Ida Berg"; compared folded.
_WRITTEN_BY = frozenset(
    """
written by|author|by|verfasst von|geschrieben von|von|ecrit par|auteur|escrito por|autor|scritto da|autore|
geschreven door|ditulis oleh|penulis|yazan|yazar|napisane przez|skrevet af|skrevet av|skriven av|av|автор|
написано автором|написано|作者|執筆者
""".replace("\n", "").split("|")
)


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
    """Where metadata stand: page, meta tags by name, JSON-LD, the feed's entry, and where the article stands."""

    tree: Element
    url: str
    meta: Mapping[str, list[str]]
    data: LinkedData
    entry: Entry | None
    place: Place

    def first(self, keys: Iterable[str]) -> str:
        """The first of these meta tags that is there."""
        return next((self.meta[key][0] for key in keys if key in self.meta), "")


def read(tree: Element, url: str, entry: Entry | None, data: LinkedData, place: Place, language: str = "") -> Metadata:
    """The metadata of a page, the entry's word first. `language` is the source's, believed last."""
    sources = Sources(tree, url, _meta(tree), data, entry, place)
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    site = sources.first(_SITE_KEYS) or next(iter(data.names("publisher")), "")
    names = frozenset(filter(None, (titles.bare(site), titles.bare(host), titles.bare(host.split(".", 1)[0]))))
    labels = frozenset(label for label in map(titles.bare, host.split(".")) if len(label) >= _LEAST_LABEL)
    spoken = _language(sources) or language
    return Metadata(
        title=_title(sources, names | labels),
        author=authors.read(tree, _authors(sources), [block.text for block in (*place.head, *place.tail)], names),
        published_at=(entry and entry.published_at) or _published(sources, plain(spoken)),
        image=_image(sources),
        outlet=titles.bare(site or host.split(".", 1)[0]),
        language=spoken,
        paywalled=data.paywalled or sources.first(("article:content_tier",)).lower() in _LOCKED,
        sponsored=data.sponsored
        or any(map(edges.is_paid_label, (data.text("articleSection"), sources.first(_SECTION_KEYS)))),
    )


def _meta(tree: Element) -> dict[str, list[str]]:
    """The meta tags by name, in order; names in lower case."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = fold_space(element.get("content") or "")
        names = (element.get("property"), element.get("name"), element.get("itemprop"), element.get("http-equiv"))
        for name in names if content else ():
            if name:
                found.setdefault(_DUBLIN_CORE.sub(r"\1.", name.strip().lower()), []).append(content)
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
    return [
        entry,
        data.names("author") or data.names("creator"),
        *(meta[key] for key in _AUTHOR_KEYS if key in meta),
        _in_cards(meta),
    ]


def _in_cards(meta: Mapping[str, list[str]]) -> list[str]:
    return [
        value
        for number in "12"
        for label, value in zip(
            meta.get(f"twitter:label{number}", ()), meta.get(f"twitter:data{number}", ()), strict=False
        )
        if fold(label).strip(" :") in _WRITTEN_BY
    ]


def _published(sources: Sources, language: str) -> datetime | None:
    stated = [sources.data.text("datePublished"), *(sources.meta[key][0] for key in _DATE_KEYS if key in sources.meta)]
    near, far = _marked(sources)
    in_url = [_as_day(found) for found in _URL_DATE.finditer(urlsplit(sources.url).path)]
    quick = dates.read(stated) or dates.read(near) or dates.read(in_url)
    if quick:
        return quick
    around = [block.text for block in (*sources.place.head, *sources.place.tail)]
    shown = [date for line in (*stated, *near, *around) for date in dates.inside(line)]
    named = [date for line in _dated(sources) for date in dates.inside(line)]
    created = sources.data.text("dateCreated", "uploadDate")
    return (
        dates.read(shown, language=language, patient=True)
        or dates.read(far)
        or dates.read([*(date for line in far for date in dates.inside(line)), *named], language=language, patient=True)
        or dates.read([created])
    )


def _marked(sources: Sources) -> tuple[list[str], list[str]]:
    """The first date that is marked up as one at the heading or as the article's own, and the first elsewhere."""
    heading = {block.element for block in sources.place.head}
    near: list[str] = []
    far: list[str] = []
    for element in inside(sources.tree.xpath(_PUBLISHED)):
        own = element.get("itemprop") == "datePublished" or not heading.isdisjoint((element, *element.iterancestors()))
        (near if own else far).append(element.get("datetime") or element.get("content") or text_of(element))
    return near[:1], far[:1]


def _dated(sources: Sources) -> list[str]:
    """The first short texts of elements that are named like dates."""
    texts = (
        text for element in inside(sources.tree.xpath(_DATED)) if 0 < len(text := text_of(element)) <= _LONGEST_DATED
    )
    return list(islice((text for text in texts if dates.inside(text)), _MOST_DATED))


def _as_day(found: re.Match[str]) -> str:
    year, *parts = filter(None, found.groups())
    month, day = parts
    return f"{year}-{_MONTHS.index(month[:3].lower()) + 1 if month.isalpha() else int(month):02}-{int(day):02}"


def _image(sources: Sources) -> str:
    data, entry = sources.data, sources.entry
    stated = (data.address("image"), data.address("thumbnailUrl"), sources.first(_IMAGE_KEYS))
    for found in (entry.image if entry else "", *stated, *_shown(sources.tree)):
        try:
            address = urljoin(sources.url, found) if found else ""
        except ValueError:
            continue
        if address.startswith(("https://", "http://")):
            return address
    return ""


def _shown(tree: Element) -> Iterator[str]:
    """The addresses of the page's pictures that can be an article's: neither small, nor drawn, nor in a frame of it."""
    for image in inside(tree.xpath(_PICTURES)):
        address = (image.get("data-src") or image.get("src") or "").strip()
        width = image.get("width") or ""
        small = width.isdecimal() and int(width) < _LEAST_WIDTH
        if address and not small and not _NO_PICTURE.search(address):
            yield address
