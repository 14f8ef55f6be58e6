"""What goes wrong between a bot and Telegram, as rows to order from the Bot API double."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A refusal (`status`, `description`), a connection cut before or after the call was carried out, or a late answer.

    `delay` is in seconds and comes between carrying the call out and answering it.
    """

    status: int = 0
    description: str = ""
    parameters: Mapping[str, int] = field(default_factory=dict)
    cut: Literal["", "before", "after"] = ""
    delay: float = 0.0


BLOCKED = Fault(status=403, description="Forbidden: bot was blocked by the user")
DEACTIVATED = Fault(status=403, description="Forbidden: user is deactivated")
KICKED = Fault(status=403, description="Forbidden: bot was kicked from the supergroup chat")
CHAT_NOT_FOUND = Fault(status=400, description="Bad Request: chat not found")
TOPIC_NOT_FOUND = Fault(status=400, description="Bad Request: message thread not found")
BAD_GATEWAY = Fault(status=502, description="Bad Gateway")
CUT_BEFORE = Fault(cut="before")
CUT_AFTER = Fault(cut="after")


def moved(to: int) -> Fault:
    """A group that became the supergroup `to`."""
    description = "Bad Request: group chat was upgraded to a supergroup chat"
    return Fault(status=400, description=description, parameters={"migrate_to_chat_id": to})


def flood(seconds: int) -> Fault:
    """Flood control."""
    description = f"Too Many Requests: retry after {seconds}"
    return Fault(status=429, description=description, parameters={"retry_after": seconds})


def slow(seconds: float) -> Fault:
    """An answer that comes late, to a call that was carried out at once."""
    return Fault(delay=seconds)
