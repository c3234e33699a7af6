"""`python -m lexcheck`."""

import sys

from lexcheck.cli import main

sys.exit(main())
