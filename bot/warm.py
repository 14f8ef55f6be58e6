"""Imported by the fork server before it forks: workers are born with what reading needs, instead of each loading it.

The one module that works at import, because a fork server offers nothing else to hook into. Nobody else imports it.
"""

import gc

from bot import reading
from bot.sources import KINDS
from storage.models import Entry, Page, Source

_TEXT = "The council of the harbour wants to speak of the ferry again next week, said one of those who came. " * 4
_PAGE = f"<html><body><article><h1>Ferry returns</h1><p>{_TEXT}</p><p>{_TEXT}</p></article></body></html>"
_SHORT = "<html><body><div><h1>Ferry returns</h1><p>The ferry sails again.</p></div></body></html>"  # for trafilatura
_URL = "https://news.example/ferry"
_FEED = f'<rss version="2.0"><channel><item><title>Ferry returns</title><link>{_URL}</link></item></channel></rss>'

KINDS["feed"](Page(url=_URL, body=_FEED.encode()), Source(url=_URL))
for _page in (_PAGE, _SHORT):
    reading.read([(_page, _URL)], Entry(id=_URL, url=_URL, title="Ferry returns"), Source(url=_URL))
gc.collect()
gc.freeze()  # the collector would write into every page that the workers share
