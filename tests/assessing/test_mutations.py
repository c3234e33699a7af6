"""The mutations of the specimen act fit it, and the rules notice a dozen of them (python -m bench mutation runs all)."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.mutation import SPECIMEN, Mutation, Outcome, load_mutations, mutated, outcomes, requirements
from lexcheck.model import Severity, Verdict

MUTATIONS = load_mutations()
KNOWN = requirements()
# the requirements of which the first mutation is tried here: each fails in its own way
TRIED = (
    "TIP-3a-ACT",
    "TIP-3a-MEANS",
    "TIP-3a-EXPLOITATION",
    "TIP-3b-CONSENT",
    "TIP-3d-AGE",
    "TIP-5.2a-ATTEMPT",
    "TIP-6.2a-INFORMATION",
    "TIP-14.1-SAVING",
    "SOM-3a-OTHER-STATE",
    "SOM-5-NONCRIMINALISATION",
    "SOM-6.3a-AGGRAVATION-DANGER",
    "SOM-8.5-LIMITS",
)


@pytest.fixture(scope="module")
def act() -> str:
    return SPECIMEN.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tried() -> dict[str, Outcome]:
    """The dozen, with one process and one matcher for all."""
    first = {m.requirement: (n, m) for n, m in reversed(list(enumerate(MUTATIONS, 1)))}
    return {o.mutation.requirement: o for o in outcomes(first[name] for name in TRIED)}


@pytest.mark.parametrize("mutation", MUTATIONS, ids=[f"{n}-{m.requirement}" for n, m in enumerate(MUTATIONS, 1)])
def test_each_fits_the_act(mutation: Mutation, act: str) -> None:
    assert [act.count(find) for find in mutation.edits()] == [1] * len(mutation.edits())
    assert mutated(act, mutation) != act
    assert mutation.element in {e.id for e in KNOWN[mutation.requirement].elements}
    assert all(any(name.startswith(start) for name in KNOWN) for start in mutation.also)


def test_none_stands_twice() -> None:
    twice = [key for key, count in Counter((m.requirement, *m.edits().items()) for m in MUTATIONS).items() if count > 1]
    assert not twice


def test_every_required_element_of_a_critical_requirement_is_aimed_at() -> None:
    aimed = {(m.requirement, m.element) for m in MUTATIONS}
    critical = [r for r in KNOWN.values() if r.severity is Severity.CRITICAL]
    assert not [(r.id, e.id) for r in critical for e in r.elements if e.required_for_met and (r.id, e.id) not in aimed]


@pytest.mark.parametrize("name", TRIED)
def test_the_rule_notices(name: str, tried: dict[str, Outcome]) -> None:
    outcome = tried[name]
    assert not outcome.skipped, f"{name} is {outcome.before} on the act as it stands"
    assert outcome.killed, f"{name} is still met: {outcome.mutation.edits()}"


def test_a_text_that_is_not_there_is_refused(act: str) -> None:
    mutation = Mutation(requirement="TIP-3a-ACT", element="receipt", find="no such words")
    with pytest.raises(ValueError, match="0 times"):
        mutated(act, mutation)


def test_what_counts_as_expected() -> None:
    mutation = Mutation(requirement="TIP-5.2a-ATTEMPT", element="attempt", find="x", also=("SOM-6.2",))
    assert mutation.expects("TIP-5.2a-ATTEMPT")
    assert mutation.expects("SOM-6.2a-ATTEMPT")
    assert not mutation.expects("SOM-6.1a-SMUGGLING")
    assert not Mutation(requirement="TIP-5.2a-ATTEMPT", element="attempt", find="x").expects("SOM-6.2a-ATTEMPT")
    assert Outcome(mutation, 1, Verdict.PARTIAL, Verdict.PARTIAL, ()).skipped
    assert not Outcome(mutation, 1, Verdict.MET, Verdict.MET, ()).killed
