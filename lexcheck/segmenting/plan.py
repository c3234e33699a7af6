"""What each line is for: the zone it stands in, which numbers are those of sections, which lines are headings, what is quoted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from lexcheck.segmenting.grammar import Grammar
from lexcheck.segmenting.numbering import follows, readings
from lexcheck.segmenting.scan import Line, read

_CLOSED = ".;:)]”\"’'—–―_*"
_FAR = 60  # a lone number that jumps further than this is no section's
_QUOTE_LINES = 600
_SENTENCES = re.compile(r"[.;]\)?\s+[A-Z“]|\.[\])”’\"']*$")


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
    elected: list[int] = field(default_factory=list)


def make(text: str, lines: list[Line], grammar: Grammar) -> Plan:
    """Decide for all lines."""
    count = len(lines)
    plan = Plan(["body"] * count, [False] * count, [False] * count, [0] * count, elected=[-1] * count)
    lengths = sorted(line.end - line.at for line in lines if not line.part)
    plan.width = lengths[int(len(lengths) * 0.95)] if lengths else 0
    plan.wrapped = plan.width <= 140 and count > 12
    _running_heads(text, lines)
    _footnotes(text, lines)
    _stray_labels(text, lines)
    _quotes(text, lines, grammar, plan)
    bounds = _zones(text, lines, grammar, plan)
    for start, stop in zip(bounds, bounds[1:], strict=False):
        if plan.zones[start] in ("body", "schedule"):
            _elect(text, lines, grammar, plan, start, stop)
    _headings(text, lines, grammar, plan)
    _lost(text, lines, grammar, plan)
    plan.after = _headed_after(text, lines, grammar, plan)
    _front_and_end(text, lines, grammar, plan, bounds)
    return plan


def _running_heads(text: str, lines: list[Line]) -> None:
    """Short lines that come again beside page furniture, or where a page break left a wide gap, are furniture too."""
    seen: Counter[str] = Counter()
    beside: list[tuple[int, str]] = []
    for at, line in enumerate(lines):
        if line.form in ("", "explanatory") and line.end - line.at < 60 and not line.part and (
                (at and lines[at - 1].form == "furniture") or line.gap > 2 or (at + 1 < len(lines) and lines[at + 1].form == "furniture")):
            key = "".join(sign for sign in text[line.at : line.end].lower() if sign.isalpha())
            seen[key] += 1
            beside.append((at, key))
    for at, key in beside:
        if seen[key] > 1:
            lines[at].form = "furniture"


def _footnotes(text: str, lines: list[Line]) -> None:
    """A footnote runs on until its sentence ends; the number that stands alone before it is its sign."""
    for at in range(1, len(lines)):
        line, before = lines[at], lines[at - 1]
        if line.form == "note":
            if before.form == "lone" and not line.gap:
                before.form = "note"
        elif before.form == "note" and not line.gap and line.style < 0:
            last = text[before.end - 1]
            if line.form in ("", "enacting", "ending") and last not in ".”\"’'];\u037e" or line.form == "bracket" and (last in "-–—:" or lines[at - 2].form == "note" and last in ";\u037e"):
                line.form = "note"


def _stray_labels(text: str, lines: list[Line]) -> None:
    """Give labels that a printed margin set apart from their paragraphs back to them.

    Either the label stands on its own line inside the first sentence of its paragraph, or several labels stand together before as many
    paragraphs.
    """
    at, count = 1, len(lines)
    while at < count - 1:
        line = lines[at]
        if line.form not in ("bracket", "half") or line.rest < line.end or line.part:
            at += 1
            continue
        before, after = lines[at - 1], lines[at + 1]
        if not line.gap and not after.gap and before.form == after.form == "" and before.gap and text[after.at].islower() \
                and text[before.at].isupper() and text[before.end - 1] not in _CLOSED:
            before.form, before.labels, line.form = "bracket", line.labels, "stray"
            at += 1
            continue
        run = at
        while run < count and lines[run].form in ("bracket", "half") and lines[run].rest >= lines[run].end and lines[run].gap:
            run += 1
        labels, place = run - at, run
        heads: list[Line] = []
        while labels > 1 and place < count and len(heads) < labels and lines[place].form == "":
            if lines[place].gap and not (heads and text[lines[place - 1].end - 1] not in _CLOSED + ","):
                heads.append(lines[place])
            place += 1
        if labels > 1 and len(heads) == labels:
            for label, head in zip(lines[at:run], heads, strict=True):
                head.form, head.labels, label.form = "bracket", label.labels, "stray"
        at = max(run, at + 1)


def _quotes(text: str, lines: list[Line], grammar: Grammar, plan: Plan) -> None:
    """Find the new text that an amending law quotes: it opens a line after words that announce it, and ends where its quotation marks close."""
    openers = grammar.sheet.quoting.open
    at, number, budget = 1, 0, 20 * len(lines)
    while at < len(lines) and budget > 0:
        line = lines[at]
        sign = text[line.at]
        if sign in openers and line.form in ("",) and not line.part:
            before = text[max(lines[at - 1].at, lines[at - 1].end - 300) : lines[at - 1].end]
            if (before[-1:] in ":—–-" or line.gap) and grammar.quote_intro.search(_recent(text, lines, at)):
                stop = _closing(text, lines, at)
                # openings that never close must not be sought for ever
                budget -= stop - at if stop >= at else _QUOTE_LINES
                if stop >= at:
                    number += 1
                    plan.quote[at : stop + 1] = [number] * (stop + 1 - at)
                    _unquote(text, line, grammar)
                    at = stop
        at += 1


def _recent(text: str, lines: list[Line], at: int) -> str:
    return text[max(lines[max(at - 4, 0)].at, lines[at].at - 500) : lines[at].at]


def _closing(text: str, lines: list[Line], at: int) -> int:
    """The line on which a quotation that opens at line `at` closes; -1 where it never does, or where only a word is quoted."""
    opener = text[lines[at].at]
    closer = {"“": "”", "‘": "’"}.get(opener, opener)
    depth = 0
    for place in range(at, min(at + _QUOTE_LINES, len(lines))):
        piece = text[lines[place].at : lines[place].end]
        tail = piece.rstrip(".,;: ")
        if tail[-4:] in (" and", "; or"):
            tail = tail[:-4].rstrip(".,;: ")
        closed = tail.endswith(closer)
        if closer != opener:
            change = piece.count(opener) - piece.count(closer)
            # each paragraph of a quotation may open anew
            depth += change - 1 if place > at and change > 0 and piece[0] == opener else change
        else:
            depth = (depth + piece.count(opener)) % 2
        if depth <= 0:
            return place if closed or place > at else -1
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
                and at and (line.gap or line.hint) and lines[at - 1].form != "schedule" and not _carries_on(lines, at):
            begin(at, "schedule")
        plan.zones[at] = zone
    if zone == "contents":
        # nothing follows the contents: it was a heading like any other
        plan.zones[opened:] = ["body"] * (len(lines) - opened)
    bounds.append(len(lines))
    return sorted(set(bounds))


def _carries_on(lines: list[Line], at: int) -> bool:
    """Whether the section after a line goes on counting from the one before it: then the line is a heading that speaks of a schedule."""
    before = next((lines[place].number for place in range(at - 1, max(at - 80, -1), -1) if lines[place].style >= 0), "")
    after = next((lines[place].number for place in range(at + 1, min(at + 8, len(lines))) if lines[place].style >= 0), "")
    return any(follows(old, new) == 2 for old in readings(before) for new in readings(after))


def _elect(text: str, lines: list[Line], grammar: Grammar, plan: Plan, start: int, stop: int) -> None:
    """Find the style in which this part numbers its sections: the one with the longest rising sequence."""
    styles: dict[int, list[int]] = {}
    for at in range(start, stop):
        line = lines[at]
        if line.style >= 0 and not plan.quote[at] and not line.part and not (plan.wrapped and _dangles(text, lines, at, grammar)):
            styles.setdefault(line.style, []).append(at)
    chains = {style: _rising(lines, places) for style, places in styles.items()}
    if not chains:
        return
    best = max(len(chain) for chain in chains.values())
    for style in sorted(chains):
        worded = grammar.sheet.sections[style].name.startswith("worded")
        if len(chains[style]) * (3 if worded and len(chains[style]) > 1 else 1) >= best:
            for at in chains[style] + _glued(lines, styles[style], chains[style]):
                plan.section[at] = True
            plan.elected[start:stop] = [style] * (stop - start)
            return


def _dangles(text: str, lines: list[Line], at: int, grammar: Grammar) -> bool:
    """Whether a number at the start of a line of wrapped text belongs to the sentence of the line before."""
    if not at or lines[at].gap or lines[at].hint:
        return False
    before = lines[at - 1]
    if before.gap and is_heading(text[before.at : before.end], grammar, True):
        return False
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


def _glued(lines: list[Line], places: list[int], chain: list[int]) -> list[int]:
    """Sections whose number has the sign of a footnote glued to its front: `3372.` between 371 and 374."""
    found: list[int] = []
    chosen = set(chain)
    before = -1
    for place, at in enumerate(places):
        if at in chosen:
            before = at
            continue
        after = next((other for other in places[place + 1 : place + 12] if other in chosen), -1)
        if before < 0 or after < 0 or not lines[at].number.isdigit():
            continue
        low, high = readings(lines[before].number)[0].base, readings(lines[after].number)[0].base
        for cut in (1, 2):
            rest = lines[at].number[cut:]
            if rest and rest[0] != "0" and low < int(rest) < high:
                lines[at].number = rest
                lines[at].at += cut
                found.append(at)
                before = at
                break
    return found


def is_heading(text: str, grammar: Grammar, strict: bool) -> bool:
    """Whether words can be a heading; `strict` where nothing but the words speaks for it."""
    rules = grammar.sheet.headings
    if not 2 - (not strict) <= len(text) <= rules.longest or text[-1] in ";\u037e:,—–―_" or not (text[0].isupper() or text[0] in "“\"‘'[(" or text[0].isdigit()):
        return False
    if (text[-1] == "." and not text.lower().endswith("etc.")) or (strict and ". " in text):
        return False
    if strict and (grammar.verbs.search(text) or text.startswith(rules.never_first) or grammar.unfinished.search(text)):
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
        elif line.style >= 0 and line.style != plan.elected[at] and not plan.quote[at] and len(line.number) < 3 and line.rest < line.end:
            # a list number where sections are numbered in another style
            after = not line.part
        elif after and line.form == "" and not line.gap and not line.part and at and lines[at - 1].form == "" and _carried(text, lines, at):
            # the second line of a heading; the first one decides
            plan.heading[at] = True
            continue
        elif line.form in ("", "enacting", "ending") or line.style >= 0:
            before = at - 1
            while before >= 0 and lines[before].form in ("furniture", "note"):
                before -= 1
            words = text[line.at : line.end]
            free = line.gap or line.hint or before < 0 or lines[before].form == "container" or words.isupper() and len(words) > 12
            after = (after or (plan.quote[at] > 0 and at + 1 < len(lines) and lines[at + 1].style >= 0)) and not line.part and (
                (line.hint and is_heading(words.rstrip("."), grammar, False))
                or (free and (before < 0 or not plan.wrapped or text[lines[before].end - 1] in _CLOSED or lines[before].form
                            or lines[before].gap and is_heading(text[lines[before].at : lines[before].end], grammar, True))
                and is_heading(words, grammar, plan.wrapped and not line.hint)))
            plan.heading[at] = after
        else:
            after = False
    for at in range(1, len(lines)):
        # a second line without a first one is no heading
        if plan.heading[at] and not lines[at].gap and not plan.heading[at - 1] and lines[at - 1].form == "" and _carried(text, lines, at):
            plan.heading[at] = False


def _carried(text: str, lines: list[Line], at: int) -> bool:
    """Whether a short line goes on from a short line that reads like the beginning of a heading."""
    before, line = lines[at - 1], lines[at]
    return bool(before.gap and not before.part and line.end - line.at < 70 and text[before.end - 1] not in ".;\u037e:" and text[line.at].islower()
                and text[before.at].isupper() and before.end - before.at < 90 and text[line.end - 1] not in ";\u037e:,—")


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
        plan.heading[at] = text[lines[at].end - 1] != ":" or is_heading(text[lines[at].at : lines[at].end - 1], grammar, True)


def _headed_after(text: str, lines: list[Line], grammar: Grammar, plan: Plan) -> bool:
    """Whether this text prints a section's heading on the line after its number."""
    yes = no = 0
    for at in range(len(lines) - 1):
        if plan.section[at]:
            line, after = lines[at], lines[at + 1]
            bare = line.rest >= line.end and not line.labels and not after.form and not plan.section[at + 1]
            if bare and is_heading(text[after.at : after.end].rstrip("."), grammar, not after.hint):
                yes += 1
            else:
                no += 1
    return yes > no


def _front_and_end(text: str, lines: list[Line], grammar: Grammar, plan: Plan, bounds: list[int]) -> None:
    """What stands before the first section is front matter, signatures and printers after the last one are the end."""
    body = [at for at in range(len(lines)) if plan.zones[at] == "body"]
    first = next((at for at in body if plan.section[at] or (lines[at].form == "container" and not plan.lost)), -1)
    enacted = next((at for at in body if lines[at].form == "enacting" and grammar.enacted.match(text, lines[at].at)), -1)
    if plan.lost:
        first = next((at for at in body if plan.heading[at] and at > enacted), -1)
    if first >= 0:
        while first and plan.zones[first - 1] == "body" and plan.heading[first - 1] and first - 1 > enacted and not plan.lost \
                and lines[first - 1].form != "enacting" and (first > 1 or lines[0].style >= 0):
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
        elif last >= 0 and (ending or lines[at].form == "ending" or len(lines) - at < 6 and text.startswith("___", lines[at].at)) and not plan.quote[at]:
            ending = True
            plan.zones[at] = "end"
