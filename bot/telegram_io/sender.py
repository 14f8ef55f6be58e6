"""Replies → messages, new ones and such as are edited."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from telegram import InputFile
from telegram.constants import ForumTopicLimit
from telegram.error import BadRequest, TelegramError

from bot.commands.command import Desk
from bot.commands.reading import turned
from bot.markup import shorten
from bot.pacing import Priority, Turn
from bot.ports import Clock, Leaving, at_once
from bot.telegram_io.client import Bot
from bot.telegram_io.errors import says_so_already, topic_is_gone, translated
from bot.telegram_io.text import NO_PREVIEW, entities, keyboard
from storage import screens, threads
from storage.models import Chat, Reply, Screen

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sender:
    """Puts replies before chats: `Send` of the ports. Pages beyond the first are kept, to be turned to."""

    bot: Bot
    desk: Desk
    clock: Clock
    priority: Priority = Priority.DIGEST

    async def __call__(self, chat: Chat, reply: Reply, leaving: Leaving = at_once, *, topic: str = "") -> int:
        """Send the first page; the id of the message. Raises Gone, Moved, TryLater and Refused.

        Where the chat's forum topic is gone or closed, the message goes to the chat itself, now and from now on.
        What belongs to a followed topic opens a thread for it where there is none yet.
        """
        shown, screen_id = await self._opened(chat, reply)
        if topic and chat.threads:
            chat = replace(chat, thread_id=await self._thread(chat, topic))
        message_id = await self._sent(chat, shown, leaving)
        if screen_id:
            await self.desk.db.write(screens.sent, screen_id, message_id)
        return message_id

    async def _sent(self, chat: Chat, shown: Reply, leaving: Leaving) -> int:
        try:
            try:
                return await self._send(chat, shown, leaving)
            except BadRequest as error:
                if not chat.thread_id or not topic_is_gone(error):
                    raise
                log.info("forum topic is gone chat=%s thread=%s", chat.id, chat.thread_id)
                await self.desk.db.write(threads.gone, chat.id, chat.thread_id)
                return await self._send(replace(chat, thread_id=0), shown, at_once)
        except TelegramError as error:
            raise translated(error) from error

    async def _thread(self, chat: Chat, topic: str) -> int:
        """The thread of a followed topic, opened if need be; where it may not be opened, the chat's own place.

        A crash between the opening and its being noted opens it once more: a thread too many loses nothing.
        """
        known = await self.desk.db.read(threads.get, chat.id, topic)
        if known:
            return known
        name = shorten(topic[:1].upper() + topic[1:], ForumTopicLimit.MAX_NAME_LENGTH)
        try:
            made = await self.bot.create_forum_topic(chat.id, name, rate_limit_args=Turn(self.priority))
        except BadRequest as error:  # no forum any more, or no right to open topics: the news matter more
            log.info("thread not opened chat=%s reason=%r", chat.id, error.message)
            return chat.thread_id
        except TelegramError as error:
            raise translated(error) from error
        await self.desk.db.write(threads.put, chat.id, topic, made.message_thread_id)
        return made.message_thread_id

    async def _send(self, chat: Chat, shown: Reply, leaving: Leaving) -> int:
        page = shown.pages[0]
        if shown.file:
            message = await self.bot.send_document(
                chat.id,
                InputFile(shown.file.content, filename=shown.file.name),
                caption=page.text,
                message_thread_id=chat.thread_id or None,
                rate_limit_args=Turn(self.priority, leaving),
            )
            return message.message_id
        message = await self.bot.send_message(
            chat.id,
            page.text,
            entities=entities(page),
            reply_markup=keyboard(shown.buttons),
            link_preview_options=NO_PREVIEW,
            message_thread_id=chat.thread_id or None,
            rate_limit_args=Turn(self.priority, leaving),
        )
        return message.message_id

    async def _opened(self, chat: Chat, reply: Reply) -> tuple[Reply, int]:
        """The first page with its buttons, and the screen by which the reply is kept, 0 where it is not."""
        if len(reply.pages) == 1 and not reply.cards and not chat.channel:
            return reply, 0
        screen_id = await self.desk.db.write(screens.keep, chat.id, reply, at=self.clock())
        return _page(chat, reply, screen_id, 0), screen_id


@dataclass(frozen=True, slots=True)
class Editor:
    """Has messages that were sent say something else: `Edit` of the ports. Everything else goes first."""

    bot: Bot

    async def __call__(self, chat: Chat, screen: Screen) -> None:
        """Put the screen's page where its message stands; nothing where it stands there. Raises as `Sender` does."""
        shown = _page(chat, screen.reply, screen.id, screen.page or 0)
        page = shown.pages[0]
        try:
            await self.bot.edit_message_text(
                page.text,
                chat_id=chat.id,
                message_id=screen.telegram_id,
                entities=entities(page),
                reply_markup=keyboard(shown.buttons),
                link_preview_options=NO_PREVIEW,
                rate_limit_args=Turn(Priority.EDIT),
            )
        except TelegramError as error:
            if not says_so_already(error):
                raise translated(error) from error


def _page(chat: Chat, reply: Reply, screen_id: int, place: int) -> Reply:
    if chat.channel:  # a tap there would change the post for everybody
        return replace(reply, pages=(reply.pages[place],), buttons=())
    return turned(reply, screen_id, place)
