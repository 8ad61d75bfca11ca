"""Which documents are asked for on the way from a page to the policy of its site, and in which order.

What the reader chose for this site comes first, then a section of the page, its links, legal pages one step, its closed
frames, the site's home page, and last the addresses at which most sites keep theirs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from smallprint import discovery, messages
from smallprint.discovery.address import read_address
from smallprint.discovery.names import is_privacy, read_name
from smallprint.discovery.sites import site_of
from smallprint.errors import FetchError, InputError, PageError, SmallprintError
from smallprint.finding.failing import Misses, unreadable
from smallprint.finding.getting import is_missing
from smallprint.finding.judging import Outcome, Site, judge
from smallprint.messages import Search
from smallprint.opening import open_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallprint.finding.getting import Getter
    from smallprint.opening import Opened

How = Literal["asked", "chosen", "frame", "link", "hub", "home", "usual", "translation"]

_MOST_LINKS, _MOST_HUBS, _MOST_FRAMES, _MOST_VERSIONS, _MOST_USUAL = 3, 2, 2, 2, 2
_OFFERED = 5


@dataclass(frozen=True, slots=True)
class Start:
    """What a search is given besides its page: what the reader chose for the site, and frames that are closed."""

    chosen: str | None = None
    frames: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A policy that was read. `search` tells how it was found, None where it is the page itself or a section of it."""

    opened: Opened
    search: Search | None


def find(page: Opened, getter: Getter, readable: frozenset[str], start: Start = Start()) -> Found:
    """The policy of the site of `page`, which may be the page itself.

    Raises PageError `no_policy`, `policy_unread`, `language`, `other_service`, `nothing_to_read`, `wall`, with
    `candidates` and `requests` among its details; and what the getter's `watch` raises.
    """
    site = Site(page, readable)
    return _search(site, judge(page, site), getter, start)


def find_at(url: str, getter: Getter, readable: frozenset[str], *, force: bool) -> Found:
    """The policy behind an address that the reader gave: that document, or what it leads to.

    With `force` it is that document, whatever it is. Raises as `find`, and what `Getter.get` raises, with `requests`.
    """
    try:
        page = getter.get(url)
    except SmallprintError as error:
        error.details["requests"] = _told(getter)
        raise
    site = Site(page, readable)
    own = judge(page, site)
    getter.note(own)
    if own == "policy" or force:
        return Found(page, Search(page=url, how="asked", requests=getter.requests()))
    return _search(site, own, getter, Start())


def _search(site: Site, own: Outcome, getter: Getter, start: Start) -> Found:
    if own == "policy":
        return Found(site.start, None)
    seeker = _Seeker(site, getter)
    seeker.seen.add(site.url)
    found = next(filter(None, seeker.attempts(start, own)), None)
    if found is None:
        offered = [link.model_dump() for link in seeker.offered()]
        raise seeker.misses.error(site.start, own, {"candidates": offered, "requests": _told(getter)})
    return found


@dataclass(slots=True)
class _Seeker:
    site: Site
    getter: Getter
    seen: set[str] = field(default_factory=set)
    misses: Misses = field(default_factory=Misses)

    def attempts(self, start: Start, own: Outcome) -> Iterator[Found | None]:
        """One search, document by document: None for each that is not the policy."""
        page = self.site.start
        if start.chosen:
            yield self.chosen(start.chosen)
        if own == "language":
            self.misses.add(own, page)
            yield from self.translations(page)
        for section in _sections(page):
            if judge(section, self.site) == "policy":
                yield Found(section, None)
        yield from self.through(page, "link", depth=2)
        for frame in start.frames[:_MOST_FRAMES]:
            yield self.follow(frame, "frame", onward=0, named=_is_named(page) or _is_named_by(frame))
        for home in _homes(self.site.url):
            opened = self.get(home)
            if opened is not None:
                yield self.accept(opened, home, "home")
                yield from self.through(opened, "home", depth=2)
        for link in discovery.usual_paths((_homes(self.site.url) or [self.site.url])[0])[:_MOST_USUAL]:
            yield self.follow(link.url, "usual", onward=1)

    def chosen(self, url: str) -> Found | None:
        """The reader's own choice, which is not put in doubt: only that it can be read has to be seen."""
        opened = self.get(url, named=True)
        if opened is None:
            return None
        outcome = judge(opened, self.site)
        if outcome in ("other_document", "other_service") and opened.policy.language in self.site.readable:
            self.getter.note("policy")
            return self.found(opened, "chosen")
        return self.accept(opened, url, "chosen", named=True)

    def through(self, page: Opened, how: How, depth: int) -> Iterator[Found | None]:
        """The links of a page that lead to a policy, then the pages on it that may lead on."""
        links = discovery.find_links(page.view, readable=self.site.readable)
        for url in [link.url for link in links if discovery.is_sure(link)][:_MOST_LINKS]:
            yield self.follow(url, how, onward=depth - 1, named=True)
        if depth > 1:
            for url in [link.url for link in links if link.kind == "hub"][:_MOST_HUBS]:
                yield self.follow(url, "hub", onward=1)

    def follow(self, url: str, how: How, onward: int, *, named: bool = False) -> Found | None:
        """What is at an address, or one step behind it. `named`: whatever led to it calls it a policy."""
        opened = self.get(url, named=named)
        if opened is None:
            return None
        found = self.accept(opened, url, how, named=named)
        if found is None and onward > 0:
            step: How = "hub" if how == "link" else how
            found = next(filter(None, self.through(opened, step, depth=1)), None)
        return found

    def accept(self, opened: Opened, url: str, how: How, *, named: bool = False) -> Found | None:
        """The document got from `url` if it is the policy, or its version in a language that can be read."""
        outcome = judge(opened, self.site)
        self.getter.note(outcome)
        if outcome == "policy":
            return self.found(opened, how)
        if how != "frame" or named:  # most frames are advertisements, maps and videos
            self.misses.add(outcome, opened)
        if outcome == "language":
            return next(filter(None, self.translations(opened)), None)
        if named and outcome in ("nothing_to_read", "wall"):
            # By the link's own address: what a script draws may depend on what follows #.
            self.misses.add_unread(url, unreadable(opened))
        return None

    def found(self, opened: Opened, how: How) -> Found:
        """The end of the search."""
        return Found(opened, Search(page=self.site.url, how=how, requests=self.getter.requests()))

    def translations(self, opened: Opened) -> Iterator[Found | None]:
        """Versions of a policy in languages that can be read: its own, or where their home pages lead."""
        for link in discovery.versions_in(self.site.readable, opened.view)[:_MOST_VERSIONS]:
            version = self.get(link.url)
            if version is None:
                continue
            outcome = judge(version, self.site)
            self.getter.note(outcome)
            if outcome == "policy":
                yield self.found(version, "translation")
            elif outcome == "other_document":
                yield from self.through(version, "translation", depth=1)

    def get(self, url: str, *, named: bool = False) -> Opened | None:
        """The document at an address that has not been asked yet; None where it cannot be had."""
        if url in self.seen or not self.getter.has_budget():
            return None
        self.seen.add(url)
        try:
            opened = self.getter.get(url)
        except (FetchError, PageError) as error:
            if named and not is_missing(error):
                self.misses.add_unread(url, error)
            return None
        except InputError:
            return None
        self.seen.add(opened.policy.url or url)
        return opened

    def offered(self) -> list[messages.Link]:
        """Links of the page that the reader may try, without those that led nowhere."""
        asked = {request.url for request in self.getter.requests()}
        return [link for link in discovery.find_links(self.site.start.view) if link.url not in asked][
            :_OFFERED
        ]


def _told(getter: Getter) -> list[dict[str, Any]]:
    return [request.model_dump() for request in getter.requests()]


def _is_named(page: Opened) -> bool:
    """Whether a page calls itself a privacy policy, although its text is none: a frame of it may be."""
    return is_privacy(read_name(page.policy.title)) or _is_named_by(page.policy.url or "")


def _is_named_by(url: str) -> bool:
    return is_privacy(read_address(url))


def _homes(url: str) -> list[str]:
    """The home pages that a page belongs to, its own origin's last: an app's links are few, its site's are not."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return []
    if not parts.hostname:
        return []
    site = site_of(url)
    hosts = [parts.netloc] if parts.hostname in (site, f"www.{site}") else [site, f"www.{site}", parts.netloc]
    homes = [f"{parts.scheme}://{host}/" for host in hosts]
    return [home for home in homes if home != url]


def _sections(page: Opened) -> Iterator[Opened]:
    """Parts of the page that may be the policy."""
    for section in discovery.policy_sections(page.view):
        yield open_page(messages.Page(url=section.url or None, frames=[section]))
