"""What was worked out about a text, kept on this machine by content and versions, so that an unchanged text is not judged twice.

Entries hold findings with their quotes: the folder and its files are for their owner alone (0700, 0600). An entry that is damaged, or that
somebody else writes at the same time, is worked out again; an entry never changes what a command says. Imports nothing heavy: an answer
from here must not wait for the language pipelines.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lexcheck import __version__
from lexcheck.resources import PACKAGE, data_dir

# what findings are made by; what else there is makes reports of them
JUDGING = ("model", "reading", "segmenting", "annotating", "assessing", "collating", "protocols")
JUDGING_DATA = ("rules", "protocols")
OFF = "LEXCHECK_NO_CACHE"  # set to anything, nothing is looked up or kept
_DIGEST = 32  # bytes of SHA-256


@dataclass(frozen=True, slots=True)
class Cache:
    """Entries in a folder, each a file of its own, written whole. `root` None: nothing is kept."""

    root: Path | None

    def get(self, key: str) -> bytes | None:
        """What was put under a key; None where nothing was, or where the entry is damaged."""
        if self.root is None:
            return None
        path = self._path(self.root, key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        content = data[_DIGEST:]
        return content if hashlib.sha256(content).digest() == data[:_DIGEST] else None

    def put(self, key: str, content: bytes) -> None:
        """Keep an entry. Where it cannot be written nothing is kept: a full disk is no reason to fail."""
        if self.root is None:
            return
        path, scratch = self._path(self.root, key), ""
        try:
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.parent.mkdir(mode=0o700, exist_ok=True)
            handle, scratch = tempfile.mkstemp(dir=path.parent)  # for its owner alone (0600)
            with os.fdopen(handle, "wb") as out:
                out.write(hashlib.sha256(content).digest() + content)
            os.replace(scratch, path)
        except OSError:
            if scratch and os.path.exists(scratch):
                os.unlink(scratch)

    def clear(self) -> None:
        """Forget everything."""
        if self.root is not None:
            shutil.rmtree(self.root, ignore_errors=True)

    @staticmethod
    def _path(root: Path, key: str) -> Path:
        return root / key[:2] / key[2:]


def user_cache(wanted: bool = True) -> Cache:
    """The cache of the person who runs lexcheck; one that keeps nothing where none is wanted, or LEXCHECK_NO_CACHE is set."""
    return Cache(_folder() if wanted and not os.environ.get(OFF) else None)


def key_of(*parts: object, report: bool = False) -> str:
    """The key of what is made from these parts (their `str`) by this version of lexcheck, its rules and its catalogue. `report`: the laws
    that ship and the reports count too, not findings alone."""
    digest = hashlib.sha256(versions(report).encode())
    for part in parts:
        text = str(part).encode("utf-8", "surrogateescape")
        digest.update(b"%d:" % len(text) + text)
    return digest.hexdigest()


def hash_of(data: bytes) -> str:
    """The SHA-256 of a file's content."""
    return hashlib.sha256(data).hexdigest()


@lru_cache(maxsize=2)
def versions(report: bool = False) -> str:
    """The tool's version, with a digest of name, size and time of change of every file of rules, catalogue and the program that judges:
    a rule that was edited makes every entry unknown."""
    roots = [*(PACKAGE / name for name in JUDGING), *map(data_dir, JUDGING_DATA)]
    roots = [PACKAGE, *map(data_dir, (*JUDGING_DATA, "national_laws"))] if report else roots
    rows = [f"{path}:{size}:{changed}" for root in roots for path, size, changed in _files(str(root))]
    return f"{__version__}+{hashlib.sha256(chr(10).join(sorted(rows)).encode('utf-8', 'surrogateescape')).hexdigest()}"


def _files(folder: str) -> Iterable[tuple[str, int, int]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        else:
            state = entry.stat()
            yield entry.path, state.st_size, state.st_mtime_ns


def _folder() -> Path:
    """Where programs keep such things on this system."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "lexcheck"
