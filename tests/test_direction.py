"""Lines of two directions: names and commands stay where they belong, and lines turn for nobody's name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import locales
from bot.text import direction

ARABIC = "خبر"
PIECES = st.text(st.sampled_from("ab 1+-/.,\n\u200e\u200f\u2068\u2069خبر،שלום한글"), max_size=40)


@pytest.mark.parametrize(
    ("words", "rightward", "shown"),
    [
        ("Kabar", False, "Kabar"),
        (ARABIC, False, f"\u2068{ARABIC}\u2069"),
        (ARABIC, True, ARABIC),
        ("Kabar", True, "\u2068Kabar\u2069"),
        ("물결일보", True, "\u2068물결일보\u2069"),
        ("07:00", True, "07:00"),
        ("−3", True, "\u2068−3\u2069"),
        ("\u2068Kabar\u2069", True, "\u2068Kabar\u2069"),
    ],
)
def test_words_of_the_other_direction_are_fenced_off(words: str, rightward: bool, shown: str) -> None:
    assert direction.isolated(words, rightward=rightward) == shown


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("مثل /latest 3", "مثل ⟦/latest 3⟧"),
        ("اكتب /topic أو /help.", "اكتب ⟦/topic⟧ أو ⟦/help⟧."),
        ("مثل /schedule 07:00 18:30 — ثم", "مثل ⟦/schedule 07:00 18:30⟧ — ثم"),
        ("(ACCESS=open).", "(⟦ACCESS=open⟧)."),
        ("ينتهي بـ .toml، بحد أقصى 5", "ينتهي بـ ⟦.toml⟧، بحد أقصى 5"),
        ("قناة مثل @name. ثم", "قناة مثل ⟦@name⟧. ثم"),
        ("من −3 إلى +3", "من ⟦−3⟧ إلى ⟦+3⟧"),
        ("هو {name} ثم", "هو {name} ثم"),
        ("⟦/topic خبر⟧ ثم", "⟦/topic خبر⟧ ثم"),
    ],
)
def test_commands_and_names_within_a_sentence_are_fenced_off(sentence: str, shown: str) -> None:
    fences = str.maketrans("⟦⟧", "\u2068\u2069")

    assert direction.set_apart(sentence.translate(fences)) == shown.translate(fences)


@pytest.mark.parametrize(
    ("line", "led"),
    [
        (f"{ARABIC} Kabar", f"{ARABIC} Kabar"),
        (f"\u2068Kabar\u2069 {ARABIC}", f"\u200f\u2068Kabar\u2069 {ARABIC}"),
        (f"Kabar {ARABIC}", f"\u200fKabar {ARABIC}"),
        (f"\u2068{ARABIC}\u2069 · 3 hours ago", f"\u200e\u2068{ARABIC}\u2069 · 3 hours ago"),
        (f"\u2068{ARABIC}\u2069", f"\u2068{ARABIC}\u2069"),
        ("Kabar", "Kabar"),
        ("\u200f• \u2068Kabar\u2069", "\u200f• \u2068Kabar\u2069"),
        (f"\u200e• {ARABIC}", f"\u200e• {ARABIC}"),
    ],
)
def test_line_is_marked_where_its_first_word_would_turn_it(line: str, led: str) -> None:
    assert direction.led(f"Kabar\n{line}") == f"Kabar\n{led}"


@pytest.mark.parametrize(
    ("line", "rightward", "mark"),
    [
        ("• ", True, "\u200f"),
        ("• ", False, ""),
        ("• Kabar", True, "\u200f"),
        (f"• {ARABIC}", False, "\u200e"),
        (f"• {ARABIC}", True, ""),
    ],
)
def test_line_of_a_list_follows_its_language(line: str, rightward: bool, mark: str) -> None:
    assert direction.mark(line, rightward=rightward) == mark


@given(PIECES, st.booleans())
def test_any_words_are_fenced_and_led_once(words: str, rightward: bool) -> None:
    clean = direction.balanced(words)
    once = direction.led(direction.isolated(clean, rightward=rightward))

    assert direction.balanced(clean) == clean
    assert direction.balanced(once) == once
    assert direction.led(direction.isolated(once, rightward=rightward)) == once


def test_what_arabic_says_keeps_commands_and_addresses_whole() -> None:
    say = locales.voice("ar")

    assert "\u2068/timezone Asia/Riyadh\u2069" in say("timezone.how", zone=say.zone("Asia/Seoul"))
    assert say("checksource.failed", name="Kabar", number=1, problem="x").startswith("\u200f\u2068Kabar\u2069 (رقم 1)")
    assert say("sources.header", count=3) == "3 مصادر:"


def test_what_english_says_keeps_arabic_names_in_their_place() -> None:
    assert locales.voice("en")("follow.done", words=ARABIC) == f"You now follow “\u2068{ARABIC}\u2069”."
    assert locales.voice("en").line(f"• {ARABIC}") == f"\u200e• {ARABIC}"
