"""What becomes of provisions, one kind of change after the other, on small bills of our own."""

from __future__ import annotations

import lexcheck
from lexcheck.comparing import compare_texts
from lexcheck.comparing.changes import Kind
from lexcheck.model import Source
from lexcheck.reporting.akn import akn_xml
from lexcheck.segmenting import segment
from tests.comparing.bills import law, replaced, row

BILL = """HARBOURS ACT

1. Definitions
In this Act—
"berth" means a place where a vessel lies;
"tribunal" means the Harbour Tribunal.

2. Licences
(1) No person shall pilot a vessel in a harbour without a licence.
(2) The registrar may grant a licence to a person who has passed the examination set by the board.
(3) A person who contravenes subsection (1) commits an offence and is liable to imprisonment for five years or a fine of 1,000 dollars.

3. Duties of the registrar
The registrar shall keep a register of licences and shall publish it every year. The register is open to the public at the harbour office
during the hours that the minister appoints, and a copy of an entry is evidence of what it says.

4. Appeals
A person whose licence is refused under section 2 may appeal to the tribunal within thirty days.
"""


def compared(*changes: tuple[str, str]):
    new = BILL
    for old_words, new_words in changes:
        assert old_words in new
        new = new.replace(old_words, new_words)
    return compare_texts(law(BILL), law(new))


def test_a_penalty_is_named():
    change = row(compared(("imprisonment for five years", "imprisonment for ten years")), new="2(3)")
    assert change.kinds == (Kind.REWORDED,)
    assert replaced(change) == [("five", "ten")]
    assert change.names == ("number", "penalty")


def test_duty_and_power_are_named():
    change = row(compared(("The registrar may grant", "The registrar shall grant")), new="2(2)")
    assert replaced(change) == [("may", "shall")]
    assert change.names == ("duty",)


def test_negation_is_named_and_a_bound_is_none():
    gone = row(compared(("who has passed", "who has not passed")), new="2(2)")
    assert gone.names == ("negation",)
    bound = row(compared(("imprisonment for five years", "imprisonment which shall not be less than five years")), new="2(3)")
    assert bound.names == ("number", "penalty")


def test_a_reference_is_no_number():
    assert row(compared(("under section 2 may", "under section 3 may")), new="4").names == ("reference",)


def test_punctuation_alone_is_named_so():
    assert row(compared(("every year. The", "every year; The")), new="3").names == ("punctuation",)


def test_a_changed_heading_is_a_change_and_its_capitals_are_none():
    assert row(compared(("4. Appeals", "4. Appeals to the tribunal")), new="4").kinds == (Kind.REWORDED,)
    assert row(compared(("4. Appeals", "4. APPEALS")), new="4").kinds == ()


def test_a_section_that_becomes_two():
    comparison = compared(
        (
            "every year. The register is open",
            "every year.\n\n4. Access to the register\nThe register is open",
        ),
        ("4. Appeals", "5. Appeals"),
    )
    one, other = row(comparison, new="3"), row(comparison, new="4")
    assert Kind.SPLIT in one.kinds
    assert Kind.SPLIT in other.kinds
    assert comparison.changes[one.others[0]] is other
    assert comparison.changes[other.others[0]] is one
    assert [change.old.label for change in (one, other) if change.old] == ["3"]
    assert row(comparison, new="5").kinds == (Kind.RENUMBERED,)
    assert [change.new.label for change in comparison.changes if Kind.INSERTED in change.kinds] == []


def test_two_sections_that_become_one():
    two = BILL.replace("every year. The register is open", "every year.\n\n4. Access\nThe register is open")
    comparison = compare_texts(law(two.replace("4. Appeals", "5. Appeals")), law(BILL))
    assert Kind.MERGED in row(comparison, new="3").kinds
    assert row(comparison, old="4").kinds == (Kind.MERGED,)


def test_a_section_whose_sentences_become_subsections():
    comparison = compared(
        ("The registrar shall keep a register of licences and shall publish it every year. The register is open",
         "(1) The registrar shall keep a register of licences and shall publish it every year.\n(2) The register is open")
    )  # fmt: skip
    assert row(comparison, new="3").kinds == (Kind.SPLIT,)
    assert row(comparison, new="3(2)").kinds == (Kind.SPLIT,)


def test_a_paragraph_that_goes_to_another_section_is_moved():
    sentence = "The registrar may grant a licence to a person who has passed the examination set by the board."
    old = BILL.replace("A person whose licence", "(1) A person whose licence")
    new = old.replace(f"(2) {sentence}\n(3) A", "(2) A") + f"(2) {sentence}\n"
    change = row(compare_texts(law(old), law(new)), old="2(2)")
    assert change.new.label == "4(2)"
    assert change.kinds == (Kind.RENUMBERED, Kind.MOVED)


def test_what_is_deleted_stands_where_it_stood():
    sentence = "The registrar may grant a licence to a person who has passed the examination set by the board."
    comparison = compared((f"(2) {sentence}\n(3)", "(2)"))
    order = [(c.old.label if c.old else None, c.new.label if c.new else None) for c in comparison.changes]
    at = order.index(("2(2)", None))
    assert order[at - 1] == ("2(1)", "2(1)")
    assert order[at + 1] == ("2(3)", "2(2)")


def test_an_exact_copy_elsewhere_does_not_draw_a_provision_from_its_place():
    text = BILL[BILL.index("The registrar shall keep") : BILL.index("\n4. Appeals")]
    new = BILL.replace("during the hours", "during those hours").replace("4. Appeals", f"4. Copies\n{text}\n5. Appeals")
    comparison = compare_texts(law(BILL), law(new))
    assert row(comparison, old="3").new.label == "3"
    assert row(comparison, new="4").kinds == (Kind.INSERTED,)


def test_a_changed_definition_is_matched_by_its_term():
    change = row(compared(("a place where a vessel lies", "any quay or mooring")), new="1 “berth”")
    assert change.kinds == (Kind.REWORDED,)


def test_references_that_lead_astray():
    new = BILL.replace("3. Duties", "4. Duties").replace("4. Appeals", "5. Appeals").replace("2. Licences", "3. Licences")
    new = new.replace(
        "3. Licences", "2. Purpose\nThe purpose of this Act is the safety of navigation in all harbours.\n\n3. Licences", 1
    )
    found = compare_texts(law(BILL), law(new)).ripples
    assert [(r.kind, r.provision.label) for r in found] == [("reference-shifted", "5")]
    mended = compare_texts(law(BILL), law(new.replace("under section 2 may", "under section 3 may"))).ripples
    assert mended == ()


def test_a_reference_to_what_was_deleted():
    new = BILL[: BILL.index("2. Licences")] + BILL[BILL.index("3. Duties") :]
    new = new.replace("3. Duties", "2. Duties").replace("4. Appeals", "3. Appeals")
    kinds = [(r.kind, r.provision.label) for r in compare_texts(law(BILL), law(new)).ripples]
    assert ("reference-shifted", "3") in kinds


def test_a_penalty_for_an_offence_that_went_elsewhere():
    old = BILL + "\n5. Penalty\nA person who contravenes section 3 is liable to a fine of 500 dollars.\n"
    new = old.replace("3. Duties", "9. Duties").replace("4. Appeals", "3. Appeals")
    moved = new[: new.index("9. Duties")] + new[new.index("3. Appeals") :].replace("5. Penalty", "4. Penalty")
    moved += "\n5. Duties" + new[new.index("9. Duties") + 9 : new.index("3. Appeals")]
    found = [(r.kind, r.provision.label) for r in compare_texts(law(old), law(moved)).ripples]
    assert ("penalty-adrift", "4") in found


def test_terms_without_use_and_without_definition():
    found = compared(('"tribunal" means the Harbour Tribunal.\n', ""), ("a vessel lies;", "a vessel lies."))
    assert [(r.kind, r.provision.label) for r in found.ripples] == [("term-undefined", "4")]
    found = compared(("may appeal to the tribunal", "may appeal to the minister"))
    assert [r.kind for r in found.ripples] == ["term-unused"]


def test_the_same_act_in_another_format_is_unchanged(tmp_path):
    text, xml = tmp_path / "act.txt", tmp_path / "act.xml"
    text.write_text(BILL, encoding="utf-8")
    made = akn_xml(lexcheck.read_law(text))
    xml.write_bytes(made if isinstance(made, bytes) else made.encode())
    changes = compare_texts(lexcheck.read_law(text), lexcheck.read_law(xml)).changes
    assert [change for change in changes if change.kinds] == []


def test_french_words_are_named():
    old = "Article 1\nLe juge peut prononcer une peine de cinq ans d'emprisonnement.\n\nArticle 2\nLa victime est entendue par le juge.\n"
    new = old.replace("peut", "doit").replace("cinq ans", "dix ans").replace("est entendue", "n'est pas entendue")
    laws = [segment(Source("loi.txt", "text", "", text), language="fr") for text in (old, new)]
    names = [change.names for change in compare_texts(*laws).changes if change.kinds]
    assert names == [("duty", "number", "penalty"), ("negation",)]
