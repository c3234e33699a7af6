"""The words that every report of a comparison uses, and the citations of its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lexcheck.comparing.changes import Cause, Change, Comparison, Edit, Effect, Kind, Outcome, Ripple
from lexcheck.model import Law, Provision
from lexcheck.reporting.texts import Wording, count

EFFECTS = {
    Effect.OPENED: Wording("gap opened", "▲", "!!", "The requirement was met; after the change it is not."),
    Effect.WIDENED: Wording("gap widened", "△", "!", "There was a gap already; after the change more is missing."),
    Effect.NARROWED: Wording("gap narrowed", "▽", "-", "Less is missing than before, and a gap is left."),
    Effect.CLOSED: Wording("gap closed", "▼", "--", "There was a gap; after the change the requirement is met."),
    Effect.NONE: Wording("no effect", "·", ".", "The verdict is the same, and so are the elements that it needs."),
}

NAMES = {
    "number": "number",
    "penalty": "penalty",
    "duty": "shall/may",
    "negation": "negation",
    "reference": "reference",
    "punctuation": "punctuation only",
}

RIPPLES = {
    "reference-lost": "reference leads nowhere",
    "reference-shifted": "reference leads elsewhere",
    "penalty-adrift": "penalty for an offence that is no longer there",
    "term-unused": "term without use",
    "term-undefined": "term without definition",
}


NOTES = "explanatory"  # the zone of what is no law
ASTRAY = "a reference beside the evidence leads elsewhere now"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "dv"})


def cited(provision: Provision | None, law: Law) -> str:
    """How a provision is cited; a heading, or the nearest citation above it, where it has no number."""
    if provision is None:
        return "—"
    above = next((p.label or p.heading for p in law.ancestors(provision.index) if p.label or p.heading), "")
    return provision.label or provision.heading or above or {"preamble": "preamble"}.get(provision.level, provision.level)


def path(provision: Provision) -> list[str]:
    """A provision's path; what has no number is named by its citation or identifier."""
    return list(provision.path) or [provision.label or provision.heading or provision.id]


def place(change: Change, comparison: Comparison) -> str:
    """`3(1) → 4(1)`, or the one citation where both are equal or there is only one."""
    left, right = cited(change.old, comparison.old), cited(change.new, comparison.new)
    if change.old is None or change.new is None:
        return right if change.old is None else left
    return right if left == right else f"{left} → {right}"


def counts(comparison: Comparison) -> list[tuple[str, int]]:
    """How many rows bear each kind, and how many none."""
    tally = Counter(kind for change in comparison.changes for kind in change.kinds)
    named = [(kind.value, tally[kind]) for kind in Kind if tally[kind]]
    return [*named, ("unchanged", sum(not change.kinds for change in comparison.changes))]


def effective(comparison: Comparison) -> list[Outcome]:
    """The outcomes with an effect, the worst first, otherwise in catalogue order."""
    order = list(EFFECTS)
    return sorted((o for o in comparison.outcomes if o.effect is not Effect.NONE), key=lambda o: order.index(o.effect))


def causes(outcome: Outcome) -> list[tuple[Cause, str]]:
    """The causes of an effect, those of the same words joined, each with what they did: `gives measures against demand`."""
    names = {element.id: _inside(element.description) for element in outcome.requirement.elements}
    joined: dict[tuple[int, tuple[int, ...], bool], list[str]] = {}
    first: dict[tuple[int, tuple[int, ...], bool], Cause] = {}
    for cause in outcome.because:
        key = (cause.change, cause.edits, cause.appeared)
        first.setdefault(key, cause)
        joined.setdefault(key, []).extend([names.get(cause.element, cause.element)] if cause.element else [])
    return [(first[key], f"{'gives' if key[2] else 'loses'} {'; '.join(lost)}" if lost else "") for key, lost in joined.items()]


def _inside(words: str) -> str:
    """A phrase as it stands inside a sentence."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def touching(comparison: Comparison) -> dict[int, list[tuple[Outcome, str]]]:
    """The effects that each row brought about, each with what its words did."""
    out: dict[int, list[tuple[Outcome, str]]] = {}
    for outcome in effective(comparison):
        for cause, did in causes(outcome):
            out.setdefault(cause.change, []).append((outcome, did))
    return out


def telling(changes: Sequence[Change]) -> list[tuple[int, Change]]:
    """The rows that a reader wants to see, with their numbers: not those that only bear another number or other punctuation, nor the
    parts of what was split, which are shown with the whole."""
    return [
        (at, change)
        for at, change in enumerate(changes)
        if set(change.kinds) - {Kind.RENUMBERED}
        and not _trivial(change)
        and not noted(change)
        and (change.edits or Kind.MOVED in change.kinds)
    ]


def _trivial(change: Change) -> bool:
    return (
        set(change.kinds) <= {Kind.REWORDED, Kind.RENUMBERED}
        and change.names == ("punctuation",)
        and all(edit.op == "equal" or edit.names == ("punctuation",) for edit in change.edits)
    )


def noted(change: Change) -> bool:
    """Whether a row holds an explanation or a note of the publisher, which are no law."""
    return all(p is None or p.zone == NOTES for p in (change.old, change.new))


def left_out(changes: Sequence[Change]) -> list[str]:
    """What the changed rows are that `telling` leaves out, a sentence each."""
    notes = sum(bool(change.kinds) and noted(change) for change in changes)
    said = [(only_punctuation([c for c in changes if not noted(c)]), "more provision", "with other punctuation only.")]
    said += [(notes, "note", "of the publisher that came, went or changed: no law, and not shown.")]
    return [f"{count(number, what)} {how}" for number, what, how in said if number]


def only_punctuation(changes: Sequence[Change]) -> int:
    """How many rows differ in punctuation alone."""
    return sum(_trivial(change) for change in changes)


def near(change: Change, comparison: Comparison, words: int = 8) -> list[tuple[Edit, str, bool]]:
    """The runs of a change, each with the text to show for it where it is equal (its ends beside the changes, shortened in between) and
    whether a blank stands before it. A heading that is equal is left out: it stands above."""
    kept = [e for e in change.edits if e.op != "equal" or e.new_start >= heading_end(change.new)]
    out = []
    ends = (-1, -1)
    for at, edit in enumerate(kept):
        blank = (bool(edit.old) and apart(comparison.old.text, ends[0], edit.old_start)) or (
            bool(edit.new) and apart(comparison.new.text, ends[1], edit.new_start)
        )
        ends = (edit.old_end if edit.old else ends[0], edit.new_end if edit.new else ends[1])
        out.append((edit, _shortened(edit.new, words, at == 0, at == len(kept) - 1) if edit.op == "equal" else "", blank))
    return out


def _shortened(text: str, words: int, first: bool, last: bool) -> str:
    """The words beside the changes before and behind; the first run has none before it, the last none behind."""
    every = text.split()
    head, tail = ([] if first else every[:words]), ([] if last else every[-words:])
    return " ".join(every) if len(every) <= len(head) + len(tail) + 2 else " ".join([*head, "…", *tail])


def renumbered(comparison: Comparison) -> list[Change]:
    """The sections and articles that bear another number now: the concordance."""
    every = (c for c in comparison.changes if c.old is not None and c.new is not None and c.new.level in ("section", "article"))
    return [c for c in every if Kind.RENUMBERED in c.kinds]


def apart(text: str, end: int, start: int) -> bool:
    """Whether a blank belongs between words that end and words that begin at these places of a version's text. The first words
    follow upon nothing (an end below 0)."""
    if end < 0 or end == start:
        return False
    return end < start or text[start - 1 : start].isspace()


def heading_end(provision: Provision | None) -> int:
    """Where the heading of a provision ends at the latest; what begins before it is of the heading."""
    titled = provision is not None and provision.heading and provision.begin < provision.start and provision.level != "definition"
    return provision.start if provision is not None and titled else -1


def ripple_place(ripple: Ripple, comparison: Comparison) -> str:
    """The citation of the provision in which a ripple shows."""
    return cited(ripple.provision, comparison.old if ripple.in_old else comparison.new)
