"""Findings as a table that people fill in with a spreadsheet, and the way back."""
