"""Rich Text Format: the text with its automatic numbers, headings, bold runs, tables and footnotes; deleted and hidden text left out.

Own code: striprtf 0.0.35 (BSD) prints deleted and hidden text as if it were law, and loses footnotes. Source: RTF specification 1.9.1.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace

from lexcheck.errors import LexcheckError
from lexcheck.model import Mark, Source
from lexcheck.reading.sheet import Sheet

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?"  # a word with its number
    r"|\\'([0-9a-fA-F]{2})"  # a byte
    r"|\\([^a-zA-Z])"  # a sign
    r"|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
# fmt: off
_SKIPPED = frozenset((
    "colortbl", "pict", "object", "header", "headerl", "headerr", "headerf",
    "footer", "footerl", "footerr", "footerf", "fldinst", "listtable",
    "listoverridetable", "revtbl", "rsidtbl", "generator", "themedata", "colorschememapping", "latentstyles", "datastore", "xmlnstbl",
    "bkmkstart", "bkmkend", "annotation", "atnid", "atnauthor", "atndate", "nonshppict", "filetbl", "private", "xe", "tc", "nextfile",
))
_SIGNS = {"emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ",
          "enspace": " ", "qmspace": " ", "tab": "\t", "cell": "\t", "nestcell": "\t", 
          "zwj": "\u200d", "zwnj": "\u200c", "rtlmark": "\u200f",
          "ltrmark": "\u200e"}
_ENDS = frozenset(("par", "sect", "page", "line", "row", "nestrow"))
_CHARSETS = {0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258",
             177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250"}
# fmt: on
_DEEPEST = 2_000  # groups in groups


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group: where its text goes (`text`, `note`, `title`, `fonts`, `styles` or nowhere), and how it looks."""

    to: str = "text"
    codec: str = "cp1252"
    skip: int = 1  # signs that follow a \u for programs that do not know it
    bold: bool = False
    gone: bool = False  # deleted
    hidden: bool = False
    style: int = -1
    level: int = 0  # of a heading
    table: bool = False


@dataclass(slots=True)
class _Print:
    """What has been read so far, and the line being set."""

    sheet: Sheet
    codec: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0  # that the font table is about
    styles: dict[int, int] = field(default_factory=dict)  # levels of heading styles
    style: int = 0  # that the style sheet is about
    title: list[str] = field(default_factory=list)
    row: list[str] = field(default_factory=list)
    width: int = 0
    bolds: list[tuple[int, int]] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    waiting: bytearray = field(default_factory=bytearray)  # bytes of one encoding


def read(data: bytes, name: str) -> Source:
    """The source of a Rich Text document. Raises LexcheckError where it is nested without end or has no text."""
    text = data.decode("latin-1")
    out = _Print(Sheet())
    state, stack = _State(), []
    skipping, starred, at = 0, False, 0
    while (found := _TOKEN.match(text, at)) is not None:
        at = found.end()
        word, number, byte, sign, brace, plain = found.groups()
        if byte is None:
            _decode(out, state)
        if brace == "{":
            stack.append(state)
            starred = False
            if len(stack) > _DEEPEST:
                raise LexcheckError(
                    "this RTF file is nested too deeply to be read", cause="its groups never end", mend="save it again"
                )
        elif brace == "}":
            skipping = 0
            state = stack.pop() if stack else _State()
        elif sign == "*":
            starred = True
        elif word == "bin":
            at += max(int(number or 0), 0)
        elif word is not None:
            if word == "u" and number:
                _add(out, state, chr(int(number) % 65536))
                skipping = state.skip
            elif skipping and word in _SIGNS:
                skipping -= 1
            else:
                state = _word(out, state, word, int(number) if number else None, starred)
            starred = False
        elif skipping and (byte or sign or plain):
            cut = min(skipping, len(plain)) if plain else 1
            skipping -= cut
            if plain:
                _add(out, state, plain[cut:])
        elif byte:
            out.waiting.append(int(byte, 16))
        elif sign:
            _add(out, state, {"~": "\u00a0", "_": "\u2011", "-": "", "\n": "", "\r": ""}.get(sign, sign))
            if sign in "\r\n":
                _end(out, state)
        elif plain:
            _add(out, state, plain.encode("latin-1").decode(state.codec, "replace") if not plain.isascii() else plain)
    _decode(out, state)
    if out.row or out.notes:
        _end(out, _State())
    title = " ".join(_joined("".join(out.title)).split())
    return out.sheet.finish(data, name, "rtf", title=title, metadata={"title": title} if title else {})


def _word(out: _Print, state: _State, word: str, number: int | None, starred: bool) -> _State:
    """What holds after a control word."""
    on = number != 0
    if word in _SKIPPED or (starred and word not in ("pnseclvl", "ud", "footnote")):
        return replace(state, to="")
    if word in ("fonttbl", "stylesheet", "title", "footnote"):
        if word == "footnote":
            out.notes.append([])
        return replace(state, to={"fonttbl": "fonts", "stylesheet": "styles", "title": "title", "footnote": "note"}[word])
    if word == "info":
        return replace(state, to="")
    if state.to == "fonts":
        out.font = number or 0 if word == "f" else out.font
        if word == "fcharset":
            out.fonts[out.font] = _CHARSETS.get(number or 0, out.codec) if number else out.codec
        return state
    if state.to == "styles":
        out.style = number or 0 if word == "s" else out.style
        if word == "outlinelevel" and 0 <= (number or 0) < 9:
            out.styles[out.style] = (number or 0) + 1
        return state
    if word in _ENDS:
        _end(out, state, "table" if word in ("row", "nestrow") else "")
        return state
    if word in _SIGNS:
        _add(out, state, _SIGNS[word])
        return state
    if word == "ansicpg" and number:
        out.codec = _known(f"cp{number}", out.codec)
        return replace(state, codec=out.codec)
    if word == "pard":
        return replace(state, style=-1, level=0, table=False)
    if word == "plain":
        return replace(state, bold=False, gone=False, hidden=False)
    if word == "s":
        return replace(state, style=number or 0, level=out.styles.get(number or 0, 0))
    if word == "outlinelevel":
        return replace(state, level=(number or 0) + 1 if 0 <= (number or 0) < 9 else 0)
    if word == "f":
        return replace(state, codec=out.fonts.get(number or 0, out.codec))
    if word in ("b", "deleted", "v"):
        return replace(
            state,
            bold=on if word == "b" else state.bold,
            gone=on if word == "deleted" else state.gone,
            hidden=on if word == "v" else state.hidden,
        )
    if word == "uc":
        return replace(state, skip=min(max(number or 0, 0), 10))
    return replace(state, table=True) if word == "intbl" else state


def _known(codec: str, other: str) -> str:
    """A code page that Python knows, else the other."""
    try:
        return codecs.lookup(codec).name
    except LookupError:
        return other


def _decode(out: _Print, state: _State) -> None:
    """Bytes that stand together are letters of one encoding, some of two bytes."""
    if out.waiting:
        _add(out, state, bytes(out.waiting).decode(state.codec, "replace"))
        out.waiting.clear()


def _add(out: _Print, state: _State, text: str) -> None:
    if not text or state.gone or state.hidden:
        return
    if state.to == "title":
        out.title.append(text)
    elif state.to == "note" and out.notes:
        out.notes[-1].append(text)
    elif state.to == "text":
        if state.bold:
            out.bolds.append((out.width, out.width + len(text)))
        out.row.append(text)
        out.width += len(text)


def _joined(text: str) -> str:
    """Halves of a character that two \\u wrote, put together."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _end(out: _Print, state: _State, kind: str = "") -> None:
    """Put the line on the sheet with its marks, its footnotes after it; inside a footnote or a cell the line goes on."""
    if state.to == "note" and out.notes:
        out.notes[-1].append(" ")
        return
    if state.to != "text":
        return
    if state.table and kind != "table":
        _add(out, state, " ")
        return
    text = "".join(out.row).rstrip(" \t")
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        text, out.bolds = _joined(text), []
    bolds, notes = out.bolds, out.notes
    out.row, out.width, out.bolds, out.notes = [], 0, [], []
    if text.strip():
        start = out.sheet.line(text, kind=kind or ("heading" if state.level else ""), level=state.level)
        out.sheet.marks += [
            Mark(start + left, start + min(right, len(text)), "bold") for left, right in bolds if left < min(right, len(text))
        ]
    else:
        out.sheet.blank()
    for number, note in enumerate(notes, 1):
        words = " ".join(_joined("".join(note)).split())
        if words:
            out.sheet.line(f"[{number}] {words}", kind="note")
