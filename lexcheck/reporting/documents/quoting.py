"""The words of laws as documents show them: shortened, with their place; grouped by law and provision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lexcheck.model import Assessment, Evidence
from lexcheck.reporting.documents.words import cited, cut


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a law, cut after some characters; `start` and `end` bound the whole of them in the law's text."""

    law: str
    title: str
    label: str
    words: str
    start: int
    end: int

    @property
    def place(self) -> str:
        """The citation with the offsets: `3(1) [120–188]`."""
        return f"{cited(self.label)} {self.offsets}".strip()

    @property
    def offsets(self) -> str:
        """The offsets: `[120–188]`, never cut by the end of a line."""
        return offsets(self.start, self.end)


def offsets(start: int, end: int) -> str:
    """`[120–188]`, held together by word joiners."""
    return cited(f"[{start}\u2060–\u2060{end}]")


def quotes(evidence: Iterable[Evidence], assessment: Assessment, limit: int, most: int) -> tuple[list[Quote], list[Quote]]:
    """The first `most` quotes, each of at most `limit` characters, and those beyond; in the order of the laws, then as given."""
    order = {law.key: at for at, law in enumerate(assessment.laws)}
    titles = titled(assessment)
    every = [
        Quote(each.law, titles.get(each.law, each.law), each.provision, cut(each.quote, limit), each.start, each.end)
        for each in sorted(evidence, key=lambda each: order.get(each.law, len(order)))
    ]
    return every[:most], every[most:]


def by_law(chosen: Iterable[Quote]) -> dict[str, list[Quote]]:
    """Quotes by the title of their law, in their order."""
    found: dict[str, list[Quote]] = {}
    for quote in chosen:
        found.setdefault(quote.title, []).append(quote)
    return found


def titled(assessment: Assessment) -> dict[str, str]:
    """The laws' titles by their keys."""
    return {law.key: law.title or law.key for law in assessment.laws}
