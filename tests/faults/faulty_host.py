"""The real host with a fault: `python -m tests.faults.faulty_host FILE PLACE COUNT AFTER ACT ...`.

Its process id comes into FILE when the fault happens. The arguments that follow are those that a browser gives.
"""

from __future__ import annotations

import sys
from typing import cast

from smallprint import host

from .fault import Act, Fault

if __name__ == "__main__":
    file, place, count, after, act, *arguments = sys.argv[1:]
    Fault(place, int(count), after == "after", cast("Act", act), file).set()
    sys.argv = ["smallprint-host", *arguments]
    host.main()
