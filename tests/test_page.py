"""Listing pages: by selectors, of Telegram channels, by links that repeat."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.ports import Listing
from bot.sources.page import read
from storage.models import Page, Source

URL = "https://www.example.org/news/"

SITE = """<html lang="id"><head><title>Harbour News</title></head><body>
<nav><a href="/politics-and-government">Politics and government news</a></nav>
<header><a href="/about-this-newspaper">About this newspaper of ours</a></header>
<main>
<article class="card"><h2><a class="t" href="/2026/ferry-returns">Ferry returns after a long winter</a></h2>
<p>It sails again.</p><time datetime="2026-05-04T12:00:00Z">today</time><img src="/f.jpg"></article>
<article class="card"><h2>
<a class="t" href="/2026/market-opens?utm_source=x">Market opens at the old harbour</a></h2></article>
<article class="card"><h2>
<a class="t" href="https://example.org/2026/storm-warning">Storm warning for all of the coast</a></h2>
<a class="t" href="/2026/storm-warning">Storm warning for all of the coast</a></article>
<article class="card"><h2>
<a class="t" href="https://elsewhere.example/2026/advertised">Buy what you never knew you need</a></h2></article>
<a href="/2026/lonely-link-here">A lonely link that repeats nowhere</a>
<a href="/world">All of the news of the whole world</a>
</main><footer><a href="/imprint-and-contact">Imprint, contact and much more</a></footer></body></html>"""

CHANNEL = """<html><head><title>Telegram: x</title></head><body>
<div class="tgme_channel_info_header_title"><span>Harbour Watch</span></div>
<div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="harbour/7">
<a style="width:1px;background-image:url('https://cdn.example.org/p.jpg')"></a>
<div class="tgme_widget_message_text"><b>Ferry returns</b><br>It sails <a href="https://example.org/x">again</a>.</div>
<a href="https://t.me/harbour/7"><time datetime="2026-05-04T12:00:00+00:00">12:00</time></a></div></div>
<div class="tgme_widget_message" data-post="harbour/8"><i>only a picture</i></div>
<div class="tgme_widget_message" data-post="harbour/9"><div class="tgme_widget_message_text">LONG</div></div>
</body></html>"""


def parse(html: str, *, url: str = URL, language: str = "", **select: tuple[str, ...]) -> Listing:
    return read(Page(url=url, body=html.encode()), Source(url=url, kind="page", select=select, language=language))


def test_repeated_links_that_look_like_headlines_are_entries() -> None:
    listing = parse(SITE)

    assert (listing.title, listing.language) == ("Harbour News", "id")
    assert [entry.title for entry in listing.entries] == [
        "Ferry returns after a long winter",
        "Market opens at the old harbour",
        "Storm warning for all of the coast",
    ]
    first = listing.entries[0]
    assert first.url == first.id == "https://www.example.org/2026/ferry-returns"
    assert (first.teaser, first.image) == ("It sails again.", "https://www.example.org/f.jpg")
    assert first.published_at == datetime(2026, 5, 4, 12, tzinfo=UTC)


def test_headlines_in_scripts_without_spaces_are_shorter() -> None:
    links = "".join(f"<li><a href='/2026/0504/a{n}'>渡船冬季维修后重新启航{n}</a></li>" for n in range(3))

    assert len(parse(f"<ul>{links}</ul>").entries) == 3


def test_selectors_win_over_guessing() -> None:
    html = """<div class=i><a href=/a>More</a><h3>First of all</h3></div><div class=i><span>no link</span></div>
    <div class=i><b class=h>Second</b><h3>x</h3><a href=/b>More</a></div><a class=i href=/c>Third</a>"""

    listing = parse(html, language="en", item=(".i",), title=(".h",))

    assert [(entry.url[-2:], entry.title) for entry in listing.entries] == [
        ("/a", "First of all"),
        ("/b", "Second"),
        ("/c", "Third"),
    ]
    assert listing.language == "en"


def test_links_start_from_the_pages_base() -> None:
    listing = parse("<base href='https://cdn.example.org/x/'><a class=i href=a>First</a>", item=("a.i",))

    assert listing.entries[0].url == "https://cdn.example.org/x/a"


def test_channel_posts_are_entries_newest_first_with_their_whole_text() -> None:
    long = "A very long first line. " * 10
    listing = parse(CHANNEL.replace("LONG", long), url="https://t.me/s/harbour")

    newest, older = listing.entries
    assert listing.title == "Harbour Watch"
    assert newest.url == "https://t.me/harbour/9"
    assert len(newest.title) <= 120
    assert newest.title.endswith("…")
    assert (older.url, older.title) == ("https://t.me/harbour/7", "Ferry returns")
    assert (older.teaser, older.image) == ("Ferry returns It sails again.", "https://cdn.example.org/p.jpg")
    assert older.published_at == datetime(2026, 5, 4, 12, tzinfo=UTC)
    assert older.body_html


def test_empty_post_has_no_headline() -> None:
    listing = parse(CHANNEL.replace("LONG", " "), url="https://t.me/s/harbour")

    assert listing.entries[0].title == ""


@pytest.mark.parametrize(
    ("html", "select", "words"),
    [
        ("<p>nothing</p>", {}, "lists no articles"),
        ("", {}, "lists no articles"),
        ("<form><input type=password></form>", {}, "login page"),
        ("<p>nothing</p>", {"item": (".x",)}, "nothing that the source's selectors name"),
        ("<p>nothing</p>", {"item": ("p[",)}, "selector is not understood"),
        ("<a class=x href='javascript:x'>x</a>", {"item": (".x",)}, "nothing that"),
        (f"<a class=x href='{URL}'>itself</a>", {"item": (".x",)}, "nothing that"),
    ],
)
def test_what_lists_nothing_is_told_plainly(html: str, select: dict[str, tuple[str, ...]], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse(html, **select)


def test_deep_and_wide_pages_do_no_harm() -> None:
    html = "<div>" * 5_000 + "<a href=/2026/ferry-x>Ferry returns after winter</a>"

    with pytest.raises(ValueError, match="lists no articles"):
        parse(html)
