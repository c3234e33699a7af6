"""Lines without a number: more of a provision, a definition, an explanation, the tail of a list."""

from __future__ import annotations

import re
from re import Match, Pattern

from lexcheck.model import Remark
from lexcheck.segmenting.electing import is_heading
from lexcheck.segmenting.growth import Unit
from lexcheck.segmenting.headings import Headings
from lexcheck.segmenting.numbering import follows, readings, starts
from lexcheck.segmenting.scan import SKIP, Line, read
from lexcheck.segmenting.signs import ENDS, capital, latin
from lexcheck.segmenting.tidying import CLOSED

_FITS = 0.88  # of the width of the text: lines are set ragged
_FINISHED = re.compile(r"[^.\s]\.")
_NOTED = re.compile(r"[^\W\d_]([.;؛।])\d{1,2}$")


class Wording(Headings):
    """What takes lines of text."""

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
        if self.steps and sign in self.grammar.define_signs and self.define(line, self.grammar.definition, text):
            return
        before = text[self.lines[self.at - 1].end - 1]
        fresh = not self.plan.wrapped or before in ENDS or (line.gap and before in CLOSED + ",")
        if (
            self.defining
            and self.steps
            and fresh
            # words that announce definitions define nothing, though they speak of meaning
            and not self.announces(line)
            and self.define(line, self.grammar.loose_definition, text)
        ):
            return
        if self.steps and sign in self.aside_signs and not line.part and self.aside(line):
            return
        if line.hint == 2 and not self.quote and not self.plan.lost and is_heading(text[line.at : line.end], self.grammar, False):
            # a heading that the source marks, with no section below it
            self.pending.append(self.at)
            self.flush_headings(False)
            return
        if sign in "-•–" and self.steps and text[line.at + 1 : line.at + 2] == " " and line.at + 2 < line.end:
            self.bullet(line)
            return
        if unit.start == unit.end and unit.level in ("section", "article", "subsection"):
            # the number stands on the line before
            self.check_intro(text[line.at : line.end])
        if unit.start == unit.end or not self.broken(unit, line):
            self.extend(line)
            return
        if (
            self.plan.lost
            and capital(text[line.at])
            and line.gap
            and self.steps
            and (unit.level == "block" or (self.depths.get(self.current) == 0 and unit.reading))
        ):
            self.remarks.append(Remark("lost-number", "this paragraph may have had a number", line.at, line.end))
            del self.steps[1:]
            self.open("block", "", self.steps[0], line.at)
            self.extend(line)
            return
        self.flush_text(line)

    def lone(self, line: Line) -> None:
        """A number alone on its line is a page number or the sign of a footnote."""
        after = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        note = after is not None and (after.form == "note" or self.text[after.at] == "[")
        self.cuts.append((line.at, "note" if note else "furniture", self.current))

    def announces(self, line: Line) -> bool:
        """Whether a line only introduces the definitions below it."""
        text = self.text
        broken_off = text[line.end - 1] in ":—–―" or self.grammar.unfinished.search(text, max(line.at, line.end - 24), line.end)
        return bool(broken_off) and self.grammar.introduces(text[line.at : line.end])

    def define(self, line: Line, pattern: Pattern[str], text: str) -> bool:
        """Open a definition where the line defines a term."""
        found = pattern.match(text, line.at, line.end)
        if found is None:
            return False
        waiting = self.units[self.current]
        if waiting.reading is not None and waiting.reading.kind != "arabic" and waiting.start == waiting.end:
            # the definition's own number stands on the line before
            waiting.level, waiting.heading = "definition", " ".join(found["term"].split()).rstrip(" -–—")
            self.extend(line)
            return True
        steps = self.steps
        depth = next(
            (
                depth
                for depth, index in enumerate(steps)
                if self.units[index].level == "definition" and self.units[index].reading is None
            ),
            -1,
        )
        if depth < 0:
            # below the innermost subsection, or the section
            depth = 1
            while depth < len(steps) and (self.depths.get(steps[depth], 9) <= 0 or self.outermost(steps[depth])):
                depth += 1
        del steps[depth:]
        unit = self.open("definition", "", steps[-1] if steps else self.root(), line.at)
        unit.heading = " ".join(found["term"].split()).rstrip(" -–—")
        self.depths[self.current] = self.depths.get(unit.parent, -1) if self.depths.get(unit.parent, -1) > 0 else 0
        steps.append(self.current)
        if text[line.at] in "-*•":
            self.cuts.append((line.at, "label", self.current))
            line.at += len(text[line.at : line.end]) - len(text[line.at : line.end].lstrip("-*• "))
        self.extend(line)
        return True

    def outermost(self, index: int) -> bool:
        """Whether a numbered unit has the highest level below a section, whatever kind of number it bears."""
        unit = self.units[index]
        return unit.reading is not None and unit.level == self.names[0]

    def after_container(self, unit: Unit, line: Line) -> None:
        """Words right below a container: its title, or a block of text."""
        if not self.titled and is_heading(self.text[line.at : line.end], self.grammar, False):
            unit.heading = self.phrase(line.at, line.end)
            self.cuts.append((line.at, "heading", self.current))
            self.titled = True
            return
        self.titled = True
        below = self.at + 1 < len(self.lines) and self.plan.section[self.at + 1]
        if below and line.gap and is_heading(self.text[line.at : line.end], self.grammar, True):
            self.pending.append(self.at)
            self.flush_headings(False)
            return
        self.open("block", "", self.root(), line.at)
        self.extend(line)

    def broken(self, unit: Unit, line: Line) -> bool:
        """Whether a new paragraph begins at a line, rather than the wrapped rest of a sentence."""
        text = self.text
        if line.part:
            return False
        if not self.plan.wrapped:
            return True
        before = self.lines[self.at - 1]
        # the sign of a footnote may stand behind the full stop
        noted = _NOTED.search(text, max(before.end - 5, 0), before.end)
        last = noted[1] if noted else text[before.end - 1]
        short = before.end - before.at < self.plan.width * 0.72
        begins = capital(text[line.at]) or text[line.at] in "“\"‘'["
        if begins and last == "." and not short:
            # after a full stop: the first word of this line would have stood on the line before
            word = text.find(" ", line.at, line.end)
            short = before.end - before.at + (word if word >= 0 else line.end) - line.at + 1 < self.plan.width * _FITS
        if not (line.gap or short):
            return False
        if begins:
            return last in ENDS + "—–―_]"
        return last in ":—–―_" or (
            last != "." and self.grammar.item_end.search(text, max(before.end - 8, 0), before.end) is not None
        )

    def flush_text(self, line: Line) -> None:
        """A paragraph without a number after numbered ones: the tail of the provision that holds the list."""
        steps, units = self.steps, self.units
        unit = units[self.current]
        # in quoted text the first step is the provision that quotes
        base = int(bool(self.quote and self.outer and len(steps) > 1 and units[steps[1]].level in ("section", "article")))
        if unit.level == "continuation" or len(steps) <= base + 1:
            self.extend(line)
            return
        tight = self.next_depth()
        if tight is None and self.text[unit.end - 1] in ",،":
            # a sentence that goes on: it is that of the words that introduce the list
            tight = next((depth for depth in range(len(steps) - 2, base, -1) if self.listed(steps[depth])), None)
        if tight is None:
            marks = [
                depth for depth, index in enumerate(steps) if units[index].level == "definition" and units[index].reading is None
            ]
            # words that introduce a list have it end before the next paragraph; a subsection of its own goes on
            listed = self.listed(steps[base])
            # a definition that has ended takes no further sentence
            told = marks[-1:] == [len(steps) - 1] and _FINISHED.match(self.text, unit.end - 2) is not None
            depth = marks[-1] - told if marks else base + (self.depths.get(steps[base + 1], 9) == 0 and not listed)
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
        started: set[str] = set()
        for label in self.coming():
            options = [option for option in readings(label) if option.kind not in started]
            for depth in range(len(self.steps) - 1, -1, -1):
                old = self.units[self.steps[depth]].reading
                if old is not None and any(follows(old, new) == 2 for new in options):
                    return depth
            # a new list stands between: its numbers say nothing of the old one
            started.update(option.kind for option in options if starts(option))
        return None

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
            rest = (
                read(self.text, self.grammar, again, again.lastgroup or "", 0)
                if again
                else Line("", stop, found.end(), found.end(), line.end, 0)
            )
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
        groups = found.groupdict()
        name = groups.get("plain") or found["name"]
        if "n" in groups and not groups.get("plain"):
            return self.note(line, found)
        steps = self.steps
        depth = 2 if len(steps) > 1 and self.depths.get(steps[1]) == 0 and self.units[steps[1]].reading else 1
        del steps[depth:]
        unit = self.open("block", "", steps[-1], line.at)
        unit.heading = name
        self.depths[self.current] = 0
        steps.append(self.current)
        self.cuts.append((line.at, "heading", self.current))
        rest = SKIP.match(self.text, found.end(), line.end)
        line.at = rest.end() if rest else found.end()
        while line.at < line.end and self.text[line.at] in ".:।—–―_- ":
            line.at += 1
        unit.start = unit.end = line.at
        if line.at < line.end:
            self.extend(line)
        return True

    def note(self, line: Line, found: Match[str]) -> bool:
        """A numbered aside (`Note 2`): a child of the section, cited by its word and number."""
        del self.steps[1:]
        number = " ".join(latin(part) for part in (found["name"], found["n"] or "") if part)
        unit = self.open(self.names[0], number, self.steps[0], line.at)
        self.depths[self.current] = 0
        self.steps.append(self.current)
        self.cuts.append((line.at, "label", self.current))
        rest = SKIP.match(self.text, found.end(), line.end)
        line.at = rest.end() if rest else line.end
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
