"""Drafting traditions as data: a YAML file in `grammars/` becomes one set of compiled patterns. The code knows no language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from re import Pattern

from lexcheck import yamlfile
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.segmenting.numbering import AGAIN
from lexcheck.segmenting.sheet import Sheet
from lexcheck.segmenting.signs import PAUSES, counted

FOLDER = Path(__file__).parent / "grammars"
_LANGUAGE = re.compile(r"^language:\s*[\"']?(\w+)", re.MULTILINE)


@dataclass(frozen=True)
class Grammar:
    """A sheet with its patterns compiled. `line` reads one whole line and names its form by the last group that matched."""

    sheet: Sheet
    line: Pattern[str]
    chain: Pattern[str]
    items: Pattern[str]
    inline: Pattern[str]
    verbs: Pattern[str]
    separator: Pattern[str]
    definition: Pattern[str]
    loose_definition: Pattern[str]
    intro: Pattern[str] | None
    intro_whole: Pattern[str] | None
    enacted: Pattern[str]
    dangling: Pattern[str]
    dangling_label: Pattern[str]
    item_end: Pattern[str]
    unfinished: Pattern[str]
    repealed: Pattern[str]
    quote_bare: Pattern[str] | None
    quote_indented: Pattern[str] | None
    quote_intro: Pattern[str]
    cues: Pattern[str]
    asides: Pattern[str]
    titled: Pattern[str]
    short_title: Pattern[str]
    runs: tuple[Pattern[str], ...]
    spare: Pattern[str] | None
    below: Pattern[str] | None
    container_levels: dict[str, str]
    tails: tuple[Pattern[str], ...]

    def counted(self, number: str) -> str:
        """A number in Latin figures, also where it is printed in words that the grammar knows."""
        return counted(number, self.sheet.ordinals)

    def introduces(self, words: str) -> bool:
        """Whether words introduce definitions."""
        small = words.lower()
        for word in self.sheet.definitions.intro_words:
            if word in small:
                return True
        return bool(
            (self.intro is not None and self.intro.search(words))
            or (self.intro_whole is not None and self.intro_whole.fullmatch(words))
        )

    @cached_property
    def item_names(self) -> tuple[str, ...]:
        """The groups of a pattern that hold the number of an item."""
        return tuple(f"item{at}" for at in range(len(self.sheet.items)))

    @cached_property
    def define_signs(self) -> str:
        """What a line that defines a term in quotation marks can begin with: a mark, a list's sign, a word before the term."""
        before = (*self.sheet.definitions.named, *self.sheet.definitions.announced)
        return self.sheet.quoting.open + "[F0123456789-•*" + "".join(sorted({word[0] for word in before}))

    @property
    def aside_signs(self) -> str:
        """The first letters of the words that begin an aside."""
        return "".join(sorted(set(re.findall(r"[(|](?:\?P<\w+>)?(?:\(\?:)?([^\W\d_])", self.sheet.asides))))

    @property
    def ranks(self) -> dict[str, int]:
        """Container levels from the highest down."""
        return {container.level: at for at, container in enumerate(self.sheet.containers)}


# what stands in a pair of brackets as a number: 1, 12A, 1.1, a, aa, b.1, iv, fa, IV
_DECIMALS = r"(?:\.\d{1,3})?"
_LABEL = (
    rf"\d{{1,4}}(?:\.\d{{1,3}}){{0,2}}[A-Za-z]{{0,2}}|[^\W\d_]{{1,2}}{_DECIMALS}"
    rf"|[ivxlcdm]{{1,7}}{_DECIMALS}[a-z]?|[IVXLCDM]{{1,7}}{_DECIMALS}"
)
# a range stands only for provisions that are gone: `(3) to (5) [Repealed`
_RANGED = rf"(?:{_LABEL})(?:[ \t]?\)[ \t]?(?:[^\W\d_]{{1,4}}|–)[ \t]?\([ \t]?(?:{_LABEL})(?=[ \t]?\)[ \t]*[\[*]))?"
_BRACKETED = rf"\([ \t]?(?P<label>{_RANGED})[ \t]?\)(?=[\s—–―⸺_\[(“\"‘«*.]|[A-ZÀ-ÖØ-Þ\u0590-\u0fff]|\Z)"


def _items(sheet: Sheet, group: str) -> str:
    """The numbers that are not in a pair of brackets; the groups are called `group` with a place."""
    return "|".join(pattern.replace("(?P<n>", f"(?P<{group}{at}>") for at, pattern in enumerate(sheet.items))


def _spoken(sheet: Sheet) -> str:
    """A number in words, which may be several: the twenty-first."""
    one = "|".join(sorted(sheet.ordinals, key=len, reverse=True))
    # the first letters spare most lines the words
    initials = "".join(sorted({sign for word in sheet.ordinals for sign in (word[0].lower(), word[0].upper())}))
    return rf"(?=[{initials}])(?i:(?:{one})(?:[^\S\n]+(?:{one}))*)(?!\w)" if one else "(?!)"


# the adverbs that count what was inserted after a number: bis, ter
_AGAIN = f"(?i:{'|'.join(sorted(AGAIN, key=len, reverse=True))})"


def _numbered(sheet: Sheet, pattern: str, group: str, ordinals: str) -> str:
    """A pattern of a sheet with what it says of numbers put in; its group `n` becomes `group`."""
    number = sheet.number.replace("{ordinals}", ordinals)
    return (
        pattern.replace("(?P<n>", group)
        .replace("{number}", f"(?:{number})")
        .replace("{again}", _AGAIN)
        .replace("{ordinals}", ordinals)
    )


def _new(sheet: Sheet) -> str:
    """A new section inside a line, where new text is announced without quotation marks."""
    worded = (_numbered(sheet, style.pattern, "(?:", "(?!)") for style in sheet.sections if style.worded)
    return "|".join(worded) if sheet.quoting.bare else r"(?!)"


def _lines(sheet: Sheet) -> str:
    """The pattern of a line: an optional form at its start, then the rest."""
    spoken = _spoken(sheet)
    words = "|".join(word for container in sheet.containers for word in container.words)
    scheduled = "|".join(sheet.schedules.words)
    ordinals, articles = "|".join(sheet.schedules.ordinals), "|".join(sheet.schedules.articles)
    running = rf"|[^\S\n]+(?!(?:{sheet.untitled})(?!\w))\S" if sheet.untitled else ""
    titles = rf"(?=[^\S\n]*(?:\n|\Z|\.(?!\d)|[:–—―_*-]){running})"
    tail = r"(?=[^\S\n]*(?:\n|\Z|[.:–—―-]|\())"
    forms = [
        ("blank", r"(?=\n|\Z)"),
        ("lone", r"\d{1,4}[^\S\n]*(?=\n|\Z)"),
        ("furniture", rf"(?i:{'|'.join(sheet.furniture)})[^\S\n]*(?=\n|\Z)"),
        ("note", "|".join(sheet.notes)),
        ("bracket", _BRACKETED),
        ("half", _items(sheet, "item")),
    ]
    for at, style in enumerate(sheet.sections):
        if style.spare:
            continue
        forms.append((f"s{at}", _numbered(sheet, style.pattern, f"(?P<n{at}>", spoken)))
    forms += [
        (
            "container",
            rf"(?P<first>{spoken})[^\S\n]+(?i:{words}){titles}|"
            rf"(?P<word>(?i:{words}))[^\S\n]{{1,3}}(?P<of>[IVXLCDM]{{1,8}}(?:\.\d+)?(?:[ -]?[A-Z](?![A-Za-z]))?"
            rf"|\d{{1,3}}(?:\.\d+)?[A-Z]?|[A-Z]|{spoken})(?:(?<=I)(?:er|re)\b|[°º])?"
            rf"(?P<inserted>[ -]{_AGAIN}(?:[ ]?\d{{1,2}})?|-\d{{1,2}}(?![\d.]))?"
            rf"{titles}",
        ),
        (
            "schedule",
            rf"(?:(?i:{articles})[^\S\n]+)?(?:(?i:{ordinals})[^\S\n]+)?(?i:{scheduled})"
            rf"(?:[^\S\n]+(?P<sched>[IVXL]{{1,6}}|\d{{1,3}}[A-Z]?|[A-Z]))?{tail}",
        ),
        ("contents", rf"(?i:{sheet.contents})[^\S\n]*(?=\n|\Z)"),
        ("explanatory", rf"(?i:{sheet.explanatory})[^\n]{{0,30}}(?=\n|\Z)"),
        ("ending", rf"(?i:{sheet.ending})"),
        ("enacting", rf"(?i:{sheet.enacting})"),
    ]
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in forms)


def _compile(path: Path, sheet: Sheet) -> Grammar:
    try:
        quotes, closing = sheet.quoting.open, sheet.quoting.close
        term = rf"[{quotes}]{{1,2}}\s?(?P<term>[^{quotes}{closing}\n]{{1,120}}?)\s?[{closing}]{{1,2}}"
        joints = "|".join(sheet.joints)
        more = rf"(?:(?:[,،]|\s|{joints})*[{quotes}]{{1,2}}\s?[^{quotes}{closing}\n]{{1,120}}?\s?[{closing}]{{1,2}})*"
        # a verb ends where its word does; a colon may do for one
        defines = rf"(?:(?:{sheet.definitions.verbs})(?:(?<!\w)|(?!\w)))"
        between = sheet.definitions.between
        named, announced = (
            "|".join(sorted(words, key=len, reverse=True)) or "(?!)"
            for words in (sheet.definitions.named, sheet.definitions.announced)
        )
        # what may stand before a number: a list's sign, the sign of an amendment (`2[`, `F3[`), a star, a dash
        prefix = (
            r"[^\S\n]*(?:(?:[-*•>][^\S\n]+)+)?(?:(?:\d{0,3}[^\S\n]?\[[^\S\n]?){1,3}|F\d{1,3}\[|\d{1,3}(?=\())?\*?"
            r"(?:[—–―⸺_]{1,4}[^\S\n]?(?=\d{0,3}\[?\())?"
        )
        return Grammar(
            sheet=sheet,
            line=re.compile(rf"(?:{prefix}(?:{_lines(sheet)}))?[^\n]*(?:\n|\Z)"),
            items=re.compile(_items(sheet, "item")),
            chain=re.compile(r"[^\S\n]*[.—–―⸺_-]{0,3}[^\S\n]*" + _BRACKETED),
            inline=re.compile(
                rf"(?:{sheet.inline.before})\s*{sheet.inline.joint}(?=(?P<at>"
                + _BRACKETED
                + (f"|{_items(sheet, 'item')}" if sheet.inline.items else "")
                + rf"|{term}{more}\s?{between}\s?{defines}|(?P<new>{_new(sheet)})))"
            ),
            verbs=re.compile(rf"(?<!\w)(?:{'|'.join(sheet.headings.verbs)})(?!\w)"),
            separator=re.compile(sheet.headings.separator),
            definition=re.compile(
                rf"\s*(?:[-*•][ \t]+)?(?:\d{{0,3}}\[|F\d{{1,3}}\[)?\s?(?:(?P<said>{announced})\s?|(?:{named})\s?)?{term}"
                rf"(?(said)|{more}\s?{between}\s?(?:[—–―⸺_-]*\s*{defines}|[—–―-]))"
            ),
            loose_definition=re.compile(
                sheet.loose.replace("{between}", between).replace("{verbs}", defines)
                or rf"(?P<term>[^\W\d][^.;:()\n]{{0,100}}?){between}\s(?:[-–—]\s?)?{defines}"
            ),
            intro=re.compile(sheet.definitions.intro) if sheet.definitions.intro else None,
            intro_whole=re.compile(sheet.definitions.intro_whole) if sheet.definitions.intro_whole else None,
            enacted=re.compile(sheet.enacted, re.IGNORECASE),
            dangling=re.compile(rf"(?<!\w){sheet.dangling}$", re.IGNORECASE),
            dangling_label=re.compile(rf"(?<!\w){sheet.dangling_label}$", re.IGNORECASE),
            item_end=re.compile(rf"(?:[{PAUSES}]|[;\u037e,؛،][^\S\n]?(?:{'|'.join(sheet.joints)}))$"),
            unfinished=re.compile(rf"(?<!\w){sheet.headings.unfinished}$", re.IGNORECASE),
            repealed=re.compile(sheet.repealed, re.IGNORECASE),
            quote_bare=re.compile(sheet.quoting.bare) if sheet.quoting.bare else None,
            quote_indented=re.compile(rf"(?:{sheet.quoting.indented})$") if sheet.quoting.indented else None,
            quote_intro=re.compile(sheet.quoting.intro, re.IGNORECASE),
            cues=re.compile(rf"(?<!\w)(?:{'|'.join(sheet.cues)})(?!\w)"),
            asides=re.compile(sheet.asides),
            titled=re.compile(rf"(?<!\w)(?:{'|'.join(sheet.title_words)})(?!\w)", re.IGNORECASE),
            short_title=re.compile(sheet.short_title),
            spare=next((re.compile(style.pattern) for style in sheet.sections if style.spare), None),
            below=re.compile(sheet.headings.below) if sheet.headings.below else None,
            runs=tuple(re.compile(pattern) for pattern in sheet.headings.runs),
            container_levels={word: container.level for container in sheet.containers for word in container.words},
            tails=tuple(
                re.compile(rf"^[ \t]*(?P<heading>{tail.heading})[ \t.:]*$", re.MULTILINE | re.IGNORECASE) for tail in sheet.tails
            ),
        )
    except re.error as fault:
        raise LexcheckError(
            "a pattern of this grammar is no regular expression",
            cause=str(fault),
            file=path,
            code=ExitCode.DATA,
            mend="correct the pattern; brackets and backslashes must be balanced",
        ) from fault


@lru_cache(maxsize=1)
def _files() -> dict[Path, str]:
    """The grammar files with their languages, read no further than needed."""
    files = sorted(FOLDER.glob("*.yaml"))
    return {path: found[1] if (found := _LANGUAGE.search(path.read_text(encoding="utf-8"))) else "" for path in files}


@lru_cache(maxsize=64)
def load(path: Path) -> Grammar:
    """One grammar. Raises LexcheckError (DATA) where its file is wrong."""
    return _compile(path, yamlfile.load(path, Sheet))


def grammars(language: str = "") -> tuple[Grammar, ...]:
    """The grammars of a language, or all that ship with lexcheck. Raises LexcheckError (DATA) where one is wrong."""
    return tuple(load(path) for path, spoken in _files().items() if not language or spoken == language)
