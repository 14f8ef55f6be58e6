"""Commands about when things come: /schedule, /quiet, and /missed for what did not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from babel import Locale

from bot.commands.command import Command, Request, keep, next_digest
from bot.locales import voice
from bot.markup import shorten
from bot.ports import Refused
from bot.render import button, choice, local, notice, rows
from bot.schedule import following, parse, parse_times
from bot.text.sentences import joined
from storage import outbox
from storage.models import Message, Reply

_USUAL = ("07:00", "18:30", "07:00 18:30", "weekdays 07:00", "monday 08:00", "hourly", "instant")
_PLANS = {"weekdays": "schedule.weekdays", "hourly": "schedule.hourly", "instant": "schedule.at_once"}
_A_MONDAY = date(2024, 1, 1)
_SHOWN_OF_A_REFUSED_TEXT = 300  # UTF-16 units


async def schedule(request: Request) -> Reply:
    """When digests come: `/schedule 07:00 18:30`, local time; `/schedule off` for never."""
    say, chat = request.say, request.chat
    if not request.words:
        usual = (choice(_worded(words, request), f"/schedule {words}") for words in _USUAL)
        off = button(say("schedule.off"), "/schedule off")
        return notice(f"{next_digest(request)}\n\n{say('schedule.how')}", rows((*usual, off), width=2))
    try:
        plan = parse(request.words, _names_of_days(chat.language))
    except ValueError:
        raise Refused("schedule.how") from None
    changed: dict[str, object] = {} if plan.tells_nothing is None else {"tells_nothing": plan.tells_nothing}
    if plan.times is not None or plan.days or plan.instant:
        usual_times = chat.times or request.desk.newcomer.times if plan.days else ()
        times = usual_times if plan.times is None else plan.times
        changed |= {"times": times, "days": plan.days, "instant": plan.instant, "alert_at": None}
    settled = await _rescheduled(request, **changed)
    told = request.say("settings.times", times=times_in_words(settled)) if settled.chat.times else ""
    return notice("\n".join(dict.fromkeys(filter(None, (told, *_extras(settled), next_digest(settled))))))


async def quiet(request: Request) -> Reply:
    """When nothing is sent: `/quiet 22:00 07:00`, local time; `/quiet off` for never."""
    say = request.say
    if not request.words:
        offers = (button(words, f"/quiet {words}") for words in ("22:00 07:00", "23:00 08:00"))
        off = button(say("schedule.off"), "/quiet off")
        return notice(f"{_hours(request)}\n\n{say('quiet.how')}", rows((*offers, off), width=2))
    words = request.words.split()
    try:
        hours_given = () if request.words.casefold() == "off" else tuple(parse_times(word)[0] for word in words)
    except (ValueError, IndexError):
        raise Refused("quiet.how") from None
    if hours_given and (len(hours_given) != 2 or hours_given[0] == hours_given[1]):
        raise Refused("quiet.how")
    settled = await _rescheduled(request, quiet=hours_given)
    return notice(joined((_hours(settled), next_digest(settled))))


def _worded(plan: str, request: Request) -> str:
    """A plan that can be typed, in the words of the reader's language."""
    said = {"monday": request.say.weekday(_A_MONDAY), **{word: request.say(key) for word, key in _PLANS.items()}}
    return " ".join(said.get(word, word) for word in plan.split())


def _hours(request: Request) -> str:
    say, quiet_hours = request.say, request.chat.quiet
    return say("quiet.hours", start=quiet_hours[0], end=quiet_hours[1]) if quiet_hours else say("quiet.none")


async def missed(request: Request) -> Reply:
    """What did not arrive in this chat, and why; admins also see the texts that Telegram refused anywhere."""
    say, db = request.say, request.desk.db
    failed = await db.read(outbox.missed, request.chat.id)
    lines = [
        say("missed.line", when=local(message.due_at, request.now, request.chat, say), reason=_reason(message, request))
        for message in failed
    ]
    text = "\n".join((say("missed.header"), *lines)) if lines else say("missed.none")
    if request.admin and (refused := await db.read(outbox.refused)):
        texts = [f"{one.error}\n{shorten(one.reply.pages[0].text, _SHOWN_OF_A_REFUSED_TEXT)}" for one in refused]
        text = "\n\n".join((text, say("missed.refused"), *texts))
    return notice(text, rows([button(say("digest.latest"), "/latest")]))


def _reason(message: Message, request: Request) -> str:
    """Why a message did not arrive; who runs the bot also sees the error itself."""
    say = request.say
    if message.doubtful:
        return say("missed.doubtful")
    if message.refused:
        return say("missed.refusal")
    return f"{say('missed.undelivered')} ({message.error})" if request.admin else say("missed.undelivered")


def _extras(request: Request) -> list[str]:
    """What else holds for the schedule, in words."""
    say, chat = request.say, request.chat
    said = {"schedule.instant": chat.instant, "schedule.notify": chat.tells_nothing}
    days = [say("schedule.days", days=say.days(chat.days))] if chat.days else []
    return [*days, *(say(key) for key, holds in said.items() if holds)]


def times_in_words(request: Request) -> str:
    """When the chat's digests come: "07:00 and 18:30", "every hour"; a dash for never."""
    say, chat = request.say, request.chat
    hourly = parse("hourly").times == chat.times
    times = [say("schedule.hourly")] if hourly else chat.times
    return say.listed((*times, *([say("schedule.at_once")] if chat.instant else ()))) or "–"


@cache
def _names_of_days(language: str) -> dict[str, tuple[int, ...]]:
    """Names of days as a reader may type them: in full or short, and the word for the five of work."""
    own = Locale.parse(language).days["stand-alone"]
    named = {name.casefold(): (day,) for width in ("abbreviated", "wide") for day, name in own[width].items()}
    return {voice(language)("schedule.weekdays").casefold(): parse("weekdays").days, **named}


async def _rescheduled(request: Request, **changed: object) -> Request:
    """The request with its chat stored anew, with a next digest that fits, and that comes where this was asked."""
    chat = request.chat if request.known else replace(request.chat, times=())
    chat = replace(chat, **changed)  # type: ignore[arg-type]  # the callers name fields of Chat
    changed |= {"next_digest_at": following(chat, request.now), "thread_id": request.thread_id}
    chat = await keep(request, **changed)
    return replace(request, chat=chat)


COMMANDS = (
    Command(name="schedule", run=schedule, takes="07:00 18:30", configures=True),
    Command(name="quiet", run=quiet, takes="22:00 07:00", configures=True),
    Command(name="missed", run=missed),
)
