"""Figures of headlines that no earlier report has."""

from __future__ import annotations

import pytest

from bot.text.figures import headlined, numbers


@pytest.mark.parametrize(
    ("language", "title", "known", "figure"),
    [
        ("en", "Ferry Anselm: 31 passengers still aboard", "", "31 passengers"),
        ("en", "Norland raises its rate to 47.5 percent", "It stood at 45 percent.", "47.5 percent"),
        ("en", "Porto win 4–3 on penalties", "", "4–3"),
        ("de", "1.214 Helfer im Einsatz", "", "1.214 Helfer"),
        ("ja", "3月26日、31人救助", "", "31人"),
        ("ko", "26일 31명 구조", "", "31명"),
        ("zh", "捐款18万元", "", "18万元"),
        ("xx", "31 ferries", "", "31 ferries"),
        ("en", "Deal worth 1.2 million euros", "They paid 1,200,000 euros.", ""),
        ("en", "Some 210 rescued", "All 214 passengers were rescued.", ""),
        ("en", "Rescued on 26 March 2026 at 10:30", "", ""),
        ("es", "Rescatados el 26 de marzo", "", ""),
        ("en", "COVID-19: 5G, 31st, G20", "", ""),
        ("en", "The 2020-21 season ends", "", ""),
        ("en", "3 things to know", "", ""),
        ("en", "No figures at all", "", ""),
    ],
)
def test_headline_has_a_figure_that_is_not_known(language: str, title: str, known: str, figure: str) -> None:
    assert headlined(title, numbers(known), language) == figure


def test_numbers_are_the_same_in_either_notation() -> None:
    assert numbers("1,214 or 1.214; 47,5 or 47.5; 1.214.000; 0.125") == {1214, 47.5, 1214000, 0.125}
