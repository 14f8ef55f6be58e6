"""The client of the Bot API."""

from __future__ import annotations

from typing import Any

from telegram import BotCommand
from telegram.ext import Application, ApplicationBuilder, BaseRateLimiter, ExtBot

from bot import commands, locales

AT_ONCE = 64  # updates answered side by side
UPDATES = ["message", "callback_query", "my_chat_member", "inline_query"]

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
