"""Words that stand for a person named before."""

from __future__ import annotations

from .conftest import Make

ACT = """1. Return
The return of a victim of trafficking shall be orderly. Diplomatic missions shall verify whether the person concerned is a national.

2. Officers
The Minister shall appoint officers. The Minister may dismiss them.

3. Migrants
A smuggled migrant shall be told of this right. A victim who was told shall sign. A copy shall be given to such person.
"""


def test_the_person_concerned_is_the_one_named_before_in_the_section(make: Make) -> None:
    law = make(ACT, title="Trafficking in Persons and Smuggling of Migrants Act")

    def stands(concept: str) -> set[str]:
        return {law.law.text[m.start : m.end] for m in law.mentions[concept]} & {"person concerned", "them", "such person"}

    assert stands("victims/victim") == {"person concerned", "such person"}
    assert stands("persons/smuggled") == set()
