"""What each line is for: the zone it stands in, which numbers are those of sections, which lines are headings, what is quoted."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from lexcheck.segmenting import closing
from lexcheck.segmenting.electing import again, anew, carries_on, elect, headed_after, holders, is_heading, title_above
from lexcheck.segmenting.grammar import Grammar
from lexcheck.segmenting.misreading import misread
from lexcheck.segmenting.numbering import Reading, follows, readings
from lexcheck.segmenting.quoting import bare_quotes, quotes
from lexcheck.segmenting.scan import Line
from lexcheck.segmenting.signs import ENDS, capital
from lexcheck.segmenting.sparing import spare
from lexcheck.segmenting.strays import strays
from lexcheck.segmenting.tidying import CLOSED, footnotes, running_heads, single_spaced, stray_labels


@dataclass(slots=True)
class Plan:
    """For each line: its zone, whether it is a section's or a heading, and the number of the quotation it stands in (0: none)."""

    zones: list[str]
    section: list[bool]
    heading: list[bool]
    quote: list[int]
    wrapped: bool = False
    width: int = 0
    lost: bool = False
    after: bool = False
    before: bool = True
    elected: list[int] = field(default_factory=list)
    # lines that bear the title of a further instrument in the same text
    titles: set[int] = field(default_factory=set)
    # sections whose number is printed in signs that only look like it
    misread: set[int] = field(default_factory=set)


def make(text: str, lines: list[Line], grammar: Grammar) -> Plan:
    """Decide for all lines."""
    count = len(lines)
    plan = Plan(["body"] * count, [False] * count, [False] * count, [0] * count, elected=[-1] * count)
    lengths = sorted(line.end - line.at for line in lines if not line.part)
    plan.width = lengths[int(len(lengths) * 0.95)] if lengths else 0
    plan.wrapped = plan.width <= 140 and count > 12
    if plan.wrapped:
        single_spaced(text, lines)
    running_heads(text, lines)
    footnotes(text, lines)
    stray_labels(text, lines, grammar)
    quotes(text, lines, grammar, plan.quote)
    spare(text, lines, grammar, plan.quote)
    tails = closing.headed(text, lines, grammar, plan.quote)
    counted: list[tuple[list[int], int]] = []
    bounds = sorted({*_zones(text, lines, grammar, plan), *(at for at in tails if plan.zones[at] == "body")})
    for start, stop in pairwise(bounds):
        if plan.zones[start] in ("body", "schedule"):
            while start < stop:
                end = again(text, lines, grammar, plan.quote, start, stop)
                style, chosen = elect(text, lines, grammar, (at for at in range(start, end) if not plan.quote[at]), plan.wrapped)
                plan.elected[start:end] = [style] * (end - start)
                doubtful = misread(text, lines, grammar, style, sorted(chosen), end, plan.quote)
                plan.misread.update(doubtful)
                chosen = sorted([*chosen, *doubtful]) if doubtful else chosen
                if start in tails:
                    closing.renumber(lines, chosen, tails[start])
                    plan.titles.add(start)
                for at in chosen + closing.apart(text, lines, grammar, plan.quote, chosen, end):
                    plan.section[at] = True
                counted.append((sorted(chosen), end))
                start = anew(lines, grammar, chosen, end)
                if chosen and start < stop:
                    plan.titles |= title_above(text, lines, grammar, chosen[-1], start)
    bare_quotes(text, lines, grammar, plan.section, plan.quote)
    for chosen, end in counted:
        for at in strays(text, lines, grammar, chosen, end, plan.quote):
            plan.section[at] = True
    holders(lines, grammar, plan.elected, plan.quote)
    _headings(text, lines, grammar, plan)
    for at in tails:
        plan.heading[at] = plan.heading[at] and at not in plan.titles
    _lost(text, lines, grammar, plan)
    plan.after = headed_after(text, lines, grammar, plan.section)
    headed = [at > 0 and plan.heading[at - 1] for at in range(len(lines)) if plan.section[at]]
    plan.before = not plan.after and sum(headed) * 3 >= len(headed)
    _front_and_end(text, lines, grammar, plan, bounds)
    return plan


def _zones(text: str, lines: list[Line], grammar: Grammar, plan: Plan) -> list[int]:
    """Part the lines at the arrangement of sections, the explanatory statement and the schedules; returns the bounds of the parts."""
    bounds = [0]
    zone, seen, last, opened = "body", set[str](), 0, 0
    counted: tuple[Reading, ...] = ()

    def begin(at: int, name: str) -> None:
        nonlocal zone
        zone = name
        if at > bounds[-1]:
            bounds.append(at)

    for at, line in enumerate(lines):
        form = line.form
        if form == "contents" and zone != "contents" and not plan.quote[at]:
            begin(at, "contents")
            seen, last, opened = set(), at, at
        elif zone == "contents":
            if form == "enacting":
                begin(at, "body")
            elif line.style >= 0:
                if line.number in seen and len(line.number) < 8 and line.end - line.at > len(line.number) + 2:
                    body = at
                    while body - 1 > last and (lines[body - 1].form in ("container", "") or lines[body - 1].hint):
                        body -= 1
                    plan.zones[body:at] = ["body"] * (at - body)
                    begin(body, "body")
                else:
                    seen.add(line.number)
                    last = at
        elif form == "explanatory" and not plan.quote[at]:
            begin(at, "explanatory")
        elif zone == "explanatory" and (
            (form == "enacting" and grammar.enacted.match(text, line.at))
            # editors' notes stand between the sections of a code
            or (line.hint == 2 and line.style >= 0 and any(follows(old, new) for old in counted for new in readings(line.number)))
        ):
            begin(at, "body")
        elif (
            form == "schedule"
            and zone in ("body", "schedule")
            and not plan.quote[at]
            and line.end - line.at < 100
            and not line.part
            and at
            and (line.gap or line.hint)
            and lines[at - 1].form != "schedule"
            and not carries_on(lines, at)
        ):
            begin(at, "schedule")
        if zone == "body" and line.style >= 0 and line.hint == 2 and grammar.sheet.sections[line.style].worded:
            counted = readings(line.number)
        plan.zones[at] = zone
    if zone == "contents":
        # nothing follows the contents: it was a heading like any other
        plan.zones[opened:] = ["body"] * (len(lines) - opened)
    bounds.append(len(lines))
    return sorted(set(bounds))


def _stopped(text: str, lines: list[Line], grammar: Grammar, plan: Plan) -> bool:
    """Whether this text prints headings that end with a full stop on the line before a section."""
    yes = no = 0
    for at in range(1, len(lines)):
        if plan.section[at] and not plan.quote[at]:
            above = lines[at - 1]
            stopped = text[above.end - 1] == "." and above.form == "" and bool(above.gap) and not above.part
            if stopped and is_heading(text[above.at : above.end - 1], grammar, True):
                yes += 1
            else:
                no += 1
    return yes > max(no, 2)


def _headings(text: str, lines: list[Line], grammar: Grammar, plan: Plan) -> None:
    """Lines that stand before a section, a subsection, a container or another heading, and read like a heading."""
    after: bool = False
    stopped = _stopped(text, lines, grammar, plan)
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if line.form in ("furniture", "note"):
            continue
        # what a quotation numbers is no heading of the section behind it
        if plan.section[at] or (plan.quote[at] and line.style >= 0) or line.form in ("container", "schedule"):
            after = True
        elif line.form == "half" and after and not line.part and _counts_by_word(text, line):
            plan.heading[at] = True
        elif line.form == "bracket":
            read = readings(line.labels[0][0])
            after = not line.part and bool(read) and read[0].kind == "arabic"
        elif (
            line.style >= 0
            and line.style != plan.elected[at]
            and not plan.quote[at]
            and len(line.number) < 3
            and line.rest < line.end
        ):
            # a list number where sections are numbered in another style
            after = not line.part
        elif (
            after
            and line.form == ""
            and not line.gap
            and not line.part
            and at
            and lines[at - 1].form == ""
            and _carried(text, lines, at)
        ):
            # the second line of a heading; the first one decides
            plan.heading[at] = True
            continue
        elif not after and not plan.quote[at]:
            continue  # nothing below asks for a heading
        elif line.form in ("", "enacting", "ending") or line.style >= 0:
            before = at - 1
            while before >= 0 and lines[before].form in ("furniture", "note"):
                before -= 1
            words = text[line.at : line.end]
            if stopped and words[-1] == "." and at + 1 < len(lines) and plan.section[at + 1]:
                words = words[:-1]
            free = bool(
                line.gap
                or line.hint
                or before < 0
                or lines[before].form == "container"
                or (words.isupper() and len(words) > 12)
                # a short line that ends no sentence, between a finished one and a number
                or (after and text[lines[before].end - 1] == "." and len(words) < 70 and words[-1].isalpha())
                or words.lower().endswith("etc.")
            )
            after = bool(
                (after or (plan.quote[at] > 0 and at + 1 < len(lines) and lines[at + 1].style >= 0))
                and not line.part
                and (
                    (line.hint and is_heading(words.rstrip("."), grammar, False))
                    or (
                        free
                        and (
                            before < 0
                            or not plan.wrapped
                            or text[lines[before].end - 1] in CLOSED
                            or lines[before].form
                            or (lines[before].gap and is_heading(text[lines[before].at : lines[before].end], grammar, True))
                        )
                        and is_heading(words, grammar, plan.wrapped and not line.hint)
                    )
                )
            )
            plan.heading[at] = after
        else:
            after = False
    for at in range(1, len(lines)):
        # a second line without a first one is no heading
        if (
            plan.heading[at]
            and not lines[at].gap
            and not plan.heading[at - 1]
            and lines[at - 1].form == ""
            and _carried(text, lines, at)
        ):
            plan.heading[at] = False


def _counts_by_word(text: str, line: Line) -> bool:
    """Whether a line of few words, that ends no sentence, is counted by an adverb: `Firstly: general rules` before a section."""
    return (
        text[line.end - 1].isalpha()
        and line.end - line.at < 100
        and readings(line.labels[0][0])[:1] != ()
        and (readings(line.labels[0][0])[0].kind == "word")
    )


def _carried(text: str, lines: list[Line], at: int) -> bool:
    """Whether a short line goes on from a short line that reads like the beginning of a heading."""
    before, line = lines[at - 1], lines[at]
    return bool(
        before.gap
        and not before.part
        and line.end - line.at < 70
        and text[before.end - 1] not in ENDS
        and text[line.at].islower()
        and capital(text[before.at])
        and before.end - before.at < 90
        and text[line.end - 1] not in ";\u037e:,—؛،"
    )


def _lost(text: str, lines: list[Line], grammar: Grammar, plan: Plan) -> None:
    """Where hardly any section has a number but the source marks headings, the headings stand for the sections."""
    body = [at for at in range(len(lines)) if plan.zones[at] == "body"]
    hints = [
        at
        for at in body
        if lines[at].hint and lines[at].form == "" and is_heading(text[lines[at].at : lines[at].end].rstrip(".:"), grammar, False)
    ]
    if sum(plan.section[at] for at in body) >= max(2, len(hints) // 8) or len(hints) < 3:
        return
    plan.lost = True
    for at in body:
        plan.section[at] = False
        plan.heading[at] = False
    for at in hints:
        plan.heading[at] = text[lines[at].end - 1] != ":" or is_heading(text[lines[at].at : lines[at].end - 1], grammar, True)


def _front_and_end(text: str, lines: list[Line], grammar: Grammar, plan: Plan, bounds: list[int]) -> None:
    """What stands before the first section is front matter, signatures and printers after the last one are the end."""
    body = [at for at in range(len(lines)) if plan.zones[at] == "body"]
    first = next((at for at in body if plan.section[at] or (lines[at].form == "container" and not plan.lost)), -1)
    enacted = next((at for at in body if lines[at].form == "enacting" and grammar.enacted.match(text, lines[at].at)), -1)
    if plan.lost:
        first = next((at for at in body if plan.heading[at] and at > enacted), -1)
    if first >= 0:
        # the law's own title on a line above its first section is no heading of that section
        said = grammar.short_title.search(text, 0, lines[first].at)
        title = range(*said.span("title")) if said else range(0)
        top = next((at for at in body if lines[at].form not in ("furniture", "note")), 0)
        while (
            first
            and lines[first - 1].at not in title
            and plan.zones[first - 1] == "body"
            and plan.heading[first - 1]
            and first - 1 > enacted
            and not plan.lost
            and lines[first - 1].form != "enacting"
            and (first - 1 > top or lines[top].style >= 0)
        ):
            first -= 1
        for at in body:
            if at < first:
                plan.zones[at] = "front"
    elif enacted >= 0:
        for at in body:
            if at <= enacted:
                plan.zones[at] = "front"
    last = max((at for at in range(len(lines)) if plan.section[at] or (plan.lost and plan.heading[at])), default=-1)
    ending = False
    for at in range(last + 1, len(lines)):
        if plan.zones[at] not in ("body", "schedule"):
            ending = False
        elif (
            last >= 0
            # a section whose words all stand on the lines below it keeps the first of them
            and (at > last + 1 or plan.lost or lines[last].rest < lines[last].end)
            and (ending or lines[at].form == "ending" or (len(lines) - at < 6 and text.startswith("___", lines[at].at)))
            and not plan.quote[at]
        ):
            ending = True
            plan.zones[at] = "end"
