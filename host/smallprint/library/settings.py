"""The few things that hold for the library as a whole, by name. All within a transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.library import records

if TYPE_CHECKING:
    import sqlite3

SET_ASIDE = "set_aside"
"""Where the damaged file is in whose place this one was begun."""

RETENTION = "retention"
"""Days after which what was not shown again is removed."""

NOTED = "noted"
"""The moment that a sweep has noted, see `removing.settled`."""

CLEANING = "cleaning"
"""How far removed policies are overwritten, see `cleaning`."""


def get(db: sqlite3.Connection, name: str) -> str:
    """A setting, "" if it is not set."""
    row = db.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
    return records.text(row["value"]) if row else ""


def put(db: sqlite3.Connection, name: str, value: str) -> None:
    """Set one."""
    query = "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)"
    db.execute(query, (name, records.clean(value)))


def forget(db: sqlite3.Connection, name: str) -> None:
    """Set one to nothing again."""
    db.execute("DELETE FROM settings WHERE name = ?", (name,))
