import re

from lexcheck.reporting.markdown import escape, markdown_report
from tests.reporting import sample


def test_every_requirement_stands_in_it():
    report = markdown_report(sample.assessment())
    assert all(requirement.id in report for requirement in sample.REQUIREMENTS)


def test_a_law_cannot_write_markup():
    assert escape("<script> | [x](y) `z` *a* _b_ # &") == r"&lt;script&gt; \| \[x\](y) \`z\` \*a\* \_b\_ \# &amp;"
    assert escape("1. one") == r"\1. one"
    assert "<script>" not in markdown_report(sample.assessment("now", "<script>"))


def test_tables_are_whole():
    rows = [line for line in markdown_report(sample.assessment()).splitlines() if line.startswith("|")]
    assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1


def test_same_input_same_output():
    assert markdown_report(sample.assessment()) == markdown_report(sample.assessment())
