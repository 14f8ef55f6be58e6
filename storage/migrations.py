"""The schema's steps, oldest first. Append only: a released step is never edited."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

STEPS = Migrations("newsdigest")


@STEPS()
def first(tables: Tables) -> None:
    """Everything that version 0.1 keeps. storage/README.md says why the tables look so."""
    tables.executescript(_FIRST)


@STEPS()
def lines_that_sources_repeat(tables: Tables) -> None:
    """In how many articles of a source each of its short lines was seen; storage/lines.py says why."""
    tables.execute("""
        create table lines (
            source_id integer not null references sources on delete cascade,
            line integer not null,
            articles integer not null,
            seen_at integer not null,
            primary key (source_id, line)
        ) strict, without rowid
    """)


@STEPS()
def sources_manners(tables: Tables) -> None:
    """What polite asking needs over a restart, the health in words, entries that wait to be read, edits."""
    tables.executescript(_MANNERS)


@STEPS()
def tokens_by_month(tables: Tables) -> None:
    """What a language model has cost; storage/budget.py says how it is counted."""
    tables.execute("create table tokens (month text primary key, used integer not null) strict, without rowid")


@STEPS()
def sources_found_out(tables: Tables) -> None:
    """Where the listing is that a source's site names; sources offered to an admin (storage/proposals.py)."""
    tables.execute("alter table sources add column listing_url text not null default ''")
    tables.execute("""
        create table proposals (
            id integer primary key autoincrement,
            source text not null,
            made_at integer not null
        ) strict
    """)


@STEPS()
def delivery(tables: Tables) -> None:
    """Forum topics, what Telegram refused, and how long floods last."""
    tables.executescript(
        """
        alter table chats add column thread_id integer not null default 0;
        alter table messages add column refused integer not null default 0;
        create table halts (scope text primary key, until integer not null) strict, without rowid;
        """
    )


@STEPS()
def invitations_and_roles(tables: Tables) -> None:
    """Links that let people in, and what an admin may do; who was one before may do everything."""
    tables.execute("""
        create table invites (
            code text primary key,
            role text not null,
            uses_left integer not null,
            expires_at integer not null
        ) strict, without rowid
    """)
    tables.execute("alter table admins add column role text not null default 'owner'")


@STEPS()
def readers_wishes(tables: Tables) -> None:
    """What a reader sets by taps beside topics and times, as JSON: it is only read and written whole."""
    tables.execute("alter table chats add column wishes text not null default '{}'")


@STEPS()
def broadcasts(tables: Tables) -> None:
    """What admins say to many readers; each reader's message is one of the outbox, at most one a broadcast."""
    tables.execute("""
        create table broadcasts (
            id integer primary key autoincrement,
            text text not null,
            language text not null default '',
            stage text not null check (stage in ('draft', 'going', 'queued', 'cancelled')),
            began_at integer not null default 0
        ) strict
    """)
    tables.execute("alter table digests add column broadcast_id integer references broadcasts")
    tables.execute("""
        create unique index digests_broadcast on digests (broadcast_id, chat_id) where broadcast_id is not null
    """)


@STEPS()
def schedules(tables: Tables) -> None:
    """Days of the week, quiet hours, news at once, a word where there is nothing new."""
    tables.executescript(
        """
        alter table chats add column days text not null default '[]';
        alter table chats add column quiet text not null default '[]';
        alter table chats add column instant integer not null default 0;
        alter table chats add column tells_nothing integer not null default 0;
        alter table chats add column alert_at integer;
        create index chats_instant on chats (id) where instant = 1;
        create index chats_alert on chats (alert_at) where alert_at is not null;
        create index messages_sent on messages (sent_at) where state = 'sent';
        create index messages_refused on messages (id) where refused = 1;
        """
    )


@STEPS()
def topic_aliases(tables: Tables) -> None:
    """What admins call a topic."""
    tables.execute("create table aliases (name text primary key, meaning text not null) strict, without rowid")


@STEPS()
def troubles_told(tables: Tables) -> None:
    """Which troubles the admins know of; storage/told.py."""
    tables.execute("""
        create table told (
            name text primary key,
            problem text not null,
            told_at integer not null,
            over integer not null
        ) strict, without rowid
    """)


@STEPS()
def articles_counted_by_source(tables: Tables) -> None:
    """What each source brings is counted in the index alone; storage/figures.py."""
    tables.execute("create index articles_added_source on articles (added_at, source_id)")
    tables.execute("drop index articles_added")


@STEPS()
def stories_united(tables: Tables) -> None:
    """Which story one has become part of; who has seen a story, whatever the chat."""
    tables.execute("alter table stories add column united_with integer")
    tables.execute("create index stories_united_with on stories (united_with) where united_with is not null")
    tables.execute("create index seen_story on seen (story_id)")


@STEPS()
def due_chats_by_wishes(tables: Tables) -> None:
    """The chats of one due time by language and topics, so that equal digests come together."""
    tables.executescript(
        """
        drop index chats_due;
        create index chats_due on chats (next_digest_at, language, follows) where stopped = '';
        """
    )


@STEPS()
def living_messages(tables: Tables) -> None:
    """Which articles a digest shows; which page of a kept reply a message shows, and whether it is behind."""
    tables.executescript(
        """
        create table shown (
            message_id integer not null references messages on delete cascade,
            place integer not null,
            seat integer not null,
            article_id integer not null references articles on delete cascade,
            is_update integer not null,
            edited_at integer not null,
            marked_at integer,
            primary key (message_id, place, seat)
        ) strict, without rowid;
        create index shown_article on shown (article_id);
        create index articles_edited on articles (edited_at) where edited_at is not null;
        alter table screens add column telegram_id integer not null default 0;
        alter table screens add column page integer default 0;
        alter table screens add column behind integer not null default 0;
        drop index screens_chat;
        create index screens_message on screens (chat_id, telegram_id);
        create index screens_behind on screens (id) where behind = 1;
        """
    )


@STEPS()
def stories_that_parted(tables: Tables) -> None:
    """Which stories an admin has told apart, so that they do not become one again."""
    tables.execute("""
        create table partings (
            story_id integer not null references stories on delete cascade,
            other_id integer not null references stories on delete cascade,
            parted_at integer not null,
            primary key (story_id, other_id)
        ) strict, without rowid
    """)
    tables.execute("create index partings_other on partings (other_id)")
    tables.execute("create index partings_age on partings (parted_at)")


@STEPS()
def what_moved_a_story(tables: Tables) -> None:
    """What a digest said is new in a story that it showed again, so that it says so still when it is mended."""
    tables.execute("alter table shown add column move text not null default ''")
    tables.execute("alter table shown drop column is_update")


@STEPS()
def threads_by_topic(tables: Tables) -> None:
    """A forum topic for each followed topic; storage/threads.py."""
    tables.execute("""
        create table threads (
            chat_id integer not null references chats on delete cascade on update cascade,
            topic text not null,
            thread_id integer not null,
            primary key (chat_id, topic)
        ) strict, without rowid
    """)
    tables.execute("alter table messages add column topic text not null default ''")


def newer_steps(tables: Tables) -> list[str]:
    """The steps that a newer program has applied and this one does not know, oldest first."""
    with closing(Tables(sqlite3.connect(":memory:"), execute_plugins=False)) as empty:
        known = {step.name for step in STEPS.pending(empty)}
    return [step.name for step in STEPS.applied(tables) if step.name not in known]


_FIRST = """
create table sources (
    id integer primary key autoincrement,
    url text unique,
    kind text not null,
    name text not null,
    language text not null,
    topics text not null,
    every_seconds integer,
    selectors text not null,
    paused integer not null default 0,
    etag text not null default '',
    last_modified text not null default '',
    next_check_at integer,
    checked_at integer,
    succeeded_at integer,
    failures integer not null default 0,
    problem text not null default ''
) strict;
create index sources_due on sources (next_check_at) where paused = 0;

create table unread (
    source_id integer not null references sources on delete cascade,
    key integer not null,
    tries integer not null,
    failed_at integer not null,
    primary key (source_id, key)
) strict, without rowid;
create index unread_age on unread (failed_at);

create table stories (
    id integer primary key autoincrement,
    made_at integer not null,
    updated_at integer not null
) strict;
create index stories_updated on stories (updated_at);

create table articles (
    id integer primary key autoincrement,
    source_id integer references sources,
    story_id integer references stories,
    added_at integer not null,
    published_at integer,
    url text not null,
    title text not null,
    language text not null,
    author text not null,
    image text not null,
    entry_id text not null,
    paywalled integer not null,
    sponsored integer not null,
    teaser_only integer not null,
    summary text not null
) strict;
create index articles_added on articles (added_at);
create index articles_source on articles (source_id);
create index articles_story on articles (story_id) where story_id is not null;

create table bodies (
    article_id integer primary key references articles on delete cascade,
    paragraphs text not null
) strict;

create table article_keys (
    key integer primary key,
    article_id integer references articles,
    forgotten_at integer
) strict;
create index article_keys_article on article_keys (article_id) where article_id is not null;
create index article_keys_forgotten on article_keys (forgotten_at) where forgotten_at is not null;

create table article_concepts (
    concept text not null,
    article_id integer not null references articles on delete cascade,
    primary key (concept, article_id)
) strict, without rowid;
create index article_concepts_article on article_concepts (article_id);

create virtual table article_terms using fts5 (terms, tokenize = 'ascii', detail = full, columnsize = 0);

create table chats (
    id integer primary key,
    language text not null,
    timezone text not null,
    times text not null,
    follows text not null,
    mutes text not null,
    stories integer not null,
    next_digest_at integer,
    stopped text not null,
    joined_at integer not null
) strict;
create index chats_due on chats (next_digest_at) where stopped = '';

create table seen (
    chat_id integer not null references chats on delete cascade on update cascade,
    story_id integer not null,
    seen_at integer not null,
    primary key (chat_id, story_id)
) strict, without rowid;
create index seen_age on seen (seen_at);

create table saved (
    chat_id integer not null references chats on delete cascade on update cascade,
    article_id integer not null references articles,
    saved_at integer not null,
    primary key (chat_id, article_id)
) strict, without rowid;
create index saved_article on saved (article_id);

create table digests (
    id integer primary key autoincrement,
    chat_id integer not null references chats on delete cascade on update cascade,
    due_at integer not null,
    queued_at integer not null,
    unique (chat_id, due_at)
) strict;
create index digests_age on digests (queued_at);

create table messages (
    id integer primary key autoincrement,
    digest_id integer not null references digests on delete cascade,
    page integer not null,
    reply text not null,
    state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed')),
    attempts integer not null default 0,
    doubtful integer not null default 0,
    not_before integer not null,
    sent_at integer,
    telegram_id integer not null default 0,
    error text not null default '',
    unique (digest_id, page)
) strict;
create index messages_waiting on messages (not_before, id) where state = 'waiting';
create index messages_state on messages (state) where state in ('sending', 'failed');

create table screens (
    id integer primary key autoincrement,
    chat_id integer not null,
    reply text not null,
    kept_at integer not null
) strict;
create index screens_chat on screens (chat_id);
create index screens_age on screens (kept_at);

create table facts (
    name text primary key,
    value text not null
) strict, without rowid;

create table admins (
    user_id integer primary key
) strict;
"""

_MANNERS = """
alter table sources add column moved_to text not null default '';
alter table sources add column moved_times integer not null default 0;
alter table sources add column former_url text not null default '';
alter table sources add column gap_seconds integer not null default 0;
alter table sources add column ttl_seconds integer not null default 0;
alter table sources add column failing_since integer;
alter table sources add column fault text not null default '';
alter table sources add column news_at integer;
alter table sources add column told integer not null default 0;
create index sources_given_up on sources (id) where next_check_at is null and told = 0 and failures > 0;

alter table unread add column entry text not null default '';

alter table articles add column edited_at integer;
alter table articles add column version integer not null default 0;
"""
