"""What can be swapped: the protocols, and the errors that cross them. Each error says what its catcher should do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from storage.models import Article, Chat, Entry, Page, Problem, Reply, Screen, Source, Summary

Clock = Callable[[], datetime]
"""Gives the present moment, aware and UTC. Passed in wherever time matters, so that a test owns the clock."""


class TryLater(Exception):
    """Not now: try again after a while. `after` is None where the other side named no time.

    `uncertain` means that the request may have been carried out although no answer came. `problem` says the
    reason in any language, where it is one for admins.
    """

    def __init__(
        self, reason: str, *, after: timedelta | None = None, uncertain: bool = False, problem: Problem | None = None
    ) -> None:
        super().__init__(reason)
        self.after = after
        self.uncertain = uncertain
        self.problem = problem


class Gone(Exception):
    """Never again: the chat has left, the page or feed is gone for good."""


class Moved(Exception):
    """The chat lives on under another id: use `to` from now on."""

    def __init__(self, to: int) -> None:
        super().__init__(f"moved to {to}")
        self.to = to


class Refused(Exception):
    """A person must correct the input. The message is a locale key; `details` are its placeholders."""

    def __init__(self, key: str, **details: object) -> None:
        super().__init__(key)
        self.key = key
        self.details = details


class Withdrawn(Exception):
    """The message is not to be sent any more, and has not been: nothing to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a source's document lists, in its order. `more` are further documents to read (a sitemap index)."""

    title: str
    entries: tuple[Entry, ...]
    language: str = ""
    fresh_for: timedelta | None = None
    more: tuple[str, ...] = ()


SourceKind = Callable[[Page, Source], Listing]
"""Reads a source's document, without I/O; raises ValueError with a plain sentence if it is no such document."""


class Summariser(Protocol):
    """A back-end that condenses. It may wait on the network."""

    async def summarise(self, article: Article, draft: Summary) -> Summary:
        """The summary to keep. `draft` is the extractive one, there to fall back to. Raises TryLater."""
        ...


Leaving = Callable[[], Awaitable[None]]
"""Awaited when a message's turn has come, right before its request leaves. What it raises holds the message back."""


async def at_once() -> None:
    """A `Leaving` that has nothing to note."""


class Send(Protocol):
    """The chat side: puts a reply before a chat."""

    async def __call__(self, chat: Chat, reply: Reply, leaving: Leaving = at_once, *, topic: str = "") -> int:
        """Send the first page; the id of the message. Raises Gone, Moved, TryLater and Refused.

        `topic` is the followed topic in whose thread it belongs, where the chat has such.
        """
        ...


class Edit(Protocol):
    """The chat side: has a message say something else."""

    async def __call__(self, chat: Chat, screen: Screen) -> None:
        """Put the screen's page where its message stands. Raises Gone, Moved, TryLater and Refused."""
        ...
