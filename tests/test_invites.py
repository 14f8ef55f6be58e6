"""Who is let in and who runs the bot, over a real database."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import commands
from bot.app import House
from storage import admins, chats, facts, invites
from tests.house import SetClock, buttons, fill, opened, reader, say, texts

OWNER, EDITOR, STRANGER, GROUP = 1, 2, 3, -100
NEEDED = "This bot is by invitation only: ask whoever runs it for a link."


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def house(tmp_path: Path, clock: SetClock) -> AsyncIterator[House]:
    async with opened(tmp_path, clock, access="invite", admin_ids=frozenset({OWNER})) as parts:
        await parts.db.write(facts.put, facts.OWN_ADDRESS, "https://t.me/a_bot")
        yield parts


async def link(house: House, line: str = "/invite") -> str:
    """What an owner's invitation has somebody say."""
    found = re.search(r"\?start=(invite_\S+)", texts(await say(house, line, chat_id=OWNER, admin=True)))
    assert found
    return f"/start {found[1]}"


@pytest.mark.parametrize("command", sorted(c.name for c in commands.ALL if not c.uninvited))
async def test_who_is_not_let_in_gets_one_sentence_for_every_command(house: House, command: str) -> None:
    assert texts(await say(house, f"/{command} 1", chat_id=STRANGER)) == NEEDED


async def test_who_is_not_let_in_may_claim_the_bot(house: House) -> None:
    assert "That code doesn’t work" in texts(await say(house, "/claim x", chat_id=STRANGER))


@pytest.mark.parametrize("line", ["ferry", "/nonsense"])
async def test_other_words_of_a_strangers_get_the_same_sentence(house: House, line: str) -> None:
    assert texts(await say(house, line, chat_id=STRANGER)) == NEEDED


async def test_link_lets_in_once(house: House) -> None:
    await fill(house)
    line = await link(house)

    assert "Welcome" in texts(await say(house, line, chat_id=STRANGER))
    assert "Story" in texts(await say(house, "/latest", chat_id=STRANGER))
    assert "no longer valid" in texts(await say(house, line, chat_id=4))
    assert texts(await say(house, "/latest", chat_id=4)) == NEEDED


async def test_link_for_several_counts_each_chat_once(house: House) -> None:
    line = await link(house, "/invite 2")

    for chat_id in (STRANGER, STRANGER, GROUP):
        assert "Welcome" in texts(await say(house, line, chat_id=chat_id))
    assert "no longer valid" in texts(await say(house, line, chat_id=4))


async def test_link_ends_after_a_week(house: House, clock: SetClock) -> None:
    line = await link(house)
    clock.forward(days=7)

    assert "no longer valid" in texts(await say(house, line, chat_id=STRANGER))
    assert await house.db.read(invites.listing, clock.now) == []


async def test_link_can_be_withdrawn(house: House) -> None:
    line = await link(house)
    code = line.removeprefix("/start invite_")

    assert "Withdrawn" in texts(await say(house, f"/invite drop {code}", chat_id=OWNER, admin=True))
    assert "no longer valid" in texts(await say(house, f"/invite drop {code}", chat_id=OWNER, admin=True))
    assert "no longer valid" in texts(await say(house, line, chat_id=STRANGER))


async def test_invitation_has_a_link_for_groups(house: House) -> None:
    made = await say(house, "/invite", chat_id=OWNER, admin=True)

    assert "?startgroup=invite_" in made.buttons[0][0].url
    assert buttons(made)[1].startswith("/invite drop ")


async def test_who_was_there_before_stays(house: House) -> None:
    await reader(house, STRANGER)

    assert "sources" in texts(await say(house, "/sources", chat_id=STRANGER))


async def test_invitation_does_not_change_what_a_reader_has_set(house: House) -> None:
    before = await reader(house, STRANGER, times=("09:00",), follows=("ferry",))
    line = await link(house)

    await say(house, line, chat_id=STRANGER)

    after = await house.db.read(chats.get, STRANGER)
    assert after is not None
    assert (after.times, after.follows) == (before.times, before.follows)
    (left,) = await house.db.read(invites.listing, house.clock())
    assert left.uses_left == 1


@pytest.mark.parametrize("words", ["0", "x", "10001", "-1", "99999999999999999999"])
async def test_wrong_number_of_uses_is_refused(house: House, words: str) -> None:
    assert "from 1 to 10,000" in texts(await say(house, f"/invite {words}", chat_id=OWNER, admin=True))


async def test_where_everybody_is_let_in_links_are_no_hindrance(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        made = texts(await say(house, "/invite", admin=True))

        assert "everyone is let in" in made
        assert "/start invite_" in made  # as long as the bot's name is not known
        assert "Welcome" in texts(await say(house, "/start invite_nonsense", chat_id=STRANGER))


async def test_editor_is_made_by_a_link_and_may_not_do_what_owners_may(house: House) -> None:
    line = await link(house, "/admins add editor")

    await say(house, line, chat_id=EDITOR)

    assert await house.db.read(admins.roles) == {EDITOR: admins.EDITOR}
    assert "1 chat" in texts(await say(house, "/stats", chat_id=EDITOR, admin=True))
    owners = [command.name for command in commands.ALL if command.owner]
    for name in owners:
        assert "Only an owner" in texts(await say(house, f"/{name}", chat_id=EDITOR, admin=True))
    said = texts(await say(house, "/help", chat_id=EDITOR, admin=True))
    assert "/stats" in said
    assert not [name for name in owners if f"/{name} " in said]


async def test_readers_link_makes_nobody_an_admin(house: House) -> None:
    await say(house, await link(house), chat_id=STRANGER)

    assert await house.db.read(admins.roles) == {}


async def test_editor_becomes_owner_by_a_link_and_not_back(house: House) -> None:
    for role in ("editor", "owner", "editor"):
        await say(house, await link(house, f"/admins add {role}"), chat_id=EDITOR)

    assert await house.db.read(admins.roles) == {EDITOR: admins.OWNER}
    assert "/admins" in texts(await say(house, "/help", chat_id=EDITOR, admin=True))


async def test_admins_are_listed_and_removed(house: House) -> None:
    await house.db.write(admins.add, EDITOR, role=admins.EDITOR)

    shown = await say(house, "/admins", chat_id=OWNER, admin=True)
    removed = await say(house, buttons(shown)[0], chat_id=OWNER, admin=True)

    assert texts(shown) == "Who runs this bot:\n• 1 — owner, by ADMIN_IDS\n• 2 — editor"
    assert texts(removed) == "2 no longer runs this bot."
    assert await house.db.read(admins.roles) == {}
    for line in ("/admins remove 2", "/admins remove x"):
        assert "can’t remove that person" in texts(await say(house, line, chat_id=OWNER, admin=True))
    assert "tap" in texts(await say(house, "/admins nonsense", chat_id=OWNER, admin=True))


async def test_last_owner_stays(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await house.db.write(admins.add, 5)
        await house.db.write(admins.add, EDITOR, role=admins.EDITOR)

        assert "last owner" in texts(await say(house, "/admins remove 5", chat_id=5, admin=True))
        assert await house.db.read(admins.listing) == [EDITOR, 5]
