"""Words as they are compared: folded, stemmed, cut into pairs of signs where none are spaced."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.text.words import fold, pieces, terms, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Zürich ÉTÉ", "zurich ete"), ("ﬁrst ＡＢ", "first ab"), ("Straße", "strasse"), ("한국", "한국")],
)
def test_folding_drops_case_accents_and_compatibility_forms(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't stop, Ana-Maria!", ["Don't", "stop", "Ana", "Maria"]),
        ("渡轮2026年", ["渡轮", "2026", "年"]),
        ("তারা বলেন।", ["তারা", "বলেন"]),
        ("किताबें पढ़ी।", ["किताबें", "पढ़ी"]),
        ("كِتَابٌ", ["كِتَابٌ"]),
        ("", []),
    ],
)
def test_words_keep_their_marks_and_unspaced_runs_stay_whole(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_terms_join_the_forms_of_a_word() -> None:
    assert terms("ferries", "en") == terms("Ferry", "en-GB")
    assert terms("berlayar", "id") == terms("pelayaran", "id")


def test_a_language_without_a_stemmer_is_compared_by_beginnings() -> None:
    assert terms("przystanek", "pl") == terms("przystanku", "pl") == ["przyst"]


@pytest.mark.parametrize(
    ("written", "plain"), [("Korea's", "Korea"), ("l’OMS", "OMS"), ("Ankara'da", "Ankara"), ("o'", "o'")]
)
def test_what_an_apostrophe_joins_to_a_word_does_not_hide_it(written: str, plain: str) -> None:
    assert terms(written) == terms(plain)


def test_unspaced_scripts_are_compared_by_pairs_of_signs() -> None:
    assert terms("東京都 水", "ja") == ["東京", "京都", "水"]


def test_threads_get_the_same_stems() -> None:
    many = " ".join(f"walking{i} sailing{i} harbours{i}s" for i in range(200))

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: terms(many, "en"), range(8)))

    assert all(each == found[0] for each in found)


def test_pieces_are_shared_by_words_of_one_root() -> None:
    assert pieces("Ferries, ferry") == ["ferri", "errie", "rries", "ferry"]
    assert set(pieces("pelayaran")) & set(pieces("berlayar"))
    assert pieces("東京都 水") == ["東京", "京都", "水"]
