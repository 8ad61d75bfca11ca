"""A library of its own for what is measured, so that the user's own stays as it is."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PLACES = ("XDG_DATA_HOME", "XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA")


_REST = "from smallprint import knowledge; knowledge.keep_expressions('en', lambda: True)"


def rest(environment: Mapping[str, str]) -> None:
    """Leave in this environment's cache what a host leaves when nobody asks it anything: most come after such a one."""
    subprocess.run([sys.executable, "-c", _REST], check=True, env=dict(environment))


@contextmanager
def own_home() -> Iterator[Path]:
    """A folder that library and log go to, here and in programs started from here, for as long as the block runs."""
    before = {name: os.environ.get(name) for name in _PLACES}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ.update(dict.fromkeys(_PLACES, folder))
        try:
            yield Path(folder)
        finally:
            for name, value in before.items():
                os.environ.pop(name)
                if value is not None:
                    os.environ[name] = value
