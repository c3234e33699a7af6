"""A law's entry in a framework file of the user's library: added or put in the place of another, with every other line left as it is."""

from __future__ import annotations

from pathlib import Path

import yaml

from lexcheck import yamlfile
from lexcheck.frameworks.countries import Country
from lexcheck.resources import data_dir

_HEAD = "# {name}: laws of your own library. You may edit this file; lexcheck add puts new laws at its end.\n"


def with_law(framework: Path, country: Country, entry: dict[str, object], *, replace: bool = False) -> str:
    """The text of the framework's file with the entry in it. Raises LexcheckError (DATA) where the file that is there is no framework of
    this form, or has the id already and `replace` is not given."""
    if not framework.is_file():
        return _new(country) + _block(entry)
    text = framework.read_text(encoding="utf-8")
    text += "" if text.endswith("\n") else "\n"
    data, node = yamlfile.compose(framework, text)
    laws = _laws(node)
    if not isinstance(data, dict) or laws is None or laws.flow_style or list(data)[-1] != "laws":
        raise yamlfile.fault_at(
            framework,
            node,
            ["laws"],
            "the list of laws is not the last entry of this file, or not one law a block",
            mend="move 'laws' to the end with a line '- id: ...' for each law, then add again",
        )
    for at, law in enumerate(laws.value):
        if str(data["laws"][at].get("id")) == entry["id"]:
            if not replace:
                mend = "give the new law another --id, or add --replace"
                raise yamlfile.fault_at(framework, node, ["laws", at, "id"], f"'{entry['id']}' is there already", mend=mend)
            rows = text.splitlines(keepends=True)
            first = law.start_mark.line
            last = law.end_mark.line if law.end_mark.column == 0 or at + 1 < len(laws.value) else len(rows)
            return "".join(rows[:first]) + _block(entry, _indent(rows[first])) + "".join(rows[last:])
    indent = _indent(text.splitlines()[laws.value[-1].start_mark.line])
    return text + _block(entry, indent)


def _laws(node: yaml.Node | None) -> yaml.SequenceNode | None:
    found = [value for key, value in node.value if key.value == "laws"] if isinstance(node, yaml.MappingNode) else []
    return found[0] if found and isinstance(found[0], yaml.SequenceNode) and found[0].value else None


def _new(country: Country) -> str:
    """The beginning of a file: it extends the shipped framework, or names the State."""
    shipped = (data_dir("national_laws") / "frameworks" / f"{country.code.lower()}.yaml").is_file()
    said: dict[str, object] = {"country": country.code, "name": country.name}
    if shipped:
        said = {"extends": country.code.lower(), **said}
    else:
        said |= {"alpha3": country.alpha3, "also_called": list(country.also_called)}
    return _HEAD.format(name=country.name) + _dumped({k: v for k, v in said.items() if v}) + "laws:\n"


def _indent(row: str) -> str:
    return row[: len(row) - len(row.lstrip())]


def _block(entry: dict[str, object], indent: str = "  ") -> str:
    rows = _dumped([entry]).splitlines()
    return "".join(f"{indent}{row}\n" for row in rows)


def _dumped(data: object) -> str:
    # no line is folded, so that a title stays on its line
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6))
