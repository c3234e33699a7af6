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


MODIFYING = """LEY NÚM. 100

Artículo 1.- Introdúcense las siguientes modificaciones en el Código Penal:

"Artículo 411 quáter.- El que mediante engaño capte o traslade personas para imponerles trabajos forzados será
castigado con prisión de cinco a diez años.

Artículo 411 quinquies.- Los delitos de este párrafo se investigarán de oficio.

Artículo 411 sexies.- Derogado."

Artículo 2.- Agrégase en la Ley de Extranjería el siguiente artículo:

"Artículo 33 bis.- Quienes hubieren sufrido el delito previsto en el artículo 411 quáter del Código Penal podrán pedir la residencia."
"""


def test_what_points_at_an_offence_without_its_name_is_about_it(make: Make) -> None:
    law = make(MODIFYING, language="es")
    topics = {law.law.provisions[u.root].number: u.topics for u in law.units}
    assert all("trafficking" in topics[number] for number in ("411 quáter", "411 quinquies", "33 bis"))
