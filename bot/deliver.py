"""The last step of the way: what waits in the outbox → a chat, and back into the outbox how it went.

It may stop at any moment and be started again. A message is SENDING only from the moment its turn has come, right
before its request leaves: so whatever ends the program leaves very few in doubt, and those that only stood in line
are simply still waiting.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import timedelta

from bot.ports import Clock, Gone, Moved, Refused, Send, TryLater, Withdrawn
from bot.schedule import awake
from storage import chats, outbox
from storage.database import Database
from storage.models import Message

log = logging.getLogger(__name__)

AT_ONCE = 40  # messages in hand; the pace is the pacer's: at 28 a second enough for answers that take a second
GIVE_UP_AFTER = timedelta(hours=24)  # from when the digest was due: by then the next one is there
_FIRST_PAUSE = timedelta(seconds=1)
_PAUSE_IN_DOUBT = timedelta(seconds=2)  # what cut one answer off may well cut the next one off too
_LONGEST_PAUSE = timedelta(minutes=5)


@dataclass(slots=True)
class Delivery:
    """What one round of sending has in hand."""

    db: Database
    send: Send
    clock: Clock
    arrived: int = 0
    in_hand: dict[asyncio.Task[None], int] = field(default_factory=dict)
    left: set[int] = field(default_factory=set)

    async def take_up(self) -> bool:
        """Take up as many messages as there is room for. False if there is nothing more that may go now."""
        room = AT_ONCE - len(self.in_hand)
        ready = await self.db.read(outbox.ready, self.clock(), limit=room, beside=self.in_hand.values())
        for message in ready:
            self.in_hand[asyncio.create_task(self.hand_over(message))] = message.id
        return len(ready) == room

    async def settle(self) -> None:
        """Wait until at least one message in hand is dealt with."""
        done, _ = await asyncio.wait(self.in_hand, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            self.left.discard(self.in_hand.pop(task))
            task.result()

    async def let_go(self) -> None:
        """Finish the sends whose requests have left, so that what arrived is known to have arrived; drop the others."""
        for task, message_id in self.in_hand.items():
            if message_id not in self.left:
                task.cancel()
        if self.in_hand:
            await asyncio.wait(self.in_hand)

    async def hand_over(self, message: Message) -> None:
        """Send one message and record how it went."""
        try:
            chat = await self.db.read(chats.get, message.chat_id)
            if chat is None:
                return  # forgotten or moved a moment ago: the outbox knows
            if (wakes_at := awake(chat, self.clock())) > self.clock():
                await self.db.write(outbox.retry, message.id, not_before=wakes_at, error="quiet hours")
                return
            telegram_id = await self.send(chat, message.reply, lambda: self._leave(message), topic=message.topic)
        except Withdrawn:
            log.info("message withdrawn message=%s", message.id)
        except Gone as gone:
            await self.db.write(outbox.gone, message.id, message.chat_id, str(gone))
            log.info("chat stopped chat=%s reason=%r", message.chat_id, str(gone))
        except Moved as moved:
            await self.db.write(outbox.moved, message.id, message.chat_id, moved.to, now=self.clock())
            log.info("chat moved chat=%s to=%s", message.chat_id, moved.to)
        except TryLater as later:
            await self._postpone(message, later)
        except Refused as refused:
            reason = str(refused.details.get("reason", refused.key))
            await self.db.write(outbox.fail, message.id, error=reason, refused=True)
            log.error("message refused message=%s reason=%r: admins see its text with /missed", message.id, reason)
        except Exception:
            await self.db.write(outbox.fail, message.id, error="an error of the bot's own, see the log")
            log.exception("sending failed message=%s", message.id)
        else:
            await self.db.write(outbox.sent, message.id, telegram_id=telegram_id, at=self.clock())
            self.arrived += 1

    async def _leave(self, message: Message) -> None:
        self.left.add(message.id)
        if not await self.db.write(outbox.leave, message.id, message.chat_id):
            raise Withdrawn

    async def _postpone(self, message: Message, later: TryLater) -> None:
        now = self.clock()
        if now - message.due_at > GIVE_UP_AFTER:
            await self.db.write(outbox.fail, message.id, error=f"given up after a day: {later}")
            return
        not_before = now + pause(message.attempts, later)
        await self.db.write(outbox.retry, message.id, not_before=not_before, error=str(later), doubtful=later.uncertain)


async def deliver(db: Database, send: Send, clock: Clock) -> int:
    """Send what waits in the outbox, until nothing may go at the moment; the number of messages that arrived."""
    delivery = Delivery(db, send, clock)
    try:
        while True:
            while len(delivery.in_hand) < AT_ONCE and await delivery.take_up():
                pass
            if not delivery.in_hand:
                return delivery.arrived
            await delivery.settle()
    finally:
        await delivery.let_go()


def pause(attempts: int, later: TryLater) -> timedelta:
    """How long to wait after so many attempts before this one: as asked, or ever longer."""
    if later.after is not None:
        return later.after
    longer: timedelta = min(_FIRST_PAUSE * 2 ** min(attempts, 16), _LONGEST_PAUSE)
    return max(longer, _PAUSE_IN_DOUBT) if later.uncertain else longer
