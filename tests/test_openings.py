"""How sentences open: datelines, labels, and words that lean on the sentence before."""

from __future__ import annotations

import pytest

from bot.text.openings import dateline, is_label, leans


@pytest.mark.parametrize(
    "text",
    [
        "SELAT – |Meski belum",
        "Selat, Kabar Indonesia--|Kapal feri",
        "Kabar.com-|Kapal feri",
        "SELAT, Kabar.net-|Kapal feri",
        "Selat.co.id, Jakarta - |Kapal feri",
        "SELAT BARU (Pos Laut) – |Kapal",
        "Selat (Kabar News)-|Kapal",
        "Kabarnews-|Kapal",
        "Port Moor (CNN)|It is",
        "LONDON, May 5 (Reuters) - |The ferry",
        "Paris, le 5 mai — |Le bac",
        "МОСКВА, 25 апр — Вести Порта. |Паром",
        "(서울=바다일보) 홍길동 기자 = |여객선은",
        "海峡社南港4月25日电（记者张三）|渡轮",
    ],
)
def test_a_dateline_ends_where_the_news_begins(text: str) -> None:
    before, _, after = text.partition("|")

    assert dateline(before + after) == len(before)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sailed.",
        "Jean-Luc Moreau said",
        "Racist mails -- like one",
        "Twenty-one people",
        "World Harbour Office (WHO) staff",
        "T-Boats AG",
    ],
)
def test_other_hyphens_and_brackets_are_no_dateline(text: str) -> None:
    assert dateline(text) == 0


@pytest.mark.parametrize(
    "line", ["Baca Juga : Kapal", "(Read more: Ferry)", "Photo: Moor", "相关阅读：渡轮", "See also | Ferry"]
)
def test_lines_that_lead_elsewhere_are_labels(line: str) -> None:
    assert is_label(line)


@pytest.mark.parametrize("line", ["Readers in Selat: a survey", "Verdict: not guilty", "The ferry sailed."])
def test_other_lines_are_no_labels(line: str) -> None:
    assert not is_label(line)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("But he also went.", "en-GB"),
        ("“This is new.”", "en"),
        ("In addition, it rained.", "en"),
        ("It’s over.", "en"),
        ("Selain itu, kapal", "id"),
        ("তিনি বলেন", "bn"),
        ("但他没有说明", "zh"),
    ],
)
def test_some_sentences_lean_on_the_one_before(sentence: str, language: str) -> None:
    assert leans(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [("The ferry sailed.", "en"), ("তারেক বলেন", "bn"), ("渡轮恢复", "zh"), ("But", "xx"), ("", "en"), ("…", "ja")],
)
def test_others_stand_alone(sentence: str, language: str) -> None:
    assert not leans(sentence, language)
