"""Summaries made of the article's own sentences."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.summarise.extractive import summarise
from storage.models import Quote

TITLE = "Selat ferry sails again after the storm"
LEAD = "The ferry between Selat and Moor sailed again on Monday after the storm had kept it in harbour for nine days."
SECOND = "Some four hundred people had waited for the ferry on the island of Moor since the storm began."
THIRD = "Captain Ines Halden says that the harbour needs a longer wall before the next storm season."
FILLER = "Shops on the quay sold out of bread within the first two days of the long wait."
ARTICLE = "\n\n".join((LEAD, SECOND, THIRD, FILLER))


def sentences(*paragraphs: str, title: str = TITLE, language: str = "en", most: int = 3) -> tuple[str, ...]:
    return summarise(title, "\n\n".join(paragraphs), language, sentences=most).sentences


def quote(text: str, words: str, *, key: bool = True) -> Quote:
    start = text.index(words)
    return Quote(text=words, start=start, end=start + len(words), speaker="Ines Halden", key=key)


def test_it_opens_with_the_lead_and_keeps_the_articles_order() -> None:
    found = sentences(LEAD, SECOND, THIRD, FILLER)

    assert found[0] == LEAD
    assert sorted(found, key=ARTICLE.index) == list(found)


@pytest.mark.parametrize("most", [1, 2, 3, 4])
def test_no_more_sentences_than_asked_for(most: int) -> None:
    assert len(sentences(LEAD, SECOND, THIRD, FILLER, most=most)) <= most


def test_three_sentences_stay_within_a_cards_words_and_more_may_take_more() -> None:
    paragraphs = [f"The {name} of Selat told the ferry council of the storm and of {name}." for name in "abcdefghijkl"]

    assert sum(len(one.split()) for one in sentences(*paragraphs, title="")) <= 65
    assert len(sentences(*paragraphs, title="", most=8)) >= len(sentences(*paragraphs, title=""))


def test_a_sentence_that_leans_comes_only_with_the_one_before() -> None:
    leaning = "But she also said that the ferry of Selat and Moor would sail in the storm season."

    found = sentences(LEAD, FILLER, leaning, SECOND)

    assert leaning not in found or FILLER in found


def test_the_first_sentence_may_lean_since_nothing_stands_before_it() -> None:
    lead = "It is the first ferry to sail between Selat and Moor since the storm."

    assert sentences("The harbour", lead)[0] == lead


def test_a_lone_leaning_sentence_after_a_question_is_still_an_answer() -> None:
    leaning = "But she also said that the ferry would sail."

    assert sentences("Will the ferry sail?", leaning) == (leaning,)


@pytest.mark.parametrize(
    "line",
    [
        "Will the ferry between Selat and Moor sail again after the storm?",
        "What the captain of the ferry from Selat to Moor says of the storm:",
        "The ferry from Selat to Moor in the storm, seen from the harbour",
        "Read also: The ferry from Selat to Moor is full again after the storm.",
        'The captain of the ferry said that the storm "was over.',
        "The captain of the ferry said that “the storm was over.",
        "Der Kapitän der Fähre sagte, dass „der Sturm vorbei sei.",
        "The ferry (from Selat to Moor sails again after the storm.",
        "Ferry sails again.",
        TITLE,
        "The ferry " + "of the storm " * 30 + "sails.",
    ],
)
def test_lines_that_do_not_stand_alone_are_left_out(line: str) -> None:
    assert line not in sentences(line, LEAD, SECOND, THIRD)


def test_a_caption_that_says_the_lead_is_not_given_twice() -> None:
    assert sentences(LEAD, LEAD, SECOND).count(LEAD) == 1


def test_sentences_much_alike_are_not_both_given() -> None:
    again = LEAD.replace("nine days", "nine full days")

    assert len({LEAD, again} & set(sentences(LEAD, again, SECOND, THIRD))) == 1


def test_a_dateline_is_left_out() -> None:
    assert sentences("SELAT, Moor Post – " + LEAD, SECOND)[0] == LEAD


def test_key_quotes_are_kept_and_not_said_again() -> None:
    said = '"The harbour needs a longer wall before the next storm season begins," Ines Halden said of the ferry.'
    text = "\n\n".join((LEAD, said, SECOND))
    key = quote(text, "The harbour needs a longer wall before the next storm season begins,")
    other = quote(text, "storm had kept it", key=False)

    found = summarise(TITLE, text, "en", [other, key])

    assert found.quotes == (key,)
    assert said not in found.sentences
    assert LEAD in found.sentences
    assert found.made_by == "extractive"
    assert found.language == "en"


def test_no_sentence_cuts_a_quotation_in_half() -> None:
    text = f"“We sail from Selat to Moor in any storm.\n\nThe ferry is strong.” {LEAD} {SECOND}"
    half = Quote(text=text[1:60], start=1, end=60)

    assert summarise(TITLE, text, "en", [half]).sentences == (LEAD, SECOND)


def test_a_page_of_one_key_quote_still_has_a_summary() -> None:
    text = '"We sail from Selat to Moor in any storm," she said.'

    assert summarise("", text, "en", [quote(text, text[1:41])]).sentences == (text,)


def test_text_without_stops_is_summarised_by_its_lines() -> None:
    lines = ("The ferry from Selat sails again", "The storm at Moor is over at last", "The captain wants a new wall")

    assert sentences(*lines, title="")[0] == lines[0]


def test_scripts_without_spaces_are_summarised() -> None:
    lead = "海峡渡轮在风暴停航九天之后于周一恢复航行，四百名乘客在岛上等待。"
    second = "渡轮船长表示，港口需要在下一个风暴季节之前修建更长的防波堤。"

    assert sentences(f"{lead}{second}但他没有说明费用。", title="渡轮恢复航行", language="zh")[:2] == (lead, second)


@pytest.mark.parametrize("text", ["", " \n\n ", "!?…", "\x00", "“”"])
def test_text_without_a_word_has_no_summary(text: str) -> None:
    assert summarise("Title", text).sentences == ()


@pytest.mark.parametrize("text", ["Yes.", "Why?", "Photo: Moor"])
def test_any_word_is_better_than_no_summary(text: str) -> None:
    assert sentences(text) == (text,)


def test_a_lone_sentence_without_end_is_cut_between_words_if_it_has_any() -> None:
    (spaced,) = sentences("word " * 10_000, title="")
    (solid,) = sentences("x" * 50_000, title="")

    assert spaced.split() == ["word"] * 120
    assert solid == "x" * 600


@given(st.text(alphabet='aBé. \n"“”(?。漢字শم:-1', max_size=200), st.integers(-2, 20))
def test_every_sentence_stands_in_the_text_word_for_word(text: str, most: int) -> None:
    found = summarise("aB é", text, "en", sentences=most).sentences

    folded = " ".join(text.split())
    assert all(" ".join(one.split()) in folded for one in found)
    assert len(found) <= max(1, most)


@pytest.mark.parametrize("piece", ["a", "漢字。", "A. ", '"Go." ', "(“", "One two three four five six. ", "\u202eא "])
def test_half_a_million_signs_are_answered_at_once(piece: str) -> None:
    began = time.process_time()

    summarise("Title", piece * (500_000 // len(piece)), "en", sentences=10)

    assert time.process_time() - began < 1
