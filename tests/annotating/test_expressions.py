import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexcheck.annotating.expressions import ExpressionError, parse


def test_precedence() -> None:
    tree = parse("a/x | b/x & c/x ~ d/x")
    assert tree.op == "any"
    assert tree.parts[1].op == "all"
    assert tree.parts[1].parts[1].op == "~"


def test_concepts_are_gathered() -> None:
    assert parse("at_least(2, a/x, b/y ~ ref:trafficking, !c/z) & own(d/w)").concepts() == {
        "a/x",
        "b/y",
        "ref:trafficking",
        "c/z",
        "d/w",
    }


def test_figures() -> None:
    tree = parse("penalty(most >= 4)")
    assert (tree.op, tree.name, tree.number) == ("penalty", "most >=", 4.0)
    assert parse("age(under, < 18)").name == "under <"
    assert parse("penalty(fine_only)").name == "fine_only"


@pytest.mark.parametrize(
    ("text", "place"), [("a/x |", 5), ("a/x b/y", 4), ("a", 0), ("(a/x", 4), ("at_least(3, a/x)", 0), ("a/x ? b/x", 3)]
)
def test_faults_have_a_place(text: str, place: int) -> None:
    with pytest.raises(ExpressionError) as fault:
        parse(text)
    assert fault.value.place == place


@given(st.text(alphabet="ab/|&~!+(),<>=34 exists", max_size=40))
def test_any_text_parses_or_is_refused(text: str) -> None:
    try:
        parse(text)
    except ExpressionError as fault:
        assert 0 <= fault.place <= len(text)
