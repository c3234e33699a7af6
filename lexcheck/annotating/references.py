"""Cross-references to other provisions of the same law, found and resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lexcheck.annotating.annotated import CONTAINERS, SECTION_LEVELS
from lexcheck.annotating.language import LanguageData
from lexcheck.model import Law

# codes number their articles with a letter before the figure: L. 821-1, R 12
_LABEL = r"(?:(?-i:[A-Z]{1,2})\.?\s?(?=\d))?\d+[A-Za-z]{0,3}(?:[.-]\d+)*|[IVXLC]+(?![a-z])"
_LETTERED = re.compile(r"^([a-z]{1,2})\.?\s*(?=\d)")
_SUBS = r"(?:\s*\(\s*[\w.]{1,6}\s*\))*"


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in the text: the provision it stands in, its span, and the provisions that it means (empty where none is found)."""

    provision: int
    start: int
    end: int
    targets: tuple[int, ...]


def _either(phrases: Iterable[str]) -> str:
    """A pattern for any of some phrases, the longest first."""
    return "|".join(r"\s+".join(map(re.escape, words.split())) for words in sorted(phrases, key=len, reverse=True))


class ReferenceFinder:
    """Finds references in one law."""

    def __init__(self, law: Law, data: LanguageData) -> None:
        self._law = law
        words = data.references.units
        unit = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
        joiner = "|".join(re.escape(w) for w in data.references.list_words)
        first = "|".join(re.escape(w) for w in data.references.first_words)
        label = rf"(?:{first})\b|{_LABEL}" if first else _LABEL
        item = rf"(?:{label}){_SUBS}|(?:\s*\(\s*[\w.]{{1,6}}\s*\))+"
        self._first = {w.lower() for w in data.references.first_words}
        self._units = {w.lower(): level for w, level in words.items()}
        self._list = (
            re.compile(
                rf"\b(?P<unit>{unit})(?:\.[\s*_]*|[\s*_]+|(?=\())(?P<items>(?:{item})(?:[\s*_]*(?:,|;|\b(?:{joiner})\b)[\s*_]*(?:,|\b(?:{joiner})\b)?[\s*_]*"
                rf"(?:{item}))*)",
                re.IGNORECASE,
            )
            if unit
            else None
        )
        self._item = re.compile(rf"(?P<label>{label})?(?P<subs>{_SUBS})", re.IGNORECASE)
        to = "|".join(re.escape(w) for w in data.references.range_words) or "(?!)"
        self._range = re.compile(rf"[\s*_]*(?:{to})[\s*_]*", re.IGNORECASE)
        self._sections: dict[str, int] = {}
        self._containers: dict[str, list[int]] = {}
        for p in law.provisions:
            if p.level in SECTION_LEVELS and p.number:
                self._sections.setdefault(_LETTERED.sub(r"\1", p.number.lower()), p.index)
            elif p.level in CONTAINERS and p.number:
                self._containers.setdefault(p.number.lower(), []).append(p.index)
        if not self._sections:
            # OCR has lost the numbers of all sections: they are counted as they stand
            units = [p.index for p in law.provisions if p.level in SECTION_LEVELS and p.zone == "body" and not p.quoted]
            self._sections = {str(n): index for n, index in enumerate(units, 1)}
        other = _either(data.references.other_text)
        # 'section 5 of the Penal Code' is another law's; 'section 5 of this Act' is ours
        own = _either(data.references.this_text)
        named = rf"(?!(?:{own})\b)" if own else r"(?=[A-Z])"
        self._other = re.compile(rf"[\s*_]*(?:{other})[\s*_]+(?:the\s+)?[*_]*{named}") if other else None
        before = _either(data.references.previous)
        self._before = re.compile(rf"\b(?:{before})\b", re.IGNORECASE) if before else None
        self._steps = {" ".join(w.split()).lower(): n for w, n in data.references.previous.items()}

    def find(self, index: int) -> list[Reference]:
        """The references in one provision's own text."""
        if self._list is None:
            return []
        provision = self._law.provisions[index]
        out = []
        for found in self._list.finditer(self._law.text, provision.start, provision.end):
            if self._other is not None and self._other.match(self._law.text, found.end()):
                continue
            level = self._units[found["unit"].lower()]
            targets: list[int] = []
            last: re.Match[str] | None = None
            for item in self._item.finditer(found["items"]):
                if item[0].strip():
                    subs = [s.lower() for s in re.findall(r"[\w.]+", item["subs"] or "")]
                    label = _LETTERED.sub(r"\1", (item["label"] or "").lower())
                    label = "1" if label in self._first else label
                    if (
                        last is not None
                        and level == "section"
                        and self._range.fullmatch(found["items"], last.end(), item.start())
                    ):
                        targets += self._between(_LETTERED.sub(r"\1", (last["label"] or "").lower()), label)
                    if level in CONTAINERS:
                        targets += self._container(index, level, found["unit"].lower(), label)
                    else:
                        targets += self._resolve(index, level, label, subs)
                    last = item
            out.append(Reference(index, found.start(), found.end(), tuple(dict.fromkeys(targets))))
        return out + self._preceding(index)

    def _preceding(self, index: int) -> list[Reference]:
        """References by place, 'the preceding section': the sections right before the one that speaks."""
        if self._before is None:
            return []
        provision = self._law.provisions[index]
        line = {index, *(a.index for a in self._law.ancestors(index))}
        order = sorted(self._sections.values())
        place = next((n for n, at in enumerate(order) if at in line), 0)
        out = []
        for found in self._before.finditer(self._law.text, provision.start, provision.end):
            steps = self._steps[" ".join(found[0].split()).lower()]
            out.append(Reference(index, found.start(), found.end(), tuple(order[max(0, place - steps) : place])))
        return out

    def _container(self, index: int, level: str, word: str, label: str) -> list[int]:
        """The part or chapter of a number: numbers start anew in each book, so the one nearest to the provision that speaks."""
        law = self._law
        line = {a.index for a in law.ancestors(index)}
        found = self._containers.get(label, [])
        named = [at for at in found if law.provisions[at].label.lower().startswith(word)]
        found = named or [at for at in found if law.provisions[at].level == level]
        return sorted(found, key=lambda at: -len(line & {at, *(a.index for a in law.ancestors(at))}))[:1]

    def _between(self, first: str, last: str) -> list[int]:
        """The sections inside a range, `sections 4 to 7`; its ends are resolved by themselves."""
        low, high = self._sections.get(first), self._sections.get(last)
        return [] if low is None or high is None else [at for at in self._sections.values() if low < at < high]

    def _resolve(self, index: int, level: str, label: str, subs: list[str]) -> list[int]:
        if level == "section":
            at = self._sections.get(label)
        else:
            # 'subsection (1)', 'paragraph (a)' of the provision that speaks: look in its own unit, innermost first
            subs = [label, *subs] if label else subs
            at = next(
                (
                    a.index
                    for a in [self._law.provisions[index], *self._law.ancestors(index)]
                    if subs and self._child(a.index, subs[0]) is not None
                ),
                None,
            )
            if at is None and label in self._sections:
                # 'subsection 12(1)', 'paragraph 3(a)': named after its section, as many Commonwealth texts do
                at, subs = self._sections[label], subs[1:]
        if at is None:
            return []
        for number in subs:
            below = self._child(at, number)
            if below is None:
                break
            at = below
        return [at]

    def _child(self, index: int, number: str) -> int | None:
        for child in self._law.children(index):
            # the first subsection may stand without its number
            if child.number.lower() == number or (number == "1" and child.level == "subsection" and not child.number):
                return child.index
        return None
