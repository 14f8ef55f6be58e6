"""When digests are due, through every change of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule import Plan, awake, following, next_due, parse, parse_times
from tests.make import chat

ZONES = ["UTC", "Asia/Jakarta", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"]


def test_times_are_sorted_and_each_stands_once() -> None:
    assert parse_times("18:30, 7:00 07:00;12.15") == ("07:00", "12:15", "18:30")


def test_times_may_stand_in_the_figures_and_between_the_commas_of_any_script() -> None:
    assert parse_times("١٨:٣٠، ٠٧:٠٠") == parse_times("１８：３０、07：00") == ("07:00", "18:30")


@pytest.mark.parametrize("text", ["off", "OFF", ""])
def test_off_means_no_times(text: str) -> None:
    assert parse_times(text) == ()


@pytest.mark.parametrize("text", ["25:00", "7", "07:60", "noon", "07:00 later", "٠٧:٠٠x"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write it as 07:00"):
        parse_times(text)


def test_more_than_twelve_times_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 12"):
        parse_times(" ".join(f"{hour:02}:00" for hour in range(13)))


def test_next_time_is_local_and_later_than_now() -> None:
    noon_in_jakarta = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)

    assert next_due(("07:00", "12:00", "18:30"), "Asia/Jakarta", noon_in_jakarta) == datetime(
        2026, 11, 23, 11, 30, tzinfo=UTC
    )


def test_without_times_nothing_is_due() -> None:
    assert next_due((), "UTC", datetime(2026, 11, 23, tzinfo=UTC)) is None


def test_skipped_time_is_due_at_the_first_minute_after_the_gap() -> None:
    before = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)

    due = next_due(("02:30",), "Europe/Berlin", before)

    assert due == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert due.astimezone(ZoneInfo("Europe/Berlin")).strftime("%H:%M") == "03:00"


def test_repeated_time_is_due_once() -> None:
    first = next_due(("02:30",), "Europe/Berlin", datetime(2026, 10, 24, 12, 0, tzinfo=UTC))
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)

    second = next_due(("02:30",), "Europe/Berlin", first)

    assert second == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


@given(
    start=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    minutes=st.sets(st.integers(0, 24 * 60 - 1), min_size=1, max_size=4),
    zone=st.sampled_from(ZONES),
)
def test_each_day_has_each_time_once(start: datetime, minutes: set[int], zone: str) -> None:
    times = tuple(f"{minute // 60:02}:{minute % 60:02}" for minute in sorted(minutes))

    moment, found = start, 0
    while (moment := next_due(times, zone, moment)) < start + timedelta(days=10):
        found += 1

    # Two times in one gap fall together; a gap is at most one of these ten days.
    assert 10 * len(times) - len(times) <= found <= 10 * len(times) + len(times)


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("07:00 18:30", Plan(times=("07:00", "18:30"))),
        ("off", Plan(times=())),
        ("weekdays 7:00", Plan(times=("07:00",), days=(0, 1, 2, 3, 4))),
        ("Monday, thu 08:00", Plan(times=("08:00",), days=(0, 3))),
        ("weekends", Plan(days=(5, 6))),
        ("daily 07:00", Plan(times=("07:00",))),
        ("hourly", Plan(times=tuple(f"{hour:02}:00" for hour in range(24)))),
        ("instant", Plan(instant=True)),
        ("instant 07:00", Plan(times=("07:00",), instant=True)),
        ("notify", Plan(tells_nothing=True)),
        ("silent", Plan(tells_nothing=False)),
        ("senin 08:00", Plan(times=("08:00",), days=(0,))),
    ],
)
def test_schedule_is_read_as_typed(text: str, plan: Plan) -> None:
    assert parse(text, {"senin": (0,)}) == plan


def test_word_that_is_no_schedule_is_refused() -> None:
    with pytest.raises(ValueError, match="write it as 07:00"):
        parse("someday 07:00")


def test_weekly_digest_comes_on_its_day_also_when_that_is_a_week_away() -> None:
    monday = datetime(2026, 3, 16, 7, tzinfo=UTC)
    weekly = chat(times=("07:00",), days=(0,))

    assert following(weekly, monday - timedelta(hours=1)) == monday
    assert following(weekly, monday) == monday + timedelta(days=7)


def test_day_is_that_of_the_readers_zone() -> None:
    weekdays = chat(times=("07:00",), days=(0, 1, 2, 3, 4), timezone="Pacific/Auckland")

    friday_evening_utc = datetime(2026, 3, 20, 20, tzinfo=UTC)  # Saturday in Auckland

    due = following(weekdays, friday_evening_utc)
    assert due is not None
    assert due.astimezone(ZoneInfo("Pacific/Auckland")).strftime("%A %H:%M") == "Monday 07:00"


@pytest.mark.parametrize(
    ("quiet", "local", "wakes"),
    [
        (("22:00", "07:00"), "23:30", "07:00"),
        (("22:00", "07:00"), "06:59", "07:00"),
        (("22:00", "07:00"), "07:00", "07:00"),
        (("22:00", "07:00"), "12:00", "12:00"),
        (("12:00", "14:00"), "13:00", "14:00"),
        (("12:00", "14:00"), "15:00", "15:00"),
        ((), "03:00", "03:00"),
    ],
)
def test_quiet_hours_last_until_their_end(quiet: tuple[str, ...], local: str, wakes: str) -> None:
    zone = ZoneInfo("Asia/Jakarta")
    moment = datetime.fromisoformat(f"2026-03-14T{local}").replace(tzinfo=zone)

    end = awake(chat(timezone="Asia/Jakarta", quiet=quiet), moment.astimezone(UTC)).astimezone(zone)

    assert end.strftime("%H:%M") == wakes
    assert timedelta() <= end - moment < timedelta(hours=9)


def test_digests_of_the_night_are_one_in_the_morning() -> None:
    hourly = chat(times=parse("hourly").times or (), quiet=("22:00", "07:00"))
    evening = datetime(2026, 3, 14, 21, 0, tzinfo=UTC)

    first = following(hourly, evening)

    assert first == datetime(2026, 3, 15, 7, 0, tzinfo=UTC)
    assert following(hourly, first) == datetime(2026, 3, 15, 8, 0, tzinfo=UTC)
