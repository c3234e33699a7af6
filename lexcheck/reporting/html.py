"""An assessment as one self-contained HTML page: nothing is loaded from anywhere, it works without script and prints on A4."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from lexcheck.model import Assessment, Evidence, Instrument, Law, Severity, Verdict
from lexcheck.reporting import determinations, marking, texts
from lexcheck.reporting.accounting import account, places
from lexcheck.reporting.pages import page_environment
from lexcheck.reporting.summary import (
    ElementLine,
    Item,
    counts,
    gaps,
    good_practice,
    headline,
    items,
    law_rows,
    looked_in,
    summary_rows,
    to_review,
    told_once,
    with_verdict,
)

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

QUOTES_SHOWN = 6  # a finding's quotes in context; further ones are links into the law's text
CELL_LIMIT = 150  # characters of the first quote in the table of gaps
QUOTE_LIMIT = 1500  # characters; a longer quote is cut in its middle, the law's text beside it holds it whole

# the items of a span by their order: True where one relies on it, False where it is only the nearest that there was
Used = dict[marking.Span, dict[int, bool]]


@dataclass(frozen=True, slots=True)
class Quote:
    """Evidence ready to print: `anchor` is its place in the law's text on this page."""

    law: Law
    label: str
    anchor: str
    before: str
    words: str
    after: str
    cut: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a law's text, or (`outline` filled) the headings of what is left out."""

    id: str
    level: str
    depth: int
    body: Markup | str
    cited: tuple[tuple[Item, bool], ...]
    outline: tuple[str, ...] = ()
    omitted: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """One law's text. `shortened` says that parts of it are left out."""

    law: Law
    id: str
    parts: tuple[Part, ...]
    shortened: bool


def html_report(assessment: Assessment, notes: Sequence[str] = ()) -> str:
    """The page."""
    every = items(assessment)
    environment = _environment()
    style, script = (environment.loader.get_source(environment, name)[0] for name in ("report.css", "report.js"))  # type: ignore[union-attr]
    page = _Page(assessment, every)
    return environment.get_template("report.html.j2").render(
        assessment=assessment,
        notes=tuple(filter(None, (told_once(assessment), *notes))),
        items=every,
        gaps=gaps(every),
        extras=good_practice(every),
        headline=headline(every),
        rows=summary_rows(every),
        flagged=to_review(every),
        unjudged=with_verdict(every, Verdict.NOT_ASSESSED),
        silent=with_verdict(every, Verdict.NOT_FOUND),
        judged=[item for item in every if item.verdict is not Verdict.NOT_ASSESSED],
        bars=[(row, _bar(row.counts, row.total)) for row in summary_rows(every) if not row.name],
        tally=counts(item for item in every if not item.optional),
        texts=texts,
        page=page,
        laws=page.laws(),
        verdicts=Verdict,
        severities=Severity,
        instruments=Instrument,
        looked_in=looked_in,
        by_law=law_rows(assessment),
        determinations=determinations,
        determined=[item for item in every if item.finding.determinations],
        reviewed=determinations.counted(every),
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


class _Page:
    """What the template asks for: quotes in context, links into the texts, the texts with their marks."""

    def __init__(self, assessment: Assessment, every: tuple[Item, ...]) -> None:
        self._laws = {law.key: (at, law) for at, law in enumerate(assessment.laws)}
        self._items = every
        # what a law gives alone and what is in conflict is quoted too: those places need anchors
        self._others: dict[str, list[Evidence]] = {}
        for law in assessment.by_law if len(assessment.by_law) > 1 else ():
            for finding in law.findings:
                self._others.setdefault(finding.requirement, []).extend(finding.evidence)
        for conflict in assessment.conflicts:
            quotes = (quote for side in conflict.sides for quote in side.evidence)
            self._others.setdefault(conflict.requirement, []).extend(quotes)

    def anchor(self, quote: Evidence) -> str:
        """The id of a quote's place in the law's text."""
        return f"t{self._laws[quote.law][0]}-{quote.start}-{quote.end}"

    def quote(self, given: Evidence) -> Quote:
        """A quote in its context."""
        law = self._laws[given.law][1]
        before, after = marking.context(law, given)
        words, cut = given.quote, len(given.quote) > QUOTE_LIMIT
        if cut:
            half = QUOTE_LIMIT // 2
            words = f"{words[:half].rsplit(maxsplit=1)[0]} […] {words[-half:].split(maxsplit=1)[-1]}"
        return Quote(law, given.provision, self.anchor(given), before, words, after, cut)

    def quotes(self, item: Item) -> list[Quote]:
        """The quotes that are shown in context."""
        return [self.quote(each) for each in item.quotes[:QUOTES_SHOWN]]

    def places(self, quotes: Iterable[Evidence]) -> list[tuple[str, int, str]]:
        """Anchor, number of the text (0 where there is only one) and citation of each provision that is quoted, once."""
        made: dict[tuple[str, str], Evidence] = {}
        for quote in quotes:
            made.setdefault((quote.law, quote.provision), quote)
        numbers = {key: at + 1 if len(self._laws) > 1 else 0 for key, (at, _) in self._laws.items()}
        return [(self.anchor(quote), numbers[law], label or law) for (law, label), quote in made.items()]

    def title(self, key: str) -> str:
        """A law's title."""
        law = self._laws[key][1]
        return law.title or law.key

    def more(self, item: Item) -> list[tuple[str, int, str]]:
        """The places of the quotes beyond those shown."""
        return self.places(item.quotes[QUOTES_SHOWN:])

    def element_state(self, line: ElementLine) -> tuple[Verdict, str]:
        """The sign and words for an element."""
        if line.state == "present":
            return Verdict.MET, "present"
        if line.state == "narrowed":
            return Verdict.PARTIAL, "weaker or narrower"
        return (Verdict.NOT_FOUND, "missing") if line.required else (Verdict.NOT_APPLICABLE, "missing, not needed")

    def laws(self) -> tuple[Text, ...]:
        """Every law's text with the evidence of all findings marked."""
        return tuple(self._text(law) for _, law in self._laws.values())

    def _text(self, law: Law) -> Text:
        used: Used = {}
        for item in self._items:
            # joined quotes have anchors too: the quotes that are shown lead to them
            relied = (
                *item.quotes,
                *item.finding.evidence,
                *(quote for element in item.finding.elements for quote in element.evidence),
            )
            relied = (*relied, *self._others.get(item.requirement.id, ()))
            for quote, carries in (*((each, True) for each in relied), *((each, False) for each in item.finding.nearest)):
                if quote.law == law.key:
                    cited = used.setdefault((quote.start, quote.end), {})
                    cited[item.order] = cited.get(item.order, False) or carries
        spans = sorted(used)
        at = self._laws[law.key][0]
        shown = marking.shown(law, spans)
        breaks = marking.line_breaks(law.text)
        parts = tuple(
            _outline(part, at) if isinstance(part, marking.Omission) else _part(self._items, law, at, part, used, breaks)
            for part in shown
        )
        return Text(law, f"law-{at}", parts, any(part.outline or part.omitted for part in parts))


def _part(every: tuple[Item, ...], law: Law, at: int, block: marking.Block, used: Used, breaks: frozenset[int]) -> Part:
    near = [span for span in used if span[0] < block.end and block.start < span[1]]
    cited: dict[int, bool] = {}
    for span in near:
        for order, carries in used[span].items() if span[0] >= block.start else ():
            cited[order] = carries or cited.get(order, False)
    index = block.provision.index if block.provision else -1
    level = block.provision.level if block.provision else "front"
    return Part(
        f"law-{at}-p{index + 1}",
        level,
        min(block.depth, 6),
        _marked(law, at, block, {span: any(used[span].values()) for span in near}, breaks),
        tuple((every[order], carries) for order, carries in sorted(cited.items())),
    )


def _marked(law: Law, at: int, block: marking.Block, near: dict[marking.Span, bool], breaks: frozenset[int]) -> Markup:
    """A block's characters as HTML, with anchors where evidence starts and `mark` around it."""
    from markupsafe import Markup, escape

    text = law.text
    last = block.start + len(text[block.start : block.end].rstrip())
    out: list[str] = []
    for run in marking.runs(law, block, near):
        out.extend(f'<a class="at" id="t{at}-{start}-{end}"></a>' for start, end in run.starts)
        lines = text[run.start : run.end].split("\n")
        place = run.start
        words = ""
        for number, line in enumerate(lines):
            if number:
                words += "<br>\n" if place in breaks and block.start < place < last else "\n"
                place += 1
            words += str(escape(line))
            place += len(line)
        if run.kind not in ("text", "blank"):
            words = f'<span class="{escape(run.kind)}">{words}</span>'
        if run.marks:
            names = " ".join(f"t{at}-{start}-{end}" for start, end in run.marks)
            near_only = "" if any(near[span] for span in run.marks) else ' class="near"'
            words = f'<mark{near_only} data-e="{names}">{words}</mark>'
        out.append(words)
    return Markup("".join(out))


def _outline(omission: marking.Omission, at: int) -> Part:
    """The headings of what is left out, without those of subsections and below."""
    outermost = [
        block.provision
        for block in omission.blocks
        if block.provision and block.depth == 0 and block.provision.zone != "contents"
    ]
    names = tuple(" ".join(filter(None, (each.label or each.level, each.heading))) for each in outermost)
    first = omission.blocks[0]
    return Part(f"law-{at}-o{first.start}", "omission", 0, "", (), names, len(omission.blocks))


def _bar(tally: dict[Verdict, int], total: int) -> list[tuple[Verdict, int, float, float]]:
    """The segments of a bar: verdict, number, start and width in percent."""
    made: list[tuple[Verdict, int, float, float]] = []
    start = 0
    for verdict, number in tally.items():
        if number:
            made.append((verdict, number, round(100 * start / total, 2), round(100 * number / total, 2)))
        start += number
    return made


def _hash(content: str) -> str:
    """What a Content-Security-Policy calls an inline style or script by: no other may run in the page."""
    return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    environment = page_environment()
    filters: dict[str, Any] = {
        "domain": texts.domain_name,
        "home": texts.home_name,
        "percent": texts.percent,
        "account": account,
        "account_places": lambda law: list(places(law)),
        "short": lambda words: texts.shortened(words, CELL_LIMIT),
        "searched": lambda item, laws: tuple(law.key for law in looked_in(item, laws)),
    }
    environment.filters.update(filters)
    return environment
