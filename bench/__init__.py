"""The figures of the README, each one command: `python -m bench NAME`."""
