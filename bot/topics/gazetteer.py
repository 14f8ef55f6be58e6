"""What things are called: the names of places and bodies in CLDR, through Babel, and our own rows beside them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.localedata import exists

NOTHING = "nothing"
"""The concept of what looks like a name and is none: South Pole, New Mexico."""
Named = tuple[str, str]
"""A name as it is written, and the concept it names."""
Row = dict[str, str]
"""Names by the languages they belong to: "id ms", "all" for every one, "asked" for what only a reader's question means."""

_LOCALES = {
    "zh": ("zh", "zh_Hant", "zh_Hant_HK"),
    "no": ("nb",),
    "nn": ("nb",),
    "sr": ("sr", "sr_Latn"),
    "tl": ("fil",),
}
CAPITAL_ADJECTIVES = ("en", "nl")
"""Languages that write the adjectives of nations with a capital: "polish" is no country's."""
_NO_PLACES = frozenset(("ZZ", "XA", "XB", "QO", "EZ"))
_BODIES = frozenset(("EU", "UN"))
_TWO_NAMES = frozenset(("MM", "FK"))  # "Myanmar (Burma)"; elsewhere brackets hold what the place belongs to


def names(language: str) -> Iterator[Named]:
    """Every name in this language: CLDR's, then our own."""
    yield from cldr((language,))
    for concept, row in _rows():
        yield from ((name, concept) for name in _spoken(row, language))


def subjects(language: str) -> Iterator[Named]:
    """The words of common subjects in this language."""
    for concept, row in _subjects():
        yield from ((word, concept) for word in _spoken(row, language))


def all_own() -> Iterator[Named]:
    """Our own names in every language, and those that only a question means."""
    for concept, row in _rows():
        yield from ((name, concept) for listed in row.values() for name in _listed(listed))


def all_subjects() -> Iterator[Named]:
    """The words of common subjects in every language."""
    for concept, row in _subjects():
        yield from ((word, concept) for listed in row.values() for word in _listed(listed))


def widest() -> list[str]:
    """The languages whose names are looked up first where a reader asks."""
    return str(_table("cldr.toml")["widest"]).split()


def languages() -> list[str]:
    """All the languages whose names are known."""
    return str(_table("cldr.toml")["languages"]).split()


@lru_cache(maxsize=1)
def doubts() -> dict[str, tuple[str, ...]]:
    """Names that are something else where one of these words is in the article: 인도 (India) beside 보행 (walking)."""
    return {name: tuple(_listed(listed)) for name, listed in _table("doubts.toml")["doubts"].items()}


def cldr(languages: Iterable[str]) -> Iterator[Named]:
    """What CLDR calls places, bodies and nations in these languages; those it does not know are left out."""
    for identifier in (name for language in languages for name in _LOCALES.get(language, (language,))):
        if exists(identifier):
            locale = Locale.parse(identifier)
            yield from _territories(locale)
            yield from _nations(locale)
            yield from _cities(locale)


def _table(file: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(file).read_text("utf-8"))


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, Row], ...]:
    places = {f"{kind}:{key}": row for kind, rows in _table("cities.toml").items() for key, row in rows.items()}
    people = {f"person:{key}": row for key, row in _table("people.toml").items()}
    nothing = {NOTHING: _table("doubts.toml")["nothing"]}
    named = {**_table("countries.toml"), **_table("bodies.toml"), **places, **people, **nothing}
    return tuple((concept, row if isinstance(row, dict) else {"all": row}) for concept, row in named.items())


@lru_cache(maxsize=1)
def _subjects() -> tuple[tuple[str, Row], ...]:
    return tuple((f"subject:{key}", row) for key, row in _table("subjects.toml").items())


@lru_cache(maxsize=1)
def _adjectives() -> tuple[tuple[str, str], ...]:
    """Languages whose name is also the adjective of one country, with the country."""
    pairs = (pair.partition(":") for pair in _table("cldr.toml")["nations"].split())
    return tuple((language, country) for language, _, country in pairs)


@lru_cache(maxsize=1)
def _zones() -> tuple[str, ...]:
    """Time zones that bear a city's name."""
    zones = _table("cldr.toml")["zones"]
    return tuple(f"{area}/{city}" for area, cities in zones.items() for city in cities.split())


def _spoken(row: Row, language: str) -> Iterator[str]:
    for languages, listed in row.items():
        if languages == "all" or language in languages.split():
            yield from _listed(listed)


def _listed(listed: str) -> Iterator[str]:
    return (name.strip() for name in listed.split(";") if name.strip())


def _territories(locale: Locale) -> Iterator[Named]:
    for code, name in locale.territories.items():
        if code in _NO_PLACES:
            continue
        kind = "org" if code in _BODIES else "country" if code.isalpha() else "region"
        parts = [part.strip() for part in re.split(r"[(（)）]", name) if part.strip()]
        yield from ((part, f"{kind}:{code}") for part in (parts if code in _TWO_NAMES else parts[:1]))


def _nations(locale: Locale) -> Iterator[Named]:
    capital = locale.language in (*CAPITAL_ADJECTIVES, "id", "ms")
    for code, country in _adjectives():
        if name := locale.languages.get(code):
            yield (name if capital else name[0].lower() + name[1:]), f"country:{country}"


def _cities(locale: Locale) -> Iterator[Named]:
    for zone in _zones():
        plain = zone.rpartition("/")[2].replace("_", " ")
        yield locale.time_zones.get(zone, {}).get("city") or plain, f"city:{plain}"
