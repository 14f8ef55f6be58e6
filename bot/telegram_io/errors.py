"""Telegram's errors by what they ask of us."""

from __future__ import annotations

from datetime import timedelta

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.ports import Gone, Moved, Refused, TryLater

_GONE = ("chat not found", "user is deactivated", "bot was kicked", "bot was blocked", "peer_id_invalid")
_NOT_MODIFIED = "message is not modified"
_NO_TOPIC = ("message thread not found", "topic_closed", "topic_deleted")
# Failures before the request left: nothing can have been delivered (httpx, exception hierarchy).
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


def says_so_already(error: TelegramError) -> bool:
    """Whether a message was to be edited into what it says."""
    return _NOT_MODIFIED in error.message.lower()


def topic_is_gone(error: BadRequest) -> bool:
    """Whether the forum topic is gone or closed in which something was to be said."""
    return any(sign in error.message.lower() for sign in _NO_TOPIC)


def translated(error: TelegramError) -> Exception:
    """The port's error for one of Telegram's (Bot API, "Making requests"; python-telegram-bot, telegram.error)."""
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
