"""Anything → Reply: cards, digests and lists as text with entities, within Telegram's limits. No I/O."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import markup
from bot.locales import Say
from storage.models import Button, Buttons, Chat, Digest, Item, Quote, Reply, Story, Text

MAX_COMMAND_BYTES = 64  # Bot API, InlineKeyboardButton: callback_data of 1-64 bytes

# A card has to fit on a page beside the header whatever the article: together under 3,400 units.
_TITLE_UNITS = 300
_SUMMARY_UNITS = 1_000
_QUOTE_UNITS = 500
_NAME_UNITS = 120
_HEADER_UNITS = 600

# How each content language marks a quote (CLDR, delimiters); elsewhere “ ”.
_MARKS = {
    ("„", "“"): "de cs sk bg",
    ("„", "”"): "pl ro hu hr",
    ("‘", "’"): "nl",
    ("«\u202f", "\u202f»"): "fr",
    ("«", "»"): "es it ru uk el no fa",
    ("「", "」"): "ja",
    ("”", "”"): "sv fi",
}
_MARKS_OF = {language: marks for marks, languages in _MARKS.items() for language in languages.split()}


def notice(text: str | Text, buttons: Buttons = ()) -> Reply:
    """One message of plain words, shortened if it does not fit."""
    words = text if isinstance(text, Text) else markup.plain(markup.shorten(text, markup.MAX_UNITS))
    return Reply(pages=(words,), buttons=buttons)


def digest(chosen: Digest, say: Say, *, greeting: str = "") -> Reply:
    """A digest's pages: a header with the local date, then a card a story. The digest must not be empty."""
    local = chosen.at.astimezone(ZoneInfo(chosen.chat.timezone))
    title = markup.bold(say("digest.header", date=say.date(local)))
    header = markup.join((markup.plain(greeting), title), "\n\n")
    return Reply(pages=_laid(header, chosen.stories, say, chosen.at, per_page=5))


def stories(header: str | Text, found: Sequence[Story], say: Say, now: datetime, *, buttons: Buttons = ()) -> Reply:
    """A headed list of cards, five a page. A header that is a text already has at most 600 units."""
    heading = markup.bold(markup.shorten(header, _HEADER_UNITS)) if isinstance(header, str) else header
    return Reply(pages=_laid(heading, found, say, now, 5), buttons=buttons)


def card(story: Story, say: Say, now: datetime) -> Text:
    """A story: linked headline, source and age, the summary, one key quote with its speaker, who else reports."""
    lead = story.lead
    quote = _best_quote(story)
    others = list(dict.fromkeys(item.source for item in story.items[1:] if item.source != lead.source))
    lines = (
        markup.link(markup.bold(_line(lead.article.title or lead.article.url, _TITLE_UNITS)), lead.article.url),
        markup.italic(_origin(lead, say, now)),
        markup.plain(markup.shorten(" ".join(lead.summary.sentences), _SUMMARY_UNITS)),
        _quoted(quote, lead.article.language, say) if quote else markup.EMPTY,
        markup.italic(_line(say("card.also", sources=", ".join(others)), _QUOTE_UNITS)) if others else markup.EMPTY,
    )
    return markup.join(lines, "\n")


def button(label: str, command: str) -> tuple[Button, ...]:
    """A row of one button; no row where the command is too long for a button's data."""
    fits = 0 < len(command.encode()) <= MAX_COMMAND_BYTES
    return (Button(label=markup.shorten(label, 60), command=command),) if fits else ()


def rows(buttons: Iterable[tuple[Button, ...]], *, width: int = 1) -> Buttons:
    """Buttons in rows of `width`, the empty ones left out."""
    flat = [one for row in buttons for one in row]
    return tuple(tuple(flat[at : at + width]) for at in range(0, len(flat), width))


def local(moment: datetime, now: datetime, chat: Chat, say: Say) -> str:
    """A moment in the reader's zone and words: "tomorrow 07:00"."""
    zone = ZoneInfo(chat.timezone)
    return say.moment(moment.astimezone(zone), now.astimezone(zone))


def _laid(header: Text, found: Iterable[Story], say: Say, now: datetime, per_page: int) -> tuple[Text, ...]:
    return markup.pages(header, (card(story, say, now) for story in found), per_page=per_page)


def _origin(item: Item, say: Say, now: datetime) -> str:
    article = item.article
    flags = {
        "sponsored": article.sponsored,
        "paywalled": article.paywalled,
        "teaser": article.teaser_only,
        "translated": bool(item.summary.translated_from),
    }
    known = (
        _line(item.source, _NAME_UNITS),
        say.age(article.published_at or item.added_at, now),
        *(say(f"card.{flag}") for flag, raised in flags.items() if raised),
    )
    return " · ".join(part for part in known if part)


def _best_quote(story: Story) -> Quote | None:
    quotes = story.lead.summary.quotes
    return next((quote for quote in quotes if quote.speaker), next(iter(quotes), None))


def _quoted(quote: Quote, language: str, say: Say) -> Text:
    """The words as they were said, in marks; a translation under them without, since nobody said it so."""
    left, right = _MARKS_OF.get(language.partition("-")[0], ("“", "”"))
    lines = (
        f"{left}{markup.shorten(quote.text.strip(), _QUOTE_UNITS)}{right}",
        f"— {_line(quote.speaker, _NAME_UNITS)}" if quote.speaker else "",
        say("card.meaning", words=_line(quote.translation, _QUOTE_UNITS)) if quote.translation else "",
    )
    return markup.blockquote("\n".join(filter(None, lines)))


def _line(text: str, limit: int) -> str:
    return markup.shorten(" ".join(text.split()), limit)
