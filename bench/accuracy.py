"""Agreement of findings with the reference labels, by language and by half.

The rules were written looking at one half of the labelled laws of a language (LOOKED_AT); the other half was kept aside and only scored.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from bench.corpus import shared, text_of

# weighted kappa of two simple ways: catalogue terms found anywhere; BM25 with cut-offs chosen on the labels
BASELINES = {"en": (0.37, 0.28), "fr": (0.45, 0.31), "ar": (0.47, 0.28), "es": (0.31, 0.31)}
LOOKED_AT = {
    *("ie-tip-2008", "ug-tip-2009", "pk-som-2018", "bb-som-2016"),
    *("cm-tip-2005", "lu-tip-2009", "ca-som-irpa-fr"),
    *("co-tip-2005", "ar-tip-2008"),
    *("sa-tip-2009", "dz-tip-som-2015"),
    "ir-tip-2004",
}


def main() -> None:
    """Print the scorer's figures for every language that has a law with findings."""
    import lexcheck
    from lexcheck.reporting.findings_json import findings_json

    by_language: dict[str, list[str]] = defaultdict(list)
    for path in sorted(shared("gold").glob("*.json")):
        by_language[json.loads(path.read_text(encoding="utf-8"))["language"]].append(path.stem)
    with tempfile.TemporaryDirectory() as folder:
        for language, names in sorted(by_language.items()):
            found = {}
            for name in names:
                assessment = lexcheck.assess([lexcheck.read_law(text_of(name), language=language, key=name)])
                out = Path(folder) / f"{name}.json"
                out.write_text(findings_json(assessment), encoding="utf-8")
                found[name] = out
            halves = {
                "all": names,
                "looked at": [n for n in names if n in LOOKED_AT],
                "kept aside": [n for n in names if n not in LOOKED_AT],
            }
            for half, members in halves.items():
                if members and (half == "all" or len(members) < len(names)):
                    print(f"-- {language}, {half}: {', '.join(members)}")
                    print(score([(shared("gold") / f"{n}.json", found[n]) for n in members], worst=0), end="")
            if language in BASELINES:
                print(f"   baselines, weighted kappa: terms anywhere {BASELINES[language][0]}, BM25 {BASELINES[language][1]}")


def score(pairs: list[tuple[Path, Path]], worst: int) -> str:
    """What the scorer prints for pairs of labels and findings."""
    files = [str(path) for pair in pairs for path in pair]
    command = [
        sys.executable,
        str(shared("eval", "score_findings.py")),
        "--catalogue",
        str(shared("catalogue", "requirements.yaml")),
    ]
    done = subprocess.run([*command, "--worst", str(worst), *files], capture_output=True, text=True, check=False)
    return done.stdout or f"   no findings to score: {done.stderr.strip().splitlines()[-1] if done.stderr else ''}\n"


if __name__ == "__main__":
    main()
