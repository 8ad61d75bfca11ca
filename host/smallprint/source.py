"""What SOURCE of the command line names: a file, standard input, or an address, whose site's policy is found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from smallprint.console import standard_input
from smallprint.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallprint.engine import Opened
    from smallprint.finding import Found


def is_address(source: str) -> bool:
    """Whether it is on the web."""
    return source.lower().startswith(("http://", "https://"))


def find_source(source: str, url: str | None, tell: Callable[[str], object]) -> Found:
    """The document itself, or the policy of the site of a page on the web. `tell` gets notes for people.

    Raises as `open_source`; PageError `language`, and `wall` and `nothing_to_read` where the page has no text either.
    """
    from smallprint.finding import Found

    opened = open_source(source, url)
    return _policy_of_site(opened, tell) if is_address(source) else Found(opened, None)


def open_source(source: str, url: str | None) -> Opened:
    """Read what `source` names, which came from `url`. The network is used for an address only.

    Raises InputError, FetchError.
    """
    from smallprint.engine import open_document
    from smallprint.reading.decode import LIMIT

    url = _checked(url)
    if source == "-":
        return open_document(standard_input().read(LIMIT + 1), url)
    if is_address(source):
        from smallprint.fetching import fetch

        fetched = fetch(source)
        return open_document(fetched.body, url or fetched.url, fetched.declared_type)
    return open_document(read_file(source), url)


def read_file(name: str) -> bytes:
    """The bytes of a file, or as many of them as show that it is too long. Raises InputError `not_found`."""
    from smallprint.reading.decode import LIMIT

    try:
        if not name:
            raise ValueError
        with Path(name).open("rb") as file:
            return file.read(LIMIT + 1)  # reading refuses what is longer
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a file name"
        raise InputError(
            "not_found",
            f"Cannot read {name!r}: {reason}.",
            "Give a file, an address that begins with https://, or - for standard input.",
        ) from error


def _policy_of_site(page: Opened, tell: Callable[[str], object]) -> Found:
    """The policy that a page on the web is or leads to; the page itself where it leads to none that can be read."""
    from smallprint import engine
    from smallprint.errors import PageError
    from smallprint.fetching import fetch
    from smallprint.finding import Found, Getter

    getter = Getter(fetch)
    try:
        found = engine.find_from(page, getter)
    except PageError as error:
        if error.code in ("language", "wall", "nothing_to_read"):
            raise
        tell(f"note: {error.message} This page is read instead.")
        found = Found(page, None)
    for request in getter.requests():
        tell(f"note: asked {request.url} ({request.outcome})")
    if found.opened is not page:
        tell(f"note: read {found.opened.policy.url}")
    return found


def _checked(url: str | None) -> str | None:
    """The address that a document is said to come from. Links are resolved against it, so it has to be one."""
    if url is not None:
        from smallprint.fetching.address import parse_address

        parse_address(url)
    return url
