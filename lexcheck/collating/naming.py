"""Where one law names another, by title or citation, and which of its sections it means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lexcheck.annotating.annotated import SECTION_LEVELS, AnnotatedLaw

_YEAR = re.compile(r"[\s,]*[(\[]?\b(?:of\s+)?(?:1[89]|20)\d\d[)\]]?\s*$")
_NUMBERS = re.compile(r"\d+[A-Za-z]{0,2}(?:[-.]\d+)*")
_FEWEST = 8  # characters of a name; a shorter one stands in too many places by chance
_BEFORE = 70  # characters before the name in which section numbers are looked for


@dataclass(frozen=True, slots=True)
class Naming:
    """One place (offsets) in a provision where another law is named; `sections` are the roots of its units that are meant, empty for the
    law as a whole; `lost` says that sections were meant and are not there."""

    provision: int
    start: int
    end: int
    sections: frozenset[int]
    lost: bool


def names_of(law: AnnotatedLaw, citation: str = "") -> tuple[str, ...]:
    """The names under which other laws may speak of a law: its title without the year, and its citation."""
    title = law.law.title.strip()
    names = [_YEAR.sub("", title), re.sub(r"^(?:the|loi|la|le)\s+", "", _YEAR.sub("", title), flags=re.IGNORECASE), citation]
    return tuple(dict.fromkeys(name.strip() for name in names if len(name.strip()) >= _FEWEST))


def namings(law: AnnotatedLaw, other: AnnotatedLaw, names: tuple[str, ...]) -> list[Naming]:
    """Where `law` names `other`, in text order."""
    if not names:
        return []
    either = "|".join(r"\s+".join(map(re.escape, name.split())) for name in sorted(names, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{either})" if names[0][0].isascii() else either, re.IGNORECASE)
    roots = {p.number.casefold(): p.index for p in other.law.provisions if p.level in SECTION_LEVELS and p.number}
    out = []
    for index in sorted(law.lineage):
        provision = law.law.provisions[index]
        for found in pattern.finditer(law.law.text, provision.start, provision.end):
            before = law.law.text[max(provision.start, found.start() - _BEFORE) : found.start()]
            numbers = [n.casefold() for n in _NUMBERS.findall(re.split(r"[.;:]\s", before)[-1])]
            meant = frozenset(roots[n] for n in numbers if n in roots)
            out.append(Naming(index, found.start(), found.end(), meant, bool(numbers) and not meant))
    return out
