import io
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from lexcheck.model import Severity
from lexcheck.reporting.terminal import print_report
from tests.reporting import sample


def printed(assessment=None, width=80, encoding="utf-8", **options):
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="replace")
    print_report(assessment or sample.assessment(), Console(file=stream, width=width), **options)
    stream.flush()
    return raw.getvalue().decode(encoding)


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_fits_the_width(width):
    assert max(map(cell_len, printed(width=width).splitlines())) <= width


def test_is_plain_where_it_is_piped():
    assert "\x1b" not in printed()


def test_no_color_is_respected(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    stream = io.StringIO()
    print_report(sample.assessment(), Console(file=stream, width=80, force_terminal=True))
    assert not re.search(r"\x1b\[[0-9;]*3\d", stream.getvalue())


def test_says_quote_provision_elements_gap_and_what_to_do():
    out = " ".join(printed(width=120).split())
    assert "arden-act 3(2) “An accused may plead that the other person agreed”" in out
    assert "✓ force ◐ deceit weaker: Deceit or fraud ○ abuse-vulnerability missing: Abuse of a position of weakness" in out
    assert "To do Raise it to eighteen." in out
    assert "Review The two texts name different means." in out
    assert "nothing found in arden-act and arden-code" in out


def test_signs_are_ascii_where_the_encoding_has_no_others():
    out = printed(encoding="ascii")
    assert "~ TIP-3a-MEANS" in out
    assert "x TIP-3b-CONSENT" in out
    assert "o SOM-16.5-CONSULAR" in out


def test_lighter_gaps_are_counted_where_they_are_not_shown():
    out = printed(least=Severity.CRITICAL)
    assert "TIP-3a-MEANS" in out
    assert "TIP-6.3-CARE" not in out
    assert "2 lighter gaps not shown here" in out


def test_silence_is_no_breach_and_the_report_no_advice():
    out = " ".join(printed().split())
    assert "not found in the texts supplied" in out
    assert "no legal advice" in out


def test_escape_sequences_of_a_law_do_not_reach_the_terminal():
    given = sample.assessment()
    first = given.findings[0]
    hostile = replace(first, evidence=(replace(first.evidence[0], quote="so \x1b]0;owned\x07 [bold]and\x9b31m \u202eon"),))
    out = printed(replace(given, findings=(hostile, *given.findings[1:])), width=120)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", out)
    assert "[bold]and" in out
