"""How well and how fast laws are segmented: F1 on text made of official XML, characters a second beside a bare scan, and what a text
that is 4 and 16 times as long costs in time and memory.

    python -m bench segmenting
    python bench/segmenting.py [--book DIR] [--act NAME] [--worst] [--language CODE]

One run a language of the statute book beside the checkout (Justice Canada acts, eng/*.xml and fra/*.xml); DIR is another folder of acts.
The gold tree and the scorer are the scripts canada_gold.py and score_segments.py of the evaluation folder.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import sys
import time
import tracemalloc
from collections import Counter
from pathlib import Path
from types import ModuleType

if __name__ == "__main__":
    # run as a script: the checkout is what `bench` is imported from
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.corpus import shared

_TIMED = "I-2.5"  # the longest act that is there in both languages


def script(name: str) -> ModuleType:
    """A script of the evaluation folder as a module."""
    spec = importlib.util.spec_from_file_location(name, shared("eval", f"{name}.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def best(work, rounds: int = 7) -> float:  # type: ignore[no-untyped-def]
    """The shortest processor time of several rounds in seconds: the one least disturbed by other programs."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def growth(text: str, language: str) -> None:
    """Print time and peak memory for each character of a text, of four and of sixteen of it in a row: linear is a level figure."""
    from lexcheck.model import Source
    from lexcheck.segmenting import segment

    for times in (1, 4, 16):
        source = Source(name="long.txt", format="text", sha256="", text=text * times)
        seconds = best(lambda source=source: segment(source, language=language), 7 if times == 1 else 3)
        tracemalloc.start()
        segment(source, language=language)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        size = len(source.text)
        print(f"{'':10} {times:2} times: {seconds / size * 1e9:6.1f} ns and {peak / size:5.1f} bytes a character")


def run(book: Path, act: str = "", worst: bool = False, language: str | None = None) -> None:
    """Print F1 for each act of a folder, the speed of the timed one, and precision, recall and F1 for each depth."""
    from lxml import etree

    from lexcheck.model import Source
    from lexcheck.reporting.tree import as_data
    from lexcheck.segmenting import segment

    gold_maker, scorer = script("canada_gold"), script("score_segments")
    right, golds, found = Counter[int](), Counter[int](), Counter[int]()
    for path in sorted(book.glob("*.xml")):
        if act and path.stem != act:
            continue
        text, gold_rows = gold_maker.render(etree.parse(str(path)).getroot())
        source = Source(name=f"{path.stem}.txt", format="text", sha256="", text=text)
        law = segment(source, language=language)
        gold, predicted = scorer.keys(gold_rows), scorer.keys(as_data(law)["provisions"])
        hits = scorer.pairs(gold, predicted)
        right += hits
        for (numbers, _), count in gold.items():
            golds[len(numbers)] += count
        for (numbers, _), count in predicted.items():
            found[len(numbers)] += count
        f1 = 2 * sum(hits.values()) / max(1, sum(gold.values()) + sum(predicted.values()))
        print(f"{path.stem:10} {law.language}  {sum(gold.values()):5} provisions  F1 {f1:.4f}")
        if worst:
            for mark, row in [("-", key) for key in gold - predicted] + [("+", key) for key in predicted - gold]:
                print(f"   {mark} {'/'.join(row[0])}  {row[1]}")
        if path.stem == _TIMED:
            seconds = best(lambda source=source: segment(source, language=language))
            bare = best(lambda text=text: sum(1 for _ in re.finditer(r"^(?:\d+(?:\.\d+)*|\(\w+(?:\.\d+)?\)) .*$", text, re.M)))
            rates = f"{len(text) / seconds / 1e6:.2f} million/s; bare scan {len(text) / bare / 1e6:.1f} million/s"
            print(f"{'':10} speed: {len(text)} characters, {rates}")
            growth(text, law.language)
    print("depth   gold  found  right  precision  recall  f1")
    for depth in [*sorted(golds), "all"]:
        g, p, r = (sum(c.values()) if depth == "all" else c[depth] for c in (golds, found, right))
        precision, recall = r / max(p, 1), r / max(g, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{depth!s:>5}  {g:5}  {p:5}  {r:5}  {precision:9.4f}  {recall:6.4f}  {f1:.4f}")


def main() -> None:
    """One run for each language of the statute book."""
    for book in sorted(path for path in shared("corpus", "statute_book").iterdir() if path.is_dir()):
        print(f"-- {book.name}")
        run(book)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--book", type=Path, help="a folder of acts")
    parser.add_argument("--act", default="", help="only this act")
    parser.add_argument("--worst", action="store_true", help="list what is missed and what is invented")
    parser.add_argument("--language", help="read the acts in this language; by default it is recognised")
    args = parser.parse_args()
    for one in [args.book] if args.book else sorted(shared("corpus", "statute_book").iterdir()):
        run(one, args.act, args.worst, args.language)
