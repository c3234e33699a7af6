"""What cooperation between States is compared on, as data: `rules/cooperation.yaml`, loaded and checked."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any, Literal

import msgspec
import yaml

from lexcheck import yamlfile
from lexcheck.annotating.concepts import load_concepts
from lexcheck.annotating.expressions import Expression, ExpressionError, parse
from lexcheck.annotating.topics import load_topics
from lexcheck.model import Instrument
from lexcheck.protocols import load_catalogue
from lexcheck.resources import data_dir

Works = Literal["widens", "limits"]
Weight = Literal["blocks", "may", "look"]
FACTS = ("nationals-not-extradited",)  # what a framework file states of the State itself
# the sentences that the program tells, and what may stand in them
OBSTACLES = {
    "no-text": {"requested"},
    "no-offence": {"conduct", "requesting", "requested"},
    "not-found": {"conduct", "requesting", "requested"},
    "opposite": {"conduct", "requesting", "requested"},
    "not-assessed": {"conduct", "requested"},
    "narrower": {"conduct", "group", "element", "requesting", "requested"},
    "limited": {"conduct", "group", "element", "requesting", "requested"},
    "below-bound": {"conduct", "names", "years", "threshold", "instrument"},
    "below-unbound": {"conduct", "names", "years", "threshold", "instrument"},
    "below-doubtful": {"conduct", "names", "years", "threshold"},
    "unread": {"conduct", "names", "threshold"},
    "not-bound": {"names", "instrument"},
    "standing-unknown": {"names", "instrument"},
}
_Keys = list[str | int]


class Compared(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Elements of a requirement that are set side by side; none named: all that are required for `met`."""

    group: str
    requirement: str
    works: Works
    elements: tuple[str, ...] = ()


class PenaltyPlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the penalty for a kind of conduct is read."""

    topic: str = ""
    after: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    like: str = ""
    alike: str = ""
    beside: str = ""

    @property
    def alike_when(self) -> Expression | None:
        """The condition under which it is punished as `like` is."""
        return parse(self.alike) if self.alike else None

    @property
    def beside_when(self) -> Expression | None:
        """The condition on a section that was relied on and has no figure of its own."""
        return parse(self.beside) if self.beside else None


class Conduct(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of conduct."""

    id: str
    name: str
    instrument: Instrument
    article: str
    offence: tuple[str, ...]
    penalty: PenaltyPlace
    compare: tuple[Compared, ...] = ()


class Ground(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a State's law says of extradition or legal assistance; `homes` are the kinds of law in which a condition usually stands."""

    id: str
    area: str
    name: str
    matters: Literal["absent", "present"]
    says: str
    requirement: str = ""
    element: str = ""
    when: str = ""
    homes: tuple[str, ...] = ()
    fact: str = ""

    @property
    def condition(self) -> Expression | None:
        """The condition that is looked for, where there is one."""
        return parse(self.when) if self.when else None


class Obstacle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence about what may stand in the way, and its weight."""

    weight: Weight
    says: str


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`rules/cooperation.yaml`."""

    threshold: float
    conducts: tuple[Conduct, ...]
    grounds: tuple[Ground, ...]
    obstacles: dict[str, Obstacle]

    def conduct(self, name: str) -> Conduct:
        """The kind of conduct with this id."""
        return next(each for each in self.conducts if each.id == name)


@lru_cache(maxsize=2)
def load_plan(path: Path | None = None) -> Plan:
    """The data. Raises LexcheckError (DATA) with file, line and column of an entry that is wrong."""
    path = path or data_dir("rules") / "cooperation.yaml"
    data, node = yamlfile.compose(path)
    plan = yamlfile.typed(path, data, node, Plan)
    _Check(path, node, plan).run()
    return plan


class _Check:
    """What types cannot say: names exist, stand once, and sentences hold nothing that nobody fills in."""

    def __init__(self, path: Path, node: yaml.Node | None, plan: Plan) -> None:
        self.path, self.node, self.plan = path, node, plan
        catalogue = load_catalogue()
        self.elements = {r.id: {e.id for e in r.elements} for r in catalogue.requirements}
        self.topics = {topic.name for topic in load_topics()}
        self.concepts = set(load_concepts())
        self.homes = set(catalogue.vocabulary.framework_homes)

    def run(self) -> None:
        for name, rows in (("conducts", self.plan.conducts), ("grounds", self.plan.grounds)):
            ids = [each.id for each in rows]
            for at, each in enumerate(ids):
                self._require(each not in ids[:at], [name, at, "id"], f"'{each}' stands twice")
        for at, conduct in enumerate(self.plan.conducts):
            self._conduct(conduct, ["conducts", at])
        for at, ground in enumerate(self.plan.grounds):
            self._ground(ground, ["grounds", at])
        for name, allowed in OBSTACLES.items():
            self._require(name in self.plan.obstacles, ["obstacles"], f"the sentence '{name}' is missing")
            self._sentence(self.plan.obstacles[name].says, allowed, ["obstacles", name, "says"])
        for name in self.plan.obstacles:
            self._require(name in OBSTACLES, ["obstacles", name], f"no sentence '{name}' is ever told")

    def _conduct(self, conduct: Conduct, keys: _Keys) -> None:
        self._require(bool(conduct.offence), [*keys, "offence"], f"no requirement says whether {conduct.id} is an offence")
        for name in conduct.offence:
            self._known(name, self.elements, [*keys, "offence"])
        for at, each in enumerate(conduct.compare):
            self._known(each.requirement, self.elements, [*keys, "compare", at, "requirement"])
            for name in each.elements:
                self._known(name, self.elements[each.requirement], [*keys, "compare", at, "elements"])
        place = conduct.penalty
        for name in filter(None, (place.topic, *place.after)):
            self._known(name, self.topics, [*keys, "penalty"])
        for name in (*place.apart, *place.only):
            self._known(name, self.concepts, [*keys, "penalty"])
        if place.like:
            self._known(place.like, {each.id for each in self.plan.conducts if each.penalty.topic}, [*keys, "penalty", "like"])
        self._condition(place.alike, [*keys, "penalty", "alike"])
        self._condition(place.beside, [*keys, "penalty", "beside"])

    def _ground(self, ground: Ground, keys: _Keys) -> None:
        one = bool(ground.requirement) != bool(ground.when)
        self._require(one, keys, f"'{ground.id}' needs either a requirement with its element, or a condition")
        if ground.requirement:
            self._known(ground.requirement, self.elements, [*keys, "requirement"])
            self._known(ground.element, self.elements[ground.requirement], [*keys, "element"])
        if ground.fact:
            self._known(ground.fact, FACTS, [*keys, "fact"])
        for name in ground.homes:
            self._known(name, self.homes, [*keys, "homes"])
        self._condition(ground.when, [*keys, "when"])
        self._sentence(ground.says, {"requested"}, [*keys, "says"])

    def _condition(self, text: str, keys: _Keys) -> None:
        if not text:
            return
        try:
            named = parse(text).concepts()
        except ExpressionError as fault:
            raise yamlfile.fault_at(
                self.path, self.node, keys, "this condition cannot be read", cause=str(fault), mend="see CONTRIBUTING.md"
            ) from fault
        for name in named:
            self._known(name, self.concepts, keys)

    def _sentence(self, text: str, allowed: set[str], keys: _Keys) -> None:
        try:
            named = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        except ValueError as fault:
            raise yamlfile.fault_at(
                self.path, self.node, keys, "this sentence cannot be filled in", cause=str(fault), mend="pair its braces"
            ) from fault
        strangers = ", ".join(sorted(named - allowed))
        self._require(not strangers, keys, f"nothing fills in {{{strangers}}}", f"it may name {', '.join(sorted(allowed))}")

    def _known(self, name: str, known: Any, keys: _Keys) -> None:
        self._require(name in known, keys, f"'{name}' is not known")

    def _require(self, holds: bool, keys: _Keys, what: str, mend: str = "correct the name, or leave it out") -> None:
        if not holds:
            raise yamlfile.fault_at(self.path, self.node, keys, what, mend=mend)
