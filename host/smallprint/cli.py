"""The command line. Results go to stdout, words for people to stderr, errors end with a hint and a non-zero exit."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from smallprint import __version__
from smallprint.console import in_colour, print_json, say, width
from smallprint.errors import InternalError, SmallprintError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallprint.engine import Opened
    from smallprint.finding import Found
    from smallprint.messages import Report

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 failed, 2 wrong usage."""
    _write_utf8()
    options = _parser().parse_args(arguments)
    as_json = getattr(options, "format", None) == "json"
    try:
        status: int = options.run(options)
        if sys.stdout is not None:
            sys.stdout.flush()
    except SmallprintError as error:
        return _fail(error, as_json=as_json)
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # a mistake of ours must not meet its user as a traceback
        return _fail(_unexpected(error), as_json=as_json)
    return status


def _unexpected(error: Exception) -> SmallprintError:
    from smallprint.mistakes import mistake

    if isinstance(error, OSError):
        reason = error.strerror or type(error).__name__
        return InternalError("internal", f"The output could not be written: {reason}.", "Write it elsewhere.")
    return mistake(error)


class _Parser(argparse.ArgumentParser):
    """Ends its errors with a hint, as all our errors do."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        say(f"error: {message}")
        say(f"hint: see {self.prog} --help")
        self.exit(2)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="smallprint", description="Reads privacy policies on this computer and proves what it says."
    )
    parser.add_argument("--version", action="version", version=f"smallprint {__version__}")
    commands: Subparsers = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    summarize = _reading_command(commands, "summarize", "the cards of a policy", _summarize)
    summarize.add_argument("--format", choices=("terminal", "json", "markdown", "html"), default="terminal")
    read = _reading_command(commands, "read", "the text of a policy and its structure", _read)
    read.add_argument("--format", choices=("json",), default="json")
    detect = _reading_command(commands, "detect", "whether a page is a policy, and where one is", _detect)
    detect.add_argument("--format", choices=("json",), default="json")
    from smallprint.browsers import commands as browsers

    browsers.add_arguments(commands)
    for name in ("install", "uninstall", "doctor"):
        commands.choices[name].set_defaults(run=browsers.run)
    from smallprint.library import commands as library

    library.add_arguments(commands, lambda options: _found(options).opened)
    from smallprint.batch import commands as batch

    batch.add_arguments(commands)
    return parser


def _reading_command(commands: Subparsers, name: str, help_text: str, run: object) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help_text, description=f"Prints {help_text}.")
    parser.add_argument("source", metavar="SOURCE", help="an address, a file, or - for standard input")
    parser.add_argument("--url", help="the address that a file or standard input came from")
    parser.set_defaults(run=run)
    return parser


def _summarize(options: argparse.Namespace) -> int:
    from smallprint import engine
    from smallprint.source import is_address

    found = _found(options)
    summary = engine.summarize(found.opened, search=found.search)
    if not engine.is_policy(found.opened):
        say("note: this does not look like a privacy policy; it was read all the same.")
    elif is_address(options.source):
        _keep(found.opened, summary)
    if options.format == "json":
        print_json(summary.summary())
        return 0
    from smallprint import presenting

    if options.format == "markdown":
        print(presenting.to_markdown(summary), end="")
    elif options.format == "html":
        print(presenting.to_html(summary), end="")
    else:
        print(presenting.to_terminal(summary, width=width(), colour=in_colour()), end="")
    return 0


def _found(options: argparse.Namespace) -> Found:
    from smallprint.source import find_source

    return find_source(options.source, options.url, say)


def _open(options: argparse.Namespace) -> Opened:
    from smallprint.source import open_source

    return open_source(options.source, options.url)


def _keep(opened: Opened, report: Report) -> None:
    """Keep a policy that was got from the web. A library that fails is told, and takes nothing from who asked."""
    from smallprint.errors import LibraryError
    from smallprint.library.library import Library

    try:
        Library().keep(opened.policy, report, whole=True, show=True)
    except LibraryError as error:
        say(f"note: this summary could not be kept. {error.message} {error.hint}")


def _read(options: argparse.Namespace) -> int:
    from smallprint import engine

    print_json(engine.read(_open(options)))
    return 0


def _detect(options: argparse.Namespace) -> int:
    from smallprint import engine

    print_json(engine.detect(_open(options)))
    return 0


def _fail(error: SmallprintError, *, as_json: bool) -> int:
    """Tell a person on stderr; a program that asked for JSON gets it on stdout, too."""
    if as_json and sys.stdout is not None:
        told = {"code": error.code, "message": error.message, "hint": error.hint, "details": error.details}
        with contextlib.suppress(OSError):  # the very thing that failed may be the output
            print(json.dumps({"schema": 1, "error": told}), flush=True)
    say(f"error: {error.message}")
    say(f"hint: {error.hint}")
    return 1


def _write_utf8() -> None:
    """Policies hold characters that a legacy code page cannot write; a lost one beats a crash."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):  # a test's replacement stream
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


if __name__ == "__main__":
    sys.exit(main())
