"""Citations in instructions: what they name, and the one provision of the principal law that bears it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lexcheck.annotating.annotated import SECTION_LEVELS
from lexcheck.comparing.wordings import Wordings
from lexcheck.model import Law, Provision

Chain = dict[int, str]  # rank of the unit (0 the outermost) to its number


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation leads to: `provision` where it is exactly one, otherwise why not."""

    label: str
    provision: Provision | None = None
    reason: str = ""


def chain(citation: str, words: Wordings, context: Chain | None = None) -> Chain:
    """The numbers that a citation names, by rank. Where nothing around it names a section, `subsection 3(1)` is section 3(1)."""
    out: Chain = {}
    alone = not context and not any(words.rank[_unit(found)] == 0 for found in words.one.finditer(citation))
    for found in words.one.finditer(citation):
        rank = words.rank[_unit(found)]
        numbers = [found["number"], *re.findall(r"\(\s*([^()]+?)\s*\)", found["subs"])]
        if alone and len(numbers) == rank + 1 and numbers[0][:1].isdigit():
            rank = 0
        for step, number in enumerate(numbers):
            out[rank + step] = plain(number, words)
    return out


def _unit(found: re.Match[str]) -> str:
    return re.sub(r"\s+", " ", found["unit"].lower())


def joined(context: Chain, own: Chain) -> Chain:
    """A citation read in its context: what it names itself takes the place of that rank and of all below it."""
    if not own:
        return context
    top = min(own)
    return {**{rank: number for rank, number in context.items() if rank < top}, **own}


def plain(number: str, words: Wordings) -> str:
    """A number as it is compared."""
    number = re.sub(words.sheet.drop, "", number.strip()) if words.sheet.drop else number
    return "".join(c for c in number.lower() if c.isalnum() or c in ".-").strip(".-")


def shown(cited: Chain) -> str:
    """A citation as lawyers write it: 3(1)(a)."""
    first, *rest = [cited[rank] for rank in sorted(cited)] or [""]
    return first + "".join(f"({number})" for number in rest)


def resolve(law: Law, cited: Chain, words: Wordings, place: str = "") -> Cited:
    """The provision of the law's body that bears exactly these numbers; `place` is the level of a part of it without a number."""
    label = shown(cited)
    if 0 not in cited:
        return Cited(label, reason="the instruction does not say which provision it means")
    wanted = [cited[rank] for rank in sorted(cited)]
    found = [
        p
        for p in law.provisions
        if p.zone == "body" and not p.quoted and p.level != "continuation" and p.number and _numbers(law, p, words) == wanted
    ]
    if len(found) != 1:
        times = f"stands there {len(found)} times" if found else "does not exist in this law"
        return Cited(label, reason=f"{label} {times}")
    if not place:
        return Cited(label, found[0])
    inside = [p for p in law.children(found[0].index) if p.level == place]
    if len(inside) != 1:
        return Cited(label, reason=f"{label} has {len(inside) or 'no'} such part")
    return Cited(label, inside[0])


def _numbers(law: Law, provision: Provision, words: Wordings) -> list[str]:
    """The numbers by which a provision is cited, the section's first; empty where a link has none."""
    out: list[str] = []
    at: Provision | None = provision
    while at is not None:
        if not at.number:
            return []
        out.append(plain(at.number, words))
        if at.level in SECTION_LEVELS:
            return out[::-1]
        at = law.provisions[at.parent] if at.parent >= 0 else None
    return []


def names(titles: Sequence[str], words: Wordings) -> frozenset[str]:
    """Names of a law as they are compared, each also without its number and year."""
    every = {named(title, words) for title in titles} - {""}
    return frozenset(every | ({bare(name, words) for name in every} - {""}))


def named(title: str, words: Wordings) -> str:
    """A law's name as it is compared: lower case, no article before it, one blank between words."""
    parts = re.sub(r"[’‘ʼ]", "'", " ".join(title.split())).strip(' ,.;:"“”()').split()
    while parts and parts[0].lower() in words.sheet.articles:
        parts = parts[1:]
    return " ".join(parts).lower()


def bare(name: str, words: Wordings) -> str:
    """A name without its number and year."""
    return re.sub(words.sheet.generic, "", name, flags=re.IGNORECASE).strip() if words.sheet.generic else name


def same(one: str, others: frozenset[str], words: Wordings) -> bool:
    """Whether a compared name is one of a law's names; a year that both state must agree."""
    years, theirs = _years(one), {year for other in others for year in _years(other)}
    if years and theirs and not years & theirs:
        return False
    for other in others:
        if one == other or bare(one, words) == bare(other, words):
            return True
        # 'law of 8 May 2009' begins the whole title
        if years and bool(re.search(r"\d \w+ \d{4}", one)) and bare(other, words).startswith(bare(one, words) + " "):
            return True
    return False


def _years(name: str) -> set[str]:
    return set(re.findall(r"\b(?:1[5-9]|20)\d\d\b", name))
