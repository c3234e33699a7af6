"""Front matter: the block of `key: value` lines between two `---` that says what a Markdown file is."""

from __future__ import annotations

import re
from typing import Any

_KEY = re.compile(r"[\w][\w .-]*:(?:\s|$)")
_LONGEST = 400  # lines


def split(lines: list[str], start: int = 0) -> tuple[dict[str, str], int]:
    """The metadata of a block that begins at `lines[start]` and the index of the line after it; ({}, start) where there is none.

    Values are strings, as written or joined by commas: `restatement: true` gives `"true"`.
    """
    if start >= len(lines) or lines[start].rstrip() != "---":
        return {}, start
    for stop in range(start + 1, min(len(lines), start + _LONGEST)):
        if lines[stop].rstrip() in ("---", "..."):
            block = lines[start + 1 : stop]
            # a rule over a heading is no front matter: a block begins with a key, in its first line that is no comment
            first = next((line for line in block if line.strip() and not line.startswith("#")), "")
            return (_parse(block), stop + 1) if _KEY.match(first) else ({}, start)
    return {}, start


def _parse(block: list[str]) -> dict[str, str]:
    """YAML where it is YAML; else line by line, for the front matter of scrapers often is not."""
    import yaml

    try:
        data = yaml.load("\n".join(block), getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, RecursionError, ValueError):
        data = None
    if isinstance(data, dict):
        return {str(key): _shown(value) for key, value in data.items()}
    pairs = (line.partition(":") for line in block if _KEY.match(line))
    return {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_shown(item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_shown(item)}" for key, item in value.items())
    return str(value).strip()
