"""The arguments of `smallprint library` and `smallprint ask`. What they do is in `viewing` and `managing`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from smallprint.engine import Opened

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]
    Reader = Callable[[argparse.Namespace], Opened]

_WHICH = "its number in the list, its address, or what its service is called"
_WHICH_EXACTLY = "its number in the list, its own address, or the whole name of its service"
_FORMATS = ("terminal", "json")
_MOST = 200
_LONGEST_RETENTION = 36500
_LARGEST = 10**18 - 1
"""More than a library ever counts to, and a number of SQLite."""


def add_arguments(subparsers: Subparsers, read: Reader) -> None:
    """Add both commands to the command line. `read` gets the policy that SOURCE of its options names."""
    asking = subparsers.add_parser(
        "ask",
        help="what a policy says on a question",
        description="Prints what a policy says on a question, in its own words.",
    )
    asking.add_argument("source", metavar="SOURCE", help="an address, a file, or - for standard input")
    asking.add_argument("question", metavar="QUESTION", help="in plain English")
    asking.add_argument("--url", help="the address that a file or standard input came from")
    asking.add_argument("--format", choices=_FORMATS, default="terminal")
    asking.set_defaults(run=lambda options: _viewing().ask(options), read=read)
    library = subparsers.add_parser(
        "library",
        help="the policies that were read",
        description="Shows and manages the policies that were read, which are kept on this computer.",
    )
    commands: Subparsers = library.add_subparsers(required=True, metavar="COMMAND")
    _add_lists(commands)
    _add_views(commands)
    _add_managing(commands)


def _add_lists(commands: Subparsers) -> None:
    listing = commands.add_parser("list", help="all of them")
    listing.set_defaults(words=())
    searching = commands.add_parser("search", help="those with certain words in names, cards or text")
    searching.add_argument("words", metavar="WORD", nargs="+", help="all have to occur, the last one in part")
    for parser in (listing, searching):
        parser.add_argument(
            "--says", metavar="ID", help="only those that say this; the list ends with all ids"
        )
        parser.add_argument("--sort", choices=("read", "name", "serious", "changed"), default="read")
        parser.add_argument("--start", type=_number(0), metavar="NUMBER", default=0, help="leave out so many")
        parser.add_argument(
            "--count",
            type=_number(1, _MOST),
            metavar="NUMBER",
            default=50,
            help=f"at most so many, up to {_MOST}",
        )
        parser.add_argument("--format", choices=_FORMATS, default="terminal")
        parser.set_defaults(run=lambda options: _viewing().list_policies(options), refuse=parser.error)


def _add_views(commands: Subparsers) -> None:
    showing = commands.add_parser("show", help="the cards of one, or its text")
    versions = commands.add_parser("versions", help="all versions that are kept of one")
    changes = commands.add_parser("changes", help="what changed in one, by default since the version before")
    comparing = commands.add_parser("compare", help="two of them, point by point")
    for parser in (showing, versions, changes):
        parser.add_argument("which", metavar="WHICH", help=_WHICH)
    for name in ("first", "second"):
        comparing.add_argument(name, metavar="WHICH", help=_WHICH)
    showing.add_argument("--version", type=_number(0), metavar="NUMBER", help="an older one, see versions")
    changes.add_argument("--from", dest="older", type=_number(0), metavar="NUMBER", help="an older version")
    changes.add_argument("--to", dest="newer", type=_number(0), metavar="NUMBER", help="a newer one")
    showing.add_argument("--format", choices=(*_FORMATS, "markdown", "html", "text"), default="terminal")
    for parser in (versions, changes, comparing):
        parser.add_argument("--format", choices=_FORMATS, default="terminal")
    showing.set_defaults(run=lambda options: _viewing().show(options))
    versions.set_defaults(run=lambda options: _viewing().list_versions(options))
    changes.set_defaults(run=lambda options: _viewing().show_changes(options))
    comparing.set_defaults(run=lambda options: _viewing().compare(options))


def _add_managing(commands: Subparsers) -> None:
    exporting = commands.add_parser("export", help="write all of them to a file, or as pages to a folder")
    exporting.add_argument(
        "path", metavar="PATH", help="for json a file, or - for standard output; for html a folder"
    )
    # Not `format`: what goes wrong is told to a person, whichever form the file has.
    exporting.add_argument("--format", dest="form", choices=("json", "html"), default="json")
    exporting.add_argument("--force", action="store_true", help="overwrite what is there")
    importing = commands.add_parser("import", help="read back what export wrote as JSON")
    importing.add_argument("path", metavar="PATH", help="a file, or - for standard input")
    removing = commands.add_parser("remove", help="forget some of them, or all")
    removing.add_argument("which", metavar="WHICH", nargs="*", help=_WHICH_EXACTLY)
    removing.add_argument("--all", action="store_true", help="every one of them")
    removing.add_argument("--yes", action="store_true", help="do not ask first")
    retaining = commands.add_parser("retain", help="for how long they are kept")
    retaining.add_argument(
        "days",
        metavar="DAYS",
        type=_number(0, _LONGEST_RETENTION),
        help="after so many days, what you did not look at again is removed; 0 keeps everything",
    )
    exporting.set_defaults(run=lambda options: _managing().export(options), refuse=exporting.error)
    importing.set_defaults(run=lambda options: _managing().import_file(options))
    removing.set_defaults(run=lambda options: _managing().remove(options), refuse=removing.error)
    retaining.set_defaults(run=lambda options: _managing().retain(options))


# What the commands do is loaded when it is wanted: all others would wait for it.
def _viewing() -> ModuleType:
    from smallprint.library import viewing

    return viewing


def _managing() -> ModuleType:
    from smallprint.library import managing

    return managing


def _number(least: int, most: int = _LARGEST) -> Callable[[str], int]:
    def number(words: str) -> int:
        is_number = words.isascii() and words.isdigit() and len(words) <= len(str(_LARGEST))
        if not (is_number and least <= int(words) <= most):
            raise argparse.ArgumentTypeError(f"not a number from {least} to {most}: {words!r}")
        return int(words)

    return number
