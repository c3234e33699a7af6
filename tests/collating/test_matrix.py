"""The matrix: codes, best texts, distances, members and regions."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexcheck.collating.matrix import Code
from lexcheck.collating.members import gather
from lexcheck.collating.regional_text import Candidate, best, completeness, distance
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.frameworks.countries import countries, find_country, find_region, shipped_regions
from lexcheck.model import ElementFinding, Finding, TextKind, Verdict
from tests.collating import matrix_sample
from tests.collating.matrix_sample import FOUND
from tests.reporting import sample

MEANS = sample.REQUIREMENTS[0]  # three needed elements, and payment, which is not
IDS = [element.id for element in MEANS.elements]
BEST = FOUND["TIP-3a-MEANS"]


def finding(verdict: Verdict, **grades: float) -> Finding:
    """A finding on the means with elements of the grades given (1 present, 0.5 narrowed); their names with _ for -."""
    elements = tuple(ElementFinding(id, False) for id in IDS)
    given = {name.replace("_", "-"): grade for name, grade in grades.items()}
    elements = tuple(replace(e, present=given.get(e.id, 0) > 0, narrowed=given.get(e.id, 0) == 0.5) for e in elements)
    return Finding(MEANS.id, verdict, 0.8, elements, BEST.evidence)


def test_every_code_stands_apart():
    made = matrix_sample.matrix()
    assert {cell.code for cell in made.cells} == set(Code)
    assert [row.cells[2].code for row in made.rows] == [Code.NOT_SUPPLIED] * 10
    by_id = {row.requirement.id: row for row in made.rows}
    assert [cell.code for cell in by_id["SOM-8.2-FLAG"].cells] == [Code.NOT_APPLICABLE, Code.NOT_FOUND, Code.NOT_SUPPLIED]
    assert by_id["SOM-18.1-RETURN"].cells[0].code is Code.NOT_ASSESSED
    assert all((code > 0) == (code.name in ("MET", "PARTIAL", "CONTRADICTED")) for code in Code)


def test_stamp_names_every_input_and_the_last_date():
    stamp = matrix_sample.matrix().stamp
    assert set(stamp.inputs) == {"XA/arden-act.txt", "XA/arden-code.txt", "XB/b-act"}
    assert stamp.date == "2026-11-21T10:00:05Z"


def test_best_text_and_whose_it_is():
    rows = {row.requirement.id: row for row in matrix_sample.matrix().rows}
    means = rows["TIP-3a-MEANS"].best
    assert means is not None and means.column.key == "XB" and means.text is TextKind.UNOFFICIAL_TRANSLATION
    care = rows["TIP-6.3-CARE"].best  # partly met is the best that there is
    assert care is not None and care.column.key == "XA" and care.finding.verdict is Verdict.PARTIAL
    assert care.text is TextKind.RESTATEMENT
    assert rows["TIP-9.1-PLAN"].best is None
    assert all(cell.away.value is None for cell in rows["TIP-9.1-PLAN"].cells)


def test_distance_counted_by_hand():
    # needed elements weigh 2, payment 1; the best has 7; here deceit lacks half of its 2, abuse all of its 2, payment its 1
    away = distance(MEANS, BEST, finding(Verdict.PARTIAL, force=1, deceit=0.5))
    assert away.value == pytest.approx(4 / 7)
    assert away.missing == ("abuse-vulnerability", "payment")
    assert away.narrower == ("deceit",)
    # a met text may yet lack what the requirement does not need
    assert distance(MEANS, BEST, finding(Verdict.MET, force=1, deceit=1, abuse_vulnerability=1)).value == pytest.approx(1 / 7)


def test_a_text_narrowed_as_a_whole_is_half_way():
    own = finding(Verdict.PARTIAL, force=1, deceit=1, abuse_vulnerability=1, payment=1)
    assert distance(MEANS, BEST, own).value == 0.5
    assert distance(MEANS, BEST, own).missing == ()


def test_no_distance_is_no_nought():
    for verdict in (Verdict.NOT_ASSESSED, Verdict.NOT_APPLICABLE):
        assert distance(MEANS, BEST, finding(verdict)).value is None
    assert distance(MEANS, BEST, None).value is None
    assert distance(MEANS, None, finding(Verdict.NOT_FOUND)).value is None
    assert distance(MEANS, BEST, finding(Verdict.NOT_FOUND)).value == 1
    assert distance(MEANS, BEST, finding(Verdict.CONTRADICTED, force=1)).value == 1


grades = st.fixed_dictionaries({id: st.sampled_from([0, 0.5, 1]) for id in IDS})


@given(grades, grades, st.sampled_from(IDS))
def test_distance_is_between_nought_and_one_and_grows_with_what_lacks(there, here, lost):
    held = finding(Verdict.PARTIAL, **{k.replace("-", "_"): v for k, v in there.items()})
    own = finding(Verdict.PARTIAL, **{k.replace("-", "_"): v for k, v in here.items()})
    less = replace(own, elements=tuple(replace(e, present=False, narrowed=False) if e.id == lost else e for e in own.elements))
    assert distance(MEANS, held, held).value == 0
    value = distance(MEANS, held, own).value
    assert value is not None and 0 <= value <= 1
    needed = [element.id for element in MEANS.elements if element.required_for_met]
    # what is narrowed as a whole counts half; without one of its elements it is no longer read so
    if not all(here[id] == 1 for id in needed):
        assert distance(MEANS, held, less).value >= value
    assert completeness(MEANS, less) <= completeness(MEANS, own) or all(here[id] == 1 for id in needed)


def candidate(member: str, made: Finding, text: TextKind = TextKind.OFFICIAL) -> Candidate:
    return Candidate(member, made, text)


def test_the_best_text_is_chosen_by_verdict_then_elements_then_confidence_then_officialness():
    full = finding(Verdict.MET, force=1, deceit=1, abuse_vulnerability=1, payment=1)
    needed = finding(Verdict.MET, force=1, deceit=1, abuse_vulnerability=1)
    part = finding(Verdict.PARTIAL, force=1, deceit=1, payment=1)
    order = [
        candidate("a", full),
        candidate("b", full, TextKind.RESTATEMENT),
        candidate("c", replace(full, confidence=0.6)),
        candidate("d", replace(full, confidence=0.9, on_paper=True)),
        candidate("e", replace(needed, confidence=1.0)),
        candidate("f", replace(part, confidence=1.0)),
    ]
    for at in range(len(order)):
        assert best(MEANS, list(reversed(order[at:]))).member == order[at].member
    silent = [
        candidate("g", finding(Verdict.NOT_FOUND)),
        candidate("h", finding(Verdict.CONTRADICTED)),
        candidate("i", replace(full, evidence=())),
    ]
    assert best(MEANS, silent) is None
    assert best(MEANS, [candidate("first", full), candidate("second", full)]).member == "first"


@pytest.mark.parametrize("name", ["ma", "MAR", "morocco", "المغرب"])
def test_a_country_by_code_name_and_own_name(name):
    assert find_country(name).code == "MA"


def test_the_table_of_countries_holds_together():
    table = countries()
    assert all(len(code) == 2 and len(each.alpha3) == 3 for code, each in table.items())
    assert len({each.alpha3 for each in table.values()}) == len(table)
    names = [name.casefold() for each in table.values() for name in (each.name, *each.also_called)]
    assert len(names) == len(set(names))


def test_regions_name_countries_that_are_known():
    regions = {region.id: region for region in shipped_regions()}
    assert set(regions["glo-act-asia-middle-east"].countries) == {"AF", "BD", "IR", "IQ", "PK"}
    assert set(regions["mali-morocco-niger"].countries) == {"ML", "MA", "NE"}
    assert "IQ" in regions["arab-states"].countries and len(regions["arab-states"].countries) == 10
    assert all(region.source for region in regions.values())


@pytest.mark.parametrize(
    "text, words",
    [
        ("regions: [{id: a, name: A, countries: [PK, XX]}]", "'XX' is no country's code"),
        ("regions: [{id: a, name: A, countries: [PK, PK]}]", "'PK' stands twice"),
        ("regions: [{id: a, countries: [PK]}]", "form that is expected"),
    ],
)
def test_a_region_file_with_a_slip_is_told_with_its_place(tmp_path, text, words):
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexcheckError, match=words) as fault:
        find_region(str(path))
    assert fault.value.code is ExitCode.DATA and fault.value.line == 1


def test_a_region_of_ones_own(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text("regions:\n  - {id: two, name: Two, countries: [NP, BD]}\n", encoding="utf-8")
    assert [member.key for member in gather([], [find_region(str(path))])] == ["NP", "BD"]
    path.write_text("regions:\n  - {id: a, name: A, countries: [NP]}\n  - {id: b, name: B, countries: [BD]}\n", encoding="utf-8")
    with pytest.raises(LexcheckError, match="holds 2 regions"):
        find_region(str(path))


FRAMEWORK = """\
country: {code}
name: {name}
laws: [{{id: a, file: act.txt, title: Act, kinds: [tip-act], language: en, status: in-force, text: official}}]
"""


def framework(folder, stem, code, name):
    (folder / "act.txt").write_text("1. Trafficking in persons is an offence.", encoding="utf-8")
    path = folder / f"{stem}.yaml"
    path.write_text(FRAMEWORK.format(code=code, name=name), encoding="utf-8")
    return str(path)


def test_members_stand_once_in_order_and_files_take_the_place_of_what_ships(tmp_path):
    egypt = framework(tmp_path, "mine", "EG", "Egypt of 2010")
    members = gather(["pk", "PAK", egypt], [find_region("arab states")])
    assert [member.key for member in members] == ["DZ", "EG", "IQ", "JO", "LB", "LY", "MA", "SD", "TN", "YE", "PK"]
    by_key = {member.key: member for member in members}
    assert by_key["EG"].name == "Egypt of 2010" and by_key["EG"].country.own["ar"] == "مصر"
    assert by_key["JO"].framework is None and by_key["MA"].framework is not None


def test_two_frameworks_of_a_country_have_columns_of_their_own(tmp_path):
    names = [framework(tmp_path, stem, "XA", stem) for stem in ("before", "after")]
    assert [member.key for member in gather(names)] == ["XA-before", "XA-after"]


@pytest.mark.parametrize("names", [[], ["Atlantis"], ["missing.yaml"]])
def test_who_is_not_known_is_told(names):
    with pytest.raises(LexcheckError) as fault:
        gather(names)
    assert fault.value.code is ExitCode.USAGE and fault.value.mend
