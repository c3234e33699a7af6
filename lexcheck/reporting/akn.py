"""A law as Akoma Ntoso 3.0, valid against the official schema: every character of it outside page furniture, in order.

What Akoma Ntoso has no element for is an `hcontainer` of the provision's level (definitions, cross-headings, schedules, quoted
provisions, blocks). `lexcheck.reading.akn` reads it back to the same tree. Sources: OASIS LegalDocML, Akoma Ntoso 1.0 Part 2 (vocabulary)
and the Naming Convention (identifiers, FRBR addresses).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from lexcheck import __version__
from lexcheck.model import Law, Piece, Provision
from lexcheck.reading.akn import LANGUAGE_CODES, clean_number
from lexcheck.reading.akn_own import EXTRA, OWN, UNDATED
from lexcheck.reading.sheet import readable
from lexcheck.segmenting.official import labels_to_state, zone_of

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_ELEMENTS = {
    level: level
    for level in (
        "part",
        "chapter",
        "division",
        "section",
        "article",
        "subsection",
        "paragraph",
        "subparagraph",
        "clause",
        "subclause",
    )
} | {"item": "point"}
_DATES = ("date", "enactment_date", "publication_date", "adopted", "version_date")
_WORK = re.compile(r"/akn/[a-z]{2}(?:-[^/\s]+)?/[\w./-]+")  # the address of a work that came as Akoma Ntoso
_UNFIT = re.compile(r"[^\w.-]+")


def akn_xml(law: Law) -> bytes:
    """The law as an Akoma Ntoso document (UTF-8, with XML declaration)."""
    root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE, "lexcheck": EXTRA})  # type: ignore[dict-item]
    act = _add(root, "act", name="act")
    _meta(act, law)
    by_owner, labels = _by_owner(law), labels_to_state(law.provisions)
    stop = _front_stop(law)
    lead = [piece for piece in by_owner.get(-1, []) if _words(law, piece)]
    if stop or lead:
        preamble = _add(act, "preamble")
        _paragraphs(preamble, law, lead)
        for one in law.provisions[:stop]:
            container = _add(preamble, "container", name=one.level, eId=_eid(one), **_attributes(law, one, "", labels))
            _paragraphs(container, law, by_owner.get(one.index, []), one)
            if not len(container):
                _add(container, "p")
    _body(_add(act, "body"), law, by_owner, stop, labels)
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return data


def _add(parent: etree._Element, tag: str, text: str = "", /, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    element.text = text or None
    return element


def _by_owner(law: Law) -> dict[int, list[Piece]]:
    """The pieces to print with each provision, in order. One without an owner goes with the provision that began last before it."""
    found: dict[int, list[Piece]] = {}
    begins = iter(sorted(law.provisions, key=lambda one: (one.begin, one.index)))
    following = next(begins, None)
    last = -1
    for piece in law.ledger:
        while following is not None and following.begin <= piece.start:
            last = following.index
            following = next(begins, None)
        if piece.kind not in ("blank", "furniture"):
            owned = piece.owner >= 0 and piece.kind in ("label", "heading", "text")
            found.setdefault(piece.owner if owned else last, []).append(piece)
    return found


def _front_stop(law: Law) -> int:
    """The index after the provisions that the text opens with and that hold nothing: title, long title, preamble, enacting words."""
    stop = 0
    for one in law.provisions:
        if one.zone != "front" or one.parent >= 0 or one.stop != one.index + 1 or one.number:
            break
        stop = one.stop
    return stop


def _body(body: etree._Element, law: Law, by_owner: dict[int, list[Piece]], begin: int, said: dict[int, str]) -> None:
    """The provisions from `begin` on, each inside its parent."""
    elements: dict[int, etree._Element] = {-1: body}
    for one in law.provisions[begin:]:
        parent = elements[one.parent]
        pieces = by_owner.get(one.index, [])
        if one.level == "continuation" and _ends(law, one):
            elements[one.index] = wrap = _add(parent, "wrapUp", eId=_eid(one), **_attributes(law, one, "", said))
            _paragraphs(wrap, law, pieces, one)
            if not len(wrap):
                _add(wrap, "p")
            continue
        labels, headings, texts = _parts(pieces)
        heading = " ".join(_words(law, piece) for piece in headings)
        named = {"name": one.level} if _name(one) == "hcontainer" else {}
        element = elements[one.index] = _add(parent, _name(one), eId=_eid(one), **named, **_attributes(law, one, heading, said))
        _head(element, law, one, labels, heading)
        holds = one.stop > one.index + 1
        if not holds or any(_words(law, piece) for piece in texts):
            block = _add(element, "intro" if holds else "content")
            _paragraphs(block, law, texts, one)
            if not len(block):
                _add(block, "p")
    if not len(body):
        _add(_add(_add(body, "hcontainer", name="block", eId="hcontainer_1"), "content"), "p")


def _ends(law: Law, one: Provision) -> bool:
    """Whether a continuation is the last child of a parent with others: what `wrapUp` is for."""
    return one.parent >= 0 and one.stop == law.provisions[one.parent].stop == one.index + 1 and one.index > one.parent + 1


def _name(one: Provision) -> str:
    return "hcontainer" if one.quoted else _ELEMENTS.get(one.level, "hcontainer")


def _attributes(law: Law, one: Provision, heading: str, labels: dict[int, str]) -> dict[str, str]:
    """Zone, status and quotation as classes; the term of a definition; heading and citation where the print does not give them."""
    zone = zone_of(one.level, law.provisions[one.parent].zone if one.parent >= 0 else "")
    classes = [one.zone if one.zone != zone else "", one.status, "quoted" if one.quoted else ""]
    term = one.heading if one.level == "definition" else ""
    return {
        **({"class": " ".join(filter(None, classes))} if any(classes) else {}),
        **({"status": "removed"} if one.status == "repealed" else {}),
        **({"title": readable(term)} if term else {}),
        **({f"{{{EXTRA}}}heading": readable(one.heading)} if (term or heading) != one.heading else {}),
        **({f"{{{EXTRA}}}label": readable(labels[one.index])} if one.index in labels else {}),
    }


def _parts(pieces: list[Piece]) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """The pieces of a provision's number, of its heading, and all others.

    A heading printed before the number (a marginal note) comes after it, as the schema wants; nothing else changes its place.
    """
    first = next((at for at, piece in enumerate(pieces) if piece.kind == "text"), len(pieces))
    labels = [at for at in range(first) if pieces[at].kind == "label"]
    headings = [at for at in range(first) if pieces[at].kind == "heading"]
    before = [at for at in labels if not headings or at < headings[0]] or labels[:1]
    run = [at for place, at in enumerate(headings) if at == headings[0] + place]
    taken = {*before, *run}
    return (
        [pieces[at] for at in before],
        [pieces[at] for at in run],
        [piece for at, piece in enumerate(pieces) if at not in taken],
    )


def _head(element: etree._Element, law: Law, one: Provision, labels: list[Piece], heading: str) -> None:
    """Number and heading as printed; the number is stated besides where the print does not give it."""
    label = " ".join(_words(law, piece) for piece in labels)
    if label or one.number:
        _add(element, "num", label, **({"title": one.number or "-"} if clean_number(label) != one.number else {}))
    if heading:
        _add(element, "heading", heading)


def _paragraphs(parent: etree._Element, law: Law, pieces: list[Piece], one: Provision | None = None) -> None:
    """A paragraph for each line; notes, stray labels and headings, and what belongs to no provision have their kind as class."""
    term = one.heading if one is not None and one.level == "definition" else ""
    for piece in pieces:
        mark = piece.kind if piece.kind != "text" else "" if one is not None else "remainder"
        for text in _lines(law.text[piece.start : piece.end]):
            paragraph = _add(parent, "p", **({"class": mark} if mark else {}))
            at = text.find(term) if term and not mark else -1
            if at < 0:
                paragraph.text = text
                continue
            paragraph.text = text[:at] or None
            _add(paragraph, "def", term).tail = text[at + len(term) :] or None
            term = ""


def _words(law: Law, piece: Piece) -> str:
    """A piece on one line."""
    return " ".join(_lines(law.text[piece.start : piece.end]))


def _lines(text: str) -> Iterator[str]:
    for line in readable(text).split("\n"):
        if stripped := line.strip():
            yield " ".join(stripped.split())


def _eid(one: Provision) -> str:
    return re.sub(r"\s+", "-", readable(one.id)) or f"prov_{one.index}"


def _meta(act: etree._Element, law: Law) -> None:
    """The identification of the work, of this expression of it and of this file. A date that is not stated is the year 1."""
    stated = {key.lower(): value for key, value in law.source.metadata.items()}
    country = (re.match(r"[a-z]{2}(?![a-z])", stated.get("country", "").lower()) or [""])[0] or "un"
    year = re.search(r"\b(1[5-9]|20)\d\d\b", f"{law.title} {law.key}")
    date = next(
        (found[0] for key in _DATES if (found := re.match(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d)", stated.get(key, "")))), ""
    )
    language = next((code for code, short in LANGUAGE_CODES.items() if short == law.language), "und")
    work = stated.get("uri", "")
    if not _WORK.fullmatch(work):
        work = f"/akn/{country}/act/{date or (year[0] if year else 'undated')}/{_UNFIT.sub('-', law.key).strip('-') or 'law'}"
    date = date or (f"{year[0]}-01-01" if year else UNDATED)
    meta = _add(act, "meta")
    identification = _add(meta, "identification", source=OWN)
    for name, uri in (
        ("FRBRWork", work),
        ("FRBRExpression", f"{work}/{language}"),
        ("FRBRManifestation", f"{work}/{language}.xml"),
    ):
        level = _add(identification, name)
        _add(level, "FRBRthis", value=uri)
        _add(level, "FRBRuri", value=uri)
        if name == "FRBRWork" and law.title:
            _add(level, "FRBRalias", value=" ".join(readable(law.title).split()), name="title")
        _add(level, "FRBRdate", date=date, name="Generation" if name == "FRBRManifestation" else "Enactment")
        _add(level, "FRBRauthor", href="#lexcheck" if name == "FRBRManifestation" else "#unknown")
        if name == "FRBRWork":
            _add(level, "FRBRcountry", value=country)
        elif name == "FRBRExpression":
            _add(level, "FRBRlanguage", language=language)
    references = _add(meta, "references", source="#lexcheck")
    _add(references, "TLCOrganization", eId="lexcheck", href="/ontology/organization/lexcheck", showAs=f"lexcheck {__version__}")
    _add(references, "TLCOrganization", eId="unknown", href="/ontology/organization/unknown", showAs="unknown")
