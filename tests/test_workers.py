"""Worker processes: results come back, the deadline kills, a death harms nobody else."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator

import pytest

from bot.workers import NICE, Workers


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1) as found:
        yield found


async def test_result_comes_back(workers: Workers) -> None:
    assert await workers.run(divmod, 17, 5) == (3, 2)


async def test_work_is_done_in_another_process(workers: Workers) -> None:
    assert await workers.run(os.getpid) != os.getpid()


async def test_errors_of_the_function_come_through(workers: Workers) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        await workers.run(int, "seven")


async def test_deadline_kills_the_worker_and_the_next_task_runs(workers: Workers) -> None:
    started = time.monotonic()

    with pytest.raises(TimeoutError):
        await workers.run(time.sleep, 60.0, seconds=0.1)

    assert time.monotonic() - started < 3
    assert await workers.run(abs, -1) == 1


async def test_dying_worker_is_an_error_and_the_next_task_runs(workers: Workers) -> None:
    with pytest.raises(RuntimeError, match="a worker died"):
        await workers.run(os._exit, 3)

    assert await workers.run(abs, -1) == 1


async def test_worker_that_dies_idle_breaks_nothing() -> None:
    with Workers(1) as workers:
        os.kill(await workers.run(os.getpid), signal.SIGKILL)
        await asyncio.to_thread(wait_until_broken, workers)

        assert await workers.run(abs, -1) == 1


def wait_until_broken(workers: Workers) -> None:
    while workers._pool is not None and workers._pool.active:
        time.sleep(0.01)


async def test_cancelled_task_leaves_the_pool_working(workers: Workers) -> None:
    task = asyncio.create_task(workers.run(time.sleep, 60.0))
    await asyncio.sleep(0.05)

    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    assert await workers.run(abs, -1) == 1


async def test_closing_ends_hanging_tasks_at_once() -> None:
    workers = Workers(1)
    tasks = [asyncio.create_task(workers.run(time.sleep, 60.0)) for _ in range(2)]
    await workers_busy(workers)
    started = time.monotonic()

    workers.close()

    assert time.monotonic() - started < 2
    done = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(error) for error in done] == [asyncio.CancelledError] * 2


async def workers_busy(workers: Workers) -> None:
    while not workers._waiting:
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.2)


def test_nobody_waits_for_processes_to_start_and_to_end() -> None:
    program = textwrap.dedent(
        """
        import asyncio, time
        from bot.workers import WARM, Workers

        async def main():
            with Workers(1, rest_seconds=0.05, preload=WARM) as workers:
                started = asyncio.create_task(workers.run(abs, -1))
                longest = 0.0
                while not started.done() or workers._pool is not None or workers._changing is not None:
                    before = time.monotonic()
                    await asyncio.sleep(0.001)
                    longest = max(longest, time.monotonic() - before)
            print(await started, longest)

        if __name__ == "__main__":
            asyncio.run(main())
        """
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, timeout=60, check=False
    )

    result, longest = done.stdout.split()
    assert (result, done.stderr) == ("1", "")
    assert float(longest) < 0.5  # loading what workers need takes a second and more


async def test_closing_while_processes_start_leaves_none() -> None:
    workers = Workers(1)
    first, second = (asyncio.create_task(workers.run(abs, -1)) for _ in range(2))
    await asyncio.sleep(0)

    workers.close()

    for task in (first, second):
        with pytest.raises(RuntimeError, match="closed"):
            await task
    assert workers._pool is None


async def test_workers_leave_the_processor_to_others(workers: Workers) -> None:
    assert await workers.run(os.nice, 0) >= min(os.nice(0) + NICE, 19)


async def test_closed_workers_take_no_task() -> None:
    workers = Workers(1)
    workers.close()

    with pytest.raises(RuntimeError, match="closed"):
        await workers.run(abs, -1)


def test_nothing_is_started_before_the_first_task() -> None:
    with Workers(1) as workers:
        assert workers._pool is None


async def test_nothing_runs_while_there_is_nothing_to_do() -> None:
    with Workers(1, rest_seconds=0.05) as workers:
        worker, server = await workers.run(os.getpid), await workers.run(os.getppid)

        while workers._pool is not None or workers._changing is not None:
            await asyncio.sleep(0.01)

        assert not is_alive(worker)
        assert is_alive(server) is bool(multiprocessing.active_children())
        assert await workers.run(abs, -1) == 1


async def test_rest_waits_for_the_last_task() -> None:
    with Workers(1, rest_seconds=0.05) as workers:
        long = asyncio.create_task(workers.run(time.sleep, 0.3))

        assert await workers.run(abs, -1) == 1

        assert await long is None


def test_fork_server_loads_what_workers_need_and_ends_with_the_last_of_them() -> None:
    program = textwrap.dedent(
        """
        import asyncio, os
        from bot.workers import Workers

        async def main():
            with Workers(1, rest_seconds=0.05, preload=["colorsys"]) as workers:
                print(await workers.run(eval, "'colorsys' in __import__('sys').modules"))
                server = await workers.run(os.getppid)
                while workers._pool is not None or workers._changing is not None:
                    await asyncio.sleep(0.01)
                try:
                    os.kill(server, 0)
                except ProcessLookupError:
                    print(await workers.run(abs, -1))

        if __name__ == "__main__":
            asyncio.run(main())
        """
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, timeout=30, check=False
    )

    assert (done.stdout, done.stderr) == ("True\n1\n", "")


def test_workers_are_born_with_what_reading_needs() -> None:
    program = textwrap.dedent(
        """
        import asyncio
        from bot.workers import WARM, Workers, prepare

        async def main():
            with Workers(1, preload=WARM) as workers:
                print(await workers.run(eval, "'trafilatura' in __import__('sys').modules"))

        if __name__ == "__main__":
            prepare()
            asyncio.run(main())
        """
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, timeout=60, check=False
    )

    assert (done.stdout, done.stderr) == ("True\n", "")


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_interrupt_prints_nothing_and_leaves_no_process() -> None:
    program = textwrap.dedent(
        """
        import asyncio, os, sys, time
        from bot.workers import Workers

        async def main(workers):
            print(await workers.run(os.getpid), flush=True)
            await workers.run(time.sleep, 60.0)

        if __name__ == "__main__":
            with Workers(1) as workers:
                try:
                    asyncio.run(main(workers))
                except KeyboardInterrupt:
                    pass
        """
    )
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        worker = int(process.stdout.readline())

        os.killpg(process.pid, signal.SIGINT)

        assert process.stderr.read() == ""
        assert process.wait(timeout=10) == 0
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
