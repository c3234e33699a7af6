"""A check of cooperation as one self-contained HTML page: nothing is loaded from anywhere, no script; signs stand beside every colour."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from lexcheck import __version__
from lexcheck.collating.cooperation import Cooperation, Gravity, Offence
from lexcheck.collating.members import Member
from lexcheck.reporting import texts
from lexcheck.reporting.cooperation import words
from lexcheck.reporting.pages import page_environment

if TYPE_CHECKING:
    from jinja2 import Environment

QUOTE_LIMIT = 600  # characters; JSON holds every quote whole
QUOTES = 3
RIGHT_TO_LEFT = ("ar", "fa", "ps", "ur", "ku", "dv")


def cooperation_html(check: Cooperation) -> str:
    """The page."""
    style = files("lexcheck.reporting").joinpath("templates/cooperation.css").read_text(encoding="utf-8")
    laws = {law.key: law for each in check.assessments.values() for law in each.laws}
    return (
        _environment()
        .get_template("cooperation.html.j2")
        .render(
            check=check,
            words=words,
            texts=texts,
            laws=laws,
            own={member.key: _own(member) for member in check.members},
            right_to_left=RIGHT_TO_LEFT,
            Offence=Offence,
            Gravity=Gravity,
            limit=QUOTE_LIMIT,
            most=QUOTES,
            style=style,
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            version=__version__,
        )
    )


def _own(member: Member) -> tuple[str, str, str] | None:
    """The country's name in its own language with the language and the direction of writing."""
    for language, name in member.country.own.items():
        return language, name, "rtl" if language in RIGHT_TO_LEFT else "ltr"
    return None


@cache
def _environment() -> Environment:
    return page_environment()
