"""The instructions of an amending law: what each clause says is to be done, to which law, where, with which words. Applies nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lexcheck.comparing.citing import Chain, chain, joined, named, names, plain, same
from lexcheck.comparing.quoted import block, masked
from lexcheck.comparing.wordings import HIDDEN, Wordings, wordings
from lexcheck.model import Law, Provision

UNIT_BEGINS = "\ue001"  # where the segmenter saw new text for another law begin


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction of `clause` (a label of the amending law). `text` is its wording, `action` one of `wordings.ACTIONS` or empty,
    `target` the numbers cited, `place` the level of an unnumbered part. `numbers` are those of the provisions in `new`. `fault` says why
    it must not be applied."""

    clause: str
    text: str
    action: str = ""
    target: tuple[tuple[int, str], ...] = ()
    place: str = ""
    old: str = ""
    new: str = ""
    number: str = ""
    numbers: tuple[str, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A provision of the amending law that gives instructions: the words above it, its own and those set apart below, as one text of
    which `own` is where its own begin; `hidden` is the same without what is quoted."""

    provision: Provision
    raw: str
    hidden: str
    own: int
    numbers: tuple[str, ...]


def instructions(amending: Law, principal: Law) -> tuple[Instruction, ...]:
    """All instructions of an amending law in order; those that name another law than `principal` say so in `fault`.

    Raises LexcheckError (INPUT) where there are no wordings for the amending law's language.
    """
    words = wordings(amending.language)
    ours = names(_titles(principal, words), words)
    own = names(_titles(amending, words), words)
    meant = _defined(amending, words, own)
    out: list[Instruction] = []
    last = ""
    for clause in _clauses(amending, words):
        found = list(_read(clause, words))
        if not found:
            continue
        cited = [name for name in _named(clause.hidden, ours, words) if name and not same(name, own, words)]
        told = words.principal is not None and words.principal.search(clause.hidden) is not None
        if _ours(clause.hidden, ours, words) and not cited:
            cited = [min(ours)]
        if not cited:
            cited = [meant or last] if told else [last or meant]
        last = cited[-1]
        other = next((name for name in cited if name and not same(name, ours, words)), "")
        fault = f"it amends another law: {other}" if other else ""
        out += [replace(each, fault=fault or each.fault) for each in found]
    return tuple(out)


def _titles(law: Law, words: Wordings) -> list[str]:
    found = words.short_title.findall(law.text) if words.short_title else []
    return [law.title, *(" ".join(title.split()) for title in found[:1])]


def _defined(amending: Law, words: Wordings, own: frozenset[str]) -> str:
    """The law that the whole amending law is about, as far as it says so."""
    for pattern in words.defined:
        for found in pattern.finditer(amending.text):
            name = named(found["act"], words)
            if " " in name and not same(name, own, words):
                return name
    return ""


def _ours(text: str, ours: frozenset[str], words: Wordings) -> bool:
    return _without_ours(text, ours) != text


def _named(text: str, ours: frozenset[str], words: Wordings) -> list[str]:
    """The laws named in a text; the principal law's full title, which may name others, is taken as one."""
    found = (named(m[0], words) for m in words.act.finditer(_without_ours(text, ours)))
    return [name for name in found if " " in name]


def _without_ours(text: str, ours: frozenset[str]) -> str:
    for name in sorted(ours, key=len, reverse=True):
        if len(name.split()) > 5:  # short names are told by the patterns, which see where they begin
            body = r"\s+".join(re.escape(w).replace("'", "['’‘ʼ]") for w in name.split())
            text = re.sub(rf"(?<!\w){body}(?!\w)", HIDDEN, text, flags=re.IGNORECASE)
    return text


def _clauses(law: Law, words: Wordings) -> Iterator[_Clause]:
    """Provisions of the body without parts of their own, new text for another law apart."""
    for p in law.provisions:
        if p.zone != "body" or p.quoted or any(not c.quoted for c in law.children(p.index)):
            continue
        inner = law.provisions[p.index + 1 : p.stop]
        end = max([p.end, *(c.end for c in inner)])
        above = [law.own(a) for a in reversed(list(law.ancestors(p.index))) if a.index != p.index]
        lead = " ".join([*above, ""])
        below = _without_furniture(law, p.start, end)
        raw = lead + below
        # a mark left open above must not hide what stands below
        hidden = list(masked(lead, words.sheet.quotes) + masked(below, words.sheet.quotes))
        if inner:
            at = len(lead) + max(inner[0].begin - p.start, 0)
            marks = {pair[0] for pair in words.sheet.quotes}
            bare = at < len(hidden) and hidden[at] != HIDDEN and raw[at] not in marks
            if bare and raw[:at].rstrip()[-1:] not in marks:
                hidden[at:] = [UNIT_BEGINS] + [HIDDEN] * (len(hidden) - at - 1)
        tops = tuple(plain(c.number, words) for c in inner if c.parent == p.index and c.number)
        yield _Clause(p, raw, "".join(hidden), len(lead), tops)


def _without_furniture(law: Law, start: int, end: int) -> str:
    """A run of the text with blanks for page numbers and running headers, which stand in the middle of what they interrupt."""
    text = law.text[start:end]
    for piece in law.ledger:
        if piece.kind == "furniture" and start <= piece.start and piece.end <= end:
            text = text[: piece.start - start] + " " * (piece.end - piece.start) + text[piece.end - start :]
    return text


def _read(clause: _Clause, words: Wordings) -> Iterator[Instruction]:
    label = clause.provision.label or clause.provision.number
    matches = list(_matches(clause, words))
    context: Chain = {}
    at = 0
    for action, found in matches:
        for citation in words.reference.finditer(clause.hidden, at, found.start()):
            context = joined(context, chain(citation[0], words, context))
        at = found.end()
        yield _instruction(clause, label, action, found, dict(context), words)
    left = list(clause.hidden[clause.own :])
    for _, found in matches:
        for place in range(found.start() - clause.own, found.end() - clause.own):
            if 0 <= place < len(left):
                left[place] = " "
    rest = "".join(left)
    unread = [m for m in words.triggers.finditer(rest) if not matches or not re.fullmatch(words.sheet.general, m[0])]
    if unread:
        why = (
            "it is not one of the forms of instruction that are known"
            if not matches
            else "a part of the clause could not be read"
        )
        yield Instruction(label, _short(clause.raw[clause.own :]), fault=why)


def _matches(clause: _Clause, words: Wordings) -> list[tuple[str, re.Match[str]]]:
    """The forms found in a clause's own words, none inside another: the earliest first, the longest of those that begin together."""
    every = [(a, m) for a, pattern in words.forms for m in pattern.finditer(clause.hidden, clause.own)]
    every.sort(key=lambda row: (row[1].start(), -row[1].end()))
    out: list[tuple[str, re.Match[str]]] = []
    for action, found in every:
        if not out or found.start() >= out[-1][1].end():
            out.append((action, found))
        elif found.end() > out[-1][1].end() and "block" in found.groupdict() and "block" not in out[-1][1].groupdict():
            out[-1] = (action, found)
    return out


def _instruction(clause: _Clause, label: str, action: str, found: re.Match[str], context: Chain, words: Wordings) -> Instruction:
    groups = {name: (found[name] or "") for name in found.groupdict()}
    citation = "target2" if groups.get("target2") else "target"

    def quote(name: str) -> str:
        return clause.raw[found.start(name) + 1 : found.end(name) - 1].strip() if groups.get(name) else ""

    new, fault = quote("new"), ""
    numbers: tuple[str, ...] = ()
    end = found.end()
    if "block" in groups:
        text = block(clause.raw, found.end("block"), words.sheet.quotes)
        new, numbers = text or "", clause.numbers
        fault = "" if text else "it cannot be told where the new text begins and ends"
    stop = re.compile(r"[.;]\s|\Z").search(clause.hidden, end)
    around = clause.hidden[: end if "block" in groups else stop.start() if stop else end]
    odd = words.unsure.search(around) if words.unsure else None
    if odd:
        fault = f"“{' '.join(odd[0].split())}”: a person has to see what is meant"
    elif groups.get(citation) and _several(clause.hidden, found.span(citation), words):
        fault = "it names several provisions at once"
    elif "block" not in groups and words.more.match(clause.hidden, end):
        fault = "more quoted words follow, and it is not clear what is to become of them"
    elif groups.get("act") and not _law_named(groups["act"], words):
        fault = "it is not clear which law is meant"
    elif action in ("after", "before") and not numbers:
        fault = fault or "the number of the new provision cannot be told"
    target = joined(context, chain(groups.get(citation, ""), words, context))
    place = next((level for w, level in words.sheet.places.items() if w == " ".join(groups.get("place", "").lower().split())), "")
    number = plain(groups.get("number", ""), words) if action == "renumber" else ""
    wording = _short(clause.raw[found.start() : end])
    return Instruction(label, wording, action, tuple(sorted(target.items())), place, quote("old"), new, number, numbers, fault)


def _several(text: str, span: tuple[int, int], words: Wordings) -> bool:
    """Whether a citation is one of several in a row."""
    return bool(words.several.match(text, span[1]) or words.before_several.search(text[: span[0]]))


def _law_named(text: str, words: Wordings) -> bool:
    """Whether words name a law, or point at one that was named."""
    return bool(words.act.search(text) or HIDDEN in text or (words.principal and words.principal.search(text)))


def _short(text: str, words: int = 30) -> str:
    parts = text.split()
    return " ".join(parts if len(parts) <= words else [*parts[:words], "…"])
