"""The tables of the library, and the steps by which an older file comes to have them.

    policies    one for each address and language; `current` is the version that was checked last
    versions    one for each text of a policy, with what lists show of it
    documents   the large things of a version, apart, so that lists read few pages
    says        which practices a version's report finds
    sites       hosts that lead to a policy
    seen        pairs of versions between which the reader has looked at the changes
    earlier     the versions that a reader was shown, and in whose place another one was found later
    settings    the few things that hold for the library as a whole
    search      the full-text index, by version, which keeps its own copy of what it indexes

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
        version INTEGER PRIMARY KEY REFERENCES versions ON DELETE CASCADE,
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
    """
    CREATE TABLE seen (
        older INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
        newer INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
        PRIMARY KEY (older, newer)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX seen_by_newer ON seen (newer)",
    """
    CREATE VIEW earlier AS
    SELECT newer.number AS version, older.number AS older, older.shown_at,
           EXISTS (SELECT 1 FROM seen WHERE seen.older = older.number AND seen.newer = newer.number) AS seen
    FROM versions AS newer JOIN versions AS older ON older.policy = newer.policy AND older.number <> newer.number
    WHERE older.shown_at IS NOT NULL AND older.checked_at < newer.checked_at
    """,
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    SEARCH,
)

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
    """Whether the file has our tables and nothing in it contradicts itself. Reads all of it.

    Raises sqlite3.DatabaseError where that is found out the hard way.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as new:
        migrate(new)
        if version_of(db) != len(STEPS) or _tables(db) != _tables(new):
            return False
    if [text for (text,) in db.execute("PRAGMA integrity_check(1)")] != ["ok"]:
        return False
    db.execute("INSERT INTO search(search) VALUES ('integrity-check')")
    return db.execute("PRAGMA foreign_key_check").fetchone() is None


def _tables(db: sqlite3.Connection) -> set[tuple[object, ...]]:
    return {tuple(row) for row in db.execute("SELECT type, name, sql FROM sqlite_master")}
