"""Figures for those who run the bot, over a real database."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import House
from bot.commands.stats import bars, table
from storage import articles, sources
from tests.house import SetClock, buttons, fill, opened, reader, report, say, texts
from tests.make import NOON, source


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def house(tmp_path: Path, clock: SetClock) -> AsyncIterator[House]:
    async with opened(tmp_path, clock) as parts:
        yield parts


async def test_last_days_are_drawn_as_bars(house: House, clock: SetClock) -> None:
    clock.forward(days=-2)
    await fill(house, *(report(number) for number in range(4)))
    clock.forward(days=2)
    await fill(house, report(10), report(11))

    shown = await say(house, "/stats", admin=True)

    assert texts(shown).endswith(
        "Articles a day:\n03-08  0\n03-09  0\n03-10  0\n03-11  0\n03-12 ▇▇▇▇▇▇▇▇▇▇ 4\n03-13  0\n03-14 ▇▇▇▇▇ 2"
    )
    assert buttons(shown) == ["/stats csv"]


async def test_figures_can_be_taken_away_as_a_table(house: House) -> None:
    await house.db.write(sources.add, source(name="=cmd|' /C calc'!A0"), now=NOON)
    await house.db.write(articles.add, [report(1, source_id=1), report(2, source_id=1), report(3)], now=NOON)
    await reader(house, 7, joined_at=NOON - timedelta(days=3))
    await reader(house, 8, joined_at=NOON - timedelta(days=300))

    sent = await say(house, "/stats csv", admin=True)

    assert sent.file is not None
    assert sent.file.name == "newsdigest-2026-03-14.csv"
    assert list(csv.reader(io.StringIO(sent.file.content.decode()))) == [
        ["day", "what", "which", "count"],
        ["2026-03-11", "chats", "new", "1"],
        ["2026-03-14", "articles", "", "1"],
        ["2026-03-14", "articles", "'=cmd|' /C calc'!A0", "2"],
    ]


def test_bars_are_as_long_as_their_counts() -> None:
    assert bars([0, 1, 50, 100]) == ["", "▏", "▇▇▇▇▇", "▇▇▇▇▇▇▇▇▇▇"]
    assert bars([]) == []
    assert bars([0, 0]) == ["", ""]


def test_names_that_are_no_text_do_not_break_the_table() -> None:
    assert table([("2026-03-14", "articles", "\ud83d", 1)]).endswith(b"articles,?,1\r\n")
