"""What all tests share."""

from __future__ import annotations

import os

# Before python-telegram-bot is imported: retry_after is a timedelta, as its next version will have it.
os.environ["PTB_TIMEDELTA"] = "1"
