"""/why: in words, why a story is in a digest."""

from __future__ import annotations

from bot import digest, topics
from bot.commands.command import Command, Request, number
from bot.ports import Refused
from bot.render import notice
from storage import articles, chats, stories
from storage.models import Item, Reply, Story

_SHOWN = 10


async def why(request: Request) -> Reply:
    """Why the stories of the last digest were in it; with an article's number, why that one was."""
    db = request.desk.db
    if request.words:
        article_id = number(request.words.split()[0])
        item = await db.read(articles.get, article_id) if article_id else None
        if item is None:
            raise Refused("more.gone")
        reports = await db.read(stories.reports, [item.story_id]) if item.story_id else {}
        found = [Story(id=digest.story_of(item), items=(item, *_others(reports.get(item.story_id, []), item)))]
    else:
        shown = await db.read(chats.last_shown, request.chat.id, limit=_SHOWN)
        reports = await db.read(stories.reports, shown)
        found = [story for each in reports.values() for story in digest.stories(each, request.chat.language)]
    if not found:
        return notice(request.say("why.none"))
    return notice("\n\n".join((request.say("why.header"), *(_said(request, story) for story in found))))


def _others(reports: list[Item], lead: Item) -> list[Item]:
    return [other for other in reports if other.article.id != lead.article.id]


def _said(request: Request, story: Story) -> str:
    return "\n".join(
        (" ".join(story.lead.article.title.split()), *(f"• {reason}" for reason in _reasons(request, story)))
    )


def _reasons(request: Request, story: Story) -> list[str]:
    """What counted for a story, the weightiest first; the same that `digest.rank` weighs."""
    say, chat = request.say, request.chat
    followed = [words for words in chat.follows if any(_on(words, item) for item in story.items)]
    tapped = [words for words, weight in chat.weights.items() if weight > 0 and _on(words, story.lead)]
    sources = len({item.article.source_id for item in story.items})
    newest = max(digest.published(item) for item in story.items)
    return [
        *(say("why.followed", words=words) for words in followed),
        *(say("why.liked", words=words) for words in tapped),
        *([say("why.language")] if story.lead.article.language.partition("-")[0] == chat.language else []),
        say("why.sources", count=sources),
        say("why.fresh", age=say.age(newest, request.now)),
    ]


def _on(words: str, item: Item) -> bool:
    article = item.article
    text = article.text or " ".join(item.summary.sentences)
    return topics.speaks_of(topics.parse(words), article.title, text, article.language)


COMMANDS = (Command(name="why", run=why),)
