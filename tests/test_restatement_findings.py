"""What the rules find in a restatement and in the text that it restates: where the two part is shown and held."""

from __future__ import annotations

from pathlib import Path

import pytest

import lexcheck
from lexcheck.model import Assessment, Verdict
from lexcheck.resources import data_dir

CORPUS = Path(__file__).resolve().parents[1].parent / "shared" / "corpus"
PAIRS = {
    "tip-as-passed": (
        "pk/prevention-of-trafficking-in-persons-act-2018-as-passed.md",
        "laws/pk-tip-2018/text.md",
        ("TIP", "UNTOC"),
    ),
    "tip-consolidated": (
        "pk/prevention-of-trafficking-in-persons-act-2018.md",
        "versions/pk-tip-2018/2025.txt",
        ("TIP", "UNTOC"),
    ),
    "som-consolidated": ("pk/prevention-of-smuggling-of-migrants-act-2018.md", "laws/pk-som-2018/text.txt", ("SOM", "UNTOC")),
}
SHARE = 0.95  # of the verdicts that must be the same

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the real statutes are not beside this checkout (../shared/corpus)"),
]


def assessed(path: Path, against: tuple[str, ...]) -> Assessment:
    return lexcheck.assess([lexcheck.read_law(path, language="en")], against)


@pytest.mark.parametrize("name", PAIRS)
def test_a_restatement_is_judged_as_the_text_is(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    restatement, text, against = PAIRS[name]
    ours, theirs = assessed(data_dir("national_laws") / restatement, against), assessed(CORPUS / text, against)
    apart = [
        f"{mine.requirement}: restatement {mine.verdict}, text {other.verdict}"
        for mine, other in zip(ours.findings, theirs.findings, strict=True)
        if mine.verdict != other.verdict
    ]
    same = 1 - len(apart) / len(ours.findings)
    with capsys.disabled():
        print(f"\n{name}: {same:.3f} of {len(ours.findings)} verdicts are the same" + "".join(f"\n  {row}" for row in apart))
    assert same >= SHARE, apart
    wrong = [row for row in apart if f"restatement {Verdict.MET}" in row and f"text {Verdict.CONTRADICTED}" in row]
    assert not wrong
