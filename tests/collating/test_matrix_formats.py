"""The matrix as files: what a researcher's session, a workbook and a browser make of them."""

import csv
import html
import html.parser
import io
import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace

import pytest
from rich.console import Console

from lexcheck.collating.matrix import Code
from lexcheck.model import Absence
from lexcheck.reporting.matrix import words
from lexcheck.reporting.matrix.dataset import dictionary, variable_name
from lexcheck.reporting.matrix.rendering import FORMATS, render
from lexcheck.reporting.matrix.terminal import print_matrix
from lexcheck.reporting.matrix.variables import CODE_LABELS, VARIABLES
from tests.collating.matrix_sample import HOSTILE, LONG, MEANS, matrix
from tests.reporting import office

ROWS = 30  # three countries, ten requirements
NAMES = [variable.name for variable in VARIABLES]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Every format as a file."""
    made = tmp_path_factory.mktemp("matrix")
    for name, each in FORMATS.items():
        (made / each.file).write_bytes(render(name, matrix()))
    return made


def read_csv(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_matrix_gives_the_same_bytes(name):
    assert render(name, matrix()) == render(name, matrix())


def test_csv_long_holds_every_country_and_requirement_once(folder):
    rows = read_csv(folder / "matrix.csv")
    assert list(rows[0]) == NAMES
    assert len({(row["unit"], row["requirement"]) for row in rows}) == len(rows) == ROWS
    means = {row["unit"]: row for row in rows if row["requirement"] == "TIP-3a-MEANS"}
    assert means["XB"]["quote"] == MEANS and means["XB"]["is_best"] == "1" and means["XB"]["distance"] == "0.0"
    assert means["XB"]["text_kind"] == "unofficial-translation" and means["XA"]["text_kind"] == "restatement"
    assert means["XA"]["best_lacks"] == "abuse-vulnerability | payment" and means["XA"]["best_quote"] == MEANS
    assert (means["XC"]["code"], means["XC"]["confidence"], means["XC"]["review"]) == ("-4", "", "")


def test_csv_wide_has_a_row_a_country_and_the_same_codes(folder):
    long = {(row["unit"], row["requirement"]): row["code"] for row in read_csv(folder / "matrix.csv")}
    wide = read_csv(folder / "matrix-wide.csv")
    assert [row["unit"] for row in wide] == ["XA", "XB", "XC"]
    for row in wide:
        assert all(row[variable_name(id)] == code for (unit, id), code in long.items() if unit == row["unit"])


def test_the_dictionary_knows_every_variable_and_value(folder):
    rows = read_csv(folder / "matrix-dictionary.csv")
    told = {row["variable"] for row in rows if row["form"] == "long"}
    assert told == set(NAMES)
    wide = {row["variable"] for row in rows if row["form"] == "wide"}
    assert wide == set(read_csv(folder / "matrix-wide.csv")[0]) - {"unit", "country", "alpha3", "country_name"}
    codes = {row["value"]: row["label"] for row in rows if row["variable"] == "code" and row["value"]}
    assert codes == {str(int(code)): words.name(code) for code in Code}
    assert all(len(variable.label) <= 80 for variable in VARIABLES)
    known = {row["variable"]: set() for row in rows}
    for row in rows:
        known[row["variable"]].add(row["value"])
    for row in read_csv(folder / "matrix.csv"):
        for variable in VARIABLES:
            if variable.kind in ("code", "category") and row[variable.name]:
                assert row[variable.name] in known[variable.name]


def test_pandas_reads_parquet_with_types_and_labels(folder):
    pandas, parquet = pytest.importorskip("pandas"), pytest.importorskip("pyarrow.parquet")
    data = pandas.read_parquet(folder / "matrix.parquet")
    assert list(data.columns) == NAMES and len(data) == ROWS
    assert data["code"].dtype == "int8" and data["confidence"].dtype == "float64"
    assert data.loc[data["unit"] == "XC", "confidence"].isna().all() and data.loc[data["unit"] == "XC", "review"].isna().all()
    assert list(data["obligation"].cat.categories) == ["mandatory", "mandatory-qualified", "optional"]
    # what a researcher does first: a share that leaves each kind of missing out
    shares = data[data["code"] > 0].groupby("unit", observed=True)["code"].agg(lambda codes: (codes == 3).mean())
    assert shares.to_dict() == {"XA": pytest.approx(2 / 6), "XB": pytest.approx(2 / 3)}
    schema = parquet.read_schema(folder / "matrix.parquet")
    about = schema.field("code").metadata
    assert {int(value): label for value, label in json.loads(about[b"labels"]).items()} == CODE_LABELS
    assert about[b"label"].decode() == "Verdict, or kind of missing"
    assert set(json.loads(schema.metadata[b"lexcheck"])["inputs"]) == {"XA/arden-act.txt", "XA/arden-code.txt", "XB/b-act"}


def test_pandas_reads_stata_with_value_labels_and_variable_labels(folder):
    pandas = pytest.importorskip("pandas")
    path = folder / "matrix.dta"
    labelled = pandas.read_stata(path)
    assert list(labelled.columns) == NAMES and len(labelled) == ROWS
    assert labelled["code"].value_counts().to_dict() == {
        "not supplied": 10, "not found": 9, "partly met": 4, "met": 4, "contradicted": 1, "not applicable": 1, "not assessed": 1,
    }  # fmt: skip
    assert set(labelled["review"].dropna()) <= {"no", "yes"} and labelled.loc[labelled["unit"] == "XC", "review"].isna().all()
    numbers = pandas.read_stata(path, convert_categoricals=False)
    assert set(numbers["code"]) == {int(code) for code in Code}
    with pandas.read_stata(path, iterator=True) as reader:
        assert reader.variable_labels() == {variable.name: variable.label for variable in VARIABLES}
        labels = reader.value_labels()
        assert "Made-up region" in reader.data_label
    assert labels["code"] == CODE_LABELS
    assert set(labels["obligation"].values()) == {"mandatory", "mandatory-qualified", "optional"}
    long = labelled.loc[(labelled["unit"] == "XB") & (labelled["requirement"] == "TIP-6.1-PRIVACY"), "quote"]
    assert long.item() == LONG.strip()  # far beyond 2,045 bytes, whole
    assert "جلسة سرية" in labelled.loc[labelled["requirement"] == "TIP-6.1-PRIVACY", "quote"].iloc[0]


def test_pandas_and_csv_tell_the_same_as_stata(folder):
    pandas = pytest.importorskip("pandas")
    plain = pandas.read_csv(folder / "matrix.csv", keep_default_na=False)
    stata = pandas.read_stata(folder / "matrix.dta", convert_categoricals=False)
    for name in ("unit", "requirement", "code", "verdict", "quote", "best_quote", "elements_missing", "gap"):
        assert plain[name].tolist() == stata[name].tolist(), name


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_r_reads_the_dataset(folder):
    script = """
    d <- read.csv('matrix.csv', stringsAsFactors = FALSE, encoding = 'UTF-8')
    stopifnot(nrow(d) == 30, sum(d$code == -4) == 10, sum(d$code == 3) == 4, all(is.na(d$confidence[d$code == -4])))
    w <- read.csv('matrix-wide.csv'); stopifnot(nrow(w) == 3, w$TIP_3a_MEANS[w$unit == 'XB'] == 3)
    if (requireNamespace('haven', quietly = TRUE)) {
      s <- haven::read_dta('matrix.dta'); labels <- attr(s$code, 'labels')
      stopifnot(labels[['not supplied']] == -4, labels[['met']] == 3, attr(s$code, 'label') == 'Verdict, or kind of missing')
    }
    """
    subprocess.run(["Rscript", "-e", script], cwd=folder, check=True, capture_output=True, timeout=120)


def test_json_holds_rows_codes_and_countries(folder):
    data = json.loads((folder / "matrix.json").read_text(encoding="utf-8"))
    assert len(data["rows"]) == ROWS and [country["supplied"] for country in data["countries"]] == [True, True, False]
    assert {each["code"]: each["label"] for each in data["codes"]} == CODE_LABELS
    assert data["countries"][0]["own_names"] == {"ar": "أردن"}
    assert data["regions"][0]["source"] == "Made up for the tests."
    assert data["variables"] == [row for row in dictionary(matrix()) if row["form"] == "long"]


def test_workbook_has_frozen_panes_filters_and_all_sheets(folder):
    import openpyxl

    book = openpyxl.load_workbook(folder / "matrix.xlsx")
    assert book.sheetnames == ["Matrix", "Best texts", "Long", "Countries", "Data dictionary", "About"]
    for name in book.sheetnames[:-1]:
        assert book[name].freeze_panes and book[name].auto_filter.ref, name
    sheet = book["Matrix"]
    heads = [cell.value for cell in sheet[1]]
    assert heads[5:] == ["Arden\nأردن", "Borland", "Corland\nکرلند"]
    by_id = {row[0].value: [cell.value for cell in row[5:]] for row in sheet.iter_rows(min_row=2)}
    assert by_id["TIP-3b-CONSENT"] == ["✗ contradicted", "◐ partly met", "∅ not supplied"]
    # a colour never stands alone, and no two codes have the same look
    looks = {
        cell.value: (cell.fill.fgColor.rgb, cell.font.color.rgb, cell.font.italic)
        for row in sheet.iter_rows(2)
        for cell in row[5:]
    }
    assert len(looks) == len(Code) and len(set(looks.values())) == len(Code)
    long = list(book["Long"].iter_rows(min_row=2, values_only=True))
    assert len(long) == ROWS
    quotes = [row[NAMES.index("quote")] or "" for row in long]
    assert any(HOSTILE in quote for quote in quotes)  # as words: a formula would show as its result
    assert not any(cell.data_type == "f" for name in book.sheetnames for row in book[name].iter_rows() for cell in row)
    assert max(map(len, quotes)) < 32767 and any(quote.endswith("whole]") for quote in quotes)


@pytest.mark.skipif(office.OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_workbook(folder, tmp_path):
    printed = office.printed(folder / "matrix.xlsx", tmp_path)
    assert printed.stat().st_size > 10_000


VOID = {"meta", "br", "input", "rect", "circle", "path", "link", "hr", "img", "line"}


class Page(html.parser.HTMLParser):
    """Tags in balance, ids, links, the cells of the heat map and the words that stand in them."""

    def __init__(self, source):
        super().__init__()
        self.open, self.ids, self.links, self.cells, self.loads, self.own = [], [], [], [], [], []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" else []
        self.loads += [given[name] for name in ("src", "data", "srcset") if name in given] + (
            [given["href"]] if tag == "link" else []
        )
        self.own += [(given["lang"], given["dir"])] if given.get("class") == "own" else []
        if tag == "td" and "data-code" in given:
            self.cells.append([given["data-code"], given["class"], ""])
        if tag not in VOID:
            self.open.append((tag, given))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, text):
        if any(tag == "td" and "data-code" in given for tag, given in self.open) and self.open[-1][1].get("class") == "unseen":
            self.cells[-1][2] += text


@pytest.fixture(scope="module")
def page(folder):
    return Page((folder / "matrix.html").read_text(encoding="utf-8"))


def test_page_is_whole_and_loads_nothing(page, folder):
    source = (folder / "matrix.html").read_text(encoding="utf-8")
    assert not page.open and not page.loads
    assert "default-src 'none'" in source and not re.search(r"url\((?!#)", source)
    assert len(page.ids) == len(set(page.ids))
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)


def test_every_cell_says_its_code_in_words_and_leads_down(page):
    assert len(page.cells) == ROWS
    for code, look, said in page.cells:
        assert look == f"k-{code}" and said.split(",")[0] == words.name(Code[code.upper()])
    assert sum(said.endswith("best text") for _, _, said in page.cells) == 6  # one a requirement that anybody meets, if in part
    assert "c-XB-TIP-3a-MEANS" in page.ids and "#c-XB-TIP-3a-MEANS" in page.links


def test_silence_that_was_to_be_expected_is_told_from_other_silence():
    cell = next(
        each for each in matrix().cells if each.code is Code.NOT_FOUND
    )  # usually in a trafficking act or a code of procedure
    assert words.home_supplied(cell) is None and not words.expected_silence(cell)
    for missing, expected in ((("tip-act", "cpc"), True), (("cpc",), False)):
        made = replace(cell, finding=replace(cell.finding, absence=Absence.SUPPLIED, not_supplied=missing))
        assert words.expected_silence(made) is expected and words.home_supplied(made) == (0 if expected else 1)


def test_names_in_their_own_script_have_language_and_direction(page):
    assert set(page.own) == {("ar", "rtl"), ("fa", "rtl")}


def test_page_shows_words_of_laws_as_words(folder):
    source = (folder / "matrix.html").read_text(encoding="utf-8")
    assert "<script>alert" not in source and "&lt;script&gt;alert" in source
    assert "unofficial translation" in source and "restatement, not the official text" in source


def test_each_code_has_a_pattern_or_lightness_of_its_own():
    """In grey the cells differ: the rule of each code is another one, and signs differ too."""
    from lexcheck.reporting.matrix import html as module

    style = module._source(module._environment(), "matrix.css")
    rules = [re.search(rf"^\.k-{code.name.lower()} {{ ([^}}]+) }}", style, re.M).group(1) for code in Code]
    assert len(set(rules)) == len(Code)
    assert len({words.CODES[code].sign for code in Code}) == len({words.CODES[code].ascii for code in Code}) == len(Code)


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SESSION = """
const said = [], cell = (row, at) => document.querySelectorAll("table.map tr.row")[row].cells[at].querySelector("a");
const press = key => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
const all = wanted => [...document.querySelectorAll(wanted)];
const visible = () => all("tr.row").filter(row => row.offsetParent).length;
const byId = id => document.getElementById(id);
const set = (id, value) => { const field = byId(id); field.value = value; field.dispatchEvent(new Event("input", {bubbles: true})); };
cell(0, 1).focus(); press("ArrowRight"); press("ArrowDown");
said.push(document.activeElement === cell(1, 2));
set("code", "contradicted"); said.push(visible(), byId("shown").textContent);
set("where", "1"); said.push(visible());
byId("filter").reset();
byId("supplied").click();
said.push(all("table.map thead th").filter(head => head.offsetParent).length);
cell(0, 1).click();
said.push(byId("drill").open, byId("drill-h").textContent, byId("drill-body").textContent.includes("Whoever takes another"));
document.documentElement.dataset.said = JSON.stringify(said);
"""


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_in_a_browser_keys_filters_and_the_way_down_work(folder, tmp_path):
    source = (folder / "matrix.html").read_text(encoding="utf-8")
    trusted = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", source)  # else the test's own script may not run
    (tmp_path / "page.html").write_text(trusted.replace("</body>", f"<script>{SESSION}</script></body>"), encoding="utf-8")
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom"]
    run = subprocess.run([*command, (tmp_path / "page.html").as_uri()], capture_output=True, text=True, timeout=120, check=True)
    told = re.search(r'data-said="([^"]*)"', run.stdout)
    assert told, "the page's script broke off"
    moved, contradicted, count, in_borland, heads, opened, head, words_there = json.loads(html.unescape(told.group(1)))
    assert moved and opened and words_there
    assert (contradicted, count, in_borland) == (1, "1 of 10 requirements", 0)
    assert heads == 3  # the requirement, Arden and Borland
    assert "Arden" in head and "أردن" in head and "Means by which" in head


def shown(best=True, encoding="utf-8", width=110):
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="strict")
    print_matrix(matrix(), Console(file=out, width=width, force_terminal=False), best)
    out.flush()
    return out.buffer.getvalue().decode(encoding)


def test_terminal_tells_codes_best_texts_and_distances():
    said = shown()
    line = next(line for line in said.splitlines() if line.strip().startswith("TIP-3a-MEANS ") and "∅" in line)
    assert line.split() == ["TIP-3a-MEANS", "◐", "✓★", "∅"]
    assert "Borland, ✓ met (unofficial translation)" in said
    assert "distance 0.57; missing: abuse-vulnerability, payment; narrower: deceit" in " ".join(said.split())
    assert "How neighbours say it" not in shown(best=False)


def test_terminal_of_ascii_only():
    assert "TIP-3a-MEANS" in shown(encoding="ascii", best=False)


def test_workbook_is_a_sound_archive(folder):
    assert zipfile.ZipFile(folder / "matrix.xlsx").testzip() is None
