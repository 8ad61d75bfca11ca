"""`smallprint install`, `uninstall` and `doctor`: their arguments, and what they print."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from smallprint.browsers.known import NAMES
from smallprint.errors import InstallError

if TYPE_CHECKING:
    import argparse

    from smallprint.browsers.doctor import Check
    from smallprint.browsers.install import Result
    from smallprint.browsers.machine import Machine

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

_MARKS = {"ok": "ok      ", "warning": "warning ", "failed": "FAILED  "}


def add_arguments(subparsers: Subparsers) -> None:
    """Add the three commands to the command line."""
    installing = subparsers.add_parser("install", help="let the browsers of this user start Smallprint")
    installing.add_argument("--browser", metavar="NAME", help=f"this one only: {', '.join(NAMES)}")
    removing = subparsers.add_parser("uninstall", help="undo install; the library stays")
    checking = subparsers.add_parser("doctor", help="check the registration and say how to mend it")
    checking.add_argument("--json", action="store_true", help="print the checks as JSON")
    for parser in (installing, removing):
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    for parser in (installing, removing, checking):
        parser.add_argument(
            "--profile", metavar="DIR", type=Path, help="a browser's user data folder (--user-data-dir) only"
        )
    installing.set_defaults(browsers_command=_install)
    removing.set_defaults(browsers_command=_uninstall)
    checking.set_defaults(browsers_command=_doctor)


def run(args: argparse.Namespace) -> int:
    """Run the command that `args` hold on this computer, return its exit code. Raises SmallprintError."""
    from smallprint.browsers.machine import this_machine  # late: other commands do not wait for it

    code: int = args.browsers_command(args, this_machine())
    return code


def _install(args: argparse.Namespace, machine: Machine) -> int:
    from smallprint.browsers.install import install

    results = install(machine, browser=args.browser, profile=args.profile, dry_run=args.dry_run)
    _report(results, args.dry_run)
    changed = any(result.action != "already registered" for result in results)
    if changed and not args.dry_run:
        _say("Done. Click the Smallprint icon in the browser; `smallprint doctor` checks everything.")
    return 0


def _uninstall(args: argparse.Namespace, machine: Machine) -> int:
    from smallprint.browsers.uninstall import uninstall

    results = uninstall(machine, profile=args.profile, dry_run=args.dry_run)
    _report(results, args.dry_run)
    if not results:
        _say("Nothing was registered.")
    return 0


def _doctor(args: argparse.Namespace, machine: Machine) -> int:
    from smallprint.browsers.doctor import doctor

    checks = doctor(machine, args.profile)
    failed = sum(check.status == "failed" for check in checks)
    if args.json:
        print(json.dumps({"ok": not failed, "checks": [asdict(check) for check in checks]}, indent=2))
    else:
        for check in checks:
            print(_line(check))
    _say("Everything works." if not failed else f"{failed} of {len(checks)} checks failed.")
    return 1 if failed else 0


def _line(check: Check) -> str:
    line = f"{_MARKS[check.status]}{check.name}: {check.subject}: {check.words}"
    return f"{line}\n        fix: {check.fix}" if check.fix else line


def _report(results: list[Result], dry_run: bool) -> None:
    """Print one line a place. Raises InstallError if any failed, after all lines."""
    for result in results:
        unchanged = result.action in ("already registered", "failed")
        would = "would be " if dry_run and not unchanged else ""
        print(f"{result.label}: {would}{result.action}: {result.path}")
    failed = [result for result in results if result.action == "failed"]
    if failed:
        raise InstallError(
            "install_failed",
            "; ".join(f"{result.path} could not be changed: {result.reason}" for result in failed) + ".",
            "Make that folder writable for you (see its owner and permissions), then run the command again.",
            {"results": [asdict(result) for result in results]},
        )


def _say(words: str) -> None:
    print(words, file=sys.stderr)
