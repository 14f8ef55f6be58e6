"""Saying something to all readers: once to each, whatever happens on the way."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot import broadcast, deliver, publish
from bot.app import House
from storage import broadcasts, chats, outbox
from storage.models import Chat, Stage
from tests.house import Post, SetClock, buttons, fill, opened, reader, say, texts
from tests.make import NOON

ADMIN = 1


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def house(tmp_path: Path, clock: SetClock) -> AsyncIterator[House]:
    async with opened(tmp_path, clock, admin_ids=frozenset({ADMIN})) as parts:
        yield parts


async def readers(house: House, *languages: str) -> None:
    """Readers with a digest tomorrow, numbered from 10."""
    for number, language in enumerate(languages, 10):
        await reader(house, number, language=language, next_digest_at=NOON + timedelta(hours=19))


async def asked(house: House, line: str) -> str:
    return texts(await say(house, line, chat_id=ADMIN, admin=True))


async def sent(house: House) -> list[tuple[int, str]]:
    """Put into the outbox and send what is under way: to whom went what."""
    await broadcast.queue_going(house.db, house.clock)
    arrived = []

    async def post(chat: Chat, reply: object, leaving: object = None, **_: str) -> int:
        await leaving()  # type: ignore[operator]
        arrived.append((chat.id, texts(reply)))  # type: ignore[arg-type]
        return 1

    await deliver.deliver(house.db, post, house.clock)
    return sorted(arrived)


async def test_preview_test_and_send(house: House) -> None:
    await readers(house, "en", "id", "id")
    text = "We move house.\n<b>Really</b> *so*"

    shown = await say(house, f"/broadcast {text}", chat_id=ADMIN, admin=True)
    tested = await say(house, buttons(shown)[0], chat_id=ADMIN, admin=True)

    assert texts(shown) == f"This is what readers would get:\n\n{text}"
    assert [one.label for row in shown.buttons for one in row] == [
        "Test: send to me only", "Send to all 3 readers", "Only Indonesia (2)", "Only English (1)", "Don’t send it",
    ]  # fmt: skip
    assert texts(tested) == text
    assert await sent(house) == []
    assert "On its way" in await asked(house, buttons(shown)[1])
    assert await sent(house) == [(10, text), (11, text), (12, text)]
    assert await asked(house, "/sendout 1") == "Sent to everyone.\n3 sent, 0 waiting, 0 not reached"


async def test_send_to_one_language(house: House) -> None:
    await readers(house, "en", "id")
    await asked(house, "/broadcast Halo")

    await asked(house, "/sendout 1 send id")

    assert await sent(house) == [(11, "Halo")]


async def test_button_pressed_twice_sends_once(house: House) -> None:
    await readers(house, "en")
    await asked(house, "/broadcast Hello")

    for _ in range(2):
        await asked(house, "/sendout 1 send")
        await broadcast.queue_going(house.db, house.clock)

    assert await sent(house) == [(10, "Hello")]


async def test_who_wants_no_digests_and_who_comes_later_gets_none(house: House, clock: SetClock) -> None:
    await readers(house, "en")
    await reader(house, 20, times=(), next_digest_at=None)
    await reader(house, 21, next_digest_at=NOON, stopped="blocked")
    await asked(house, "/broadcast Hello")
    await asked(house, "/sendout 1 send")
    clock.forward(seconds=1)
    await reader(house, 22, next_digest_at=NOON + timedelta(days=1), joined_at=clock.now)

    assert await sent(house) == [(10, "Hello")]


async def test_interrupted_queueing_goes_on_where_it_was(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    await readers(house, *["en"] * 7)
    await asked(house, "/broadcast Hello")
    await asked(house, "/sendout 1 send")
    (going,) = await house.db.read(broadcasts.going)
    await house.db.write(broadcasts.queue, going, broadcast.message(going.text), now=NOON, limit=3)
    monkeypatch.setattr(broadcast, "CHATS_AT_ONCE", 2)

    assert [chat_id for chat_id, _ in await sent(house)] == list(range(10, 17))
    assert await house.db.read(broadcasts.going) == []


async def test_stopping_leaves_what_has_arrived_and_nothing_else(house: House) -> None:
    await readers(house, "en", "en", "en")
    await asked(house, "/broadcast Hello")
    assert "Stop it" not in str(await say(house, "/sendout 1", chat_id=ADMIN, admin=True))
    await asked(house, "/sendout 1 send")
    await broadcast.queue_going(house.db, house.clock)
    (first,) = await house.db.read(outbox.ready, NOON, limit=1)
    await house.db.write(outbox.leave, first.id, first.chat_id)
    await house.db.write(outbox.sent, first.id, telegram_id=1, at=NOON)
    shown = await say(house, "/sendout 1", chat_id=ADMIN, admin=True)

    assert "1 sent, 2 waiting" in texts(shown)
    stopped = await asked(house, buttons(shown)[1])

    assert stopped == "Stopped: no one else will get it.\n1 sent, 0 waiting, 0 not reached"
    assert await sent(house) == []
    assert not await house.db.write(broadcasts.cancel, 1)


async def test_stopped_while_it_is_put_into_the_outbox_goes_no_further(house: House) -> None:
    await readers(house, "en", "en", "en")
    await asked(house, "/broadcast Hello")
    await asked(house, "/sendout 1 send")
    (going,) = await house.db.read(broadcasts.going)
    await asked(house, "/sendout 1 cancel")

    assert await house.db.write(broadcasts.queue, going, broadcast.message("Hello"), now=NOON, limit=5) == 0
    found = await house.db.read(broadcasts.get, 1)
    assert found is not None
    assert found.stage == Stage.CANCELLED


async def test_draft_that_is_dropped_cannot_be_sent(house: House) -> None:
    await readers(house, "en")
    await asked(house, "/broadcast Hello")

    assert "Stopped" in await asked(house, "/sendout 1 cancel")
    assert "Stopped" in await asked(house, "/sendout 1 send")
    assert await sent(house) == []


async def test_broadcasts_take_no_digests_place(house: House, clock: SetClock) -> None:
    await fill(house)
    for number, due_at in enumerate((NOON, NOON - timedelta(seconds=1), NOON - timedelta(seconds=2)), 10):
        await reader(house, number, next_digest_at=due_at)
    for number in (1, 2, 3):
        await asked(house, f"/broadcast Hello {number}")
        await asked(house, f"/sendout {number} send")

    await broadcast.queue_going(house.db, house.clock)

    assert await publish.queue_due(house.db, clock.now) == 3
    assert len(await sent(house)) == 12


async def test_reader_who_cannot_be_reached_is_counted(house: House) -> None:
    from bot.ports import Gone

    await readers(house, "en", "en")
    await asked(house, "/broadcast Hello")
    await asked(house, "/sendout 1 send")
    await broadcast.queue_going(house.db, house.clock)

    await deliver.deliver(house.db, Post(orders=[Gone("blocked")]), house.clock)

    assert "1 sent, 0 waiting, 1 not reached" in await asked(house, "/sendout 1")


async def test_moved_chat_gets_it_once(house: House) -> None:
    await readers(house, "en")
    await asked(house, "/broadcast Hello")
    await asked(house, "/sendout 1 send")
    await broadcast.queue_going(house.db, house.clock)

    await house.db.write(chats.move, 10, -1_000_000_000_010)

    assert await sent(house) == [(-1_000_000_000_010, "Hello")]


@pytest.mark.parametrize("text", ["", "x" * 3501])
async def test_nothing_and_too_much_is_refused(house: House, text: str) -> None:
    assert "at most 3,500 letters" in await asked(house, f"/broadcast {text}")


async def test_long_text_arrives_whole(house: House) -> None:
    await readers(house, "en")
    await asked(house, f"/broadcast {'word ' * 600}end")
    await asked(house, "/sendout 1 send")

    ((_, text),) = await sent(house)
    assert text == f"{'word ' * 600}end"


@pytest.mark.parametrize("line", ["/sendout", "/sendout x", "/sendout 7 send", "/sendout 99999999999999999999 send"])
async def test_unknown_broadcast_is_refused(house: House, line: str) -> None:
    assert "no such message" in await asked(house, line)
