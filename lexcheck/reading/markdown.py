"""Markdown: the markup is taken away so that the text reads as printed; each line still points to its line of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lexcheck.model import Mark, Source
from lexcheck.reading import frontmatter
from lexcheck.reading.decoding import decode
from lexcheck.reading.emphasis import printed, uncommented
from lexcheck.reading.limits import MAX_CHARACTERS, characters
from lexcheck.reading.plain import unix
from lexcheck.reading.sheet import Sheet

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|(?=[^\W\d])|$)")
_CLOSING = re.compile(r"(?:^|[ \t])#+$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*$")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_BULLET = re.compile(r"([ \t]*)[-*+][ \t]+")
# a label of its own, in bold or not: the bullet before it was put there by a converter
_LABEL = re.compile(r"[*_]{0,3}(?:\([\w.-]{1,6}\)|[\w]{1,4}[.)°º]|§+[ \t]*\d|\d{1,3}[ \t]*[-–—])(?=[*_\s\w—–-]|$)")
_TABLE_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?$")
_NOTE = re.compile(r" {0,3}\[\^[\w.-]{1,40}\]:[ \t]*")
_REFERENCE = re.compile(r" {0,3}\[[^\[\]^]{1,200}\]:[ \t]*\S+(?:[ \t]+(?:\".*\"|'.*'|\(.*\)))?[ \t]*$")
_OPEN_LINK = re.compile(r"\[[^\[\]]{1,200}$")
_OPEN_RUN = re.compile(r"[ \t]*(\*{1,3})(?=[^\s*])")
_CARRIED = 4  # lines over which emphasis may run
_CLOSES_LINK = re.compile(r"[^\[\]]{0,200}\]\([^()\s]{1,2000}\)")
_BREAK = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
_KEY = re.compile(r"[\w-]+:(?:\s|$)")
_LONGEST_HEADING = 300  # characters of a line that a rule under it makes a heading
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[\w+-]*[ \t]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its block markup: where it stands in the file, and what it is (``, `heading`, `table`, `note`)."""

    at: int
    text: str
    kind: str = ""
    level: int = 0


def read(data: bytes, name: str) -> Source:
    """The source of a Markdown text, with headings, bold runs, tables and footnotes marked. Raises LexcheckError where it is no text."""
    text, warnings = decode(data)
    text = unix(text).replace("\f", " ")
    if len(text) > MAX_CHARACTERS:
        raise characters(len(text))
    lines = uncommented(text).split("\n")
    if lines[-1] == "":
        lines.pop()
    metadata, start = _front(lines)
    sheet = Sheet()
    paragraph: list[_Line] = []
    blocks = list(_blocks(lines, start, sheet))
    for place, line in enumerate(blocks):
        if paragraph and (line.kind or not line.text or paragraph[-1].kind) and not _goes_on(paragraph, blocks, place):
            _print(paragraph, sheet)
            paragraph = []
        if line.text.strip() or paragraph:
            paragraph.append(line)
        else:
            sheet.end_line(line.at)
    _print(paragraph, sheet)
    stated = {key.lower(): value for key, value in reversed(metadata.items())}  # of `title` and `Title`, the first
    return sheet.finish(
        data,
        name,
        "markdown",
        title=_title(stated, sheet),
        metadata=metadata,
        warnings=warnings,
        language=stated.get("language") or stated.get("lang") or "",
    )


def _goes_on(paragraph: list[_Line], blocks: list[_Line], place: int) -> bool:
    """Whether a link or emphasis that is open closes behind the blank line here: converters double the line ends of wrapped text."""
    last = next((line.text for line in reversed(paragraph) if line.text.strip()), "")
    below = [line for line in blocks[place : place + 2 * _CARRIED] if line.text.strip()]
    if not below or below[0].kind:
        return False
    if _OPEN_LINK.search(last):
        return bool(_CLOSES_LINK.match(below[0].text))
    first = next(line.text for line in paragraph if line.text.strip())
    if not (opened := _OPEN_RUN.match(first)):
        return False
    sign, width = opened[1][0], len(opened[1])
    if sum(line.text.count(sign) for line in paragraph) != width:
        return False
    closing = next((line for line in below if line.kind or sign in line.text), None)
    return (
        closing is not None
        and not closing.kind
        and closing.text.count(sign) == width
        and closing.text.rstrip().endswith(opened[1])
    )


def _front(lines: list[str]) -> tuple[dict[str, str], int]:
    """The metadata of the blocks of front matter at the top (scrapers write two), and the index of the first line after them."""
    metadata: dict[str, str] = {}
    start = next((index for index, line in enumerate(lines) if line.strip()), 0)
    while True:
        found, stop = frontmatter.split(lines, start)
        if stop == start:
            return metadata, stop if metadata else 0
        metadata |= {key: value for key, value in found.items() if key not in metadata}
        start = stop


def _blocks(lines: list[str], start: int, sheet: Sheet) -> Iterator[_Line]:
    """The lines without the markup of blocks."""
    index = start
    while index < len(lines):
        line = lines[index]
        at = index + 1
        index += 1
        if not line or line.isspace():
            yield _Line(at, "")
            continue
        first = line.lstrip()[:1]
        if first == "-" and (after := _front_at(lines, index - 1)):
            sheet.warnings.append(f"a second block of front matter (line {at}) was left out of the text")
            index = after
            continue
        if (
            (first in "-*_" and _RULE.match(line))
            or (first in "`~" and _FENCE.match(line))
            or (first == "[" and _REFERENCE.match(line))
        ):
            continue
        if first == ">":
            # set in by as much as the sign was wide, as print sets a quotation in
            line = _QUOTE.sub(lambda found: " " * len(found[0]), line)
        if first == "#" and (found := _HEADING.match(line)):
            title = line[found.end() :].strip()
            yield _Line(at, _CLOSING.sub("", title).rstrip() if title.endswith("#") else title, "heading", len(found[1]))
            continue
        if _underlined(lines, index - 1, start):
            yield _Line(at, line.strip(), "heading", 1 if lines[index].lstrip().startswith("=") else 2)
            index += 1
            continue
        yield from _content(line, at, first)


def _content(line: str, at: int, first: str) -> Iterator[_Line]:
    """A line of text, of a list, of a table or of a footnote."""
    if first == "|" and line.rstrip().endswith("|"):
        if not _TABLE_RULE.match(line):
            cells = re.split(r"(?<!\\)\|", line.strip()[1:-1])
            yield _Line(at, "\t".join(cell.strip() for cell in cells), "table")
        return
    if first == "[" and (found := _NOTE.match(line)):
        yield _Line(at, f"{line[: found.end()].strip()[:-1]} {line[found.end() :]}", "note")
        return
    if found := _BULLET.match(line):
        rest = line[found.end() :]
        line = found[1] + rest if _LABEL.match(rest) else f"{found[1]}- {rest}"
    if "<" in line and _BREAK.search(line):
        yield from (_Line(at, part.strip()) for part in _BREAK.split(line) if part.strip())
        return
    yield _Line(at, line.rstrip() if line.endswith(("  ", "\\")) else line)


def _underlined(lines: list[str], index: int, start: int) -> bool:
    """Whether a line is a heading by the rule under it. Only a line that stands alone: else the rule divides."""
    if index + 1 >= len(lines) or not (lines[index + 1][:4].lstrip()[:1] in ("=", "-") and _UNDERLINE.match(lines[index + 1])):
        return False
    if _front_at(lines, index + 1) or len(lines[index]) > _LONGEST_HEADING:
        return False
    before = lines[index - 1] if index > start else ""
    return not before.strip() or before.strip() == "---"


def _front_at(lines: list[str], index: int) -> int:
    """The index after front matter in the middle of a file (files put end to end); 0 where the rule is only a rule."""
    if lines[index].rstrip() != "---":
        return 0
    block = lines[index + 1 : index + 60]
    stop = next((at for at, line in enumerate(block) if line.rstrip() == "---"), 0)
    return index + stop + 2 if stop and all(_KEY.match(line) for line in block[:stop]) else 0


def _print(paragraph: list[_Line], sheet: Sheet) -> None:
    """Write lines that belong together: emphasis may run over their ends."""
    if not paragraph:
        return
    text, bold = printed("\n".join(line.text for line in paragraph))
    start = sheet.size
    rows = text.split("\n")
    for line, row in zip(paragraph, rows, strict=True):
        sheet.line(row, line.at, line.kind, line.level)
    sheet.marks += [Mark(start + left, start + right, "bold") for left, right in bold]


def _title(metadata: dict[str, str], sheet: Sheet) -> str:
    """The title that the front matter states, else the heading that the text begins with, where it is the only one of its level."""
    if not (title := metadata.get("title", "")).isnumeric() and title:
        return title
    tops = [mark for mark in sheet.marks if mark.kind == "heading" and mark.level == 1]
    return sheet.text[tops[0].start : tops[0].end].strip() if len(tops) == 1 and not sheet.text[: tops[0].start].strip() else ""
