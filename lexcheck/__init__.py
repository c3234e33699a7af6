"""lexcheck: gap analysis of national law against the TIP Protocol, the SOM Protocol and UNTOC.

law = lexcheck.read_law("act.pdf")
assessment = lexcheck.assess([law], against=("TIP",))
comparison = lexcheck.compare(law, lexcheck.read_law("act-amended.pdf"), against=("TIP",))
assessments = lexcheck.collate(["pk", "my-framework.yaml"])
matrix = lexcheck.matrix(["Nepal", "my-framework.yaml"], regions=["Arab States"])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lexcheck.api import assess, collate, compare, matrix, read_law

__version__ = "0.1.0"
__all__ = ["__version__", "assess", "collate", "compare", "matrix", "read_law"]


def __getattr__(name: str) -> Any:
    # loaded on first use: `import lexcheck` must not pull in the language pipelines
    if name in ("read_law", "assess", "collate", "compare", "matrix"):
        from lexcheck import api

        return getattr(api, name)
    raise AttributeError(f"module 'lexcheck' has no attribute '{name}'")
