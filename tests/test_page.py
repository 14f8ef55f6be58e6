"""Listing pages: by selectors, by links that repeat."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.ports import Listing
from bot.sources.page import infer, read
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


def test_page_before_this_one_is_named_by_its_selector() -> None:
    html = "<a class=i href=/a>First of all</a><div class=n><a href='?page=2'>older</a></div><a class=n href=/x>x</a>"

    assert parse(html, item=(".i",), next=(".n",)).more == (f"{URL}?page=2",)
    assert parse(html, item=(".i",)).more == ()
    assert parse(html.replace("?page=2", ""), item=(".i",), next=("div.n",)).more == ()


def inferred(html: str) -> str:
    return infer(Page(url=URL, body=html.encode()))


def test_selector_of_the_main_list_is_inferred() -> None:
    cards = "".join(
        f"<div class='card css-x9Ab2'><a href=/2026/ferry-{n}><img src=/{n}.jpg></a>"
        f"<h2><a class=t href=/2026/ferry-{n}>Ferry number {n} returns after winter</a></h2><p>It sails.</p></div>"
        for n in range(6)
    )
    aside = "".join(f"<li class=most><a href=/2026/read-{n}>Most read number {n} today</a></li>" for n in range(3))
    html = f"<div class=list>{cards}</div><ul>{aside}</ul>"

    selector = inferred(html)

    assert selector == "div.card"
    assert len(parse(html).entries) == 9
    assert len(parse(html, item=(selector,)).entries) == 6


def test_selector_without_classes_names_the_place() -> None:
    links = "".join(f"<li><a href=/2026/ferry-{n}>Ferry number {n} returns after winter</a></li>" for n in range(4))
    menu = "".join(f"<li><a href=/{n}>Menu {n}</a></li>" for n in range(9))
    html = f"<ul>{menu}</ul><div class=news><ul>{links}</ul></div>"

    assert inferred(html) == "div.news > ul > li"
    assert len(parse(html, item=(inferred(html),)).entries) == 4


def test_no_selector_is_inferred_where_none_would_hold() -> None:
    links = "".join(f"<b><a href=/2026/ferry-{n}>Ferry number {n} returns after winter</a></b>" for n in range(3))
    others = "".join(f"<b><a href=/{n}>Short {n}</a></b>" for n in range(9))

    assert inferred("<p>nothing</p>") == ""
    assert inferred(f"<div>{links}{others}</div>") == ""


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
