"""Acts made by chance from the habits of English drafting: what must hold whatever is printed, and that no section is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lexcheck.segmenting import segment
from tests.segmenting.helpers import law_of, sections, whole

words = st.sampled_from(
    ["A boat shall float", "No person shall sink a raft", "The captain must pay a fine", "An oar shall be dry"]
)
ends = st.sampled_from([".", ".", ".\n2001, c. 27, s. 2", ". [Repealed]", ".\n\n12\n"])


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """The words of one section: plain, with subsections (the first one numbered or not), with paragraphs and a tail."""
    kind = draw(st.sampled_from(["plain", "subsections", "unnumbered", "paragraphs"]))
    said = draw(words)
    if kind == "plain":
        return said + draw(ends)
    if kind == "paragraphs":
        return f"{said} where—\n(a) it is day;\n(b) it is night; or\n(c) it rains,\nand not otherwise."
    more = "".join(f"\n\n({number}) {draw(words)}." for number in range(2, draw(st.integers(3, 5))))
    return f"{said}.{more}" if kind == "unnumbered" else f"(1) {said}.{more}"


@st.composite
def acts(draw: st.DrawFn) -> tuple[int, str]:
    """How many sections, and the text."""
    count = draw(st.integers(4, 9))
    rows = ["BOATS ACT\n\nAn Act to regulate boats\n"]
    for number in range(1, count + 1):
        if draw(st.integers(0, 4)) == 0:
            rows.append(f"PART {'I' * draw(st.integers(1, 3))}\n\nBOATS AND RAFTS\n")
        rows.append(f"{number}. {draw(bodies())}\n")
    if draw(st.booleans()):
        rows.append("SCHEDULE\n\n1. Five coins shall be paid.\n\n2. Six coins shall be kept.\n")
    return count, "\n".join(rows)


@settings(max_examples=120, deadline=None)
@given(acts())
def test_no_section_is_lost_and_every_character_accounted_for(made: tuple[int, str]) -> None:
    count, text = made
    law = law_of(text)
    whole(law)
    assert sections(law) == [str(number + 1) for number in range(count)]
    assert segment(law.source, language="en", key=law.key) == law


@settings(max_examples=120, deadline=None)
@given(acts(), st.data())
def test_a_text_that_is_cut_or_stained_is_still_accounted_for(made: tuple[int, str], data: st.DataObject) -> None:
    text = made[1]
    start, stop = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    stain = data.draw(st.text(st.sampled_from("|[]()“”\"'*.,;:—-\n 1lIS§aivxN"), max_size=12))
    law = law_of(text[:start] + stain + text[stop:])
    whole(law)
    assert law_of(law.text) == law
