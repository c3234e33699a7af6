import pytest

from lexcheck.annotating.wording import MOST_VARIANTS, WordingError, parse


def test_words_in_a_row() -> None:
    assert parse("consent of victim")[0].segments == ((("consent", "of", "victim"),),)


def test_choice_and_option() -> None:
    assert set(parse("[material] (benefit|gain in kind)")[0].segments[0]) == {
        ("material", "benefit"),
        ("material", "gain", "in", "kind"),
        ("benefit",),
        ("gain", "in", "kind"),
    }


def test_gaps_have_a_width() -> None:
    (wording,) = parse("consent ... defence ...20 court")
    assert wording.gaps == (8, 20)
    assert [segment[0] for segment in wording.segments] == [("consent",), ("defence",), ("court",)]


def test_a_gap_inside_a_group_makes_several_wordings() -> None:
    wordings = parse("victim (is ...3 heard|may testify)")
    assert [(w.segments, w.gaps) for w in wordings] == [
        (((("victim", "is"),), (("heard",),)), (3,)),
        (((("victim", "may", "testify"),),), ()),
    ]


def test_hyphens_set_words_apart() -> None:
    assert parse("non-punishment")[0].segments == ((("non", "punishment"),),)


@pytest.mark.parametrize("text", ["(a|b", "a)", "... a", "a ...", "[a] ... b", "", "offence[s] of", "a …5 …b", "a . b"])
def test_faults_are_told(text: str) -> None:
    with pytest.raises(WordingError):
        parse(text)


def test_too_many_variants_are_refused() -> None:
    text = " ".join(["(a|b|c|d|e)"] * 4)
    assert MOST_VARIANTS < 5**4
    with pytest.raises(WordingError, match="split it"):
        parse(text)
