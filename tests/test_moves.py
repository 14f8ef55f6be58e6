"""When a story that a reader knows is news again, and what of it is new."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.moves import Told, is_name, move
from storage.models import Move
from tests.make import NOON, item, quote, summary

HOUR = timedelta(hours=1)


def told(number: int, title: str, *sentences: str, hours: float = 0, **given: Any) -> Told:
    """A report of so many hours after noon, its sentences both its text and its summary."""
    quotes = given.pop("quotes", ())
    about = {name: given.pop(name) for name in ("concepts", "titled") if name in given}
    text = given.pop("text", " ".join(sentences))
    made = item(
        number,
        title=title,
        paragraphs=(text,),
        summary=summary(*(sentences or ("…",)), quotes=quotes),
        published_at=NOON + hours * HOUR,
        **given,
    )
    return Told(made, **about)


SUNK = told(1, "Ferry Anselm sinks off Kestrel Island", "At least 12 people died when the ferry sank.")


def said(words: str, speaker: str) -> Any:
    return quote(text=words, start=0, end=len(words), speaker=speaker)


@pytest.mark.parametrize(
    ("language", "before", "after", "kind", "numbers"),
    [
        ("en", "Ferry sinks: 12 dead", "Ferry disaster: death toll rises to 31", "dead", (12, 31)),
        ("id", "Feri tenggelam, 12 orang tewas", "Korban tewas feri jadi 31 orang", "dead", (12, 31)),
        ("de", "Fähre gesunken: 12 Verletzte", "Fährunglück: 31 Verletzte", "injured", (12, 31)),
        ("ja", "フェリー沈没、12人死亡", "フェリー沈没、死者は31人に", "dead", (12, 31)),
        ("ko", "여객선 침몰, 5명 실종", "여객선 침몰 실종자 8명으로", "missing", (5, 8)),
        ("ar", "غرق عبارة ومقتل 12 شخصا", "ارتفاع عدد القتلى إلى 31", "dead", (12, 31)),
    ],
)
def test_growing_toll_is_news(language: str, before: str, after: str, kind: str, numbers: tuple[int, int]) -> None:
    known, new = told(1, before, language=language), told(2, after, language=language, hours=1)

    assert move([known], [new], language) == Move(kind=kind, article_id=2, before=numbers[0], after=numbers[1])


def test_toll_is_compared_across_languages() -> None:
    new = told(2, "Zahl der Toten steigt auf 31", language="de", hours=1)

    assert move([SUNK], [new], "de") == Move(kind="dead", article_id=2, before=12, after=31)


@pytest.mark.parametrize(
    "title",
    [
        "Ferry Anselm: 12 dead",  # the same
        "Ferry Anselm: 9 dead",  # a slow outlet
        "Ferry Anselm: 31 passengers, 12 dead",  # a number that the first has in its text
    ],
)
def test_another_outlet_with_the_same_numbers_is_none(title: str) -> None:
    known = told(1, "Ferry sinks: 12 dead", "12 people died.", text="12 people died. There were 31 on board.")

    assert move([known], [told(2, title, "The ferry sank.", hours=1)], "en") is None


@pytest.mark.parametrize("after", ["Storm: 200 dead", "Storm: about 205 dead"])
def test_rounded_toll_is_the_same(after: str) -> None:
    known = told(1, "Storm: 198 dead", text="Of 205 villages 200 are flooded.")

    assert (move([known], [told(2, after, hours=1)], "en") is None) == ("200" in after)


def test_toll_that_stands_in_a_known_text_is_none() -> None:
    known = told(1, "Ferry sinks: 12 dead", "It sank.", text="12 dead, said the port. Later the toll rose to 31.")

    assert move([known], [told(2, "Ferry: 31 dead", hours=1)], "en") is None


def test_toll_of_long_ago_further_down_is_none() -> None:
    new = told(2, "Ferry safety debated", "Ministers met.", "In the wreck of the Orla 500 people died.", hours=1)

    assert move([SUNK], [new], "en") is None


def test_report_that_came_out_before_what_is_known_is_none() -> None:
    known, slow = told(1, "Ferry: 12 dead", hours=2), told(2, "Ferry: 31 dead", hours=1)

    assert move([known], [slow], "en") is None
    assert move([], [slow], "en") is None


def test_new_figure_of_a_headline_is_news() -> None:
    known = told(1, "Central bank of Norland to meet on rates", "The rate stands at 45 percent.", hours=0)
    new = told(2, "Norland's central bank raises rate to 47.5 percent", hours=1)

    assert move([known], [new], "en") == Move(kind="figures", article_id=2, told="47.5 percent")


def test_reader_is_told_in_a_language_of_theirs_where_there_is_one() -> None:
    german = told(2, "Zahl der Toten steigt auf 31", language="de", hours=2)
    english = told(3, "Ferry owner resigns", language="en", hours=1)

    assert move([SUNK], [german, english], "en") is None
    assert move([SUNK], [german, english], "id") == Move(kind="dead", article_id=2, before=12, after=31)


CAPTAIN = told(1, "Ferry sinks", "It sank.", text="“It was dark,” said captain Mira Tolan.", quotes=[
    said("It was dark", "Mira Tolan")
])  # fmt: skip


def test_somebody_new_who_speaks_is_news() -> None:
    new = told(2, "Ferry sinks", quotes=[said("We shall look at every bolt", "Jonas Okello")], hours=1)

    assert move([CAPTAIN], [new], "en") == Move(kind="words", article_id=2, told="Jonas Okello")


def test_main_speaker_is_news_again_after_some_hours_and_with_other_words() -> None:
    again = [said("I should have turned back", "Tolan")]
    soon, later = (told(2, "Ferry", quotes=again, hours=hours) for hours in (1, 3))
    same = told(2, "Ferry", quotes=[said("It was so dark", "Mira Tolan")], hours=3)

    assert move([CAPTAIN], [soon], "en") is None
    assert move([CAPTAIN], [later], "en") == Move(kind="words", article_id=2, told="Tolan")
    assert move([CAPTAIN], [same], "en") is None


def test_speaker_who_is_not_the_main_one_is_no_news_again() -> None:
    known = told(
        1,
        "Ferry",
        text="…",
        quotes=[said("Dark", "Mira Tolan"), said("Cold", "Mira Tolan"), said("Wet", "Jonas Okello")],
    )
    new = told(2, "Ferry", quotes=[said("We shall look at every bolt", "Jonas Okello")], hours=5)

    assert move([known], [new], "en") is None


def test_words_that_a_known_report_has_from_nobody_in_particular_are_none() -> None:
    known = told(1, "Ferry", text="The inquiry said: “We shall look at every single bolt.” Then it rained.")
    new = told(2, "Ferry", quotes=[said("We shall look at every bolt", "Jonas Okello")], hours=1)

    assert move([known], [new], "en") is None


@pytest.mark.parametrize(
    ("text", "is_new"),
    [
        ("Капитан Мира Толан дала показания.", False),  # her words may be there in translation
        ("Паром затонул.", True),
    ],
)
def test_words_in_another_language_are_new_only_from_somebody_it_does_not_name(text: str, is_new: bool) -> None:
    known = told(1, "Паром затонул", text=text, language="ru")
    new = told(2, "Ferry sinks", quotes=[said("It was dark", "Mira Tolan")], hours=1)

    assert (move([known], [new], "en") is not None) == is_new


def test_quote_of_nobody_is_no_news() -> None:
    assert move([SUNK], [told(2, "Ferry", quotes=[said("It was dark", "")], hours=1)], "en") is None


def test_place_or_person_new_in_a_headline_is_news() -> None:
    known = told(1, "Quake shakes Norland", concepts=frozenset({"country:TR", "subject:earthquake"}))
    new = told(2, "Quake felt in Aleppo, Syria", titled={"country:SY": "Syria", "city:Aleppo": "Aleppo"}, hours=1)

    assert move([known], [new], "en") == Move(kind="names", article_id=2, told="Aleppo")


@pytest.mark.parametrize(
    ("concepts", "language", "is_new"),
    [
        ({"country:TR"}, "en", True),
        ({"city:Padang"}, "en", False),  # at home nobody names the country
        ({"country:TR", "country:SY"}, "en", False),
        ({"country:TR"}, "tr", False),
    ],
)
def test_country_is_new_where_countries_are_named_in_that_language(
    concepts: set[str], language: str, is_new: bool
) -> None:
    known = told(1, "Quake", concepts=frozenset(concepts), language=language)
    new = told(2, "Quake felt in Syria", titled={"country:SY": "Syria"}, hours=1)

    assert (move([known], [new], "en") is not None) == is_new


def test_only_persons_and_places_are_names() -> None:
    assert [is_name(concept) for concept in ("person:Mira Tolan", "city:Busan", "org:WHO", "subject:war")] == [
        True,
        True,
        False,
        False,
    ]
