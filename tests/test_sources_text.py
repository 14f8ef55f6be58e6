"""Dates and markup as sources write them."""

from __future__ import annotations

from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources import dates
from bot.sources.markup import plain
from bot.sources.mend import mend

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Mon, 04 May 2026 12:00:00 GMT", "Mon, 4 May 2026 12:00:00 +0000", "04 May 2026 12:00 GMT", "4 May 26 12:00 Z",
        "Mon, 04 May 2026 14:00:00 +0200", "Mon, 04 May 2026 14:00:00 +02:00", "Mon, 04 May 2026 08:00:00 EDT",
        "Mon, 04 May 2026 12:00:00 XYZ", "Mon, 04 May 2026 12:00:00", "Monday, 04-May-26 12:00:00 GMT",
        "May 4, 2026 12:00", "Mon, May 4 2026 12:00:00 GMT", "Mon, 04 May 2026 12:00:00 +0000 (UTC)",
        "Mon, 04 May 2026 19:00:00 WIB", "Mon, 04 May 2026 14:00:00 GMT+2", "2026-05-04T12:00:00Z", "2026-05-04T12:00Z",
        "2026-05-04 12:00:00", "2026-05-04T12:00:00.123+00:00", "2026-05-04T14:00:00 +0200", "2026-05-04t12:00:00z",
        "2026-05-04 12:00:00 UTC", "  2026-05-04T12:00:00Z\n",
    ],
)  # fmt: skip
def test_common_dates_are_read(text: str) -> None:
    assert dates.read(text) == NOON


@pytest.mark.parametrize("text", ["Mon, 04 May 2026 09:59:60 GMT", "2026-05-04T09:59:60Z"])
def test_a_leap_second_is_the_next_minute(text: str) -> None:
    assert dates.read(text) == NOON.replace(hour=10, minute=0)


@pytest.mark.parametrize(
    "text", ["Mon, 04 Foo 2026 10:00:00 GMT", "Mon, 31 Feb 2026 10:00:00 +0100", "2026-02-30T10:00:00Z"]
)
def test_a_day_that_never_was_is_no_date_in_the_common_spellings_either(text: str) -> None:
    assert dates.read(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-05-04", datetime(2026, 5, 4, tzinfo=UTC)),
        ("2026-05", datetime(2026, 5, 1, tzinfo=UTC)),
        ("2026", datetime(2026, 1, 1, tzinfo=UTC)),
        ("04 May 2026", datetime(2026, 5, 4, tzinfo=UTC)),
        ("04 May 97 10:00 GMT", datetime(1997, 5, 4, 10, tzinfo=UTC)),
        ("2026-05-04T11:59:60Z", NOON),
        ("2026-05-03T24:00:00Z", None),
        ("2026-13-04", None),
        ("04 Foo 2026 10:00", None),
        ("3026-05-04", None),
        ("0001-01-01T00:00:00+10:00", None),
        ("2026-05-04T12:00:00+9900", datetime(2026, 5, 3, 13, tzinfo=UTC)),
        ("0001-01-01T00:00:00Z", None),
        ("", None),
        ("x" * 200, None),
    ],
)
def test_partial_and_impossible_dates(text: str, expected: datetime | None) -> None:
    assert dates.read(text) == expected


def test_dates_that_feedparser_knows_are_read() -> None:
    assert dates.rare("Κυρ, 11 Ιούλ 2004 12:00:00 EST") == datetime(2004, 7, 11, 17, tzinfo=UTC)
    assert dates.rare("20260504T12:00Z") == NOON
    assert dates.rare("2026년 05월 04일") is None
    assert dates.rare("no date") is None
    assert dates.rare("0000-00-00") is None
    assert dates.rare("x") is None


def test_dates_in_a_countrys_own_words_are_read() -> None:
    assert dates.odd("Senin, 4 Mei 2026 | 19:00 WIB", "id-ID") == NOON
    assert dates.odd("4 de mayo de 2026 12:00") == NOON
    assert dates.odd("2026년 05월 04일 12:00") == NOON


@pytest.mark.parametrize("text", ["", "soon", "x" * 200, "12", "99999999999999999999 9 9", "32 Mei 2026"])
def test_odd_words_are_no_dates(text: str) -> None:
    assert dates.odd(text, "id") is None


def test_unknown_languages_do_no_harm() -> None:
    assert dates.odd("4 Mei 2026 12:00", "xx") is None


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    for found in (dates.read(text), dates.rare(text)):
        assert found is None or found.tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ferry", "Ferry"),
        ("  Ferry \n returns ", "Ferry returns"),
        ("AT&amp;T &ndash; R&D", "AT&T – R&D"),
        ("<p>One</p><p>Two</p>", "One Two"),
        ("<P>One<BR>Two<I>ndia", "One Twondia"),
        ("H<sub>2</sub>O", "H2O"),
        ("a < b > c", "a < b > c"),
        ("I <3 you", "I <3 you"),
        ("<T, U> of <String>", "<T, U> of <String>"),
        ("<!-- hidden -->Ferry<!-- open", "Ferry"),
        ("<script>x</script>Ferry<style>y", "Ferry"),
        ("<script/>Ferry", "Ferry"),
        ("&amp;lt;b&amp;gt;Ferry", "Ferry"),
        ("<?php x ?>Ferry", "Ferry"),
        ("<scr\u200bipt>x</scr\u200bipt>Ferry", "Ferry"),
        ("<" * 9 + "i>" * 9, "i>"),
    ],
)
def test_markup_becomes_plain_text(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_text_is_cut_to_length() -> None:
    assert plain("word " * 10, longest=12) == "word word w…"


class Probe(HTMLParser):
    """Notes what would act in a browser."""

    def __init__(self) -> None:
        super().__init__()
        self.active: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "style", "link", "meta") or any(
            name.startswith("on") for name, _ in attrs
        ):
            self.active.append(tag)


MARKUP = st.text(alphabet="<>/=&;ltgamp\"' sonicrptxiframe!-", max_size=80)


@given(MARKUP)
def test_plain_text_never_acts(text: str) -> None:
    probe = Probe()

    probe.feed(plain(text))

    assert probe.active == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x<rss>a &amp; b</rss>y", "<rss>a &#38; b</rss>"),
        (
            "<rss><![CDATA[a & b &nbsp;]]> & &nbsp;&unknown;</rss>",
            "<rss><![CDATA[a & b &nbsp;]]> &amp; \xa0&amp;unknown;</rss>",
        ),
        ("<rss>&#65;&#x0;&#60;&#xD800;</rss>", "<rss>A\ufffd&lt;\ufffd</rss>"),
        ("<rss>a & b", "<rss>a &amp; b"),
        ("<rss>\x00\x1f</other>", "<rss></other>"),
        ("<!DOCTYPE x [<!ENTITY e 'x'>]><rss>&e;</rss>", "<!DOCTYPE x [<!ENTITY e 'x'>]><rss>&e;</rss>"),
        ("no root", "no root"),
    ],
)
def test_small_faults_are_mended(text: str, expected: str) -> None:
    assert mend(text) == expected
