"""Countries and regions by name: national_laws/countries.yaml and national_laws/regions.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from lexcheck import yamlfile
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.resources import data_dir


@dataclass(frozen=True, slots=True)
class Country:
    """A State. `code` is its ISO 3166-1 code of two letters, `alpha3` that of three; `own` its names by language (`ar`), the one that
    reports show first."""

    code: str
    name: str
    alpha3: str = ""
    also_called: tuple[str, ...] = ()
    own: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Region:
    """A named group of countries (codes of two letters), with where the group comes from."""

    id: str
    name: str
    countries: tuple[str, ...]
    also_called: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    alpha3: str
    also_called: tuple[str, ...] = ()
    own: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Countries:
    countries: dict[str, _Entry]


@dataclass(frozen=True, slots=True)
class _Regions:
    regions: tuple[Region, ...]


@cache
def countries() -> dict[str, Country]:
    """All countries that are known by name, by their codes. Raises LexcheckError (DATA) where the table is wrong."""
    table = yamlfile.load(data_dir("national_laws") / "countries.yaml", _Countries)
    return {code: Country(code, each.name, each.alpha3, each.also_called, each.own) for code, each in table.countries.items()}


def find_country(given: str) -> Country:
    """The country of a code (`PK`, `PAK`) or name in any case. Raises LexcheckError (USAGE) with the nearest names where there is none."""
    called = {name.casefold(): each for each in countries().values() for name in _country_names(each)}
    found = called.get(given.strip().casefold())
    if found is not None:
        return found
    near = list(dict.fromkeys(called[key].name for key in get_close_matches(given.strip().casefold(), called, n=3)))
    raise LexcheckError(
        f"there is no country '{given}'",
        cause="it is neither a country's name or code nor a framework file (.yaml) that exists",
        mend=_question(near) + "give the name in English, or the code of two or three letters",
        code=ExitCode.USAGE,
    )


def find_region(given: str) -> Region:
    """The region of an id or name in any case, or of a YAML file that holds one region.

    Raises LexcheckError (USAGE) with the known regions where there is none, (DATA) where the file or a country in it is wrong.
    """
    path = Path(given)
    own = path.suffix.lower() in (".yaml", ".yml") and path.is_file()
    known = read_regions(path) if own else shipped_regions()
    if own and len(known) == 1:
        return known[0]
    called = {name.casefold(): each for each in known for name in (each.id, each.name, *each.also_called)}
    found = called.get(given.strip().casefold())
    if found is None:
        near = list(dict.fromkeys(called[key].name for key in get_close_matches(given.strip().casefold(), called, n=2)))
        raise LexcheckError(
            f"{given} holds {len(known)} regions" if own else f"there is no region '{given}'",
            cause="a file that is given as a region has to hold just one" if own else "",
            mend=f"{_question(near)}known: {'; '.join(f'{each.id} ({each.name})' for each in known)}",
            code=ExitCode.USAGE,
        )
    return found


def shipped_regions() -> tuple[Region, ...]:
    """The regions of national_laws/regions.yaml."""
    return read_regions(data_dir("national_laws") / "regions.yaml")


def read_regions(path: Path) -> tuple[Region, ...]:
    """The regions of a file, in its order. Raises LexcheckError (DATA) for a wrong form, or a country that is not known."""
    data, node = yamlfile.compose(path)
    found = yamlfile.typed(path, data, node, _Regions, mend="compare it with national_laws/regions.yaml").regions
    for at, region in enumerate(found):
        for place, code in enumerate(region.countries):
            if code not in countries() or code in region.countries[:place]:
                twice = code in countries()
                raise yamlfile.fault_at(
                    path,
                    node,
                    ["regions", at, "countries", place],
                    f"'{code}' stands twice" if twice else f"'{code}' is no country's code",
                    mend="remove one"
                    if twice
                    else "give the ISO 3166-1 code of two letters in capitals, as countries.yaml has it",
                )
    return found


def _country_names(country: Country) -> Iterable[str]:
    return filter(None, (country.code, country.alpha3, country.name, *country.also_called, *country.own.values()))


def _question(near: list[str]) -> str:
    return f"did you mean {' or '.join(near)}? " if near else ""
