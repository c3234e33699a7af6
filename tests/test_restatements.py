"""The restatements in national_laws: marked as such, in our own words, and as complete as the laws that they restate."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from lexcheck.api import read_law
from lexcheck.frameworks import known_frameworks, load_framework
from lexcheck.resources import data_dir
from tests.figures import figures as figures_in

CORPUS = Path(__file__).resolve().parents[1].parent / "shared" / "corpus"
NATIONAL_LAWS = data_dir("national_laws")
RESTATEMENTS = sorted(NATIONAL_LAWS.glob("??/*.md"))
MARK = "Restatement in our own words"
ENTRIES = ["id", "title", "country", "language", "kind", "citation", "gazette", "status", "consolidated_to", "official_text"]

# each restatement with the text that it restates
REAL = {
    "pk/prevention-of-trafficking-in-persons-act-2018.md": "versions/pk-tip-2018/2025.txt",
    "pk/prevention-of-smuggling-of-migrants-act-2018.md": "laws/pk-som-2018/text.txt",
}
# the same for originals in other languages: the text and its language; two restatements may share one text
FOREIGN = {
    "bd/prevention-and-suppression-of-human-trafficking-act-2012.md": ("laws/bd-tip-2012/text.txt", "bn"),
    "bd/human-trafficking-and-migrant-smuggling-ordinance-2026.md": ("laws/bd-tip-som-2026/text.txt", "bn"),
    "ir/law-on-combating-trafficking-in-persons-2004.md": ("laws/ir-tip-2004/text.txt", "fa"),
    "ma/law-27-14-on-combating-trafficking-in-persons-2016.md": ("laws/ma-tip-2016/text.txt", "ar"),
    "ma/law-02-03-on-foreigners-and-irregular-migration-2003.md": ("laws/ma-som-2003/text.txt", "ar"),
    "dz/penal-code-trafficking-in-persons-2015.md": ("laws/dz-tip-som-2015/text.txt", "ar"),
    "dz/penal-code-organs-and-smuggling-of-migrants-2015.md": ("laws/dz-tip-som-2015/text.txt", "ar"),
}
# figures that stand in one of the two only, each said in the restatement's note: a repealed age limit, and fines that OCR has lost
APART = {
    ("ir", "3"): ([], [(18, "year")]),
    ("dz", "303 bis 4"): ([(500_000, "money")], []),
    **{("dz", f"303 bis {number}"): ([(500_000, "money")], [(0, "money")]) for number in (18, 19, 25, 37)},
}
AS_PASSED = ("pk/prevention-of-trafficking-in-persons-act-2018-as-passed.md", "versions/pk-tip-2018/2018-gazette.md")

corpus = pytest.mark.corpus
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the real statutes are not beside this checkout (../shared/corpus)")

NUMBERS = "two|three|five|seven|ten|fourteen|eighteen|one"
FIGURE = re.compile(rf"\b({NUMBERS}|\d+) (years?|million rupees?)\b")
LETTERS = {**dict(zip("কখগঘঙচছজঝঞট", "abcdefghijk", strict=True)), "الف": "a", "أ": "a", "ب": "b", "ج": "c"}
GRAVE = {
    "death": {"en": "punished with death", "bn": "মৃত্যুদণ্ড"},
    "life": {"en": "life imprisonment|imprisonment for life", "ar": "السجن المؤبد", "bn": "যাবজ্জীবন"},
    "either or both": {
        "en": "or with both|one of these two penalties only",
        "ar": "بإحدى هاتين العقوبتين",
        "bn": r"উভ\w+\W? ?দণ্ডে",
    },
}
RUN = 12  # words: longer than any term of art


def relative(path: Path) -> str:
    return path.relative_to(NATIONAL_LAWS).as_posix()


def body(path: Path) -> str:
    """The text without front matter, and without the signs that consolidations put around amended words."""
    text = path.read_text(encoding="utf-8")
    text = text.split("---\n", 2)[2] if text.startswith("---\n") else text
    return re.sub(r"\d?\[|\]", "", text)


def sections(path: Path) -> dict[str, str]:
    """Section numbers with their text, cut at lines that begin with a number and a point."""
    parts = re.split(r"^(?:## )?(\d+)\. (?=\w)", body(path), flags=re.MULTILINE)
    return {number: " ".join(text.split()) for number, text in zip(parts[1::2], parts[2::2], strict=True)}


def figures(text: str) -> list[tuple[str, str]]:
    """Each number of years and of rupees, sorted: the order in which a minimum and a maximum are told is a matter of wording."""
    return sorted((number, unit.rstrip("s")) for number, unit in FIGURE.findall(" ".join(text.split()).lower()))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    tokens = words(text)
    return {tuple(tokens[at : at + RUN]) for at in range(len(tokens) - RUN + 1)}


@pytest.mark.parametrize("path", RESTATEMENTS, ids=relative)
def test_a_restatement_says_that_it_is_one(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    told = yaml.safe_load(text.split("---\n")[1])
    assert told["restatement"] is True
    assert told["note"].startswith(f"{MARK}; not the official text.")
    for entry in ENTRIES:
        assert told[entry], f"the front matter lacks {entry}"
    beginning = body(path).strip().split("\n## ")[0]
    assert MARK in beginning
    assert "not the official text" in beginning


@pytest.mark.parametrize("path", RESTATEMENTS, ids=relative)
def test_a_restatement_tells_the_language_of_the_original(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    told = yaml.safe_load(text.split("---\n")[1])
    if relative(path) in FOREIGN:
        assert told["original_language"] == FOREIGN[relative(path)][1]
        name = {"ar": "Arabic", "bn": "Bengali", "fa": "Persian"}[told["original_language"]]
        assert name in body(path).split("\n## ")[0]
        assert name in told["note"]
    else:
        assert "original_language" not in told


@pytest.mark.parametrize("path", RESTATEMENTS, ids=relative)
def test_sections_are_numbered_without_gap(path: Path) -> None:
    law = read_law(path)
    outer = [one.label for one in law.provisions if one.level in ("section", "article") and one.zone == "body" and not one.quoted]
    numbers = [int(label.rpartition(" ")[2]) for label in outer]
    assert len(numbers) >= 7
    # articles of a code start where they start, and may leave out those that are no concern of ours
    assert numbers == (list(range(1, len(numbers) + 1)) if numbers[0] == 1 else sorted(set(numbers)))


def test_every_restatement_is_compared_with_its_text() -> None:
    assert {*REAL, *FOREIGN, AS_PASSED[0]} == {relative(path) for path in RESTATEMENTS}


def test_the_framework_calls_them_restatements() -> None:
    for name in known_frameworks():
        for law in load_framework(name).laws:
            if law.path.suffix == ".md" and MARK in law.path.read_text(encoding="utf-8"):
                assert law.text == "restatement"


@corpus
@needs_corpus
@pytest.mark.parametrize(("restated", "real"), REAL.items(), ids=list(REAL))
def test_penalties_are_those_of_the_real_text(restated: str, real: str) -> None:
    ours, theirs = sections(NATIONAL_LAWS / restated), sections(CORPUS / real)
    assert list(ours) == list(theirs)
    for number, text in theirs.items():
        assert figures(ours[number]) == figures(text), f"section {number}"
        assert ("or with both" in ours[number]) == ("or with both" in text), f"section {number}: is the fine an alternative?"


@corpus
@needs_corpus
def test_penalties_of_the_act_as_passed() -> None:
    """Over the whole act: the gazette's OCR has lost the section numbers."""
    ours, theirs = body(NATIONAL_LAWS / AS_PASSED[0]), body(CORPUS / AS_PASSED[1])
    assert figures(ours) == figures(theirs)
    assert len(figures(ours)) == 9
    assert ours.count("or with both") == theirs.count("or with both") == 2


@corpus
@needs_corpus
@pytest.mark.parametrize(("restated", "real"), REAL.items(), ids=list(REAL))
def test_no_subsection_or_paragraph_is_missing(restated: str, real: str) -> None:
    ours, theirs = printed_labels(NATIONAL_LAWS / restated), printed_labels(CORPUS / real)
    assert sum(len(labels) for labels in theirs.values()) > 20
    assert ours == theirs


@corpus
@needs_corpus
@pytest.mark.parametrize(("restated", "real"), REAL.items(), ids=list(REAL))
def test_both_segment_into_the_same_sections(restated: str, real: str) -> None:
    assert section_labels(NATIONAL_LAWS / restated) == section_labels(CORPUS / real)


@corpus
@needs_corpus
@pytest.mark.parametrize("restated", FOREIGN)
def test_sections_and_their_parts_are_those_of_the_foreign_text(restated: str) -> None:
    ours, theirs = parts(NATIONAL_LAWS / restated), parts(CORPUS / FOREIGN[restated][0])
    shared = [label for name in FOREIGN if FOREIGN[name] == FOREIGN[restated] for label in parts(NATIONAL_LAWS / name)]
    # what has no number of an article is no article of ours: the copy of Algeria's code ends with a stray heading
    assert sorted(shared) == sorted(theirs)
    assert ours == {label: theirs[label] for label in ours}


@corpus
@needs_corpus
@pytest.mark.parametrize("restated", FOREIGN)
def test_terms_ages_and_fines_are_those_of_the_foreign_text(restated: str) -> None:
    real, language = FOREIGN[restated]
    ours, theirs = texts(NATIONAL_LAWS / restated), texts(CORPUS / real)
    compared = 0
    for label, text in ours.items():
        told, said = figures_in(text, "en"), figures_in(theirs[label], language)
        more, less = APART.get((restated[:2], label), ([], []))
        assert told == sorted([*(figure for figure in said if figure not in less), *more]), f"section {label}"
        compared += len(told)
    assert compared >= 6


@corpus
@needs_corpus
@pytest.mark.parametrize("restated", FOREIGN)
def test_death_life_and_alternative_penalties_are_those_of_the_foreign_text(restated: str) -> None:
    real, language = FOREIGN[restated]
    ours, theirs = texts(NATIONAL_LAWS / restated), texts(CORPUS / real)
    for label, text in ours.items():
        for said in GRAVE.values():
            there = bool(re.search(said[language], theirs[label])) if language in said else False
            assert bool(re.search(said["en"], text)) == there, f"section {label}: {said['en']}"


def printed_labels(path: Path) -> dict[str, list[str]]:
    """For each section the labels at the beginning of its lines and of its text, in order."""
    parts = re.split(r"^(?:## )?(\d+)\. (?=\w)", body(path), flags=re.MULTILINE)
    begins = re.compile(r"(?:^|[_\u2014] *)\((\w{1,3})\)", re.MULTILINE)
    # the consolidation prints a letter l for the figure 1
    return {
        number: ["1" if label == "l" else label for label in begins.findall(text)]
        for number, text in zip(parts[1::2], parts[2::2], strict=True)
    }


def section_labels(path: Path) -> list[str]:
    provisions = read_law(path).provisions
    return [provision.label for provision in provisions if provision.level == "section" and provision.zone == "body"]


def texts(path: Path) -> dict[str, str]:
    """The text of each section or article with all its parts, without what it quotes as an article of its own."""
    law = read_law(path)
    home: dict[int, str] = {}
    found: dict[str, str] = {}
    for one in law.provisions:
        if one.level in ("section", "article"):
            home[one.index] = one.label.replace("مكرر", "bis")
        elif one.parent in home:
            home[one.index] = home[one.parent]
        if one.index in home:
            found[home[one.index]] = f"{found.get(home[one.index], '')} {law.text[one.start : one.end]}"
    return found


def parts(path: Path) -> dict[str, list[str]]:
    """For each section or article the numbers of its parts in order, letters of other scripts as the Latin ones in their place."""
    home: dict[int, str] = {}
    found: dict[str, list[str]] = {}
    for one in read_law(path).provisions:
        if one.level in ("section", "article"):
            home[one.index] = one.label.replace("مكرر", "bis")
            found[home[one.index]] = []
        elif one.parent in home:
            home[one.index] = home[one.parent]
            number = LETTERS.get(one.number.strip("."), one.number.strip("."))
            # notes to a Persian article are told as paragraphs that begin with the word
            if number and not number.startswith("تبصره"):
                found[home[one.index]].append(number)
    return found


@corpus
@needs_corpus
def test_nothing_in_national_laws_is_copied() -> None:
    files = [path for path in sorted(NATIONAL_LAWS.rglob("*")) if path.suffix in (".md", ".yaml")]
    assert files
    ours: dict[tuple[str, ...], Path] = {run: path for path in files for run in runs(path.read_text(encoding="utf-8"))}
    copied = []
    for folder in ("laws", "treaties", "versions"):
        for source in sorted((CORPUS / folder).rglob("*")):
            if source.suffix in (".txt", ".md"):
                theirs = runs(source.read_text(encoding="utf-8"))
                copied += [f"{relative(ours[run])}: {' '.join(run)}" for run in ours.keys() & theirs]
    assert not copied, f"runs of {RUN} words stand word for word in a real text:\n" + "\n".join(copied)
