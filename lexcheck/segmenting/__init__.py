"""Lines to provisions: any text becomes a tree, and every character of it is accounted for."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import PurePath

from lexcheck.model import Law, Remark, Source
from lexcheck.segmenting import build, finish, official, openings, plan, remarks, scan
from lexcheck.segmenting.grammar import Grammar
from lexcheck.segmenting.tongue import choose

__all__ = ["segment"]

_TITLE_MOST = 300
_TITLE_WITHIN = 60_000  # characters: a law tells its short title early
_NAMELESS = {"text", "law", "index", "document", "bill", "act"}


def segment(source: Source, *, language: str | None = None, key: str | None = None) -> Law:
    """The law that a source holds, as a tree of provisions. Total: any text gives a tree.

    `language` (two letters) overrules the source's, which overrules the one recognised from the text; `key` names the law in results
    (default: the file's name, or its folder's where the file has a general name such as `text`).
    """
    grammar, tongue = choose(source.text, language or source.language)
    found: list[Remark] = []
    if source.nodes:
        units, cuts = official.units_of(source)
        first = ""
    else:
        lines = scan.scan(source, grammar)
        builder = build.Builder(source, grammar, lines, plan.make(source.text, lines, grammar))
        builder.run()
        units, cuts = openings.opened(builder.units, builder.cuts, source.text)
        first = title_in(source.text, lines, grammar)
        found = builder.remarks
    made, pieces = finish.provisions(units, grammar.sheet.cites), finish.ledger(source.text, cuts)
    made = official.cited(source, made) if source.nodes else made
    found = sorted([*found, *remarks.of_tree(source.text, made, pieces)], key=lambda remark: remark.start)
    return Law(
        key=key or key_of(source.name),
        title=title_of(source, first),
        language=tongue,
        tradition=grammar.sheet.tradition,
        source=source,
        provisions=made,
        ledger=pieces,
        remarks=tuple(found),
        restatement=source.metadata.get("restatement", "").lower() in ("true", "yes", "1"),
    )


def key_of(name: str) -> str:
    """A law's key from its file's name."""
    path = PurePath(name)
    stem = path.stem if path.stem.lower() not in _NAMELESS or path.parent.name in ("", ".", "..") else path.parent.name
    return finish.slug(stem) or "law"


def title_of(source: Source, first: str) -> str:
    """A law's title: what the source states, or else its first line."""
    stated = source.title or source.metadata.get("title", "")
    return " ".join((stated or first).split())[:300]


def title_in(text: str, lines: list[scan.Line], grammar: Grammar) -> str:
    """The title that a text bears: its first line where that reads like one, else its short title, else the first line before the law
    that opens like one (the name of the State and its motto may stand above), else its first line."""
    styles = grammar.sheet.sections
    front = list(takewhile(lambda line: line.style < 0 or not styles[line.style].worded, lines))
    line = next((line for line in front if line.form in ("", "enacting")), None)
    first = text[line.at : line.end] if line else ""
    # a sentence about the law is not its title
    if grammar.titled.search(first) and not grammar.verbs.search(first):
        return first
    said = grammar.short_title.search(text, 0, _TITLE_WITHIN)
    if said:
        return said["title"]
    opens = next((line.at for line in front if grammar.titled.match(text, line.at)), None)
    # a title may run over several lines, up to a blank one
    return first if opens is None else re.split(r"\n\s*\n", text[opens : opens + _TITLE_MOST], maxsplit=1)[0]
