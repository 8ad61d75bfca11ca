"""`smallprint install`, `uninstall` and `doctor`: their arguments, and what they print."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from smallprint.browsers.known import NAMES
from smallprint.console import in_colour, say
from smallprint.errors import InstallError

if TYPE_CHECKING:
    import argparse

    from smallprint.browsers.checking.check import Check
    from smallprint.browsers.install import Result
    from smallprint.browsers.machine import Machine

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

_MARKS = {"ok": "ok      ", "warning": "warning ", "failed": "FAILED  "}
_COLOURS = {"ok": "32", "warning": "33", "failed": "1;31"}


def add_arguments(subparsers: Subparsers) -> None:
    """Add the three commands to the command line."""
    installing = subparsers.add_parser("install", help="let the browsers of this user start Smallprint")
    installing.add_argument("--browser", metavar="NAME", help=f"this one only: {', '.join(NAMES)}")
    removing = subparsers.add_parser("uninstall", help="undo install; the library stays unless asked")
    removing.add_argument("--library", action="store_true", help="remove every policy that is kept, too")
    removing.add_argument("--yes", action="store_true", help="do not ask before the library is removed")
    checking = subparsers.add_parser("doctor", help="check the registration and say how to mend it")
    checking.add_argument(
        "--json", action="store_const", const="json", dest="format", help="print the checks as JSON"
    )
    for parser in (installing, removing):
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    for parser in (installing, removing, checking):
        parser.add_argument(
            "--profile", metavar="DIR", type=Path, help="a browser's user data folder (--user-data-dir) only"
        )
    installing.set_defaults(browsers_command=_install)
    removing.set_defaults(browsers_command=_uninstall, refuse=removing.error)
    checking.set_defaults(browsers_command=_doctor)


def run(args: argparse.Namespace) -> int:
    """Run the command that `args` hold on this computer, return its exit code. Raises SmallprintError."""
    from smallprint.browsers.machine import this_machine  # late: other commands do not wait for it

    code: int = args.browsers_command(args, this_machine())
    return code


def _install(args: argparse.Namespace, machine: Machine) -> int:
    from smallprint.browsers.finding import sandboxed, way_out
    from smallprint.browsers.install import install

    results = install(machine, browser=args.browser, profile=args.profile, dry_run=args.dry_run)
    _report(results, args.dry_run)
    if args.browser is None and args.profile is None:
        for browser in sandboxed(machine):
            say(f"note: {browser.label} runs in a {browser.kind}. {way_out(browser, machine)}")
    changed = any(result.action != "already registered" for result in results)
    if changed and not args.dry_run:
        check = machine.command("doctor")
        say(f"Done. Click the Smallprint icon in the browser; `{check}` checks everything.")
    return 0


def _uninstall(args: argparse.Namespace, machine: Machine) -> int:
    from smallprint.browsers.installation import remove
    from smallprint.browsers.leftovers import clear, library_files
    from smallprint.browsers.uninstall import uninstall

    if args.library and args.profile is not None:
        args.refuse("--library and --profile do not go together")
    machine.refuse_sudo()
    kept = library_files(machine.files.library)
    if args.library and kept and not args.yes and not args.dry_run and not _agreed(args, _policies(machine)):
        say("Nothing was removed.")
        return 1
    results = uninstall(machine, profile=args.profile, dry_run=args.dry_run)
    written: list[Result] = []
    if args.profile is None:
        alone = not any(result.action == "stays" for result in results)
        written = clear(machine.files, traces=alone, library=args.library, dry_run=args.dry_run)
    _report([*results, *written], args.dry_run)
    if not results and not written:
        say("There was nothing to remove.")
    if args.profile is None:
        if kept and not args.library:
            again = machine.command("uninstall --library")
            say(f"The library stays: {_policies(machine)} in {kept[0]}. To remove it, too: {again}")
        if machine.system != "windows":
            one = machine.command("uninstall --profile DIR")
            say(f"What was registered with --profile stays. To remove it, too: {one}")
        say(f"To remove the program itself: {remove(machine)}")
    if written and not args.dry_run:
        say("Close the browsers that are open: until then, a host that runs may write again.")
    return 0


def _policies(machine: Machine) -> str:
    """How many policies are kept, in words. A library that cannot be read is one all the same."""
    from smallprint.browsers import stored

    state, count = stored.look(machine.files.library)
    if state in ("sound", "unfinished", "empty"):
        return f"{count:,} {'policy' if count == 1 else 'policies'}"
    return "policies that cannot be counted"


def _agreed(args: argparse.Namespace, what: str) -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        args.refuse("nobody is there to be asked: give --yes")
    say(f"Remove the library with {what}, and every version? It cannot be undone. Type yes to remove:")
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _doctor(args: argparse.Namespace, machine: Machine) -> int:
    from smallprint.browsers.doctor import doctor

    checks = doctor(machine, args.profile)
    failed, warnings = (sum(check.status == status for check in checks) for status in ("failed", "warning"))
    if args.format == "json":
        print(json.dumps({"ok": not failed, "checks": [asdict(check) for check in checks]}, indent=2))
    else:
        for check in checks:
            print(_line(check, in_colour()))
    if failed:
        say(f"{failed} of {len(checks)} checks failed.")
    elif warnings:
        say(f"No check failed; {warnings} {'warning' if warnings == 1 else 'warnings'}.")
    else:
        say("Everything works.")
    return 1 if failed else 0


def _line(check: Check, colour: bool) -> str:
    mark = _MARKS[check.status]
    if colour:
        mark = f"\x1b[{_COLOURS[check.status]}m{mark}\x1b[0m"
    line = f"{mark}{_plain(check.name)}: {_plain(check.subject)}: {_plain(check.words)}"
    return f"{line}\n        fix: {_plain(check.fix)}" if check.fix else line


def _report(results: list[Result], dry_run: bool) -> None:
    """Print one line a place. Raises InstallError if any failed, after all lines."""
    for result in results:
        unchanged = result.action in ("already registered", "stays", "failed")
        would = "would be " if dry_run and not unchanged else ""
        why = f" ({result.reason})" if result.action == "stays" else ""
        print(_plain(f"{result.label}: {would}{result.action}: {result.path}{why}"))
    failed = [result for result in results if result.action == "failed"]
    if failed:
        raise InstallError(
            "install_failed",
            "; ".join(f"{result.path} could not be changed: {result.reason}" for result in failed) + ".",
            " ".join(dict.fromkeys(result.hint for result in failed)),
            {"results": [asdict(result) for result in results]},
        )


def _plain(words: str) -> str:
    """Words without what could steer a terminal: folders may be called anything."""
    return "".join(char if char.isprintable() else "\ufffd" for char in words)
