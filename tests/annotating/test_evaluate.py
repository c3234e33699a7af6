"""Conditions over laws made from a few lines."""

from __future__ import annotations

from lexcheck.annotating.annotated import AnnotatedLaw
from lexcheck.annotating.evaluate import MOST_HITS, Scope, evaluate
from lexcheck.annotating.expressions import parse

from .conftest import Make


def test_a_common_word_does_not_hide_what_stands_beside_it_late_in_a_law(make: Make) -> None:
    many = "\n".join(f"{n}. The victim shall be told of section {n}." for n in range(1, MOST_HITS + 20))
    law = make(
        f"{many}\n{MOST_HITS + 20}. The hearing of the victim shall be held in camera.\n", title="Trafficking in Persons Act"
    )
    scope = Scope(law, frozenset(i for unit in law.units for i in unit.provisions))
    assert evaluate(parse("victims/closed-hearing ~ victims/victim"), scope)
    assert not evaluate(parse("victims/closed-hearing !~ victims/victim"), scope)
    assert len(evaluate(parse("victims/victim"), scope)) == MOST_HITS


def hits(law: AnnotatedLaw, condition: str) -> int:
    return len(evaluate(parse(condition), Scope(law, frozenset(i for unit in law.units for i in unit.provisions))))


def test_what_is_part_of_other_words_can_be_left_out(make: Make) -> None:
    only_like = make('1. "Exploitation" includes practices similar to slavery.', title="Trafficking in Persons Act")
    both = make('1. "Exploitation" includes slavery and practices similar to slavery.', title="Trafficking in Persons Act")
    assert hits(only_like, "exploit/slavery")
    assert not hits(only_like, "exploit/slavery !in exploit/like-slavery")
    assert hits(both, "exploit/slavery !in exploit/like-slavery")


def test_what_stands_in_another_item_of_a_list_is_not_beside_a_hit(make: Make) -> None:
    law = make(
        """4. A person who, in order to obtain a material benefit—
(a) procures the illegal entry of another person; or
(b) produces a fraudulent passport,
commits an offence.
""",
        title="Smuggling of Migrants Act",
    )
    gain = "smuggling/benefit-aim ~ smuggling/unlawful-entry"
    assert hits(law, f"({gain}) !~ smdoc/produce")
    assert not hits(law, f"({gain}) !~ role/offence")  # the closing words belong to every item


def test_sentences_set_aside_are_not_seen(make: Make) -> None:
    law = make(
        "1. A smuggled migrant shall be given shelter. A victim shall be given shelter.", title="Trafficking in Persons Act"
    )
    everything = frozenset(i for unit in law.units for i in unit.provisions)
    first = min(m.sentence for m in law.mentions["persons/smuggled"])
    seen = evaluate(parse("victims/housing"), Scope(law, everything))
    left = evaluate(parse("victims/housing"), Scope(law, everything, aside=frozenset({first})))
    assert len(left) < len(seen)
