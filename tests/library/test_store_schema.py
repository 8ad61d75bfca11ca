"""How a file comes to have the tables of today."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from smallprint.library import schema
from smallprint.library.store import Store

from .storing import moment, record

if TYPE_CHECKING:
    from pathlib import Path


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"")
    Store(path).keep(record(), moment(1), show=False)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(schema.STEPS),)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert db.execute("PRAGMA auto_vacuum").fetchone() == (2,)
        assert schema.is_sound(db)


def test_a_library_of_before_takes_the_steps_that_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.db"
    kept = Store(path).keep(record(), moment(1), show=True)
    later = (
        "ALTER TABLE policies ADD COLUMN note TEXT NOT NULL DEFAULT ''",
        "CREATE TABLE notes (words TEXT)",
    )
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, later, ("DROP TABLE notes",)))
    found = Store(path).version(kept.version)
    assert found is not None
    assert found.report == kept.report
    assert Store(path).set_aside() == ""
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (3,)
        assert db.execute("SELECT note FROM policies").fetchall() == [("",)]
        assert schema.is_sound(db)


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.db"
    Store(path).keep(record(), moment(1), show=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        sound_steps = schema.STEPS
        monkeypatch.setattr(schema, "STEPS", (*sound_steps, ("CREATE TABLE notes (words TEXT)", "no SQL")))
        with pytest.raises(sqlite3.OperationalError):
            schema.migrate(db)
        monkeypatch.setattr(schema, "STEPS", sound_steps)
        assert schema.is_sound(db)
