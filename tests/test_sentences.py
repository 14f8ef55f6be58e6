"""Sentences of many languages: where they end, and where a stop ends none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.sentences import joined, spans

# A bar stands where one sentence ends and the next begins; it is not in the text.
TEXTS = [
    ("en", "The ferry sailed.| It came back!| Was it late?| Nobody knew."),
    ("en", "Mr. Ode met Dr. J. R. Ash of the U.S. Navy at 5 p.m. on Monday.| They spoke."),
    ("en", "It was made in the U.S.| The price was $3.5 million.| Well... maybe.| No. 5 won."),
    ("en", '"Go! Now!" he said.| He left.| “We won. We are glad.”| She smiled.'),
    ("en", '"Is it open?" asked the captain.| "It is."'),
    ("en", "The harbour closed.|The sea rose.| See example.com for version 3.5 of it."),
    ("en", "1. Boil the water.| 2. Pour it (slowly. Always.) and wait."),
    ("en", "He left (and said so.) Nobody minded."),
    ("en", 'He said "yes and went.| "We saw it," she said.| It rained.'),
    ("en", "She said ”no” and “yes.| It ended."),
    ("en", "«One “two» three” four.| Five."),
    ("id", "PT. Laut Biru dan Ir. Sari ada di Jl. Merdeka No. 5.| Mereka hadir thn. 2019."),
    ("id", '"Ini penting, "katanya.| "Ayo!" kata Budi.'),
    ("de", "Am 25. April kam Dr. Moor z. B. nach Kiel.| Der 3. Platz ging an ihn.| „Los!“, rief er."),
    ("de", "„Das reicht.“| „Wirklich?“, fragte sie.| »Ja. Gut.«| »Nein.«"),
    ("ru", "Он промолчал, т. е. согласился.| А. С. Лугин родился в 1799 г.| Он рос на ул. Садовой."),
    ("fr", "M. Moreau est là.| « Allez ! » dit-il.| « Oui. Non. »| Il part."),
    ("es", "El Sr. Vega y la Sra. Luz llegaron.| ¿Qué pasa?| Nada."),
    ("pl", "Prof. dr hab. Jan Lis mieszka przy ul. Długiej.| W 2019 r. wygrał."),
    ("tr", "Sn. Kaya geldi.| Ali 5. oldu."),
    ("ar", "قال د. أمين.| هل جاء؟| نعم."),
    ("ko", '그는 갔다.| "가자!" 그가 말했다.| 비가 왔다.|그는 남았다.'),
    ("ko", '그는 "좋았다."라고 적었다.| 끝났다.'),
    ("ja", "「行こう。もういい。」と彼は言った。|終わり！|本当？|そう。"),
    ("zh", "他说：“走吧！”|然后离开。|“好的。”她说。|结束了。|“好的。”"),
    ("bn", "মো. কামাল বলেন।| ড. রহমান আসেন।"),
    ("hi", "डॉ. सिंह आए।| वह गया।"),
]


def split(text: str, language: str = "") -> list[str]:
    return [text[start:end] for start, end in spans(text, language)]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_sentences_end_where_a_reader_ends_them(language: str, text: str) -> None:
    assert split(text.replace("|", ""), language) == [piece.strip() for piece in text.split("|")]


def test_ordinals_end_a_sentence_where_the_language_has_none() -> None:
    assert split("He was 25. April came.", "en") == ["He was 25.", "April came."]


def test_a_blank_line_ends_a_sentence_even_inside_a_quotation() -> None:
    assert split('"We went\n\nhome," he said.') == ['"We went', 'home," he said.']


def test_a_line_that_goes_on_with_a_small_letter_is_no_end() -> None:
    assert split("The old\nferry sailed\nAgain it rained") == ["The old\nferry sailed", "Again it rained"]


def test_a_heading_keeps_to_itself() -> None:
    assert split("Harbour news\nThe ferry sailed.\n\n\nMore.") == ["Harbour news", "The ferry sailed.", "More."]


def test_thai_is_parted_at_spaces_far_enough_apart() -> None:
    clause = "เรือข้ามฟากออกจากท่าเรือในตอนเช้าวันนี้และกลับมาถึงท่าเรืออีกครั้งในตอนเย็นของวันเดียวกันโดยไม่มีปัญหาใดๆ"

    assert split(f"{clause} {clause} สั้น {clause}", "th") == [clause, clause, f"สั้น {clause}"]


@given(st.text(alphabet='aB. \n"“”«»(!?。「」।1É다', max_size=60))
def test_sentences_lie_in_order_and_leave_out_white_space_only(text: str) -> None:
    found = spans(text)

    rest = text
    for start, end in reversed(found):
        assert text[start:end].strip() == text[start:end]
        assert "\n\n" not in text[start:end]
        rest = rest[:start] + rest[end:]
    assert not rest.strip()
    assert found == sorted(found)


@pytest.mark.parametrize("piece", ["a", "。", "“", "A. ", '"a. ', "(“”", "«“„", "! »", "a\n"])
def test_time_grows_with_the_length_alone(piece: str) -> None:
    began = time.process_time()

    spans(piece * (50_000 // len(piece)))

    assert time.process_time() - began < 2  # 0.1 s; growing by the square: 30 s and more


def test_sentences_are_joined_with_no_gap_after_a_full_width_stop() -> None:
    assert joined(("港が開いた。", "船が出た。", "終わり")) == "港が開いた。船が出た。終わり"
    assert joined(("The ferry sailed.", "It came back.")) == "The ferry sailed. It came back."
    assert joined(()) == ""
