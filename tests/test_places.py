"""Zones by names in many languages, and by coordinates."""

from __future__ import annotations

import pytest

from bot import places


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Asia/Jakarta", "Asia/Jakarta"),
        ("asia/jakarta", "Asia/Jakarta"),
        ("utc", "UTC"),
        ("New  York", "America/New_York"),
        ("new_york", "America/New_York"),
        ("Surabaya", "Asia/Jakarta"),
        ("München", "Europe/Berlin"),
        ("東京", "Asia/Tokyo"),
        ("서울", "Asia/Seoul"),
        ("Türkiye", "Europe/Istanbul"),
        ("Jepang", "Asia/Tokyo"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_zone_has_many_names(words: str, zone: str | None) -> None:
    assert places.zone_named(words, ("en", "id", "ja", "ko", "tr")) == zone


@pytest.mark.parametrize(
    ("point", "zone"),
    [
        ((-6.9, 107.6), "Asia/Jakarta"),
        ((52.5, 13.4), "Europe/Berlin"),
        ((40.7, -74.0), "America/New_York"),
        ((-17.7, 178.9), "Pacific/Fiji"),
        ((90.0, 0.0), "Arctic/Longyearbyen"),
    ],
)
def test_zone_of_the_nearest_city(point: tuple[float, float], zone: str) -> None:
    assert places.zone_at(*point) == zone


def test_big_cities_are_in_zones_that_exist() -> None:
    import zoneinfo

    assert {places.zone_named("Mumbai"), places.zone_named("Denpasar")} <= zoneinfo.available_timezones()
