"""Topics: what words name in any language, and which articles speak of it."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.topics import Topic, concepts, parse, speaks_of
from bot.topics.sound import alike, script

HEADLINES = tomllib.loads((Path(__file__).parent / "data" / "topics.toml").read_text("utf-8"))["headline"]


@pytest.mark.parametrize("headline", HEADLINES, ids=lambda headline: headline["title"])
def test_a_headline_speaks_of_what_it_names_and_of_nothing_else(headline: dict[str, Any]) -> None:
    found = concepts(headline["title"], "", headline["language"])

    assert {concept for concept in found if not concept.startswith("subject:")} == set(headline["names"])
    assert found >= set(headline["subjects"])
    for words in headline.get("not_for", ()):
        assert not speaks_of(parse(words), headline["title"], "", headline["language"])


def test_the_headlines_cover_eight_languages() -> None:
    assert len({headline["language"] for headline in HEADLINES}) >= 8


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("korea", {"country:KR", "country:KP"}),
        ("Корея", {"country:KR", "country:KP"}),
        ("north korea", {"country:KP"}),
        ("Korea Utara", {"country:KP"}),
        ("북한", {"country:KP"}),
        ("Korsel", {"country:KR"}),
        ("WHO", {"org:WHO"}),
        ("who", {"org:WHO"}),
        ("PBB", {"org:UN"}),
        ("Jepang", {"country:JP"}),
        ("russia", {"country:RU"}),
        ("china", {"country:CN"}),
        ("us", {"country:US"}),
        ("economy", {"subject:economy"}),
        ("ekonomi", {"subject:economy"}),
        ("경제", {"subject:economy"}),
        ("technology", {"subject:technology"}),
        ("Londres", {"city:London"}),
        ("Rwanda", {"country:RW"}),
        ("Саудовская Аравия", {"country:SA"}),
        ("Tanzanija", {"country:TZ"}),
        ("トランプ", {"person:Donald Trump"}),
    ],
)
def test_words_in_any_language_name_a_concept(words: str, named: set[str]) -> None:
    topic = parse(words)

    assert topic.concepts == named
    assert topic.by_concept
    assert topic.terms == ()


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("id", "Korut dan Korsel bertemu"),
        ("ko", "한국과 북한이 만났다"),
        ("ru", "Северная Корея открыла границу"),
        ("de", "Nordkoreas Grenze öffnet"),
        ("fr", "La Corée ouvre une ligne"),
        ("zh", "朝鲜开放边境"),
        ("hi", "उत्तर कोरिया ने सीमा खोली"),
    ],
)
def test_korea_finds_both_koreas_in_every_language(language: str, title: str) -> None:
    assert speaks_of(parse("korea"), title, "", language)


def test_without_a_language_the_script_decides() -> None:
    assert concepts("日本政府が発表", "", "") == concepts("日本政府が発表", "", "zh")
    assert "country:KP" in concepts("북한이 발표", "", "")
    assert "country:JP" in concepts("Japan announces it", "", "")


def test_a_language_nobody_wrote_rows_for_still_has_common_names() -> None:
    assert concepts("NATO", "", "xx") == {"org:NATO"}
    assert concepts("NATO", "", "ii") == {"org:NATO"}


def test_all_plain_words_are_required() -> None:
    topic = parse("jakarta +banjir")

    assert topic.groups == (frozenset({"city:Jakarta"}), frozenset({"subject:flood"}))
    assert not topic.by_concept
    assert speaks_of(topic, "Flood in Jakarta", "", "en")
    assert not speaks_of(topic, "Concert in Jakarta", "", "en")


def test_words_after_a_minus_are_not_wanted() -> None:
    topic = parse('japan -football -"harbour race"')

    assert speaks_of(topic, "Japan builds a bridge", "", "en")
    assert not speaks_of(topic, "Japan wins at football", "", "en")
    assert not speaks_of(topic, "Japan holds the Harbour Race", "", "en")


def test_quoted_words_are_taken_literally() -> None:
    assert speaks_of(parse('"north sea"'), "Ferry crosses the North Sea", "", "en")
    assert not speaks_of(parse('"north sea"'), "North of the sea", "", "en")
    assert speaks_of(parse('"首都机场"'), "在首都机场降落", "", "zh")
    assert parse('"north seas"').terms == ("north", "seas")


@pytest.mark.parametrize("words", ["", "  ", "-japan", "+", "?!"])
def test_a_topic_that_asks_for_nothing_finds_nothing(words: str) -> None:
    assert not speaks_of(parse(words), "Japan", "", "en")


def test_other_words_match_in_their_forms() -> None:
    topic = parse("gardening")

    assert topic == Topic("gardening", others=("gardening",))
    assert speaks_of(topic, "He likes gardens", "", "en")
    assert not speaks_of(topic, "He likes guards", "", "en")
    assert speaks_of(parse("등대"), "등대에서 열린 행사", "", "ko")
    assert speaks_of(parse("灯台"), "古い灯台を守る", "", "ja")


@pytest.mark.parametrize(
    ("name", "language", "title"),
    [
        ("Karpenkova", "ru", "Выступление Карпенковой отменили"),
        ("Karpenkova", "ko", "카르펜코바는 말했다"),
        ("Карпенкова", "en", "Karpenkova sang"),
        ("Bartolini", "ja", "バルトリニさん"),
        ("Kalavrinos", "el", "Ο Καλαβρίνος τραγούδησε"),
    ],
)
def test_names_are_found_by_their_sound_in_other_scripts(name: str, language: str, title: str) -> None:
    assert speaks_of(parse(name), title, "", language)


@pytest.mark.parametrize(
    ("name", "language", "title"),
    [
        ("Karpenkova", "en", "Karpenkowa sang"),
        ("Karpenkova", "ru", "карпенкова"),
        ("Karpenkova", "ko", "고양이가 말했다"),
        ("Li", "ru", "Ли"),
    ],
)
def test_other_words_do_not_sound_alike(name: str, language: str, title: str) -> None:
    assert not speaks_of(parse(name), title, "", language)


def test_a_script_without_vowels_needs_more_consonants() -> None:
    assert alike("Bartolinsk", "بارتولينسك")
    assert not alike("Bartoli", "بارتولي")
    assert not alike("Kalimanto", "киоулеимеинэти")


def test_a_script_has_its_name() -> None:
    assert [script(word) for word in ("a", "я", "한", "\n")] == ["LATIN", "CYRILLIC", "HANGUL", ""]


@pytest.mark.parametrize("piece", ["a", "Georgia ", "파리 ", "인도", "中国", "パリ", "A.B.", "United States of "])
def test_time_grows_with_the_length_of_a_text_alone(piece: str) -> None:
    concepts("", piece, "")  # the tables are made at the first call
    began = time.process_time()

    concepts("", piece * (200_000 // len(piece)), "")

    assert time.process_time() - began < 2  # 0.3 s; growing by the square: a minute and more


@pytest.mark.parametrize(
    ("typed", "title", "language"),
    [
        ("volleyball", "Бразильские волейболистки вышли в финал", "ru"),
        ("handball", "Slovenske rokometašice premagale Švedsko", "sl"),
        ("排球", "Brazil win volleyball final", "en"),
        ("tenis meja", "中国乒乓球队夺冠", "zh"),
        ("drought", "La sécheresse menace les récoltes", "fr"),
        ("fencing", "펜싱 남자 사브르 금메달", "ko"),
        ("human rights", "منظمة تنتقد انتهاك حقوق الإنسان", "ar"),
    ],
)
def test_sports_and_common_concerns_are_known_in_many_languages(typed: str, title: str, language: str) -> None:
    assert speaks_of(parse(typed), title, "", language)


@pytest.mark.parametrize(
    ("typed", "title", "language"),
    [
        ("golf", "Marée noire dans le golfe du Mexique", "fr"),
        ("golf", "Sturm im Golf von Mexiko", "de"),
        ("karate", "Карательные меры против компании", "ru"),
    ],
)
def test_words_that_only_look_like_a_subject_are_none(typed: str, title: str, language: str) -> None:
    assert not speaks_of(parse(typed), title, "", language)


@pytest.mark.parametrize(
    ("typed", "title", "language"),
    [
        ("Burkina Faso", "Burkinabé triple jumper wins bronze", "en"),
        ("Puerto Rico", "La puertorriqueña gana el oro", "es"),
        ("Mali", "Die malische Junta lädt ein", "de"),
        ("Lithuania", "Litovski predsednik odpotoval", "sl"),
        ("Mozambique", "Le gouvernement mozambicain répond", "fr"),
        ("Bahamas", "Bahamian sprinter sets a record", "en"),
        ("Kosovo", "Die kosovarische Regierung tritt zurück", "de"),
    ],
)
def test_peoples_of_smaller_countries_are_known(typed: str, title: str, language: str) -> None:
    assert speaks_of(parse(typed), title, "", language)


@pytest.mark.parametrize(
    ("typed", "title", "language"),
    [
        ("criptomonedas", "Regulator warns of bitcoin losses", "en"),
        ("Polizeibehörde", "La policía detiene a tres personas", "es"),
        ("météorologique", "Severe weather closes the pass", "en"),
    ],
)
def test_long_words_mean_the_subject_that_they_begin_with(typed: str, title: str, language: str) -> None:
    assert speaks_of(parse(typed), title, "", language)


def test_word_that_only_begins_like_a_subject_finds_itself_too() -> None:
    robot = parse("robot")

    assert robot.groups == (frozenset({"subject:crime"}),)  # as the Spanish "robo", theft
    assert speaks_of(robot, "A robot serves tea in Busan", "", "en")
    assert not speaks_of(robot, "A waiter serves tea in Busan", "", "en")
    assert not speaks_of(parse("robot busan"), "A robot serves tea in Lisbon", "", "en")


def test_word_that_another_names_for_sure_need_not_stand_there_itself() -> None:
    assert parse("bank bankers").guesses == parse("bankers bank").guesses == ("",)


def test_subject_swallows_no_word_after_it() -> None:
    assert parse("election jakarta").concepts == {"subject:election", "city:Jakarta"}
    assert parse("film noir").others == ("noir",)
