"""The tables of the library, and the steps by which an older file comes to have them.

    policies    one for each address and language; `current` is the version that was found last, `known` the one that
                the reader knows. Both are pointers and not told from times: clocks go back
    versions    one for each text of a policy, with what lists show of it
    documents   the large things of a version, apart, so that lists read few pages. They outlive it for a while
    says        which practices a version's report finds
    sites       hosts that lead to a policy
    settings    the few things that hold for the library as a whole
    search      the full-text index, by version, which keeps its own copy of what it indexes
    leaving     versions that were removed, whose documents and words are still to be overwritten

Numbers are never given again (AUTOINCREMENT): a page that is still open must not show another policy.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

from smallprint.errors import LibraryError

# Prefixes of up to three letters have their own index: 10,000 policies have too many words that begin so.
SEARCH = """
CREATE VIRTUAL TABLE search
USING fts5(name, cards, text, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3')
"""

_FIRST = (
    """
    CREATE TABLE policies (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        address TEXT NOT NULL,
        language TEXT NOT NULL,
        current INTEGER,
        known INTEGER,
        UNIQUE (address, language)
    )
    """,
    """
    CREATE TABLE versions (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        policy INTEGER NOT NULL REFERENCES policies ON DELETE CASCADE,
        sha256 TEXT NOT NULL,
        url TEXT NOT NULL,
        service TEXT NOT NULL,
        title TEXT NOT NULL,
        sorting TEXT NOT NULL,
        words INTEGER NOT NULL,
        updated TEXT NOT NULL,
        watch_outs INTEGER NOT NULL,
        serious INTEGER NOT NULL,
        engine TEXT NOT NULL,
        read_at TEXT NOT NULL,
        checked_at TEXT NOT NULL,
        shown_at TEXT,
        UNIQUE (policy, sha256)
    )
    """,
    "CREATE INDEX versions_by_text ON versions (sha256)",
    """
    CREATE TABLE documents (
        version INTEGER PRIMARY KEY,
        policy BLOB NOT NULL,
        report BLOB NOT NULL
    )
    """,
    """
    CREATE TABLE says (
        practice TEXT NOT NULL,
        version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
        PRIMARY KEY (practice, version)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX says_by_version ON says (version)",
    """
    CREATE TABLE sites (
        host TEXT PRIMARY KEY,
        policy INTEGER NOT NULL REFERENCES policies ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX sites_by_policy ON sites (policy)",
    "CREATE TABLE leaving (version INTEGER PRIMARY KEY)",
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    SEARCH,
)

_COLUMNS = r"""
SELECT tables.name, columns.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite\_%' ESCAPE '\'
    AND tables.name NOT LIKE 'search\_%' ESCAPE '\'
"""

STEPS: tuple[tuple[str, ...], ...] = (_FIRST,)
"""Step n brings a file from `user_version` n to n + 1. Append only: files in the field stand at any of them."""


def version_of(db: sqlite3.Connection) -> int:
    """The `user_version` of a file, 0 for an empty one.

    Raises LibraryError `library_newer` where it is one that we do not know, before anything is written.
    """
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if version > len(STEPS):
        raise LibraryError(
            "library_newer",
            "The library was written by a newer Smallprint.",
            "Update Smallprint, then try again.",
        )
    return version


def migrate(db: sqlite3.Connection) -> None:
    """Take the steps that the file lacks. Each is a transaction; two hosts may meet here."""
    while version_of(db) < len(STEPS):
        db.execute("BEGIN IMMEDIATE")
        with db:
            version = version_of(db)
            if version < len(STEPS):  # another host may have taken the step while we waited
                for statement in STEPS[version]:
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {version + 1}")  # pragmas take no bound values


def is_sound(db: sqlite3.Connection) -> bool:
    """Whether the file has our tables and columns and nothing in it contradicts itself. Reads all of it.

    Raises sqlite3.DatabaseError where that is found out the hard way.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as new:
        migrate(new)
        if version_of(db) != len(STEPS) or not _columns(db) >= _columns(new):
            return False
    if [text for (text,) in db.execute("PRAGMA integrity_check(1)")] != ["ok"]:
        return False
    db.execute("INSERT INTO search(search) VALUES ('integrity-check')")
    return db.execute("PRAGMA foreign_key_check").fetchone() is None


def _columns(db: sqlite3.Connection) -> set[tuple[str, str]]:
    """The columns of our tables. What SQLite adds for itself may differ: statistics, and what the index is made of."""
    return {(table, column) for table, column in db.execute(_COLUMNS)}
