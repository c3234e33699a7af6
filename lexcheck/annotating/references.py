"""Cross-references to other provisions of the same law, found and resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lexcheck.annotating.annotated import CONTAINERS, SECTION_LEVELS
from lexcheck.annotating.language import LanguageData
from lexcheck.model import Law
from lexcheck.segmenting.grammar import grammars
from lexcheck.segmenting.numbering import AGAIN
from lexcheck.segmenting.signs import capital, counted

# `5 bis`, `303 مكرر 4`: what was inserted after a number is part of the label
_WORDS = "|".join(sorted(AGAIN, key=len, reverse=True)).replace("quater", "qu[aá]ter")
_AGAIN = rf"(?:[ -]?(?:{_WORDS})(?!\w*[^\W\d])(?:[ -]?\d{{1,2}}(?!\d))?)?"
# codes number their articles with a letter before the figure: L. 821-1, R 12
_LETTERED = re.compile(r"^([a-z]{1,2})\.(?=\d)")
_LABEL = rf"(?:(?-i:[A-Z]{{1,2}})\.?\s?(?=\d))?\d+[A-Za-z]{{0,3}}(?:[.-]\d+)*{_AGAIN}(?:\.?[º°ª])?|[IVXLC]+(?![a-z'’])"
_SUBS = r"(?:\s*\(\s*[\w.]{1,6}\s*\))*"


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in the text: the provision it stands in, its span, and the provisions that it means (empty where none is found)."""

    provision: int
    start: int
    end: int
    targets: tuple[int, ...]


class ReferenceFinder:
    """Finds references in one law."""

    def __init__(self, law: Law, data: LanguageData) -> None:
        self._law = law
        self._numbers: dict[str, str] = {}
        words = data.references.units
        unit = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
        self._ordinals = {word: n for grammar in grammars(data.language) for word, n in grammar.sheet.ordinals.items()}
        spoken = "|".join(sorted(self._ordinals, key=len, reverse=True))
        # `the second`, `(the second)`: as many words as one number takes
        label = rf"{_LABEL}|\(?(?:{spoken})(?:\s+(?:{spoken}))*(?!\w)\)?" if spoken else _LABEL
        # a joiner may be written on to a figure or a word that counts: و303, والرابعة
        joiner = (
            rf"(?:{'|'.join(re.escape(w) for w in data.references.list_words)})(?:\b|(?=\d{rf'|(?:{spoken})' if spoken else ''}))"
        )
        item = rf"(?:{label}){_SUBS}|(?:\s*\(\s*[\w.]{{1,6}}\s*\))+"
        self._units = {w.lower(): level for w, level in words.items()}
        self._list = (
            re.compile(
                rf"(?<!\w)(?P<unit>{unit})(?:[.:][\s*_]*|[\s*_]+|(?=\())(?P<items>(?:{item})(?:[\s*_]*(?:[,;،؛]|\b{joiner})[\s*_]*(?:,|\b{joiner})?[\s*_]*"
                rf"(?:{item}))*)",
                re.IGNORECASE,
            )
            if unit
            else None
        )
        self._item = re.compile(rf"(?P<label>{label})?(?P<subs>{_SUBS})", re.IGNORECASE)
        to = "|".join(re.escape(w) for w in data.references.range_words) or "(?!)"
        self._range = re.compile(rf"[\s*_]*(?:{to})[\s*_]*", re.IGNORECASE)
        before, earlier = (
            "|".join(r"[\s*_]+".join(map(re.escape, phrase.split())) for phrase in phrases)
            for phrases in (data.references.before, data.references.before_all)
        )
        self._before = re.compile(rf"\b(?:(?P<all>{earlier or '(?!)'})|{before or '(?!)'})\b", re.IGNORECASE)
        self._order = [p.index for p in law.provisions if p.level in SECTION_LEVELS and p.zone == "body"]
        self._sections: dict[str, int] = {}
        self._containers: dict[tuple[str, str], list[int]] = {}
        for p in law.provisions:
            if p.level in SECTION_LEVELS and p.number:
                self._sections.setdefault(self._number(p.number), p.index)
            elif p.level in CONTAINERS and p.number:
                self._containers.setdefault((p.level, self._number(p.number)), []).append(p.index)
                # a word may name sections in one tradition and chapters in another (الفصل): what it names here holds
                if (word := p.label.lower().split(maxsplit=1)[0]) in self._units:
                    self._units[word] = p.level
        if not self._sections:
            # OCR has lost the numbers of all sections: they are counted as they stand
            units = [p.index for p in law.provisions if p.level in SECTION_LEVELS and p.zone == "body" and not p.quoted]
            self._sections = {str(n): index for n, index in enumerate(units, 1)}
        other = "|".join(r"\s+".join(map(re.escape, words.split())) for words in data.references.other_text)
        # 'section 5 of the Penal Code' is another law's; 'section 5 of this Act' is ours
        self._other = re.compile(rf"[\s*_]*(?:{other})[\s*_]+(?:the\s+)?[*_]*") if other else None
        # a name in small letters (del código penal), where the law in hand is not called so itself
        names = [name for name in data.references.other_names if name.split(maxsplit=1)[-1] not in law.title.lower()]
        named = "|".join(r"\s+".join(map(re.escape, words.split())) for words in names)
        self._named = re.compile(rf"[\s*_]*(?:{named})\b", re.IGNORECASE) if named else None

    def _number(self, label: str) -> str:
        """A label in the form in which labels meet: figures, small letters, no blanks. Kept: a law has few labels, and many references."""
        known = self._numbers.get(label)
        if known is None:
            known = self._numbers[label] = self._counted(label)
        return known

    def _counted(self, label: str) -> str:
        figures = "".join(counted(label.strip("() \t\n").rstrip(".º°ª"), self._ordinals).split()).lower()
        return _LETTERED.sub(r"\1", figures.replace("quáter", "quater"))

    def _elsewhere(self, end: int) -> bool:
        """Whether the words behind a reference name another law."""
        text = self._law.text
        named = self._other.match(text, end) if self._other is not None else None
        if self._named is not None and self._named.match(text, end):
            return True
        return named is not None and (
            capital(text[named.end() : named.end() + 1]) or text[named.end() : named.end() + 1].isdigit()
        )

    def find(self, index: int) -> list[Reference]:
        """The references in one provision's own text."""
        if self._list is None:
            return []
        provision = self._law.provisions[index]
        out = []
        for found in self._list.finditer(self._law.text, provision.start, provision.end):
            elsewhere = self._elsewhere(found.end())
            level = self._units[found["unit"].lower()]
            targets: list[int] = []
            last: re.Match[str] | None = None
            for item in self._item.finditer(found["items"]):
                if item[0].strip():
                    subs = [self._number(s) for s in re.findall(r"[\w.]+", item["subs"] or "")]
                    label = self._number(item["label"] or "")
                    if (
                        last is not None
                        and level == "section"
                        and self._range.fullmatch(found["items"], last.end(), item.start())
                    ):
                        targets += self._between(self._number(last["label"] or ""), label)
                    targets += self._resolve(index, level, label, subs)
                    last = item
            if elsewhere:
                # 'article 5 of the Penal Code' in the law that writes this article into the code
                targets = [target for target in targets if self._law.provisions[target].quoted]
            if targets or not elsewhere:
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
        if not label and subs and level not in ("subsection", "paragraph"):
            # the number of a section stands in brackets
            label, subs = subs[0], subs[1:]
        if level in CONTAINERS:
            return self._container(index, level, label)
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

    def _container(self, index: int, level: str, label: str) -> list[int]:
        """The part or chapter of a number: numbers start anew in each book, so the one nearest to the provision that speaks."""
        law = self._law
        line = {a.index for a in law.ancestors(index)}
        found = self._containers.get((level, label), [])
        return sorted(found, key=lambda at: -len(line & {at, *(a.index for a in law.ancestors(at))}))[:1]

    def _child(self, index: int, number: str) -> int | None:
        for child in self._law.children(index):
            # the first subsection may stand without its number
            if self._number(child.number) == number or (number == "1" and child.level == "subsection" and not child.number):
                return child.index
        return None
