"""Cross-references to other provisions of the same law, found and resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lexcheck.annotating.annotated import CONTAINERS, SECTION_LEVELS
from lexcheck.annotating.language import LanguageData
from lexcheck.model import Law

# 12A, 225-4-1, and what civil law puts between two numbers: 145 bis, 5.º
_ADDED = r"bis|ter|qu[aá]ter|quinquies|quinqui[eé]s|sexies|sept(?:i)?es|octies|nonies|novies|decies"
_LABEL = rf"\d+(?:[\s-]+(?:{_ADDED})\b|[A-Za-z]{{0,3}}(?:[.-]\d+)*(?:[\s-]+(?:{_ADDED})\b)?)(?:\.?[º°ª])?|[IVXLC]+(?![a-z])"
_SUBS = r"(?:\s*\(\s*[\w.]{1,6}\s*\))*"


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in the text: the provision it stands in, its span, and the provisions that it means (empty where none is found)."""

    provision: int
    start: int
    end: int
    targets: tuple[int, ...]


def _plain(label: str) -> str:
    """A label as it is looked up: small letters, one blank, no ordinal sign."""
    return re.sub(r"[\s-]+(?=[a-zá]{3,})", " ", re.sub(r"\.?[º°ª]$", "", label.strip().lower()))


class ReferenceFinder:
    """Finds references in one law."""

    def __init__(self, law: Law, data: LanguageData) -> None:
        self._law = law
        words = data.references.units
        unit = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
        joiner = "|".join(re.escape(w) for w in data.references.list_words)
        item = rf"(?:{_LABEL}){_SUBS}|(?:\s*\(\s*[\w.]{{1,6}}\s*\))+"
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
        self._item = re.compile(rf"(?P<label>{_LABEL})?(?P<subs>{_SUBS})", re.IGNORECASE)
        to = "|".join(re.escape(w) for w in data.references.range_words) or "(?!)"
        self._range = re.compile(rf"[\s*_]*(?:{to})[\s*_]*", re.IGNORECASE)
        before, earlier = (
            "|".join(r"[\s*_]+".join(map(re.escape, phrase.split())) for phrase in phrases)
            for phrases in (data.references.before, data.references.before_all)
        )
        self._before = re.compile(rf"\b(?:(?P<all>{earlier or '(?!)'})|{before or '(?!)'})\b", re.IGNORECASE)
        self._sections: dict[str, int] = {}
        self._containers: dict[tuple[str, str], int] = {}
        for p in law.provisions:
            if p.level in SECTION_LEVELS and p.number:
                self._sections.setdefault(_plain(p.number), p.index)
            elif p.level in CONTAINERS and p.number:
                self._containers.setdefault((p.level, p.number.lower()), p.index)
        if not self._sections:
            # OCR has lost the numbers of all sections: they are counted as they stand
            units = [p.index for p in law.provisions if p.level in SECTION_LEVELS and p.zone == "body" and not p.quoted]
            self._sections = {str(n): index for n, index in enumerate(units, 1)}
        self._order = [p.index for p in law.provisions if p.level in SECTION_LEVELS and p.zone == "body"]
        other = "|".join(r"\s+".join(map(re.escape, words.split())) for words in data.references.other_text)
        # a name in small letters (del código penal), where the law in hand is not called so itself
        names = [name for name in data.references.other_names if name.split(maxsplit=1)[-1] not in law.title.lower()]
        named = "|".join(r"\s+".join(map(re.escape, words.split())) for words in names) or "(?!)"
        # 'section 5 of the Penal Code' is another law's; 'section 5 of this Act' is ours
        self._other = (
            re.compile(rf"[\s*_]*(?:(?i:{named})\b|(?:{other})[\s*_]+(?:the\s+)?[*_]*(?=[A-Z\d]|n[.º°]))") if other else None
        )

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
                    label = _plain(item["label"] or "")
                    if (
                        last is not None
                        and level == "section"
                        and self._range.fullmatch(found["items"], last.end(), item.start())
                    ):
                        targets += self._between(_plain(last["label"] or ""), label)
                    targets += self._resolve(index, level, label, subs)
                    last = item
            out.append(Reference(index, found.start(), found.end(), tuple(dict.fromkeys(targets))))
        for found in self._before.finditer(self._law.text, provision.start, provision.end):
            out.append(Reference(index, found.start(), found.end(), self._earlier(index, bool(found["all"]))))
        return out

    def _earlier(self, index: int, everything: bool) -> tuple[int, ...]:
        """'The preceding section': the one before that in which a provision stands; all before it in the same part where they are many."""
        line = {index, *(p.index for p in self._law.ancestors(index))}
        at = next((place for place, section in enumerate(self._order) if section in line), 0)
        parent = self._law.provisions[self._order[at]].parent if self._order else -1
        beside = [section for section in self._order[:at] if self._law.provisions[section].parent == parent]
        return tuple(beside or self._order[max(0, at - 1) : at]) if everything else tuple(self._order[max(0, at - 1) : at])

    def _between(self, first: str, last: str) -> list[int]:
        """The sections inside a range, `sections 4 to 7`; its ends are resolved by themselves."""
        low, high = self._sections.get(first), self._sections.get(last)
        return [] if low is None or high is None else [at for at in self._sections.values() if low < at < high]

    def _resolve(self, index: int, level: str, label: str, subs: list[str]) -> list[int]:
        if level in CONTAINERS:
            at = self._containers.get((level, label))
            return [] if at is None else [at]
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
