"""Parse XML that may be hostile: no network, no external file, no entity of its own, no nesting or size without bounds."""

from __future__ import annotations

import html
from collections.abc import Iterator

from lxml import etree

from lexcheck.errors import LexcheckError


def parse(data: bytes) -> etree._Element:
    """The root element. Raises LexcheckError where it is broken (with line and column) or declares entities."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        line, column = fault.position if fault.position else (None, None)
        raise LexcheckError(
            "this XML cannot be read",
            cause=_cause(fault),
            mend="download it again; it may be truncated or hand-edited",
            line=line,
            column=column,
        ) from fault
    except (ValueError, LookupError) as fault:
        raise LexcheckError("this XML cannot be read", cause=str(fault), mend="download it again") from fault
    if _entities(root):
        raise LexcheckError(
            "this XML declares entities of its own",
            cause="a law's XML has none, and they can hide or multiply text",
            mend="give the file as its publisher issued it",
        )
    return root


def _cause(fault: etree.XMLSyntaxError) -> str:
    """The parser's own words, without its line number."""
    return (fault.msg or "it is not well formed").partition(", line ")[0]


def _entities(root: etree._Element) -> bool:
    dtd = root.getroottree().docinfo.internalDTD
    declared: Iterator[object] = dtd.iterentities() if dtd is not None else iter(())  # type: ignore[attr-defined]
    return next(declared, None) is not None


def local(element: etree._Element) -> str:
    """An element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: etree._Element) -> Iterator[etree._Element]:
    """The child elements."""
    return (child for child in element if isinstance(child.tag, str))


def line(element: etree._Element) -> int:
    """The line of the file where an element begins; 0 where the parser does not know."""
    return int(getattr(element, "sourceline", 0) or 0)


def entity(node: etree._Element) -> str:
    """The character that an unresolved entity (`&nbsp;` of an external DTD) stands for, as HTML knows it."""
    text = node.text or ""
    shown = html.unescape(text)
    return shown if shown != text else ""
