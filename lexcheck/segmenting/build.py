"""Walk the lines once and grow the tree: which provision each line opens, continues or belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable

from lexcheck.model import Remark, Source
from lexcheck.segmenting.grammar import Grammar
from lexcheck.segmenting.ladder import Choice, place
from lexcheck.segmenting.numbering import Reading, follows, readings
from lexcheck.segmenting.plan import Plan, is_heading
from lexcheck.segmenting.scan import SKIP, Line, chained, read

_LOOK_AHEAD = 24
_ITEM_END = (";", "\u037e", ",", "; and", "; or", ", and", ", or", ".")
_STOP = re.compile(r"\.[”\"’)]?\s+")
_BRACKET = re.compile(r"^(?:F?\d{0,3}\[\s*)+")


class Unit:
    """A provision in the making."""

    __slots__ = ("begin", "end", "heading", "level", "number", "parent", "quoted", "reading", "start", "status", "zone")

    def __init__(self, level: str, number: str, parent: int, begin: int, zone: str, quoted: bool) -> None:
        self.level, self.number, self.parent, self.begin, self.zone, self.quoted = level, number, parent, begin, zone, quoted
        self.heading = ""
        self.start = self.end = begin
        self.status = ""
        self.reading: Reading | None = None


class Builder:
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
        self.order = {rung.kind: at for at, rung in enumerate(grammar.sheet.levels)}
        self.names = [rung.level for rung in grammar.sheet.levels] + [grammar.sheet.deepest]
        self.ranks = grammar.ranks
        self.depths: dict[int, int] = {}
        # the first letters of the words that begin an aside spare most lines the pattern
        self.aside_signs = grammar.aside_signs

    # --- the walk -------------------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Take every line."""
        lines, plan = self.lines, self.plan
        takers: dict[str, Callable[[Line], None]] = {"container": self.container, "schedule": self.schedule}
        for at, line in enumerate(lines):
            self.at = at
            form = line.form
            if form == "furniture" or form == "note" or form == "stray":
                self.cuts.append((line.at, form if form != "stray" else "label", self.current))
                continue
            zone = plan.zones[at]
            if zone != self.zone:
                self.enter(zone, line)
            if zone == "front" or zone == "contents" or zone == "explanatory" or zone == "end":
                self.extend(line)
                continue
            quote = plan.quote[at]
            if quote != self.quote:
                self.turn_quote(quote)
            if self.fresh and self.take_title(line, plan.heading[at]):
                continue
            if plan.heading[at]:
                self.pending.append(at)
                continue
            if plan.section[at] or (quote and line.style >= 0):
                self.section(line)
            elif form in takers and not quote and not line.part and (form != "schedule" or zone == "schedule"):
                takers[form](line)
            elif (form == "bracket" or form == "half" or line.style >= 0) and self.labelled(line):
                pass
            elif form == "lone":
                self.lone(line)
            else:
                self.words(line)
        self.flush_headings(False)

    def enter(self, zone: str, line: Line) -> None:
        """A new zone begins at a line."""
        self.flush_headings(False)
        self.zone, self.steps, self.outer, self.current, self.quote = zone, [], [], -1, 0
        if zone != "body":
            self.holders = []
        if zone not in ("body", "schedule"):
            self.open("preamble" if zone == "front" else "block", "", -1, line.at)
            unit = self.units[self.current]
            if zone in ("contents", "explanatory"):
                unit.heading = self.text[line.at : line.end]
            unit.start = unit.end = line.at

    def turn_quote(self, quote: int) -> None:
        """Quoted text begins or ends: inside it the steps are its own, under the provision that quotes it."""
        if self.quote:
            self.flush_headings(False)
            self.steps, self.outer = self.outer, []
            self.current = self.steps[-1] if self.steps else -1
        self.quote = quote
        if quote:
            self.flush_headings(False)
            self.outer, self.steps = self.steps, self.steps[-1:] if self.steps else []
            self.depths = {}

    # --- opening units --------------------------------------------------------------------------------------------------

    def open(self, level: str, number: str, parent: int, begin: int) -> Unit:
        """Add a unit and let it take the next words."""
        unit = Unit(level, number, parent, begin, self.zone, self.quote > 0)
        self.current = len(self.units)
        self.units.append(unit)
        return unit

    def root(self) -> int:
        return self.holders[-1] if self.holders else -1

    def container(self, line: Line) -> None:
        """`PART II`, `Chapter 3`: closes what is not above it."""
        self.flush_headings(False)
        words = self.text[line.at : line.rest].lower()
        level = next((level for known, level in self.grammar.container_levels.items() if known in words), "part")
        rank = self.ranks[level]
        while self.holders and self.ranks.get(self.units[self.holders[-1]].level, -1 if self.units[self.holders[-1]].level == "schedule" else 99) >= rank:
            self.holders.pop()
        unit = self.open(level, line.number, self.root(), line.at)
        self.holders.append(self.current)
        self.steps = []
        self.cuts.append((line.at, "label", self.current))
        self.title(unit, line)

    def schedule(self, line: Line) -> None:
        """A schedule: numbers begin anew below it."""
        self.flush_headings(False)
        self.holders, self.steps = [], []
        words = self.text[line.at : line.rest].lower().split()
        ordinal = next((str(at + 1) for at, word in enumerate(self.grammar.sheet.schedules.ordinals) if word in words), "")
        unit = self.open("schedule", line.number or ordinal, -1, line.at)
        self.holders = [self.current]
        self.cuts.append((line.at, "label", self.current))
        self.title(unit, line)

    def title(self, unit: Unit, line: Line) -> None:
        """The title of a container: what follows on its line, or the next line."""
        rest = self.text[line.rest : line.end]
        title = rest.strip(" \t.:–—―_-")
        unit.start = unit.end = line.end
        self.titled = bool(title)
        if title:
            unit.heading = " ".join(title.split())
            self.cuts.append((line.rest, "heading", self.current))

    def section(self, line: Line) -> None:
        """A section opens, or the number of the open one is printed again before its text."""
        steps = self.steps
        base = 1 if self.quote and steps and self.outer else 0
        style = self.grammar.sheet.sections[line.style]
        if len(steps) == base + 1 and not self.pending:
            unit = self.units[steps[base]]
            if unit.number == line.number and unit.level == style.level and unit.start == unit.end:
                self.cuts.append((line.at, "label", steps[base]))
                self.current = steps[base]
                self.take_labels(line, unit)
                return
        heading = self.flush_headings(not self.plan.after)
        steps = self.steps
        if base:
            parent = steps[0]
            del steps[1:]
        else:
            parent = self.root()
            steps.clear()
        unit = self.open(style.level, line.number, parent, line.at)
        index = self.current
        steps.append(index)
        self.depths[index] = -1
        if heading is not None:
            unit.begin = heading.at
            # a heading may carry the number itself
            start = heading.rest if heading.number == line.number else heading.at
            unit.heading = self.phrase(start, heading.end)
            self.cuts += [(heading.at, "label", index), (start, "heading", index)] if start > heading.at else [(start, "heading", index)]
        self.cuts.append((line.at, "label", index))
        self.defining = False
        if not line.labels and line.rest < line.end and (heading is None or line.form == ""):
            line.rest = self.split_heading(line, unit)
            if line.rest < line.end and self.text[line.rest] == "(":
                chained(self.text, self.grammar, line, line.rest)
        self.check_intro(unit.heading)
        self.take_labels(line, unit)
        self.fresh = line.rest >= line.end and not unit.heading and not line.labels

    def take_title(self, line: Line, flagged: bool) -> bool:
        """The heading that follows a section's number on a line of its own."""
        self.fresh = False
        if line.form or line.part or not (flagged or line.hint or self.plan.after):
            return False
        words = self.text[line.at : line.end].rstrip(".")
        if not is_heading(words, self.grammar, not line.hint):
            return False
        unit = self.units[self.current]
        unit.heading = self.phrase(line.at, line.end)
        unit.start = unit.end = line.end
        self.cuts.append((line.at, "heading", self.current))
        self.check_intro(unit.heading)
        return True

    def take_labels(self, line: Line, unit: Unit) -> None:
        """The bracketed numbers after a section's number, then the text."""
        if line.labels:
            for label, at in line.labels:
                choice = place(self.readings(), label, self.coming, False, True)
                if choice is None:
                    break
                self.step(choice, label, at)
        self.own(line)

    def own(self, line: Line) -> None:
        """The rest of the line is the own text of the current unit."""
        if line.rest < line.end:
            unit = self.units[self.current]
            unit.start, unit.end = line.rest, line.end
            self.cuts.append((line.rest, "text", self.current))
            words = self.text[line.rest : line.end]
            if unit.level in ("section", "article", "subsection"):
                self.check_intro(words)
            if words[0] in "[*RrDdOoSs" and self.grammar.repealed.match(words):
                unit.status = "repealed"
            elif unit.level not in ("section", "article") and words[0] in self.grammar.sheet.quoting.open:
                found = self.grammar.definition.match(words)
                if found:
                    unit.level, unit.heading = "definition", " ".join(found["term"].split())
        else:
            self.units[self.current].start = self.units[self.current].end = line.end

    def labelled(self, line: Line) -> bool:
        """A line that begins with a bracketed number (or a list number); False where it is none after all."""
        at = self.at
        labels = line.labels
        if line.style >= 0:
            if self.grammar.sheet.sections[line.style].name.startswith("worded") or (not self.steps and not self.plan.lost):
                return False
            labels = [(line.number, line.at), *labels]
        lines = self.lines
        if self.plan.wrapped and not line.part and at and not self.pending:
            before = lines[at - 1]
            if self.grammar.dangling_label.search(self.text, max(before.at, before.end - 24), before.end):
                return False
        ended = self.text.endswith(_ITEM_END, 0, self.units[self.current].end) if self.current >= 0 else False
        first = labels[0][0]
        if first in ("l", "I") and line.form == "bracket" and place(self.readings(), first, self.coming, ended) is None \
                and place(self.readings(), "1", self.coming, ended) is not None:
            # a reading machine takes the figure one for a letter
            self.remarks.append(Remark("doubtful-number", f"({first}) is read as (1)", line.at, line.rest))
            labels = [("1", labels[0][1]), *labels[1:]]
        relaxed = bool(self.quote) or not self.steps or (self.current == self.steps[0] and line.form == "bracket")
        choice = place(self.readings(), labels[0][0], self.coming, ended, relaxed)
        if choice is None and self.plan.lost and line.gap and line.form == "bracket" and self.steps:
            # the numbers before this one are lost
            base = [depth for depth, index in enumerate(self.steps) if self.units[index].level == "definition" and self.units[index].reading is None]
            del self.steps[base[0] if base else len(self.steps):]
            choice = place(self.readings(), labels[0][0], self.coming, ended, True)
        if line.style >= 0 and (choice is None or choice.gap):
            # `2.` in a section whose first paragraph bears no number
            bare = labels[0][0] == "2" and (line.gap or self.pending) and len(self.steps) > 0
            choice = place(self.readings()[:1], labels[0][0], self.coming, ended, True) if bare else None
        if choice is None or choice.gap and self.plan.wrapped and not line.gap and at and self.text[lines[at - 1].end - 1] not in ".;:,—–―_])":
            return False
        heading = self.flush_headings(True)
        if heading is not None and choice.reading.kind == "arabic" and (not self.steps or self.plan.lost and not self.quote):
            self.headed(heading)
            heading = None
            choice = place(self.readings(), labels[0][0], self.coming, ended, True) or choice
        self.step(choice, labels[0][0], line.at)
        if heading is not None:
            unit = self.units[self.current]
            unit.begin, unit.heading = heading.at, self.phrase(heading.at, heading.end)
            self.cuts.insert(len(self.cuts) - 1, (heading.at, "heading", self.current))
            self.check_intro(unit.heading)
        for label, start in labels[1:]:
            more = place(self.readings(), label, self.coming, False, False)
            if more is None:
                line.rest = start
                break
            self.step(more, label, start)
        self.own(line)
        return True

    def step(self, choice: Choice, label: str, at: int) -> None:
        """Open the provision that a bracketed number names."""
        steps = self.steps
        depth = choice.depth
        if choice.gap and depth < len(steps):
            old = self.units[steps[depth]]
            self.remarks.append(Remark("number-gap", f"({label}) follows ({old.number}): a number between them may be missing", at, at + len(label) + 2))
        del steps[depth:]
        parent = steps[-1] if steps else self.root()
        above = self.depths.get(parent, -1) if steps else -1
        rank = max(self.order.get(choice.reading.kind, 0), above + 1)
        unit = self.open(self.names[min(rank, len(self.names) - 1)], " ".join(label.replace(")", " ").replace("(", " ").split()), parent, at)
        unit.reading = choice.reading
        self.depths[self.current] = rank
        steps.append(self.current)
        self.cuts.append((at, "label", self.current))
        if rank == 0 and self.lines[self.at].style < 0:
            self.defining = False

    def readings(self) -> list[Reading | None]:
        """What each open step's number was read as."""
        units = self.units
        return [units[index].reading for index in self.steps]

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

    # --- headings ---------------------------------------------------------------------------------------------------

    def phrase(self, start: int, end: int) -> str:
        """A heading as one line."""
        words = _BRACKET.sub("", " ".join(self.text[start:end].split()))
        return words[:-1].rstrip() if words.endswith(".") and not words.lower().endswith("etc.") else words.strip("[]*_: ")

    def flush_headings(self, wanted: bool) -> Line | None:
        """Give the waiting headings away: the last one to the provision that asks, the first to an untitled container, the others are crossheadings."""
        if not self.pending:
            return None
        waiting: list[Line] = []
        for at in self.pending:
            line = self.lines[at]
            if waiting and not line.gap and self.text[line.at].islower():
                waiting[-1].end = line.end
            else:
                waiting.append(line)
        self.pending = []
        if not self.titled and self.units and self.current == self.root():
            first = waiting[0]
            if not first.gap or len(waiting) > 1 or not wanted or self.text[first.at : first.end].isupper():
                unit = self.units[self.current]
                unit.heading = self.phrase(first.at, first.end)
                self.cuts.append((first.at, "heading", self.current))
                del waiting[0]
            self.titled = True
        keep = waiting.pop() if wanted and waiting else None
        for line in waiting:
            if self.plan.lost and not self.quote:
                self.headed(line)
                continue
            while self.holders and self.units[self.holders[-1]].level == "crossheading":
                self.holders.pop()
            if self.quote or (self.zone == "schedule" and self.steps):
                self.words(line)
                continue
            unit = self.open("crossheading", "", self.root(), line.at)
            unit.heading = self.phrase(line.at, line.end)
            unit.start = unit.end = line.end
            self.holders.append(self.current)
            self.steps = []
            self.cuts.append((line.at, "heading", self.current))
        return keep

    def headed(self, line: Line) -> None:
        """A section without a number, known by its heading."""
        unit = self.open("section", "", self.root(), line.at)
        unit.heading = self.phrase(line.at, line.end)
        unit.start = unit.end = line.end
        self.steps = [self.current]
        self.depths[self.current] = -1
        self.cuts.append((line.at, "heading", self.current))
        self.defining = False
        self.check_intro(unit.heading)
        self.remarks.append(Remark("lost-number", f"the section '{unit.heading}' has no number in this text", line.at, line.end))

    def split_heading(self, line: Line, unit: Unit) -> int:
        """The heading that stands between a section's number and its text; returns where the text starts."""
        if self.grammar.repealed.match(self.text, line.rest):
            return line.rest
        text, lines, grammar = self.text, self.lines, self.grammar
        stop, last = line.end, self.at
        while last + 1 < len(lines) and last < self.at + 3:
            other = lines[last + 1]
            if other.form or other.gap or other.part or self.plan.heading[last + 1]:
                break
            last += 1
            stop = other.end
        own, block = text[line.rest : line.end], text[line.rest : stop]
        if own[0] == "[" and own[-1] == "]":
            return line.rest
        after = lines[self.at + 1] if self.at + 1 < len(lines) else None
        found = grammar.separator.search(own, 2, grammar.sheet.headings.longest + 20)
        inner = found or grammar.separator.search(block, 2, grammar.sheet.headings.longest + 20)
        if inner and inner.group().lstrip()[:1] in ".:" and is_heading(block[: inner.start()], grammar, True):
            # `.—` parts heading and text more surely than the line's end
            return self.set_heading(unit, line, line.rest + inner.start(), line.rest + inner.end())
        if found is None and after is not None and not self.plan.section[self.at + 1] and is_heading(own.rstrip("."), grammar, True) and (
                after.form in ("bracket", "half") or text[after.at] in "—–―⸺_" or text[after.at].isupper() or text[after.at] in "[“\"‘'(0123456789"):
            return self.set_heading(unit, line, line.end, line.end)
        found = inner
        if found and is_heading(block[: found.start()].rstrip(". "), grammar, True):
            return self.set_heading(unit, line, line.rest + found.start(), line.rest + found.end())
        for stop_at in _STOP.finditer(block, 0, grammar.sheet.headings.longest):
            follows_on = block[stop_at.end() : stop_at.end() + 1]
            if (follows_on.isupper() or follows_on in "“\"‘'([") and is_heading(block[: stop_at.start()], grammar, True):
                return self.set_heading(unit, line, line.rest + stop_at.end(), line.rest + stop_at.end())
        return line.rest

    def set_heading(self, unit: Unit, line: Line, end: int, rest: int) -> int:
        """Take the words up to `end` for the unit's heading; the text starts at `rest`, on this line or on a later one."""
        unit.heading = self.phrase(line.rest, end)
        self.cuts.append((line.rest, "heading", self.current))
        at = self.at
        while rest > self.lines[at].end and at + 1 < len(self.lines):
            at += 1
            other = self.lines[at]
            other.at = other.rest = min(max(other.at, rest), other.end)
            if other.at < other.end and self.text[other.at] == "(":
                chained(self.text, self.grammar, other, other.at)
                other.form = "bracket" if other.labels else other.form
        return min(rest, line.end)

    def check_intro(self, words: str) -> None:
        """Whether definitions follow."""
        if self.grammar.intro.search(words):
            self.defining = True

    # --- words without a number -------------------------------------------------------------------------------------------

    def lone(self, line: Line) -> None:
        """A number alone on its line is a page number or the sign of a footnote."""
        after = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        note = after is not None and (after.form == "note" or self.text[after.at] == "[")
        self.cuts.append((line.at, "note" if note else "furniture", self.current))

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
        unit.end = line.end
        self.cuts.append((start, "text", self.current))

    def words(self, line: Line) -> None:
        """A line of text: more of the current provision, a definition, or the words that close a list."""
        if self.plan.lost and self.pending:
            self.flush_headings(False)
        elif self.pending:
            pending, self.pending = self.pending, []
            for at in pending:
                self.words(self.lines[at])
        if self.current < 0:
            self.open("block", "", self.root(), line.at)
            self.extend(line)
            return
        text = self.text
        if self.plan.lost and not self.quote and (line.gap or line.part) and self.lost_heading(line):
            return
        unit = self.units[self.current]
        if unit.level in self.ranks or unit.level == "schedule" or unit.level == "crossheading":
            self.after_container(unit, line)
            return
        sign = text[line.at]
        if self.steps and (sign in self.grammar.sheet.quoting.open or sign in "[F0123456789-•*") and self.define(line, self.grammar.definition, text):
            return
        if self.defining and self.steps and not self.plan.wrapped and self.define(line, self.grammar.loose_definition, text):
            return
        if self.steps and sign in self.aside_signs and not line.part and self.aside(line):
            return
        if sign in "-•–" and self.steps and text[line.at + 1 : line.at + 2] == " ":
            self.bullet(line)
            return
        if unit.start == unit.end or not self.broken(unit, line):
            self.extend(line)
            return
        if self.plan.lost and text[line.at].isupper() and line.gap and self.steps and (unit.level == "block" or self.depths.get(self.current) == 0 and unit.reading):
            self.remarks.append(Remark("lost-number", "this paragraph may have had a number", line.at, line.end))
            del self.steps[1:]
            self.open("block", "", self.steps[0], line.at)
            self.extend(line)
            return
        self.flush_text(line)

    def lost_heading(self, line: Line) -> bool:
        """Where numbers are lost, a heading may have run together with its section's text."""
        for pattern in self.grammar.runs:
            found = pattern.match(self.text, line.at, line.end)
            if found is None or not is_heading(found["heading"], self.grammar, True):
                continue
            start, stop = found.span("heading")
            if start > line.at and self.current >= 0:
                self.cuts.append((line.at, "text", self.current))
                self.units[self.current].end = start
            title = Line("", start, start, start, stop, 1)
            self.headed(title)
            again = self.grammar.line.match(self.text, found.end())
            rest = read(self.text, self.grammar, again, again.lastgroup or "", 0) if again else Line("", stop, found.end(), found.end(), line.end, 0)
            rest.part, rest.end = True, line.end
            if rest.form != "bracket" or not self.labelled(rest):
                self.extend(rest)
            return True
        return False

    def aside(self, line: Line) -> bool:
        """`Explanation.—`, `Illustrations`: a unit of its own beside the paragraphs, with the word for its heading."""
        found = self.grammar.asides.match(self.text, line.at, line.end)
        if found is None:
            return False
        steps = self.steps
        depth = 2 if len(steps) > 1 and self.depths.get(steps[1]) == 0 and self.units[steps[1]].reading else 1
        del steps[depth:]
        unit = self.open("block", "", steps[-1], line.at)
        unit.heading = found["name"]
        self.depths[self.current] = 0
        steps.append(self.current)
        self.cuts.append((line.at, "heading", self.current))
        rest = SKIP.match(self.text, found.end(), line.end)
        line.at = rest.end() if rest else found.end()
        while line.at < line.end and self.text[line.at] in ".:—–―_- ":
            line.at += 1
        unit.start = unit.end = line.at
        if line.at < line.end:
            self.extend(line)
        return True

    def bullet(self, line: Line) -> None:
        """An item of a list without numbers."""
        steps, units = self.steps, self.units
        while len(steps) > 1 and units[steps[-1]].level == "block":
            steps.pop()
        self.open("block", "", steps[-1], line.at)
        self.cuts.append((line.at, "label", self.current))
        steps.append(self.current)
        line.at += 2
        self.extend(line)

    def after_container(self, unit: Unit, line: Line) -> None:
        """Words right below a container: its title, or a block of text."""
        if not self.titled and is_heading(self.text[line.at : line.end], self.grammar, False):
            unit.heading = self.phrase(line.at, line.end)
            self.cuts.append((line.at, "heading", self.current))
            self.titled = True
            return
        self.titled = True
        self.open("block", "", self.root(), line.at)
        self.extend(line)

    def define(self, line: Line, pattern, text: str) -> bool:  # type: ignore[no-untyped-def]
        """Open a definition where the line defines a term."""
        found = pattern.match(text, line.at, line.end)
        if found is None:
            return False
        steps = self.steps
        depth = next((depth for depth, index in enumerate(steps) if self.units[index].level == "definition" and self.units[index].reading is None), -1)
        if depth < 0:
            # below the innermost subsection, or the section
            depth = 1
            while depth < len(steps) and self.depths.get(steps[depth], 9) <= 0:
                depth += 1
        del steps[depth:]
        unit = self.open("definition", "", steps[-1] if steps else self.root(), line.at)
        unit.heading = " ".join(found["term"].split())
        self.depths[self.current] = self.depths.get(unit.parent, -1) if self.depths.get(unit.parent, -1) > 0 else 0
        steps.append(self.current)
        self.extend(line)
        return True

    def broken(self, unit: Unit, line: Line) -> bool:
        """Whether a new paragraph begins at a line, rather than the wrapped rest of a sentence."""
        text = self.text
        if line.part:
            return False
        if not self.plan.wrapped:
            return True
        before = self.lines[self.at - 1]
        last = text[before.end - 1]
        short = before.end - before.at < self.plan.width * 0.72
        if not (line.gap or short):
            return False
        if text[line.at].isupper() or text[line.at] in "“\"‘'[":
            return last in ".;\u037e:—–―_]"
        return last in ",;\u037e:—–―_" or text[max(before.end - 4, 0) : before.end] in ("; or", " and", ", or")

    def flush_text(self, line: Line) -> None:
        """A paragraph without a number after numbered ones: the tail of the provision that holds the list."""
        steps, units = self.steps, self.units
        unit = units[self.current]
        if unit.level == "continuation" or not steps or len(steps) == 1:
            self.extend(line)
            return
        tight = self.next_depth()
        if tight is None:
            marks = [depth for depth, index in enumerate(steps) if units[index].level == "definition" and units[index].reading is None]
            depth = marks[-1] if marks else 1 if self.depths.get(steps[1], 9) == 0 else 0
        else:
            depth = tight
        if depth >= len(steps) - 1:
            self.extend(line)
            return
        del steps[depth + 1 :]
        self.open("continuation", "", steps[-1], line.at)
        self.extend(line)

    def next_depth(self) -> int | None:
        """The step that the next number of this section follows."""
        coming = self.coming()
        if not coming:
            return None
        options = readings(coming[0])
        for depth in range(len(self.steps) - 1, -1, -1):
            old = self.units[self.steps[depth]].reading
            if old is not None and any(follows(old, new) == 2 for new in options):
                return depth
        return None
