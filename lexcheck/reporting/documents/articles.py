"""Findings in the order of the treaties: by instrument, then by article."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar

from lexcheck.model import Instrument, Requirement
from lexcheck.reporting.documents.frame import Frame
from lexcheck.reporting.documents.words import cited

T = TypeVar("T")


def by_article(chosen: Iterable[T], of: Callable[[T], Requirement]) -> dict[Instrument, dict[str, list[T]]]:
    """What was chosen by instrument and number of the article (`6` of `6(2)(a)`), both in the order in which they come first; `of`
    tells the requirement."""
    found: dict[Instrument, dict[str, list[T]]] = {}
    for one in chosen:
        requirement = of(one)
        number = requirement.article.partition("(")[0].strip()
        found.setdefault(requirement.instrument, {}).setdefault(number, []).append(one)
    return {instrument: dict(sorted(articles.items(), key=_place)) for instrument, articles in found.items()}


def article_heading(instrument: Instrument, number: str, frame: Frame) -> str:
    """`Article 6: Assistance and protection of victims`."""
    title = _titles().get((instrument, number), "")  # none: the assessment was made with another catalogue
    title = frame.names.get(("articles", f"{instrument} {number}"), title)
    return frame.say("article_heading", number=cited(number), title=title).rstrip(": ")


@cache
def _titles() -> dict[tuple[Instrument, str], str]:
    from lexcheck.protocols import load_catalogue

    return {
        (info.instrument, article.number): article.title for info in load_catalogue().instruments for article in info.articles
    }


def _place(article: tuple[str, object]) -> tuple[int, str]:
    return int(article[0]) if article[0].isdigit() else 0, article[0]
