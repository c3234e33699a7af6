"""The words of a document's frame in the language that it is written in: headings, verdicts, answers.

English words that other reports use too come from `lexcheck.reporting.texts`; languages/<code>.yaml holds the others, and all of them
for every other language, with the direction in which it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import msgspec

from lexcheck import yamlfile
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Finding, Law, Obligation, Requirement, Verdict
from lexcheck.reporting import texts
from lexcheck.reporting.documents.words import cited, clean
from lexcheck.reporting.summary import Item

FOLDER = Path(__file__).parent / "languages"
REQUIREMENTS = Path(__file__).parent / "requirements"


@dataclass(frozen=True, slots=True)
class _File:
    """One file of languages/. `locale` is what office programs call the language."""

    name: str
    locale: str
    words: dict[str, str]
    right_to_left: bool = False
    font: str = "Arial"
    verdicts: dict[str, str] = field(default_factory=dict)
    meanings: dict[str, str] = field(default_factory=dict)
    instruments: dict[str, str] = field(default_factory=dict)
    obligations: dict[str, str] = field(default_factory=dict)
    severities: dict[str, str] = field(default_factory=dict)
    domains: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    absence: dict[str, str] = field(default_factory=dict)
    conflicts: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    articles: dict[str, str] = field(default_factory=dict)
    phrases: dict[str, str] = field(default_factory=dict)


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a requirement asks and what its elements (by id) are, in another language than the catalogue's."""

    statement: str
    elements: dict[str, str]


@dataclass(frozen=True)
class Frame:
    """The words of one language. Each method gives a thing's name as a reader writes it."""

    language: str
    locale: str
    right: bool
    font: str
    names: dict[tuple[str, str], str]
    requirements: dict[str, Told]

    def say(self, key: str, **values: object) -> str:
        """The words under `words: key`, with the values put in."""
        return self.names["words", key].format(**values) if values else self.names["words", key]

    def name(self, kind: str, key: str) -> str:
        """A word of a vocabulary (`severities`, `domains`, `homes` ...); the word itself without hyphens where nobody named it."""
        return self.names.get((kind, key), key.replace("-", " "))

    def verdict(self, verdict: Verdict, sign: bool = True) -> str:
        """A verdict with its sign: `✓ met`."""
        words = self.names["verdicts", verdict.value]
        return f"{texts.VERDICTS[verdict].sign} {words}" if sign else words

    def duty(self, item: Item) -> str:
        """How binding a requirement is on this State."""
        voluntary = item.finding.voluntary and item.requirement.obligation is not Obligation.OPTIONAL
        return self.names["obligations", "voluntary" if voluntary else item.requirement.obligation.value]

    def title(self, requirement: Requirement) -> str:
        """A requirement's title."""
        return self.names.get(("titles", requirement.id), requirement.title)

    def statement(self, requirement: Requirement) -> str:
        """What a requirement asks."""
        told = self.requirements.get(requirement.id)
        return told.statement if told else requirement.statement

    def gap(self, requirement: Requirement, finding: Finding) -> str:
        """What is missing: the finding's words in the catalogue's language, else those of its elements in this one. The reasons stand
        beside the verdict."""
        told = self.requirements.get(requirement.id)
        if told is None or not finding.gap or set(told.elements) != {e.id for e in requirement.elements}:
            return finding.gap
        if finding.verdict is Verdict.NOT_FOUND:
            return self.say("gap_nothing", elements=self.say("semicolon").join(told.elements.values()))
        needed = {e.id for e in requirement.elements if e.required_for_met} or set(told.elements)
        absent, narrow = (
            self.say("semicolon").join(
                told.elements[e.id] for e in finding.elements if e.id in needed and not e.present and e.narrowed == weak
            )
            for weak in (False, True)
        )
        parts = [("gap_missing", absent), ("gap_narrow", narrow)]
        return " ".join(self.say(key, elements=words) for key, words in parts if words) or self.told(finding.gap)

    def country(self, code: str, otherwise: str = "") -> str:
        """A State's name."""
        from babel import Locale

        return Locale.parse(self.language).territories.get(code.upper(), otherwise) if self.language != "en" else otherwise

    def article(self, requirement: Requirement) -> str:
        """`article 6(1)`."""
        return self.say("article", number=cited(requirement.article))

    def told(self, words: str) -> str:
        """What the engine says, as far as this language has words for it (`phrases`)."""
        for (kind, phrase), own in self.names.items():
            if kind == "phrases":
                words = words.replace(phrase, own)
        return words

    def apart(self, name: str) -> str:
        """A name that keeps its order among words written from right to left."""
        return cited(name) if self.right else clean(name)

    def home(self, kind: str) -> str:
        """A kind of law."""
        return self.names.get(("homes", kind)) or texts.home_name(kind)

    def listed(self, words: Iterable[str]) -> str:
        """`a`, `a and b`, `a, b and c`."""
        every = list(words)
        if len(every) < 2:
            return "".join(every)
        return self.say("and", first=self.say("comma").join(every[:-1]), last=every[-1])

    def absent(self, item: Item) -> str:
        """How far something is known to be absent, and where it may yet stand."""
        if item.finding.absence is None:
            return ""
        kinds = self.listed(self.home(kind) for kind in item.finding.not_supplied)
        return (
            f"{self.names['absence', item.finding.absence.value]} {self.say('may_stand', kinds=kinds) if kinds else ''}".strip()
        )


def languages() -> tuple[str, ...]:
    """The codes of the languages that there is a frame in."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@cache
def frame(language: str) -> Frame:
    """The frame in a language. Raises LexcheckError (USAGE) where there is none, (DATA) where its file lacks words."""
    if language not in languages():
        raise LexcheckError(
            f"documents cannot be written in '{language}'",
            cause=f"there are words for: {', '.join(languages())}",
            mend="choose one of them with --report-language",
            code=ExitCode.USAGE,
        )
    names = _names(language)
    missing = [key for key in _names("en") if key not in names]
    if missing:
        kind, key = missing[0]
        raise LexcheckError(
            f"'{key}' is not named under '{kind}'",
            cause=f"{len(missing)} entries that en.yaml or the other reports have are missing",
            mend="add what it is called in this language",
            file=FOLDER / f"{language}.yaml",
            code=ExitCode.DATA,
        )
    file = _file(language)
    return Frame(language, file.locale, file.right_to_left, file.font, names, _requirements(language))


def frame_for(laws: Sequence[Law], wanted: str = "") -> Frame:
    """The frame in the language `wanted`; else in that of the laws where they share one that there is a frame in, else in English."""
    shared = {law.language.split("-")[0] for law in laws}
    own = shared.pop() if len(shared) == 1 else ""
    return frame(wanted or (own if own in languages() else "en"))


@cache
def _file(language: str) -> _File:
    return yamlfile.load(FOLDER / f"{language}.yaml", _File, mend="compare it with en.yaml beside it")


def _requirements(language: str) -> dict[str, Told]:
    path = REQUIREMENTS / f"{language}.yaml"
    return yamlfile.load(path, dict[str, Told], mend="compare it with the catalogue") if path.is_file() else {}


def _names(language: str) -> dict[tuple[str, str], str]:
    file = _file(language)
    names = dict(_shared()) if language == "en" else {}
    kinds = [name for name in _File.__slots__ if isinstance(getattr(file, name), dict)]
    return names | {(kind, key): words for kind in kinds for key, words in getattr(file, kind).items()}


def _shared() -> dict[tuple[str, str], str]:
    """The English words that all reports use."""
    domains = {"definition", "criminalisation", "penalties", "jurisdiction", "procedure", "prevention", "cooperation"}
    return {
        **{("verdicts", verdict.value): wording.name for verdict, wording in texts.VERDICTS.items()},
        **{("meanings", verdict.value): wording.meaning for verdict, wording in texts.VERDICTS.items()},
        **{("instruments", each.value): name for each, name in texts.INSTRUMENTS.items()},
        **{("obligations", each.value): name for each, name in texts.OBLIGATIONS.items()},
        ("obligations", "voluntary"): texts.VOLUNTARY,
        **{("severities", each.value): name for each, name in texts.SEVERITIES.items()},
        **{("domains", domain): texts.domain_name(domain) for domain in (*domains, *texts.DOMAINS)},
        **{("absence", each.value): words for each, words in texts.ABSENCE.items()},
        **{("conflicts", each.value): words for each, words in texts.CONFLICTS.items()},
        ("words", "may_stand"): texts.NOT_SUPPLIED.format("{kinds}"),
        ("words", "disclaimer"): texts.DISCLAIMER,
        ("words", "silence"): texts.SILENCE,
        ("words", "conflict_lead"): texts.CONFLICT,
    }
