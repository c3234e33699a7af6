"""Bars as PNG: one segment a verdict, told apart by pattern as well as by colour, so that they read in grey.

No word stands in the picture: names and numbers stand beside it as text, in the document's own letters and direction. Source of the format:
W3C, Portable Network Graphics (third edition).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping

from lexcheck.model import Verdict

HEIGHT = 44  # pixels
_PALETTE = ((255, 255, 255), (26, 26, 26), (31, 78, 121), (247, 202, 107), (160, 34, 28), (214, 214, 214))
_WHITE, _INK, _BLUE, _YELLOW, _RED, _GREY = range(6)


def _crossed(x: int, y: int) -> int:
    return _WHITE if (x + y) % 16 < 4 or (x - y) % 16 < 4 else _RED


# the colour of the pixel at x, y of each verdict's segment
_PATTERNS: dict[Verdict, Callable[[int, int], int]] = {
    Verdict.MET: lambda x, y: _BLUE,
    Verdict.PARTIAL: lambda x, y: _INK if (x + y) % 14 < 4 else _YELLOW,
    Verdict.CONTRADICTED: _crossed,
    Verdict.NOT_FOUND: lambda x, y: _WHITE,
    Verdict.NOT_APPLICABLE: lambda x, y: _GREY,
    Verdict.NOT_ASSESSED: lambda x, y: _INK if x % 12 < 3 and y % 12 < 3 else _WHITE,
}


def bar(counts: Mapping[Verdict, int], unit: int = HEIGHT, right: bool = False) -> bytes:
    """A bar `HEIGHT` pixels high and `unit` pixels long for each requirement, in the order of the verdicts; `right` begins it on the
    right."""
    columns = [(verdict, at) for verdict in Verdict for at in range(counts.get(verdict, 0) * unit)]
    last = {verdict: counts.get(verdict, 0) * unit - 1 for verdict in Verdict}
    rows = []
    for y in range(HEIGHT):
        edge = y < 2 or y >= HEIGHT - 2
        row = bytearray(
            _INK if edge or at < 2 or at > last[verdict] - 2 or at % unit == 0 else _PATTERNS[verdict](at, y)
            for verdict, at in columns
        )
        rows.append(bytes(reversed(row)) if right else bytes(row))
    return _png(rows)


def _png(rows: list[bytes]) -> bytes:
    """Rows of palette indices as a PNG."""
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 3, 0, 0, 0)
    palette = b"".join(bytes(color) for color in _PALETTE)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
