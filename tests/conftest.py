"""No test looks up or leaves anything in the cache, or the library of laws, of the person who runs it."""

import pytest

from lexcheck.cache import OFF


@pytest.fixture(autouse=True)
def no_cache(monkeypatch):
    monkeypatch.setenv(OFF, "1")


@pytest.fixture(autouse=True, scope="session")
def no_own_laws(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEXCHECK_HOME", str(tmp_path_factory.mktemp("home")))
        yield
