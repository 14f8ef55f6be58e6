"""The command line: `python -m bot`, or `newsdigest`."""

from __future__ import annotations

import os
import sys

from bot.shell import newsdigest


def main() -> None:
    # python-telegram-bot's coming form of `retry_after`; it has to be chosen before the library is imported.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    sys.exit(newsdigest.main(standalone_mode=True))


if __name__ == "__main__":
    main()
