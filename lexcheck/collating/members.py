"""Who stands in a matrix: countries by name, a region's, and frameworks that a user wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.frameworks import is_framework, known_frameworks, load_framework
from lexcheck.frameworks.countries import Country, Region, countries, find_country
from lexcheck.model import Framework


@dataclass(frozen=True, slots=True)
class Member:
    """A column of the matrix. `key` tells it from the others (the country's code, with the file's name where a country stands twice);
    `framework` is None where no text of the country is shipped or was given."""

    key: str
    country: Country
    framework: Framework | None

    @property
    def name(self) -> str:
        """The name in English: the framework's own, so that two frameworks of a country can bear different ones."""
        return self.framework.name if self.framework else self.country.name


def gather(names: Sequence[str], regions: Iterable[Region] = ()) -> tuple[Member, ...]:
    """The countries of the regions in their order, then those of `names` (name, code, framework file); each once.

    A framework file stands in the place of its country's shipped framework; a second file of the same country gets a column of its own.
    Raises LexcheckError (USAGE) for a name that is not known or where there is nobody, and as `load_framework` does.
    """
    by_name = [_named(name) for name in names]
    shipped = [_shipped(code) for region in regions for code in region.countries]
    own = {member.country.code for member, is_file in by_name if is_file}
    files = {code: [member for member, is_file in by_name if is_file and member.country.code == code] for code in own}
    order = dict.fromkeys([*(member.country.code for member in shipped), *(member.country.code for member, _ in by_name)])
    plain = {member.country.code: member for member in (*shipped, *(member for member, is_file in by_name if not is_file))}
    chosen = [member for code in order for member in (files.get(code) or [plain[code]])]
    if not chosen:
        raise LexcheckError(
            "no country is named",
            mend="name countries (pk bd), framework files, or a region with --region",
            code=ExitCode.USAGE,
        )
    return tuple(_told_apart(chosen))


def _named(name: str) -> tuple[Member, bool]:
    """A member, and whether a file of the user's makes it."""
    if not is_framework(name):
        country = find_country(name)
        return _shipped(country.code), False
    framework = load_framework(name)
    path = Path(name)
    is_file = path.suffix.lower() in (".yaml", ".yml")
    return Member(path.stem if is_file else framework.country, _country(framework), framework), is_file


def _shipped(code: str) -> Member:
    framework = load_framework(code) if code.lower() in known_frameworks() else None
    return Member(code, countries()[code], framework)


def _country(framework: Framework) -> Country:
    """The country of a framework; of a code that the table does not have (a made-up State), what the framework says."""
    code = framework.country.upper()
    return countries().get(code) or Country(code, framework.name, framework.alpha3, framework.also_called)


def _told_apart(members: Sequence[Member]) -> Iterable[Member]:
    codes = [member.country.code for member in members]
    taken: set[str] = set()
    for member in members:
        code = member.country.code
        key = code if codes.count(code) == 1 else f"{code}-{member.key}"
        unique = next(each for each in (key, *(f"{key}-{number}" for number in range(2, len(members) + 2))) if each not in taken)
        taken.add(unique)
        yield Member(unique, member.country, member.framework)
