"""The rows of words around quotes can be looked up, and the row of a text guessed."""

from __future__ import annotations

import pytest

from bot.text import quotation
from bot.text.quotation import row

SHORTEST = """
order = "verb"
cues = "sa said_again"
pronouns = "he"
titles = "mayor"
works = "film"
stops = "that"
"""


@pytest.mark.parametrize("language", sorted(quotation.languages()))
def test_every_row_has_verbs_of_saying_and_pronouns(language: str) -> None:
    facts = quotation.facts(language)

    assert facts.language == language
    assert facts.cues or facts.cue_stems
    assert facts.pronouns


@pytest.mark.parametrize("language", sorted(quotation.languages()))
def test_no_verb_of_saying_is_a_preposition_too(language: str) -> None:
    facts = quotation.facts(language)

    assert not facts.cues & facts.prepositions


def test_region_and_near_relatives_share_a_row() -> None:
    assert quotation.facts("en-GB") is not None
    assert quotation.facts("en-GB").cues == quotation.facts("en").cues
    assert quotation.facts("ms").language == "id"
    assert quotation.facts("nb").language == "no"


def test_unknown_language_is_read_as_english() -> None:
    assert quotation.facts("xx").language == "en"


def test_star_takes_any_ending() -> None:
    facts = quotation.facts("ru")

    assert facts.is_cue("заявила")
    assert not facts.is_cue("завод")


def test_office_is_known_by_its_last_part() -> None:
    facts = quotation.facts("de")

    assert facts.is_title("bundestagspräsident")
    assert facts.is_title("spd-abgeordnete")
    assert not facts.is_title("meier")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("大統領は述べた", "ja"),
        ("总统表示", "zh"),
        ("대통령은 말했다", "ko"),
        ("قال الرئيس", "ar"),
        ("אמר הנשיא", "he"),
        ("उन्होंने कहा", "hi"),
        ("เขากล่าวว่า", "th"),
        ("Er sagte, dass es in der Stadt regnet.", "de"),
        ("Ia mengatakan hal itu kepada para wartawan di Jakarta.", "id"),
        ("", "en"),
    ],
)
def test_row_is_guessed_by_script_and_small_words(text: str, language: str) -> None:
    assert quotation.guess(text) == language


def test_row_of_a_new_language_is_one_short_file() -> None:
    read = row.parse(SHORTEST, "xx.toml")

    assert read.cues == "sa said_again"
    assert read.openers == ""


@pytest.mark.parametrize("language", sorted(quotation.languages()))
def test_every_file_is_a_whole_row(language: str) -> None:
    assert row.read(language).order in ("case", "particle", "verb")


@pytest.mark.parametrize(
    ("document", "complaint"),
    [
        (SHORTEST.replace("works", "work"), r"^xx\.toml: no field is called 'work'; works is missing$"),
        (SHORTEST.replace('"mayor"', '""'), r"^xx\.toml: titles is missing$"),
        (
            SHORTEST.replace('"verb"', '"case"'),
            r"^xx\.toml: indefinite is missing; definite is .*; openers is missing$",
        ),
        (SHORTEST.replace('"verb"', '"verbs"'), r"^xx\.toml: order is 'verbs', not one of case, particle, verb$"),
        (SHORTEST.replace('order = "verb"', ""), r"^xx\.toml: order is '', not one of"),
        (SHORTEST.replace('"that"', '["that"]'), r"^xx\.toml: stops is no text$"),
        (SHORTEST + 'dashes = "yes"', r"^xx\.toml: dashes is 'yes', not 'dash' or 'comma'$"),
        (SHORTEST.replace('"he"', '"he'), r"^xx\.toml: .*line 4"),
    ],
)
def test_wrong_row_is_told_by_its_file_and_field(document: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        row.parse(document, "xx.toml")


def test_only_the_row_that_is_asked_for_is_read() -> None:
    quotation.facts.cache_clear()

    quotation.facts("it-CH")

    assert quotation.facts.cache_info().currsize == 1
