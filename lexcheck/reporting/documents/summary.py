"""A summary of two pages for a minister: what is in place, a picture, the weightiest gaps with what to do, what could not be judged, next
steps."""

from __future__ import annotations

from collections.abc import Sequence

from lexcheck.model import Assessment, Verdict
from lexcheck.reporting import texts
from lexcheck.reporting.documents import bars, brief, front, parts_docx
from lexcheck.reporting.documents import word_styles as styles
from lexcheck.reporting.documents.frame import Frame, frame_for
from lexcheck.reporting.documents.quoting import quotes, titled
from lexcheck.reporting.documents.word import Cell, Line, Paper, Picture
from lexcheck.reporting.documents.words import cited, clean, cut
from lexcheck.reporting.summary import Item, items

_ASKED, _GAP, _ADVICE, _QUOTE, _CONFLICT = 200, 160, 230, 130, 80  # characters: two pages have to do
_TITLE, _SAID = 70, 260
_CONFLICTS = 2
_NAME, _TOTAL = 3.8, 1.7  # centimetres of the picture's columns beside the bar and the counts
_COUNT = 1.25
_UNIT, _BAR = 0.6, 0.34  # centimetres: the length of one requirement at most, the height of a bar


def summary(assessment: Assessment, notes: Sequence[str] = (), language: str = "") -> bytes:
    """The document in `language` (that of the laws where there is a frame in it, else English); `notes` are left to the longer
    documents. Raises LexcheckError (USAGE) for a language that there is no frame in."""
    frame = frame_for(assessment.laws, language)
    every = items(assessment)
    title = frame.say("brief_title", title=cut(front.heading(assessment, frame), _TITLE))
    paper = Paper(frame, title, assessment.stamp.date, parts_docx.footer(assessment, cut(title, 70)))
    instruments = dict.fromkeys(requirement.instrument for requirement in assessment.requirements)
    paper.heading(title, 0)
    named = frame.listed(f"{frame.name('instruments', each)} ({each})" for each in instruments)
    paper.add(frame.say("brief_lead", instruments=named, date=cited(assessment.stamp.date[:10])), styles.LEAD)
    _in_place(paper, every)
    _picture(paper, every)
    _gaps(paper, assessment, every)
    _conflicts(paper, assessment)
    paper.heading(frame.say("not_judged"), 2)
    for words in brief.unjudged(assessment, every, frame):
        paper.add(cut(words, _SAID), styles.BULLET, "•")
    paper.heading(frame.say("next_steps"), 2)
    for number, words in enumerate(brief.steps(assessment, every, frame), 1):
        paper.add(cut(words, _SAID), styles.BULLET, f"{number}.")
    paper.add(frame.say("disclaimer"), styles.NOTICE, f"{frame.say('disclaimer_title')}.")
    return paper.finish()


def _in_place(paper: Paper, every: Sequence[Item]) -> None:
    frame = paper.frame
    found = brief.fields(every)
    met, partial = (sum(field.counts[verdict] for field in found) for verdict in (Verdict.MET, Verdict.PARTIAL))
    words = frame.say("in_place_words", met=met, partial=partial, all=sum(field.total for field in found))
    strong = [
        frame.say("in_place_field", field=frame.name("domains", field.domain), met=field.counts[Verdict.MET], all=field.total)
        for field in brief.strongest(found)
    ]
    if strong:
        words += " " + frame.say("in_place_fields", fields=frame.listed(strong))
    paper.heading(frame.say("in_place"), 2)
    paper.add(words)
    free = dict.fromkeys(item.requirement.instrument for item in every if item.finding.voluntary)
    if free:
        paper.add(frame.say("in_place_voluntary", instruments=frame.listed(frame.name("instruments", each) for each in free)))


def _picture(paper: Paper, every: Sequence[Item]) -> None:
    """One bar a field with its name and its numbers as text beside it, and what the patterns stand for above them."""
    frame = paper.frame
    found = brief.fields(every)
    shown = [verdict for verdict in Verdict if any(field.counts[verdict] for field in found)]
    room = paper.width - _NAME - _COUNT * len(shown) - _TOTAL
    longest = max((field.total for field in found), default=1)
    unit = min((room - 0.4) / longest, _UNIT)  # centimetres of one requirement
    paper.heading(frame.say("picture"), 2)
    paper.add(frame.say("picture_lead"), styles.NOTE)
    keys: list[Cell] = [
        [Picture(bars.bar({verdict: 1}), 0.45, frame.verdict(verdict, sign=False)), Line(frame.verdict(verdict), styles.NOTE)]
        for verdict in shown
    ]
    header: list[Cell] = [Line(frame.say("field"), styles.LABEL), "", *keys, Line(frame.say("total"), styles.LABEL)]
    table = paper.table((_NAME, room, *[_COUNT] * len(shown), _TOTAL), alt=frame.say("picture"), borders=False)
    table.row(*header, keep=True)
    for field in found:
        name = frame.name("domains", field.domain)
        told = frame.say("comma").join(
            f"{frame.verdict(each, sign=False)} {field.counts[each]}" for each in shown if field.counts[each]
        )
        picture = Picture(
            bars.bar(field.counts, round(bars.HEIGHT * unit / _BAR), frame.right),
            unit * field.total,
            frame.say("picture_alt", field=name, counts=told),
        )
        numbers = [
            Line(f"{texts.VERDICTS[each].sign} {field.counts[each]}" if field.counts[each] else "", styles.CELL) for each in shown
        ]
        table.row(Line(name, styles.LABEL), picture, *numbers, Line(str(field.total), styles.LABEL), keep=True)


def _gaps(paper: Paper, assessment: Assessment, every: Sequence[Item]) -> None:
    frame = paper.frame
    paper.heading(frame.say("weightiest"), 2)
    chosen = brief.weightiest(every)
    if not chosen:
        paper.add(frame.say("no_gaps"))
    elsewhere = set(map(id, brief.waiting(every)))
    for number, item in enumerate(chosen, 1):
        requirement = item.requirement
        place = f"{requirement.instrument} {frame.article(requirement)}{frame.say('comma')}{frame.verdict(item.verdict)}"
        paper.add(f"({place})", styles.GAP_TITLE, f"{number}. {clean(frame.title(requirement))}")
        paper.add(cut(frame.statement(requirement), _ASKED), styles.GAP_TEXT, frame.say("asked"))
        paper.add(cut(_plain(item, frame, id(item) in elsewhere), _GAP), styles.GAP_TEXT, frame.say("lacks"))
        for quote in quotes(item.quotes, assessment, _QUOTE, 1)[0]:
            paper.add(
                f"“{quote.words}” {quote.offsets}",
                styles.GAP_TEXT,
                f"{cut(quote.title, _TITLE)}{frame.say('comma')}{cited(quote.label)}{frame.say('colon')}",
            )
        if item.finding.recommendation:
            paper.add(cut(_advice(item), _ADVICE), styles.GAP_TEXT, frame.say("what_to_do"))


def _plain(item: Item, frame: Frame, elsewhere: bool) -> str:
    if elsewhere:
        return frame.say("only_supplied", kinds=frame.listed(frame.home(kind) for kind in item.finding.not_supplied[:4]))
    return frame.gap(item.requirement, item.finding)


def _advice(item: Item) -> str:
    """The recommendation without the article that it serves, which stands above it."""
    return item.finding.recommendation.partition(" (serves ")[0].partition(" (would follow ")[0]


def _conflicts(paper: Paper, assessment: Assessment) -> None:
    frame, names = paper.frame, titled(assessment)
    paper.heading(frame.say("conflicts"), 2)
    if not assessment.conflicts:
        paper.add(frame.say("conflicts_none"))
        return
    paper.add(frame.say("conflicts_count", number=len(assessment.conflicts)))
    for conflict in assessment.conflicts[:_CONFLICTS]:
        sides = "; ".join(
            f"{cut(names.get(side.law, side.law), _TITLE)}{frame.say('colon')} {cut(side.says, _CONFLICT)}"
            for side in conflict.sides
        )
        paper.add(f"{cut(conflict.because, _CONFLICT)}. {sides}.", styles.BULLET, f"• {frame.name('conflicts', conflict.kind)}.")
    if len(assessment.conflicts) > _CONFLICTS:
        paper.add(frame.say("more_conflicts", number=len(assessment.conflicts) - _CONFLICTS))
