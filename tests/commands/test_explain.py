"""`lexcheck explain`: one requirement in full, with its rule where there is one."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.console import Console

from lexcheck.assessing import rulebook
from lexcheck.assessing.rulebook import load_rules
from lexcheck.cli import main
from lexcheck.commands.explain import explanation
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.protocols import Catalogue, load_catalogue
from lexcheck.reporting.explanation import Entry, Heading, Para, markdown, print_blocks
from lexcheck.reporting.rule_text import rule_blocks


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def test_every_requirement_can_be_explained(catalogue: Catalogue) -> None:
    for requirement in catalogue.requirements:
        text = markdown(explanation(catalogue, requirement, ("en",)))
        assert text.startswith(f"# {requirement.id}: ")
        for element in requirement.elements:
            assert f"**{element.id} (" in text
        assert "\n\n\n" not in text


@pytest.mark.parametrize("given", ["TIP-3b-CONSENT", "tip-3b-consent", "tip-3b"])
def test_text_names_everything(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", given]) == ExitCode.OK
    text = capsys.readouterr().out
    for words in ("TIP-3b-CONSENT: Consent of the victim irrelevant", "Met:", "Partly met:", "Not met:", "means-nexus (not required)",
                  "Typical gaps", "Usually found in: penal-code", "Model Law", "Rule", "Cues in English", "red flags:"):  # fmt: skip
        assert words in text
    assert "\x1b" not in text, "no colour where the output is no terminal"
    assert all(line == line.rstrip() for line in text.splitlines())


@pytest.mark.parametrize(("options", "told"), [
    (["TIP-6.1"], "begins 2 requirements"),
    (["TIP-3b-CONCENT"], "nearest are: TIP-3b-CONSENT"),
    (["nothing at all"], "there is no requirement"),
    (["TIP-3b", "--language", "xx"], "unknown language 'xx'"),
])  # fmt: skip
def test_faults(options: Sequence[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", *options]) == ExitCode.USAGE
    assert told in capsys.readouterr().err


def test_languages(capsys: pytest.CaptureFixture[str]) -> None:
    main(["explain", "SOM-5", "--language", "ar"])
    arabic = capsys.readouterr().out
    assert "Cues in Arabic" in arabic and "Cues in English" not in arabic and "المهاجر" in arabic
    main(["explain", "SOM-5", "--language", "all"])
    everything = capsys.readouterr().out
    assert all(f"Cues in {name}" in everything for name in ("English", "French", "Arabic", "Spanish"))
    main(["explain", "SOM-5", "--language", "fa"])
    assert "none yet" in capsys.readouterr().out


def test_a_terminal_without_unicode() -> None:
    command = [sys.executable, "-m", "lexcheck", "explain", "SOM-5", "--language", "ar"]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}, check=True)
    assert b"?" in done.stdout and done.stderr == b""
    whole = subprocess.run(
        [*command, "--format", "md"], capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}, check=True
    )
    assert "المهاجر" in whole.stdout.decode("utf-8")


CONCEPTS = """\
consent/irrelevant:
  what: consent has no effect
  en: [consent ... irrelevant, consent is (no defence|immaterial)]
  fr: [consentement indifférent]
consent/any:
  any_of: [consent/irrelevant]
"""
RULE = """\
- requirement: TIP-3b-CONSENT
  where: {topic: trafficking, follow: [definitions]}
  elements:
    consent-irrelevant: {full: consent/any ~ exists, weak: consent/irrelevant, duty: true}
    means-nexus: consent/irrelevant
  narrowed_by:
    - {when: "!consent/any", because: only some}
  recommendation: Say that consent has no effect.
  known_misses: [a clause in another act]
  examples:
    - {text: Consent is immaterial., verdict: met, title: An Act}
    - {text: Consent is no defence., verdict: partial, missing: [means-nexus], note: no means}
    - {text: Le consentement est indifférent., verdict: met, language: fr}
"""


@pytest.fixture
def own_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in (("concepts/consent.yaml", CONCEPTS), ("tip/03-definition.yaml", "# comment\n" + RULE)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    book = load_rules(tmp_path)
    monkeypatch.setattr(rulebook, "load_rules", lambda: book)


@pytest.mark.usefixtures("own_rules")
def test_rule_is_told_with_concepts_and_examples() -> None:
    text = markdown(rule_blocks("TIP-3b-CONSENT", ("en",)))
    for words in (
        "# Rule (rules/tip/03-definition.yaml, line 2)",
        "**looks in**: units about trafficking; unit: section; follows definitions",
        "**consent-irrelevant (as a duty)**: `consent/any ~ exists`",
        "**consent-irrelevant, weaker**: `consent/irrelevant`",
        "**Narrowed by (only some)**: `!consent/any`",
        "**consent/any**: any of consent/irrelevant",
        "**consent/irrelevant**: consent has no effect. consent ... irrelevant; consent is (no defence\\|immaterial)",
        "**met**: An Act: Consent is immaterial.",
        "**partial (lacks means-nexus)**: Consent is no defence. \\[no means\\]",
        "- a clause in another act",
    ):
        assert words in text, words
    assert "indifférent" not in text
    assert "Le consentement est indifférent." in markdown(rule_blocks("TIP-3b-CONSENT", ("fr",)))


@pytest.mark.usefixtures("own_rules")
def test_without_rule() -> None:
    assert "no rule yet" in markdown(rule_blocks("TIP-3a-ACT", ("en",)))


def test_every_rule_can_be_told() -> None:
    for identifier in load_rules().rules:
        assert "`" in markdown(rule_blocks(identifier, ("en", "fr", "ar", "es")))


def test_broken_rules_do_not_hide_the_requirement(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken() -> None:
        raise LexcheckError("this is not valid YAML", file="rules/tip/03.yaml", line=7)

    monkeypatch.setattr(rulebook, "load_rules", broken)
    assert main(["explain", "TIP-3b"]) == ExitCode.OK
    text = capsys.readouterr().out
    assert "The rules cannot be loaded:" in text and "rules/tip/03.yaml:7" in text and "Elements" in text


@pytest.mark.usefixtures("own_rules")
@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_lines_fit_the_terminal(catalogue: Catalogue, width: int) -> None:
    out = io.StringIO()
    print_blocks(explanation(catalogue, catalogue.find("TIP-3b"), ("en", "ar")), Console(file=out, width=width))
    assert max(map(len, out.getvalue().splitlines())) <= min(width, 100)


def test_markdown_leaves_signs_of_the_data_alone() -> None:
    blocks = [Heading("Head", 0), Para("a *b* <c>"), Entry("x | y", "term", code=True), Entry("one_two")]
    assert markdown(blocks, depth=3) == "### Head\n\na \\*b\\* \\<c\\>\n\n- **term**: `x | y`\n- one\\_two\n"
