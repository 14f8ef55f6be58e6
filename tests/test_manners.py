"""When a source may be asked again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.manners import LONGEST, allowed_wait, fresh_for, http_date, next_check, usual_gap

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

WAITS = st.none() | st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=400))
EVERY = st.timedeltas(min_value=timedelta(seconds=1), max_value=timedelta(days=3))
DATES = st.lists(st.timedeltas(timedelta(days=-10_000), timedelta(days=1_000)).map(NOW.__add__), max_size=8)
JITTER = st.floats(min_value=0, max_value=1)


def hours_ago(*hours: float) -> list[datetime]:
    return [NOW - timedelta(hours=each) for each in hours]


def test_busy_source_is_asked_as_often_as_allowed() -> None:
    assert next_check(NOW, every=HOUR, gap=usual_gap(NOW, hours_ago(0.1, 0.2, 0.5, 1))) == NOW + HOUR


def test_quiet_source_is_asked_less() -> None:
    assert next_check(NOW, every=HOUR, gap=usual_gap(NOW, hours_ago(24, 48, 72))) == NOW + timedelta(hours=12)


def test_source_that_fell_silent_is_asked_once_a_day() -> None:
    assert next_check(NOW, every=HOUR, gap=usual_gap(NOW, hours_ago(2_000, 2_001))) == NOW + DAY


def test_source_of_which_nothing_is_known_is_asked_as_often_as_allowed() -> None:
    assert next_check(NOW, every=HOUR, gap=usual_gap(NOW, [NOW + DAY])) == NOW + HOUR


def test_an_admins_own_word_is_taken_for_quiet_sources_too() -> None:
    assert next_check(NOW, every=HOUR, gap=usual_gap(NOW, hours_ago(24, 48)), exact=True) == NOW + HOUR


def test_failures_double_the_pause() -> None:
    pauses = [next_check(NOW, every=HOUR, failures=failures) - NOW for failures in range(7)]

    assert pauses == [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR, DAY, DAY]


def test_jitter_keeps_failing_sources_out_of_step() -> None:
    early, late = (next_check(NOW, every=HOUR, failures=2, jitter=jitter) - NOW for jitter in (0.0, 1.0))

    assert (early, late) == (timedelta(hours=3.6), timedelta(hours=4.4))


def test_a_sites_own_words_are_obeyed_within_a_day() -> None:
    assert next_check(NOW, every=HOUR, fresh_for=timedelta(hours=5)) == NOW + timedelta(hours=5)
    assert next_check(NOW, every=HOUR, retry_after=timedelta(days=30)) == NOW + DAY


@given(EVERY, WAITS, st.integers(0, 10_000), WAITS, DATES, JITTER, st.booleans())
def test_pause_is_never_shorter_than_allowed_nor_longer_than_a_day(
    every: timedelta,
    fresh: timedelta | None,
    failures: int,
    retry_after: timedelta | None,
    recent: list[datetime],
    jitter: float,
    exact: bool,
) -> None:
    pause = (
        next_check(
            NOW,
            every=every,
            fresh_for=fresh,
            failures=failures,
            retry_after=retry_after,
            gap=usual_gap(NOW, recent),
            jitter=jitter,
            exact=exact,
        )
        - NOW
    )

    assert every <= pause <= max(every, LONGEST)
    assert all(min(wish, LONGEST) <= pause for wish in (fresh, retry_after) if wish is not None)


@given(EVERY, st.integers(0, 30), JITTER)
def test_more_failures_never_shorten_the_pause_by_more_than_the_jitter(
    every: timedelta, failures: int, jitter: float
) -> None:
    one, more = (next_check(NOW, every=every, failures=count, jitter=jitter) for count in (failures, failures + 1))

    assert more - NOW >= (one - NOW) * 0.9


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"Cache-Control": "public, max-age=600"}, timedelta(minutes=10)),
        ({"Cache-Control": "MAX-AGE=600", "Age": "100"}, timedelta(seconds=500)),
        ({"Cache-Control": "max-age=600", "Age": "later"}, timedelta(minutes=10)),
        ({"Cache-Control": "max-age=600", "Age": "700"}, None),
        ({"Cache-Control": "max-age=31536000"}, DAY),
        ({"Cache-Control": "s-maxage=600"}, None),
        ({"Cache-Control": "no-cache, max-age=600"}, None),
        ({"Expires": "Mon, 04 May 2026 13:00:00 GMT"}, HOUR),
        ({"Expires": "Mon, 04 May 2026 13:00:00 GMT", "Date": "Mon, 04 May 2026 12:30:00 GMT"}, HOUR / 2),
        ({"Expires": "Mon, 04 May 2020 13:00:00 GMT"}, None),
        ({"Expires": "0"}, None),
        ({"Cache-Control": "max-age=600", "Expires": "0"}, timedelta(minutes=10)),
    ],
)
def test_freshness_is_read_from_headers(headers: dict[str, str], expected: timedelta | None) -> None:
    assert fresh_for(headers, NOW) == expected


@given(st.text(max_size=40))
def test_any_retry_after_is_bounded(text: str) -> None:
    wait = allowed_wait(text, NOW)

    assert wait is None or timedelta(0) <= wait <= LONGEST


def test_date_without_zone_is_taken_as_utc() -> None:
    assert http_date("Mon, 04 May 2026 13:00:00 -0000") == NOW + HOUR
    assert http_date("Mon, 04 May 2026 13:00:00") == NOW + HOUR
