"""Where a reader that takes long tells how far it is; nobody need listen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Tell = Callable[[str, int, int], None]

_told: ContextVar[Tell | None] = ContextVar("lexcheck_reading_progress", default=None)


@contextmanager
def telling(listener: Tell) -> Iterator[None]:
    """While this lasts, `listener` is called with a stage, what is done of it and its total."""
    token = _told.set(listener)
    try:
        yield
    finally:
        _told.reset(token)


def tell(stage: str, done: int, total: int) -> None:
    """Tell whoever listens."""
    listener = _told.get()
    if listener is not None:
        listener(stage, done, total)
