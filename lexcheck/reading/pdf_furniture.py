"""Running headers, footers and page numbers: lines at the edge of pages that come again, or count the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from statistics import median

from rapidfuzz import fuzz, process

from lexcheck.reading.pdf_layout import Row

_EDGE_ROWS = 3  # that a header or a footer may have
_EDGE = 0.14  # of the page's height, in which it stands
_DRIFT = 25.0  # points by which its place may differ from page to page
_LONG_ENOUGH = 12  # characters, for a likeness to say something
_ALIKE = 75.0  # of 100: lines that OCR read so much alike are one
_NUMBER = re.compile(r"\W*(?P<number>\d{1,4})\W*(?:(?:/|of|de|sur|من|از)\W*\d{1,4}\W*)?", re.IGNORECASE)
_DASHED = re.compile(r"\s*[-–—\[(]\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–—\])]\s*", re.IGNORECASE)
_SMALL = 0.93  # heights of type of the text: notes are set no larger
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡]{1,3})[\])]?[.\s]*\w|\w.{0,200}\s\d{1,3}$")
_ROMAN = re.compile(r"\s*[ivxlc]{1,7}\s*", re.IGNORECASE)


def furniture(pages: Sequence[Sequence[Row]], heights: Sequence[float], scanned: Collection[int] = ()) -> list[set[int]]:
    """The indices of the rows of each page that are page furniture; on pages read by OCR (`scanned`) lines that come again nearly so."""
    edges = [_edges(rows, height) for rows, height in zip(pages, heights, strict=True)]
    shapes = _shapes(pages, edges, scanned)
    seen: dict[tuple[bool, str], dict[int, list[float]]] = {}
    for at, (rows, found) in enumerate(zip(pages, edges, strict=True)):
        for index, top in found.items():
            seen.setdefault((top, shapes[at, index]), {}).setdefault(at, []).append(_depth(rows[index], top, heights[at]))
    numbers: dict[tuple[bool, str], Counter[tuple[str, int, int]]] = {}
    for at, (rows, found) in enumerate(zip(pages, edges, strict=True)):
        for index, top in found.items():
            numbers.setdefault((top, shapes[at, index]), Counter()).update(_places(at, rows[index].text))
    enough = 2 if len(pages) <= 6 else max(3, len(pages) // 6)
    counting = _counting(pages, edges)
    result: list[set[int]] = []
    for at, (rows, found) in enumerate(zip(pages, edges, strict=True)):
        result.append(
            {
                index
                for index, top in found.items()
                if (
                    (
                        _again(
                            seen[top, shapes[at, index]],
                            _depth(rows[index], top, heights[at]),
                            enough,
                            shapes[at, index],
                        )
                        and (at in scanned or _steady(numbers[top, shapes[at, index]], at, rows[index].text, enough))
                    )
                    or (at, index) in counting
                    or (_DASHED.fullmatch(rows[index].text) and len(pages) > 1)
                    or (_ROMAN.fullmatch(rows[index].text) and len(pages) > 2 and _alone(rows, index))
                )
            }
        )
    return result


def footnotes(rows: Sequence[Row], gone: Collection[int], size: float) -> set[int]:
    """The rows at the foot of a page or column that are footnotes: smaller than the text, the first with the sign of a note."""
    found: set[int] = set()
    foot: list[int] = []
    for index in range(len(rows) - 1, -1, -1):
        if index in gone:
            continue
        below = next((at for at in range(index + 1, len(rows)) if at not in gone), -1)
        if below >= 0 and rows[index].base <= rows[below].base:
            foot = []  # the next column begins
        elif below >= 0 and below not in foot:
            continue
        if 0 < rows[index].size <= _SMALL * size:
            foot.append(index)
            if _NOTE.match(rows[index].text):
                found.update(foot)
    return found


def _depth(row: Row, top: bool, height: float) -> float:
    """How far a row stands from the edge."""
    return height - row.base if top else row.base


def _again(pages: dict[int, list[float]], depth: float, enough: int, shape: str) -> bool:
    """Whether a line comes on enough pages and at this place: the title of a law is not its running header, though it reads the same."""
    usual = median(min(depths) for depths in pages.values())
    return len(pages) >= enough and abs(depth - usual) <= _DRIFT and bool(re.search(r"[^\W\d_]", shape))


def _places(page: int, text: str) -> list[tuple[str, int, int]]:
    """The numbers of a line by their place in it: as they are, and counted from the page."""
    found = [int(number) for number in re.findall(r"\d{1,9}", text)]
    return [("is", *one) for one in enumerate(found)] + [("counts", place, number - page) for place, number in enumerate(found)]


def _steady(numbers: Counter[tuple[str, int, int]], page: int, text: str, enough: int) -> bool:
    """Whether each number of a line stays the same or counts on with the pages: `Article 7` and `Article 21` that head two pages do not."""
    places = _places(page, text)
    half = len(places) // 2
    return all(
        numbers[stays] >= enough or numbers[counts] >= enough for stays, counts in zip(places[:half], places[half:], strict=True)
    )


def _edges(rows: Sequence[Row], height: float) -> dict[int, bool]:
    """The rows at the upper (True) and lower (False) edge of a page; on a page with one row none."""
    order = sorted(range(len(rows)), key=lambda index: -rows[index].base)
    if len(order) < 2:
        return {}
    top = [index for place, index in enumerate(order[:_EDGE_ROWS]) if place == 0 or rows[index].base > (1 - _EDGE) * height]
    low = [index for place, index in enumerate(order[::-1][:_EDGE_ROWS]) if place == 0 or rows[index].base < _EDGE * height]
    return {**dict.fromkeys(low, False), **dict.fromkeys(top, True)}


def _alone(rows: Sequence[Row], index: int) -> bool:
    """Whether a row stands apart from the text next to it."""
    order = sorted(rows, key=lambda row: -row.base)
    at = order.index(rows[index])
    gaps = [abs(order[at].base - order[other].base) for other in (at - 1, at + 1) if 0 <= other < len(order)]
    return min(gaps, default=0.0) > 1.8 * rows[index].size


def _shape(text: str) -> str:
    """A line without what changes from page to page."""
    return re.sub(r"\d+", "#", " ".join(text.lower().split()))


def _shapes(
    pages: Sequence[Sequence[Row]], edges: Sequence[dict[int, bool]], scanned: Collection[int]
) -> dict[tuple[int, int], str]:
    """The shape of each row at an edge by page and row; what OCR read nearly alike has one."""
    shapes: dict[tuple[int, int], str] = {}
    known: dict[str, str] = {}
    for at, (rows, found) in enumerate(zip(pages, edges, strict=True)):
        for index in found:
            shape = _shape(rows[index].text)
            if at in scanned and len(shape) >= _LONG_ENOUGH:
                if shape not in known:
                    alike = process.extractOne(shape, list(dict.fromkeys(known.values())), scorer=fuzz.ratio, score_cutoff=_ALIKE)
                    known[shape] = alike[0] if alike else shape
                shape = known[shape]
            shapes[at, index] = shape
    return shapes


def _counting(pages: Sequence[Sequence[Row]], edges: Sequence[dict[int, bool]]) -> set[tuple[int, int]]:
    """Rows at an edge that hold a number only, and count on with the pages."""
    numbers = [
        (page, index, int(found["number"]) - page)
        for page, rows in enumerate(pages)
        for index in edges[page]
        if (found := _NUMBER.fullmatch(rows[index].text))
    ]
    steady = Counter(offset for _, _, offset in numbers)
    return {(page, index) for page, index, offset in numbers if steady[offset] >= 2}
