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
_WRITE_FREE_SITE = "INSERT INTO sites (host, policy) VALUES (?, ?) ON CONFLICT DO NOTHING"
_WRITE_CURRENT = "UPDATE policies SET current = ? WHERE number = ?"
_WRITE_KNOWN = "UPDATE policies SET known = ? WHERE number = ?"
# A clock that was set back must not have it look as if nobody had seen the version for long: it would be swept.
_WRITE_SHOWN = "UPDATE versions SET shown_at = max(?, coalesce(shown_at, '')) WHERE number = ?"
_WRITE_TIMES = "UPDATE versions SET checked_at = ?, shown_at = ? WHERE number = ?"

_KNOW_FIRST = """
UPDATE policies SET known = :version
WHERE known IS NULL AND number = (SELECT policy FROM versions WHERE number = :version)
"""
_KNOW_CHANGE = """
UPDATE policies SET known = current
WHERE current = :newer AND number = (SELECT policy FROM versions WHERE number = :older)
"""

_STORED = """
SELECT versions.*, report, (SELECT count(*) FROM versions AS one WHERE one.policy = versions.policy) AS versions
FROM versions JOIN documents ON version = number
WHERE number = ?
"""
_EARLIER = """
SELECT known, coalesce(shown_at, checked_at) AS shown_at
FROM policies JOIN versions ON versions.number = known
WHERE current = ? AND known <> current
"""

_WHOLE = """
SELECT policies.address, policies.language, versions.number IS current AS current, versions.number IS known AS known,
       versions.*, search.cards, search.text,
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


def version_of(db: sqlite3.Connection, policy: int, record: Record, now: str) -> tuple[int, str | None]:
    """The number of the record's version, and the engine that made it: none where it is added, read first now."""
    key = {"policy": policy, "sha256": records.clean(record.sha256), "now": now}
    found = db.execute(_FIND_VERSION, key).fetchone()
    if found:
        return int(found["number"]), records.text(found["engine"])
    db.execute(_ADD_VERSION, key)
    number = int(db.execute(_FIND_VERSION, key).fetchone()["number"])
    write(db, number, record)
    return number, None


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
    db.execute("DELETE FROM search WHERE rowid = ?", (version,))
    db.execute("DELETE FROM says WHERE version = ?", (version,))
    words = ("\n".join((record.service, record.title, record.address)), record.cards, record.text)
    db.execute(_WRITE_SEARCH, (version, *map(records.clean, words)))
    says = sorted(map(records.clean, record.practices))
    db.executemany(_WRITE_SAYS, [(practice, version) for practice in says])


def lead(db: sqlite3.Connection, policy: int, sites: Collection[str], free_sites: Collection[str]) -> None:
    """From now on `sites` lead to the policy, and those of `free_sites` that lead nowhere yet."""
    for query, hosts in ((_WRITE_SITE, sites), (_WRITE_FREE_SITE, free_sites)):
        db.executemany(query, [(records.clean(host), policy) for host in hosts])


def check(db: sqlite3.Connection, policy: int, version: int, now: str) -> None:
    """The policy was found with these words: this is its current version."""
    db.execute("UPDATE versions SET checked_at = ? WHERE number = ?", (now, version))
    db.execute(_WRITE_CURRENT, (version, policy))


def show(db: sqlite3.Connection, version: int, now: str) -> None:
    """The reader was shown a version, and knows it if it is the first of its policy."""
    db.execute(_WRITE_SHOWN, (now, version))
    db.execute(_KNOW_FIRST, {"version": version})


def see(db: sqlite3.Connection, older: int, newer: int) -> None:
    """The reader has looked at what changed between two versions, and knows the newer one if it is current."""
    db.execute(_KNOW_CHANGE, {"older": older, "newer": newer})


def stored(db: sqlite3.Connection, version: int) -> Stored | None:
    """A version with its report, None if there is none."""
    row = db.execute(_STORED, (version,)).fetchone()
    if row is None:
        return None
    earlier = db.execute(_EARLIER, (version,)).fetchone()
    return Stored(
        policy=records.number(row["policy"]),
        version=version,
        read_at=records.text(row["read_at"]),
        checked_at=records.text(row["checked_at"]),
        shown_at=records.time(row["shown_at"]),
        versions=records.number(row["versions"]),
        earlier=earlier and (earlier["known"], records.text(earlier["shown_at"])),
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
        current=bool(row["current"]),
        known=bool(row["known"]),
    )


def restore(db: sqlite3.Connection, whole: Whole, ours: Collection[int]) -> tuple[int, bool]:
    """Put a version back beside what is there. Returns the number of its policy, and whether that is new.

    Only of a policy that is new or among `ours` it decides which version is current or known, and what leads there.
    """
    policy, is_new = policy_of(db, whole.record)
    version, engine = version_of(db, policy, whole.record, whole.read_at)
    if engine is None:
        db.execute(_WRITE_TIMES, (whole.checked_at, whole.shown_at, version))
    if is_new or (whole.current and policy in ours):
        db.execute(
            _WRITE_CURRENT, (version, policy)
        )  # a new one has to have one, if only until a better comes
    if is_new or policy in ours:
        if whole.known:
            db.execute(_WRITE_KNOWN, (version, policy))
        lead(db, policy, (), whole.sites)
    return policy, is_new


def _folded(name: str) -> str:
    """A name as lists are sorted by it: without case and accents."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
