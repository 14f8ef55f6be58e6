"""The sources file: what is right is read, what is wrong is named."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.sources import file
from storage.models import Source

WHOLE = """
[[source]]
url = "https://example.org/feed.xml"
name = "Example \\"quoted\\""
kind = "page"
language = "id"
topics = ["world", "economy"]
every = "30m"
[source.select]
item = "article a"
drop = [".related", ".ad"]

[[source]]
url = "http://example.com/"
"""


def test_sources_are_read_in_order() -> None:
    first, second = file.read(WHOLE)

    assert first == Source(
        url="https://example.org/feed.xml",
        name='Example "quoted"',
        kind="page",
        language="id",
        topics=("world", "economy"),
        every=timedelta(minutes=30),
        select={"item": ("article a",), "drop": (".related", ".ad")},
    )
    assert second.url == "http://example.com/"


def test_what_is_written_is_read_back() -> None:
    given = file.read(WHOLE)

    assert file.read(file.write(given)) == given


def test_empty_file_has_no_sources() -> None:
    assert file.read("") == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[source]\nurl = 1", "line 1"),
        ("[source]\nurl = 'https://a.example/'", "double brackets"),
        ("name = 'x'", "unknown name 'name'"),
        ("[[source]]\nname = 'x'", "source 1: url is missing"),
        ("[[source]]\nurl = 'https://a.example/'\ncolour = 'red'", "source 1: unknown name 'colour'"),
        ("[[source]]\nurl = 'ftp://a.example/'", "source 1: url 'ftp://a.example/' does not begin with http"),
        (
            "[[source]]\nurl = 'https://a.example/'\nkind = 'blog'",
            "kind 'blog' is none of feed, sitemap, channel, page",
        ),
        ("[[source]]\nurl = 'https://a.example/'\nevery = 30", "30 is not a text"),
        ("[[source]]\nurl = 'https://a.example/'\nevery = 'daily'", "every 'daily': write a number and a unit"),
        ("[[source]]\nurl = 'https://a.example/'\nselect = 'h1'", "select is a table"),
        ("[[source]]\nurl = 'https://a.example/'\ntopics = [1]", "1 is not a text"),
    ],
)
def test_what_is_wrong_is_named(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=".") as wrong:
        file.read(text)

    assert reason in str(wrong.value)


def test_file_may_begin_with_a_mark_of_order_and_has_to_be_text() -> None:
    content = '[[source]]\nurl = "https://a.example/feed"'

    assert file.read_bytes(content.encode("utf-8-sig")) == file.read(content)
    with pytest.raises(ValueError, match="it is not UTF-8 text"):
        file.read_bytes(b"\xff\xfa")


def test_page_of_a_channel_is_a_channel() -> None:
    (source,) = file.read("[[source]]\nurl = 'https://t.me/s/harbour'\nkind = 'page'")

    assert source.kind == "channel"
