"""The documents that files, folders, addresses and lists name, one after the other and never all in memory."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from smallprint.console import standard_input
from smallprint.errors import InputError
from smallprint.source import is_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENDINGS = frozenset({".html", ".htm", ".txt", ".pdf", ".md"})
"""What the names of a folder's documents end with, in any case of letters."""

# os.path rather than Path: it takes names that are too long, or hold a null byte, for names of nothing.
# ruff: noqa: PTH112, PTH113, PTH114

_LONGEST_LINE = 64 * 1024
_HINT = "Give a file with one address, file or folder on each line."


class Sources:
    """Names of documents, each the address or the file that it is on, in order; the same one may come twice."""

    def __init__(self, names: Sequence[str], list_name: str | None = None) -> None:
        """`names` are addresses, files and folders, `list_name` is a file with more of them, - for standard input."""
        self._names = names
        self._list = list_name

    def count(self) -> int | None:
        """How many there are, None if that shows only as they are read. Raises InputError as iterating does."""
        return None if self._list == "-" else sum(1 for _ in self)

    def __iter__(self) -> Iterator[str]:
        """Raises InputError `not_found`, `not_text` where the list cannot be read."""
        for name in self._names:
            yield from _expand(name)
        if self._list is not None:
            for name in _listed(self._list):
                yield from _expand(name)


def _expand(name: str) -> Iterator[str]:
    if is_address(name):
        yield name
    elif os.path.isdir(name):
        yield from _below(Path(name))
    else:
        yield str(Path(name)) if name else name


def _below(folder: Path) -> Iterator[str]:
    """A folder's documents by name, those of its folders among them. A folder that cannot be read stands for itself."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path == folder or (os.path.isdir(path) and not os.path.islink(path)):
            try:
                waiting += sorted(path.iterdir(), reverse=True)
            except OSError:
                yield str(path)
        elif path.suffix.lower() in ENDINGS and os.path.isfile(path):
            yield str(path)


def _listed(name: str) -> Iterator[str]:
    if name == "-":
        yield from _lines(standard_input(), "standard input")
        return
    try:
        with Path(name).open("rb") as file:
            yield from _lines(file, name)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a file name"
        raise InputError("not_found", f"Cannot read the list {name!r}: {reason}.", _HINT) from error


def _lines(file: BinaryIO, name: str) -> Iterator[str]:
    first = True
    while line := file.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise InputError(
                "not_text", f"{name!r} is no list: one of its lines is longer than any name.", _HINT
            )
        if first:
            line = line.removeprefix(b"\xef\xbb\xbf")
            first = False
        if found := os.fsdecode(line).strip():
            yield found
