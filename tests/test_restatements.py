"""The restatements in national_laws: marked as such, in our own words, and as complete as the laws that they restate."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from lexcheck.frameworks import known_frameworks, load_framework
from lexcheck.resources import data_dir

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
AS_PASSED = ("pk/prevention-of-trafficking-in-persons-act-2018-as-passed.md", "versions/pk-tip-2018/2018-gazette.md")

corpus = pytest.mark.corpus
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the real statutes are not beside this checkout (../shared/corpus)")

NUMBERS = "two|three|five|seven|ten|fourteen|eighteen|one"
FIGURE = re.compile(rf"\b({NUMBERS}|\d+) (years?|million rupees?)\b")
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
def test_sections_are_numbered_without_gap(path: Path) -> None:
    numbers = [int(number) for number in sections(path)]
    assert numbers == list(range(1, len(numbers) + 1))


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


def printed_labels(path: Path) -> dict[str, list[str]]:
    """For each section the labels at the beginning of its lines and of its text, in order."""
    parts = re.split(r"^(?:## )?(\d+)\. (?=\w)", body(path), flags=re.MULTILINE)
    begins = re.compile(r"(?:^|[_\u2014] *)\((\w{1,3})\)", re.MULTILINE)
    # the consolidation prints a letter l for the figure 1
    return {number: ["1" if label == "l" else label for label in begins.findall(text)]
            for number, text in zip(parts[1::2], parts[2::2], strict=True)}


def section_labels(path: Path) -> list[str]:
    segmenting = pytest.importorskip("lexcheck.segmenting")
    if not hasattr(segmenting, "segment"):
        pytest.skip("lexcheck.segmenting has no segment() yet")
    from lexcheck.api import read_law

    provisions = read_law(path).provisions
    return [provision.label for provision in provisions if provision.level == "section" and provision.zone == "body"]


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
