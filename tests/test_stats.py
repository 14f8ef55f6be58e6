"""Figures for those who run the bot, over a real database."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image

from bot import charts
from bot.app import House
from bot.commands import picture
from bot.commands.stats import bars, table
from storage import articles, figures, sources
from storage.database import Tables
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
        "Articles per day:\n03-08  0\n03-09  0\n03-10  0\n03-11  0\n03-12 ▇▇▇▇▇▇▇▇▇▇ 4\n03-13  0\n03-14 ▇▇▇▇▇ 2"
    )
    assert buttons(shown) == ["/stats csv", "/stats picture"]


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


WORDS = charts.Words(
    articles="Articles", others="others", readers="readers", digests="digests", delivered="%", seconds="seconds"
)


async def test_last_days_are_drawn_as_a_picture(house: House) -> None:
    await fill(house, report(1), report(2))
    await reader(house, 8)

    sent = await say(house, "/stats picture", admin=True)

    assert sent.file is not None
    assert sent.file.name == "newsdigest-2026-03-14.png"
    assert colours(sent.file.content) > 2


def test_picture_of_many_sources_and_deliveries_is_more_colourful_than_one_of_nothing() -> None:
    days = [date(2026, 3, day) for day in (13, 14)]
    full = charts.Days(
        days=days,
        articles={f"_Source $ {number}": [number, 1] for number in range(9, 0, -1)},
        readers=[1, 2],
        digests=[1, 1],
        delivered=[None, 50.0],
        seconds=[None, 3],
    )
    empty = charts.Days(
        days=days, articles={}, readers=[0, 0], digests=[0, 0], delivered=[None] * 2, seconds=[None] * 2
    )

    assert colours(charts.picture(full, [WORDS])) > colours(charts.picture(empty, [WORDS]))


def test_picture_speaks_in_words_that_there_are_letters_for() -> None:
    nothing = charts.Days(
        days=[date(2026, 3, 14)], articles={}, readers=[0], digests=[0], delivered=[None], seconds=[None]
    )

    assert charts.picture(nothing, [replace(WORDS, articles="\U000e0fff"), WORDS]) == charts.picture(nothing, [WORDS])


def test_sources_beyond_the_largest_are_drawn_together() -> None:
    shown = charts.stacked({str(number): [number, 1] for number in range(9, 0, -1)}, "others")

    assert list(shown) == ["9", "8", "7", "6", "5", "4", "others"]
    assert shown["others"] == [6, 3]


async def test_without_the_extra_no_picture_is_offered_and_its_command_says_how(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)

    assert buttons(await say(house, "/stats", admin=True)) == ["/stats csv"]
    assert "pip install '.[plots]'" in texts(await say(house, "/stats picture", admin=True))


async def test_picture_that_takes_too_long_is_given_up(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "SECONDS", 0.01)

    assert "couldn’t be drawn" in texts(await say(house, "/stats picture", admin=True))


async def test_digests_are_counted_with_what_became_of_them(house: House) -> None:
    await reader(house, 7)
    await reader(house, 8, stopped="blocked")
    await house.db.write(put_digests, int(NOON.timestamp()))

    since = NOON - timedelta(days=1)
    assert await house.db.read(figures.deliveries, since) == [("2026-03-14", 2, 2, 1)]
    assert await house.db.read(figures.waits, since) == [("2026-03-14", 4, 2)]
    sent = await say(house, "/stats picture", admin=True)
    assert sent.file is not None
    assert colours(sent.file.content) > 2


def put_digests(tables: Tables, due: int) -> None:
    """Of one reader two messages sent and one failed; one failed of who has left."""
    for chat_id, states in ((7, ("sent", "sent", "failed")), (8, ("failed",))):
        digest_id = tables.execute(
            "insert into digests (chat_id, due_at, queued_at) values (?, ?, ?) returning id", [chat_id, due, due]
        ).fetchone()[0]
        for page, state in enumerate(states):
            tables.execute(
                "insert into messages (digest_id, page, reply, state, not_before, sent_at) values (?, ?, '', ?, 0, ?)",
                [digest_id, page, state, due + 4 if state == "sent" else None],
            )


def test_median_is_what_half_the_messages_took() -> None:
    assert picture.medians([("a", 1, 1), ("a", 5, 3), ("b", 2, 3), ("b", 9, 1)]) == {"a": 5, "b": 2}
    assert picture.share(3, 1) == 75
    assert picture.share(0, 0) is None


def colours(png: bytes) -> int:
    """How many colours cover a picture of the size that was meant."""
    image = Image.open(io.BytesIO(png))
    assert image.size == (900, 1500)
    assert image.format == "PNG"
    found = image.convert("RGB").getcolors(2**24)
    return sum(count > 500 for count, _ in found or ())
