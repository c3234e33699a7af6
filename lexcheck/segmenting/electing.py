"""Which numbers are those of sections: the style that gives the longest rising sequence; and what reads like a heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from lexcheck.segmenting.grammar import Grammar
from lexcheck.segmenting.numbering import follows, readings, starts
from lexcheck.segmenting.scan import Line
from lexcheck.segmenting.signs import capital

_JUMPS = 30  # jumps of the count that are looked into
_FAR = 60  # a lone number that jumps further than this is no section's
_NOTED = re.compile(r"(?<=[^\W\d_])\.\d{1,2}$")  # a full stop with the sign of a footnote
_HALF = re.compile(r"(?<!\w)\w{1,3}\)$")  # a number that closes its bracket alone: `alinéa (1)b)`
_SENTENCES = re.compile(r"[.;]\)?\s+[A-Z“(]|\.[\])”’\"']*$")


def is_heading(text: str, grammar: Grammar, strict: bool) -> bool:
    """Whether words can be a heading; `strict` where nothing but the words speaks for it."""
    rules = grammar.sheet.headings
    if (
        not 2 - (not strict) <= len(text) <= rules.longest
        or text[-1] in ";\u037e:,—–―_؛،"
        or not (capital(text[0]) or text[0] in "“\"‘'[(" or text[0].isdigit())
    ):
        return False
    if text.isupper() and len(text) > 8:
        # a line in capitals may end with a full stop
        text = text.rstrip(".")
    if text[-1].isdigit():
        text = _NOTED.sub(".", text)
    elif text[-1] == ")" and text.count(")") > text.count("(") and not _HALF.search(text):
        return False  # the end of a note that began on a line before
    if not text.lower().endswith("etc.") and (
        text.rstrip("])*")[-1:] == "." or (strict and (text[-1] == "।" or _SENTENCES.search(text)))
    ):
        return False
    if strict and (grammar.verbs.search(text) or text.startswith(rules.never_first) or grammar.unfinished.search(text)):
        return False
    return text.count(" ") < rules.words


def carries_on(lines: list[Line], at: int) -> bool:
    """Whether the section after a line goes on counting from the one before it: then the line is a heading that speaks of a schedule."""
    before = next((lines[place].number for place in range(at - 1, max(at - 80, -1), -1) if lines[place].style >= 0), "")
    after = next((lines[place].number for place in range(at + 1, min(at + 8, len(lines))) if lines[place].style >= 0), "")
    return any(follows(old, new) == 2 for old in readings(before) for new in readings(after))


def elect(text: str, lines: list[Line], grammar: Grammar, places: Iterable[int], wrapped: bool) -> tuple[int, list[int]]:
    """The style in which these lines number their sections (-1: none) and the lines that open one: the longest rising sequence wins."""
    styles: dict[int, list[int]] = {}
    for at in places:
        line = lines[at]
        if line.style < 0 or grammar.sheet.sections[line.style].apart:
            continue
        if not line.part and not (wrapped and _dangles(text, lines, at, grammar)):
            styles.setdefault(line.style, []).append(at)
    chains = {style: _mended(text, lines, grammar, found, _rising(lines, found)) for style, found in styles.items()}
    best = max((len(chain) for chain in chains.values()), default=0)
    spared = any(grammar.sheet.sections[style].spare for style in chains)
    for style in sorted(chains):
        # `Article 3` says what it is; `3.` may be a paragraph of it
        # while a word that may head a chapter says nothing beside numbers that count on across it
        said = grammar.sheet.sections[style]
        weight = 3 if said.worded and len(chains[style]) > 1 and not (said.holds and spared) else 1
        if len(chains[style]) * weight >= best:
            return style, chains[style] + _glued(lines, styles[style], chains[style])
    return -1, []


def again(text: str, lines: list[Line], grammar: Grammar, quote: list[int], start: int, stop: int) -> int:
    """Where a text with worded numbers counts from one again (a convention after the law that approves it); else `stop`."""
    worded = [
        at
        for at in range(start, stop)
        if lines[at].style >= 0 and grammar.sheet.sections[lines[at].style].worded and not lines[at].part and not quote[at]
    ]
    last = 0
    for place, at in enumerate(worded[:-2]):
        number, second, third = (next(iter(readings(lines[one].number)), None) for one in worded[place : place + 3])
        if number is None:
            continue
        if (
            starts(number)
            and last > 1
            and second is not None
            and third is not None
            and follows(number, second) == follows(second, third) == 2
            # entries of a table of contents have no text
            and lines[at].at - lines[worded[0]].at > 120 * place
            and not (grammar.quote_bare and grammar.quote_bare.search(text, lines[at].at - 200, lines[at].at))
        ):
            return at
        last = number.base
    return stop


def title_above(text: str, lines: list[Line], grammar: Grammar, last: int, first: int) -> set[int]:
    """The line between two instruments that bears the title of the second."""
    for at in range(last + 1, first):
        line = lines[at]
        if (
            line.form == ""
            and not line.part
            and grammar.titled.match(text, line.at)
            and is_heading(text[line.at : line.end], grammar, False)
        ):
            return {at}
    return set()


def anew(lines: list[Line], grammar: Grammar, chosen: list[int], stop: int) -> int:
    """Where a text with worded numbers begins to count again after its last section (a protocol after its convention); else `stop`."""
    if not chosen or not grammar.sheet.sections[lines[chosen[-1]].style].worded:
        return stop
    style = lines[chosen[-1]].style
    more = [at for at in range(chosen[-1] + 1, stop) if lines[at].style == style and not lines[at].part]
    first = next((place for place, at in enumerate(more) if any(starts(one) for one in readings(lines[at].number))), -1)
    return more[first] if first >= 0 and len(_rising(lines, more[first:])) > 2 else stop


def holders(lines: list[Line], grammar: Grammar, elected: list[int], quote: list[int]) -> None:
    """A word that heads sections in one text and holds them in another heads a container where the sections bear another word."""
    for at, line in enumerate(lines):
        if line.style >= 0 <= elected[at] != line.style and grammar.sheet.sections[line.style].holds and not quote[at]:
            line.form, line.style = "container", -1


def _dangles(text: str, lines: list[Line], at: int, grammar: Grammar) -> bool:
    """Whether a number at the start of a line of wrapped text belongs to the sentence of the line before."""
    if not at or lines[at].gap or lines[at].hint:
        return False
    before = lines[at - 1]
    if before.gap and is_heading(text[before.at : before.end].rstrip("."), grammar, True):
        return False
    return before.form not in ("furniture", "note") and bool(
        grammar.dangling.search(text, max(before.at, before.end - 24), before.end)
    )


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


def _mended(text: str, lines: list[Line], grammar: Grammar, places: list[int], chain: list[int]) -> list[int]:
    """Where the count jumps far although a later line goes on from before the jump, what lies between belongs to another text.

    So it does after any jump where words before it announce new text.
    """
    for _ in range(_JUMPS):
        for place in range(1, len(chain)):
            old, new = (readings(lines[at].number)[0] for at in chain[place - 1 : place + 1])
            if new.base - old.base <= _FAR and (
                follows(old, new) == 2 or not _announced(text, lines, grammar, *chain[place - 1 : place + 1])
            ):
                continue
            onward = next(
                (at for at in places if at > chain[place] and any(follows(old, one) == 2 for one in readings(lines[at].number))),
                -1,
            )
            if onward >= 0:
                chain = chain[:place] + _rising(lines, [at for at in places if at >= onward])
                break
        else:
            break
    return chain


def _announced(text: str, lines: list[Line], grammar: Grammar, before: int, after: int) -> bool:
    """Whether words between two sections announce new text that stands without quotation marks."""
    return grammar.quote_bare is not None and grammar.quote_bare.search(text, lines[before].rest, lines[after].at) is not None


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


def headed_after(text: str, lines: list[Line], grammar: Grammar, section: list[bool]) -> bool:
    """Whether this text prints a section's heading on the line after its number."""
    yes = no = 0
    for at in range(len(lines) - 1):
        if section[at]:
            line, after = lines[at], lines[at + 1]
            bare = line.rest >= line.end and not line.labels and not after.form and not section[at + 1]
            if bare and is_heading(text[after.at : after.end].rstrip("."), grammar, not after.hint):
                yes += 1
            else:
                no += 1
    return yes > no
