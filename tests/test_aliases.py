"""Admins' own names for topics."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import House
from tests.house import fill, opened, report, say


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as house:
        yield house


async def alias(house: House, words: str = "") -> str:
    return (await say(house, f"/alias {words}".strip(), admin=True)).pages[0].text


async def test_name_stands_for_a_topic_until_it_is_dropped(house: House) -> None:
    await fill(house, report(1, "Peninsula talks", concepts=frozenset({"country:KR"})))

    assert await alias(house, "The  Peninsula = korea") == "“The  Peninsula” now stands for “korea”."
    assert "Peninsula talks" in (await say(house, "/topic the peninsula")).pages[0].text
    assert "the peninsula = korea" in await alias(house)

    assert await alias(house, "the peninsula =") == "“the peninsula” stands for itself again."
    assert (
        await alias(house, "the peninsula =")
        == "“the peninsula” doesn’t stand for anything else. See all names: /alias"
    )
    assert (await alias(house)).startswith("No name stands for a topic yet.")


@pytest.mark.parametrize("words", ["korea", "= korea"])
async def test_what_is_no_alias_is_answered_with_how_to_write_one(house: House, words: str) -> None:
    assert await alias(house, words) == "Write for example /alias kpop = korea music — and /alias kpop = to drop it."


async def test_only_admins_name_topics(house: House) -> None:
    assert "those who run this bot" in (await say(house, "/alias a = b")).pages[0].text
