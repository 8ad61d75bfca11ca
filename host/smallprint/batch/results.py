"""The file of results: lines of JSON, in the order in which they came.

Each line is written at once. A run that was killed leaves whole lines and perhaps a torn last one.
"""

from __future__ import annotations

import json
import os
from contextlib import ExitStack, suppress
from functools import partial
from hashlib import blake2b
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from smallprint import private
from smallprint.batch.lock import alone
from smallprint.errors import BatchError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

_HEAD = b'{"source":'
_SUMMARY, _ERROR = ',"is_policy":', ',"error":{'
_LONGEST_LINE = 1 << 30
_LONGEST_SOURCE = 512 * 1024  # bytes of a line of 64 kB, as JSON escapes them
_private = partial(os.open, mode=private.FILE)
_decoder = json.JSONDecoder()


def digest(source: str) -> bytes:
    """What stands for a source in memory: 16 bytes, however long it is."""
    return blake2b(source.encode(errors="surrogatepass"), digest_size=16).digest()


class Results:
    """A file of results, which no other run writes to until it is closed.

    Summaries that it holds stay, and `done` has the digests of their sources; the lines of what failed go.
    Raises BatchError: `not_results` where it holds anything else, and nothing in it is touched; `results_failed`.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self.done: set[bytes] = set()
        with ExitStack() as held:
            try:
                path = Path(os.path.realpath(name))
                held.enter_context(alone(path))
                self._go_on(path)
                self._file = FileIO(path, "ab", opener=_private)
            except (OSError, ValueError) as error:
                raise self._unwritten(error) from error
            held.callback(self._file.close)
            self._size = path.stat().st_size
            self._held = held.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._held.close()

    def write(self, line: bytes) -> None:
        """Add a line, or nothing. Raises BatchError `results_failed`."""
        rest = memoryview(line)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except BaseException as error:
            with suppress(OSError):
                self._file.truncate(self._size)
            if isinstance(error, OSError):
                raise self._unwritten(error) from error
            raise
        self._size += len(line)

    def _go_on(self, path: Path) -> None:
        """Note what is done, and leave out of the file what is not."""
        if not path.exists():
            return
        if not path.is_file():
            raise OSError(0, "it is no file")
        stale = False
        with path.open("rb") as file:
            for source in self._sources(file):
                stale |= source is None
                self.done.update([] if source is None else [digest(source)])
        if stale:
            _drop_stale(path)

    def _sources(self, file: BinaryIO) -> Iterator[str | None]:
        """Of each line the source that it has a summary of, None if it has none."""
        for number, line in enumerate(_lines(file), 1):
            if not (_is_torn(line) or _is_whole(line)):
                raise BatchError(
                    "not_results",
                    f"Line {number} of {self._name} is no result of `smallprint batch`.",
                    "Nothing in it was changed. Give another file.",
                )
            yield _summarized(line)

    def _unwritten(self, error: OSError | ValueError) -> BatchError:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a file name"
        return BatchError(
            "results_failed",
            f"Cannot write {self._name}: {reason}.",
            "What was read is kept. Mend this, and the same command goes on; or write elsewhere.",
        )


def _drop_stale(path: Path) -> None:
    """Put a file with the summaries alone in its place."""
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)
    try:
        with path.open("rb") as old, FileIO(new, "xb", opener=_private) as file:
            for line in _lines(old):
                if _summarized(line) is not None:
                    file.write(line)
            os.fsync(file.fileno())
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _lines(file: BinaryIO) -> Iterator[bytes]:
    return iter(lambda: file.readline(_LONGEST_LINE), b"")


def _is_torn(line: bytes) -> bool:
    return not line.endswith(b"\n") and line[: len(_HEAD)] == _HEAD[: len(line)]


def _is_whole(line: bytes) -> bool:
    return _parse(line) is not None


def _summarized(line: bytes) -> str | None:
    found = _parse(line)
    return found[0] if found and found[1] else None


def _parse(line: bytes) -> tuple[str, bool] | None:
    """The source of a line, and whether it has a summary. Only its beginning is read: summaries are long."""
    if not (line.startswith(_HEAD) and line.endswith(b"}}\n")):
        return None
    head = line[len(_HEAD) : len(_HEAD) + _LONGEST_SOURCE].decode(errors="replace")
    try:
        source, end = _decoder.raw_decode(head)
    except ValueError:
        return None
    if not isinstance(source, str) or not head.startswith((_SUMMARY, _ERROR), end):
        return None
    return source, head.startswith(_SUMMARY, end)
