"""Apply an amending law to the law that it amends. Never guesses: what does not fit in exactly one way is listed with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lexcheck.comparing.citing import Chain, Cited, plain, resolve, shown
from lexcheck.comparing.instructing import Instruction, instructions
from lexcheck.comparing.quoted import finder
from lexcheck.comparing.wordings import Wordings, wordings
from lexcheck.model import Law, Provision

HEAD = 200  # characters at the head of new text in which its number has to stand


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of one instruction. `target` is a citation of the principal law; where it was applied, `start`, `end` bound the new
    words in the consolidated text and `old` are the words that went; otherwise `reason` says why not."""

    instruction: Instruction
    target: str
    applied: bool
    reason: str = ""
    old: str = ""
    new: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Consolidation:
    """The principal law's text with the changes of the amending law; `note` heads a list of sources in the principal law's language."""

    principal: Law
    amending: Law
    text: str
    changes: tuple[Applied, ...]
    note: str


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    new: str


class _Misfit(Exception):
    """Why an instruction cannot be applied."""


def consolidate(principal: Law, amending: Law) -> Consolidation:
    """The consolidated text, with what became of every instruction, in their order.

    All instructions are read against the principal law as it stands; words that two of them touch are changed by the first alone.
    Raises LexcheckError (INPUT) where there are no wordings for the amending law's language.
    """
    words = wordings(amending.language)
    every = instructions(amending, principal)
    gone = {_chain(i) for i in every if i.action == "repeal" and not i.fault}
    gone |= {_chain(i) for i in every if i.action == "renumber" and not i.fault}
    edits: dict[int, _Edit] = {}
    rows: list[Applied] = []
    for at, instruction in enumerate(every):
        cited = dict(instruction.target)
        label = shown(cited)
        try:
            if instruction.fault:
                raise _Misfit(instruction.fault)
            edit = _edit(principal, instruction, cited, words, gone)
            _free(edit, [(n, edits[n]) for n in edits], every)
            _fresh(principal, instruction, [every[n] for n in edits], words)
        except _Misfit as misfit:
            rows.append(Applied(instruction, label, False, str(misfit), instruction.old, instruction.new))
            continue
        edits[at] = edit
        rows.append(Applied(instruction, label, True, "", principal.text[edit.start : edit.end].strip(), edit.new.strip()))
    text, places = _made(principal.text, edits)
    done = tuple(
        Applied(r.instruction, r.target, True, "", r.old, r.new, *places[at]) if at in places else r for at, r in enumerate(rows)
    )
    return Consolidation(principal, amending, text, done, words.sheet.note)


def _chain(instruction: Instruction) -> tuple[str, ...]:
    return tuple(number for _, number in instruction.target)


def _edit(law: Law, instruction: Instruction, cited: Chain, words: Wordings, gone: set[tuple[str, ...]]) -> _Edit:
    found: Cited = resolve(law, cited, words, instruction.place)
    if found.provision is None:
        raise _Misfit(found.reason)
    p = found.provision
    begin, end = _extent(law, p)
    action, new = instruction.action, instruction.new
    if action in ("replace-words", "delete-words", "words-after", "words-before"):
        return _words(law, p, end, instruction)
    if action == "replace":
        if not instruction.place and not _bears(new, p.number):
            raise _Misfit(f"the new text does not bear the number {p.number}")
        return _Edit(p.start if instruction.place else begin, end, new)
    if action == "repeal":
        after = len(law.text) - len(law.text[end:].lstrip())
        return _Edit(begin, after, "")
    if action in ("after", "before"):
        return _Edit(end, end, f"\n\n{new}") if action == "after" else _Edit(begin, begin, f"{new}\n\n")
    if action == "renumber":
        return _renumbered(law, p, instruction, cited, words, gone)
    raise _Misfit("this kind of change has to be made by hand")


def _bears(new: str, number: str) -> bool:
    """Whether a text bears a number at its head, where a heading may stand before it."""
    return re.search(rf"(?<!\w){re.escape(number)}(?!\w|\.\d)", new[:HEAD], re.IGNORECASE) is not None


def _extent(law: Law, p: Provision) -> tuple[int, int]:
    """A provision with its number, heading and all that stands under it."""
    inside = law.provisions[p.index : p.stop]
    begins = [piece.start for piece in law.ledger if piece.owner == p.index and piece.kind in ("label", "heading")]
    return min([p.begin, *begins]), max(each.end for each in inside)


def _words(law: Law, p: Provision, end: int, instruction: Instruction) -> _Edit:
    if not instruction.old.strip():
        raise _Misfit("it quotes no words")
    region = law.text[p.start : end]
    hits = list(finder(instruction.old).finditer(region))
    if len(hits) != 1:
        times = f"stand there {len(hits)} times" if hits else "do not stand there"
        raise _Misfit(f"the quoted words {times}")
    start, stop = p.start + hits[0].start(), p.start + hits[0].end()
    if instruction.action == "words-after":
        return _Edit(stop, stop, f" {instruction.new}" if instruction.new[:1].isalnum() else instruction.new)
    if instruction.action == "words-before":
        return _Edit(start, start, f"{instruction.new} ")
    if instruction.action == "delete-words":
        # no two blanks, and no blank before a mark, where the words stood
        ahead = law.text[start - 1 : start].isspace() and not law.text[stop : stop + 1].isalnum()
        return _Edit(start - 1 if ahead and law.text[stop : stop + 1] != "\n" else start, stop, "")
    return _Edit(start, stop, instruction.new)


def _renumbered(
    law: Law, p: Provision, instruction: Instruction, cited: Chain, words: Wordings, gone: set[tuple[str, ...]]
) -> _Edit:
    parent = [cited[rank] for rank in sorted(cited)][:-1]
    wanted = dict(enumerate([*parent, instruction.number]))
    if tuple(wanted.values()) not in gone and not resolve(law, wanted, words).reason.endswith("does not exist in this law"):
        raise _Misfit(f"there is a {shown(wanted)} already")
    for piece in law.ledger:
        if piece.owner == p.index and piece.kind == "label":
            at = law.text.find(p.number, piece.start, piece.end)
            if at >= 0:
                return _Edit(at, at + len(p.number), instruction.number)
    raise _Misfit("the place of its number cannot be told")


def _free(edit: _Edit, others: list[tuple[int, _Edit]], every: tuple[Instruction, ...]) -> None:
    """Raise where another instruction has changed the same words."""
    for at, other in others:
        inside = edit.start < other.end and other.start < edit.end
        within = other.start < edit.start == edit.end < other.end or edit.start < other.start == other.end < edit.end
        if inside or within:
            raise _Misfit(f"it touches words that clause {every[at].clause} has changed")


def _fresh(law: Law, instruction: Instruction, done: list[Instruction], words: Wordings) -> None:
    """Raise where new provisions bear a number that the law has already."""
    if instruction.action not in ("after", "before"):
        return
    parent = list(_chain(instruction))[:-1]
    for number in instruction.numbers:
        wanted = dict(enumerate([*parent, plain(number, words)]))
        taken = not resolve(law, wanted, words).reason.endswith("does not exist in this law")
        if taken and not any(i.action in ("renumber", "repeal") and _chain(i) == tuple(wanted.values()) for i in done):
            raise _Misfit(f"there is a {shown(wanted)} already")
        if any(i.action in ("after", "before") and number in i.numbers and _chain(i)[:-1] == tuple(parent) for i in done):
            raise _Misfit(f"clause {next(i.clause for i in done if number in i.numbers)} has inserted a {shown(wanted)} already")


def _made(text: str, edits: dict[int, _Edit]) -> tuple[str, dict[int, tuple[int, int]]]:
    """The text with all edits, and where the new words of each stand in it."""
    out, places, at, length = [], {}, 0, 0
    for number, edit in sorted(edits.items(), key=lambda row: (row[1].start, row[1].end, row[0])):
        out += [text[at : edit.start], edit.new]
        length += edit.start - at + len(edit.new)
        lead = len(edit.new) - len(edit.new.lstrip())
        places[number] = (length - len(edit.new) + lead, length - len(edit.new) + lead + len(edit.new.strip()))
        at = edit.end
    out.append(text[at:])
    return "".join(out), places
