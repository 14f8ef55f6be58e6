"""What the bot says, in the languages it speaks: one TOML file each, plurals and ages by CLDR (through Babel)."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, format_timedelta, match_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from bot.text import direction
from storage.models import Problem

FALLBACK = "en"
_DAY = "MMMMEEEEd"
_UNITS: Mapping[Literal["day", "hour", "minute"], timedelta] = {
    "day": timedelta(days=1),
    "hour": timedelta(hours=1),
    "minute": timedelta(minutes=1),
}
_FEW = 2  # days of the week that are named in full
_GAP = re.compile(r"(?<=\d) (?=[\u3040-\u30ff\u4e00-\u9fff])")  # CLDR has "3 時間前", which nobody writes


@dataclass(frozen=True, slots=True)
class Say:
    """A voice: `say("latest.empty", words="korea")` gives the sentence of that key in one language."""

    language: str
    sentences: Mapping[str, Any] = field(repr=False, compare=False)

    def __call__(self, key: str, **details: object) -> str:
        """The sentence, its placeholders filled; `count` picks the plural form, a Problem is said in the same language.

        Raises KeyError for an unknown key.
        """
        sentence = self.sentences[key]
        if isinstance(sentence, dict):
            form = self._locale.plural_form(int(str(details["count"])))
            sentence = sentence.get(form, sentence["other"])
        return direction.led(str(sentence).format_map({name: self._shown(value) for name, value in details.items()}))

    def _shown(self, value: object) -> object:
        if isinstance(value, Problem):
            return self(value.key, **value.details)
        if isinstance(value, str):
            return self.isolated(value)
        return self.number(value) if type(value) is int else value

    def isolated(self, words: str) -> str:
        """Words from elsewhere, such as they may stand in a line of this language, whichever way they are written."""
        return direction.isolated(words, rightward=_is_rightward(self.language))

    def line(self, words: str) -> str:
        """A line that is laid out as this language is, whatever name or sign it begins with."""
        return self.mark(words) + words

    def mark(self, line: str) -> str:
        """What has to stand before such a line; mostly nothing."""
        return direction.mark(line, rightward=_is_rightward(self.language))

    def listed(self, items: Iterable[str]) -> str:
        """Some things in a row: "A, B, and C"; empty for none."""
        return format_list([self.isolated(item) for item in items], locale=self._locale)

    def zone(self, name: str) -> str:
        """A zone by its city, as the language calls it: "서울", "New York"; "UTC"."""
        city = str(self._locale.time_zones.get(name, {}).get("city", ""))
        return city or name.rpartition("/")[2].replace("_", " ")

    def number(self, value: int) -> str:
        return format_decimal(value, locale=self._locale)

    def age(self, moment: datetime, now: datetime) -> str:
        """How long ago, in words: "3 hours ago"."""
        passed = max(now - moment, timedelta(minutes=1))
        ago = format_timedelta(-passed, add_direction=True, granularity="minute", locale=self._locale)
        return _GAP.sub("", ago)

    def duration(self, length: timedelta) -> str:
        """A length of time in the largest unit that says it exactly: "3 days", "90 minutes"."""
        unit: Literal["day", "hour", "minute", "second"] = next(
            (name for name, one in _UNITS.items() if not length % one), "second"
        )
        # Babel's format_unit has no words for some units in half of the languages: "7 duration-day".
        words = format_timedelta(length, granularity=unit, threshold=math.inf, locale=self._locale)
        return _GAP.sub("", words)

    def capitalised(self, words: str) -> str:
        """Words as they stand at the beginning of a line or on a button: "i" is "İ" in Turkish."""
        first = "İ" if self.language == "tr" and words.startswith("i") else words[:1].upper()
        return first + words[1:]

    def weekday(self, local: date) -> str:
        """The name of a local day of the week: "Monday"."""
        return format_date(local, "EEEE", locale=self._locale)

    def days(self, days: Iterable[int]) -> str:
        """Days of the week, 0 is Monday: "Mon – Fri", "Saturday and Sunday"; empty for none."""
        wanted = sorted(days)
        names = self._locale.days["stand-alone"]["abbreviated" if len(wanted) > _FEW else "wide"]
        if len(wanted) > _FEW and wanted == list(range(wanted[0], wanted[-1] + 1)):
            return str(self._locale.interval_formats[None]).format(names[wanted[0]], names[wanted[-1]])
        return self.listed(names[day] for day in wanted)

    def date(self, local: date) -> str:
        """A local day in words: "Monday, November 23"."""
        return format_date(local, _day_pattern(self.language), locale=self._locale)

    def moment(self, moment: datetime, now: datetime) -> str:
        """A moment given in local time, as a reader would say it: "today at 07:00", "Tuesday at 07:00".

        The hour counts where a language tells one o'clock from the others: "a la 01:00", "a las 07:00".
        """
        days = (moment.date() - now.date()).days
        if days in (0, 1):
            day = self("when.today" if days == 0 else "when.tomorrow")
        else:
            day = self.weekday(moment) if 1 < days < 7 else self._day_of_month(moment)
        return self("when.at", day=day, time=self._clock(moment), count=moment.hour)

    def past(self, moment: datetime, now: datetime) -> str:
        """A past moment given in local time, as short as it is clear: "10:15", "Tuesday", "May 3"."""
        days = (now.date() - moment.date()).days
        if days == 0:
            return self._clock(moment)
        return self.weekday(moment) if days < 7 else self._day_of_month(moment)

    def since(self, moment: datetime, now: datetime) -> str:
        """A past moment as a beginning: "since 10:15", "since Tuesday", "since May 3".

        Sentences of their own, because articles, cases and endings differ by what follows: "desde las", "desde el".
        """
        days, said = (now.date() - moment.date()).days, self.past(moment, now)
        if days == 0:
            return self("when.since_time", time=said, count=moment.hour)
        return self("when.since_weekday" if days < 7 else "when.since_date", day=said)

    def _clock(self, moment: datetime) -> str:
        return format_time(moment, "HH:mm", locale=self._locale)

    def _day_of_month(self, local: datetime) -> str:
        return format_skeleton("MMMMd", local, locale=self._locale)

    @property
    def _locale(self) -> Locale:
        return Locale.parse(self.language)


@cache
def languages() -> tuple[str, ...]:
    """The languages the bot speaks, English first."""
    found = {
        file.name.removesuffix(".toml")
        for file in resources.files(__package__).iterdir()
        if file.name.endswith(".toml")
    }
    return (FALLBACK, *sorted(found - {FALLBACK}))


def nearest(language: str | None) -> str:
    """The spoken language nearest to a BCP 47 tag: "id-ID" → "id"; English where there is none."""
    base = (language or "").replace("_", "-").partition("-")[0].casefold()
    base = {"in": "id", "ms": "id"}.get(base, base)  # "in" is Indonesian's old code; Malay readers follow Indonesian
    return base if base in languages() else FALLBACK


@cache
def voice(language: str) -> Say:
    """The voice of a spoken language or of the nearest to it."""
    spoken = nearest(language)
    # A sentence that a language does not have yet is said in English: better than none at all.
    english = {} if spoken == FALLBACK else voice(FALLBACK).sentences
    own = sentences(spoken)
    if _is_rightward(spoken):
        own = {key: _set_apart(sentence) for key, sentence in own.items()}
    return Say(spoken, {**english, **own})


def sentences(language: str) -> dict[str, Any]:
    """A language's own sentences by their keys: texts, or tables of plural forms."""
    return dict(_flat(tomllib.loads(resources.files(__package__).joinpath(f"{language}.toml").read_text("utf-8"))))


def name(language: str) -> str:
    """A language's name in itself: "Bahasa Indonesia" is CLDR's "Indonesia"."""
    locale = Locale.parse(language)
    own = locale.get_display_name(locale) or language
    return own[:1].upper() + own[1:]


@cache
def _day_pattern(language: str) -> str:
    """How the language writes weekday, day and month, each in full.

    The nearest pattern that it has may abbreviate them; widening its fields is what UTS 35 asks for then ("Matching
    Skeletons"), and Babel leaves out.
    """
    known = Locale.parse(language).datetime_skeletons
    pattern = str(known[match_skeleton(_DAY, known)].pattern)
    return re.sub("E+", "EEEE", re.sub("c+", "cccc", re.sub("MMM+", "MMMM", pattern)))


@cache
def _is_rightward(language: str) -> bool:
    return Locale.parse(language).text_direction == "rtl"


def _set_apart(sentence: Any) -> Any:
    if isinstance(sentence, dict):
        return {form: direction.set_apart(words) for form, words in sentence.items()}
    return direction.set_apart(sentence)


def _flat(tree: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    flat: list[tuple[str, Any]] = []
    for key, value in tree.items():
        if isinstance(value, dict) and "other" not in value:
            flat.extend(_flat(value, f"{prefix}{key}."))
        else:
            flat.append((prefix + key, value))
    return flat
