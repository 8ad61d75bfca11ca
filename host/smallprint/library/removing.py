"""Removing policies, in two parts: at once, so that nobody finds them again, then from the file, bit by bit.

`secure_delete` overwrites the rows that are deleted. The texts and their words in the full-text index are large: to
overwrite those may take longer than other hosts wait to write. So what is removed is only noted as leaving, in the
transaction that removes it, and `cleaning` does the rest in short ones. All here is within a transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.library import cleaning, schema, settings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_OUTDATED = """
SELECT policies.number FROM policies JOIN versions AS latest ON latest.number = current
WHERE max(julianday(latest.read_at), coalesce(
        (SELECT max(julianday(shown_at)) FROM versions WHERE policy = policies.number), 0)
    ) < julianday(:now) - :days
"""
_AGE = "SELECT julianday(?) - julianday(?)"
"""Days; NULL where one of the two is no time."""

_LEAVE = "INSERT INTO leaving (version) SELECT number FROM versions WHERE policy = ?"

_EVERYTHING = ("documents", "says", "sites", "versions", "policies", "leaving")
"""What holds policies, so that nothing is deleted before what refers to it."""


def remove(db: sqlite3.Connection, policies: Iterable[int]) -> int:
    """Remove these policies with all their versions. Returns how many there were."""
    count = 0
    for policy in policies:
        db.execute(_LEAVE, (policy,))
        count += db.execute("DELETE FROM policies WHERE number = ?", (policy,)).rowcount
    if count:
        cleaning.require(db, cleaning.ROWS)
    return count


def remove_all(db: sqlite3.Connection) -> int:
    """Remove all policies. Returns how many there were."""
    # To overwrite a gigabyte takes minutes, to rewrite what is left of the file next to nothing.
    db.execute("PRAGMA secure_delete = OFF")
    count = int(db.execute("SELECT count(*) FROM policies").fetchone()[0])
    db.execute("DROP TABLE search")  # at once, where deleting would read every text again
    db.execute(schema.SEARCH)
    for table in _EVERYTHING:
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - from the list above
    cleaning.require(db, cleaning.WHOLE)
    return count


def outdated(db: sqlite3.Connection, now: str, days: int) -> list[int]:
    """The policies that were neither shown, in any version, nor first read as they are now, for so many days."""
    return [policy for (policy,) in db.execute(_OUTDATED, {"now": now, "days": days})]


def settled(db: sqlite3.Connection, now: str) -> str:
    """The moment as of which may be swept unasked, "" if there is none yet. Called by each such sweep.

    It is one that an earlier sweep has noted, a day ago or more. A clock that leaps ahead and comes back is not
    believed: as of that time everything would be outdated.
    """
    noted = settings.get(db, settings.NOTED)
    age = db.execute(_AGE, (now, noted)).fetchone()[0]
    if age is not None and 0 <= age < 1:
        return ""
    settings.put(db, settings.NOTED, now)
    return noted if age is not None and age >= 1 else ""
