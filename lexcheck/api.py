"""The public API on one screen; the commands use nothing else to read and judge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Assessment, Framework, Instrument, Law

if TYPE_CHECKING:
    from lexcheck.collating.cooperation import Cooperation
    from lexcheck.collating.matrix import Matrix
    from lexcheck.comparing.changes import Comparison

Progress = Callable[[str, int, int], None]


def read_law(path: str | Path, language: str | None = None, key: str | None = None) -> Law:
    """The law in a file of any format that `lexcheck.reading` knows, as a tree of provisions.

    `language` (`en`, `fr` ...) overrules what the text looks like; `key` names the law in findings, the file's name does where
    it is not given. Raises LexcheckError (INPUT) where the file cannot be read, (USAGE) for a language that no text can be told to be in.
    """
    from lexcheck.reading import read
    from lexcheck.segmenting import segment
    from lexcheck.segmenting.tongue import known_languages

    if language and language.replace("_", "-").split("-")[0].lower() not in known_languages():
        raise LexcheckError(
            f"'{language}' is no language that lexcheck knows",
            cause=f"it tells apart: {', '.join(known_languages())}",
            mend="give one of these codes, or leave --language out: the text tells its language",
            code=ExitCode.USAGE,
        )
    return segment(read(Path(path)), language=language, key=key)


def assess(
    laws: Iterable[Law] = (),
    against: Sequence[str] = tuple(Instrument),
    country: str = "",
    title: str = "",
    progress: Progress | None = None,
    excused: Mapping[str, str] | None = None,
    framework: Framework | str | None = None,
) -> Assessment:
    """Judge laws against instruments (`TIP`, `SOM`, `UNTOC`, in any case and order), each alone (`by_law`) and all together.

    `country` is an ISO 3166 code (`PK`), `title` heads the reports (the first law's title where it is not given), `progress` is
    called with a stage, what is done of it and its total. Raises LexcheckError (USAGE) for an unknown instrument, (DATA) for a
    faulty rule. `excused` says why a kind of requirement (`maritime`) does not concern the State. `framework`, loaded or by
    the name or file that `lexcheck.frameworks.load_framework` takes, tells the State's standing, and kind and status of the laws that
    bear its laws' ids as keys; where no laws are given its own are read.
    """
    from lexcheck.collating.framework import assess_framework
    from lexcheck.frameworks import load_framework, read_laws
    from lexcheck.protocols import load_catalogue

    known = load_framework(framework) if isinstance(framework, str) else framework
    chosen = tuple(laws) or (read_laws(known) if known else ())
    return assess_framework(
        chosen,
        load_catalogue(),
        against=instruments(against),
        title=title or (known.name if known else _title(chosen)),
        country=(country or (known.country if known else "")).upper(),
        progress=progress,
        excused=excused,
        framework=known,
    )


def collate(
    frameworks: Iterable[Framework | str],
    against: Sequence[str] = tuple(Instrument),
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> tuple[Assessment, ...]:
    """The assessment of each framework (loaded, or by name or file), in the order given: what matrices and comparisons of States stand
    on. An `executor` assesses several at a time. Raises LexcheckError as `assess` does, and (INPUT) where a law cannot be read."""
    if executor is None:
        return tuple(assess((), against, progress=progress, framework=each) for each in frameworks)
    chosen = tuple(frameworks)
    done: list[Assessment] = []
    for each in executor.map(_collated, chosen, [tuple(against)] * len(chosen)):
        done.append(each)
        if progress:
            progress("assessing", len(done), len(chosen))
    return tuple(done)


def _collated(framework: Framework | str, against: Sequence[str]) -> Assessment:
    return assess((), against, framework=framework)


def matrix(
    names: Sequence[str] = (),
    regions: Sequence[str] = (),
    against: Sequence[str] = tuple(Instrument),
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> Matrix:
    """The compliance matrix of countries (names, codes, framework files) and of regions (names, files): codes, the region's best text for
    each requirement, the distance of each country from it. Countries without a text stand in it as `not supplied`.

    Raises LexcheckError (USAGE) for a name that is not known, (INPUT) where no country has a text, and as `collate` does.
    """
    from lexcheck.collating.matrix import Column, arrange
    from lexcheck.collating.members import gather
    from lexcheck.frameworks.countries import find_region

    chosen = tuple(find_region(name) for name in regions)
    members = gather(names, chosen)
    given = [member.framework for member in members if member.framework]
    made = iter(collate(given, [each.value for each in instruments(against)], progress, executor))
    columns = tuple(Column(member, next(made) if member.framework else None) for member in members)
    return arrange(columns, chosen)


def cooperate(states: Sequence[str], progress: Progress | None = None) -> Cooperation:
    """What the laws of two or more States (names, codes, framework files) say of each kind of conduct, of extradition and legal
    assistance, and which difference may block a request; of a State without a framework that no text was supplied.

    Raises LexcheckError (USAGE) for an unknown name or fewer than two States, and as `assess` does.
    """
    from lexcheck.collating.cooperation import cooperation
    from lexcheck.collating.members import gather

    members = gather(states)
    if len(members) < 2:
        raise LexcheckError("there is only one State", mend="name at least two, such as pk and bd", code=ExitCode.USAGE)
    assessments = {each.key: assess((), progress=progress, framework=each.framework) for each in members if each.framework}
    return cooperation(members, assessments)


def compare(old: Law, new: Law, against: Sequence[str] = tuple(Instrument), *, text_only: bool = False) -> Comparison:
    """What became of every provision, which words changed, what that broke elsewhere, and its effect on every requirement.

    `text_only` leaves the effects out. Raises LexcheckError as `assess` does.
    """
    return compare_all((old, new), against, text_only=text_only)[0]


def compare_all(
    laws: Sequence[Law], against: Sequence[str] = tuple(Instrument), *, text_only: bool = False
) -> tuple[Comparison, ...]:
    """Each version with the next, the oldest first; every version is assessed once."""
    from lexcheck.comparing import compare_texts, with_effects

    found = tuple(compare_texts(old, new) for old, new in pairwise(laws))
    if text_only:
        return found
    judged = [assess([law], against) for law in laws]
    return tuple(with_effects(each, *pair) for each, pair in zip(found, pairwise(judged), strict=True))


def instruments(names: Iterable[str]) -> tuple[Instrument, ...]:
    """Instruments by name, each once, in catalogue order. Raises LexcheckError (USAGE) for an unknown name."""
    wanted = {name.strip().upper() for name in names} - {""}
    unknown = sorted(wanted - set(Instrument))
    if unknown or not wanted:
        raise LexcheckError(
            f"unknown instrument: {', '.join(unknown)}" if unknown else "no instrument is named",
            mend=f"choose from {', '.join(each.lower() for each in Instrument)}",
            code=ExitCode.USAGE,
        )
    return tuple(each for each in Instrument if each in wanted)


def _title(laws: tuple[Law, ...]) -> str:
    """The first law's title, with the number of the others."""
    if not laws:
        return ""
    first = laws[0].title or laws[0].key
    return first if len(laws) == 1 else f"{first} and {len(laws) - 1} more"
