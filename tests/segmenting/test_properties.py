"""Any text gives a tree: what must hold for keyword soup, hostile repetition and real characters alike."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lexcheck.model import Mark, Source
from lexcheck.segmenting import segment
from tests.segmenting.helpers import law_of, whole

SOUP = [
    "(a)",
    "(i)",
    "(ii)",
    "(v)",
    "(h)",
    "(j)",
    "(1)",
    "(2)",
    "(A)",
    "(I)",
    "1.",
    "2.",
    "3",
    "12A",
    "29A.",
    "3.—(1)",
    "a)",
    "PART I",
    "Part II",
    "CHAPTER 1",
    "SCHEDULE",
    "First Schedule",
    "Article 1",
    "Section 2.",
    "§ 3.",
    "“x” means",
    "“",
    "”",
    '"',
    "‘y’ includes",
    "the following:",
    "substituting:",
    "[",
    "]",
    "***",
    "[Repealed]",
    "Arrangement of Sections",
    "EXPLANATORY NOTE",
    "BE IT ENACTED",
    "Illustrations",
    "Explanation.—",
    "- item",
    "Definitions",
    "In this Act,",
    "Short title",
    "and",
    ";",
    "—",
    ".",
    ",",
    "\n",
    "\n\n",
    "\n\n\n\n",
    " ",
    "\t",
    "\f",
    "\r\n",
    "1 Subs. by Act",
    "Page 3",
    "-----",
    "7",
    "shall",
    "A person",
    "means",
]
soup = st.lists(st.sampled_from(SOUP), max_size=60).map(lambda parts: " ".join(parts))
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(st.one_of(st.text(max_size=400), soup))
def test_every_character_is_accounted_for(text: str) -> None:
    whole(law_of(text))


@quick
@given(soup)
def test_segmenting_twice_gives_the_same(text: str) -> None:
    assert law_of(text) == law_of(text)


@quick
@given(
    soup,
    st.lists(
        st.tuples(st.integers(0, 200), st.integers(0, 60), st.sampled_from(["heading", "furniture", "note", "bold", "table"])),
        max_size=8,
    ),
)
def test_marks_of_the_reader_never_break_it(text: str, places: list[tuple[int, int, str]]) -> None:
    marks = tuple(Mark(start, start + length, kind) for start, length, kind in places)
    whole(segment(Source(name="t", format="text", sha256="", text=text, marks=marks), language="en"))


HOSTILE = {
    "one line of labels": "(a)" * 100_000,
    "labels": "(a)\n" * 60_000,
    "romans": "(i)\n" * 60_000,
    "numbers": "1.\n" * 80_000,
    "lists on one line": "x— (a) y; " * 30_000,
    "open quotes": "the following:\n“1. x\n" * 15_000,
    "quoted terms": "“a” means b; " * 25_000,
    "parts": "PART I\n" * 30_000,
    "brackets": "[" * 300_000,
    "contents": "CONTENTS\n1. a\n" * 20_000,
    "strays": "(a)\n\n(b)\n\nx\n\n" * 20_000,
    "one long word": "a" * 2_000_000,
    "blank": " " * 2_000_000,
    "lines": "\n" * 500_000,
    "depth": "(1) (a) (i) (A) (I)\n" * 15_000,
    "lone": "1\n" * 150_000,
    "schedules": "SCHEDULE\n\n" * 30_000,
    "headings": "Heading\n\n" * 30_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_repetition_takes_linear_time(name: str) -> None:
    text = HOSTILE[name]
    start = time.perf_counter()
    law = law_of(text)
    # generous for a busy machine; anything quadratic takes minutes
    assert time.perf_counter() - start < 20
    assert law.ledger[-1].end == len(text)
