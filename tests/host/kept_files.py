"""Libraries as files of before hold them: the tables and rows of a real one, recorded as JSON.

`python -m tests.host.kept_files` records one with the tables of today, under the number of its schema, once the schema
has a new step. A recording is never changed: such files are in use.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from base64 import b64decode, b64encode
from contextlib import closing
from pathlib import Path
from typing import Any

from smallprint import engine
from smallprint.library import schema
from smallprint.library.library import Library

FOLDER = Path(__file__).parent / "libraries"

URL = "https://tidepool.example/privacy"
EARLIER = "We do not sell your personal information."
LATER = "We sell your personal information to data brokers."
_POLICY = """<!doctype html><html lang="en"><title>Privacy Policy - Tidepool</title><body><main>
<h1>Tidepool Privacy Policy</h1><p>Last updated: 16 January 2024</p>
<h2>What we collect</h2><p>We collect your name, your email address and your phone number when you create an
account. Our servers record your IP address. We use cookies to remember your settings and to count visits.</p>
<h2>What we share</h2><p>{}</p><p>We share your personal information with advertising partners.</p>
<h2>How long we keep it</h2><p>We keep your data for two years after you close your account.</p>
<h2>Your rights</h2><p>You can ask us to correct or delete your data by writing to
privacy@tidepool.example.</p></main></body></html>"""

# The index keeps what it was told in tables of its own, which come with it.
_TABLES = r"""
SELECT name, sql FROM sqlite_master
WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name NOT LIKE 'search\_%' ESCAPE '\'
ORDER BY rowid
"""
_INDEXES = "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid"


def policy_html(words: str) -> str:
    """The page of a policy that says this, too."""
    return _POLICY.format(words)


def fill(path: Path) -> None:
    """Keep two versions of a policy, both of which their reader has seen."""
    library = Library(path)
    for words in (EARLIER, LATER):
        opened = engine.open_document(policy_html(words).encode(), URL)
        library.keep(opened.policy, engine.summarize(opened), whole=True, show=True)


def dump(path: Path) -> dict[str, Any]:
    """A library as plain JSON data."""
    with closing(sqlite3.connect(path)) as db:
        [version] = db.execute("PRAGMA user_version").fetchone()
        tables = db.execute(_TABLES).fetchall()
        return {
            "user_version": version,
            "schema": [sql for _, sql in tables] + [sql for (sql,) in db.execute(_INDEXES)],
            "rows": {name: _rows(db, name) for name, _ in tables},
        }


def _rows(db: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    number = "rowid, " if table == "search" else ""
    found = db.execute(f'SELECT {number}* FROM "{table}"')  # noqa: S608 - names of our own tables
    names = [column[0] for column in found.description]
    return [
        {
            name: {"base64": b64encode(value).decode()} if isinstance(value, bytes) else value
            for name, value in zip(names, row, strict=True)
        }
        for row in found
    ]


def build(path: Path, data: dict[str, Any]) -> None:
    """The file of a library that was recorded by `dump`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as db:
        for statement in data["schema"]:
            db.execute(statement)
        for table, rows in data["rows"].items():
            for row in rows:
                names = ", ".join(f'"{name}"' for name in row)
                marks = ", ".join("?" * len(row))
                values = [
                    b64decode(value["base64"]) if isinstance(value, dict) else value for value in row.values()
                ]
                db.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', values)  # noqa: S608 - as above
        db.execute(f"PRAGMA user_version = {int(data['user_version'])}")
        db.commit()


def main() -> None:
    """Record a library of today. Raises FileExistsError where one with its tables is recorded already."""
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder, "library.db"))
        data = dump(Path(folder, "library.db"))
    with (FOLDER / f"{len(schema.STEPS)}.json").open("x", encoding="utf-8") as file:
        file.write(json.dumps(data, indent=1) + "\n")


if __name__ == "__main__":
    main()
