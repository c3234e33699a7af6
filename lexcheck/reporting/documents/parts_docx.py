"""What several Word documents have in common: the first page, the summary table, quotes, the tables of conflicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lexcheck.model import Assessment, Obligation, Verdict
from lexcheck.reporting import texts
from lexcheck.reporting.documents import front
from lexcheck.reporting.documents import word_styles as styles
from lexcheck.reporting.documents.frame import Frame
from lexcheck.reporting.documents.quoting import Quote, by_law, quotes, titled
from lexcheck.reporting.documents.word import Line, Paper
from lexcheck.reporting.documents.words import cited, clean
from lexcheck.reporting.summary import Item, Row, summary_rows

_LAW_COLUMNS = ("law", "citation", "text_kind", "language", "accounted", "to_look_at")
_LAW_WIDTHS = (0.23, 0.19, 0.16, 0.09, 0.12, 0.21)  # shares of the page
_CONFLICT_QUOTES = 2


def opening(paper: Paper, assessment: Assessment, notes: Sequence[str], title: str, lead: str = "") -> None:
    """Title, disclaimer, what was measured against what, the texts used, what was not supplied, the notes."""
    frame = paper.frame
    paper.heading(title, 0)
    if lead:
        paper.add(lead, styles.LEAD)
    paper.add(frame.say("disclaimer"), styles.NOTICE, f"{frame.say('disclaimer_title')}.")
    paper.pairs(front.stamp(assessment, frame), frame.say("about"))
    paper.heading(frame.say("texts_used"), 2)
    widths = [paper.width * share for share in _LAW_WIDTHS]
    table = paper.table(widths, [frame.say(each) for each in _LAW_COLUMNS], frame.say("texts_used"))
    for law in front.law_rows(assessment, frame):
        table.row(
            Line(law.title, styles.LABEL),
            [Line(law.citation), Line(law.status, styles.NOTE)],
            law.kind,
            cited(law.language),
            [
                Line(law.accounted),
                Line(f"{frame.say('characters')}{frame.say('colon')} {cited(f'{law.characters:,}')}", styles.NOTE),
            ],
            [Line(each, styles.NOTE) for each in law.warnings],
        )
    for law in front.law_rows(assessment, frame):
        paper.add(cited(f"{law.file}  sha256 {law.sha256}"), styles.NOTE)
    paper.heading(frame.say("not_supplied"), 2)
    lacking = front.lacking(assessment, frame)
    paper.add(frame.say("not_supplied_lead" if lacking else "all_supplied"))
    if lacking:
        paper.add(frame.say("comma").join(f"{kind} ({number})" for kind, number in lacking))
    remarks = front.said(notes, frame)
    if remarks:
        paper.heading(frame.say("notes"), 2)
        for note in remarks:
            paper.add(note)


def summary_table(paper: Paper, every: Sequence[Item]) -> None:
    """Duties by instrument and field, and how their verdicts count."""
    frame = paper.frame
    wide = 5.5
    narrow = (min(paper.width, 22.0) - wide) / (len(Verdict) + 1)
    header = [frame.say("duties"), *(frame.verdict(verdict) for verdict in Verdict), frame.say("total")]
    table = paper.table([wide, *[narrow] * (len(Verdict) + 1)], header, frame.say("summary_lead"))
    for row in summary_rows(every):
        style = styles.CELL if row.name else styles.LABEL
        numbers = [Line(str(number or ""), style) for number in (*row.counts.values(), row.total)]
        shade = "" if row.name else styles.GROUP_SHADE
        table.row(Line(row_name(row, frame), style), *numbers, shades=[shade] * (len(numbers) + 1), keep=True)


def row_name(row: Row, frame: Frame) -> str:
    """A line of the summary: an instrument, a field, or good practice."""
    if not row.name:
        return f"{frame.name('instruments', row.instrument)} ({row.instrument})"
    return frame.say("good_practice") if row.name == Obligation.OPTIONAL else frame.name("domains", row.name)


def quoted(chosen: Sequence[Quote]) -> Iterator[Line]:
    """Quotes under the titles of their laws, each with citation and offsets."""
    for title, group in by_law(chosen).items():
        yield Line(title, styles.LABEL)
        for quote in group:
            yield said(quote)


def said(quote: Quote) -> Line:
    """A quote between its citation and its offsets."""
    return Line(f"“{quote.words}” {quote.offsets}", styles.QUOTE, cited(quote.label))


def conflicts(paper: Paper, assessment: Assessment) -> None:
    """Where laws disagree; nothing where they do not."""
    if not assessment.conflicts:
        return
    frame, titles = paper.frame, titled(assessment)
    paper.heading(f"{frame.say('conflicts')} ({len(assessment.conflicts)})")
    paper.add(frame.say("conflict_lead"))
    columns = (frame.say("conflict"), frame.say("sides"))
    table = paper.table((paper.width * 0.32, paper.width * 0.68), columns, frame.say("conflicts"))
    for conflict in assessment.conflicts:
        sides: list[Line] = []
        for side in conflict.sides:
            sides.append(Line(f"{titles.get(side.law, side.law)}{frame.say('colon')} {clean(side.says)}", styles.LABEL))
            for quote in quotes(side.evidence, assessment, 300, _CONFLICT_QUOTES)[0]:
                sides.append(said(quote))
        about = [
            Line(frame.name("conflicts", conflict.kind), styles.LABEL),
            Line(clean(conflict.because)),
            Line(conflict.requirement, styles.NOTE),
        ]
        table.row(about, sides)


def meanings(paper: Paper) -> None:
    """What the verdicts mean."""
    frame = paper.frame
    table = paper.table((4.0, paper.width - 4.0), (frame.say("verdict"), frame.say("meaning")), frame.say("legend"))
    for verdict in Verdict:
        table.row(Line(frame.verdict(verdict), styles.LABEL), frame.name("meanings", verdict))


def footer(assessment: Assessment, title: str) -> str:
    """What stands at the foot of each page."""
    return f"{title}  ·  {texts.tool(assessment.stamp)}  ·  {cited(assessment.stamp.date[:10])}"
