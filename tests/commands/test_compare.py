import json
import re
import subprocess
import sys

import docx
import pytest

from lexcheck.cli import main
from lexcheck.errors import ExitCode
from lexcheck.protocols import load_catalogue
from tests.comparing.test_effects import BILL, CONSENT

AMENDED = BILL.replace("\n3. Rules", f"{CONSENT}\n3. Rules").replace("ten years", "twelve years")


@pytest.fixture
def bills(tmp_path):
    old, new = tmp_path / "introduced.txt", tmp_path / "passed.txt"
    old.write_text(BILL, encoding="utf-8")
    new.write_text(AMENDED, encoding="utf-8")
    return str(old), str(new)


def test_json_keeps_the_contract(bills, capfd):
    assert main(["compare", *bills, "--against", "tip", "--format", "json"]) == ExitCode.OK
    out, err = capfd.readouterr()
    data = json.loads(out)
    assert err == ""
    assert {tuple(change["new"]) for change in data["changes"] if change["changes"] == ["inserted"]} == {("2", "3")}
    reworded = next(change for change in data["changes"] if change["changes"] == ["reworded"])
    assert (reworded["old"], reworded["new"], reworded["names"]) == (["2", "1"], ["2", "1"], ["number", "penalty"])
    for edit in reworded["diff"]:
        assert BILL[edit["old_start"] : edit["old_end"]] == edit["old"]
        assert AMENDED[edit["new_start"] : edit["new_end"]] == edit["new"]
    assert [effect["requirement"] for effect in data["effects"]] == [
        r.id for r in load_catalogue().requirements if r.instrument == "TIP"
    ]
    consent = next(effect for effect in data["effects"] if effect["requirement"] == "TIP-3b-CONSENT")
    assert (consent["effect"], consent["after"]) == ("closed", "met")
    assert data["changes"][consent["because"][0]["row"]]["new"] == ["2", "3"]


def test_text_only_assesses_nothing(bills, capfd, monkeypatch):
    monkeypatch.setattr("lexcheck.assessing.assess", lambda *a, **k: pytest.fail("assessed"))
    assert main(["compare", *bills, "--text-only", "--format", "json"]) == ExitCode.OK
    assert json.loads(capfd.readouterr().out)["effects"] == []


def test_more_versions_are_compared_in_order(bills, capfd):
    assert main(["compare", bills[0], bills[1], bills[0], "--text-only", "--format", "json"]) == ExitCode.OK
    first, second = json.loads(capfd.readouterr().out)["comparisons"]
    assert "inserted" in first["counts"]
    assert "deleted" in second["counts"]


def test_fail_on(bills, capfd):
    assert main(["compare", *bills, "--against", "tip", "--fail-on", "opened,widened"]) == ExitCode.OK
    assert main(["compare", *reversed(bills), "--against", "tip", "--fail-on", "opened"]) == ExitCode.FAIL_ON
    assert main(["compare", *bills, "--against", "tip", "--fail-on", "closed"]) == ExitCode.FAIL_ON


def test_the_terminal_shows_effects_words_and_names(bills, capfd):
    assert main(["compare", *bills, "--against", "tip"]) == ExitCode.OK
    out = capfd.readouterr().out
    assert "gap closed" in out
    assert "[-ten-]{+twelve+}" in out
    assert "penalty" in out
    assert "is no legal advice" in " ".join(out.split())
    assert out.index("Effects") < out.index("Changes of words")


def test_markdown_marks_words_and_escapes_the_law(tmp_path, bills, capfd):
    output = tmp_path / "out" / "changes.md"
    assert main(["compare", *bills, "--against", "tip", "-o", str(output)]) == ExitCode.OK
    text = output.read_text(encoding="utf-8")
    assert "<del>ten</del><ins>twelve</ins>" in text
    assert "| ▼ gap closed | TIP-3b-CONSENT" in text
    assert f"written: {output}" in capfd.readouterr().out


def test_html_is_one_page_that_loads_nothing(tmp_path, bills, capfd):
    hostile = tmp_path / "hostile.txt"
    hostile.write_text(AMENDED.replace("make rules", "make <script>alert(1)</script> rules"), encoding="utf-8")
    output = tmp_path / "changes.html"
    assert main(["compare", bills[0], str(hostile), "--against", "tip", "-o", str(output)]) == ExitCode.OK
    page = output.read_text(encoding="utf-8")
    assert "<del>ten</del>" in page
    assert "<ins>twelve</ins>" in page
    assert "gap closed" in page
    assert "<script" not in page
    assert "http://" not in page.replace("http-equiv", "")
    rows = json.loads(run_json(bills[0], str(hostile), capfd))["changes"]
    assert page.count('<tr id="c0-') == len(rows)


def settled(path, accept):
    """The paragraphs of a Word document with all tracked changes accepted or rejected."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    gone = "del" if accept else "ins"
    out, open_line = [], ""
    for paragraph in docx.Document(str(path)).element.body.iter(f"{word}p"):
        words = ""
        for node in paragraph.iter(f"{word}t", f"{word}delText"):
            holders = {ancestor.tag for ancestor in node.iterancestors()}
            if f"{word}{gone}" not in holders:
                words += node.text or ""
        mark = paragraph.find(f"{word}pPr/{word}rPr/{word}{gone}")
        open_line += words
        if mark is None:
            out.append(" ".join(open_line.split()))
            open_line = ""
    return [line for line in out if line]


def test_docx_holds_both_versions(tmp_path, bills, capfd):
    output = tmp_path / "changes.docx"
    assert main(["compare", *bills, "--against", "tip", "-o", str(output)]) == ExitCode.OK
    for accept, text in ((True, AMENDED), (False, BILL)):
        words, wanted = (re.findall(r"[\w”“\"]+", each) for each in (" ".join(settled(output, accept)), text))
        assert words[-len(wanted) :] == wanted
    comments = [comment.text for comment in docx.Document(str(output)).comments]
    assert any("gap closed: TIP-3b-CONSENT" in text for text in comments)


def run_json(old, new, capfd):
    capfd.readouterr()
    main(["compare", old, new, "--text-only", "--format", "json"])
    return capfd.readouterr().out


def test_a_law_against_itself_reports_none(bills, capfd):
    assert main(["compare", bills[0], bills[0], "--against", "tip", "--fail-on", "opened,widened,narrowed,closed"]) == ExitCode.OK
    out = capfd.readouterr().out
    assert "None of the requirements is touched." in out
    assert "Changes of words and place (0)" in out


def test_same_input_same_output(bills, capfd):
    texts = []
    for _ in range(2):
        main(["compare", *bills, "--text-only", "--format", "json"])
        texts.append(capfd.readouterr().out)
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "there is only one version"),
        (["{new}", "--fail-on", "worse"], "unknown effect: worse"),
        (["{new}", "--text-only", "--fail-on", "opened"], "do not go together"),
        (["{new}", "--against", "wto"], "unknown instrument"),
        (["{new}", "-o", "out.pdf"], "not clear in which format"),
    ],
)
def test_a_wrong_command_line_is_told(bills, capfd, arguments, words):
    given = [argument.replace("{new}", bills[1]) for argument in arguments]
    assert main(["compare", bills[0], *given]) == ExitCode.USAGE
    err = capfd.readouterr().err
    assert words in err
    assert "Traceback" not in err


def test_an_input_is_never_written_over(bills, tmp_path, capfd):
    act = tmp_path / "act.md"
    act.write_text(BILL, encoding="utf-8")
    assert main(["compare", bills[0], str(act), "--text-only", "-o", str(act)]) == ExitCode.OUTPUT
    assert act.read_text(encoding="utf-8") == BILL


def test_a_missing_file_is_told(bills, capfd):
    assert main(["compare", bills[0], bills[0] + ".gone"]) == ExitCode.INPUT
    assert "Traceback" not in capfd.readouterr().err


def test_a_reader_that_leaves_ends_it_quietly(bills):
    command = f'"{sys.executable}" -m lexcheck compare "{bills[0]}" "{bills[1]}" --text-only | head -1'
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_versions_in_different_languages_are_refused(tmp_path, bills, capfd):
    other = tmp_path / "loi.txt"
    other.write_text(
        "LOI SUR LES PORTS\n\nArticle 1er\nLe capitaine qui ne déclare pas un voyage est puni d'une amende.\n", encoding="utf-8"
    )
    assert main(["compare", bills[0], str(other), "--text-only"]) == ExitCode.INPUT
    err = capfd.readouterr().err
    assert "are in different languages (en, fr)" in err
    assert "--language" in err


@pytest.mark.parametrize("ending", ["md", "html", "docx"])
def test_three_versions_in_every_format(tmp_path, bills, ending):
    output = tmp_path / f"three.{ending}"
    assert main(["compare", bills[0], bills[1], bills[0], "--text-only", "-o", str(output)]) == ExitCode.OK
    if ending == "docx":
        words = "\n".join(paragraph.text for paragraph in docx.Document(str(output)).paragraphs)
    else:
        words = output.read_text(encoding="utf-8")
    assert words.count("introduced.txt") >= 2
    first = words.index("passed.txt")
    assert words.index("introduced.txt") < first < words.rindex("introduced.txt")


def test_a_law_that_cannot_be_read_is_named(tmp_path, bills, capfd):
    empty, junk = tmp_path / "empty.txt", tmp_path / "junk.pdf"
    empty.write_bytes(b"")
    junk.write_bytes(bytes(range(256)) * 12)
    for path in (empty, junk, tmp_path / "none.txt"):
        output = tmp_path / "out.html"
        assert main(["compare", bills[0], str(path), "-o", str(output)]) == ExitCode.INPUT
        assert path.name in capfd.readouterr().err
        assert not output.exists()
