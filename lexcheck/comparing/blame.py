"""Which of the changed words it was: each is taken back alone, and what then falls back depended on it.

Evidence tells in which clauses to look. In those clauses other words may have changed too, and only a trial tells them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lexcheck.annotating.annotated import AnnotatedLaw
from lexcheck.annotating.pipeline import annotate
from lexcheck.assessing.judge import ABSENT, FULL, WEAK, judge
from lexcheck.assessing.rulebook import Rule
from lexcheck.comparing.changes import Cause, Change
from lexcheck.comparing.places import Side
from lexcheck.model import Finding, Law, Provision, Verdict

# characters that trials may read in one comparison: a bill is tried through, a code of a thousand sections is not
BUDGET = 500_000
FEWEST = 4  # so many trials must be possible, or none is made
_VERDICTS = tuple(Verdict)
Cut = tuple[int, int]  # a row and the place of one of its edits


class Trials:
    """Versions of a law in which changes are taken back: in the new version they are undone, in the old one they are made."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._left = budget
        self._made: dict[tuple[bool, frozenset[Cut]], AnnotatedLaw] = {}

    def guilty(self, rule: Rule, where: Side, causes: Sequence[Cause], finding: Finding) -> list[Cause]:
        """The causes without the words that alone and together with the rest of their row change nothing; all where no trial tells.

        All causes are of one element (or of none) and of the version that the finding is of.
        """
        if not causes or len(where.law.text) * FEWEST > BUDGET:
            return list(causes)
        standing = _standing(finding, causes[0].element)
        found: list[Cause] = []
        for cause in causes:
            cuts = [(cause.change, place) for place in cause.edits]
            alone = [cut for cut in cuts if len(cuts) > 1 and self._falls(rule, where, [cut], cause.element, standing)]
            if alone:
                found.append(replace(cause, edits=tuple(place for _, place in alone)))
            elif cuts and self._falls(rule, where, cuts, cause.element, standing):
                found.append(cause)
        return found or list(causes)

    def _falls(self, rule: Rule, where: Side, cuts: Sequence[Cut], element: str, standing: int) -> bool:
        """Whether an element, or the verdict, is another without some changes; no where the budget is used up."""
        key = (where.is_old, frozenset(cuts))
        if key not in self._made:
            if self._left < len(where.law.text):
                return False
            self._left -= len(where.law.text)
            self._made[key] = annotate(without(where.law, where.changes, key[1], old=where.is_old))
        judged = judge(rule, self._made[key])
        if not element:
            return _VERDICTS.index(judged.verdict) != standing
        return next((result.grade for result in judged.elements if result.rule.id == element), ABSENT) != standing


def _standing(finding: Finding, element: str) -> int:
    """The grade of an element in a finding, or its verdict as a number."""
    if not element:
        return _VERDICTS.index(finding.verdict)
    found = next((e for e in finding.elements if e.id == element), None)
    return ABSENT if found is None else FULL if found.present else WEAK if found.narrowed else ABSENT


def without(law: Law, changes: Sequence[Change], cuts: frozenset[Cut], *, old: bool) -> Law:
    """A version of a law with the words of the other version at some edits; the tree of provisions stays as it is."""
    swaps: list[tuple[int, int, str]] = []
    for row, place in cuts:
        edit = changes[row].edits[place]
        start, end, words = (edit.old_start, edit.old_end, edit.new) if old else (edit.new_start, edit.new_end, edit.old)
        # what is put between two words must not grow together with them
        ahead = " " if start == end and words and start > 0 and not law.text[start - 1].isspace() else ""
        behind = " " if start == end and words and law.text[end : end + 1].isalnum() else ""
        swaps.append((start, end, f"{ahead}{words}{behind}"))
    swaps.sort()
    text, at = [], 0
    for start, end, words in swaps:
        text += [law.text[at:start], words]
        at = max(end, at)
    text.append(law.text[at:])

    def shifted(offset: int, *, ends: bool) -> int:
        # an end takes in what is put in its place, a start stays before it
        moved = 0
        for start, end, words in swaps:
            if offset >= end and (offset > start or ends):
                moved += len(words) - (end - start)
            elif offset > start:
                return start + moved + (len(words) if ends else 0)
        return offset + moved

    def provision(p: Provision) -> Provision:
        return replace(p, begin=shifted(p.begin, ends=False), start=shifted(p.start, ends=False), end=shifted(p.end, ends=True))

    source = replace(law.source, text="".join(text), marks=(), nodes=(), page_starts=(), source_lines=())
    return replace(law, source=source, provisions=tuple(provision(p) for p in law.provisions), ledger=(), remarks=())
