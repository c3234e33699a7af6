"""Effects on findings, and which words are blamed for them."""

from __future__ import annotations

import pytest

import lexcheck
from lexcheck.comparing.blame import without
from lexcheck.comparing.changes import Effect
from lexcheck.comparing.effects import effect_of
from lexcheck.model import ElementFinding, Finding, Verdict
from lexcheck.protocols import load_catalogue
from tests.comparing.bills import law, row

BILL = """ANTI-TRAFFICKING ACT

1. Definitions
In this Act, "exploitation" means forced labour or slavery.

2. Trafficking in persons
(1) A person who recruits, transports, transfers, harbours or receives another person by means of threat, force, fraud or deception for
the purpose of exploitation commits the offence of trafficking in persons and is liable to imprisonment for ten years.
(2) The court shall hear the case in camera where the victim asks for it.

3. Rules
The minister may make rules under this Act.
"""
CONSENT = "(3) The consent of the victim to the intended exploitation is irrelevant where any of the means in subsection (1) was used.\n"


@pytest.fixture(scope="module")
def requirements():
    return {requirement.id: requirement for requirement in load_catalogue().requirements}


def finding(requirement, verdict, present=(), narrowed=()):
    elements = tuple(ElementFinding(e.id, e.id in present, narrowed=e.id in narrowed) for e in requirement.elements)
    return Finding(requirement.id, verdict, 0.5, elements)


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        ("not_found", "met", "closed"),
        ("contradicted", "met", "closed"),
        ("partial", "met", "closed"),
        ("not_found", "partial", "narrowed"),
        ("contradicted", "not_found", "narrowed"),
        ("partial", "not_found", "widened"),
        ("not_found", "contradicted", "widened"),
        ("met", "partial", "opened"),
        ("met", "contradicted", "opened"),
        ("met", "met", "none"),
        ("not_found", "not_found", "none"),
        ("not_assessed", "met", "none"),
        ("met", "not_applicable", "none"),
    ],
)
def test_the_effect_by_verdicts(requirements, before, after, effect):
    requirement = requirements["TIP-3a-MEANS"]
    one, two = (finding(requirement, Verdict(name)) for name in (before, after))
    assert effect_of(requirement, one, two) is Effect(effect)


def test_between_two_partial_findings_the_required_elements_decide(requirements):
    requirement = requirements["TIP-3a-MEANS"]
    first, second, *_ = [e.id for e in requirement.elements if e.required_for_met]

    def effect(before, after):
        return effect_of(
            requirement, finding(requirement, Verdict.PARTIAL, **before), finding(requirement, Verdict.PARTIAL, **after)
        )

    assert effect({"present": [first]}, {"present": [first, second]}) is Effect.NARROWED
    assert effect({"present": [first, second]}, {"present": [first]}) is Effect.WIDENED
    assert effect({"present": [first]}, {"narrowed": [first]}) is Effect.WIDENED
    assert effect({"present": [first]}, {"present": [second]}) is Effect.WIDENED
    assert effect({"present": [first]}, {"present": [first]}) is Effect.NONE


def outcome(comparison, requirement):
    return next(o for o in comparison.outcomes if o.requirement.id == requirement)


def test_a_clause_that_comes_closes_a_gap_and_its_loss_opens_it():
    old, new = law(BILL), law(BILL.replace("\n3. Rules", f"{CONSENT}\n3. Rules"))
    closed = outcome(lexcheck.compare(old, new, ["tip"]), "TIP-3b-CONSENT")
    assert closed.effect is Effect.CLOSED
    comparison = lexcheck.compare(old, new, ["tip"])
    assert {comparison.changes[cause.change].new.label for cause in closed.because} == {"2(3)"}
    back = lexcheck.compare(new, old, ["tip"])
    opened = outcome(back, "TIP-3b-CONSENT")
    assert opened.effect is Effect.OPENED
    assert {back.changes[cause.change].old.label for cause in opened.because} == {"2(3)"}


def test_a_change_of_a_definition_is_blamed_for_what_it_does_to_the_offence():
    wider = "forced labour, sexual exploitation, practices similar to slavery, servitude, slavery or the removal of organs"
    new = BILL.replace("forced labour or slavery", wider)
    comparison = lexcheck.compare(law(BILL), law(new), ["tip"])
    purposes = outcome(comparison, "TIP-3a-EXPLOITATION")
    assert purposes.effect in (Effect.CLOSED, Effect.NARROWED)
    assert purposes.because
    assert {comparison.changes[cause.change].new.label.split()[0] for cause in purposes.because} == {"1"}
    assert all(cause.appeared for cause in purposes.because)


def test_only_the_words_that_matter_are_blamed():
    new = BILL.replace("\n3. Rules", f"{CONSENT}\n3. Rules")
    lost = new.replace("is irrelevant where any of", "is a defence where one of")
    comparison = lexcheck.compare(law(new), law(lost), ["tip"])
    opened = outcome(comparison, "TIP-3b-CONSENT")
    assert opened.effect is Effect.OPENED
    change = row(comparison, new="2(3)")
    blamed = {(change.edits[place].old, change.edits[place].new) for cause in opened.because for place in cause.edits}
    assert ("irrelevant", "a defence") in blamed
    assert ("any", "one") not in blamed


def test_a_law_without_relevant_changes_has_no_effects():
    comparison = lexcheck.compare(law(BILL), law(BILL.replace("may make rules", "may make regulations")), ["tip"])
    assert {o.effect for o in comparison.outcomes} == {Effect.NONE}
    assert [o.requirement.id for o in comparison.outcomes] == [
        r.id for r in load_catalogue().requirements if r.instrument == "TIP"
    ]


def test_words_taken_back_give_the_other_version():
    new = (
        BILL.replace("ten years", "five years or a fine")
        .replace("forced labour or slavery", "slavery")
        .replace("2. T", "2. Human t")
    )
    comparison = lexcheck.compare(law(BILL), law(new), text_only=True)
    edits = [(at, place, edit) for at, change in enumerate(comparison.changes) for place, edit in enumerate(change.edits)]
    cuts = frozenset((at, place) for at, place, edit in edits if edit.op != "equal")
    for version, other, old in ((comparison.old, comparison.new, True), (comparison.new, comparison.old, False)):
        made = without(version, comparison.changes, cuts, old=old)
        assert made.text.lower().replace(" .", ".").split() == other.text.lower().split()
        assert [made.own(p).replace(" .", ".").split() for p in made.provisions] == [
            other.own(p).split() for p in other.provisions
        ]
