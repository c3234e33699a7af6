"""The tree while it grows: its units, the open steps, and what starts where for the ledger."""

from __future__ import annotations

from lexcheck.model import Remark, Source
from lexcheck.segmenting.grammar import Grammar
from lexcheck.segmenting.ladder import Choice
from lexcheck.segmenting.numbering import Reading
from lexcheck.segmenting.plan import Plan
from lexcheck.segmenting.scan import SKIP, Line

_LOOK_AHEAD = 24


class Unit:
    """A provision in the making."""

    __slots__ = ("begin", "end", "heading", "level", "name", "number", "parent", "quoted", "reading", "start", "status", "zone")

    def __init__(self, level: str, number: str, parent: int, begin: int, zone: str, quoted: bool) -> None:
        self.level, self.number, self.parent, self.begin, self.zone, self.quoted = level, number, parent, begin, zone, quoted
        self.heading = ""
        self.name = level.capitalize()  # what the text calls a container
        self.start = self.end = begin
        self.status = ""
        self.reading: Reading | None = None


class Growth:
    """The tree as far as it has grown.

    `holders` are the open containers, `steps` the units of the open section from the outside in (the section first), `current` the unit
    that takes the next words; `cuts` tells for the ledger what starts where and whose it is.
    """

    def __init__(self, source: Source, grammar: Grammar, lines: list[Line], plan: Plan) -> None:
        self.text, self.grammar, self.lines, self.plan = source.text, grammar, lines, plan
        self.units: list[Unit] = []
        self.cuts: list[tuple[int, str, int]] = []
        self.remarks: list[Remark] = []
        self.holders: list[int] = []
        self.steps: list[int] = []
        self.outer: list[int] = []
        self.current = -1
        self.pending: list[int] = []
        self.quote = 0
        self.zone = ""
        self.at = 0
        self.titled = True
        self.defining = False
        self.fresh = False
        # numbers that a gap left out, with the unit that followed the gap
        self.missing: dict[str, int] = {}
        self.order = {kind: at for at, rung in enumerate(grammar.sheet.levels) for kind in rung.kind.split()}
        self.names = [rung.level for rung in grammar.sheet.levels] + [grammar.sheet.deepest]
        self.ranks = grammar.ranks
        # the kinds of containers from the highest down, as this text nests them, and the kind of each container
        self.nesting: list[int] = []
        self.kinds: dict[int, int] = {}
        self.depths: dict[int, int] = {}
        # the first letters of the words that begin an aside spare most lines the pattern
        self.aside_signs = grammar.aside_signs

    def open(self, level: str, number: str, parent: int, begin: int) -> Unit:
        """Add a unit and let it take the next words."""
        unit = Unit(level, number, parent, begin, self.zone, self.quote > 0)
        self.current = len(self.units)
        self.units.append(unit)
        return unit

    def root(self) -> int:
        return self.holders[-1] if self.holders else -1

    def words(self, line: Line) -> None:
        """Take a line of text; said in `wording.py`."""
        raise NotImplementedError

    def labelled(self, line: Line) -> bool:
        """Take a line that begins with a bracketed number; said in `build.py`."""
        raise NotImplementedError

    def extend(self, line: Line) -> None:
        """More words for the current unit; after its children, as the tail that follows them."""
        unit = self.units[self.current]
        if self.current != len(self.units) - 1:
            unit = self.open("continuation", "", unit.parent if unit.level == "continuation" else self.current, line.at)
        start = line.at
        if unit.start == unit.end:
            if self.text[start] in "—–―⸺_" and start > unit.begin:
                # the dash between a heading and its text
                self.cuts.append((start, "label", self.current))
                start = SKIP.match(self.text, start, line.end).end()  # type: ignore[union-attr]
            unit.start = start
            if unit.level in ("section", "article"):
                self.check_intro(self.text[start : line.end])
        unit.end = line.end
        self.cuts.append((start, "text", self.current))

    def readings(self) -> list[Reading | None]:
        """What each open step's number was read as; quoted text does not count on from the provision that quotes it."""
        units = self.units
        found = [units[index].reading for index in self.steps]
        if self.quote and self.outer and found:
            found[0] = None
        return found

    def ended(self) -> bool:
        """Whether the words of the current unit end as an item of a list does."""
        end = self.units[self.current].end if self.current >= 0 else 0
        return self.grammar.item_end.search(self.text, max(end - 8, 0), end) is not None

    def coming(self) -> list[str]:
        """The next labels of this section."""
        found: list[str] = []
        lines, sections = self.lines, self.plan.section
        for at in range(self.at + 1, min(self.at + 4 * _LOOK_AHEAD, len(lines))):
            if sections[at] or len(found) >= _LOOK_AHEAD:
                break
            if lines[at].labels:
                found.append(lines[at].labels[0][0])
        return found

    def step(self, choice: Choice, label: str, at: int) -> None:
        """Open the provision that a bracketed number names."""
        steps = self.steps
        depth = choice.depth
        if choice.gap and depth < len(steps):
            old = self.units[steps[depth]]
            if choice.reading.kind == "arabic" and choice.reading.base - (old.reading.last if old.reading else 0) < 8:
                between = range((old.reading.last if old.reading else 0) + 1, choice.reading.base)
                self.missing = {str(number): len(self.units) for number in between}
            self.remarks.append(
                Remark(
                    "number-gap",
                    f"({label}) follows ({old.number}): a number between them may be missing",
                    at,
                    at + len(label) + 2,
                )
            )
        del steps[depth:]
        parent = steps[-1] if steps else self.root()
        above = self.depths.get(parent, -1) if steps else -1
        rank = max(self.order.get(choice.reading.kind, 0), above + 1)
        unit = self.open(
            self.names[min(rank, len(self.names) - 1)],
            label if label.isalnum() else " ".join(label.lstrip("§").rstrip(".").replace(")", " ").replace("(", " ").split()),
            parent,
            at,
        )
        unit.reading = choice.reading
        self.depths[self.current] = rank
        steps.append(self.current)
        self.cuts.append((at, "label", self.current))
        if rank == 0 and self.lines[self.at].style < 0 and not self.listed(parent):
            self.defining = False

    def listed(self, index: int) -> bool:
        """Whether the words of a unit introduce the list below it."""
        unit = self.units[index] if index >= 0 else None
        return unit is not None and unit.end > unit.start and self.text[unit.end - 1] == ":"

    def check_intro(self, words: str) -> None:
        """Whether definitions follow."""
        if not self.defining and self.grammar.introduces(words):
            self.defining = True
