"""A comparison as one self-contained HTML page: effects, what to mend elsewhere, existing and proposed text side by side or in one
column, and the concordance of numbers. Nothing is loaded from anywhere; views and filters work without script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from lexcheck import __version__
from lexcheck.comparing.changes import Change, Comparison, Edit, Kind, Outcome
from lexcheck.reporting import comparison_texts as wording
from lexcheck.reporting import texts

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Line:
    """One row as printed. `old`, `new` and `inline` are its text with the changed words marked; `effects` are the outcomes that its words
    brought about, each with what they did; `depth` is how far it stands in."""

    id: str
    old_label: str
    new_label: str
    heading: str
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    old: Markup
    new: Markup
    inline: Markup
    depth: int
    effects: tuple[tuple[Outcome, str], ...]
    others: tuple[tuple[str, str], ...]
    word: str


def comparison_html(comparisons: Sequence[Comparison]) -> str:
    """The page; several comparisons stand one below the other."""
    style = files("lexcheck.reporting").joinpath("templates/comparison.css").read_text(encoding="utf-8")
    parts = [
        {
            "at": at,
            "comparison": each,
            "lines": _lines(each, at),
            "effective": [
                (o, [(c, did, _words(each.changes[c.change], c.edits)) for c, did in wording.causes(o)])
                for o in wording.effective(each)
            ],
            "concordance": [
                c
                for c in each.changes
                if c.old and c.new and c.new.level in ("section", "article") and c.old.number != c.new.number
            ],
            "right": each.new.language in wording.RIGHT_TO_LEFT,
        }
        for at, each in enumerate(comparisons)
    ]
    return (
        _environment()
        .get_template("comparison.html.j2")
        .render(
            parts=parts,
            texts=texts,
            wording=wording,
            style=style,
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            version=__version__,
            Kind=Kind,
        )
    )


def _lines(comparison: Comparison, at: int) -> list[Line]:
    touching = wording.touching(comparison)
    return [_line(comparison, at, row, change, tuple(touching.get(row, ()))) for row, change in enumerate(comparison.changes)]


def _line(comparison: Comparison, at: int, row: int, change: Change, effects: tuple[tuple[Outcome, str], ...]) -> Line:
    provision = change.new or change.old
    assert provision is not None, "a row holds at least one provision"
    law = comparison.new if change.new else comparison.old
    unchanged = not any(edit.op != "equal" for edit in change.edits)
    own_old = _plain(comparison.old.own(change.old)) if change.old else ""
    own_new = _plain(comparison.new.own(change.new)) if change.new else ""
    return Line(
        id=f"c{at}-{row}",
        old_label=wording.cited(change.old, comparison.old) if change.old else "",
        new_label=wording.cited(change.new, comparison.new) if change.new else "",
        heading=provision.heading,
        kinds=tuple(kind.value for kind in change.kinds),
        names=tuple(name for name in change.names if name != "punctuation"),
        old=_escaped(own_old) if unchanged else _side(change.edits, new=False),
        new=_escaped(own_new) if unchanged else _side(change.edits, new=True),
        inline=_escaped(own_new or own_old) if unchanged else _words(change, tuple(range(len(change.edits)))),
        depth=min(sum(1 for _ in law.ancestors(provision.index)), 6),
        effects=effects,
        others=tuple((f"c{at}-{other}", wording.place(comparison.changes[other], comparison)) for other in change.others),
        word="into" if Kind.SPLIT in change.kinds and change.old else "from",
    )


def _plain(words: str) -> str:
    return " ".join(words.split())


def _escaped(words: str) -> Markup:
    from markupsafe import escape

    return escape(words)


def _side(edits: Sequence[Edit], *, new: bool) -> Markup:
    """One version's words, those that the other version has not marked."""
    from markupsafe import Markup

    tag = "ins" if new else "del"

    def parts() -> Iterator[Markup]:
        for edit in edits:
            words = _plain(edit.new if new else edit.old)
            if words and edit.op == "equal":
                yield _escaped(words)
            elif words:
                yield Markup(f"<{tag}>{{}}</{tag}>").format(words)

    return Markup(" ").join(parts())


def _words(change: Change, places: tuple[int, ...]) -> Markup:
    """Some runs of a change in one line: what went struck, what came underlined."""
    from markupsafe import Markup

    def parts() -> Iterator[Markup]:
        last = -1
        for place in places:
            edit = change.edits[place]
            if last >= 0 and place > last + 1:
                yield Markup("…")
            last = place
            if edit.op == "equal":
                yield _escaped(_plain(edit.new))
                continue
            if edit.old:
                yield Markup("<del>{}</del>").format(_plain(edit.old))
            if edit.new:
                yield Markup("<ins>{}</ins>").format(_plain(edit.new))

    return Markup(" ").join(parts())


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("lexcheck.reporting"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
