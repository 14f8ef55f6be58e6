"""Our texts and buttons as Telegram's."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, MessageEntity

from storage.models import Buttons, Text

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def entities(page: Text) -> list[MessageEntity]:
    return [MessageEntity(kind, offset, length, url=url or None) for kind, offset, length, url in page.entities]


def keyboard(buttons: Buttons) -> InlineKeyboardMarkup | None:
    """The buttons below a message; None where there are none."""
    rows = [
        [InlineKeyboardButton(b.label, url=b.url or None, callback_data=b.command or None) for b in row]
        for row in buttons
        if row
    ]
    return InlineKeyboardMarkup(rows) if rows else None
