"""What a command is given: files, or a country's framework; read under keys of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lexcheck import api
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Framework, FrameworkLaw, Instrument, Law


@dataclass(frozen=True, slots=True)
class Given:
    """One text to read; `entry` is what a framework says of it."""

    path: Path
    entry: FrameworkLaw | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """All that is assessed together. `key` names the report's files, `notes` is what a framework says of them; `framework` is
    None where none, or more than one, was named."""

    texts: tuple[Given, ...]
    key: str = ""
    title: str = ""
    country: str = ""
    notes: tuple[str, ...] = ()
    framework: Framework | None = None


def choose(names: Sequence[str], against: Sequence[Instrument], bills: bool = False) -> Chosen:
    """The texts behind the names: a framework's, unless a file that is no YAML bears the same name. `bills`: those of bills too."""
    from lexcheck.frameworks import is_framework

    parts = [
        _framework(name, against, bills)
        if is_framework(name) and not _is_law(Path(name))
        else Chosen((Given(Path(name)),), Path(name).stem)
        for name in names
    ]
    first = parts[0]
    _once(names)
    if len(parts) == 1:
        return first
    texts = tuple(text for part in parts for text in part.texts)
    countries = {part.country for part in parts if part.country}
    frameworks = [part.framework for part in parts if part.framework]
    return Chosen(
        texts,
        f"{first.key}-and-{len(parts) - 1}-more",
        "",
        countries.pop() if len(countries) == 1 else "",
        tuple(note for part in parts for note in part.notes),
        frameworks[0] if len(frameworks) == 1 else None,
    )


def _once(names: Sequence[str]) -> None:
    """A text that is named twice would be judged as two laws."""
    places = [Path(name).resolve() for name in names]
    again = next((name for at, name in enumerate(names) if places[at] in places[:at]), None)
    if again is not None:
        raise LexcheckError(f"{again} is named twice", mend="name every text once", code=ExitCode.USAGE)


def _is_law(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() not in (".yaml", ".yml")


def _framework(name: str, against: Sequence[Instrument], bills: bool) -> Chosen:
    from lexcheck.collating.standing import notes
    from lexcheck.frameworks import assessed, left_out, load_framework

    framework = load_framework(name)
    entries = assessed(framework, bills)
    said = (
        *notes(framework, tuple(against)),
        *left_out(framework, bills),
        *(f"{entry.title}: {entry.note}" for entry in entries if entry.note),
    )
    texts = tuple(Given(entry.path, entry) for entry in entries)
    return Chosen(texts, framework.country.lower(), framework.name, framework.country, said, framework)


def _registered(name: str) -> str:
    """Where the name is a country's whose laws the registry names, how to get them."""
    from lexcheck.library.registry import registry

    try:
        country = registry(name)[0].country
    except LexcheckError:
        return ""
    listed = f"lexcheck registry {country.code.lower()} names its laws"
    return f"; no text of {country.name} ships: {listed}, lexcheck add takes a copy that you have"


def read_all(texts: Sequence[Given], language: str | None, tell: api.Progress) -> tuple[list[Law], list[LexcheckError]]:
    """All laws that can be read, each under a key of its own, and the faults of the others."""
    from lexcheck.frameworks import as_supplied, known_frameworks
    from lexcheck.reading.progress import telling  # only now: a report that is known already reads nothing

    laws: list[Law] = []
    faults: list[LexcheckError] = []
    for done, text in enumerate(texts):
        tell("reading", done, len(texts))
        try:
            with telling(tell):  # a scan takes long and tells its pages
                entry = text.entry
                law = api.read_law(text.path, language or (entry.language if entry else None), entry.id if entry else None)
        except LexcheckError as fault:
            if fault.code is ExitCode.USAGE:
                raise  # it is about what was asked for, not about this file
            if not text.path.exists() and not text.path.suffix:
                ship = ", ".join(known_frameworks()) + _registered(text.path.name)
                fault.mend = f"{fault.mend}, or one of the frameworks that ship: {ship}"
            faults.append(fault)
            continue
        key, taken = law.key, {each.key for each in laws}
        key = next(name for name in (key, *(f"{key}-{number}" for number in range(2, len(texts) + 2))) if name not in taken)
        laws.append(replace(as_supplied(law, entry) if entry else law, key=key))
    return laws, faults
