"""Agreement of findings with the labels of made-up statutes (tests/statutes/labels): a check that needs no corpus.

The labels were written by the reader's code of rules for labels, from text and catalogue alone, before the findings were looked at.
They are one reading, and no lawyer's: where a finding is right and a label wrong, the label is mended with a word on why.
Statutes in `translations/` carry over every rule and gap of the statute that their name begins with, drafted anew in another language:
its labels are theirs.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

STATUTES = Path(__file__).resolve().parent.parent / "tests" / "statutes"
LABELS = STATUTES / "labels"
TRANSLATIONS = STATUTES / "translations"
# looked at while rules were written; the others were only scored
LOOKED_AT = {
    *("zz-02-tip-southland", "zz-04-tip-republic-act", "zz-06-tip-som-code", "zz-08-som-islands", "zz-09-som-immigration"),
    *(
        "fr-01-tip-sahel",
        "fr-03-tip-dahir",
        "fr-04-tip-som-afrique-centrale",
        "fr-05-som-entree-sejour",
        "es-01-tip-ley-especial",
        "es-03-tip-som-codigo-penal",
    ),
    *("ar-01-tip-gulf", "ar-03-tip-maghreb", "fa-01-tip-som-madde"),
}
# a contradiction is as far from met as silence
RANK = {"not_assessed": 0, "not_applicable": 0, "contradicted": 0, "not_found": 0, "partial": 1, "met": 2}


class Pair(NamedTuple):
    """The label's verdict and the finding's for one requirement."""

    requirement: str
    label: str
    finding: str


def labelled() -> list[str]:
    """Names of the statutes that have labels, the translations among them."""
    return sorted(path.stem for folder in (LABELS, TRANSLATIONS) for path in folder.iterdir() if path.suffix in (".json", ".md"))


def original(name: str) -> str:
    """The statute that a translation (`zz-02-tip-southland.fr`) carries over; any other is its own original."""
    return name.partition(".")[0]


def text_of(name: str) -> Path:
    """The file of a statute."""
    return (STATUTES if original(name) == name else TRANSLATIONS) / f"{name}.md"


def looked_at(name: str) -> bool:
    """Whether a statute was read while rules were written; a translation is kept aside with its original."""
    return original(name) in LOOKED_AT


def labels_of(name: str) -> dict[str, dict[str, Any]]:
    """Requirement to label: `verdict`, `evidence` (in the original's words), `why`, `sure`."""
    labels: dict[str, dict[str, Any]] = json.loads((LABELS / f"{original(name)}.json").read_text(encoding="utf-8"))["labels"]
    return labels


def language_of(name: str) -> str:
    """The language of a statute, as its name or its labels tell it."""
    told = name.partition(".")[2]
    return told or str(json.loads((LABELS / f"{name}.json").read_text(encoding="utf-8"))["language"])


def by_language() -> dict[str, list[str]]:
    """The names of the labelled statutes by language."""
    out: dict[str, list[str]] = {}
    for name in labelled():
        out.setdefault(language_of(name), []).append(name)
    return out


def pairs_of(name: str) -> list[Pair]:
    """A pair for every label; a requirement without a finding counts as `not_assessed`."""
    import lexcheck

    labels = labels_of(name)
    instruments = sorted({requirement.split("-")[0] for requirement in labels})
    assessment = lexcheck.assess([lexcheck.read_law(text_of(name), language_of(name))], instruments)
    found = {finding.requirement: str(finding.verdict) for finding in assessment.findings}
    return [Pair(requirement, label["verdict"], found.get(requirement, "not_assessed")) for requirement, label in labels.items()]


def weighted_kappa(pairs: Iterable[Pair]) -> float:
    """Cohen's kappa, linear weights on silence < partial < met: 1 is full agreement, 0 is what chance gives, 1.0 where all is one verdict.

    Source: J. Cohen, Psychological Bulletin 70 (1968), 213-220.
    """
    ranks = [(RANK[pair.label], RANK[pair.finding]) for pair in pairs]
    ours, theirs = Counter(a for a, _ in ranks), Counter(b for _, b in ranks)
    seen = sum(abs(a - b) for a, b in ranks) / len(ranks)
    chance = sum(ours[a] * theirs[b] * abs(a - b) for a in ours for b in theirs) / len(ranks) ** 2
    return 1 - seen / chance if chance else 1.0


def wrong_mets(pairs: Iterable[Pair]) -> tuple[list[str], int]:
    """Requirements found `met` that are not, the worst mistake, and how many were found met in all."""
    met = [pair for pair in pairs if pair.finding == "met"]
    return [pair.requirement for pair in met if pair.label != "met"], len(met)


def line(name: str, pairs: list[Pair]) -> str:
    """The figures of a statute in a line."""
    wrong, met = wrong_mets(pairs)
    equal = sum(pair.label == pair.finding for pair in pairs) / len(pairs)
    share = len(wrong) / max(met, 1)
    agreement = f"equal {equal:.3f}  weighted kappa {weighted_kappa(pairs):.3f}"
    return f"{name:<22} {len(pairs):4} labels  {agreement}  wrong met {len(wrong)}/{met} = {share:.3f}"


def main() -> None:
    """Print the figures of each statute, and by language those of all, of the ones looked at and of the ones kept aside."""
    for language, names in by_language().items():
        judged = {name: pairs_of(name) for name in names}
        for name, pairs in judged.items():
            print(line(name, pairs))
            print(f"   wrong met: {', '.join(wrong_mets(pairs)[0]) or 'none'}")
        for kind, of_kind in (
            ("originals", [n for n in names if n == original(n)]),
            ("translations", [n for n in names if n != original(n)]),
        ):
            for what, chosen in (
                ("all", of_kind),
                ("looked at", [n for n in of_kind if looked_at(n)]),
                ("kept aside", [n for n in of_kind if not looked_at(n)]),
            ):
                if chosen:
                    print(line(f"{language}, {kind}, {what}", [pair for name in chosen for pair in judged[name]]))
        print()


if __name__ == "__main__":
    main()
