"""What Telegram refuses in a message: lengths, entities, keyboards, commands. Pure checks in Telegram's own words.

Where Telegram silently repairs (crossing or too many entities, nested blockquotes) these checks refuse, so that a
test sees the loss that a reader would.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

TEXT_UNITS, CAPTION_UNITS, ENTITIES = 4096, 1024, 100
BUTTONS, BUTTONS_IN_A_ROW, CALLBACK_DATA_BYTES, COPY_TEXT_UNITS = 100, 8, 64, 256
COMMANDS, COMMAND_DESCRIPTION_UNITS = 100, 256

_ENTITY_TYPES = (
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic", "underline",
    "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre", "text_link", "text_mention",
    "custom_emoji", "date_time",
)  # fmt: skip
_BLOCKQUOTES = ("blockquote", "expandable_blockquote")
_BUTTON_ACTIONS = (
    "callback_data", "copy_text", "pay", "switch_inline_query", "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat", "url", "web_app",
)  # fmt: skip
_TYPED_COMMAND = re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,32}(?:@\w+)?")
_COMMAND_NAME = re.compile(r"[a-z0-9_]{1,32}")


class Problem(Exception):
    """Telegram's refusal of a call: what its answer holds beside "ok": false."""

    def __init__(self, description: str, *, status: int = 400, **parameters: int) -> None:
        super().__init__(description)
        self.description = description
        self.status = status
        self.parameters = parameters


def units(text: str) -> int:
    """The length as Telegram counts it: in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def check_text(text: str, entities: Sequence[Mapping[str, Any]] = (), *, limit: int = TEXT_UNITS) -> None:
    """A message's text, or with the limit of a caption, a caption (which may be empty)."""
    if limit == TEXT_UNITS and not text.strip():
        raise Problem("Bad Request: message text is empty")
    if units(text) > limit:
        raise Problem(f"Bad Request: message {'caption ' if limit == CAPTION_UNITS else ''}is too long")
    check_entities(text, entities)


def check_entities(text: str, entities: Sequence[Mapping[str, Any]]) -> None:
    """Entities that lie within the text, split no character and are nested, if they share letters at all."""
    if len(entities) > ENTITIES:
        raise Problem(f"Bad Request: {len(entities)} entities, of which Telegram would drop all beyond {ENTITIES}")
    boundaries = _boundaries(text)
    for entity in entities:
        _check_entity(entity, boundaries)
    open_ones: list[Mapping[str, Any]] = []
    for entity in sorted(entities, key=lambda entity: (entity["offset"], -entity["length"])):
        open_ones = [outer for outer in open_ones if _end(outer) > entity["offset"]]
        for outer in open_ones:
            _check_nesting(outer, entity)
        open_ones.append(entity)


def _boundaries(text: str) -> list[bool]:
    """For each UTF-16 offset, the end included: whether a character begins (or the text ends) there."""
    return [start for sign in text for start in ([True] if ord(sign) <= 0xFFFF else [True, False])] + [True]


def _end(entity: Mapping[str, Any]) -> int:
    return int(entity["offset"]) + int(entity["length"])


def _check_entity(entity: Mapping[str, Any], boundaries: Sequence[bool]) -> None:
    kind, offset, length = entity.get("type"), entity["offset"], entity["length"]
    if kind not in _ENTITY_TYPES:
        raise Problem("Bad Request: can't parse MessageEntity: Unsupported type specified")
    if offset < 0:
        raise Problem(f"Bad Request: receive an entity with incorrect offset {offset}")
    if length <= 0:
        raise Problem(f"Bad Request: receive an entity with incorrect length {length}")
    where = f"Bad Request: entity beginning at UTF-16 offset {offset} ends"
    if _end(entity) >= len(boundaries):
        raise Problem(f"{where} after the end of the text at UTF-16 offset {_end(entity)}")
    if not boundaries[offset]:
        raise Problem("Bad Request: entity begins in a middle of a UTF-16 symbol")
    if not boundaries[_end(entity)]:
        raise Problem(f"{where} in a middle of a UTF-16 symbol")
    if kind == "text_link":
        _check_address(entity.get("url", ""), "entity URL")


def _check_nesting(outer: Mapping[str, Any], inner: Mapping[str, Any]) -> None:
    if _end(inner) > _end(outer):
        raise Problem(f"Bad Request: entities cross at UTF-16 offset {inner['offset']}")
    if outer["type"] in _BLOCKQUOTES and inner["type"] in _BLOCKQUOTES:
        raise Problem(f"Bad Request: blockquote within a blockquote at UTF-16 offset {inner['offset']}")


def _check_address(url: str, what: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Problem(f"Bad Request: {what} '{url}' is invalid: Wrong HTTP URL")


def check_keyboard(markup: Mapping[str, Any]) -> None:
    """An inline keyboard; other reply markups pass."""
    rows: list[list[Mapping[str, Any]]] = markup.get("inline_keyboard", [])
    if sum(len(row) for row in rows) > BUTTONS or any(len(row) > BUTTONS_IN_A_ROW for row in rows):
        raise Problem("Bad Request: REPLY_MARKUP_TOO_LONG")
    for row in rows:
        for button in row:
            _check_button(button)


def _check_button(button: Mapping[str, Any]) -> None:
    cannot = "Bad Request: can't parse inline keyboard button: "
    if not button.get("text"):
        raise Problem(cannot + 'Can\'t find field "text"')
    actions = [action for action in _BUTTON_ACTIONS if button.get(action) or (action in button and "switch" in action)]
    if not actions:
        raise Problem(cannot + "Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise Problem(cannot + "Exactly one action may be used")
    if len(button.get("callback_data", "").encode()) > CALLBACK_DATA_BYTES:
        raise Problem("Bad Request: BUTTON_DATA_INVALID")
    if "url" in button:
        _check_address(button["url"], "inline keyboard button URL")
    if not 1 <= units(button.get("copy_text", {"text": "-"})["text"]) <= COPY_TEXT_UNITS:
        raise Problem("Bad Request: BUTTON_COPY_TEXT_INVALID")


def check_commands(commands: Sequence[Mapping[str, str]]) -> None:
    """The menu of commands, as setMyCommands takes it."""
    if len(commands) > COMMANDS:
        raise Problem("Bad Request: BOT_COMMANDS_TOO_MUCH")
    for row in commands:
        if not row["description"]:
            raise Problem("Bad Request: command description must be non-empty")
        if units(row["description"]) > COMMAND_DESCRIPTION_UNITS:
            raise Problem(f"Bad Request: command description length must not exceed {COMMAND_DESCRIPTION_UNITS}")
        if not _COMMAND_NAME.fullmatch(row["command"]):
            raise Problem("Bad Request: BOT_COMMAND_INVALID")


def typed_commands(text: str) -> list[dict[str, Any]]:
    """The bot_command entities that Telegram finds in what a person typed."""
    return [
        {"type": "bot_command", "offset": units(text[: found.start()]), "length": units(found[0])}
        for found in _TYPED_COMMAND.finditer(text)
    ]
