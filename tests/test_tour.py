"""The tour's pictures against the bot: what they show is what it answers."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

import pytest

from docs import tour
from docs.phone import Bubble, Note, Offers, draw

ONE_PICTURE, ALL_PICTURES = 30_000, 1_000_000  # bytes
SVG = "{http://www.w3.org/2000/svg}"
PLAIN = {SVG + name for name in ("svg", "title", "style", "clipPath", "g", "rect", "circle", "text", "tspan")}


@pytest.fixture(scope="module")
def documents() -> Mapping[Path, str]:
    return tour.documents()


def test_tour_shows_what_the_bot_answers(documents: Mapping[Path, str]) -> None:
    there = set((tour.FOLDER / "tour").iterdir()) | {tour.FOLDER / "tour.md"}

    stale = [
        path.name for path, content in documents.items() if path not in there or path.read_text("utf-8") != content
    ]
    stray = [path.name for path in there - documents.keys()]

    assert (stale, stray) == ([], []), "the tour shows what the bot no longer answers; redraw it: make tour"


def test_pictures_are_small(documents: Mapping[Path, str]) -> None:
    sizes = [len(content.encode()) for content in documents.values()]

    assert max(sizes) < ONE_PICTURE
    assert sum(sizes) < ALL_PICTURES


def test_pictures_are_plain(documents: Mapping[Path, str]) -> None:
    for path, picture in documents.items():
        if path.suffix == ".svg":
            assert {element.tag for element in ET.fromstring(picture).iter()} <= PLAIN
            assert "url(" not in picture.replace("url(#p)", "")


def texts(picture: str) -> list[ET.Element]:
    return list(ET.fromstring(picture).iter(f"{SVG}text"))


def lines(picture: str) -> list[str]:
    """What a picture says below its title, line by line."""
    return ["".join(text.itertext()) for text in texts(picture)[3:]]


def test_markup_in_a_text_is_shown_as_it_is() -> None:
    picture = draw(
        "<b>", "&", [Bubble(text="1 < 2 & 3 > 2", keyboard=[["<Yes>"]]), Note("<i>"), Offers("<", [("&", "<")])]
    )

    assert "1 < 2 & 3 > 2" in lines(picture)
    assert {"<Yes>", "<i>", "<|"} <= set(lines(picture))


def test_long_words_and_scripts_without_spaces_are_broken() -> None:
    picture = draw("a", "b", [Bubble(text="w" * 100 + "\n" + "韓国" * 40 + "。")])

    assert "".join(lines(picture)) == "w" * 100 + "韓国" * 40 + "。"
    assert max(map(len, lines(picture))) < 50
    assert not any(line.startswith("。") for line in lines(picture))


def test_arabic_is_written_from_the_right_and_a_name_in_an_isolate_does_not_turn_its_line() -> None:
    picture = draw("a", "b", [Bubble(text="مرحبا بك\n\u2068مرحبا\u2069 · 3 hours ago")])

    assert [text.get("direction") for text in texts(picture)[3:]] == ["rtl", None]


def test_entities_count_utf_16_units() -> None:
    picture = draw("a", "b", [Bubble(text="😀 bold", entities=[("bold", 3, 4, "")])])

    assert [(span.get("class"), span.text) for span in ET.fromstring(picture).iter(f"{SVG}tspan")] == [("b", "bold")]


def test_expandable_quote_is_folded() -> None:
    text = "one\ntwo\nthree\nfour"
    picture = draw("a", "b", [Bubble(text=text, entities=[("expandable_blockquote", 0, len(text), "")])])

    assert lines(picture) == ["⌄", "one", "two", "three"]


def test_middle_of_a_very_long_message_is_left_out() -> None:
    picture = draw("a", "b", [Bubble(text="\n".join(map(str, range(200))))])

    assert lines(picture)[0] == "0"
    assert lines(picture)[-1] == "199"
    assert "⋮" in lines(picture)
    assert "100" not in lines(picture)
