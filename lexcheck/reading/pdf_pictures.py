"""Draw pages of a PDF as grey pictures for OCR, in a process of its own like the PDF worker.

The PDF comes in on stdin; the arguments are a folder and page numbers from 0. The pictures are PGM files, which every OCR program reads and
no library is needed to write; the scale of each (pixels a point) goes out on stdout as MessagePack.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec

from lexcheck.reading.limits import PICTURE_PIXELS
from lexcheck.reading.pdf_worker import bound

_SHARP, _LEAST = 300 / 72, 150 / 72  # pixels a point: what Tesseract was trained on, and what it can still read
_ENLARGED = 2.0  # times: drawn larger than that, a coarse picture reads worse


def draw(data: bytes, folder: Path, numbers: list[int]) -> dict[int, float]:
    """Write `<number>.pgm` for each page; the scale of each. Huge pages are drawn less sharply."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(data)
    scales: dict[int, float] = {}
    for number in numbers:
        page = document[number]
        width, height = page.get_size()
        scale = min(max(_LEAST, _ENLARGED * _grain(page)), _SHARP, (PICTURE_PIXELS / max(width * height, 1)) ** 0.5)
        picture = page.render(scale=scale, grayscale=True)
        rows = memoryview(picture.buffer).cast("B")
        with (folder / f"{number}.pgm").open("wb") as out:
            out.write(b"P5 %d %d 255\n" % (picture.width, picture.height))
            for row in range(picture.height):
                out.write(rows[row * picture.stride : row * picture.stride + picture.width])
        scales[number] = scale
    return scales


def _grain(page: Any) -> float:
    """The pixels a point of the largest image on a page; that of print where there is none."""
    import pypdfium2.raw as raw

    grains: list[tuple[float, float]] = []
    for item in page.get_objects(max_depth=3):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, low, right, high = item.get_bounds()
            about = item.get_metadata()
            area = (right - left) * (high - low)
            if area > 0:
                grains.append((area, (about.width * about.height / area) ** 0.5))
    return max(grains)[1] if grains else _SHARP


def main() -> None:
    """Draw the pages that the arguments name, within bounds of time and memory."""
    bound()
    folder, *numbers = sys.argv[1:]
    sys.stdout.buffer.write(msgspec.msgpack.encode(draw(sys.stdin.buffer.read(), Path(folder), [int(each) for each in numbers])))


if __name__ == "__main__":
    main()
