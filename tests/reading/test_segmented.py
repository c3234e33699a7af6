"""What `lexcheck segment --format json` writes is read back to the same tree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lexcheck.errors import LexcheckError
from lexcheck.model import Law
from lexcheck.reading import read, read_bytes
from lexcheck.reporting.tree import as_data, as_json
from lexcheck.segmenting import segment
from tests.reporting.test_akn import ACT

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
LAWS = [
    *sorted(SHARED.glob("laws/*/text.*")),
    *sorted(SHARED.glob("statute_book/*/*.xml"))[:4],
]


def again(law: Law) -> Law:
    return segment(read_bytes(as_json(law).encode(), f"{law.key}.json"))


def same(law: Law) -> None:
    back = again(law)
    assert back.provisions == law.provisions
    assert (back.text, back.title, back.language, back.restatement) == (law.text, law.title, law.language, law.restatement)
    assert (back.source.marks, back.source.page_starts) == (law.source.marks, law.source.page_starts)
    assert again(back).provisions == law.provisions


def test_an_act_is_read_back_to_the_same_tree() -> None:
    law = segment(read_bytes(ACT.encode(), "act.txt"))
    same(law)
    back = again(law)
    assert back.source.format == "segment-json"
    assert back.source.metadata["source"] == "act.txt" and back.source.metadata["source_sha256"] == law.source.sha256
    assert {one.zone for one in back.provisions} >= {"front", "body", "schedule"} and any(one.quoted for one in back.provisions)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                "1. ",
                "(a) ",
                "Article 2.- ",
                "PART I\n",
                "SCHEDULE\n",
                "“8A. ",
                "”",
                "means",
                "\n",
                "\n\n",
                "text. ",
                "المادة ٣\n",
                "\f",
            ]
        ),
        min_size=1,
        max_size=40,
    ).map("".join)
)
def test_any_text_is_read_back_to_the_same_tree(text: str) -> None:
    same(segment(read_bytes(f"Act {text}".encode(), "act.txt")))


@pytest.mark.corpus
@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpus of statutes is not beside the checkout")
@pytest.mark.parametrize("path", LAWS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_real_laws_are_read_back_to_the_same_tree(path: Path) -> None:
    same(segment(read(path)))


def edited(**changes: Any) -> bytes:
    """The JSON of an act with the first provision changed."""
    data = as_data(segment(read_bytes(ACT.encode(), "act.txt")))
    data["provisions"][0].update(changes)
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    "data",
    [
        edited(parent=99),
        edited(parent=-2),
        edited(index=0),
        edited(start=10**9),
        edited(start=5, end=2),
        edited(begin=-1),
        edited(level=3),
        b'{"law": {"text": "x"}}',
        b'{"law": {"text": "x"}, "provisions": [{}]}',
        b'{"law": {"text": "x", "marks": [{"start": 0, "end": 9, "kind": "note"}]}, "provisions": []}',
        b'{"law": {' + b'"a": [' * 5000,
        b'{"law": {"text": " "}, "provisions": []}',
    ],
)
def test_edited_and_hostile_files_end_in_a_sentence(data: bytes) -> None:
    with pytest.raises(LexcheckError) as caught:
        read_bytes(data, "law.json")
    assert caught.value.cause and caught.value.mend


def test_other_json_is_refused() -> None:
    with pytest.raises(LexcheckError, match="no segmented law"):
        read_bytes(b'{"findings": []}', "report.json")
