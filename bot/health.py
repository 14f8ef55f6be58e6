"""How a source is, in words that an admin understands, in any language the bot speaks. No I/O."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, tzinfo

from bot.locales import Say, voice
from bot.ports import Refused, TryLater
from storage.models import Page, Problem, Source

SILENT_AFTER = timedelta(days=7)
"""Without news so long a source may have moved or died behind an answer that looks well; a guess."""

_LOOKED_AT = 100_000  # bytes: a login form stands near the top
_WEB_PAGE = re.compile(rb"^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_PASSWORD = re.compile(rb"<input\b[^>]{0,500}\btype\s*=\s*[\"']?password\b", re.IGNORECASE)


def problem(error: Exception, page: Page | None = None) -> Problem:
    """What an error of pulling a source means; `page` is the document that could not be read, if it came so far."""
    if isinstance(error, TryLater) and error.problem:
        return error.problem
    if isinstance(error, Refused):
        return Problem(error.key, {name: str(value) for name, value in error.details.items()})
    if isinstance(error, TimeoutError):
        return Problem("problem.slow_document")
    if isinstance(error, RuntimeError):
        return Problem("problem.deadly_document")
    found = _of_document(page) if page else ""
    return Problem(found) if found else Problem("problem.document", {"reason": str(error)})


def words(problem: Problem, say: Say | None = None) -> str:
    """A problem as a sentence, in English where nobody is to read it."""
    return (say or voice("en"))(problem.key, **problem.details)


def is_well(source: Source, now: datetime) -> bool:
    """Whether no admin needs to look at a source."""
    return source.paused or not (source.problem or _silent_days(source, now))


def state(source: Source, say: Say, now: datetime, zone: tzinfo) -> str:
    """How a source is, as one line: "the site answers with a login page, since Tuesday; next check today at 14:00"."""
    if source.paused:
        return say("health.paused")
    if source.checked_at is None:
        return say("health.new")
    when = say.moment(source.next_check_at.astimezone(zone), now.astimezone(zone)) if source.next_check_at else ""
    if source.problem:
        about = {"problem": trouble(source, say), "since": since(source, say, now, zone)}
        if source.given_up:
            return say("health.given_up", number=source.id, **about)
        return say("health.failing", when=when, **about)
    if days := _silent_days(source, now):
        return say("health.silent", count=days, when=when)
    return say("health.well", when=when)


def trouble(source: Source, say: Say) -> str:
    """What is wrong with a source, in a person's language where it is known in more than English."""
    return words(source.fault, say) if source.fault else source.problem


def since(source: Source, say: Say, now: datetime, zone: tzinfo) -> str:
    """Since when a source fails: "since 10:15" today, "since Tuesday" within a week, "since May 3" before."""
    return say.since((source.failing_since or now).astimezone(zone), now.astimezone(zone))


def _silent_days(source: Source, now: datetime) -> int:
    """The days without news, where they are more than this source's pauses usually are; else 0."""
    if source.news_at is None or now - source.news_at < max(SILENT_AFTER, 4 * source.gap):
        return 0
    return (now - source.news_at).days


def _of_document(page: Page) -> str:
    start = page.body[:_LOOKED_AT]
    if not start.strip():
        return "problem.empty"
    if _PASSWORD.search(start):
        return "problem.login"
    return "problem.web_page" if _WEB_PAGE.match(start) else ""
