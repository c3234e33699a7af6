"""The documents that people hand over: gap table, table of concordance, self-assessment, summary. One file a document.

The words of their frame stand in languages/*.yaml, one file a language. What the engine says of a law (titles of requirements, gaps,
recommendations, reasons) stands in them as it is.
"""
