import json

from lexcheck.reporting.findings_json import as_data, findings_json
from tests.reporting import sample


def test_every_requirement_stands_once_in_catalogue_order():
    data = as_data(sample.assessment())
    assert [finding["requirement"] for finding in data["findings"]] == [requirement.id for requirement in sample.REQUIREMENTS]


def test_the_contract():
    data = json.loads(findings_json(sample.assessment(), ["a note"]))
    assert {"stamp", "laws", "findings"} <= set(data)
    assert data["notes"] == ["a note"]
    finding = data["findings"][0]
    assert {"requirement", "verdict", "confidence", "review", "elements", "evidence", "gap", "recommendation"} <= set(finding)
    assert finding["verdict"] == "partial"
    assert set(finding["evidence"][0]) == {"law", "provision", "id", "start", "end", "quote"}
    assert {"id", "present", "evidence"} <= set(finding["elements"][0])


def test_quotes_equal_the_text_between_their_offsets():
    laws = {law.key: law.text for law in sample.assessment().laws}
    for finding in as_data(sample.assessment())["findings"]:
        for quote in (*finding["evidence"], *finding["nearest"], *(q for e in finding["elements"] for q in e["evidence"])):
            assert laws[quote["law"]][quote["start"] : quote["end"]] == quote["quote"]


def test_same_input_same_bytes_but_for_the_date():
    first, second = findings_json(sample.assessment()), findings_json(sample.assessment())
    assert first == second
    later = findings_json(sample.assessment("2027-01-01T00:00:00Z"))
    assert [line for line in first.split("\n") if '"date"' not in line] == [
        line for line in later.split("\n") if '"date"' not in line
    ]
