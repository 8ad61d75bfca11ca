"""What the library takes in: exported files, a damaged database, what is packed in it, searches and addresses."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from smallprint import engine, messages
from smallprint.errors import InputError, LibraryError, SmallprintError
from smallprint.library import moving, queries, schema
from smallprint.library.library import Library
from smallprint.library.packing import pack, unpack
from smallprint.library.passages import passage
from smallprint.library.policies import policy_from_json, policy_to_json
from tests.fuzzing import homes, seeds
from tests.fuzzing.checks import check_error, check_message, check_report, check_text
from tests.fuzzing.target import Target
from tests.library.test_store_damage import METHODS, works

if TYPE_CHECKING:
    from smallprint.library.records import Whole
    from smallprint.reading.policy import Policy

_NOW = "2026-03-05T12:00:00.000+00:00"


def import_file(data: bytes) -> None:
    """A file that is said to be an export: what is taken in of it comes out again and is taken in once more."""
    text = data.decode("utf-8", "surrogateescape")
    wholes: list[Whole] = []
    try:
        wholes += moving.read_in(text, _NOW, lambda *_: False, lambda *_: None)
    except InputError as error:
        check_error(error, "not_library")
    for whole in wholes:
        assert whole.read_at <= whole.checked_at <= _NOW
        check_text(whole.record.text, whole.record.title, whole.record.url, *whole.sites)
    if not wholes:
        return
    library = Library(homes.furnish())
    with suppress(InputError):
        library.import_text(text)
    exported = moving.to_text(library.store.everything(), _NOW)
    assert json.loads(exported)["damaged"] == 0
    exported.encode()
    kept = len(list(library.store.everything()))
    library.remove_all()
    library.import_text(exported)
    assert len(list(library.store.everything())) == kept


def read_packed(data: bytes) -> None:
    """A policy of the library's file: it is none, or one that the whole engine can work on."""
    try:
        policy = policy_from_json(unpack(data))
    except ValueError:
        return
    _check_kept(policy)


def read_policy(data: bytes) -> None:
    """The same, before it is packed."""
    try:
        policy = policy_from_json(unpack(pack(json.loads(data))))
    except (ValueError, RecursionError):
        return
    _check_kept(policy)


def _check_kept(policy: Policy) -> None:
    assert policy_from_json(policy_to_json(policy)) == policy
    with suppress(UnicodeEncodeError):  # the text is hashed first of all
        try:
            check_report(engine.summarize_policy(policy, read_at=_NOW), policy)
        except SmallprintError as error:
            check_error(error, "language")


def damage(data: bytes) -> None:
    """Bytes of the database changed, four bytes of `data` each: three tell the place, one the byte.

    Whatever the first work on it does, after it something can be kept and found.
    """
    content = bytearray(homes.sound_library())
    if data[:1] == b"T":  # cut off
        del content[int.from_bytes(data[1:4], "big") % len(content) :]
    for at in range(0 if data[:1] != b"T" else 4, len(data) - 3, 4):
        if content:
            content[int.from_bytes(data[at : at + 3], "big") % len(content)] = data[at + 3]
    path = homes.furnish()
    path.write_bytes(content)
    library = Library(path)
    for name in _WORK:
        try:
            METHODS[name](library.store)
        except LibraryError as error:
            if error.code == "library_newer":
                assert path.read_bytes() == content
                return
            check_error(error, "not_kept")
    check_message(library.list(messages.ListParams(search="data")))
    works(library.store)


_WORK = ("list", "everything", "keep", "see", "version", "sweep", "remove")


def search(data: bytes) -> None:
    """What a reader types into the search of the library."""
    typed = data.decode("utf-8", "surrogateescape")
    for column in ("", "name"):
        expression = queries.expression(typed, column)
        if expression is not None:
            _index().execute("SELECT rowid FROM search WHERE search MATCH ?", (expression,)).fetchall()
            assert len(queries.terms(typed)) <= queries.TERM_LIMIT
    check_text(passage("We share it, e.g. with İstanbul’s “partners” — ﬁnd 隐私.", typed))


@cache
def _index() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", check_same_thread=False)
    db.execute(schema.SEARCH)
    db.execute("INSERT INTO search VALUES ('Kettle', 'They share it.', 'We share it with partners. 隐私')")
    return db


def _policy() -> dict[str, object]:
    return policy_to_json(engine.open_document(seeds.SMALL.encode(), seeds.URL).policy)


def _exports() -> list[bytes]:
    version = {
        "sites": ["*.kettle.example"],
        "read_at": _NOW,
        "checked_at": _NOW,
        "shown_at": None,
        "current": True,
        "known": False,
        "policy": _policy(),
    }
    data = {"smallprint": 1, "exported_at": _NOW, "damaged": 0, "versions": [version]}
    return [json.dumps(data).encode(), json.dumps(data | {"versions": []}).encode()]


_JSON_WORDS = (
    b'"text": ', b'"blocks": ', b'"sentences": ', b'["paragraph", 0, 9, [], null, [], 0]', b"[0, 4, 0]", b"null",
    b"true", b"-1", b"1e999", b"NaN",
    b"9999999999999999999999", b"\\ud800", b"\\n", b"\\u001b", b"\xed\xa0\x80", b'"language": "en"',
    b'"9999-12-31T23:59:59-14:00"', b"[[[[", b"{}", b"heading",
)  # fmt: skip

TARGETS = {
    "import": Target(import_file, _exports, 8_000, _JSON_WORDS, longest=16_384, seconds=5),
    "packed": Target(read_packed, lambda: [pack(_policy()), pack(None)], 500_000, longest=1_500),
    "kept": Target(read_policy, lambda: [json.dumps(_policy()).encode()], 30_000, _JSON_WORDS, longest=16_384,
    seconds=5),
    "database": Target(
        damage,
        lambda: [b"", b"T\0\x10\0", b"\0\0\x12\x03", b"\0\0\x10\xff", b"\0\0\x2c\x09", b"\0\0\x38\x02",
        b"\0\x20\0\xff\0\x20\x01\xff"],
        500,
        (b"\0\0", b"\0\x10", b"\0\x20", b"\0\x30", b"\xff\xff"),
        longest=256,
        seconds=20,
    ),
    "search": Target(
        search,
        lambda: seeds.encoded(['share "your data"', "“priv", 'a* OR b NEAR(c) AND NOT ^d : {e} -f "', "隐私 ı İ ﬁ"]),
        150_000,
        (b'"', "“".encode(), b"*", b" OR ", b" NEAR(", b"name:", b"^", b"\0", b"'", "\u0301".encode(), "ﬁ".encode(),
        b"\xed\xa0\x80", "\ue000".encode()),
        longest=200,
    ),
}  # fmt: skip
