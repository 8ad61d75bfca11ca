"""A home that is not the user's, with a library that every input finds as it was made."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unittest.mock import patch

from smallprint import engine, logs
from smallprint.library.library import Library, default_path
from tests.fuzzing import seeds

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA")


@contextmanager
def home() -> Iterator[Path]:
    """An empty folder in which everything looks for what is the user's."""
    with (
        TemporaryDirectory(prefix="smallprint-") as folder,
        patch.dict(os.environ, {name: str(Path(folder) / name) for name in _NAMES}),
    ):
        logs.log_path.cache_clear()
        try:
            yield Path(folder)
        finally:
            logs.log_path.cache_clear()


def furnish(path: Path | None = None) -> Path:
    """Put the library of `sound_library` at `path`, or where this home has its own, in place of whatever is there."""
    path = path or default_path()
    shutil.rmtree(path.parent, ignore_errors=True)
    path.parent.mkdir(parents=True)
    path.write_bytes(sound_library())
    return path


@cache
def sound_library() -> bytes:
    """The file of a library with three versions of two policies."""
    newer = seeds.SMALL.replace("seven years", "nine years").replace("We do not sell", "We may sell")
    with TemporaryDirectory(prefix="smallprint-") as folder:
        path = Path(folder) / "library.db"
        library = Library(path)
        for page, url in (
            (seeds.SMALL.encode(), seeds.URL),
            (newer.encode(), seeds.URL),
            (seeds.samples()[4], "https://pocket-parsley.example/privacy"),
        ):
            opened = engine.open_document(page, url)
            library.keep(opened.policy, engine.summarize(opened), whole=True, show=True)
        return path.read_bytes()
