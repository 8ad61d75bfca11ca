"""Overwriting what was removed, in short steps: other hosts can write in between, and it may be stopped at any of them.

How far it is stands in the library itself, so that a host that was killed is followed by one that finishes:

    WHOLE   everything was removed: the file has to be written anew
    ROWS    documents and words of versions that leave have to be deleted
    WORDS   the full-text index, which only marks words as deleted, is merged until none of these are left
    SPACE   pages that are not used any more go back to the disk, and the log is emptied

A removal sets it back to ROWS, so that what it removes goes through all that follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.library import settings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from smallprint.library.database import Database

WHOLE, ROWS, WORDS, SPACE = "whole", "rows", "words", "space"

VERSIONS = 8
"""Versions that are deleted in a step: each has its text read again, for the words to be found in the index."""

PAGES = 500
"""Pages of 4 KB that are merged or given back in a step."""


def is_whole_due(database: Database) -> bool:
    """Whether everything was removed, and is still in the file."""
    return database.read(_stage) == WHOLE


def clean(database: Database, watch: Callable[[], object]) -> None:
    """Finish what is due, as far as others let us: what they still read stays due. `watch` is called before each step.

    Damaged files that were set aside are copies of what is to be gone, and go as well.
    """
    if database.read(_stage) in (WHOLE, ROWS):
        database.remove_set_aside()
        database.write(lambda db: settings.forget(db, settings.SET_ASIDE))
    while stage := database.read(_stage):
        watch()
        if stage == WHOLE:
            if not database.rewrite():
                return
            database.write(lambda db: _advance(db, WHOLE, ROWS))
        elif stage == SPACE:
            if database.shrink(PAGES):
                continue
            if not database.empty_log():
                return
            database.write(lambda db: _advance(db, SPACE, ""))
        else:
            database.write(_step)


def require(db: sqlite3.Connection, stage: str) -> None:
    """Note, in the transaction that removes something, what it makes necessary."""
    if _stage(db) != WHOLE:
        settings.put(db, settings.CLEANING, stage)


def _step(db: sqlite3.Connection) -> None:
    stage = _stage(db)  # another host may have done or begun something since
    if stage == ROWS and not _delete_some(db):
        # A negative number begins a merge of all parts of the index into one. Others may add parts meanwhile:
        # by default, two or three new ones would keep it from going on.
        db.execute("INSERT INTO search (search, rank) VALUES ('usermerge', 2)")
        _merge(db, -PAGES)
        settings.put(db, settings.CLEANING, WORDS)
    elif stage == WORDS and not _merge(db, PAGES):
        settings.put(db, settings.CLEANING, SPACE)


def _delete_some(db: sqlite3.Connection) -> bool:
    leaving = db.execute("SELECT version FROM leaving LIMIT ?", (VERSIONS,)).fetchall()
    for version in leaving:
        db.execute("DELETE FROM search WHERE rowid = ?", version)
        db.execute("DELETE FROM documents WHERE version = ?", version)
        db.execute("DELETE FROM leaving WHERE version = ?", version)
    return bool(leaving)


def _merge(db: sqlite3.Connection, pages: int) -> bool:
    """Merge some of the index. Returns whether there was anything to merge: the order itself counts as one change."""
    before = db.total_changes
    db.execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", (pages,))
    return db.total_changes - before > 1


def _stage(db: sqlite3.Connection) -> str:
    stage = settings.get(db, settings.CLEANING)
    return stage if stage in ("", WHOLE, WORDS, SPACE) else ROWS


def _advance(db: sqlite3.Connection, stage: str, following: str) -> None:
    if _stage(db) == stage:
        settings.put(db, settings.CLEANING, following)
