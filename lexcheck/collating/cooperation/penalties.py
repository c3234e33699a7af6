"""The penalty for a kind of conduct, read from the annotated laws of one State."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lexcheck.annotating.annotated import AnnotatedLaw, Mention, Penalty, Unit
from lexcheck.annotating.evaluate import Scope, evaluate
from lexcheck.assessing.quotes import quotes
from lexcheck.collating.cooperation.answers import Read
from lexcheck.collating.cooperation.data import PenaltyPlace
from lexcheck.collating.reaching import offences_of
from lexcheck.model import Evidence


def of_topic(place: PenaltyPlace, laws: Sequence[AnnotatedLaw], relied: Iterable[Evidence]) -> tuple[Read | None, Read | None]:
    """The penalty of the plain offence and the highest of all that its sections name, None where there is none. `relied`: the quotes by
    which it was found to be an offence; sections that hold one of them come first."""
    spots = [(quote.law, quote.start) for quote in relied]
    sections = [(law, unit) for law in laws for unit in law.units if place.topic in unit.offences]
    sections.sort(key=lambda row: (bool(row[1].offences & {*place.after}), not _holds(row[0], row[1], spots)))
    every = [read for law, unit in sections for read in _reads(law, _custodial(law, unit))]
    # what is meant first, wherever it stands; else section by section, the plain form before any other
    for apart in (place.apart, ()) if place.only else ():
        read = next((found for law, unit in sections if (found := _first(law, unit, place.only, apart))), None)
        if read:
            return read, _highest(every, read)
    for law, unit in sections:
        read = _first(law, unit, (), (*place.only, *place.apart)) or _first(law, unit)
        if read:
            return read, _highest(every, read)
    pointing = _pointing(place, sections)
    return (pointing[0], _highest(pointing, pointing[0])) if pointing else (None, None)


def _pointing(place: PenaltyPlace, sections: Sequence[tuple[AnnotatedLaw, Unit]]) -> list[Read]:
    """The penalties that another section lays down for who contravenes one of these sections, named by its number."""
    out = []
    for law in dict.fromkeys(law.law.key for law, _ in sections):
        own = [(held, unit) for held, unit in sections if held.law.key == law]
        made = {i for _, unit in own for i in unit.provisions}
        whole = own[0][0]
        for unit in whole.units:
            if made & {*unit.references} and not made & {*unit.provisions}:
                named = {m.sentence for m in whole.mentions.get(f"ref:{place.topic}", ()) if not m.heading}
                meant = [p for p in _custodial(whole, unit) if _firm(p) and _meant(whole, p, (), place.apart)]
                out += _reads(whole, [p for p in meant if {p.sentence, whole.leads.get(p.sentence)} & named])
    return out


def _first(law: AnnotatedLaw, unit: Unit, only: Sequence[str] = (), apart: Sequence[str] = ()) -> Read | None:
    """The first penalty of a section that is meant, one with a figure before one without."""
    reads = _reads(law, [p for p in _custodial(law, unit) if _meant(law, p, only, apart)])
    return next((read for read in reads if read.gravest is not None), reads[0] if reads else None)


def beside(laws: Sequence[AnnotatedLaw], relied: Sequence[Evidence], apart: Sequence[str] = (), topic: str = "") -> Read | None:
    """The penalty that stands in a sentence relied on, or else in its provision, or else in its section where that makes an offence of
    `topic`; None where there is none."""
    known = {law.law.key: law for law in laws}
    near: list[Read] = []
    for quote in relied:
        law = known.get(quote.law)
        if law is None:
            continue
        sentences = {n for n, (start, end) in enumerate(law.sentences) if start < quote.end and quote.start < end}
        inside = [p for p in law.penalties if _firm(p) and _meant(law, p, (), apart)]
        held = {p.index for p in law.law.provisions if p.start <= quote.start < p.end or p.id == quote.id}
        same = [p for p in inside if p.sentence in sentences and any(law.related(p.provision, at) for at in held)]
        if same:
            return _reads(law, same)[0]
        sections = [u for u in law.units if topic in u.offences and _holds(law, u, [(quote.law, quote.start)])]
        near += _reads(law, [p for p in inside if p.provision in held])[:1]
        near += [read for unit in sections if (read := _first(law, unit))]
    return near[0] if near else None


def punished_alike(
    place: PenaltyPlace, topic: str, laws: Sequence[AnnotatedLaw], relied: Iterable[Evidence], principal: Read | None
) -> Read | None:
    """The principal's penalty where a law that makes the principal offence says that it holds here too; None where none says so."""
    if principal is None:
        return None
    spots = [(quote.law, quote.start) for quote in relied]
    makers = [each for each in laws if topic in offences_of(each)]
    for law, unit in ((each, unit) for each in makers for unit in each.units):
        scope = Scope(law, frozenset(unit.provisions), aside=law.apart.get(topic, frozenset()))
        hits = evaluate(place.alike_when, scope) if place.alike_when else []
        if not hits and place.beside_when and _holds(law, unit, spots) and not any(map(_firm, _custodial(law, unit))):
            hits = evaluate(place.beside_when, scope)
        if hits:
            said = quotes(hits[:1], law)[:1]
            return replace(principal, evidence=(*said, *principal.evidence), alike=True)
    return None


def _holds(law: AnnotatedLaw, unit: Unit, spots: Sequence[tuple[str, int]]) -> bool:
    inside = [law.law.provisions[i] for i in unit.provisions]
    return any(key == law.law.key and any(p.start <= at < p.end for p in inside) for key, at in spots)


def _custodial(law: AnnotatedLaw, unit: Unit) -> list[Penalty]:
    return [p for p in law.penalties_in(frozenset(unit.provisions)) if p.fine != "only"]


def _firm(penalty: Penalty) -> bool:
    return penalty.fine != "only" and (penalty.most is not None or penalty.least is not None or penalty.life or penalty.death)


def _meant(law: AnnotatedLaw, penalty: Penalty, only: Sequence[str], apart: Sequence[str]) -> bool:
    def named(concepts: Sequence[str]) -> bool:
        """In the sentence of the penalty, or in a list item that goes on with it. An act that inserts articles is one long sentence."""
        found = (m for name in concepts for m in law.mentions.get(name, ()) if not m.heading)
        near = (m for m in found if law.related(penalty.provision, m.provision))
        return any(penalty.sentence in (m.sentence, law.leads.get(m.sentence)) for m in near)

    return (not only or named(only)) and not named(apart)


def _reads(law: AnnotatedLaw, penalties: Sequence[Penalty]) -> list[Read]:
    """The penalties, with those of one sentence that are alternatives to each other (for life, or not less than five years) as one.

    Two maxima in a sentence are two penalties: the second may be that of a graver form.
    """
    out: list[Read] = []
    left = list(penalties)
    while left:
        same = [p for p in left if p.sentence == left[0].sentence and law.related(p.provision, left[0].provision)]
        tops = [at for at, p in enumerate(same) if p.most is not None]
        together = same[: tops[1]] if len(tops) > 1 else same
        left = [p for p in left if p not in together]
        least = [p.least for p in together if p.least is not None]
        most = [p.most for p in together if p.most is not None]
        mentions = tuple(Mention("penalty", p.provision, p.start, p.end, p.sentence) for p in together)
        fines = [p.fine for p in together if p.fine != "none"]
        out.append(
            Read(
                min(least, default=None),
                max(most, default=None),
                any(p.life for p in together),
                any(p.death for p in together),
                fines[0] if fines else "none",
                quotes([mentions], law),
            )
        )
    return out


def _highest(every: Iterable[Read], base: Read) -> Read | None:
    """The gravest penalty, where it is more than the plain one."""
    top = max(every, key=lambda read: read.gravest or 0.0, default=None)
    return top if top is not None and (top.gravest or 0.0) > (base.gravest or 0.0) else None
