"""The table out, edited as spreadsheets do, and back: nothing is lost, and every row that cannot be taken is told."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from lexcheck.errors import LexcheckError
from lexcheck.model import Decision, Determination, Verdict
from lexcheck.reviewing.exchange.columns import COLUMNS, columns
from lexcheck.reviewing.exchange.delimited import csv_text, guarded, unguarded
from lexcheck.reviewing.exchange.importing import NEEDED, Taken, take
from lexcheck.reviewing.exchange.rows import rows
from lexcheck.reviewing.exchange.sheets import read_sheet
from lexcheck.reviewing.exchange.workbook import workbook
from lexcheck.reviewing.keys import subjects
from lexcheck.reviewing.matching import beside
from tests.reporting import sample
from tests.reporting.office import OFFICE
from tests.reporting.office import _run as office

ASSESSMENT = sample.assessment()
FOUND = subjects(ASSESSMENT)
BY_KEY = {subject.key: subject for subject, _ in FOUND}
NAMES = [column.name for column in COLUMNS]
AT = "2026-02-03T04:05:06.000000Z"
Row = dict[str, str]


def table(by: str = "", history: tuple[Determination, ...] = ()) -> list[Row]:
    judged = beside(ASSESSMENT, history)
    return list(rows(subjects(judged), judged.requirements, by))


def filled(changes: dict[int, Row]) -> list[Row]:
    """The table with what reviewers wrote, by the place of the row from 0."""
    made = table()
    for at, words in changes.items():
        made[at] |= words
    return made


# of the sample: 0 partial, 1 contradicted, 2 partial, 3 met, 6 not_found, 9 not_assessed
GOOD: dict[int, Row] = {
    0: {"decision": "confirm"},
    1: {"decision": "Overrule", "verdict": "Partly met", "reason": "only for adults", "reviewer": "Ben"},
    2: {"verdict": "not found", "reason": "=SUM(1;2) is no reason"},
    3: {"comment": 'line one\nline two, with; signs "and" more'},
    9: {"decision": "overrule", "verdict": "met", "reason": "السبب"},
}


def check_good(taken: Taken) -> None:
    assert taken.faults == ()
    assert [(each.subject.requirement, each.decision, each.verdict, each.by) for each in taken.determinations] == [
        ("TIP-3a-MEANS", Decision.CONFIRM, Verdict.PARTIAL, "Anna"),
        ("TIP-3b-CONSENT", Decision.OVERRULE, Verdict.PARTIAL, "Ben"),
        ("TIP-3d-CHILD", Decision.OVERRULE, Verdict.NOT_FOUND, "Anna"),
        ("TIP-5.2-PARTICIPATION", Decision.COMMENT, None, "Anna"),
        ("SOM-18.1-RETURN", Decision.OVERRULE, Verdict.MET, "Anna"),
    ]
    reasons = [each.reason or each.comment for each in taken.determinations]
    assert reasons == ["", "only for adults", "=SUM(1;2) is no reason", 'line one\nline two, with; signs "and" more', "السبب"]
    assert len(taken.empty) == len(FOUND) - len(GOOD)


def back(path: Path, history: tuple[Determination, ...] = ()) -> Taken:
    return take(read_sheet(path, NEEDED), BY_KEY, history, "Anna", AT)


def saved(path: Path, changes: dict[int, Row], edit: Callable[[Worksheet], None] | None = None) -> Path:
    """The workbook with rows as filled in, then edited as by a person in a spreadsheet."""
    path.write_bytes(workbook(COLUMNS, table(), "Arden"))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for at, words in changes.items():
        for name, word in words.items():
            cell(sheet, at, name).value = word
            cell(sheet, at, name).data_type = "s"
    if edit:
        edit(sheet)
    book.save(path)
    return path


def cell(sheet: Worksheet, at: int, name: str) -> openpyxl.cell.Cell:
    found = sheet.cell(at + 2, NAMES.index(name) + 1)
    assert isinstance(found, openpyxl.cell.Cell)
    return found


def test_workbook_there_and_back(tmp_path: Path) -> None:
    check_good(back(saved(tmp_path / "t.xlsx", GOOD)))


def test_what_the_workbook_offers(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(workbook(COLUMNS, table(), "Arden", rightward=True))
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet.freeze_panes == "B2"
    assert sheet.sheet_view.rightToLeft
    assert sheet.protection.sheet
    lists = {str(rule.sqref)[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert lists == {"K": '"confirm,overrule,comment"', "L": '"met,partial,contradicted,not_found,not_applicable"'}
    for column in COLUMNS:
        one = cell(sheet, 0, column.name)
        assert one.protection.locked is not column.open
        assert one.alignment.wrap_text
        assert (one.fill.fgColor.rgb == "FFEEF0F3") is not column.open
    assert "كل من" in str(cell(sheet, 0, "quotes").value)
    assert cell(sheet, 4, "quotes").alignment.readingOrder == 2
    assert not openpyxl.load_workbook(saved(tmp_path / "u.xlsx", {})).worksheets[0].sheet_view.rightToLeft


def test_blind_coders_do_not_see_the_machine() -> None:
    assert [column.name for column in columns(blind=True)] == [
        "requirement", "about", "what is asked", "weight", "verdict", "reason", "comment", "reviewer", "key",
    ]  # fmt: skip


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16"])
def test_delimited_there_and_back(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "t.csv"
    text = csv_text(NAMES, ([row[name] for name in NAMES] for row in filled(GOOD)), delimiter).removeprefix("\ufeff")
    path.write_bytes(text.encode(encoding))
    check_good(back(path))


def test_a_table_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    row = filled({0: {"decision": "overrule", "verdict": "met", "reason": "« prévu à l’article 3 » — été"}})[0]
    names = ("decision", "verdict", "reason", "key", "requirement")
    path.write_bytes(csv_text(names, [[row[name] for name in names]], ";").removeprefix("\ufeff").encode("cp1252"))
    (made,) = back(path).determinations
    assert made.reason == "« prévu à l’article 3 » — été"


def test_a_table_that_states_its_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    text = csv_text(NAMES, ([row[name] for name in NAMES] for row in filled(GOOD)), ";").removeprefix("\ufeff")
    path.write_text("sep=;\r\n" + text, encoding="utf-8-sig", newline="")
    taken = back(path)
    check_good(taken)
    assert min(taken.empty) == 7  # rows count as the file has them: sep, headings, five rows


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "'="])
def test_no_cell_is_a_formula(start: str) -> None:
    words = f"{start}cmd|' /C calc'!A0"
    (line,) = list(csv.reader(io.StringIO(csv_text(["a"], [[words]]).splitlines()[1])))
    assert line[0].startswith("'")
    assert unguarded(line[0]) == words


@given(st.text())
def test_guarding_loses_nothing(words: str) -> None:
    assert unguarded(guarded(words)) == words
    assert not guarded(words).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_rows_and_columns_in_another_order_with_others_between(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    names = ["my notes", *reversed([name.upper().replace(" ", "_") for name in NAMES]), ""]
    made = [["n", *reversed([row[name] for name in NAMES]), "x"] for row in reversed(filled(GOOD))]
    path.write_text(
        csv_text(["Table of findings"], []) + csv_text(names, made).removeprefix("\ufeff"), encoding="utf-8", newline=""
    )
    taken = back(path)
    assert taken.faults == ()
    assert len(taken.determinations) == len(GOOD)


def test_filtered_and_hidden_rows_count(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        for number in range(2, 8):
            sheet.row_dimensions[number].hidden = True
        sheet.auto_filter.ref = "A1:P11"

    check_good(back(saved(tmp_path / "t.xlsx", GOOD, hide)))


def test_cells_of_other_types(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        cell(sheet, 0, "decision").value = "comment"
        cell(sheet, 0, "comment").value = 5.0
        cell(sheet, 1, "comment").value = datetime.datetime(2026, 5, 6)
        cell(sheet, 2, "comment").value = True

    taken = back(saved(tmp_path / "t.xlsx", {}, change))
    assert taken.faults == ()
    assert [each.comment for each in taken.determinations] == ["5", "2026-05-06", "True"]


FAULTS: dict[str, tuple[dict[int, Row], tuple[int, str, str]]] = {
    "no verdict": ({1: {"decision": "overrule", "reason": "x"}}, (3, "L (verdict)", "needs a verdict")),
    "no reason": ({1: {"decision": "overrule", "verdict": "met"}}, (3, "M (reason)", "needs a reason")),
    "blank reason": ({1: {"verdict": "met", "reason": "  "}}, (3, "M (reason)", "needs a reason")),
    "no such decision": ({0: {"decision": "perhaps"}}, (2, "K (decision)", "no decision")),
    "no such verdict": ({0: {"decision": "overrule", "verdict": "yes", "reason": "x"}}, (2, "L (verdict)", "no verdict")),
    "the machine's verdict": ({0: {"decision": "overrule", "verdict": "partial", "reason": "x"}}, (2, "L (verdict)", "already")),
    "another verdict confirmed": ({0: {"decision": "confirm", "verdict": "met"}}, (2, "L (verdict)", "it confirms")),
    "nothing to confirm": ({9: {"decision": "confirm"}}, (11, "K (decision)", "no verdict to confirm")),
    "an empty comment": ({0: {"decision": "comment"}}, (2, "N (comment)", "empty")),
    "a comment with a verdict": (
        {0: {"decision": "comment", "verdict": "met", "comment": "x"}},
        (2, "L (verdict)", "no verdict"),
    ),
    "a reason alone": ({0: {"reason": "x"}}, (2, "K (decision)", "no decision")),
    "no key": ({0: {"decision": "confirm", "key": ""}}, (2, "P (key)", "missing")),
    "an unknown key": ({0: {"decision": "confirm", "key": "0123"}}, (2, "P (key)", "does not know")),
    "columns sorted apart": ({0: {"decision": "confirm", "key": FOUND[1][0].key}}, (2, "A (requirement)", "sorted")),
    "another law": ({0: {"decision": "confirm", "about": "elsewhere"}}, (2, "B (about)", "sorted")),
}


@pytest.mark.parametrize("name", FAULTS)
def test_rows_that_cannot_be_taken_are_told(tmp_path: Path, name: str) -> None:
    changes, (row, column, why) = FAULTS[name]
    taken = back(saved(tmp_path / "t.xlsx", {3: {"decision": "confirm"}, **changes}))
    assert (taken.faults[0].row, taken.faults[0].column) == (row, column)
    assert why in taken.faults[0].why
    assert taken.faults[0].mend
    assert [each.subject.requirement for each in taken.determinations] == ["TIP-5.2-PARTICIPATION"]


def test_nobody_is_named(tmp_path: Path) -> None:
    sheet = read_sheet(saved(tmp_path / "t.xlsx", {0: {"decision": "confirm"}}), NEEDED)
    (fault,) = take(sheet, BY_KEY, (), "", AT).faults
    assert fault.column == "O (reviewer)"


def test_every_row_is_accounted_for(tmp_path: Path) -> None:
    changes = {**GOOD, 4: {"decision": "perhaps"}, 5: {"verdict": "met"}}
    taken = back(saved(tmp_path / "t.xlsx", changes), ())
    rows_told = {fault.row for fault in taken.faults}
    assert rows_told == {6, 7}
    assert len(taken.determinations) + len(taken.already) + len(taken.empty) + len(rows_told) == len(FOUND)


def test_what_is_known_is_not_taken_twice(tmp_path: Path) -> None:
    path = saved(tmp_path / "t.xlsx", GOOD)
    first = back(path)
    again = back(path, first.determinations)
    assert again.determinations == ()
    assert len(again.already) == len(GOOD)


def test_a_reviewer_s_own_decisions_come_with_the_table(tmp_path: Path) -> None:
    made = back(saved(tmp_path / "t.xlsx", GOOD)).determinations
    own = [(row["decision"], row["verdict"], row["reviewer"]) for row in table("Ben", made)]
    assert own[1] == ("overrule", "partial", "Ben")
    assert {row for at, row in enumerate(own) if at != 1} == {("", "", "")}
    path = tmp_path / "u.csv"
    path.write_text(csv_text(NAMES, ([row[name] for name in NAMES] for row in table("Ben", made))), encoding="utf-8", newline="")
    assert back(path, made).already == (3,)
    assert "Ben, 2026-02-03: overrule to partial: only for adults" in table("", made)[1]["so far"]


def test_a_finding_decided_twice(tmp_path: Path) -> None:
    def twice(sheet: Worksheet) -> None:
        for name in NAMES:
            sheet.cell(12, NAMES.index(name) + 1).value = cell(sheet, 0, name).value
        sheet.cell(12, NAMES.index("verdict") + 1).value = "met"
        sheet.cell(12, NAMES.index("reason") + 1).value = "x"

    changes: dict[int, Row] = {0: {"verdict": "not_found", "reason": "x"}}
    (fault,) = back(saved(tmp_path / "t.xlsx", changes, twice)).faults
    assert fault.row == 12
    assert "row 2" in fault.why


def test_merged_cells_and_formulas(tmp_path: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        cell(sheet, 0, "decision").value = "confirm"
        sheet.merge_cells("K2:K4")
        cell(sheet, 4, "verdict").value = '=IF(TRUE,"met","partial")'
        cell(sheet, 5, "comment").value = "#N/A"
        cell(sheet, 5, "comment").data_type = "e"

    taken = back(saved(tmp_path / "t.xlsx", {}, edit))
    assert [(fault.row, fault.column) for fault in taken.faults] == [
        (2, "K (decision)"), (3, "K (decision)"), (4, "K (decision)"), (6, "L (verdict)"), (7, "N (comment)"),
    ]  # fmt: skip
    assert taken.determinations == ()


def test_a_row_with_too_many_cells(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    key = FOUND[1][0].key
    path.write_text(f"key;requirement;decision;reason\n{key};TIP-3b-CONSENT;overrule;met; but not for all\n", encoding="utf-8")
    (fault,) = [fault for fault in back(path).faults if not fault.column]
    assert "more cells" in fault.why


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("t.csv", b"name,place\n1,2\n", "no column key"),
        ("t.csv", b"key,requirement,reason,Reason\n", "stands twice"),
        ("t.csv", b"", "no column key"),
        ("t.csv", bytes(range(256)) * 20, "not text"),
        ("t.xls", b"\xd0\xcf\x11\xe0" + bytes(100), "old kind"),
        ("t.xlsx", b"PK\x03\x04 and no more", "damaged"),
    ],
)
def test_what_is_no_such_table(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(LexcheckError) as fault:
        back(tmp_path / name)
    assert why in fault.value.what
    assert fault.value.mend
    assert fault.value.file == tmp_path / name


def test_two_sheets_of_findings(tmp_path: Path) -> None:
    path = saved(tmp_path / "t.xlsx", GOOD)
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book.worksheets[0])
    book.save(path)
    with pytest.raises(LexcheckError, match="2 sheets"):
        back(path)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv:Text - txt - csv (StarCalc):59,34,76"])  # semicolons, UTF-8
def test_libreoffice_opens_and_saves_it(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(workbook(COLUMNS, filled(GOOD), "Arden"))
    out = tmp_path / "out"
    office(tmp_path, "--convert-to", kind, "--outdir", str(out), str(path))
    made = out / f"t.{kind.partition(':')[0]}"
    if kind == "ods":
        with pytest.raises(LexcheckError, match="no Excel workbook"):
            back(made)
        return
    check_good(back(made))
