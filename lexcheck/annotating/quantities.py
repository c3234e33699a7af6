"""Penalties and age limits as numbers, from the words and concepts around them. The words are `rules/concepts/quantities.yaml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lexcheck.annotating.annotated import Mention, Penalty
from lexcheck.annotating.durations import MARKER, Duration, Match, find_durations
from lexcheck.annotating.numbers import Number
from lexcheck.annotating.stream import Stream

# words between: custody and its first figure before or behind it, one figure and the next, default of payment and the custody that it
# brings
_BEFORE, _AFTER, _NEXT, _DEFAULT = 3, 22, 10, 12
QUANTITY = "quantity/"  # what the concepts are called that figures are read with
_DEGREE = 8  # words from the kind of custody to the degree of it (presidio mayor en su grado mínimo)

Scale = dict[tuple[str, str], tuple[float | None, float | None]]  # least and most years of a kind of custody in a degree


@dataclass(frozen=True, slots=True)
class _Span:
    """A mention of custody (or death), by places of words."""

    first: int
    last: int
    fatal: bool


def scale(stream: Stream, by_name: dict[str, list[Match]], numbers: Sequence[Number]) -> Scale:
    """The years that a unit gives to each degree of custody, where it does: 'presidio mayor en su grado mínimo: de cinco a diez años'."""
    if "quantity/degree" not in by_name:
        return {}
    custody = _custody(by_name, stream, numbers)
    durations = find_durations(by_name, numbers, stream)
    out: Scale = {}
    for span, (low, high) in zip(custody, _regions(custody, durations, by_name, stream), strict=True):
        names = _degrees(span, high, by_name, stream)
        own = [d.years for d in durations if low <= d.first and d.last <= high and d.first >= span.last]
        if len(names) == 1 and own:
            out[names[0]] = (min(own) if len(own) > 1 else None, max(own))
    return out


def _degrees(span: _Span, high: int, by_name: dict[str, list[Match]], stream: Stream) -> list[tuple[str, str]]:
    """The kind and the degrees that stand with a mention of custody."""
    kinds = [m for m in by_name.get("quantity/degree-kind", []) if span.first <= m.first <= span.last]
    if not kinds:
        return []
    kind, end = stream.words[kinds[0].first], min(high, span.last + _DEGREE)
    found = [stream.words[m.first] for m in by_name.get("quantity/degree", []) if kinds[0].last <= m.first < end]
    return [(kind, degree) for degree in dict.fromkeys(found)]


def _by_scale(names: list[tuple[str, str]], known: Scale) -> tuple[float | None, float | None]:
    """The least and the most years of some degrees of custody."""
    rows = [known[name] for name in names if name in known]
    return min((a for a, _ in rows if a is not None), default=None), max((b for _, b in rows if b is not None), default=None)


def penalties(
    stream: Stream, by_name: dict[str, list[Match]], numbers: Sequence[Number], known: Scale | None = None
) -> list[Penalty]:
    """One penalty for each mention of custody or death (with the figures and the fine beside it), and for each fine that stands alone.
    `known` has the years of custody that is named by degrees."""
    custody = _custody(by_name, stream, numbers)
    durations = find_durations(by_name, numbers, stream)
    out: list[Penalty] = []
    for span, (low, high) in zip(custody, _regions(custody, durations, by_name, stream), strict=True):
        own = _figures(span, [d for d in durations if low <= d.first and d.last <= high])
        least = min((d.years for d in own if d.least), default=None)
        most = max((d.years for d in own if not d.least), default=None)
        # 'five years or more' and 'ten years' name one figure; a minimum above the maximum was read wrongly
        if least is not None and most is not None and least > most:
            least, most = most, least
        if known and not own:
            least, most = _by_scale(_degrees(span, high, by_name, stream), known)
        life = any(low <= m.first < high and m.first >= span.first - _BEFORE for m in by_name.get("quantity/life", []))
        if own or life or span.fatal or _penal(by_name, stream, span.first):
            start, end = min([span.first, *(d.first for d in own)]), max([span.last, *(d.last for d in own)])
            out.append(
                Penalty(
                    stream.owners[span.first],
                    stream.starts[start if stream.owners[start] == stream.owners[span.first] else span.first],
                    stream.ends[end - 1],
                    stream.sentences[span.first],
                    least,
                    most,
                    life,
                    span.fatal,
                    _fine(by_name, low, high),
                )
            )
    covered = {p.sentence for p in out}
    for match in _fines(by_name):
        sentence = stream.sentences[match.first]
        if sentence not in covered and not stream.headings[match.first] and _penal(by_name, stream, match.first):
            covered.add(sentence)
            out.append(
                Penalty(
                    stream.owners[match.first],
                    stream.starts[match.first],
                    stream.ends[match.last - 1],
                    sentence,
                    None,
                    None,
                    False,
                    False,
                    "only",
                )
            )
    return sorted(out, key=lambda p: p.start)


def ages(stream: Stream, by_name: dict[str, list[Match]], numbers: Sequence[Number]) -> list[Mention]:
    """`age:under` and `age:over` mentions with the age in years: a marker, a number of 5 to 30, and a word for year or age beside it."""
    units = sorted(m.first for name in ("quantity/year", "quantity/age") for m in by_name.get(name, []))
    aged = [m.first for m in by_name.get("quantity/age", [])]
    punished = {stream.sentences[m.first] for m in by_name.get("quantity/custody", [])}
    out = []
    for number in numbers:
        if not 5 <= number.value <= 30 or not any(number.first - 5 <= u <= number.last + 2 for u in units):
            continue
        # beside a penalty, 'less than three years' is an age only where the word age stands with it
        if stream.sentences[number.first] in punished and not any(number.first - 6 <= a <= number.last + 4 for a in aged):
            continue
        for name, kind in (("quantity/below-age", "age:under"), ("quantity/above-age", "age:over")):
            beside = [
                m
                for m in by_name.get(name, [])
                if number.first - 6 <= m.last <= number.first + 1 or number.last <= m.first <= number.last + 4
            ]
            beside = [m for m in beside if stream.sentences[m.first] == stream.sentences[number.first]]
            if beside:
                first, last = min(beside[0].first, number.first), max(beside[0].last, number.last)
                out.append(
                    Mention(
                        kind,
                        stream.owners[number.first],
                        stream.starts[first],
                        stream.ends[last - 1],
                        stream.sentences[number.first],
                        value=number.value,
                    )
                )
    return out


def _custody(by_name: dict[str, list[Match]], stream: Stream, numbers: Sequence[Number]) -> list[_Span]:
    """Mentions of custody and death in order; those that overlap or stand side by side joined ('imprisonment with hard labour'); without
    headings and without the custody that only follows where a fine is not paid."""
    rows = sorted(
        [(m.first, m.last, False) for m in by_name.get("quantity/custody", [])]
        + [(m.first, m.last, True) for m in by_name.get("quantity/death", [])]
    )
    out: list[_Span] = []
    for first, last, fatal in rows:
        if stream.headings[first]:
            continue
        before = out[-1] if out else None
        if (
            before is not None
            and stream.sentences[before.first] == stream.sentences[first]
            and first - before.last <= 2
            and stream.owners[before.first] == stream.owners[first]
            and not any(before.last <= n.first < first for n in numbers)
        ):
            out[-1] = _Span(before.first, max(last, before.last), fatal or before.fatal)
        else:
            out.append(_Span(first, last, fatal))
    unpaid = [m.first for m in by_name.get("quantity/in-default", [])]
    return [span for place, span in enumerate(out) if not any(_defaults(at, place, out, stream) for at in unpaid)]


def _defaults(at: int, place: int, spans: list[_Span], stream: Stream) -> bool:
    """Whether words about default of payment at `at` bring this custody: they stand before it, and no other custody between."""
    span, floor = spans[place], spans[place - 1].last if place else 0
    same = stream.sentences[at] == stream.sentences[span.first]
    return same and max(span.first - _DEFAULT, floor) <= at < span.first


def _regions(
    custody: list[_Span], durations: list[Duration], by_name: dict[str, list[Match]], stream: Stream
) -> list[tuple[int, int]]:
    """For each mention of custody the run of words that speaks of it: its sentence, cut between two mentions of custody."""
    tiers = [m.first for m in by_name.get("quantity/tier", [])]
    cuts: dict[int, int] = {}
    for place, (one, other) in enumerate(pairwise(custody)):
        if stream.sentences[one.first] == stream.sentences[other.first]:
            cuts[place] = _cut(one, other, durations, tiers, stream)
    out = []
    for place, span in enumerate(custody):
        sentence = stream.sentences[span.first]
        low, high = span.first, span.last
        while low > 0 and stream.sentences[low - 1] == sentence:
            low -= 1
        while high < len(stream.words) and stream.sentences[high] == sentence:
            high += 1
        out.append((max(low, cuts.get(place - 1, low)), min(high, cuts.get(place, high))))
    return out


def _cut(one: _Span, other: _Span, durations: list[Duration], tiers: list[int], stream: Stream) -> int:
    """Where the words about one mention of custody end and those about the next begin."""
    if stream.owners[one.first] != stream.owners[other.first]:
        at = other.first
        while at > one.last and stream.owners[at - 1] == stream.owners[other.first]:
            at -= 1
        return at
    inside = [t for t in tiers if one.last <= t < other.first]
    if inside:
        return inside[0]
    between = [d for d in durations if one.last <= d.first and d.last <= other.first]
    # '... or ten years imprisonment': the figure belongs to the word behind it
    if between and other.first - between[-1].last <= 1:
        floor = between[-2].last if len(between) > 1 else one.last
        return max(floor, between[-1].first - MARKER)
    return other.first


def _figures(span: _Span, durations: list[Duration]) -> list[Duration]:
    """The durations that belong to a mention of custody: those behind it one after the other, else those before it."""
    out: list[Duration] = []
    at, gap = span.last, _AFTER
    for d in durations:
        if d.first >= span.first and d.first - at <= gap:
            out.append(d)
            at, gap = d.last, _NEXT
    if not out:
        at, gap = span.first, _BEFORE
        for d in reversed(durations):
            # in 'ten years in prison' the mention of custody holds the unit of the figure
            end = min(d.last, span.first) if d.last <= span.last else d.last
            if end <= at and at - end <= gap:
                out.append(d)
                at, gap = d.first, _NEXT
    return out


def _fines(by_name: dict[str, list[Match]]) -> list[Match]:
    """Mentions of a fine, without those that shut it out ('without the option of a fine')."""
    barred = by_name.get("quantity/no-fine", [])
    return [m for m in by_name.get("quantity/fine", []) if not any(b.first <= m.first < b.last for b in barred)]


def _fine(by_name: dict[str, list[Match]], low: int, high: int) -> str:
    if not any(low <= m.first < high for m in _fines(by_name)):
        return "none"
    return "or" if any(low <= m.first and m.last <= high for m in by_name.get("quantity/or-fine", [])) else "and"


def _penal(by_name: dict[str, list[Match]], stream: Stream, place: int) -> bool:
    """Whether the sentence punishes."""
    sentence = stream.sentences[place]
    return any(stream.sentences[m.first] == sentence for m in by_name.get("quantity/punished", []))
