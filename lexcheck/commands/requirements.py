"""`lexcheck requirements`: list what the instruments require, filtered; or print it as a codebook."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Instrument, Obligation, Requirement, Severity
from lexcheck.protocols import Catalogue, filed_under, load_catalogue, nearest

if TYPE_CHECKING:
    from rich.console import Console

FORMATS = ("table", "json", "csv", "md")


def configure(parser: argparse.ArgumentParser) -> None:
    """The options; each filter takes several values parted by commas, and may be given again."""

    def several(name: str, help: str) -> None:
        parser.add_argument(f"--{name}", type=_several, action="extend", default=[], metavar="WORD[,WORD]", help=help)

    several("instrument", "tip, som, untoc")
    several("article", "an article or paragraph that the requirement mainly rests on: 3, 6(1), 6(1)(b)")
    several("domain", "such as definition, penalties, victim-protection")
    several("obligation", "mandatory, mandatory-qualified, optional")
    several("severity", "critical, major, minor")
    parser.add_argument("--format", choices=FORMATS, help="table (default), or a codebook: json, csv, md; by the name after -o")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to this file")


def run(args: argparse.Namespace) -> ExitCode:
    """List, or write, the requirements that pass every filter."""
    catalogue = load_catalogue()
    chosen = choose(catalogue, args.instrument, args.article, args.domain, args.obligation, args.severity)
    form = args.format or _form_of(args.output)
    if form == "table" and args.output is None:
        from rich.console import Console

        _show(catalogue, chosen, Console())
        return ExitCode.OK
    content = _plain(chosen) if form == "table" else _codebook(form)(catalogue, chosen)
    if args.output is None:
        # the writer of CSV has ended its lines itself; text mode would turn them again on Windows
        sys.stdout.buffer.write(content.encode("utf-8"))
        sys.stdout.flush()
    else:
        from lexcheck.writing import write_whole

        write_whole(args.output, content)
        print(f"{args.output}: {_count(chosen)}")
    return ExitCode.OK


def choose(
    catalogue: Catalogue,
    instruments: Sequence[str] = (),
    articles: Sequence[str] = (),
    domains: Sequence[str] = (),
    obligations: Sequence[str] = (),
    severities: Sequence[str] = (),
) -> tuple[Requirement, ...]:
    """The requirements that pass every filter, in catalogue order; a filter without values lets all pass.

    An article also takes in the paragraphs below it, and what is filed under it. Raises LexcheckError (USAGE) for a value that is
    unknown, with the nearest one.
    """
    wanted = [Instrument(word) for word in _allowed("instrument", instruments, Instrument)] or list(Instrument)
    known = [article for info in catalogue.instruments if info.instrument in wanted for article in info.articles]
    citations = {each for article in known for each in (article.number, *article.paragraphs)}
    articles = _allowed("article", [word.replace(" ", "") for word in articles], sorted(citations, key=_by_number))
    domains = _allowed("domain", domains, catalogue.vocabulary.domains)
    obligations = _allowed("obligation", obligations, Obligation)
    severities = _allowed("severity", severities, Severity)
    return tuple(
        requirement
        for requirement in catalogue.of(wanted)
        if (not articles or any(_under(requirement, article) for article in articles))
        and (not domains or requirement.domain in domains)
        and (not obligations or requirement.obligation in obligations)
        and (not severities or requirement.severity in severities)
    )


def _under(requirement: Requirement, article: str) -> bool:
    return article == filed_under(requirement) or f"{requirement.article}(".startswith(f"{article}(")


def _several(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _by_number(citation: str) -> tuple[int, str]:
    number, _, rest = citation.partition("(")
    return int(number), rest


def _allowed(name: str, given: Sequence[str], words: Iterable[str]) -> list[str]:
    known = list(words)
    lower = {str(word).lower(): str(word) for word in known}
    for word in given:
        if word.lower() not in lower:
            shown = known if len(known) < 20 else [each for each in known if "(" not in each]
            raise LexcheckError(
                f"unknown {name} '{word}'",
                cause=f"known are: {', '.join(map(str, shown))}",
                code=ExitCode.USAGE,
                mend=nearest(word.lower(), lower) or "choose one of these",
            )
    return [lower[word.lower()] for word in given]


def _form_of(output: Path | None) -> str:
    """The format that a file's name asks for. Raises LexcheckError (USAGE) for a name that ends in another."""
    suffix = output.suffix.lower().lstrip(".") if output else ""
    if suffix in ("", "txt"):
        return "table"
    if suffix not in FORMATS:
        raise LexcheckError(
            f"it is not clear in which format {output} is to be written",
            mend="name a file that ends in .json, .csv, .md or .txt, or give --format",
            code=ExitCode.USAGE,
        )
    return suffix


def _codebook(form: str) -> Callable[[Catalogue, Sequence[Requirement]], str]:
    from lexcheck.reporting import codebook

    return {"json": codebook.codebook_json, "csv": codebook.codebook_csv, "md": codebook.codebook_md}[form]


# --- the list in the terminal -------------------------------------------------------------------------------------------

_STYLE = {Severity.CRITICAL: "bold red", Severity.MAJOR: "yellow", Severity.MINOR: "dim"}
WIDE, WIDER = 100, 130  # columns from which there is room for the duty, and for the domain too


def _show(catalogue: Catalogue, chosen: Sequence[Requirement], console: Console) -> None:
    if not console.is_terminal:
        console.file.write(_plain(chosen))
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    wide, wider = console.width >= WIDE, console.width >= WIDER
    for instrument in Instrument:
        rows = [requirement for requirement in chosen if requirement.instrument is instrument]
        if not rows:
            continue
        title = f"{catalogue.instrument(instrument).short_name} ({_count(rows)})"
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=title, title_justify="left", title_style="bold")
        table.add_column("requirement", no_wrap=True)
        table.add_column("weight", no_wrap=True)
        if wide:
            table.add_column("duty", no_wrap=True)
        if wider:
            table.add_column("domain", no_wrap=True)
        table.add_column("what it asks")
        for one in rows:
            weight = Text(one.severity, style=_STYLE[one.severity])
            # a narrow terminal has no room for a column that mostly says "mandatory"
            short = "" if wide or one.obligation is Obligation.MANDATORY else f" ({one.obligation.removeprefix('mandatory-')})"
            room = [one.obligation, one.domain][: wide + wider]
            table.add_row(one.id, weight, *room, Text.assemble(one.title, (short, "dim")))
        console.print(table)
    console.print(Text(_count(chosen) + f"; catalogue {catalogue.version}. One in full: lexcheck explain ID", style="dim"))


def _plain(chosen: Sequence[Requirement]) -> str:
    """One line a requirement in even columns, never cut: for grep and for files."""
    rows = [(one.id, f"{one.instrument} {one.article}", one.severity, one.obligation, one.domain, one.title) for one in chosen]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(5)]
    lines = ([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[5]] for row in rows)
    return "".join("  ".join(line) + "\n" for line in lines)


def _count(chosen: Sequence[Requirement]) -> str:
    severities = Counter(one.severity for one in chosen)
    parts = ", ".join(f"{severities[each]} {each}" for each in Severity if severities[each])
    return f"{len(chosen)} requirement{'' if len(chosen) == 1 else 's'}" + (f": {parts}" if parts else "")
