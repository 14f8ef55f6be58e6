"""The bot behind the real client: polls the double and answers what people say there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot import telegram_io
from bot.app import House
from bot.pacing import Pacer, Priority
from bot.telegram_io import App, Conversation, Door, Sender
from tests.telegram_server import TelegramServer


@asynccontextmanager
async def answering(
    server: TelegramServer, house: House, pacer: Pacer | None = None, **of_the_conversation: Any
) -> AsyncIterator[App]:
    """The application while it polls; `of_the_conversation` are further fields of the Conversation."""
    app = telegram_io.build(server.token, server.url, pacer or Pacer())
    async with app:
        answers = Sender(app.bot, house.desk, house.clock, Priority.ANSWER)
        Door(Conversation(house.desk, house.clock, answers, **of_the_conversation)).open(app)
        await app.start()
        assert app.updater is not None
        await app.updater.start_polling(allowed_updates=telegram_io.UPDATES)
        try:
            yield app
        finally:
            await app.updater.stop()
            await app.stop()
