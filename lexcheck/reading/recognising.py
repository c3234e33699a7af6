"""Which reader a file needs, by its content; the name only decides between Markdown and plain text."""

from __future__ import annotations

import re

from lexcheck.errors import LexcheckError
from lexcheck.reading.limits import no_text
from lexcheck.reading.packed import inside

_SAVE = "open it in the program it comes from and save it as DOCX, PDF or plain text"
_OCR = "run OCR first (for instance ocrmypdf) and give the PDF with its text layer"
_UNPACK = "unpack it and give the law inside"
_FOREIGN = (  # first bytes, what it is, how to mend
    (b"\x89PNG\r\n", "a picture (PNG)", _OCR),
    (b"\xff\xd8\xff", "a picture (JPEG)", _OCR),
    (b"II*\0", "a picture (TIFF)", _OCR),
    (b"MM\0*", "a picture (TIFF)", _OCR),
    (b"GIF8", "a picture (GIF)", _OCR),
    (b"\0\0\0\x0cjP  ", "a picture (JPEG 2000)", _OCR),
    (b"\x1f\x8b", "a compressed file (gzip)", _UNPACK),
    (b"BZh", "a compressed file (bzip2)", _UNPACK),
    (b"\xfd7zXZ\0", "a compressed file (xz)", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", _UNPACK),
    (b"Rar!", "an archive (RAR)", _UNPACK),
    (b"\x7fELF", "a program", ""),
    (b"MZ\x90\0", "a program", ""),
    (b"SQLite format 3\0", "a database", ""),
    (b"%!PS", "a PostScript file", _SAVE),
    (b"AT&TFORM", "a scan (DjVu)", _OCR),
)
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ROOT = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE\s+(?P<doctype>[\w:.-]+)(?:[^\[>]|\[.*?\])*>\s*)*"
    r"(?:<(?P<root>[A-Za-z_][\w:.-]*)[\s>/])?",
    re.DOTALL | re.IGNORECASE,
)
_HTML = re.compile(
    "html|head|body|title|meta|base|link|style|script|div|span|p|h[1-6]|table|t[rd]|[uo]l|li|article|section|main|center|"
    "font|[biau]|br|hr|img|blockquote|pre|dl|header|nav"
)
_AKN = re.compile("akomaNtoso|act|bill|doc|documentCollection|amendmentList|officialGazette|judgment|statement|amendment")
_CANADA = frozenset(("Statute", "Regulation", "Bill"))
_MARKED = re.compile(r"^(?:#{1,6} +\S.*|.*\*\*\S[^*\n]*\*\*.*|(?:=|-){4,} *)$", re.MULTILINE)
_FRONT = re.compile(r"---[ \t]*\r?\n(?:[^\n]*\n){0,200}?[\w-]+:[^\n]*\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*\r?\n")
_SEGMENTED = re.compile(r'\s*\{\s*"law"\s*:\s*\{')  # how our own JSON begins
_HEAD = 65_536


def recognise(data: bytes, name: str) -> str:
    """The name of the reader module. Raises LexcheckError for an empty file and for one that no reader knows."""
    if not data.strip(b"\0 \t\r\n\x0b\x0c"):
        raise no_text()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return inside(data)
    if data[:64].lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_OLE):
        raise _ole(data)
    for magic, what, mend in _FOREIGN:
        if data.startswith(magic):
            raise LexcheckError(
                f"this is {what}, not a text", cause="its first bytes say so", mend=mend or "give the file that holds the law"
            )
    head = _head(data)
    named = name.lower().rpartition(".")[2]
    if _SEGMENTED.match(head):
        return "segmented"
    if named == "json":
        raise LexcheckError(
            "this is JSON that is no segmented law",
            cause="it does not begin as the output of lexcheck segment --format json does",
            mend="give the law itself, in the format you have it in",
        )
    return _markup(head, named) or ("markdown" if named in ("md", "markdown", "mkd") or _is_markdown(head) else "plain")


def _head(data: bytes) -> str:
    """The beginning as text, good enough to tell markup: its signs are ASCII in every encoding but the wide ones."""
    part = data[:_HEAD]
    if part.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in part[:64]:
        return part.replace(b"\0", b"").lstrip(b"\xff\xfe").decode("latin-1")
    return part.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _markup(head: str, named: str) -> str:
    """The reader of an XML or HTML file, empty where it is neither. Raises LexcheckError for XML of another vocabulary."""
    if not head.lstrip().startswith("<"):
        return ""
    found = _ROOT.match(head)
    root = (found["root"] or found["doctype"] or "") if found else ""
    local = root.rpartition(":")[2]
    if _AKN.fullmatch(local) and ("akomantoso" in head.lower() or "/akn" in head or "akn4" in head):
        return "akn"
    if local in ("Legislation", "Fragment") and "legislation.gov.uk/namespaces" in head:
        return "clml"
    if "xml.house.gov/schemas/uslm" in head or "schemas.gpo.gov/xml/uslm" in head:
        return "uslm"
    if local in _CANADA and ("<Identification" in head or "justice.gc.ca" in head):
        return "canada"
    if _HTML.fullmatch(local.lower()):
        # a Markdown file may begin with a piece of HTML
        return "web" if named not in ("md", "markdown") or local.lower() == "html" else ""
    if head.lstrip().startswith("<?xml") or (root and named == "xml"):
        raise LexcheckError(
            f"this is XML in a vocabulary that lexcheck does not know{f' (<{root}>)' if root else ''}",
            cause="it reads Akoma Ntoso, legislation.gov.uk XML (CLML), USLM, Justice Canada XML and XHTML",
            mend="give the law in one of these, or as HTML, PDF, DOCX or plain text",
        )
    return ""


def _is_markdown(head: str) -> bool:
    """Whether a text without a telling name has front matter, or markup on several lines."""
    return bool(_FRONT.match(head)) or sum(1 for _ in zip(range(3), _MARKED.finditer(head), strict=False)) == 3


def _ole(data: bytes) -> LexcheckError:
    """The fault for a file of the old Office container: an encrypted DOCX or a document from before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return LexcheckError(
            "this document is encrypted",
            cause="it opens only with a password",
            mend="open it in Word, remove the password and save it again",
        )
    return LexcheckError(
        "this is a document of an Office version before 2007 (.doc)",
        cause="its first bytes say so",
        mend="open it and save it as DOCX",
    )
