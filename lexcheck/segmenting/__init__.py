"""Lines to provisions: any text becomes a tree, and every character of it is accounted for."""

from __future__ import annotations

from pathlib import PurePath

from lexcheck.model import Law, Source
from lexcheck.segmenting import build, finish, plan, scan
from lexcheck.segmenting.grammar import choose

__all__ = ["segment"]

_NAMELESS = {"text", "law", "index", "document", "bill", "act"}


def segment(source: Source, *, language: str | None = None, key: str | None = None) -> Law:
    """The law that a source holds, as a tree of provisions. Total: any text gives a tree.

    `language` (two letters) overrules the source's; `key` names the law in results (default: the file's name, or its folder's where the
    file has a general name such as `text`).
    """
    grammar = choose(source.text, language or source.language)
    lines = scan.scan(source, grammar)
    builder = build.Builder(source, grammar, lines, plan.make(source.text, lines, grammar))
    builder.run()
    made = finish.provisions(builder.units)
    return Law(
        key=key or key_of(source.name), title=title_of(source, lines), language=language or source.language or grammar.sheet.language,
        tradition=grammar.sheet.tradition, source=source, provisions=made, ledger=finish.ledger(source.text, builder.cuts),
        remarks=tuple(sorted(builder.remarks, key=lambda remark: remark.start)),
        restatement=source.metadata.get("restatement", "").lower() in ("true", "yes", "1"),
    )


def key_of(name: str) -> str:
    """A law's key from its file's name."""
    path = PurePath(name)
    stem = path.stem if path.stem.lower() not in _NAMELESS or path.parent.name in ("", ".", "..") else path.parent.name
    return finish.slug(stem) or "law"


def title_of(source: Source, lines: list[scan.Line]) -> str:
    """A law's title: what the source states, or the first line that is no furniture."""
    stated = source.title or source.metadata.get("title", "")
    if stated:
        return " ".join(stated.split())
    first = next((line for line in lines if line.form in ("", "enacting")), None)
    return " ".join(source.text[first.at : first.end].split())[:200] if first else ""
