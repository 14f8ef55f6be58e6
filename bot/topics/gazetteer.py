"""The names of countries, regions, bodies and cities in a language: CLDR's, through Babel, and our own rows beside them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.localedata import exists

# Languages whose name is also the adjective of one country.
_NATIONS = dict(
    pair.split(":")
    for pair in [
        "ja:JP",
        "ko:KR",
        "zh:CN",
        "de:DE",
        "fr:FR",
        "ru:RU",
        "it:IT",
        "es:ES",
        "pt:PT",
        "nl:NL",
        "pl:PL",
        "sv:SE",
        "da:DK",
        "nb:NO",
        "no:NO",
        "fi:FI",
        "is:IS",
        "el:GR",
        "tr:TR",
        "hu:HU",
        "cs:CZ",
        "sk:SK",
        "ro:RO",
        "bg:BG",
        "uk:UA",
        "be:BY",
        "sr:RS",
        "hr:HR",
        "bs:BA",
        "sl:SI",
        "mk:MK",
        "sq:AL",
        "lt:LT",
        "lv:LV",
        "et:EE",
        "hy:AM",
        "ka:GE",
        "az:AZ",
        "kk:KZ",
        "uz:UZ",
        "tk:TM",
        "ky:KG",
        "tg:TJ",
        "mn:MN",
        "vi:VN",
        "th:TH",
        "lo:LA",
        "km:KH",
        "id:ID",
        "ms:MY",
        "mt:MT",
        "so:SO",
    ]
)
_VARIANTS = {
    "zh": ("zh", "zh_Hant", "zh_Hant_HK"),
    "no": ("nb",),
    "nb": ("nb",),
    "nn": ("nb",),
    "sr": ("sr", "sr_Latn"),
    "sh": ("hr",),
    "tl": ("fil",),
}
LANGUAGES = (
    "af",
    "am",
    "ar",
    "az",
    "be",
    "bg",
    "bn",
    "bs",
    "ca",
    "cs",
    "cy",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "eu",
    "fa",
    "fi",
    "fil",
    "fr",
    "ga",
    "gl",
    "gu",
    "ha",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "is",
    "it",
    "ja",
    "ka",
    "kk",
    "km",
    "kn",
    "ko",
    "ky",
    "lo",
    "lt",
    "lv",
    "mk",
    "ml",
    "mn",
    "mr",
    "ms",
    "my",
    "ne",
    "nl",
    "no",
    "pa",
    "pl",
    "ps",
    "pt",
    "ro",
    "ru",
    "si",
    "sk",
    "sl",
    "so",
    "sq",
    "sr",
    "sv",
    "sw",
    "ta",
    "te",
    "th",
    "tr",
    "uk",
    "ur",
    "uz",
    "vi",
    "zh",
    "zu",
)
# Time zones that bear a city's name; the others are islands, provinces, whole countries, or words like "Oral".
_ZONES = tuple(
    f"{continent}/{city}"
    for continent, cities in {
        "Africa": "Abidjan Accra Addis_Ababa Algiers Asmera Bamako Bangui Banjul Brazzaville Bujumbura Cairo Casablanca Conakry "
        "Dakar Dar_es_Salaam Freetown Gaborone Harare Johannesburg Juba Kampala Khartoum Kigali Kinshasa Lagos "
        "Libreville Lome Luanda Lubumbashi Lusaka Malabo Maputo Maseru Mbabane Mogadishu Monrovia Nairobi Ndjamena Niamey "
        "Nouakchott Ouagadougou Porto-Novo Tripoli Tunis Windhoek",
        "America": "Anchorage Asuncion Bogota Buenos_Aires Cancun Caracas Chicago Ciudad_Juarez Denver Detroit Edmonton Guayaquil "
        "Havana La_Paz Lima Los_Angeles Managua Manaus Mexico_City Monterrey Montevideo New_York Paramaribo "
        "Port-au-Prince Port_of_Spain Recife Santiago Santo_Domingo Sao_Paulo Tegucigalpa Tijuana Toronto Vancouver Winnipeg",
        "Asia": "Aden Almaty Amman Ashgabat Baghdad Baku Bangkok Beirut Bishkek Calcutta Colombo Damascus Dhaka Dili Dubai Dushanbe "
        "Gaza Hebron Irkutsk Jakarta Jayapura Jerusalem Kabul Karachi Katmandu Krasnoyarsk Kuala_Lumpur Makassar "
        "Manila Muscat Nicosia Novosibirsk Omsk Phnom_Penh Pontianak Pyongyang Rangoon Riyadh Saigon Samarkand Seoul Shanghai "
        "Taipei Tashkent Tbilisi Tehran Thimphu Tokyo Ulaanbaatar Urumqi Vientiane Vladivostok Yakutsk Yekaterinburg Yerevan",
        "Australia": "Adelaide Brisbane Hobart Melbourne Perth Sydney",
        "Europe": "Amsterdam Athens Belgrade Berlin Bratislava Brussels Bucharest Budapest Chisinau Copenhagen Dublin "
        "Helsinki Istanbul Kaliningrad Kiev Lisbon Ljubljana London Madrid Minsk Moscow Oslo Paris Podgorica Prague Riga Rome "
        "Sarajevo Simferopol Skopje Sofia Stockholm Tallinn Tirane Vaduz Vienna Vilnius Volgograd Warsaw Zagreb Zurich",
    }.items()
    for city in cities.split()
)
CAPITAL_ADJECTIVES = frozenset({"en", "nl", "id", "ms", "vi", "tr"})
"""Languages that write what is derived from a country's name with a capital."""
PEOPLED = ("country:",)
SHORTEST_ROOT = {"country": 4}  # letters: shorter roots meet too many other words; a judgement
NOTHING = "none"
"""What looks like a name and is none: South Pole."""
Named = tuple[str, str]
"""A name as it is written, and the concept it names."""


def _table(file: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(file).read_text("utf-8"))


@lru_cache(maxsize=1)
def rows() -> tuple[tuple[str, dict[str, str]], ...]:
    """Our own rows: the concept, and its names by the languages they belong to ("all": every one)."""
    cities = _table("cities.toml")
    nothing = cities.pop("none")
    placed = {f"{kind}:{key}": row for kind, table in cities.items() for key, row in table.items()}
    people = {f"person:{key}": row for key, row in _table("people.toml").items()}
    named = {**_table("countries.toml"), **_table("bodies.toml"), **placed, **people, NOTHING: nothing}
    return tuple((concept, row if isinstance(row, dict) else {"all": row}) for concept, row in named.items())


@lru_cache(maxsize=1)
def all_subjects() -> tuple[tuple[str, dict[str, str]], ...]:
    """Common subjects: the concept, and its words by languages."""
    return tuple((f"subject:{key}", row) for key, row in _table("subjects.toml").items())


@lru_cache(maxsize=128)
def subjects(language: str) -> tuple[Named, ...]:
    """The words of each subject in this language; a star stands for any letters."""
    return tuple((word, concept) for concept, row in all_subjects() for word in in_language(row, language))


def in_language(row: dict[str, str], language: str) -> Iterator[str]:
    """The names of a row that belong to a language."""
    for spoken, listed in row.items():
        if spoken == "all" or language in spoken.split():
            yield from (name.strip() for name in listed.split(";") if name.strip())


@lru_cache(maxsize=128)
def names(language: str) -> tuple[Named, ...]:
    """Every name in this language: CLDR's, then our own."""
    own = ((name, concept) for concept, row in rows() for name in in_language(row, language))
    return (*_cldr_names(language), *own)


def _cldr_names(language: str) -> Iterator[Named]:
    for variant in _VARIANTS.get(language, (language,)):
        if not exists(variant):
            continue
        locale = Locale.parse(variant)
        yield from _territories(locale)
        yield from _nations(locale)
        yield from _cities(locale)


def _territories(locale: Locale) -> Iterator[Named]:
    for code, name in locale.territories.items():
        if code in ("ZZ", "XA", "XB", "QO", "EZ"):
            continue
        kind = "org" if code in ("EU", "UN") else "country" if code.isalpha() else "region"
        for part in re.split(r"[(（)）]", name):
            yield part.strip(), f"{kind}:{code}"


def _nations(locale: Locale) -> Iterator[Named]:
    for code, country in _NATIONS.items():
        if code in locale.languages:
            name = locale.languages[code]
            yield (
                name if locale.language in ("en", "nl", "id", "ms") else name[0].lower() + name[1:],
                f"country:{country}",
            )


def _cities(locale: Locale) -> Iterator[Named]:
    for zone in _ZONES:
        plain = zone.rpartition("/")[2].replace("_", " ")
        yield locale.time_zones.get(zone, {}).get("city") or plain, f"city:{plain}"
