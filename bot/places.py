"""Where a reader is: a time zone from the name of a city or country in any spoken language, or from coordinates."""

from __future__ import annotations

import math
import re
import tomllib
import zoneinfo
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.core import get_global

from bot.text.words import fold

_ISO_6709 = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?([+-])(\d{3})(\d{2})(\d{2})?")


def zone_named(words: str, languages: Iterable[str] = ("en",)) -> str | None:
    """The zone that bears this name, or whose city, or a city or country in it, does in one of the languages."""
    name = fold(" ".join(words.replace("_", " ").split()))
    zone = _zones().get(name)
    return zone or next((found for code in languages if (found := _called(code).get(name))), None)


def zone_at(latitude: float, longitude: float) -> str:
    """The zone whose city is nearest to a point (degrees): right nearly everywhere but close to a border."""
    here = _on_sphere(latitude, longitude)
    return min(_cities(), key=lambda city: math.dist(here, city[1]))[0]


@cache
def _zones() -> dict[str, str]:
    """Zones by their folded full name, by their city, and by big cities that have no zone of their own."""
    names = sorted(zoneinfo.available_timezones())
    cities = {_plain(name): name for name in names if "/" in name and not name.startswith("Etc/")}
    beside = tomllib.loads(files(__package__).joinpath("places.toml").read_text("utf-8"))["cities"]
    big = {fold(city.strip()): zone for zone, listed in beside.items() for city in listed.split(";")}
    return big | cities | {fold(name).replace("_", " "): name for name in names}


@cache
def _called(language: str) -> dict[str, str]:
    """Zones by what the language calls their cities, and countries that have a single zone (CLDR)."""
    locale = Locale.parse(language)
    territory_of = get_global("zone_territories")
    zones_in: dict[str, list[str]] = {}
    for zone, _ in _cities():
        zones_in.setdefault(territory_of.get(zone, ""), []).append(zone)
    countries = {
        fold(locale.territories[code]): zones[0] for code, zones in zones_in.items() if _is_single(code, zones)
    }
    return countries | {fold(names["city"]): zone for zone, names in locale.time_zones.items() if "city" in names}


def _is_single(code: str, zones: list[str]) -> bool:
    return len(zones) == 1 and code in Locale.parse("en").territories


@cache
def _cities() -> tuple[tuple[str, tuple[float, float, float]], ...]:
    return tuple(_listed())


def _listed() -> Iterator[tuple[str, tuple[float, float, float]]]:
    # The table of the tz database: country code, coordinates, zone.
    for line in files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            _, point, zone, *_ = line.split("\t")
            yield zone, _on_sphere(*_degrees(point))


def _degrees(point: str) -> tuple[float, float]:
    """`"-0610+10648"` → (-6.17, 106.8)."""
    match = _ISO_6709.fullmatch(point)
    assert match, point
    north, *first = match[1], match[2], match[3], match[4] or "0"
    east, *second = match[5], match[6], match[7], match[8] or "0"
    return _signed(north, first), _signed(east, second)


def _signed(sign: str, parts: list[str]) -> float:
    degrees, minutes, seconds = map(int, parts)
    return (degrees + minutes / 60 + seconds / 3600) * (-1 if sign == "-" else 1)


def _on_sphere(latitude: float, longitude: float) -> tuple[float, float, float]:
    phi, theta = math.radians(latitude), math.radians(longitude)
    return math.cos(phi) * math.cos(theta), math.cos(phi) * math.sin(theta), math.sin(phi)


def _plain(zone: str) -> str:
    return fold(zone.rpartition("/")[2].replace("_", " "))
