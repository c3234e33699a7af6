"""How soon `lexcheck watch` shows the verdicts after a save: a bill of thirty pages in which one provision is changed.

Measured from the save to the verdicts, with the wait for the next look at the file; then the words behind them.
"""

from __future__ import annotations

import statistics
import tempfile
import threading
import time
from pathlib import Path

from bench.corpus import text_of

LAW = "my-tip-2007"
AGAINST = ("TIP",)
OLD, NEW = "not be a defence", "be a defence"  # turns the rule on consent round
SAVES = 10


def main() -> None:
    """Print the median and the longest of SAVES saves."""
    from lexcheck.api import instruments, read_law
    from lexcheck.assessing import assess
    from lexcheck.comparing.watching import turns
    from lexcheck.protocols import load_catalogue

    text = text_of(LAW).read_text(encoding="utf-8")
    places = [at for at in range(len(text)) if text.startswith(OLD, at)]
    if not places:
        raise SystemExit(f"{LAW} does not hold the word {OLD!r}")
    verdicts, judged, words, changed = [], [], [], 0
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.md"
        draft.write_text(text, encoding="utf-8")
        catalogue = load_catalogue()
        followed = turns(draft, read_law, lambda law: assess([law], catalogue, against=instruments(AGAINST)))
        next(followed)
        for number in range(SAVES):
            at = places[number // 2 % len(places)]
            draft_text = text[:at] + NEW + text[at + len(OLD) :] if number % 2 == 0 else text
            saved: list[float] = []

            def save(content: str = draft_text, times: list[float] = saved) -> None:
                draft.write_text(content, encoding="utf-8")
                times.append(time.perf_counter())

            # at another moment of the wait between two looks each time
            timer = threading.Timer(0.03 * number, save)
            timer.start()
            turn = next(t for t in followed if t.assessment)
            verdicts.append(time.perf_counter() - saved[0])
            judged.append(turn.seconds)
            turn.behind()
            words.append(time.perf_counter() - saved[0])
            changed += len(turn.shifts)
    print(f"{LAW} against {', '.join(AGAINST)}: {len(text):,} characters, {SAVES} saves, {changed} verdicts changed")
    print("seconds from the save to")
    print(f"the verdicts            median {statistics.median(verdicts):.2f}, longest {max(verdicts):.2f}")
    print(f"of that, reading and judging   median {statistics.median(judged):.2f}, longest {max(judged):.2f}")
    print(f"the words behind them   median {statistics.median(words):.2f}, longest {max(words):.2f}")


if __name__ == "__main__":
    main()
