"""The commands of the shell. Each imports what it needs when it runs, so that `--help` is quick."""

from __future__ import annotations

from bot.shell.checking import doctor
from bot.shell.command import newsdigest
from bot.shell.inspect import inspect
from bot.shell.keeping import backup, restore, search, stats
from bot.shell.running import demo, gather, run
from bot.shell.sources import sources

for _command in (run, demo, gather, sources, inspect, search, stats, backup, restore, doctor):
    newsdigest.add_command(_command)

__all__ = ["newsdigest"]
