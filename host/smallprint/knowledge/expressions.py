"""Compiled expressions, kept from one run of the program to the next.

Python compiles an expression in a fifth of a millisecond, and a policy meets a thousand of them: without this, the
first summary of a host would take three times as long as the second. What is kept is what Python's own compiler made
of each, and it serves the very same Python only. Its compiler is an inner part of it: where that looks otherwise,
nothing is kept, and every expression is compiled as usual.
"""

from __future__ import annotations

import hashlib
import platform
import re
import sys
import zlib
from array import array
from bisect import bisect_left
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_WORD: Final = "I"
_LONG: Final = "Q"
_WORD_SIZE, _LONG_SIZE = 4, 8
_WRONG = (LookupError, ValueError, TypeError, RuntimeError, OverflowError, AttributeError, ImportError)
"""What a damaged file, or another compiler than the one that this was written for, may raise."""


def python() -> str:
    """What names this very Python."""
    return f"{platform.python_implementation()} {sys.version} {platform.machine()} {sys.byteorder}"


class Expressions:
    """Expressions without groups, by their source.

    The data are numbers of this computer: how many expressions there are (8 bytes), a digest of each (8, sorted),
    where the code of each begins, and the last one ends, in words (4 each), a checksum of each (4), and the code.
    """

    def __init__(self, data: Any) -> None:
        """`data` is what `pack` gave, in anything that has a buffer; empty for none."""
        self._digests = self._starts = self._sums = self._code = memoryview(b"").cast(_WORD)
        try:
            whole = memoryview(data)
            count = whole[:_LONG_SIZE].cast(_LONG)[0]
            starts = _LONG_SIZE * (1 + count)
            sums = starts + _WORD_SIZE * (count + 1)
            code = sums + _WORD_SIZE * count
            digests = whole[_LONG_SIZE:starts].cast(_LONG)
            self._starts, self._sums = whole[starts:sums].cast(_WORD), whole[sums:code].cast(_WORD)
            self._code = whole[code:].cast(_WORD)
            self._engine: Any = import_module("_sre")
        except _WRONG:
            return
        self._digests = digests

    def compile(self, source: str) -> re.Pattern[str]:
        """The same as `re.compile` gives, from what was kept where there is any. Raises re.error."""
        try:
            return self._kept(source) or re.compile(source)
        except _WRONG:
            return re.compile(source)

    def _kept(self, source: str) -> re.Pattern[str] | None:
        digest = _digest(source)
        at = bisect_left(self._digests, digest)
        if at == len(self._digests) or self._digests[at] != digest:
            return None
        code = self._code[self._starts[at] : self._starts[at + 1]]
        if zlib.crc32(code) != self._sums[at]:
            return None
        made: re.Pattern[str] = self._engine.compile(source, int(re.UNICODE), code.tolist(), 0, {}, (None,))
        return made


def pack(sources: Iterable[str], is_wanted: Callable[[], bool] = lambda: True) -> bytes | None:
    """The data of `Expressions`, None where there is no such compiler, or as soon as it is no longer wanted.

    Raises re.error.
    """
    codes: dict[int, bytes] = {}
    try:
        compiler, parser = import_module("re._compiler"), import_module("re._parser")
        for source in sources:
            if not is_wanted():
                return None
            codes[_digest(source)] = array(_WORD, compiler._code(parser.parse(source), 0)).tobytes()
    except _WRONG:
        return None
    digests = sorted(codes)
    starts = [0]
    for digest in digests:
        starts.append(starts[-1] + len(codes[digest]) // _WORD_SIZE)
    return b"".join(
        (
            array(_LONG, [len(digests), *digests]).tobytes(),
            array(_WORD, starts).tobytes(),
            array(_WORD, [zlib.crc32(codes[digest]) for digest in digests]).tobytes(),
            *(codes[digest] for digest in digests),
        )
    )


def _digest(source: str) -> int:
    return int.from_bytes(hashlib.blake2b(source.encode(), digest_size=_LONG_SIZE).digest(), sys.byteorder)
