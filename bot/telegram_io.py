"""Telegram in and out: update → Request, Reply → messages. What no other room knows: the Bot API."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, NamedTuple
from weakref import WeakValueDictionary

import httpx
from telegram import (
    BotCommand,
    CallbackQuery,
    ChatMember,
    ChatMemberUpdated,
    Document,
    InputFile,
    MaybeInaccessibleMessage,
    Message,
    MessageOriginChannel,
    Update,
    User,
)
from telegram import Chat as TelegramChat
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseRateLimiter,
    CallbackQueryHandler,
    ChatMemberHandler,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot import commands, locales
from bot.budget import Budget, Verdict
from bot.commands.command import Desk, Request, number
from bot.commands.invites import is_let_in
from bot.commands.reading import turned
from bot.pacing import Priority, Turn
from bot.ports import Clock, Gone, Leaving, Moved, Refused, TryLater, at_once
from bot.render import notice
from bot.schedule import following
from bot.sources import opml
from bot.telegram_rooms import connected, hello, introduction, shared
from bot.telegram_text import NO_PREVIEW, entities, keyboard
from storage import admins, chats, screens
from storage.models import Chat, Reply, Screen

log = logging.getLogger(__name__)

AT_ONCE = 64  # updates answered side by side
UPDATES = ["message", "callback_query", "my_chat_member", "inline_query"]
INLINE_SECONDS = 60  # for which Telegram may answer the same inline query by itself
_GONE = ("chat not found", "user is deactivated", "bot was kicked", "bot was blocked", "peer_id_invalid")
_NOT_MODIFIED = "message is not modified"
_NO_TOPIC = ("message thread not found", "topic_closed", "topic_deleted")
# Failures before the request left: nothing can have been delivered (httpx, exception hierarchy).
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)

Bot = ExtBot[Any]
App = Application[Any, Any, Any, Any, Any, Any]


def build(token: str, api_url: str, limiter: BaseRateLimiter[Any]) -> App:
    """The client, without handlers and without PTB's job queue: gathering has to run without Telegram."""
    builder = ApplicationBuilder().token(token).base_url(f"{api_url}/bot").base_file_url(f"{api_url}/file/bot")
    return builder.rate_limiter(limiter).concurrent_updates(AT_ONCE).job_queue(None).build()


async def set_menu(bot: Bot) -> None:
    """The menu of commands, in each language the bot speaks; English for all others."""
    for code in locales.languages():
        say = locales.voice(code)
        menu = [BotCommand(c.name, say(f"commands.{c.name}")) for c in commands.offered(admin=False)]
        await bot.set_my_commands(menu, language_code=None if code == locales.FALLBACK else code)


@dataclass(frozen=True, slots=True)
class Sender:
    """Puts replies before chats: `Send` of the ports. Pages beyond the first are kept, to be turned to."""

    bot: Bot
    desk: Desk
    clock: Clock
    priority: Priority = Priority.DIGEST

    async def __call__(self, chat: Chat, reply: Reply, leaving: Leaving = at_once) -> int:
        """Send the first page; the id of the message. Raises Gone, Moved, TryLater and Refused.

        Where the chat's forum topic is gone or closed, the message goes to the chat itself, now and from now on.
        """
        shown, screen_id = await self._opened(chat, reply)
        message_id = await self._sent(chat, shown, leaving)
        if screen_id:
            await self.desk.db.write(screens.sent, screen_id, message_id)
        return message_id

    async def _sent(self, chat: Chat, shown: Reply, leaving: Leaving) -> int:
        try:
            try:
                return await self._send(chat, shown, leaving)
            except BadRequest as error:
                if not chat.thread_id or not any(sign in error.message.lower() for sign in _NO_TOPIC):
                    raise
                log.info("forum topic is gone chat=%s thread=%s", chat.id, chat.thread_id)
                await self.desk.db.write(chats.leave_thread, chat.id)
                return await self._send(replace(chat, thread_id=0), shown, at_once)
        except TelegramError as error:
            raise _translated(error) from error

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
            if _NOT_MODIFIED not in error.message.lower():
                raise _translated(error) from error


def _turned_to(query: CallbackQuery) -> int | None:
    """The page of a kept reply that a pressed button turns to; None if it does something else."""
    name, words = commands.parse(query.data or "")
    return number(words.rpartition(" ")[2]) if name == "page" else None


def _page(chat: Chat, reply: Reply, screen_id: int, place: int) -> Reply:
    if chat.channel:  # a tap there would change the post for everybody
        return replace(reply, pages=(reply.pages[place],), buttons=())
    return turned(reply, screen_id, place)


class _Asked(NamedTuple):
    """A command with what follows its name, the content of a file that was sent, the forum topic where it was asked."""

    name: str
    words: str
    document: bytes = b""
    thread_id: int = 0


@dataclass(frozen=True, slots=True)
class Door:
    """Takes updates in: finds out who asks, has the command answered, and hands the answer out."""

    desk: Desk
    clock: Clock
    answers: Sender
    pauses: tuple[float, ...] = (0.5, 2.0)  # seconds between the attempts at one answer
    budget: Budget = field(default_factory=Budget)
    _turns: WeakValueDictionary[int, asyncio.Lock] = field(default_factory=WeakValueDictionary)

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
        if channel and await self._is_admin(user):
            await self._in_turn(chat, user, _Asked("addsource", f"@{channel}", thread_id=_thread(message)))
        elif line:
            await self._in_turn(chat, user, _Asked(*commands.parse(line), thread_id=_thread(message)))

    async def on_anything(self, update: Update, _: object) -> None:
        """A place is a time zone, words below a picture are words; all else is answered by what can be done."""
        message, user, chat = update.effective_message, update.effective_user, update.effective_chat
        assert message is not None
        assert chat is not None
        if user is None:
            return
        place = message.location or (message.venue.location if message.venue else None)
        if place:
            asked = _Asked("timezone", f"{place.latitude:.4f} {place.longitude:.4f}")
        else:
            asked = _Asked(*commands.parse(message.caption)) if message.caption else _Asked("odd", "")
        await self._in_turn(chat, user, asked)

    async def on_inline(self, update: Update, _: object) -> None:
        """Somebody types the bot's name and some words in any chat."""
        query = update.inline_query
        assert query is not None
        own = TelegramChat(query.from_user.id, TelegramChat.PRIVATE)
        try:
            request = await self._request(own, query.from_user, _Asked("search", query.query))
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
        content = await _content(message.document) if await self._is_admin(user) else b""
        await self._in_turn(
            chat, user, _Asked("importsources", message.document.file_name or "", content, _thread(message))
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
        asked = _Asked(name, words, thread_id=_thread(query.message))
        await asyncio.gather(_answered(query), self._in_turn(chat, query.from_user, asked, query))

    async def on_migration(self, update: Update, _: object) -> None:
        """A group became a supergroup: it keeps everything under its new id."""
        message = update.effective_message
        assert message is not None
        if message.migrate_to_chat_id:
            await self.desk.db.write(chats.move, message.chat_id, message.migrate_to_chat_id)

    async def on_membership(self, update: Update, _: object) -> None:
        """Blocked: the chat gets nothing more until it speaks again. Removed from a group: it is forgotten."""
        change: ChatMemberUpdated | None = update.my_chat_member
        assert change is not None
        if change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT):
            if change.chat.type == TelegramChat.PRIVATE:
                await self.desk.db.write(chats.stop, change.chat.id, "the bot was removed or blocked")
            else:
                await self.desk.db.write(chats.forget, change.chat.id)
        elif introduction(change):
            request = await self._request(change.chat, change.from_user, _Asked("start", ""))
            try:
                await self.answers(request.chat, hello(request))
            except (Gone, Moved, TryLater, Refused) as error:
                log.info("no introduction chat=%s reason=%r", change.chat.id, str(error))

    async def _in_turn(self, chat: TelegramChat, user: User, asked: _Asked, query: CallbackQuery | None = None) -> None:
        """One chat's commands one after the other, so that two quick changes do not undo each other."""
        verdict = self.budget.spend(user.id, self.clock())
        if verdict is Verdict.IGNORE:
            return
        turn, name = self._turns.setdefault(chat.id, asyncio.Lock()), asked.name
        if verdict is Verdict.TELL:
            name = "flood"
        async with turn:
            request = await self._request(chat, user, asked)
            try:
                reply = await self._reply(chat, request, name)
                await self._show(request.chat, reply, name, query)
            except Gone as gone:
                await self.desk.db.write(chats.stop, chat.id, str(gone))
            except Moved as moved:
                await self.desk.db.write(chats.move, chat.id, moved.to)
                await self.answers(replace(request.chat, id=moved.to), reply)
            except (TryLater, Refused) as error:
                log.warning("answer lost chat=%s command=%s reason=%r", chat.id, name, str(error))
            except Exception:
                log.exception("command failed chat=%s command=%s", chat.id, name)
                await self._apologise(request)

    async def _request(self, chat: TelegramChat, user: User, asked: _Asked) -> Request:
        db = self.desk.db
        stored = await db.read(chats.get, chat.id)
        if stored and stored.stopped:
            # It speaks, so it is there again.
            due_at = following(stored, self.clock())
            stored = replace(stored, stopped="", next_digest_at=due_at)
            await db.write(chats.save, stored, now=self.clock())
        newcomer = replace(self.desk.newcomer, id=chat.id, language=self._language(user))
        return Request(
            # Answered in the forum topic where it was asked; a setting that is saved there has digests come there.
            chat=replace(stored or newcomer, thread_id=asked.thread_id),
            words=asked.words,
            user_id=user.id,
            now=self.clock(),
            desk=self.desk,
            known=stored is not None,
            admin=await self._is_admin(user),
            document=asked.document,
        )

    async def _is_admin(self, user: User) -> bool:
        return user.id in self.desk.admin_ids or await self.desk.db.read(admins.is_admin, user.id)

    def _language(self, user: User) -> str:
        code = user.language_code
        return locales.nearest(code) if code else self.desk.newcomer.language

    def _is_for_us(self, chat: TelegramChat, line: str) -> bool:
        """In private everything is; in a group only commands, and those that name no other bot."""
        addressed = line.split(maxsplit=1)[0].partition("@")[2] if line.strip() else ""
        if addressed and line.startswith("/") and addressed.casefold() != self.answers.bot.username.casefold():
            return False
        return chat.type == TelegramChat.PRIVATE or line.startswith("/")

    async def _reply(self, chat: TelegramChat, request: Request, name: str) -> Reply:
        command = commands.BY_NAME.get(name)
        if command and command.configures and chat.type != TelegramChat.PRIVATE and not await self._runs(chat, request):
            return notice(request.say("group.admins"))
        if name == "connect" and is_let_in(request):
            try:
                return await connected(self.answers.bot, request)
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
            if _NOT_MODIFIED in error.message.lower():  # pressed twice: nothing to mend
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

    async def _apologise(self, request: Request) -> None:
        try:
            await self.answers(request.chat, notice(request.say("error.sorry")))
        except (Gone, Moved, TryLater, Refused) as error:
            log.warning("apology lost chat=%s reason=%r", request.chat.id, str(error))


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


def _translated(error: TelegramError) -> Exception:
    """Telegram's errors by what they ask of us (Bot API, "Making requests"; python-telegram-bot, telegram.error)."""
    reason = error.message.lower()
    if isinstance(error, RetryAfter):
        pause = error.retry_after
        return TryLater(error.message, after=pause if isinstance(pause, timedelta) else timedelta(seconds=pause))
    if isinstance(error, ChatMigrated):
        return Moved(error.new_chat_id)
    if isinstance(error, Forbidden) or any(sign in reason for sign in _GONE):
        return Gone(error.message)
    if isinstance(error, BadRequest):
        return Refused("error.sorry", reason=error.message)
    cause = error.__cause__
    # An answer that cannot be read tells no more than one that was cut off.
    uncertain = isinstance(cause, (httpx.HTTPError, ValueError)) and not isinstance(cause, _NOT_SENT)
    return TryLater(error.message, uncertain=uncertain)
