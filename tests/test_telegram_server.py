"""The Bot API double behaves as Telegram does, as far as python-telegram-bot's real client can tell."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
from aiohttp import web
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    Message,
    MessageEntity,
    ReactionTypeEmoji,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes
from telegram.request import HTTPXRequest

from tests import telegram_faults as faults
from tests.telegram_limits import Limits
from tests.telegram_server import READER, TelegramServer

GROUP = -5001


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as running:
        yield running


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[Bot]:
    # Without certificates, whose loading takes longer than a test: the double speaks plain HTTP.
    plain, polling = (HTTPXRequest(connection_pool_size=8, httpx_kwargs={"verify": False}) for _ in range(2))
    addresses = {"base_url": server.bot_url, "base_file_url": server.file_url}
    async with Bot(server.token, **addresses, request=plain, get_updates_request=polling) as talking:
        yield talking


def entity(kind: str = "bold", offset: int = 0, length: int = 4, **fields: Any) -> MessageEntity:
    return MessageEntity(kind, offset, length, **fields)


def saying(words: str) -> re.Pattern[str]:
    """For Telegram's own words, which python-telegram-bot hands on with a capital letter."""
    return re.compile(re.escape(words), re.IGNORECASE)


def keyboard(*rows: tuple[str, ...]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=label) for label in row] for row in rows])


# Updates


async def test_person_speaks_and_application_answers(server: TelegramServer) -> None:
    async with running(server) as application:
        application.add_handler(CommandHandler("start", greet))

        server.say("/start now", language="id")
        answer = await server.reply()

    assert answer["text"] == "Hello id"
    assert answer["chat"]["id"] == READER
    assert [message["text"] for message in server.messages()] == ["/start now", "Hello id"]


async def test_pressed_button_reaches_its_handler_and_edits_the_message(server: TelegramServer) -> None:
    async with running(server) as application:
        application.add_handler(CallbackQueryHandler(follow))
        await application.bot.send_message(READER, "Korea", reply_markup=keyboard(("Follow",)))

        query = server.press("Follow", await server.reply())
        edited = await server.reply()

    assert edited["text"] == "Followed"
    assert server.account.queries[query] == {"callback_query_id": query, "text": "Follow"}


async def test_absent_button_cannot_be_pressed(server: TelegramServer, bot: Bot) -> None:
    await bot.send_message(READER, "Korea", reply_markup=keyboard(("Follow",)))

    with pytest.raises(AssertionError, match="no button 'Mute' among"):
        server.press("Mute", await server.reply())


async def test_long_poll_waits_for_an_update_and_offset_acknowledges_it(server: TelegramServer, bot: Bot) -> None:
    polling = asyncio.create_task(bot.get_updates(timeout=5))
    await server.polled()
    server.say("one")
    (first,) = await polling
    server.say("two")

    (again, _) = await bot.get_updates(timeout=0)
    (second,) = await bot.get_updates(offset=first.update_id + 1, timeout=0)

    assert again.update_id == first.update_id
    assert second.message is not None
    assert second.message.text == "two"
    assert await bot.get_updates(offset=second.update_id + 1, timeout=0) == ()


async def test_long_poll_without_an_update_ends_empty(server: TelegramServer) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{server.bot_url}{server.token}/getUpdates", data={"timeout": "0.05"})

    assert answer.json() == {"ok": True, "result": []}


async def test_negative_offset_keeps_the_newest_updates(server: TelegramServer, bot: Bot) -> None:
    for word in ("one", "two", "three"):
        server.say(word)

    (newest,) = await bot.get_updates(offset=-1, timeout=0)

    assert newest.message is not None
    assert newest.message.text == "three"


async def test_only_allowed_kinds_of_updates_are_handed_out(server: TelegramServer, bot: Bot) -> None:
    server.say("hello")
    server.look_up("korea")

    (update,) = await bot.get_updates(timeout=0, allowed_updates=["inline_query"])

    assert update.inline_query is not None
    assert update.inline_query.query == "korea"


async def test_second_poll_ends_the_first_with_a_conflict(server: TelegramServer, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=5))
    await server.polled()

    await bot.get_updates(timeout=0)

    with pytest.raises(Conflict, match=saying("terminated by other getUpdates request")):
        await first


async def test_webhook_gets_the_updates_with_the_secret(server: TelegramServer, bot: Bot) -> None:
    heard: list[tuple[str, str]] = []

    async def hear(request: web.Request) -> web.Response:
        heard.append((request.headers["X-Telegram-Bot-Api-Secret-Token"], (await request.json())["message"]["text"]))
        return web.Response(status=200 if heard[-1][0] == "s3cret" else 403)

    application = web.Application()
    application.router.add_post("/hook", hear)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook", secret_token="s3cret")
    server.say("hello")

    assert await server.deliver(secret="guess") == [403]
    assert (await bot.get_webhook_info()).pending_update_count == 1
    assert await server.deliver() == [200]
    assert heard == [("guess", "hello"), ("s3cret", "hello")]
    with pytest.raises(Conflict, match=saying("webhook is active")):
        await bot.get_updates(timeout=0)
    await bot.delete_webhook()
    assert await bot.get_updates(timeout=0) == ()
    with pytest.raises(BadRequest, match=saying("unallowed characters")):
        await bot.set_webhook("http://127.0.0.1/", secret_token="not allowed")
    await runner.cleanup()


async def test_pending_updates_are_dropped_on_demand(server: TelegramServer, bot: Bot) -> None:
    server.say("old")

    await bot.delete_webhook(drop_pending_updates=True)

    assert await bot.get_updates(timeout=0) == ()


# What a message may hold


@pytest.mark.parametrize(
    ("text", "entities", "refusal"),
    [
        ("", [], "message text is empty"),
        ("  \n", [], "message text is empty"),
        ("a" * 4097, [], "message is too long"),
        ("😀" * 2049, [], "message is too long"),
        ("news", [entity()] * 101, "101 entities"),
        ("news", [entity("shout")], "Unsupported type specified"),
        ("news", [entity(offset=-1)], "incorrect offset -1"),
        ("news", [entity(length=0)], "incorrect length 0"),
        ("news", [entity(offset=1)], "ends after the end of the text at UTF-16 offset 5"),
        ("😀 news", [entity(offset=1)], "begins in a middle of a UTF-16 symbol"),
        ("news 😀", [entity(length=6)], "offset 0 ends in a middle of a UTF-16 symbol"),
        ("news", [entity("text_link")], "entity URL '' is invalid: Wrong HTTP URL"),
        ("news", [entity("text_link", url="javascript:alert(1)")], "is invalid: Wrong HTTP URL"),
        ("news", [entity("text_link", url="https://")], "entity URL 'https://' is invalid"),
        ("news now", [entity(), entity("italic", 2, 4)], "entities cross at UTF-16 offset 2"),
        ("news now", [entity("blockquote", 0, 8), entity("expandable_blockquote")], "blockquote within a blockquote"),
    ],
)
async def test_bad_text_is_refused(bot: Bot, text: str, entities: list[MessageEntity], refusal: str) -> None:
    with pytest.raises(BadRequest, match=saying(refusal)):
        await bot.send_message(READER, text, entities=entities)


async def test_text_at_the_limits_passes(server: TelegramServer, bot: Bot) -> None:
    entities = [
        entity("blockquote", 0, 4096),
        entity("bold", 0, 4),
        entity("text_link", 0, 4, url="https://example.org/"),
        *[entity("italic", offset, 2) for offset in range(4, 198, 2)],
    ]

    preview = LinkPreviewOptions(is_disabled=True)
    sent = await bot.send_message(READER, "😀" * 2048, entities=entities, link_preview_options=preview)

    assert len(sent.entities) == 100
    assert server.messages()[0]["text"] == "😀" * 2048


async def test_parse_mode_is_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match=saying("unsupported parse_mode")):
        await bot.send_message(READER, "<b>news</b>", parse_mode="HTML")


@pytest.mark.parametrize(
    ("rows", "refusal"),
    [
        ([[InlineKeyboardButton("a", callback_data="a")]] * 101, "REPLY_MARKUP_TOO_LONG"),
        ([[InlineKeyboardButton("a", callback_data="a")] * 9], "REPLY_MARKUP_TOO_LONG"),
        ([[InlineKeyboardButton("a", callback_data="é" * 33)]], "BUTTON_DATA_INVALID"),
        ([[InlineKeyboardButton("a", callback_data="")]], "Text buttons are unallowed in the inline keyboard"),
        ([[InlineKeyboardButton("a")]], "Text buttons are unallowed in the inline keyboard"),
        ([[InlineKeyboardButton("", callback_data="a")]], 'Can\'t find field "text"'),
        ([[InlineKeyboardButton("a", callback_data="a", url="https://example.org")]], "Exactly one action"),
        ([[InlineKeyboardButton("a", url="ftp://example.org")]], "inline keyboard button URL 'ftp://example.org'"),
        ([[InlineKeyboardButton("a", api_kwargs={"copy_text": {"text": "a" * 257}})]], "BUTTON_COPY_TEXT_INVALID"),
    ],
)
async def test_bad_keyboard_is_refused(bot: Bot, rows: list[list[InlineKeyboardButton]], refusal: str) -> None:
    with pytest.raises(BadRequest, match=saying(refusal)):
        await bot.send_message(READER, "news", reply_markup=InlineKeyboardMarkup(rows))


async def test_keyboard_at_the_limits_passes(bot: Bot) -> None:
    rows = [[InlineKeyboardButton("a", callback_data="a" * 64)] * 8] * 12
    rows.append([InlineKeyboardButton("a", switch_inline_query="")])

    sent = await bot.send_message(READER, "news", reply_markup=InlineKeyboardMarkup(rows))

    assert sent.reply_markup is not None
    assert len(sent.reply_markup.inline_keyboard) == 13


# A message's life


async def test_edit_changes_the_message_in_place(server: TelegramServer, bot: Bot) -> None:
    sent = await bot.send_message(READER, "news", reply_markup=keyboard(("More",)))

    await bot.edit_message_text("newer", READER, sent.message_id, entities=[entity()])

    (message,) = server.messages()
    assert message["text"] == "newer"
    assert "reply_markup" not in message
    assert [call.result["text"] for call in server.calls[-2:]] == ["news", "newer"]


async def test_edit_without_a_change_is_refused(bot: Bot) -> None:
    sent = await bot.send_message(READER, "news", reply_markup=keyboard(("More",)))

    with pytest.raises(BadRequest, match=saying("message is not modified")):
        await bot.edit_message_text("news", READER, sent.message_id, reply_markup=keyboard(("More",)))
    with pytest.raises(BadRequest, match=saying("message is not modified")):
        await bot.edit_message_reply_markup(READER, sent.message_id, reply_markup=keyboard(("More",)))
    assert await bot.edit_message_reply_markup(READER, sent.message_id, reply_markup=keyboard(("Less",)))


async def test_what_cannot_be_edited_is_refused(server: TelegramServer, bot: Bot) -> None:
    theirs = server.say("mine")

    with pytest.raises(BadRequest, match=saying("message can't be edited")):
        await bot.edit_message_text("yours", READER, theirs["message_id"])
    with pytest.raises(BadRequest, match=saying("message to edit not found")):
        await bot.edit_message_text("news", READER, 999)


async def test_deleted_message_is_gone(server: TelegramServer, bot: Bot) -> None:
    sent = await bot.send_message(READER, "news")

    await bot.delete_message(READER, sent.message_id)

    assert server.messages() == []
    with pytest.raises(BadRequest, match=saying("message to delete not found")):
        await bot.delete_message(READER, sent.message_id)


async def test_message_is_copied_forwarded_and_replied_to(server: TelegramServer, bot: Bot) -> None:
    sent = await bot.send_message(READER, "news", entities=[entity()])

    copied = await bot.copy_message(GROUP, READER, sent.message_id)
    forwarded = await bot.forward_message(GROUP, READER, sent.message_id)
    replied = await bot.send_message(READER, "yes", reply_to_message_id=sent.message_id)

    first, second = server.messages(GROUP)
    assert (first["message_id"], first["entities"]) == (copied.message_id, second["entities"])
    assert forwarded.forward_origin is not None
    assert replied.reply_to_message is not None
    with pytest.raises(BadRequest, match=saying("message to be replied not found")):
        await bot.send_message(READER, "yes", reply_to_message_id=999)


async def test_drafts_actions_and_reactions_are_taken(server: TelegramServer, bot: Bot) -> None:
    theirs = server.say("thanks")

    await bot.send_chat_action(READER, "typing")
    await bot.send_message_draft(READER, 1, "so far")
    await bot.set_message_reaction(READER, theirs["message_id"], "👍")

    assert server.account.drafts == {READER: "so far"}
    assert server.account.reactions[READER, theirs["message_id"]] == [ReactionTypeEmoji("👍").to_dict()]


# Files


async def test_sent_document_can_be_fetched_again(server: TelegramServer, bot: Bot) -> None:
    sent = await bot.send_document(
        READER, b"a,b\n", filename="export.csv", caption="Yours", caption_entities=[entity()]
    )

    assert sent.document is not None
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"a,b\n"
    again = await bot.send_document(READER, sent.document.file_id)
    assert again.document is not None
    assert again.document.file_name == "export.csv"
    with pytest.raises(BadRequest, match=saying("wrong file identifier")):
        await bot.get_file("nowhere")


async def test_photo_has_limits(bot: Bot) -> None:
    assert (await bot.send_photo(READER, b"\xff\xd8", caption="a" * 1024)).photo[0].file_size == 2

    with pytest.raises(BadRequest, match=saying("message caption is too long")):
        await bot.send_photo(READER, b"\xff\xd8", caption="a" * 1025)
    with pytest.raises(NetworkError, match=saying("Request Entity Too Large")):
        await bot.send_photo(READER, b"0" * 10_000_001)


async def test_persons_document_reaches_the_bot(server: TelegramServer, bot: Bot) -> None:
    server.hand_in("feeds.opml", b"<opml/>")

    (update,) = await bot.get_updates(timeout=0)

    assert update.message is not None
    assert update.message.document is not None
    file = await update.message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"<opml/>"


# Queries


async def test_callback_answer_has_limits(server: TelegramServer, bot: Bot) -> None:
    sent = await bot.send_message(READER, "news", reply_markup=keyboard(("More",)))
    query = server.press("More", sent.to_dict())

    with pytest.raises(BadRequest, match=saying("MESSAGE_TOO_LONG")):
        await bot.answer_callback_query(query, "a" * 201)
    with pytest.raises(
        BadRequest, match=saying("query is too old and response timeout expired or query ID is invalid")
    ):
        await bot.answer_callback_query("forged")
    assert await bot.answer_callback_query(query, "a" * 200)


async def test_inline_query_is_answered(server: TelegramServer, bot: Bot) -> None:
    query = server.look_up("korea")
    results = [InlineQueryResultArticle(str(number), "News", InputTextMessageContent("n")) for number in range(51)]

    with pytest.raises(BadRequest, match=saying("RESULTS_TOO_MUCH")):
        await bot.answer_inline_query(query, results, current_offset=None)
    await bot.answer_inline_query(query, results[:50])

    answer = server.account.queries[query]
    assert answer is not None
    assert len(answer["results"]) == 50


# Menu, profile, chats


async def test_menu_is_kept_by_scope_and_language(bot: Bot) -> None:
    private = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([("latest", "Newest"), ("help", "Help")])
    await bot.set_my_commands([("latest", "Terbaru")], scope=private, language_code="id")

    assert await bot.get_my_commands() == (BotCommand("latest", "Newest"), BotCommand("help", "Help"))
    assert await bot.get_my_commands(scope=private, language_code="id") == (BotCommand("latest", "Terbaru"),)
    await bot.delete_my_commands(scope=private, language_code="id")
    assert await bot.get_my_commands(scope=private, language_code="id") == ()


@pytest.mark.parametrize(
    ("commands", "refusal"),
    [
        ([("latest", "Newest")] * 101, "BOT_COMMANDS_TOO_MUCH"),
        ([("Latest", "Newest")], "BOT_COMMAND_INVALID"),
        ([("l" * 33, "Newest")], "BOT_COMMAND_INVALID"),
        ([("latest", "")], "command description must be non-empty"),
        ([("latest", "N" * 257)], "command description length must not exceed 256"),
    ],
)
async def test_bad_menu_is_refused(bot: Bot, commands: list[tuple[str, str]], refusal: str) -> None:
    with pytest.raises(BadRequest, match=saying(refusal)):
        await bot.set_my_commands(commands)


async def test_profile_is_kept_by_language(bot: Bot) -> None:
    await bot.set_my_description("News for you")
    await bot.set_my_description("Berita", language_code="id")
    await bot.set_my_short_description("News")
    await bot.set_my_name("Newsdigest")

    assert (await bot.get_my_description("id")).description == "Berita"
    assert (await bot.get_my_description("ko")).description == "News for you"
    assert (await bot.get_my_short_description()).short_description == "News"
    assert (await bot.get_my_name()).name == "Newsdigest"
    with pytest.raises(BadRequest, match=saying("short description is too long")):
        await bot.set_my_short_description("N" * 121)


async def test_chats_have_types_and_members(server: TelegramServer, bot: Bot) -> None:
    server.account.owners[GROUP] = {7}

    kinds = [(await bot.get_chat(chat)).type for chat in (READER, GROUP, -1_000_000_000_123)]

    assert kinds == ["private", "group", "supergroup"]
    assert [owner.user.id for owner in await bot.get_chat_administrators(GROUP)] == [7]
    assert (await bot.get_chat_member(GROUP, 8)).status == "member"
    assert (await bot.get_chat_member(GROUP, bot.id)).user.username == "news_bot"
    assert await bot.leave_chat(GROUP)
    assert server.account.left == {GROUP}
    with pytest.raises(BadRequest, match=saying("there are no administrators in the private chat")):
        await bot.get_chat_administrators(READER)
    with pytest.raises(BadRequest, match=saying("chat not found")):
        await bot.get_chat("@nobody")


# Trouble


async def test_wrong_token_is_unauthorized(server: TelegramServer) -> None:
    wrong = Bot("4242:wrong", base_url=server.bot_url)

    with pytest.raises(InvalidToken):
        await wrong.initialize()
    await wrong.shutdown()


async def test_unknown_method_and_missing_parameter_are_refused(server: TelegramServer, bot: Bot) -> None:
    async with httpx.AsyncClient(base_url=f"{server.bot_url}{server.token}/") as client:
        unknown = await client.post("sendPigeon")
        missing = await client.post("deleteMessage", json={"chat_id": READER})
        nowhere = await client.get(f"{server.file_url}{server.token}/documents/none")

    assert unknown.json() == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}
    assert missing.json()["description"] == "Bad Request: message_id is empty"
    assert nowhere.status_code == 404


@pytest.mark.parametrize(
    ("fault", "error", "words"),
    [
        (faults.BLOCKED, Forbidden, "bot was blocked by the user"),
        (faults.DEACTIVATED, Forbidden, "user is deactivated"),
        (faults.KICKED, Forbidden, "bot was kicked"),
        (faults.CHAT_NOT_FOUND, BadRequest, "chat not found"),
        (faults.TOPIC_NOT_FOUND, BadRequest, "message thread not found"),
        (faults.BAD_GATEWAY, NetworkError, "Bad Gateway"),
        (faults.CUT_BEFORE, NetworkError, "httpx"),
        (faults.CUT_AFTER, NetworkError, "httpx"),
    ],
)
async def test_fault_comes_as_often_as_ordered(
    server: TelegramServer, bot: Bot, fault: faults.Fault, error: type[Exception], words: str
) -> None:
    server.fail(fault, chat=READER)

    await bot.send_message(7, "news")
    with pytest.raises(error, match=saying(words)):
        await bot.send_message(READER, "news")
    await bot.send_message(READER, "again")

    arrived = ["news"] if fault is faults.CUT_AFTER else []
    assert [message["text"] for message in server.messages()] == [*arrived, "again"]


async def test_flood_and_migration_carry_their_numbers(server: TelegramServer, bot: Bot) -> None:
    server.fail(faults.flood(17))
    server.migrate(GROUP, -1_000_000_000_123)

    with pytest.raises(RetryAfter) as flooded:
        await bot.send_message(READER, "news")
    with pytest.raises(ChatMigrated) as migrated:
        await bot.send_message(GROUP, "news")

    assert flooded.value.retry_after.total_seconds() == 17
    assert migrated.value.new_chat_id == -1_000_000_000_123
    old, new = await bot.get_updates(timeout=0)
    assert old.message is not None
    assert old.message.migrate_to_chat_id == -1_000_000_000_123
    assert new.message is not None
    assert new.message.migrate_from_chat_id == GROUP


async def test_late_answer_was_carried_out(server: TelegramServer, bot: Bot) -> None:
    server.fail(faults.slow(0.2))

    with pytest.raises(TimedOut):
        await bot.send_message(READER, "news", read_timeout=0.05)

    assert [message["text"] for message in server.messages()] == ["news"]


async def test_blocked_bot_is_told_and_refused_until_healed(server: TelegramServer, bot: Bot) -> None:
    server.block()

    (update,) = await bot.get_updates(timeout=0)
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"
    for _ in range(2):
        with pytest.raises(Forbidden):
            await bot.send_message(READER, "news")
    server.heal()
    assert await bot.send_message(READER, "news")


async def test_nobody_listens_while_down(server: TelegramServer, bot: Bot) -> None:
    await bot.send_message(READER, "before")

    await server.down()
    with pytest.raises(NetworkError, match=saying("ConnectError")):
        await bot.send_message(READER, "meanwhile")
    await server.up()
    await bot.send_message(READER, "after")

    assert [message["text"] for message in server.messages()] == ["before", "after"]


# Limits, on a clock of our own


def refusals(limits: Limits, moments: list[float], chat: Callable[[int], int]) -> list[int]:
    return [limits.refuse(chat(number), moment) for number, moment in enumerate(moments)]


def test_thirty_chats_a_second_pass_and_no_more() -> None:
    answers = refusals(Limits(), [0.0] * 30 + [0.9, 1.0], lambda number: number + 1)

    assert answers == [0] * 30 + [3, 6]
    assert refusals(Limits(), [0.0] * 30 + [1.0], lambda number: number + 1) == [0] * 31


def test_one_chat_gets_a_short_burst_and_then_one_a_second() -> None:
    limits = Limits()

    assert refusals(limits, [0, 0, 0, 0, 0, 1, 2, 3, 3.5], lambda _: READER) == [0] * 8 + [3]
    assert limits.refuse(7, 3.5) == 0
    assert limits.refuse(READER, 6.5) == 0


def test_group_gets_twenty_a_minute() -> None:
    moments = [float(second * 2) for second in range(20)]

    assert refusals(Limits(), [*moments, 59.0], lambda _: GROUP) == [0] * 20 + [3]
    assert refusals(Limits(), [*moments, 60.0], lambda _: GROUP) == [0] * 21


async def test_server_keeps_the_limits_given() -> None:
    async with (
        TelegramServer(limits=Limits(in_a_row=1), clock=lambda: 0.0) as server,
        Bot(server.token, base_url=server.bot_url) as bot,
    ):
        await bot.send_message(READER, "news")
        await bot.send_chat_action(READER, "typing")
        with pytest.raises(RetryAfter):
            await bot.send_message(READER, "news")

    assert [call.chat for call in server.floods] == [READER]


# Waiting


async def test_waiting_in_vain_tells_what_came_instead(server: TelegramServer, bot: Bot) -> None:
    await bot.send_chat_action(READER, "typing")

    with pytest.raises(AssertionError, match=r"no such call within 0.01 s, but .*sendChatAction"):
        await server.reply(within=0.01)


async def test_replies_come_in_order_and_by_chat(server: TelegramServer, bot: Bot) -> None:
    for chat, text in ((READER, "one"), (7, "two"), (READER, "three"), (READER, "four")):
        await bot.send_message(chat, text)

    assert (await server.reply())["text"] == "one"
    assert (await server.reply(chat=READER))["text"] == "three"
    server.say("what else?")
    await bot.send_message(READER, "five")
    assert (await server.reply())["text"] == "five"


# A small bot


class running:  # noqa: N801  # reads as a word: "async with running(server)"
    def __init__(self, server: TelegramServer) -> None:
        builder = Application.builder().token(server.token).base_url(server.bot_url).base_file_url(server.file_url)
        self.application = builder.build()

    async def __aenter__(self) -> Application[Any, Any, Any, Any, Any, Any]:
        await self.application.initialize()
        assert self.application.updater is not None
        await self.application.updater.start_polling()
        await self.application.start()
        return self.application

    async def __aexit__(self, *_: object) -> None:
        assert self.application.updater is not None
        await self.application.updater.stop()
        await self.application.stop()
        await self.application.shutdown()


async def greet(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message is not None
    assert update.effective_user is not None
    await update.effective_message.reply_text(f"Hello {update.effective_user.language_code}")


async def follow(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer(update.callback_query.data)
    assert isinstance(update.callback_query.message, Message)
    await update.callback_query.edit_message_text("Followed")
