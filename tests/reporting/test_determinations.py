"""Both verdicts stand in every report: the machine's, and beside it what people decided."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from rich.console import Console

from lexcheck.model import Assessment, Verdict
from lexcheck.reporting.findings_json import findings_json
from lexcheck.reporting.html import html_report
from lexcheck.reporting.markdown import markdown_report
from lexcheck.reporting.terminal import print_report
from lexcheck.reviewing.keys import subjects
from lexcheck.reviewing.matching import beside
from tests.reporting import sample
from tests.reviewing.acts import decided

HOSTILE = "<script>alert('r')</script> says | *it* \x1b[31m"
FOUND = {subject.requirement: subject for subject, _ in subjects(sample.assessment())}
HISTORY = (
    decided(FOUND["TIP-3a-MEANS"], Verdict.MET, "Anna Kaya", reason="the code holds the rest"),
    decided(FOUND["TIP-3a-MEANS"], Verdict.PARTIAL, "Ben", reason=HOSTILE),
    decided(FOUND["TIP-5.2-PARTICIPATION"], Verdict.PARTIAL, "Anna Kaya", reason="helpers only"),
    decided(FOUND["SOM-16.5-CONSULAR"], None, "Ben", reason="ask the ministry"),
    decided(FOUND["SOM-18.1-RETURN"], Verdict.MET, "Anna Kaya", reason="nothing stands against it"),
)


class Words(HTMLParser):
    """The text of a page, without style and script."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self._quiet = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        self._quiet = tag if tag in ("style", "script") else self._quiet

    def handle_endtag(self, tag: str) -> None:
        self._quiet = "" if tag == self._quiet else self._quiet

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self.words.append(data)


def html_words(assessment: Assessment) -> str:
    page = Words()
    page.feed(html_report(assessment))
    assert page.tags.count("script") == 1
    return " ".join("".join(page.words).split())


def terminal_words(assessment: Assessment) -> str:
    console = Console(file=io.StringIO(), width=200)
    print_report(assessment, console)
    out = console.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b" not in out
    return " ".join(out.split())


def markdown_words(assessment: Assessment) -> str:
    return " ".join(markdown_report(assessment).split())


REPORTS = [html_words, terminal_words, markdown_words]


@pytest.mark.parametrize("report", REPORTS)
def test_both_verdicts_stand_with_name_date_and_reason(report) -> None:  # type: ignore[no-untyped-def]
    words = report(beside(sample.assessment(), HISTORY))
    for piece in (
        "overruled: met, where the machine found partly met",
        "Anna Kaya, 2026-01-02",
        "the code holds the rest.",
        "confirmed: partly met",
        "overruled: partly met, where the machine found met",
        "commented",
        "ask the ministry.",
        "overruled: met, where the machine found not assessed",
        "Anna Kaya and Ben reviewed 4 findings: 1 confirmed, 3 overruled, 1 commented on. On 1 finding reviewers differ.",
    ):
        assert piece in words, piece


@pytest.mark.parametrize("report", REPORTS)
def test_changed_words_are_shown_then_and_now(report) -> None:  # type: ignore[no-untyped-def]
    units = tuple((*unit[:-1], unit[-1].replace("by force, threats", "by force")) for unit in sample.ACT)
    act = sample.law("arden-act", "Persons Trade Act of Arden", "en", units, restatement=True)
    findings = tuple(replace(each, evidence=(), elements=()) for each in sample.FINDINGS)
    later = replace(sample.assessment(), laws=(act, sample.CODE_LAW), findings=findings)
    words = report(beside(later, HISTORY))
    assert "the text of arden-act 3(1) has changed since 2026-01-02: look again" in words
    assert "by force, threats or deceit" in words
    assert "by force or deceit" in words
    assert "because the text has changed" in words


@pytest.mark.parametrize("report", REPORTS)
def test_without_determinations_nothing_is_said_of_them(report) -> None:  # type: ignore[no-untyped-def]
    assert "eviewer" not in report(sample.assessment())


def test_json_keeps_its_keys() -> None:
    plain, judged = (json.loads(findings_json(each)) for each in (sample.assessment(), beside(sample.assessment(), HISTORY)))
    for one, other in zip(plain["findings"], judged["findings"], strict=True):
        assert (one.pop("determination"), one.pop("determinations")) == (None, [])
        newest, every = other.pop("determination"), other.pop("determinations")
        assert one == other
        if other["requirement"] == "TIP-3a-MEANS":
            assert [each["by"] for each in every] == ["Anna Kaya", "Ben"]
            assert newest == every[1]
            assert (newest["verdict"], newest["machine"], newest["decision"]) == ("partial", "partial", "confirm")
            assert newest["reason"] == HOSTILE
            assert {each["same"] for each in newest["passages"]} == {True}


def test_the_same_input_gives_the_same_page() -> None:
    judged = beside(sample.assessment(), HISTORY)
    assert html_report(judged) == html_report(beside(sample.assessment(), HISTORY))
