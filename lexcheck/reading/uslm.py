"""United States Legislative Markup (USLM 1 and 2): the United States Code, public laws, bills, statute compilations.

Page numbers are furniture, source credits and notes are notes, tables of contents are a zone of their own. Source: the USLM user guide and
schema of the Office of the Law Revision Counsel and the Government Publishing Office.
"""

from __future__ import annotations

from lxml import etree

from lexcheck.model import Source
from lexcheck.reading.akn import clean_number
from lexcheck.reading.hierarchy import Head, Press, Vocabulary, inside, labelled
from lexcheck.reading.xmlsafe import children, local, parse

# fmt: off
_LEVELS = {
    "title": "part", "subtitle": "part", "chapter": "chapter", "subchapter": "chapter", "part": "part", "subpart": "part",
    "division": "division", "subdivision": "division", "appropriations": "crossheading", "section": "section", "courtRule": "section",
    "article": "article", "subsection": "subsection", "paragraph": "paragraph", "subparagraph": "subparagraph", "clause": "clause",
    "subclause": "subclause", "item": "item", "subitem": "item", "subsubitem": "item", "appendix": "schedule", "schedule": "schedule",
    "reorganizationPlan": "schedule", "compiledAct": "schedule", "level": "block", "preliminary": "block",
}
_FRONT = frozenset(("preface", "longTitle", "enactingFormula", "resolvingClause", "preamble"))
_THROUGH = frozenset(("main", "content", "chapeau", "continuation", "collection", "component", "courtRules", "reorganizationPlans",
                      "compiledActs", "text", "body", "appendices", "schedules"))
_BLOCKS = frozenset((
    *_LEVELS, *_FRONT, "content", "chapeau", "continuation", "quotedContent", "p", "docTitle", "officialTitle", "heading", "subheading",
    "tocItem", "referenceItem", "headerItem", "groupItem", "table", "layout", "row", "header", "tr", "caption", "block", "recital",
    "signature",
    "signatures", "notation", "name", "role", "action", "actionDescription", "docNumber", "currentChamber", "congress", "session", "type",
    "center", "list", "listItem", "listHeading", "listContent", "figure", "br", "toc", "item", "distributionCode", "li", "ul", "ol",
    "endMarker", "attestation", "officialTitleAmendment", "instruction",
))
_NOTES = frozenset(("notes", "note", "sourceCredit", "sidenote", "footnote", "editorialNote", "statutoryNote", "amendmentNote",
                    "legislativeHistory"))
_GONE = frozenset(("meta", "img", "footnoteRef", "processingInstruction"))
_HEADED = frozenset(("num", "heading", "subheading"))
_ENDED = {"repealed": "repealed", "omitted": "repealed", "expired": "repealed", "pending": "uncommenced"}
# fmt: on


def read(data: bytes, name: str) -> Source:
    """The source of a title, law or bill, its units as nodes. Raises LexcheckError where the XML is broken or hostile."""
    root = parse(data)
    press = Press(
        Vocabulary(
            _head,
            _HEADED,
            lambda element: local(element) in _LEVELS,
            _THROUGH,
            _BLOCKS,
            _NOTES,
            frozenset(("page",)),
            _GONE,
            _edges,
        )
    )
    inside(press, root)
    press.sheet.nodes = press.outline.nodes()
    metadata = _metadata(root)
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang") or metadata.get("language", "")
    return press.sheet.finish(
        data, name, "uslm", title=metadata.get("title", ""), language=language[:2].lower(), metadata=metadata
    )


def _metadata(root: etree._Element) -> dict[str, str]:
    """What the metadata block says of the document."""
    found = {"country": "us"}
    meta = next((child for child in children(root) if local(child) == "meta"), None)
    for element in children(meta) if meta is not None else ():
        if (
            local(element) in ("title", "type", "docNumber", "language", "citableAs", "congress", "docReleasePoint")
            and element.text
        ):
            found.setdefault(local(element), " ".join(element.text.split()))
    return {key: value for key, value in found.items() if value}


def _head(element: etree._Element) -> Head | None:
    """The head of a unit."""
    name = local(element)
    if name in _FRONT:
        return Head("preamble")
    if name == "toc":
        return Head("block", zone="contents")
    parts = {local(child): child for child in reversed(list(children(element))) if local(child) in _HEADED}
    # `title` is a unit with number or heading, and a piece of metadata without
    if name not in _LEVELS or (name in ("title", "item", "level") and not parts):
        return None
    label = _words(parts.get("num"))
    stated = parts["num"].get("value", "") if "num" in parts else ""
    heading = " ".join(filter(None, (_words(parts.get("heading")), _words(parts.get("subheading")))))
    return Head(_LEVELS[name], label, stated.strip() or clean_number(label), heading, _ENDED.get(element.get("status") or "", ""))


def _edges(element: etree._Element) -> tuple[str, str] | None:
    """A number stands on the line of what it numbers, a designator on that of its label."""
    name = local(element)
    if name in ("num", "designator"):
        return labelled()
    return (" ", " ") if name in ("br", "label", "target") else None


def _words(element: etree._Element | None) -> str:
    """The words of a number or a heading; notes and page numbers in it are left to the text."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and local(child) not in _NOTES and local(child) not in ("page", "footnoteRef"):
            parts += [_words(child), " " if local(child) == "br" else ""]
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())
