"""Topics and offences: which law and which unit is about what. The data is `rules/topics.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from lexcheck import yamlfile
from lexcheck.annotating.expressions import Expression, ExpressionError, parse
from lexcheck.model import Instrument
from lexcheck.resources import data_dir

_NEVER = "!exists"


class TopicData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One topic as the file has it: conditions for a unit that is about it and for one that makes it an offence (a topic that is no
    crime has none), the instrument that is about it and what names it
    however loosely; the concepts that name it in a law's title; the share of units that must be about it where the title says nothing."""

    what: str
    about: str
    title: str
    offence: str = _NEVER
    defines: str = _NEVER
    share: float = 0.35
    instrument: Instrument | None = None
    named: str = _NEVER


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with its parsed conditions."""

    name: str
    about: Expression
    offence: Expression
    defines: Expression
    title: str
    share: float
    instrument: Instrument | None
    named: Expression


@lru_cache(maxsize=4)
def load_topics(path: Path | None = None) -> tuple[Topic, ...]:
    """The topics. Raises LexcheckError (DATA)."""
    path = path or data_dir("rules") / "topics.yaml"
    data, node = yamlfile.compose(path)
    entries = yamlfile.typed(path, data, node, dict[str, TopicData])
    out = []
    for name, entry in entries.items():
        parsed = {}
        for field in ("about", "offence", "defines", "named"):
            try:
                parsed[field] = parse(getattr(entry, field))
            except ExpressionError as fault:
                raise yamlfile.fault_at(
                    path,
                    node,
                    [name, field],
                    "this condition cannot be read",
                    cause=str(fault),
                    mend="see CONTRIBUTING.md, 'How conditions are written'",
                ) from fault
        conditions = (parsed["about"], parsed["offence"], parsed["defines"])
        out.append(Topic(name, *conditions, entry.title, entry.share, entry.instrument, parsed["named"]))
    return tuple(out)
