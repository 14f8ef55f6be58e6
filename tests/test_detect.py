"""Which language a text is in."""

from __future__ import annotations

import pytest

from bot.text.detect import detect, plain


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wali kota meresmikan jembatan baru di pelabuhan dan mengatakan warga sudah lama menunggunya.", "id"),
        ("The mayor opened the new harbour bridge on Tuesday and said that people had waited for years.", "en"),
        ("O prefeito inaugurou a ponte nova do porto e disse que os moradores não queriam esperar mais.", "pt"),
        (
            "Die Bürgermeisterin hat am Dienstag die neue Hafenbrücke eröffnet und von langer Wartezeit gesprochen.",
            "de",
        ),
        ("市长周二为新的港口大桥揭幕，并表示居民们已经等待了多年，希望它能让城市更加便利。", "zh"),
        ("市長は火曜日に新しい港の橋を開通させ、住民は長い間待っていたと述べました。", "ja"),
        ("시장은 화요일 새 항구 다리를 개통하며 주민들이 오래 기다렸다고 말했다.", "ko"),
        ("นายกเทศมนตรีเปิดสะพานใหม่ที่ท่าเรือเมื่อวันอังคาร", "th"),
    ],
)
def test_language_of_a_paragraph_is_found_without_a_hint(text: str, language: str) -> None:
    assert detect(text) == language


def test_short_text_keeps_the_hint() -> None:
    assert detect("Gol!", "pt-BR") == "pt"


def test_text_without_letters_keeps_the_hint() -> None:
    assert detect("2026: 3-1", "id") == "id"


def test_nothing_to_go_by_gives_nothing() -> None:
    assert detect("") == ""


def test_wrong_declaration_yields_to_a_clear_text() -> None:
    text = "Die Bürgermeisterin hat am Dienstag die neue Hafenbrücke eröffnet und mit den Nachbarn gefeiert."

    assert detect(text, "en-US") == "de"


def test_languages_that_look_alike_are_told_by_the_hint() -> None:
    text = "Presiden meresmikan jembatan baru di kota itu pada hari Selasa dan berkata bahwa warga sudah menunggu."

    assert detect(text, "ms") == "ms"


def test_script_of_one_language_is_surer_than_a_hint() -> None:
    assert detect("시장은 화요일 새 항구 다리를 개통했다.", "en") == "ko"


def test_text_in_no_language_gives_nothing() -> None:
    assert detect("xq zzv qqk jjx wvv") == ""


@pytest.mark.parametrize(
    ("tag", "language"), [("en-US", "en"), ("pt_BR", "pt"), ("IN", "id"), ("iw", "he"), ("", ""), ("?", "")]
)
def test_tags_are_read_as_pages_write_them(tag: str, language: str) -> None:
    assert plain(tag) == language
