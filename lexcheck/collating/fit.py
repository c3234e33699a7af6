"""How laws are read together, as data: `rules/framework.yaml`, loaded and checked."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec
import yaml

from lexcheck import yamlfile
from lexcheck.annotating.concepts import load_concepts
from lexcheck.annotating.topics import load_topics
from lexcheck.model import Requirement
from lexcheck.protocols import load_catalogue
from lexcheck.resources import data_dir

Way = Literal["refers", "reach", "topic", "whole"]


class Join(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The ways in which another law may help to meet some requirements, named by id or by domain."""

    what: str
    by: tuple[Way, ...]
    requirements: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


class Reach(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The concepts by which a rule says how far it reaches; `pointing` holds by language the words that point at one offence,
    `aside` words of headings under which no rules stand."""

    strict: tuple[str, ...]
    offence: tuple[str, ...]
    open: tuple[str, ...]
    grade: str
    own: tuple[str, ...]
    defined: str
    pointing: dict[str, tuple[str, ...]]
    aside: tuple[str, ...]


class PenaltyConflict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An offence whose penalties are compared, for a requirement; what `apart` names is another offence."""

    what: str
    offence: str
    requirement: str
    apart: tuple[str, ...] = ()


class AgeConflict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A concept whose limits of age are compared, for a requirement."""

    what: str
    concept: str
    requirement: str


class Conflicts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is compared between laws."""

    penalties: tuple[PenaltyConflict, ...]
    ages: tuple[AgeConflict, ...]
    prevails: str


class Fit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`rules/framework.yaml`."""

    joins: tuple[Join, ...]
    reach: Reach
    general: tuple[str, ...]
    no_text: tuple[str, ...]
    conflicts: Conflicts
    topics: dict[str, str]
    no_subject: tuple[str, ...]
    titles: dict[str, tuple[str, ...]]

    def ways(self, requirement: Requirement) -> tuple[Way, ...]:
        """The ways in which other laws may help to meet a requirement; none where it is not joined."""
        named = (join.by for join in self.joins if requirement.id in join.requirements)
        return next(named, None) or next((join.by for join in self.joins if requirement.domain in join.domains), ())


@lru_cache(maxsize=2)
def load_fit(path: Path | None = None) -> Fit:
    """The data. Raises LexcheckError (DATA) at a place that is wrong."""
    path = path or data_dir("rules") / "framework.yaml"
    data, node = yamlfile.compose(path)
    fit = yamlfile.typed(path, data, node, Fit)
    _check(path, node, fit)
    return fit


def _check(path: Path, node: yaml.Node | None, fit: Fit) -> None:
    """Every requirement, domain, topic, concept and kind of law that is named exists."""
    catalogue = load_catalogue()
    requirements = {r.id for r in catalogue.requirements}
    concepts, topics = set(load_concepts(None, ())), {topic.name for topic in load_topics()}
    homes = set(catalogue.vocabulary.framework_homes)
    rows: list[tuple[str, set[str], list[str | int]]] = []
    for at, join in enumerate(fit.joins):
        rows += [(name, requirements, ["joins", at, "requirements"]) for name in join.requirements]
        rows += [(name, set(catalogue.vocabulary.domains), ["joins", at, "domains"]) for name in join.domains]
    for at, penalty in enumerate(fit.conflicts.penalties):
        rows += [(penalty.offence, topics, ["conflicts", "penalties", at]), (penalty.requirement, requirements, ["conflicts"])]
        rows += [(name, concepts, ["conflicts", "penalties", at]) for name in penalty.apart]
    for at, age in enumerate(fit.conflicts.ages):
        rows += [(age.concept, concepts, ["conflicts", "ages", at]), (age.requirement, requirements, ["conflicts", "ages", at])]
    reach = fit.reach
    rows += [
        (name, concepts, ["reach"])
        for name in (*reach.strict, *reach.offence, *reach.open, *reach.own, reach.grade, reach.defined)
    ]
    rows += [(fit.conflicts.prevails, concepts, ["conflicts", "prevails"])]
    rows += [(name, topics, ["topics"]) for name in fit.topics]
    rows += [(name, topics, ["no_subject"]) for name in fit.no_subject]
    rows += [(name, homes, ["topics"]) for name in fit.topics.values()]
    rows += [(name, homes, ["titles"]) for name in fit.titles]
    rows += [(name, homes, ["general"]) for name in fit.general]
    rows += [(name, homes, ["no_text"]) for name in fit.no_text]
    for name, known, keys in rows:
        if name not in known:
            raise yamlfile.fault_at(path, node, keys, f"'{name}' is not known", mend="correct the name, or leave it out")
