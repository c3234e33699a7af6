"""Whether confidence means something: for each level of confidence the share of verdicts that the labels confirm."""

from __future__ import annotations

import json
from collections import defaultdict

from bench.accuracy import LOOKED_AT
from bench.corpus import shared, text_of


def main() -> None:
    """Print the levels over the laws that were kept aside, and how much of what is wrong carries a review flag."""
    import lexcheck

    levels: dict[float, list[bool]] = defaultdict(list)
    flags: list[tuple[bool, bool]] = []
    for path in sorted(shared("gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold["law"] in LOOKED_AT:
            continue
        assessment = lexcheck.assess([lexcheck.read_law(text_of(gold["law"]), language=gold["language"], key=gold["law"])])
        for finding in assessment.findings:
            label = gold["labels"].get(finding.requirement)
            if label is not None and finding.verdict != "not_assessed":
                right = finding.verdict == label["verdict"]
                levels[round(finding.confidence, 1)].append(right)
                flags.append((bool(finding.review), right))
    for level, rows in sorted(levels.items()):
        print(f"confidence {level:.1f}: {sum(rows) / len(rows):.3f} right of {len(rows)}")
    wrong = [flag for flag, right in flags if not right]
    share = sum(flag for flag, _ in flags) / len(flags)
    print(f"review flag on {share:.3f} of {len(flags)}, on {sum(wrong) / len(wrong):.3f} of {len(wrong)} wrong ones")


if __name__ == "__main__":
    main()
