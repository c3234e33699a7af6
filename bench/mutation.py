"""Which rules notice when one element of a conforming act is removed or twisted, and which verdicts wrongly change with it.

`python -m bench mutation`, or of some requirements `python -m bench.mutation TIP-3 SOM-6.1`. The act is
national_laws/specimen/model-act.md, the mutations are in mutations.yaml beside it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from lexcheck import yamlfile
from lexcheck.model import Finding, Requirement, Severity, Verdict
from lexcheck.resources import data_dir

SPECIMEN = data_dir("national_laws") / "specimen" / "model-act.md"
MUTATIONS = SPECIMEN.parent / "mutations.yaml"
AGAINST = ("tip", "som")


class Mutation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One change of the act: `find` (it stands exactly once) becomes `replace`; `more` are changes that go with it, where an idea stands
    in two places. `requirement` must fall below met, ideally to `verdict`. `also`: requirements (ids, or the start of
    some) that may change with it, because they ask for the same words."""

    requirement: str
    element: str
    find: str
    replace: str = ""
    more: dict[str, str] = {}
    verdict: Verdict | None = None
    also: tuple[str, ...] = ()
    note: str = ""

    def edits(self) -> dict[str, str]:
        """Every text that is looked for, with what takes its place."""
        return {self.find: self.replace, **self.more}

    def expects(self, name: str) -> bool:
        """May the verdict of this requirement change?"""
        return name == self.requirement or name.startswith(self.also or ("-",))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one mutation. `before`, `after`: the verdict aimed at; `flips`: others that changed and ought not to have; `held`:
    for each element that is found in the mutated act, the provisions that hold it."""

    mutation: Mutation
    number: int
    before: Verdict
    after: Verdict
    flips: tuple[tuple[str, Verdict, Verdict], ...]
    held: tuple[str, ...] = ()

    @property
    def skipped(self) -> bool:
        """Is the requirement not met by the act as it stands?"""
        return self.before is not Verdict.MET

    @property
    def killed(self) -> bool:
        """Did the rule notice?"""
        return self.after is not Verdict.MET


def load_mutations(path: Path = MUTATIONS) -> tuple[Mutation, ...]:
    """The mutations. Raises LexcheckError (DATA) where an entry is wrong."""
    return tuple(yamlfile.load(path, list[Mutation]))


def mutated(text: str, mutation: Mutation) -> str:
    """The act's text with the mutation. Raises ValueError where a text that is looked for does not stand there exactly once."""
    for find, replace in mutation.edits().items():
        if text.count(find) != 1:
            raise ValueError(f"{mutation.requirement}: '{find}' stands {text.count(find)} times in the act")
        text = text.replace(find, replace)
    return text


def findings(text: str) -> dict[str, Finding]:
    """The finding of every requirement on an act's text."""
    import lexcheck
    from lexcheck.reading import read_bytes
    from lexcheck.segmenting import segment

    law = segment(read_bytes(text.encode(), SPECIMEN.name), key="specimen")
    return {f.requirement: f for f in lexcheck.assess([law], AGAINST).findings}


def outcomes(mutations: Iterable[tuple[int, Mutation]]) -> Iterator[Outcome]:
    """One mutation after the other, each on the act as it stands."""
    text = SPECIMEN.read_text(encoding="utf-8")
    before = findings(text)
    for number, mutation in mutations:
        after = findings(mutated(text, mutation))
        changed = [n for n in before if after[n].verdict is not before[n].verdict and not mutation.expects(n)]
        flips = tuple((n, before[n].verdict, after[n].verdict) for n in changed)
        aim = mutation.requirement
        yield Outcome(mutation, number, before[aim].verdict, after[aim].verdict, flips, _held(after[aim]))


def _held(finding: Finding) -> tuple[str, ...]:
    rows = [(e.id, dict.fromkeys(each.provision for each in e.evidence)) for e in finding.elements if e.present]
    return tuple(f"{name} {', '.join(places) or 'nowhere'}" for name, places in rows)


def requirements() -> dict[str, Requirement]:
    """The requirements aimed at, by id."""
    from lexcheck.protocols import load_catalogue

    return {r.id: r for r in load_catalogue().requirements if r.instrument.lower() in AGAINST}


def main(only: Sequence[str] = ()) -> None:
    """Print kill rates, the flip rate, survivors and flips; of the requirements whose id starts with one of the names, or of all."""
    mutations = [(n, m) for n, m in enumerate(load_mutations(), 1) if not only or m.requirement.upper().startswith(tuple(only))]
    known = requirements()
    done: list[Outcome] = []
    started = time.perf_counter()
    for outcome in outcomes(mutations):
        done.append(outcome)
        print(f"\r{len(done)} of {len(mutations)} mutations", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    tried = [o for o in done if not o.skipped]
    critical = [o for o in tried if known[o.mutation.requirement].severity is Severity.CRITICAL]
    for name, rows in (("critical", critical), ("all", tried)):
        _rate(f"killed, {name}", sum(o.killed for o in rows), len(rows))
    _rate("wrong flips, of all other verdicts", sum(len(o.flips) for o in tried), len(tried) * (len(known) - 1))
    _rate("mutations with a wrong flip", sum(bool(o.flips) for o in tried), len(tried))
    told = [o for o in tried if o.mutation.verdict and o.killed]
    _rate("killed with the verdict expected", sum(o.after is o.mutation.verdict for o in told), len(told))
    aimed = {o.mutation.requirement for o in tried}
    print(f"{len(aimed)} of {len(known)} requirements aimed at; {len(done) - len(tried)} mutations skipped (not met by the act)")
    print(f"{(time.perf_counter() - started) / (len(done) or 1):.2f} s a mutation")
    _list("skipped", [o for o in done if o.skipped], known)
    _list("survivors", [o for o in tried if not o.killed], known)
    print("\nwrong flips")
    for o in tried:
        for name, before, after in o.flips:
            print(f"  {o.number:3} {o.mutation.requirement}/{o.mutation.element}: {name} {before} -> {after}")


def _rate(what: str, part: int, whole: int) -> None:
    print(f"{what:36} {part} of {whole}{f' = {part / whole:.1%}' if whole else ''}")


def _list(what: str, rows: list[Outcome], known: dict[str, Requirement]) -> None:
    print(f"\n{what}")
    for o in rows:
        weight = "critical " if known[o.mutation.requirement].severity is Severity.CRITICAL else ""
        wanted = f", {o.mutation.verdict} expected" if o.mutation.verdict else ""
        change = "; ".join(f"{find!r} -> {replace!r}" for find, replace in o.mutation.edits().items())
        print(f"  {o.number:3} {weight}{o.mutation.requirement}/{o.mutation.element}: {o.after}{wanted}: {change[:220]}")
        print(f"      held by: {'; '.join(o.held) or 'the absence of a limit'}")


if __name__ == "__main__":
    main([name.upper() for name in sys.argv[1:]])
