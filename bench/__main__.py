"""`python -m bench [NAME ...]`: run benchmarks; without a name, all."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path


def main() -> None:
    """Run the named benchmarks in turn."""
    helpers = ("corpus", "phrases")
    modules = [m.name for m in pkgutil.iter_modules([str(Path(__file__).parent)])]
    known = sorted(name for name in modules if not name.startswith("_") and name not in helpers)
    names = sys.argv[1:] or known
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.exit(f"no benchmark {', '.join(unknown)}; there are: {', '.join(known)}")
    for name in names:
        print(f"== {name}", flush=True)
        importlib.import_module(f"bench.{name}").main()


main()
