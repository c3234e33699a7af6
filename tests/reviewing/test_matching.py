"""Determinations follow the words of the law, and come back flagged where the words are others."""

from __future__ import annotations

from pathlib import Path

import pytest

import lexcheck
from lexcheck.model import Standing, Verdict
from lexcheck.reviewing.keys import fingerprint, known, subjects
from lexcheck.reviewing.matching import beside, newest
from tests.reviewing import acts
from tests.reviewing.acts import ATTEMPT, CONSENT, FIRST, SECTIONS, about, act, assessed, decided, of


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> lexcheck.model.Assessment:
    return assessed(tmp_path_factory.mktemp("first"), FIRST)


def stands(
    first: lexcheck.model.Assessment, folder: Path, text: str, requirement: str = CONSENT, name: str = "act.txt"
) -> Standing:
    """What becomes of a determination about the first version beside the finding of another."""
    made = decided(about(first, requirement), Verdict.PARTIAL)
    now = beside(assessed(folder, text, name), [made])
    (standing,) = of(now, requirement).determinations
    assert of(now, requirement).verdict is not None
    return standing


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The victim's CONSENT", "the victim’s consent"),
        ("traf-\nficking in per­sons", "trafficking in persons"),
        ("(a) by force;", "a by  force"),
        ("coöperation", "cooperation"),
        ("كِتَاب", "كتاب"),
    ],
)
def test_typography_is_no_change(one: str, other: str) -> None:
    assert fingerprint(one) == fingerprint(other)


@pytest.mark.parametrize(("one", "other"), [("ten years", "two years"), ("under 18", "under 16"), ("may", "shall"), ("", "a")])
def test_other_words_are(one: str, other: str) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_the_same_finding_on_the_same_text_has_the_same_key(first: lexcheck.model.Assessment, tmp_path: Path) -> None:
    assert subjects(assessed(tmp_path, FIRST))[0][0].key == subjects(first)[0][0].key
    keys = [subject.key for subject, _ in subjects(first)]
    assert len(set(keys)) == len(keys) == len(first.findings)


def test_renumbering_is_no_change(first: lexcheck.model.Assessment, tmp_path: Path) -> None:
    text = act("name", "In this Act a court is the High Court.", "offence", "consent", "attempt")
    standing = stands(first, tmp_path, text)
    assert standing.changed == ()
    assert "3 is 4 now" in standing.notes
    assert [each.same for each in standing.passed] == [True]


def test_numbers_alone_leave_the_law_the_same(first: lexcheck.model.Assessment, tmp_path: Path) -> None:
    renumbered = FIRST.replace("\n4. ", "\n14. ").replace("\n3. ", "\n13. ")
    assert known(assessed(tmp_path, renumbered).laws[0]).hash == known(first.laws[0]).hash


def test_a_change_elsewhere_is_none_here(first: lexcheck.model.Assessment, tmp_path: Path) -> None:
    text = FIRST.replace("same penalty", "half of the penalty")
    assert stands(first, tmp_path, text).changed == ()
    assert stands(first, tmp_path, text, ATTEMPT).changed != ()


def test_changed_words_are_flagged_with_both_texts(first: lexcheck.model.Assessment, tmp_path: Path) -> None:
    narrower = SECTIONS["consent"].replace("any of those means", "force")
    standing = stands(first, tmp_path, act("name", "offence", narrower, "attempt"))
    assert standing.changed == ("the text of 3 has changed since 2026-01-02: look again",)
    (passed,) = standing.passed
    assert passed.passage.text == SECTIONS["consent"]
    assert passed.text == narrower
    assert not passed.same


def test_words_that_were_rewritten_are_found_under_their_citation(first: lexcheck.model.Assessment, tmp_path: Path) -> None:
    longer = (
        "Whatever was said or signed, and by whom, before the acts or after them, and whether or not money passed, the consent that a "
        "victim of trafficking in persons gave is immaterial in every proceeding under this Act or any other law where means were used."
    )
    standing = stands(first, tmp_path, act("name", "offence", longer, "attempt"))
    assert standing.passed[0].text == longer


def test_a_passage_that_has_gone_is_flagged(first: lexcheck.model.Assessment, tmp_path: Path) -> None:
    standing = stands(first, tmp_path, act("name", "offence", "attempt"))
    assert "no longer stands in the law" in standing.changed[0]
    assert standing.passed[0].text == ""


def test_new_words_that_bear_on_it_are_flagged(first: lexcheck.model.Assessment, tmp_path: Path) -> None:
    more = "It is a defence to a charge of trafficking in persons that the victim consented to the exploitation."
    standing = stands(first, tmp_path, FIRST + f"\n5. {more}\n")
    assert any("5" in reason and "bears on it now and did not" in reason for reason in standing.changed)


def test_where_nothing_was_quoted_any_change_is_flagged(first: lexcheck.model.Assessment, tmp_path: Path) -> None:
    silent = next(subject.requirement for subject, _ in subjects(first) if not subject.passages)
    assert stands(first, tmp_path, FIRST, silent).changed == ()
    (reason,) = stands(first, tmp_path, act("name", "offence", "consent"), silent).changed
    assert "the law has changed since 2026-01-02" in reason


@pytest.mark.parametrize(
    ("name", "title"), [("bill-2027.txt", acts.TITLE), ("act.txt", "ANOTHER NAME ACT"), ("other.txt", "ANOTHER NAME ACT")]
)
def test_a_law_is_known_again_by_key_title_or_words(
    first: lexcheck.model.Assessment, tmp_path: Path, name: str, title: str
) -> None:
    standing = stands(first, tmp_path, act("name", "offence", "consent", "attempt", title=title), name=name)
    assert standing.changed == ()


def test_a_bill_that_became_an_act_is_known_again_though_its_words_changed(
    first: lexcheck.model.Assessment, tmp_path: Path
) -> None:
    narrower = SECTIONS["consent"].replace("any of those means", "force")
    text = act("Fees are set by order.", "offence", narrower, "attempt", title="ACT NO. 7 OF 2027")
    assert "has changed" in stands(first, tmp_path, text, name="enacted.txt").changed[0]
    silent = next(subject.requirement for subject, _ in subjects(first) if not subject.passages)
    assert "the law has changed" in stands(first, tmp_path, text, silent, name="enacted.txt").changed[0]


@pytest.mark.parametrize("name", ["fish.txt", "act.txt"])
def test_another_law_is_not_concerned(first: lexcheck.model.Assessment, tmp_path: Path, name: str) -> None:
    text = "FISHERIES ACT\n\n1. Whoever fishes without a licence is liable to a fine.\n\n2. The consent of the warden is immaterial.\n"
    now = beside(assessed(tmp_path, text, name), [decided(about(first, CONSENT), Verdict.PARTIAL)])
    assert all(not finding.determinations for finding in now.findings)


def test_the_machine_s_verdict_stays_and_its_change_is_told(first: lexcheck.model.Assessment, tmp_path: Path) -> None:
    made = decided(about(first, CONSENT), Verdict.NOT_FOUND)
    now = beside(first, [made])
    assert [finding.verdict for finding in now.findings] == [finding.verdict for finding in first.findings]
    (standing,) = of(now, CONSENT).determinations
    assert standing.notes == ()
    spoilt = act(
        "name", "offence", "consent", "attempt", "It is a defence to trafficking in persons that the victim consented to it."
    )
    (later,) = of(beside(assessed(tmp_path, spoilt), [made]), CONSENT).determinations
    assert "the machine's verdict was met then" in later.notes


def test_of_each_reviewer_the_newest_decision_counts(first: lexcheck.model.Assessment) -> None:
    subject = about(first, CONSENT)
    history = [
        decided(subject, None, "Anna", reason="hm"),
        decided(subject, Verdict.PARTIAL, "Anna"),
        decided(subject, Verdict.MET, "Ben"),
        decided(subject, Verdict.CONTRADICTED, "Anna"),
        decided(subject, None, "Ben", reason="yet"),
    ]
    kept = [(each.by, each.verdict) for each in newest(history)]
    assert kept == [("Ben", Verdict.MET), ("Anna", Verdict.CONTRADICTED), ("Ben", None)]
    assert len(of(beside(first, history), CONSENT).determinations) == 3


def test_a_decision_on_the_old_and_the_new_version_are_one_reviewer_s(first: lexcheck.model.Assessment, tmp_path: Path) -> None:
    second = assessed(tmp_path, act("name", "offence", SECTIONS["consent"].replace("any of those means", "force"), "attempt"))
    history = [decided(about(first, CONSENT), Verdict.PARTIAL), decided(about(second, CONSENT), Verdict.CONTRADICTED)]
    (standing,) = of(beside(second, history), CONSENT).determinations
    assert standing.determination.verdict is Verdict.CONTRADICTED
    assert standing.changed == ()


def test_a_framework_and_its_law_alone_are_two_matters(tmp_path: Path) -> None:
    (tmp_path / "act.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "code.txt").write_text(
        "PENAL CODE\n\n1. Whoever steals is liable to imprisonment for three years.\n", encoding="utf-8"
    )
    entries = "".join(
        f"  - {{id: {key}, file: {key}.txt, title: {key}, kinds: [{kind}], language: en, status: in-force, text: official}}\n"
        for key, kind in (("act", "tip-act"), ("code", "penal-code"))
    )
    path = tmp_path / "xa.yaml"
    path.write_text(f"country: XA\nname: Examplia\nlandlocked: true\nflag_registry: false\nlaws:\n{entries}", encoding="utf-8")
    whole = lexcheck.assess(against=["tip"], framework=str(path))
    rows = [subject for subject, _ in subjects(whole, by_law=True) if subject.requirement == CONSENT]
    assert [row.about for row in rows] == ["XA", "act", "code"]
    now = beside(whole, [decided(rows[0], Verdict.PARTIAL, "Anna"), decided(rows[1], Verdict.NOT_FOUND, "Ben")])
    assert [each.determination.by for each in of(now, CONSENT).determinations] == ["Anna"]
    alone = {each.law: next(f for f in each.findings if f.requirement == CONSENT) for each in now.by_law}
    assert [each.determination.by for each in alone["act"].determinations] == ["Ben"]
    assert alone["code"].determinations == ()
    # the same law by itself, outside the framework
    single = beside(
        assessed(tmp_path, FIRST), [decided(rows[0], Verdict.PARTIAL, "Anna"), decided(rows[1], Verdict.NOT_FOUND, "Ben")]
    )
    assert [each.determination.by for each in of(single, CONSENT).determinations] == ["Ben"]
