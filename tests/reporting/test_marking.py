from hypothesis import given
from hypothesis import strategies as st

from lexcheck.reporting.marking import blocks, context, line_breaks, runs
from tests.reporting import sample

LAW = sample.ACT_LAW
SPANS = st.lists(
    st.tuples(st.integers(0, len(LAW.text)), st.integers(0, len(LAW.text))).map(sorted).map(tuple).filter(lambda s: s[0] < s[1])
)


@given(SPANS)
def test_runs_cover_the_text_and_know_their_spans(spans):
    made = [run for block in blocks(LAW) for run in runs(LAW, block, spans)]
    assert "".join(LAW.text[run.start : run.end] for run in made) == LAW.text
    for span in set(spans):
        assert "".join(LAW.text[run.start : run.end] for run in made if span in run.marks) == LAW.text[span[0] : span[1]]
        assert sum(span in run.starts for run in made) == 1


def test_full_lines_are_joined_and_short_ones_end_a_paragraph():
    full, short = "w" * 80, "end."
    text = f"{full}\n{full}\n{short}\n{full}\n"
    assert line_breaks(text) == {len(full) * 2 + 1 + len(short) + 1}


def test_a_text_with_a_line_a_paragraph_keeps_its_lines():
    assert len(line_breaks("p" * 300 + "\n" + "q" * 400 + "\n")) == 2


def test_context_stays_in_its_section_and_says_where_more_stands():
    quote = sample.quote(LAW, "may plead that")
    before, after = context(LAW, quote, 40)
    assert before.startswith("… ")
    assert after.endswith(" …")
    start = LAW.text.index(before.removeprefix("… "))
    assert LAW.text[start : quote.start] == before.removeprefix("… ")
    before, _ = context(LAW, sample.quote(LAW, "This statute of Arden"), 400)
    assert "Opening" not in before
    assert "Name" in before
