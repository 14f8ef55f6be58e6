"""What the bot says: the languages agree with each other and with the code."""

from __future__ import annotations

import re
import string
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import commands, locales
from bot.sources import KINDS
from bot.text.tolls import COUNTED

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
OTHERS = [code for code in locales.languages() if code != locales.FALLBACK]
PLACEHOLDER = re.compile(r"[A-Z]{2,}")

sentences = locales.sentences


def placeholders(sentence: Any) -> set[str]:
    forms = sentence.values() if isinstance(sentence, dict) else [sentence]
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}


@pytest.mark.parametrize("code", OTHERS)
def test_languages_have_the_same_keys(code: str) -> None:
    assert set(sentences(code)) == set(sentences("en"))


@pytest.mark.parametrize("code", OTHERS)
def test_languages_have_the_same_placeholders(code: str) -> None:
    english, other = sentences("en"), sentences(code)

    assert {key: placeholders(other[key]) for key in english} == {key: placeholders(english[key]) for key in english}


@pytest.mark.parametrize("code", locales.languages())
def test_plurals_have_exactly_the_forms_of_the_language(code: str) -> None:
    from babel import Locale

    forms = set(Locale.parse(code).plural_form.tags) | {"other"}

    assert all(set(sentence) == forms for sentence in sentences(code).values() if isinstance(sentence, dict))


def test_every_key_that_the_code_names_is_there_and_every_key_is_named() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "bot").rglob("*.py"))
    built = {f"commands.{command.name}" for command in commands.ALL if not command.hidden}
    built |= {f"card.{flag}" for flag in ("sponsored", "paywalled", "teaser", "translated")}
    built |= {f"move.{kind}" for kind in (*COUNTED, "figures", "words", "names")}
    built |= {f"addsource.kind_{kind}" for kind in KINDS}
    built |= {f"addsource.why_{why}" for why in ("nothing", "empty", "media", "login", "blocked", "script")}
    built |= {f"takes.{word.casefold()}" for c in commands.ALL if not c.hidden for word in PLACEHOLDER.findall(c.takes)}
    built |= {key for key in sentences("en") if key.startswith(("subjects.", "length.", "settings.to_"))}
    named = built | {key for key in sentences("en") if f'"{key}"' in code or f"'{key}'" in code}
    used = set(re.findall(r"""say\(\s*f?["']([a-z_]+\.[a-z_]+)["']""", code)) | set(
        re.findall(r'Refused\(\s*"([a-z_]+\.[a-z_]+)"', code)
    )

    assert set(sentences("en")) == named
    assert used <= named


def test_descriptions_fit_telegrams_menu() -> None:
    for code in locales.languages():
        say = locales.voice(code)
        assert all(3 <= len(say(f"commands.{c.name}")) <= 256 for c in commands.ALL if not c.hidden)


@pytest.mark.parametrize(
    ("tag", "spoken"),
    [("id-ID", "id"), ("ID", "id"), ("in", "id"), ("ms", "id"), ("en_GB", "en"), ("xx", "en"), (None, "en")],
)
def test_nearest_spoken_language_is_found(tag: str | None, spoken: str) -> None:
    assert locales.nearest(tag) == spoken


def test_count_picks_the_plural_form_and_is_written_as_the_language_does() -> None:
    assert locales.voice("en")("sources.header", count=1) == "1 source:"
    assert locales.voice("en")("sources.header", count=1200) == "1,200 sources:"
    assert locales.voice("id")("sources.header", count=1200) == "1.200 sumber:"


def test_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        locales.voice("en")("no.such")


def test_ages_are_words() -> None:
    say = locales.voice("id")

    assert say.age(NOW - timedelta(hours=3), NOW) == "3 jam yang lalu"
    assert say.age(NOW + timedelta(hours=3), NOW) == "1 menit yang lalu"


def test_ages_have_no_gap_where_nobody_writes_one() -> None:
    assert locales.voice("ja").age(NOW - timedelta(hours=3), NOW) == "3時間前"
    assert locales.voice("ja").age(NOW - timedelta(days=40), NOW) == "1か月前"


@pytest.mark.parametrize(
    ("code", "several", "two", "one"),
    [
        ("en", "A, B, and C", "A and B", "A"),
        ("ja", "A、B、C", "A、B", "A"),
        ("zh", "A、B和C", "A和B", "A"),
        ("ru", "A, B и C", "A и B", "A"),
        ("ar", "⟦A⟧ و⟦B⟧ و⟦C⟧", "⟦A⟧ و⟦B⟧", "⟦A⟧"),
    ],
)
def test_things_are_listed_as_the_language_does(code: str, several: str, two: str, one: str) -> None:
    fences = str.maketrans("⟦⟧", "\u2068\u2069")
    listed = locales.voice(code).listed

    assert [listed("ABC"), listed("AB"), listed("A")] == [words.translate(fences) for words in (several, two, one)]
    assert listed("") == ""


@pytest.mark.parametrize(
    ("code", "days", "shown"),
    [
        ("en", (0, 1, 2, 3, 4), "Mon\u2009–\u2009Fri"),
        ("ko", (4, 0, 2, 1, 3), "월 ~ 금"),
        ("ja", (0, 1, 2, 3, 4), "月～金"),
        ("ru", (0, 2, 5), "пн, ср и сб"),
        ("ar", (5, 6), "السبت والأحد"),
        ("zh", (0,), "星期一"),
        ("en", (), ""),
    ],
)
def test_days_of_the_week_are_said_as_a_range_or_a_list(code: str, days: tuple[int, ...], shown: str) -> None:
    assert locales.voice(code).days(days) == shown


@pytest.mark.parametrize(
    ("code", "zone", "shown"),
    [
        ("ko", "Asia/Seoul", "서울"),
        ("ar", "Africa/Cairo", "القاهرة"),
        ("fr", "Asia/Seoul", "Séoul"),
        ("en", "America/New_York", "New York"),
        ("en", "America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("ru", "UTC", "UTC"),
    ],
)
def test_zone_is_named_by_its_city(code: str, zone: str, shown: str) -> None:
    assert locales.voice(code).zone(zone) == shown


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (1, "today at 10:00"),
        (22, "tomorrow at 07:00"),
        (70, "Thursday at 07:00"),
        (24 * 20, "December 13 at 09:00"),
    ],
)
def test_moments_are_said_as_people_do(hours: int, words: str) -> None:
    assert locales.voice("en").moment(NOW + timedelta(hours=hours), NOW) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("es", ("hoy a la 01:00", "hoy a las 09:00", "desde la 01:00")),
        ("pt", ("hoje à 01:00", "hoje às 09:00", "desde a 01:00")),
        ("de", ("heute um 01:00", "heute um 09:00", "seit 01:00")),
    ],
)
def test_one_oclock_is_one_hour(code: str, words: tuple[str, ...]) -> None:
    say, night = locales.voice(code), NOW - timedelta(hours=8)

    assert (say.moment(night, NOW), say.moment(NOW, NOW), say.since(night, NOW)) == words


def test_turkish_has_a_capital_of_its_own() -> None:
    assert [locales.voice(code).capitalised("iklim") for code in ("tr", "id")] == ["İklim", "Iklim"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", ("since 08:00", "since Sunday", "since November 3")),
        ("de", ("seit 08:00", "seit Sonntag", "seit dem 3. November")),
        ("es", ("desde las 08:00", "desde el domingo", "desde el 3 de noviembre")),
        ("tr", ("saat 08:00 itibarıyla", "Pazar gününden beri", "3 Kasım tarihinden beri")),
    ],
)
def test_beginnings_bend_as_the_language_does(code: str, words: tuple[str, ...]) -> None:
    say = locales.voice(code)

    assert tuple(say.since(NOW - timedelta(hours=hours), NOW) for hours in (1, 24, 24 * 20)) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "Monday, November 23"),
        ("id", "Senin, 23 November"),
        ("fr", "lundi 23 novembre"),
        ("tr", "23 Kasım Pazartesi"),
        ("ru", "понедельник, 23 ноября"),
        ("zh", "11月23日星期一"),
    ],
)
def test_days_are_written_in_full(code: str, words: str) -> None:
    assert locales.voice(code).date(NOW.date()) == words


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(days=3), "3 días"),
        (timedelta(hours=12), "12 horas"),
        (timedelta(minutes=90), "90 minutos"),
        (timedelta(seconds=1), "1 segundo"),
    ],
)
def test_lengths_of_time_are_exact(length: timedelta, words: str) -> None:
    assert locales.voice("es").duration(length) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("pt", "1 segundo, 30 minutos, 3 horas, 7 dias"),
        ("tr", "1 saniye, 30 dakika, 3 saat, 7 gün"),
        ("ru", "1 секунда, 30 минут, 3 часа, 7 дней"),
        ("ko", "1초, 30분, 3시간, 7일"),
        ("ja", "1秒, 30分, 3時間, 7日"),
        ("zh", "1秒钟, 30分钟, 3小时, 7天"),
        ("ar", "ثانية, 30 دقيقة, 3 ساعات, 7 أيام"),
    ],
)
def test_lengths_of_time_have_words_in_every_language(code: str, words: str) -> None:
    lengths = (timedelta(seconds=1), timedelta(minutes=30), timedelta(hours=3), timedelta(days=7))

    assert ", ".join(map(locales.voice(code).duration, lengths)) == words


def test_help_names_what_a_command_takes_in_the_readers_language() -> None:
    search = commands.BY_NAME["search"]

    assert [search.taking(locales.voice(code)) for code in ("en", "de", "tr")] == ["WORDS", "WÖRTER", "KELİMELER"]


def test_languages_are_named_in_themselves() -> None:
    assert [locales.name(code) for code in ("en", "id", "de", "ko")] == ["English", "Indonesia", "Deutsch", "한국어"]


def said(code: str) -> list[str]:
    """All that a language says, each plural form for itself, as its readers get it."""
    spoken = locales.voice(code).sentences.values()
    return [form for sentence in spoken for form in (sentence.values() if isinstance(sentence, dict) else (sentence,))]


@pytest.mark.parametrize("code", locales.languages())
def test_commands_stand_free_so_that_telegram_makes_them_tappable(code: str) -> None:
    # TDLib, MessageEntity.cpp, match_bot_commands: no letter or figure may touch a command on either side.
    names = "|".join(sorted(commands.BY_NAME, key=len, reverse=True))
    glued = re.compile(rf"\w/(?:{names})\b|/(?:{names})(?=[^\W\da-z_])")

    assert [sentence for sentence in said(code) if glued.search(sentence)] == []


@pytest.mark.parametrize("code", locales.languages())
def test_addresses_end_where_telegram_ends_a_link(code: str) -> None:
    # TDLib, MessageEntity.cpp, is_url_path_symbol: a link ends at a space, a quotation mark or a dash, not at 」 or ：.
    swallowing = re.compile(r"(?:\{url\}|https?://[a-z./]+)(?![a-z./])(?=[^\s\"\u2016-\u206f«»<>.,:;!?')])")

    assert [sentence for sentence in said(code) if swallowing.search(sentence)] == []


def test_korean_has_no_particle_that_depends_on_how_a_name_ends() -> None:
    dependent = re.compile(
        r"(?:\}|/[a-z]+)[\"”’)\]]*(?:은|는|이|가|을|를|과|와|로|으로|라|이라|나|이나|예요|이에요|이고|이며)(?![가-힣])"
        r"|[은이을과]\([가-힣]\)|\([으이]\)"
    )

    assert [sentence for sentence in said("ko") if dependent.search(sentence)] == []


@pytest.mark.parametrize("code", ["ja", "zh"])
def test_punctuation_is_full_width_where_letters_are(code: str) -> None:
    letters = "\u3040-\u30ff\u4e00-\u9fff"
    narrow = re.compile(
        rf"[{letters}}}] ?[,;:!?()](?![a-z])|[,;:!?(] ?[{letters}]|[。，、；：！？（）「」] | [。，、；：！？（）「」]"
    )
    sentences = [one for one in said(code) if one != locales.voice(code)("topic.examples")]

    assert [sentence for sentence in sentences if narrow.search(sentence)] == []


def test_arabic_is_said_with_its_own_punctuation_and_the_figures_that_babel_gives_it() -> None:
    sentences = [one for one in said("ar") if one != locales.voice("ar")("topic.examples")]

    assert [one for one in sentences if re.search("[\u0621-\u064a\u064b ][,;?]|[\u0660-\u0669]", one)] == []
    assert locales.voice("ar").number(1200) == "1,200"
