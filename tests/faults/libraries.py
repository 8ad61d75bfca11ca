"""What has to hold for a library after whatever happened to those who wrote it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from smallprint.library.library import Library

if TYPE_CHECKING:
    from pathlib import Path


def path_in(home: Path) -> Path:
    """Where a host of the tests has its library."""
    return home / "smallprint" / "library.db"


def assert_sound(path: Path) -> None:
    """The file is one that SQLite finds whole, and none was set aside."""
    with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        db.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    assert [file.name for file in path.parent.iterdir() if "damaged" in file.name] == []


def recalled(path: Path) -> dict[str, dict[str, Any]]:
    """The reports of all versions by the hash of their texts, each seen to be whole, with its text."""
    library = Library(path)
    rows, total = library.store.entries(search="", practices=frozenset(), sort="name", start=0, count=100_000)
    assert len(rows) == total
    found = {}
    for row in rows:
        for item in library.versions(row.policy).versions:
            report = library.version(item.version)
            text = library.policy(item.version).text
            for quote in (quote for point in report["findings"] for quote in point["quotes"]):
                assert text[quote["start"] : quote["end"]] == quote["text"]
            found[report["source"]["sha256"]] = report
    return found
