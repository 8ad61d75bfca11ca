"""What is kept, as plain data: how it is handed to the store, and how it comes back.

Times are ISO 8601 in UTC, as the caller gave them. `policy` and `version` are the store's own numbers, never given
twice.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """One version of a policy.

    `address` is the policy's key together with `language`, made comparable by the caller; `sha256`, of the canonical
    `text`, is the version's key within its policy. `service`, `title`, `address`, `cards` (the words of the cards)
    and `text` are searched. `policy` is the packed structure of the text and `report` the packed report, opaque here.
    """

    address: str
    language: str
    url: str
    service: str
    title: str
    sha256: str
    words: int
    updated: str
    watch_outs: int
    serious: int
    practices: frozenset[str]
    cards: str
    text: str
    policy: bytes
    report: bytes
    engine: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A version with its report. The packed policy is fetched apart.

    `shown_at` is when it was last shown before the call that this answers. `earlier` is the version that the reader
    knows, with when it was shown, where this one has come in its place and the reader has not looked at what changed.
    """

    policy: int
    version: int
    read_at: str
    checked_at: str
    shown_at: str | None
    versions: int
    earlier: tuple[int, str] | None
    engine: str
    report: bytes


@dataclass(frozen=True, slots=True)
class Whole:
    """A version with all that is known of it, to be taken elsewhere.

    `sites` are those that lead to its policy; `current` and `known` tell whether it is the version of the policy that
    was found last, and the one that the reader knows.
    """

    record: Record
    sites: tuple[str, ...]
    read_at: str
    checked_at: str
    shown_at: str | None
    current: bool
    known: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A policy in a list: its current version, see `messages.Entry`."""

    policy: int
    version: int
    url: str
    service: str
    title: str
    language: str
    words: int
    updated: str
    read_at: str
    checked_at: str
    versions: int
    watch_outs: int
    serious: int
    changed: bool


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in a list, see `messages.VersionItem`."""

    version: int
    sha256: str
    updated: str
    words: int
    read_at: str
    checked_at: str
    shown_at: str | None


def text(value: object) -> str:
    """A text of the database. A damaged one may hold anything anywhere, which is then no text."""
    return value if isinstance(value, str) else ""


def number(value: object) -> int:
    """A number of the database, 0 where it is something else."""
    return value if isinstance(value, int) else 0


def data(value: object) -> bytes:
    """Packed data of the database, empty where it is something else."""
    return value if isinstance(value, bytes) else b""


def time(value: object) -> str | None:
    """A time of the database that may be missing."""
    return text(value) or None


def clean(words: str) -> str:
    """Words as the database can hold them: half of a surrogate pair, which JSON lets through, is no character."""
    return words.encode("utf-8", "replace").decode()


def key(value: int) -> int:
    """A number that may be looked for: one that no database could hold becomes 0, which no row has."""
    return value if abs(value) < 1 << 63 else 0
