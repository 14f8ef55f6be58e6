"""How many dead, injured and missing reports count, in the languages the bot speaks."""

from __future__ import annotations

import pytest

from bot.text.tolls import tolls


@pytest.mark.parametrize(
    ("language", "text", "dead", "injured", "missing"),
    [
        ("en", "Ferry Anselm sinks: 12 people killed and 31 injured", {12}, {31}, set()),
        ("en", "Death toll rises to 1,214, 5 still missing", {1214}, set(), {5}),
        ("en", "Death toll from the wreck of the ferry Anselm rises to 31", {31}, set(), set()),
        ("en", "Storm kills at least 12 in Lisbon, 31 others hurt", {12}, {31}, set()),
        ("en-GB", "12 dead 31 missing", {12}, set(), {31}),
        ("id", "Korban tewas bertambah menjadi 31 orang, 5 hilang", {31}, set(), {5}),
        ("id", "Banjir tewaskan 12 orang dan lukai 31", {12}, {31}, set()),
        ("de", "Zahl der Toten steigt auf 31, mindestens 12 Menschen verletzt", {31}, {12}, set()),
        ("de", "Zahl der Toten nach dem Untergang der Fähre steigt auf 31", {31}, set(), set()),
        ("es", "La cifra de muertos por el temporal asciende a 31", {31}, set(), set()),
        ("ru", "Число погибших при крушении парома выросло до 31", {31}, set(), set()),
        ("zh", "渡轮沉没死亡人数已升至31人", {31}, set(), set()),
        ("de", "12 Menschen kamen ums Leben", {12}, set(), set()),
        ("fr", "Le bilan passe à 31 morts", {31}, set(), set()),
        ("fr", "L'incendie fait au moins 12 morts et 31 blessés", {12}, {31}, set()),
        ("es", "Suben a 31 los muertos; 12 personas resultaron heridos", {31}, {12}, set()),
        ("pt", "Sobe para 31 o número de mortos", {31}, set(), set()),
        ("pt", "Incêndio mata 12 pessoas e deixa 31 feridos", {12}, {31}, set()),
        ("ru", "Число погибших выросло до 31, пропали 5 человек", {31}, set(), {5}),
        ("tr", "Ölü sayısı 31'e yükseldi, 12 kişi yaralandı", {31}, {12}, set()),
        ("ar", "مقتل 12 شخصا وإصابة ٣١", {12}, {31}, set()),
        ("ja", "12人死亡、31人けが、5人が行方不明", {12}, {31}, {5}),
        ("ja", "死者は31人に", {31}, set(), set()),
        ("zh", "造成12人死亡31人受伤", {12}, {31}, set()),
        ("zh", "死亡人数升至31人", {31}, set(), set()),
        ("ko", "12명이 숨지고 31명이 다쳤다", {12}, {31}, set()),
        ("ko", "사망자 31명으로 늘어", {31}, set(), set()),
    ],
)
def test_numbers_beside_such_words_are_counted(
    language: str, text: str, dead: set[int], injured: set[int], missing: set[int]
) -> None:
    found = tolls(text, language)

    assert [found.get(thing, set()) for thing in ("dead", "injured", "missing")] == [dead, injured, missing]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A 45-year-old man was killed on 12 May"),
        ("en", "He died 12 years ago, killed at 45"),
        ("en", "The cream kills 90% of germs"),
        ("en", "Killed in 2019"),
        ("en", "Twelve dead"),
        ("ko", "45세 남성 사망"),
        ("zh", "3月26日死亡"),
        ("sw", "12 dead"),
        ("", "12 dead"),
    ],
)
def test_ages_dates_and_shares_count_nobody(language: str, text: str) -> None:
    assert tolls(text, language) == {}
