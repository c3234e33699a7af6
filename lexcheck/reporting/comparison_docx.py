"""A comparison as a Word document with real tracked changes and moves: accepting all gives the new text, rejecting all the old one. A
comment stands where a requirement is touched, where something is to be mended, and where a provision moved."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lexcheck.comparing.changes import Change, Comparison, Edit, Kind
from lexcheck.comparing.pairing import chain
from lexcheck.comparing.places import Side, side
from lexcheck.model import Law, Provision
from lexcheck.reporting import comparison_texts as wording
from lexcheck.reporting import texts
from lexcheck.reporting.tracking import Tracker, right_to_left

DEEPEST = 6  # steps of indentation
LEGEND = (
    "Tracked changes: struck words went, underlined words came, a provision that moved stands at both its places. "
    "Accepting all changes leaves the new text, rejecting all the old one."
)
_MOVED = 0.01  # worth of keeping a row in its place that is told to have moved


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a row: `old` in the old text, `new` in the new one, either may be empty; equal words stand in both."""

    old: str
    new: str
    equal: bool = False
    bold: bool = False


def comparison_docx(comparisons: Sequence[Comparison]) -> bytes:
    """The document; several comparisons stand one after the other."""
    import docx

    document = docx.Document()
    tracker = Tracker(document)
    for at, comparison in enumerate(comparisons):
        heading = document.add_heading(comparison.new.title or comparison.new.key, level=1)
        if comparison.new.language in wording.RIGHT_TO_LEFT:
            right_to_left(heading)
        document.add_paragraph(f"{comparison.old.source.name} → {comparison.new.source.name}. {LEGEND} {texts.DISCLAIMER}")
        _write(comparison, tracker, f"v{at}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _write(comparison: Comparison, tracker: Tracker, name: str) -> None:
    sides = side(comparison.old, comparison.changes, old=True), side(comparison.new, comparison.changes, old=False)
    notes = _notes(comparison)
    right = comparison.new.language in wording.RIGHT_TO_LEFT
    for row, how in _order(comparison.changes):
        change = comparison.changes[row]
        old_place = how in ("del", "moveFrom")
        law, provision = (comparison.old, change.old) if old_place else (comparison.new, change.new)
        assert provision is not None, "a row stands only where it has a provision"
        depth = min(sum(1 for _ in law.ancestors(provision.index)), DEEPEST)
        paragraph = tracker.paragraph(depth, how, right=right)
        for piece in (_label(change), *_pieces(row, change, comparison, sides)):
            if how != "equal":
                tracker.say(paragraph, piece.old if old_place else piece.new, how, bold=piece.bold, right=right)
            elif piece.equal:
                tracker.say(paragraph, piece.new, how, bold=piece.bold, right=right)
            else:
                tracker.say(paragraph, piece.old, "del", bold=piece.bold, right=right)
                tracker.say(paragraph, piece.new, "ins", bold=piece.bold, right=right)
        if how.startswith("move"):
            tracker.move(paragraph, how, f"{name}r{row}")
        if notes[row] and how != "moveFrom":
            tracker.comment(paragraph, notes[row])


def _order(changes: Sequence[Change]) -> Iterator[tuple[int, str]]:
    """The rows as they are written: what stands in both versions in one order stands once, what does not stands at both its places."""
    moved = _told_moved(changes)
    candidates = [
        (c.old.index, row, _MOVED if row in moved else 1.0)
        for row, c in enumerate(changes)
        if c.old is not None and c.new is not None
    ]
    kept = {row for _, row in chain(candidates)}
    follow: dict[int, list[tuple[int, str]]] = {}
    last = -1
    for _, row in sorted((c.old.index, row) for row, c in enumerate(changes) if c.old is not None):
        if row in kept:
            last = row
        else:
            follow.setdefault(last, []).append((row, "del" if changes[row].new is None else "moveFrom"))
    yield from follow.get(-1, ())
    for row, change in enumerate(changes):
        if change.new is not None:
            yield row, "ins" if change.old is None else "equal" if row in kept else "moveTo"
        yield from follow.get(row, ())


def _told_moved(changes: Sequence[Change]) -> set[int]:
    """The rows that are told to have moved, with those below them in the old version."""
    spans = [range(c.old.index, c.old.stop) for c in changes if c.old is not None and Kind.MOVED in c.kinds]
    return {row for row, c in enumerate(changes) if c.old is not None and any(c.old.index in span for span in spans)}


def _notes(comparison: Comparison) -> list[list[str]]:
    """What is to be said about each row."""
    touching = wording.touching(comparison)
    mending: dict[str, list[str]] = {}
    for ripple in comparison.ripples:
        mending.setdefault(ripple.provision.id, []).append(f"{wording.RIPPLES[ripple.kind]}: {ripple.message}")
    moved = _told_moved(comparison.changes)
    out: list[list[str]] = []
    for row, change in enumerate(comparison.changes):
        notes = [
            f"{wording.EFFECTS[o.effect].name}: {o.requirement.id} {o.requirement.title}" + (f" ({did})" if did else "")
            for o, did in touching.get(row, ())
        ]
        notes += mending.get(change.new.id, []) if change.new else []
        if Kind.MOVED in change.kinds:
            notes.append(f"moved: {wording.place(change, comparison)}")
        if row in moved:
            notes += [f"reworded: {_edit(e)}" for e in change.edits if e.op != "equal"]
        out.append([" ".join(note.split()) for note in notes])
    return out


def _edit(edit: Edit) -> str:
    return (f"[-{edit.old}-]" if edit.old else "") + (f"{{+{edit.new}+}}" if edit.new else "")


def _label(change: Change) -> Piece:
    old, new = _number(change.old), _number(change.new)
    return Piece(old, new, old == new, bold=True)


def _number(provision: Provision | None) -> str:
    """The number as it stands in front of the text; what has none has no label."""
    if provision is None or not provision.number:
        return ""
    return f"{provision.number} " if provision.level in ("section", "article") else f"({provision.number}) "


def _pieces(row: int, change: Change, comparison: Comparison, sides: tuple[Side, Side]) -> Iterator[Piece]:
    """The words of a row in order, its heading bold."""
    changed = any(edit.op != "equal" for edit in change.edits)
    if change.old is None or change.new is None or not (changed or change.others):
        olds = _own(comparison.old, change.old) if change.old else ("", "")
        news = _own(comparison.new, change.new) if change.new else ("", "")
        for at, (old, new) in enumerate(zip(olds, news, strict=True)):
            yield Piece(old, new, change.old is not None and change.new is not None, bold=at == 0)
        return
    ends = [-1, -1]
    for edit in change.edits:
        # words that another row holds (a part of what was split or merged) are shown there
        old = edit.old if edit.old and _holds(sides[0], row, edit.old_start) else ""
        new = edit.new if edit.new and _holds(sides[1], row, edit.new_start) else ""
        apart = (
            " " if old and wording.apart(comparison.old.text, ends[0], edit.old_start) else "",
            " " if new and wording.apart(comparison.new.text, ends[1], edit.new_start) else "",
        )
        ends = [edit.old_end if old else ends[0], edit.new_end if new else ends[1]]
        heading = edit.new_start < wording.heading_end(change.new) or (
            not edit.new and edit.old_start < wording.heading_end(change.old)
        )
        if edit.op == "equal" and old and new:
            yield Piece(apart[0], apart[1], apart[0] == apart[1])
            yield Piece(old, new, True, heading)
        else:
            yield Piece(apart[0] + old, apart[1] + new, False, heading)


def _own(law: Law, provision: Provision) -> tuple[str, str]:
    """Heading, and own text with closing words."""
    tails = [law.own(child) for child in law.children(provision.index) if child.level == "continuation"]
    heading = f"{provision.heading} " if wording.heading_end(provision) >= 0 else ""
    return heading, " ".join(filter(None, (law.own(provision), *tails)))


def _holds(where: Side, row: int, offset: int) -> bool:
    """Whether a place of a version's text belongs to a row's provision."""
    owner = next((p.index for p in reversed(where.law.provisions) if p.begin <= offset < max(p.end, p.start)), -1)
    return where.row_at(owner) == row
