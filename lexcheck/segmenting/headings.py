"""Headings: before a number, after it, on its line, and those of containers."""

from __future__ import annotations

import re

from lexcheck.model import Remark
from lexcheck.segmenting.electing import is_heading
from lexcheck.segmenting.growth import Growth, Unit
from lexcheck.segmenting.scan import Line, chained
from lexcheck.segmenting.signs import capital

_STOP = re.compile(r"\.[”\"’)]?(?:\s+|(?=[A-Z][a-z]))")
_SHORT = 0.6  # of the width of the text: a line that is shorter was not broken by the print
_CLOSING = ".;:"
_BRACKET = re.compile(r"^(?:F?\d{0,3}\[\s*)+")


class Headings(Growth):
    """What takes, gives and finds headings."""

    def phrase(self, start: int, end: int) -> str:
        """A heading as one line."""
        words = _BRACKET.sub("", " ".join(self.text[start:end].split()))
        if words[:1] in self.grammar.sheet.quoting.open and not any(sign in words for sign in self.grammar.sheet.quoting.close):
            words = words[1:]
        return words[:-1].rstrip() if words.endswith(".") and not words.lower().endswith("etc.") else words.strip("[]*_: ")

    def flush_headings(self, wanted: bool) -> Line | None:
        """Give the waiting headings away.

        The last one goes to the provision that asks, the first to a container without a title; the others are crossheadings.
        """
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

    def title(self, unit: Unit, line: Line) -> None:
        """The title of a container: what follows on its line, or the next line."""
        rest = self.text[line.rest : line.end]
        title = rest.strip(" \t.:–—―_ـ-")
        unit.start = unit.end = line.end
        self.titled = bool(title)
        if len(title) > self.grammar.sheet.headings.longest:
            # no title but the text of a provision whose number is lost
            unit.start, unit.end = line.rest, line.end
            self.cuts.append((line.rest, "text", self.current))
        elif title:
            unit.heading = " ".join(title.split())
            self.cuts.append((line.rest, "heading", self.current))

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
        if (
            found is None
            and after is not None
            and not self.plan.section[self.at + 1]
            # what stands alone before the next article or chapter is the text
            and not (after.form == "container" or (self.plan.quote[self.at + 1] and after.style >= 0))
            and (is_heading(own.rstrip("."), grammar, True) or (after.gap and own[-1].isalnum() and self.loose_heading(own)))
            and (
                after.form in ("bracket", "half")
                or text[after.at] in "—–―⸺_"
                or text[after.at].isupper()
                # where letters have no case, the rest of a wrapped sentence looks like a beginning
                or (
                    capital(text[after.at])
                    and (bool(after.gap) or not self.plan.wrapped or line.end - line.begin < self.plan.width * _SHORT)
                )
                or text[after.at] in "[“\"‘'«(0123456789"
            )
        ):
            return self.set_heading(unit, line, line.end, line.end)
        found = inner
        if found and is_heading(block[: found.start()].rstrip(". "), grammar, True):
            return self.set_heading(unit, line, line.rest + found.start(), line.rest + found.end())
        for stop_at in _STOP.finditer(block, 0, grammar.sheet.headings.longest):
            follows_on = block[stop_at.end() : stop_at.end() + 1]
            if (follows_on.isupper() or follows_on in "“\"‘'([") and is_heading(block[: stop_at.start()], grammar, True):
                return self.set_heading(unit, line, line.rest + stop_at.end(), line.rest + stop_at.end())
        return line.rest

    def loose_heading(self, words: str) -> bool:
        """Whether a line that stands apart from the text below it is a heading although it has a verb."""
        rules = self.grammar.sheet.headings
        return (
            is_heading(words, self.grammar, False)
            and not words.startswith(rules.never_first)
            and not self.grammar.unfinished.search(words)
        )

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

    def take_title(self, line: Line, flagged: bool) -> bool:
        """The heading that follows a section's number on a line of its own."""
        self.fresh = False
        if line.form or line.part or not (flagged or line.hint or self.plan.after):
            return False
        after = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else line
        stop = line.end
        if (
            not after.form
            and self.text[after.at].islower()
            and after.end - after.at < 70
            and self.text[line.end - 1] not in _CLOSING
        ):
            # the heading goes on on a second line
            stop = after.end
        if self.text[line.end - 1] == "." and (after is line or self.plan.section[self.at + 1]):
            # the next line opens another section: a sentence that is all there is of this one is its text
            return False
        words = self.text[line.at : stop].rstrip(".")
        if not is_heading(words, self.grammar, not line.hint):
            return False
        if stop > line.end:
            after.at = after.rest = after.end
        unit = self.units[self.current]
        unit.heading = self.phrase(line.at, stop)
        unit.start = unit.end = stop
        self.cuts.append((line.at, "heading", self.current))
        self.check_intro(unit.heading)
        return True
