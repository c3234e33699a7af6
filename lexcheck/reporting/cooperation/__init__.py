"""A check of cooperation between States, in each format."""
