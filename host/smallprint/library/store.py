"""The store: every policy that was read, in one SQLite file that can be searched.

Only the modules of this package hold SQL. Each method is one transaction; all of them raise LibraryError
`library_failed` where the file cannot be used and `library_newer` where it is a newer Smallprint's. A damaged file
is set aside and a new one begun, and the method answers from that. Times are ISO 8601 in UTC.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from smallprint.errors import LibraryError
from smallprint.library import cleaning, keeping, listing, records, removing, settings
from smallprint.library.database import Database
from smallprint.library.records import Record, Row, Stored, VersionRow, Whole

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from smallprint.library.listing import Sort

T = TypeVar("T")

__all__ = ["Record", "Row", "Store", "Stored", "VersionRow", "Whole"]

_BY_ADDRESS = """
SELECT current FROM policies JOIN versions ON versions.number = current
WHERE address = ?
ORDER BY max(checked_at, coalesce(shown_at, checked_at)) DESC, current DESC
"""
_BY_SITE = "SELECT current FROM sites JOIN policies ON number = policy WHERE host = ?"
_BY_TEXT = """
SELECT versions.number FROM versions JOIN policies ON policies.number = policy
WHERE address = ? AND language = ? AND sha256 = ?
"""
_BY_HASH = "SELECT number FROM versions WHERE sha256 = ? ORDER BY checked_at DESC, number DESC"
_KEPT = "SELECT count(*), total(current), (SELECT max(number) FROM versions) FROM policies"
_PACKED = "SELECT documents.policy FROM versions JOIN documents ON version = number WHERE number = ?"


def _unwatched() -> None:
    pass


class Store:
    """The policies kept in the file at `path`, which is made where it is missing."""

    def __init__(self, path: Path) -> None:
        self._database = Database(path)
        self._is_begun = False
        self._counted: tuple[object, Mapping[str, frozenset[str]], dict[str, int]] | None = None

    def keep(
        self,
        record: Record,
        now: str,
        *,
        sites: Collection[str] = (),
        free_sites: Collection[str] = (),
        show: bool,
    ) -> Stored:
        """Keep a version as the current one of its policy.

        From now on `sites` lead to the policy, and those of `free_sites` that lead nowhere yet.
        One with the same text is not kept twice: it is found again now, and written anew if another engine made it.
        `show` notes that the reader is shown it.
        """

        def work(db: sqlite3.Connection) -> Stored:
            policy, _ = keeping.policy_of(db, record)
            version, engine = keeping.version_of(db, policy, record, now)
            if engine not in (None, record.engine):
                keeping.write(db, version, record)
                self._counted = None  # it may find other things
            keeping.lead(db, policy, sites, free_sites)
            return _found_again(db, policy, version, now, show)

        return self._write(work)

    def touch(
        self,
        version: int,
        now: str,
        *,
        sites: Collection[str] = (),
        free_sites: Collection[str] = (),
        show: bool,
    ) -> Stored:
        """Note that the policy was found with the words of this version again. See `keep`.

        Raises LibraryError `not_kept`.
        """

        def work(db: sqlite3.Connection) -> Stored:
            row = db.execute(
                "SELECT policy FROM versions WHERE number = ?", (records.key(version),)
            ).fetchone()
            if row is None:
                raise _not_kept()
            keeping.lead(db, row["policy"], sites, free_sites)
            return _found_again(db, row["policy"], version, now, show)

        return self._write(work)

    def replace(self, version: int, record: Record) -> None:
        """Write a version anew, as another engine tells it; its text stays the same."""

        def work(db: sqlite3.Connection) -> None:
            if keeping.stored(db, records.key(version)):
                keeping.write(db, version, record)
                self._counted = None  # as in `keep`

        self._write(work)

    def show(self, version: int, now: str) -> None:
        """Note that the reader is shown a version."""
        self._write(lambda db: keeping.show(db, records.key(version), now))

    def see(self, older: int, newer: int) -> None:
        """Note that the reader has looked at what changed between two versions of a policy.

        The newer one is the one that the reader knows from now on, if it is the current one.
        """
        self._write(lambda db: keeping.see(db, records.key(older), records.key(newer)))

    def look_up(self, address: str, sites: Sequence[str]) -> Stored | None:
        """The current version of the policy at an address, in the language that was read or shown last.

        Else that of the policy to which the first of `sites` leads that leads to one.
        """
        queries = [(_BY_ADDRESS, address), *((_BY_SITE, site) for site in sites)]

        def work(db: sqlite3.Connection) -> Stored | None:
            found = (_first(db, query, records.clean(name)) for query, name in queries)
            return next(filter(None, found), None)

        return self._read(work)

    def find_text(self, address: str, language: str, sha256: str) -> Stored | None:
        """The version of a policy that has exactly these words."""
        wanted = [records.clean(word) for word in (address, language, sha256)]
        return self._read(lambda db: _first(db, _BY_TEXT, *wanted))

    def stored_by_hash(self, sha256: str) -> Stored | None:
        """The version with these words, of whatever policy, that was checked last."""
        return self._read(lambda db: _first(db, _BY_HASH, records.clean(sha256)))

    def version(self, number: int) -> Stored | None:
        """A version."""
        return self._read(lambda db: keeping.stored(db, records.key(number)))

    def packed_policy(self, version: int) -> bytes:
        """The packed structure of a version's text. Raises LibraryError `not_kept`."""
        row = self._read(lambda db: db.execute(_PACKED, (records.key(version),)).fetchone())
        if row is None:
            raise _not_kept()
        return records.data(row["policy"])

    def entries(
        self, *, search: str, practices: frozenset[str], sort: Sort, start: int, count: int
    ) -> tuple[list[Row], int]:
        """`count` policies of those that fit, from `start` on, and how many fit.

        Those fit that have all words that `search` asks for (see `queries`), and say any of `practices` if there are
        some. Those come first that have the words in their names, then it goes by `sort`.
        """
        return self._read(lambda db: listing.entries(db, search, practices, sort, start, count))

    def words(self, versions: Collection[int]) -> dict[int, tuple[str, str]]:
        """The words of the cards and the text of versions, to show where a search found something."""
        return self._read(lambda db: listing.words(db, [records.key(each) for each in versions]))

    def counts(self, groups: Mapping[str, frozenset[str]]) -> dict[str, int]:
        """How many policies say any of the practices of a group, by group.

        With thousands of policies counting takes longer than the list: it is done again only once there are others.
        """

        def work(db: sqlite3.Connection) -> dict[str, int]:
            kept = tuple(db.execute(_KEPT).fetchone())
            if self._counted is None or self._counted[:2] != (kept, groups):
                self._counted = kept, dict(groups), listing.counts(db, groups)
            return self._counted[2]

        return self._read(work)

    def versions(self, policy: int) -> list[VersionRow]:
        """The versions of a policy, the current one first, then by when they were checked last."""
        return self._read(lambda db: listing.versions(db, records.key(policy)))

    def everything(self) -> Iterator[Whole]:
        """All versions of all policies, oldest first, each read by itself: others can write in between."""
        numbers = self._read(
            lambda db: [number for (number,) in db.execute("SELECT number FROM versions ORDER BY number")]
        )
        for number in numbers:
            whole = self._read(partial(keeping.whole, version=number))
            if whole:
                yield whole

    def restore(self, wholes: Iterable[Whole]) -> int:
        """Put back what `everything` gave, each version by itself. Returns how many policies are new.

        What is there already stays as it is, and so does which version of it is current, which one the reader knows
        and what leads to it. Of a new policy these are as they were.
        """
        new: set[int] = set()
        for whole in wholes:
            policy, is_new = self._write(partial(keeping.restore, whole=whole, ours=new))
            if is_new:
                new.add(policy)
        return len(new)

    def remove(self, policies: Collection[int], watch: Callable[[], object] = _unwatched) -> int:
        """Remove policies with all their versions. Returns how many there were.

        They are gone at once, and then overwritten in the file, see `clean`. What `watch` raises ends that only.
        """
        numbers = {records.key(policy) for policy in policies}
        return self._cleaned(self._write(lambda db: removing.remove(db, numbers)), watch)

    def remove_all(self) -> int:
        """Remove all policies. Returns how many there were. See `remove`."""
        return self._cleaned(self._write(removing.remove_all))

    def sweep(self, now: str, watch: Callable[[], object] = _unwatched) -> int:
        """Remove what was not shown for longer than the retention, nor read anew. See `remove`."""

        def work(db: sqlite3.Connection) -> int:
            days = _days(db)
            return removing.remove(db, removing.outdated(db, now, days)) if days else 0

        return self._cleaned(self._write(work), watch)

    def sweep_settled(self, now: str) -> int:
        """Do as `sweep` does, unasked: as of a moment that is not of a clock which went wrong for a while."""

        def work(db: sqlite3.Connection) -> int:
            days = _days(db)
            as_of = removing.settled(db, now) if days else ""
            return removing.remove(db, removing.outdated(db, as_of, days)) if as_of else 0

        return self._cleaned(self._write(work))

    def clean(self, watch: Callable[[], object] = _unwatched) -> None:
        """Overwrite what was removed and is still in the file: because it was stopped, or others were reading it.

        It takes many short transactions, so that others can write in between, before each of which `watch` is called.
        Every removal and sweep does it as well.
        """
        cleaning.clean(self._database, watch)

    def retention(self) -> int:
        """The days after which `sweep` removes what was not shown again, 0 for never."""
        return self._read(_days)

    def retain(self, days: int) -> None:
        """Set the retention."""
        self._write(lambda db: settings.put(db, settings.RETENTION, str(days)))

    def size(self) -> int:
        """Bytes that the store takes on the disk."""
        return self._database.size()

    def set_aside(self) -> str:
        """Where the damaged file is in whose place this one was begun, "" if there was none."""
        return self._read(lambda db: settings.get(db, settings.SET_ASIDE))

    def forget_set_aside(self) -> None:
        """The reader knows of the damaged file."""
        self._write(lambda db: settings.forget(db, settings.SET_ASIDE))

    def _read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        self._begin()
        return self._database.read(work)

    def _write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        self._begin()
        return self._database.write(work)

    def _begin(self) -> None:
        """Finish what a host that was killed had begun: it is quick where everything was removed."""
        if not self._is_begun:
            self._is_begun = True
            with suppress(LibraryError):  # the first call meets it, too, or others do it
                if cleaning.is_whole_due(self._database):
                    self.clean()

    def _cleaned(self, removed: int, watch: Callable[[], object] = _unwatched) -> int:
        with suppress(LibraryError):  # it is removed, and stays to be overwritten
            self.clean(watch)
        return removed


def _found_again(db: sqlite3.Connection, policy: int, version: int, now: str, show: bool) -> Stored:
    keeping.check(db, policy, version, now)
    stored = keeping.stored(db, version)
    if stored is None:
        raise _not_kept()  # a damaged file without its documents
    if show:
        keeping.show(db, version, now)
    return stored


def _first(db: sqlite3.Connection, query: str, *wanted: str | int) -> Stored | None:
    row = db.execute(query, wanted).fetchone()
    return keeping.stored(db, row[0]) if row else None


def _days(db: sqlite3.Connection) -> int:
    value = settings.get(db, settings.RETENTION)
    return int(value) if value.isdecimal() else 0


def _not_kept() -> LibraryError:
    return LibraryError(
        "not_kept", "The library does not have this.", "It may have been deleted. List what is there."
    )
