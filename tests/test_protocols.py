"""The catalogue: it loads, it is complete, it cites what the treaties have, and each fault is told where it is and how to mend it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

import pytest

from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Detection, Instrument, Obligation, Severity
from lexcheck.protocols import Catalogue, filed_under, load_catalogue
from lexcheck.resources import data_dir

TREATIES = Path(__file__).resolve().parents[1].parent / "shared" / "corpus" / "treaties"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


# --- what ships ---------------------------------------------------------------------------------------------------------


def test_all_requirements_are_there(catalogue: Catalogue) -> None:
    assert len(catalogue.requirements) == 153
    assert Counter(one.instrument for one in catalogue.requirements) == {"TIP": 53, "SOM": 54, "UNTOC": 46}
    assert Counter(one.severity for one in catalogue.requirements) == {"critical": 39, "major": 63, "minor": 51}
    assert Counter(one.obligation for one in catalogue.requirements) == {
        "mandatory": 102,
        "mandatory-qualified": 41,
        "optional": 10,
    }
    assert sum(len(one.elements) for one in catalogue.requirements) == 253


def test_order_is_by_instrument_and_article(catalogue: Catalogue) -> None:
    places = [(list(Instrument).index(one.instrument), int(filed_under(one))) for one in catalogue.requirements]
    assert places == sorted(places)
    assert [one.id for one in catalogue.requirements][:3] == ["TIP-1.3-CONVENTION-OFFENCE", "TIP-2b-NON-PUNISHMENT", "TIP-3a-ACT"]
    # within an article the files' own order counts, not the alphabet
    assert [one.id for one in catalogue.requirements if one.id.startswith("TIP-6.4")] == [
        "TIP-6.4-SPECIAL-NEEDS",
        "TIP-6.4-CHILDREN",
    ]


def test_requirements_have_cues_in_four_languages(catalogue: Catalogue) -> None:
    for requirement in catalogue.requirements:
        for element in requirement.elements:
            assert set(element.keywords) >= {"en", "fr", "ar", "es"}, (requirement.id, element.id)


def test_negative_and_mixed_detection_have_red_flags(catalogue: Catalogue) -> None:
    without = {one.id for one in catalogue.requirements if one.detection is not Detection.POSITIVE and not one.red_flags}
    # a rule on return that takes away other rights has no phrase of its own
    assert without <= {"TIP-8.5-DOMESTIC-RIGHTS", "SOM-18.7-DOMESTIC-RIGHTS"}


def test_qualified_and_optional_requirements_say_what_bounds_them(catalogue: Catalogue) -> None:
    for requirement in catalogue.requirements:
        if requirement.obligation is not Obligation.MANDATORY:
            assert requirement.qualifier, requirement.id


def test_instruments(catalogue: Catalogue) -> None:
    info = catalogue.instrument("TIP")
    assert (info.adopted, info.entry_into_force) == ("2000-11-15", "2003-12-25")
    assert [len(each.articles) for each in catalogue.instruments] == [20, 25, 41]
    assert catalogue.article("TIP", "6(2)(a)").number == "6"
    with pytest.raises(KeyError):
        catalogue.article("TIP", "99")


def test_every_paragraph_is_cited_or_exempt(catalogue: Catalogue) -> None:
    known = {(str(one.instrument), one.article) for one in catalogue.requirements}
    known |= {
        (name, paragraph) for one in catalogue.requirements for name, _, paragraph in (text.partition(" ") for text in one.also)
    }
    known |= {(str(entry.instrument), entry.article) for entry in catalogue.not_legislative}
    for info in catalogue.instruments:
        assert [each for each in info.paragraphs if not _covered(each, info.paragraphs, str(info.instrument), known)] == []


def _covered(paragraph: str, every: tuple[str, ...], instrument: str, known: set[tuple[str, str]]) -> bool:
    """It or what it stands in is known; or it only leads in paragraphs that all are."""
    parts = [paragraph[:at] for at in (*[m.start() for m in re.finditer(r"\(", paragraph)], len(paragraph))]
    if any((instrument, part) in known for part in parts):
        return True
    below = [each for each in every if each.startswith(f"{paragraph}(")]
    return bool(below) and all(_covered(each, every, instrument, known) for each in below)


def test_requirements_of_some_instruments(catalogue: Catalogue) -> None:
    assert {one.instrument for one in catalogue.of(["SOM", Instrument.UNTOC])} == {Instrument.SOM, Instrument.UNTOC}
    assert catalogue.by_id("TIP-3b-CONSENT").severity is Severity.CRITICAL


def test_version_follows_the_content(tmp_path: Path) -> None:
    first = load_catalogue(_mini(tmp_path)).version
    assert re.fullmatch(r"1\.0\+[0-9a-f]{12}", first)
    assert load_catalogue(tmp_path).version == first
    file = tmp_path / "tip" / "05-offence.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert load_catalogue(tmp_path).version == first, "the ends of lines are no content"
    _edit(tmp_path, "tip/05-offence.yaml", "The offence", "The crime")
    assert load_catalogue(tmp_path).version != first


def test_loading_is_quick() -> None:
    times = []
    for _ in range(5):
        start = perf_counter()
        load_catalogue()
        times.append(perf_counter() - start)
    assert min(times) < 0.2, "60 ms on an idle machine; much more means that the C loader is not used"


def test_loading_imports_nothing_heavy() -> None:
    heavy = ("spacy", "rich", "jinja2", "docx", "rapidfuzz")
    code = f"import sys, lexcheck.protocols as p; p.load_catalogue(); print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


# --- finding one --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("given", ["TIP-3b-CONSENT", "tip-3b-consent", " TIP-3B ", "tip-3b"])
def test_find(catalogue: Catalogue, given: str) -> None:
    assert catalogue.find(given).id == "TIP-3b-CONSENT"


@pytest.mark.parametrize(
    ("given", "what", "cause"),
    [
        ("TIP-6.1", "begins 2 requirements", "TIP-6.1-PRIVACY, TIP-6.1-CLOSED-PROCEEDINGS"),
        ("TIP-3b-CONCENT", "no requirement", "TIP-3b-CONSENT"),
        ("SOM", "begins 54 requirements", "among them are"),
        ("", "no requirement", ""),
    ],
)
def test_find_tells_the_nearest(catalogue: Catalogue, given: str, what: str, cause: str) -> None:
    with pytest.raises(LexcheckError) as told:
        catalogue.find(given)
    assert what in told.value.what and cause in told.value.cause
    assert told.value.code is ExitCode.USAGE


# --- against the treaties ------------------------------------------------------------------------------------------------

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def _treaty(path: Path) -> dict[str, list[str]]:
    """The paragraphs of each article as they are cited, read from the treaty's text."""
    articles: dict[str, list[str]] = {}
    article = paragraph = letter = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if head := re.match(r"### Article\s+(\d+)", line):
            article, paragraph, letter = head[1], "", ""
            articles[article] = []
        elif line.startswith("#") or not article or not line.strip():
            continue
        else:
            if number := re.match(r"(\d+)\.\s", line):
                paragraph, letter = f"({number[1]})", ""
                cited = article + paragraph
            elif (sub := re.match(r"\(?([a-z]{1,4})\)", line)) and sub[1] in ROMAN and letter and (sub[1], letter) != ("i", "h"):
                cited = f"{article}{paragraph}({letter})({sub[1]})"
            elif sub:
                letter = sub[1]
                cited = f"{article}{paragraph}({letter})"
            else:
                cited = articles[article][-1] if articles[article] else article
            if cited not in articles[article]:
                articles[article].append(cited)
    return articles


@pytest.mark.corpus
@pytest.mark.parametrize("instrument", list(Instrument))
def test_paragraphs_are_those_of_the_treaty(catalogue: Catalogue, instrument: Instrument) -> None:
    path = TREATIES / f"{instrument.lower()}-2000.en.md"
    if not path.is_file():
        pytest.skip("the treaty texts are not beside the checkout")
    assert {each.number: list(each.paragraphs) for each in catalogue.instrument(instrument).articles} == _treaty(path)


@pytest.mark.corpus
def test_every_citation_stands_in_the_treaty(catalogue: Catalogue) -> None:
    if not TREATIES.is_dir():
        pytest.skip("the treaty texts are not beside the checkout")
    known = set()
    for each in Instrument:
        for number, paragraphs in _treaty(TREATIES / f"{each.lower()}-2000.en.md").items():
            known |= {(str(each), paragraph) for paragraph in (number, *paragraphs)}
    cited = [(one.id, str(one.instrument), one.article) for one in catalogue.requirements]
    cited += [(one.id, *text.split(" ")) for one in catalogue.requirements for text in one.also]  # type: ignore[misc]
    cited += [("not_legislative", str(entry.instrument), entry.article) for entry in catalogue.not_legislative]
    assert [row for row in cited if row[1:] not in known] == []
    assert len(cited) > 300


# --- faults -------------------------------------------------------------------------------------------------------------

VOCABULARY = """\
version: "1.0"
languages: {en: English}
domains: {penalties: sanctions}
applies_if: {maritime: has a coast}
references: {guide: a guide}
categories: {formal: final clauses}
framework_homes: [penal-code]
"""
INSTRUMENT = """\
instrument: @
short_name: Protocol
title: Protocol
adopted: 2000-11-15
resolution: 55/25
entry_into_force: 2003-12-25
citation: vol. 1
depositary: chapter 1
articles:
  - number: 5
    title: Offences
    paragraphs: [5(1), 5(2), 5(2)(a)]
"""
EXEMPT = "- {instrument: SOM, article: 5, category: formal, reason: Final., see_also: [TIP-5.1-OFFENCE]}\n"
REQUIREMENT = """\
- id: TIP-5.1-OFFENCE
  instrument: TIP
  article: 5(1)
  also: [UNTOC 5]
  title: The offence
  obligation: mandatory
  domain: penalties
  severity: critical
  detection: positive
  applies_if: [maritime]
  statement: There has to be an offence.
  test:
    met: There is.
    partial: Part of it.
    not_met: None.
  elements:
    - id: offence
      description: An offence
      required_for_met: true
      keywords:
        en: [offence]
  red_flags:
    en: [fine]
  typical_gaps: [none]
  framework_homes: [penal-code]
  references:
    guide: [8]
"""


def _mini(folder: Path) -> Path:
    """A small catalogue that is right."""
    (folder / "vocabulary.yaml").write_text(VOCABULARY)
    (folder / "not_legislative.yaml").write_text(EXEMPT)
    for name in Instrument:
        (folder / name.lower()).mkdir()
        (folder / name.lower() / "instrument.yaml").write_text(INSTRUMENT.replace("@", name))
    (folder / "tip" / "05-offence.yaml").write_text(REQUIREMENT)
    return folder


def _edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_small_catalogue_loads(tmp_path: Path) -> None:
    found = load_catalogue(_mini(tmp_path))
    assert found.requirements[0].references == {"guide": ("8",)}, "a number stands for its text"
    assert found.instruments[0].adopted == "2000-11-15"


RULES = "tip/05-offence.yaml"
FAULTS = [
    # file, old, new, line, column, what, mend
    (RULES, "- id: TIP-5.1-OFFENCE", "- id: offence", 1, 3, "no id of a requirement", "TIP-3b-CONSENT"),
    (RULES, "instrument: TIP", "instrument: SOM", 2, 3, "stands in the folder of TIP", "move it"),
    (RULES, "- id: TIP-", "- id: SOM-", 2, 3, "stands in the folder of TIP", "move it"),
    (RULES, "instrument: TIP", "instrument: TIPP", 2, 3, "no known instrument", "did you mean 'TIP'"),
    (RULES, "article: 5(1)", "article: 5 (1)", 3, 3, "no citation of a paragraph", "6(1)"),
    (RULES, "article: 5(1)", "article: 5(3)", 3, 3, "TIP has no paragraph 5(3)", "did you mean"),
    (RULES, "article: 5(1)", "article: 9", 3, 3, "TIP has no paragraph 9", "treaty"),
    (RULES, "[UNTOC 5]", "[UNTOC]", 4, 10, "is no citation", "TIP 5(1)"),
    (RULES, "[UNTOC 5]", "[UNTOC 5, CRC 3]", 4, 19, "is no citation", "TIP 5(1)"),
    (RULES, "[UNTOC 5]", "[SOM 7]", 4, 10, "SOM has no paragraph 7", "treaty"),
    (RULES, "title: The offence", "title: ''", 5, 3, "'title' is empty", "write the text"),
    (
        RULES,
        "obligation: mandatory",
        "obligation: binding",
        6,
        3,
        "known are: mandatory, mandatory-qualified, optional",
        "known word",
    ),
    (RULES, "domain: penalties", "domain: penalty", 7, 3, "'penalty' is no known domain", "penalties"),
    (RULES, "severity: critical", "severity: high", 8, 3, "known are: critical, major, minor", "known word"),
    (RULES, "detection: positive", "detection: negativ", 9, 3, "no known detection", "did you mean 'negative'"),
    (RULES, "applies_if: ", "applies_when: ", 10, 3, "no field here", "did you mean 'applies_if'"),
    (RULES, "not_met: ", "notmet: ", 15, 5, "no field here", "did you mean 'not_met'"),
    (RULES, "      keywords:", "      keyword:", 20, 7, "no field here", "did you mean 'keywords'"),
    (RULES, "- id: TIP-5.1-OFFENCE\n", "- TIP-5.1-OFFENCE\n- id: TIP-5.1-OFFENCE\n", 1, 3, "form", "neighbouring"),
    (RULES, "[maritime]", "[coastal]", 10, 16, "no known condition", "vocabulary.yaml"),
    (RULES, "statement: There has to be an offence.", "statement: ' '", 11, 3, "'statement' is empty", "write the text"),
    (RULES, "met: There is.", "met: ''", 13, 5, "'met' is empty", "write the text"),
    (RULES, "    not_met: None.\n", "", 12, 3, "form", "neighbouring"),
    (RULES, "    - id: offence", "    - id: The_Offence", 17, 7, "no id of an element", "small letters"),
    (RULES, "description: An offence", "description: ''", 18, 7, "'description' is empty", "write the text"),
    (
        RULES,
        "required_for_met: true",
        "required_for_met: false",
        16,
        3,
        "no element of TIP-5.1-OFFENCE",
        "required_for_met: true",
    ),
    (RULES, "required_for_met: true", "required_for_met: perhaps", 19, 7, "form", "neighbouring"),
    (RULES, "en: [offence]", "xx: [offence]", 21, 9, "'xx' is no known language", "vocabulary.yaml"),
    (RULES, "en: [offence]", "en: []", 21, 9, "'en' is empty", "at least one"),
    (RULES, "en: [offence]", "en: [offence, '']", 21, 23, "is empty", "take the entry out"),
    (RULES, "en: [fine]", "de: [fine]", 23, 5, "'de' is no known language", "vocabulary.yaml"),
    (RULES, "typical_gaps: [none]", "typical_gaps: []", 24, 3, "'typical_gaps' is empty", "at least one"),
    (RULES, "[penal-code]", "[penal-cod]", 25, 21, "no known framework home", "did you mean 'penal-code'"),
    (RULES, "[penal-code]", "penal-code", 25, 3, "form", "neighbouring"),
    (RULES, "guide: [8]", "guides: [8]", 27, 5, "no known reference", "did you mean 'guide'"),
    (RULES, "guide: [8]", "guide: []", 27, 5, "'guide' is empty", "at least one"),
    (RULES, REQUIREMENT, REQUIREMENT + REQUIREMENT, 28, 3, "the id 'TIP-5.1-OFFENCE' is taken", "id of its own"),
    (RULES, REQUIREMENT, "", 1, 1, "no list of requirements", "- id:"),
    (RULES, REQUIREMENT, "id: TIP-5.1-OFFENCE", 1, 1, "no list of requirements", "- id:"),
    (RULES, "  title: The offence", "  title: The offence\n  title: Twice", 6, 3, "stands twice", "rename one"),
    (RULES, "title: The offence", "title: The offence: a crime", 5, 21, "not valid YAML", "quotes"),
    ("tip/instrument.yaml", "instrument: TIP", "instrument: SOM", 1, 1, "this folder is for TIP", "instrument: TIP"),
    ("tip/instrument.yaml", "2003-12-25", "December 2003", 6, 1, "is no date", "year-month-day"),
    ("tip/instrument.yaml", "[5(1), ", "[6(1), ", 12, 18, "is no paragraph of article 5", "5(1)"),
    ("tip/instrument.yaml", "depositary: ", "depository: ", 8, 1, "no field here", "did you mean 'depositary'"),
    ("vocabulary.yaml", "domains: ", "domain: ", 3, 1, "no field here", "did you mean 'domains'"),
    ("vocabulary.yaml", "domains: {penalties: sanctions}\n", "", 1, 1, "form", "neighbouring"),
    ("not_legislative.yaml", "article: 5", "article: 6", 1, 21, "SOM has no paragraph 6", ""),
    ("not_legislative.yaml", "see_also", "see_too", 1, 67, "no field here", "did you mean 'see_also'"),
    ("not_legislative.yaml", "formal", "forms", 1, 33, "no known category", "did you mean 'formal'"),
    ("not_legislative.yaml", "reason: Final.", "reason: ''", 1, 51, "'reason' is empty", "write the text"),
    ("not_legislative.yaml", "[TIP-5.1-OFFENCE]", "[TIP-5.1-OFENCE]", 1, 78, "no known requirement", "'TIP-5.1-OFFENCE'"),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "column", "what", "mend"), FAULTS, ids=[f"{row[0]}:{row[2][:30]!r}" for row in FAULTS]
)
def test_faults_are_told_with_their_place(
    tmp_path: Path, file: str, old: str, new: str, line: int, column: int, what: str, mend: str
) -> None:
    _edit(_mini(tmp_path), file, old, new)
    with pytest.raises(LexcheckError) as told:
        load_catalogue(tmp_path)
    fault = told.value
    assert fault.code is ExitCode.DATA
    assert fault.file == tmp_path / file
    assert what in fault.what or what in fault.cause, str(fault)
    assert mend in fault.mend and fault.mend, str(fault)
    assert (fault.line, fault.column) == (line, column), str(fault)


def test_same_id_in_two_files(tmp_path: Path) -> None:
    (_mini(tmp_path) / "tip" / "06-again.yaml").write_text(REQUIREMENT)
    with pytest.raises(LexcheckError) as told:
        load_catalogue(tmp_path)
    assert "tip/05-offence.yaml" in told.value.cause and told.value.file == tmp_path / "tip" / "06-again.yaml"


def test_twin_elements(tmp_path: Path) -> None:
    twin = "    - {id: offence, description: Again, required_for_met: false}\n  red_flags:"
    _edit(_mini(tmp_path), RULES, "  red_flags:", twin)
    with pytest.raises(LexcheckError, match=r"stands twice in TIP-5\.1-OFFENCE") as told:
        load_catalogue(tmp_path)
    assert (told.value.line, told.value.column) == (22, 8)


@pytest.mark.parametrize("missing", ["vocabulary.yaml", "not_legislative.yaml", "som/instrument.yaml"])
def test_a_missing_file(tmp_path: Path, missing: str) -> None:
    (_mini(tmp_path) / missing).unlink()
    with pytest.raises(LexcheckError) as told:
        load_catalogue(tmp_path)
    assert told.value.file == tmp_path / missing and told.value.mend


def test_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(LexcheckError, match="no catalogue") as told:
        load_catalogue(tmp_path / "elsewhere")
    assert told.value.mend


def test_vocabulary_has_no_idle_words(catalogue: Catalogue) -> None:
    used = {home for one in catalogue.requirements for home in one.framework_homes}
    assert used == set(catalogue.vocabulary.framework_homes)
    assert {one.domain for one in catalogue.requirements} == set(catalogue.vocabulary.domains)


def test_notes_explain_every_field() -> None:
    notes = (data_dir("protocols") / "NOTES.md").read_text(encoding="utf-8")
    for field in re.findall(
        r"^  (\w+):", (data_dir("protocols") / "tip" / "04-scope.yaml").read_text(encoding="utf-8"), re.MULTILINE
    ):
        assert f"`{field}`" in notes or field in ("instrument", "title"), field
