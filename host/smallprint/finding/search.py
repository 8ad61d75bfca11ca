"""Which documents are asked for on the way from a page to the policy of its site, and in which order.

What the reader chose for this site comes first, then frames that could not be captured, the page's links, legal pages
one step, the site's home page, and last the addresses at which most sites keep theirs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from smallprint import discovery, messages, reading
from smallprint.discovery.sites import site_of
from smallprint.errors import FetchError, InputError, PageError
from smallprint.finding.getting import is_missing
from smallprint.finding.judging import Outcome, Site, judge
from smallprint.languages import language_error
from smallprint.messages import Search
from smallprint.opening import open_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from smallprint.finding.getting import Getter
    from smallprint.opening import Opened

How = Literal["asked", "chosen", "frame", "link", "hub", "home", "usual", "translation"]

_SURE = 0.5
"""Score of a link from which on it is followed unasked."""
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


@dataclass(slots=True)
class _Misses:
    """What came close, the first of each kind, with its address."""

    unread: tuple[str, PageError | FetchError] | None = None
    foreign: Opened | None = None
    others: Opened | None = None


@dataclass(slots=True)
class _Seeker:
    site: Site
    getter: Getter
    watch: Callable[[], None]
    seen: set[str] = field(default_factory=set)
    misses: _Misses = field(default_factory=_Misses)

    def attempts(self, start: Start, own: Outcome) -> Iterator[Found | None]:
        """One search, document by document: None for each that is not the policy."""
        page = self.site.start
        if start.chosen:
            yield self.follow(start.chosen, "chosen", onward=1, named=True)
        if own == "language":
            self.misses.foreign = page
            yield from self.translations(page)
        for section in _sections(page):
            if judge(section, self.site) == "policy":
                yield Found(section, None)
        for frame in start.frames[:_MOST_FRAMES]:
            yield self.follow(frame, "frame", onward=1, named=True)
        yield from self.through(page, "link", depth=2)
        for home in _homes(self.site.url):
            opened = self.get(home)
            if opened is not None:
                yield self.accept(opened, "home")
                yield from self.through(opened, "home", depth=2)
        for link in discovery.usual_paths((_homes(self.site.url) or [self.site.url])[0])[:_MOST_USUAL]:
            yield self.follow(link.url, "usual", onward=1)

    def through(self, page: Opened, how: How, depth: int) -> Iterator[Found | None]:
        """The links of a page that lead to a policy, then the pages on it that may lead on."""
        links = discovery.find_links(page.frames, readable=self.site.readable)
        for url in _sure(links)[:_MOST_LINKS]:
            yield self.follow(url, how, onward=depth - 1, named=True)
        if depth > 1:
            for url in [link.url for link in links if link.kind == "hub"][:_MOST_HUBS]:
                yield self.follow(url, "hub", onward=1)

    def follow(self, url: str, how: How, onward: int, named: bool = False) -> Found | None:
        """What is at an address, or one step behind it. `named`: whatever led to it calls it a policy."""
        opened = self.get(url, named)
        if opened is None:
            return None
        found = self.accept(opened, how, named)
        if found is None and onward > 0:
            step: How = "hub" if how == "link" else how
            found = next(filter(None, self.through(opened, step, depth=1)), None)
        return found

    def accept(self, opened: Opened, how: How, named: bool = False) -> Found | None:
        """The document if it is the policy, or its version in a language that can be read."""
        outcome = self.judge(opened)
        if outcome == "policy":
            return self.found(opened, how)
        if outcome == "language":
            self.misses.foreign = self.misses.foreign or opened
            return next(filter(None, self.translations(opened)), None)
        if outcome == "other_service":
            self.misses.others = self.misses.others or opened
        elif outcome != "other_document" and named:
            self.missed(opened.policy.url or "", _unreadable(opened))
        return None

    def judge(self, opened: Opened) -> Outcome:
        """What a document that was got is to this search, noted with its request."""
        outcome = judge(opened, self.site)
        if outcome == "nothing_to_read" and _sure(discovery.find_links(opened.frames)):
            outcome = (
                "other_document"  # a page of links has few words, and is none that a script has yet to draw
            )
        self.getter.note(outcome)
        return outcome

    def found(self, opened: Opened, how: How) -> Found:
        """The end of the search."""
        return Found(opened, Search(page=self.site.url, how=how, requests=self.getter.requests()))

    def translations(self, opened: Opened) -> Iterator[Found | None]:
        """Versions of a policy in languages that can be read: its own, or where their home pages lead."""
        for link in discovery.versions_in(self.site.readable, opened.frames)[:_MOST_VERSIONS]:
            version = self.get(link.url)
            if version is None:
                continue
            outcome = self.judge(version)
            if outcome == "policy":
                yield self.found(version, "translation")
            elif outcome == "other_document":
                yield from self.through(version, "translation", depth=1)

    def get(self, url: str, named: bool = False) -> Opened | None:
        """The document at an address that has not been asked yet; None where it cannot be had."""
        if url in self.seen or not self.getter.has_budget():
            return None
        self.seen.add(url)
        self.watch()
        try:
            opened = self.getter.get(url)
        except (FetchError, PageError) as error:
            if named and not is_missing(error):
                self.missed(url, error)
            return None
        except InputError:
            return None
        self.seen.add(opened.policy.url or url)
        return opened

    def missed(self, url: str, error: PageError | FetchError) -> None:
        self.misses.unread = self.misses.unread or (url, error)

    def offered(self) -> list[messages.Link]:
        """Links of the page that the reader may try, without those that led nowhere."""
        asked = {request.url for request in self.getter.requests()}
        return [link for link in discovery.find_links(self.site.start.frames) if link.url not in asked][
            :_OFFERED
        ]

    def failure(self, own: Outcome) -> PageError:
        """Why there is no policy, by what came closest."""
        misses = self.misses
        details: dict[str, Any] = {
            "candidates": [link.model_dump() for link in self.offered()],
            "requests": [request.model_dump() for request in self.getter.requests()],
        }
        if misses.unread and own != "language":
            url, error = misses.unread
            details |= {"url": url, "cause": error.code}
            return PageError(
                "policy_unread", f"The policy could not be read from here: {error.message}", _OPEN, details
            )
        if misses.foreign:
            details["url"] = misses.foreign.policy.url
            return language_error(misses.foreign.policy.language, details)
        if misses.others:
            details |= {"url": misses.others.policy.url, "service": misses.others.policy.service}
            return PageError(
                "other_service", "The only policy found here is of another service.", _CHECK, details
            )
        if own in ("nothing_to_read", "wall"):
            error = _unreadable(self.site.start)
            return PageError(error.code, error.message, error.hint, details)
        return PageError("no_policy", "No privacy policy was found from this page.", _POINT, details)


_OPEN = "Open it in the browser, then click the icon there."
_CHECK = "Look whether the site belongs to that service, and read it all the same if it does."
_POINT = "Give the policy's address, or open the policy and click the icon there."


def find(
    page: Opened,
    getter: Getter,
    readable: frozenset[str],
    start: Start = Start(),
    watch: Callable[[], None] = lambda: None,
) -> Found:
    """The policy of the site of `page`, which may be the page itself. `watch` is called before each request.

    Raises PageError `no_policy`, `policy_unread`, `language`, `other_service`, `nothing_to_read`, `wall`, with
    `candidates` and `requests` among its details; and what `watch` raises.
    """
    site = Site(page, readable)
    own = judge(page, site)
    if own == "policy":
        return Found(page, None)
    seeker = _Seeker(site, getter, watch)
    seeker.seen.add(site.url)
    found = next(filter(None, seeker.attempts(start, own)), None)
    if found is None:
        raise seeker.failure(own)
    return found


def find_at(
    url: str,
    getter: Getter,
    readable: frozenset[str],
    *,
    force: bool,
    watch: Callable[[], None] = lambda: None,
) -> Found:
    """The policy behind an address that the reader gave: that document, or what it leads to.

    With `force` it is that document, whatever it is. Raises as `find`, and what `Getter.get` raises.
    """
    watch()
    page = getter.get(url)
    own = judge(page, Site(page, readable))
    getter.note(own)
    if own == "policy" or force:
        return Found(page, Search(page=url, how="asked", requests=getter.requests()))
    return find(page, getter, readable, watch=watch)


def _sure(links: list[messages.Link]) -> list[str]:
    return [link.url for link in links if link.kind == "privacy" and link.score >= _SURE]


def _unreadable(opened: Opened) -> PageError:
    try:
        reading.require_readable(opened.policy)
    except PageError as error:
        return error
    raise AssertionError("it can be read")


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
    for frame in page.frames[:1]:
        for section in discovery.policy_sections(frame):
            yield open_page(messages.Page(url=section.url or None, frames=[section]))
