# ruff: noqa: E501
"""Makes flat OpenDocument texts, which LibreOffice turns into the other formats of the tests."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
    )
)
_INFO = "<office:change-info><dc:creator>A</dc:creator><dc:date>2020-01-01T00:00:00</dc:date></office:change-info>"


@dataclass(frozen=True)
class Sheet:
    """What a text is made of: paragraphs of XML, its header, its direction, its font, the columns of its page, its tracked changes."""

    body: str
    header: str
    direction: str = "lr-tb"
    font: str = "DejaVu Serif"
    columns: int = 1
    language: str = "en"
    changes: str = ""


def plain(text: str, style: str = "P") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'


def heading(text: str, level: int = 1) -> str:
    """A heading."""
    return f'<text:h text:style-name="H" text:outline-level="{level}">{escape(text)}</text:h>'


def noted(text: str, note: str) -> str:
    """A paragraph with a footnote at its end."""
    body = f"<text:note-citation>1</text:note-citation><text:note-body>{plain(note, 'N')}</text:note-body>"
    return f'<text:p text:style-name="P">{escape(text)}<text:note text:id="n1" text:note-class="footnote">{body}</text:note></text:p>'


def changed(kept: str, added: str, gone: str) -> tuple[str, str]:
    """A paragraph in which `added` was inserted and `gone` deleted after `kept`, and the record of both."""
    regions = (
        f'<text:changed-region text:id="c1"><text:insertion>{_INFO}</text:insertion></text:changed-region>'
        f'<text:changed-region text:id="c2"><text:deletion>{_INFO}<text:p>{escape(gone)}</text:p></text:deletion></text:changed-region>'
    )
    words = f'{escape(kept)}<text:change-start text:change-id="c1"/>{escape(added)}<text:change-end text:change-id="c1"/>'
    return f'<text:p text:style-name="P">{words}<text:change text:change-id="c2"/></text:p>', regions


def numbered(items: list[str | list[str]], style: str = "L", going_on: bool = False) -> str:
    """A list with automatic numbers; a list among the items stands below the item before it."""
    rows: list[str] = []
    for at, item in enumerate(items):
        if isinstance(item, list):
            continue
        below = items[at + 1] if at + 1 < len(items) else None
        inner = numbered(below, "") if isinstance(below, list) else ""
        rows.append(f'<text:list-item><text:p text:style-name="P">{escape(item)}</text:p>{inner}</text:list-item>')
    named = f' text:style-name="{style}"' if style else ""
    more = ' text:continue-numbering="true"' if going_on else ""
    return f"<text:list{named}{more}>{''.join(rows)}</text:list>"


def flat(sheet: Sheet, levels: tuple[tuple[str, str, str], ...]) -> bytes:
    """A flat OpenDocument text; `levels` are prefix, format and suffix of the automatic numbers from the outermost in."""
    spacing = '<style:list-level-properties text:space-before="{0}cm" text:min-label-width="1cm"/>'
    lists = "".join(
        f'<text:list-level-style-number text:level="{at}" style:num-prefix="{before}" style:num-format="{form}" style:num-suffix="{after}">'
        f"{spacing.format(at)}</text:list-level-style-number>"
        for at, (before, form, after) in enumerate(levels, 1)
    )
    script = f'style:writing-mode="{sheet.direction}" fo:text-align="start" fo:margin-bottom="0.2cm"'
    fonts = f'fo:font-family="{sheet.font}" style:font-family-complex="{sheet.font}" fo:font-size="12pt" style:font-size-complex="12pt"'
    small = fonts.replace("12pt", "9pt")
    tongue = f'fo:language="{sheet.language}" style:language-complex="{sheet.language}"'
    columns = f'<style:columns fo:column-count="{sheet.columns}" fo:column-gap="1cm"/>' if sheet.columns > 1 else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_SPACES} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties {script}/><style:text-properties {fonts} {tongue}/></style:style>
<style:style style:name="N" style:family="paragraph"><style:paragraph-properties {script}/><style:text-properties {small} {tongue}/></style:style>
<style:style style:name="H" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1">
<style:paragraph-properties {script}/><style:text-properties {fonts} {tongue} fo:font-weight="bold" style:font-weight-complex="bold"/></style:style>
<text:list-style style:name="L">{lists}</text:list-style>
</office:styles>
<office:automatic-styles><style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2cm" fo:margin-right="2cm" style:writing-mode="{sheet.direction}">{columns}</style:page-layout-properties>
<style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm">
<style:header>{plain(sheet.header)}</style:header>
<style:footer><text:p text:style-name="P"><text:page-number text:select-page="current"/></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>{f"<text:tracked-changes>{sheet.changes}</text:tracked-changes>" if sheet.changes else ""}{sheet.body}</office:text></office:body>
</office:document>""".encode()
