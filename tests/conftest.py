"""No test looks up or leaves anything in the cache of the person who runs it."""

import pytest

from lexcheck.cache import OFF


@pytest.fixture(autouse=True)
def no_cache(monkeypatch):
    monkeypatch.setenv(OFF, "1")
