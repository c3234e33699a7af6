"""A user's own library: copies whole, frameworks made or extended, what ships untouched."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

from lexcheck.cli import main
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.frameworks import known_frameworks, load_framework
from lexcheck.library.adding import About, add
from lexcheck.resources import data_dir, own_dir

LAW = """\
Trafficking in Persons Act

3. A person who recruits, transports, transfers, harbours or receives another by force or threats, for the purpose of exploitation, commits
trafficking in persons and is liable to imprisonment for ten years.

4. The consent of the victim is immaterial where any of the means in section 3 was used.
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("LEXCHECK_HOME", str(folder))
    return folder


@pytest.fixture
def law(tmp_path: Path) -> Path:
    path = tmp_path / "my act.txt"
    path.write_text(LAW, encoding="utf-8")
    return path


def shipped() -> dict[str, str]:
    folder = data_dir("national_laws")
    return {str(p): hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*") if p.is_file()}


def test_a_country_without_a_framework_gets_one(home: Path, law: Path) -> None:
    added = add(law, About(country="Mali", citation="Act 1 of 2020"))
    assert added.path.read_bytes() == law.read_bytes()
    assert added.sha256 == hashlib.sha256(law.read_bytes()).hexdigest()
    assert added.path.parent == home / "laws" / "ml"
    for name in ("ml", "MLI", "Mali"):
        framework = load_framework(name)
        assert [(each.title, each.citation, each.kinds) for each in framework.laws] == [
            ("Trafficking in Persons Act", "Act 1 of 2020", ("tip-act",))
        ]
        assert framework.laws[0].path == added.path
    assert "ml" in known_frameworks()


def test_the_registry_tells_what_the_user_does_not(home: Path, law: Path) -> None:
    add(law, About(id="ne-tip-2010"))
    entry = load_framework("NER").laws[0]
    assert (entry.id, entry.citation, entry.kinds) == ("ne-tip-2010", "Ordonnance n° 2010-86 du 16 décembre 2010", ("tip-act",))
    assert entry.language == "en"  # of the copy, not of the original


def test_a_shipped_framework_is_extended_and_stays_as_it_is(home: Path, law: Path) -> None:
    before, files = load_framework("ma"), shipped()
    add(law, About(id="my-own", country="MA", kinds=("penal-code",)))
    after = load_framework("ma")
    assert [each.id for each in after.laws] == [*(each.id for each in before.laws), "my-own"]
    assert after.parties == before.parties
    assert after.laws[:-1] == before.laws
    assert shipped() == files


def test_a_copy_takes_the_place_of_the_shipped_restatement(home: Path, law: Path) -> None:
    before = load_framework("ma")
    add(law, About(id="ma-tip-2016"))
    after = load_framework("ma")
    assert [each.id for each in after.laws] == [each.id for each in before.laws]
    assert after.laws[0].text == "official"
    assert after.laws[0].path.is_relative_to(home)
    assert after.laws[1] == before.laws[1]


def test_what_the_user_wrote_into_the_file_stays(home: Path, law: Path) -> None:
    added = add(law, About(id="one", country="ML"))
    mine = added.framework.read_text(encoding="utf-8").replace("laws:", "# checked with the ministry\nlandlocked: true\nlaws:")
    added.framework.write_text(mine, encoding="utf-8")
    add(law, About(id="two", country="ML"))
    add(law, About(id="three", country="ML"))
    law.write_text(LAW + "\n5. Whoever attempts it is punished alike.\n", encoding="utf-8")
    add(law, About(id="two", country="ML", note="with section 5"), replace=True)
    text = added.framework.read_text(encoding="utf-8")
    assert text.startswith(mine)
    framework = load_framework("ml")
    assert framework.landlocked
    assert [(each.id, each.note) for each in framework.laws] == [("one", ""), ("two", "with section 5"), ("three", "")]
    assert (home / "laws" / "ml" / "two.txt").read_bytes() == law.read_bytes()


def test_the_same_id_twice_is_refused_and_nothing_changes(home: Path, law: Path) -> None:
    added = add(law, About(id="one", country="ML"))
    before = (added.path.read_bytes(), added.framework.read_bytes())
    law.write_text(LAW.replace("ten", "two"), encoding="utf-8")
    with pytest.raises(LexcheckError) as fault:
        add(law, About(id="one", country="ML"))
    assert "--replace" in fault.value.mend
    assert (added.path.read_bytes(), added.framework.read_bytes()) == before


def test_a_copy_that_was_changed_is_told(home: Path, law: Path) -> None:
    added = add(law, About(id="one", country="ML"))
    added.path.write_text("3. Nothing.\n", encoding="utf-8")
    with pytest.raises(LexcheckError) as fault:
        load_framework("ml")
    assert "not the one that was taken in" in fault.value.what
    assert fault.value.line is not None


@pytest.mark.parametrize(
    ("about", "words"),
    [
        (About(), "of which country"),
        (About(country="Atlantis"), "no country 'Atlantis'"),
        (About(country="ML", kinds=("tip-law",)), "'tip-law' is not a known kind"),
        (About(id="xx-tip-2099"), "no law 'xx-tip-2099'"),
        (About(id="af-tip-som-2017"), "whether af-tip-som-2017 is in force"),
    ],
)
def test_what_is_missing_is_asked_for(home: Path, law: Path, about: About, words: str) -> None:
    with pytest.raises(LexcheckError) as fault:
        add(law, about)
    assert fault.value.code is ExitCode.USAGE
    assert words in str(fault.value)
    assert fault.value.mend
    assert not home.exists()


def test_what_cannot_be_read_is_not_taken_in(home: Path, tmp_path: Path) -> None:
    broken = tmp_path / "act.pdf"
    broken.write_bytes(b"%PDF-1.7 and nothing of the kind")
    with pytest.raises(LexcheckError):
        add(broken, About(country="ML", kinds=("tip-act",)))
    with pytest.raises(LexcheckError):
        add(tmp_path / "nowhere.txt", About(country="ML", kinds=("tip-act",)))
    assert not home.exists()


def test_a_law_whose_kind_nobody_knows_is_asked_about(home: Path, tmp_path: Path) -> None:
    plain = tmp_path / "dogs.txt"
    plain.write_text("Dogs Regulations\n\n1. Every dog has a collar.\n\n2. A collar bears a number.\n", encoding="utf-8")
    with pytest.raises(LexcheckError) as fault:
        add(plain, About(country="ML"))
    assert "--kind" in fault.value.mend


def test_a_framework_of_the_users_that_does_not_load_stops_and_keeps_it(home: Path, law: Path) -> None:
    added = add(law, About(id="one", country="ML"))
    added.framework.write_text("country: ML\nlaws: [{id: one}]\nname: Mali\n", encoding="utf-8")
    before = added.framework.read_bytes()
    with pytest.raises(LexcheckError):
        add(law, About(id="two", country="ML"))
    assert added.framework.read_bytes() == before
    assert [path.name for path in (home / "laws" / "ml").iterdir()] == ["one.txt"]
    assert [path.name for path in (home / "frameworks").iterdir()] == ["ml.yaml"]


@pytest.mark.parametrize(("base", "words"), [("zz", "no shipped framework 'zz'"), ("pk", "not the country of 'pk'")])
def test_what_a_file_extends_has_to_fit(home: Path, law: Path, base: str, words: str) -> None:
    added = add(law, About(id="one", country="MA", kinds=("tip-act",)))
    text = added.framework.read_text(encoding="utf-8").replace("extends: ma", f"extends: {base}")
    added.framework.write_text(text, encoding="utf-8")
    with pytest.raises(LexcheckError) as fault:
        load_framework("ma")
    assert words in str(fault.value)
    assert fault.value.file == added.framework


def test_where_the_library_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("LEXCHECK_HOME", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert own_dir() == tmp_path / "lexcheck"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert own_dir() == tmp_path / ".local" / "share" / "lexcheck"


def test_the_command_and_what_it_changes(home: Path, law: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(law), "--country", "MLI", "--kind", "tip-act,som-act", "--citation", "Act 1"]) == ExitCode.OK
    out = capfd.readouterr().out
    assert "3 provisions in en" in out  # the title is one
    assert "now: lexcheck check ml" in out
    assert main(["check", "ml", "--against", "tip", "--quiet"]) == ExitCode.OK
    assert "ml-trafficking-in-persons-act" in capfd.readouterr().out
    data = yaml.safe_load((home / "frameworks" / "ml.yaml").read_text(encoding="utf-8"))
    assert data["laws"][0]["kinds"] == ["tip-act", "som-act"]
    assert main(["cooperate", "ML", "NE"]) == ExitCode.OK
    assert "No text supplied for Niger" in capfd.readouterr().out


def test_a_library_that_cannot_be_written_is_told(law: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("LEXCHECK_HOME", str(tmp_path / "file"))
    with pytest.raises(LexcheckError) as fault:
        add(law, About(country="ML"))
    assert fault.value.code is ExitCode.OUTPUT
