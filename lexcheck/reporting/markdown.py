"""An assessment as Markdown, for word processors and wikis. The words of laws are escaped: they cannot become markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from lexcheck.model import Assessment, Evidence, Severity, Standing, Verdict
from lexcheck.reporting import determinations, texts
from lexcheck.reporting.accounting import account, places
from lexcheck.reporting.summary import (
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
    told_once,
    with_verdict,
)

_PLACES = 50  # to look at that are listed for each text
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LIST = re.compile(r"^(\s*)([-+]|\d+(?=[.)]))", re.M)


def markdown_report(assessment: Assessment, notes: Sequence[str] = ()) -> str:
    """The report; sections as in the HTML page, without the laws' texts."""
    return "\n".join(_lines(assessment, notes)) + "\n"


def escape(words: str) -> str:
    """Words on one line that Markdown and HTML leave as they are."""
    return (
        _LIST.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", " ".join(words.split()).replace("&", "&amp;")))
        .replace("\\<", "&lt;")
        .replace("\\>", "&gt;")
    )


def _lines(assessment: Assessment, notes: Sequence[str]) -> Iterator[str]:
    every = items(assessment)
    yield from _head(assessment, notes)
    yield from ("## At a glance", "", headline(every), "")
    yield from _table(summary_rows(every))
    yield from _determinations(every)
    yield from _conflicts(assessment)
    yield from _by_law(assessment)
    yield from ("## Gaps by priority", "", texts.SILENCE, "")
    for severity in Severity:
        group = [item for item in gaps(every) if item.requirement.severity is severity]
        if group:
            yield from (f"### {texts.SEVERITIES[severity].capitalize()} ({len(group)})", "")
            for item in group:
                yield from _finding(item, assessment)
    yield from _listed("Good practice", texts.GOOD_PRACTICE, good_practice(every), lambda item: item.finding.recommendation)
    yield from ("## No gap", "")
    for item in with_verdict(every, Verdict.MET, Verdict.NOT_APPLICABLE):
        yield from _finding(item, assessment)
    yield from _listed(
        "To be looked at",
        "A person should settle these points before the verdicts are relied on.",
        to_review(every),
        lambda item: "; ".join(item.review),
    )
    yield from _listed(
        "Not found, and where it was looked for",
        texts.SILENCE,
        with_verdict(every, Verdict.NOT_FOUND),
        lambda item: (
            f"looked for in {texts.listing([law.title or law.key for law in looked_in(item, assessment.laws)])}. {item.absence}"
        ).strip(),
    )
    yield from _listed("Not assessed", texts.NOT_ASSESSED, with_verdict(every, Verdict.NOT_ASSESSED), lambda item: "")
    yield from ("## What the verdicts mean", "")
    yield from (f"- {wording.sign} **{wording.name}**: {wording.meaning}" for wording in texts.VERDICTS.values())
    yield from ("", "## About this report", "", texts.DISCLAIMER, "")
    yield from _stamp(assessment)


def _head(assessment: Assessment, notes: Sequence[str]) -> Iterator[str]:
    instruments = dict.fromkeys(requirement.instrument for requirement in assessment.requirements)
    yield from (f"# Gap analysis: {escape(assessment.title)}", "")
    if assessment.country:
        yield f"- State: {escape(assessment.country)}"
    yield f"- Measured against: {texts.listing([f'{texts.INSTRUMENTS[each]} ({each})' for each in instruments])}"
    for law in assessment.laws:
        restated = f". **{texts.RESTATEMENT}**" if law.restatement else ""
        yield f"- Text: {escape(law.title or law.key)} (`{law.key}`, {escape(law.language)}){restated}"
        yield from (f"  - {escape(warning)}" for warning in law.source.warnings)
        yield f"  - {escape(account(law))}"
        yield from (f"    - {escape(place)}" for place in islice(places(law), _PLACES))
        if len(law.remarks) > _PLACES:
            yield f"    - and {len(law.remarks) - _PLACES} more"
    yield f"- Date: {assessment.stamp.date}"
    yield from (f"- Note: {escape(note)}" for note in filter(None, (told_once(assessment), *notes)))
    yield from ("", f"> {texts.DISCLAIMER}", "")


def _table(rows: Sequence[Row]) -> Iterator[str]:
    yield "| Duties | " + " | ".join(f"{wording.sign} {wording.name}" for wording in texts.VERDICTS.values()) + " | all |"
    yield "| --- |" + " ---: |" * (len(texts.VERDICTS) + 1)
    for row in rows:
        name = (
            f"**{row.instrument}**"
            if not row.name
            else "*good practice*"
            if row.name == "optional"
            else texts.domain_name(row.name)
        )
        yield f"| {name} | " + " | ".join(str(number or "") for number in row.counts.values()) + f" | {row.total} |"
    yield ""


def _finding(item: Item, assessment: Assessment) -> Iterator[str]:
    requirement, finding = item.requirement, item.finding
    wording = texts.VERDICTS[item.verdict]
    yield from (f"#### {wording.sign} {requirement.id}: {escape(requirement.title)}", "")
    yield (
        f"**{wording.name}** · {requirement.instrument} {requirement.article} · {texts.SEVERITIES[requirement.severity]}, "
        f"{item.duty} · confidence {texts.percent(finding.confidence)}"
    )
    yield from ("", escape(requirement.statement), "")
    for quote in item.quotes:
        yield from _quote(quote, assessment)
    yield from _elements(item)
    for near in finding.nearest:
        yield from ("Nearest provision, which does not carry the requirement:", "")
        yield from _quote(near, assessment)
    said = (("Reason", "; ".join(finding.because)), ("Gap", finding.gap), ("Recommendation", finding.recommendation))
    bullets = [f"- {label}: {escape(words)}" for label, words in said if words]
    bullets += [f"- Absence: {escape(item.absence)}"] if item.absence else []
    bullets += [f"- Law: {escape(_titled(key, assessment))}" for key in finding.laws if len(finding.laws) > 1]
    bullets += [f"- Note: {escape(note)}" for note in finding.notes]
    bullets += [f"- ⚑ To be looked at: {escape(reason)}" for reason in item.review]
    bullets += [f"- {line}" for standing in finding.determinations for line in _determination(standing)]
    if bullets:
        yield from (*bullets, "")


def _determinations(every: Sequence[Item]) -> Iterator[str]:
    rows = [item for item in every if item.finding.determinations]
    if not rows:
        return
    yield from (
        f"## {determinations.SECTION} ({len(rows)})",
        "",
        escape(determinations.counted(every)),
        "",
        determinations.LEAD,
        "",
    )
    for item in rows:
        wording = texts.VERDICTS[item.verdict]
        yield f"- {item.requirement.id} {escape(item.requirement.title)}. Machine: {wording.sign} {wording.name}"
        yield from (f"  - {line}" for standing in item.finding.determinations for line in _determination(standing))
    yield ""


def _determination(standing: Standing) -> Iterator[str]:
    """A reviewer's decision, and then each reason to look again with the words then and now."""
    said = determinations.said(standing)
    decided, who = escape(determinations.decided(standing)), escape(determinations.who(standing))
    yield f"Reviewer: **{decided}** ({who})" + (f". {escape(said)}" if said else "")
    yield from (f"⚑ {escape(reason)}" for reason in standing.changed)
    for each in determinations.altered(standing):
        then = f"then, {escape(each.passage.label)}: “{escape(each.passage.text)}”"
        yield then + (f"; now, {escape(each.label)}: “{escape(each.text)}”" if each.text else "")
    yield from (escape(note) for note in standing.notes)


def _titled(key: str, assessment: Assessment) -> str:
    return next((law.title or law.key for law in assessment.laws if law.key == key), key)


def _conflicts(assessment: Assessment) -> Iterator[str]:
    if not assessment.conflicts:
        return
    yield from (f"## Conflicts between laws ({len(assessment.conflicts)})", "", texts.CONFLICT, "")
    for conflict in assessment.conflicts:
        yield from (f"### {texts.CONFLICTS[conflict.kind]}: {escape(conflict.because)} ({conflict.requirement})", "")
        for side in conflict.sides:
            yield from (f"- {escape(_titled(side.law, assessment))}: {escape(side.says)}", "")
            for quote in side.evidence:
                yield from _quote(quote, assessment)


def _by_law(assessment: Assessment) -> Iterator[str]:
    rows = law_rows(assessment)
    if not rows:
        return
    yield from ("## What each law gives alone", "")
    yield "| Law | " + " | ".join(f"{wording.sign} {wording.name}" for wording in texts.VERDICTS.values()) + " |"
    yield "| --- |" + " ---: |" * len(texts.VERDICTS)
    for row in rows:
        kinds = f" ({', '.join(texts.home_name(kind) for kind in row.kinds)})" if row.kinds else ""
        yield (
            f"| {escape(row.law.title or row.law.key)}{escape(kinds)} | "
            + " | ".join(str(number or "") for number in row.counts.values())
            + " |"
        )
    yield ""


def _elements(item: Item) -> Iterator[str]:
    signs = {
        "present": (Verdict.MET, ""),
        "narrowed": (Verdict.PARTIAL, " (weaker or narrower)"),
        "missing": (Verdict.NOT_FOUND, " (missing)"),
    }
    for line in item.elements:
        verdict, words = signs[line.state]
        places = ", ".join(dict.fromkeys(escape(quote.provision) for quote in line.evidence))
        words += ("" if line.required else ", not needed") + (f": {places}" if places else "")
        yield f"- {texts.VERDICTS[verdict].sign} {escape(line.description)}{words}"
    if item.elements:
        yield ""


def _quote(quote: Evidence, assessment: Assessment) -> Iterator[str]:
    titles = {law.key: law.title or law.key for law in assessment.laws}
    yield f"> “{escape(quote.quote)}”  "
    yield f"> {escape(titles[quote.law])}{', ' + escape(quote.provision) if quote.provision else ''}"
    yield ""


def _listed(title: str, lead: str, chosen: Sequence[Item], words: Callable[[Item], str]) -> Iterator[str]:
    if not chosen:
        return
    yield from (f"## {title}", "", lead, "")
    for item in chosen:
        more = escape(words(item))
        title = escape(item.requirement.title) + (f": {more}" if more else "")
        yield f"- {texts.VERDICTS[item.verdict].sign} {item.requirement.id} {title}"
    yield ""


def _stamp(assessment: Assessment) -> Iterator[str]:
    stamp = assessment.stamp
    yield f"- Program: {texts.tool(stamp)}; catalogue {stamp.catalogue}; rules {stamp.rules}; {stamp.date}"
    yield from (f"- `{name}`: sha256 `{digest}`" for name, digest in sorted(stamp.inputs.items()))
