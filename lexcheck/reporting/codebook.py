"""The catalogue as a codebook: JSON (everything), CSV (one row a requirement, for R, Stata, pandas), Markdown (to read).

In a CSV cell that holds several entries they are parted by ` | `; `elements` lists `id: description`, required ones marked `*`.
Keywords and red flags are recall cues by language, not codes: only the JSON holds them.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from lexcheck.model import Requirement
from lexcheck.protocols import Catalogue, filed_under
from lexcheck.reporting.explanation import Heading, markdown, requirement_blocks

BETWEEN = " | "
COLUMNS = (
    "id",
    "instrument",
    "article",
    "article_title",
    "also",
    "title",
    "obligation",
    "qualifier",
    "applies_if",
    "domain",
    "severity",
    "detection",
    "statement",
    "test_met",
    "test_partial",
    "test_not_met",
    "elements",
    "required_elements",
    "optional_elements",
    "typical_gaps",
    "framework_homes",
    "references",
    "catalogue",
)


def codebook_json(catalogue: Catalogue, requirements: Sequence[Requirement]) -> str:
    """`{"catalogue": version, "count": n, "instruments": [...], "requirements": [...]}` with every field of the model."""
    named = {requirement.instrument for requirement in requirements}
    data = {
        "catalogue": catalogue.version,
        "count": len(requirements),
        "instruments": [info for info in catalogue.instruments if info.instrument in named],
        "requirements": list(requirements),
    }
    return json.dumps(msgspec.to_builtins(data), ensure_ascii=False, indent=2) + "\n"


def codebook_csv(catalogue: Catalogue, requirements: Sequence[Requirement]) -> str:
    """One row a requirement with the columns `COLUMNS`; lines end in CRLF, as RFC 4180 has them."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(_row(catalogue, requirement) for requirement in requirements)
    return out.getvalue()


def _row(catalogue: Catalogue, requirement: Requirement) -> dict[str, str]:
    elements = requirement.elements
    return {
        "id": requirement.id,
        "instrument": requirement.instrument,
        "article": requirement.article,
        "article_title": catalogue.article(requirement.instrument, requirement.article).title,
        "also": BETWEEN.join(requirement.also),
        "title": requirement.title,
        "obligation": requirement.obligation,
        "qualifier": requirement.qualifier,
        "applies_if": BETWEEN.join(requirement.applies_if),
        "domain": requirement.domain,
        "severity": requirement.severity,
        "detection": requirement.detection,
        "statement": requirement.statement,
        "test_met": requirement.test.met,
        "test_partial": requirement.test.partial,
        "test_not_met": requirement.test.not_met,
        "elements": BETWEEN.join(f"{'*' if one.required_for_met else ''}{one.id}: {one.description}" for one in elements),
        "required_elements": BETWEEN.join(one.id for one in elements if one.required_for_met),
        "optional_elements": BETWEEN.join(one.id for one in elements if not one.required_for_met),
        "typical_gaps": BETWEEN.join(requirement.typical_gaps),
        "framework_homes": BETWEEN.join(requirement.framework_homes),
        "references": BETWEEN.join(f"{work} {', '.join(places)}" for work, places in requirement.references.items()),
        "catalogue": catalogue.version,
    }


def codebook_md(catalogue: Catalogue, requirements: Sequence[Requirement]) -> str:
    """The codebook to read: by instrument and article, with the facts of each instrument and the words that are used."""
    return "\n".join(_markdown(catalogue, requirements)) + "\n"


def _markdown(catalogue: Catalogue, requirements: Sequence[Requirement]) -> Iterator[str]:
    yield "# Codebook: requirements on national legislation"
    yield (
        f"\nCatalogue {catalogue.version}, {len(requirements)} of {len(catalogue.requirements)} requirements. "
        "In our own words; the treaty text alone is authoritative."
    )
    for instrument, of_instrument in groupby(requirements, key=lambda requirement: requirement.instrument):
        info = catalogue.instrument(instrument)
        full = ", ".join(filter(None, (info.title, info.subtitle, info.supplements and f"supplementing {info.supplements}")))
        yield f"\n## {info.short_name} ({instrument})"
        yield f"\n{full}. Adopted {info.adopted} ({info.resolution}); in force since {info.entry_into_force}."
        yield f"\n{info.citation}; {info.depositary}."
        for number, of_article in groupby(of_instrument, key=filed_under):
            article = catalogue.article(instrument, number)
            yield f"\n### Article {article.number}: {article.title}"
            for requirement in of_article:
                head = Heading(f"{requirement.id}: {requirement.title}", 0)
                yield "\n" + markdown([head, *requirement_blocks(catalogue, requirement)], depth=4).rstrip()
    yield "\n## Words\n"
    yield from (f"- **{word}**: {meaning}" for word, meaning in catalogue.vocabulary.domains.items())
    yield from (f"- **{word}** (applies if): {meaning}" for word, meaning in catalogue.vocabulary.applies_if.items())
