"""Laws on several crimes, and the general parts of codes: which words are about which crime."""

from __future__ import annotations

from lexcheck.annotating.annotated import AnnotatedLaw, Unit

from .conftest import Make

COMBINED = """PART 1 PRELIMINARY

1. In this Act, "child" means a person under eighteen years of age.

PART 2 TRAFFICKING IN PERSONS

2. A person who recruits another person by force for the purpose of exploitation commits an offence and is liable to imprisonment.

3. A person who attempts an offence under this Part commits an offence and is liable to the same penalty.

4. Shelter shall be given without delay.

PART 3 SMUGGLING OF MIGRANTS

20. A person who procures, for a material benefit, the illegal entry of another person commits an offence.

21. A smuggled migrant shall be treated humanely. Victims of trafficking in persons shall be told of their rights.

PART 4 GENERAL

30. A court shall order the confiscation of the proceeds of every offence under this Act.
"""

CODE = """GENERAL PART

1. Whoever attempts an offence shall be punished as if it had been completed.

SPECIAL PART

2. Whoever recruits or transports a person by force for the purpose of exploitation shall be punished by imprisonment for ten years.

3. Whoever drives a car carelessly commits an offence and shall be punished by a fine.
"""


def unit(law: AnnotatedLaw, number: str) -> Unit:
    return next(u for u in law.units if law.law.provisions[u.root].number == number)


def pointing(law: AnnotatedLaw, crime: str) -> set[str]:
    return {law.law.provisions[m.provision].number for m in law.mentions.get(f"ref:{crime}", ())}


def test_a_section_of_a_part_is_about_what_the_part_is_about(make: Make) -> None:
    law = make(COMBINED, title="Trafficking in Persons and Smuggling of Migrants Act")
    assert {"trafficking", "smuggling"} <= law.topics
    assert unit(law, "4").topics & {"trafficking", "smuggling"} == {"trafficking"}
    assert unit(law, "20").topics & {"trafficking", "smuggling"} == {"smuggling"}
    assert unit(law, "30").topics >= {"trafficking", "smuggling"}


def test_this_part_means_the_part(make: Make) -> None:
    law = make(COMBINED, title="Trafficking in Persons and Smuggling of Migrants Act")
    assert "3" in pointing(law, "trafficking")
    assert "3" not in pointing(law, "smuggling")
    assert "30" in pointing(law, "trafficking") & pointing(law, "smuggling")


def test_a_sentence_about_the_other_crime_is_apart(make: Make) -> None:
    law = make(COMBINED, title="Trafficking in Persons and Smuggling of Migrants Act")
    humane = next(m.sentence for m in law.mentions["persons/smuggled"] if law.law.provisions[m.provision].number == "21")
    told = next(m.sentence for m in law.mentions["topic/trafficking"] if law.law.provisions[m.provision].number == "21")
    assert told in law.apart["smuggling"]
    assert told not in law.apart["trafficking"]
    assert humane not in law.apart["smuggling"]


def test_the_general_part_of_a_code_reaches_its_offences(make: Make) -> None:
    code = make(CODE, title="Penal Code")
    assert "1" in pointing(code, "trafficking")
    assert "3" not in pointing(code, "trafficking")


def test_an_attempt_at_an_offence_means_the_offences_of_a_special_act(make: Make) -> None:
    assert "1" in pointing(make(CODE, title="Trafficking in Persons Act"), "trafficking")
    assert "1" not in pointing(make(CODE, title="Road Traffic Act"), "trafficking")


def test_an_offence_that_is_named_is_no_other(make: Make) -> None:
    act = make(CODE.replace("an offence shall", "an offence under section 3 shall"), title="Trafficking in Persons Act")
    assert "1" not in pointing(act, "trafficking")


def test_articles_that_a_clause_inserts_do_not_share_its_sentence(make: Make) -> None:
    law = make(
        """Article 1. The following articles are inserted in the Penal Code:

"Article 448-1. Trafficking in persons means recruiting a person by force for the purpose of exploitation.

Article 448-2. Whoever commits trafficking in persons shall be punished with imprisonment for ten years.

Article 448-3. The attempt is punished alike.

Article 448-4. The court shall order the closure of the premises."

Article 2. This Law enters into force on its publication.
""",
        title="Law on Combating Trafficking in Persons",
    )
    inserted = {p.index: p.number for p in law.law.provisions if p.quoted}
    sentences = {
        number: {m.sentence for rows in law.mentions.values() for m in rows if m.provision == index}
        for index, number in inserted.items()
    }
    assert {"448-1", "448-2"} <= set(sentences)
    assert not sentences["448-1"] & sentences["448-2"]
