"""OPML in and out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.opml import read, write
from storage.models import Source

OPML = """<?xml version="1.0" encoding="utf-8"?>
<opml version="1.0"><head><title>Subscriptions</title></head><body>
<outline text="World"><outline text="Asia">
<outline type="rss" text="Harbour &amp; Tide" xmlUrl="https://example.org/feed.xml" htmlUrl="https://example.org/"/>
</outline></outline>
<outline text="Fähre 渡船" xmlUrl="https://example.org/news-sitemap.xml" category="/Ports,/Sea/Deep"/>
<outline text="Twice" xmlUrl="https://EXAMPLE.org/feed.xml?utm_source=opml"/>
<outline type="link" text="A page" htmlUrl="https://example.org/page"/>
<outline text="Evil" xmlUrl="javascript:alert(1)"/>
<outline text="Local" xmlUrl="file:///etc/passwd"/>
</body></opml>"""


def test_feeds_and_folders_are_read() -> None:
    assert read(OPML.encode()) == [
        Source(url="https://example.org/feed.xml", name="Harbour & Tide", topics=("World", "Asia")),
        Source(url="https://example.org/news-sitemap.xml", name="Fähre 渡船", topics=("Ports", "Sea", "Deep")),
        Source(url="https://example.org/page", name="A page"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings_are_read(encoding: str) -> None:
    assert read(OPML.encode(encoding))[1].name == "Fähre 渡船"


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"words",
        b"<html></html>",
        b'{"a": 1}',
        b"<!DOCTYPE opml [<!ENTITY a 'b'>]><opml/>",
        b"x" * 6_000_000,
        b"\x00\xff",
    ],
)
def test_what_is_no_opml_is_told_plainly(document: bytes) -> None:
    with pytest.raises(ValueError, match="the file is"):
        read(document)


def test_empty_list_is_a_list() -> None:
    assert read(write([]).encode()) == []


def test_nameless_source_is_called_by_its_address() -> None:
    assert 'text="https://example.org/f"' in write([Source(url="https://example.org/f")])


NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
TOPICS = st.lists(NAMES, max_size=3, unique=True).map(tuple)
SOURCES = st.lists(
    st.builds(Source, url=NAMES.map("https://example.org/a/{}".format), name=NAMES, topics=TOPICS, kind=st.just("feed"))
    | st.builds(
        Source, url=NAMES.map("https://example.org/b/{}".format), name=NAMES, topics=TOPICS, kind=st.just("page")
    ),
    max_size=5,
    unique_by=lambda source: source.url,
)


@given(SOURCES)
def test_what_is_written_is_read_again(sources: list[Source]) -> None:
    found = read(write(sources).encode())

    kindless = [replace(source, kind="") for source in sources]
    assert sorted(found, key=lambda source: source.url) == sorted(kindless, key=lambda source: source.url)


def test_signs_that_would_break_topics_are_replaced() -> None:
    (source,) = read(write([Source(url="https://example.org/f", name="x\x00", topics=("a/b,c",))]).encode())

    assert (source.name, source.topics) == ("x", ("a b c",))
