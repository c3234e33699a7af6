"""Two versions of a law: which provision became which, what was reworded, and what that did to the findings."""

from lexcheck.comparing.compare import compare_texts, with_effects

__all__ = ["compare_texts", "with_effects"]
