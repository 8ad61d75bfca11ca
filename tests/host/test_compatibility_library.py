"""Libraries outlive the Smallprint that wrote them: files of before and of after, with the real host on them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from smallprint import __version__, messages
from smallprint.library import schema
from smallprint.library.packing import pack, unpack

from . import kept_files
from .driver import ORIGIN, REAL, Driver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Change = Callable[[sqlite3.Connection], object]

FILES = sorted(kept_files.FOLDER.glob("*.json"))
PAGE = {"url": "https://other.example/privacy", "title": "", "frames": []}


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Driver]:
    with Driver(REAL, tmp_path, ORIGIN) as driver:
        yield driver


@pytest.fixture(params=FILES, ids=lambda path: f"schema {path.stem}")
def library(request: pytest.FixtureRequest, host: Driver, tmp_path: Path) -> Path:
    """The file of a library of before, where the host looks for it."""
    host.result(1, "recall", url=kept_files.URL)  # the host knows the place, which each system has elsewhere
    [path] = tmp_path.rglob("library.db")
    for file in path.parent.glob("library.db*"):
        file.unlink()
    kept_files.build(path, json.loads(request.param.read_text(encoding="utf-8")))
    return path


def change(path: Path, *statements: str | Change) -> None:
    with closing(sqlite3.connect(path)) as db:
        for each in statements:
            each(db) if callable(each) else db.execute(each)
        db.commit()


def whole_report(answer: Any) -> messages.Report:
    """The report of an answer, which has all that reports of today have."""
    assert answer["report"].keys() >= {
        field.alias or name for name, field in messages.Report.model_fields.items()
    } - {"unkept"}
    return messages.Report.model_validate(answer["report"])


def test_a_library_of_before_serves_everything(host: Driver, library: Path) -> None:
    report = whole_report(host.result(2, "recall", url=kept_files.URL, show=True))
    assert report.kept is not None
    assert (report.kept.version, report.kept.versions) == (2, 2)
    [entry] = host.result(3, "list", search="brokers")["entries"]
    assert entry["service"] == "Tidepool"
    versions = host.result(4, "versions", policy=report.kept.policy)["versions"]
    assert [item["version"] for item in versions] == [2, 1]
    assert kept_files.LATER in host.result(5, "text", version=2)["text"]
    told = host.result(6, "changes", first=1, second=2)
    assert any(kept_files.LATER in quote["text"] for each in told["changes"] for quote in each["after"])
    answer = host.result(7, "ask", sha256=report.source.sha256, question="Do they sell my data?")
    assert kept_files.LATER in answer["quotes"][0]["text"]
    assert host.result(8, "compare", first=1, second=2)["parts"]
    assert host.result(9, "export", format="html")["body"]
    assert host.result(10, "list")["set_aside"] == ""
    with closing(sqlite3.connect(library)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(schema.STEPS),)
        assert schema.is_sound(db)


def test_a_report_of_another_engine_is_made_anew(host: Driver, library: Path) -> None:
    change(library, _with_report(lambda report: report | {"overview": [], "engine": {"version": "0.0.1"}}))
    report = whole_report(host.result(2, "recall", version=1))
    assert report.overview
    assert report.engine.version == __version__
    with closing(sqlite3.connect(library)) as db:
        [kept] = db.execute("SELECT report FROM documents WHERE version = 1").fetchone()
    assert unpack(kept)["engine"]["version"] == __version__


def _with_report(made: Callable[[dict[str, Any]], Any], engine: str = "9.9+other") -> Change:
    """As if another engine had made the reports."""

    def work(db: sqlite3.Connection) -> None:
        for version, packed in db.execute("SELECT version, report FROM documents").fetchall():
            values = (pack(made(unpack(packed))), version)
            db.execute("UPDATE documents SET report = ? WHERE version = ?", values)
        db.execute("UPDATE versions SET engine = ?", (engine,))

    return work


def _of_tomorrow(value: Any) -> Any:
    """Data with a field more in every object, and a value that nobody knows yet where there is a choice of few."""
    if isinstance(value, list):
        return [_of_tomorrow(each) for each in value]
    if not isinstance(value, dict):
        return value
    known = {name: "mixed" if name == "tone" else _of_tomorrow(each) for name, each in value.items()}
    return known | {"of_tomorrow": {"more": [1, None]}}


def test_reports_of_a_newer_engine_are_read_after_a_step_back(host: Driver, library: Path) -> None:
    """Who goes back to an older version has a library of the newer one, with the same tables."""
    change(library, _with_report(_of_tomorrow))
    assert host.result(2, "list")["total"] == 1
    whole_report(host.result(3, "recall", url="https://www.tidepool.example/", show=True))
    report = whole_report(host.result(4, "recall", version=1))
    assert host.result(5, "compare", first=1, second=2)["parts"]
    assert host.result(6, "export", format="html")["body"]
    shown = report.model_dump(mode="json", by_alias=True)
    assert "Tidepool" in host.result(7, "present", summary=shown, format="markdown")["text"]


def _policy_of_tomorrow(db: sqlite3.Connection) -> None:
    """As if a newer version noted one thing more of each policy."""
    for version, packed in db.execute("SELECT version, policy FROM documents").fetchall():
        values = (pack(unpack(packed) | {"of_tomorrow": 1}), version)
        db.execute("UPDATE documents SET policy = ? WHERE version = ?", values)


def test_policies_with_more_in_them_are_read_after_a_step_back(host: Driver, library: Path) -> None:
    change(library, _policy_of_tomorrow, _with_report(_of_tomorrow))
    report = whole_report(host.result(2, "recall", version=2))
    assert kept_files.LATER in host.result(3, "text", version=2)["text"]
    assert host.result(4, "ask", sha256=report.source.sha256, question="Do they sell my data?")["answered"]


def _blocks_of_tomorrow(db: sqlite3.Connection) -> None:
    """As if a newer version packed the blocks of policies in another way, without a step of the schema."""
    for version, packed in db.execute("SELECT version, policy FROM documents").fetchall():
        policy = unpack(packed)
        policy["blocks"] = [[*block, "more"] for block in policy["blocks"]]
        db.execute("UPDATE documents SET policy = ? WHERE version = ?", (pack(policy), version))


@pytest.mark.parametrize(
    ("operation", "params"),
    [
        ("recall", {"version": 2}),
        ("text", {"version": 2}),
        ("compare", {"first": 1, "second": 2}),
        ("changes", {"first": 1, "second": 2}),
        ("export", {"format": "html"}),
        ("list", {}),
    ],
)
def test_what_cannot_be_read_after_a_step_back_is_no_mistake_of_ours(
    host: Driver, library: Path, operation: str, params: dict[str, Any]
) -> None:
    change(library, _blocks_of_tomorrow, _with_report(_of_tomorrow))
    host.ask(2, operation, **params)
    last = host.last(2)
    assert last["type"] == "result" or last["error"]["code"] in ("library_newer", "not_kept")


def test_a_library_of_tomorrow_is_left_alone_and_summaries_still_work(host: Driver, library: Path) -> None:
    host.result(2, "list")
    change(library, f"PRAGMA user_version = {len(schema.STEPS) + 1}", "CREATE TABLE of_tomorrow (more TEXT)")
    before = kept_files.dump(library)
    wishes: list[tuple[str, dict[str, Any]]] = [
        ("recall", {"url": kept_files.URL, "show": True}),
        ("list", {}),
        ("versions", {"policy": 1}),
        ("export", {"format": "json"}),
        ("remove", {"all": True}),
        ("retain", {"days": 30}),
    ]
    for operation, params in wishes:
        host.ask(3, operation, **params)
        assert host.code(3) == "library_newer", operation
    frame = {"url": PAGE["url"], "html": kept_files.policy_html(kept_files.EARLIER)}
    report = host.result(4, "summarize", page=PAGE | {"frames": [frame]}, keep=True)
    assert report["overview"]
    assert report["kept"] is None
    assert "Update Smallprint" in report["unkept"]
    assert kept_files.dump(library) == before
    assert not list(library.parent.glob("*damaged*"))


def test_the_library_of_today_is_recorded(tmp_path: Path) -> None:
    """Its tables are those of the recording; a step that is changed after it was taken makes two kinds of files."""
    recording = kept_files.FOLDER / f"{len(schema.STEPS)}.json"
    assert recording in FILES, "the schema has a new step: python -m tests.host.kept_files"
    kept_files.fill(tmp_path / "library.db")
    today = kept_files.dump(tmp_path / "library.db")
    assert _tidied(today["schema"]) == _tidied(json.loads(recording.read_text(encoding="utf-8"))["schema"]), (
        "A step of the schema is not what it was. Files in the field have taken it: append a step instead."
    )


def _tidied(statements: list[str]) -> list[str]:
    return [" ".join(statement.split()) for statement in statements]
