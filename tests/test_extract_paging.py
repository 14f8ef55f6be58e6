"""Articles of several pages: which page goes on, and how they become one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import extract
from tests import make

URL = "https://harbour-post.example/news/bridge"
OPENING = "The town council opened the harbour bridge to walkers again on Tuesday after eight months of repairs."
CLOSING = "Lorries have to wait until next month, the council said, because one of the piers is still being tested."


def page(*links: str) -> str:
    return f"<html><head></head><body><p>{OPENING}</p>{''.join(links)}</body></html>"


def following(link: str, url: str = URL, number: int = 1, **select: tuple[str, ...]) -> str:
    html = page(link)
    return extract.next_page(html, url, number, select) if extract.may_go_on(html, select) else ""


@pytest.mark.parametrize(
    ("url", "number", "href"),
    [
        (URL, 1, f"{URL}?page=2"),
        (URL, 1, f"{URL}/2"),
        (f"{URL}/", 1, f"{URL}/page/2/"),
        (f"{URL}/2", 2, f"{URL}/3"),
        (f"{URL}?page=1", 1, f"{URL}?page=2"),
        (f"{URL}.html", 1, f"{URL}-2.html"),
        (f"{URL}.html", 1, f"{URL}_2.html"),
        (URL, 1, f"{URL}/seite-2"),
        (URL, 1, f"{URL},2"),
    ],
)
def test_next_page_has_the_same_address_with_the_next_number(url: str, number: int, href: str) -> None:
    assert following(f'<a rel="nofollow next" href="{href}">Next</a>', url, number) == href


@pytest.mark.parametrize(
    ("url", "href"),
    [
        (URL, "https://harbour-post.example/news/ferry"),
        (URL, "https://other.example/news/bridge?page=2"),
        (URL, f"{URL}?page=3"),
        (URL, f"{URL}-2"),
        ("https://harbour-post.example/read/41", "https://harbour-post.example/read/42"),
        ("https://harbour-post.example/?p=12", "https://harbour-post.example/?p=13"),
        (URL, URL),
        (URL, "http://[bad"),
    ],
)
def test_next_article_is_no_next_page(url: str, href: str) -> None:
    assert following(f"<link rel=next href='{href}'>", url) == ""


def test_link_that_does_not_say_next_is_not_followed() -> None:
    assert following(f'<a href="{URL}?page=2">2</a>') == ""
    assert following(f'<a href="{URL}?page=2">2</a><a rel="next" href="/news/ferry">Ferry</a>') == ""


def test_page_with_the_whole_article_is_asked_for_first_and_goes_on_nowhere() -> None:
    links = f'<link rel="next" href="{URL}?page=2"><a href="{URL}?page=all#top">Show all</a>'

    assert following(links) == f"{URL}?page=all"
    assert following(links, f"{URL}?page=all", 2) == ""


def test_source_s_own_selector_wins() -> None:
    links = '<a class="more" href="/further/7">More</a>'

    assert following(links, next=(".none", "a.more")) == "https://harbour-post.example/further/7"
    assert following(links, next=(".none",)) == ""
    assert following('<a class="more" href="http://[bad">More</a>', next=("a.more",)) == ""
    with pytest.raises(ValueError, match="not a CSS selector"):
        following(links, next=("a[",))


def test_pages_become_one_article_that_says_nothing_twice() -> None:
    first = make.article(url=URL, paragraphs=(OPENING, "It rained."))
    second = replace(first, url=f"{URL}?page=2", title="Page 2", paragraphs=(OPENING, CLOSING))

    joined = extract.join([first, second])

    assert joined == replace(first, paragraphs=(OPENING, "It rained.", CLOSING))


def test_page_with_the_whole_article_stands_for_all() -> None:
    first = make.article(url=URL, paragraphs=(OPENING, "Read on."))
    whole = replace(first, url=f"{URL}?page=all", paragraphs=(OPENING, "It rained.", CLOSING))

    assert extract.join([first, whole]).paragraphs == whole.paragraphs
