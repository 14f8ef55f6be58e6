"""Feeds of every kind and in every state: entries, or one plain sentence."""

from __future__ import annotations

import json
import time
import tracemalloc
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ports import Listing
from bot.sources import loose, sitemap
from bot.sources.feed import read
from storage.models import Entry, Page, Source

URL = "https://example.org/news/feed.xml"
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def parse(text: str | bytes, *, language: str = "", **of_page: str) -> Listing:
    body = text.encode() if isinstance(text, str) else text
    return read(Page(url=URL, body=body, **of_page), Source(url=URL, language=language))


def rss(items: str, *, head: str = "<title>Harbour News</title>", namespaces: str = "") -> str:
    return f'<?xml version="1.0"?><rss version="2.0" {namespaces}><channel>{head}{items}</channel></rss>'


def atom(entries: str, *, attributes: str = "") -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}><title>Harbour News</title>{entries}</feed>'


def only(listing: Listing) -> Entry:
    (entry,) = listing.entries
    return entry


CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/"'
LONG = "The ferry sails again after a winter of repairs. " * 8


# -- kinds


def test_rss_2() -> None:
    listing = parse(
        rss(
            "<item><title>Ferry &amp;amp; tide</title><link>/ferry</link><guid isPermaLink='false'>n-1</guid>"
            "<pubDate>Mon, 04 May 2026 14:00:00 +0200</pubDate><author>Ana Lind</author>"
            "<description>&lt;p&gt;It &lt;b&gt;sails&lt;/b&gt;.&lt;/p&gt;&lt;img src='/f.jpg'&gt;</description></item>",
            head="<title>Harbour News</title><language>en</language><ttl>90</ttl>",
        )
    )

    assert listing == Listing(
        title="Harbour News",
        language="en",
        fresh_for=timedelta(minutes=90),
        entries=(
            Entry(
                id="n-1",
                url="https://example.org/ferry",
                title="Ferry & tide",
                teaser="It sails.",
                author="Ana Lind",
                published_at=NOON,
                image="https://example.org/f.jpg",
            ),
        ),
    )


def test_atom() -> None:
    listing = parse(
        atom(
            "<entry><title type='html'>Ferry &lt;i&gt;returns&lt;/i&gt;</title><id>tag:example.org,2026:1</id>"
            "<link rel='self' href='/self'/><link href='ferry.html'/>"
            "<link rel='enclosure' href='x.mp3' type='audio/mpeg'/>"
            "<updated>2026-05-04T12:30:00Z</updated><published>2026-05-04T12:00:00Z</published>"
            "<author><name>Ana Lind</name><email>a@example.org</email></author><summary>It sails.</summary>"
            f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{LONG}</p></div></content></entry>",
            attributes="xml:base='https://example.org/2026/'",
        )
    )

    entry = only(listing)
    assert (entry.id, entry.url) == ("tag:example.org,2026:1", "https://example.org/2026/ferry.html")
    assert (entry.title, entry.teaser, entry.author) == ("Ferry returns", "It sails.", "Ana Lind")
    assert entry.published_at == NOON
    assert "<p" in entry.body_html


def test_rdf_with_dublin_core() -> None:
    listing = parse(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'{DC}><channel rdf:about="/"><title>Harbour</title></channel><item rdf:about="https://example.org/1">'
        "<title>Ferry</title><link>https://example.org/1</link><dc:date>2026-05-04T12:00:00Z</dc:date>"
        "<dc:creator>Ana</dc:creator><dc:language>id</dc:language></item></rdf:RDF>"
    )

    entry = only(listing)
    assert (listing.title, entry.id, entry.author, entry.language) == ("Harbour", "https://example.org/1", "Ana", "id")
    assert entry.published_at == NOON


def test_channel_definition_format() -> None:
    entry = only(
        parse('<channel href="/"><item href="/a" lastmod="2026-05-04T12:00Z"><title>Ferry</title></item></channel>')
    )

    assert (entry.url, entry.published_at) == ("https://example.org/a", NOON)


def test_json_feed() -> None:
    items: list[Any] = [
        {
            "id": 7,
            "url": "/a",
            "title": "Ferry",
            "content_html": f"<p>{LONG}</p>",
            "date_published": "2026-05-04T12:00:00Z",
            "authors": [{"name": "Ana"}],
            "image": "/f.jpg",
        },
        {"external_url": "https://example.org/b", "content_text": "a < b", "author": {"name": "Ben"}, "id": True},
        {"authors": "nobody", "title": ["no", "title"]},
        "no item",
    ]
    listing = parse(json.dumps({"title": "Harbour", "language": "en", "items": items}))

    first, second, third = listing.entries
    assert (listing.title, listing.language) == ("Harbour", "en")
    assert (first.id, first.url, first.title, first.author) == ("7", "https://example.org/a", "Ferry", "Ana")
    assert (first.published_at, first.image) == (NOON, "https://example.org/f.jpg")
    assert first.body_html
    assert (second.id, second.url, second.teaser, second.author) == (
        second.url,
        "https://example.org/b",
        "a < b",
        "Ben",
    )
    assert (third.url, third.title) == ("", "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{broken", "broken JSON"),
        ("[" * 100_000, "broken JSON"),
        ('{"version": "x"}', "JSON that is not a feed"),
        ("[1]", "JSON that is not a feed"),
        ("<!DOCTYPE html><html><body>Hello</body></html>", "a web page, not a feed"),
        ("<!-- x --><html><form><input type='password'></form></html>", "a login page, not a feed"),
        ("", "an empty document"),
        (" \n", "an empty document"),
        ("<opml><head><title>x</title></head></opml>", "a document that is no feed"),
        ("just words", "a document that is no feed"),
        ("<" * 400_000, "a document that is no feed"),
        (" x" * 400_000, "a document that is no feed"),
    ],
)
def test_what_is_no_feed_is_told_plainly(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse(text)


# -- fields


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<guid>https://example.org/a</guid>", "https://example.org/a"),
        ("<guid isPermaLink='false'>https://example.org/a</guid>", ""),
        ("<guid>a</guid><link>/b</link>", "https://example.org/b"),
        ("<link>/b</link><guid>/a</guid>", "https://example.org/b"),
        ("<guid>urn:x:1</guid>", ""),
        ("<link>javascript:alert(1)</link>", ""),
        ("<link/>", ""),
        ("<link>http://[x</link>", ""),
        ("<link> https://example.org/a?x=1&amp;y=2\n</link>", "https://example.org/a?x=1&y=2"),
        ("<link href='/c' type='text/plain'/>", ""),
        ("<a:link xmlns:a='http://www.w3.org/2005/Atom' href='/c'/>", "https://example.org/c"),
    ],
)
def test_link_of_an_entry(item: str, url: str) -> None:
    assert only(parse(rss(f"<item><title>x</title>{item}</item>"))).url == url


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("<title>One</title><title>Two</title>", "One"),
        ("<media:title>Caption</media:title><title>One</title>", "One"),
        ("<group><title>Deep</title></group><title>One</title>", "One"),
        ("<title>One</title><group><title>Deep</title></group>", "One"),
        ("<image><title>Logo</title></image><title>One</title>", "One"),
        ("<title>One<!-- two --> three</title>", "One three"),
        ("<title><![CDATA[AT&T <b>rings</b>]]></title>", "AT&T rings"),
        ("<title>One</title><rights><title>Two</title></rights>", "One"),
        ("<title/>", ""),
    ],
)
def test_title_of_an_entry(item: str, title: str) -> None:
    assert only(parse(rss(f"<item>{item}</item>", namespaces=MEDIA))).title == title


def test_image_of_an_entry() -> None:
    def image(item: str) -> str:
        return only(parse(rss(f"<item><title>x</title>{item}</item>", namespaces=MEDIA))).image

    assert image("<enclosure url='/e.jpg' type='image/jpeg'/>") == "https://example.org/e.jpg"
    assert image("<enclosure url='/e.mp3' type='audio/mpeg'/>") == ""
    assert image("<media:thumbnail url='/t.jpg'/><media:content medium='image' url='/m.jpg'/>").endswith("/m.jpg")
    assert image("<media:content medium='image' url='/m.jpg'/><media:thumbnail url='/t.jpg'/>").endswith("/m.jpg")


def test_teaser_is_the_first_summary_at_least_depth() -> None:
    deep = "<media:group><media:description>Caption</media:description></media:group>"
    both = "<description>It sails.</description><description>Other words.</description>"

    assert only(parse(rss(f"<item>{deep}{both}</item>", namespaces=MEDIA))).teaser == "It sails."


@pytest.mark.parametrize(
    ("content", "is_whole"),
    [(LONG, True), (f"{LONG} […]", False), (f"{LONG}...", False), ("Short.", False)],
)
def test_content_is_the_whole_text_unless_cut_off(content: str, *, is_whole: bool) -> None:
    item = f"<item><title>x</title><content:encoded><![CDATA[<p>{content}</p>]]></content:encoded></item>"

    assert bool(only(parse(rss(item, namespaces=CONTENT))).body_html) is is_whole


def test_long_description_is_the_whole_text() -> None:
    entry = only(parse(rss(f"<item><description>{LONG * 5}</description></item>")))

    assert entry.body_html == (LONG * 5).strip()


def test_plain_text_content_is_escaped() -> None:
    entry = only(parse(atom(f"<entry><title>x</title><content type='text'>5 &lt; 6. {LONG}</content></entry>")))

    assert entry.body_html.startswith("5 &lt; 6.")


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<x:div xmlns:x='http://www.w3.org/1999/xhtml'>It <x:b>sails</x:b>.<x:br/>Again</x:div>", "It sails. Again"),
        ("It <math><mi>sails</mi></math> &lt;now>", "It sails <now>"),
        ("5 &lt; 6 <b>and</b> 7 &lt; 8", "5 < 6 and 7 < 8"),
    ],
)
def test_html_written_as_elements_is_read_as_html(inside: str, shown: str) -> None:
    entry = only(parse(atom(f"<entry><title>Ferry</title><summary type='xhtml'>{inside}</summary></entry>")))

    assert entry.teaser == shown


def test_html_written_as_elements_is_kept_without_its_namespaces() -> None:
    inside = f"<div xmlns='http://www.w3.org/1999/xhtml'><img src='/f.jpg' alt='&lt;'/><p>{LONG}</p></div>"

    entry = only(parse(atom(f"<entry><title>Ferry</title><content type='text/plain'>{inside}</content></entry>")))

    assert entry.body_html == f'<div><img src="/f.jpg" alt="&lt;"><p>{LONG}</p></div>'


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("<email>a@b.example</email><name>Ana <i>Lind</i></name><name>Bo</name><uri>/ana</uri>", "Ana Lind"),
        ("<x><name>Bo</name></x>", "Bo"),
        (" Ana Lind ", "Ana Lind"),
    ],
)
def test_author_of_an_entry(author: str, name: str) -> None:
    assert only(parse(rss(f"<item><title>Ferry</title><author>{author}</author></item>"))).author == name


def test_namespace_and_base_count_within_the_element_that_declares_them() -> None:
    listing = parse(
        rss(
            "<item xml:base='/north/'><title>One</title><link>a</link><x:creator xmlns:x='http://purl.org/dc/elements/1.1/'>"
            "Ana</x:creator></item><item><title>Two</title><link>a</link><x:creator>Bo</x:creator></item>"
        )
    )

    assert [(entry.url, entry.author) for entry in listing.entries] == [
        ("https://example.org/north/a", "Ana"),
        ("https://example.org/news/a", ""),
    ]


def test_longest_content_counts() -> None:
    item = f"<item><content:encoded>{LONG}</content:encoded><content:encoded>short</content:encoded></item>"

    assert only(parse(rss(item, namespaces=CONTENT))).teaser.startswith("The ferry")


@pytest.mark.parametrize(
    ("head", "fresh_for"),
    [
        ("<ttl>60</ttl>", timedelta(hours=1)),
        ("<ttl>99999999</ttl>", timedelta(days=1)),
        ("<ttl>0</ttl>", None),
        ("<ttl>soon</ttl>", None),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", timedelta(hours=6)),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", timedelta(hours=1)),
        ("<sy:updatePeriod>yearly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", timedelta(days=1)),
        ("<sy:updatePeriod>sometimes</sy:updatePeriod>", None),
    ],
)
def test_how_long_a_feed_says_it_is_fresh(head: str, fresh_for: timedelta | None) -> None:
    namespaces = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'

    assert parse(rss("", head=head, namespaces=namespaces)).fresh_for == fresh_for


def test_fields_of_the_feed_inside_an_entry_do_no_harm() -> None:
    assert only(parse(rss("<item><title>x</title><ttl>5</ttl></item>"))).title == "x"


def test_what_stands_outside_feed_and_entries_does_not_count() -> None:
    text = (
        "<rss><title>No</title><link>/no</link><author>No</author><pubDate>No</pubDate><guid>no</guid>"
        "<content>no</content><description>no</description><enclosure type='image/png' url='x'/>"
        "<channel><title>Yes</title></channel></rss>"
    )

    listing = parse(text)

    assert (listing.title, listing.entries) == ("Yes", ())


def test_known_namespaces_count_whatever_their_prefix() -> None:
    text = rss(
        "<b:item><b:title>x</b:title></b:item><n:item xmlns:n='http://unknown.example/'><n:title>no</n:title></n:item>",
        namespaces='xmlns:b="http://backend.userland.com/rss2"',
    )

    assert only(parse(text)).title == "x"


def test_base_that_makes_no_sense_is_passed_over() -> None:
    entry = only(parse(atom("<entry xml:base='http://[x'><link xml:base='y' href='/a'/></entry>")))

    assert entry.url == "https://example.org/a"


def test_link_starts_from_its_own_base() -> None:
    entry = only(parse(atom("<entry><link xml:base='https://other.example/' href='/a'/></entry>")))

    assert entry.url == "https://other.example/a"


# -- dates, ids, numbers


def test_entries_without_anything_are_kept() -> None:
    entry = only(parse(rss("<item/>")))

    assert (entry.url, entry.title, entry.published_at) == ("", "", None)
    assert entry.id


def test_entry_without_id_keeps_the_same_one() -> None:
    item = rss("<item><title>Ferry</title><description>Sails.</description></item>")

    assert only(parse(item)).id == only(parse(item)).id != ""


def test_absurd_dates_are_no_dates() -> None:
    for date in ("Mon, 04 May 2999 10:00:00 GMT", "2999-05-04T10:00:00Z", "yesterday-ish", "", "0000-00-00"):
        assert only(parse(rss(f"<item><pubDate>{date}</pubDate></item>"))).published_at is None


def test_date_that_cannot_be_read_leaves_room_for_another() -> None:
    item = "<item><pubDate>soon</pubDate><dc:date>2026-05-04T12:00:00Z</dc:date></item>"

    assert only(parse(rss(item, namespaces=DC))).published_at == NOON


def test_few_odd_dates_are_read_and_many_not() -> None:
    items = "".join(f"<item><pubDate>Senin, {day} Mei 2026 | 19:00 WIB</pubDate></item>" for day in range(1, 29))

    dates = [entry.published_at for entry in parse(rss(items), language="id").entries]

    assert dates[3] == NOON
    assert dates[-1] is None


def test_fifty_thousand_entries_are_cut_to_a_thousand() -> None:
    listing = parse(rss("".join(f"<item><title>{number}</title></item>" for number in range(50_000))))

    assert [entry.title for entry in listing.entries[:2]] == ["0", "1"]
    assert len(listing.entries) == 1_000


# -- broken and hostile documents


FILLED = {
    "entries": rss("<item><title>Ferry</title><link>/a</link></item>" * 50_000),
    "elements in each other": rss("<a>" * 1_000_000),
    "elements in a title": rss(f"<item><title>{'<b>' * 1_000_000}"),
    "elements of no feed": "<p>x" * 1_000_000,
    "ampersands": rss("&" * 3_000_000),
    "NULs": "\0" * 3_000_000,
    "entities of entities": f"<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '{'&a;' * 50}'><!ENTITY c '{'&b;' * 50}'>]>"
    + rss(f"<item><title>{'&c;' * 1_000}</title></item>"),
}


@pytest.mark.parametrize("document", FILLED.values(), ids=FILLED)
def test_memory_of_a_document_made_to_take_much_stays_bounded(document: str) -> None:
    page = Page(url=URL, body=document.encode())
    tracemalloc.start()

    for reads in (read, sitemap.read):
        with suppress(ValueError):
            reads(page, Source(url=URL))

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 40_000_000


BROKEN = {
    "undefined entity": rss("<item><title>Ferry &nbsp;&ndash; back</title><link>/a</link></item>"),
    "bare ampersand": rss("<item><title>Ferry</title><link>/a?x=1&y=2</link></item>"),
    "warning before": "<br />\n<b>Warning</b>: foo() on line <b>3</b>\n" + rss("<item><title>Ferry</title></item>"),
    "script after": rss("<item><title>Ferry</title></item>") + "<script>x</script>",
    "blank before": "\n\n  " + rss("<item><title>Ferry</title></item>"),
    "NUL and controls": rss("<item><title>Fe\x00rr\x0by</title></item>"),
    "bad reference": rss("<item><title>Ferry&#0;&#x1F;&#55296;&#x2013;</title></item>"),
    "document type": "<!DOCTYPE rss PUBLIC 'x' 'http://my.netscape.com/rss.dtd'>"
    + rss("<item><title>Ferry</title></item>"),
    "open tag": rss("<item><title>Ferry</title><link>/a</item>"),
    "cut off": rss("<item><title>Ferry</title><link>/a</link></item><item><tit")[:-24],
    "stray end tag": rss("</height><item><title>Ferry</title></item>"),
    "no namespace": rss("<item><title>Ferry</title><dc:creator>Ana</dc:creator></item>"),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("is_small", [True, False])
def test_broken_feeds_are_read(name: str, *, is_small: bool) -> None:
    filler = "" if is_small else f"<!-- {'x' * loose.LONGEST} -->"

    listing = parse(BROKEN[name].replace("<item>", f"{filler}<item>", 1))

    assert listing.entries[0].title.startswith("Ferry")


def test_ampersands_in_links_survive() -> None:
    assert only(parse(BROKEN["bare ampersand"])).url == "https://example.org/a?x=1&y=2"


def test_entities_of_the_document_are_read_but_never_multiplied() -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    head = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "file:///etc/hostname">]>'

    listing = parse(head + rss("<item><title>Ferry &l9; &x;</title></item>").partition("?>")[2])

    assert len(only(listing).title) < 100


def test_inclusions_are_not_followed() -> None:
    include = "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/hostname' parse='text'/>"

    assert only(parse(rss(f"<item><title>Ferry {include}</title></item>"))).title == "Ferry"


@pytest.mark.parametrize(
    "body",
    [
        "<a>" * 100_000,
        "<div>" * 100_000 + "&nbsp;",
        f"<item {'a=b ' * 100_000}><title>&nbsp;",
        "<item " + " ".join(f"a{n}='x'" for n in range(100_000)) + "><title>x</title></item>",
        "<item><author>" + "a." * 30_000 + "</author></item>&nbsp;",
        "<item>" + "<author>x</author>" * 5_000 + "&nbsp;",
        "<item>" + "<category>x</category>" * 3_000 + "&nbsp;</item>",
        "<item><title>&nbsp;" + "<![CDATA[" * 20_000,
        "<item><title>&nbsp;" + "<!--" * 20_000,
        "<item><title>&nbsp;" + "</" * 50_000,
        "<item><title>&nbsp;" + "&" * 60_000,
        "<item><title>" + "&lt;" * 100_000 + "</title></item>",
        "<item><title>" + "&lt;a " * 50_000 + "</title></item>",
        "<item><title>" + "&lt;!--" * 50_000 + "</title></item>",
        "<item><description>" + "&lt;script&gt;" * 20_000 + "</description></item>",
        "<item><description>" + "&lt;img " * 20_000 + "</description></item>",
        "<item><title>&nbsp;" + " " * 200_000,
        "<item><pubDate>" + "1 " * 50_000 + "</pubDate>&nbsp;</item>",
    ],
    ids=range(18),
)
def test_shapes_made_to_take_long_do_not(body: str) -> None:
    started = time.process_time()

    listing = parse(f"<rss><channel><title>x</title>{body}")

    assert time.process_time() - started < 1.5
    assert len(listing.entries) <= 1


@pytest.mark.parametrize(
    "head", ["\n<!ENTITY", "<!DOCTYPE [", "<!DOCTYPE x [<!ENTITY a 'b'>", "<!---->", "<!-- ", "<? ", "\n", "x "]
)
def test_what_stands_before_the_root_does_not_take_long(head: str) -> None:
    started = time.process_time()

    assert outcome((head * 40_000 + rss("<item/>")).encode()).endswith((" entries", " no feed"))

    assert time.process_time() - started < 1.5


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("&lt;script&gt;alert(1)&lt;/script&gt;Ferry", "Ferry"),
        ("&lt;b onclick=x&gt;Ferry&lt;/b&gt;", "Ferry"),
        ("&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;Ferry", "Ferry"),
        ("&lt;x-y href=javascript:x&gt;Ferry", "Ferry"),
        ("\u202egpj.exe\u202c Ferry", "gpj.exe Ferry"),
        ("*Ferry* [x](http://e.org) _y_", "*Ferry* [x](http://e.org) _y_"),
        ("List&lt;String&gt; in Java", "List<String> in Java"),
        ("Z" + "\u0300" * 20, "Z" + "\u0300" * 20),
        ("'; DROP TABLE articles; --", "'; DROP TABLE articles; --"),
        ("x" * 10_000, "x" * 999 + "…"),
    ],
)
def test_markup_and_tricks_in_titles_become_plain_text(title: str, expected: str) -> None:
    assert only(parse(rss(f"<item><title>{title}</title></item>"))).title == expected


@given(st.binary(max_size=200))
def test_any_bytes_give_a_listing_or_one_sentence(junk: bytes) -> None:
    for body in (junk, rss("<item><title>Ferry</title></item>").encode()[:70] + junk):
        assert outcome(body).startswith(("1 ", "0 ", "the site answers with "))


def outcome(body: bytes) -> str:
    """How many entries there are, or why there are none."""
    try:
        return f"{len(parse(body).entries)} entries"
    except ValueError as error:
        return str(error)


# -- encodings


@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [
        ("utf-8", "utf-8", ""),
        ("utf-8", "iso-8859-1", ""),
        ("utf-8", "", "iso-8859-1"),
        ("utf-8-sig", "", ""),
        ("iso-8859-1", "iso-8859-1", ""),
        ("iso-8859-1", "", "iso-8859-1"),
        ("windows-1252", "", ""),
        ("windows-1252", "x-unknown", "y-unknown"),
        ("utf-16", "utf-16", ""),
        ("utf-16-le", "utf-16", ""),
        ("utf-16-be", "utf-16", ""),
        ("utf-32", "utf-32", ""),
        ("utf-32-le", "utf-32", ""),
        ("utf-32-be", "utf-32", ""),
        ("cp037", "cp037", ""),
    ],
)
def test_encodings(encoding: str, declared: str, charset: str) -> None:
    claim = f' encoding="{declared}"' if declared else ""
    text = f'<?xml version="1.0"{claim}?><rss><channel><item><title>Fähre für Ærø</title></item></channel></rss>'

    assert only(parse(text.encode(encoding), charset=charset)).title == "Fähre für Ærø"


@pytest.mark.parametrize("encoding", ["euc-kr", "shift_jis", "iso-2022-jp", "gb2312", "big5"])
def test_eastern_encodings(encoding: str) -> None:
    word = "한국" if encoding == "euc-kr" else "中文"
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><rss><channel><item><title>{word}</title></item></channel></rss>'
    )

    assert only(parse(text.encode(encoding))).title == word


def test_a_few_bad_bytes_do_not_spoil_the_rest() -> None:
    body = rss("<item><title>Fähre für Ærø, Öland und Åland, täglich größer@</title></item>").encode()

    assert only(parse(body.replace(b"@", b"\xff"))).title.startswith("Fähre für Ærø")


# -- overlong


@pytest.mark.parametrize("wrap", [rss, atom])
def test_of_an_overlong_feed_that_is_no_proper_xml_the_beginning_is_read(wrap: Any) -> None:
    kind, long = "item" if wrap is rss else "entry", "x" * 225_000
    entries = [
        f"<{kind}><title>Story {n}</title><link href='/a/{n}'>https://example.org/a/{n}</link>&nbsp;{long}</{kind}>"
        for n in range(8)
    ]

    listing = parse(wrap("".join(entries)))

    assert [entry.title for entry in listing.entries] == [f"Story {n}" for n in range(4)]


def test_overlong_feed_without_a_whole_entry_at_its_beginning_is_read_as_far_as_it_goes() -> None:
    listing = parse(rss(f"<item><title>Story</title><link>/a</link><x>&nbsp;{'x' * 1_500_000}</x></item>"))

    assert only(listing).title == "Story"


def test_of_a_feed_with_very_many_entries_the_first_thousand_are_read_whatever_follows() -> None:
    items = "".join(f"<item><title>Story {n}</title><link>/a/{n}</link></item>" for n in range(1_001))

    listing = parse(rss(items + "<item><title>A & broken"))

    assert [entry.title for entry in listing.entries] == [f"Story {n}" for n in range(1_000)]


def test_document_type_far_down_is_found_and_its_entities_do_no_harm() -> None:
    head = f"<!--{'x' * 6_000}--><!DOCTYPE rss [<!ENTITY a 'harm'>]>"

    listing = parse(head + "<rss><channel><title>News</title><item><title>It is &a;</title></item></channel></rss>")

    assert (listing.title, len(listing.entries)) == ("News", 1)
