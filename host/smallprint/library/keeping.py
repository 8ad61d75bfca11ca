"""Versions in the database, one by one: writing them and reading them back, each within a transaction."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from smallprint.library import records
from smallprint.library.records import Record, Stored, Whole

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

_ADD_POLICY = "INSERT INTO policies (address, language) VALUES (?, ?) ON CONFLICT DO NOTHING"
_FIND_POLICY = "SELECT number FROM policies WHERE address = ? AND language = ?"

_ADD_VERSION = """
INSERT INTO versions (policy, sha256, url, service, title, sorting, words, updated, watch_outs, serious, engine,
                      read_at, checked_at)
VALUES (:policy, :sha256, '', '', '', '', 0, '', 0, 0, '', :now, :now)
"""
_FIND_VERSION = "SELECT number, engine FROM versions WHERE policy = :policy AND sha256 = :sha256"

_WRITE_FACTS = """
UPDATE versions
SET url = :url, service = :service, title = :title, sorting = :sorting, words = :words, updated = :updated,
    watch_outs = :watch_outs, serious = :serious, engine = :engine
WHERE number = :version
"""
_WRITE_DOCUMENTS = "INSERT OR REPLACE INTO documents (version, policy, report) VALUES (?, ?, ?)"
_WRITE_SEARCH = "INSERT INTO search (rowid, name, cards, text) VALUES (?, ?, ?, ?)"
_WRITE_SAYS = "INSERT INTO says (practice, version) VALUES (?, ?)"
_WRITE_SITE = (
    "INSERT INTO sites (host, policy) VALUES (?, ?) ON CONFLICT DO UPDATE SET policy = excluded.policy"
)
_RESTORE_SITE = "INSERT INTO sites (host, policy) VALUES (?, ?) ON CONFLICT DO NOTHING"

_LAST_CHECKED = """
UPDATE policies
SET current = (SELECT number FROM versions WHERE policy = :policy ORDER BY checked_at DESC, number DESC LIMIT 1)
WHERE number = :policy
"""
_WIDEN_TIMES = """
UPDATE versions
SET read_at = min(read_at, :read_at), checked_at = max(checked_at, :checked_at),
    shown_at = max(coalesce(shown_at, :shown_at), coalesce(:shown_at, shown_at))
WHERE number = :version
"""

_STORED = """
SELECT versions.*, report, (SELECT count(*) FROM versions AS one WHERE one.policy = versions.policy) AS versions
FROM versions JOIN documents ON version = number
WHERE number = ?
"""
_EARLIER = (
    "SELECT older, shown_at, seen FROM earlier WHERE version = ? ORDER BY shown_at DESC, older DESC LIMIT 1"
)

_WHOLE = """
SELECT policies.address, policies.language, versions.*, search.cards, search.text,
       documents.policy AS packed, documents.report
FROM versions JOIN policies ON policies.number = versions.policy JOIN documents ON documents.version = versions.number
     JOIN search ON search.rowid = versions.number
WHERE versions.number = ?
"""


def policy_of(db: sqlite3.Connection, record: Record) -> tuple[int, bool]:
    """The number of the record's policy, and whether it had to be added."""
    key = records.clean(record.address), records.clean(record.language)
    is_new = db.execute(_ADD_POLICY, key).rowcount > 0
    return int(db.execute(_FIND_POLICY, key).fetchone()["number"]), is_new


def version_of(db: sqlite3.Connection, policy: int, record: Record, now: str) -> tuple[int, str]:
    """The number of the record's version, read first now if it had to be added, and the engine that made it."""
    key = {"policy": policy, "sha256": records.clean(record.sha256), "now": now}
    found = db.execute(_FIND_VERSION, key).fetchone()
    if found is None:
        db.execute(_ADD_VERSION, key)
        found = db.execute(_FIND_VERSION, key).fetchone()
        write(db, found["number"], record)
    return int(found["number"]), records.text(found["engine"])


def write(db: sqlite3.Connection, version: int, record: Record) -> None:
    """Write all of a version but its keys and its times."""
    facts = {
        "version": version,
        "url": records.clean(record.url),
        "service": records.clean(record.service),
        "title": records.clean(record.title),
        "sorting": _folded(records.clean(record.service or record.title or record.address)),
        "words": record.words,
        "updated": records.clean(record.updated),
        "watch_outs": record.watch_outs,
        "serious": record.serious,
        "engine": records.clean(record.engine),
    }
    db.execute(_WRITE_FACTS, facts)
    db.execute(_WRITE_DOCUMENTS, (version, record.policy, record.report))
    forget_words(db, version)
    words = ("\n".join((record.service, record.title, record.address)), record.cards, record.text)
    db.execute(_WRITE_SEARCH, (version, *map(records.clean, words)))
    says = sorted(map(records.clean, record.practices))
    db.executemany(_WRITE_SAYS, [(practice, version) for practice in says])


def forget_words(db: sqlite3.Connection, version: int) -> None:
    """Take a version out of the search and the filters."""
    db.execute("DELETE FROM search WHERE rowid = ?", (version,))
    db.execute("DELETE FROM says WHERE version = ?", (version,))


def lead(db: sqlite3.Connection, sites: Collection[str], policy: int) -> None:
    """From now on these hosts lead to the policy."""
    db.executemany(_WRITE_SITE, [(records.clean(site), policy) for site in sites])


def check(db: sqlite3.Connection, policy: int, version: int, now: str) -> None:
    """The policy was found with these words: this is its current version."""
    db.execute("UPDATE versions SET checked_at = ? WHERE number = ?", (now, version))
    db.execute("UPDATE policies SET current = ? WHERE number = ?", (version, policy))


def show(db: sqlite3.Connection, version: int, now: str) -> None:
    """The reader was shown a version."""
    db.execute("UPDATE versions SET shown_at = ? WHERE number = ?", (now, version))


def stored(db: sqlite3.Connection, version: int) -> Stored | None:
    """A version with its report, None if there is none."""
    row = db.execute(_STORED, (version,)).fetchone()
    if row is None:
        return None
    earlier = db.execute(_EARLIER, (version,)).fetchone()
    return Stored(
        policy=records.number(row["policy"]),
        version=version,
        sha256=records.text(row["sha256"]),
        read_at=records.text(row["read_at"]),
        checked_at=records.text(row["checked_at"]),
        shown_at=records.time(row["shown_at"]),
        versions=records.number(row["versions"]),
        earlier=earlier and (earlier["older"], records.text(earlier["shown_at"]), bool(earlier["seen"])),
        engine=records.text(row["engine"]),
        report=records.data(row["report"]),
    )


def whole(db: sqlite3.Connection, version: int) -> Whole | None:
    """All that is kept of a version, None if there is none."""
    row = db.execute(_WHOLE, (version,)).fetchone()
    if row is None:
        return None
    practices = db.execute("SELECT practice FROM says WHERE version = ?", (version,))
    sites = db.execute("SELECT host FROM sites WHERE policy = ? ORDER BY host", (row["policy"],))
    record = Record(
        address=records.text(row["address"]),
        language=records.text(row["language"]),
        url=records.text(row["url"]),
        service=records.text(row["service"]),
        title=records.text(row["title"]),
        sha256=records.text(row["sha256"]),
        words=records.number(row["words"]),
        updated=records.text(row["updated"]),
        watch_outs=records.number(row["watch_outs"]),
        serious=records.number(row["serious"]),
        practices=frozenset(records.text(practice) for (practice,) in practices),
        cards=records.text(row["cards"]),
        text=records.text(row["text"]),
        policy=records.data(row["packed"]),
        report=records.data(row["report"]),
        engine=records.text(row["engine"]),
    )
    return Whole(
        record=record,
        sites=tuple(records.text(host) for (host,) in sites),
        read_at=records.text(row["read_at"]),
        checked_at=records.text(row["checked_at"]),
        shown_at=records.time(row["shown_at"]),
    )


def restore(db: sqlite3.Connection, whole: Whole) -> bool:
    """Put back what `whole` gave, beside what is there and without changing that. Returns whether its policy is new."""
    policy, is_new = policy_of(db, whole.record)
    version, _ = version_of(db, policy, whole.record, whole.read_at)
    times = {"read_at": whole.read_at, "checked_at": whole.checked_at, "shown_at": whole.shown_at}
    db.execute(_WIDEN_TIMES, {**times, "version": version})
    db.execute(_LAST_CHECKED, {"policy": policy})
    db.executemany(_RESTORE_SITE, [(records.clean(site), policy) for site in whole.sites])
    return is_new


def _folded(name: str) -> str:
    """A name as lists are sorted by it: without case and accents."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
