"""The registry of principal laws."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lexcheck.cli import main
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.frameworks import load_framework
from lexcheck.frameworks.countries import read_regions
from lexcheck.library.registry import entry_of, registry
from lexcheck.resources import data_dir

NAMED = ["AF", "BD", "IR", "IQ", "PK", "DZ", "EG", "JO", "LB", "LY", "MA", "SD", "TN", "YE", "ML", "NE", "NP"]
SHIPPED = ("bd", "dz", "ir", "ma", "pk")


def test_every_country_that_the_projects_name_is_there() -> None:
    assert [place.country.code for place in registry()] == NAMED
    regions = {code for region in read_regions(data_dir("national_laws") / "regions.yaml") for code in region.countries}
    assert regions <= set(NAMED)


def test_every_entry_is_marked_until_somebody_checks_it() -> None:
    for place in registry():
        assert place.publisher
        for entry in place.laws:
            assert entry.id.startswith(f"{place.country.code.lower()}-")
            assert not entry.checked
            assert entry.address == ""  # none was opened, none is guessed
            assert 1900 < entry.year < 2030


@pytest.mark.parametrize("code", SHIPPED)
def test_what_ships_is_in_the_registry_with_its_status(code: str) -> None:
    place = registry(code)[0]
    entries = {entry.id: entry for entry in place.laws}
    for law in load_framework(code).laws:
        assert entries[law.id].status == law.status
        assert place.text(entries[law.id]) == "restatement"


def test_a_text_that_does_not_ship_is_told() -> None:
    place, entry = entry_of("DZ-TIP-2023")
    assert place.text(entry) == ""
    earlier = entry_of("bd-tip-2012")
    assert earlier[0].text(earlier[1]) == "restatement"


def test_the_command(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["registry", "Mali", "--format", "json"]) == ExitCode.OK
    data = json.loads(capfd.readouterr().out)
    assert [place["country"] for place in data["countries"]] == ["ML"]
    assert {law["text"] for law in data["countries"][0]["laws"]} == {None}
    assert main(["registry", "MAR"]) == ExitCode.OK
    out = capfd.readouterr().out
    assert "ma-tip-2016" in out
    assert "restatement" in out
    assert "verify" in out
    assert "lexcheck add FILE" in out


@pytest.mark.parametrize(("country", "words"), [("Atlantis", "no country"), ("FR", "names no law of France")])
def test_unknown_countries(country: str, words: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["registry", country]) == ExitCode.USAGE
    assert words in capfd.readouterr().err


OWN = """\
countries:
  ML:
    laws:
      - {id: ml-tip-2012, title: My title, citation: c, year: 2012, languages: [fr], kinds: [tip-act], status: in-force, covers: x,
         address: "https://example.org/loi.pdf", checked: true}
  FR:
    publisher: DILA
    laws:
      - {id: fr-penal, title: Code pénal, citation: c, year: 1994, languages: [fr], kinds: [penal-code], status: in-force, covers: x}
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEXCHECK_HOME", str(tmp_path))
    return tmp_path / "registry.yaml"


def test_a_registry_of_ones_own_adds_and_takes_the_place(own: Path) -> None:
    own.write_text(OWN, encoding="utf-8")
    place, entry = entry_of("ml-tip-2012")
    assert (entry.title, entry.address, entry.checked) == ("My title", "https://example.org/loi.pdf", True)
    assert len(place.laws) == 2
    assert place.publisher.startswith("Secrétariat")
    assert registry("FR")[0].laws[0].id == "fr-penal"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("  FR:", "  XX:", "'XX' is no country's code"),
        ("kinds: [penal-code]", "kinds: [penal-law]", "'penal-law' is not a known kind"),
        ("id: fr-penal", "id: ml-tip-2012", "stands twice"),
        ("https://example.org", "file:///etc", "no address of the web"),
        ("status: in-force", "status: perhaps", "form"),
        ("citation: c", "cite: c", "form"),
    ],
)
def test_faults_are_told_with_their_place(own: Path, old: str, new: str, words: str) -> None:
    own.write_text(OWN.replace(old, new), encoding="utf-8")
    with pytest.raises(LexcheckError) as fault:
        registry()
    assert fault.value.code is ExitCode.DATA
    assert words in str(fault.value)
    assert fault.value.line is not None
