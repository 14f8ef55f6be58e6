"""Links that let somebody in: as a reader, or as one of those who run the bot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from storage import admins, chats
from storage.database import Tables
from storage.models import Chat, Invite
from storage.moments import from_seconds, to_seconds


def add(tables: Tables, invite: Invite, *, now: datetime) -> None:
    """Keep an invitation; those that nobody can use any more are forgotten."""
    tables.execute("delete from invites where expires_at <= ? or uses_left <= 0", [to_seconds(now)])
    tables.execute(
        "insert into invites (code, role, uses_left, expires_at) values (?, ?, ?, ?)",
        [invite.code, invite.role, invite.uses_left, to_seconds(invite.expires_at)],
    )


def listing(tables: Tables, now: datetime) -> list[Invite]:
    """The invitations that can still be used, the one that expires first first."""
    rows = tables.execute(
        "select * from invites where expires_at > ? and uses_left > 0 order by expires_at, code", [to_seconds(now)]
    )
    return [_invite(row) for row in rows]


def drop(tables: Tables, code: str) -> bool:
    """Withdraw an invitation; False if there is none."""
    return tables.execute("delete from invites where code = ?", [code]).rowcount > 0


def redeem(tables: Tables, code: str, chat: Chat, user_id: int, *, now: datetime) -> bool:
    """Let a chat in, and its user run the bot if the invitation says so. False if the invitation is no good.

    It costs a use only where it changes something: a link that is pressed twice lets in once.
    """
    sql = "select * from invites where code = ? and expires_at > ? and uses_left > 0"
    row = tables.execute(sql, [code, to_seconds(now)]).fetchone()
    if row is None:
        return False
    invite = _invite(row)
    known = chats.get(tables, chat.id) is not None
    if not known:
        chats.save(tables, chat, now=now)
    promoted = bool(invite.role) and admins.add(tables, user_id, role=invite.role)
    if promoted or not known:
        tables.execute("update invites set uses_left = uses_left - 1 where code = ?", [code])
    return True


def _invite(row: Sequence[object]) -> Invite:
    code, role, uses_left, expires_at = row
    return Invite(
        code=str(code), role=str(role), uses_left=int(str(uses_left)), expires_at=from_seconds(int(str(expires_at)))
    )
