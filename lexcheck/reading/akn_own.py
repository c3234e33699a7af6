"""What our own Akoma Ntoso states where the vocabulary has no place for it, so that a law reads back to the same tree.

The schema lets attributes of other namespaces stand on any element.
"""

from __future__ import annotations

from typing import TypedDict

from lxml import etree

OWN = "#lexcheck"  # the source of the identification of a document that we wrote
EXTRA = "urn:lexcheck:akn"  # the namespace of the citation and of the bare heading
UNDATED = "0001-01-01"  # what stands where the schema wants a date and none is known
APART = ("note", "remainder", "label", "heading")  # classes of paragraphs that are no text of the provision around them
_ZONES = ("body", "front", "contents", "schedule", "explanatory", "end")  # classes


class Extra(TypedDict):
    """Zone, quotation and citation of a unit."""

    zone: str
    quoted: bool
    label: str


def extra(element: etree._Element, own: bool) -> Extra:
    """What an element states of its unit; nothing where the document is not our own."""
    classes = (element.get("class") or "").split() if own else []
    zone = next((word for word in classes if word in _ZONES), "")
    return {"zone": zone, "quoted": "quoted" in classes, "label": stated(element, "label", own) or ""}


def stated(element: etree._Element, name: str, own: bool) -> str | None:
    """An attribute of our own namespace; None where there is none."""
    return element.get(f"{{{EXTRA}}}{name}") if own else None
