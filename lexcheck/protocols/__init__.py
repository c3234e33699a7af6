"""The catalogue: what each instrument requires, from the YAML files of `protocols/`.

Layout: `vocabulary.yaml` (the words that may be used, and the catalogue's version), `not_legislative.yaml`, and for each
instrument a folder with `instrument.yaml` (facts, articles, paragraphs) and one file an article (`03-definition.yaml`), a list of
requirements.
Catalogue order is: instruments in the order of `Instrument`, files by name, requirements as they stand in the file.
"""

from lexcheck.protocols.catalogue import (
    ArticleInfo,
    Catalogue,
    InstrumentInfo,
    NotLegislative,
    Vocabulary,
    filed_under,
    nearest,
)
from lexcheck.protocols.loading import load_catalogue

__all__ = [
    "ArticleInfo",
    "Catalogue",
    "InstrumentInfo",
    "NotLegislative",
    "Vocabulary",
    "filed_under",
    "load_catalogue",
    "nearest",
]
