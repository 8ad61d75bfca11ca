"""The library: every policy that was read, with its versions and what they say, on this computer.

What leaves it is plain JSON data in the shapes of `messages`, so that a summary can be shown before these are loaded.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from smallprint.errors import LibraryError, SmallprintError
from smallprint.library.addresses import address_key, keys_to_try
from smallprint.library.engine_id import engine_id
from smallprint.library.packing import unpack
from smallprint.library.passages import passage
from smallprint.library.store import Row, Store, Stored

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path
    from typing import Literal

    from smallprint.messages import (
        Changes,
        Comparison,
        Entry,
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


def default_path() -> Path:
    """Where the library is on this computer."""
    from platformdirs import user_data_path

    return user_data_path("smallprint", appauthor=False) / "library.db"


def now() -> str:
    """The time as ISO 8601 in UTC, to the millisecond: two versions may come within a second."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


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
        if stored is None or stored.engine != engine_id():
            return None
        sites = _sites(policy, search) if whole else []
        stored = self.store.touch(stored.version, self._now(), sites=sites, show=show)
        return self._told(stored) | {"search": search and search.model_dump(mode="json")}

    def keep(self, policy: Policy, report: Report, *, whole: bool, show: bool) -> Plain:
        """Keep a policy that has an address, with its report, and return it. See `read_again`."""
        from smallprint.library.recording import record_of

        sites = _sites(policy, report.search) if whole else []
        plain = _plain(report)
        stored = self.store.keep(record_of(policy, plain), self._now(), sites=sites, show=show)
        self.store.sweep(self._now())
        return plain | {"kept": _kept(stored)}

    def look_up(self, url: str, *, show: bool) -> tuple[Plain, str] | None:
        """What is kept of the policy at an address, else of the site that a page is on.

        With it `address`, or `site`, as which it was known.
        """
        key = address_key(url)
        stored = self.store.look_up(key, keys_to_try(url))
        if stored is None:
            return None
        report = self._told(stored)
        known_as = "address" if address_key(report["source"]["url"] or "") == key else "site"
        if known_as == "site":
            report["search"] = {"page": url, "how": "kept", "requests": []}
        return self._shown(report, stored, show=show), known_as

    def version(self, number: int, *, show: bool = False) -> Plain:
        """The report of a version. Raises LibraryError `not_kept`."""
        stored = self._stored(number)
        return self._shown(self._told(stored), stored, show=show)

    def policy(self, version: int) -> Policy:
        """The policy of a version, as it was read. Raises LibraryError `not_kept`."""
        from smallprint.library.policies import policy_from_json

        try:
            return policy_from_json(unpack(self.store.packed_policy(version)))
        except ValueError:
            raise _not_kept() from None

    def of_text(self, sha256: str) -> tuple[Policy, Plain]:
        """A policy by the hash of its text, with its report. Raises LibraryError `not_kept`."""
        stored = self.store.stored_by_hash(sha256)
        if stored is None:
            raise _not_kept()
        return self.policy(stored.version), self._told(stored)

    def changes(self, older: int, newer: int) -> Changes:
        """What a version says differently from an older one, noted as seen. Raises LibraryError `not_kept`."""
        from smallprint import changes, engine, messages

        stored = [self._stored(number) for number in (older, newer)]
        before, after = (self.policy(each.version) for each in stored)
        found = changes.find_changes(before, after, engine.knowledge_for(after))
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
        """The report of a version as a message. Raises LibraryError `not_kept`."""
        from smallprint import messages

        return messages.Report.model_validate(self.version(version))

    def text(self, version: int) -> Reading:
        """The canonical text of a version and its structure. Raises LibraryError `not_kept`."""
        from smallprint import reading

        return reading.policy_to_reading(self.policy(version))

    def list(self, asked: ListParams) -> Shelf:
        """Some of the policies, each by its newest version, and what the library is."""
        from smallprint import messages
        from smallprint.knowledge.filters import read_filters

        filters = {rule.id: rule for rule in read_filters()}
        practices = filters[asked.says].practices if asked.says in filters else frozenset()
        rows, total = self.store.entries(
            search=asked.search, practices=practices, sort=asked.sort, start=asked.start, count=asked.count
        )
        words = self.store.words([row.version for row in rows]) if asked.search else {}
        counts = self.store.counts({name: rule.practices for name, rule in filters.items()})
        return messages.Shelf(
            entries=[_entry(row, _match(words.get(row.version), asked.search)) for row in rows],
            total=total,
            filters=[
                messages.Filter(id=name, label=rule.label, count=counts[name])
                for name, rule in filters.items()
                if counts[name]
            ],
            size=self.store.size(),
            retention=self.store.retention(),
            set_aside=self.store.set_aside(),
        )

    def versions(self, policy: int) -> Versions:
        """All versions of a policy, the newest first. Raises LibraryError `not_kept`."""
        from smallprint import messages

        rows = self.store.versions(policy)
        if not rows:
            raise _not_kept()
        return messages.Versions(versions=[messages.VersionItem(**asdict(row)) for row in rows])

    def export(self, format: Literal["json", "html"]) -> Exported:  # noqa: A002 - as the message names it
        """Everything as one file: JSON to be imported, or pages for people in a zip file."""
        from smallprint import messages
        from smallprint.library import moving, site

        name = f"smallprint-{self._now()[:10]}"
        if format == "json":
            body, kind = moving.to_text(self.store.everything(), self._now()).encode(), "application/json"
        else:
            body, kind = site.zipped(site.pages(self._newest())), "application/zip"
        suffix = "json" if format == "json" else "zip"
        return messages.Exported(name=f"{name}.{suffix}", type=kind, body=b64encode(body).decode())

    def import_text(self, text: str) -> int:
        """Take in what `export` gave as JSON. Returns how many policies are new; nothing that is here changes.

        Raises InputError `not_library`; what stood before the damage has then been taken in.
        """
        from smallprint.library import moving

        return sum(map(self.store.restore, moving.from_text(text)))

    def remove(self, policies: Collection[int]) -> int:
        """Remove policies with all their versions. Returns how many there were."""
        return self.store.remove(policies)

    def remove_all(self) -> int:
        """Remove everything. Returns how many policies there were."""
        return self.store.remove_all()

    def retain(self, days: int) -> int:
        """Keep what is not shown again for so many days, 0 for ever. Returns how many policies are gone by it."""
        self.store.retain(days)
        return self.store.sweep(self._now())

    def _newest(self) -> Sequence[tuple[str, Report]]:
        count = self.store.entries(search="", practices=frozenset(), sort="name", start=0, count=1)[1]
        rows, _ = self.store.entries(search="", practices=frozenset(), sort="name", start=0, count=count)
        return [(row.checked_at, self.report(row.version)) for row in rows]

    def _stored(self, version: int) -> Stored:
        stored = self.store.version(version)
        if stored is None:
            raise _not_kept()
        return stored

    def _told(self, stored: Stored) -> Plain:
        """The report of what is stored, made anew if another engine made it."""
        try:
            report: Plain = unpack(stored.report)
            search = report["search"]
        except (ValueError, KeyError, TypeError):
            report, search = {}, None
        if stored.engine != engine_id() or not report:
            report = self._made_anew(stored, search) or report
        if not report:
            raise _not_kept()
        return report | {"kept": _kept(stored)}

    def _made_anew(self, stored: Stored, search: Any) -> Plain | None:
        from smallprint import engine
        from smallprint.library.recording import record_of

        try:
            policy = self.policy(stored.version)
            made = engine.summarize_policy(policy, read_at=stored.read_at)
        except SmallprintError:
            return None  # the report of the other engine is better than none
        plain = _plain(made) | {"search": search}
        self.store.replace(stored.version, record_of(policy, plain))
        return plain

    def _shown(self, report: Plain, stored: Stored, *, show: bool) -> Plain:
        if show:
            self.store.show(stored.version, self._now())
        return report


def _entry(row: Row, match: str) -> Entry:
    from smallprint import messages

    fields = asdict(row)
    del fields["named"]
    return messages.Entry(**fields, match=match)


def _match(words: tuple[str, str] | None, search: str) -> str:
    """Where a search found something: in the policy itself, or else in the words of the cards."""
    cards, text = words or ("", "")
    return passage(text, search) or passage(cards, search)


def _kept(stored: Stored) -> Plain:
    earlier = stored.earlier
    return {
        "policy": stored.policy,
        "version": stored.version,
        "read_at": stored.read_at,
        "checked_at": stored.checked_at,
        "shown_at": stored.shown_at,
        "versions": stored.versions,
        "earlier": earlier and dict(zip(("version", "shown_at", "seen"), earlier, strict=True)),
    }


def _sites(policy: Policy, search: Search | None) -> Sequence[str]:
    from smallprint.library.owners import sites_of

    return sites_of(policy.url or "", policy.service, search.page if search else None)


def _plain(report: Report) -> Plain:
    plain: Plain = report.model_dump(mode="json", by_alias=True)
    return plain


def _not_kept() -> LibraryError:
    return LibraryError(
        "not_kept", "The library does not have this.", "It may have been deleted. List what is there."
    )
