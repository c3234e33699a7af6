"""Words made fit for office documents, and the words of their frames."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Absence, ConflictKind, Instrument, Obligation, Severity, Verdict
from lexcheck.reporting.documents.frame import frame, frame_for, languages
from lexcheck.reporting.documents.priority import priority
from lexcheck.reporting.documents.words import cited, clean, cut, ended, runs, runs_right_to_left
from lexcheck.reporting.summary import items
from tests.reporting import sample

ARABIC = "كل من جنّد شخصا"


def test_clean_leaves_nothing_that_xml_cannot_hold() -> None:
    assert clean("a\x00b\x0bc\u202ed\ud800e\n\t f\ufffe") == "a b c d e f"
    assert clean(ARABIC) == ARABIC


@pytest.mark.parametrize("limit", range(1, 60))
def test_cut_ends_between_words(limit: int) -> None:
    words = "Whoever recruits, houses or moves another person by force commits an offence."
    short = cut(words, limit)
    kept = short.removesuffix(" …")
    assert short.endswith(" …") and len(kept) <= limit and words.startswith(kept)
    if limit >= len("Whoever"):
        assert words[len(kept)] in " ,"


def test_cut_leaves_short_words_alone() -> None:
    assert cut("a  b", 3) == "a b"


def test_direction() -> None:
    assert runs_right_to_left(ARABIC)
    assert not runs_right_to_left("Article 3")
    assert runs_right_to_left("3(1)", otherwise=True)
    assert not runs_right_to_left(cited("3(1)"))
    assert runs_right_to_left(cited("TIP-3a-MEANS"), otherwise=True)
    assert runs_right_to_left(f"{cited('3(1)')} {ARABIC}")


def test_runs_part_words_by_direction_and_lose_nothing() -> None:
    words = f"1. {ARABIC} (TIP) 3"
    parts = runs(words, right=True)
    assert "".join(part for part, _ in parts) == words
    assert [right for _, right in parts] == [True, False]
    assert runs("", True) == []


def test_citations_keep_their_order_among_arabic() -> None:
    assert cited("3(1)(a)").strip("\u200e") == "3(1)(a)" and cited("3(1)(a)")[0] == cited("3(1)(a)")[-1] == "\u200e"
    assert cited("المادة ١") == "المادة ١"
    assert cited("") == ""


def test_a_full_stop_stays_behind_foreign_words() -> None:
    assert ended("Add servitude.", right=True).endswith("\u200e")
    assert ended(f"{ARABIC}.", right=True) == f"{ARABIC}."


@pytest.mark.parametrize("language", languages())
def test_every_language_names_everything(language: str) -> None:
    """What English has, with the same places for values; each verdict, field, instrument."""
    own, english = frame(language), frame("en")
    for key, words in english.names.items():
        assert bool(own.names[key]) or not words or key[1] == "engine_language", key
        assert _places(own.names[key]) == _places(words), f"{language} {key}"
    for kind, vocabulary in (
        ("verdicts", Verdict),
        ("meanings", Verdict),
        ("instruments", Instrument),
        ("obligations", Obligation),
        ("severities", Severity),
        ("absence", Absence),
        ("conflicts", ConflictKind),
    ):
        assert all(own.names[kind, each.value] for each in vocabulary)


@pytest.mark.parametrize("language", languages())
def test_languages_name_only_what_is_there(language: str) -> None:
    from lexcheck.frameworks import kinds_of_law
    from lexcheck.protocols import load_catalogue

    catalogue = load_catalogue()
    known = {
        "titles": {requirement.id for requirement in catalogue.requirements},
        "articles": {f"{info.instrument} {article.number}" for info in catalogue.instruments for article in info.articles},
        "homes": set(kinds_of_law()),
        "domains": set(catalogue.vocabulary.domains),
        "words": {key for kind, key in frame("en").names if kind == "words"},
    }
    for kind, keys in known.items():
        assert {key for named, key in frame(language).names if named == kind} <= keys


@pytest.mark.parametrize("language", languages())
def test_every_field_of_the_catalogue_has_a_name(language: str) -> None:
    from lexcheck.protocols import load_catalogue

    assert all(("domains", domain) in frame(language).names for domain in load_catalogue().vocabulary.domains)


def test_arabic_and_french_are_there_and_one_runs_right_to_left() -> None:
    assert {"ar", "en", "fr"} <= set(languages())
    assert frame("ar").right and not frame("fr").right


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(LexcheckError) as caught:
        frame("xx")
    assert caught.value.code is ExitCode.USAGE and "en" in caught.value.cause


def test_the_frame_follows_the_laws() -> None:
    assert frame_for([sample.CODE_LAW]).language == "ar"
    assert frame_for([sample.CODE_LAW], "en").language == "en"
    assert frame_for([sample.ACT_LAW, sample.CODE_LAW]).language == "en"
    assert frame_for([]).language == "en"


def test_priorities() -> None:
    found = {item.requirement.id: priority(item) for item in items(sample.assessment())}
    assert found == {
        "TIP-3a-MEANS": "urgent",
        "TIP-3b-CONSENT": "urgent",
        "TIP-3d-CHILD": "urgent",
        "TIP-5.2-PARTICIPATION": "none",
        "TIP-6.1-PRIVACY": "none",
        "TIP-6.3-CARE": "low",
        "TIP-9.1-PLAN": "consider",
        "SOM-8.2-FLAG": "none",
        "SOM-16.5-CONSULAR": "high",
        "SOM-18.1-RETURN": "check",
    }


def _places(words: str) -> set[str]:
    assert re.sub(r"\{\w+\}", "", words).count("{") == 0
    return {name for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("language", languages())
def test_phrases_are_those_of_the_engine(language: str) -> None:
    """A phrase that nobody says any more would lie here for ever."""
    from lexcheck.resources import PACKAGE, data_dir

    files = [*(PACKAGE / "assessing").glob("*.py"), *(PACKAGE / "collating").glob("*.py"), *data_dir("rules").rglob("*.yaml")]
    said = "\n".join(path.read_text(encoding="utf-8") for path in files)
    phrases = [key for kind, key in frame(language).names if kind == "phrases"]
    assert [phrase for phrase in phrases if phrase not in said] == []
    assert phrases or language == "en"


def test_what_the_engine_says_is_translated_as_far_as_it_is_known() -> None:
    told = frame("fr").told("Loi 1 is a restatement: check the official text")
    assert told == "Loi 1 est une reformulation : vérifier le texte officiel"
    assert frame("fr").told("something new") == "something new"


@pytest.mark.parametrize("language", [each for each in languages() if each != "en"])
def test_what_is_asked_and_its_elements_are_told_in_every_language(language: str) -> None:
    from lexcheck.protocols import load_catalogue

    told = frame(language).requirements
    assert {r.id: {e.id for e in r.elements} for r in load_catalogue().requirements} == {
        name: set(each.elements) for name, each in told.items()
    }
    assert all(each.statement.strip() and all(words.strip() for words in each.elements.values()) for each in told.values())


def test_a_gap_is_told_in_the_documents_language() -> None:
    from lexcheck.model import ElementFinding, Finding
    from lexcheck.protocols import load_catalogue

    requirement = load_catalogue().by_id("TIP-3b-CONSENT")
    elements = (ElementFinding("consent-irrelevant", present=False), ElementFinding("means-nexus", present=False, narrowed=True))
    finding = Finding(requirement.id, Verdict.PARTIAL, 0.9, elements=elements, gap="Not found: clause.")
    french = frame("fr").gap(requirement, finding)
    assert (
        french.startswith("Non trouvé : ") and frame("fr").requirements[requirement.id].elements["consent-irrelevant"] in french
    )
    assert frame("en").gap(requirement, finding) == "Not found: clause."


def test_states_have_their_names() -> None:
    assert frame("ar").country("MA", "Morocco") == "المغرب"
    assert frame("fr").country("ma", "Morocco") == "Maroc"
    assert frame("en").country("MA", "Morocco") == "Morocco"
    assert frame("es").country("XX", "Nowhere") == "Nowhere"
