"""A comparison in the terminal: effects first, then what broke elsewhere, then every change with its words. Colour is never alone:
words that went stand struck in `[- -]`, words that came underlined in `{+ +}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lexcheck.comparing.changes import Cause, Change, Comparison, Edit, Effect, Kind
from lexcheck.reporting import comparison_texts as wording
from lexcheck.reporting import texts

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

MEASURE = 110  # columns; longer lines are hard to read on a wide terminal
LIMIT = 60  # words of one run of inserted or deleted words; the files hold all
CAUSES = 4  # rows shown for an effect

_STYLE = {
    Effect.OPENED: "bold red",
    Effect.WIDENED: "red",
    Effect.NARROWED: "yellow",
    Effect.CLOSED: "green",
    Effect.NONE: "dim",
}
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def print_comparisons(comparisons: Sequence[Comparison], console: Console) -> None:
    """Print comparisons one after the other."""
    plain = not _can_show(console)
    for comparison in comparisons:
        for part in _parts(comparison, plain):
            console.print(part, highlight=False, soft_wrap=False, width=min(console.width, MEASURE))


def _can_show(console: Console) -> bool:
    try:
        "→▲△▽▼·“”…✓◐✗○–—".encode(console.encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _clean(words: str, plain: bool) -> str:
    words = _UNSAFE.sub("", " ".join(words.split()))
    if plain:
        for sign, other in (("→", "->"), ("–", "-"), ("—", "-"), ("“", '"'), ("”", '"'), ("…", "..."), ("·", "-")):
            words = words.replace(sign, other)
    return words


def _parts(comparison: Comparison, plain: bool) -> Iterator[RenderableType]:
    from rich.text import Text

    def say(words: str, style: str = "", indent: int = 2) -> RenderableType:
        from rich.padding import Padding

        return Padding(Text(_clean(words, plain), style=style), (0, 0, 0, indent), expand=False)

    old, new = comparison.old, comparison.new
    yield Text(_clean(f"{old.source.name} → {new.source.name}", plain), style="bold")
    yield say(new.title)
    yield say(" · ".join(f"{number} {kind}" for kind, number in wording.counts(comparison)))
    if comparison.outcomes:
        yield from _effects(comparison, plain)
    if comparison.ripples:
        yield _title(f"To mend elsewhere ({len(comparison.ripples)})")
        for ripple in comparison.ripples:
            yield say(f"{wording.ripple_place(ripple, comparison)}  {wording.RIPPLES[ripple.kind]}: {ripple.message}")
    shown = wording.telling(comparison.changes)
    yield _title(f"Changes of words and place ({len(shown)})")
    for _, change in shown:
        yield from _change(change, comparison, plain)
    if not shown:
        yield say("None.")
    for sentence in wording.left_out(comparison.changes):
        yield say(sentence, "dim")
    numbers = wording.renumbered(comparison)
    if numbers:
        yield _title(f"Concordance of numbers ({len(numbers)})")
        yield say("; ".join(f"{wording.cited(c.old, old)} → {wording.cited(c.new, new)}" for c in numbers))
    yield _title("Note")
    yield say(texts.DISCLAIMER)
    yield Text("")


def _effects(comparison: Comparison, plain: bool) -> Iterator[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    found = wording.effective(comparison)
    yield _title(f"Effects ({len(found)} of {texts.count(len(comparison.outcomes), 'requirement')})")
    for outcome in found:
        effect = wording.EFFECTS[outcome.effect]
        before, after = texts.VERDICTS[outcome.before.verdict], texts.VERDICTS[outcome.after.verdict]
        sign = effect.ascii if plain else effect.sign
        yield Text()
        yield Text.assemble((f"{sign} {effect.name}", _STYLE[outcome.effect]), f"  {outcome.requirement.id}  ",
                            (_clean(outcome.requirement.title, plain), "bold"))  # fmt: skip
        yield Padding(Text(_clean(f"{before.name} → {after.name}", plain), style="dim"), (0, 0, 0, 2), expand=False)
        causes = wording.causes(outcome)
        for cause, did in causes[:CAUSES]:
            yield Padding(_cause(cause, did, comparison, plain), (0, 0, 0, 2), expand=False)
        if len(causes) > CAUSES:
            yield Padding(
                Text(f"and {texts.count(len(causes) - CAUSES, 'more change')}", style="dim"), (0, 0, 0, 2), expand=False
            )
        if not causes:
            yield Padding(Text("the changed words behind it could not be told", style="dim"), (0, 0, 0, 2), expand=False)
    if not found:
        yield Padding(Text("None of the requirements is touched."), (0, 0, 0, 2), expand=False)


def _cause(cause: Cause, did: str, comparison: Comparison, plain: bool) -> Text:
    from rich.text import Text

    change = comparison.changes[cause.change]
    line = Text.assemble((_clean(wording.place(change, comparison), plain), "bold"))
    line.append(f" {did}" if did else "")
    line.append(": ")
    for at, place in enumerate(cause.edits):
        line.append(" … " if at and not plain else " ... " if at else "")
        _add(line, change.edits[place], plain)
    if not cause.edits:
        line.append(wording.ASTRAY)
    return line


def _change(change: Change, comparison: Comparison, plain: bool) -> Iterator[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    yield Text()
    kinds = ", ".join(kind.value for kind in change.kinds)
    line = Text.assemble((_clean(wording.place(change, comparison), plain), "bold"), "  ", (kinds, "cyan"))
    heading = (change.new or change.old or comparison.new.provisions[0]).heading
    if heading:
        line.append(f"  {_clean(heading, plain)}")
    names = [wording.NAMES[name] for name in change.names if name != "punctuation"]
    if names:
        line.append(f"  ({', '.join(names)})", style="magenta")
    yield line
    if change.edits and set(change.kinds) - {Kind.MOVED, Kind.RENUMBERED}:
        body = Text()
        for edit, shown, blank in wording.near(change, comparison):
            body.append(" " if blank else "")
            if edit.op == "equal":
                body.append(_clean(shown, plain))
            else:
                _add(body, edit, plain)
        yield Padding(body, (0, 0, 0, 2), expand=False)
    if change.others:
        word = "into" if Kind.SPLIT in change.kinds else "from"
        places = ", ".join(dict.fromkeys(wording.place(comparison.changes[at], comparison) for at in change.others))
        yield Padding(Text(_clean(f"{word} {places}", plain), style="dim"), (0, 0, 0, 2), expand=False)


def _add(line: Text, edit: Edit, plain: bool) -> None:
    old, new = (_clean(_cut(words), plain) for words in (edit.old, edit.new))
    if old:
        line.append(f"[-{old}-]", style="red strike")
    if new:
        line.append(f"{{+{new}+}}", style="green underline")


def _cut(words: str) -> str:
    parts = words.split()
    return words if len(parts) <= LIMIT else " ".join([*parts[: LIMIT // 2], "…", *parts[-LIMIT // 2 :]])


def _title(words: str) -> RenderableType:
    from rich.text import Text

    return Text(f"\n{words}", style="bold underline")
