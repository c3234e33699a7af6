"""E-books (EPUB 2 and 3): the chapters of the spine in their order, each read as the web page that it is.

Source: EPUB 3.3, Open Container Format and package documents. Own code: the library for it is under the AGPL.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lxml import etree

from lexcheck.errors import LexcheckError
from lexcheck.model import Mark, Source
from lexcheck.reading import web
from lexcheck.reading.limits import MAX_UNPACKED, no_text
from lexcheck.reading.packed import opened, part
from lexcheck.reading.sheet import Sheet
from lexcheck.reading.xmlsafe import children, local, parse

_PAGES = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document"))


def read(data: bytes, name: str) -> Source:
    """The source of an e-book. Raises LexcheckError where it is damaged, encrypted or without text."""
    archive = opened(data)
    place = _package(archive)
    package = _parsed(archive, place)
    locked = _locked(archive)
    sheet = Sheet()
    language, unpacked = "", 0
    for chapter in _spine(package, posixpath.dirname(place)):
        if chapter in locked:
            raise LexcheckError(
                "this e-book is encrypted",
                cause="its chapters open only in the reader they were sold for",
                mend="give the law as PDF, DOCX or plain text",
            )
        content = part(archive, chapter) or b""
        unpacked += len(content)
        if unpacked > MAX_UNPACKED:
            raise LexcheckError(
                "this e-book unpacks to too much to be a law",
                cause=f"its chapters have more than {MAX_UNPACKED // 1_048_576} MB",
                mend="give one law at a time",
            )
        page = _page(content, chapter)
        if page is not None:
            _add(sheet, page)
            language = language or page.language
    metadata = {key: text for key in ("title", "language", "publisher", "date", "creator") if (text := _said(package, key))}
    return sheet.finish(
        data,
        name,
        "epub",
        title=metadata.get("title", ""),
        language=metadata.get("language", "")[:2].lower() or language,
        metadata=metadata,
    )


def _parsed(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """A part of the book as XML. Raises LexcheckError where it is missing or broken."""
    found = part(archive, name)
    if found is None:
        raise LexcheckError("this e-book is damaged", cause=f"its part {name} is missing", mend="download it again")
    return parse(found)


def _package(archive: zipfile.ZipFile) -> str:
    """Where the package document is."""
    root = next(_parsed(archive, "META-INF/container.xml").iter("{*}rootfile"), None)
    return (root.get("full-path") or "") if root is not None else ""


def _locked(archive: zipfile.ZipFile) -> frozenset[str]:
    """The parts that are encrypted; fonts often are, which does not matter."""
    found = part(archive, "META-INF/encryption.xml")
    if found is None:
        return frozenset()
    return frozenset(unquote(each.get("URI") or "") for each in parse(found).iter("{*}CipherReference"))


def _spine(package: etree._Element, folder: str) -> Iterator[str]:
    """The names of the chapters in reading order; each once, the navigation page left out."""
    items = {each.get("id"): each for each in package.iter("{*}item")}
    seen: set[str] = set()
    for reference in package.iter("{*}itemref"):
        entry = items.get(reference.get("idref"))
        if entry is None or entry.get("media-type") not in _PAGES or "nav" in (entry.get("properties") or "").split():
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(urlsplit(entry.get("href") or "").path)))
        if name not in seen:
            seen.add(name)
            yield name


def _page(content: bytes, name: str) -> Source | None:
    """A chapter; None where it has no text (a cover)."""
    try:
        return web.read(content, name)
    except LexcheckError as fault:
        if fault.what == no_text().what:
            return None
        raise


def _add(sheet: Sheet, page: Source) -> None:
    """Put a chapter on the sheet, with its marks."""
    sheet.blank()
    start = sheet.line(page.text.rstrip("\n"))
    sheet.marks += [Mark(start + mark.start, start + min(mark.end, len(page.text)), mark.kind, mark.level) for mark in page.marks]
    sheet.warnings += [warning for warning in page.warnings if warning not in sheet.warnings]


def _said(package: etree._Element, key: str) -> str:
    """What the package document says of the book."""
    meta = next((each for each in children(package) if local(each) == "metadata"), None)
    found = next((each for each in meta.iter(f"{{*}}{key}")), None) if meta is not None else None
    return " ".join((found.text or "").split()) if found is not None else ""
