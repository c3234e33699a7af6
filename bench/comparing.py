"""How well and how fast two versions are aligned.

Pairs of versions are made of every Canadian act with more than LEAST provisions by the evaluation's own script: three seeds each, the
immigration act as donor of what is inserted. The figures are summed over all pairs of versions.
"""

from __future__ import annotations

import difflib
import importlib.util
import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.corpus import shared

LEAST = 100
SEEDS = (1, 2, 3)
DONOR = "I-2.5"


def script(name: str) -> ModuleType:
    """A script of the evaluation folder as a module."""
    folder = shared("eval")
    sys.path.insert(0, str(folder))
    try:
        spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(folder))
    return module


def make(act: Path, donor: Path, seed: int, out: Path) -> None:
    """Two versions of an act with the true alignment, in a folder.

    The script knows its nodes by `id()`, which Python gives again once a deleted node is gone: an inserted provision then bears the
    identity of a deleted one. Here every node is kept alive, so that the truth is the truth.
    """
    maker = script("versions_gold")
    kept: list[Any] = []
    start = maker.Node.__init__

    def keep(self: Any, *given: Any) -> None:
        start(self, *given)
        kept.append(self)

    maker.Node.__init__ = keep  # type: ignore[method-assign]
    arguments, output = sys.argv, sys.stdout
    sys.argv = ["versions_gold.py", str(act), str(out), "--seed", str(seed), "--donor", str(donor)]
    try:
        with (out.parent / "made.txt").open("a", encoding="utf-8") as sys.stdout:
            maker.main()
    finally:
        sys.argv, sys.stdout = arguments, output


def sets(scorer: ModuleType, rows: list[dict[str, Any]]) -> dict[str, set[Any]]:
    """What the scorer counts, by its own notion of a path."""
    clean = scorer.clean
    both = {(clean(r["old"]), clean(r["new"])): r for r in rows if r["old"] and r["new"]}
    return {
        "pairs": set(both),
        "renumbered pairs": {pair for pair in both if pair[0] != pair[1]},
        "inserted": {clean(r["new"]) for r in rows if not r["old"]},
        "deleted": {clean(r["old"]) for r in rows if not r["new"]},
        "reworded": {pair for pair, r in both.items() if r.get("reworded") or "reworded" in r.get("changes", ())},
    }


def main() -> None:
    """Print F1 over all pairs of versions, then the speed."""
    import lexcheck
    from lexcheck.reporting.comparison_json import as_data

    scorer = script("score_alignment")
    book = shared("corpus", "statute_book", "eng")
    gold, found, right = Counter[str](), Counter[str](), Counter[str]()
    pairs = 0
    with tempfile.TemporaryDirectory() as folder:
        for act in sorted(book.glob("*.xml")):
            for seed in SEEDS:
                out = Path(folder) / f"{act.stem}-{seed}"
                make(act, book / f"{DONOR}.xml", seed, out)
                truth = json.loads((out / "gold.json").read_text(encoding="utf-8"))
                if len(truth) <= LEAST:
                    continue
                pairs += 1
                laws = [lexcheck.read_law(out / f"{side}.txt") for side in ("old", "new")]
                rows = as_data(lexcheck.compare(*laws, text_only=True))["changes"]
                true, seen = sets(scorer, truth), sets(scorer, rows)
                for name in true:
                    gold[name] += len(true[name])
                    found[name] += len(seen[name])
                    right[name] += len(true[name] & seen[name])
        print(f"{pairs} pairs of versions\nwhat              gold  found  precision  recall  f1")
        for name in gold:
            precision, recall = right[name] / found[name], right[name] / gold[name]
            f1 = 2 * right[name] / (gold[name] + found[name])
            print(f"{name:<16} {gold[name]:5}  {found[name]:5}  {precision:9.4f}  {recall:6.4f}  {f1:.4f}")
        speed(Path(folder) / f"{DONOR}-1")


def speed(folder: Path) -> None:
    """Two versions of the donor act, after loading: the whole comparison beside difflib on the words alone, and the effects."""
    import lexcheck

    laws = [lexcheck.read_law(folder / f"{side}.txt") for side in ("old", "new")]
    print(f"\n{laws[0].source.name}: {len(laws[0].text):,} characters, {len(laws[0].provisions)} provisions")
    ours = min(_timed(lambda: lexcheck.compare(*laws, text_only=True)) for _ in range(5))
    words = [law.text.split() for law in laws]
    theirs = _timed(lambda: difflib.SequenceMatcher(None, *words, autojunk=False).get_opcodes())
    quick = _timed(lambda: difflib.SequenceMatcher(None, *words).get_opcodes())
    print(f"text alone                     {ours:7.2f} s")
    print(f"difflib on words               {theirs:7.2f} s  {theirs / ours:6.1f} x")
    print(f"difflib on words, autojunk     {quick:7.2f} s  {quick / ours:6.1f} x")
    lexcheck.compare(*laws)
    print(f"with effects, all instruments  {_timed(lambda: lexcheck.compare(*laws)):7.2f} s")


def _timed(work: Any) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
