"""A table of concordance as the institutions of the European Union ask for it: article by article where national law carries it, how far,
with what remarks; and the other way round, which articles each national provision serves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lexcheck.model import Assessment, Law, Provision, Verdict
from lexcheck.reporting.documents import front, parts_docx
from lexcheck.reporting.documents import word_styles as styles
from lexcheck.reporting.documents.articles import article_heading, by_article
from lexcheck.reporting.documents.frame import Frame, frame_for
from lexcheck.reporting.documents.gap_docx import SHADES
from lexcheck.reporting.documents.gap_rows import GapRow, gap_rows
from lexcheck.reporting.documents.quoting import Quote, offsets
from lexcheck.reporting.documents.word import Line, Paper
from lexcheck.reporting.documents.words import cited, clean, cut
from lexcheck.reporting.summary import Item, items

_SHORT = 140  # characters of a quote: the gap table holds more
_FORWARD = (0.26, 0.36, 0.12, 0.26)  # shares of the page
_BACK = (0.42, 0.58)


@dataclass(slots=True)
class _Served:
    """A provision with the findings that rely on it."""

    label: str
    provision: Provision | None
    words: str
    start: int
    end: int
    served: list[Item] = field(default_factory=list)


def concordance(assessment: Assessment, notes: Sequence[str] = (), language: str = "") -> bytes:
    """The document in `language` (that of the laws where there is a frame in it, else English). Raises LexcheckError (USAGE) for a
    language that there is no frame in."""
    frame = frame_for(assessment.laws, language)
    title = frame.say("concordance_title", title=front.heading(assessment, frame))
    paper = Paper(frame, title, assessment.stamp.date, parts_docx.footer(assessment, title), landscape=True)
    parts_docx.opening(paper, assessment, notes, title, frame.say("concordance_lead"))
    _forward(paper, assessment)
    _back(paper, assessment)
    paper.heading(frame.say("legend"))
    parts_docx.meanings(paper)
    for key in ("legend_offsets", "silence"):
        paper.add(frame.say(key))
    return paper.finish()


def _forward(paper: Paper, assessment: Assessment) -> None:
    frame = paper.frame
    paper.heading(frame.say("part_forward"))
    header = [frame.say(f"col_{each}") for each in ("article", "provisions", "transposed", "remarks")]
    widths = [paper.width * share for share in _FORWARD]
    for instrument, articles in by_article(gap_rows(assessment, frame), lambda row: row.item.requirement).items():
        name = f"{frame.name('instruments', instrument)} ({instrument})"
        paper.heading(name, 2)
        table = paper.table(widths, header, name)
        for number, rows in articles.items():
            table.group(article_heading(instrument, number, frame))
            for row in rows:
                table.row(
                    [
                        Line(row.title, styles.LABEL, row.article),
                        Line(row.obligation, styles.NOTE),
                        Line(cited(row.item.requirement.id), styles.NOTE),
                    ],
                    _provisions(row, frame),
                    Line(frame.say(f"transposed_{row.item.verdict}"), styles.LABEL),
                    _remarks(row, frame),
                    shades=("", "", SHADES.get(row.item.verdict, "")),
                )


def _provisions(row: GapRow, frame: Frame) -> list[Line]:
    lines = list(parts_docx.quoted([_shortened(quote) for quote in row.quotes]))
    if row.more:
        places = frame.say("comma").join(dict.fromkeys(quote.place for quote in row.more))
        lines.append(Line(frame.say("also_in", places=places), styles.NOTE))
    return [*lines, Line(frame.say("searched", laws=frame.listed(row.searched)))] if row.searched else lines


def _shortened(quote: Quote) -> Quote:
    return Quote(quote.law, quote.title, quote.label, cut(quote.words, _SHORT), quote.start, quote.end)


def _remarks(row: GapRow, frame: Frame) -> list[Line]:
    lines = [Line(row.gap)] if row.gap else []
    lines += [Line(reason, lead=frame.say("reason")) for reason in row.reasons]
    lines += [Line(note, styles.NOTE) for note in row.notes]
    lines += [Line(reason, styles.NOTE, frame.say("to_check")) for reason in row.review]
    return [*lines, *(Line(each, lead=frame.say("reviewer")) for each in row.reviewer)]


def _back(paper: Paper, assessment: Assessment) -> None:
    frame = paper.frame
    paper.heading(frame.say("part_back"))
    header = [frame.say(f"col_{each}") for each in ("national", "articles")]
    widths = [paper.width * share for share in _BACK]
    every = items(assessment)
    for law in assessment.laws:
        served = _served(law, every)
        title = clean(law.title) or law.key
        paper.heading(title, 2)
        if served:
            table = paper.table(widths, header, title)
        for one in served:
            heading = cut(one.provision.heading, 120) if one.provision else ""
            table.row(
                [Line(heading, styles.CELL, cited(one.label)), Line(f"“{one.words}” {offsets(one.start, one.end)}", styles.NOTE)],
                [
                    Line(
                        f"{item.requirement.instrument} {frame.article(item.requirement)}{frame.say('comma')}"
                        f"{clean(frame.title(item.requirement))}",
                        lead=f"{frame.say(f'transposed_{item.verdict}')}  ",
                    )
                    for item in one.served
                ],
            )
        silent = _substantive(law) - len(served)
        if silent > 0:
            paper.add(frame.say("not_cited", number=silent))


def _served(law: Law, every: Sequence[Item]) -> list[_Served]:
    """The provisions of a law that findings rely on, in the order of its text."""
    found: dict[str, _Served] = {}
    provisions = {provision.id: provision for provision in law.provisions}
    for item in every:
        if item.verdict is Verdict.NOT_APPLICABLE:
            continue
        for quote in item.quotes:
            if quote.law != law.key:
                continue
            provision = provisions.get(quote.id)
            label = quote.provision or (provision.label if provision else "")
            one = found.setdefault(quote.id, _Served(label, provision, cut(quote.quote, _SHORT), quote.start, quote.end))
            if item not in one.served:
                one.served.append(item)
    return sorted(found.values(), key=lambda one: (one.start, one.end))


def _substantive(law: Law) -> int:
    """How many provisions of the law have words of their own that could serve an article."""
    return sum(p.zone in ("body", "schedule") and bool(p.number) and p.end > p.start for p in law.provisions)
