"""Real acts at two dates: the changes and effects that a careful reader finds."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest

import lexcheck
from lexcheck.comparing.changes import Comparison, Effect, Kind
from lexcheck.reporting.comparison_texts import noted, telling
from tests.comparing.bills import bare, only_new, replaced, row, saying

VERSIONS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "versions"
pytestmark = [pytest.mark.corpus, pytest.mark.skipif(not VERSIONS.is_dir(), reason=f"{VERSIONS} is absent")]


@lru_cache(maxsize=8)
def compared(act: str, old: str, new: str, language: str = "en") -> Comparison:
    laws = [lexcheck.read_law(VERSIONS / act / name, language=language) for name in (old, new)]
    return lexcheck.compare(*laws)


def effects(comparison: Comparison) -> dict[str, Effect]:
    return {o.requirement.id: o.effect for o in comparison.outcomes if o.effect is not Effect.NONE}


def blamed(comparison: Comparison, requirement: str) -> set[str]:
    outcome = next(o for o in comparison.outcomes if o.requirement.id == requirement)
    rows = [comparison.changes[cause.change] for cause in outcome.because]
    return {bare((change.new or change.old).label) for change in rows}


def pakistan() -> Comparison:
    return compared("pk-tip-2018", "2018-gazette.md", "2025.txt")


def test_pakistan_offence():
    change = row(pakistan(), new="3(1)")
    words = replaced(change)
    assert ("seven", "ten") in words
    assert ("or with", "and") in words
    assert ("commercial sex acts", "organized beggary or sexual exploitation") in words
    assert {"number", "penalty"} <= set(change.names)


def test_pakistan_graver_offences():
    women = row(pakistan(), new="3(2)")
    assert ("ten", "fourteen") in replaced(women)
    assert "penalty" in women.names
    assert "penalty" in row(pakistan(), new="4").names
    # the paragraphs were run into the lead in the gazette's scan: they came from there, and are no new law
    assert [row(pakistan(), new=f"4({letter})").kinds for letter in "abcd"] == [(Kind.SPLIT,)] * 4


def test_pakistan_new_provisions():
    new = only_new(pakistan())
    assert {"2 fa", "3 3 c", "3 4", "10 2"} <= new
    # which court tries the case stood under cognizance; its own section adds a proviso
    jurisdiction = row(pakistan(), new="10(1)")
    assert jurisdiction.kinds == (Kind.SPLIT,)
    assert jurisdiction in [pakistan().changes[at] for at in row(pakistan(), new="9").others]
    assert not {"3 1", "3 2", "5 1", "6", "7", "8 1", "11 1", "13", "15 1", "16 1"} & new


def test_pakistan_non_punishment_keeps_its_place():
    change = row(pakistan(), new="6")
    assert change.old is not None
    assert Kind.REWORDED in change.kinds


def test_pakistan_effects():
    found = effects(pakistan())
    assert found["TIP-3b-CONSENT"] is Effect.CLOSED
    assert blamed(pakistan(), "TIP-3b-CONSENT") == {"3 4"}
    # a fine is no longer an alternative to prison
    assert found["UNTOC-11.1-SANCTIONS-TIP"] in (Effect.CLOSED, Effect.NARROWED)
    assert "3 1" in blamed(pakistan(), "UNTOC-11.1-SANCTIONS-TIP")


def test_ireland():
    comparison = compared("ie-tip-2008", "2008.md", "2022.md")
    new = only_new(comparison)
    assert {"4A", "4A 1", "5 2A", "1 exploitation d", "1 forced labour", "1 beg"} <= new
    assert ("", "(including forcing him or her to beg)") in replaced(row(comparison, new="1 “labour exploitation” (a)"))
    untouched = [row(comparison, new=label).kinds for label in ("2(1)", "2(2)", "4(1)", "4(2)")]
    assert untouched == [()] * len(untouched)
    assert not [c for c in comparison.changes if set(c.kinds) & {Kind.MOVED, Kind.RENUMBERED}]


def test_ireland_effects():
    comparison = compared("ie-tip-2008", "2008.md", "2022.md")
    found = effects(comparison)
    assert found["TIP-9.5-DEMAND"] in (Effect.CLOSED, Effect.NARROWED)
    assert blamed(comparison, "TIP-9.5-DEMAND") == {"5 2A"}
    assert not {Effect.OPENED, Effect.WIDENED} & set(found.values())


def test_pakistan_purposes():
    words = replaced(row(pakistan(), new="3(1)"))
    assert ("commercial sex acts", "organized beggary or sexual exploitation") in words
    assert row(pakistan(), new="2(fa)").kinds == (Kind.INSERTED,)
    assert row(pakistan(), new="3(3)(c)(iv)").kinds == (Kind.INSERTED,)
    aggravated = replaced(row(pakistan(), new="4"))
    assert ("three", "fourteen") in aggravated
    assert ("which may extend to fourteen years and which shall not be", "of not") in aggravated


def test_pakistan_opens_nothing():
    assert not {Effect.OPENED, Effect.WIDENED} & set(effects(pakistan()).values())
    assert pakistan().ripples == ()


def test_france_2013():
    comparison = compared("fr-tip-cp", "2013-04-07.md", "2013-08-07.md", "fr")
    offence = row(comparison, old="225-4-1")
    assert offence.new.label == "225-4-1"
    assert Kind.SPLIT in offence.kinds
    came, gone = (" ".join(words[side] for words in replaced(offence)) for side in (1, 0))
    assert all(word in came for word in ("esclavage", "servitude", "organes", "fins d'exploitation"))
    assert "en échange" in gone
    # two aggravating circumstances became means of the offence
    assert row(comparison, old="225-4-2(8°)") is row(comparison, new="225-4-1 I 2")
    assert row(comparison, old="225-4-2(2°)") is row(comparison, new="225-4-1 I 3")
    assert Kind.MOVED in row(comparison, old="225-4-2(2°)").kinds
    assert row(comparison, old="225-4-2(1°)").kinds == (Kind.DELETED,)
    new = only_new(comparison)
    assert {"225-4-1 I 1", "225-4-1 I 4", "225-4-1 II"} <= new
    others = [row(comparison, new=f"225-4-{number}").kinds for number in range(3, 10)]
    assert others == [()] * 7
    assert comparison.ripples == ()


def test_france_2013_effects():
    comparison = compared("fr-tip-cp", "2013-04-07.md", "2013-08-07.md", "fr")
    found = effects(comparison)
    # threats and abuse became means, slavery, servitude and organs purposes, and a child needs no means
    assert found["TIP-3a-MEANS"] is Effect.NARROWED
    assert {"225 4 1 I 1", "225 4 1 I 3"} <= {label.replace("-", " ") for label in blamed(comparison, "TIP-3a-MEANS")}
    assert found["TIP-3a-EXPLOITATION"] is Effect.NARROWED
    purposes = next(o for o in comparison.outcomes if o.requirement.id == "TIP-3a-EXPLOITATION")
    assert {"slavery", "servitude", "organs"} <= {cause.element for cause in purposes.because if cause.appeared}
    assert found["TIP-3c-CHILD"] is Effect.CLOSED
    assert {label.replace("-", " ") for label in blamed(comparison, "TIP-3c-CHILD")} == {"225 4 1 II"}
    assert "penalty" in row(comparison, new="225-4-2").names
    # the victim who is put at somebody's disposal, in bad lodgings, is not helped by that
    assert not {"UNTOC-25.1-ASSISTANCE", "TIP-6.3-RECOVERY", "TIP-6.5-SAFETY"} & set(found)


def test_united_states_code():
    comparison = compared("us-18usc-ch77", "2013.md", "current.md")
    slaves = saying(comparison, "captain, master, or commander of")
    assert ("four", "10") in replaced(slaves)
    assert "penalty" in slaves.names
    obstruction = next(change for change in comparison.changes if ("20", "25") in replaced(change))
    assert obstruction.names == ("number", "penalty")
    assert "obstructs" in obstruction.edits[0].new
    assert saying(comparison, "shall transfer assets forfeited").kinds == (Kind.INSERTED,)
    assert saying(comparison, "knowingly assisting, supporting, or facilitating").kinds == (Kind.INSERTED,)


def test_united_states_code_effects():
    comparison = compared("us-18usc-ch77", "2013.md", "current.md")
    found = effects(comparison)
    # forfeited assets go to victims; that the court orders restitution was law before
    assert not {"TIP-6.6-COMPENSATION", "UNTOC-25.2-COMPENSATION"} & set(found)
    # a time limit for claims is no freedom from punishment
    assert "TIP-2b-NON-PUNISHMENT" not in found
    assert found["UNTOC-14-DISPOSAL-VICTIMS"] is Effect.CLOSED
    assert "1594 f 1" in blamed(comparison, "UNTOC-14-DISPOSAL-VICTIMS")
    assert not {Effect.OPENED, Effect.WIDENED} & set(found.values())
    solicits = replaced(saying(comparison, "advertises, maintains, patronizes, or solicits"))
    assert ("or maintains", "advertises, maintains, patronizes, or solicits") in solicits
    assert ("20", "25") in replaced(row(comparison, new="1591(d)"))
    assert ("four", "10") in replaced(row(comparison, new="1587"))
    assert row(comparison, new="1595(c)(1)").kinds == (Kind.SPLIT,)
    assert {"1594 f 1", "1595 d", "1595A", "1591 e 4"} <= only_new(comparison)
    # a note of the publisher that was written anew is the same note, and no change of law
    notes = [c for c in comparison.changes if noted(c)]
    assert notes
    assert not any(noted(c) for _, c in telling(comparison.changes))
    assert not [c for c in notes if Kind.DELETED in c.kinds]


STAGES = ("introduced-in-senate.md", "reported-to-senate.md", "engrossed-in-senate.md", "enrolled-bill.md")


@pytest.mark.parametrize(("old", "new"), [STAGES[:2], STAGES[2:]])
def test_stages_of_a_bill_without_a_change(old, new):
    comparison = compared("us-s-1862-115", old, new)
    assert not [change for change in comparison.changes if change.kinds]
    assert effects(comparison) == {}
    assert comparison.ripples == ()


def test_what_the_senate_took_out_of_a_bill():
    comparison = compared("us-s-1862-115", *STAGES[1:3])
    found = effects(comparison)
    # money for the training of officials, and a strategy for children, are gone
    assert found["TIP-10.2-TRAINING"] is Effect.OPENED
    assert found["TIP-6.4-CHILDREN"] is Effect.WIDENED
    assert blamed(comparison, "TIP-6.4-CHILDREN") == {"9 b"}
    assert not {Effect.CLOSED, Effect.NARROWED} & set(found.values())
    # terms that are defined for another act are used there
    assert comparison.ripples == ()
    # a subsection was put around the paragraphs of section 3
    assert row(comparison, old="3(1)").new.label == "3(a)(1)"
    assert row(comparison, old="3(2)").new.label == "3(a)(2)"
    assert Kind.MOVED not in row(comparison, old="3(1)").kinds


def test_a_bill_through_four_stages():
    stages = STAGES
    laws = [lexcheck.read_law(VERSIONS / "us-s-1862-115" / name) for name in stages]
    first, second, third = (lexcheck.compare(*pair, text_only=True) for pair in pairwise(laws))
    assert not [change for change in (*first.changes, *third.changes) if change.kinds]
    assert ("evidence", "information") in replaced(saying(second, "includes all of the following:"))
    assert ("rehabilitate", "support") in replaced(saying(second, "victims of trafficking in persons; and"))
    kept = saying(second, "should be focused on short-term and multi-year goals.")
    assert kept.old is not None
    assert set(kept.kinds) <= {Kind.RENUMBERED}
    deleted = {change.old.label for change in second.changes if Kind.DELETED in change.kinds and change.old}
    assert {"8", "9", "9(a)", "10"} <= deleted
