"""The place in a text where somebody's words stand, in any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.passages import passage
from bot.text.words import terms


def shown(text: str, wanted: str, language: str = "en") -> tuple[str, list[str]]:
    """The line, and the words in it that are marked."""
    found = passage(text.split("\n\n"), frozenset(terms(wanted)), language)
    assert found is not None
    return found.line, [found.line[begin:end] for begin, end in found.hits]


@pytest.mark.parametrize(
    ("text", "wanted", "line", "marked"),
    [
        ("One. The Ferry sailed. Two.", "ferry", "The Ferry sailed.", ["Ferry"]),
        ("Petr Čapek spoke.", "capek", "Petr Čapek spoke.", ["Čapek"]),
        ("Die große Straße.", "STRASSE", "Die große Straße.", ["Straße"]),
        ("Паром вышел. Забастовка кончилась.", "забастовки", "Забастовка кончилась.", ["Забастовка"]),
        ("낙동강 페리가 출항했다.", "페리가", "낙동강 페리가 출항했다.", ["페리가"]),
        ("天気です。渡轮再次启航。", "渡轮启航", "渡轮再次启航。", ["渡轮", "启航"]),
        ("東京タワー", "東京タワー", "東京タワー", ["東京タワー"]),
        ("ﾌｪﾘｰが出た", "フェリー", "ﾌｪﾘｰが出た", ["ﾌｪﾘｰ"]),
        ("ｶﾞｽ会社", "ガス", "ｶﾞｽ会社", ["ｶﾞｽ"]),
        ("雨 が降る", "雨", "雨 が降る", ["雨"]),
        ("เรือเฟอร์รี่ออกแล้ว", "เฟอร์รี่", "เรือเฟอร์รี่ออกแล้ว", ["เฟอร์รี่"]),
        ("العبارة أبحرت أمس.", "العبارة", "العبارة أبحرت أمس.", ["العبارة"]),
        ("नौका फिर चली।", "नौका", "नौका फिर चली।", ["नौका"]),
        ("🚢🚢 The ferry\n sailed.", "ferry sailed", "🚢🚢 The ferry sailed.", ["ferry", "sailed"]),
    ],
)
def test_sentence_with_the_words_is_shown_in_any_script(text: str, wanted: str, line: str, marked: list[str]) -> None:
    assert shown(text, wanted) == (line, marked)


def test_sentence_with_the_most_of_the_words_is_taken_before_an_earlier_one() -> None:
    text = "A strike began. The ferry waits.\n\nThe strike stopped the ferry. The ferry strike ended."

    assert shown(text, "ferry strike")[0] == "The strike stopped the ferry."


def test_long_sentence_is_cut_between_words_around_the_first_of_them() -> None:
    line, marked = shown("before " * 40 + "the ferry sailed " + "after " * 60 + "ferry", "ferry")

    assert line.startswith("…before ")
    assert line.endswith(" after…")
    assert marked == ["ferry"]
    assert len(line) <= 202


def test_long_sentence_that_begins_with_the_words_is_cut_at_its_end_alone() -> None:
    line, _ = shown("ferry " + "after " * 60, "ferry")

    assert line.startswith("ferry after")
    assert line.endswith("after…")


def test_long_run_without_spaces_is_cut_anywhere() -> None:
    line, marked = shown("天" * 300 + "渡轮" + "地" * 300, "渡轮")

    assert line[0] == line[-1] == "…"
    assert marked == ["渡轮"]
    assert len(line) <= 202


def test_endless_word_is_cut_too() -> None:
    line, marked = shown("strike" + "x" * 5_000, "strike")

    assert len(line) <= 202
    assert marked == [line[:-1]]


def test_word_that_is_nowhere_has_no_place() -> None:
    assert passage(["The ferry sailed."], frozenset(terms("opera"))) is None
    assert passage([], frozenset(terms("opera"))) is None


@given(st.lists(st.text(max_size=400), max_size=4), st.text(min_size=1, max_size=20))
def test_whatever_the_text_the_marks_are_in_order_and_within_the_line(paragraphs: list[str], wanted: str) -> None:
    found = passage([*paragraphs, wanted], frozenset(terms(wanted)))

    edges = [edge for span in (found.hits if found else ()) for edge in span]
    assert edges == sorted(edges)
    assert found is None or (edges[0] >= 0 and edges[-1] <= len(found.line) <= 202)
