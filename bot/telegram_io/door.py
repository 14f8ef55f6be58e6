"""Updates → what was asked, by whom and where."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from telegram import (
    CallbackQuery,
    ChatMember,
    ChatMemberUpdated,
    Document,
    MaybeInaccessibleMessage,
    Message,
    MessageOriginChannel,
    Update,
)
from telegram import Chat as TelegramChat
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler, ChatMemberHandler, InlineQueryHandler, MessageHandler, filters

from bot import commands
from bot.ports import Gone, Moved, Refused, TryLater
from bot.sources import opml
from bot.telegram_io.client import App
from bot.telegram_io.conversation import Asked, Conversation
from bot.telegram_io.rooms import hello, introduction, shared
from storage import chats

log = logging.getLogger(__name__)

INLINE_SECONDS = 60  # for which Telegram may answer the same inline query by itself


@dataclass(frozen=True, slots=True)
class Door:
    """Takes updates in: finds out what is asked, by whom and where."""

    conversation: Conversation

    def open(self, app: App) -> None:
        """Register the handlers."""
        app.add_handler(MessageHandler(filters.Document.ALL & filters.UpdateType.MESSAGE, self.on_document))
        app.add_handler(
            MessageHandler((filters.TEXT | filters.FORWARDED) & filters.UpdateType.MESSAGE, self.on_message)
        )
        app.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, self.on_migration))
        app.add_handler(CallbackQueryHandler(self.on_press))
        app.add_handler(InlineQueryHandler(self.on_inline))
        said = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL
        app.add_handler(MessageHandler(said, self.on_anything))
        app.add_handler(ChatMemberHandler(self.on_membership, ChatMemberHandler.MY_CHAT_MEMBER))

    async def on_message(self, update: Update, _: object) -> None:
        message, user, chat = update.effective_message, update.effective_user, update.effective_chat
        assert message is not None
        assert chat is not None
        line = message.text or ""
        channel = _channel(message) if chat.type == TelegramChat.PRIVATE else ""
        if user is None or not (channel or self._is_for_us(chat, line)):
            return
        if channel and await self.conversation.is_admin(user):
            await self.conversation.in_turn(chat, user, Asked("addsource", f"@{channel}", thread_id=_thread(message)))
        elif line:
            await self.conversation.in_turn(chat, user, Asked(*commands.parse(line), thread_id=_thread(message)))

    async def on_anything(self, update: Update, _: object) -> None:
        """A place is a time zone, words below a picture are words; all else is answered by what can be done."""
        message, user, chat = update.effective_message, update.effective_user, update.effective_chat
        assert message is not None
        assert chat is not None
        if user is None:
            return
        place = message.location or (message.venue.location if message.venue else None)
        if place:
            asked = Asked("timezone", f"{place.latitude:.4f} {place.longitude:.4f}")
        else:
            asked = Asked(*commands.parse(message.caption)) if message.caption else Asked("odd", "")
        await self.conversation.in_turn(chat, user, asked)

    async def on_inline(self, update: Update, _: object) -> None:
        """Somebody types the bot's name and some words in any chat."""
        query = update.inline_query
        assert query is not None
        own = TelegramChat(query.from_user.id, TelegramChat.PRIVATE)
        try:
            request = await self.conversation.request(own, query.from_user, Asked("search", query.query))
            await query.answer(await shared(request), cache_time=INLINE_SECONDS, is_personal=True)
        except TelegramError as error:
            log.info("inline query not answered reason=%r", error.message)

    async def on_document(self, update: Update, _: object) -> None:
        """A file that an admin sends is a list of sources; in a group files are none of ours."""
        message, user, chat = update.effective_message, update.effective_user, update.effective_chat
        assert message is not None
        assert chat is not None
        if user is None or message.document is None or chat.type != TelegramChat.PRIVATE:
            return
        content = await _content(message.document) if await self.conversation.is_admin(user) else b""
        await self.conversation.in_turn(
            chat, user, Asked("importsources", message.document.file_name or "", content, _thread(message))
        )

    async def on_press(self, update: Update, _: object) -> None:
        query = update.callback_query
        assert query is not None
        chat = update.effective_chat
        name, words = commands.parse(query.data or "")
        if chat is None or name not in commands.BY_NAME:
            await _answered(query)
            return
        # The spinner on the button ends at once; the answer itself may take a moment.
        asked = Asked(name, words, thread_id=_thread(query.message))
        await asyncio.gather(_answered(query), self.conversation.in_turn(chat, query.from_user, asked, query))

    async def on_migration(self, update: Update, _: object) -> None:
        """A group became a supergroup: it keeps everything under its new id."""
        message = update.effective_message
        assert message is not None
        if message.migrate_to_chat_id:
            await self.conversation.desk.db.write(chats.move, message.chat_id, message.migrate_to_chat_id)

    async def on_membership(self, update: Update, _: object) -> None:
        """Blocked: the chat gets nothing more until it speaks again. Removed from a group: it is forgotten."""
        change: ChatMemberUpdated | None = update.my_chat_member
        assert change is not None
        if change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT):
            if change.chat.type == TelegramChat.PRIVATE:
                await self.conversation.desk.db.write(chats.stop, change.chat.id, "the bot was removed or blocked")
            else:
                await self.conversation.desk.db.write(chats.forget, change.chat.id)
        elif introduction(change):
            request = await self.conversation.request(change.chat, change.from_user, Asked("start", ""))
            try:
                await self.conversation.answers(request.chat, hello(request))
            except (Gone, Moved, TryLater, Refused) as error:
                log.info("no introduction chat=%s reason=%r", change.chat.id, str(error))

    def _is_for_us(self, chat: TelegramChat, line: str) -> bool:
        """In private everything is; in a group only commands, and those that name no other bot."""
        addressed = line.split(maxsplit=1)[0].partition("@")[2] if line.strip() else ""
        if (
            addressed
            and line.startswith("/")
            and addressed.casefold() != self.conversation.answers.bot.username.casefold()
        ):
            return False
        return chat.type == TelegramChat.PRIVATE or line.startswith("/")


def _channel(message: Message) -> str:
    """The name of the public channel that a post was forwarded from, if it was."""
    origin = message.forward_origin
    return (origin.chat.username or "") if isinstance(origin, MessageOriginChannel) else ""


async def _content(document: Document) -> bytes:
    """What is in a file; nothing where it is too large for a list or cannot be had."""
    if (document.file_size or 0) > opml.LONGEST:
        return b""
    try:
        file = await document.get_file()
        return bytes(await file.download_as_bytearray())
    except TelegramError as error:
        log.warning("document not fetched reason=%r", error.message)
        return b""


async def _answered(query: CallbackQuery) -> None:
    try:
        await query.answer()
    except TelegramError as error:
        log.info("callback too old to answer reason=%r", error.message)


def _thread(message: MaybeInaccessibleMessage | None) -> int:
    """The forum topic in which a message stands; 0: none."""
    if not isinstance(message, Message) or not message.is_topic_message:
        return 0
    return message.message_thread_id or 0
