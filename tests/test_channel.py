"""Public Telegram channels: posts as articles that bring their whole text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot import reading
from bot.ports import Listing
from bot.sources.channel import address, read
from storage.models import Page, Source

URL = "https://t.me/s/harbour"
LONG = (
    "The ferry that has not sailed for nine years left the harbour on Friday with four hundred people on board,"
    " among them the mayor."
)
CHANNEL = f"""<!DOCTYPE html><html><head><title>Harbour Watch – Telegram</title></head><body>
<div class="tgme_channel_info_header_title"><span dir="auto">Harbour Watch</span></div>
<section class="tgme_channel_history">
<div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="harbour/7">
<a class="tgme_widget_message_photo_wrap" style="width:1px;background-image:url('https://cdn.example.org/p.jpg')"></a>
<div class="tgme_widget_message_text js-message_text" dir="auto"><b>Ferry <i class="emoji"
 style="background-image:url('//telegram.org/img/emoji/40/F09F9AA2.png')"><b>🚢</b></i> returns</b><br><br>It sails
 <a href="https://example.org/x">again</a> &lt;daily&gt;.<br>“We waited a year,” said Mira Tolan.</div>
<a class="tgme_widget_message_date" href="https://t.me/harbour/7">
<time datetime="2026-05-04T12:00:00+00:00">12:00</time></a></div></div>
<div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="harbour/8">
<a class="tgme_widget_message_photo_wrap" style="background-image:url('https://cdn.example.org/only.jpg')"></a></div></div>
<div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="harbour/9">
<a class="tgme_widget_message_reply"><div class="tgme_widget_message_text js-message_reply_text">Ferry returns</div></a>
<div class="tgme_widget_message_text js-message_text">{LONG}</div></div></div>
</section></body></html>"""


def parse(html: str, url: str = URL) -> Listing:
    return read(Page(url=url, body=html.encode()), Source(url=url, kind="channel"))


def test_posts_are_entries_newest_first() -> None:
    listing = parse(CHANNEL)

    newest, older = listing.entries
    assert listing.title == "Harbour Watch"
    assert (newest.url, older.url) == ("https://t.me/harbour/9", "https://t.me/harbour/7")
    assert older.title == "Ferry 🚢 returns"
    assert older.published_at == datetime(2026, 5, 4, 12, tzinfo=UTC)
    assert (older.image, newest.image) == ("https://cdn.example.org/p.jpg", "")


def test_post_is_an_article_with_its_whole_text() -> None:
    newest, older = parse(CHANNEL).entries

    long = reading.read([(newest.body_html, newest.url)], newest, Source(url=URL)).article
    short = reading.read([(older.body_html, older.url)], older, Source(url=URL)).article

    assert (long.paragraphs, long.teaser_only) == ((LONG,), False)
    assert short.title == "Ferry 🚢 returns"
    assert (short.text, short.teaser_only) == ("It sails again <daily>. “We waited a year,” said Mira Tolan.", False)


def test_long_first_line_is_shortened_to_a_headline() -> None:
    newest = parse(CHANNEL).entries[0]
    sentence = parse(CHANNEL.replace(LONG, f"Only the mayor was absent that day. {LONG}")).entries[0]
    unbroken = parse(CHANNEL.replace(LONG, "渡" * 200)).entries[0]

    assert newest.title == f"{LONG.removesuffix(' the mayor.')}…"
    assert sentence.title == "Only the mayor was absent that day."
    assert len(unbroken.title) == 120


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>If you have Telegram, you can contact @harbour right away.</p>", "no posts of a public channel"),
        ("", "no posts of a public channel"),
        ('<div class="tgme_widget_message" data-post="x/1"></div>', "no posts with words"),
    ],
)
def test_page_without_posts_is_told_plainly(html: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse(html)


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://t.me/harbour", URL),
        ("https://t.me/harbour/123", URL),
        ("https://t.me/s/harbour?before=90", URL),
        ("https://telegram.me/harbour", URL),
        ("https://t.me/+AbCdEf", ""),
        ("https://t.me/joinchat/AbCdEf", ""),
        ("https://t.me/c/12345/6", ""),
        ("https://example.org/harbour", ""),
    ],
)
def test_channel_is_known_by_any_link_to_it(url: str, found: str) -> None:
    assert address(url) == found
