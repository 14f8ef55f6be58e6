"""Saying something to all readers: a preview, a test, then on its way, to be watched and stopped."""

from __future__ import annotations

from bot import locales, markup
from bot.broadcast import message
from bot.commands.command import Command, Request, number
from bot.ports import Refused
from bot.render import button, notice, rows
from storage import broadcasts
from storage.models import Broadcast, Reply, Stage

LONGEST = 3_500  # UTF-16 units; a message holds 4,096, and the preview has a line of its own
_LANGUAGES = 8


async def broadcast(request: Request) -> Reply:
    """Show what readers would get, and to whom it can go."""
    say, text = request.say, request.words
    if not text or markup.units(text) > LONGEST:
        raise Refused("broadcast.how", most=LONGEST)
    draft = await request.desk.db.write(broadcasts.draft, text)
    readers = await request.desk.db.read(broadcasts.audience)
    everybody = say("broadcast.all", count=sum(readers.values()))
    buttons = [button(say("broadcast.test"), f"/sendout {draft} test"), button(everybody, f"/sendout {draft} send")]
    if len(readers) > 1:
        for code, count in list(readers.items())[:_LANGUAGES]:
            label = say("broadcast.some", language=locales.name(code), readers=count)
            buttons.append(button(label, f"/sendout {draft} send {code}"))
    buttons.append(button(say("broadcast.drop"), f"/sendout {draft} cancel"))
    return notice(f"{say('broadcast.preview')}\n\n{text}", rows(buttons))


async def sendout(request: Request) -> Reply:
    """What a preview's buttons do: `/sendout 5 test`, `send`, `send id`, `cancel`; alone, how far it has got."""
    first, *rest = request.words.split() or [""]
    found = await request.desk.db.read(broadcasts.get, number(first) or 0)
    if found is None:
        raise Refused("broadcast.unknown")
    match rest:
        case ["test"]:
            return message(found.text)
        case ["send", *languages]:
            language = languages[0] if languages else ""
            await request.desk.db.write(broadcasts.go, found.id, language=language, now=request.now)
        case ["cancel"]:
            await request.desk.db.write(broadcasts.cancel, found.id)
    return await _progress(request, found.id)


async def _progress(request: Request, number: int) -> Reply:
    say, db = request.say, request.desk.db
    now: Broadcast | None = await db.read(broadcasts.get, number)
    assert now is not None, "broadcasts are never deleted"
    far = await db.read(broadcasts.progress, number)
    done = now.stage == Stage.QUEUED and not far.waiting
    stands = say("broadcast.done" if done else _STAGES[now.stage])
    text = f"{stands}\n{say('broadcast.far', sent=far.sent, waiting=far.waiting, failed=far.failed)}"
    again = button(say("broadcast.again"), f"/sendout {number}")
    going = now.stage in (Stage.GOING, Stage.QUEUED) and not done
    stop = button(say("broadcast.stop"), f"/sendout {number} cancel") if going else ()
    return notice(text, rows([again, stop], width=2))


_STAGES = {
    Stage.DRAFT: "broadcast.draft",
    Stage.GOING: "broadcast.going",
    Stage.QUEUED: "broadcast.going",
    Stage.CANCELLED: "broadcast.cancelled",
}

COMMANDS = (
    Command(name="broadcast", run=broadcast, takes="TEXT", admin=True, owner=True, longest=4096),
    Command(name="sendout", run=sendout, admin=True, owner=True, hidden=True, in_place=True),
)
