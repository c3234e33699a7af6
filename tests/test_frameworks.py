"""Frameworks: the shipped ones load and hold together; a user's own gets a clear message for each slip."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml

from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.frameworks import is_framework, kinds_of_law, known_frameworks, load_framework
from lexcheck.model import Instrument, LawStatus, PartyStanding, TextKind
from lexcheck.protocols import load_catalogue
from lexcheck.resources import data_dir

GOOD = """\
country: XA
name: Examplia
laws:
  - id: xa-tip
    file: act.txt
    title: Trafficking Act
    kinds: [tip-act, som-act]
    language: en
    status: in-force
    text: official
    uncommenced: ["4", "12(3)"]
parties:
  - {instrument: TIP, status: party, joined: 2010-05-01, reservations: [{article: 15(2), summary: not bound}]}
"""
TWIN = "  - {id: xa-tip, file: act.txt, title: T, kinds: [], language: en, status: bill, text: official}"


def front_matter(path: Path) -> dict[str, object]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    assert isinstance(loaded, dict)
    return loaded


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "act.txt").write_text("1. Trafficking is an offence.", encoding="utf-8")
    return tmp_path


def write(folder: Path, text: str) -> str:
    path = folder / "framework.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", ["pk", "PK", "Pk ", "PAK", "pakistan", "Pakistan", "Islamic Republic of Pakistan"])
def test_a_country_is_found_by_code_and_name(name: str) -> None:
    assert is_framework(name)
    assert load_framework(name).country == "PK"


def test_pakistan() -> None:
    pakistan = load_framework("pk")
    assert [law.id for law in pakistan.laws] == ["pk-tip-2018", "pk-som-2018"]
    assert [law.kinds for law in pakistan.laws] == [("tip-act",), ("som-act",)]
    for law in pakistan.laws:
        assert law.path.is_file()
        assert (law.text, law.status) == (TextKind.RESTATEMENT, LawStatus.IN_FORCE)
    assert [version.status for version in pakistan.laws[0].versions] == [LawStatus.SUPERSEDED]
    assert pakistan.party(Instrument.UNTOC).joined == datetime.date(2010, 1, 13)
    assert pakistan.party(Instrument.TIP).status is PartyStanding.PARTY
    assert pakistan.party(Instrument.SOM).status is PartyStanding.NOT_PARTY
    assert not pakistan.landlocked


@pytest.mark.parametrize("name", known_frameworks())
def test_a_shipped_framework_agrees_with_the_front_matter_of_its_laws(name: str) -> None:
    framework = load_framework(name)
    assert name == framework.country.lower()
    assert {party.instrument for party in framework.parties} == set(Instrument), "is the State bound?"
    assert all(party.as_of for party in framework.parties)
    for law in framework.laws:
        told = front_matter(law.path)
        assert (told["id"], told["title"], told["citation"], told["language"], told["country"], told["status"]) == (
            law.id,
            law.title,
            law.citation,
            law.language,
            framework.country,
            law.status,
        )
        assert str(told["kind"]).split(", ") == list(law.kinds)
        for version in law.versions:
            told = front_matter(version.path)
            assert (told["id"], told["status"]) == (version.id, version.status)


def test_every_shipped_law_is_in_a_framework() -> None:
    named = {text.path for name in known_frameworks() for law in load_framework(name).laws for text in (law, *law.versions)}
    assert {path.resolve() for path in data_dir("national_laws").glob("??/*.md")} == named


def test_the_kinds_of_law_are_the_words_of_the_catalogue() -> None:
    homes = {home for requirement in load_catalogue().requirements for home in requirement.framework_homes}
    assert homes <= set(kinds_of_law())
    assert {"tip-act", "som-act", "penal-code"} <= homes


def test_a_framework_of_ones_own(folder: Path) -> None:
    path = write(folder, GOOD)
    assert is_framework(path)
    framework = load_framework(path)
    law = framework.laws[0]
    assert law.path == (folder / "act.txt").resolve()
    assert law.kinds == ("tip-act", "som-act")
    assert law.uncommenced == ("4", "12(3)")
    assert framework.party(Instrument.TIP).reservations[0].article == "15(2)"
    assert framework.party(Instrument.SOM).status is PartyStanding.UNKNOWN


def test_what_is_no_framework(folder: Path) -> None:
    for name in ("law.pdf", "zz", str(folder / "act.txt"), str(folder), str(folder / "missing.yaml"), ""):
        assert not is_framework(name)


NEAR = [("Pakstan", "Pakistan"), ("pkk", "PK"), ("Islamic Republic of Pakistn", "Islamic")]


@pytest.mark.parametrize(("name", "near"), NEAR)
def test_an_unknown_country_is_told_with_the_nearest_names(name: str, near: str) -> None:
    with pytest.raises(LexcheckError) as caught:
        load_framework(name)
    assert caught.value.code is ExitCode.INPUT
    assert near in caught.value.mend
    assert "shipped: " in caught.value.mend


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "says"),
    [
        ("country: XA", "country: XA\nlandloked: true", 2, 1, "landlocked"),
        ("language: en", "langauge: en", 8, 5, "language"),
        ("{instrument: TIP,", "{instrument: TIPP,", 13, 6, "TIPP"),
        ("status: party", "status: yes", 13, 23, "form"),
        ("kinds: [tip-act, som-act]", "kinds: [tip-act, som-akt]", 7, 22, "som-act"),
        ("status: in-force", "status: inforce", 9, 5, "inforce"),
        ("file: act.txt", "file: bill.txt", 5, 5, "bill.txt"),
        ("joined: 2010-05-01", "joined: in May", 13, 38, "date"),
        ("    text: official\n", "", 4, 5, "text"),
        ("summary: not bound", "sumary: not bound", 13, 90, "summary"),
        ("laws:", "laws: []\nnote: |", 3, 1, "names no law"),
        ("parties:", "parties:\n  - {instrument: TIP, status: party}", 14, 6, "twice"),
        ("parties:", f"{TWIN}\nparties:", 12, 6, "twice"),
        ("country: XA", "country: XA\ncountry: XB", 2, 1, "twice"),
        ("country: XA", "country: [", 3, None, "YAML"),
        (GOOD, "", 1, 1, "form"),
        (GOOD, "- a\n- b\n", 1, 1, "form"),
    ],
)
def test_each_slip_is_told_with_its_place(folder: Path, old: str, new: str, line: int, column: int | None, says: str) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(LexcheckError) as caught:
        load_framework(write(folder, GOOD.replace(old, new)))
    fault = caught.value
    assert fault.code is ExitCode.DATA
    assert str(fault.file).endswith("framework.yaml")
    assert says in str(fault)
    assert fault.line == line
    assert column is None or fault.column == column
    assert fault.mend
