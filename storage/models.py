"""The nouns of the house, as frozen values. A stage takes one and returns the next, never a changed one.

Datetimes are aware and UTC. An `id` of 0 means "not stored yet". Empty text means "not known".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

NO_MAPPING: Mapping[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, as a locale key and its placeholders: every admin reads it in their own language."""

    key: str
    details: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """A trouble that the admins know of: since when, and whether they know that it is over."""

    problem: Problem
    at: datetime
    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place to look for articles, and what we know of its health.

    An empty `kind` is found out when the source is first pulled; `listing_url` is where its listing was found
    then, empty where `url` itself is that.
    `select` holds CSS selectors by purpose ("item", "title", "body", "drop", "next"), each a tuple.
    `every` is an admin's own word on how often to ask; None leaves it to the bot.
    `moved_to` is where its address was last said to have moved for good, `moved_times` how often in a row.
    `gap` is the usual time between two of its articles, `ttl` its own document's word on how often to come.
    `problem` says in English what `fault` says in any language; both are empty while it is well. A source
    with failures and no `next_check_at` is given up. `news_at` is when it last brought a new article.
    """

    url: str
    kind: str = ""
    name: str = ""
    language: str = ""
    topics: tuple[str, ...] = ()
    every: timedelta | None = None
    select: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    id: int = 0
    paused: bool = False
    etag: str = ""
    last_modified: str = ""
    next_check_at: datetime | None = None
    checked_at: datetime | None = None
    succeeded_at: datetime | None = None
    failures: int = 0
    problem: str = ""
    fault: Problem | None = None
    failing_since: datetime | None = None
    news_at: datetime | None = None
    listing_url: str = ""
    moved_to: str = ""
    moved_times: int = 0
    gap: timedelta = timedelta(0)
    ttl: timedelta = timedelta(0)

    @property
    def given_up(self) -> bool:
        """Whether nobody asks it any more until an admin acts."""
        return self.failures > 0 and self.next_check_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a source lists before we read it. `body_html` is set where the source brings the whole text."""

    id: str
    url: str
    title: str = ""
    teaser: str = ""
    body_html: str = ""
    author: str = ""
    published_at: datetime | None = None
    image: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A fetched response. `url` is the final address, after redirects; `body` is decompressed."""

    url: str
    body: bytes
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    fresh_for: timedelta | None = None
    moved_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An entry, read and cleaned. `text` joins the paragraphs by a blank line.

    `teaser_only` marks an article whose page could not be read: its paragraphs are the source's teaser.
    """

    url: str
    title: str
    paragraphs: tuple[str, ...]
    language: str = ""
    author: str = ""
    published_at: datetime | None = None
    image: str = ""
    paywalled: bool = False
    sponsored: bool = False
    teaser_only: bool = False
    entry_id: str = ""
    source_id: int = 0
    id: int = 0

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words copied from a text: `text_of_article[start:end] == text`, the marks left out.

    `speaker` is a name as the article gives it, empty where nobody is named. `key` marks the one to
    three quotes that a digest would show. `translation` is a machine's, never shown in quotation marks.
    """

    text: str
    start: int
    end: int
    speaker: str = ""
    key: bool = False
    translation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A few sentences of an article, its key quotes, and who condensed it ("extractive", "llm:MODEL").

    `language` is that of the sentences. Where a machine has translated them, `translated_from` is the article's.
    """

    sentences: tuple[str, ...]
    quotes: tuple[Quote, ...] = ()
    made_by: str = "extractive"
    language: str = ""
    translated_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A stored article with its summary and the name of its source: what a card shows.

    `edited_at` is when its source last changed what we had stored; None if it never did.
    """

    article: Article
    summary: Summary
    source: str = ""
    story_id: int = 0
    added_at: datetime
    edited_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles about one event, the lead one first; never empty."""

    id: int
    items: tuple[Item, ...]

    @property
    def lead(self) -> Item:
        return self.items[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What makes a story that was shown news again, as the report with `article_id` tells it.

    `kind` is "dead", "injured" or "missing" for a number of people that grew from `before` to `after`; or "figures",
    "words", "names" for a new figure, new words of somebody, a person or place new in it: `told` is that.
    """

    kind: str
    article_id: int
    told: str = ""
    before: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """Who reads. `times` are local "HH:MM"; none means that no digest is pushed.

    `days` are those of the week with digests (0 is Monday), none means all. `quiet` is empty, or the local times from
    and until when nothing is sent. `instant`: news on followed topics at once; `alert_at` is when such are due.
    `tells_nothing`: says so when a digest has nothing new.

    `next_digest_at` is when the next one is due (UTC), None when never. `stopped` chats get nothing
    until they speak again. `follows` and `mutes` are topics in the reader's own words, `mutes_until` those that
    are muted for a while only. `length` is how long the summaries are: "short", "medium" or "long".
    `weights` is what the reader's taps have taught: topics in words, and sources as "source:ID", from -3 to 3.
    `off` holds the ids of sources that are not wanted. A `channel` gets no buttons. `thread_id` is the topic of a forum
    where the digests go, 0 for the chat itself; with `threads` the news on each followed topic go to one of their own.
    """

    id: int
    language: str = "en"
    timezone: str = "UTC"
    times: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    mutes: tuple[str, ...] = ()
    stories: int = 5
    next_digest_at: datetime | None = None
    stopped: str = ""
    joined_at: datetime | None = None
    thread_id: int = 0
    length: str = "medium"
    mutes_until: Mapping[str, datetime] = field(default_factory=dict)
    weights: Mapping[str, int] = field(default_factory=dict)
    off: frozenset[int] = frozenset()
    days: tuple[int, ...] = ()
    quiet: tuple[str, ...] = ()
    instant: bool = False
    tells_nothing: bool = False
    alert_at: datetime | None = None
    channel: bool = False
    threads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The stories chosen for one chat at one time, the most important first.

    `followed`: those on its topics; `updates`: those it has had before, and what has moved them since. `edited`: since
    when those that their sources changed after they were shown read as they do.
    """

    chat: Chat
    stories: tuple[Story, ...]
    at: datetime
    followed: frozenset[int] = frozenset()
    updates: Mapping[int, Move] = field(default_factory=dict)
    edited: Mapping[int, datetime] = field(default_factory=dict)


Entity = tuple[str, int, int, str]
"""A stretch of formatting: type, offset and length in UTF-16 code units (Bot API, MessageEntity), address (or "").

A plain tuple, as nothing else here: a morning's digests are made of millions, and the garbage collector, which took a
third of the time with objects, does not look at tuples of words and numbers.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One message's worth of formatted text: at most 4096 UTF-16 units and 100 entities."""

    text: str
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button under a message. `command` is a command line, at most 64 bytes; `url` opens an address instead."""

    label: str
    command: str = ""
    url: str = ""


Buttons = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A document that goes with a reply."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the bot says: pages, each one message's worth, and rows of buttons. Never empty.

    Only the first page is sent at once; the others are turned to by a button. `cards` holds for each page the ids
    of the articles whose cards stand on it, in order: each can be opened. `file` goes with the message.
    """

    pages: tuple[Text, ...]
    buttons: Buttons = ()
    cards: tuple[tuple[int, ...], ...] = ()
    file: File | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A reply that is kept, and the page of it that a message shows; None: the message shows something else."""

    id: int
    chat_id: int
    reply: Reply
    telegram_id: int = 0
    page: int | None = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite:
    """A link that lets somebody in until a moment, so many times; `role` ("owner", "editor") lets them run the bot."""

    code: str
    expires_at: datetime
    uses_left: int = 1
    role: str = ""


class Stage(StrEnum):
    """Where a broadcast stands. GOING: some readers have no message of it in the outbox yet; QUEUED: all have."""

    DRAFT = "draft"
    GOING = "going"
    QUEUED = "queued"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast:
    """What an admin says to all readers, or to those of one language."""

    id: int
    text: str
    language: str = ""
    stage: Stage = Stage.DRAFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What has become of the messages of a broadcast."""

    sent: int = 0
    waiting: int = 0
    failed: int = 0


class State(StrEnum):
    """Where a message of the outbox stands. SENDING: its request has left; after a crash it may have arrived."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One page in the outbox, unique per chat, digest and page.

    `topic` is the followed topic in whose thread it belongs, empty where it goes to the chat itself.
    `doubtful`: it may have arrived although no answer came. `refused`: Telegram would not have its text.
    """

    id: int
    chat_id: int
    digest_id: int
    page: int
    reply: Reply
    topic: str = ""
    state: State = State.WAITING
    attempts: int = 0
    due_at: datetime
    not_before: datetime | None = None
    sent_at: datetime | None = None
    telegram_id: int = 0
    error: str = ""
    doubtful: bool = False
    refused: bool = False
