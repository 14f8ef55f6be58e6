"""Feeds are read as feedparser reads them, wherever the fast way claims a document; nothing breaks on broken ones."""

from __future__ import annotations

import calendar
import html
import re
import time
from typing import Any
from urllib.parse import urljoin

import feedparser
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot import links
from bot.ports import Listing
from bot.sources.feed import read
from storage.models import Page, Source

URL = "http://example.test/dir/feed.xml"
SPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "dcterms": "http://purl.org/dc/terms/",
    "atom": "http://www.w3.org/2005/Atom",
    "x": "http://unknown.example/x",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
DECLARED = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
SLOW_SECONDS = 2.0

# What stands in elements: entities once and twice escaped, CDATA alone and with a tail, comments, other scripts.
texts = st.sampled_from(
    [
        "Ferry returns",
        "A &amp; B",
        "A &amp;amp; B",
        "&lt;b&gt;bold&lt;/b&gt; text",
        "<![CDATA[<p>Para</p> & more]]>",
        "<![CDATA[cut <b>x</b>]]> tail",
        "",
        "  spaced  out ",
        "Fähre 渡船",
        "5 &lt; 6 &amp;&amp; 7 &gt; 3",
        "&#8217;quoted&#x201D;",
        "a<!-- comment -->b",
        "List&amp;lt;String&amp;gt;",
        "x &amp;nbsp; y",
        "<?pi data?>text",
    ]
)
addresses = st.sampled_from(
    ["http://example.org/a", "/rel", "rel/b?x=1&amp;y=2", "#frag", "//host/p", "?q=1", "../up", "HTTP://EXAMPLE.ORG/C"]
)
dates = st.sampled_from(
    [
        "Mon, 04 May 2026 10:00:00 GMT",
        "2026-05-04T10:00:00Z",
        "2026-05-04T10:00:00+02:00",
        "2026-05-04",
        "04 May 2026 10:00 EST",
        "Mon, 4 May 26 10:00:00 +0900",
        "2026-05-04T10:00:00.123Z",
        "2026-05",
        "20260504T100000Z",
        "Thu, 01 Jan 2004 19:48:21 PST",
        "2003-12-31 10:14:55",
        "4 May 2026",
        "2026-05-04T10:00-0500",
    ]
)
bases = st.sampled_from(["", "", "", ' xml:base="http://b.example/x/"', ' xml:base="sub/"'])
kinds = st.sampled_from(["", "", ' type="text"', ' type="html"', ' type="text/html"'])


def element(name: str, content: st.SearchStrategy[str], attributes: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda inner, given: f"<{name}{given}>{inner}</{name}>", content, attributes)


none = st.just("")
xhtml = st.just('<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Some <b>bold</b> &amp; x</div></title>')
hrefs = st.builds(
    '<{}link href="{}"{}{}/>'.format,
    st.sampled_from(["", "atom:"]),
    addresses,
    st.sampled_from(["", ' rel="alternate"', ' rel="self"', ' rel="enclosure"', ' rel=""', ' rel="via"']),
    st.sampled_from(["", ' type="text/html"', ' type="application/atom+xml"', ' type="image/png"']),
)
media = st.just("<media:group><media:title>M</media:title><media:content url='http://m/i.jpg'/></media:group>")
quoted = st.just("<source url='http://s/'><id>sid</id><link href='http://src/'/></source>")
inner = st.one_of(
    *(element(name, texts, kinds) for name in ("title", "description", "summary", "content", "rights")),
    *(
        element(name, texts, none)
        for name in ("dc:title", "media:title", "content:encoded", "itunes:summary", "x:title")
    ),
    *(
        element(name, dates, none)
        for name in ("pubDate", "published", "updated", "dc:date", "issued", "modified", "created", "dcterms:created")
    ),
    element("link", addresses, bases),
    element("guid", addresses, st.sampled_from(["", ' isPermaLink="true"', ' isPermaLink="false"'])),
    element("id", addresses, bases),
    element("author", st.sampled_from(["Ana", "<name>Ana</name><email>a@x.org</email>"]), none),
    xhtml,
    hrefs,
    media,
    quoted,
)
heads = st.lists(
    st.one_of(
        element("title", texts, kinds),
        element("description", texts, none),
        element("dc:title", texts, none),
        st.just("<image><title>Image</title><url>http://i/</url><link>http://l/</link></image>"),
        st.just("<textInput><title>Input</title><name>q</name><link>http://t/</link></textInput>"),
        element("language", st.just("en"), none),
    ),
    max_size=5,
).map("".join)


def entries(name: str) -> st.SearchStrategy[str]:
    one = st.builds(f"<{name}{{}}>{{}}</{name}>".format, bases, st.lists(inner, max_size=8).map("".join))
    return st.lists(one, max_size=3).map("".join)


rss = st.builds(
    '<rss version="{}" {}><channel>{}{}</channel></rss>'.format,
    st.sampled_from(["2.0", "0.91", "0.92"]),
    st.just(DECLARED),
    heads,
    entries("item"),
)
atom = st.builds(
    '<feed xmlns="{}" {}{}>{}{}</feed>'.format,
    st.sampled_from(["http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"]),
    st.just(DECLARED),
    bases,
    heads,
    entries("entry"),
)
rdf = st.builds(
    '<rdf:RDF xmlns="{}" {}><channel rdf:about="http://example.org/">{}</channel>{}</rdf:RDF>'.format,
    st.sampled_from(["http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/"]),
    st.just(DECLARED),
    heads,
    entries("item"),
)
documents = st.one_of(rss, atom, rdf)


def parse(body: bytes) -> Listing:
    return read(Page(url=URL, body=body, media_type="application/xml"), Source(url=URL))


def by_feedparser(body: bytes) -> Any:
    headers = {"content-type": "application/xml", "content-location": URL}
    return feedparser.parse(body, response_headers=headers)


def plain(text: str) -> str:
    """The signs that show, whatever the markup and however often it is escaped."""
    for _ in range(4):
        text = html.unescape(re.sub(r"<!--.*?-->|<!\[CDATA\[|\]\]>|</?[a-zA-Z][^<>]*>", " ", text, flags=re.DOTALL))
    return re.sub(r"\s+", "", text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents)
@example(f'<rss {DECLARED}><channel><item><id xml:base="http://b.example/x/">/rel</id></item></channel></rss>')
def test_proper_feeds_are_read_as_feedparser_reads_them(document: str) -> None:
    theirs, ours = by_feedparser(document.encode()), parse(document.encode())

    assert len(ours.entries) == len(theirs.entries)
    assert plain(ours.title) == plain(theirs.feed.get("title", ""))
    for mine, other in zip(ours.entries, theirs.entries, strict=True):
        moment = dict.get(other, "published_parsed") or dict.get(other, "updated_parsed") or other.get("created_parsed")
        assert plain(mine.title) == plain(other.get("title", ""))
        assert mine.url.rstrip("/") == urljoin(URL, other.get("link", "")).rstrip("/") if other.get("link") else True
        assert urljoin(URL, mine.id) == urljoin(URL, other["id"]) if other.get("id") else True
        assert (mine.published_at and mine.published_at.timestamp()) == (moment and calendar.timegm(moment))


JUNK = [
    *(
        "&",
        "<",
        "&nbsp;",
        "]]>",
        "<br>",
        "</b>",
        "\0",
        "\x0b",
        "&bogus;",
        "<![CDATA[",
        "&#0;",
        "&#x80;",
        "<p>",
        "<!-- ",
    ),
    *("</title>", '"', "<script>alert(1)</script>", "javascript:alert(1)", "\u202e", "<!DOCTYPE x [<!ENTITY a 'b'>]>"),
    *("<b>Warning</b>: x in /a.php on line 3<br />\n", "\ufeff", "<?xml version='1.0' encoding='utf-16'?>", "<item>"),
]
cuts = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(["", *JUNK])), max_size=4)
encodings = st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16", "windows-1252", "shift_jis"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents, cuts, encodings, st.floats(0.3, 1.5))
def test_broken_feeds_give_entries_or_one_sentence_in_time(
    document: str, changes: list[tuple[float, int, str]], encoding: str, kept: float
) -> None:
    for place, length, junk in changes:
        at = int(place * len(document))
        document = document[:at] + junk + document[at + length :]
    body = document.encode(encoding, "replace")[: int(kept * len(document))]

    begun = time.process_time()
    found, words = told(body)

    assert time.process_time() - begun < SLOW_SECONDS
    assert bool(words) == (found is None)
    for entry in found.entries if found else ():
        assert not entry.url or links.is_followable(entry.url)
        assert "<script" not in f"{entry.title}{entry.teaser}".lower()


def told(body: bytes) -> tuple[Listing | None, str]:
    """What a document lists, or why nothing."""
    try:
        return parse(body), ""
    except ValueError as error:
        return None, str(error)


@pytest.mark.parametrize(
    "head",
    [
        "\ufeff",
        "\n\n",
        "<b>Warning</b>: Cannot modify header in <b>/var/www/x.php</b> on line <b>3</b><br />\n",
        "<?xml version='1.0' encoding='utf-8'?>\n<?xml-stylesheet href='x.xsl'?>\n<!-- made by hand -->\n",
    ],
)
def test_what_stands_before_the_feed_does_not_matter(head: str) -> None:
    feed = (
        f"<rss {DECLARED}><channel><title>A</title><item><title>B &amp; C</title><link>/x</link></item></channel></rss>"
    )

    listing = parse((head + feed).encode())

    assert [(entry.title, entry.url) for entry in listing.entries] == [("B & C", "http://example.test/x")]
