"""What `smallprint library` shows, and `smallprint ask`: each function runs one command and returns its status."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from smallprint.console import in_colour, print_json, say, width
from smallprint.errors import LibraryError
from smallprint.library.library import Library
from smallprint.library.which import choose

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from pydantic import BaseModel

    from smallprint.library.which import Chosen

_MOST_WORDS = 500
"""Characters of a search."""


def ask(options: Namespace) -> int:
    """Print what the policy that SOURCE names says on QUESTION."""
    from smallprint import asking, engine
    from smallprint.presenting.library_answer import answer_to_terminal

    opened = options.read(options)
    report = engine.summarize(opened)
    if not engine.is_policy(opened):
        say("note: this does not look like a privacy policy; it was read all the same.")
    known = engine.knowledge_for(opened.policy)
    _print(options, asking.ask(opened.policy, report, known, options.question), answer_to_terminal)
    return 0


def list_policies(options: Namespace) -> int:
    """Print the policies that fit."""
    from smallprint.knowledge.filters import read_filters
    from smallprint.messages import ListParams
    from smallprint.presenting.library import shelf_to_terminal

    ids = [rule.id for rule in read_filters()]
    if options.says is not None and options.says not in ids:
        options.refuse(f"--says is one of {', '.join(ids)}")
    # What the shell was given in quotes stands together.
    search = " ".join(f'"{word}"' if " " in word else word for word in options.words)[:_MOST_WORDS]
    wanted = ListParams(
        search=search, says=options.says or "", sort=options.sort, start=options.start, count=options.count
    )
    _print(options, Library().list(wanted), shelf_to_terminal)
    return 0


def show(options: Namespace) -> int:
    """Print the cards or the text of a policy, by default of its newest version."""
    from smallprint import presenting

    library = Library()
    chosen = choose(library, options.which)
    version = chosen.newest if options.version is None else _version(chosen, options.version)
    if options.format == "text":
        print(_legible(library.policy(version).text))
        return 0
    report = library.report(version)
    if options.format == "json":
        print_json(report.summary())
    elif options.format == "markdown":
        print(presenting.to_markdown(report), end="")
    elif options.format == "html":
        print(presenting.to_html(report), end="")
    else:
        print(presenting.to_terminal(report, width=width(), colour=in_colour()), end="")
    return 0


def list_versions(options: Namespace) -> int:
    """Print the versions of a policy."""
    from smallprint.messages import Versions
    from smallprint.presenting.library import versions_to_terminal

    _print(options, Versions(versions=choose(Library(), options.which).versions), versions_to_terminal)
    return 0


def show_changes(options: Namespace) -> int:
    """Print what changed between two versions: those that are named, else the newest and the one before."""
    from smallprint.presenting.library_changes import changes_to_terminal

    library = Library()
    chosen = choose(library, options.which)
    newer = chosen.newest if options.newer is None else _version(chosen, options.newer)
    older = _before(chosen, newer) if options.older is None else _version(chosen, options.older)
    _print(options, library.changes(older, newer), changes_to_terminal)
    return 0


def compare(options: Namespace) -> int:
    """Print two policies point by point."""
    from smallprint.presenting.library_comparison import comparison_to_terminal

    library = Library()
    first, second = choose(library, options.first), choose(library, options.second)
    _print(options, library.compare(first.newest, second.newest), comparison_to_terminal)
    return 0


def _print(options: Namespace, message: BaseModel, view: Callable[..., str]) -> None:
    if options.format == "json":
        print_json(message)
    else:
        print(view(message, width=width(), colour=in_colour()), end="")


def _legible(text: str) -> str:
    """The text as it is; for a terminal, without what could steer it."""
    if sys.stdout is None or not sys.stdout.isatty():
        return text
    from smallprint.presenting.clean import plain

    return "\n".join(map(plain, text.split("\n")))


def _version(chosen: Chosen, number: int) -> int:
    if any(item.version == number for item in chosen.versions):
        return number
    raise LibraryError(
        "not_kept",
        f"No version of {chosen.name} has the number {number}.",
        f"`smallprint library versions {chosen.number}` shows them.",
    )


def _before(chosen: Chosen, newer: int) -> int:
    numbers = [item.version for item in chosen.versions]
    older = numbers[numbers.index(newer) + 1 :]
    if older:
        return older[0]
    raise LibraryError(
        "not_kept",
        f"No version of {chosen.name} is kept from before.",
        "When its policy changes and is read again, both versions are kept.",
    )
