"""Worker processes for what thinks long or reads strangers' documents: a deadline that kills."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver
from types import TracebackType
from typing import Any, Self, TypeVar, TypeVarTuple

from pebble import ProcessExpired, ProcessPool

Ts = TypeVarTuple("Ts")
T = TypeVar("T")

TASKS_A_WORKER = 500
"""A worker is replaced after so many tasks, so that what a library leaks stays small. A guess."""

NICE = 10
"""Workers leave the processor to whoever answers people: how much less they get of it than other processes (nice)."""

WARM = ("bot.warm",)
"""What the fork server loads for workers that read."""


def prepare() -> None:
    """Start the fork server now, so that it loads beside what the caller loads: for who knows that work is coming."""
    multiprocessing.get_context("forkserver").set_forkserver_preload(list(WARM))
    forkserver.ensure_running()


class Workers:
    """A pool of processes, as a context manager. Starts none before the first task, and rests without one.

    Functions and arguments must be picklable. Processes come from a fork server: cheap to start, and
    safe beside the threads of the database. It imports the modules of `preload` before it forks, so that
    they are loaded once. After `rest_seconds` without a task all of them end, the fork server too.
    Starting and ending take a second, in a thread: whoever else uses the event loop does not wait for it.
    """

    def __init__(
        self,
        count: int = 2,
        *,
        tasks_a_worker: int = TASKS_A_WORKER,
        preload: Sequence[str] = (),
        rest_seconds: float = 90.0,
    ) -> None:
        self._count = count
        self._preload = list(preload)
        self._rest_seconds = rest_seconds
        self._resting: asyncio.TimerHandle | None = None
        self._tasks_a_worker = tasks_a_worker
        self._pool: ProcessPool | None = None
        self._changing: asyncio.Task[None] | None = None
        self._change_at_a_time = threading.Lock()
        self._closed = False
        self._waiting: set[Future[Any]] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def run(self, function: Callable[[*Ts], T], *args: *Ts, seconds: float = 20.0) -> T:
        """The result of `function(*args)`, worked out in a worker.

        Raises TimeoutError when it thinks longer than `seconds`, RuntimeError when the worker dies, and
        whatever the function raises.
        """
        self._rest(None)
        pool = await self._ready()
        future = pool.schedule(function, args=args, timeout=seconds)
        self._waiting.add(future)
        future.add_done_callback(self._waiting.discard)
        try:
            return await asyncio.wrap_future(future)
        except (ProcessExpired, BrokenProcessPool) as error:
            raise RuntimeError("a worker died over its task") from error
        finally:
            self._rest(self._rest_seconds)

    def close(self) -> None:
        """Stop all workers at once, whatever they are doing. Their tasks end in CancelledError."""
        self._closed = True
        self._rest(None)
        with self._change_at_a_time:
            self._stop()

    async def _ready(self) -> ProcessPool:
        """The pool, running. Raises RuntimeError once the workers are closed."""
        while not self._closed:
            if self._changing is None:
                if self._pool is not None and self._pool.active:
                    return self._pool
                self._change(self._renew)  # a worker that dies while idle breaks pebble's pool for good
            assert self._changing is not None
            await asyncio.shield(self._changing)
        raise RuntimeError("the workers are closed")

    def _change(self, change: Callable[[], None]) -> None:
        """Start or stop processes beside the event loop."""

        def locked() -> None:
            with self._change_at_a_time:
                change()

        def changed(_: object) -> None:
            self._changing = None

        self._changing = asyncio.create_task(asyncio.to_thread(locked))
        self._changing.add_done_callback(changed)

    def _renew(self) -> None:
        self._stop()
        if not self._closed:
            self._pool = self._start()

    def _stop(self) -> None:
        for future in tuple(self._waiting):  # pebble would leave them open
            future.cancel()
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]  # pebble types only some of its methods
            self._pool.join()
            self._pool = None

    def _rest(self, seconds: float | None) -> None:
        """End all processes after so long, unless told otherwise in the meantime."""
        if self._resting:
            self._resting.cancel()
        self._resting = asyncio.get_running_loop().call_later(seconds, self._end) if seconds else None

    def _end(self) -> None:
        if not self._waiting and self._changing is None:
            self._change(self._end_all)

    def _end_all(self) -> None:
        self._stop()
        if not multiprocessing.active_children():  # nobody else's: a fork server is one for the whole process
            # Not public, but there since 3.4: the only way to have its memory back before this process ends.
            forkserver._forkserver._stop()  # type: ignore[attr-defined]  # noqa: SLF001  # pragma: no cover  # in a process of its own

    def _start(self) -> ProcessPool:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(self._preload)
        pool = ProcessPool(
            max_workers=self._count,
            max_tasks=self._tasks_a_worker,
            initializer=_begin,
            context=context,
        )
        _ = pool.active  # pebble starts it when it is asked for the first time
        return pool


def _begin() -> None:
    """How a worker begins."""
    # Pebble's own handler runs in Python, so a worker stuck in C code would outlive the deadline by seconds.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.nice(NICE)
