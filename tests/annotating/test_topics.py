from tests.annotating.conftest import Make

ACT = """Aliens (Entry and Stay) Act

1. (1) A carrier shall not land a passenger without a visa.
(2) A carrier that contravenes subsection (1) commits an offence and is liable to imprisonment for five years.

2. A person who facilitates the illegal entry of another person for gain commits an offence under this Act.

3. An offence under this Act is tried by the High Court.
"""


def test_a_topic_that_is_no_crime_makes_no_offence(make: Make) -> None:
    law = make(ACT, title="Aliens (Entry and Stay) Act")
    assert law.topics == {"immigration"}
    assert all("immigration" not in unit.offences for unit in law.units)


def test_it_leaves_the_offences_of_other_topics_as_they_are(make: Make) -> None:
    law = make(ACT, title="Aliens (Entry and Stay) Act")
    pointers = [law.law.provisions[m.provision].label for m in law.mentions["ref:smuggling"]]
    assert "3" in pointers
