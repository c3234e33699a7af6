import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lexcheck import cache
from lexcheck.cache import Cache, key_of, user_cache
from lexcheck.cli import main
from lexcheck.errors import ExitCode
from tests.commands.test_check import ACT

KEY = "ab" + "0" * 62


@pytest.fixture
def kept(tmp_path):
    return Cache(tmp_path / "cache")


@pytest.fixture
def wanted(monkeypatch, tmp_path):
    """A person's cache in a folder of its own."""
    monkeypatch.delenv(cache.OFF)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "home"))
    return tmp_path / "home" / "lexcheck"


def test_what_is_put_is_got(kept):
    assert kept.get(KEY) is None
    kept.put(KEY, b"findings")
    assert kept.get(KEY) == b"findings"
    kept.clear()
    assert kept.get(KEY) is None


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: b"x" + data[1:], lambda data: b"", lambda data: data + b"."]
)
def test_a_damaged_entry_is_no_entry(kept, damage):
    kept.put(KEY, b"findings")
    path = next(path for path in kept.root.rglob("*") if path.is_file())
    path.write_bytes(damage(path.read_bytes()))
    assert kept.get(KEY) is None
    kept.put(KEY, b"findings")
    assert kept.get(KEY) == b"findings"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights otherwise")
def test_entries_are_for_their_owner_alone(kept):
    old = os.umask(0)
    try:
        kept.put(KEY, b"findings")
    finally:
        os.umask(old)
    assert stat.S_IMODE(kept.root.stat().st_mode) == 0o700
    assert [stat.S_IMODE(p.stat().st_mode) for p in kept.root.rglob("*") if p.is_file()] == [0o600]


def test_writers_at_the_same_time_leave_one_whole_entry(kept):
    contents = [bytes([n]) * 50_000 for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda content: [kept.put(KEY, content) for _ in range(20)], contents))
    assert kept.get(KEY) in contents
    assert len([p for p in kept.root.rglob("*") if p.is_file()]) == 1


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path):
    (tmp_path / "file").write_text("")
    broken = Cache(tmp_path / "file")
    broken.put(KEY, b"findings")
    assert broken.get(KEY) is None


def test_keys_tell_parts_apart():
    assert len({key_of("a", "bc"), key_of("ab", "c"), key_of("abc"), key_of("a", "bc", report=True)}) == 4


def test_an_edited_rule_makes_another_key(tmp_path, monkeypatch):
    for name in ("rules", "protocols", "national_laws"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(cache, "data_dir", lambda name: tmp_path / name)
    cache.versions.cache_clear()
    (tmp_path / "rules" / "a.yaml").write_text("one: 1")
    first = key_of("law")
    (tmp_path / "rules" / "a.yaml").write_text("one: 10")
    cache.versions.cache_clear()
    assert key_of("law") != first
    monkeypatch.undo()
    cache.versions.cache_clear()


def test_the_environment_can_forbid_it(monkeypatch):
    monkeypatch.setenv(cache.OFF, "1")
    assert user_cache().root is None
    monkeypatch.delenv(cache.OFF)
    assert user_cache().root is not None and user_cache(False).root is None


def test_check_gives_the_same_bytes_again_without_judging(wanted, tmp_path, capfd, monkeypatch):
    act = tmp_path / "act.txt"
    act.write_text(ACT, encoding="utf-8")
    for form in ("json", "md", "terminal"):
        said = []
        for again in (False, True):
            with monkeypatch.context() as patch:
                if again:
                    patch.setattr("lexcheck.api.assess", lambda *_a, **_k: pytest.fail("judged again"))
                assert main(["check", str(act), "--against", "tip", "--format", form]) == ExitCode.OK
            said.append(capfd.readouterr().out)
        assert said[0] == said[1] and "TIP" in said[0]


def test_check_writes_the_same_files_again(wanted, tmp_path, capfd):
    act, out = tmp_path / "act.txt", tmp_path / "reports"
    act.write_text(ACT, encoding="utf-8")
    out.mkdir()
    command = ["check", str(act), "--against", "tip", "-o", str(out)]
    assert main(command) == ExitCode.OK
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    for path in out.iterdir():
        path.unlink()
    assert main(command) == ExitCode.OK
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first and len(first) == 3


@pytest.mark.parametrize("other", [["--no-cache"], ["--clear-cache"], ["--country", "np"]])
def test_check_judges_again_where_asked_to(other, wanted, tmp_path, capfd, monkeypatch):
    act = tmp_path / "act.txt"
    act.write_text(ACT, encoding="utf-8")
    main(["check", str(act), "--against", "tip", "--format", "json"])

    class Judged(Exception):
        pass

    def judged(*_args, **_more):
        raise Judged

    monkeypatch.setattr("lexcheck.api.assess", judged)
    monkeypatch.setenv("LEXCHECK_TRACE", "1")
    with pytest.raises(Judged):
        main(["check", str(act), "--against", "tip", "--format", "json", *other])


def test_a_changed_text_is_judged_again(wanted, tmp_path, capfd):
    act = tmp_path / "act.txt"
    said = []
    for text in (ACT, ACT.replace("immaterial", "material")):
        act.write_text(text, encoding="utf-8")
        main(["check", str(act), "--against", "tip", "--format", "json"])
        said.append(capfd.readouterr().out)
    assert said[0] != said[1]


def test_an_answer_that_is_known_loads_no_language_pipeline(tmp_path):
    act = tmp_path / "act.txt"
    act.write_text(ACT, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != cache.OFF}
    environment["XDG_CACHE_HOME"] = str(tmp_path / "home")
    code = (
        "import sys; from lexcheck.cli import main; main(['check', sys.argv[1], '--against', 'tip', '--format', 'json']);"
        "print(sorted({'spacy', 'simplemma', 'yaml', 'lexcheck.annotating', 'lexcheck.segmenting'} & set(sys.modules)), file=sys.stderr)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code, str(act)], capture_output=True, env=environment, check=True, cwd=Path.cwd())
        for _ in range(2)
    ]
    assert runs[0].stdout == runs[1].stdout
    assert runs[1].stderr.strip() == b"[]" and runs[0].stderr.strip() != b"[]"
