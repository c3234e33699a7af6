"""One file a command: parses, calls, prints; no logic."""
