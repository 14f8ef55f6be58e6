"""A bot as Telegram knows it: its chats, messages, menu, files, and the updates it has yet to fetch."""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.telegram_checks import CAPTION_UNITS, Problem, check_commands, check_keyboard, check_text, units

Json = dict[str, Any]
_SUPERGROUPS_BELOW = -1_000_000_000_000
_UPLOAD_BYTES, _PHOTO_BYTES, _DOWNLOAD_BYTES = 50_000_000, 10_000_000, 20_000_000
_ANSWER_UNITS, _INLINE_RESULTS, _TOPIC_NAME = 200, 50, 128
_RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories",
)  # fmt: skip
_PROFILE_UNITS = {"Description": 512, "ShortDescription": 120, "Name": 64}
_NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
_STALE_QUERY = "Bad Request: query is too old and response timeout expired or query ID is invalid"


class Params(dict[str, Any]):
    """A call's parameters; asking for one that is not there is refused as Telegram does."""

    def __missing__(self, name: str) -> Any:
        raise Problem(f"Bad Request: {name} is empty")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes


class Account:
    """Carries out a bot's calls on what it keeps. `messages` holds each message as it stands now, edits included."""

    def __init__(self) -> None:
        self.me: Json = {"id": 4242, "is_bot": True, "first_name": "News", "username": "news_bot"}
        self.messages: dict[tuple[int, int], Json] = {}
        self.drafts: dict[int, str] = {}
        self.reactions: dict[tuple[int, int], list[Json]] = {}
        self.owners: dict[int, set[int]] = {}
        self.forums: set[int] = set()
        self.opens_topics: set[int] = set()
        self.threads: dict[tuple[int, int], str] = {}
        self.left: set[int] = set()
        self.menu: dict[tuple[str, str], list[Json]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.files: dict[str, Upload] = {}
        self.updates: list[Json] = []
        self.queries: dict[str, Params | None] = {}
        self.webhook: Json = {"url": "", "secret_token": ""}
        self._allowed_updates: Sequence[str] = ()
        self._ids = itertools.count(1)

    def call(self, method: str, params: Params) -> Any:
        """The result of one method. Raises Problem."""
        if method not in _METHODS:
            raise Problem("Not Found: method not found", status=404)
        return _METHODS[method](self, params)

    # Chats and people

    def chat(self, chat_id: int | str) -> Json:
        if isinstance(chat_id, str):
            raise Problem("Bad Request: chat not found")
        if chat_id > 0:
            return {"id": chat_id, "type": "private", "first_name": f"Reader {chat_id}"}
        kind = "supergroup" if chat_id < _SUPERGROUPS_BELOW else "group"
        forum = {"is_forum": True} if chat_id in self.forums else {}
        return {"id": chat_id, "type": kind, "title": f"Group {chat_id}", **forum}

    def get_me(self, _: Params) -> Json:
        abilities = ("can_join_groups", "can_read_all_group_messages", "supports_inline_queries", "has_main_web_app")
        return self.me | dict.fromkeys(abilities, False)

    def get_chat(self, params: Params) -> Json:
        gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
        accepted = dict.fromkeys(gifts, False)
        return self.chat(params["chat_id"]) | {
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": accepted,
        }

    def get_chat_member(self, params: Params) -> Json:
        is_owner = params["user_id"] in self.owners.get(params["chat_id"], ())
        user = self.me if params["user_id"] == self.me["id"] else person(params["user_id"])
        if user is self.me and params["chat_id"] in self.opens_topics:
            return member(user, "administrator") | dict.fromkeys(_RIGHTS, False) | {"can_manage_topics": True}
        return {"status": "creator", "user": user, "is_anonymous": False} if is_owner else member(user, "member")

    def get_chat_administrators(self, params: Params) -> list[Json]:
        if self.chat(params["chat_id"])["type"] == "private":
            raise Problem("Bad Request: there are no administrators in the private chat")
        owners = sorted(self.owners.get(params["chat_id"], ()))
        return [self.get_chat_member(Params(params, user_id=owner)) for owner in owners]

    def leave_chat(self, params: Params) -> bool:
        self.left.add(params["chat_id"])
        return True

    def create_forum_topic(self, params: Params) -> Json:
        chat_id, name = params["chat_id"], params["name"]
        if (chat_id > 0 and not self.me.get("has_topics_enabled")) or (chat_id < 0 and chat_id not in self.forums):
            raise Problem("Bad Request: the chat is not a forum")
        if chat_id < 0 and chat_id not in self.opens_topics:
            raise Problem("Bad Request: not enough rights to create a topic")
        if not 1 <= len(name) <= _TOPIC_NAME:
            raise Problem("Bad Request: TOPIC_TITLE_INVALID")
        thread = next(self._ids)
        self.threads[chat_id, thread] = name
        return {"message_thread_id": thread, "name": name, "icon_color": 7322096}

    # Messages

    def put(self, chat: Json, sender: Json, **content: Any) -> Json:
        """Store a new message; whatever is None is left out."""
        message = {"message_id": next(self._ids), "date": int(time.time()), "chat": chat, "from": sender, **content}
        message = {name: value for name, value in message.items() if value is not None}
        self.messages[chat["id"], message["message_id"]] = message
        return message

    def _send(self, params: Params, **content: Any) -> Json:
        check_keyboard(params.get("reply_markup") or {})
        answered = params.get("reply_parameters", {})
        replied = self.messages.get((params["chat_id"], answered.get("message_id")))
        if answered and not replied and not answered.get("allow_sending_without_reply"):
            raise Problem("Bad Request: message to be replied not found")
        keyboard = params.get("reply_markup")
        return self.put(
            self.chat(params["chat_id"]),
            self.me,
            **content,
            reply_markup=keyboard if keyboard and "inline_keyboard" in keyboard else None,
            reply_to_message=replied,
            message_thread_id=params.get("message_thread_id"),
        )

    def send_message(self, params: Params) -> Json:
        return self._send(params, **_text(params))

    def send_message_draft(self, params: Params) -> bool:
        if params.get("text"):
            _text(params)
        self.drafts[params["chat_id"]] = params.get("text", "")
        return True

    def send_document(self, params: Params) -> Json:
        file = self.keep(params["document"])
        return self._send(params, document=file, **_caption(params))

    def send_photo(self, params: Params) -> Json:
        file = self.keep(params["photo"], limit=_PHOTO_BYTES)
        return self._send(params, photo=[file | {"width": 800, "height": 600}], **_caption(params))

    def copy_message(self, params: Params) -> Json:
        copied = self._send(params, **_content(self._find(Params(params, chat_id=params["from_chat_id"]), "copy")))
        return {"message_id": copied["message_id"]}

    def forward_message(self, params: Params) -> Json:
        original = self._find(Params(params, chat_id=params["from_chat_id"]), "forward")
        origin = {"type": "user", "date": original["date"], "sender_user": original["from"]}
        return self._send(params, forward_origin=origin, **_content(original))

    def edit_message_text(self, params: Params) -> Json:
        return self._edit(params, **_text(params))

    def edit_message_caption(self, params: Params) -> Json:
        return self._edit(params, **_caption(params))

    def edit_message_reply_markup(self, params: Params) -> Json:
        return self._edit(params)

    def _edit(self, params: Params, **content: Any) -> Json:
        check_keyboard(params.get("reply_markup") or {})
        message = self._find(params, "edit")
        if message["from"]["id"] != self.me["id"]:
            raise Problem("Bad Request: message can't be edited")
        edited = message | content | {"reply_markup": params.get("reply_markup") or None}
        edited = {name: value for name, value in edited.items() if value is not None}
        if edited == message:
            raise Problem(_NOT_MODIFIED)
        edited["edit_date"] = int(time.time())
        message.clear()
        message.update(edited)
        return message

    def delete_message(self, params: Params) -> bool:
        message = self._find(params, "delete")
        del self.messages[message["chat"]["id"], message["message_id"]]
        return True

    def set_message_reaction(self, params: Params) -> bool:
        self._find(params, "react")
        self.reactions[params["chat_id"], params["message_id"]] = params.get("reaction", [])
        return True

    def _find(self, params: Params, purpose: str) -> Json:
        message = self.messages.get((params["chat_id"], params["message_id"]))
        if message is None:
            raise Problem(f"Bad Request: message to {purpose} not found")
        return message

    # Files

    def keep(self, file: Upload | str, *, limit: int = _UPLOAD_BYTES) -> Json:
        """Store a file, or find one by its file_id: as a Document."""
        if isinstance(file, Upload):
            if len(file.content) > limit:
                raise Problem("Request Entity Too Large", status=413)
            file_id = f"file-{next(self._ids)}"
            self.files[file_id] = file
        else:
            file_id, file = file, self._file(file)
        unique = f"unique-{file_id}"
        return {
            "file_id": file_id,
            "file_unique_id": unique,
            "file_name": file.name,
            "file_size": len(file.content),
        }

    def get_file(self, params: Params) -> Json:
        document = self.keep(params["file_id"])
        if document["file_size"] > _DOWNLOAD_BYTES:
            raise Problem("Bad Request: file is too big")
        return document | {"file_path": f"documents/{document['file_id']}"}

    def _file(self, file_id: str) -> Upload:
        if file_id not in self.files:
            raise Problem("Bad Request: wrong file identifier/HTTP URL specified")
        return self.files[file_id]

    # Queries

    def answer_callback_query(self, params: Params) -> bool:
        if units(params.get("text", "")) > _ANSWER_UNITS:
            raise Problem("Bad Request: MESSAGE_TOO_LONG")
        return self._answer(params["callback_query_id"], params)

    def answer_inline_query(self, params: Params) -> bool:
        if len(params["results"]) > _INLINE_RESULTS:
            raise Problem("Bad Request: RESULTS_TOO_MUCH")
        return self._answer(params["inline_query_id"], params)

    def _answer(self, query_id: str, params: Params) -> bool:
        if query_id not in self.queries:
            raise Problem(_STALE_QUERY)
        self.queries[query_id] = params
        return True

    # Menu and profile

    def set_my_commands(self, params: Params) -> bool:
        check_commands(params["commands"])
        self.menu[_scope(params)] = params["commands"]
        return True

    def get_my_commands(self, params: Params) -> list[Json]:
        return self.menu.get(_scope(params), [])

    def delete_my_commands(self, params: Params) -> bool:
        self.menu.pop(_scope(params), None)
        return True

    def set_profile(self, what: str, params: Params) -> bool:
        words = params.get(_snake(what), "")
        if units(words) > _PROFILE_UNITS[what]:
            raise Problem(f"Bad Request: {_snake(what).replace('_', ' ')} is too long")
        self.profile[what, params.get("language_code", "")] = words
        return True

    def get_profile(self, what: str, params: Params) -> Json:
        of_all = self.profile.get((what, ""), self.me["first_name"] if what == "Name" else "")
        return {_snake(what): self.profile.get((what, params.get("language_code", "")), of_all)}

    # Updates

    def receive(self, kind: str, content: Json) -> Json:
        """A new update for the bot to fetch."""
        update = {"update_id": next(self._ids), kind: content}
        self.updates.append(update)
        return update

    def waiting(self, params: Params) -> list[Json]:
        """The updates not yet acknowledged, oldest first. An `offset` acknowledges all before it, for good."""
        self._allowed_updates = params.get("allowed_updates", self._allowed_updates)
        offset = params.get("offset", 0)
        if offset < 0:
            self.updates = self.updates[offset:]
        wanted = self._allowed_updates
        self.updates = [
            update
            for update in self.updates
            if update["update_id"] >= offset and (not wanted or set(wanted) & update.keys())
        ]
        return self.updates[: params.get("limit", 100)]

    def set_webhook(self, params: Params) -> bool:
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", params.get("secret_token", "")):
            raise Problem("Bad Request: secret token contains unallowed characters")
        self.webhook = {"url": params.get("url", ""), "secret_token": params.get("secret_token", "")}
        self._allowed_updates = params.get("allowed_updates", self._allowed_updates)
        if params.get("drop_pending_updates"):
            self.updates.clear()
        return True

    def delete_webhook(self, params: Params) -> bool:
        return self.set_webhook(Params(drop_pending_updates=params.get("drop_pending_updates", False)))

    def get_webhook_info(self, _: Params) -> Json:
        address = self.webhook["url"]
        return {"url": address, "has_custom_certificate": False, "pending_update_count": len(self.updates)}


def person(user_id: int, language: str = "en") -> Json:
    """A User who reads."""
    return {"id": user_id, "is_bot": False, "first_name": f"Reader {user_id}", "language_code": language}


def member(user: Json, status: str) -> Json:
    """A ChatMember: "member", "left" or "kicked"."""
    return {"status": status, "user": user} | ({"until_date": 0} if status == "kicked" else {})


def _text(params: Params) -> Json:
    _refuse_parse_mode(params)
    entities = params.get("entities") or []
    check_text(params.get("text", ""), entities)
    return {
        "text": params["text"],
        "entities": entities or None,
        "link_preview_options": params.get("link_preview_options"),
    }


def _caption(params: Params) -> Json:
    _refuse_parse_mode(params)
    entities = params.get("caption_entities") or []
    check_text(params.get("caption", ""), entities, limit=CAPTION_UNITS)
    return {"caption": params.get("caption"), "caption_entities": entities or None}


def _refuse_parse_mode(params: Params) -> None:
    # Telegram knows three; this bot sends entities only, so that any parse mode is a slip.
    if params.get("parse_mode"):
        raise Problem("Bad Request: unsupported parse_mode")


def _content(message: Mapping[str, Any]) -> Json:
    names = ("text", "entities", "caption", "caption_entities", "document", "photo")
    return {name: message[name] for name in names if name in message}


def _scope(params: Params) -> tuple[str, str]:
    scope = params.get("scope") or {"type": "default"}
    ids = [str(scope[part]) for part in ("chat_id", "user_id") if part in scope]
    return " ".join([scope["type"], *ids]), params.get("language_code") or ""


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _accept(account: Account, params: Params) -> bool:
    return True


_METHODS: dict[str, Any] = {
    "answerCallbackQuery": Account.answer_callback_query,
    "answerInlineQuery": Account.answer_inline_query,
    "copyMessage": Account.copy_message,
    "createForumTopic": Account.create_forum_topic,
    "deleteMessage": Account.delete_message,
    "deleteMyCommands": Account.delete_my_commands,
    "deleteWebhook": Account.delete_webhook,
    "editMessageCaption": Account.edit_message_caption,
    "editMessageReplyMarkup": Account.edit_message_reply_markup,
    "editMessageText": Account.edit_message_text,
    "forwardMessage": Account.forward_message,
    "getChat": Account.get_chat,
    "getChatAdministrators": Account.get_chat_administrators,
    "getChatMember": Account.get_chat_member,
    "getFile": Account.get_file,
    "getMe": Account.get_me,
    "getMyCommands": Account.get_my_commands,
    "getMyDescription": lambda account, params: account.get_profile("Description", params),
    "getMyName": lambda account, params: account.get_profile("Name", params),
    "getMyShortDescription": lambda account, params: account.get_profile("ShortDescription", params),
    "getWebhookInfo": Account.get_webhook_info,
    "leaveChat": Account.leave_chat,
    "sendChatAction": _accept,
    "sendDocument": Account.send_document,
    "sendMessage": Account.send_message,
    "sendMessageDraft": Account.send_message_draft,
    "sendPhoto": Account.send_photo,
    "setChatMenuButton": _accept,
    "setMessageReaction": Account.set_message_reaction,
    "setMyCommands": Account.set_my_commands,
    "setMyDescription": lambda account, params: account.set_profile("Description", params),
    "setMyName": lambda account, params: account.set_profile("Name", params),
    "setMyShortDescription": lambda account, params: account.set_profile("ShortDescription", params),
    "setWebhook": Account.set_webhook,
}
