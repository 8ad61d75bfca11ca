"""`python -m smallprint`: the command line, for where `smallprint` is not on PATH."""

from __future__ import annotations

import sys

from smallprint.cli import main

sys.exit(main())
