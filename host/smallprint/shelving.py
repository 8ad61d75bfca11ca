"""The operations on the library, and how reports come into it on their way out."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from smallprint import logs
from smallprint.errors import LibraryError
from smallprint.params import to_plain
from smallprint.recent import Recent
from smallprint.request import bad_request

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallprint.library.library import Library
    from smallprint.messages import Report, Search
    from smallprint.operations import Caller
    from smallprint.reading.policy import Policy

    Plain = dict[str, Any]


OPERATIONS = ("ask", "changes", "compare", "export", "import", "list", "remove", "retain", "text", "versions")
"""Those on the library, besides `recall`. None of them uses the network. Named here, as they are loaded late."""


@dataclass(frozen=True, slots=True)
class Place:
    """How a report is to be kept: see `Library.read_again`."""

    search: Search | None
    whole: bool
    show: bool


class Shelf:
    """The library as the host has it: opened when it is first needed, beside the policies read last."""

    def __init__(self) -> None:
        self.recent = Recent()

    @cached_property
    def library(self) -> Library:
        """The one in the reader's data folder."""
        from smallprint.library.library import Library

        return Library()

    def report(self, policy: Policy, make: Callable[[], Report], place: Place | None) -> Plain:
        """The report of a policy: the one that is kept, or the one that `make` makes, which is kept if it may be.

        A library that fails is told in the report, and is no reason to go without it.
        """
        from smallprint import engine, reading

        reading.require_readable(policy)
        unkept, report = "", None
        try:
            if place:
                report = self.library.read_again(policy, place.search, whole=place.whole, show=place.show)
        except LibraryError as error:
            unkept = _note(error)
        if report is None:
            made = make()
            report = to_plain(made)
            try:
                if place and policy.url and not unkept:
                    report = self.library.keep(policy, made, whole=place.whole, show=place.show)
            except LibraryError as error:
                unkept = _note(error)
        self.recent.note(engine.hash_of(policy), policy, report)
        return report | {"unkept": unkept}

    def recall(self, params: Plain, _caller: Any = None) -> Plain:
        """What was read before, as `messages.Recalled`. Params are checked by hand: a popup waits for this one."""
        show = params.get("show", False)
        match params:
            case {"version": version, **rest} if type(version) is int and _is_rest(rest):
                return {"report": self.library.version(version, show=show), "known_as": "version"}
            case {"url": str(url), **rest} if _is_rest(rest):
                report, known_as = self.library.look_up(url, show=show) or (None, None)
                return {"report": report, "known_as": known_as}
        raise bad_request("params: either version or url, and whether to note that it is shown.")

    def operation(self, name: str, params: Plain, caller: Caller) -> Plain:
        """One of OPERATIONS."""
        from smallprint.library.operations import BY_NAME

        return to_plain(BY_NAME[name](self.library, self.recent, params, caller))

    def tidy(self) -> None:
        """What the library has to do when nobody waits. A library that fails is told to who asks something of it."""
        with suppress(LibraryError):
            self.library.tidy()


def _is_rest(params: Plain) -> bool:
    return params.keys() <= {"show"} and type(params.get("show", False)) is bool


def _note(error: LibraryError) -> str:
    logs.refused(error.code)
    return f"{error.message} {error.hint}"
