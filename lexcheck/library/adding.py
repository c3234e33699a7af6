"""Take a copy of a law into the user's own library, so that its country's framework has it. What ships is never changed.

The library holds `laws/<country>/<id>.<suffix>` and `frameworks/<country>.yaml`; the latter extends the shipped framework where there is
one.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass
from dataclasses import replace as changed
from pathlib import Path

from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.frameworks import kinds_of_law
from lexcheck.frameworks.countries import Country, find_country
from lexcheck.library.entries import with_law
from lexcheck.library.registry import entry_of
from lexcheck.model import Law, LawStatus, TextKind
from lexcheck.resources import own_dir

_LONGEST = 60  # characters of an id that is made from a title


@dataclass(frozen=True, slots=True)
class About:
    """What the user says of a law; what is empty is taken from the registry, else from the text itself."""

    id: str = ""
    country: str = ""
    title: str = ""
    kinds: tuple[str, ...] = ()
    language: str = ""
    citation: str = ""
    status: str = ""
    text: str = "official"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """What was taken in: the law's id, its country, the copy, its hash, the framework's file, and how many provisions were recognised."""

    id: str
    country: Country
    path: Path
    sha256: str
    framework: Path
    provisions: int
    language: str


def add(source: Path, about: About, *, replace: bool = False, numbered: bool = False) -> Added:
    """Copy a file into the library and name it in its country's framework; `replace`: in the place of one with the same id; `numbered`:
    only what has numbered provisions, as the page of a web site has none.

    Raises LexcheckError (INPUT) for a file that cannot be read as a law, (USAGE) where something is missing or contradicts, (OUTPUT) where
    the library cannot be written. Either all is done or nothing.
    """
    from lexcheck import api
    from lexcheck.writing import write_whole

    about = _completed(about)
    country = _country(about)
    law = api.read_law(source, about.language or None)
    if numbered and not any(provision.number for provision in law.provisions):
        raise LexcheckError(
            "this does not look like a law; nothing was kept",
            cause="no numbered provision was recognised in it: it may be a page about the law",
            mend="look at the address with a browser; get the file of the law itself",
        )
    content = source.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    entry = _entry(about, law, country, source.suffix.lower(), digest)
    folder = own_dir()
    path, framework = folder / "laws" / country.code.lower() / Path(str(entry["file"])).name, _framework(folder, country)
    _spare(path, source, digest, replace)
    text = with_law(framework, country, entry, replace=replace)
    before = path.read_bytes() if path.is_file() else None
    write_whole(path, content, [source])
    try:
        _put(framework, text)
    except BaseException:
        if before is None:
            path.unlink(missing_ok=True)
        else:
            write_whole(path, before)
        raise
    return Added(str(entry["id"]), country, path, digest, framework, len(law.provisions), law.language)


def _completed(about: About) -> About:
    """What the registry says of a law with this id, where the user says nothing."""
    if not about.id:
        return about
    try:
        place, entry = entry_of(about.id)
    except LexcheckError:
        if about.country:
            return about  # an id of the user's own
        raise
    if entry.status == "unknown" and not about.status:
        raise LexcheckError(
            f"the registry does not know whether {entry.id} is in force",
            cause=entry.note,
            mend=f"add --status with one of: {', '.join(LawStatus)}",
            code=ExitCode.USAGE,
        )
    return changed(
        about,
        id=entry.id,
        country=about.country or place.country.code,
        title=about.title or entry.title,
        kinds=about.kinds or entry.kinds,
        citation=about.citation or entry.citation,
        status=about.status or entry.status,
    )


def _country(about: About) -> Country:
    if not about.country:
        raise LexcheckError(
            "it is not said of which country this law is",
            mend="add --country XX, or --id with the id of a law that lexcheck registry lists",
            code=ExitCode.USAGE,
        )
    return find_country(about.country)


def _entry(about: About, law: Law, country: Country, suffix: str, digest: str) -> dict[str, object]:
    """The law's entry in the framework. Raises LexcheckError (USAGE) where a word is not known or nothing tells the kind."""
    title = about.title or law.title or law.key
    name = _slug(about.id or f"{country.code}-{title}")
    kinds = about.kinds or _told(law)
    unknown = [kind for kind in kinds if kind not in kinds_of_law()]
    if not kinds or unknown:
        raise LexcheckError(
            f"'{unknown[0]}' is not a known kind of law" if unknown else "it is not clear of which kind this law is",
            cause="" if unknown else "neither its title nor its words tell",
            mend=f"add --kind with one of: {', '.join(kinds_of_law())}",
            code=ExitCode.USAGE,
        )
    if not (about.language or law.language):
        raise LexcheckError(
            "it is not clear in which language this law is", mend="add --language XX, such as fr or ar", code=ExitCode.USAGE
        )
    entry: dict[str, object] = {
        "id": name,
        "file": f"../laws/{country.code.lower()}/{name}{suffix or '.txt'}",
        "title": title,
        "citation": about.citation,
        "kinds": list(kinds),
        "language": about.language or law.language,
        "status": LawStatus(about.status or "in-force").value,
        "text": TextKind(about.text).value,
        "note": about.note,
        "sha256": digest,
    }
    return {key: value for key, value in entry.items() if value}


def _told(law: Law) -> tuple[str, ...]:
    """The kinds that title and topic tell."""
    from lexcheck.annotating.language import languages
    from lexcheck.annotating.pipeline import annotate
    from lexcheck.collating.fit import load_fit
    from lexcheck.collating.kinds import kinds_of

    return kinds_of(law, annotate(law) if law.language in languages() else None, None, load_fit())


def _slug(words: str) -> str:
    """`MA Loi n° 27-14` as `ma-loi-n-27-14`; letters of other alphabets stay, as file names may hold them."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c))
    made = re.sub(r"[^\w]+|_+", "-", plain).strip("-")
    return (made if len(made) <= _LONGEST else made[:_LONGEST].rsplit("-", 1)[0]).strip("-") or "law"


def _framework(folder: Path, country: Country) -> Path:
    return folder / "frameworks" / f"{country.code.lower()}.yaml"


def _spare(path: Path, source: Path, digest: str, replace: bool) -> None:
    """A text that was taken in before is not lost in silence."""
    if path.is_file() and not replace and path.resolve() != source.resolve():
        same = hashlib.sha256(path.read_bytes()).hexdigest() == digest
        raise LexcheckError(
            f"your library has {'this very file' if same else 'another text'} as {path.stem}",
            mend="give the new one another --id, or add --replace to put it in the place of the old one",
            code=ExitCode.USAGE,
            file=path,
        )


def _put(framework: Path, text: str) -> None:
    """Write the framework's file after it was seen to load beside the laws that it names."""
    from lexcheck.frameworks import load_framework
    from lexcheck.writing import write_whole

    trial = framework.with_name(f".{framework.stem}.new.yaml")
    try:
        write_whole(trial, text)
        load_framework(str(trial))
        os.replace(trial, framework)
    except OSError as fault:
        raise LexcheckError(
            f"{framework} cannot be written",
            cause=fault.strerror or str(fault),
            mend="set LEXCHECK_HOME to a folder that you may write to",
            code=ExitCode.OUTPUT,
        ) from fault
    finally:
        trial.unlink(missing_ok=True)
