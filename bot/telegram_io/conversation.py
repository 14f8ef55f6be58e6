"""One chat's commands, one after the other: what was asked → Request → Reply → before the chat."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from weakref import WeakValueDictionary

from telegram import CallbackQuery, ChatMember, User
from telegram import Chat as TelegramChat
from telegram.error import BadRequest

from bot import commands, locales
from bot.budget import Budget, Verdict
from bot.commands.command import Desk, Request, number
from bot.commands.invites import is_let_in
from bot.ports import Clock, Gone, Moved, Refused, TryLater
from bot.render import notice
from bot.schedule import following
from bot.telegram_io.errors import says_so_already
from bot.telegram_io.rooms import ONLY_IN_TELEGRAM
from bot.telegram_io.sender import Sender
from bot.telegram_io.text import NO_PREVIEW, entities, keyboard
from storage import admins, chats, screens
from storage.models import Chat, Reply

log = logging.getLogger(__name__)


class Asked(NamedTuple):
    """A command with what follows its name, the content of a file that was sent, the forum topic where it was asked."""

    name: str
    words: str
    document: bytes = b""
    thread_id: int = 0


@dataclass(frozen=True, slots=True)
class Conversation:
    """Has what was asked answered, and puts the answer before the chat."""

    desk: Desk
    clock: Clock
    answers: Sender
    pauses: tuple[float, ...] = (0.5, 2.0)  # seconds between the attempts at one answer
    budget: Budget = field(default_factory=Budget)
    _turns: WeakValueDictionary[int, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    async def in_turn(self, chat: TelegramChat, user: User, asked: Asked, query: CallbackQuery | None = None) -> None:
        """One chat's commands one after the other, so that two quick changes do not undo each other."""
        verdict = self.budget.spend(user.id, self.clock())
        if verdict is Verdict.IGNORE:
            return
        turn, name = self._turns.setdefault(chat.id, asyncio.Lock()), asked.name
        if verdict is Verdict.TELL:
            name = "flood"
        async with turn:
            request = await self.request(chat, user, asked)
            place = replace(request.chat, thread_id=asked.thread_id)  # answered in the forum topic where it was asked
            try:
                reply = await self._reply(chat, request, name)
                await self._show(place, reply, name, query)
            except Gone as gone:
                await self.desk.db.write(chats.stop, chat.id, str(gone))
            except Moved as moved:
                await self.desk.db.write(chats.move, chat.id, moved.to)
                await self.answers(replace(place, id=moved.to), reply)
            except (TryLater, Refused) as error:
                log.warning("answer lost chat=%s command=%s reason=%r", chat.id, name, str(error))
            except Exception:
                log.exception("command failed chat=%s command=%s", chat.id, name)
                await self._apologise(request, place)

    async def request(self, chat: TelegramChat, user: User, asked: Asked) -> Request:
        """Who asks, with what is known of the chat; one that had stopped is there again, since it speaks."""
        db = self.desk.db
        stored = await db.read(chats.get, chat.id)
        if stored and stored.stopped:
            due_at = following(stored, self.clock())
            stored = replace(stored, stopped="", next_digest_at=due_at)
            await db.write(chats.save, stored, now=self.clock())
        newcomer = replace(self.desk.newcomer, id=chat.id, language=self._language(user))
        return Request(
            chat=stored or newcomer,
            words=asked.words,
            user_id=user.id,
            now=self.clock(),
            desk=self.desk,
            known=stored is not None,
            admin=await self.is_admin(user),
            document=asked.document,
            thread_id=asked.thread_id,
            has_topics=self._has_topics(chat),
        )

    async def is_admin(self, user: User) -> bool:
        """Whether this person runs the bot."""
        return user.id in self.desk.admin_ids or await self.desk.db.read(admins.is_admin, user.id)

    def _has_topics(self, chat: TelegramChat) -> bool:
        in_private = chat.type == TelegramChat.PRIVATE and self.answers.bot.bot.has_topics_enabled
        return bool(chat.is_forum or in_private)

    def _language(self, user: User) -> str:
        code = user.language_code
        return locales.nearest(code) if code else self.desk.newcomer.language

    async def _reply(self, chat: TelegramChat, request: Request, name: str) -> Reply:
        command = commands.BY_NAME.get(name)
        if command and command.configures and chat.type != TelegramChat.PRIVATE and not await self._runs(chat, request):
            return notice(request.say("group.admins"))
        if name in ONLY_IN_TELEGRAM and is_let_in(request):
            try:
                return await ONLY_IN_TELEGRAM[name](self.answers.bot, request)
            except Refused as refusal:
                return notice(request.say(refusal.key, **refusal.details))
        return await commands.answer(request, name)

    async def _runs(self, chat: TelegramChat, request: Request) -> bool:
        member = await self.answers.bot.get_chat_member(chat.id, request.user_id)
        return member.status in (ChatMember.ADMINISTRATOR, ChatMember.OWNER)

    async def _show(self, chat: Chat, reply: Reply, name: str, query: CallbackQuery | None) -> None:
        command = commands.BY_NAME.get(name)
        if not (query and command and command.in_place and reply.buttons):
            await self._answer(chat, reply)
            return
        page = reply.pages[0]
        try:
            await query.edit_message_text(
                page.text,
                entities=entities(page),
                reply_markup=keyboard(reply.buttons),
                link_preview_options=NO_PREVIEW,
            )
            if query.message:
                await self.desk.db.write(screens.turned, chat.id, query.message.message_id, _turned_to(query))
        except BadRequest as error:
            if says_so_already(error):  # pressed twice: nothing to mend
                log.info("page not turned chat=%s reason=%r", chat.id, error.message)
            else:  # the message is gone or too old to be edited
                await self._answer(chat, reply)

    async def _answer(self, chat: Chat, reply: Reply) -> None:
        """Send an answer, again after a moment as long as it certainly has not arrived."""
        for pause in self.pauses:
            try:
                await self.answers(chat, reply)
            except TryLater as later:
                if later.uncertain or later.after is not None:
                    raise
                await asyncio.sleep(pause)
            else:
                return
        await self.answers(chat, reply)

    async def _apologise(self, request: Request, place: Chat) -> None:
        try:
            await self.answers(place, notice(request.say("error.sorry")))
        except (Gone, Moved, TryLater, Refused) as error:
            log.warning("apology lost chat=%s reason=%r", place.id, str(error))


def _turned_to(query: CallbackQuery) -> int | None:
    """The page of a kept reply that a pressed button turns to; None if it does something else."""
    name, words = commands.parse(query.data or "")
    return number(words.rpartition(" ")[2]) if name == "page" else None
