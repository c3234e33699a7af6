"""`lexcheck cooperate` in its formats."""

import io
import json
import re
import sys

import pytest

from lexcheck.cli import main
from lexcheck.errors import ExitCode


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    path = tmp_path_factory.mktemp("out") / "check.json"
    assert main(["cooperate", "MLI", "MAR", "NER", "-o", str(path)]) == ExitCode.OK
    return json.loads(path.read_text(encoding="utf-8"))


def test_json_keeps_the_contract(data):
    assert [(s["key"], s["text_supplied"]) for s in data["states"]] == [("ML", False), ("MA", True), ("NE", False)]
    assert data["threshold"] == 4
    for conduct in data["conducts"]:
        assert [s["state"] for s in conduct["states"]] == ["ML", "MA", "NE"]
        assert {s["offence"] for s in conduct["states"] if s["state"] != "MA"} == {"no_text"}
    assert data["obstacles"][0]["requested"] == ["ML", "NE"]
    assert all(len(ground["states"]) == 3 for ground in data["grounds"])
    assert set(data["stamp"]["inputs"]) == {"MA/ma-tip-2016", "MA/ma-som-2003"}


def test_penalties_of_a_shipped_framework_are_read(data):
    adults = next(c for c in data["conducts"] if c["id"] == "trafficking-adults")["states"][1]
    assert (adults["penalty"]["least"], adults["penalty"]["most"], adults["gravity"]) == (5, 10, "reached")
    children = next(c for c in data["conducts"] if c["id"] == "trafficking-children")["states"][1]
    assert (children["penalty"]["least"], children["penalty"]["most"]) == (20, 30)


def test_terminal(capfd):
    assert main(["cooperate", "pk", "Mali"]) == ExitCode.OK
    out, err = capfd.readouterr()
    assert err == ""
    assert "No text supplied for Mali" in out
    assert re.search(r"trafficking in persons,? .*10 y", out)
    assert "Extradition and legal assistance" in out


def test_terminal_without_unicode(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert main(["cooperate", "pk", "Mali"]) == ExitCode.OK
    sys.stdout.flush()
    assert b"No text supplied for Mali" in raw.getvalue()
    assert b"4 years or more" in raw.getvalue()


def test_html_is_self_contained_and_shows_names_right_to_left(tmp_path):
    path = tmp_path / "check.html"
    assert main(["cooperate", "MAR", "pk", "-o", str(path)]) == ExitCode.OK
    page = path.read_text(encoding="utf-8")
    assert '<span class="own" lang="ar" dir="rtl">' in page
    assert not re.search(r"(src|href)=\"(?!#)", page)
    assert "<script" not in page
    assert "default-src 'none'" in page
    for sign in ("✓ ", "▲", "△"):
        assert sign.strip() in page
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_markdown(tmp_path, capfd):
    assert main(["cooperate", "ma", "pk", "--format", "md"]) == ExitCode.OK
    out = capfd.readouterr().out
    assert "| TIP | party since 2011-05-25" in out
    assert "in force between all of them" in out


@pytest.mark.parametrize("output", ["check.pdf", "check"])
def test_an_output_of_no_known_format_is_refused(output, tmp_path, capfd):
    assert main(["cooperate", "ma", "pk", "-o", str(tmp_path / output)]) == ExitCode.USAGE
    assert "it is not clear in which format" in capfd.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_same_twice_gives_the_same(data, tmp_path):
    path = tmp_path / "again.json"
    assert main(["cooperate", "MLI", "MAR", "NER", "-o", str(path)]) == ExitCode.OK
    again = json.loads(path.read_text(encoding="utf-8"))
    again["stamp"].pop("date")
    assert again == {**data, "stamp": {k: v for k, v in data["stamp"].items() if k != "date"}}
