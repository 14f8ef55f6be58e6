"""What only Telegram has: inline queries, groups that take the bot in, channels to write to, forum topics."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from telegram import Chat as TelegramChat
from telegram import ChatMember, ChatMemberUpdated, InlineQueryResultArticle, InputTextMessageContent
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot import digest
from bot.commands.command import MAX_WORDS, Request, keep, next_digest
from bot.commands.invites import is_let_in
from bot.ports import Refused
from bot.publish import on_the_topic
from bot.render import button, card, notice, offered, rows
from bot.schedule import following
from bot.telegram_io.text import NO_PREVIEW, entities
from bot.text import sentences
from bot.text.words import fold, terms
from storage import articles, chats
from storage.database import TooSlow
from storage.models import Item, Reply

INLINE_RESULTS = 20
_CHANNEL = re.compile(r"@[A-Za-z]\w{3,31}|-\d{5,15}")
_IN = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR)
_OUT = (ChatMember.LEFT, ChatMember.BANNED)

Bot = ExtBot[None]


async def shared(request: Request) -> list[InlineQueryResultArticle]:
    """Cards for any chat: on a topic or with the words that were typed, or the newest; none if that takes long."""
    if not is_let_in(request):
        return []
    say, chat, now = request.say, request.chat, request.now
    try:
        items = await _asked_for(request)
    except TooSlow:
        return []
    found = digest.stories(items, chat.language)[:INLINE_RESULTS]
    results = []
    for story in found:
        text = card(story, say, now)
        results.append(
            InlineQueryResultArticle(
                id=str(story.lead.article.id),
                title=story.lead.article.title or story.lead.article.url,
                description=sentences.joined(story.lead.summary.sentences)[:200],
                input_message_content=InputTextMessageContent(
                    text.text, entities=entities(text), link_preview_options=NO_PREVIEW
                ),
            )
        )
    return results


def introduction(change: ChatMemberUpdated) -> bool:
    """Whether a group has just taken the bot in: it introduces itself then, once."""
    is_group = change.chat.type in (TelegramChat.GROUP, TelegramChat.SUPERGROUP)
    return is_group and change.new_chat_member.status in _IN and change.old_chat_member.status in _OUT


def hello(request: Request) -> Reply:
    """What the bot says of itself to a group."""
    return notice(request.say("group.hello"), rows(offered(request.say, "start", "settings", "help")))


async def connected(bot: Bot, request: Request) -> Reply:
    """Have a channel get digests as the asking chat has them: `/connect @name`; `/connect @name off` ends it.

    Only for who administers the channel, and only where the bot may post. Raises Refused.
    """
    name, _, rest = request.words.partition(" ")
    if not _CHANNEL.fullmatch(name):
        raise Refused("connect.how")
    where: str | int = int(name) if name.startswith("-") else name
    try:
        member = await bot.get_chat_member(where, request.user_id)
        me = await bot.get_chat_member(where, bot.id)
        channel = await bot.get_chat(where)
    except TelegramError as error:
        raise Refused("connect.unknown", name=name) from error
    if member.status not in (ChatMember.ADMINISTRATOR, ChatMember.OWNER):
        raise Refused("connect.admins", name=name)
    if rest.casefold() == "off":
        await request.desk.db.write(chats.forget, channel.id)
        return notice(request.say("connect.off", name=name))
    if me.status not in (ChatMember.ADMINISTRATOR, ChatMember.OWNER):
        raise Refused("connect.rights", name=name)
    times = request.chat.times or request.desk.newcomer.times
    due_at = following(replace(request.chat, times=times), request.now)
    made = replace(
        request.chat,
        id=channel.id,
        times=times,
        next_digest_at=due_at,
        stopped="",
        channel=True,
        length="short",
        thread_id=0,
        joined_at=request.now,
    )
    await request.desk.db.write(chats.save, made, now=request.now)
    when = next_digest(replace(request, chat=made))
    end = rows([button(request.say("connect.end"), f"/connect {name} off")])
    return notice(sentences.joined((request.say("connect.done", name=name), when)), end)


async def threaded(bot: Bot, request: Request) -> Reply:
    """Have the news on each followed topic in a forum topic of its own: `/threads on`, `/threads off`.

    Raises Refused where the chat has no topics, or the bot may not open any.
    """
    say, wanted = request.say, fold(request.words)
    if wanted == "on":
        await _check_topics(bot, request)
    if wanted in ("on", "off"):
        request = replace(request, chat=await keep(request, threads=wanted == "on"))
        done = say("threads.on") if request.chat.threads else say("threads.off")
        said = (done, next_digest(request))
    else:
        said = (say("threads.how"), say("threads.are_on") if request.chat.threads else say("threads.are_off"))
    off, on = button(say("threads.turn_off"), "/threads off"), button(say("threads.turn_on"), "/threads on")
    topics = button(say("settings.to_topics"), "/topics")
    return notice(sentences.joined(said), rows([off if request.chat.threads else on, topics], width=2))


async def _check_topics(bot: Bot, request: Request) -> None:
    if not request.has_topics:
        raise Refused("threads.no_topics")
    if request.chat.id > 0:  # in private the bot's owner has switched them on, and no right is needed
        return
    me = await bot.get_chat_member(request.chat.id, bot.id)
    if not getattr(me, "can_manage_topics", False):
        raise Refused("threads.rights")


ONLY_IN_TELEGRAM: Mapping[str, Callable[[Bot, Request], Awaitable[Reply]]] = {"connect": connected, "threads": threaded}
"""The commands that Telegram itself must be asked about, by name; their rows stand with the others."""


async def _asked_for(request: Request) -> list[Item]:
    db, words = request.desk.db, request.words[:MAX_WORDS]
    reports = INLINE_RESULTS * 2
    if not words:
        return await db.read(articles.latest, limit=reports)
    return await on_the_topic(db, words, limit=reports) or await db.read(articles.search, terms(words), limit=reports)
