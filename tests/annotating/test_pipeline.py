from tests.annotating.conftest import Make

ACT = """Trafficking in Persons Act

1. In this Act—
"child" means a person under the age of eighteen years;
"exploitation" means forced labour or the removal of organs;
"victim" means a person against whom an offence under this Act was committed.

2. (1) A person who recruits or harbours another person, by means of—
(a) abduction; or
(b) deception,
for the purpose of exploitation commits an offence and is liable to imprisonment for a term not exceeding fifteen years.
(2) A person who attempts to commit an offence under subsection (1) is liable to imprisonment for five years.

3. The court may order that a victim be heard by video link.

4. Section 2 of the Penal Code does not apply.
"""


def quoted(law, concept: str) -> list[str]:
    return [law.law.text[m.start : m.end] for m in law.mentions.get(concept, ())]


def test_inflection_case_and_articles_do_not_matter(make: Make) -> None:
    law = make(ACT)
    assert quoted(law, "act/recruit") == ["recruits"]
    assert quoted(law, "exploit/organs") == ["removal of organs"]


def test_offence_and_topic(make: Make) -> None:
    law = make(ACT, title="Trafficking in Persons Act")
    assert law.topics == {"trafficking"}
    offences = [law.law.provisions[u.root].label for u in law.units if "trafficking" in u.offences]
    assert offences == ["2"]


def test_offence_is_read_with_definitions_of_its_terms(make: Make) -> None:
    law = make(ACT)
    unit = next(u for u in law.units if u.offences)
    headings = {law.law.provisions[i].heading for i in unit.definitions}
    assert "exploitation" in headings
    assert "child" not in headings


def test_a_list_of_terms_and_their_meanings_defines_them(make: Make) -> None:
    law = make(
        """
        1. In this Law these expressions have the following sense:
        (1) Smuggling: the arranging of the illegal entry of a person for gain.
        (2) Child: a person who has not completed eighteen years.
        (3) Court: the criminal court of the capital.
        2. Whoever commits smuggling shall be punished with imprisonment for ten years.
        """,
        title="Law on the Smuggling of Migrants",
    )
    unit = next(u for u in law.units if law.law.provisions[u.root].number == "2")
    assert [law.law.provisions[i].label for i in unit.definitions] == ["1(1)"]


def test_paragraph_is_read_with_its_lead_in_not_its_neighbour(make: Make) -> None:
    law = make(ACT)
    force = law.mentions["means/abduction"][0]
    deception = law.mentions["means/deception"][0]
    act = law.mentions["act/recruit"][0]
    purpose = law.mentions["purpose/exploitation"][0]
    assert law.related(force.provision, act.provision)
    assert law.related(force.provision, purpose.provision)
    assert not law.related(force.provision, deception.provision)
    assert force.sentence == act.sentence == purpose.sentence


def test_references_to_offences(make: Make) -> None:
    law = make(ACT)
    assert "subsection (1)" in quoted(law, "ref:trafficking")
    assert "offence under this Act" in quoted(law, "ref:trafficking")
    # another law's section is no reference to ours
    assert not any(text.startswith("Section 2") for text in quoted(law, "ref:trafficking"))


def test_subsection_named_after_its_section(make: Make) -> None:
    law = make(ACT.replace("4. Section 2", "4. A person tried under subsection 2(1) may appeal. Section 2"))
    assert "subsection 2(1)" in quoted(law, "ref:trafficking")


def test_a_section_is_about_the_offence_that_it_names_by_number(make: Make) -> None:
    idle = "".join(f"\n{n}. The Minister shall keep a register.\n" for n in range(5, 15))
    body = ACT.partition("\n\n")[2].replace(
        "Section 2 of the Penal Code does not apply.", "Whoever tries to violate section 2 is fined."
    )
    law = make(body + idle)
    topics = {law.law.provisions[u.root].label: u.topics for u in law.units}
    assert topics["4"] == {"trafficking"}
    assert not topics["5"]


def test_ages_are_no_penalties_and_penalties_no_ages(make: Make) -> None:
    law = make(ACT)
    assert [m.value for m in law.mentions["age:under"]] == [18]
    assert [p.most for p in law.penalties] == [15, 5]


def test_ocr_slips_are_read_with_doubt(make: Make) -> None:
    law = make("1. A person who commits trafficklng in persons, or recruits for the purpose of expl0itation, commits an offence.")
    doubtful = {law.law.text[m.start : m.end] for rows in law.mentions.values() for m in rows if m.doubt}
    assert "trafficklng in persons" in doubtful
    assert "purpose of expl0itation" in doubtful
    assert all(not m.doubt for m in law.mentions["act/recruit"])


def test_repealed_provisions_and_headings_are_not_read_as_text(make: Make) -> None:
    law = make("""1. Recruiting persons
A person shall be kind.
""")
    assert all(m.heading for m in law.mentions.get("act/recruit", ()))


def test_offences_are_marked_where_they_stand(make: Make) -> None:
    law = make(ACT)
    assert [law.law.provisions[m.provision].path[0] for m in law.mentions["offence:trafficking"]] == ["2"]


def test_a_word_that_the_stemmer_takes_away_is_passed_over(make: Make) -> None:
    make("المادة الأولى: ه و ها ال ات\n", language="ar")


def test_a_wording_reaches_from_a_lead_in_into_each_paragraph_but_not_across_them(make: Make) -> None:
    law = make("""1. The Minister shall establish procedures for—
(a) the protection of informers of the police in every case in which they ask for it;
(b) the removal of an obstacle; and
(c) the care of organs of state.
""")
    # 'removal ... organ' would need (b) and (c) together
    assert not law.mentions.get("exploit/organs")
    law = make("""1. A person who recruits another for the purpose of—
(a) the making of carpets in a place that is far from where the family of that other person lives and works;
(b) the prostitution of that person,
commits an offence.
""")
    # the gap of a wording does not count the words of (a)
    assert law.mentions.get("purpose/forms")


def test_a_concept_made_by_a_condition(make: Make) -> None:
    law = make("1. Trafficking in persons is a crime.\n\n2. Trafficking in persons and smuggling of migrants are crimes.\n")
    assert [law.law.provisions[m.provision].label for m in law.mentions["trafficking/alone"]] == ["1"]
