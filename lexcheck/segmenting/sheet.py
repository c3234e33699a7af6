"""A drafting tradition as its file in `grammars/` states it: one struct a part of the file."""

from __future__ import annotations

import msgspec


class Container(msgspec.Struct, frozen=True):
    """A level that holds sections, and the words that name it."""

    level: str
    words: tuple[str, ...]


class Schedules(msgspec.Struct, frozen=True):
    """How schedules are headed."""

    words: tuple[str, ...]
    ordinals: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


class Style(msgspec.Struct, frozen=True):
    """One way to print a section's number; `pattern` has the group `n`; `worded` where a word says that it is one.

    `holds`: where the text elects another style, this one heads a container. `apart`: a provision behind the others that counts on its own.
    `spare`: numbers items elsewhere and heads sections only where a text has no other style.
    """

    name: str
    level: str
    pattern: str
    worded: bool = False
    holds: bool = False
    apart: bool = False
    spare: bool = False


class Tail(msgspec.Struct, frozen=True):
    """A heading (a pattern) below which provisions count from one again, and how these are cited (`transitorio {}`)."""

    heading: str
    number: str


class Rung(msgspec.Struct, frozen=True):
    """The kinds of number (one word each) that stand at one depth, and the level they usually have."""

    kind: str
    level: str


class Headings(msgspec.Struct, frozen=True):
    """What makes a line a heading, and what parts it from the text."""

    longest: int
    words: int
    verbs: tuple[str, ...]
    never_first: tuple[str, ...]
    separator: str
    unfinished: str
    # the heading of a paragraph, up to its text: a pattern with the group `heading`
    below: str = ""
    runs: tuple[str, ...] = ()


class Definitions(msgspec.Struct, frozen=True):
    """What makes a line the definition of a term, and what introduces definitions.

    Words (in small letters, matched without regard to capitals), a pattern found anywhere, or a pattern of the whole text.
    """

    verbs: str
    between: str
    # words before a term in quotation marks (`the term`), and those that need no verb behind it (`on entend par`)
    named: tuple[str, ...] = ()
    announced: tuple[str, ...] = ()
    intro_words: tuple[str, ...] = ()
    intro: str = ""
    intro_whole: str = ""


class Quoting(msgspec.Struct, frozen=True):
    """How amending laws announce and quote new text."""

    open: str
    close: str
    intro: str
    # where new text is announced by these words and stands without quotation marks: articles that break the count are new text
    bare: str = ""
    # the same where new text stands further in than the words that announce it at the end of a line
    indented: str = ""


class Inline(msgspec.Struct, frozen=True):
    """What may stand before a label inside a line."""

    before: str
    joint: str
    items: bool = False


class Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A grammar file as it is written."""

    name: str
    language: str
    tradition: str
    cues: tuple[str, ...]
    title_words: tuple[str, ...]
    short_title: str
    containers: tuple[Container, ...]
    schedules: Schedules
    sections: tuple[Style, ...]
    number: str
    dangling: str
    dangling_label: str
    levels: tuple[Rung, ...]
    deepest: str
    headings: Headings
    definitions: Definitions
    asides: str
    contents: str
    explanatory: str
    enacting: str
    enacted: str
    ending: str
    repealed: str
    notes: tuple[str, ...]
    furniture: tuple[str, ...]
    quoting: Quoting
    joints: tuple[str, ...]
    inline: Inline
    # numbers of items that are not in a pair of brackets; each pattern has the group `n`
    items: tuple[str, ...] = (r"(?P<n>[a-z]{1,2}|[ivxlcdm]{1,6}|\d{1,2})\)(?=\s)", r"(?P<n>[a-z])\.(?=[ \t]+[A-Z])")
    # words that stand for a section's or a container's number
    ordinals: dict[str, int] = {}
    # kinds of number that stand right below their section, whatever list comes before them
    pinned: tuple[str, ...] = ()
    # how a number is cited after what stands above it, by kind
    cites: dict[str, str] = {}
    # words after a container's number that show that the line is no heading; where given, a title may stand on its line
    untitled: str = ""
    # a definition without quotation marks: a pattern with the group `term`; {between} and {verbs} are those of `definitions`
    loose: str = ""
    tails: tuple[Tail, ...] = ()
