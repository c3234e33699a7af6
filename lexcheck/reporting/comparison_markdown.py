"""A comparison as Markdown, for the text of a pull request. The words of laws are escaped: they cannot become markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lexcheck.comparing.changes import Change, Comparison, Edit, Kind
from lexcheck.reporting import comparison_texts as wording
from lexcheck.reporting import texts
from lexcheck.reporting.markdown import escape


def comparison_markdown(comparisons: Sequence[Comparison]) -> str:
    """Effects, what to mend elsewhere, the changes, and the concordance of numbers."""
    return "\n".join(line for comparison in comparisons for line in _lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    yield from (f"# {escape(new.title or new.key)}", "")
    tally = ", ".join(f"{number} {kind}" for kind, number in wording.counts(comparison))
    yield f"`{old.source.name}` → `{new.source.name}`: {tally}."
    yield ""
    if comparison.outcomes:
        yield from _effects(comparison)
    if comparison.ripples:
        yield from ("## To mend elsewhere", "")
        for ripple in comparison.ripples:
            yield f"- **{escape(wording.ripple_place(ripple, comparison))}** {wording.RIPPLES[ripple.kind]}: {escape(ripple.message)}"
        yield ""
    yield from ("## Changes", "")
    for _, change in wording.telling(comparison.changes):
        yield from _change(change, comparison)
    for sentence in wording.left_out(comparison.changes):
        yield from (sentence, "")
    yield from _concordance(comparison)
    yield from (f"> {texts.DISCLAIMER}", "")


def _effects(comparison: Comparison) -> Iterator[str]:
    found = wording.effective(comparison)
    yield from ("## Effects", "")
    if not found:
        yield from (f"None of {texts.count(len(comparison.outcomes), 'requirement')} is touched.", "")
        return
    yield from ("| Effect | Requirement | Before | After | Because |", "| --- | --- | --- | --- | --- |")
    for outcome in found:
        effect = wording.EFFECTS[outcome.effect]
        because = "<br>".join(
            f"{escape(wording.place(comparison.changes[c.change], comparison))}"
            + (f" ({escape(did)})" if did else "")
            + ": "
            + (" … ".join(_edit(comparison.changes[c.change].edits[at]) for at in c.edits) or wording.ASTRAY)
            for c, did in wording.causes(outcome)
        )
        before, after = texts.VERDICTS[outcome.before.verdict], texts.VERDICTS[outcome.after.verdict]
        yield (
            f"| {effect.sign} {effect.name} | {outcome.requirement.id} {escape(outcome.requirement.title)} | {before.sign} {before.name} "
            f"| {after.sign} {after.name} | {because} |"
        )
    yield ""


def _change(change: Change, comparison: Comparison) -> Iterator[str]:
    names = [wording.NAMES[name] for name in change.names if name != "punctuation"]
    heading = (change.new or change.old or comparison.new.provisions[0]).heading
    title = f"### {escape(wording.place(change, comparison))} · {', '.join(kind.value for kind in change.kinds)}"
    yield title + (f" · {escape(heading)}" if heading else "")
    yield ""
    if names:
        yield from (f"*{', '.join(names)}*", "")
    if change.edits and set(change.kinds) - {Kind.MOVED, Kind.RENUMBERED}:
        runs = wording.near(change, comparison, 12)
        yield "".join(
            (" " if blank else "") + (escape(shown) if edit.op == "equal" else _edit(edit)) for edit, shown, blank in runs
        )
        yield ""
    if change.others:
        word = "into" if Kind.SPLIT in change.kinds else "from"
        places = ", ".join(dict.fromkeys(wording.place(comparison.changes[at], comparison) for at in change.others))
        yield from (f"{word} {escape(places)}", "")


def _edit(edit: Edit) -> str:
    out = f"<del>{escape(edit.old)}</del>" if edit.old else ""
    return out + (f"<ins>{escape(edit.new)}</ins>" if edit.new else "")


def _concordance(comparison: Comparison) -> Iterator[str]:
    rows = wording.renumbered(comparison)
    if not rows:
        return
    yield from ("## Concordance of section numbers", "", "| Old | New | |", "| --- | --- | --- |")
    for change in rows:
        heading = escape(change.new.heading) if change.new else ""
        yield f"| {escape(wording.cited(change.old, comparison.old))} | {escape(wording.cited(change.new, comparison.new))} | {heading} |"
    yield ""
