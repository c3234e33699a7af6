"""What holds of every comparison."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lexcheck.comparing import compare_texts
from lexcheck.comparing.changes import Kind
from tests.comparing.bills import Section, kinds, law, printed, sections

quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def whole(comparison):
    """Every provision once, every edit true to both texts, every row of words in order."""
    for side in ("old", "new"):
        text = getattr(comparison, side)
        rows = [getattr(change, side) for change in comparison.changes if getattr(change, side) is not None]
        assert len(rows) == len({p.index for p in rows})
        expected = {p.index for p in text.provisions if p.level != "continuation" and p.zone != "contents"}
        assert {p.index for p in rows} == expected
    for change in comparison.changes:
        assert change.old is not None or change.new is not None
        assert (Kind.INSERTED in change.kinds) <= (change.old is None)
        assert (Kind.DELETED in change.kinds) <= (change.new is None)
        assert change.kinds or (change.old is not None and change.new is not None)
        for edit in change.edits:
            assert comparison.old.text[edit.old_start : edit.old_end] == edit.old
            assert comparison.new.text[edit.new_start : edit.new_end] == edit.new
        for one, two in pairwise(e for e in change.edits if e.op == "equal"):
            assert one.old_end <= two.old_start
            assert one.new_end <= two.new_start
    return comparison


@quick
@given(sections())
def test_a_law_compared_with_itself_is_unchanged(made):
    text = law(printed(made))
    assert kinds(whole(compare_texts(text, text))) == set()
    assert not compare_texts(text, text).ripples


@quick
@given(sections(), sections())
def test_every_provision_stands_in_one_row(old, new):
    whole(compare_texts(law(printed(old)), law(printed(new))))


@quick
@given(sections(least=4), st.data())
def test_two_sections_that_change_places_only_move(made, data):
    i, j = sorted(data.draw(st.lists(st.integers(0, len(made) - 1), min_size=2, max_size=2, unique=True)))
    swapped = list(made)
    swapped[i], swapped[j] = made[j], made[i]
    comparison = whole(compare_texts(law(printed(made)), law(printed(swapped))))
    assert kinds(comparison) == {Kind.MOVED, Kind.RENUMBERED}
    assert all(change.old is not None and change.new is not None for change in comparison.changes)


@quick
@given(sections(), st.integers(0, 99))
def test_a_new_section_renumbers_and_changes_nothing_else(made, seed):
    at = random.Random(seed).randrange(len(made) + 1)
    more = Section("Lighthouse keepers", "Lighthouse keepers shall tend lamps nightly and log each passing storm without delay")
    comparison = whole(compare_texts(law(printed(made)), law(printed([*made[:at], more, *made[at:]]))))
    assert kinds(comparison) <= {Kind.INSERTED, Kind.RENUMBERED}
    assert [change.new.heading for change in comparison.changes if Kind.INSERTED in change.kinds] == ["Lighthouse keepers"]
    back = whole(compare_texts(law(printed([*made[:at], more, *made[at:]])), law(printed(made))))
    assert [change.old.heading for change in back.changes if Kind.DELETED in change.kinds] == ["Lighthouse keepers"]


@quick
@given(sections(), st.integers(0, 99))
def test_one_word_more_is_one_reworded_row(made, seed):
    at = random.Random(seed).randrange(len(made))
    changed = list(made)
    words = made[at].lead.split()
    words.insert(4, "forthwith")
    changed[at] = Section(made[at].heading, " ".join(words), made[at].paragraphs)
    comparison = whole(compare_texts(law(printed(made)), law(printed(changed))))
    rows = [change for change in comparison.changes if change.kinds]
    assert [change.kinds for change in rows] == [(Kind.REWORDED,)]
    assert [(e.op, e.new) for e in rows[0].edits if e.op != "equal"] == [("insert", "forthwith")]


@quick
@given(sections())
def test_spacing_and_quotation_marks_are_no_change(made):
    text = printed(made).replace("The ", 'The "said" ')
    other = text.replace('"said"', "“said”").replace(" of ", "  of\u00a0").replace("\n\n", "\n\n\n")
    assert kinds(whole(compare_texts(law(text), law(other)))) == set()


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(old, new):
    whole(compare_texts(law(old), law(new)))
