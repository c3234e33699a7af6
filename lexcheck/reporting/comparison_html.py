"""A comparison as one self-contained HTML page: effects, what to mend elsewhere, existing and proposed text side by side or in one
column, and the concordance of numbers. Nothing is loaded from anywhere; views and filters work without script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from lexcheck import __version__
from lexcheck.comparing.changes import Change, Comparison, Kind, Outcome
from lexcheck.model import Law, Provision
from lexcheck.reporting import comparison_texts as wording
from lexcheck.reporting import texts
from lexcheck.reporting.pages import page_environment

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Line:
    """One row as printed. `old`, `new` and `inline` are its text with the changed words marked; `effects` are the outcomes that its words
    brought about, each with what they did; `shown` is false where nothing changed that is law; `depth` is how far it stands in."""

    id: str
    old_label: str
    new_label: str
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    old: Markup
    new: Markup
    inline: Markup
    depth: int
    effects: tuple[tuple[Outcome, str], ...]
    others: tuple[tuple[str, str], ...]
    word: str
    shown: bool


def comparison_html(comparisons: Sequence[Comparison]) -> str:
    """The page; several comparisons stand one below the other."""
    style = files("lexcheck.reporting").joinpath("templates/comparison.css").read_text(encoding="utf-8")
    parts = [
        {
            "at": at,
            "comparison": each,
            "lines": _lines(each, at),
            "effective": [
                (o, [(c, did, _words(each, each.changes[c.change], c.edits)) for c, did in wording.causes(o)])
                for o in wording.effective(each)
            ],
            "concordance": wording.renumbered(each),
            "left_out": wording.left_out(each.changes),
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
    every = tuple(range(len(change.edits)))
    return Line(
        id=f"c{at}-{row}",
        old_label=wording.cited(change.old, comparison.old) if change.old else "",
        new_label=wording.cited(change.new, comparison.new) if change.new else "",
        kinds=tuple(kind.value for kind in change.kinds),
        names=tuple(name for name in change.names if name != "punctuation"),
        old=_own(comparison.old, change.old) if unchanged else _words(comparison, change, every, new=False),
        new=_own(comparison.new, change.new) if unchanged else _words(comparison, change, every, old=False),
        inline=_own(law, provision) if unchanged else _words(comparison, change, every),
        depth=min(sum(1 for _ in law.ancestors(provision.index)), 6),
        effects=effects,
        others=tuple((f"c{at}-{other}", wording.place(comparison.changes[other], comparison)) for other in change.others),
        shown=bool(change.kinds) and not wording.noted(change),
        word="into" if Kind.SPLIT in change.kinds and change.old else "from",
    )


def _plain(words: str) -> str:
    return " ".join(words.split())


def _own(law: Law, provision: Provision | None) -> Markup:
    """A provision's words, its heading above them."""
    from markupsafe import Markup, escape

    if provision is None:
        return Markup("")
    heading = provision.heading if wording.heading_end(provision) >= 0 else ""
    return _titled(Markup("{}").format(_plain(heading)), escape(_plain(law.own(provision))))


def _titled(heading: Markup, words: Markup) -> Markup:
    from markupsafe import Markup

    return Markup('<span class="heading">{}</span>{}').format(heading, words) if heading else words


def _words(comparison: Comparison, change: Change, places: tuple[int, ...], *, old: bool = True, new: bool = True) -> Markup:
    """Some runs of a change: what went struck, what came underlined; the words of one version alone where the other is left out."""
    from markupsafe import Markup

    parts: tuple[list[Markup], list[Markup]] = ([], [])  # heading, words
    ends = [-1, -1]
    last = -1
    for place in places:
        edit = change.edits[place]
        title = edit.new_start < wording.heading_end(change.new) if edit.new else edit.old_start < wording.heading_end(change.old)
        into = parts[0 if title else 1]
        if last >= 0 and place > last + 1:
            into.append(Markup(" … "))
        last = place
        shown = (old and bool(edit.old), new and bool(edit.new))
        apart = (
            shown[0] and wording.apart(comparison.old.text, ends[0], edit.old_start),
            shown[1] and wording.apart(comparison.new.text, ends[1], edit.new_start),
        )
        ends = [edit.old_end if shown[0] else ends[0], edit.new_end if shown[1] else ends[1]]
        if into and any(apart):
            into.append(Markup(" "))
        if edit.op == "equal":
            into.append(Markup("{}").format(_plain(edit.new if new else edit.old)))
            continue
        if shown[0]:
            into.append(Markup("<del>{}</del>").format(_plain(edit.old)))
        if all(shown):
            into.append(Markup(" "))
        if shown[1]:
            into.append(Markup("<ins>{}</ins>").format(_plain(edit.new)))
    return _titled(*(Markup("").join(each) for each in parts))


@cache
def _environment() -> Environment:
    return page_environment()
