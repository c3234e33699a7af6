"""A check of cooperation as Markdown. The words of laws are escaped: they cannot become markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lexcheck.collating.cooperation import Answer, Block, Cooperation, Gravity, Offence
from lexcheck.model import Evidence
from lexcheck.reporting import texts
from lexcheck.reporting.cooperation import words
from lexcheck.reporting.markdown import escape

QUOTE_LIMIT = 400  # characters; JSON holds every quote whole


def cooperation_markdown(check: Cooperation) -> str:
    """The report: standing, overview, each kind of conduct, grounds."""
    return "\n".join(_lines(check)) + "\n"


def _lines(check: Cooperation) -> Iterator[str]:
    names = [escape(member.name) for member in check.members]
    yield from (f"# {words.TITLE}: {escape(words.heading(check))}", "", words.NOTE, "")
    yield from _blocks(check.silent)
    for key, notes in check.notes.items():
        yield from (f"- {escape(check.name(key))}: {escape(note)}" for note in notes)
    yield from ("", "## Bound by the instruments", "", f"| | {' | '.join(names)} | |", f"|{' --- |' * (len(names) + 2)}")
    for standing in check.standing:
        cells = " | ".join(escape(words.standing(party)) for _, party in standing.parties)
        yield f"| {standing.instrument} | {cells} | {words.BETWEEN[standing.between]} |"
    yield ""
    for standing in check.standing:
        yield from _blocks(standing.blocks)
    yield from ("", "## Overview", "", f"| | {' | '.join(names)} | elements |", f"|{' --- |' * (len(names) + 2)}")
    for row in check.conducts:
        yield f"| {row.conduct.name} | {' | '.join(_cell(a, check) for a in row.answers)} | {words.SAME[row.same]} |"
    for row in check.conducts:
        yield from ("", f"## {words.title(row.conduct.name)}", "", f"{row.conduct.instrument} article {row.conduct.article}", "")
        for answer in row.answers:
            yield from _answer(answer, check)
        yield from ("", *_blocks(row.blocks))
    yield from ("", "## Extradition and legal assistance", "", f"| | {' | '.join(names)} |", f"|{' --- |' * (len(names) + 1)}")
    for ground in check.grounds:
        cells = " | ".join(f"{words.PRESENCE[a.presence].sign} {words.PRESENCE[a.presence].name}" for a in ground.answers)
        yield f"| {ground.ground.name} | {cells} |"
    for ground in check.grounds:
        quoted = [(a, quote) for a in ground.answers for quote in a.evidence]
        if quoted or ground.blocks:
            yield from ("", f"### {words.title(ground.ground.name)}", "")
            yield from (f"- {escape(check.name(a.state))}: {_quote(quote)}" for a, quote in quoted)
            yield from _blocks(ground.blocks)
    yield from ("", "## About this report", "", texts.DISCLAIMER)


def _cell(answer: Answer, check: Cooperation) -> str:
    sign = words.OFFENCE[answer.offence]
    grave = words.gravity_sign(answer.gravity, check.threshold)
    return " ".join(filter(None, (sign.sign, words.short(answer), grave.sign))) if grave else f"{sign.sign} {sign.name}"


def _answer(answer: Answer, check: Cooperation) -> Iterator[str]:
    sign = words.OFFENCE[answer.offence]
    yield f"- **{escape(check.name(answer.state))}**: {sign.sign} {sign.name}"
    if answer.offence is Offence.NO_TEXT:
        return
    figure = answer.penalty.evidence if answer.penalty else ()
    yield from (f"  - {_quote(quote)}" for quote in answer.evidence[:2] if quote not in figure)
    if answer.gravity is not Gravity.NONE:
        grave = words.gravity_sign(answer.gravity, check.threshold)
        yield f"  - penalty: {words.penalty(answer.penalty)}" + (f" ({grave.sign} {grave.name})" if grave else "")
        yield from (f"  - {_quote(quote)}" for quote in figure)
    if answer.graver:
        yield f"  - graver forms: {words.penalty(answer.graver)}"
        yield from (f"  - {_quote(quote)}" for quote in answer.graver.evidence[:1])
    missing = words.missing(answer)
    if missing:
        yield f"  - not recognised: {escape('; '.join(missing))}"


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        sign = words.WEIGHT[block.weight]
        yield f"- {sign.sign} **{sign.name}**: {escape(block.says)}"
        yield from (f"  - {_quote(quote)}" for quote in block.evidence[:3])


def _quote(quote: Evidence) -> str:
    return f"{escape(quote.law)} {escape(quote.provision)}: “{escape(texts.shortened(quote.quote, QUOTE_LIMIT))}”"
