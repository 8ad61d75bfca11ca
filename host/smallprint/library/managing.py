"""What `smallprint library` does with what is kept: each function runs one command and returns its status."""

from __future__ import annotations

import json
import sys
from base64 import b64decode
from typing import TYPE_CHECKING

from smallprint.console import say
from smallprint.library.exporting import read_export, write_file, write_folder
from smallprint.library.library import Library
from smallprint.library.which import choose
from smallprint.messages import ListParams
from smallprint.presenting.words import count

if TYPE_CHECKING:
    from argparse import Namespace


def export(options: Namespace) -> int:
    """Write everything to a file, or as pages into a folder."""
    if options.form == "html" and options.path == "-":
        options.refuse("pages need a folder")
    library = Library()
    data = b64decode(library.export(options.form).body)
    if options.form == "html":
        pages = write_folder(options.path, data, force=options.force)
        say(f"{count(pages, 'page')} written; begin with index.html.")
        _tell_left_out(library.list(ListParams(count=1)).total - (pages - 1))
    else:
        write_file(options.path, data, force=options.force)
        _tell_left_out(json.loads(data)["damaged"])
    return 0


def import_file(options: Namespace) -> int:
    """Read back what `export` wrote."""
    new = Library().import_text(read_export(options.path))
    say(f"{count(new, 'policy', 'policies')} new in the library.")
    return 0


def remove(options: Namespace) -> int:
    """Remove policies, having asked."""
    if options.all == bool(options.which):
        options.refuse("name the policies to remove, or give --all")
    library = Library()
    named = [choose(library, which, exactly=True) for which in options.which]
    chosen = {each.number: each.name for each in named}
    what = "all policies" if options.all else ", ".join(chosen.values())
    if not options.yes and not _agreed(options, what):
        say("Nothing was removed.")
        return 1
    gone = library.remove_all() if options.all else library.remove([*chosen])
    say(f"{count(gone, 'policy', 'policies')} removed.")
    return 0


def retain(options: Namespace) -> int:
    """Set for how long policies are kept."""
    gone = Library().retain(options.days)
    kept = f"for {count(options.days, 'day')} after you last saw them" if options.days else "for good"
    removed = f"; {count(gone, 'policy', 'policies')} removed" if gone else ""
    say(f"Policies are kept {kept}{removed}.")
    return 0


def _tell_left_out(damaged: int) -> None:
    if damaged > 0:
        say(
            f"note: {damaged:,} could not be exported: what is kept of {'it' if damaged == 1 else 'them'} is damaged."
        )


def _agreed(options: Namespace, what: str) -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        options.refuse("nobody is there to be asked: give --yes")
    say(f"Remove {what}, with every version? It cannot be undone. Type yes to remove:")
    return sys.stdin.readline().strip().casefold() in ("y", "yes")
