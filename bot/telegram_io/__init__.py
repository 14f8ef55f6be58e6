"""Telegram in and out: update → Request, Reply → messages. What no other room knows: the Bot API."""

from bot.telegram_io.client import UPDATES, App, build, set_menu
from bot.telegram_io.conversation import Conversation
from bot.telegram_io.door import Door
from bot.telegram_io.sender import Editor, Sender

__all__ = ["UPDATES", "App", "Conversation", "Door", "Editor", "Sender", "build", "set_menu"]
