"""The layout of a self-assessment for the review of the Convention and its Protocols: for each article its questions with a proposed
answer, citation and text, explanation; blanks for what only the authorities know. The questions are our own words, from the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lexcheck.model import Absence, Assessment, Obligation, Verdict
from lexcheck.reporting.documents import front, parts_docx
from lexcheck.reporting.documents import word_styles as styles
from lexcheck.reporting.documents.articles import article_heading, by_article
from lexcheck.reporting.documents.frame import Frame, frame_for
from lexcheck.reporting.documents.gap_rows import GapRow, gap_rows
from lexcheck.reporting.documents.word import Cell, Line, Paper
from lexcheck.reporting.documents.words import cited, clean
from lexcheck.reporting.summary import Item

_BOXES = ("yes", "partly", "no")
_ANSWERS = {Verdict.MET: "yes", Verdict.PARTIAL: "partly", Verdict.CONTRADICTED: "no"}


def self_assessment(assessment: Assessment, notes: Sequence[str] = (), language: str = "") -> bytes:
    """The document in `language` (that of the laws where there is a frame in it, else English). Raises LexcheckError (USAGE) for a
    language that there is no frame in."""
    frame = frame_for(assessment.laws, language)
    title = frame.say("self_title", title=front.heading(assessment, frame))
    paper = Paper(frame, title, assessment.stamp.date, parts_docx.footer(assessment, title))
    parts_docx.opening(paper, assessment, notes, title, frame.say("self_lead"))
    rows = gap_rows(assessment, frame)
    tally = Counter(answer(row.item) for row in rows)
    paper.add(frame.say("answers_count", **{key: tally[key] for key in (*_BOXES, "open", "inapplicable")}), styles.LEAD)
    for instrument, articles in by_article(rows, lambda row: row.item.requirement).items():
        paper.heading(f"{frame.name('instruments', instrument)} ({instrument})")
        for number, questions in articles.items():
            paper.heading(article_heading(instrument, number, frame), 2)
            for row in questions:
                _question(paper, row, assessment)
            blanks: list[tuple[str, Cell]] = [
                (frame.say(key), [Line(frame.say(f"{key}_words"), styles.NOTE), Line(""), Line("")])
                for key in ("practice", "assistance")
            ]
            paper.pairs(blanks, frame.say("practice"), 3.6)
    paper.heading(frame.say("legend"))
    for key in ("legend_offsets", "legend_confidence", "silence"):
        paper.add(frame.say(key))
    return paper.finish()


def answer(item: Item) -> str:
    """`yes`, `partly`, `no`; `inapplicable`; `open` where the texts do not allow an answer.

    What was not found is answered with no only where every kind of law that usually holds it was supplied.
    """
    if item.verdict is Verdict.NOT_APPLICABLE:
        return "inapplicable"
    if item.verdict is Verdict.NOT_FOUND:
        return "no" if item.finding.absence is Absence.FRAMEWORK else "open"
    return _ANSWERS.get(item.verdict, "open")


def _question(paper: Paper, row: GapRow, assessment: Assessment) -> None:
    frame, requirement = paper.frame, row.item.requirement
    state = frame.country(assessment.country, assessment.framework.name) if assessment.framework else ""
    asked = frame.say("question_words", state=state) if state else frame.say("question_words_plain")
    question: list[Line] = [
        Line(row.title, styles.STRONG),
        Line(asked),
        Line(clean(frame.statement(requirement))),
        Line(f"{requirement.instrument} {row.article}  ·  {row.obligation}", styles.NOTE),
        Line(cited(requirement.id), styles.NOTE),
    ]
    if requirement.obligation is Obligation.OPTIONAL:
        question.append(Line(frame.say("optional_question"), styles.NOTE))
    measures = list(parts_docx.quoted(row.quotes))
    if row.more:
        places = frame.say("comma").join(dict.fromkeys(quote.place for quote in row.more))
        measures.append(Line(frame.say("also_in", places=places), styles.NOTE))
    if row.searched:
        measures.append(Line(frame.say("searched", laws=frame.listed(row.searched))))
    rows: list[tuple[str, Cell]] = [
        (frame.say("question"), question),
        (frame.say("answer"), _answered(row, frame)),
        (frame.say("measures"), measures),
    ]
    explained = _explained(row, frame)
    if explained:
        rows.append((frame.say("explanation"), explained))
    paper.pairs(rows, row.title, 3.6)


def _answered(row: GapRow, frame: Frame) -> list[Line]:
    given = answer(row.item)
    boxes = "  ·  ".join(f"{'☒' if key == given else '☐'} {frame.say(key)}" for key in _BOXES)
    lines = [Line(boxes, styles.STRONG)]
    if given == "inapplicable":
        lines.append(Line(frame.say("inapplicable", reason="; ".join(row.reasons))))
    elif given == "open":
        lines.append(Line(frame.say("unanswered_rule" if row.item.verdict is Verdict.NOT_ASSESSED else "unanswered")))
    lines += [Line(row.verdict, styles.NOTE, frame.say("confidence", percent=row.confidence))] if row.confidence else []
    lines += [Line(each, lead=frame.say("reviewer")) for each in row.reviewer]
    return [*lines, *_confirm(row, frame)] if row.item.verdict is Verdict.MET else lines


def _explained(row: GapRow, frame: Frame) -> list[Line]:
    """What is missing and why, and what a person has to confirm, for answers other than yes."""
    if row.item.verdict in (Verdict.MET, Verdict.NOT_APPLICABLE):
        return []
    lines = [Line(row.gap)] if row.gap else []
    lines += [Line(reason, lead=frame.say("reason")) for reason in row.reasons]
    if answer(row.item) == "open" and row.item.finding.not_supplied:
        lines.append(Line(frame.absent(row.item)))
    else:
        lines += [Line(note, styles.NOTE) for note in row.notes]
    return [*lines, *_confirm(row, frame)]


def _confirm(row: GapRow, frame: Frame) -> list[Line]:
    return [Line(reason, styles.NOTE, frame.say("to_confirm")) for reason in row.review]
