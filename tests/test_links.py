"""Addresses: which may be followed, which are the same, and how an entry is known again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.links import absolute, canonical, identities, is_followable, keys, reference
from storage.models import Entry

URL = "https://example.org/news/ferry-returns"
PATHS = st.text(alphabet="abcXYZ012/-_.~%&=?#;,+ é漢", max_size=30)


@pytest.mark.parametrize(
    "url",
    [
        URL,
        "http://example.org",
        "http://example.org:8080/?q=1#top",
        "https://例え.テスト/パス",
        "http://[2606:2800::1]/",
    ],
)
def test_addresses_of_the_web_are_followable(url: str) -> None:
    assert is_followable(url)


@pytest.mark.parametrize(
    "url",
    [
        "", "/news", "example.org/news", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://example.org/",
        "mailto:me@example.org", "urn:uuid:1", "http://", "http:///x", "http://exa mple.org/", "http://example.org/a b",
        "http://example.org:0/", "http://example.org:99999/", "http://[::1", "http://example.org/\x00", "JAVASCRIPT:x",
        "http://-x/", "http://example.org/" + "a" * 2_000,
    ],
)  # fmt: skip
def test_other_addresses_are_not(url: str) -> None:
    assert not is_followable(url)


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/a?b=1", "https://example.org/a?b=1"),
        (" sports/final.html \n", "https://example.org/news/sports/final.html"),
        ("//cdn.example.org/x", "https://cdn.example.org/x"),
        ("a b", "https://example.org/news/a%20b"),
        ("java\nscript:alert(1)", ""),
        ("", ""),
        ("http://[broken", ""),
    ],
)
def test_links_are_made_absolute_or_nothing(link: str, expected: str) -> None:
    assert absolute(URL, link) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://Example.ORG/News", "https://example.org/News"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:443/a", "http://example.org:443/a"),
        ("http://example.org./a", "http://example.org/a"),
        ("https://example.org/a#comments", "https://example.org/a"),
        ("https://example.org/a?utm_source=rss&id=3&fbclid=x&UTM_Medium=y", "https://example.org/a?id=3"),
        ("https://example.org/a?&&", "https://example.org/a"),
        ("https://example.org/%7euser/%e6%bc%a2", "https://example.org/~user/%E6%BC%A2"),
        ("http://[2606:2800::1]:80/a", "http://[2606:2800::1]/a"),
        ("urn:uuid:1", "urn:uuid:1"),
    ],
)
def test_canonical_drops_what_only_tells_readers_apart(url: str, expected: str) -> None:
    assert canonical(url) == expected


@given(PATHS)
def test_canonical_is_settled_at_once(path: str) -> None:
    once = canonical(f"http://Example.org/{path}")

    assert canonical(once) == once


@given(PATHS, st.sampled_from(["utm_source=x", "fbclid=1", "gclid=2", "mc_cid=3"]))
def test_tracking_never_makes_another_article(path: str, tracking: str) -> None:
    plain, _, _ = path.partition("#")
    tracked = f"{plain}{'&' if '?' in plain else '?'}{tracking}"

    one = keys(Entry(id="1", url=f"https://example.org/x{plain}"), 1)

    assert keys(Entry(id="1", url=f"https://example.org/x{tracked}"), 1) == one


def test_the_same_article_is_known_by_its_link_over_http_and_https() -> None:
    one = Entry(id="a", url="https://www.example.org/news/1/")
    other = Entry(id="b", url="http://example.org/news/1?utm_source=feed#top")

    assert keys(one, 1)[0] == keys(other, 1)[0] == "link:example.org/news/1"


def test_the_same_id_counts_within_one_source_only() -> None:
    entry = Entry(id="p-77", url="https://example.org/edited-slug")

    assert keys(entry, 1)[1] != keys(entry, 2)[1]
    assert keys(entry, 1)[1] == keys(Entry(id="p-77", url=URL), 1)[1]


def test_an_id_that_is_the_link_is_no_second_key() -> None:
    assert keys(Entry(id=URL, url=URL), 1) == ("link:example.org/news/ferry-returns",)


def test_front_page_is_nobodys_link() -> None:
    one, other = Entry(id="1", url="https://example.org/"), Entry(id="2", url="https://example.org")

    assert set(keys(one, 1)).isdisjoint(keys(other, 1))


def test_words_count_only_without_link_and_id() -> None:
    bare = Entry(id="", url="", title="Morning  briefing", teaser="Rain")

    (key,) = keys(bare, 1)

    assert key.startswith("words:1:")
    assert keys(Entry(id="", url="", title="morning briefing", teaser="rain"), 1) == (key,)
    assert keys(Entry(id="", url="", title="Evening briefing", teaser="rain"), 1) != (key,)


def test_an_id_given_to_several_articles_is_no_key() -> None:
    entries = [Entry(id="same", url=f"https://example.org/a{number}") for number in range(3)]
    entries.append(Entry(id="other", url="https://example.org/b"))

    found = identities(entries, 1)

    assert [len(each) for each in found] == [1, 1, 1, 2]
    assert len({each[0] for each in found}) == 4


def test_an_entry_keeps_its_id_where_it_is_all_it_has() -> None:
    entries = [Entry(id="0", url=""), Entry(id="0", url="https://example.org/a")]

    found = identities(entries, 1)

    assert found[0] == keys(entries[0], 1)


@pytest.mark.parametrize(
    ("identifier", "url", "expected"),
    [
        ("urn:uuid:1", "", "urn:uuid:1"),
        ("tag:example.org,2026:1", URL, URL),
        ("javascript:alert(1)", "", ""),
        ("data:text/html,x", "", ""),
        ("words:0123", "", ""),
        ("n-1", "", ""),
        ("note: x", "", ""),
    ],
)
def test_reference_is_the_address_or_a_name(identifier: str, url: str, expected: str) -> None:
    assert reference(Entry(id=identifier, url=url)) == expected


@given(st.text(max_size=20), st.text(max_size=30), st.text(max_size=20))
def test_every_entry_has_a_key_and_always_the_same(identifier: str, url: str, title: str) -> None:
    entry = Entry(id=identifier, url=url, title=title)

    assert keys(entry, 1) == keys(entry, 1) != ()
