"""Two coders' verdicts side by side: from a project, a reviewer in it, the machine, or a table that somebody filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Decision, Determination, Instrument, Requirement, Subject, Verdict
from lexcheck.reviewing import agreement
from lexcheck.reviewing.deciding import Entry, clean, decision_of, verdict_of
from lexcheck.reviewing.exchange import columns as names
from lexcheck.reviewing.exchange.sheets import Line, read_sheet

MACHINE = "machine"
BETWEEN = "#"  # stands between a file and the reviewer in it
_SQLITE = b"SQLite format 3\x00"

Unit = tuple[str, str]  # what it is about, and the requirement


@dataclass(frozen=True, slots=True)
class Coded:
    """One coder's verdict on one unit, with the reason and a quote as far as they are known."""

    verdict: Verdict
    reason: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Coding:
    """A coder's verdicts; `notes` says what could not be read as one."""

    name: str
    values: Mapping[Unit, Coded]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """Agreement on the units that both judged: `name` is an instrument or `all`; `ranked` of them have a place on the scale, on which
    `weighted` and `ordinal` rest. A figure is None where it is not defined."""

    name: str
    units: int
    equal: int
    percent: float | None
    kappa: float | None
    alpha: float | None
    ranked: int
    weighted: float | None
    ordinal: float | None


@dataclass(frozen=True, slots=True)
class Row:
    """One unit as both judged it; a side is None where that coder did not."""

    about: str
    requirement: Requirement
    one: Coded | None
    other: Coded | None

    @property
    def differs(self) -> bool:
        """Whether both judged it, and otherwise."""
        return self.one is not None and self.other is not None and self.one.verdict is not self.other.verdict


@dataclass(frozen=True, slots=True)
class Agreement:
    """Everything about two coders: rows in catalogue order, figures by instrument and then over all."""

    one: str
    other: str
    rows: tuple[Row, ...]
    figures: tuple[Figures, ...]
    notes: tuple[str, ...]


def coding(spec: str, project: str = "") -> Coding:
    """A coder by file (`second.xlsx`, `p.sqlite`, `p.sqlite#Anna`), database address, or name in `project`; `machine` is the machine there.

    Raises LexcheckError (INPUT, USAGE) where there is no such coder, or more than one.
    """
    source, who = spec, ""
    if BETWEEN in spec and not Path(spec).exists():
        source, who = spec.rsplit(BETWEEN, 1)
    path = Path(source)
    if "://" in source or path.is_file():
        if "://" in source or _is_database(path):
            return _of_project(source, who, spec)
        return _of_table(path, who)
    if project:
        return _of_project(project, spec, spec)
    raise LexcheckError(
        f"there is no file {source}",
        mend="name a project, a table (.xlsx, .csv), or with --project a reviewer in it, or `machine`",
        code=ExitCode.INPUT,
    )


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


def _of_project(project: str, who: str, spec: str) -> Coding:
    from lexcheck.reviewing.store import open_project

    with open_project(project) as opened:
        if who == MACHINE:
            return Coding(
                MACHINE, {(s.about, s.requirement): Coded(s.verdict, "", _quote(s)) for s in opened.subjects().values()}
            )
        history = [each for each in opened.determinations() if each.decision is not Decision.COMMENT]
    people = sorted({each.by for each in history})
    if not who and len(people) > 1:
        raise LexcheckError(
            f"{len(people)} people decided in {project}: {', '.join(people)}",
            mend=f"say which: {project}{BETWEEN}{people[0]}, or the name alone with --project",
            code=ExitCode.USAGE,
        )
    chosen = [each for each in history if not who or each.by == who]
    if not chosen:
        known = f"; those who did: {', '.join(people)}" if people else ""
        raise LexcheckError(
            f"nobody called {who or spec} decided in {project}{known}", mend="check the name", code=ExitCode.INPUT
        )
    called = _called([each.subject for each in chosen])
    return Coding(who or people[0], dict(_coded(each, called[each.subject.key]) for each in chosen))


def _called(subjects: Sequence[Subject]) -> dict[str, str]:
    """What each subject, by its key, is about; with its title where files of one name hold laws of several."""
    names: dict[str, set[str]] = {}
    for each in subjects:
        names.setdefault(each.about, set()).add(each.name)
    return {each.key: each.about if len(names[each.about]) == 1 else f"{each.about} ({each.name})" for each in subjects}


def _coded(each: Determination, about: str) -> tuple[Unit, Coded]:
    verdict = each.verdict or each.subject.verdict
    said = "; ".join(filter(None, (each.reason, each.comment)))
    return (about, each.subject.requirement), Coded(verdict, said, _quote(each.subject))


def _quote(subject: Subject) -> str:
    return " … ".join(f"{p.label}: {p.quote}" if p.label else p.quote for p in subject.passages)


def _of_table(path: Path, who: str) -> Coding:
    sheet = read_sheet(path, (names.REQUIREMENT, names.VERDICT))
    people = {clean(line.words[names.REVIEWER]) for line in sheet.lines if names.REVIEWER in line.words}
    if not who and len(people) > 1:
        raise LexcheckError(
            f"{len(people)} people stand in this table: {', '.join(sorted(people))}",
            mend=f"say which: {path}{BETWEEN}{min(people)}",
            file=path,
            code=ExitCode.USAGE,
        )
    values: dict[Unit, Coded] = {}
    notes = list(sheet.warnings)
    for line in sheet.lines:
        if who and clean(line.words.get(names.REVIEWER, "")) != who:
            continue
        verdict, fault = _judged(line)
        unit = line.words.get(names.ABOUT, ""), line.words.get(names.REQUIREMENT, "").upper()
        if verdict is None:
            notes += [f"{path.name}, row {line.number}: {fault}; it does not count"] if fault else []
            continue
        if unit in values and values[unit].verdict is not verdict:
            notes.append(f"{path.name}, row {line.number}: {unit[1]} was judged otherwise above; the first verdict counts")
            continue
        values[unit] = Coded(verdict, line.words.get(names.REASON, ""), line.words.get(names.QUOTES, ""))
    if not values:
        raise LexcheckError("this table holds no verdict", mend="fill in the column verdict, or decision", file=path)
    return Coding(who or next(iter(people), path.stem), values, tuple(notes))


def _judged(line: Line) -> tuple[Verdict | None, str]:
    """The verdict of a row, or why it has none; empty where nothing is written."""
    if line.faults:
        return None, line.faults[0][1]
    entry = Entry(line.words.get(names.DECISION, ""), line.words.get(names.VERDICT, ""))
    if clean(entry.verdict):
        verdict = verdict_of(entry.verdict)
        return verdict, "" if verdict else f"'{entry.verdict}' is no verdict"
    if not clean(entry.decision) or decision_of(entry.decision) is Decision.COMMENT:
        return None, ""
    machine = verdict_of(line.words.get(names.MACHINE, ""))
    if decision_of(entry.decision) is Decision.CONFIRM and machine:
        return machine, ""
    return None, f"'{entry.decision}' without a verdict"


def compare(one: Coding, other: Coding, catalogue: Sequence[Requirement]) -> Agreement:
    """Both side by side. Where each of them is about a single law or framework its name does not matter.

    Raises LexcheckError (INPUT) where they have no finding in common.
    """
    notes = [*one.notes, *other.notes]
    alone = all(len({about for about, _ in coder.values}) == 1 for coder in (one, other))
    first, second = (_units(coder, alone) for coder in (one, other))
    order = {requirement.id.upper(): at for at, requirement in enumerate(catalogue)}
    units = {**first, **second}
    unknown = sorted({name for _, name in units if name not in order})
    notes += [f"no such requirement: {name}; it does not count" for name in unknown]
    ordered = sorted((unit for unit in units if unit[1] in order), key=lambda unit: (unit[0], order[unit[1]]))
    rows = tuple(Row(unit[0], catalogue[order[unit[1]]], first.get(unit), second.get(unit)) for unit in ordered)
    if not any(row.one and row.other for row in rows):
        abouts = [sorted({about or "(no name)" for about, _ in coder.values}) for coder in (one, other)]
        raise LexcheckError(
            f"{one.name} and {other.name} judged no finding in common",
            cause=f"{one.name} judged {', '.join(abouts[0])}; {other.name} judged {', '.join(abouts[1])}",
            mend="give the laws the same names, in the column about",
        )
    instruments = [each for each in Instrument if any(row.requirement.instrument is each for row in rows)]
    figures = [figure(each.value, [row for row in rows if row.requirement.instrument is each]) for each in instruments]
    return Agreement(one.name, other.name, rows, (*figures, figure("all", rows)), tuple(notes))


def _units(coder: Coding, alone: bool) -> dict[Unit, Coded]:
    return {("" if alone else about, name.upper()): coded for (about, name), coded in coder.values.items()}


def figure(name: str, rows: Iterable[Row]) -> Figures:
    """All figures of some rows."""
    pairs = [(row.one.verdict, row.other.verdict) for row in rows if row.one and row.other]
    ranks = [
        (agreement.SCALE[one], agreement.SCALE[other])
        for one, other in pairs
        if one in agreement.SCALE and other in agreement.SCALE
    ]
    return Figures(
        name,
        len(pairs),
        sum(one is other for one, other in pairs),
        agreement.percent(pairs),
        agreement.kappa(pairs),
        agreement.alpha(pairs),
        len(ranks),
        agreement.linear_kappa(ranks, max(agreement.SCALE.values())),
        agreement.ordinal_alpha(ranks),
    )


def confusion(found: Agreement) -> dict[tuple[Verdict, Verdict], int]:
    """How often each pair of verdicts stands, most frequent first."""
    return dict(Counter((row.one.verdict, row.other.verdict) for row in found.rows if row.one and row.other).most_common())
