"""Who is let in, and who runs the bot: invitations by link, owners and editors."""

from __future__ import annotations

import re
import secrets
from dataclasses import replace
from datetime import timedelta

from bot.commands.command import Command, Request, number
from bot.ports import Refused
from bot.render import button, local, notice, rows
from storage import admins, facts, invites
from storage.models import Button, Invite, Reply

LASTS = timedelta(days=7)
MOST_USES = 10_000
_ROLE = {admins.OWNER: "admins.owner", admins.EDITOR: "admins.editor"}
_ADD = {admins.OWNER: "admins.add_owner", admins.EDITOR: "admins.add_editor"}
_MADE = {"": "invite.made", admins.OWNER: "invite.as_owner", admins.EDITOR: "invite.as_editor"}
_PAYLOAD = re.compile(r"invite_([A-Za-z0-9_-]{1,57})")  # Bot API, deep links: at most 64 of these signs


async def welcomed(request: Request) -> Request:
    """The request of a /start, its invitation used up where it brings one. Raises Refused for one that is no good."""
    link = _PAYLOAD.fullmatch(request.words)
    if not link:
        return request
    newcomer = request.chat if request.known else replace(request.chat, times=(), joined_at=request.now)
    db = request.desk.db
    let_in = await db.write(invites.redeem, link[1], newcomer, request.user_id, now=request.now)
    if not let_in and request.desk.by_invitation and not (request.known or request.admin):
        raise Refused("invite.spent")
    admin = request.admin or await db.read(admins.is_admin, request.user_id)
    return replace(request, chat=newcomer, words="", known=request.known or let_in, admin=admin)


def is_let_in(request: Request) -> bool:
    """Whether a chat may ask at all: it has been let in once, or an admin speaks."""
    return not request.desk.by_invitation or request.known or request.admin


async def owns(request: Request) -> bool:
    """Whether the asking person may do what editors may not."""
    if not request.admin or request.user_id in request.desk.admin_ids:
        return request.admin
    return (await request.desk.db.read(admins.roles)).get(request.user_id) != admins.EDITOR


async def invite(request: Request) -> Reply:
    """A link that lets in: `/invite 5` for five chats; `/invite drop CODE` withdraws one."""
    first, _, rest = request.words.partition(" ")
    if first == "drop":
        dropped = await request.desk.db.write(invites.drop, rest)
        return notice(request.say("invite.dropped" if dropped else "invite.spent"))
    uses = number(first) if first else 1
    if uses is None or not 0 < uses <= MOST_USES:
        raise Refused("invite.how", most=MOST_USES)
    return await _invited(request, Invite(code=_code(), uses_left=uses, expires_at=request.now + LASTS))


async def team(request: Request) -> Reply:
    """Who runs the bot, a button to take each one's right away, and links that make somebody owner or editor."""
    say, db, words = request.say, request.desk.db, request.words.split()
    if words[:1] == ["add"] and len(words) == 2 and words[1] in _ROLE:
        return await _invited(request, Invite(code=_code(), role=words[1], expires_at=request.now + LASTS))
    roles = await db.read(admins.roles)
    if words[:1] == ["remove"]:
        return await _removed(request, roles, number(words[-1]))
    if words:
        raise Refused("admins.how")
    fixed = [say("admins.set", user=str(user)) for user in sorted(request.desk.admin_ids)]
    stored = [f"• {user} — {say(_ROLE[role])}" for user, role in roles.items()]
    remove = [button(say("admins.remove", user=str(user)), f"/admins remove {user}") for user in roles]
    more = [button(say(key), f"/admins add {role}") for role, key in _ADD.items()]
    return notice("\n".join((say("admins.header"), *fixed, *stored)), rows([*remove, *more]))


async def _removed(request: Request, roles: dict[int, str], user: int | None) -> Reply:
    others = [role for other, role in roles.items() if other != user]
    if user not in roles:
        raise Refused("admins.unknown")
    if not request.desk.admin_ids and admins.OWNER not in others:
        raise Refused("admins.last")
    await request.desk.db.write(admins.remove, user)
    return notice(request.say("admins.removed", user=str(user)))


async def _invited(request: Request, made: Invite) -> Reply:
    """Keep an invitation and show its links: for a person, and where it is for readers, for a group."""
    say, db = request.say, request.desk.db
    await db.write(invites.add, made, now=request.now)
    address = await db.read(facts.get, facts.OWN_ADDRESS) or ""
    payload = f"invite_{made.code}"
    until = local(made.expires_at, request.now, request.chat, say)
    link = f"{address}?start={payload}" if address else f"/start {payload}"
    text = f"{say(_MADE[made.role], count=made.uses_left, until=until)}\n\n{link}"
    group = (Button(label=say("invite.group"), url=f"{address}?startgroup={payload}"),) if address else ()
    buttons = [() if made.role else group, button(say("invite.drop"), f"/invite drop {made.code}")]
    if not (request.desk.by_invitation or made.role):
        text = f"{text}\n\n{say('invite.open')}"
    return notice(text, rows(buttons))


def _code() -> str:
    return secrets.token_urlsafe(12)  # 96 bits: nobody guesses one within a week


COMMANDS = (
    Command(name="invite", run=invite, takes="[n]", admin=True),
    Command(name="admins", run=team, admin=True, owner=True),
)
