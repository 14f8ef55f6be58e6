"""The rows of words around quotes can be looked up, and the row of a text guessed."""

from __future__ import annotations

import pytest

from bot.text import quotation


@pytest.mark.parametrize("language", sorted(quotation.ROWS))
def test_every_row_has_verbs_of_saying_and_pronouns(language: str) -> None:
    facts = quotation.facts(language)

    assert facts.language == language
    assert facts.cues or facts.cue_stems
    assert facts.pronouns


@pytest.mark.parametrize("language", sorted(quotation.ROWS))
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
