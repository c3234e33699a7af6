"""How well and how fast laws are segmented: F1 on text made of official XML, and characters a second beside a bare scan.

    python bench/segmenting.py STATUTE_BOOK_DIR EVAL_DIR [--act NAME] [--worst]

STATUTE_BOOK_DIR holds Justice Canada acts (*.xml), EVAL_DIR the scripts canada_gold.py and score_segments.py.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import time
from collections import Counter
from pathlib import Path
from types import ModuleType

from lxml import etree

from lexcheck.model import Source
from lexcheck.reporting.tree import as_data
from lexcheck.segmenting import segment


def script(path: Path) -> ModuleType:
    """A script of the evaluation folder as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def best(work, rounds: int = 7) -> float:  # type: ignore[no-untyped-def]
    """The shortest time of several rounds in seconds: the one least disturbed by other programs."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("statute_book", type=Path)
    parser.add_argument("eval", type=Path)
    parser.add_argument("--act", help="only this act")
    parser.add_argument("--worst", action="store_true", help="list what is missed and what is invented")
    parser.add_argument("--speed", default="I-2.5", help="the act that is timed")
    parser.add_argument("--language", help="read the acts in this language; by default it is recognised")
    args = parser.parse_args()
    gold_maker, scorer = script(args.eval / "canada_gold.py"), script(args.eval / "score_segments.py")
    right, golds, found = Counter(), Counter(), Counter()
    for path in sorted(args.statute_book.glob("*.xml")):
        if args.act and path.stem != args.act:
            continue
        text, gold_rows = gold_maker.render(etree.parse(str(path)).getroot())
        source = Source(name=f"{path.stem}.txt", format="text", sha256="", text=text)
        law = segment(source, language=args.language)
        gold, predicted = scorer.keys(gold_rows), scorer.keys(as_data(law)["provisions"])
        hits = scorer.pairs(gold, predicted)
        right += hits
        for (numbers, _), count in gold.items():
            golds[len(numbers)] += count
        for (numbers, _), count in predicted.items():
            found[len(numbers)] += count
        f1 = 2 * sum(hits.values()) / max(1, sum(gold.values()) + sum(predicted.values()))
        print(f"{path.stem:10} {sum(gold.values()):5} provisions  F1 {f1:.4f}")
        if args.worst:
            for mark, row in [("-", key) for key in gold - predicted] + [("+", key) for key in predicted - gold]:
                print(f"   {mark} {'/'.join(row[0])}  {row[1]}")
        if path.stem == args.speed:
            seconds = best(lambda source=source: segment(source, language=args.language))
            bare = best(lambda text=text: sum(1 for _ in re.finditer(r"^(?:\d+(?:\.\d+)*|\(\w+(?:\.\d+)?\)) .*$", text, re.M)))
            rates = f"{len(text) / seconds / 1e6:.2f} million/s; bare scan {len(text) / bare / 1e6:.1f} million/s"
            print(f"{'':10} speed: {len(text)} characters, {rates}")
    print("depth   gold  found  right  precision  recall  f1")
    for depth in [*sorted(golds), "all"]:
        g, p, r = (sum(c.values()) if depth == "all" else c[depth] for c in (golds, found, right))
        precision, recall = r / max(p, 1), r / max(g, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{depth!s:>5}  {g:5}  {p:5}  {r:5}  {precision:9.4f}  {recall:6.4f}  {f1:.4f}")


if __name__ == "__main__":
    main()
