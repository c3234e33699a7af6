"""The gap table as a Word document: landscape A4, one table an instrument, grouped by article, its header row on each page."""

from __future__ import annotations

from collections.abc import Sequence

from lexcheck.model import Assessment, Verdict
from lexcheck.reporting.documents import front, parts_docx
from lexcheck.reporting.documents import word_styles as styles
from lexcheck.reporting.documents.articles import article_heading, by_article
from lexcheck.reporting.documents.frame import Frame, frame_for
from lexcheck.reporting.documents.gap_rows import GapRow, gap_rows
from lexcheck.reporting.documents.word import Line, Paper, Table
from lexcheck.reporting.documents.words import cited
from lexcheck.reporting.summary import items

COLUMNS = ("obligation", "requirement", "provision", "assessment", "gap", "recommendation", "priority", "home", "reviewer")
_WIDTHS = (1.8, 3.1, 6.0, 3.2, 3.2, 3.7, 1.7, 2.4, 1.6)  # centimetres
_LEGEND = ("legend_offsets", "legend_priority", "legend_confidence", "legend_reviewer", "silence")
# a background for the verdict; grey tones differ too, and the sign and word say it without any
SHADES = {
    Verdict.MET: "DCEBDD",
    Verdict.PARTIAL: "FBEBC8",
    Verdict.CONTRADICTED: "E8B4AE",
    Verdict.NOT_FOUND: "F4DDD6",
    Verdict.NOT_ASSESSED: "EDEDED",
}


def gap_docx(assessment: Assessment, notes: Sequence[str] = (), language: str = "") -> bytes:
    """The document in `language` (that of the laws where there is a frame in it, else English). Raises LexcheckError (USAGE) for a
    language that there is no frame in."""
    frame = frame_for(assessment.laws, language)
    title = frame.say("gap_title", title=front.heading(assessment, frame))
    paper = Paper(frame, title, assessment.stamp.date, parts_docx.footer(assessment, title), landscape=True)
    parts_docx.opening(paper, assessment, notes, title)
    paper.heading(frame.say("summary"))
    paper.add(frame.say("summary_lead"))
    parts_docx.summary_table(paper, items(assessment))
    parts_docx.conflicts(paper, assessment)
    header = [frame.say(f"col_{each}") for each in COLUMNS]
    for instrument, articles in by_article(gap_rows(assessment, frame), lambda row: row.item.requirement).items():
        name = f"{frame.name('instruments', instrument)} ({instrument})"
        paper.heading(name)
        table = paper.table(_WIDTHS, header, f"{frame.say('findings')}{frame.say('colon')} {name}")
        for number, rows in articles.items():
            table.group(article_heading(instrument, number, frame))
            for row in rows:
                _write(table, row, frame)
    paper.heading(frame.say("legend"))
    parts_docx.meanings(paper)
    for key in _LEGEND:
        paper.add(frame.say(key))
    return paper.finish()


def _write(table: Table, row: GapRow, frame: Frame) -> None:
    table.row(
        row.obligation,
        [Line(row.title, styles.LABEL), row_line(cited(row.item.requirement.id)), row_line(row.article)],
        provision_lines(row, frame),
        _assessed(row, frame),
        row.gap or frame.say("no_gap") if row.item.verdict is not Verdict.NOT_ASSESSED else "",
        row.recommendation,
        Line(row.priority, styles.LABEL),
        home_lines(row, frame),
        [Line(each) for each in row.reviewer],
        shades=("", "", "", SHADES.get(row.item.verdict, "")),
    )


def row_line(words: str) -> Line:
    """A small line below others."""
    return Line(words, styles.NOTE)


def provision_lines(row: GapRow, frame: Frame) -> list[Line]:
    """The quotes of a row, or where nothing was found and what comes nearest."""
    lines = list(parts_docx.quoted(row.quotes))
    if row.more:
        places = frame.say("comma").join(dict.fromkeys(quote.place for quote in row.more))
        lines.append(row_line(frame.say("also_in", places=places)))
    if row.searched:
        lines.append(Line(frame.say("searched", laws=frame.listed(row.searched))))
    if row.nearest:
        lines.append(row_line(frame.say("nearest")))
        lines.extend(Line(line.words, styles.NOTE, line.lead) for line in parts_docx.quoted(row.nearest))
    return lines


def home_lines(row: GapRow, frame: Frame) -> list[Line]:
    """The kinds of law in which such a rule usually stands, those that were not supplied apart."""
    there, lacking = ([home for home, missing in row.home if missing is which] for which in (False, True))
    lines = [Line(frame.say("comma").join(there))] if there else []
    return [*lines, Line(frame.say("comma").join(lacking), lead=frame.say("not_supplied_mark"))] if lacking else lines


def _assessed(row: GapRow, frame: Frame) -> list[Line]:
    lines = [Line(row.verdict, styles.STRONG)]
    if row.confidence:
        lines.append(row_line(frame.say("confidence", percent=row.confidence)))
    lines += [Line(reason, lead=frame.say("reason")) for reason in row.reasons]
    lines += [Line(note, styles.NOTE) for note in row.notes]
    lines += [Line(reason, styles.NOTE, frame.say("to_check")) for reason in row.review]
    return lines
