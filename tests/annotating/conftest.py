"""Laws made from a few lines, annotated."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from lexcheck.annotating.annotated import AnnotatedLaw
from lexcheck.annotating.pipeline import annotate
from lexcheck.model import Source
from lexcheck.segmenting import segment

Make = Callable[..., AnnotatedLaw]


def annotated(text: str, title: str = "", language: str = "en") -> AnnotatedLaw:
    """A text as an annotated law."""
    source = Source("act.txt", "text", hashlib.sha256(text.encode()).hexdigest(), text, title=title, language=language)
    return annotate(segment(source, language=language, key="act"))


@pytest.fixture
def make() -> Make:
    return annotated
