"""Articles about one event into one story, judged from what came before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest

from bot import cluster
from bot.cluster import WINDOW, Report, Stories
from bot.text.latin import latin
from tests.make import NOON


def report(title: str, text: str = "", **given: Any) -> Report:
    return Report(**{"title": title, "text": text, "language": "en", "concepts": (), "at": NOON, **given})


FERRY = report("Ferry Anselm runs aground off Kestrel Island", "All 214 passengers of the ferry Anselm were rescued.")
FERRY_AGAIN = report("Passengers of the grounded ferry Anselm rescued", "The ferry ran aground off Kestrel Island.")
STRIKE = report("Bakers strike in Lisbon over night shifts", "The union wants an end of work at two in the morning.")


def placed(reports: Iterable[Report]) -> list[int]:
    stories = Stories()
    return [stories.place(one, number) for number, one in enumerate(reports, 1)]


def test_reports_of_one_event_are_one_story() -> None:
    assert placed([FERRY, STRIKE, FERRY_AGAIN]) == [1, 2, 1]


def test_story_keeps_its_number_as_it_grows() -> None:
    assert placed([FERRY, FERRY_AGAIN, FERRY, FERRY_AGAIN, STRIKE]) == [1, 1, 1, 1, 5]


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Паром «Ансельм» сел на мель у острова Кестрел", "ru"),
        ("안셀름 페리, 케스트럴 섬 앞 좌초", "ko"),
        ("Fähre Anselm läuft vor Kestrel auf Grund", "de"),
    ],
)
def test_names_and_concepts_bring_languages_together(title: str, language: str) -> None:
    concepts = {"subject:transport", "country:GB", "subject:accident"}
    ferry = report(FERRY.title, concepts=concepts)

    assert placed([ferry, STRIKE, report(title, language=language, concepts=concepts)]) == [1, 2, 1]


def test_one_shared_country_makes_no_story() -> None:
    spain = {"country:ES"}

    assert placed([report("Bullring closes", concepts=spain), report("Olive harvest", concepts=spain)]) == [1, 2]


def test_numbers_are_the_same_in_either_notation() -> None:
    quakes = [report("Quake of 6.47, 1,214 flee", language="en"), report("Beben 6,47: 1.214 fliehen", language="de")]

    assert placed(quakes) == [1, 1]


def test_unspaced_scripts_are_compared_by_pairs_of_signs() -> None:
    ferries = [report("渡轮安塞姆号在岛外搁浅", language="zh"), report("搁浅渡轮安塞姆号乘客获救", language="zh")]

    assert placed([*ferries, report("里斯本面包师罢工", language="zh")]) == [1, 1, 3]


def test_story_that_has_been_silent_for_days_gets_nothing_any_more() -> None:
    later = report(FERRY.title, FERRY.text, at=NOON + WINDOW + timedelta(hours=1))

    assert placed([FERRY, later]) == [1, 2]


def test_story_that_goes_on_is_kept() -> None:
    steps = [timedelta(hours=hours) for hours in (0, 50, 100)]

    assert placed(report(FERRY.title, FERRY.text, at=NOON + step) for step in steps) == [1, 1, 1]


def test_article_that_comes_late_joins_the_story_of_its_time() -> None:
    assert placed([FERRY, report(FERRY_AGAIN.title, FERRY_AGAIN.text, at=NOON - timedelta(hours=5))]) == [1, 1]


def test_known_story_is_learnt_and_goes_on() -> None:
    stories = Stories()
    stories.learn(FERRY, 12)
    stories.learn(FERRY_AGAIN, 12)

    assert stories.place(FERRY, 13) == 12


def test_article_without_any_word_is_a_story_of_its_own() -> None:
    assert placed([report("", ""), report("…", ""), report("", "")]) == [1, 2, 3]


def test_counts_fade_so_that_rarity_follows_the_news(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_FADE_AT", 3)

    assert placed([FERRY, STRIKE, FERRY, STRIKE, FERRY_AGAIN]) == [1, 2, 1, 2, 1]


@pytest.mark.parametrize(
    ("word", "sound"),
    [("мадрид", "madrid"), ("부산", "busan"), ("テ", "te"), ("αθηνα", "atina"), ("ب", "b"), ("漢", "")],
)
def test_letters_of_other_scripts_sound_in_latin_ones(word: str, sound: str) -> None:
    assert "".join(map(latin, word)) == sound


def test_forgotten_story_leaves_alone_what_others_share_with_it() -> None:
    later, latest = (NOON + timedelta(days=days) for days in (2, 4))
    market = report("Night market opens beside the ferry pier", at=later)

    assert placed([FERRY, market, report(market.title, at=latest)]) == [1, 2, 2]


def test_lone_article_joins_the_story_that_a_later_one_shows_it_to_belong_to() -> None:
    home = report(
        "Rescued from ferry Anselm: all 214 passengers home", "The ferry Anselm ran aground off Kestrel Island."
    )
    pilot = report("Pilot Okello suspended, office says", "Jonas Okello was suspended in the morning.")
    linking = report(
        "Ferry Anselm aground off Kestrel Island: pilot Okello suspended",
        "Jonas Okello, its pilot, was suspended; all 214 passengers were rescued.",
    )
    stories = Stories()
    apart = [stories.place(one, number) for number, one in enumerate((pilot, STRIKE, FERRY, FERRY_AGAIN, home), 1)]
    before = stories.unite()

    joined = stories.place(linking, 6)

    assert (apart, before, joined) == ([1, 2, 3, 3, 3], {}, 3)
    assert stories.unite() == {3: 1}
    assert stories.unite() == {}
    assert [stories.place(one, 7) for one in (FERRY_AGAIN, pilot, STRIKE)] == [1, 1, 2]


def test_stories_of_several_articles_each_stay_apart_however_near() -> None:
    stories = Stories()
    other = report("Ferry Anselm: captain praised", "The captain of the ferry Anselm off Kestrel Island was praised.")
    for number in (1, 2):
        stories.learn(FERRY, number)
        stories.learn(other, number)

    stories.place(FERRY_AGAIN, 3)

    assert stories.unite() == {}


def test_endings_of_korean_words_make_no_story() -> None:
    assert placed([report("배추는 나물은 강물을", language="ko"), report("노래는 그림은 하늘을", language="ko")]) == [
        1,
        2,
    ]


def test_stories_that_were_told_apart_do_not_become_one_again() -> None:
    stories = Stories()
    stories.learn(STRIKE, 1)
    stories.learn(FERRY, 2)
    stories.learn(FERRY_AGAIN, 3)
    stories.keep_apart(2, 3)
    stories.keep_apart(1, 3)

    assert stories.place(FERRY, 4) == 2
    assert stories.unite() == {}


def test_what_a_story_has_gone_on_in_stays_apart_too() -> None:
    stories = Stories()
    stories.learn(FERRY, 1)
    stories.learn(FERRY, 2)
    stories.place(FERRY, 3)
    stories.keep_apart(2, 7)
    assert stories.unite() == {2: 1}

    stories.learn(FERRY, 7)
    stories.place(FERRY, 8)

    assert stories.unite() == {}


def test_forgotten_story_gets_nothing_any_more() -> None:
    stories = Stories()
    stories.learn(FERRY, 1)
    stories.forget(1)
    stories.forget(2)

    assert stories.place(FERRY_AGAIN, 3) == 3
