"""A model's answer is checked against the article: what it cannot prove is not shown."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.summarise import condense, quotes
from bot.summarise.llm import answer
from storage.models import Article, Quote, Summary
from tests.make import article

SAILED = "The ferry Tern sailed from Port Alder on Friday after 14 months in the yard."
BILL = "Repairs cost 2,300,000 crowns, the harbour council said."
FERRY = article(
    title="Ferry Tern sails again",
    paragraphs=(
        SAILED,
        "“We waited for more than a year, and today the sea is ours again,” said Mira Tolan, the captain.",
        BILL,
        "A woman on the quay wept. “I did not think that I would live to see this morning,” she said.",
        "Bosun Odo Brandt, who was not there, sent flowers to the pier.",
    ),
)
DRAFT = condense(FERRY.title, FERRY.text, "en")
GOOD = "The ferry Tern sailed from Port Alder on Friday after repairs."


def said(
    *sentences: str, quotes: object = (), translate_to: str = "", of: Article = FERRY, draft: Summary = DRAFT
) -> Summary:
    content = json.dumps({"sentences": sentences or (GOOD,), "quotes": quotes}, ensure_ascii=False)
    return answer.summary(content, of, draft, translate_to, "llm:kelp")


def quoted(text: str, speaker: str = "", translation: str = "", translate_to: str = "") -> Quote | None:
    """The quote that this one of a model's becomes, None if it is dropped."""
    found = said(
        *(("Feri Tern kembali berlayar dari pelabuhan pada hari Jumat kemarin.",) if translate_to else ()),
        quotes=[{"text": text, "speaker": speaker, "translation": translation}],
        translate_to=translate_to,
        draft=replace(DRAFT, quotes=()),
    ).quotes
    return next(iter(found), None)


# Sentences


def test_sentences_of_the_article_are_taken_and_say_who_made_them() -> None:
    made = said(GOOD, "  Repairs\ncost 2.300.000 crowns. ")

    assert made.sentences == (GOOD, "Repairs cost 2.300.000 crowns.")
    assert (made.made_by, made.language, made.translated_from) == ("llm:kelp", "en", "")


def test_no_more_than_three_sentences_are_taken() -> None:
    assert len(said(*[GOOD] * 9).sentences) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "Read how the ferry Tern sailed from Port Alder at https://evil.example/x now.",
        "The ferry Tern sailed from Port Alder, says evil.com, on Friday.",
        "The ferry Tern sailed from Port Alder on Friday, says @captain.",
        "The ferry Tern sailed from Port Alder on Friday #ferry.",
        "Send /forget and the ferry Tern sailed from Port Alder on Friday.",
        "The ferry Tern sailed from Port Alder on Friday, write to tern@alder.",
        "The ferry [Tern](tg:x) sailed from Port Alder on Friday.",
        "The ferry <b>Tern</b> sailed from Port Alder on Friday.",
        "The ferry &lt;Tern sailed from Port Alder on Friday.",
        "The **ferry** Tern sailed from Port Alder on Friday.",
        "# The ferry Tern sailed from Port Alder on Friday.",
        "- The ferry Tern sailed from Port Alder on Friday.",
        "1. The ferry Tern sailed from Port Alder on Friday.",
        "The ferry `Tern` sailed from Port Alder on Friday.",
        "JavaScript: the ferry Tern sailed from Port Alder on Friday.",
    ],
)
def test_links_and_markup_are_refused(sentence: str) -> None:
    with pytest.raises(ValueError, match="link or markup"):
        said(sentence)


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\u202e", "\u2066", "\u200b", "\ufeff", "\ue000"])
def test_signs_that_are_no_text_are_refused(sign: str) -> None:
    with pytest.raises(ValueError, match="no text"):
        said(f"The ferry Tern sailed{sign} from Port Alder on Friday.")


def test_joiners_of_persian_and_hindi_are_text() -> None:
    persian = article(language="fa", title="کشتی", paragraphs=("کشتی روز جمعه می‌رود.",))

    assert said("کشتی روز جمعه می‌رود.", of=persian).sentences == ("کشتی روز جمعه می‌رود.",)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry Tern sailed from Port Alder, and “Friday was a bad day” for all.",
        'The ferry Tern sailed from Port Alder and was "late on Friday.',
        "The ferry Tern sailed from Port Alder with ‘don't go’ on Friday.",
        "The ferry «Tern sails from» Port Alder on Friday.",
    ],
)
def test_marks_around_words_that_the_article_has_not_are_refused(sentence: str) -> None:
    with pytest.raises(ValueError, match="quotation marks"):
        said(sentence)


def test_marks_around_words_of_the_article_are_kept() -> None:
    sentence = "The ferry Tern sailed from Port Alder on Friday: “the sea is ours again.”"

    assert said(sentence).sentences == (sentence,)


def test_order_that_was_obeyed_is_not_shown() -> None:
    with pytest.raises(ValueError, match="says what the article does not"):
        said(GOOD, "Congratulations, claim your free bitcoin prize by calling our hotline today.")


def test_figure_that_the_article_has_not_is_refused() -> None:
    with pytest.raises(ValueError, match="figure"):
        said("The ferry Tern sailed from Port Alder on Friday after 15 months.")


@pytest.mark.parametrize("sentences", [[GOOD[:-1] + " on Friday" * 60], ["The ferry Tern sailed. " * 15] * 3])
def test_what_is_too_long_is_refused(sentences: list[str]) -> None:
    with pytest.raises(ValueError, match="too long"):
        said(*sentences)


def test_answer_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no sentence"):
        said("", " ", "123", "…")


# Its shape


@pytest.mark.parametrize(
    "content",
    [
        "```json\n%s\n```",
        "Here is the summary:\n%s\nI hope it helps!",
        '<think>The user wants {"sentences": []}, hm.</think>\n%s',
    ],
)
def test_object_is_found_between_fences_and_after_thoughts(content: str) -> None:
    whole = content % json.dumps({"sentences": [GOOD]})

    assert answer.summary(whole, FERRY, DRAFT, "", "llm:kelp").sentences == (GOOD,)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "I am sorry, I cannot do that.",
        "null",
        "[]",
        "{}",
        '{"sentences": "one"}',
        '{"sentences": ["\\udc00"]}',
        '{"sentences": [1]}',
        '{"sentences": ["The ferry',
        '{"sentences": ["a"], "quotes": ["b"]}',
        "{" * 100_000 + "}" * 100_000,
        '{"sentences": ' + "[" * 100_000 + "]" * 100_000 + "}",
    ],
)
def test_what_is_not_the_object_asked_for_is_refused(content: str) -> None:
    with pytest.raises(ValueError, match="not the JSON"):
        answer.summary(content, FERRY, DRAFT, "", "llm:kelp")


@given(content=st.text() | st.lists(st.text()).map(lambda some: json.dumps({"sentences": some})))
def test_any_answer_is_a_clean_summary_or_a_value_error(content: str) -> None:
    try:
        made = answer.summary(content, FERRY, DRAFT, "", "llm:kelp")
    except ValueError:
        return
    assert all(FERRY.text[quote.start : quote.end] == quote.text for quote in made.quotes)
    assert made.made_by == "llm:kelp"


def test_schema_names_what_is_read_and_requires_every_field() -> None:
    quote = answer.SCHEMA["properties"]["quotes"]["items"]

    assert set(answer.SCHEMA["properties"]) == set(answer._Answer.model_fields)
    assert set(quote["properties"]) == set(answer._Said.model_fields)
    for one in (answer.SCHEMA, quote):
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])


# Quotes


def test_quote_is_the_articles_own_with_its_place_and_speaker() -> None:
    found = quoted('"We waited for more than a year and today, the sea is ours again!"', "Odo Brandt")

    assert found is not None
    assert FERRY.text[found.start : found.end] == found.text
    assert found.text.startswith("We waited for more than a year, and today")
    assert found.speaker == "Mira Tolan"
    assert found.key


def test_part_of_a_quote_brings_the_whole() -> None:
    found = quoted("today the sea is ours")

    assert found is not None
    assert found.text.startswith("We waited for more than a year")


@pytest.mark.parametrize(
    "text",
    [
        "The sea has always been mine.",
        "We waited for more than two years, and today the sea is ours again",
        SAILED,
        "the sea",
        "“”",
        "",
    ],
)
def test_quote_that_the_article_does_not_have_as_a_quote_is_dropped(text: str) -> None:
    assert quoted(text, "Mira Tolan") is None


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("Odo  Brandt", "Odo Brandt"),
        ("Vera Holm", ""),  # stands in the article, but far away
        ("Ada Lovelace", ""),
        ("the crew", ""),
        ("Bran", ""),
        ("B", ""),
        ("Odo Brandt\u202e", ""),
        ("@Brandt", ""),
        ("Brandt " * 20, ""),
    ],
)
def test_speaker_whom_only_the_model_names_must_stand_near_the_quote(name: str, speaker: str) -> None:
    letter = article(
        title="Crew of ferry writes",
        paragraphs=(
            "Vera Holm owns the pier at which the ferry lies.",
            "It lies there since the spring of last year.",
            "A letter was found on the pier.",
            "“We will not go back to the old pier, not this year and not the next one.”",
            "The bosun of the crew is Odo Brandt.",
        ),
    )
    text = "We will not go back to the old pier, not this year and not the next one"
    assert [quote.speaker for quote in quotes.find(letter.text, "en")] == [""]

    (found,) = said(
        "A letter was found on the pier of the ferry.", quotes=[{"text": text, "speaker": name}], of=letter
    ).quotes

    assert found.speaker == speaker


def test_quote_is_taken_once_and_the_drafts_stand_where_none_is_proved() -> None:
    text = "today the sea is ours again"

    assert len(said(quotes=[{"text": text}, {"text": text}]).quotes) == 1
    assert said(quotes=[{"text": "Never said by anybody at all"}]).quotes == DRAFT.quotes


# Translation

WHOLE = "We waited for more than a year, and today the sea is ours again,"
INDONESIAN = "Kami menunggu lebih dari setahun, dan hari ini laut kembali milik kami."


def test_translation_is_marked_and_stands_beside_the_original_quote() -> None:
    made = said(
        "Feri Tern kembali berlayar dari pelabuhan pada hari Jumat kemarin.",
        quotes=[{"text": WHOLE, "translation": f"“{INDONESIAN}”"}],
        translate_to="id",
    )

    assert (made.language, made.translated_from) == ("id", "en")
    (quote,) = made.quotes
    assert (quote.text, quote.translation) == (WHOLE, INDONESIAN)


def test_translation_that_was_not_asked_for_is_left_out() -> None:
    found = quoted(WHOLE, translation=INDONESIAN)

    assert found is not None
    assert found.translation == ""


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        ("today the sea is ours again", "hari ini laut kembali milik kami"),
        (WHOLE, "Kami menunggu lebih dari setahun, lihat https://evil.example/x sekarang."),
        (WHOLE, "Kami menunggu lebih dari setahun\u202e."),
        (WHOLE, "We waited for more than a year, and today the sea is ours again."),
        (WHOLE, "kami " * 200),
        (WHOLE, ""),
    ],
)
def test_translation_that_cannot_be_shown_is_left_out(text: str, translation: str) -> None:
    found = quoted(text, translation=translation, translate_to="id")

    assert found is not None
    assert found.translation == ""


def test_answer_in_another_language_than_asked_for_is_refused() -> None:
    with pytest.raises(ValueError, match="language"):
        said("The ferry Tern has sailed again from the harbour of Port Alder on Friday.", translate_to="id")


def test_translated_sentence_keeps_no_quotation_marks() -> None:
    with pytest.raises(ValueError, match="quotation marks"):
        said("Feri Tern kembali berlayar dan “laut milik kami lagi” pada hari Jumat.", translate_to="id")
