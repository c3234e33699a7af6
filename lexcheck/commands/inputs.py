"""What a command is given: files, or a country's framework; read under keys of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lexcheck import api
from lexcheck.errors import LexcheckError
from lexcheck.model import Instrument, Law, PartyStanding, Provision, TextKind
from lexcheck.reading.progress import telling


@dataclass(frozen=True, slots=True)
class Given:
    """One text to read: all but `path` is filled where a framework says it; `uncommenced` holds labels of provisions not in force yet."""

    path: Path
    id: str = ""
    title: str = ""
    language: str = ""
    restatement: bool | None = None
    uncommenced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """All that is assessed together. `key` names the report's files, `notes` is what a framework says of them, `excused` why a kind of
    requirement (`applies_if` in protocols/) does not concern the State."""

    texts: tuple[Given, ...]
    key: str = ""
    title: str = ""
    country: str = ""
    notes: tuple[str, ...] = ()
    excused: dict[str, str] = field(default_factory=dict)


def choose(names: Sequence[str], against: Sequence[Instrument]) -> Chosen:
    """The texts behind the names: a framework's, unless a file that is no YAML bears the same name."""
    from lexcheck.frameworks import is_framework

    parts = [
        _framework(name, against)
        if is_framework(name) and not _is_law(Path(name))
        else Chosen((Given(Path(name)),), Path(name).stem)
        for name in names
    ]
    first = parts[0]
    if len(parts) == 1:
        return first
    texts = tuple(text for part in parts for text in part.texts)
    countries = {part.country for part in parts if part.country}
    return Chosen(
        texts,
        f"{first.key}-and-{len(parts) - 1}-more",
        "",
        countries.pop() if len(countries) == 1 else "",
        tuple(note for part in parts for note in part.notes),
    )


def _is_law(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() not in (".yaml", ".yml")


def _framework(name: str, against: Sequence[Instrument]) -> Chosen:
    from lexcheck.frameworks import load_framework

    framework = load_framework(name)
    texts = tuple(
        Given(law.path, law.id, law.title, law.language, law.text is TextKind.RESTATEMENT, law.uncommenced)
        for law in framework.laws
    )
    standings = [framework.party(instrument) for instrument in against]
    notes = [
        f"{framework.name} is not a party to {party.instrument} as known on {party.as_of}. {party.note}".strip()
        for party in standings
        if party.status is PartyStanding.NOT_PARTY
    ]
    notes += [f"{law.title}: {law.note}" for law in framework.laws if law.note]
    excused = {}
    if framework.landlocked and not framework.flag_registry:
        excused["maritime"] = f"{framework.name} is landlocked and keeps no registry of ships"
    if framework.extradites_nationals:
        excused["nationals-not-extradited"] = f"{framework.name} extradites its nationals"
    return Chosen(texts, framework.country.lower(), framework.name, framework.country, tuple(notes), excused)


def read_all(texts: Sequence[Given], language: str | None, tell: api.Progress) -> tuple[list[Law], list[LexcheckError]]:
    """All laws that can be read, each under a key of its own, and the faults of the others."""
    from lexcheck.frameworks import known_frameworks

    laws: list[Law] = []
    faults: list[LexcheckError] = []
    for done, text in enumerate(texts):
        tell("reading", done, len(texts))
        try:
            with telling(tell):  # a scan takes long and tells its pages
                law = api.read_law(text.path, language or text.language or None, text.id or None)
        except LexcheckError as fault:
            if not text.path.exists() and not text.path.suffix:
                fault.mend = f"{fault.mend}, or one of the frameworks that ship: {', '.join(known_frameworks())}"
            faults.append(fault)
            continue
        key, taken = law.key, {each.key for each in laws}
        key = next(name for name in (key, *(f"{key}-{number}" for number in range(2, len(texts) + 2))) if name not in taken)
        laws.append(
            replace(
                law,
                key=key,
                title=text.title or law.title,
                restatement=law.restatement if text.restatement is None else text.restatement,
                provisions=_commenced(law, text.uncommenced),
            )
        )
    return laws, faults


def _commenced(law: Law, uncommenced: Sequence[str]) -> tuple[Provision, ...]:
    """A law's provisions, those below the labels (`12(3)`) of what is not in force yet marked so."""
    late = {i for p in law.provisions if p.label in uncommenced for i in range(p.index, p.stop)}
    return tuple(replace(p, status=p.status or "uncommenced") if p.index in late else p for p in law.provisions)
