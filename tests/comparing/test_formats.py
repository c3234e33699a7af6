"""One law in several formats, and its sections in another order: nothing but the moves is reported."""

from __future__ import annotations

import html
from itertools import permutations

import pytest

import lexcheck
from lexcheck.comparing import compare_texts
from lexcheck.comparing.changes import Kind
from lexcheck.reporting.akn import akn_xml
from tests.comparing.bills import Section, kinds, law, printed
from tests.reporting.office import OFFICE
from tests.reporting.office import printed as to_pdf

ACT = [
    Section("Interpretation", "In this Act words that are used in the singular have the same sense in the plural"),
    Section(
        "Landing of cargo",
        "The master of a vessel shall not land cargo before",
        ("the harbour fee is paid in full to the officer", "an inspector has seen the documents of the vessel"),
    ),
    Section("Register", "The registrar keeps a register of all vessels, and shows it to any person who asks for it"),
    Section(
        "Penalties",
        "A person who lands cargo in breach of this Act is liable to",
        ("a fine of not more than 5,000 dollars", "imprisonment for not more than two years, or both"),
    ),
    Section("Appeals", "An appeal from an order of the officer lies to the tribunal within 30 days after notice of it"),
]
TEXT = printed(ACT)


def as_html() -> str:
    lines = [line for line in TEXT.splitlines() if line]
    out = [f"<h1>{html.escape(lines[0])}</h1>"]
    for line in lines[1:]:
        tag = "h3" if line[0].isdigit() else "p"
        out.append(f"<{tag}>{html.escape(line)}</{tag}>")
    return f"<!doctype html><html lang='en'><head><title>Act</title></head><body>{''.join(out)}</body></html>"


def as_markdown() -> str:
    lines = [line for line in TEXT.splitlines() if line]
    return "\n\n".join([f"# {lines[0]}", *(f"## {line}" if line[0].isdigit() else line for line in lines[1:])]) + "\n"


def as_docx(path) -> None:
    import docx

    document = docx.Document()
    for line in TEXT.splitlines():
        if line:
            paragraph = document.add_paragraph()
            paragraph.add_run(line).bold = line[0].isdigit()
    document.save(str(path))


def unchanged(path) -> None:
    comparison = compare_texts(law(TEXT), lexcheck.read_law(path, language="en"))
    assert {c.new.label for c in comparison.changes if c.new and c.new.number} >= {"1", "2", "2(a)", "2(b)", "4(b)", "5"}
    assert [(c.kinds, [e for e in c.edits if e.op != "equal"]) for c in comparison.changes if c.kinds] == []
    assert comparison.ripples == ()


@pytest.mark.parametrize("name", ["act.html", "act.md", "act.docx", "act.xml"])
def test_a_law_in_another_format_is_the_same_law(tmp_path, name):
    path = tmp_path / name
    if name == "act.docx":
        as_docx(path)
    else:
        made = {"act.html": as_html, "act.md": as_markdown, "act.xml": lambda: akn_xml(law(TEXT)).decode("utf-8")}[name]()
        path.write_text(made, encoding="utf-8")
    unchanged(path)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not on this machine")
def test_a_law_in_print_is_the_same_law(tmp_path):
    as_docx(tmp_path / "act.docx")
    unchanged(to_pdf(tmp_path / "act.docx", tmp_path))


def test_windows_lines_and_typographic_marks_are_no_change(tmp_path):
    path = tmp_path / "act.txt"
    path.write_bytes(TEXT.replace("'", "’").replace("\n", "\r\n").replace(" the ", "  the\u00a0").encode("utf-8"))
    unchanged(path)


@pytest.mark.parametrize("order", [order for order in permutations(range(5)) if sum(a != b for a, b in enumerate(order)) == 2])
def test_two_sections_that_change_places_are_moves_and_nothing_else(order):
    swapped = law(printed([ACT[at] for at in order]))
    comparison = compare_texts(law(TEXT), swapped)
    assert kinds(comparison) == {Kind.MOVED, Kind.RENUMBERED}
    assert all(change.old is not None and change.new is not None for change in comparison.changes)
    headings = {c.new.heading for c in comparison.changes if Kind.MOVED in c.kinds}
    first, second = (at for at, other in enumerate(order) if at != other)
    assert headings & {ACT[first].heading, ACT[second].heading}
    for change in comparison.changes:
        assert change.edits == ()


def test_two_sections_that_change_places_have_no_effect_on_findings():
    old, new = law(TEXT), law(printed([ACT[at] for at in (0, 3, 2, 1, 4)]))
    comparison = lexcheck.compare(old, new, against=["tip"])
    assert {outcome.effect.value for outcome in comparison.outcomes} == {"none"}
