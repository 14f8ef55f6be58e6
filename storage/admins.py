"""Who may run the bot from a chat: by user id, never by chat."""

from __future__ import annotations

from storage import facts
from storage.database import Tables

OWNER, EDITOR = "owner", "editor"
"""What an admin may do: everything, or all but what concerns readers and other admins."""


def add(tables: Tables, user_id: int, *, role: str = OWNER) -> bool:
    """Make a user an admin, or an editor an owner; False if they are that already."""
    sql = """
        insert into admins (user_id, role) values (:user, :role)
        on conflict (user_id) do update set role = :role where role = 'editor' and :role = 'owner'
    """
    return tables.execute(sql, {"user": user_id, "role": role}).rowcount > 0


def claim(tables: Tables, user_id: int, code_name: str) -> bool:
    """Use up the one-time code kept as this fact: the user is an admin. False if it has been used."""
    if not facts.drop(tables, code_name):
        return False
    add(tables, user_id)
    return True


def remove(tables: Tables, user_id: int) -> bool:
    """Take the right away; False if they are no admin."""
    return tables.execute("delete from admins where user_id = ?", [user_id]).rowcount > 0


def listing(tables: Tables) -> list[int]:
    """The admins' user ids, the lowest first."""
    return [row[0] for row in tables.execute("select user_id from admins order by user_id")]


def roles(tables: Tables) -> dict[int, str]:
    """What each admin may do, by user id."""
    return dict(tables.execute("select user_id, role from admins order by user_id").fetchall())


def is_admin(tables: Tables, user_id: int) -> bool:
    """Whether this user is an admin."""
    return tables.execute("select 1 from admins where user_id = ?", [user_id]).fetchone() is not None
