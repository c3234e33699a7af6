"""An assessment in the terminal: summary by instrument and domain, then the gaps by severity with quotes and elements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from lexcheck.model import Assessment, Severity, Verdict
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
    looked_in,
    summary_rows,
    to_review,
    told_once,
    with_verdict,
)
from lexcheck.reporting.terminal_determinations import beside, section
from lexcheck.reporting.terminal_laws import by_law_table, conflicts, drill
from lexcheck.reporting.terminal_parts import STYLE, Signs, cited, indented, labelled, title

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

QUOTES_SHOWN = 3
NEAREST_SHOWN = 2
PLACES_SHOWN = 5  # to look at in each text
MEASURE = 110  # columns; longer lines are hard to read on a wide terminal

_STATE = {"present": Verdict.MET, "narrowed": Verdict.PARTIAL, "missing": Verdict.NOT_FOUND}


def print_report(
    assessment: Assessment,
    console: Console,
    least: Severity = Severity.MINOR,
    notes: Sequence[str] = (),
    by_law: bool = False,
) -> None:
    """Print the report; gaps lighter than `least` are counted and not shown; `by_law`: with what each law gives alone. Plain text where
    the console is no terminal."""
    for part in _parts(assessment, Signs(console), least, notes, by_law):
        console.print(part, highlight=False, soft_wrap=False, width=min(console.width, MEASURE) if not _is_table(part) else None)


def _parts(assessment: Assessment, signs: Signs, least: Severity, notes: Sequence[str], by_law: bool) -> Iterator[RenderableType]:
    from rich.text import Text

    every = items(assessment)
    yield from _head(assessment, signs, notes)
    yield _summary(summary_rows(every), signs)
    yield _legend(signs)
    yield Text("")
    yield indented(headline(every))
    yield from conflicts(assessment, signs)
    shown = gaps(every, least)
    hidden = len(gaps(every)) - len(shown)
    for severity in Severity:
        of_severity = [item for item in shown if item.requirement.severity is severity]
        if of_severity:
            yield title(f"{severity.value.capitalize()} gaps ({len(of_severity)})")
            for item in of_severity:
                yield from _gap(item, assessment, signs)
                yield from drill(item, assessment, signs) if by_law else ()
    if not shown:
        yield title("No gap is shown")
        yield indented("None was found in the duties that were assessed." if not hidden else "All gaps found are lighter.")
    if hidden:
        yield indented(f"{texts.count(hidden, 'lighter gap')} not shown here (--severity {least.value}).", style="dim")
    yield from _lists(every, signs)
    yield from by_law_table(assessment, signs) if by_law else ()
    yield from section(every, signs)
    yield title("Note")
    yield indented(signs.text(f"{texts.SILENCE} {texts.DISCLAIMER}"))


def _head(assessment: Assessment, signs: Signs, notes: Sequence[str]) -> Iterator[RenderableType]:
    from rich.text import Text

    stamp = assessment.stamp
    yield Text(signs.text(assessment.title + (f" ({assessment.country})" if assessment.country else "")), style="bold")
    against = texts.listing(
        [f"{texts.INSTRUMENTS[each]} ({each})" for each in dict.fromkeys(r.instrument for r in assessment.requirements)]
    )
    yield indented(f"against {against}")
    for law in assessment.laws:
        kind = ", restatement and not the official text" if law.restatement else ""
        yield indented(signs.text(f"{law.key}: {law.title} ({law.language}{kind})"))
        for warning in law.source.warnings:
            yield indented(signs.text(f"! {warning}"), depth=4, style="yellow")
        yield indented(signs.text(account(law)), depth=4, style="dim")
        for place in islice(places(law), PLACES_SHOWN):
            yield indented(signs.text(place), depth=6, style="dim")
        if len(law.remarks) > PLACES_SHOWN:
            yield indented(
                f"and {len(law.remarks) - PLACES_SHOWN} more, which lexcheck segment --ledger lists", depth=6, style="dim"
            )
    for note in filter(None, (told_once(assessment), *notes)):
        yield indented(signs.text(f"! {note}"), style="yellow")
    yield indented(
        signs.text(f"{texts.tool(stamp)} · catalogue {stamp.catalogue} · rules {stamp.rules} · {stamp.date}"), style="dim"
    )


def _summary(rows: tuple[Row, ...], signs: Signs) -> RenderableType:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.ASCII_DOUBLE_HEAD if signs.ascii else box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    table.add_column("Duties by instrument and domain", no_wrap=True)
    for verdict in Verdict:
        table.add_column(Text(signs.of(verdict), style=STYLE[verdict]), justify="right", min_width=3)
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
        cells = [Text(str(number) if number else "", style=STYLE[verdict]) for verdict, number in row.counts.items()]
        table.add_row(Text(name), *cells, str(row.total), style="bold" if whole else "dim" if row.name == "optional" else "")
    return table


def _legend(signs: Signs) -> RenderableType:
    from rich.text import Text

    return Text("  ").join(
        [Text(f"{signs.of(verdict)} {wording.name}", style=STYLE[verdict]) for verdict, wording in texts.VERDICTS.items()]
    )


def _gap(item: Item, assessment: Assessment, signs: Signs) -> Iterator[RenderableType]:
    from rich.text import Text

    requirement, finding = item.requirement, item.finding
    wording, style = texts.VERDICTS[item.verdict], STYLE[item.verdict]
    article = f"{requirement.instrument} {requirement.article}"
    weight = f", {item.duty}" if requirement.obligation.value != "mandatory" or finding.voluntary else ""
    yield Text()
    yield Text.assemble((f"{signs.of(item.verdict)} {requirement.id}", style), "  ", (signs.text(requirement.title), "bold"))
    yield indented(
        signs.text(f"{wording.name} · article {article}{weight} · confidence {texts.percent(finding.confidence)}"), style="dim"
    )
    quotes = item.quotes
    for at, quote in enumerate(quotes[:QUOTES_SHOWN]):
        yield labelled("" if at else "Law", cited(quote, assessment, signs))
    if len(quotes) > QUOTES_SHOWN:
        yield labelled("", Text(f"and {texts.count(len(quotes) - QUOTES_SHOWN, 'more quote')}", style="dim"))
    if not quotes:
        where = texts.listing([law.key for law in looked_in(item, assessment.laws)])
        yield labelled("Law", Text(signs.text(f"nothing found in {where}")))
    for at, near in enumerate(finding.nearest[:NEAREST_SHOWN]):
        yield labelled("" if at else "Nearest", cited(near, assessment, signs))
    yield from _elements(item, signs)
    yield from _said(signs, (("Why", "; ".join(finding.because)), ("Gap", finding.gap), ("To do", finding.recommendation)))
    if item.absence:
        yield labelled("Absence", Text(signs.text(item.absence), style="dim"))
    elif item.verdict is Verdict.NOT_FOUND and requirement.framework_homes:
        yield labelled(
            "Home", Text("usually " + " or ".join(texts.home_name(home) for home in requirement.framework_homes), style="dim")
        )
    for note in finding.notes:
        yield labelled("Note", Text(signs.text(note), style="dim"))
    for reason in item.review:
        yield labelled("Review", Text(signs.text(reason), style="magenta"))
    yield from beside(item, signs)


def _elements(item: Item, signs: Signs) -> Iterator[RenderableType]:
    """What is there on one line; what is missing or weaker on a line each."""
    from rich.text import Text

    if item.verdict is Verdict.NOT_FOUND:
        return
    lines = item.elements
    present = [line for line in lines if line.state == "present"]
    if present:
        names = ", ".join(line.id for line in present)
        yield labelled("Elements", Text(signs.text(f"{signs.of(Verdict.MET)} {names}"), style=STYLE[Verdict.MET]))
    for at, line in enumerate(line for line in lines if line.state != "present"):
        yield labelled("" if at or present else "Elements", _element(line, signs))


def _element(line: ElementLine, signs: Signs) -> Text:
    from rich.text import Text

    verdict = _STATE[line.state]
    state = "weaker: " if line.state == "narrowed" else "missing: " if line.required else "missing, not needed: "
    return Text.assemble(
        (f"{signs.of(verdict)} {line.id} ", STYLE[verdict] if line.required else "dim"),
        (signs.text(f"{state}{line.description}"), "" if line.required else "dim"),
    )


def _said(signs: Signs, pairs: tuple[tuple[str, str], ...]) -> Iterator[RenderableType]:
    from rich.text import Text

    for label, words in pairs:
        if words:
            yield labelled(label, Text(signs.text(words)))


def _lists(every: tuple[Item, ...], signs: Signs) -> Iterator[RenderableType]:
    from rich.text import Text

    extras = good_practice(every)
    flagged = [item for item in to_review(every) if not item.is_gap]
    unjudged = with_verdict(every, Verdict.NOT_ASSESSED)
    if extras:
        yield title(f"Good practice not, or not fully, taken up ({len(extras)})")
        yield from (_short(item, item.finding.recommendation, signs) for item in extras)
    if flagged:
        yield title(f"No gap, and yet to be looked at ({len(flagged)})")
        yield from (_short(item, "; ".join(item.review), signs) for item in flagged)
    if unjudged:
        yield title(f"Not assessed ({len(unjudged)})")
        yield indented(texts.NOT_ASSESSED)
        for instrument in dict.fromkeys(item.requirement.instrument for item in unjudged):
            names = [item.requirement.id for item in unjudged if item.requirement.instrument is instrument]
            yield labelled(instrument.value, Text(", ".join(names), style="dim"))


def _short(item: Item, words: str, signs: Signs) -> RenderableType:
    from rich.padding import Padding
    from rich.text import Text

    line = Text.assemble(
        (f"{signs.of(item.verdict)} {item.requirement.id}", STYLE[item.verdict]), "  ", signs.text(item.requirement.title)
    )
    return Padding(line.append(f": {signs.text(words)}" if words else ""), (0, 0, 0, 2), expand=False)


def _is_table(part: RenderableType) -> bool:
    return bool(getattr(part, "columns", None)) and len(getattr(part, "columns", ())) > 2
