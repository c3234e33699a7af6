"""Penalties and age limits as numbers, from the words and concepts around them. The words are `rules/concepts/quantities.yaml`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lexcheck.annotating.annotated import Mention, Penalty
from lexcheck.annotating.concepts import Match
from lexcheck.annotating.numbers import Number
from lexcheck.annotating.stream import Stream

_BEFORE, _AFTER, _MARKER, _UNIT = (
    9,
    34,
    7,
    2,
)  # words looked at: before and after custody, before a number, between number and unit
_YEARS = {"quantity/year": 1.0, "quantity/month": 1 / 12, "quantity/week": 7 / 365, "quantity/day": 1 / 365}


def penalties(stream: Stream, matches: Sequence[Match], numbers: Sequence[Number]) -> list[Penalty]:
    """One penalty for each mention of custody or death (with the figures and the fine beside it), and for each fine that stands alone."""
    by_name = _by_name(matches)
    custody = _merged(by_name.get("quantity/custody", []), by_name.get("quantity/death", []))
    durations = _durations(by_name, numbers, stream)
    out: list[Penalty] = []
    for place, (first, last, death) in enumerate(custody):
        sentence = stream.sentences[first]
        floor = custody[place - 1][1] if place else 0
        ceiling = custody[place + 1][0] if place + 1 < len(custody) else len(stream.words)
        low, high = max(floor, first - _BEFORE), min(ceiling, last + _AFTER)
        least = most = None
        end = last
        for start, stop, kind, years in durations:
            if not low <= start < high or stream.sentences[start] != sentence:
                continue
            end = max(end, stop)
            if kind == "least":
                least = years if least is None else min(least, years)
            else:
                most = years if most is None else max(most, years)
        life = _within(by_name.get("quantity/life", []), low, min(high, last + 8))
        fine = _fine(by_name, stream, low, high, sentence)
        if most is not None or least is not None or life or death or _penal(by_name, stream, first):
            out.append(
                Penalty(
                    stream.owners[first], stream.starts[first], stream.ends[end - 1], sentence, least, most, life, death, fine
                )
            )
    covered = {p.sentence for p in out}
    for match in by_name.get("quantity/fine", []):
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


def ages(stream: Stream, matches: Sequence[Match], numbers: Sequence[Number]) -> list[Mention]:
    """`age:under` and `age:over` mentions with the age in years: a marker, a number of 5 to 30, and a word for year or age beside it."""
    by_name = _by_name(matches)
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


def _by_name(matches: Sequence[Match]) -> dict[str, list[Match]]:
    out: dict[str, list[Match]] = {}
    for match in sorted(matches, key=lambda m: (m.first, -m.last)):
        if match.concept.startswith("quantity/"):
            out.setdefault(match.concept, []).append(match)
    return out


def _merged(custody: list[Match], death: list[Match]) -> list[tuple[int, int, bool]]:
    """Mentions of custody and death in order, overlapping ones joined."""
    rows = sorted([(m.first, m.last, False) for m in custody] + [(m.first, m.last, True) for m in death])
    out: list[tuple[int, int, bool]] = []
    for first, last, fatal in rows:
        if out and first < out[-1][1]:
            out[-1] = (out[-1][0], max(last, out[-1][1]), fatal or out[-1][2])
        else:
            out.append((first, last, fatal))
    return out


def _durations(by_name: dict[str, list[Match]], numbers: Sequence[Number], stream: Stream) -> list[tuple[int, int, str, float]]:
    """Numbers with a unit of time: first and last word, `least` or `most`, years."""
    units = {m.first: (m.last, factor) for name, factor in _YEARS.items() for m in by_name.get(name, [])}
    out = []
    carried: float | None = None
    for number, following in pairwise([*numbers, None]):
        assert number is not None
        found = next((units[p] for p in range(number.last, number.last + _UNIT + 1) if p in units), None)
        if found is None:
            # 'between five and ten years', 'from 5 to 10 years': the first number has the unit of the second
            near = following is not None and following.first - number.last <= 2
            carried = number.value if near else None
            continue
        last, factor = found
        if carried is not None and carried < number.value:
            out.append((number.first, last, "least", carried * factor))
        carried = None
        floor = max([n.last for n in numbers if n.last <= number.first] + [number.first - _MARKER, 0])
        least = _within(by_name.get("quantity/at-least", []), floor, number.first) or _within(
            by_name.get("quantity/or-more", []), last, last + 3
        )
        out.append((number.first, last, "least" if least else "most", number.value * factor))
    return out


def _fine(by_name: dict[str, list[Match]], stream: Stream, low: int, high: int, sentence: int) -> str:
    fines = [m for m in by_name.get("quantity/fine", []) if low <= m.first < high and stream.sentences[m.first] == sentence]
    if not fines:
        return "none"
    either = [
        m for m in by_name.get("quantity/or-fine", []) if low <= m.first < high + 4 and stream.sentences[m.first] == sentence
    ]
    return "or" if either else "and"


def _penal(by_name: dict[str, list[Match]], stream: Stream, place: int) -> bool:
    """Whether the sentence punishes."""
    sentence = stream.sentences[place]
    return any(stream.sentences[m.first] == sentence for m in by_name.get("quantity/punished", []))


def _within(matches: list[Match], low: int, high: int) -> bool:
    return any(low <= m.first < high for m in matches)
