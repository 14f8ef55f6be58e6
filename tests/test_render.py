"""Cards, digests and lists, whatever the article."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import markup, render
from bot.locales import languages, voice
from bot.text.tolls import COUNTED
from storage.models import Digest, Move, Quote, Text
from tests.make import NOON, chat, item, quote, story, summary
from tests.telegram_checks import check_text

EN = voice("en")
ANYTHING = st.text(max_size=3000)


def covered(page: Text, kind: str) -> list[str]:
    units = page.text.encode("utf-16-le")
    return [
        units[2 * offset : 2 * (offset + length)].decode("utf-16-le")
        for style, offset, length, _ in page.entities
        if style == kind
    ]


def test_card_shows_headline_origin_summary_quote_and_who_else() -> None:
    also = [item(2, source="Kabar", source_id=2), item(3, source="Blatt", source_id=3), item(4, source="Kabar")]

    card = render.card(story(item(published_at=NOON - timedelta(hours=3)), *also), EN, NOON)

    assert card.text.splitlines() == [
        "Story 1",
        "The Harbour Post · 3 hours ago",
        "The ferry left the harbour on Friday.",
        "“We waited a year”",
        "— Mira Tolan",
        "Also in: Kabar and Blatt",
    ]
    assert covered(card, "text_link") == ["Story 1"]
    assert covered(card, "blockquote") == ["“We waited a year”\n— Mira Tolan"]
    assert card.entities[0][-1] == "https://news.example/1"


def test_card_without_quote_or_title_still_reads() -> None:
    bare = item(title="", summary=summary("Only this.", quotes=()))

    assert render.card(story(bare), EN, NOON).text.splitlines() == [
        "https://news.example/1",
        "The Harbour Post · 1 minute ago",
        "Only this.",
    ]


def test_quote_with_a_speaker_goes_before_one_without() -> None:
    quotes = (Quote(text="Nobody said", start=0, end=11), quote())

    card = render.card(story(item(summary=summary(quotes=quotes))), EN, NOON)

    assert "We waited a year" in card.text
    assert "Nobody said" not in card.text


def test_quote_without_a_speaker_has_no_dash() -> None:
    card = render.card(story(item(summary=summary(quotes=(quote(speaker=""),)))), EN, NOON)

    assert covered(card, "blockquote") == ["“We waited a year”"]


@pytest.mark.parametrize(
    ("language", "marks"), [("de", "„“"), ("fr-CA", "«»"), ("ja", "「」"), ("id", "“”"), ("", "“”")]
)
def test_quote_bears_the_marks_of_its_language(language: str, marks: str) -> None:
    words = covered(render.card(story(item(language=language)), EN, NOON), "blockquote")[0].splitlines()[0]

    assert (words[0], words[-1]) == tuple(marks)


def test_flags_are_words() -> None:
    card = render.card(story(item(sponsored=True, paywalled=True, teaser_only=True)), EN, NOON)

    assert "sponsored · behind a paywall · teaser only" in card.text


def test_digest_has_a_header_with_the_readers_own_date() -> None:
    reader = chat(timezone="Asia/Tokyo")
    late = NOON.replace(hour=20)

    reply = render.digest(Digest(chat=reader, stories=(story(),), at=late), EN, greeting="Welcome!")

    assert reply.pages[0].text.startswith("Welcome!\n\nYour digest · Sunday, March 15\n\n1. Story 1")
    assert reply.cards == ((1,),)


def test_what_does_not_fit_goes_to_a_further_page() -> None:
    long = [story(item(n, summary=summary("word " * 180)), number=n) for n in range(1, 6)]

    reply = render.digest(Digest(chat=chat(), stories=tuple(long), at=NOON), EN)

    assert len(reply.pages) == 2
    assert all(markup.fits(page) for page in reply.pages)


def test_list_is_laid_five_to_a_page() -> None:
    reply = render.stories("Found", [story(item(n), number=n) for n in range(1, 12)], EN, NOON)

    assert [page.text.count("Story") for page in reply.pages] == [5, 5, 1]


def test_notice_is_shortened_to_one_message() -> None:
    assert markup.fits(render.notice("x " * 5000).pages[0])


def test_command_too_long_for_a_button_gives_no_button() -> None:
    assert render.button("Follow", "/follow " + "й" * 28)[0].command.endswith("й")
    assert render.button("Follow", "/follow " + "й" * 29) == ()
    assert render.button("Follow", "") == ()


def test_buttons_stand_in_rows() -> None:
    flat = [render.button(name, f"/{name}") for name in "abc"]

    assert [[one.label for one in row] for row in render.rows([*flat, ()], width=2)] == [["a", "b"], ["c"]]


def test_moment_is_said_in_the_readers_zone() -> None:
    assert render.local(NOON + timedelta(hours=10), NOON, chat(timezone="Asia/Jakarta"), EN) == "tomorrow at 05:00"


@given(title=ANYTHING, said=ANYTHING, speaker=ANYTHING, name=ANYTHING, sentence=ANYTHING, url=ANYTHING)
def test_any_article_makes_valid_messages(
    title: str, said: str, speaker: str, name: str, sentence: str, url: str
) -> None:
    hostile = summary(sentence, quotes=(Quote(text=said, start=0, end=len(said), speaker=speaker),))
    items = [item(n, title=title, url=url, summary=hostile, source=name, source_id=n) for n in (1, 2, 3)]
    stories = tuple(story(one, *items, number=one.article.id) for one in items)

    for say in (EN, voice("id")):
        for page in render.digest(Digest(chat=chat(), stories=stories, at=NOON), say).pages:
            entities = [
                {"type": kind, "offset": offset, "length": length, **({"url": url} if url else {})}
                for kind, offset, length, url in page.entities
            ]
            assert markup.fits(page)
            check_text(page.text, entities)


def test_machine_translation_is_marked_and_stands_outside_the_quotation_marks() -> None:
    translated = quote(translation="Kami menunggu setahun")
    made = summary("Feri berlayar.", quotes=(translated,), language="id", translated_from="en")

    card = render.card(story(item(summary=made)), EN, NOON)

    assert card.text.splitlines()[1:] == [
        "The Harbour Post · 1 minute ago · machine translation",
        "Feri berlayar.",
        "“We waited a year”",
        "— Mira Tolan",
        "Machine translation: Kami menunggu setahun",
    ]


def test_longest_card_fits_on_a_page_beside_the_longest_header() -> None:
    words = "word " * 500
    long = quote(text=words, speaker=words, translation=words)
    made = summary(words, quotes=(long,), translated_from="id")
    lead = item(title=words, source=words, summary=made, sponsored=True, paywalled=True, teaser_only=True)

    reply = render.stories(words, [story(lead, item(2, source=words))], EN, NOON)

    assert all(markup.fits(page) for page in reply.pages)


def test_quotes_are_gathered_across_reports_one_a_speaker() -> None:
    said = [
        quote(text="It is over.", speaker="Tolan"),
        quote(text="We begin again.", speaker="Ivo Brant"),
        quote(text="Ça suffit.", speaker="Luc Merle"),
    ]
    found = story(
        item(1),
        item(2, source="Kabar", summary=summary(quotes=tuple(said[:2]))),
        item(3, source="Temps", language="fr", summary=summary(quotes=(said[2],))),
    )

    text = render.card(found, voice("en"), NOON).text

    assert "We waited a year" in text
    assert "We begin again." in text
    assert "It is over." not in text, "Mira Tolan has spoken already"
    assert "Ça suffit." not in text, "the card is in English"


@pytest.mark.parametrize(
    ("here", "there", "line"),
    [
        (
            "12 people were hurt.",
            "15 people are hurt.",
            "Figures differ: 12 people (The Harbour Post) and 15 people (Kabar)",
        ),
        ("12 people were hurt.", "12 people, 3 dogs hurt.", "Also reported: 3 dogs (Kabar)"),
        ("12 people were hurt.", "12 people hurt in 2026 there.", ""),
    ],
)
def test_card_says_where_figures_differ_and_what_a_later_report_adds(here: str, there: str, line: str) -> None:
    found = story(item(1, summary=summary(here)), item(2, source="Kabar", summary=summary(there)))

    lines = render.card(found, voice("en"), NOON).text.splitlines()

    assert [one for one in lines if one.startswith(("Figures", "Also reported"))] == ([line] if line else [])


def test_story_that_comes_again_says_what_is_new() -> None:
    moves = {
        "en": ("Update: 1,214 → 3,100 dead", Move(kind="dead", article_id=1, before=1214, after=3100)),
        "de": ("Neuer Stand: Mira Tolan äußert sich", Move(kind="words", article_id=1, told="Mira Tolan")),
        "ko": ("후속: 새 수치: 47.5 percent", Move(kind="figures", article_id=1, told="47.5 percent")),
    }

    for language, (line, move) in moves.items():
        assert render.card(story(), voice(language), NOON, move=move).text.splitlines()[2] == line


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", ["dead", "injured", "missing", "figures", "words", "names"])
def test_what_is_new_is_said_in_every_language(language: str, kind: str) -> None:
    told = "" if kind in COUNTED else "Busan"
    move = Move(kind=kind, article_id=1, told=told, before=12, after=31)

    line = render.card(story(), voice(language), NOON, move=move).text.splitlines()[2]

    assert ("12" in line and "31" in line) if kind in COUNTED else "Busan" in line


def test_card_for_an_arabic_reader_runs_from_right_to_left_around_foreign_names() -> None:
    found = story(item(published_at=NOON - timedelta(hours=3)), item(2, source="Kabar", source_id=2))

    card = render.card(found, voice("ar"), NOON)

    lines = card.text.splitlines()
    assert lines[1] == "\u200f\u2068The Harbour Post\u2069 · قبل 3 ساعات"
    assert lines[-1].endswith(": \u2068Kabar\u2069")
    assert covered(card, "italic") == [lines[1], lines[-1]]


def test_card_of_an_arabic_article_keeps_its_line_of_origin_in_the_readers_direction() -> None:
    found = story(item(source="شراع الساحل", published_at=NOON - timedelta(hours=3)))

    assert render.card(found, voice("en"), NOON).text.splitlines()[1] == "\u200e\u2068شراع الساحل\u2069 · 3 hours ago"


def test_sources_of_an_opened_story_are_a_list_of_the_readers_direction() -> None:
    whole = story(item(1, paragraphs=("The ferry sailed.",)), item(2, source="شراع الساحل", source_id=2))

    lines = render.opened(whole, voice("ar"), NOON, chat()).text.splitlines()

    assert lines[-2:] == ["\u200f• \u2068The Harbour Post\u2069", "• شراع الساحل"]


def test_opened_story_goes_on_where_its_summary_ends() -> None:
    lead = item(1, paragraphs=("The ferry left the harbour on Friday.", "It was late.", "Nobody minded."))

    opened = render.opened(story(lead), EN, NOON, chat())

    assert opened.text.count("The ferry left the harbour on Friday.") == 1
    assert covered(opened, "expandable_blockquote") == ["It was late.\nNobody minded."]
