"""Read the catalogue from its folder."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from lexcheck import yamlfile
from lexcheck.collecting import no_collection
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Instrument
from lexcheck.protocols.catalogue import Catalogue
from lexcheck.protocols.checking import Check, File, instrument, vocabulary
from lexcheck.resources import data_dir


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue of `folder` (by default the one that ships with lexcheck).

    Raises LexcheckError (DATA) with file, line and column for a file that cannot be read, has not the expected form, or says what
    cannot be: a double id, an unknown word, a citation of a paragraph that the treaty does not have.
    """
    return _shipped(data_dir("protocols")) if folder is None else _load(folder)


@lru_cache(maxsize=1)
def _shipped(folder: Path) -> Catalogue:
    """The catalogue that ships does not change while a program runs: every part of it that asks gets the same."""
    return _load(folder)


def _load(folder: Path) -> Catalogue:
    if not folder.is_dir():
        raise LexcheckError(
            f"there is no catalogue at {folder}",
            cause="the folder does not exist",
            mend="reinstall lexcheck, or name the folder that holds vocabulary.yaml",
            code=ExitCode.DATA,
        )
    digest = hashlib.sha256()
    with no_collection():
        words = vocabulary(_read(folder / "vocabulary.yaml", digest))
        infos, files = [], []
        for name in Instrument:
            own = folder / name.lower()
            infos.append(instrument(_read(own / "instrument.yaml", digest), name))
            files += [(name, _read(path, digest)) for path in sorted(own.glob("*.yaml")) if path.name != "instrument.yaml"]
        check = Check(words, {info.instrument: frozenset(info.paragraphs) for info in infos}, {})
        requirements = [requirement for name, file in files for requirement in check.requirements(name, file)]
        exempt = check.not_legislative(_read(folder / "not_legislative.yaml", digest))
    return Catalogue(tuple(infos), tuple(requirements), exempt, words, f"{words.version}+{digest.hexdigest()[:12]}")


def _read(path: Path, digest: hashlib._Hash) -> File:
    data, node = yamlfile.compose(path)
    digest.update(f"{path.parent.name}/{path.name}\n".encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return File(path, _texts(data), node)


def _texts(data: Any) -> Any:
    """The same data with whole numbers and dates as the text they stand for, so that nobody has to quote `article: 4`."""
    if isinstance(data, dict):
        return {key: value if isinstance(value, str) else _texts(value) for key, value in data.items()}
    if isinstance(data, list):
        return [value if isinstance(value, str) else _texts(value) for value in data]
    return str(data) if isinstance(data, (int, date)) and not isinstance(data, bool) else data
