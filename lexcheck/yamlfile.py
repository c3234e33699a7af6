"""Read a YAML file into typed data; faults are told with file, line and column.

The plain data comes from PyYAML's C loader, the types from msgspec; the path that msgspec names is looked up in the marks of the nodes.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from lexcheck.errors import ExitCode, LexcheckError

T = TypeVar("T")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Only `true` and `false` are truth values: a wording such as `no` stays a word (YAML 1.2)."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in rows if tag != "tag:yaml.org,2002:bool" or letter in "tTfF"]
    for letter, rows in _Loader.yaml_implicit_resolvers.items()
}


def compose(path: Path, text: str | None = None) -> tuple[Any, yaml.Node | None]:
    """The plain data of a YAML file and its node tree. Raises LexcheckError (DATA) where it is no YAML or has a key twice."""
    try:
        text = path.read_text(encoding="utf-8") if text is None else text
    except (OSError, UnicodeDecodeError) as fault:
        raise LexcheckError(
            "this file cannot be read",
            cause=str(fault),
            mend="save it as UTF-8 text where it can be read",
            file=path,
            code=ExitCode.DATA,
        ) from fault
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        _no_twins(path, node)
        return (loader.construct_document(node) if node is not None else None), node
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark
        raise LexcheckError(
            "this is not valid YAML",
            cause=str(fault.problem or fault.context),
            file=path,
            line=mark.line + 1 if mark else None,
            column=mark.column + 1 if mark else None,
            mend="look at the indentation and at colons or quotes in the text; put text with a colon in quotes",
            code=ExitCode.DATA,
        ) from fault
    except yaml.YAMLError as fault:
        raise LexcheckError(
            "this is not valid YAML",
            cause=str(fault),
            mend="save the file as UTF-8 text without control characters",
            file=path,
            code=ExitCode.DATA,
        ) from fault
    finally:
        loader.dispose()


def _no_twins(path: Path, node: yaml.Node | None) -> None:
    """A key that stands twice silently hides the first: refuse it."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise LexcheckError(
                    f"the key '{key.value}' stands twice",
                    cause="the second would hide the first",
                    mend="join the two entries or rename one",
                    file=path,
                    line=key.start_mark.line + 1,
                    column=key.start_mark.column + 1,
                    code=ExitCode.DATA,
                )
            seen.add(key.value)
            _no_twins(path, value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _no_twins(path, value)


def mark(node: yaml.Node | None, keys: list[str | int]) -> tuple[int, int]:
    """Line and column (1-based) of the deepest node that a path of keys and list positions leads to."""
    if node is None:
        return 1, 1
    at = node
    line, column = at.start_mark.line + 1, at.start_mark.column + 1
    for key in keys:
        step: yaml.Node | None = None
        if isinstance(at, yaml.MappingNode):
            for name, value in at.value:
                if name.value == str(key):
                    line, column, step = name.start_mark.line + 1, name.start_mark.column + 1, value
        elif isinstance(at, yaml.SequenceNode) and isinstance(key, int) and key < len(at.value):
            step = at.value[key]
            line, column = step.start_mark.line + 1, step.start_mark.column + 1
        if step is None:
            break
        at = step
    return line, column


def fault_at(
    path: Path, node: yaml.Node | None, keys: list[str | int], what: str, *, cause: str = "", mend: str = ""
) -> LexcheckError:
    """A DATA fault at the node that a path of keys leads to."""
    line, column = mark(node, keys)
    return LexcheckError(what, cause=cause, mend=mend, file=path, line=line, column=column, code=ExitCode.DATA)


def typed(path: Path, data: Any, node: yaml.Node | None, kind: type[T], *, mend: str = "") -> T:
    """Plain data as `kind` (a dataclass or msgspec.Struct). Raises LexcheckError (DATA) at the place that does not fit."""
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as fault:
        message, _, where = str(fault).partition(" - at `")
        keys: list[str | int] = [int(step[1]) if step[1] else step[0] for step in re.findall(r"\.([\w-]+)|\[(\d+)\]", where)]
        raise fault_at(
            path,
            node,
            keys,
            "this entry does not have the form that is expected here",
            cause=message,
            mend=mend or "compare it with a neighbouring entry that loads",
        ) from fault


def load(path: Path, kind: type[T], *, mend: str = "") -> T:
    """A YAML file as `kind`."""
    data, node = compose(path)
    return typed(path, data, node, kind, mend=mend)
