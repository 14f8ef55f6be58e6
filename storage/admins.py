"""Who may run the bot from a chat: by user id, never by chat."""

from __future__ import annotations

from storage import facts
from storage.database import Tables


def add(tables: Tables, user_id: int) -> bool:
    """Make a user an admin; False if they are one."""
    return tables.execute("insert or ignore into admins values (?)", [user_id]).rowcount > 0


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


def is_admin(tables: Tables, user_id: int) -> bool:
    """Whether this user is an admin."""
    return tables.execute("select 1 from admins where user_id = ?", [user_id]).fetchone() is not None
