"""What was read: articles with their summaries, found by newest, topic, words and story."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from storage import identity, lines, stories
from storage.database import Tables, row_id
from storage.identity import MAX_TRIES, Listed, failed_to_read, put_off, to_read, waiting
from storage.items import items, last_before, whole
from storage.models import Article, Item, Summary
from storage.moments import to_seconds, to_seconds_or_null

__all__ = [
    "MAX_TRIES",
    "Draft",
    "Listed",
    "Wanted",
    "add",
    "by_topic",
    "concepts",
    "count",
    "failed_to_read",
    "forget_older",
    "get",
    "items",
    "latest",
    "on_all",
    "put_off",
    "search",
    "spoken_of",
    "to_read",
    "waiting",
    "whole",
]

_LOOKED_AT = 2_000  # articles of one concept, when several are asked for together; a guess at a few days' news
_MAX_TERMS = 64  # of a search: far more than anybody types, and FTS5 refuses expressions deeper than 256
_UNQUOTABLE = str.maketrans({'"': " ", "\0": " "})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article to be stored. `terms` are folded and stemmed, as a search's must be; each of `keys` identifies it.

    `lines` are the keys of its short lines (storage.lines), by which it is known what a source repeats.
    `version` stands for the words by which its source lists it; see `Listed`.
    """

    article: Article
    summary: Summary
    concepts: frozenset[str] = frozenset()
    terms: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    version: str = ""


def add(tables: Tables, drafts: Sequence[Draft], *, now: datetime) -> list[int]:
    """Store articles, in order of publication so that row ids grow with time; their ids, in the order given.

    A draft with a known key is no new article: if it comes from the same source and differs, it corrects the
    stored one, which keeps its id and its story; if not, it only adds its keys. Its entry waits no more.
    """
    ids = [0] * len(drafts)
    new_lines: dict[int, list[tuple[int, ...]]] = {}
    for place in sorted(range(len(drafts)), key=lambda place: min(drafts[place].article.published_at or now, now)):
        draft = drafts[place]
        article_id = identity.find(tables, draft.keys)
        if article_id:
            _correct(tables, article_id, draft, now)
        else:
            article_id = _insert(tables, draft, now)
            new_lines.setdefault(draft.article.source_id, []).append(draft.lines)
        identity.remember(tables, article_id, draft.keys)
        identity.was_read(tables, draft.article.source_id, draft.keys)
        ids[place] = article_id
    lines.count(tables, new_lines, now=now)
    return ids


def latest(
    tables: Tables, *, limit: int = 5, since: datetime | None = None, source_id: int | None = None
) -> list[Item]:
    """The articles added last, newest first, without their paragraphs."""
    of_source = "" if source_id is None else "source_id = :source and"
    sql = f"select id from articles where {of_source} id > :after order by id desc limit :limit"  # noqa: S608  # ours
    found = tables.execute(sql, {"source": source_id, "after": last_before(tables, since), "limit": limit})
    return items(tables, [row[0] for row in found])


def by_topic(
    tables: Tables, concepts: Collection[str], terms: Sequence[str], *, limit: int, since: datetime | None = None
) -> list[Item]:
    """Articles with any of the concepts or with all the terms, if there are any: newest first, no paragraphs."""
    after = last_before(tables, since)
    sql = (
        "select article_id from article_concepts where concept = ? and article_id > ? order by article_id desc limit ?"
    )
    found = {row[0] for concept in concepts for row in tables.execute(sql, [concept, after, limit])}
    found |= _holding_words(tables, _quoted(terms), after, limit)
    return items(tables, sorted(found, reverse=True)[:limit])


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an article has to hold: a concept of each group, and all the terms.

    `instead` are terms that will do in place of a concept of the group at the same place; none for no such.
    """

    groups: Sequence[Collection[str]] = ()
    terms: Sequence[str] = ()
    instead: Sequence[Sequence[str]] = ()


def on_all(
    tables: Tables, wanted: Wanted, *, without: Sequence[Wanted] = (), limit: int, since: datetime | None = None
) -> list[Item]:
    """Articles that hold all that is wanted and nothing of `without`: newest first, no paragraphs.

    Of each concept and of the terms the newest 2,000 articles are looked at, so that no question takes long.
    """
    after = last_before(tables, since)
    unwanted = set[int]().union(*(_holding(tables, one, after) for one in without))
    return items(tables, sorted(_holding(tables, wanted, after) - unwanted, reverse=True)[:limit])


def search(tables: Tables, terms: Sequence[str], *, limit: int, since: datetime | None = None) -> list[Item]:
    """Articles that hold all the terms (the first 64), newest first, no paragraphs. No terms find nothing."""
    found = _holding_words(tables, _quoted(terms), last_before(tables, since), limit)
    return items(tables, sorted(found, reverse=True))


def get(tables: Tables, article_id: int) -> Item | None:
    """The whole article, paragraphs included; None if there is none."""
    return next(iter(whole(tables, [row_id(article_id)])), None)


def concepts(tables: Tables, article_id: int) -> list[str]:
    """What an article speaks of, as far as it was known when it was stored."""
    sql = "select concept from article_concepts where article_id = ? order by 1"
    return [row[0] for row in tables.execute(sql, [row_id(article_id)])]


def count(tables: Tables) -> int:
    """How many articles are stored."""
    (articles,) = tables.execute("select count(*) from articles").fetchone()
    return int(articles)


def spoken_of(tables: Tables, article_ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """What these articles speak of, by their ids; those that speak of nothing known are left out."""
    sql = "select article_id, concept from article_concepts where article_id in (select value from json_each(?))"
    found: dict[int, set[str]] = {}
    for article_id, concept in tables.execute(sql, [json.dumps(list(article_ids))]):
        found.setdefault(article_id, set()).add(concept)
    return {article_id: frozenset(each) for article_id, each in found.items()}


def forget_older(tables: Tables, before: datetime, *, limit: int = 500) -> int:
    """Forget up to `limit` articles added before then, saved ones excepted; how many were forgotten.

    Call until it gives 0: the last call also forgets what is left over of them. Their keys stay for a year,
    so that a source that still lists them does not bring them back.
    """
    sql = """
        select id from articles where added_at < ? and id not in (select article_id from saved)
        order by added_at limit ?
    """
    ids = tables.execute(sql, [to_seconds(before), limit]).fetchall()
    tables.conn.executemany("delete from article_terms where rowid = ?", ids)
    identity.detach(tables, [article_id for (article_id,) in ids], at=before)
    tables.conn.executemany("delete from articles where id = ?", ids)
    if not ids:
        _forget_leftovers(tables, before)
    return len(ids)


def _forget_leftovers(tables: Tables, before: datetime) -> None:
    identity.forget_older(tables, before)
    stories.forget_older(tables, before)
    lines.forget_older(tables, before)
    tables.execute(
        "delete from sources where url is null and not exists (select 1 from articles where source_id = sources.id)"
    )


def _quoted(terms: Sequence[str]) -> str:
    """The terms as FTS5 phrases, so that none of a reader's signs is an operator; empty if no word is among them."""
    clean = (_storable(term).translate(_UNQUOTABLE) for term in terms)
    said = [term for term in dict.fromkeys(clean) if any(sign.isalnum() or sign > "\x7f" for sign in term)]
    return " ".join(f'"{term}"' for term in said[:_MAX_TERMS])


def _storable(text: str) -> str:
    # Half a surrogate pair, as broken JSON brings it, is no text that SQLite could hold.
    return text.encode(errors="replace").decode()


def _insert(tables: Tables, draft: Draft, now: datetime) -> int:
    cursor = tables.execute(
        f"""
        insert into articles (source_id, added_at, version, {", ".join(_COLUMNS)})
        values ((select id from sources where id = ?), ?, ?, {", ".join("?" * len(_COLUMNS))})
        """,  # noqa: S608  # our own column names
        [draft.article.source_id, to_seconds(now), _version(draft), *_values(draft)],
    )
    article_id = cursor.lastrowid
    assert article_id is not None
    tables.execute("insert into bodies values (?, ?)", [article_id, _body(draft)])
    tables.execute("insert into article_terms (rowid, terms) values (?, ?)", [article_id, _terms(draft)])
    _tag(tables, article_id, draft)
    return article_id


def _correct(tables: Tables, article_id: int, draft: Draft, now: datetime) -> None:
    stored = tables.execute(
        f"""
        select coalesce(source_id, 0), teaser_only, {", ".join(_COLUMNS)}, paragraphs
        from articles join bodies on bodies.article_id = id where id = ?
        """,  # noqa: S608  # our own column names
        [article_id],
    ).fetchone()
    values, body = _values(draft), _body(draft)
    if stored[0] != draft.article.source_id:
        return
    version = _version(draft)
    tables.execute("update articles set version = ? where id = ? and version != ?", [version, article_id, version])
    is_worse = draft.article.teaser_only and not stored[1]
    if is_worse or stored[2:] == (*values, body):
        return
    changes = ", ".join(f"{column} = ?" for column in _COLUMNS)
    tables.execute(
        f"update articles set {changes}, edited_at = ? where id = ?",  # noqa: S608  # our own column names
        [*values, to_seconds(now), article_id],
    )
    tables.execute("update bodies set paragraphs = ? where article_id = ?", [body, article_id])
    tables.execute("update article_terms set terms = ? where rowid = ?", [_terms(draft), article_id])
    tables.execute("delete from article_concepts where article_id = ?", [article_id])
    _tag(tables, article_id, draft)


def _tag(tables: Tables, article_id: int, draft: Draft) -> None:
    tables.conn.executemany(
        "insert into article_concepts values (?, ?)", [(concept, article_id) for concept in sorted(draft.concepts)]
    )


_COLUMNS = (
    "published_at", "url", "title", "language", "author", "image", "entry_id", "paywalled", "sponsored", "teaser_only",
    "summary",
)  # fmt: skip


def _values(draft: Draft) -> tuple[int | str | None, ...]:
    article, summary = draft.article, draft.summary
    quotes = [[one.text, one.start, one.end, one.speaker, one.key, one.translation] for one in summary.quotes]
    return (
        to_seconds_or_null(article.published_at),
        *map(
            _storable, (article.url, article.title, article.language, article.author, article.image, article.entry_id)
        ),
        int(article.paywalled),
        int(article.sponsored),
        int(article.teaser_only),
        _json([summary.sentences, quotes, summary.made_by, summary.language, summary.translated_from]),
    )


def _version(draft: Draft) -> int:
    return identity.hashed(draft.version) if draft.version else 0


def _body(draft: Draft) -> str:
    return _json(draft.article.paragraphs)


def _terms(draft: Draft) -> str:
    return _storable(" ".join(draft.terms))


def _json(value: object) -> str:
    return _storable(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _holding(tables: Tables, wanted: Wanted, after: int) -> set[int]:
    by_concept = "select article_id from article_concepts where concept = ? and article_id > ? order by 1 desc limit ?"
    found = [
        {row[0] for concept in group for row in tables.execute(by_concept, [concept, after, _LOOKED_AT])}.union(
            _holding_words(tables, _quoted(instead), after)
        )
        for group, instead in zip_longest(wanted.groups, wanted.instead, fillvalue=())
    ]
    if quoted := _quoted(wanted.terms):
        found.append(_holding_words(tables, quoted, after))
    return set.intersection(*found) if found else set()


def _holding_words(tables: Tables, quoted: str, after: int, limit: int = _LOOKED_AT) -> set[int]:
    # By row id, never by rank: bm25 would have to read every article that holds a common word.
    sql = "select rowid from article_terms where article_terms match ? and rowid > ? order by rowid desc limit ?"
    return {row[0] for row in tables.execute(sql, [quoted, after, limit])} if quoted else set()
