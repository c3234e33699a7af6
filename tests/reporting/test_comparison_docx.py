"""A comparison as a Word document, opened by LibreOffice: all accepted is the new text, all rejected the old one."""

from __future__ import annotations

import io
import re
import shutil
import subprocess

import docx
import pytest

import lexcheck
from lexcheck.comparing import compare_texts
from lexcheck.reporting.comparison_docx import comparison_docx
from tests.comparing.bills import law
from tests.comparing.test_effects import BILL
from tests.reporting.office import OFFICE, printed, settled

needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not on this machine")
SECTIONS = BILL.split("\n\n")
PENALTY = "4. Attempts\n(1) Whoever attempts an offence under this Act shall be punished as if it were done.\n(2) No fine is due."
VICTIMS = "5. Victims\nA victim has a right to a lodging for at least thirty days (or more), free of charge."
OLD = "\n\n".join([*SECTIONS, PENALTY, VICTIMS]) + "\n"
# attempts now stand before trafficking, one of them reworded; rules are gone, victims are reworded, and two sections are new
NEW = (
    "\n\n".join(
        [
            *SECTIONS[:2],
            PENALTY.replace("4. ", "2. ").replace("No fine", "A fine"),
            SECTIONS[2].replace("2. ", "3. ").replace("ten years", "twelve years, and to a fine"),
            "4. Register\nThe registrar keeps a list of all licences and of those who hold them in each district.",
            VICTIMS.replace("thirty days (or more)", "ninety days, food (and clothes)"),
            "6. Costs\nCosts that arise from the working of this Act are paid out of public money.",
        ]
    )
    + "\n"
)
ARABIC_OLD = """قانون مكافحة الاتجار بالأشخاص

المادة 1
يقصد بالضحية كل شخص طبيعي تعرض للاتجار بالأشخاص.

المادة 2
يعاقب بالسجن مدة لا تقل عن خمس سنوات وبغرامة لا تزيد على مائة ألف دينار كل من ارتكب جريمة الاتجار بالأشخاص.

المادة 3
توفر الدولة للضحية المأوى والعلاج الطبي والنفسي في مراكز معدة لهذا الغرض.

المادة 4
ينشر هذا القانون في الجريدة الرسمية ويعمل به من تاريخ نشره.
"""
ARABIC_NEW = (
    ARABIC_OLD.replace("خمس سنوات", "عشر سنوات (أو السجن المؤبد)")
    .replace("المأوى والعلاج", "المأوى المؤقت والعلاج")
    .replace(
        "المادة 4",
        "المادة 4\nلا يعاقب الضحية على الأفعال التي أكره على ارتكابها بسبب الاتجار به.\n\nالمادة 5",
    )
)
PERSIAN_OLD = """قانون مبارزه با قاچاق انسان

ماده ۱
هر کس مرتکب قاچاق انسان شود به حبس از دو سال تا پنج سال محکوم می‌شود.

ماده ۲
دولت مکلف است برای بزه‌دیدگان خدمات درمانی و محل سکونت موقت فراهم کند.
"""
PERSIAN_NEW = PERSIAN_OLD.replace("از دو سال تا پنج سال", "از پنج سال تا ده سال").replace("مکلف است", "می‌تواند")


def texts(old: str, new: str, language: str):
    return tuple(lexcheck.segmenting.segment(law(text).source, language=language) for text in (old, new))


def words(text: str) -> list[str]:
    # the numbers of provisions are written in the digits of the West
    western = text.translate({0x06F0 + digit: str(digit) for digit in range(10)})
    return re.findall(r"[^\W_]+|[^\w\s]", western)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    return tmp_path_factory.mktemp("office")


@needs_office
@pytest.mark.parametrize(
    ("old", "new", "language"),
    [(OLD, NEW, "en"), (NEW, OLD, "en"), (ARABIC_OLD, ARABIC_NEW, "ar"), (PERSIAN_OLD, PERSIAN_NEW, "fa")],
    ids=["moved", "moved back", "Arabic", "Persian"],
)
def test_accepting_all_leaves_the_new_text_and_rejecting_all_the_old_one(old, new, language, office):
    comparison = compare_texts(*texts(old, new, language))
    file = office / f"{language}{hash((old, new)) % 1000}.docx"
    file.write_bytes(comparison_docx([comparison]))
    for accept, wanted in ((True, new), (False, old)):
        body = settled(file, office, accept=accept).split("no legal advice", 1)[1].split("\n", 1)[1]
        # units by which articles are named are no part of their numbers
        plain = words(re.sub(r"المادة|ماده|[.()]", " ", body))
        assert plain == words(re.sub(r"المادة|ماده|[.()]", " ", wanted))


def test_what_moved_stands_as_a_move_at_both_places():
    comparison = compare_texts(*texts(OLD, NEW, "en"))
    document = docx.Document(io.BytesIO(comparison_docx([comparison])))
    body = document.element.body
    ends = {how: body.xpath(f".//w:{how}RangeStart/@w:name") for how in ("moveFrom", "moveTo")}
    assert ends["moveFrom"]
    assert sorted(ends["moveFrom"]) == sorted(ends["moveTo"])
    gone = "".join(body.xpath(".//w:moveFrom//w:t/text()"))
    come = "".join(body.xpath(".//w:moveTo//w:t/text()"))
    assert "2 Trafficking in persons (1) A person who recruits" in gone
    assert "3 Trafficking in persons (1) A person who recruits" in come
    assert "for ten years" in gone
    assert "for twelve years, and to a fine" in come
    comments = [comment.text for comment in document.comments]
    assert any("moved: 2 → 3" in text for text in comments)


@needs_office
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not on this machine")
def test_it_opens_and_prints_with_both_versions(office):
    comparison = lexcheck.compare(*texts(OLD, NEW, "en"), ["tip"])
    file = office / "printed.docx"
    file.write_bytes(comparison_docx([comparison, comparison]))
    pdf = printed(file, office)
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    assert "Attempts" in text
    assert "twelve years" in " ".join(text.split())
    assert text.count("Tracked changes: struck words went") == 2
