"""A check of cooperation in the terminal: who is bound, the overview, then each kind of conduct with quotes and obstacles, then grounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lexcheck.collating.cooperation import Answer, Block, Cooperation, Gravity, Offence, Presence
from lexcheck.model import Evidence
from lexcheck.reporting import texts
from lexcheck.reporting.cooperation import words
from lexcheck.reporting.terminal_parts import QUOTE_LIMIT, Signs, indented, labelled, title

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

MEASURE = 110  # columns; longer lines are hard to read on a wide terminal
_STYLE = {
    Offence.YES: "green",
    Offence.NARROWER: "yellow",
    Offence.OPPOSITE: "bold red",
    Offence.NOT_FOUND: "cyan",
    Offence.NOT_ASSESSED: "dim",
    Offence.NO_TEXT: "dim",
}
_GRAVE = {Gravity.REACHED: "green", Gravity.BELOW: "bold red", Gravity.UNREAD: "magenta", Gravity.NONE: ""}
_WEIGHT = {"blocks": "bold red", "may": "yellow", "look": "magenta"}
_PRESENCE = {Presence.PRESENT: "green", Presence.NARROWED: "yellow", Presence.ABSENT: "cyan", Presence.UNKNOWN: "dim"}


def print_cooperation(check: Cooperation, console: Console) -> None:
    """Print the check. Plain text where the console is no terminal."""
    signs = _Signs(console)
    for part in _parts(check, signs):
        wide = bool(getattr(part, "row_count", 0)) and len(getattr(part, "columns", ())) > 2
        console.print(part, highlight=False, soft_wrap=False, width=None if wide else min(console.width, MEASURE))


class _Signs(Signs):
    """The signs that this console can show."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        try:
            "▲▽△".encode(console.encoding)
        except (UnicodeEncodeError, LookupError):
            self.ascii = True

    def sign(self, sign: words.Sign) -> str:
        return sign.ascii if self.ascii else sign.sign


def _parts(check: Cooperation, signs: _Signs) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text(signs.text(f"{words.TITLE}: {words.heading(check)}"), style="bold")
    yield from (indented(signs.text(f"! {block.says}"), style="yellow") for block in check.silent)
    for key, notes in check.notes.items():
        yield from (indented(signs.text(f"! {check.name(key)}: {note}"), style="dim") for note in notes)
    yield title("Bound by the instruments")
    for standing in check.standing:
        yield indented(f"{standing.instrument}: {words.BETWEEN[standing.between]}", style="bold")
        for key, party in standing.parties:
            yield indented(signs.text(f"{check.name(key)}: {words.standing(party)}"), depth=4)
        yield from _blocks(standing.blocks, signs)
    yield title("Overview: offence, maximum of the plain offence, against the years of a serious crime")
    yield _overview(check, signs)
    yield indented(signs.text(_legend(check, signs)), style="dim")
    for row in check.conducts:
        same = f" ({words.SAME[row.same]})" if row.same is not None else ""
        yield title(f"{words.title(row.conduct.name)}{same}")
        yield indented(f"{row.conduct.instrument} article {row.conduct.article}", style="dim")
        for answer in row.answers:
            yield from _answer(answer, check, signs)
        yield from _blocks(row.blocks, signs)
    yield title("Extradition and legal assistance")
    yield from _grounds(check, signs)
    yield title("Note")
    yield indented(signs.text(f"{words.NOTE} {texts.DISCLAIMER}"))


def _overview(check: Cooperation, signs: _Signs) -> RenderableType:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.ASCII_DOUBLE_HEAD if signs.ascii else box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    table.add_column("Conduct", overflow="fold")
    for member in check.members:
        table.add_column(signs.text(member.name), overflow="fold")
    table.add_column("elements")
    for row in check.conducts:
        cells = []
        for answer in row.answers:
            grave = words.gravity_sign(answer.gravity, check.threshold)
            cell = Text(signs.sign(words.OFFENCE[answer.offence]), style=_STYLE[answer.offence])
            if grave:
                cell.append(f" {words.short(answer)} ".replace("  ", " "))
                cell.append(signs.sign(grave), style=_GRAVE[answer.gravity])
            cells.append(cell)
        table.add_row(Text(row.conduct.name), *cells, {True: "same", False: "differ", None: ""}[row.same])
    return table


def _legend(check: Cooperation, signs: _Signs) -> str:
    grave = [words.gravity_sign(g, check.threshold) for g in Gravity]
    return " · ".join(f"{signs.sign(each)} {each.name}" for each in (*words.OFFENCE.values(), *(g for g in grave if g)))


def _answer(answer: Answer, check: Cooperation, signs: _Signs) -> Iterator[RenderableType]:
    from rich.text import Text

    sign = words.OFFENCE[answer.offence]
    yield indented(signs.text(f"{signs.sign(sign)} {check.name(answer.state)}: {sign.name}"), style=_STYLE[answer.offence])
    figure = answer.penalty.evidence if answer.penalty else ()
    if answer.evidence and answer.evidence[0] not in figure:
        yield labelled("Law", _cited(answer.evidence[0], signs))
    grave = words.gravity_sign(answer.gravity, check.threshold)
    if grave:
        told = f"{words.penalty(answer.penalty)} ({signs.sign(grave)} {grave.name})"
        yield labelled("Penalty", Text(signs.text(told), style=_GRAVE[answer.gravity]))
        yield from (labelled("", _cited(quote, signs)) for quote in figure[:2])
    if answer.graver:
        yield labelled("Graver", Text(signs.text(f"{words.penalty(answer.graver)}, {answer.graver.evidence[0].provision}")))
    missing = words.missing(answer)
    if missing:
        yield labelled("Elements", Text(signs.text(f"not recognised: {'; '.join(missing)}"), style="dim"))


def _grounds(check: Cooperation, signs: _Signs) -> Iterator[RenderableType]:
    from rich.text import Text

    for row in check.grounds:
        yield indented(f"{row.ground.name} ({row.ground.area})", style="bold")
        for answer in row.answers:
            sign = words.PRESENCE[answer.presence]
            told = f"{signs.sign(sign)} {check.name(answer.state)}: {'; '.join(filter(None, (sign.name, words.note(answer))))}"
            yield indented(signs.text(told), depth=4, style=_PRESENCE[answer.presence])
            yield from (labelled("", Text("  ").append(_cited(quote, signs))) for quote in answer.evidence[:1])
        yield from _blocks(row.blocks, signs)


def _blocks(blocks: Iterable[Block], signs: _Signs) -> Iterator[RenderableType]:
    from rich.text import Text

    for block in blocks:
        sign = words.WEIGHT[block.weight]
        label = f"{signs.sign(sign)} {sign.name}: "
        yield labelled("", Text.assemble((label, _WEIGHT[block.weight]), signs.text(block.says)))


def _cited(quote: Evidence, signs: _Signs) -> Text:
    from rich.text import Text

    said = texts.shortened(quote.quote, QUOTE_LIMIT)
    return Text.assemble((signs.text(f"{quote.law} {quote.provision}") + " ", "bold"), (signs.text(f"“{said}”"), "italic"))
