"""Cooperation between made-up States: what is an offence in each, with which elements and penalties, and what may block a request."""

from __future__ import annotations

from pathlib import Path

import pytest

from lexcheck import api
from lexcheck.collating.cooperation import Answer, Block, ConductRow, Cooperation, Gravity, Offence, Presence, load_plan
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.frameworks import kinds_of_law
from lexcheck.resources import data_dir

WIDE = """\
Trafficking in Persons Act

2. In this Act "exploitation" includes sexual exploitation, forced labour, slavery or similar practices, servitude and the removal of
organs.

3. Whoever recruits, transports, transfers, harbours or receives another person by force or threats, other coercion, abduction, fraud, abuse
of power or of a position of vulnerability, or by payment to a person in control, for the purpose of exploitation, commits trafficking in
persons and is liable to imprisonment of five to ten years and a fine.

4. Whoever recruits, moves, transfers, harbours or receives a child for the purpose of exploitation commits trafficking in persons,
even if none of the means in section 3 was used, and is liable to imprisonment of ten to twenty years. A child is a person under eighteen.

5. Whoever attempts to commit an offence under this Act is punished with the same penalty as for the completed offence.

6. An offence under this Act is an extraditable offence.
"""
NARROW = """\
Trafficking in Persons Act

2. In this Act "exploitation" includes sexual exploitation, forced labour, slavery or similar practices and servitude.

3. Whoever recruits, transports, transfers, harbours or receives another person by force, threats, abduction or fraud, for the purpose of
exploitation, commits trafficking in persons and is liable to imprisonment of one to three years.

7. A citizen shall not be extradited. Extradition is granted only where the act is an offence under the laws of both States, on the footing
of reciprocity.
"""
SMUGGLING = """\
Migrant Smuggling Act

3. Whoever, {aim}procures the unlawful entry of a person into the Republic or another State of which that person is neither a national nor a
permanent resident commits the smuggling of migrants and is liable to imprisonment for {years} years.
"""


def framework(folder: Path, code: str, name: str, laws: dict[str, str], more: str = "") -> str:
    entries = ""
    for key, text in laws.items():
        (folder / f"{code}-{key}.txt").write_text(text, encoding="utf-8")
        title = text.splitlines()[0]
        entries += (
            f"  - {{id: {code}-{key}, file: {code}-{key}.txt, title: {title}, kinds: [{key}], language: en, "
            "status: in-force, text: official}\n"
        )
    path = folder / f"{code}.yaml"
    path.write_text(f"country: {code.upper()}\nname: {name}\n{more}laws:\n{entries}", encoding="utf-8")
    return str(path)


PARTIES = "parties: [{instrument: TIP, status: party}, {instrument: SOM, status: %s}, {instrument: UNTOC, status: party}]\n"


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Cooperation:
    folder = tmp_path_factory.mktemp("states")
    gain = SMUGGLING.format(aim="in order to obtain a financial or other material benefit, ", years="ten")
    plain = SMUGGLING.format(aim="", years="two")
    one = framework(folder, "xa", "Examplia", {"tip-act": WIDE, "som-act": gain}, PARTIES % "party")
    other = framework(folder, "xb", "Sampleland", {"tip-act": NARROW, "som-act": plain}, PARTIES % "not-party")
    return api.cooperate([one, other, "MLI"])


def row(check: Cooperation, conduct: str) -> ConductRow:
    return next(each for each in check.conducts if each.conduct.id == conduct)


def said(check: Cooperation, conduct: str) -> dict[str, Answer]:
    return {check.name(answer.state): answer for answer in row(check, conduct).answers}


def blocks(check: Cooperation, conduct: str, kind: str) -> list[Block]:
    return [block for block in row(check, conduct).blocks if block.kind == kind]


def test_a_state_without_text_is_told_and_never_guessed(check: Cooperation) -> None:
    assert [block.requested for block in check.silent] == [("ML",)]
    assert check.silent[0].says.startswith("No text supplied for Mali:")
    for each in check.conducts:
        mali = each.answers[-1]
        assert (mali.offence, mali.gravity, mali.penalty, mali.evidence) == (Offence.NO_TEXT, Gravity.NONE, None, ())
        assert all("ML" not in (*block.requested, *block.requesting) for block in each.blocks)
    for ground in check.grounds:
        assert ground.answers[-1].presence is Presence.UNKNOWN
    assert all(standing.parties[-1] == ("ML", None) and standing.between is not True for standing in check.standing)


def test_elements_that_one_state_lacks_may_fail_a_request_to_it(check: Cooperation) -> None:
    assert row(check, "trafficking-adults").same is False
    told = blocks(check, "trafficking-adults", "narrower")
    means = next(block for block in told if "Means" in block.says)
    assert means.requested == ("XB",)
    assert means.requesting == ("XA",)
    assert "“Taking advantage of weakness or need”" in means.says
    assert "“Violence or its threat”" not in means.says  # both have it
    assert any("position of vulnerability" in quote.quote for quote in means.evidence)
    organs = next(block for block in told if "Purposes" in block.says)
    assert "“Organ removal”" in organs.says


def test_an_element_that_one_state_demands_limits_it(check: Cooperation) -> None:
    limited = blocks(check, "smuggling", "limited")
    assert [(block.requested, block.requesting) for block in limited] == [(("XA",), ("XB",))]
    assert "Benefit" in limited[0].says


def test_penalties_against_the_threshold(check: Cooperation) -> None:
    adults, children = said(check, "trafficking-adults"), said(check, "trafficking-children")
    read = adults["Examplia"].penalty
    assert read is not None
    assert (read.least, read.most, read.fine, adults["Examplia"].gravity) == (5, 10, "and", Gravity.REACHED)
    assert adults["Sampleland"].gravity is Gravity.BELOW
    young = children["Examplia"].penalty
    assert young is not None
    assert (young.least, young.most) == (10, 20)


def test_a_low_penalty_counts_more_where_the_protocol_does_not_bind_all(check: Cooperation) -> None:
    # Mali's standing is not known: only between States that are bound does the Protocol make the threshold matter less
    assert [block.requested for block in blocks(check, "trafficking-adults", "below-unbound")] == [("XB",)]
    assert [block.weight for block in blocks(check, "smuggling", "below-unbound")] == ["blocks"]


def test_between_parties_the_threshold_is_looked_up(tmp_path: Path) -> None:
    one = framework(tmp_path, "xa", "Examplia", {"tip-act": WIDE}, PARTIES % "party")
    other = framework(tmp_path, "xb", "Sampleland", {"tip-act": NARROW}, PARTIES % "party")
    both = api.cooperate([one, other])
    assert [standing.between for standing in both.standing] == [True, True, True]
    assert [block.weight for block in blocks(both, "trafficking-adults", "below-bound")] == ["look"]


def test_an_attempt_is_punished_as_the_offence_where_the_law_says_so(check: Cooperation) -> None:
    attempt = said(check, "attempt-trafficking")["Examplia"]
    assert attempt.penalty is not None
    assert (attempt.penalty.alike, attempt.penalty.most, attempt.gravity) == (True, 10, Gravity.REACHED)
    assert any("same penalty" in quote.quote for quote in attempt.penalty.evidence)


def test_what_is_no_offence_in_one_state_may_block(check: Cooperation) -> None:
    assert said(check, "attempt-trafficking")["Sampleland"].offence is Offence.NOT_FOUND
    told = blocks(check, "attempt-trafficking", "not-found")
    assert [(block.weight, block.requested, block.requesting) for block in told] == [("may", ("XB",), ("XA",))]


def test_what_no_law_of_the_usual_kinds_punishes_blocks(tmp_path: Path) -> None:
    one = framework(tmp_path, "xa", "Examplia", {"tip-act": WIDE})
    whole = f"without: [{', '.join(kind for kind in kinds_of_law() if kind != 'tip-act')}]\n"
    other = framework(tmp_path, "xb", "Sampleland", {"tip-act": NARROW}, whole)
    told = blocks(api.cooperate([one, other]), "attempt-trafficking", "no-offence")
    assert [(block.weight, block.requested, block.requesting) for block in told] == [("blocks", ("XB",), ("XA",))]


def test_what_is_no_offence_anywhere_blocks_nothing(check: Cooperation) -> None:
    assert {answer.offence for answer in row(check, "laundering").answers} == {Offence.NOT_FOUND, Offence.NO_TEXT}
    assert blocks(check, "laundering", "no-offence") == blocks(check, "laundering", "not-found") == []


def test_grounds_of_extradition_and_assistance(check: Cooperation) -> None:
    found = {each.ground.id: {a.state: a for a in each.answers} for each in check.grounds}
    assert found["extraditable"]["XA"].presence is Presence.PRESENT
    assert found["extraditable"]["XA"].evidence
    for name in ("nationals-kept", "dual-criminality", "reciprocity"):
        assert found[name]["XB"].presence is Presence.PRESENT, name
        assert found[name]["XA"].presence is Presence.ABSENT, name
    told = {block.kind: block for each in check.grounds for block in each.blocks if block.requested == ("XB",)}
    assert "does not extradite its own nationals" in told["nationals-kept"].says
    assert told["nationals-kept"].weight == "may"
    assert told["assistance"].weight == "look"  # no law on legal assistance was supplied


def test_what_a_framework_states_of_nationals_counts(tmp_path: Path) -> None:
    one = framework(tmp_path, "xa", "Examplia", {"tip-act": WIDE}, "extradites_nationals: false\n")
    other = framework(tmp_path, "xb", "Sampleland", {"tip-act": WIDE}, "extradites_nationals: true\n")
    kept = next(each for each in api.cooperate([one, other]).grounds if each.ground.id == "nationals-kept")
    assert [a.presence for a in kept.answers] == [Presence.PRESENT, Presence.ABSENT]
    assert [block.requested for block in kept.blocks] == [("XA",)]


def test_every_quote_is_the_laws_own(check: Cooperation) -> None:
    texts = {law.key: law.text for each in check.assessments.values() for law in each.laws}
    quotes = [
        q for each in check.conducts for a in each.answers for q in (*a.evidence, *(a.penalty.evidence if a.penalty else ()))
    ]
    quotes += [q for each in (*check.conducts, *check.grounds) for block in each.blocks for q in block.evidence]
    quotes += [q for each in check.grounds for a in each.answers for q in a.evidence]
    assert len(quotes) > 20
    assert all(texts[q.law][q.start : q.end] == q.quote for q in quotes)


def test_a_penalty_without_figures_is_not_read(tmp_path: Path) -> None:
    silent = WIDE.replace("imprisonment of five to ten years and a fine", "imprisonment as the Penal Code provides")
    silent = silent.replace("imprisonment of ten to twenty years", "imprisonment as the Penal Code provides")
    one = framework(tmp_path, "xa", "Examplia", {"tip-act": silent})
    other = framework(tmp_path, "xb", "Sampleland", {"tip-act": WIDE})
    both = api.cooperate([one, other])
    assert said(both, "trafficking-adults")["Examplia"].gravity is Gravity.UNREAD
    assert [block.requested for block in blocks(both, "trafficking-adults", "unread")] == [("XA",)]


def test_a_penalty_that_another_section_lays_down_is_found(tmp_path: Path) -> None:
    apart = WIDE.replace("is liable to imprisonment of five to ten years and a fine", "is guilty of an offence")
    apart = apart.replace("is liable to imprisonment of ten to twenty years", "is guilty of an offence")
    apart += "\n8. A person who contravenes section 3 is liable to imprisonment not exceeding twelve years.\n"
    apart += "\n9. A person who publishes the name of a victim of trafficking is liable to imprisonment of one year.\n"
    one = framework(tmp_path, "xa", "Examplia", {"tip-act": apart})
    other = framework(tmp_path, "xb", "Sampleland", {"tip-act": WIDE})
    read = said(api.cooperate([one, other]), "trafficking-adults")["Examplia"].penalty
    assert read is not None
    assert (read.most, [quote.provision for quote in read.evidence]) == (12, ["8"])


def test_one_state_or_an_unknown_one_is_refused() -> None:
    for states in (["pk"], ["pk", "Pakistan"], ["pk", "Atlantis"]):
        with pytest.raises(LexcheckError) as fault:
            api.cooperate(states)
        assert fault.value.code is ExitCode.USAGE


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("offence: [TIP-5.1-OFFENCE]", "offence: [TIP-9.9-NOTHING]", "TIP-9.9-NOTHING"),
        ("elements: [no-means]", "elements: [some-means]", "some-means"),
        ("topic: smuggling-stay", "topic: knitting", "knitting"),
        ("matters: present", "matters: sometimes", "form"),
        ("when: cooperation/own-nationals-kept", "when: cooperation/no-such", "cooperation/no-such"),
        ("{like: smuggling, alike:", "{like: laundering, alike:", "laundering"),
        ("No text supplied for {requested}", "No text supplied for {somebody}", "somebody"),
        ("id: central-authority", "id: assistance", "stands twice"),
        ("  unread:\n", "  unred:\n", "unread"),
    ],
)
def test_faulty_data_is_told_with_its_place(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = (data_dir("rules") / "cooperation.yaml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "cooperation.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexcheckError) as fault:
        load_plan(path)
    assert fault.value.code is ExitCode.DATA
    assert words in str(fault.value)
    assert fault.value.line is not None


def test_the_shipped_plan_names_every_kind_of_conduct() -> None:
    names = {conduct.id for conduct in load_plan().conducts}
    assert {"trafficking-adults", "trafficking-children", "smuggling", "documents", "enabling-stay", "laundering"} <= names
