"""Commands that take up sources: /addsource with a preview, a list of feeds sent as a file, starter packs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot import locales, markup, packs
from bot.commands.admin import checked
from bot.commands.command import Command, Request, number
from bot.finding import Finding
from bot.links import canonical
from bot.locales import Say
from bot.ports import Refused
from bot.render import button, notice, offered, rows, stories
from storage import proposals, sources
from storage.articles import Draft
from storage.models import Buttons, Item, Reply, Source, Story, Text

MOST_OTHERS = 5  # more candidates than that are no help to choose from
_NAME_UNITS = 120
_URL_UNITS = 200
_LABEL_UNITS = 40

_ADDRESS = re.compile(r"(?:https?://|feed:|t\.me/)\S+|@[A-Za-z]\w{3,31}", re.IGNORECASE)


def is_address(words: str) -> bool:
    """Whether what somebody wrote is an address and nothing else."""
    return bool(_ADDRESS.fullmatch(words))


async def add(request: Request) -> Reply:
    """Show what stands at an address, with a button to take it up; `/addsource 12` takes up what was shown."""
    if not request.words:
        raise Refused("addsource.how")
    proposal = number(request.words)
    if proposal is None:
        return await _proposed(request, await request.desk.finder.find(request.words))
    source = await _kept(request, proposal)
    return await checked(request, await request.desk.db.write(sources.add, source, now=request.now))


async def propose(request: Request) -> Reply:
    """Show another of the sources that were found: `/proposal 13`."""
    source = await _kept(request, number(request.words) or 0)
    return await _proposed(request, await request.desk.finder.look(source))


async def take_list(request: Request) -> Reply:
    """Take up the sources of a file that was sent: OPML, or TOML as a sources file is. `words` is its name."""
    if not request.document:
        raise Refused("importsources.how")
    return await _taken(request, await request.desk.finder.listed(request.words, request.document))


async def starter_packs(request: Request) -> Reply:
    """Ready-made lists of sources, one per language; `/packs id` takes one up."""
    say = request.say
    if not request.desk.starter_packs:
        raise Refused("packs.off")
    if request.words:
        if request.words not in packs.languages():
            raise Refused("packs.unknown", words=request.words)
        return await _taken(request, packs.read(request.words))
    own = request.chat.language
    offered = sorted(packs.languages(), key=lambda language: (language != own, language))
    lines = []
    for language in offered:
        names = locales.voice(language).listed(source.name for source in packs.read(language))
        lines.append(markup.join((markup.bold(locales.name(language)), markup.plain(names)), "\n"))
    buttons = (
        button(f"{locales.name(language)} ({len(packs.read(language))})", f"/packs {language}") for language in offered
    )
    laid = markup.pages(markup.plain(say("packs.header")), lines)
    return Reply(pages=tuple(page for page, _ in laid), buttons=rows(buttons, width=2))


async def _taken(request: Request, found: Sequence[Source]) -> Reply:
    added = await request.desk.db.write(sources.add_missing, found, now=request.now)
    say = request.say
    lines = [say("importsources.done", count=added)]
    if added < len(found):
        lines.append(say("importsources.known", count=len(found) - added))
    if added:
        lines.append(say("importsources.soon"))
    return notice("\n".join(lines), rows(offered(say, "sources")))


async def _kept(request: Request, proposal: int) -> Source:
    source = await request.desk.db.read(proposals.get, proposal)
    if source is None:
        raise Refused("addsource.forgotten")
    return source


async def _proposed(request: Request, finding: Finding) -> Reply:
    """What was found: its newest articles as a digest would show them, and buttons to take it up or see another."""
    say, source = request.say, finding.source
    if known := await _known(request, source):
        check = rows([button(say("panel.check"), f"/checksource {known.id}")])
        return notice(say("addsource.known", name=known.name or known.url, number=known.id), check)
    drafts = await request.desk.finder.preview(finding)
    return replace(preview(finding, drafts, say, request.now), buttons=await _buttons(request, finding))


def preview(finding: Finding, drafts: Sequence[Draft], say: Say, now: datetime) -> Reply:
    """What was found, and some of its articles as a digest would show them."""
    name, header = finding.source.name, _header(finding, say, shown=len(drafts))
    items = [Item(article=draft.article, summary=draft.summary, source=name, added_at=now) for draft in drafts]
    return stories(header, [Story(id=0, items=(item,)) for item in items], say, now) if items else notice(header)


def _header(finding: Finding, say: Say, *, shown: int) -> Text:
    source = finding.source
    lines = [
        markup.bold(markup.shorten(source.name or source.url, _NAME_UNITS)),
        markup.plain(markup.shorten(source.url, _URL_UNITS)),
        markup.plain(say(f"addsource.kind_{source.kind}", count=len(finding.listing.entries))),
    ]
    if item := source.select.get("item"):
        lines.append(markup.plain(say("addsource.item", selector=markup.shorten(item[0], _NAME_UNITS))))
    newest = markup.plain(say("addsource.newest", count=shown)) if shown else markup.EMPTY
    return markup.join((markup.join(lines, "\n"), newest), "\n\n")


async def _buttons(request: Request, finding: Finding) -> Buttons:
    say, keep = request.say, proposals.keep
    found = await request.desk.db.write(keep, finding.source, at=request.now)
    labels = [button(say("addsource.yes"), f"/addsource {found}")]
    for other in finding.others[:MOST_OTHERS]:
        proposal = await request.desk.db.write(keep, other, at=request.now)
        label = markup.shorten(other.name or other.url.partition("://")[2], _LABEL_UNITS)
        labels.append(button(say("addsource.rather", name=label), f"/proposal {proposal}"))
    return rows(labels)


async def _known(request: Request, source: Source) -> Source | None:
    stored = await request.desk.db.read(sources.listing)
    url = canonical(source.url)
    return next((one for one in stored if url in (canonical(one.url), canonical(one.listing_url))), None)


COMMANDS = (
    Command(name="addsource", run=add, takes="URL", admin=True),
    Command(name="proposal", run=propose, takes="ID", admin=True, hidden=True),
    Command(name="importsources", run=take_list, admin=True, hidden=True),
    Command(name="packs", run=starter_packs, takes="[LANGUAGE]", admin=True),
)
