"""What the bot says, in the languages it speaks: one TOML file each, plurals and ages by CLDR (through Babel)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, format_timedelta, match_skeleton
from babel.numbers import format_decimal

from storage.models import Problem

FALLBACK = "en"
_DAY = "MMMMEEEEd"


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
        return str(sentence).format_map({name: self._shown(value) for name, value in details.items()})

    def _shown(self, value: object) -> object:
        if isinstance(value, Problem):
            return self(value.key, **value.details)
        return self.number(value) if type(value) is int else value

    def number(self, value: int) -> str:
        return format_decimal(value, locale=self._locale)

    def age(self, moment: datetime, now: datetime) -> str:
        """How long ago, in words: "3 hours ago"."""
        passed = max(now - moment, timedelta(minutes=1))
        return format_timedelta(-passed, add_direction=True, granularity="minute", locale=self._locale)

    def date(self, local: date) -> str:
        """A local day in words: "Monday 23 November"."""
        return format_skeleton(_skeleton(self.language), local, locale=self._locale, fuzzy=False)

    def moment(self, moment: datetime, now: datetime) -> str:
        """A moment given in local time, as a reader would say it: "today 07:00", "Tuesday 07:00", "3 May 07:00"."""
        days = (moment.date() - now.date()).days
        clock = format_time(moment, "HH:mm", locale=self._locale)
        if days in (0, 1):
            return f"{self('when.today' if days == 0 else 'when.tomorrow')} {clock}"
        shape = "EEEE" if 1 < days < 7 else "d MMMM"
        return f"{format_date(moment, shape, locale=self._locale)} {clock}"

    def past(self, moment: datetime, now: datetime) -> str:
        """A past moment given in local time, as short as it is clear: "10:15", "Tuesday", "3 May"."""
        days = (now.date() - moment.date()).days
        if days == 0:
            return format_time(moment, "HH:mm", locale=self._locale)
        return format_date(moment, "EEEE" if days < 7 else "d MMMM", locale=self._locale)

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
    return Say(spoken, {**english, **sentences(spoken)})


def sentences(language: str) -> dict[str, Any]:
    """A language's own sentences by their keys: texts, or tables of plural forms."""
    return dict(_flat(tomllib.loads(resources.files(__package__).joinpath(f"{language}.toml").read_text("utf-8"))))


def name(language: str) -> str:
    """A language's name in itself: "Bahasa Indonesia" is CLDR's "Indonesia"."""
    locale = Locale.parse(language)
    own = locale.get_display_name(locale) or language
    return own[:1].upper() + own[1:]


@cache
def _skeleton(language: str) -> str:
    """The language's skeleton nearest to weekday, day and month: looking for it takes longer than all else."""
    known = Locale.parse(language).datetime_skeletons
    return match_skeleton(_DAY, known) or _DAY


def _flat(tree: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    flat: list[tuple[str, Any]] = []
    for key, value in tree.items():
        if isinstance(value, dict) and "other" not in value:
            flat.extend(_flat(value, f"{prefix}{key}."))
        else:
            flat.append((prefix + key, value))
    return flat
