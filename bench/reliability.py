"""How often verdicts of a kind, on a requirement, in a language, prove right: fitted to labelled laws, tested on laws left out.

`python -m bench.reliability` prints what the review flag catches on each law when only the others were used; with `--write` it writes
rules/reliability.yaml. The fit is a logistic regression with a ridge: a requirement of which little is known stays near the rest.
Labels: ../shared/gold and tests/statutes/labels. A law that was read while its rules were written counts less, for it looks too easy.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml

from bench import accuracy, made_up
from bench.corpus import shared, text_of

FILE = Path(__file__).resolve().parent.parent / "rules" / "reliability.yaml"
READ_WEIGHT = 0.35  # of a law that was read while rules were written
RIDGE = {"kinds": 0.1, "languages": 0.1, "requirements": 1.0}
FLAGGED = 0.30  # the share of findings that a person can be asked to look at


class Row(NamedTuple):
    """One verdict with its label: what the odds depend on, and whether it is wrong; `law` is one with all its translations."""

    law: str
    gold: bool
    weight: float
    names: tuple[str, ...]
    wrong: bool


def rows() -> list[Row]:
    """A row for every label whose requirement has a rule in the law's language."""
    import lexcheck
    from lexcheck.annotating.pipeline import annotate
    from lexcheck.assessing.certainty import kind
    from lexcheck.assessing.judge import judge
    from lexcheck.assessing.rulebook import load_rules

    out = []
    for gold, path, labels in _labelled():
        law = annotate(lexcheck.read_law(path, labels["language"]))
        book = load_rules(None, (labels["language"],))
        read = (labels["law"] in accuracy.LOOKED_AT) if gold else made_up.looked_at(labels["law"])
        for requirement, label in labels["labels"].items():
            rule = book.rules[requirement]
            if labels["language"] in rule.languages:
                found = judge(rule, law)
                names = (
                    f"kinds/{kind(rule, law, found)}",
                    f"languages/{labels['language']}",
                    f"requirements/{requirement}/{found.verdict}",
                )
                # a translation is left out of a fit together with its original
                family = made_up.original(labels["law"])
                out.append(Row(family, gold, READ_WEIGHT if read else 1.0, names, found.verdict != label["verdict"]))
    return out


def _labelled() -> Iterator[tuple[bool, Path, dict[str, Any]]]:
    for path in sorted(shared("gold").glob("*.json")):
        labels = json.loads(path.read_text(encoding="utf-8"))
        yield True, Path(text_of(labels["law"])), labels
    for name in made_up.labelled():
        yield (
            False,
            made_up.text_of(name),
            {"law": name, "language": made_up.language_of(name), "labels": made_up.labels_of(name)},
        )


def fit(data: list[Row], names: list[str]) -> np.ndarray:
    """The weight of each name, the last for all together: Newton's method on the penalised likelihood."""
    x, y, w = _matrix(data, names), np.array([r.wrong for r in data], float), np.array([r.weight for r in data])
    ridge = np.array([*(RIDGE[n.split("/")[0]] for n in names), 0.0])
    beta = np.zeros(len(names) + 1)
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ beta))
        step = np.linalg.solve((x * (w * p * (1 - p))[:, None]).T @ x + np.diag(ridge + 1e-6), x.T @ (w * (p - y)) + ridge * beta)
        beta -= step
        if np.abs(step).max() < 1e-5:
            break
    return beta


def _matrix(data: list[Row], names: list[str]) -> np.ndarray:
    place = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(data), len(names) + 1))
    x[:, -1] = 1
    for i, row in enumerate(data):
        for name in row.names:
            if name in place:
                x[i, place[name]] = 1
    return x


def left_out(data: list[Row], names: list[str]) -> np.ndarray:
    """For each row the chance of being wrong, fitted without its law."""
    chance = np.zeros(len(data))
    laws = np.array([row.law for row in data])
    for law in sorted(set(laws)):
        rest = [row for row in data if row.law != law]
        out = laws == law
        chance[out] = 1 / (1 + np.exp(-_matrix([r for r in data if r.law == law], names) @ fit(rest, names)))
    return chance


def caught(chance: np.ndarray, wrong: np.ndarray) -> float:
    """The share of wrong verdicts among those least likely right, as many as may be flagged."""
    flagged = np.argsort(-chance, kind="stable")[: int(len(chance) * FLAGGED)]
    return float(wrong[flagged].sum() / max(wrong.sum(), 1))


def main() -> None:
    """Print what is caught, or write the file."""
    data = rows()
    names = sorted({name for row in data for name in row.names})
    wrong = np.array([row.wrong for row in data])
    beta = fit(data, names)
    known = 1 / (1 + np.exp(-_matrix(data, names) @ beta))
    fresh = left_out(data, names)
    for what, chosen in (("all labels", np.ones(len(data), bool)), ("real laws", np.array([row.gold for row in data]))):
        print(
            f"{what}: {int(chosen.sum())} verdicts, {wrong[chosen].mean():.3f} wrong; "
            f"of these a flag on {FLAGGED:.0%} catches {caught(fresh[chosen], wrong[chosen]):.3f} "
            f"where the law was left out of the fit, {caught(known[chosen], wrong[chosen]):.3f} where not"
        )
    real = known[np.array([row.gold for row in data])]
    print(
        f"flagging {FLAGGED:.0%} of the verdicts on real laws: look_below {1 - np.sort(real)[::-1][int(len(real) * FLAGGED)]:.2f}"
    )
    if "--write" in sys.argv:
        write(names, beta, f"{len(data)} verdicts on {len({row.law for row in data})} labelled laws")


def write(names: list[str], beta: np.ndarray, measured: str) -> None:
    """Write rules/reliability.yaml, rounded."""
    out: dict[str, Any] = {
        "measured": measured,
        "base": round(float(beta[-1]), 2),
        "kinds": {},
        "languages": {},
        "requirements": {},
    }
    for name, weight in zip(names, beta, strict=False):
        group, *rest = name.split("/")
        if group == "requirements":
            out[group].setdefault(rest[0], {})[rest[1]] = round(float(weight), 2)
        else:
            out[group][rest[0]] = round(float(weight), 2)
    head = "# Log odds that a verdict is wrong, measured on labelled laws: written by `python -m bench.reliability --write`, not by hand.\n"
    FILE.write_text(head + yaml.safe_dump(out, sort_keys=False, allow_unicode=True, default_flow_style=None), encoding="utf-8")


if __name__ == "__main__":
    main()
