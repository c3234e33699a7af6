"""Walk the lines once and grow the tree: which provision each line opens, continues or belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable

from lexcheck.model import Remark
from lexcheck.segmenting.growth import Unit
from lexcheck.segmenting.ladder import place
from lexcheck.segmenting.numbering import readings
from lexcheck.segmenting.scan import Line, chained
from lexcheck.segmenting.wording import Wording


def _open() -> bool:
    """Nothing stands between two numbers, so that nothing has ended."""
    return False


class Builder(Wording):
    """The walk over the lines."""

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
            if line.at >= line.end:
                continue  # a heading has taken all its words
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
            if at in plan.titles:
                self.instrument(line)
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

    def container(self, line: Line) -> None:
        """`PART II`, `Chapter 3`: closes what is not above it."""
        self.flush_headings(False)
        words = self.text[line.at : line.rest].lower()
        kinds = self.grammar.sheet.containers
        kind = next((at for at, one in enumerate(kinds) if any(re.search(word, words) for word in one.words)), 0)
        level = kinds[kind].level
        rank = self.rank(kind)
        while self.holders and self.rank_of(self.holders[-1]) >= rank:
            self.holders.pop()
        unit = self.open(level, line.number, self.root(), line.at)
        said = next((word for word in kinds[kind].words if word in words and " " not in word), "")
        start = line.at + words.find(said)
        unit.name = self.text[start : start + len(said)].capitalize() or unit.name
        self.kinds[self.current] = kind
        self.holders.append(self.current)
        self.steps = []
        self.cuts.append((line.at, "label", self.current))
        self.title(unit, line)

    def rank(self, kind: int) -> int:
        """How deep a kind of container stands: below the one right above its first, else by the order of the grammar."""
        if kind not in self.nesting:
            above = self.kinds.get(self.current, -1) if self.holders and self.current == self.holders[-1] else -1
            places = [place for place, other in enumerate(self.nesting) if other > kind]
            at = self.nesting.index(above) + 1 if above >= 0 else places[0] if places else len(self.nesting)
            self.nesting.insert(at, kind)
        return self.nesting.index(kind)

    def rank_of(self, index: int) -> int:
        """The depth of an open container; a schedule is above, a crossheading below all."""
        if index in self.kinds:
            return self.nesting.index(self.kinds[index])
        return -1 if self.units[index].level == "schedule" else 99

    def instrument(self, line: Line) -> None:
        """A further instrument in the same text: its title holds what follows."""
        self.flush_headings(False)
        self.holders, self.steps = [], []
        unit = self.open("part", "", -1, line.at)
        unit.heading, unit.start, unit.end = self.phrase(line.at, line.end), line.end, line.end
        self.holders.append(self.current)
        self.titled = True
        self.cuts.append((line.at, "heading", self.current))

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
        heading = self.flush_headings(self.plan.before or self.quote > 0)
        steps = self.steps
        if base:
            parent = steps[0]
            del steps[1:]
        else:
            parent = self.root()
            steps.clear()
        unit = self.open(style.level, line.number, parent, line.at)
        index = self.current
        if self.at in self.plan.misread:
            self.remarks.append(
                Remark("doubtful-number", f"the number of this section is read as {line.number}", line.at, line.rest)
            )
        steps.append(index)
        self.depths[index] = -1
        if heading is not None:
            unit.begin = heading.at
            # a heading may carry the number itself
            start = heading.rest if heading.number == line.number else heading.at
            unit.heading = self.phrase(start, heading.end)
            self.cuts += (
                [(heading.at, "label", index), (start, "heading", index)] if start > heading.at else [(start, "heading", index)]
            )
        self.cuts.append((line.at, "label", index))
        self.defining = False
        if not line.labels and line.rest < line.end and (not unit.heading or line.form == ""):
            line.rest = self.split_heading(line, unit)
            if line.rest < line.end and self.text[line.rest] == "(":
                chained(self.text, self.grammar, line, line.rest)
        self.check_intro(unit.heading)
        self.take_labels(line, unit)
        self.fresh = line.rest >= line.end and not unit.heading and not line.labels

    def take_labels(self, line: Line, unit: Unit) -> None:
        """The bracketed numbers after a section's number, then the text."""
        if line.labels:
            for label, at in line.labels:
                choice = place(self.readings(), label, self.coming, _open, True)
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
            if self.grammar.repealed.match(words):
                unit.status = "repealed"
            elif unit.level not in ("section", "article"):
                found = None
                if words[0] in self.grammar.define_signs:
                    found = self.grammar.definition.match(words)
                if (
                    found is None
                    and self.defining
                    and unit.reading is not None
                    and (unit.reading.kind == "letter" or self.grammar.sheet.loose)
                    and unit.parent == self.steps[0]
                ):
                    found = self.grammar.loose_definition.match(words)
                if found:
                    unit.level, unit.heading = "definition", " ".join(found["term"].split()).rstrip(" -–—")
        else:
            self.units[self.current].start = self.units[self.current].end = line.end

    def labelled(self, line: Line) -> bool:
        """A line that begins with a bracketed number (or a list number); False where it is none after all."""
        at = self.at
        labels = line.labels
        if line.style >= 0:
            if self.grammar.sheet.sections[line.style].worded or (not self.steps and not self.plan.lost):
                return False
            labels = ((line.number, line.at), *labels)
        lines = self.lines
        if self.plan.wrapped and not line.part and at and not self.pending:
            before = lines[at - 1]
            if self.grammar.dangling_label.search(self.text, max(before.at, before.end - 24), before.end):
                return False
        first = labels[0][0]
        if (
            first in ("l", "I")
            and line.form in ("bracket", "half")
            and place(self.readings(), first, self.coming, self.ended) is None
        ):
            # a reading machine takes the figure one for a letter
            one = "1." if self.coming()[:1] == ["2."] else "1"
            if place(self.readings(), one, self.coming, self.ended) is not None:
                self.remarks.append(Remark("doubtful-number", f"({first}) is read as (1)", line.at, line.rest))
                labels = ((one, labels[0][1]), *labels[1:])
        pinned = self.grammar.sheet.pinned
        kinds = {reading.kind for reading in readings(first) if reading.kind in pinned} if pinned else set()
        if kinds:
            floor = 1 + bool(self.quote and self.outer)
            kept = self.units[self.steps[floor]].reading if len(self.steps) > floor else None
            del self.steps[floor + (kept is not None and kept.kind in kinds) :]
        relaxed = bool(self.quote) or not self.steps or (self.current == self.steps[0] and line.form == "bracket")
        choice = place(self.readings(), labels[0][0], self.coming, self.ended, relaxed)
        if choice is None and self.plan.lost and line.gap and line.form == "bracket" and self.steps:
            # the numbers before this one are lost
            base = [
                depth
                for depth, index in enumerate(self.steps)
                if self.units[index].level == "definition" and self.units[index].reading is None
            ]
            del self.steps[base[0] if base else len(self.steps) :]
            choice = place(self.readings(), labels[0][0], self.coming, self.ended, True)
        if line.style >= 0 and (choice is None or choice.gap):
            # `2.` in a section whose first paragraph bears no number
            apart = line.gap or self.pending or not self.plan.wrapped
            bare = labels[0][0] == "2" and apart and len(self.steps) > 0
            choice = place(self.readings()[:1], labels[0][0], self.coming, self.ended, True) if bare else None
        if choice is None and first in self.missing and not line.part and self.missing[first] in self.steps:
            # printed out of order
            depth = self.steps.index(self.missing.pop(first))
            choice = place(self.readings()[:depth], first, self.coming, self.ended, True)
        if choice is None or (
            choice.gap
            and self.plan.wrapped
            and not (line.gap or self.pending)
            and at
            and self.text[lines[at - 1].end - 1] not in ".;:,—–―_])"
        ):
            return False
        heading = self.flush_headings(True)
        if heading is not None and choice.reading.kind == "arabic" and (not self.steps or (self.plan.lost and not self.quote)):
            self.headed(heading)
            heading = None
            choice = place(self.readings(), labels[0][0], self.coming, self.ended, True) or choice
        self.step(choice, labels[0][0], line.at)
        if heading is not None:
            unit = self.units[self.current]
            unit.begin, unit.heading = heading.at, self.phrase(heading.at, heading.end)
            self.cuts.insert(len(self.cuts) - 1, (heading.at, "heading", self.current))
            self.check_intro(unit.heading)
        for label, start in labels[1:]:
            more = place(self.readings(), label, self.coming, _open)
            if more is None:
                line.rest = start
                break
            self.step(more, label, start)
        if self.grammar.below and heading is None and (found := self.grammar.below.match(self.text, line.rest, line.end)):
            self.units[self.current].heading = self.phrase(*found.span("heading"))
            self.cuts.append((line.rest, "heading", self.current))
            line.rest = found.end()
        self.own(line)
        return True
