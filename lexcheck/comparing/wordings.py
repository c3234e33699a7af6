"""How amending laws give their instructions, by language: `instructions/<language>.yaml` made ready."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from lexcheck import yamlfile
from lexcheck.errors import ExitCode, LexcheckError

FOLDER = Path(__file__).parent / "instructions"
ACTIONS = (
    "replace-words",
    "words-after",
    "words-before",
    "delete-words",
    "replace",
    "after",
    "before",
    "append",
    "renumber",
    "repeal",
)
HIDDEN = "\ue000"  # stands for each character inside quotation marks, where no pattern is to look


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of wordings; en.yaml explains the keys."""

    quotes: tuple[str, ...]
    units: tuple[tuple[str, ...], ...]
    number: str
    of: tuple[str, ...]
    several: str
    before_several: str
    triggers: str
    general: str
    acts: tuple[str, ...]
    forms: dict[str, tuple[str, ...]]
    note: str
    drop: str = ""
    places: dict[str, str] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    principal: tuple[str, ...] = ()
    defined: tuple[str, ...] = ()
    short_title: str = ""
    generic: str = ""


@dataclass(frozen=True, slots=True)
class Wordings:
    """The patterns of one language. `forms` holds (action, pattern) with groups `target` (or `target2`), `place`, `old`, `new`, `number`; a
    form with a group `block` ends where the new text begins."""

    sheet: Sheet
    forms: tuple[tuple[str, re.Pattern[str]], ...]
    reference: re.Pattern[str]
    one: re.Pattern[str]
    several: re.Pattern[str]
    before_several: re.Pattern[str]
    more: re.Pattern[str]
    triggers: re.Pattern[str]
    unsure: re.Pattern[str] | None
    act: re.Pattern[str]
    principal: re.Pattern[str] | None
    defined: tuple[re.Pattern[str], ...]
    short_title: re.Pattern[str] | None
    rank: dict[str, int]


def known() -> tuple[str, ...]:
    """The languages whose amending laws can be read."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@lru_cache(maxsize=8)
def wordings(language: str) -> Wordings:
    """The wordings of a language. Raises LexcheckError (INPUT) where there are none, (DATA) where they are faulty."""
    path = FOLDER / f"{language}.yaml"
    if not path.exists():
        raise LexcheckError(
            f"amending instructions cannot be read in this language ({language or 'unknown'})",
            mend=f"give --language if it is another one ({', '.join(known())}), or add lexcheck/comparing/instructions/{language}.yaml",
        )
    sheet = yamlfile.load(path, Sheet)
    try:
        return _made(sheet)
    except (re.error, KeyError) as fault:
        raise LexcheckError(
            "a pattern in this file cannot be used", cause=str(fault), mend="mend the pattern", file=path, code=ExitCode.DATA
        ) from fault


def _made(sheet: Sheet) -> Wordings:
    rank = {name.lower(): at for at, names in enumerate(sheet.units) for name in names}
    units = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(rank, key=len, reverse=True))
    subs = r"(?:\s*\(\s*[0-9a-zA-Z]{1,5}\s*\))*"
    # a word of the unit must not begin inside another word
    one = rf"(?<![\w-])(?:{units})\s*(?:{_spaced(sheet.number)}){subs}"
    joint = "|".join(_spaced(word) for word in sorted(sheet.of, key=len, reverse=True))
    article = "|".join(_spaced(word) for word in sheet.articles)
    reference = rf"{one}(?:\s*(?:{joint})\s*(?:(?:{article})[\s’']*)?{one})*"
    acts = "|".join(_spaced(a) for a in sheet.acts)
    opens = "".join(dict.fromkeys(pair[0] for pair in sheet.quotes))
    closes = "".join(dict.fromkeys(pair[1] for pair in sheet.quotes))
    quoted = rf"[{opens}]{HIDDEN}*[{closes}]"
    parts = {
        "target": rf"(?P<target>{reference})",
        "place": rf"(?P<place>{'|'.join(_spaced(w) for w in sheet.places) or '(?!)'})",
        "old": rf"(?P<old>{quoted})",
        "new": rf"(?P<new>{quoted})",
        "number": rf"(?P<number>{_spaced(sheet.number)}{subs})",
        "units": f"(?:{units})",
        "act": rf"(?P<act>(?:the\s+)?[^.;:{opens}{closes}]{{2,160}}?)",
        "block": r"(?P<block>\s*[:;,—–-]*\s*)(?=$|[" + opens + "\ue001])",
    }
    flags = re.IGNORECASE
    return Wordings(
        sheet,
        tuple((a, re.compile(_filled(p, parts), flags)) for a in ACTIONS for p in sheet.forms.get(a, ())),
        re.compile(reference, flags),
        re.compile(rf"(?P<unit>{units})\s*(?P<number>{_spaced(sheet.number)})(?P<subs>{subs})", flags),
        re.compile(_filled(sheet.several, {"units": rf"(?:{units})\b"}), flags),
        re.compile(_spaced(sheet.before_several), flags),
        re.compile(rf"\s*(?:,|\w{{1,3}}\b)?\s*[{opens}]"),
        re.compile(_spaced(sheet.triggers), flags),
        re.compile(r"\b(?:" + "|".join(_spaced(w) for w in sheet.unsure) + r")\b", flags) if sheet.unsure else None,
        re.compile(acts),
        re.compile(r"\b(?:" + "|".join(_spaced(w) for w in sheet.principal) + r")\b", flags) if sheet.principal else None,
        # a name is told by its capitals
        tuple(re.compile(_filled(p, {"act": rf"(?:the\s+)?(?P<act>{acts})"})) for p in sheet.defined),
        re.compile(_spaced(sheet.short_title)) if sheet.short_title else None,
        rank,
    )


def _spaced(pattern: str) -> str:
    """A blank stands for any white space."""
    return pattern.replace(" ?", r"\s*").replace(" ", r"\s+")


def _filled(pattern: str, parts: dict[str, str]) -> str:
    pattern = _spaced(pattern)
    for name, inner in parts.items():
        # a form may hold a part in two places of which an instruction uses one: the group of the second is `target2`
        pattern = pattern.replace("{" + name + "}", inner, 1)
        pattern = pattern.replace("{" + name + "}", inner.replace(f"(?P<{name}>", f"(?P<{name}2>"))
    return pattern
