from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexcheck.collating.standing import unofficial
from lexcheck.model import Evidence, Framework, FrameworkLaw, LawStatus, Severity, TextKind, Verdict
from lexcheck.reporting import texts
from lexcheck.reporting.summary import (
    gaps,
    good_practice,
    headline,
    items,
    looked_in,
    summary_rows,
    to_review,
    told_once,
    with_verdict,
)
from tests.reporting import sample

EVERY = items(sample.assessment())


def ids(chosen):
    return [item.requirement.id for item in chosen]


def test_gaps_stand_heaviest_first_then_in_catalogue_order():
    assert ids(gaps(EVERY)) == ["TIP-3a-MEANS", "TIP-3b-CONSENT", "TIP-3d-CHILD", "SOM-16.5-CONSULAR", "TIP-6.3-CARE"]
    assert ids(gaps(EVERY, Severity.MAJOR)) == ["TIP-3a-MEANS", "TIP-3b-CONSENT", "TIP-3d-CHILD", "SOM-16.5-CONSULAR"]


def test_good_practice_is_no_gap():
    assert ids(good_practice(EVERY)) == ["TIP-9.1-PLAN"]
    assert not set(ids(gaps(EVERY))) & set(ids(good_practice(EVERY)))


def test_every_requirement_is_counted_once():
    wholes = sum(row.total for row in summary_rows(EVERY) if row.name in ("", "optional"))
    domains = sum(row.total for row in summary_rows(EVERY) if row.name not in ("", "optional"))
    optional = sum(row.total for row in summary_rows(EVERY) if row.name == "optional")
    assert wholes == len(EVERY)
    assert domains + optional == len(EVERY)


def test_what_was_not_assessed_is_not_counted_as_looked_through():
    assert headline(EVERY) == (
        "5 gaps (3 critical, 1 major, 1 minor) in 8 assessed duties; 3 findings to be looked at by a person; 1 requirement not assessed."
    )
    assert ids(with_verdict(EVERY, Verdict.NOT_ASSESSED)) == ["SOM-18.1-RETURN"]
    assert ids(to_review(EVERY)) == ["TIP-3a-MEANS", "TIP-6.1-PRIVACY", "TIP-6.3-CARE"]


def test_that_a_text_is_not_official_is_told_once_and_hides_no_other_reason():
    assessment = sample.assessment()
    law = FrameworkLaw("act-1", "act.md", "Act 1", ("tip-act",), "en", LawStatus.IN_FORCE, TextKind.RESTATEMENT)
    reason = next(iter(unofficial(Framework("XX", "Arden", (law,)))))
    findings = tuple(replace(each, review=(*each.review, reason)) for each in assessment.findings)
    made = replace(assessment, findings=findings, framework=Framework("XX", "Arden", (law,)))
    assert ids(to_review(items(made))) == ids(to_review(EVERY))
    assert [item.review for item in items(made)] == [item.review for item in EVERY]
    assert "Act 1 (restatement)" in told_once(made)
    assert not told_once(replace(made, findings=assessment.findings))


def test_quotes_that_overlap_are_joined():
    means = EVERY[0]
    assert [quote.quote for quote in means.quotes] == [quote.quote for quote in means.finding.evidence]


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 60)), max_size=8))
def test_joined_quotes_equal_the_text_and_hold_every_quote(spans):
    text = sample.ACT_LAW.text
    given_ = tuple(Evidence("arden-act", "1", "s", at, at + long, text[at : at + long]) for at, long in spans)
    made = replace(EVERY[0], finding=replace(EVERY[0].finding, evidence=given_, elements=())).quotes
    assert all(text[quote.start : quote.end] == quote.quote for quote in made)
    assert not any(a.start < b.end and b.start < a.end for a, b in combinations(made, 2))
    assert all(any(quote.start <= each.start and each.end <= quote.end for quote in made) for each in given_)


def test_elements_stand_in_catalogue_order_with_their_state():
    assert [(line.id, line.state, line.required) for line in EVERY[0].elements] == [
        ("force", "present", True),
        ("deceit", "narrowed", True),
        ("abuse-vulnerability", "missing", True),
        ("payment", "missing", False),
    ]


def test_all_laws_were_searched_where_the_finding_names_none():
    laws = sample.assessment().laws
    consent = EVERY[1]
    assert [law.key for law in looked_in(consent, laws)] == ["arden-act"]
    assert looked_in(replace(consent, finding=replace(consent.finding, searched=())), laws) == laws


@pytest.mark.parametrize("signs", [[w.sign for w in texts.VERDICTS.values()], [w.ascii for w in texts.VERDICTS.values()]])
def test_each_verdict_has_a_sign_of_its_own(signs):
    assert len(set(signs)) == len(Verdict)


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
    ids=["0", "1", "2", "3"],
)
def test_listing(words, said):
    assert texts.listing(words) == said
