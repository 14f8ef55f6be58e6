"""Anything → Reply: cards, digests and lists as text with entities, within Telegram's limits. No I/O."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot import markup
from bot.locales import Say
from bot.text import direction, figures, sentences
from bot.text.passages import Passage
from storage.models import Article, Button, Buttons, Chat, Digest, Item, Move, Quote, Reply, Story, Text

MAX_COMMAND_BYTES = 64  # Bot API, InlineKeyboardButton: callback_data of 1-64 bytes

# A card has to fit on a page beside the header whatever the article: together under 3,400 units.
_TITLE_UNITS = 300
_SUMMARY_UNITS = 1_000
_QUOTE_UNITS = 500
_NAME_UNITS = 120
_HEADER_UNITS = 600

PER_PAGE = 5
SENTENCES = {"short": 1, "medium": None, "long": None}
"""How many sentences of its summary a card shows, by the length that a chat wishes; None: all there are."""
_QUOTES = {"short": 1, "medium": 2}
_FIGURES = 3
_MARKED = 6  # words of a passage in bold: five cards have to keep within a hundred entities
_PARAGRAPHS = 4  # of an opened story: a screenful, not the article
_SOURCES = 10
_TELLING = 25  # units by which what stands around a quote has to be longer than the quote to say more; a judgement

# How each content language marks a quote (CLDR, delimiters; Arabic as its newspapers do); elsewhere “ ”.
_MARKS = {
    ("„", "“"): "de cs sk bg",
    ("„", "”"): "pl ro hu hr",
    ("‘", "’"): "nl",
    ("«\u202f", "\u202f»"): "fr",
    ("«", "»"): "es it ru uk el no fa ar",
    ("「", "」"): "ja",
    ("”", "”"): "sv fi",
}
_DANGLING = ",،、，"  # led over to "said …", which a card does not show
_NO_PASSAGES: Mapping[int, Passage] = {}
_MARKS_OF = {language: marks for marks, languages in _MARKS.items() for language in languages.split()}


def notice(text: str | Text, buttons: Buttons = ()) -> Reply:
    """One message of plain words, shortened if it does not fit."""
    words = text if isinstance(text, Text) else markup.plain(markup.shorten(direction.led(text), markup.MAX_UNITS))
    return Reply(pages=(words,), buttons=buttons)


def digest(
    chosen: Digest,
    say: Say,
    *,
    greeting: str = "",
    footer: str = "",
    buttons: Buttons = (),
) -> Reply:
    """A digest's pages: a header with the local date, then a card a story. The digest must not be empty."""
    chat = chosen.chat
    around = frame(
        headline(chosen.at.astimezone(ZoneInfo(chat.timezone)), say, greeting=greeting),
        say,
        footer=footer,
        opens=not chat.channel and _opens(chosen.stories),
    )
    cards = [
        card(
            story,
            say,
            chosen.at,
            length=chat.length,
            move=chosen.updates.get(story.id),
            edited=clock(chosen.edited.get(story.id), chat, say),
        )
        for story in chosen.stories
    ]
    return laid(around, chosen.stories, _numbered(cards, around.opens), buttons)


def stories(
    header: str | Text,
    found: Sequence[Story],
    say: Say,
    now: datetime,
    *,
    length: str = "medium",
    buttons: Buttons = (),
    passages: Mapping[int, Passage] = _NO_PASSAGES,
) -> Reply:
    """A headed list of cards, five a page. A header that is a text already has at most 600 units.

    `passages` by the ids of leading articles take the place of their summaries.
    """
    heading = markup.bold(markup.shorten(header, _HEADER_UNITS)) if isinstance(header, str) else header
    opens = _opens(found)
    cards = _numbered(
        [card(story, say, now, length=length, passage=passages.get(story.lead.article.id)) for story in found], opens
    )
    return laid(frame(heading, say, opens=opens), found, cards, buttons)


def headline(local: date, say: Say, *, greeting: str = "") -> Text:
    """What stands above a digest: its date, in the reader's zone."""
    return markup.join((markup.plain(greeting), markup.bold(say("digest.header", date=say.date(local)))), "\n\n")


class Frame(NamedTuple):
    """What stands above and below the cards of each page. `opens`: numbers open the stories."""

    header: Text
    footer: Text
    opens: bool


def frame(header: Text, say: Say, *, footer: str = "", opens: bool = True) -> Frame:
    """The frame with this header, and the hint at what the numbers do."""
    hint = markup.italic(say("more.hint")) if opens else markup.EMPTY
    return Frame(header, markup.join((hint, markup.plain(footer)), "\n\n"), opens)


def laid(
    around: Frame, found: Sequence[Story], cards: Iterable[Text | markup.Measured], buttons: Buttons = ()
) -> Reply:
    """Cards on pages, and what each number opens. What is not stored, such as a preview, opens nothing."""
    pages = markup.pages(around.header, cards, footer=around.footer, per_page=PER_PAGE)
    ids = iter([story.lead.article.id for story in found])
    return Reply(
        pages=tuple(page for page, _ in pages),
        buttons=buttons,
        cards=tuple(tuple(itertools.islice(ids, count)) for _, count in pages) if around.opens else (),
    )


def card(
    story: Story,
    say: Say,
    now: datetime,
    *,
    length: str = "medium",
    move: Move | None = None,
    edited: str = "",
    passage: Passage | None = None,
) -> Text:
    """A story: linked headline, source and age, the summary, key quotes with their speakers, who else reports and adds.

    What is new in it, where it comes again, in a line before the summary.

    The summary is its first sentence where it shall be short, and the `passage` where there is one; where it shall be
    long, all key quotes are there. `edited` is the time of day since when a card that was shown before reads so.
    """
    lead = story.lead
    shown = lead.summary.quotes[:3] if length == "long" else _best_quotes(story, _QUOTES[length])
    others = list(dict.fromkeys(item.source for item in story.items[1:] if item.source != lead.source))
    told = markup.shorten(sentences.joined(lead.summary.sentences[: SENTENCES[length]]), _SUMMARY_UNITS)
    lines = (
        markup.link(markup.bold(_line(lead.article.title or lead.article.url, _TITLE_UNITS)), lead.article.url),
        markup.italic(_origin(lead, say, now, edited=edited)),
        markup.bold(_line(_moved(move, say), _NAME_UNITS)) if move else markup.EMPTY,
        markup.marked(passage.line, passage.hits[:_MARKED]) if passage else markup.plain(told),
        *(_quoted(quote, lead.article.language, say) for quote in shown),
        markup.italic(_line(_figures(story, say), _QUOTE_UNITS)),
        markup.italic(_line(say("card.also", sources=say.listed(others)), _QUOTE_UNITS)) if others else markup.EMPTY,
    )
    return markup.join(lines, "\n")


def button(label: str, command: str) -> tuple[Button, ...]:
    """A row of one button; no row where the command is too long for a button's data."""
    fits = 0 < len(command.encode()) <= MAX_COMMAND_BYTES
    return (Button(label=markup.plain(markup.shorten(label, 60)).text, command=command),) if fits else ()


def choice(label: str, command: str, *, current: bool = False) -> tuple[Button, ...]:
    """A row of one button of several to choose from; what is chosen at present is marked."""
    return button(f"{'✓ ' if current else ''}{label[:1].upper()}{label[1:]}", command)


def offered(say: Say, *names: str) -> list[tuple[Button, ...]]:
    """Rows of one button, each for a command, called as the menu describes it."""
    return [button(say(f"commands.{name}"), f"/{name}") for name in names]


def rows(buttons: Iterable[tuple[Button, ...]], *, width: int = 1) -> Buttons:
    """Buttons in rows of `width`, the empty ones left out."""
    flat = [one for row in buttons for one in row]
    return tuple(tuple(flat[at : at + width]) for at in range(0, len(flat), width))


def local(moment: datetime, now: datetime, chat: Chat, say: Say) -> str:
    """A moment in the reader's zone and words: "tomorrow at 07:00"."""
    zone = ZoneInfo(chat.timezone)
    return say.moment(moment.astimezone(zone), now.astimezone(zone))


def opened(story: Story, say: Say, now: datetime, chat: Chat, *, note: str = "") -> Text:
    """A story in full: the summary, all key quotes each with what stands around it, who reports it, and when.

    The lead must have its paragraphs. `note` says what a tap has just done.
    """
    lead = story.lead
    article = lead.article
    when = local_past(article.published_at or lead.added_at, now, chat, say)
    sources = [_source(item, say) for item in story.items[:_SOURCES]]
    told = sentences.joined(lead.summary.sentences)
    parts = (
        markup.join(
            (
                markup.link(markup.bold(_line(article.title or article.url, _TITLE_UNITS)), article.url),
                markup.italic(f"{_origin(lead, say, now)} · {when}"),
            ),
            "\n",
        ),
        markup.plain(markup.shorten(told, _SUMMARY_UNITS)),
        markup.folded(markup.shorten(_beginning(article.paragraphs, told), _SUMMARY_UNITS)),
        *(_in_context(quote, article, say) for quote in lead.summary.quotes[:3]),
        markup.join((markup.bold(say("more.sources")), *sources), "\n"),
        markup.italic(_line(note, _NAME_UNITS * 2)),
    )
    return _fitted(parts)


def _source(item: Item, say: Say) -> Text:
    line = markup.join(
        ("• ", markup.link(say.isolated(_line(item.source or item.article.url, _NAME_UNITS)), item.article.url))
    )
    return markup.join((say.mark(line.text), line))


def _fitted(parts: Sequence[Text]) -> Text:
    """The parts with an empty line between, without the longest ones in the middle if they are too long together."""
    whole = markup.join(parts, "\n\n")
    return whole if markup.fits(whole) else _fitted((*parts[:-3], *parts[-2:]) if len(parts) > 4 else parts[:-1])


def _beginning(paragraphs: Sequence[str], told: str) -> str:
    """How an article begins, without the paragraphs that the summary has told whole."""
    return "\n".join([paragraph for paragraph in paragraphs if paragraph not in told][:_PARAGRAPHS])


def _in_context(quote: Quote, article: Article, say: Say) -> Text:
    """A quote, and the sentence of the article in which it stands where that says more than the quote."""
    words = _quoted(quote, article.language, say)
    text = article.text
    spans = [span for span in sentences.spans(text, article.language) if span[0] < quote.end and quote.start < span[1]]
    around = " ".join(text[spans[0][0] : spans[-1][1]].split()) if spans else ""
    told = markup.units(around) - markup.units(quote.text) > _TELLING
    return markup.join((words, markup.italic(_line(around, _QUOTE_UNITS)) if told else markup.EMPTY), "\n")


def clock(moment: datetime | None, chat: Chat, say: Say) -> str:
    """The time of day in the reader's zone: "10:15"; empty for None."""
    return local_past(moment, moment, chat, say) if moment else ""


def local_past(moment: datetime, now: datetime, chat: Chat, say: Say) -> str:
    """A past moment in the reader's zone: "10:15", "Tuesday", "May 3"."""
    zone = ZoneInfo(chat.timezone)
    return say.past(moment.astimezone(zone), now.astimezone(zone))


def local_since(moment: datetime, now: datetime, chat: Chat, say: Say) -> str:
    """A past moment in the reader's zone, as a beginning: "since Tuesday"."""
    zone = ZoneInfo(chat.timezone)
    return say.since(moment.astimezone(zone), now.astimezone(zone))


def numbered(number: int, one: Text) -> Text:
    """A card with the number that opens its story."""
    return markup.join((f"{number}. ", one))


def _numbered(cards: Sequence[Text], opens: bool) -> Sequence[Text]:
    return [numbered(number, one) for number, one in enumerate(cards, 1)] if opens else cards


def _opens(found: Sequence[Story]) -> bool:
    """Whether all stories are stored, so that a number can open them."""
    return all(story.lead.article.id for story in found)


def _origin(item: Item, say: Say, now: datetime, *, edited: str = "") -> str:
    article = item.article
    flags = {
        "sponsored": article.sponsored,
        "paywalled": article.paywalled,
        "teaser": article.teaser_only,
        "translated": bool(item.summary.translated_from),
    }
    known = (
        say.isolated(_line(item.source, _NAME_UNITS)),
        say.age(article.published_at or item.added_at, now),
        *(say(f"card.{flag}") for flag, raised in flags.items() if raised),
        say("card.edited", time=edited) if edited else "",
    )
    return direction.led(" · ".join(filter(None, known)))


def _moved(move: Move, say: Say) -> str:
    return say(f"move.{move.kind}", told=move.told, before=move.before, after=move.after)


def _best_quotes(story: Story, most: int) -> tuple[Quote, ...]:
    """One quote a speaker, from all the reports in the lead's language; one of nobody's where no speaker is named."""
    by_speaker: dict[str, Quote] = {}
    for quote in (quote for item in _readable(story) for quote in item.summary.quotes if quote.speaker.strip()):
        # By the last word: one report says "Mira Tolan" where another says "Tolan".
        by_speaker.setdefault(quote.speaker.split()[-1].casefold(), quote)
    return tuple(by_speaker.values())[:most] or story.lead.summary.quotes[:1]


def _readable(story: Story) -> list[Item]:
    language = story.lead.article.language.partition("-")[0]
    return [item for item in story.items if item.article.language.partition("-")[0] == language]


def _figures(story: Story, say: Say) -> str:
    """Where reports give other figures, both with their sources; else what the later ones add; empty for neither."""
    reports = [
        (item.source or item.article.url, "\n".join((item.article.title, *item.summary.sentences)))
        for item in _readable(story)
    ]
    if len(reports) == 1:
        return ""
    language = story.lead.article.language
    differing = figures.differing(reports, language)
    shown = (differing or figures.added(reports, language))[:_FIGURES]
    said = say.listed(f"{figure} ({source})" for source, figure in shown)
    return say("card.differing" if differing else "card.added", figures=said) if said else ""


def _quoted(quote: Quote, language: str, say: Say) -> Text:
    """The words as they were said, in marks; a translation under them without, since nobody said it so."""
    left, right = _MARKS_OF.get(language.partition("-")[0], ("“", "”"))
    lines = (
        f"{left}{markup.shorten(quote.text.strip().rstrip(_DANGLING), _QUOTE_UNITS)}{right}",
        f"— {_line(quote.speaker, _NAME_UNITS)}" if quote.speaker else "",
        say("card.meaning", words=_line(quote.translation, _QUOTE_UNITS)) if quote.translation else "",
    )
    return markup.blockquote("\n".join(filter(None, lines)))


def _line(text: str, limit: int) -> str:
    return markup.shorten(" ".join(text.split()), limit)
