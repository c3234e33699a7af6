"""What kind of words a change touches: numbers, penalties, duty against power, negation, references, or punctuation alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from lexcheck import yamlfile
from lexcheck.annotating.language import fold, languages, load_language
from lexcheck.resources import data_dir

NEAR = 12  # words on either side in which a penal word makes a figure a penalty
REACH = 3  # words behind 'not' or 'may' among which a bound takes their force
BEFORE_REFERENCE = 6  # words before a number in which 'section' makes it a reference


@dataclass(frozen=True, slots=True)
class Wordings:
    """The words of one language in `rules/changes.yaml`."""

    duty: tuple[str, ...] = ()
    power: tuple[str, ...] = ()
    negation: tuple[str, ...] = ()
    bounds: tuple[str, ...] = ()
    penal: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    number: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Namer:
    """The words that name changes, as they are compared (folded)."""

    modal: dict[str, str] = field(default_factory=dict)
    negation: frozenset[str] = frozenset()
    bounds: frozenset[str] = frozenset()
    penal: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    number: frozenset[str] = frozenset()
    references: frozenset[str] = frozenset()

    def _refer(self, words: list[str]) -> bool:
        """Whether words up to a figure make it a reference: 'fined under this title or imprisoned not more than 4' does not."""
        places = [at for at, word in enumerate(words) if word in self.references]
        return bool(places) and self.penal.isdisjoint(words[places[-1] :])

    def names(self, old: Sequence[str], new: Sequence[str], before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
        """The names of a change from some words to others, with the words around it."""
        left, right, ahead, behind = ([folded for w in words if (folded := fold(w))] for words in (old, new, before, after))
        if not any(w[0].isalnum() for w in (*left, *right)):
            return ("punctuation",)
        around = [*ahead[-NEAR:], *left, *right, *behind[:NEAR]]
        out = []
        near_figure = any(self._figure(w) for w in around)
        if self._figures(left, near_figure) != self._figures(right, near_figure):
            if self._refer([*ahead[-BEFORE_REFERENCE:], *left, *right]):
                out.append("reference")
            else:
                out.append("number")
                if any(w in self.penal for w in around):
                    out.append("penalty")
        if "penalty" not in out and _counted(left, self.penal) != _counted(right, self.penal):
            out.append("penalty")
        if self._modals(left, behind) != self._modals(right, behind):
            out.append("duty")
        if self._negations(left, behind) != self._negations(right, behind):
            out.append("negation")
        return tuple(out)

    def _negations(self, words: Sequence[str], behind: Sequence[str]) -> Counter[str]:
        """The negations that negate: 'not less than' does not."""
        return Counter(w for at, w in enumerate(words) if w in self.negation and not self._bounded(words, at, behind))

    def _modals(self, words: Sequence[str], behind: Sequence[str]) -> Counter[str]:
        """Duties and powers: 'which may extend to' is none."""
        return Counter(self.modal[w] for at, w in enumerate(words) if w in self.modal and not self._bounded(words, at, behind))

    def _bounded(self, words: Sequence[str], at: int, behind: Sequence[str]) -> bool:
        """Whether a bound of a figure stands behind a word and takes its force."""
        return not self.bounds.isdisjoint([*words, *behind[:REACH]][at + 1 : at + 1 + REACH])

    def _figures(self, words: Sequence[str], bounds: bool) -> list[str]:
        """The words that make up figures, in order; with their bounds, where there is a figure to bound."""
        return [w for w in words if self._figure(w) or (bounds and w in self.bounds)]

    def _figure(self, word: str) -> bool:
        return word[0].isdigit() or word in self.number or word in self.units


def _counted(words: Sequence[str], known: frozenset[str]) -> Counter[str]:
    return Counter(w for w in words if w in known)


@lru_cache(maxsize=16)
def namer(language: str, folder: Path | None = None) -> Namer:
    """The namer of a language; one that knows no words where there are no data for it. Raises LexcheckError (DATA) for faulty data."""
    sheets = yamlfile.load((folder or data_dir("rules")) / "changes.yaml", dict[str, Wordings])
    sheet = sheets.get(language, Wordings())
    data = load_language(language, folder / "languages" if folder else None) if language in languages() else None
    numbers = [*sheet.number, *(data.numbers.words if data else ()), *(data.numbers.multipliers if data else ())]
    return Namer(
        {**{fold(w): "duty" for w in sheet.duty}, **{fold(w): "power" for w in sheet.power}},
        frozenset(map(fold, sheet.negation)),
        frozenset(map(fold, sheet.bounds)),
        frozenset(map(fold, sheet.penal)),
        frozenset(map(fold, sheet.units)),
        frozenset(fold(part) for w in numbers for part in w.split()),
        frozenset(map(fold, data.references.units)) if data else frozenset(),
    )
