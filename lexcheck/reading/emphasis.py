"""Markdown inside a paragraph: emphasis, links, escapes and tags are taken away, so that it reads as printed."""

from __future__ import annotations

import html
import re

_SPECIAL = re.compile(r"[*_\[<&\\`~]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HIDDEN = re.compile("[\ue000-\ue0ff]")  # stand-ins for escaped characters while the markup is taken away
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|center|cite|code|del|details|div|dfn|em|font|i|ins|kbd|mark|p|q|s|small|span|strike|strong|sub|"
    r"summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|ol|li|h[1-6]|hr|br)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_CELL = re.compile(r"</t[dh]>\s*<t[dh][^<>]*>", re.IGNORECASE)
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^\s<>]+)>")
# lengths are bounded, and no part of a pattern can match what its neighbour matches: hostile input must not take long
_TARGET = r"\(((?:<[^<>\n]{0,2000}>|[^()\s<>]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200}){0,5}))(?:\s{1,5}\"[^\"\n]{0,300}\")?\)"
_LINK = re.compile(r"(!?)\[([^\[\]]{0,2000})\]" + _TARGET)
_FOOTNOTE = re.compile(r"\[\^([\w.-]{1,40})\]")
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_STRIKE = re.compile(r"~~(?=\S)([^~\n]+)~~")
_RUN = re.compile(r"\*+|_+")


def printed(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text as printed, and the bold runs in it (start, end). Line ends stay where they are."""
    if not _SPECIAL.search(text):
        return text, []
    text = _ESCAPE.sub(lambda found: chr(0xE000 + ord(found[1])), text)
    if "<" in text:
        text = _AUTOLINK.sub(r"\1", text)
        text = _TAG.sub("", _CELL.sub("\t", text))
    if "]" in text:
        text = _FOOTNOTE.sub(r"[\1]", _LINK.sub(_linked, text) if "](" in text else text)
    if "`" in text:
        text = _CODE.sub(r"\1", text)
    if "~~" in text:
        text = _STRIKE.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    cuts, bold = _emphasis(text) if "*" in text or "_" in text else ([], [])
    text, bold = _cut(text, cuts, bold)
    return _HIDDEN.sub(lambda found: chr(ord(found[0]) - 0xE000), text), bold


def uncommented(text: str) -> str:
    """The text without HTML comments; their line ends stay."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 3
    return "".join((*parts, text[at:])) if parts else text


def _linked(found: re.Match[str]) -> str:
    """The words of a link, nothing of a picture. The target must look like an address: in a statute, `[the Minister](2)` is text."""
    if found[3] and not any(sign in found[3] for sign in "/#:.@"):
        return found[0]
    return "" if found[1] else found[2]


def _emphasis(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The markers to cut and the runs between doubled ones. A marker without its twin is text, as in `4* * * throughout`."""
    open_runs: dict[str, list[list[int]]] = {"*": [], "_": []}
    cuts: list[tuple[int, int]] = []
    bold: list[tuple[int, int]] = []
    for found in _RUN.finditer(text):
        sign, start, end = found[0][0], found.start(), found.end()
        opens, closes = _sides(text, sign, start, end)
        stack = open_runs[sign]
        while closes and stack and start < end:
            left, right = stack[-1]
            width = min(right - left, end - start, 3)
            cuts += [(right - width, right), (start, start + width)]
            if width >= 2:
                bold.append((right, start))
            start += width
            stack[-1][1] = right - width
            if stack[-1][0] == stack[-1][1]:
                stack.pop()
        if opens and start < end:
            stack.append([start, end])
    return sorted(cuts), bold


def _sides(text: str, sign: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a run of markers can open and can close emphasis (the flanking rules of CommonMark, `_` not inside a word)."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    left = not after.isspace() and (_wordy(after) or before.isspace() or not _wordy(before))
    right = not before.isspace() and (_wordy(before) or after.isspace() or not _wordy(after))
    if sign == "_":
        return left and (not right or not _wordy(before)), right and (not left or not _wordy(after))
    return left, right


def _wordy(sign: str) -> bool:
    return sign.isalnum()


def _cut(text: str, cuts: list[tuple[int, int]], bold: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """The text without the cut runs; the bold runs at their new places."""
    if not cuts:
        return text, []
    parts, at, gone = [], 0, 0
    moved: dict[int, int] = {}
    ends = sorted({place for run in bold for place in run})
    waiting = 0
    for start, end in cuts:
        while waiting < len(ends) and ends[waiting] <= start:
            moved[ends[waiting]] = ends[waiting] - gone
            waiting += 1
        parts.append(text[at:start])
        gone += end - start
        at = end
    parts.append(text[at:])
    moved.update((place, place - gone) for place in ends[waiting:])
    return "".join(parts), [(moved[start], moved[end]) for start, end in bold if moved[start] < moved[end]]
