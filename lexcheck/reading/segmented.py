"""The JSON of `lexcheck segment --format json`, read back: the same text, the same tree."""

from __future__ import annotations

import hashlib
from typing import Annotated

import msgspec

from lexcheck.errors import LexcheckError
from lexcheck.model import Mark, Node, Source
from lexcheck.reading.decoding import decode
from lexcheck.reading.limits import MAX_CHARACTERS, characters, no_text
from lexcheck.reading.sheet import readable

_DEEPEST = 200  # levels of a tree: no law has a tenth

_Offset = Annotated[int, msgspec.Meta(ge=0)]


class _Mark(msgspec.Struct, frozen=True):
    start: _Offset
    end: _Offset
    kind: str
    level: int = 0


class _Law(msgspec.Struct, frozen=True):
    text: str
    title: str = ""
    language: str = ""
    source: str = ""
    format: str = ""
    sha256: str = ""
    restatement: bool = False
    marks: tuple[_Mark, ...] = ()
    page_starts: tuple[_Offset, ...] = ()


class _Row(msgspec.Struct, frozen=True):
    index: _Offset
    parent: int
    level: str
    begin: _Offset
    start: _Offset
    end: _Offset
    number: str = ""
    label: str = ""
    heading: str = ""
    zone: str = "body"
    status: str = ""
    quoted: bool = False


class _File(msgspec.Struct, frozen=True):
    law: _Law
    provisions: tuple[_Row, ...]
    divisions: tuple[_Row, ...] = ()
    definitions: tuple[_Row, ...] = ()
    others: tuple[_Row, ...] = ()


def read(data: bytes, name: str) -> Source:
    """The source that a segmented law was made from, its provisions as nodes. Raises LexcheckError where the file was broken or edited."""
    try:
        found = msgspec.json.decode(decode(data)[0], type=_File)
    except (msgspec.DecodeError, RecursionError) as fault:
        raise _broken(str(fault)) from fault
    law = found.law
    if len(law.text) > MAX_CHARACTERS:
        raise characters(len(law.text))
    if not law.text.strip():
        raise no_text()
    rows = sorted((*found.provisions, *found.divisions, *found.definitions, *found.others), key=lambda row: row.index)
    size = len(law.text)
    if any(not mark.start < mark.end <= size for mark in law.marks) or any(start > size for start in law.page_starts):
        raise _broken("a mark lies outside the text")
    stated = {"source": law.source, "source_format": law.format, "source_sha256": law.sha256}
    return Source(
        name=name,
        format="segment-json",
        sha256=hashlib.sha256(data).hexdigest(),
        text=readable(law.text.replace("\r", " ")),
        marks=tuple(Mark(mark.start, mark.end, mark.kind, mark.level) for mark in law.marks),
        nodes=tuple(_nodes(rows, size)),
        page_starts=tuple(sorted(law.page_starts)),
        title=law.title,
        language=law.language,
        metadata={key: text for key, text in stated.items() if text} | ({"restatement": "true"} if law.restatement else {}),
    )


def _nodes(rows: list[_Row], size: int) -> list[Node]:
    """The rows as nodes. Raises LexcheckError where they form no tree over the text."""
    depths: list[int] = []
    path: list[int] = []
    begin = 0
    nodes: list[Node] = []
    for at, row in enumerate(rows):
        if row.index != at or not -1 <= row.parent < at:
            raise _broken(f"provision {row.index} ({row.label or row.level}) has no place in the tree")
        del path[depths[row.parent] + 1 if row.parent >= 0 else 0 :]
        if row.parent >= 0 and (not path or path[-1] != row.parent):
            raise _broken(f"provision {row.index} ({row.label or row.level}) does not stand with its parent")
        if not begin <= row.begin <= row.start <= row.end <= size:
            raise _broken(f"the offsets of provision {row.index} ({row.label or row.level}) do not fit the text")
        begin = row.begin
        depths.append(len(path))
        path.append(at)
        if len(path) > _DEEPEST:
            raise _broken("it is nested more deeply than any law")
        nodes.append(
            Node(
                row.level,
                row.number,
                row.heading,
                row.begin,
                row.start,
                row.end,
                depths[at],
                row.status,
                row.zone,
                row.quoted,
                row.label,
            )
        )
    return nodes


def _broken(cause: str) -> LexcheckError:
    return LexcheckError(
        "this segmented law (JSON) cannot be read", cause=cause, mend="make it again with lexcheck segment --format json"
    )
