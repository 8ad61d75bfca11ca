"""The library: every policy that was read, with its versions and what they say, on this computer.

What leaves it is plain JSON data in the shapes of `messages`, so that a summary can be shown before these are loaded.
"""

from __future__ import annotations

from base64 import b64encode
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from smallprint.errors import LibraryError, SmallprintError
from smallprint.library.addresses import address_key, keys_to_try
from smallprint.library.engine_id import engine_id
from smallprint.library.packing import unpack
from smallprint.library.store import Store, Stored

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from typing import Literal

    from smallprint.library.owners import Sites
    from smallprint.messages import (
        Changes,
        Comparison,
        Exported,
        ListParams,
        Reading,
        Report,
        Search,
        Shelf,
        Versions,
    )
    from smallprint.reading.policy import Policy

    Plain = dict[str, Any]
    Thing = TypeVar("Thing")
    Watch = Callable[[int, int], None]


def default_path() -> Path:
    """Where the library is on this computer. Raises LibraryError `library_failed` where there is no place for it."""
    from platformdirs import user_data_path

    try:
        folder = user_data_path("smallprint", appauthor=False)
    except RuntimeError:
        folder = None
    if folder is None or not folder.is_absolute():
        raise LibraryError(
            "library_failed",
            "There is no home folder in which a library could be kept.",
            "Set HOME, or log in as a user who has one.",
        )
    return folder / "library.db"


def now() -> str:
    """The time as ISO 8601 in UTC, to the millisecond: two versions may come within a second."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def unwatched(*_: object) -> None:
    """For work that nobody watches."""


class Library:
    """What is kept, in the file at `path`. All methods raise LibraryError `library_failed` and `library_newer`."""

    def __init__(self, path: Path | None = None, clock: Callable[[], str] = now) -> None:
        self.path = path or default_path()
        self.store = Store(self.path)
        self._now = clock

    def read_again(self, policy: Policy, search: Search | None, *, whole: bool, show: bool) -> Plain | None:
        """The report of a policy with the very same words, noted as found again; None where there is none.

        `whole` tells that it is the policy of the site where it was found, and `show` that the reader sees it.
        """
        from smallprint import engine

        if not policy.url:
            return None
        stored = self.store.find_text(address_key(policy.url), policy.language, engine.hash_of(policy))
        if stored is None or stored.engine != engine_id() or (report := _report(stored)) is None:
            return None
        sure, may = _sites(policy, search) if whole else ((), ())
        stored = self.store.touch(stored.version, self._now(), sites=sure, free_sites=may, show=show)
        return report | {"kept": _kept(stored), "search": search and search.model_dump(mode="json")}

    def keep(self, policy: Policy, report: Report, *, whole: bool, show: bool) -> Plain:
        """Keep a policy that has an address, with its report, and return it. See `read_again`."""
        from smallprint.library.recording import record_of

        sure, may = _sites(policy, report.search) if whole else ((), ())
        plain = _plain(report)
        record = record_of(policy, plain)
        stored = self.store.keep(record, self._now(), sites=sure, free_sites=may, show=show)
        if _report(stored) is None:  # it was there, damaged
            self.store.replace(stored.version, record)
        return plain | {"kept": _kept(stored)}

    def look_up(self, url: str, *, show: bool) -> tuple[Plain, str] | None:
        """What is kept of the policy at an address, else of the site that a page is on.

        With it `address`, or `site`, as which it was known.
        """
        key = address_key(url)
        stored = self.store.look_up(key, keys_to_try(url))
        if stored is None or (report := self._told(stored)) is None:
            return None
        if show:
            self.store.show(stored.version, self._now())
        if address_key(report["source"]["url"] or "") == key:
            return report, "address"
        return report | {"search": {"page": url, "how": "kept", "requests": []}}, "site"

    def version(self, number: int, *, show: bool = False) -> Plain:
        """The report of a version. Raises LibraryError `not_kept`."""
        report = self._told(self._stored(number))
        if report is None:
            raise _not_kept(number)
        if show:
            self.store.show(number, self._now())
        return report

    def policy(self, version: int) -> Policy:
        """The policy of a version, as it was read. Raises LibraryError `not_kept`."""
        from smallprint.library.policies import policy_from_json

        try:
            return policy_from_json(unpack(self.store.packed_policy(version)))
        except ValueError:
            raise _not_kept(version) from None

    def of_text(self, sha256: str) -> tuple[Policy, Plain]:
        """A policy by the hash of its text, with its report. Raises LibraryError `not_kept`."""
        stored = self.store.stored_by_hash(sha256)
        if stored is None or (report := self._told(stored)) is None:
            raise LibraryError("not_kept", "This policy is no longer at hand.", "Read it again, then ask.")
        return self.policy(stored.version), report

    def changes(self, older: int, newer: int, *, show: bool = True) -> Changes:
        """What a version says differently from an older one. `show` notes that the reader looks at it.

        Raises LibraryError `not_kept`.
        """
        from smallprint import changes, engine, messages

        stored = [self._stored(number) for number in (older, newer)]
        before, after = (self.policy(each.version) for each in stored)
        found = changes.find_changes(before, after, engine.knowledge_for(after))
        if show:
            self.store.see(older, newer)
        return messages.Changes(
            older=engine.source_of(before, stored[0].read_at),
            newer=engine.source_of(after, stored[1].read_at),
            changes=found.changes,
            moved=found.moved,
            reworded=found.reworded,
        )

    def compare(self, first: int, second: int) -> Comparison:
        """Two versions, of two services, point by point. Raises LibraryError `not_kept`."""
        from smallprint import comparing

        return comparing.compare(self.report(first), self.report(second))

    def report(self, version: int) -> Report:
        """The report of a version as a message. Raises LibraryError `not_kept`, `library_newer`."""
        from pydantic import ValidationError

        from smallprint import messages

        try:
            return messages.Report.model_validate(self.version(version))
        except ValidationError as error:
            raise LibraryError(
                "library_newer",
                "This was kept by a newer Smallprint, in a form that this one does not know.",
                "Update Smallprint, then try again.",
            ) from error

    def text(self, version: int) -> Reading:
        """The canonical text of a version and its structure. Raises LibraryError `not_kept`."""
        from smallprint import reading

        return reading.policy_to_reading(self.policy(version))

    def list(self, asked: ListParams) -> Shelf:
        """Some of the policies, each by its newest version, and what the library is.

        Raises InputError `bad_request` for a filter that there is not.
        """
        from smallprint.library.overview import shelf_of

        return shelf_of(self.store, asked)

    def versions(self, policy: int) -> Versions:
        """All versions of a policy, the newest first. Raises LibraryError `not_kept`."""
        from smallprint import messages

        rows = self.store.versions(policy)
        if not rows:
            raise _not_kept(policy)
        return messages.Versions(versions=[messages.VersionItem(**asdict(row)) for row in rows])

    def export(self, form: Literal["json", "html"], watch: Watch = unwatched) -> Exported:
        """Everything as one file: JSON to be imported, or pages for people in a zip file.

        `watch(done, total)` is called for each version; what it raises ends the export.
        """
        from smallprint import messages
        from smallprint.library import moving, site

        name = f"smallprint-{self._now()[:10]}"
        if form == "json":
            kept = _watched(self.store.everything(), watch)
            body, name, kind = moving.to_text(kept, self._now()).encode(), f"{name}.json", "application/json"
        else:
            pages = site.pages(list(_watched(self._newest(), watch)))
            body, name, kind = site.zipped(pages), f"{name}.zip", "application/zip"
        return messages.Exported(name=name, type=kind, body=b64encode(body).decode())

    def import_text(self, text: str, watch: Watch = unwatched) -> int:
        """Take in what `export` gave as JSON. Returns how many policies are new; nothing that is here changes.

        `watch(done, total)` is called for each version. What it raises, and InputError `not_library`, end the import:
        what came before has then been taken in.
        """
        from smallprint.library import moving

        def is_kept(address: str, language: str, sha256: str) -> bool:
            return self.store.find_text(address, language, sha256) is not None

        return self.store.restore(moving.read_in(text, self._now(), is_kept, watch))

    def remove(self, policies: Collection[int], watch: Callable[[], object] = unwatched) -> int:
        """Remove policies with all their versions. Returns how many there were.

        `watch` is called now and then; what it raises leaves the file to be cleaned later.
        """
        return self.store.remove(policies, watch)

    def remove_all(self) -> int:
        """Remove everything. Returns how many policies there were."""
        return self.store.remove_all()

    def retain(self, days: int, watch: Callable[[], object] = unwatched) -> int:
        """Keep what is not shown again for so many days, 0 for ever. Returns how many policies are gone by it."""
        self.store.retain(days)
        return self.store.sweep(self._now(), watch)

    def tidy(self) -> None:
        """Do what is due and nobody waits for: forget what is old, and what stands of things that were removed."""
        self.store.sweep_settled(self._now())
        aside = self.store.set_aside()
        if aside and not Path(aside).exists():  # its reader has seen to it
            self.store.forget_set_aside()

    def _newest(self) -> Iterator[tuple[str, Report]]:
        """The reports of all policies. Those that are removed meanwhile, or are damaged, are left out."""
        everything: frozenset[str] = frozenset()
        _, total = self.store.entries(search="", practices=everything, sort="name", start=0, count=1)
        rows, _ = self.store.entries(search="", practices=everything, sort="name", start=0, count=total)
        for row in rows:
            with suppress(LibraryError):
                yield row.checked_at, self.report(row.version)

    def _stored(self, version: int) -> Stored:
        stored = self.store.version(version)
        if stored is None:
            raise _not_kept(version)
        return stored

    def _told(self, stored: Stored) -> Plain | None:
        """The report of what is stored, made anew if another engine made it; None where it is damaged for good."""
        report = _report(stored)
        if stored.engine != engine_id() or report is None:
            report = self._made_anew(stored) or report
        return report and report | {"kept": _kept(stored)}

    def _made_anew(self, stored: Stored) -> Plain | None:
        from smallprint import engine
        from smallprint.library.recording import record_of

        try:
            policy = self.policy(stored.version)
            plain = _plain(engine.summarize_policy(policy, read_at=stored.read_at))
        except SmallprintError:
            return None  # the report of the other engine is better than none
        self.store.replace(stored.version, record_of(policy, plain))
        return plain


def _watched(things: Iterable[Thing], watch: Watch) -> Iterator[Thing]:
    for number, thing in enumerate(things):
        watch(number, 0)
        yield thing


def _report(stored: Stored) -> Plain | None:
    """The report of what is stored as its engine made it; None where it is damaged."""
    try:
        report = unpack(stored.report)
    except ValueError:
        return None
    return report if isinstance(report, dict) and "source" in report else None


def _kept(stored: Stored) -> Plain:
    earlier = stored.earlier
    return {
        "policy": stored.policy,
        "version": stored.version,
        "read_at": stored.read_at,
        "checked_at": stored.checked_at,
        "shown_at": stored.shown_at,
        "versions": stored.versions,
        "earlier": earlier and dict(zip(("version", "shown_at"), earlier, strict=True)),
    }


def _sites(policy: Policy, search: Search | None) -> Sites:
    from smallprint.library.owners import sites_of

    return sites_of(policy, search.page if search else None)


def _plain(report: Report) -> Plain:
    plain: Plain = report.model_dump(mode="json", by_alias=True)
    return plain


def _not_kept(number: int) -> LibraryError:
    return LibraryError(
        "not_kept",
        f"The library does not have number {number}.",
        "It may have been deleted. List what is there.",
    )
