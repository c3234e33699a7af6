"""A text judged again whenever its file is saved: when to read it, and which verdicts are other ones now.

Knows no screen. Rules and wordings are loaded by the first judgement and stay in the process.
"""

from __future__ import annotations

import gc
import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lexcheck.comparing.changes import Comparison, Effect
from lexcheck.comparing.compare import compare_texts, with_effects
from lexcheck.comparing.effects import effect_of
from lexcheck.errors import LexcheckError
from lexcheck.model import Assessment, Finding, Law, Requirement

POLL = 0.3  # seconds between two looks at the file
SETTLE = 0.05  # a file that changes within these seconds is still being written
Reader = Callable[[Path], Law]
Judge = Callable[[Law], Assessment]


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it was seen: modification time (nanoseconds), size in bytes, SHA-256."""

    modified: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Shift:
    """A requirement whose verdict, or whose elements, the last save changed."""

    requirement: Requirement
    before: Finding
    after: Finding
    effect: Effect


@dataclass(frozen=True, slots=True)
class Turn:
    """What a save brought: `assessment` is the text's; `shifts` what changed since the turn before; `seconds` from noticing the save to
    the verdicts. `fault` says why there is nothing new: then the last good turn still stands."""

    assessment: Assessment | None = None
    shifts: tuple[Shift, ...] = ()
    before: Assessment | None = None
    seconds: float = 0.0
    fault: str = ""

    def behind(self) -> Comparison | None:
        """The words behind the shifts. Slower than the verdicts: changes are tried one by one. None for a first turn."""
        if self.before is None or self.assessment is None:
            return None
        texts = compare_texts(self.before.laws[0], self.assessment.laws[0])
        return with_effects(texts, self.before, self.assessment)


def look(path: Path, last: Look | None = None) -> Look | None:
    """The file as it is now; `last` itself where nothing was written since. None where it is absent, empty or being written."""
    try:
        state = path.stat()
        if last is not None and (last.modified, last.size) == (state.st_mtime_ns, state.st_size):
            return last
        time.sleep(SETTLE)
        data = path.read_bytes()
        after = path.stat()
    except OSError:
        return None
    if not data.strip() or (state.st_mtime_ns, state.st_size) != (after.st_mtime_ns, len(data)):
        return None
    return Look(state.st_mtime_ns, len(data), hashlib.sha256(data).hexdigest())


def turns(path: Path, read: Reader, judge: Judge, wait: Callable[[float], None] = time.sleep) -> Iterator[Turn]:
    """A turn at the start, one for each save that changes the text, and one for each new fault. Never ends by itself."""
    seen: Look | None = None
    last: Assessment | None = None
    told = ""
    while True:
        start = time.perf_counter()
        now = look(path, seen)
        turn = None
        if now is None:
            turn = Turn(fault=f"{path.name} is absent, empty or being written")
        elif seen is None or now.sha256 != seen.sha256:
            turn = _turn(path, read, judge, last, start)
        # a fault is told once; whatever was seen is not read again until it is saved again
        fault = turn.fault if turn else told if now == seen else ""
        seen = now or seen
        if turn and turn.assessment:
            if last is None:
                # rules and wordings stay: the collector need not go through them at every save
                gc.collect()
                gc.freeze()
            last = turn.assessment
        if turn and (turn.assessment or turn.fault != told):
            yield turn
        told = fault
        wait(POLL)


def _turn(path: Path, read: Reader, judge: Judge, last: Assessment | None, start: float) -> Turn:
    try:
        law = read(path)
        if last is not None and not _whole(law) and _whole(last.laws[0]):
            return Turn(fault=f"{path.name} holds no provision now: saved by half?")
        assessment = judge(law)
    except LexcheckError as fault:
        return Turn(fault=f"{path.name}: {fault.what}" + (f" ({fault.cause})" if fault.cause else ""))
    return Turn(assessment, _shifts(last, assessment), last, time.perf_counter() - start)


def _whole(law: Law) -> bool:
    return any(p.zone == "body" and p.number for p in law.provisions)


def _shifts(before: Assessment | None, after: Assessment) -> tuple[Shift, ...]:
    if before is None:
        return ()
    earlier = {f.requirement: f for f in before.findings}
    out = []
    for requirement, finding in zip(after.requirements, after.findings, strict=True):
        old = earlier[requirement.id]
        effect = effect_of(requirement, old, finding)
        if old.verdict is not finding.verdict or effect is not Effect.NONE:
            out.append(Shift(requirement, old, finding, effect))
    return tuple(out)
