"""/why says in words why a story was in a digest."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import House
from storage import chats
from tests.house import fill, opened, reader, report, say


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as house:
        yield house


async def test_last_digest_is_explained_story_by_story(house: House) -> None:
    await reader(house, follows=("korea", "fishing"), weights={"economy": 2, "sport": -1})
    ids = await fill(house, report(1, "Korea's economy grows"), report(2, "Feri berlayar", language="id"))
    await house.db.write(chats.mark_seen, 7, ids, now=house.clock())

    text = (await say(house, "/why")).pages[0].text

    assert text.split("\n\n") == [
        "Why you saw this:",
        "Korea's economy grows\n• You follow “korea”.\n• You asked for more of “economy”.\n• It’s in your language."
        "\n• 1 source reports it.\n• The newest report came 1 minute ago.",
        "Feri berlayar\n• 1 source reports it.\n• The newest report came 1 minute ago.",
    ]


async def test_button_under_a_story_explains_that_one(house: House) -> None:
    await reader(house)
    first, _ = await fill(house, report(1, "Korea votes"), report(2, "Another"))

    opened_story = await say(house, f"/more {first}")
    commands = [button.command for row in opened_story.buttons for button in row]

    assert f"/why {first}" in commands
    assert "Korea votes" in (await say(house, f"/why {first}")).pages[0].text
    assert "Another" not in (await say(house, f"/why {first}")).pages[0].text


@pytest.mark.parametrize("words", ["99", "x"])
async def test_story_that_is_not_there_is_said_to_be_gone(house: House, words: str) -> None:
    assert "no longer have that story" in (await say(house, f"/why {words}")).pages[0].text


async def test_who_had_no_digest_is_told_how_to_see_one(house: House) -> None:
    assert "/digest" in (await say(house, "/why")).pages[0].text
