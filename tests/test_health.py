"""How a source is, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot import health
from bot.locales import voice
from bot.ports import Refused, TryLater
from storage.models import Problem, Source
from tests import make

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)  # a Thursday
DAY = timedelta(days=1)
WELL = Source(
    url="https://news.example/feed", id=3, checked_at=NOW, news_at=NOW, next_check_at=NOW + timedelta(hours=2)
)
FAILING = replace(
    WELL,
    failures=3,
    problem="the site is unavailable for now (status 503)",
    fault=Problem("problem.unavailable", {"status": "503"}),
    failing_since=NOW - 2 * DAY,
)


@pytest.mark.parametrize(
    ("source", "english", "indonesian"),
    [
        (replace(WELL, paused=True), "paused", "dijeda"),
        (replace(WELL, checked_at=None), "not checked yet", "belum dicek"),
        (WELL, "fine, next check today at 14:00", "baik, dicek lagi hari ini pukul 14:00"),
        (
            replace(WELL, news_at=NOW - 12 * DAY),
            "nothing new for 12 days, next check today at 14:00",
            "tidak ada yang baru selama 12 hari, dicek lagi hari ini pukul 14:00",
        ),
        (
            replace(WELL, news_at=NOW - 12 * DAY, gap=4 * DAY),
            "fine, next check today at 14:00",
            "baik, dicek lagi hari ini pukul 14:00",
        ),
        (
            FAILING,
            "the site is unavailable for now (status 503), since Tuesday; next check today at 14:00",
            "situs sedang tidak tersedia (status 503), sejak Selasa; dicek lagi hari ini pukul 14:00",
        ),
        (
            replace(FAILING, next_check_at=None, failing_since=NOW - 20 * DAY),
            "the site is unavailable for now (status 503), since November 6; no longer checked."
            " /checksource 3 tries again",
            "situs sedang tidak tersedia (status 503), sejak 6 November; tidak dicek lagi."
            " /checksource 3 untuk mencoba lagi",
        ),
        (
            replace(FAILING, fault=None, problem="an older program's words", failing_since=None),
            "an older program's words, since 12:00; next check today at 14:00",
            "an older program's words, sejak pukul 12:00; dicek lagi hari ini pukul 14:00",
        ),
    ],
)
def test_state_is_one_line_in_the_readers_language(source: Source, english: str, indonesian: str) -> None:
    assert health.state(source, voice("en"), NOW, UTC) == english
    assert health.state(source, voice("id"), NOW, UTC) == indonesian


def test_times_are_the_readers_own() -> None:
    assert health.state(WELL, voice("en"), NOW, ZoneInfo("Asia/Jakarta")) == "fine, next check today at 21:00"


def test_what_needs_a_look_is_told_from_what_is_well() -> None:
    ailing = [FAILING, replace(WELL, news_at=NOW - 8 * DAY)]

    assert not any(health.is_well(source, NOW) for source in ailing)
    assert all(
        health.is_well(source, NOW) for source in (WELL, replace(WELL, news_at=None), replace(FAILING, paused=True))
    )


LOGIN = b'<!doctype html><form action="/login"><input name=p type="password"></form>'


@pytest.mark.parametrize(
    ("error", "body", "words"),
    [
        (TryLater("x", problem=Problem("problem.closed")), None, "the site closed the connection without an answer"),
        (TryLater("in no language"), None, "the document can’t be read: in no language"),
        (
            Refused("fetch.robots", host="a.example"),
            None,
            "a.example asks programs not to read that page (robots.txt).",
        ),
        (TimeoutError(), b"<rss>", "reading the document took too long"),
        (RuntimeError(), b"<rss>", "the document broke the program that reads it"),
        (ValueError("no feed"), b"<rss>", "the document can’t be read: no feed"),
        (ValueError("no feed"), b"  \n", "the site answers with an empty document"),
        (ValueError("no feed"), LOGIN, "the site answers with a login page, not a feed"),
        (ValueError("no feed"), b"<!-- hi --><HTML><p>Hi", "the site answers with a web page, not a feed"),
    ],
)
def test_errors_become_words(error: Exception, body: bytes | None, words: str) -> None:
    page = None if body is None else make.page(body)

    assert health.words(health.problem(error, page)) == words
