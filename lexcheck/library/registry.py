"""The principal laws of countries: national_laws/registry.yaml, with what the user's own registry.yaml adds or puts in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec
import yaml

from lexcheck import yamlfile
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.frameworks import kinds_of_law, known_frameworks, load_framework
from lexcheck.frameworks.countries import Country, countries, find_country
from lexcheck.model import FrameworkLaw
from lexcheck.resources import data_dir, own_dir

Status = Literal["in-force", "not-commenced", "bill", "superseded", "repealed", "unknown"]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One law. `address` is where its official text lies, empty where nobody knows; `checked`: somebody compared the entry with the
    gazette."""

    id: str
    title: str
    citation: str
    year: int
    languages: tuple[str, ...]
    kinds: tuple[str, ...]
    status: Status
    covers: str
    address: str = ""
    checked: bool = False
    note: str = ""


class _Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    laws: tuple[Entry, ...]
    publisher: str = ""
    site: str = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    countries: dict[str, _Place]


@dataclass(frozen=True, slots=True)
class Registered:
    """The laws of one country. `texts` has by the ids of its laws what lies in its framework, shipped or the user's own."""

    country: Country
    publisher: str
    site: str
    laws: tuple[Entry, ...]
    texts: dict[str, FrameworkLaw]

    def text(self, entry: Entry) -> str:
        """`restatement`, `official` ... where a text is there, else nothing."""
        held = self.texts.get(entry.id)
        return held.text.value if held else ""


def registry(country: str = "") -> tuple[Registered, ...]:
    """All countries in the order of the file, or one (name or code).

    Raises LexcheckError (DATA) where a file is wrong, (USAGE) for a country that is not known or has no entry.
    """
    places = _read(data_dir("national_laws") / "registry.yaml")
    own = own_dir() / "registry.yaml"
    if own.is_file():
        places = _joined(places, _read(own))
    if country:
        wanted = find_country(country)
        if wanted.code not in places:
            raise LexcheckError(
                f"the registry names no law of {wanted.name}",
                mend=f"it has {', '.join(countries()[code].name for code in places)}; any law can be taken in with lexcheck add",
                code=ExitCode.USAGE,
            )
        places = {wanted.code: places[wanted.code]}
    return tuple(
        Registered(countries()[code], each.publisher, each.site, each.laws, _texts(code)) for code, each in places.items()
    )


def entry_of(name: str) -> tuple[Registered, Entry]:
    """The entry with an id. Raises LexcheckError (USAGE) with the nearest ids where there is none."""
    every = {entry.id: (place, entry) for place in registry() for entry in place.laws}
    found = every.get(name.strip().casefold())
    if found is not None:
        return found
    near = get_close_matches(name.strip().casefold(), every, n=3)
    raise LexcheckError(
        f"the registry has no law '{name}'",
        mend=(f"did you mean {' or '.join(near)}? " if near else "") + "lexcheck registry lists them",
        code=ExitCode.USAGE,
    )


def _texts(code: str) -> dict[str, FrameworkLaw]:
    if code.lower() not in known_frameworks():
        return {}
    laws = load_framework(code).laws
    held = {law.id: law for law in laws}
    # an earlier version is a text too: it bears an id of its own
    older = {v.id: replace(law, id=v.id, file=v.file, status=v.status, text=v.text) for law in laws for v in law.versions}
    return {**older, **held}


def _joined(shipped: dict[str, _Place], own: dict[str, _Place]) -> dict[str, _Place]:
    out = dict(shipped)
    for code, each in own.items():
        known = out.get(code, _Place(()))
        mine = {entry.id: entry for entry in each.laws}
        there = {entry.id for entry in known.laws}
        laws = (*(mine.get(e.id, e) for e in known.laws), *(e for e in each.laws if e.id not in there))
        out[code] = _Place(laws, each.publisher or known.publisher, each.site or known.site)
    return out


def _read(path: Path) -> dict[str, _Place]:
    data, node = yamlfile.compose(path)
    places = yamlfile.typed(path, data, node, _File, mend="compare it with an entry of national_laws/registry.yaml").countries
    known, kinds, seen = countries(), set(kinds_of_law()), set[str]()
    for code, place in places.items():
        keys: list[str | int] = ["countries", code]
        _require(code in known, path, node, keys, f"'{code}' is no country's code")
        _require(not place.site or is_web(place.site), path, node, [*keys, "site"], "this is no address of the web")
        for at, entry in enumerate(place.laws):
            here = [*keys, "laws", at]
            _require(entry.id not in seen, path, node, [*here, "id"], f"'{entry.id}' stands twice")
            seen.add(entry.id)
            for kind in entry.kinds:
                _require(kind in kinds, path, node, [*here, "kinds"], f"'{kind}' is not a known kind of law")
            right = not entry.address or is_web(entry.address)
            _require(right, path, node, [*here, "address"], "this is no address of the web")
    return places


def is_web(address: str) -> bool:
    """Whether an address is one of the web (http or https, with a host, without name and password)."""
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None and parts.port != 0
    except ValueError:
        return False


def _require(holds: bool, path: Path, node: yaml.Node | None, keys: list[str | int], what: str) -> None:
    if not holds:
        raise yamlfile.fault_at(path, node, keys, what, mend="compare it with an entry of national_laws/registry.yaml")
