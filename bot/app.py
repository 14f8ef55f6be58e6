"""Builds every part, keeps the timetable, starts and stops. The only place where the parts meet."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot import alerts, broadcast, deliver, living, publish, telegram_io
from bot.backups import Copies
from bot.commands.admin import CLAIM_CODE
from bot.commands.command import Desk
from bot.fetch import Fetcher
from bot.finding import Finder
from bot.gather import Gatherer
from bot.pacing import Pacer, Priority, Scope
from bot.ports import Clock, Summariser
from bot.reader import Reader
from bot.settings import Settings, WrongSetting
from bot.sources import file as sources_file
from bot.summarise import Extractive, llm
from bot.telegram_io import App, Conversation, Door, Editor, Sender, webhook
from bot.workers import WARM, Workers
from storage import admins, articles, facts, halts, outbox, screens, sources
from storage import living as shown
from storage.database import Database
from storage.models import Chat, Source

log = logging.getLogger(__name__)

ALERT_SECONDS = 60
PUBLISH_SECONDS = 5  # how late a digest may be; the question is one indexed read
DELIVER_SECONDS = 1  # how late a further attempt may be
DELIVER_FIRST_IN = 1  # seconds, Telegram's window: what a killed process sent right before counts for its next one too
LIVING_SECONDS = 30  # how late a correction may be; the question is one indexed read
TIDY_HOURS = 6
TIDY_FIRST_IN = 60  # seconds; what has waited for hours need not slow down the start
MENU_HOURS = 24
COPY_SECONDS = 600  # how late the night's copy may be; the question is a look into a folder
STOP_SECONDS = 8  # the contract gives ten from the signal to the end
SCREENS_FOR = timedelta(days=30)
_TELEGRAM_RETRY_SECONDS = (1, 5, 15, 60)


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The parts that need no Telegram."""

    db: Database
    gatherer: Gatherer
    finder: Finder
    desk: Desk
    clock: Clock


@asynccontextmanager
async def house(settings: Settings, clock: Clock = utc_now, *, pace_seconds: float = 1.0) -> AsyncIterator[House]:
    """Open the parts by the settings, and close them in the end. Raises WrongSetting and storage's CannotOpen."""
    given = listed(settings)
    db = Database.open(settings.database_path, copies_kept=settings.backup_keep)
    try:
        fetcher = Fetcher(
            clock=clock,
            allowed_private_hosts=settings.allowed_private_hosts,
            contact=await contact(settings, db),
            pace_seconds=pace_seconds,
        )
        with Workers(preload=WARM) as workers:
            async with fetcher, SUMMARISERS[settings.summariser](settings, db, clock) as summariser:
                finder = Finder(fetcher=fetcher, workers=workers)
                reader = Reader(db=db, fetcher=fetcher, workers=workers, summariser=summariser, clock=clock)
                gatherer = Gatherer(
                    db=db,
                    fetcher=fetcher,
                    finder=finder,
                    workers=workers,
                    reader=reader,
                    clock=clock,
                    every=settings.gather_every,
                )
                for source in given:
                    await db.write(sources.add, source, now=clock())
                desk = Desk(
                    db=db,
                    gathering=gatherer,
                    finder=finder,
                    newcomer=newcomer(settings),
                    admin_ids=settings.admin_ids,
                    tokens_a_month=settings.llm_monthly_budget,
                    starter_packs=settings.starter_packs,
                    by_invitation=settings.access == "invite",
                    copies=copies_of(db, settings),
                )
                yield House(db=db, gatherer=gatherer, finder=finder, desk=desk, clock=clock)
    finally:
        await db.close()


async def contact(settings: Settings, db: Database) -> str:
    """Where sites can reach those who run the bot: as set, else the bot itself, by name once Telegram told it."""
    if settings.contact:
        return settings.contact
    if known := await db.read(facts.get, facts.OWN_ADDRESS):
        return known
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    return f"tg://user?id={token.partition(':')[0]}" if token else ""


def _llm(settings: Settings, db: Database, clock: Clock) -> AbstractAsyncContextManager[Summariser]:
    if settings.llm_monthly_budget is None:
        log.warning("LLM_MONTHLY_BUDGET is not set: the language model may use any number of tokens")
    return llm.opened(
        db,
        clock,
        base_url=settings.llm_base_url,
        model=settings.llm_model,
        api_key=settings.llm_api_key.get_secret_value() if settings.llm_api_key else "",
        tokens_a_month=settings.llm_monthly_budget,
        translate_to=settings.default_language if settings.llm_translate else "",
    )


SUMMARISERS: Mapping[str, Callable[[Settings, Database, Clock], AbstractAsyncContextManager[Summariser]]] = {
    "extractive": lambda *_: nullcontext(Extractive()),
    "llm": _llm,
}
"""The back-ends by the value of SUMMARISER; each is opened with the house and closed with it."""


def copies_of(db: Database, settings: Settings) -> Copies:
    """Who copies the database, by the settings."""
    return Copies(db, settings.database_path.absolute(), settings.backup_keep, ZoneInfo(settings.default_timezone))


def newcomer(settings: Settings) -> Chat:
    """What a new chat starts with."""
    return Chat(
        id=0,
        language=settings.default_language,
        timezone=settings.default_timezone,
        times=settings.default_times,
        stories=settings.stories_per_digest,
    )


def listed(settings: Settings) -> list[Source]:
    """The sources of the sources file; none where the default file is not there. Raises WrongSetting."""
    path = settings.sources_file or sources_file.DEFAULT
    if settings.sources_file is None and not path.exists():
        return []
    try:
        return sources_file.read(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise WrongSetting(f"SOURCES_FILE {path}: {reason}") from None


async def run(
    settings: Settings, stop: asyncio.Event, clock: Clock = utc_now, *, publish_seconds: int = PUBLISH_SECONDS
) -> None:
    """Gather, publish and answer until `stop` is set. Raises WrongSetting for a token that Telegram does not know."""
    if settings.bot_token is None:
        raise WrongSetting("BOT_TOKEN: not set; get one from @BotFather, or try `newsdigest demo` without")
    if settings.webhook_url and not settings.webhook_listen:
        raise WrongSetting(
            "WEBHOOK_LISTEN: write the host:port where Telegram's updates come in, such as 127.0.0.1:8443"
        )
    async with house(settings, clock) as parts:
        await offer_claim(parts)
        await parts.db.write(outbox.recover, now=clock())
        token = settings.bot_token.get_secret_value()
        app = telegram_io.build(token, settings.telegram_api_url, await pacer(parts))
        timetable = Timetable()
        timetable.always(parts.gatherer.always)
        timetable.every(TIDY_HOURS * 3600, lambda: tidy(parts, settings.retention_days), first_in=TIDY_FIRST_IN)
        timetable.every(COPY_SECONDS, lambda: parts.desk.copies.nightly(clock))
        timetable.start()
        try:
            async with status_page(settings, parts):
                if await connected(app, stop):
                    await introduce(parts, f"https://t.me/{app.bot.username}")
                    send = Sender(app.bot, parts.desk, parts.clock)
                    timetable.every(publish_seconds, lambda: publish.queue_due(parts.db, parts.clock()))
                    timetable.every(publish_seconds, lambda: broadcast.queue_going(parts.db, parts.clock))
                    timetable.every(
                        DELIVER_SECONDS,
                        lambda: deliver.deliver(parts.db, send, parts.clock),
                        first_in=DELIVER_FIRST_IN,
                    )
                    timetable.every(MENU_HOURS * 3600, lambda: offer_menu(app))
                    edit = Editor(app.bot)
                    timetable.every(LIVING_SECONDS, lambda: living.refresh(parts.db, edit, parts.clock))
                    timetable.every(ALERT_SECONDS, alerting(app, parts))
                    await _serve(app, parts, settings, timetable, stop)
        finally:
            await timetable.stop()
            await app.shutdown()
            # An application that never reached Telegram does not close the connections it tried.
            await app.bot.shutdown()
    log.info("stopped")


@asynccontextmanager
async def status_page(settings: Settings, parts: House) -> AsyncIterator[None]:
    """Serve the status page while the block lasts, if one is wished. Raises WrongSetting where it cannot be."""
    if not settings.health_listen:
        yield
        return
    from bot import status  # few run the page, and its libraries take memory
    from bot.status import server

    started_at = parts.clock()
    async with AsyncExitStack() as stack:
        try:
            await stack.enter_async_context(
                server.serving(settings.health_listen, lambda: status.read(parts.db, parts.clock(), started_at))
            )
        except OSError as error:
            raise WrongSetting(f"HEALTH_LISTEN {settings.health_listen}: {error.strerror}") from error
        yield


async def connected(app: App, stop: asyncio.Event) -> bool:
    """Introduce ourselves to Telegram, again and again while it cannot be reached. False if told to stop before."""
    for attempt in range(2**31):
        try:
            await app.initialize()
            return True
        except InvalidToken:
            raise WrongSetting("BOT_TOKEN: Telegram does not know this token; copy it again from @BotFather") from None
        except TelegramError as error:
            seconds = _TELEGRAM_RETRY_SECONDS[min(attempt, len(_TELEGRAM_RETRY_SECONDS) - 1)]
            log.warning("telegram not reached reason=%r retry_in_seconds=%s", error.message, seconds)
        try:
            await asyncio.wait_for(stop.wait(), seconds)
        except TimeoutError:
            continue
        return False
    return False


async def offer_menu(app: App) -> None:
    """Show Telegram the menu of commands. One call a language: nobody's answer waits for it."""
    try:
        await telegram_io.set_menu(app.bot)
    except TelegramError as error:
        log.warning("menu not set reason=%r", error.message)


async def pacer(parts: House) -> Pacer:
    """The pacer, with the halts that floods before the start have left; it keeps new ones for the next start."""

    async def remember(scope: Scope, length: timedelta) -> None:
        await parts.db.write(halts.put, str(scope), parts.clock() + length)

    now = parts.clock()
    kept = await parts.db.read(halts.listing, now)
    return Pacer(halts={_scope(name): until - now for name, until in kept.items()}, remember=remember)


async def introduce(parts: House, address: str) -> None:
    """Remember where this bot is found. Another token is another bot: Telegram lets it write to nobody unasked."""
    before = await parts.db.read(facts.get, facts.OWN_ADDRESS)
    if before not in (None, address):
        log.warning("this bot was %s and is %s now: readers must start the new one, nothing is lost", before, address)
    await parts.db.write(facts.put, facts.OWN_ADDRESS, address)


def _scope(name: str) -> Scope:
    return int(name) if name.removeprefix("-").isdecimal() else name


def alerting(app: App, parts: House) -> Callable[[], Awaitable[object]]:
    """What admins are told at each beat of the timetable."""
    return alerts.Alerts(
        db=parts.db,
        send=Sender(app.bot, parts.desk, parts.clock),
        admin_ids=parts.desk.admin_ids,
        newcomer=parts.desk.newcomer,
        clock=parts.clock,
        database=parts.desk.copies.database,
        tokens_a_month=parts.desk.tokens_a_month,
    ).tell


async def _serve(app: App, parts: House, settings: Settings, timetable: Timetable, stop: asyncio.Event) -> None:
    answers = Sender(app.bot, parts.desk, parts.clock, Priority.ANSWER)
    Door(Conversation(parts.desk, parts.clock, answers)).open(app)
    await app.start()
    try:
        async with _updates(app, settings):
            log.info("ready bot=@%s sources=%s", app.bot.username, len(await parts.db.read(sources.listing)))
            await stop.wait()
            log.info("stopping")
            # Beside what follows: sends and answers in hand may each take as long as a connection is waited for.
            ending = asyncio.create_task(timetable.stop())
        await app.stop()
        await ending
    finally:
        if app.running:
            await app.stop()


@asynccontextmanager
async def _updates(app: App, settings: Settings) -> AsyncIterator[None]:
    """Have updates come in while the block lasts: asked for, or posted to us. Raises WrongSetting."""
    if not settings.webhook_url:
        assert app.updater is not None
        await app.updater.start_polling(allowed_updates=telegram_io.UPDATES)
        try:
            yield
        finally:
            await app.updater.stop()
        return
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    async with AsyncExitStack() as stack:
        try:
            receiving = webhook.receiving(app, settings.webhook_url, settings.webhook_listen, secret)
            await stack.enter_async_context(receiving)
        except OSError as error:
            raise WrongSetting(f"WEBHOOK_LISTEN {settings.webhook_listen}: {error.strerror}") from error
        except BadRequest as error:
            raise WrongSetting(f"WEBHOOK_URL, WEBHOOK_SECRET: Telegram says {error.message}") from error
        yield


async def offer_claim(parts: House) -> None:
    """Where nobody runs the bot yet, write a one-time code into the log: who sends it as /claim becomes admin."""
    claimed = await parts.db.read(admins.listing)
    if claimed or parts.desk.admin_ids:
        return
    code = secrets.token_urlsafe(9)
    await parts.db.write(facts.put, CLAIM_CODE, code)
    log.warning("nobody runs this bot yet: send it /claim %s", code)


async def tidy(parts: House, retention_days: int) -> None:
    """Forget what is older than the retention, in slices, so that readers and the writer are never held up."""
    now = parts.clock()
    before = now - timedelta(days=retention_days)
    while await parts.db.write(articles.forget_older, before, limit=500):
        pass
    while await parts.db.write(outbox.forget_older, before, limit=1000):
        pass
    await parts.db.write(screens.forget_older, now - SCREENS_FOR)
    await parts.db.write(shown.forget_older, now - living.LIVES_FOR)
    await parts.db.write(halts.forget_older, now)


class Timetable:
    """Asks "what is due?" at fixed intervals. Holds no state of its own: all due times are in the database."""

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._under_way: set[asyncio.Task[object]] = set()
        self._asked: set[Callable[[], Awaitable[object]]] = set()

    def every(self, seconds: int, ask: Callable[[], Awaitable[object]], *, first_in: int = 0) -> None:
        """Ask at once, or in so many seconds, and then every `seconds`.

        Never twice at the same time; a missed time is made up once.
        """
        self._scheduler.add_job(
            self._run,
            "interval",
            (ask,),
            seconds=seconds,
            next_run_time=utc_now() + timedelta(seconds=first_in),
            coalesce=True,
            max_instances=2,  # the second looks and goes: APScheduler would warn each time that a long round goes on
            misfire_grace_time=None,
        )

    def always(self, work: Callable[[], Awaitable[object]]) -> None:
        """Begin at once what goes on until it is stopped."""
        self._scheduler.add_job(self._run, args=(work,), misfire_grace_time=None)

    def start(self) -> None:
        self._scheduler.start()

    async def stop(self) -> None:
        """Cancel what is under way and wait until it has ended properly, for a few seconds at most."""
        if not self._scheduler.running:
            return
        # APScheduler 3 cancels running coroutine jobs at shutdown, and does not wait for them.
        self._scheduler.shutdown(wait=False)
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=STOP_SECONDS)

    async def _run(self, ask: Callable[[], Awaitable[object]]) -> None:
        if ask in self._asked:
            return
        task = asyncio.current_task()
        assert task is not None
        self._under_way.add(task)
        self._asked.add(ask)
        try:
            await ask()
        except asyncio.CancelledError:
            # Only `stop` cancels; the scheduler would write a traceback for it.
            log.debug("a round was stopped")
        except Exception:
            log.exception("a round failed; the next one tries again")
        finally:
            self._under_way.discard(task)
            self._asked.discard(ask)
