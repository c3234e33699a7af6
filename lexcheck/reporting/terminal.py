"""An assessment in the terminal: summary by instrument and domain, then the gaps by severity with quotes and elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from lexcheck.model import Assessment, Evidence, Severity, Verdict
from lexcheck.reporting import texts
from lexcheck.reporting.accounting import account, places
from lexcheck.reporting.summary import (
    ElementLine,
    Item,
    Row,
    gaps,
    good_practice,
    headline,
    items,
    law_rows,
    looked_in,
    summary_rows,
    to_review,
    with_verdict,
)

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

QUOTE_LIMIT = 320  # characters; the files hold every quote whole
QUOTES_SHOWN = 3
NEAREST_SHOWN = 2
PLACES_SHOWN = 5  # to look at in each text
MEASURE = 110  # columns; longer lines are hard to read on a wide terminal

_STYLE = {
    Verdict.MET: "green",
    Verdict.PARTIAL: "yellow",
    Verdict.CONTRADICTED: "bold red",
    Verdict.NOT_FOUND: "cyan",
    Verdict.NOT_APPLICABLE: "dim",
    Verdict.NOT_ASSESSED: "dim",
}
_STATE = {"present": Verdict.MET, "narrowed": Verdict.PARTIAL, "missing": Verdict.NOT_FOUND}
# a statute may hold escape sequences, and bidirectional overrides that turn the words around them: neither reaches the terminal
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def print_report(
    assessment: Assessment,
    console: Console,
    least: Severity = Severity.MINOR,
    notes: Sequence[str] = (),
    by_law: bool = False,
) -> None:
    """Print the report; gaps lighter than `least` are counted and not shown; `by_law`: with what each law gives alone. Plain text where
    the console is no terminal."""
    for part in _parts(assessment, _Signs(console), least, notes, by_law):
        console.print(part, highlight=False, soft_wrap=False, width=min(console.width, MEASURE) if not _is_table(part) else None)


class _Signs:
    """The signs that this console can show; where its encoding lacks one, all of them are ASCII."""

    def __init__(self, console: Console) -> None:
        try:
            "✓◐✗○–·“”…".encode(console.encoding)
            self.ascii = False
        except (UnicodeEncodeError, LookupError):
            self.ascii = True

    def of(self, verdict: Verdict) -> str:
        wording = texts.VERDICTS[verdict]
        return wording.ascii if self.ascii else wording.sign

    def text(self, words: str) -> str:
        """Words as this console can show them, on one line, free of control characters."""
        words = _UNSAFE.sub("", " ".join(words.split()))
        if self.ascii:
            for sign, plain in (("–", "-"), ("“", '"'), ("”", '"'), ("…", "..."), ("·", "-")):
                words = words.replace(sign, plain)
        return words


def _parts(
    assessment: Assessment, signs: _Signs, least: Severity, notes: Sequence[str], by_law: bool
) -> Iterator[RenderableType]:
    from rich.text import Text

    every = items(assessment)
    yield from _head(assessment, signs, notes)
    yield _summary(summary_rows(every), signs)
    yield _legend(signs)
    yield Text("")
    yield _indented(headline(every))
    yield from _conflicts(assessment, signs)
    shown = gaps(every, least)
    hidden = len(gaps(every)) - len(shown)
    for severity in Severity:
        of_severity = [item for item in shown if item.requirement.severity is severity]
        if of_severity:
            yield _title(f"{severity.value.capitalize()} gaps ({len(of_severity)})")
            for item in of_severity:
                yield from _gap(item, assessment, signs)
                yield from _drill(item, assessment, signs) if by_law else ()
    if not shown:
        yield _title("No gap is shown")
        yield _indented("None was found in the duties that were assessed." if not hidden else "All gaps found are lighter.")
    if hidden:
        yield _indented(f"{texts.count(hidden, 'lighter gap')} not shown here (--severity {least.value}).", style="dim")
    yield from _lists(every, signs)
    yield from _by_law(assessment, signs) if by_law else ()
    yield _title("Note")
    yield _indented(signs.text(f"{texts.SILENCE} {texts.DISCLAIMER}"))


def _head(assessment: Assessment, signs: _Signs, notes: Sequence[str]) -> Iterator[RenderableType]:
    from rich.text import Text

    stamp = assessment.stamp
    yield Text(signs.text(assessment.title + (f" ({assessment.country})" if assessment.country else "")), style="bold")
    against = texts.listing(
        [f"{texts.INSTRUMENTS[each]} ({each})" for each in dict.fromkeys(r.instrument for r in assessment.requirements)]
    )
    yield _indented(f"against {against}")
    for law in assessment.laws:
        kind = ", restatement and not the official text" if law.restatement else ""
        yield _indented(signs.text(f"{law.key}: {law.title} ({law.language}{kind})"))
        for warning in law.source.warnings:
            yield _indented(signs.text(f"! {warning}"), depth=4, style="yellow")
        yield _indented(signs.text(account(law)), depth=4, style="dim")
        for place in islice(places(law), PLACES_SHOWN):
            yield _indented(signs.text(place), depth=6, style="dim")
        if len(law.remarks) > PLACES_SHOWN:
            yield _indented(
                f"and {len(law.remarks) - PLACES_SHOWN} more, which lexcheck segment --ledger lists", depth=6, style="dim"
            )
    for note in notes:
        yield _indented(signs.text(f"! {note}"), style="yellow")
    yield _indented(
        signs.text(f"{texts.tool(stamp)} · catalogue {stamp.catalogue} · rules {stamp.rules} · {stamp.date}"), style="dim"
    )


def _summary(rows: tuple[Row, ...], signs: _Signs) -> RenderableType:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.ASCII_DOUBLE_HEAD if signs.ascii else box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    table.add_column("Duties by instrument and domain", no_wrap=True)
    for verdict in Verdict:
        table.add_column(Text(signs.of(verdict), style=_STYLE[verdict]), justify="right", min_width=3)
    table.add_column("all", justify="right", min_width=3)
    for row in rows:
        whole = not row.name
        name = (
            row.instrument.value
            if whole
            else "  good practice (optional)"
            if row.name == "optional"
            else f"  {texts.domain_name(row.name)}"
        )
        # a nought says nothing that a blank does not say better
        cells = [Text(str(number) if number else "", style=_STYLE[verdict]) for verdict, number in row.counts.items()]
        table.add_row(Text(name), *cells, str(row.total), style="bold" if whole else "dim" if row.name == "optional" else "")
    return table


def _legend(signs: _Signs) -> RenderableType:
    from rich.text import Text

    return Text("  ").join(
        [Text(f"{signs.of(verdict)} {wording.name}", style=_STYLE[verdict]) for verdict, wording in texts.VERDICTS.items()]
    )


def _gap(item: Item, assessment: Assessment, signs: _Signs) -> Iterator[RenderableType]:
    from rich.text import Text

    requirement, finding = item.requirement, item.finding
    wording, style = texts.VERDICTS[item.verdict], _STYLE[item.verdict]
    article = f"{requirement.instrument} {requirement.article}"
    weight = f", {item.duty}" if requirement.obligation.value != "mandatory" or finding.voluntary else ""
    yield Text()
    yield Text.assemble((f"{signs.of(item.verdict)} {requirement.id}", style), "  ", (signs.text(requirement.title), "bold"))
    yield _indented(
        signs.text(f"{wording.name} · article {article}{weight} · confidence {texts.percent(finding.confidence)}"), style="dim"
    )
    quotes = item.quotes
    for at, quote in enumerate(quotes[:QUOTES_SHOWN]):
        yield _labelled("" if at else "Law", _cited(quote, assessment, signs))
    if len(quotes) > QUOTES_SHOWN:
        yield _labelled("", Text(f"and {texts.count(len(quotes) - QUOTES_SHOWN, 'more quote')}", style="dim"))
    if not quotes:
        where = texts.listing([law.key for law in looked_in(item, assessment.laws)])
        yield _labelled("Law", Text(signs.text(f"nothing found in {where}")))
    for at, near in enumerate(finding.nearest[:NEAREST_SHOWN]):
        yield _labelled("" if at else "Nearest", _cited(near, assessment, signs))
    yield from _elements(item, signs)
    yield from _said(signs, (("Why", "; ".join(finding.because)), ("Gap", finding.gap), ("To do", finding.recommendation)))
    if item.absence:
        yield _labelled("Absence", Text(signs.text(item.absence), style="dim"))
    elif item.verdict is Verdict.NOT_FOUND and requirement.framework_homes:
        yield _labelled(
            "Home", Text("usually " + " or ".join(texts.home_name(home) for home in requirement.framework_homes), style="dim")
        )
    for note in finding.notes:
        yield _labelled("Note", Text(signs.text(note), style="dim"))
    for reason in finding.review:
        yield _labelled("Review", Text(signs.text(reason), style="magenta"))


def _conflicts(assessment: Assessment, signs: _Signs) -> Iterator[RenderableType]:
    from rich.text import Text

    if not assessment.conflicts:
        return
    yield _title(f"Conflicts between laws ({len(assessment.conflicts)})")
    yield _indented(texts.CONFLICT)
    for conflict in assessment.conflicts:
        yield Text()
        head = f"{texts.CONFLICTS[conflict.kind]}: {conflict.because}"
        yield Text.assemble((f"! {conflict.requirement}", "bold red"), "  ", (signs.text(head), "bold"))
        for side in conflict.sides:
            yield _labelled("Law", Text(signs.text(f"{side.law} {side.says}")))
            for quote in side.evidence:
                yield _labelled("", _cited(quote, assessment, signs))


def _drill(item: Item, assessment: Assessment, signs: _Signs) -> Iterator[RenderableType]:
    """What each law gives of one requirement, on a line each."""
    from rich.text import Text

    for row in law_rows(assessment):
        found = row.findings[item.requirement.id]
        there = [element.id for element in found.elements if element.present or element.narrowed]
        places = ", ".join(dict.fromkeys(quote.provision for quote in found.evidence))
        more = "; ".join(filter(None, (", ".join(there), f"at {places}" if places else "")))
        words = f"{signs.of(found.verdict)} {row.law.key}: {texts.VERDICTS[found.verdict].name}" + (f" ({more})" if more else "")
        yield _labelled("By law", Text(signs.text(words), style=_STYLE[found.verdict]))


def _by_law(assessment: Assessment, signs: _Signs) -> Iterator[RenderableType]:
    """How each law's duties stand, alone."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    rows = law_rows(assessment)
    if not rows:
        return
    yield _title("What each law gives alone")
    table = Table(box=box.ASCII_DOUBLE_HEAD if signs.ascii else box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    table.add_column("Duties by law", overflow="fold")
    for verdict in Verdict:
        table.add_column(Text(signs.of(verdict), style=_STYLE[verdict]), justify="right", min_width=3)
    for row in rows:
        kinds = f" ({', '.join(texts.home_name(kind) for kind in row.kinds)})" if row.kinds else ""
        cells = [Text(str(number) if number else "", style=_STYLE[verdict]) for verdict, number in row.counts.items()]
        table.add_row(Text(signs.text(f"{row.law.key}{kinds}")), *cells)
    yield table


def _elements(item: Item, signs: _Signs) -> Iterator[RenderableType]:
    """What is there on one line; what is missing or weaker on a line each."""
    from rich.text import Text

    if item.verdict is Verdict.NOT_FOUND:
        return
    lines = item.elements
    present = [line for line in lines if line.state == "present"]
    if present:
        names = ", ".join(line.id for line in present)
        yield _labelled("Elements", Text(signs.text(f"{signs.of(Verdict.MET)} {names}"), style=_STYLE[Verdict.MET]))
    for at, line in enumerate(line for line in lines if line.state != "present"):
        yield _labelled("" if at or present else "Elements", _element(line, signs))


def _element(line: ElementLine, signs: _Signs) -> Text:
    from rich.text import Text

    verdict = _STATE[line.state]
    state = "weaker: " if line.state == "narrowed" else "missing: " if line.required else "missing, not needed: "
    return Text.assemble(
        (f"{signs.of(verdict)} {line.id} ", _STYLE[verdict] if line.required else "dim"),
        (signs.text(f"{state}{line.description}"), "" if line.required else "dim"),
    )


def _cited(quote: Evidence, assessment: Assessment, signs: _Signs) -> Text:
    from rich.text import Text

    words = texts.shortened(quote.quote, QUOTE_LIMIT)
    place = f"{quote.law} {quote.provision}" if len(assessment.laws) > 1 else quote.provision
    return Text.assemble((signs.text(place) + " ", "bold"), (signs.text(f"“{words}”"), "italic"))


def _said(signs: _Signs, pairs: tuple[tuple[str, str], ...]) -> Iterator[RenderableType]:
    from rich.text import Text

    for label, words in pairs:
        if words:
            yield _labelled(label, Text(signs.text(words)))


def _lists(every: tuple[Item, ...], signs: _Signs) -> Iterator[RenderableType]:
    from rich.text import Text

    extras = good_practice(every)
    flagged = [item for item in to_review(every) if not item.is_gap]
    unjudged = with_verdict(every, Verdict.NOT_ASSESSED)
    if extras:
        yield _title(f"Good practice not, or not fully, taken up ({len(extras)})")
        yield from (_short(item, item.finding.recommendation, signs) for item in extras)
    if flagged:
        yield _title(f"No gap, and yet to be looked at ({len(flagged)})")
        yield from (_short(item, "; ".join(item.finding.review), signs) for item in flagged)
    if unjudged:
        yield _title(f"Not assessed ({len(unjudged)})")
        yield _indented(texts.NOT_ASSESSED)
        for instrument in dict.fromkeys(item.requirement.instrument for item in unjudged):
            names = [item.requirement.id for item in unjudged if item.requirement.instrument is instrument]
            yield _labelled(instrument.value, Text(", ".join(names), style="dim"))


def _short(item: Item, words: str, signs: _Signs) -> RenderableType:
    from rich.padding import Padding
    from rich.text import Text

    line = Text.assemble(
        (f"{signs.of(item.verdict)} {item.requirement.id}", _STYLE[item.verdict]), "  ", signs.text(item.requirement.title)
    )
    return Padding(line.append(f": {signs.text(words)}" if words else ""), (0, 0, 0, 2), expand=False)


def _labelled(label: str, words: Text) -> RenderableType:
    from rich.table import Table

    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=11, style="dim")
    grid.add_column(overflow="fold")
    grid.add_row(f"  {label}", words)
    return grid


def _indented(words: str, depth: int = 2, style: str = "") -> RenderableType:
    from rich.padding import Padding
    from rich.text import Text

    return Padding(Text(words, style=style), (0, 0, 0, depth), expand=False)


def _title(words: str) -> RenderableType:
    from rich.text import Text

    return Text(f"\n{words}", style="bold underline")


def _is_table(part: RenderableType) -> bool:
    return bool(getattr(part, "columns", None)) and len(getattr(part, "columns", ())) > 2
