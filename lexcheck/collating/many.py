"""Many laws, each judged by itself, on any `concurrent.futures.Executor`: processes of this machine, a cluster.

Workers are handed a file's bytes or path and give back findings; a law that fails gives a result that says why.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, replace
from functools import lru_cache
from multiprocessing import parent_process
from multiprocessing.connection import wait as wait_for
from pathlib import Path
from threading import Thread

import msgspec

from lexcheck.cache import Cache, hash_of, key_of, user_cache
from lexcheck.collecting import no_collection
from lexcheck.errors import LexcheckError
from lexcheck.model import Finding, Instrument

Progress = Callable[[str, int, int], None]

BATCH = 400_000  # bytes of files that one task holds, unless one file is larger
AHEAD = 400  # laws begun behind the oldest unfinished one: bounds what waits for its turn


@dataclass(frozen=True, slots=True)
class LawResult:
    """What one file gave: its law, and one finding for each requirement in catalogue order; `fault` says why there are none.

    `file` is the path as given, `sha256` that of its content (empty where it cannot be opened), `characters` the length of its text.
    """

    file: str
    sha256: str = ""
    key: str = ""
    title: str = ""
    language: str = ""
    characters: int = 0
    provisions: int = 0
    findings: tuple[Finding, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One file for a worker; `data` None: the worker reads it from the path."""

    place: int
    file: str
    sha256: str
    size: int
    data: bytes | None


def assess_many(
    files: Iterable[str | Path],
    against: Sequence[Instrument] = tuple(Instrument),
    *,
    executor: Executor | None = None,
    processes: int | None = None,
    progress: Progress | None = None,
    cache: Cache | None = None,
    send: bool = False,
) -> tuple[LawResult, ...]:
    """The result of every file, in the order given. See `each_law`, which gives them one by one."""
    rows = each_law(files, against, executor=executor, processes=processes, progress=progress, cache=cache, send=send)
    return tuple(result for _, result in sorted(rows, key=lambda row: row[0]))


def each_law(
    files: Iterable[str | Path],
    against: Sequence[Instrument] = tuple(Instrument),
    *,
    executor: Executor | None = None,
    processes: int | None = None,
    progress: Progress | None = None,
    cache: Cache | None = None,
    send: bool = False,
) -> Iterator[tuple[int, LawResult]]:
    """Each file's place in the order given (0-based) and its result, as they finish.

    `executor` runs the work (processes of this machine, `processes` of them, where none is given; none are started where the cache
    knows all); `send` hands the workers the bytes, for machines that cannot open the paths. `progress` is called with a stage, the
    laws done and their number. `cache` (the user's where none is given) knows unchanged files. What is done is kept at once, so that a
    run that was broken off goes on where it was. No file raises: a fault is part of its result.
    """
    names, kept = [str(file) for file in files], cache or user_cache()
    tell, done = progress or (lambda stage, done, total: None), 0
    crew = Crew(executor, processes)
    pending: dict[Future[list[LawResult]], list[Job]] = {}

    def told(rows: Iterable[tuple[int, LawResult]]) -> Iterator[tuple[int, LawResult]]:
        nonlocal done
        for row in rows:
            done += 1
            tell("laws", done, len(names))
            yield row

    tell("laws", done, len(names))
    try:
        for item in _batches(names, against, kept, send):
            # nothing new begins while an old task holds up so many results
            while pending and _place(item) - min(jobs[0].place for jobs in pending.values()) >= AHEAD:
                yield from told(_finished(pending, tuple(against), kept))
            if isinstance(item, tuple):
                yield from told([item])
            else:
                pending[crew.submit(judged, item, tuple(against))] = item
        while pending:
            yield from told(_finished(pending, tuple(against), kept))
    finally:
        # whatever broke it off, what was finished meanwhile is kept
        crew.leave(pending)
        for future in [each for each in pending if each.done() and not each.cancelled()]:
            _result(future, pending.pop(future), tuple(against), kept)


def in_order(rows: Iterable[tuple[int, LawResult]]) -> Iterator[LawResult]:
    """The results of `each_law` in the order of the files; only those that wait for an earlier one are held."""
    waiting: dict[int, LawResult] = {}
    following = 0
    for place, result in rows:
        waiting[place] = result
        while following in waiting:
            yield waiting.pop(following)
            following += 1


def judged(jobs: Sequence[Job], against: tuple[Instrument, ...]) -> list[LawResult]:
    """The results of some files: what a worker does. Garbage is looked for after the batch."""
    with no_collection():
        results = [_judge(job, against) for job in jobs]
    gc.collect()
    return results


def _judge(job: Job, against: tuple[Instrument, ...]) -> LawResult:
    from lexcheck.collating.framework import assess_framework
    from lexcheck.reading import read_bytes
    from lexcheck.segmenting import segment

    blank = LawResult(job.file, job.sha256)
    try:
        data = Path(job.file).read_bytes() if job.data is None else job.data
        law = segment(read_bytes(data, Path(job.file).name))
        findings = assess_framework([law], _catalogue(), against=against).findings
    except LexcheckError as fault:
        return replace(blank, fault=": ".join(filter(None, (fault.what, fault.cause))))
    except OSError as fault:
        return replace(blank, fault=f"this file cannot be opened: {fault.strerror or fault}")
    except Exception as fault:
        # the fault's own words may hold text of a law: they stay out
        return replace(blank, fault=f"a fault of lexcheck itself ({type(fault).__name__})")
    return LawResult(job.file, job.sha256, law.key, law.title, law.language, len(law.text), len(law.provisions), tuple(findings))


@lru_cache(maxsize=1)
def _catalogue():  # type: ignore[no-untyped-def]
    from lexcheck.protocols import load_catalogue

    catalogue = load_catalogue()
    gc.freeze()  # it stays: no need to look through it for garbage again and again
    return catalogue


def _batches(
    names: Sequence[str], against: Sequence[Instrument], cache: Cache, send: bool
) -> Iterator[list[Job] | tuple[int, LawResult]]:
    """Results that the cache knows, or that are faults, and batches of jobs for the rest."""
    batch: list[Job] = []
    for place, name in enumerate(names):
        try:
            data = Path(name).read_bytes()
        except OSError as fault:
            yield place, LawResult(name, fault=f"this file cannot be opened: {fault.strerror or fault}")
            continue
        job = Job(place, name, hash_of(data), len(data), data if send else None)
        known = _known(job, against, cache)
        if known is not None:
            yield place, known
            continue
        if batch and sum(each.size for each in batch) + job.size > BATCH:
            yield batch
            batch = []
        batch.append(job)
    if batch:
        yield batch


def _key(job: Job, against: Sequence[Instrument]) -> str:
    return key_of("law", Path(job.file).name, job.sha256, ",".join(sorted(against)))


def _known(job: Job, against: Sequence[Instrument], cache: Cache) -> LawResult | None:
    entry = cache.get(_key(job, against))
    if entry is None:
        return None
    try:
        return replace(msgspec.msgpack.decode(entry, type=LawResult), file=job.file)
    except msgspec.MsgspecError:
        return None


def _place(item: list[Job] | tuple[int, LawResult]) -> int:
    return item[0] if isinstance(item, tuple) else item[0].place


def _finished(
    pending: dict[Future[list[LawResult]], list[Job]], against: tuple[Instrument, ...], cache: Cache
) -> list[tuple[int, LawResult]]:
    """Waits for the next tasks that finish; keeps and gives their results."""
    done = wait(pending, return_when=FIRST_COMPLETED).done
    return [row for future in done for row in _result(future, pending.pop(future), against, cache)]


def _result(
    future: Future[list[LawResult]], jobs: Sequence[Job], against: tuple[Instrument, ...], cache: Cache
) -> list[tuple[int, LawResult]]:
    """What a finished task gave; what it found is kept. A worker that died is no reason to lose the others."""
    fault = future.exception()
    if fault is not None:
        return [(job.place, LawResult(job.file, job.sha256, fault=f"the worker failed ({type(fault).__name__})")) for job in jobs]
    rows = [(job, result) for job, result in zip(jobs, future.result(), strict=True)]
    for job, result in rows:
        if not result.fault:
            cache.put(_key(job, against), msgspec.msgpack.encode(result))
    return [(job.place, result) for job, result in rows]


class Crew:
    """Who does the work: the executor that was given, or processes of our own, which start with the first task."""

    def __init__(self, executor: Executor | None, processes: int | None) -> None:
        self.given, self.processes = executor, processes
        self.own: ProcessPoolExecutor | None = None

    def submit(self, work: Callable[..., list[LawResult]], *args: object) -> Future[list[LawResult]]:
        """Begin a task."""
        if self.given is not None:
            return self.given.submit(work, *args)
        if self.own is None:
            self.own = ProcessPoolExecutor(self.processes or os.cpu_count() or 1, initializer=_apprentice)
        return self.own.submit(work, *args)

    def leave(self, pending: Iterable[Future[list[LawResult]]]) -> None:
        """Nothing more begins; our own processes end with what they are at."""
        for future in pending:
            future.cancel()
        if self.own is not None:
            self.own.shutdown(wait=True, cancel_futures=True)


def _apprentice() -> None:
    """A process of ours leaves Ctrl-C to its parent, and ends where the parent was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        Thread(target=lambda: (wait_for([parent.sentinel]), os._exit(1)), daemon=True).start()
