"""A country's framework: its laws and its standing under each instrument, from a YAML file.

Shipped frameworks lie in national_laws/frameworks; a user's own may lie anywhere, and those in the user's library (`lexcheck add`)
stand in the place of the shipped ones. The files that a framework names are found relative to it. national_laws/README.md explains the
entries.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from lexcheck import yamlfile
from lexcheck.errors import LexcheckError
from lexcheck.model import Framework, FrameworkLaw, LawVersion, PartyStatus, Reservation
from lexcheck.protocols import Vocabulary
from lexcheck.resources import data_dir, own_dir

_SUFFIXES = (".yaml", ".yml")
_Keys = list[str | int]  # the way to an entry of the file: ["laws", 0, "kinds"]
_MEND = "compare it with national_laws/frameworks/pk.yaml; national_laws/README.md says what each entry means"


def load_framework(name_or_path: str) -> Framework:
    """The framework of a country (`pk`, `PAK`, `Pakistan`) or in a YAML file; the files of its laws become absolute paths.

    Raises LexcheckError (INPUT) for a name that is not known, (DATA) for a file that does not have the right form.
    """
    path = _find(name_or_path)
    if path is not None:
        return _read(path)
    offered = {called.casefold(): called for code in known_frameworks() for called in _names(_read(_known(code)))}
    near = [offered[key] for key in get_close_matches(name_or_path.strip().casefold(), offered, n=3)]
    raise LexcheckError(
        f"there is no framework '{name_or_path}'",
        cause="it is neither a shipped country's name or code nor a framework file (.yaml) that exists",
        mend=(f"did you mean {' or '.join(near)}? " if near else "") + f"shipped: {', '.join(known_frameworks())}",
    )


def is_framework(name: str) -> bool:
    """Whether `load_framework` would take this name: a shipped country's, or an existing YAML file's."""
    return _find(name) is not None


def known_frameworks() -> tuple[str, ...]:
    """The two-letter codes of the frameworks that ship or stand in the user's library, in order."""
    return tuple(sorted({path.stem for folder in _folders() for path in folder.glob("*.yaml") if not path.name.startswith(".")}))


def kinds_of_law() -> tuple[str, ...]:
    """The words for kinds of law (`tip-act`, `penal-code`), those with which the catalogue says where a rule usually stands."""
    return yamlfile.load(data_dir("protocols") / "vocabulary.yaml", Vocabulary).framework_homes


def _folders() -> tuple[Path, Path]:
    """Where frameworks are looked for: the user's library first."""
    return own_dir() / "frameworks", data_dir("national_laws") / "frameworks"


def _known(name: str) -> Path:
    own, shipped = (folder / f"{name}.yaml" for folder in _folders())
    return own if own.is_file() else shipped


def _find(name_or_path: str) -> Path | None:
    given = Path(name_or_path)
    if given.suffix.lower() in _SUFFIXES:
        return given if given.is_file() else None
    wanted = name_or_path.strip().casefold()
    if wanted in known_frameworks():
        return _known(wanted)
    if given.suffix or given.exists():  # a law's file: no need to read the shipped frameworks for their names
        return None
    for name in known_frameworks():
        if wanted in (called.casefold() for called in _names(_read(_known(name)))):
            return _known(name)
    return None


def _names(framework: Framework) -> tuple[str, ...]:
    return tuple(name for name in (framework.country, framework.alpha3, framework.name, *framework.also_called) if name)


def _read(path: Path) -> Framework:
    data, node = yamlfile.compose(path)
    base = data.pop("extends", None) if isinstance(data, dict) else None
    for keys, entry, kind in _entries(data):
        _refuse_strangers(path, node, keys, entry, kind)
    framework = yamlfile.typed(path, data, node, Framework, mend=_MEND)
    _check(path, node, framework)
    framework = replace(framework, laws=tuple(_located(law, path.resolve().parent) for law in framework.laws))
    return framework if base is None else _extended(path, node, str(base), framework, set(data))


def _extended(path: Path, node: yaml.Node | None, base: str, own: Framework, given: set[str]) -> Framework:
    """The shipped framework `base` with what a file of the user's says instead or besides; a law with the same id takes the place of the
    shipped one."""
    shipped = _folders()[1] / f"{base.casefold()}.yaml"
    if not shipped.is_file():
        mend = "name a framework that ships by its two letters, or remove the entry and say all of it here"
        raise yamlfile.fault_at(path, node, ["extends"], f"there is no shipped framework '{base}' to extend", mend=mend)
    known = _read(shipped)
    if known.country != own.country:
        raise yamlfile.fault_at(
            path, node, ["country"], f"this is not the country of '{base}'", mend=f"write {known.country}, or remove 'extends'"
        )
    mine = {law.id: law for law in own.laws}
    theirs = {law.id for law in known.laws}
    laws = (*(mine.get(law.id, law) for law in known.laws), *(law for law in own.laws if law.id not in theirs))
    return replace(known, **{name: getattr(own, name) for name in given - {"laws"}}, laws=laws)


def _located(law: FrameworkLaw, folder: Path) -> FrameworkLaw:
    versions = tuple(replace(version, file=str((folder / version.file).resolve())) for version in law.versions)
    return replace(law, file=str((folder / law.file).resolve()), versions=versions)


# which lists of which entry hold entries of their own
_PARTS: dict[type, dict[str, type]] = {
    Framework: {"laws": FrameworkLaw, "parties": PartyStatus},
    FrameworkLaw: {"versions": LawVersion},
    PartyStatus: {"reservations": Reservation},
}


def _entries(data: Any, kind: type = Framework, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[_Keys, dict[Any, Any], type]]:
    """Each mapping of the file with its path and the dataclass that it is to become."""
    if not isinstance(data, dict):
        return
    yield [*keys], data, kind
    for name, part in _PARTS.get(kind, {}).items():
        entries = data.get(name)
        for at, entry in enumerate(entries if isinstance(entries, list) else ()):
            yield from _entries(entry, part, (*keys, name, at))


def _refuse_strangers(path: Path, node: yaml.Node | None, keys: _Keys, entry: dict[Any, Any], kind: type) -> None:
    """An entry that nobody reads would be lost in silence: a slip of the pen such as `landloked` has to be told."""
    allowed = [each.name for each in fields(kind)]
    for key in entry:
        if key not in allowed:
            near = get_close_matches(str(key), allowed, n=1)
            raise yamlfile.fault_at(
                path,
                node,
                [*keys, str(key)],
                f"'{key}' is not an entry that is known here",
                cause=f"known are: {', '.join(allowed)}",
                mend=f"did you mean '{near[0]}'?" if near else "remove it, or put what it says into 'note'",
            )


def _check(path: Path, node: yaml.Node | None, framework: Framework) -> None:
    """What types cannot say: there are laws, every file exists, ids and instruments stand once, kinds are known."""
    if not framework.laws:
        raise yamlfile.fault_at(path, node, ["laws"], "this framework names no law", mend="add at least one entry under 'laws'")
    for at, law in enumerate(framework.laws):
        _check_kinds(path, node, ["laws", at, "kinds"], law.kinds)
    _check_kinds(path, node, ["without"], framework.without)
    texts = list(_texts(framework))
    for keys, text in texts:
        if not (path.parent / text.file).is_file():
            raise yamlfile.fault_at(
                path,
                node,
                [*keys, "file"],
                f"the file '{text.file}' is not there",
                cause=f"it is looked for relative to {path.parent}",
                mend="correct the name, or put the file there",
            )
    for at, law in enumerate(framework.laws):
        _check_hash(path, node, ["laws", at, "sha256"], law)
    _no_twins(path, node, [([*keys, "id"], text.id) for keys, text in texts])
    _no_twins(path, node, [(["parties", at, "instrument"], party.instrument.value) for at, party in enumerate(framework.parties)])


def _check_hash(path: Path, node: yaml.Node | None, keys: _Keys, law: FrameworkLaw) -> None:
    """A file that was changed since it was taken in is no longer the text that its entry tells of."""
    if law.sha256 and hashlib.sha256((path.parent / law.file).read_bytes()).hexdigest() != law.sha256:
        raise yamlfile.fault_at(
            path,
            node,
            keys,
            f"the file '{law.file}' is not the one that was taken in",
            cause="its hash differs from the one kept here",
            mend="add the right file again, or remove 'sha256' where the change was meant",
        )


def _check_kinds(path: Path, node: yaml.Node | None, keys: _Keys, named: tuple[str, ...]) -> None:
    known = kinds_of_law()
    for number, kind in enumerate(named):
        if kind not in known:
            near = get_close_matches(kind, known, n=1)
            raise yamlfile.fault_at(
                path,
                node,
                [*keys, number],
                f"'{kind}' is not a known kind of law",
                cause="protocols/vocabulary.yaml does not list it under framework_homes",
                mend=f"did you mean '{near[0]}'?" if near else "choose one that the list has",
            )


def _texts(framework: Framework) -> Iterator[tuple[_Keys, FrameworkLaw | LawVersion]]:
    for at, law in enumerate(framework.laws):
        yield ["laws", at], law
        for number, version in enumerate(law.versions):
            yield ["laws", at, "versions", number], version


def _no_twins(path: Path, node: yaml.Node | None, named: list[tuple[_Keys, str]]) -> None:
    seen: set[str] = set()
    for keys, name in named:
        if name in seen:
            raise yamlfile.fault_at(path, node, keys, f"'{name}' stands twice", mend="give each its own, or join the two entries")
        seen.add(name)
