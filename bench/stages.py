"""Characters a second of each stage, beside a bare regular-expression scan of the same text in the same run."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bench.corpus import text_of
from bench.phrases import phrase_pass

T = TypeVar("T")
WORD = re.compile(r"\w+")


def timed(work: Callable[[], T], times: int = 3) -> tuple[float, T]:
    """The best time of some runs, and the result."""
    best, out = float("inf"), work()
    for _ in range(times):
        start = time.perf_counter()
        out = work()
        best = min(best, time.perf_counter() - start)
    return best, out


def main() -> None:
    """Print characters a second and ratios for three laws of different size."""
    for name in ("my-tip-2007", "ca-som-irpa", "pk-penal-code-1860"):
        measure(name, text_of(name))


def measure(name: str, path: Path) -> None:
    """One law through all stages."""
    import lexcheck
    from lexcheck.annotating.pipeline import annotate
    from lexcheck.assessing.judge import judge
    from lexcheck.assessing.rulebook import load_rules
    from lexcheck.reading import read
    from lexcheck.reporting.html import html_report
    from lexcheck.segmenting import segment

    rules = load_rules().rules.values()
    text = path.read_text(encoding="utf-8")
    bare, _ = timed(lambda: sum(1 for _ in WORD.finditer(text)))
    stages = {}
    stages["read"], source = timed(lambda: read(path))
    stages["segment"], law = timed(lambda: segment(source, key=name))
    stages["bare PhraseMatcher"] = phrase_pass([law.text], law.language)
    stages["annotate"], annotated = timed(lambda: annotate(law))
    stages[f"judge ({len(rules)} rules)"], _ = timed(lambda: [judge(rule, annotated) for rule in rules])
    assessment = lexcheck.assess([law])
    stages["html report"], _ = timed(lambda: html_report(assessment), 1)
    print(f"{name}: {len(text):,} characters; a bare scan for words makes {len(text) / bare:,.0f} characters a second")
    for stage, took in stages.items():
        print(f"  {stage:<20} {len(text) / took:14,.0f} characters a second  {took / bare:8.1f} x the bare scan  {took:6.3f} s")


if __name__ == "__main__":
    main()
