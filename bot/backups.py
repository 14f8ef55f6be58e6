"""When the database is copied by night. The folder of copies knows when that was last done."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from bot.ports import Clock
from storage import copies, facts
from storage.database import Database

log = logging.getLogger(__name__)

NIGHT = 3  # o'clock, where the bot's readers are: few digests are due then
_SINCE = "nightly_copies_since"


@dataclass(frozen=True, slots=True)
class Copies:
    """Makes copies of one database. `most` is how many of a kind are kept; 0: none by night."""

    db: Database
    database: Path
    most: int
    zone: tzinfo

    async def make(self, kind: str, now: datetime) -> Path:
        """A copy now, while everything goes on. Raises copies.NoRoom, and OSError where the folder is not ours."""
        most = max(1, self.most)
        return await self.db.read(copies.keep, self.database, kind, now=now, most=most)

    async def nightly(self, clock: Clock) -> Path | None:
        """The night's copy, if it is time and not made yet. One that cannot be made is logged: the day goes on."""
        now = clock()
        if not self.most or not await self._is_due(now):
            return None
        try:
            path = await self.make(copies.NIGHTLY, now)
        except (copies.NoRoom, OSError) as error:
            log.error("no nightly copy reason=%r", str(error))
            return None
        log.info("nightly copy file=%s bytes=%s", path, path.stat().st_size)
        return path

    async def _is_due(self, now: datetime) -> bool:
        made = copies.kept(self.database, copies.NIGHTLY)
        if made:
            return is_due(copies.made_at(made[0]), now, self.zone)
        since = await self.db.read(facts.get, _SINCE)
        if since is None:
            # A new database: its first copy is made in its first night, not while it starts.
            await self.db.write(facts.put, _SINCE, now.isoformat())
            return False
        return is_due(datetime.fromisoformat(since), now, self.zone)


def is_due(last: datetime, now: datetime, zone: tzinfo) -> bool:
    """Whether a night has begun since the last copy."""
    local = now.astimezone(zone)
    night = local.replace(hour=NIGHT, minute=0, second=0, microsecond=0)
    if night > local:
        night -= timedelta(days=1)
    return last < night
