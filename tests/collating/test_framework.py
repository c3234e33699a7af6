"""A framework's facts in its findings: status of laws, standing under instruments, degrees of absence, kinds of law."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import lexcheck
from lexcheck.cli import main
from lexcheck.collating.fit import load_fit
from lexcheck.collating.standing import touches
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.frameworks import assessed, left_out, load_framework, read_laws
from lexcheck.model import Absence, Assessment, Finding, Framework, LawStatus, Obligation, Verdict
from lexcheck.reporting import texts
from lexcheck.reporting.html import html_report
from lexcheck.reporting.markdown import markdown_report
from lexcheck.reporting.summary import headline, items

ACT = """\
Trafficking in Persons Act

2. A person who recruits, transports, transfers, harbours or receives another person by threat or force for the purpose of exploitation
commits trafficking in persons and is liable to imprisonment for fifteen years.

4. The consent of a victim of trafficking is immaterial where any of the means in section 2 was used.

9. Whoever attempts to commit an offence under this Act is liable to the same penalty.
"""
CODE = """\
Penal Code

200. Whoever steals is liable to imprisonment for three years.

372. It is a defence to a charge of trafficking in persons that the victim consented to the exploitation.
"""
FRAMEWORK = """\
country: XA
name: Examplia
landlocked: true
flag_registry: false
parties:
  - {instrument: TIP, status: party, reservations: [{article: 5(2), summary: within its constitution}]}
  - {instrument: SOM, status: not-party, as_of: 2025-01-01}
laws:
  - {id: act, file: act.txt, title: Trafficking in Persons Act, kinds: [tip-act], language: en, status: in-force, text: official}
  - {id: code, file: code.txt, title: Penal Code, kinds: [penal-code], language: en, status: in-force, text: official}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "act.txt").write_text(ACT, encoding="utf-8")
    (tmp_path / "code.txt").write_text(CODE, encoding="utf-8")
    (tmp_path / "xa.yaml").write_text(FRAMEWORK, encoding="utf-8")
    return tmp_path


@pytest.fixture
def examplia(folder: Path) -> Framework:
    return load_framework(str(folder / "xa.yaml"))


def of(assessment: Assessment, requirement: str) -> Finding:
    return next(finding for finding in assessment.findings if finding.requirement == requirement)


def with_law(framework: Framework, at: int, **changes: object) -> Framework:
    laws = list(framework.laws)
    laws[at] = replace(laws[at], **changes)  # type: ignore[arg-type]
    return replace(framework, laws=tuple(laws))


# --- standing ---------------------------------------------------------------------------------------------------------


def test_what_a_state_has_not_joined_is_a_voluntary_standard(examplia: Framework) -> None:
    assessment = lexcheck.assess(framework=examplia, against=("tip", "som"))
    attempt = of(assessment, "SOM-6.2a-ATTEMPT")
    assert attempt.voluntary
    assert attempt.gap.startswith("Below a standard that does not bind Examplia")
    assert attempt.recommendation.startswith("Voluntary; consider:")
    assert "(would follow SOM article" in attempt.recommendation
    assert not of(assessment, "TIP-5.2b-ACCOMPLICE").voluntary
    every = items(assessment)
    assert {item.duty for item in every if item.finding.voluntary and not item.optional} == {texts.VOLUNTARY}
    bound = sum(item.is_gap and not item.finding.voluntary for item in every)
    assert headline(every).startswith(f"{bound} gaps")
    assert "standards that do not bind the State" in headline(every)


def test_what_binds_is_worded_as_a_duty(examplia: Framework) -> None:
    joined = replace(examplia, parties=())
    assert not any(finding.voluntary for finding in lexcheck.assess(framework=joined, against=("som",)).findings)


def test_a_reservation_stands_with_the_requirements_of_its_article(examplia: Framework) -> None:
    assessment = lexcheck.assess(framework=examplia, against=("tip",))
    noted = {f.requirement for f in assessment.findings if any("within its constitution" in note for note in f.notes)}
    assert noted == {"TIP-5.2a-ATTEMPT", "TIP-5.2b-ACCOMPLICE", "TIP-5.2c-ORGANIZING"}


@pytest.mark.parametrize(
    ("reserved", "article", "so"),
    [("5(2)", "5(2)(a)", True), ("5", "5(2)(a)", True), ("15(2)", "15", True), ("5(2)", "5(1)", False), ("1", "15(2)", False)],
)
def test_an_article_holds_its_paragraphs(reserved: str, article: str, so: bool) -> None:
    assert touches(reserved, article) is so


def test_duties_at_sea_do_not_concern_a_landlocked_state_without_ships(examplia: Framework) -> None:
    found = of(lexcheck.assess(framework=examplia, against=("som",)), "SOM-8.1-FLAG-ASSIST")
    assert found.verdict is Verdict.NOT_APPLICABLE
    assert found.because == ("Examplia is landlocked and keeps no registry of ships",)


# --- status of laws and texts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [LawStatus.REPEALED, LawStatus.SUPERSEDED, LawStatus.BILL])
def test_what_is_no_law_in_force_is_not_assessed(examplia: Framework, status: LawStatus) -> None:
    framework = with_law(examplia, 0, status=status)
    assert [law.key for law in read_laws(framework)] == ["code"]
    assert [note for note in left_out(framework) if "is not assessed" in note]


def test_a_bill_counts_on_request_and_on_paper(examplia: Framework) -> None:
    framework = with_law(examplia, 0, status=LawStatus.BILL)
    assert [law.id for law in assessed(framework, bills=True)] == ["act", "code"]
    attempt = of(lexcheck.assess(read_laws(framework, bills=True), ("tip",), framework=framework), "TIP-5.2a-ATTEMPT")
    assert (attempt.verdict, attempt.on_paper) == (Verdict.PARTIAL, True)


def test_a_framework_without_law_in_force_is_refused(examplia: Framework) -> None:
    framework = with_law(with_law(examplia, 0, status=LawStatus.BILL), 1, status=LawStatus.REPEALED)
    with pytest.raises(LexcheckError) as caught:
        lexcheck.assess(framework=framework)
    assert caught.value.code is ExitCode.DATA


def test_what_is_not_in_force_is_on_paper_only(examplia: Framework) -> None:
    before = of(lexcheck.assess(framework=examplia, against=("tip",)), "TIP-5.2a-ATTEMPT")
    late = lexcheck.assess(framework=with_law(examplia, 0, uncommenced=("9",)), against=("tip",))
    after = of(late, "TIP-5.2a-ATTEMPT")
    assert (before.verdict, before.on_paper) == (Verdict.MET, False)
    assert (after.verdict, after.on_paper) == (Verdict.PARTIAL, True)
    assert "on paper only" in after.gap
    assert "into force" in after.recommendation
    assert not of(late, "TIP-3a-ACT").on_paper


@pytest.mark.parametrize("kind", ["unofficial-translation", "restatement"])
def test_a_text_that_is_not_official_is_for_a_person(folder: Path, kind: str) -> None:
    path = folder / "xa.yaml"
    path.write_text(FRAMEWORK.replace("text: official", f"text: {kind}", 1), encoding="utf-8")
    found = of(lexcheck.assess(framework=str(path), against=("tip",)), "TIP-5.2a-ATTEMPT")
    assert any(reason.startswith("act is a") and "official text" in reason for reason in found.review)


# --- absence ----------------------------------------------------------------------------------------------------------


def test_three_degrees_of_absence(examplia: Framework) -> None:
    alone = of(lexcheck.assess([read_laws(examplia)[0]], ("tip",)), "TIP-5.2c-ORGANIZING")
    both = of(lexcheck.assess(framework=examplia, against=("tip",)), "TIP-5.2c-ORGANIZING")
    every = of(
        lexcheck.assess(framework=replace(examplia, without=("organised-crime-act",)), against=("tip",)), "TIP-5.2c-ORGANIZING"
    )
    assert (alone.absence, both.absence, every.absence) == (Absence.ACT, Absence.SUPPLIED, Absence.FRAMEWORK)
    assert alone.not_supplied == ("penal-code", "organised-crime-act")
    assert (both.not_supplied, every.not_supplied) == (("organised-crime-act",), ())
    words = texts.absence_words(both.absence, both.not_supplied)
    assert words.startswith("Not found in the laws supplied.")
    assert "organised crime act" in words


def test_what_is_met_is_not_absent(examplia: Framework) -> None:
    assessment = lexcheck.assess(framework=examplia, against=("tip",))
    assert all(finding.absence is None for finding in assessment.findings if finding.verdict is Verdict.MET)
    assert all(finding.absence is not None for finding in assessment.findings if finding.verdict is Verdict.NOT_FOUND)


def test_kinds_are_told_from_titles_where_no_framework_says_them(folder: Path) -> None:
    laws = [lexcheck.read_law(folder / name) for name in ("act.txt", "code.txt")]
    assessment = lexcheck.assess(laws, ("tip",))
    assert [each.kinds for each in assessment.by_law] == [("tip-act",), ("penal-code",)]


# --- several laws at once ---------------------------------------------------------------------------------------------


def test_a_contradiction_in_one_law_is_no_silent_met(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    arguments = ["check", str(folder / "act.txt"), str(folder / "code.txt"), "--against", "tip", "--format", "json"]
    assert main(arguments) == ExitCode.OK
    data = json.loads(capfd.readouterr().out)
    consent = next(f for f in data["findings"] if f["requirement"] == "TIP-3b-CONSENT")
    assert consent["verdict"] == "partial"
    assert "the laws disagree: code says the opposite" in consent["review"]
    conflict = next(c for c in data["conflicts"] if c["requirement"] == "TIP-3b-CONSENT")
    assert (conflict["kind"], set(conflict["laws"])) == ("opposite", {"act", "code"})
    for side in conflict["sides"]:
        quote = side["evidence"][0]
        assert (folder / f"{side['law']}.txt").read_text(encoding="utf-8")[quote["start"] : quote["end"]] == quote["quote"]
    assert [each["law"] for each in data["by_law"]] == ["act", "code"]
    assert all(len(each["findings"]) == len(data["findings"]) for each in data["by_law"])


def test_one_law_needs_no_findings_by_law(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder / "act.txt"), "--against", "tip", "--format", "json"]) == ExitCode.OK
    data = json.loads(capfd.readouterr().out)
    assert (data["by_law"], data["conflicts"], data["standing"]) == ([], [], [])


def test_all_reports_show_conflicts_and_what_each_law_gives(
    folder: Path, examplia: Framework, capfd: pytest.CaptureFixture[str]
) -> None:
    assessment = lexcheck.assess(framework=examplia, against=("tip",))
    for page in (html_report(assessment), markdown_report(assessment)):
        assert "Conflicts between laws (1)" in page
        assert "What each law gives alone" in page
        assert "Not found in the laws supplied." in page
    assert main(["check", str(folder / "xa.yaml"), "--against", "tip", "--by-law"]) == ExitCode.OK
    printed = " ".join(capfd.readouterr().out.split())
    assert "Conflicts between laws (1)" in printed
    assert "By law" in printed
    assert "What each law gives alone" in printed


def test_collate_assesses_each_framework(folder: Path) -> None:
    one, other = lexcheck.collate([str(folder / "xa.yaml"), "pk"], ("tip",))
    assert (one.country, other.country) == ("XA", "PK")
    assert one.framework is not None and one.framework.name == "Examplia"
    assert len(one.findings) == len(other.findings)


# --- the fit as data --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("TIP-5.2a-ATTEMPT", "TIP-5.2a-ATEMPT", "TIP-5.2a-ATEMPT"),
        ("grade: reach/grade", "grade: reach/grad", "reach/grad"),
        ("by: [refers]", "by: [referrs]", "form"),
        ("topics: {trafficking: tip-act", "topics: {trafficking: tip-law", "tip-law"),
    ],
)
def test_a_slip_in_the_fit_is_told(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = (Path(lexcheck.__file__).parents[1] / "rules" / "framework.yaml").read_text(encoding="utf-8")
    path = tmp_path / "framework.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexcheckError) as caught:
        load_fit(path)
    assert says in str(caught.value)
    assert caught.value.line


def test_elements_of_an_offence_are_joined_by_reference_only() -> None:
    fit = load_fit()
    from lexcheck.protocols import load_catalogue

    offences = [r for r in load_catalogue().requirements if r.id.startswith(("TIP-3a-", "SOM-6.1")) and fit.ways(r)]
    loose = {"TIP-3a-EXPLOITATION-TERMS", "TIP-3a-APOV-DEF"}
    assert {fit.ways(r) for r in offences if r.id not in loose} == {("refers",)}
    assert all(r.obligation is not Obligation.OPTIONAL for r in offences if r.id not in loose)
