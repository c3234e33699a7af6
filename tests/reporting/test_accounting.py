"""Every report says what share of a text is accounted for, and where to look."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from lexcheck import assess
from lexcheck.model import Assessment, Law, Piece, Remark
from lexcheck.reporting.accounting import account, accounted, places
from lexcheck.reporting.findings_json import findings_json
from lexcheck.reporting.html import html_report
from lexcheck.reporting.markdown import markdown_report
from lexcheck.reporting.terminal import print_report
from tests.segmenting.helpers import law_of

TEXT = "Boats Act\n\n1. A boat shall float.\n\n2. An oar shall sink.\n\n5. A mast shall stand.\n"


def gappy() -> Law:
    """A law with a gap in its count, of which the last section is taken from the tree."""
    law = law_of(TEXT)
    at = TEXT.index("5.")
    ledger = (*(piece for piece in law.ledger if piece.end <= at), Piece(at, len(TEXT), "remainder"))
    return replace(
        law, ledger=ledger, remarks=(*law.remarks, Remark("remainder", "this text belongs to no provision", at, len(TEXT)))
    )


def report(assessment: Assessment, form: str) -> str:
    if form == "terminal":
        out = StringIO()
        print_report(assessment, Console(file=out, width=200))
        return out.getvalue()
    return html_report(assessment) if form == "html" else markdown_report(assessment)


def test_the_share_is_never_rounded_up_to_all() -> None:
    law = replace(law_of("x" * 10_000), ledger=(Piece(0, 9_999, "text"), Piece(9_999, 10_000, "remainder")))
    assert accounted(law) == pytest.approx(0.9999) and account(law).startswith("99.9 % of 10,000 characters")
    assert account(law_of(TEXT)).startswith("100.0 % of")


def test_places_say_where_and_what() -> None:
    found = list(places(gappy()))
    assert found[0].startswith("line 5: number-gap: sections 3 to 4")
    assert found[1] == "line 7: remainder: this text belongs to no provision: 5. A mast shall stand."


@pytest.mark.parametrize("form", ["terminal", "html", "markdown"])
def test_each_report_says_it(form: str) -> None:
    law = gappy()
    words = report(assess([law], against=("TIP",)), form).replace("\\", "")
    assert account(law) in words and not account(law).startswith("100")
    for place in places(law):
        assert place in words


def test_the_json_says_it() -> None:
    law = gappy()
    row = json.loads(findings_json(assess([law], against=("TIP",))))["laws"][0]
    assert row["accounted"] == round(accounted(law), 6) < 1
    assert [remark["kind"] for remark in row["remarks"]] == ["number-gap", "remainder"]
