"""A text as lines, each with the form that its beginning has; provisions that stand on one line are parted here."""

from __future__ import annotations

import re

from lexcheck.model import Source
from lexcheck.segmenting.grammar import Grammar
from lexcheck.segmenting.numbering import Reading, follows, readings, starts
from lexcheck.segmenting.signs import latin
from lexcheck.segmenting.together import printed

SKIP = re.compile(r"[^\S\n]*(?:[—–―⸺]+|_+|-(?=\s))?[^\S\n]*")
_CHAIN = 6  # numbers that may stand at the beginning of one line
_ORDINAL = re.compile(r"(?<=\d)(?:er|[°º]\.?|o\.?)(?=\W)")  # inside a number: `3º bis`
_NEW = ":.)"  # what may stand before a section inside a line
_DASHED = re.compile(r":[^\S\n]{1,3}[-–•][^\S\n]+(?=[^\W\d])")
_BULLET = re.compile(r"(?<![\d\s])[^\S\n]{1,3}(?P<at>[-–•])[^\S\n]+(?=[^\W\d])")
_OPENING = "—–―⸺:-_"


class Line:
    """One line, or one part of a line that holds several provisions.

    `begin` is where the line starts, `at` where its first sign stands, `rest` where the text after number and dashes starts, `end`
    its end without white space. `labels` are the bracketed numbers at its beginning, each with its start; `number` a section's number.
    `gap` counts the blank lines before it, `part` tells that it starts inside a printed line, `hint` that the source marks a heading (2)
    or prints the line in bold (1).
    """

    __slots__ = ("at", "begin", "end", "form", "gap", "hint", "labels", "number", "part", "rest", "style")

    def __init__(self, form: str, begin: int, at: int, rest: int, end: int, gap: int) -> None:
        self.form, self.begin, self.at, self.rest, self.end, self.gap = form, begin, at, rest, end, gap
        self.labels: tuple[tuple[str, int], ...] = ()
        self.number = ""
        self.style = -1
        self.part = False
        self.hint = 0


def scan(source: Source, grammar: Grammar) -> list[Line]:
    """The lines of a source that are not blank, in order."""
    text = source.text
    lines: list[Line] = []
    gap = 1
    hits = _hits(text, grammar)
    hit = next(hits, None)
    dashed = _DASHED.finditer(text)
    dash = next(dashed, None)
    for found in printed(text, grammar):
        begin, stop = found.span()
        if text[begin:stop].isspace():
            gap += 1
            continue
        if begin == stop:
            continue
        together = begin > 0 and text[begin - 1] != "\n"  # a section that has lost the line break before it
        line = read(text, grammar, found, found.lastgroup or "", gap or together)
        gap = 0
        lines.append(line)
        if hit is not None and hit[0] < line.end:
            inside = []
            while hit is not None and hit[0] < line.end:
                if hit[0] > line.rest + 2:
                    inside.append(hit)
                hit = next(hits, None)
            if inside and line.form != "furniture":
                lines += _parts(text, grammar, line, inside)
        while dash is not None and dash.start() < stop:
            if lines[-1] is line and line.form != "furniture" and dash.start() > line.at:
                lines += _bullets(text, line, dash.start())
            dash = next(dashed, None)
    _mark(source, lines)
    return lines


def read(text: str, grammar: Grammar, found: re.Match[str], form: str, gap: int) -> Line:
    """A matched line."""
    begin, stop = found.span()
    printed = text[begin:stop].rstrip()
    end = begin + len(printed)
    at = end - len(printed.lstrip())
    if not form or form == "blank":
        return Line("", begin, at, at, end, gap)
    line = Line(form, begin, at, at, end, gap)
    if form == "bracket":
        line.labels = ((latin(found["label"]), at),)
        chained(text, grammar, line, found.end("bracket"))
    elif form[0] == "s" and form[1].isdigit():
        line.style = int(form[1:])
        number = found["n" + form[1:]]
        if not (number.isascii() and number.isdigit()):
            number = grammar.counted(" ".join(_ORDINAL.sub("", number).rstrip(".").split()))
        line.number = number
        chained(text, grammar, line, found.end(form))
    elif form == "half":
        line.labels = ((latin(item_in(found, grammar)), at),)
        chained(text, grammar, line, found.end("half"))
    elif form == "container":
        line.number = grammar.counted(found["of"] or found["first"]) + latin(found["inserted"] or "")
        line.rest = found.end("container")
    elif form == "schedule":
        line.number = found["sched"] or ""
        line.rest = found.end("schedule")
    return line


def item_in(found: re.Match[str], grammar: Grammar) -> str:
    """The number of an item that has no pair of brackets; empty where there is none."""
    for name in grammar.item_names:
        if value := found[name]:
            return value
    return ""


def chained(text: str, grammar: Grammar, line: Line, position: int) -> None:
    """Take the further bracketed numbers that stand at once after the first: `3.—(1)(a)`."""
    position = min(position, line.end)
    if position + 1 < line.end and text[position] == " " and text[position + 1].isalpha():
        # most labels are followed by a space and the words
        line.rest = position + 1
    else:
        while position < line.end and len(line.labels) < _CHAIN:
            more = grammar.chain.match(text, position, line.end)
            if more is None or not any(starts(reading) or line.style >= 0 for reading in readings(more["label"])):
                break
            line.labels += ((latin(more["label"]), more.start("label") - 1),)
            position = more.end()
        skipped = SKIP.match(text, position, line.end)
        line.rest = skipped.end() if skipped else position
    if line.style >= 0 and not grammar.sheet.sections[line.style].worded:
        return
    while line.rest < line.end and len(line.labels) < _CHAIN and (item := grammar.items.match(text, line.rest, line.end)):
        label = latin(item_in(item, grammar))
        if (line.labels and label == line.labels[-1][0]) or not any(map(starts, readings(label))):
            break
        line.labels += ((label, line.rest),)
        line.rest = SKIP.match(text, item.end(), line.end).end()  # type: ignore[union-attr]


def _hits(text: str, grammar: Grammar):  # type: ignore[no-untyped-def]
    """Where a label or a definition may start inside a line: (offset, label or '', the sign before, the sign before that)."""
    for found in grammar.inline.finditer(text):
        at = found.start("at")
        yield (
            at,
            found["label"] or (item_in(found, grammar) if grammar.sheet.inline.items else ""),
            text[found.start()],
            text[found.start() - 1 : found.start()],
            found,
        )


def _parts(text: str, grammar: Grammar, line: Line, inside: list) -> list[Line]:  # type: ignore[type-arg]
    """The parts of a line that start with a label in sequence, or define a term."""
    ladder: list[tuple[Reading, ...]] = [readings(label) for label, _ in line.labels]
    taken: list[tuple[int, str, int]] = []
    for at, label, before, earlier, found in inside:
        if not label:
            if before == "," or (found["new"] and before not in _NEW):
                continue
            taken.append((at, "", 0))
            if found["new"]:
                ladder = [readings(inner) for inner, _ in _part(text, grammar, at, line.end).labels]
                continue
            ladder = ladder[:1] if ladder and ladder[0] and ladder[0][0].kind == "arabic" else []
            continue
        options = readings(label)
        if before == "," and earlier == ")":
            continue
        depth = next(
            (
                depth
                for depth in range(len(ladder) - 1, -1, -1)
                if any(follows(old, new) == 2 for old in ladder[depth] for new in options)
            ),
            -1,
        )
        if depth >= 0:
            old = ladder[depth]
            ladder[depth:] = [tuple(new for new in options if any(follows(was, new) == 2 for was in old))]
            taken.append((at, label, depth + 1))
        elif (
            len(ladder) < _CHAIN
            # a heading may stand between a section's number and its first subsection: `3. Sinking. (1) A person ...`
            and (before in _OPENING or (before == "." and not ladder and line.style >= 0))
            and any(starts(option) for option in options)
        ):
            ladder.append(tuple(option for option in options if starts(option)))
            taken.append((at, label, -len(ladder)))
    # a list of one member inside a line is more likely a reference than a list
    last: dict[int, int] = {depth: place for place, (_, _, depth) in enumerate(taken)}
    kept = [
        at
        for place, (at, label, depth) in enumerate(taken)
        if depth >= 0 or last.get(-depth, -1) > place or (place == len(taken) - 1 and _goes_on(text, grammar, line, label))
    ]
    if not kept:
        return []
    out: list[Line] = []
    for at, stop in zip(kept, [*kept[1:], line.end], strict=True):
        part = _part(text, grammar, at, stop)
        # a section that has lost the line break before it is as good as any other
        part.part = part.style < 0 or text[line.at : at].rstrip()[-1:] == ":"
        out.append(part)
    line.end = line.at + len(text[line.at : kept[0]].rstrip())
    line.rest = min(line.rest, line.end)
    return out


def _bullets(text: str, line: Line, start: int) -> list[Line]:
    """The items of a list without numbers that stands on one line, from the colon before the first."""
    found = [hit.start("at") for hit in _BULLET.finditer(text, start, line.end)]
    if len(found) < 2:
        return []
    out = [Line("", at, at, at, stop, 0) for at, stop in zip(found, [*found[1:], line.end], strict=True)]
    line.end = start + len(text[start : found[0]].rstrip())
    for part in out:
        part.end = part.at + len(text[part.at : part.end].rstrip())
        part.part = True
    return out


def _part(text: str, grammar: Grammar, at: int, stop: int) -> Line:
    """A part of a line, read as a line."""
    found = grammar.line.match(text, at, stop)
    assert found is not None  # the pattern of a line matches anything
    part = read(text, grammar, found, found.lastgroup or "", 0)
    part.part = True
    return part


def _goes_on(text: str, grammar: Grammar, line: Line, label: str) -> bool:
    """Whether the next line carries the label that follows `label`."""
    found = grammar.line.match(text, text.find("\n", line.end) + 1)
    return bool(
        found
        and found.lastgroup == "bracket"
        and any(follows(old, new) == 2 for old in readings(label) for new in readings(found["label"]))
    )


def _mark(source: Source, lines: list[Line]) -> None:
    """Carry over what the source's reader knows of each line."""
    marks = [mark for mark in source.marks if mark.kind in ("heading", "furniture", "note", "bold")]
    place = 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        while place < len(lines) and lines[place].end <= mark.start:
            place += 1
        at = place
        while at < len(lines) and lines[at].at < mark.end:
            line = lines[at]
            if mark.kind in ("furniture", "note") and mark.start <= line.at and line.end <= mark.end:
                line.form = mark.kind
            elif mark.kind in ("heading", "bold") and mark.start <= line.rest and line.end - 2 <= mark.end:
                line.hint = max(line.hint, 2 if mark.kind == "heading" else 1)
            at += 1
