"""Formatted text: Telegram's units, joining, cutting, pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import markup
from storage.models import Entity, Text

TEXTS = st.text(max_size=400)


def covered(text: Text, entity: Entity) -> str:
    units = text.text.encode("utf-16-le")
    _, offset, length, _ = entity
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def test_length_counts_utf16_units() -> None:
    assert markup.units("a한😀") == 4


def test_joining_moves_entities_with_their_words() -> None:
    joined = markup.join(("😀 news", markup.bold("headline"), "", markup.link("more", "https://example.org/a")), " · ")

    assert joined.text == "😀 news · headline · more"
    assert [(entity[0], covered(joined, entity)) for entity in joined.entities] == [
        ("bold", "headline"),
        ("text_link", "more"),
    ]


def test_styles_nest() -> None:
    text = markup.link(markup.bold("headline"), "https://example.org/")

    assert [entity[:3] for entity in text.entities] == [
        ("text_link", 0, 8),
        ("bold", 0, 8),
    ]


def test_entities_do_not_cover_outer_white_space() -> None:
    assert markup.italic("  words \n") == Text(text="words", entities=(("italic", 0, 5, ""),))


def test_empty_text_has_no_entities() -> None:
    assert markup.bold(" ") == markup.EMPTY


@pytest.mark.parametrize("url", ["javascript:alert(1)", "", "tg://resolve?domain=x", "https://exa mple.org"])
def test_only_web_addresses_become_links(url: str) -> None:
    assert markup.link("words", url) == Text(text="words")


def test_controls_overrides_and_piled_accents_are_taken_away() -> None:
    hostile = "a\x00b\u202etxt.exe\u2066 e" + "\u0301" * 50

    assert markup.plain(hostile).text == "abtxt.exe e" + "\u0301" * 3


def test_fences_and_marks_of_direction_stay_unless_they_are_left_open() -> None:
    assert markup.plain("\u200f\u2068Kabar\u2069 \u0627").text == "\u200f\u2068Kabar\u2069 \u0627"
    assert markup.plain("\u2068a\u2069\u2069b").text == "ab"


def test_joiners_of_letters_and_emoji_stay() -> None:
    assert markup.plain("می‌خواهم 👩‍🚀").text == "می‌خواهم 👩‍🚀"


def test_shortening_cuts_between_words() -> None:
    assert markup.shorten("One two three, four", 15) == "One two three…"


def test_shortening_at_the_end_of_a_word_keeps_the_word() -> None:
    assert markup.shorten("One two three", 8) == "One two…"


def test_one_endless_word_is_cut_all_the_same() -> None:
    assert markup.shorten("x" * 50, 10) == "x" * 9 + "…"


@given(TEXTS, st.integers(2, 50))
def test_shortened_text_fits(text: str, limit: int) -> None:
    short = markup.shorten(text, limit)

    assert markup.units(short) <= limit
    assert short == text or text.startswith(short.removesuffix("…"))


def test_cards_are_laid_on_pages_whole() -> None:
    cards = [markup.bold("x" * 1500) for _ in range(5)]

    laid = markup.pages(markup.plain("Header"), cards)

    assert [page.text.count("x") for page, _ in laid] == [3000, 3000, 1500]
    assert all(markup.fits(page) and page.text.startswith("Header\n\n") for page, _ in laid)
    assert [count for _, count in laid] == [2, 2, 1]


def test_pages_hold_no_more_cards_than_asked() -> None:
    laid = markup.pages(markup.plain("Header"), [markup.plain(str(n)) for n in range(7)], per_page=5)

    assert [page.text for page, _ in laid] == ["Header\n\n0\n\n1\n\n2\n\n3\n\n4", "Header\n\n5\n\n6"]


def test_entities_are_limited_too() -> None:
    cards = [markup.join([markup.bold(str(n)) for n in range(40)], " ") for _ in range(3)]

    assert [len(page.entities) for page, _ in markup.pages(markup.EMPTY, cards)] == [80, 40]


def test_without_cards_the_header_stands_alone() -> None:
    assert markup.pages(markup.plain("Header"), []) == ((Text(text="Header"), 0),)


def test_each_page_ends_with_the_footer() -> None:
    cards = [markup.plain("x" * 2500) for _ in range(2)]

    laid = markup.pages(markup.plain("Header"), cards, footer=markup.plain("Footer"))

    assert [page.text[-8:] for page, _ in laid] == ["\n\nFooter"] * 2


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_entities_stay_within_any_text(parts: list[str]) -> None:
    joined = markup.join(
        [style(part) for part in parts for style in (markup.bold, markup.italic, markup.blockquote)], "\n"
    )

    end = markup.units(joined.text)
    assert all(offset >= 0 and length > 0 and offset + length <= end for _, offset, length, _ in joined.entities)
    assert all(covered(joined, e).strip() for e in joined.entities)
