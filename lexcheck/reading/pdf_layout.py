"""The words of a page put into the order in which a reader reads them: rows, columns, notes in the margin.

Distances are in points; y grows upwards. The order of words inside a run is that of the file (it is right inside right-to-left lines,
where a sort by place would not be); the order of runs is that of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from lexcheck.reading.pdf_worker import Page, Word

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_BIN = 2.0  # points: the grain at which gutters are looked for
_GAP = 1.2  # heights of type: a wider gap in a line ends a run
_ROW = 0.45  # heights of type: base lines nearer than this are one row
_MIDDLE, _MARGIN = (0.3, 0.7), 0.3  # where, in widths of the text, a gutter or the edge of the marginal notes may be
_SURE = 0.6  # of a word read by OCR: below that it is doubtful
_FEWEST_ROWS = 6  # on a page or in a column, for columns to be looked for


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together on one base line, in reading order."""

    words: tuple[Word, ...]
    left: float
    right: float
    base: float
    size: float

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line: its text, runs in it (start, end) that are bold or that OCR doubts, and where it stands.

    `far` says that a gap stands before it.
    """

    text: str
    bold: tuple[tuple[int, int], ...]
    left: float
    right: float
    base: float
    size: float
    far: bool = False
    doubtful: tuple[tuple[int, int], ...] = ()


def rows_of(page: Page) -> list[Row]:
    """The printed lines of a page in reading order."""
    runs = _runs(page.words)
    if not runs:
        return []
    rtl = _is_rtl(runs)
    notes, runs = _margin(runs)
    return _with_notes(_read(runs, rtl), notes)


def _is_rtl(runs: Iterable[Run]) -> bool:
    text = "".join(run.text for run in runs)
    return 2 * len(_RTL.findall(text)) > len(_LETTER.findall(text))


def _runs(words: Sequence[Word]) -> list[Run]:
    """Words that follow one another in the file and on the page."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and _together(runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [_run(run) for run in runs]


def _run(words: Sequence[Word]) -> Run:
    size = median(word.size for word in words) or 1.0
    base = max(words, key=lambda word: (word.size, len(word.text))).base
    return Run(tuple(words), min(word.left for word in words), max(word.right for word in words), base, size)


def _together(one: Word, two: Word) -> bool:
    size = max(one.size, two.size)
    gap = max(two.left - one.right, one.left - two.right)
    # a superscript stands higher, but close
    return gap < _GAP * size and abs(one.base - two.base) < (0.25 if gap > 0.4 * size else 0.5) * size


def _read(runs: list[Run], rtl: bool, depth: int = 0) -> list[Row]:
    """Rows in reading order: columns one after the other, between what crosses them."""
    gutter = _gutter(runs, _MIDDLE) if depth < 2 else None
    if gutter is None or not _columns(runs, gutter):
        return _rows(runs, rtl)
    rows: list[Row] = []
    sides: tuple[list[Run], list[Run]] = ([], [])

    def flush() -> None:
        for side in reversed(sides) if rtl else sides:
            if side:
                rows.extend(_read(list(side), rtl, depth + 1))
                side.clear()

    across: list[Run] = []
    for run in sorted(runs, key=lambda run: -run.base):
        if across and across[-1].base - run.base > _ROW * run.size:
            rows += _rows(across, rtl)
            across = []
        if run.left < gutter < run.right:
            flush()
            across.append(run)
        else:
            sides[run.left > gutter].append(run)
    rows += _rows(across, rtl) if across else []
    flush()
    return rows


def _rows(runs: list[Run], rtl: bool) -> list[Row]:
    """Runs on one base line make a row, from its side of beginning."""
    groups: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -run.base):
        group = groups[-1] if groups else []
        if (
            group
            and group[0].base - run.base <= _ROW * max(group[0].size, run.size)
            and not any(min(run.right, other.right) - max(run.left, other.left) > 2 for other in group)
        ):
            group.append(run)
        else:
            groups.append([run])
    rows = [_row(sorted(group, key=lambda run: -run.right if rtl else run.left)) for group in groups]
    # the step from line to line is the narrow one: short paragraphs have as many gaps as lines
    steps = sorted(above.base - below.base for above, below in pairwise(rows) if above.base > below.base)
    usual = steps[len(steps) // 4] if steps else 0.0
    return [_far(row) if index and rows[index - 1].base - row.base > 1.4 * usual else row for index, row in enumerate(rows)]


def _far(row: Row) -> Row:
    return replace(row, far=True)


def _row(runs: Sequence[Run]) -> Row:
    words = [word for run in runs for word in run.words]
    return Row(
        " ".join(word.text for word in words),
        _stretches(words, [word.bold for word in words]),
        min(run.left for run in runs),
        max(run.right for run in runs),
        median(run.base for run in runs),
        max(run.size for run in runs),
        doubtful=_stretches(words, [word.sure < _SURE for word in words]),
    )


def _stretches(words: Sequence[Word], chosen: Sequence[bool]) -> tuple[tuple[int, int], ...]:
    """Where the chosen words stand in the line; neighbours together."""
    found: list[tuple[int, int]] = []
    at = 0
    for word, taken in zip(words, chosen, strict=True):
        end = at + len(word.text)
        if taken:
            found[-1:] = [(found[-1][0], end)] if found and found[-1][1] == at - 1 else [*found[-1:], (at, end)]
        at = end + 1
    return tuple(found)


def _gutter(runs: list[Run], zone: tuple[float, float], crossing: float = 0.2) -> float | None:
    """The middle of the widest upright strip of `zone` (shares of the width) that few rows cross."""
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    width = right - left
    bases = {round(run.base) for run in runs}
    if width < 150 or len(bases) < _FEWEST_ROWS:
        return None
    cover: list[set[int]] = [set() for _ in range(int(width / _BIN) + 2)]
    for run in runs:
        for index in range(int((run.left - left) / _BIN), int((run.right - left) / _BIN) + 1):
            cover[index].add(round(run.base))
    best, start = (0, 0), -1
    first, last = int(zone[0] * width / _BIN), int(zone[1] * width / _BIN)
    for index in range(first, last + 1):
        if index < last and len(cover[index]) <= crossing * len(bases):
            start = index if start < 0 else start
        elif start >= 0:
            best = max(best, (index - start, start))
            start = -1
    if best[0] * _BIN < 0.6 * median(run.size for run in runs):
        return None
    return left + (best[1] + best[0] / 2) * _BIN


def _columns(runs: list[Run], gutter: float) -> bool:
    """Whether both sides of a gutter are columns of running text: several rows, enough words, lines that fill the column, side by side."""
    sides = [[run for run in runs if run.right <= gutter], [run for run in runs if run.left >= gutter]]
    letters = [sum(len(run.text) for run in side) for side in sides]
    whole = sum(len(run.text) for run in runs)
    if min(letters) < 0.15 * whole or sum(letters) < 0.6 * whole:
        return False
    spans = []
    for side in sides:
        rows = _rows(side, False)
        left, right = min(row.left for row in rows), max(row.right for row in rows)
        filled = [(row.right - row.left) / max(right - left, 1) for row in rows]
        # of lines of running text many fill the column, also where every other one is a heading or the end of a paragraph
        if len(rows) < _FEWEST_ROWS - 1 or (median(filled) < 0.6 and sum(share > 0.85 for share in filled) < 0.25 * len(rows)):
            return False
        spans.append((min(row.base for row in rows), max(row.base for row in rows)))
    shared = min(spans[0][1], spans[1][1]) - max(spans[0][0], spans[1][0])
    return shared > 0.4 * min(spans[0][1] - spans[0][0], spans[1][1] - spans[1][0])


def _margin(runs: list[Run]) -> tuple[list[Run], list[Run]]:
    """The notes printed in the margin beside the text, and the rest."""
    for zone in ((0.05, _MARGIN), (1 - _MARGIN, 0.95)):
        edge = _gutter(runs, zone, 0.06)
        if edge is None:
            continue
        outside = [run for run in runs if (run.right <= edge if zone[0] < 0.5 else run.left >= edge)]
        rest = [run for run in runs if run not in outside]
        if outside and rest and _are_notes(outside, rest):
            return outside, rest
    return [], runs


def _are_notes(outside: list[Run], rest: list[Run]) -> bool:
    """Whether runs in the margin are notes: words and not labels, few against the text, in smaller type or of several words."""
    letters = [len(_LETTER.findall(run.text)) for run in outside]
    if sum(letters) < 8 or sum(letters) / len(outside) < 4 or sum(letters) > 0.35 * sum(len(run.text) for run in rest):
        return False
    smaller = median(run.size for run in outside) <= 0.93 * median(run.size for run in rest)
    return smaller or sum(len(run.words) for run in outside) / len(outside) >= 1.8


def _with_notes(rows: list[Row], notes: list[Run]) -> list[Row]:
    """Each marginal note on one line before the row it stands beside."""
    groups: list[list[Run]] = []
    for note in sorted(notes, key=lambda run: -run.base):
        if groups and groups[-1][-1].base - note.base <= 1.6 * note.size:
            groups[-1].append(note)
        else:
            groups.append([note])
    for group in groups:
        top = group[0].base + 0.6 * group[0].size
        at = next((index for index, row in enumerate(rows) if row.base <= top), len(rows))
        rows.insert(at, _far(_row(group)))
    return rows
