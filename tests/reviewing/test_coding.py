"""Two coders, wherever their verdicts stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from lexcheck.errors import LexcheckError
from lexcheck.model import Verdict
from lexcheck.protocols import load_catalogue
from lexcheck.reviewing.coding import Agreement, coding, compare, confusion
from lexcheck.reviewing.keys import subjects
from lexcheck.reviewing.store import open_project
from tests.reporting import sample
from tests.reviewing.acts import decided

CATALOGUE = load_catalogue().requirements
IDS = [requirement.id for requirement in CATALOGUE if requirement.instrument == "TIP"][:4] + [
    requirement.id for requirement in CATALOGUE if requirement.instrument == "SOM"
][:2]
ONE = dict(zip(IDS, ["met", "met", "partial", "not_found", "met", "not_applicable"], strict=True))
OTHER = dict(zip(IDS, ["met", "Partly met", "Not found", "contradicted", "", "met"], strict=True))


def written(path: Path, verdicts: dict[str, str], about: str = "", extra: str = "") -> str:
    head = "requirement,verdict,reason,about"
    lines = [f"{name},{verdict},because {name},{about}" for name, verdict in verdicts.items()]
    path.write_text("\n".join([head, *lines, extra]) + "\n", encoding="utf-8")
    return str(path)


def compared(one: str, other: str, project: str = "") -> Agreement:
    return compare(coding(one, project), coding(other, project), CATALOGUE)


def test_two_tables(tmp_path: Path) -> None:
    found = compared(written(tmp_path / "one.csv", ONE, "a"), written(tmp_path / "other.csv", OTHER, "b", "TIP-0-NONE,met,x,b"))
    assert (found.one, found.other) == ("one", "other")
    assert [row.requirement.id for row in found.rows] == sorted(IDS, key=[each.id for each in CATALOGUE].index)
    assert {row.requirement.id for row in found.rows if row.differs} == {IDS[1], IDS[2], IDS[3], IDS[5]}
    figures = {each.name: each for each in found.figures}
    assert list(figures) == ["TIP", "SOM", "all"]
    assert (figures["TIP"].units, figures["TIP"].equal, figures["TIP"].percent) == (4, 1, 0.25)
    assert (figures["SOM"].units, figures["SOM"].ranked, figures["SOM"].kappa) == (1, 0, 0.0)
    assert figures["all"].units == 5
    assert figures["SOM"].weighted is None
    assert confusion(found)[Verdict.MET, Verdict.PARTIAL] == 1
    assert any("TIP-0-NONE" in note for note in found.notes)


def test_what_is_no_verdict_is_told_and_does_not_count(tmp_path: Path) -> None:
    other = written(tmp_path / "other.csv", {**ONE, IDS[0]: "maybe"}, extra=f"{IDS[1]},not_found,again,")
    found = compared(written(tmp_path / "one.csv", ONE), other)
    assert found.figures[-1].units == 5
    assert any("row 2: 'maybe' is no verdict" in note for note in found.notes)
    assert any("row 8" in note and "otherwise above" in note for note in found.notes)


def test_reviewers_in_projects_and_the_machine(tmp_path: Path) -> None:
    found = [subject for subject, _ in subjects(sample.assessment())]
    first, second = str(tmp_path / "one.sqlite"), str(tmp_path / "two.sqlite")
    with open_project(first, create=True) as project:
        project.keep(found)
        project.add(
            [decided(found[0], Verdict.MET, "Anna"), decided(found[0], Verdict.PARTIAL, "Anna"), decided(found[0], None, "Anna")]
        )
        project.add([decided(found[0], Verdict.MET, "Ben", reason="he thinks so"), decided(found[1], Verdict.MET, "Ben")])
    with open_project(second, create=True) as project:
        project.add([decided(found[0], Verdict.NOT_FOUND, "Cem")])
    values = coding("Anna", first).values
    assert {coded.verdict for coded in values.values()} == {Verdict.PARTIAL}
    assert coding(f"{first}#Ben").values.keys() == coding("Ben", first).values.keys()
    assert coding(second).name == "Cem"
    assert coding("machine", first).values.keys() >= values.keys()
    assert len(coding("machine", first).values) == len(found)
    with pytest.raises(LexcheckError, match="2 people decided"):
        coding(first)
    with pytest.raises(LexcheckError, match="Anna, Ben"):
        coding("Dora", first)
    with pytest.raises(LexcheckError, match="there is no file"):
        coding("Dora")


def test_nothing_in_common(tmp_path: Path) -> None:
    with pytest.raises(LexcheckError, match="no finding in common"):
        compared(written(tmp_path / "one.csv", {IDS[0]: "met"}), written(tmp_path / "other.csv", {IDS[1]: "met"}))


def test_several_laws_are_kept_apart(tmp_path: Path) -> None:
    one = written(tmp_path / "one.csv", {IDS[0]: "met"}, "a", f"{IDS[0]},partial,x,b")
    other = written(tmp_path / "other.csv", {IDS[0]: "met"}, "b", f"{IDS[0]},met,x,a")
    found = compared(one, other)
    assert [(row.about, row.differs) for row in found.rows] == [("a", False), ("b", True)]
