"""Rules applied to annotated laws: elements, verdicts, findings. Knows no format and no language."""

from lexcheck.assessing.assess import assess

__all__ = ["assess"]
