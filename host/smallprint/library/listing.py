"""The list of policies: which fit a search and a filter, in which order, and what a list shows of them.

In two steps, because 10,000 policies have to be sorted within a blink: first the numbers of all that fit, in order,
then the rest for the few that are shown.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from smallprint.library import queries, records
from smallprint.library.records import Row, VersionRow

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping

Sort = Literal["read", "name", "serious", "changed"]
"""Newest read or shown first, by name, most serious first, or what changed since the reader looked first."""

_ORDER = """
SELECT policies.number
FROM policies JOIN versions ON versions.number = current
WHERE (:match IS NULL OR current IN (SELECT rowid FROM search WHERE search MATCH :match))
    AND (:practices IS NULL OR current IN (
        SELECT version FROM says WHERE practice IN (SELECT value FROM json_each(:practices))))
ORDER BY
    CASE WHEN :named IS NOT NULL THEN current IN (SELECT rowid FROM search WHERE search MATCH :named) END DESC,
    CASE :sort
        WHEN 'serious' THEN serious
        WHEN 'changed' THEN coalesce(known <> current, 0) END DESC,
    CASE :sort WHEN 'serious' THEN watch_outs END DESC,
    CASE :sort
        WHEN 'read' THEN max(checked_at, coalesce(shown_at, checked_at))
        WHEN 'changed' THEN read_at END DESC,
    sorting, policies.number
"""

_ROWS = """
SELECT policies.language, versions.*,
    (SELECT count(*) FROM versions AS one WHERE one.policy = policies.number) AS versions,
    known <> current AS changed
FROM policies JOIN versions ON versions.number = current
WHERE policies.number IN (SELECT value FROM json_each(?))
"""

_SAY = "SELECT version FROM says WHERE practice = ?"

_VERSIONS = """
SELECT versions.* FROM versions JOIN policies ON policies.number = policy
WHERE policy = ?
ORDER BY versions.number = current DESC, checked_at DESC, versions.number DESC
"""


def entries(
    db: sqlite3.Connection, search: str, practices: frozenset[str], sort: Sort, start: int, count: int
) -> tuple[list[Row], int]:
    """Of the policies that fit, `count` from `start` on, and how many there are. See `Store.entries`."""
    wanted = {
        "match": queries.expression(search),
        "named": queries.expression(search, "name"),
        "practices": json.dumps(sorted(practices)) if practices else None,
        "sort": sort,
    }
    fitting = [number for (number,) in db.execute(_ORDER, wanted)]
    shown = fitting[start : start + count]
    rows = {row["policy"]: _row(row) for row in db.execute(_ROWS, (json.dumps(shown),))}
    return [rows[number] for number in shown if number in rows], len(fitting)


def counts(db: sqlite3.Connection, groups: Mapping[str, frozenset[str]]) -> dict[str, int]:
    """How many policies say any of a group's practices, for each group."""
    current = _numbers(db, "SELECT current FROM policies")

    def say(practices: frozenset[str]) -> set[int]:
        return set().union(*(_numbers(db, _SAY, records.clean(practice)) for practice in practices))

    return {name: len(say(practices) & current) for name, practices in groups.items()}


def versions(db: sqlite3.Connection, policy: int) -> list[VersionRow]:
    """The versions of a policy, the current one first, then by when they were checked last."""
    return [
        VersionRow(
            version=row["number"],
            sha256=records.text(row["sha256"]),
            updated=records.text(row["updated"]),
            words=records.number(row["words"]),
            read_at=records.text(row["read_at"]),
            checked_at=records.text(row["checked_at"]),
            shown_at=records.time(row["shown_at"]),
        )
        for row in db.execute(_VERSIONS, (policy,))
    ]


def words(db: sqlite3.Connection, versions: Collection[int]) -> dict[int, tuple[str, str]]:
    """The words of the cards and the text of these versions."""
    query = "SELECT number, cards, text FROM versions JOIN search ON search.rowid = number WHERE number = ?"
    found = (db.execute(query, (version,)).fetchone() for version in versions)
    return {row["number"]: (records.text(row["cards"]), records.text(row["text"])) for row in found if row}


def _numbers(db: sqlite3.Connection, query: str, *wanted: str) -> set[int]:
    return {number for (number,) in db.execute(query, wanted)}


def _row(row: sqlite3.Row) -> Row:
    return Row(
        policy=row["policy"],
        version=row["number"],
        url=records.text(row["url"]),
        service=records.text(row["service"]),
        title=records.text(row["title"]),
        language=records.text(row["language"]),
        words=records.number(row["words"]),
        updated=records.text(row["updated"]),
        read_at=records.text(row["read_at"]),
        checked_at=records.text(row["checked_at"]),
        versions=records.number(row["versions"]),
        watch_outs=records.number(row["watch_outs"]),
        serious=records.number(row["serious"]),
        changed=bool(row["changed"]),
    )
