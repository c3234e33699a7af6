"""Which laws of a framework are assessed, and their texts as the framework describes them."""

from __future__ import annotations

from dataclasses import replace

from lexcheck.model import Framework, FrameworkLaw, Law, LawStatus, Provision

# what is enacted; the law that is repealed, superseded or only proposed is not the law of the State
_ENACTED = (LawStatus.IN_FORCE, LawStatus.NOT_COMMENCED)
_WORDS = {
    LawStatus.BILL: "is a bill and no law yet",
    LawStatus.SUPERSEDED: "is superseded",
    LawStatus.REPEALED: "is repealed",
    LawStatus.NOT_COMMENCED: "is enacted and not in force yet: it counts on paper only",
}


def assessed(framework: Framework, bills: bool = False) -> tuple[FrameworkLaw, ...]:
    """The laws that are enacted, with the bills where they are asked for."""
    wanted = (*_ENACTED, LawStatus.BILL) if bills else _ENACTED
    return tuple(law for law in framework.laws if law.status in wanted)


def left_out(framework: Framework, bills: bool = False) -> tuple[str, ...]:
    """What a reader ought to know of laws that are not, or not yet, in force, in sentences."""
    chosen = assessed(framework, bills)
    out = []
    for law in framework.laws:
        if law not in chosen:
            out.append(f"{law.title} {_WORDS[law.status]}; it is not assessed.")
        elif law.status is LawStatus.BILL:
            out.append(f"{law.title} {_WORDS[law.status]}; it was assessed at your request and counts on paper only.")
        elif law.status is not LawStatus.IN_FORCE:
            out.append(f"{law.title} {_WORDS[law.status]}.")
    return tuple(out)


def as_supplied(law: Law, entry: FrameworkLaw) -> Law:
    """A law as its framework describes it: key, title, and which of its provisions are not in force yet."""
    return replace(
        law,
        key=entry.id,
        title=entry.title,
        restatement=entry.text == "restatement",
        provisions=_commenced(law, entry),
    )


def _commenced(law: Law, entry: FrameworkLaw) -> tuple[Provision, ...]:
    """The provisions, those below the labels (`12(3)`) of what is not in force yet marked so; all of a law that is not."""
    late = {i for p in law.provisions if p.label in entry.uncommenced for i in range(p.index, p.stop)}
    every = entry.status is not LawStatus.IN_FORCE
    return tuple(replace(p, status=p.status or "uncommenced") if every or p.index in late else p for p in law.provisions)


def read_laws(framework: Framework, bills: bool = False) -> tuple[Law, ...]:
    """The texts of the laws that are assessed. Raises LexcheckError (INPUT) where one cannot be read, (DATA) where none is left."""
    from lexcheck.errors import ExitCode, LexcheckError
    from lexcheck.reading import read
    from lexcheck.segmenting import segment

    entries = assessed(framework, bills)
    if not entries:
        raise LexcheckError(
            f"the framework of {framework.name} has no law in force",
            mend="correct the status of its laws, or ask for the bills too",
            code=ExitCode.DATA,
        )
    return tuple(as_supplied(segment(read(entry.path), language=entry.language, key=entry.id), entry) for entry in entries)
