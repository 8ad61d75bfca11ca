"""New input of old: changes that know of markup and JSON, beside those that know of nothing."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

_PIECE = re.compile(rb"<[^<>]{0,200}>|[^<\s]{1,60}|\s{1,20}|<")
"""What markup, JSON and sentences fall into."""

_ODD: tuple[Any, ...] = (
    None, True, False, -1, 0, 1, 2**31, 2**53, 2**63, 10**30, 1.5, 1e308, "", "x", "\0", "\ud800", "\x1b[2J", "\u202e",
    "NaN", "en", "https://x.example", "javascript:alert(1)", [], {}, [[]], [None], {"": 0}, "2024-02-30",
    "word " * 900,
)  # fmt: skip
_BYTES = (b"\0", b"\xff", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"\xe2\x80\xae", b"\xcc\x81", b"&#0;", b"&#x110000;",
          b"&nbsp", b"<", b">", b'"', b"'", b"<!--", b"]]>", b"\xe2\x80\xa8", b"\x85", b"\xad", b"\r", b"\x0b",
          b"\\")  # fmt: skip
_MOST_REPEATS = 200


def mutate(data: bytes, longest: int, chance: Random, words: Sequence[bytes] = ()) -> bytes:
    """`data` with one to four changes, of at most `longest` bytes."""
    for _ in range(chance.choice((1, 1, 2, 3, 4))):
        data = chance.choice(_CHANGES)(data, chance, words)
    return data[:longest]


def _insert(data: bytes, chance: Random, words: Sequence[bytes]) -> bytes:
    at = chance.randint(0, len(data))
    piece = chance.choice(words) if words and chance.random() < 0.7 else chance.choice(_BYTES)
    return data[:at] + piece + data[at:]


def _flip(data: bytes, chance: Random, _words: Sequence[bytes]) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _drop(data: bytes, chance: Random, _words: Sequence[bytes]) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def _move(data: bytes, chance: Random, _words: Sequence[bytes]) -> bytes:
    start, end = _stretch(data, chance)
    rest = data[:start] + data[end:]
    at = chance.randint(0, len(rest))
    return rest[:at] + data[start:end] + rest[at:]


def _repeat(data: bytes, chance: Random, _words: Sequence[bytes]) -> bytes:
    """Finds what takes more time than it has length."""
    start, end = _stretch(data, chance)
    return data[:start] + data[start:end] * chance.randint(2, _MOST_REPEATS) + data[end:]


def _swap_piece(data: bytes, chance: Random, words: Sequence[bytes]) -> bytes:
    """One tag, word or space for another one, or for nothing."""
    pieces = list(_PIECE.finditer(data))
    if not pieces:
        return data
    old, new = chance.choice(pieces), chance.choice(pieces)
    other = chance.choice((new[0], b"", chance.choice(words) if words else b" "))
    return data[: old.start()] + other + data[old.end() :]


def _change_value(data: bytes, chance: Random, _words: Sequence[bytes]) -> bytes:
    """Another value at one place of JSON; anything else stays as it is."""
    if data[:1] not in (b"{", b"["):
        return data
    try:
        holder = root = json.loads(data)
    except (ValueError, RecursionError):
        return data
    while True:
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        if not keys:
            return data
        key = chance.choice(keys)
        if not isinstance(holder[key], dict | list) or chance.random() < 0.2:
            break
        holder = holder[key]
    if isinstance(holder, dict) and chance.random() < 0.1:
        del holder[key]
    else:
        holder[key] = chance.choice(_ODD)
    return json.dumps(root).encode()


def _stretch(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.choice((1, 2, 4, 8, 16, 32, 64, 128)))


_CHANGES: tuple[Callable[[bytes, Random, Sequence[bytes]], bytes], ...] = (
    _insert, _insert, _flip, _drop, _move, _repeat, _swap_piece, _swap_piece, _change_value, _change_value,
)  # fmt: skip
