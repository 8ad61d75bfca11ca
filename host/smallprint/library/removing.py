"""Removing policies so that nothing of them stays in the file. All within a transaction.

`secure_delete` overwrites what is deleted, but the full-text index only marks words as deleted until it merges what
it holds: it is merged at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.library import keeping, schema

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_OUTDATED = """
SELECT policy FROM versions
GROUP BY policy
HAVING julianday(coalesce(max(shown_at), max(checked_at))) < julianday(:now) - :days
"""

_EVERYTHING = ("documents", "says", "seen", "sites", "versions", "policies")
"""What holds policies, so that nothing is deleted before what refers to it."""


def remove(db: sqlite3.Connection, policies: Iterable[int]) -> int:
    """Remove these policies with all their versions. Returns how many there were."""
    count = 0
    for policy in policies:
        for (version,) in db.execute("SELECT number FROM versions WHERE policy = ?", (policy,)).fetchall():
            keeping.forget_words(db, version)
        count += db.execute("DELETE FROM policies WHERE number = ?", (policy,)).rowcount
    if count:
        db.execute("INSERT INTO search (search) VALUES ('optimize')")
    return count


def remove_all(db: sqlite3.Connection) -> int:
    """Remove all policies; the file has to be rewritten afterwards. Returns how many there were."""
    # To overwrite a gigabyte takes minutes, to rewrite what is left of the file next to nothing.
    db.execute("PRAGMA secure_delete = OFF")
    count = int(db.execute("SELECT count(*) FROM policies").fetchone()[0])
    db.execute("DROP TABLE search")  # at once, where deleting would read every text again
    db.execute(schema.SEARCH)
    for table in _EVERYTHING:
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - from the list above
    return count


def outdated(db: sqlite3.Connection, now: str, days: int) -> list[int]:
    """The policies that were last shown, or if never, last checked, more than so many days ago."""
    return [policy for (policy,) in db.execute(_OUTDATED, {"now": now, "days": days})]
