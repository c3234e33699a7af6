"""A Word document with named styles, in the direction of its language: headings, paragraphs, tables with a repeated header row, pictures.

Tables are made as XML at once: python-docx takes minutes for a table of some hundred rows. Source of the elements and their order:
ECMA-376, part 1, chapter 17.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lexcheck.reporting.documents import word_styles as styles
from lexcheck.reporting.documents.frame import Frame
from lexcheck.reporting.documents.word_xml import EMUS, made, paragraph
from lexcheck.reporting.documents.words import clean

if TYPE_CHECKING:
    from docx.document import Document

_TWIPS = 567  # twentieths of a point in a centimetre
_LETTERS, _FEW = 6.5, 22  # about so many letters stand in a centimetre of a cell; so many lines are few
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the time of every file in the package: the same input gives the same bytes


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its words, its style, words in bold that stand before it."""

    words: str
    style: str = styles.CELL
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (PNG) `width` centimetres wide; `alt` says what it shows."""

    png: bytes
    width: float
    alt: str


Cell = str | Line | Picture | Sequence["Line | Picture"]


class Table:
    """A table that grows by rows; `widths` are centimetres."""

    def __init__(self, paper: Paper, widths: Sequence[float], element: Any) -> None:
        self._paper, self._widths, self._element = paper, widths, element

    def row(self, *cells: Cell, header: bool = False, shades: Sequence[str] = (), keep: bool = False) -> None:
        """One row. `shades` are the cells' backgrounds (`F2F2F2`, empty for none); `keep` keeps it on one page."""
        row = self._row(header or keep or self._short(cells), header)
        for at, (cell, width) in enumerate(zip(cells, self._widths, strict=True)):
            shade = shades[at] if at < len(shades) else styles.HEAD_SHADE if header else ""
            row.append(self._cell(cell, width, 1, shade, styles.HEAD if header else styles.CELL))

    def group(self, words: str) -> None:
        """A row of one cell that names the rows below it."""
        self._row(True, False).append(self._cell(words, sum(self._widths), len(self._widths), styles.GROUP_SHADE, styles.GROUP))

    def _short(self, cells: Sequence[Cell]) -> bool:
        """Whether a row takes few lines: such a row is not cut by the end of a page."""
        lines = 0.0
        for cell, width in zip(cells, self._widths, strict=True):
            parts = [cell] if isinstance(cell, (str, Line, Picture)) else cell
            words = [
                part if isinstance(part, str) else f"{part.lead} {part.words}" for part in parts if not isinstance(part, Picture)
            ]
            lines = max(lines, sum(1 + len(each) / (width * _LETTERS) for each in words))
        return lines < _FEW

    def _row(self, whole: bool, header: bool) -> Any:
        row = made("tr")
        properties = [made("cantSplit")] * whole + [made("tblHeader")] * header
        if properties:
            row.append(made("trPr", *properties))
        self._element.append(row)
        return row

    def _cell(self, cell: Cell, width: float, span: int, shade: str, style: str) -> Any:
        properties = made("tcPr", made("tcW", w=str(round(width * _TWIPS)), type="dxa"))
        if span > 1:
            properties.append(made("gridSpan", val=str(span)))
        if shade:
            properties.append(made("shd", val="clear", color="auto", fill=shade))
        made_cell = made("tc", properties)
        parts = [cell] if isinstance(cell, (str, Line, Picture)) else list(cell)
        for part in parts or [""]:
            if isinstance(part, Picture):
                made_cell.append(self._paper.drawn(part))
            else:
                line = Line(part, style) if isinstance(part, str) else part
                made_cell.append(self._paper.written(line))
        return made_cell


class Paper:
    """A document under way. `created` is an ISO 8601 time; `footer` stands beside the number of the page."""

    def __init__(self, frame: Frame, title: str, created: str, footer: str = "", landscape: bool = False) -> None:
        import docx

        self.frame = frame
        self._document: Document = docx.Document()
        styles.prepare(self._document, frame)
        styles.page(self._document, frame, landscape, footer)
        about = self._document.core_properties
        about.title, about.author, about.last_modified_by, about.comments = clean(title), "lexcheck", "lexcheck", ""
        about.language = frame.locale
        about.created = about.modified = _time(created)
        self.width = 26.7 if landscape else 17.0  # centimetres between the margins

    def written(self, line: Line) -> Any:
        """A paragraph as XML."""
        return paragraph(line.words, line.style, self.frame.right, line.lead)

    def add(self, words: str, style: str = styles.BODY, lead: str = "") -> None:
        """A paragraph."""
        self._append(self.written(Line(words, style, lead)))

    def heading(self, words: str, level: int = 1) -> None:
        """A heading; level 0 is the document's title."""
        self.add(words, "Title" if level == 0 else f"Heading{level}")

    def drawn(self, picture: Picture) -> Any:
        """A picture in a paragraph, as XML."""
        from docx.shared import Emu
        from docx.text.paragraph import Paragraph

        holder = paragraph("", styles.CELL, self.frame.right)
        run = Paragraph(holder, self._document._body).add_run()
        run.add_picture(io.BytesIO(picture.png), width=Emu(round(picture.width * EMUS)))
        for properties in holder.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
            properties.set("descr", clean(picture.alt))
        return holder

    def table(self, widths: Sequence[float], header: Sequence[Cell] = (), alt: str = "", borders: bool = True) -> Table:
        """A table; a header row is repeated on each page. `alt` tells a listener what the table holds."""
        order = [made("tblStyle", val=styles.TABLE if borders else styles.PLAIN_TABLE)]
        order += [made("bidiVisual")] if self.frame.right else []
        order += [
            made("tblW", w=str(round(sum(widths) * _TWIPS)), type="dxa"),
            made("tblLayout", type="fixed"),
            made("tblLook", val="0020" if header else "0000", firstRow=str(int(bool(header)))),
        ]
        order += [made("tblCaption", val=clean(alt)), made("tblDescription", val=clean(alt))] if alt else []
        grid = made("tblGrid", *(made("gridCol", w=str(round(width * _TWIPS))) for width in widths))
        element = made("tbl", made("tblPr", *order), grid)
        self._append(element)
        table = Table(self, widths, element)
        if header:
            table.row(*header, header=True)
        self._append(paragraph("", styles.GAP, self.frame.right))  # two tables in a row would become one
        return table

    def pairs(self, rows: Sequence[tuple[str, Cell]], alt: str, first: float = 4.0) -> None:
        """A table of labels and what stands beside them."""
        table = self.table((first, self.width - first), alt=alt)
        for label, cell in rows:
            table.row(Line(label, styles.LABEL), cell, shades=(styles.GROUP_SHADE,))

    def finish(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        self._document.save(out)
        return _settled(out)

    def _append(self, element: Any) -> None:
        body = self._document.element.body
        body.insert(len(body) - 1, element)  # the last element is the section


def _time(created: str) -> datetime.datetime:
    """The time of a stamp in UTC, without its zone, as python-docx takes it."""
    found = datetime.datetime.fromisoformat(re.sub("Z$", "+00:00", created))
    return found.astimezone(datetime.UTC).replace(tzinfo=None) if found.tzinfo else found


def _settled(package: io.BytesIO) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            kept = zipfile.ZipInfo(entry.filename, _EPOCH)
            kept.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(kept, old.read(entry.filename))
    return out.getvalue()
