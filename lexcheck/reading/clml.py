"""legislation.gov.uk XML (Crown Legislation Markup Language): acts, instruments and assimilated EU law of the United Kingdom.

Numbers are printed as the Stationery Office prints them: `1` with the heading of a section, `(1)`, `(a)`, `(i)` below. Commentaries
and footnotes stand as notes where they are called first. Source: the Crown Legislation Markup Language schema and its reference guide.
"""

from __future__ import annotations

import re

from lxml import etree

from lexcheck.model import Source
from lexcheck.reading.akn import clean_number
from lexcheck.reading.counting import written
from lexcheck.reading.hierarchy import Head, Press, Vocabulary, inside, item, labelled, quoted
from lexcheck.reading.xmlsafe import children, local, parse

# fmt: off
_HOLDERS = {
    "Group": "part", "Part": "part", "EUPart": "part", "EUTitle": "part", "Chapter": "chapter", "EUChapter": "chapter",
    "EUSection": "division", "EUSubsection": "division", "Division": "division", "Pblock": "crossheading", "PsubBlock": "crossheading",
    "Schedule": "schedule", "Appendix": "schedule", "Attachment": "schedule",
}
_LEVELS = ("section", "subsection", "paragraph", "subparagraph", "clause", "subclause", "item")
_BODIES = frozenset((
    "Primary", "Secondary", "EURetained", "Body", "EUBody", "Schedules", "ScheduleBody", "AppendixBody", "Appendices", "Attachments",
    "Para", "BlockText", "P", "P1para", "P2para", "P3para", "P4para", "P5para", "P6para", "P7para", "Include", "IncludedDocument",
    "OrderedList", "UnorderedList", "EarlierOrders", "FragmentBody", "P1group", "P2group", "P3group", "P4group",
))
_FRONT = frozenset(("PrimaryPrelims", "SecondaryPrelims", "EUPrelims"))
_BLOCKS = frozenset((
    *_HOLDERS, *_BODIES, "Text", "P1", "P2", "P3", "P4", "P5", "P6", "P7", "BlockAmendment", "BlockExtract",
    "ListItem", "Title", "Subtitle", "Reference", "Tabular", "table", "caption", "thead", "tbody", "tr", "TableText", "Formula", "Where",
    "Number", "LongTitle", "DateOfEnactment", "MadeDate", "LaidDate", "ComingIntoForce", "EnactingText", "IntroductoryText", "KeyListItem",
    "Signee", "Signatory", "PersonName", "JobTitle", "Department", "DateSigned", "Address", "AddressLine", "Comment", "TitleBlock",
    "MultilineTitle", "EUPreamble", "RoyalPresence", "Resolution", "Approved", "SubjectInformation", "Subject", "FigureText", "Correction",
))
_GROUPS = frozenset(("P1group", "P2group", "P3group", "P4group"))
_NUMBERED = frozenset(("P1", "P2", "P3", "P4", "P5", "P6", "P7"))
_NOTES = ("{*}Commentary", "{*}Footnote", "{*}MarginNote")
_QUOTES = {"double": ("“", "”"), "single": ("‘", "’")}
_LISTS = {"arabic": "decimal", "alpha": "lowerLetter", "alphaupper": "upperLetter", "roman": "lowerRoman", "romanupper": "upperRoman"}
_DECORATED = {"parens": "({})", "parenRight": "{})", "brackets": "[{}]", "bracketRight": "{}]", "period": "{}.", "colon": "{}:"}
# fmt: on
_APPENDED = "appended"  # an attribute of our own
_DOTS = re.compile(r"[\s.…·]*\.[\s.…·]*\.[\s.…·]*")


_HEADED = frozenset(("Number", "Pnumber", "Title", "TitleBlock"))
_GONE = frozenset(
    ("Metadata", "Contents", "Commentaries", "Footnotes", "MarginNotes", "Versions", "Resources", "Figure", "Image")
)


def read(data: bytes, name: str) -> Source:
    """The source of an act or instrument, its units as nodes. Raises LexcheckError where the XML is broken or hostile."""
    root = parse(data)
    notes = {
        each.get("id"): " ".join("".join(map(str, each.itertext())).split()) for each in root.iter(*_NOTES) if each.get("id")
    }
    none: frozenset[str] = frozenset()
    press = Press(
        Vocabulary(_head, _HEADED, _said, _BODIES, _BLOCKS, none, none, _GONE, _edges, lambda element: _called(element, notes))
    )
    _append(root)
    inside(press, root)
    press.sheet.nodes = press.outline.nodes()
    metadata = _metadata(root)
    versions = next(root.iter("{*}Versions"), None)
    if versions is not None and len(versions):
        press.sheet.warnings.append(f"{len(versions)} other versions of provisions (for another extent or date) are left out")
    return press.sheet.finish(
        data, name, "clml", title=metadata.get("title", ""), language=metadata.get("language", "")[:2].lower(), metadata=metadata
    )


def _append(root: etree._Element) -> None:
    """Put what closes the sentence after a quotation on the quotation's last line."""
    for element in list(root.iter("{*}AppendText")):
        quotation, around = element.getprevious(), element.getparent()
        if (
            quotation is not None
            and around is not None
            and local(quotation) == "BlockAmendment"
            and not (element.tail or "").strip()
        ):
            quotation.set(_APPENDED, _words(element))
            around.remove(element)


def _metadata(root: etree._Element) -> dict[str, str]:
    """What the metadata block says of the document."""
    found = {"country": "gb"}
    meta = next((child for child in children(root) if local(child) == "Metadata"), None)
    for element in children(meta) if meta is not None else ():
        if local(element) in ("title", "language", "identifier", "valid", "modified") and (element.text or "").strip():
            found.setdefault(local(element), " ".join((element.text or "").split()))
    for element in meta.iter("{*}Year", "{*}Number", "{*}DocumentMainType") if meta is not None else ():
        found.setdefault(local(element).lower(), element.get("Value") or "")
    return {key: value for key, value in found.items() if value}


def _called(element: etree._Element, notes: dict[str | None, str]) -> str:
    """The note that a reference calls; each is printed where it is called first."""
    return notes.pop(element.get("Ref"), "") if local(element) in ("CommentaryRef", "FootnoteRef", "MarginNoteRef") else ""


def _said(element: etree._Element) -> bool:
    """Whether the number and title in an element are printed by its head, or by that of the one provision in it."""
    return (
        local(element) in _GROUPS
        or local(element) in _NUMBERED
        or local(element) in _HOLDERS
        or local(element) == "ExplanatoryNotes"
    )


def _head(element: etree._Element) -> Head | None:
    """The head of a unit."""
    name = local(element)
    if name in _FRONT:
        return Head("preamble")
    if name == "ExplanatoryNotes":
        return Head("block", heading=_title(element), zone="explanatory")
    if name == "SignedSection":
        return Head("block", zone="end")
    if name in _HOLDERS:
        label, heading = _words(_child(element, "Number")), _title(element)
        return Head(_HOLDERS[name], label, _number(label), heading, _status(element)) if label or heading else None
    if name in _GROUPS:
        # the heading of one provision stands with its number; a heading over several is a unit of its own
        return None if _single(element) is not None else Head("crossheading", heading=_title(element), status=_status(element))
    if name in _NUMBERED:
        return _numbered(element)
    return _item(element) if name == "ListItem" else None


def _numbered(element: etree._Element) -> Head:
    """The head of `P1` to `P7`. In a schedule `P1` is a paragraph, in assimilated EU law an article."""
    group = element.getparent()
    heading = _title(group) if group is not None and local(group) in _GROUPS and _single(group) is element else ""
    shown = _child(element, "Pnumber")
    label = _words(shown)
    depth = int(local(element)[1]) - 1 + (2 if _scheduled(element) else 0)
    level = "article" if depth == 0 and re.match(r"\W*art", label, re.IGNORECASE) else _LEVELS[min(depth, len(_LEVELS) - 1)]
    before, after = _marks(shown)
    status = _status(element) or (_status(group) if heading and group is not None else "")
    return Head(level, f"{before}{label}{after}" if label else "", _number(label), heading, status)


def _item(element: etree._Element) -> Head | None:
    """The head of an item of a list: a definition, or a number; None for a bullet, which is text."""
    around = element.getparent()
    if around is None or any(local(above) in ("BlockAmendment", "BlockExtract") for above in element.iterancestors()):
        return None
    if around.get("Class") == "Definition":
        return Head("definition", heading=_words(next(element.iter("{*}Term", "{*}Definition"), None)).strip("“”‘’\"'"))
    label = _listed(element)
    return Head("item", label, _number(label)) if local(around) == "OrderedList" and label else None


def _listed(element: etree._Element) -> str:
    """The label of an item, as its list numbers it."""
    around = element.getparent()
    if override := element.get("NumberOverride"):
        return override
    if around is None:
        return ""
    if local(around) != "OrderedList":
        return "" if around.get("Decoration", "none") == "none" else {"dash": "—"}.get(around.get("Decoration", ""), "•")
    number = sum(1 for each in element.itersiblings(element.tag, preceding=True)) + 1
    shown = written(number, _LISTS.get(around.get("Type", ""), "decimal"))
    return _DECORATED.get(around.get("Decoration", ""), "{}").format(shown)


def _edges(element: etree._Element) -> tuple[str, str] | None:
    """What the print puts around an element of running text."""
    name = local(element)
    if name == "Pnumber":
        return labelled(*_marks(element))
    if name == "Number":
        return labelled()
    if name == "ListItem":
        return item(_listed(element))
    if name == "BlockAmendment":
        before, after = quoted(*_QUOTES.get(element.get("Format", ""), ("", "")))
        return before, after + element.get(_APPENDED, "")
    return (" ", "") if name == "Character" else None


def _marks(number: etree._Element | None) -> tuple[str, str]:
    """What stands before and after a number: as it states, or as its depth is printed."""
    if number is None:
        return "", ""
    if "PuncBefore" in number.attrib or "PuncAfter" in number.attrib:
        return number.get("PuncBefore", ""), number.get("PuncAfter", "")
    around = number.getparent()
    deep = around is not None and local(around) in _NUMBERED and local(around) != "P1"
    return ("(", ")") if deep and re.fullmatch(r"\w+", _words(number)) else ("", "")


def _single(group: etree._Element) -> etree._Element | None:
    """The one provision of a group, where it has one."""
    held = [child for child in children(group) if local(child) not in _HEADED]
    return held[0] if len(held) == 1 and local(held[0]) in _NUMBERED else None


def _scheduled(element: etree._Element) -> bool:
    """Whether a provision stands in a schedule and not in new text for another act."""
    return any(_HOLDERS.get(local(above)) == "schedule" for above in element.iterancestors())


def _status(element: etree._Element) -> str:
    """What is repealed, by its own word, by a date of end that has passed, or as nothing but dots are left of it."""
    stated = element.get("Status") or ""
    if stated == "Prospective":
        return "uncommenced"
    ended = element.get("Match") == "false" and element.get("RestrictEndDate")
    return "repealed" if stated in ("Repealed", "Dead") or ended or _DOTS.fullmatch(_left(element)) else ""


def _left(element: etree._Element) -> str:
    """The text of a unit without its numbers and headings, as far as a word is in it."""
    parts: list[str] = []
    for each in element.iter("{*}Text"):
        parts.append("".join(map(str, each.itertext())))
        if len(parts[-1]) > 200:
            break
    return " ".join(parts)


def _title(element: etree._Element) -> str:
    block = _child(element, "TitleBlock")
    around = element if block is None else block
    return " ".join(filter(None, (_words(_child(around, "Title")), _words(_child(around, "Subtitle")))))


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in children(element) if local(child) == name), None)


def _number(label: str) -> str:
    return clean_number(label)


def _words(element: etree._Element | None) -> str:
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""
