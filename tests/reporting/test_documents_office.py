"""The documents as an office program opens and prints them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Assessment, Verdict
from lexcheck.reporting.documents import pdf
from lexcheck.reporting.documents.making import KINDS, make
from lexcheck.reporting.documents.summary import summary
from tests.reporting.documents_sample import NOTES, assessment
from tests.reporting.office import OFFICE, printed

needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
ENGLISH, ARABIC = assessment(), assessment(arabic_only=True)


@contextmanager
def pages(content: bytes) -> Iterator[list[str]]:
    """The words of each page."""
    document = pypdfium2.PdfDocument(content)
    try:
        yield [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


@needs_office
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "ar", "fr"])
def test_each_document_prints(kind: str, language: str) -> None:
    of = ARABIC if language == "ar" else ENGLISH
    with pages(make(kind, "pdf", of, NOTES, language)) as found:
        text = " ".join("".join(found).split())
        assert "TIP" in text and len(text) > 1000
        if language != "ar":  # a PDF keeps the shapes of Arabic letters, and their order as shown
            assert {"en": "of no account", "fr": "Consentement de la victime"}[language] in text
        expected = {"en": f"page {len(found)} of {len(found)}", "fr": f"page {len(found)} sur {len(found)}"}.get(language, "")
        assert expected in " ".join(found[-1].split())


@needs_office
@pytest.mark.parametrize("language", ["ar", "fr"])
def test_summary_of_the_longest_findings_has_two_pages(language: str) -> None:
    """Every text as long as can be: they are cut before the pages are."""
    long = " ".join(["overlong"] * 300)
    findings = tuple(
        replace(each, verdict=Verdict.CONTRADICTED, gap=long, recommendation=long, not_supplied=("asset-recovery-act",) * 3)
        for each in ENGLISH.findings
    )
    conflicts = tuple(
        replace(each, because=long, sides=tuple(replace(side, says=long) for side in each.sides))
        for each in ENGLISH.conflicts * 9
    )
    requirements = tuple(replace(each, statement=long) for each in ENGLISH.requirements)
    laws = tuple(replace(law, title=f"{law.title} {long}", restatement=True) for law in ENGLISH.laws)
    of = replace(ENGLISH, title=long, laws=laws, requirements=requirements, findings=findings, conflicts=conflicts)
    with pages(make("summary", "pdf", of, NOTES, language)) as found:
        assert len(found) == 2


@needs_office
@pytest.mark.parametrize("language", ["en", "ar"])
def test_workbook_opens(language: str, tmp_path: Path) -> None:
    path = tmp_path / "gap.xlsx"
    path.write_bytes(make("gap-table", "xlsx", ENGLISH, NOTES, language))
    with pages(printed(path, tmp_path).read_bytes()) as found:
        assert "TIP-3a-MEANS" in "".join(found).replace("\r\n", "").replace("\n", "")


@pytest.fixture(scope="module")
def morocco() -> Assessment:
    """A framework that ships."""
    import lexcheck

    return lexcheck.assess(framework="ma")


@needs_office
@pytest.mark.parametrize("language", ["en", "ar", "fr"])
def test_summary_of_a_framework_has_two_pages(morocco: Assessment, language: str) -> None:
    with pages(pdf.as_pdf(summary(morocco, (), language))) as found:
        assert len(found) == 2


@needs_office
def test_gap_table_repeats_its_header_row(morocco: Assessment) -> None:
    with pages(make("gap-table", "pdf", morocco, (), "en")) as found:
        first = next(at for at, text in enumerate(found) if "Recommendation" in text)
        last = max(at for at, text in enumerate(found) if "Recommendation" in text)
        assert last - first > 15 and all("Recommendation" in text and "Reviewer" in text for text in found[first:last])


def test_without_an_office_program_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "found", lambda name: "")
    with pytest.raises(LexcheckError) as caught:
        make("summary", "pdf", ENGLISH)
    assert caught.value.code is ExitCode.OUTPUT
    assert "LibreOffice" in caught.value.cause and ".docx" in caught.value.mend


def test_an_office_program_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "found", lambda name: "/bin/false")
    with pytest.raises(LexcheckError) as caught:
        make("summary", "pdf", ENGLISH)
    assert caught.value.code is ExitCode.OUTPUT and "could not make the PDF" in caught.value.what


def test_a_format_that_there_is_none_of_is_refused() -> None:
    with pytest.raises(LexcheckError) as caught:
        make("summary", "xlsx", ENGLISH)
    assert caught.value.code is ExitCode.USAGE and "docx, pdf" in caught.value.mend
