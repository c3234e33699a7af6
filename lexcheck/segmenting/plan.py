"""What each line is for: the zone it stands in, which numbers are those of sections, which lines are headings, what is quoted."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from lexcheck.segmenting.grammar import Grammar
from lexcheck.segmenting.numbering import readings
from lexcheck.segmenting.scan import Line, read

_CLOSED = ".;:)]”\"’'—–―_*"
_FAR = 60  # a lone number that jumps further than this is no section's
_QUOTE_LINES = 600


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
    elected: list[int] = field(default_factory=list)


def make(text: str, lines: list[Line], grammar: Grammar) -> Plan:
    """Decide for all lines."""
    count = len(lines)
    plan = Plan(["body"] * count, [False] * count, [False] * count, [0] * count, elected=[-1] * count)
    lengths = sorted(line.end - line.at for line in lines if not line.part)
    plan.width = lengths[int(len(lengths) * 0.95)] if lengths else 0
    plan.wrapped = plan.width <= 140 and count > 12
    _running_heads(text, lines)
    _quotes(text, lines, grammar, plan)
    bounds = _zones(text, lines, grammar, plan)
    for start, stop in zip(bounds, bounds[1:], strict=False):
        if plan.zones[start] in ("body", "schedule"):
            _elect(text, lines, grammar, plan, start, stop)
    _headings(text, lines, grammar, plan)
    _lost(text, lines, grammar, plan)
    _front_and_end(text, lines, grammar, plan, bounds)
    return plan


def _running_heads(text: str, lines: list[Line]) -> None:
    """Short lines that come again beside page furniture are furniture too."""
    seen: Counter[str] = Counter()
    beside: list[tuple[int, str]] = []
    for at, line in enumerate(lines):
        if line.form in ("", "explanatory") and line.end - line.at < 60 and not line.part and (
                (at and lines[at - 1].form == "furniture") or (at + 1 < len(lines) and lines[at + 1].form == "furniture")):
            key = "".join(sign for sign in text[line.at : line.end].lower() if sign.isalpha())
            seen[key] += 1
            beside.append((at, key))
    for at, key in beside:
        if seen[key] > 1:
            lines[at].form = "furniture"


def _quotes(text: str, lines: list[Line], grammar: Grammar, plan: Plan) -> None:
    """Find the new text that an amending law quotes: it opens a line after words that announce it, and ends where its quotation marks close."""
    openers, closers = grammar.sheet.quoting.open, grammar.sheet.quoting.close
    at, number = 1, 0
    while at < len(lines):
        line = lines[at]
        sign = text[line.at]
        if sign in openers and line.form in ("",) and not line.part:
            before = text[max(lines[at - 1].at, lines[at - 1].end - 300) : lines[at - 1].end]
            if before[-1:] in ":—–-" and grammar.quote_intro.search(_recent(text, lines, at)):
                stop = _closing(text, lines, at, openers, closers)
                if stop > at or (stop == at and grammar.definition.match(text, line.at) is None):
                    number += 1
                    plan.quote[at : stop + 1] = [number] * (stop + 1 - at)
                    _unquote(text, line, grammar)
                    at = stop
        at += 1


def _recent(text: str, lines: list[Line], at: int) -> str:
    return text[max(lines[max(at - 4, 0)].at, lines[at].at - 500) : lines[at].at]


def _closing(text: str, lines: list[Line], at: int, openers: str, closers: str) -> int:
    """The line on which a quotation that opens at line `at` closes; -1 where it never does."""
    opener = text[lines[at].at]
    curly = opener in "“‘"
    closer = "”" if opener == "“" else "’" if opener == "‘" else opener
    depth = 0
    for place in range(at, min(at + _QUOTE_LINES, len(lines))):
        piece = text[lines[place].at : lines[place].end]
        tail = piece.rstrip(".,;: ")
        if tail[-4:] in (" and", "; or"):
            tail = tail[:-4].rstrip(".,;: ")
        if curly:
            depth += piece.count(opener) - piece.count(closer)
            if depth <= 0 and tail.endswith(closer):
                return place
        elif tail.endswith(closer) and piece.count(opener) % 2 == (0 if place == at else 1):
            return place
    return -1


def _unquote(text: str, line: Line, grammar: Grammar) -> None:
    """Read the line anew after its opening quotation mark."""
    found = grammar.line.match(text, line.at + 1)
    if found:
        inner = read(text, grammar, found, found.lastgroup or "", line.gap)
        line.form, line.rest, line.labels, line.number, line.style = inner.form, inner.rest, inner.labels, inner.number, inner.style


def _zones(text: str, lines: list[Line], grammar: Grammar, plan: Plan) -> list[int]:
    """Part the lines at the arrangement of sections, the explanatory statement and the schedules; returns the bounds of the parts."""
    bounds = [0]
    zone, seen, last, opened = "body", set[str](), 0, 0

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
        elif zone == "explanatory" and form == "enacting" and grammar.enacted.match(text, line.at):
            begin(at, "body")
        elif form == "schedule" and zone in ("body", "schedule") and not plan.quote[at] and line.end - line.at < 100 and not line.part \
                and at and (line.gap or line.hint) and lines[at - 1].form != "schedule":
            begin(at, "schedule")
        plan.zones[at] = zone
    if zone == "contents":
        # nothing follows the contents: it was a heading like any other
        plan.zones[opened:] = ["body"] * (len(lines) - opened)
    bounds.append(len(lines))
    return sorted(set(bounds))


def _elect(text: str, lines: list[Line], grammar: Grammar, plan: Plan, start: int, stop: int) -> None:
    """Find the style in which this part numbers its sections: the one with the longest rising sequence."""
    styles: dict[int, list[int]] = {}
    for at in range(start, stop):
        line = lines[at]
        if line.style >= 0 and not plan.quote[at] and not line.part and not _dangles(text, lines, at, grammar):
            styles.setdefault(line.style, []).append(at)
    chains = {style: _rising(lines, places) for style, places in styles.items()}
    if not chains:
        return
    best = max(len(chain) for chain in chains.values())
    for style in sorted(chains):
        worded = grammar.sheet.sections[style].name.startswith("worded")
        if len(chains[style]) * (3 if worded and len(chains[style]) > 1 else 1) >= best:
            for at in chains[style]:
                plan.section[at] = True
            plan.elected[start:stop] = [style] * (stop - start)
            return


def _dangles(text: str, lines: list[Line], at: int, grammar: Grammar) -> bool:
    """Whether a number at the start of a line belongs to the sentence of the line before."""
    if not at or lines[at].gap or lines[at].hint:
        return False
    before = lines[at - 1]
    return before.form not in ("furniture", "note") and bool(grammar.dangling.search(text, max(before.at, before.end - 24), before.end))


def _rising(lines: list[Line], places: list[int]) -> list[int]:
    """The longest strictly rising sequence of section numbers."""
    keys: list[tuple[int, str]] = []
    tails: list[int] = []
    previous: dict[int, int] = {}
    for at in places:
        options = readings(lines[at].number)
        if not options:
            continue
        key = (options[0].base, options[0].suffix)
        place = bisect_left(keys, key)
        if place == len(keys):
            keys.append(key)
            tails.append(at)
        else:
            keys[place], tails[place] = key, at
        previous[at] = tails[place - 1] if place else -1
    chain: list[int] = []
    at = tails[-1] if tails else -1
    while at >= 0:
        chain.append(at)
        at = previous[at]
    chain.reverse()
    while len(chain) > 2 and readings(lines[chain[-1]].number)[0].base - readings(lines[chain[-2]].number)[0].base > _FAR:
        chain.pop()
    return chain


def is_heading(text: str, grammar: Grammar, strict: bool) -> bool:
    """Whether words can be a heading; `strict` where nothing but the words speaks for it."""
    rules = grammar.sheet.headings
    if not 2 <= len(text) <= rules.longest or text[-1] in ";:,—–―_" or not (text[0].isupper() or text[0] in "“\"‘'[(" or text[0].isdigit()):
        return False
    if text[-1] == "." and not text.endswith("etc."):
        return False
    if strict and (grammar.verbs.search(text) or text.startswith(rules.never_first) or grammar.dangling.search(text)):
        return False
    return text.count(" ") < rules.words


def _headings(text: str, lines: list[Line], grammar: Grammar, plan: Plan) -> None:
    """Lines that stand before a section, a subsection, a container or another heading, and read like a heading."""
    after = False
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if line.form in ("furniture", "note"):
            continue
        if plan.section[at] or line.form in ("container", "schedule"):
            after = True
        elif line.form == "bracket":
            after = any(reading.kind == "arabic" for reading in readings(line.labels[0][0])) and not line.part
        elif line.form in ("", "enacting", "ending") or line.style >= 0:
            before = at - 1
            while before >= 0 and lines[before].form in ("furniture", "note"):
                before -= 1
            free = line.gap or line.hint or before < 0 or lines[before].form == "container"
            words = text[line.at : line.end]
            after = (after or plan.quote[at] > 0 and at + 1 < len(lines) and lines[at + 1].style >= 0) and not line.part and (
                line.hint and is_heading(words.rstrip("."), grammar, False)
                or free and (before < 0 or not plan.wrapped or text[lines[before].end - 1] in _CLOSED or plan.heading[before] or lines[before].form)
                and is_heading(words, grammar, plan.wrapped and not line.hint))
            plan.heading[at] = after
        else:
            after = False


def _lost(text: str, lines: list[Line], grammar: Grammar, plan: Plan) -> None:
    """Where hardly any section has a number but the source marks headings, the headings stand for the sections."""
    body = [at for at in range(len(lines)) if plan.zones[at] == "body"]
    hints = [at for at in body if lines[at].hint and lines[at].form == "" and is_heading(text[lines[at].at : lines[at].end].rstrip(".:"), grammar, False)]
    if sum(plan.section[at] for at in body) >= max(2, len(hints) // 3) or len(hints) < 3:
        return
    plan.lost = True
    for at in body:
        plan.section[at] = False
        plan.heading[at] = False
    for at in hints:
        plan.heading[at] = text[lines[at].end - 1] != ":"


def _front_and_end(text: str, lines: list[Line], grammar: Grammar, plan: Plan, bounds: list[int]) -> None:
    """What stands before the first section is front matter, signatures and printers after the last one are the end."""
    body = [at for at in range(len(lines)) if plan.zones[at] == "body"]
    first = next((at for at in body if plan.section[at] or lines[at].form == "container" and not plan.lost), -1)
    enacted = next((at for at in body if lines[at].form == "enacting" and grammar.enacted.match(text, lines[at].at)), -1)
    if plan.lost:
        first = next((at for at in body if plan.heading[at] and at > enacted), -1)
    if first >= 0:
        while first > 1 and plan.zones[first - 1] == "body" and plan.heading[first - 1] and first - 1 > enacted and not plan.lost \
                and lines[first - 1].form != "enacting":
            first -= 1
        for at in body:
            if at < first:
                plan.zones[at] = "front"
    elif enacted >= 0:
        for at in body:
            if at <= enacted:
                plan.zones[at] = "front"
    last = max((at for at in range(len(lines)) if plan.section[at] or plan.lost and plan.heading[at]), default=-1)
    ending = False
    for at in range(last + 1, len(lines)):
        if plan.zones[at] not in ("body", "schedule"):
            ending = False
        elif last >= 0 and (ending or lines[at].form == "ending") and not plan.quote[at]:
            ending = True
            plan.zones[at] = "end"
