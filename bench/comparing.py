"""How well and how fast two versions are aligned.

Pairs of versions are made of every Canadian act with more than LEAST provisions by the evaluation's own script: three seeds each, the
immigration act as donor of what is inserted. The figures are summed over all pairs of versions.

They are given twice. The script knows its nodes by `id()`, the address of an object, and CPython gives the address of a deleted node to
the next node that is made: at once, by counting references, with no part in it of the garbage collector. What is inserted is made right
after what is deleted is gone, so that about one inserted provision in five bears the address of a deleted one, and the script's truth
then says that the deleted provision became the inserted one, word for word something else (`as the script makes it`). Where every
node is kept alive, the texts are the same byte for byte and the truth is the truth (`nodes kept alive`). Which addresses are given
again is another matter from run to run, and so is the script's truth, though its texts are not. The last table is what an alignment that
makes no mistake at all would reach against the script's truth: less than 0.92 for what was inserted. No comparison of texts can do
better honestly; the act that is its own donor stays below by itself, since its inserted sections stand in the old text word for word.
"""

from __future__ import annotations

import difflib
import importlib.util
import json
import subprocess
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
GOAL = {"pairs": 0.97, "renumbered pairs": 0.97, "inserted": 0.92, "deleted": 0.92, "reworded": 0.95}


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


def make_as_it_is(act: Path, donor: Path, seed: int, out: Path) -> None:
    """Two versions of an act, and the script's truth, in a folder: the script as it is, in a process of its own."""
    command = [str(shared("eval") / "versions_gold.py"), str(act), str(out), "--seed", str(seed), "--donor", str(donor)]
    subprocess.run([sys.executable, *command], check=True, capture_output=True)


def make(act: Path, donor: Path, seed: int, out: Path) -> None:
    """The same with every node kept alive, so that none bears the identity of one that is gone."""
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
    names = ("nodes kept alive", "as the script makes it", "no mistake, as the script makes it")
    tallies = {name: (Counter[str](), Counter[str](), Counter[str]()) for name in names}
    below: dict[str, list[str]] = {}
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
                make_as_it_is(act, book / f"{DONOR}.xml", seed, out / "raw")
                assert (out / "new.txt").read_bytes() == (out / "raw" / "new.txt").read_bytes()
                scripted = json.loads((out / "raw" / "gold.json").read_text(encoding="utf-8"))
                laws = [lexcheck.read_law(out / f"{side}.txt") for side in ("old", "new")]
                rows = as_data(lexcheck.compare(laws[0], laws[1], text_only=True))["changes"]
                for name, true, found in zip(names, (truth, scripted, scripted), (rows, rows, truth), strict=True):
                    for what, f1 in _count(sets(scorer, true), sets(scorer, found), tallies[name]).items():
                        if name == names[0] and f1 < GOAL[what]:
                            below.setdefault(what, []).append(f"{act.stem}-{seed} {f1:.3f}")
        for name in names:
            print(f"\n{name}: {pairs} pairs of versions\nwhat              gold  found  precision  recall  f1")
            gold, seen, right = tallies[name]
            for what in gold:
                precision, recall = right[what] / seen[what], right[what] / gold[what]
                f1 = 2 * right[what] / (gold[what] + seen[what])
                print(f"{what:<16} {gold[what]:5}  {seen[what]:5}  {precision:9.4f}  {recall:6.4f}  {f1:.4f}")
        print("\nsingle pairs of versions below the goal, nodes kept alive")
        for what, goal in GOAL.items():
            print(f"{what:<16} {goal}: {', '.join(below.get(what, [])) or 'none'}")
        speed(Path(folder) / f"{DONOR}-1")


def _count(
    true: dict[str, set[Any]], seen: dict[str, set[Any]], tally: tuple[Counter[str], Counter[str], Counter[str]]
) -> dict[str, float]:
    """Add a pair of versions to the tally of gold, found and right; its own F1."""
    out = {}
    for what in true:
        right = len(true[what] & seen[what])
        for counter, number in zip(tally, (len(true[what]), len(seen[what]), right), strict=True):
            counter[what] += number
        out[what] = 2 * right / max(len(true[what]) + len(seen[what]), 1)
    return out


def speed(folder: Path) -> None:
    """Two versions of the donor act, after loading: the whole comparison beside difflib on the words alone, and the effects."""
    import lexcheck

    laws = [lexcheck.read_law(folder / f"{side}.txt") for side in ("old", "new")]
    print(f"\n{laws[0].source.name}: {len(laws[0].text):,} characters, {len(laws[0].provisions)} provisions")
    ours = min(_timed(lambda: lexcheck.compare(laws[0], laws[1], text_only=True)) for _ in range(5))
    words = [law.text.split() for law in laws]
    theirs = _timed(lambda: difflib.SequenceMatcher(None, *words, autojunk=False).get_opcodes())
    quick = min(_timed(lambda: difflib.SequenceMatcher(None, *words).get_opcodes()) for _ in range(5))
    print(f"text alone                     {ours:7.2f} s")
    print(f"difflib on words               {theirs:7.2f} s  {theirs / ours:6.1f} x")
    print(f"difflib on words, autojunk     {quick:7.2f} s  {quick / ours:6.1f} x")
    lexcheck.compare(laws[0], laws[1])
    print(f"with effects, all instruments  {_timed(lambda: lexcheck.compare(laws[0], laws[1])):7.2f} s")


def _timed(work: Any) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
