"""The command line of the library, on a real one."""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from smallprint import engine
from smallprint.errors import InputError, LibraryError
from smallprint.library import exporting
from smallprint.library.commands import add_arguments
from smallprint.library.exporting import write_file
from smallprint.library.library import Library
from tests.policies import POLICIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallprint.engine import Opened

SILENT = "We may change this Privacy Notice at any time and without prior notice to you."
PROMISED = "We will tell you by email 30 days before we change this Privacy Notice."


def opened(name: str, *, edited: tuple[str, str] = ("", "")) -> Opened:
    page = (POLICIES / name / "source.html").read_text(encoding="utf-8")
    assert edited[0] in page
    return engine.open_document(page.replace(*edited).encode(), f"https://{name}.example/privacy")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library: Lumora (1), Wrenfit in two versions (2 and 4) and Bramblechat (3)."""
    folder = tmp_path_factory.mktemp("shelf")
    first, hours = datetime(2025, 4, 1, tzinfo=UTC), count()
    library = Library(
        folder / "library.db",
        clock=lambda: (first + timedelta(hours=next(hours))).isoformat(timespec="milliseconds"),
    )
    for read in (
        opened("lumora"),
        opened("wrenfit", edited=(SILENT, PROMISED)),
        opened("bramblechat"),
        opened("wrenfit"),
    ):
        library.keep(read.policy, engine.summarize(read), whole=True, show=True)
    return folder


@pytest.fixture(autouse=True)
def place(shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of a copy of it, which the commands take for the user's own."""
    path = shutil.copytree(shelf, tmp_path / "data") / "library.db"
    monkeypatch.setattr("smallprint.library.library.default_path", lambda: path)
    return path


def smallprint(*arguments: str | Path) -> int:
    parser = argparse.ArgumentParser()
    add_arguments(
        parser.add_subparsers(required=True),
        lambda options: engine.open_document(Path(options.source).read_bytes(), options.url),
    )
    options = parser.parse_args([*map(str, arguments)])
    status: int = options.run(options)
    return status


class Console:
    """What was printed since it was last looked at."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def out(self, *arguments: str | Path) -> str:
        self._capsys.readouterr()
        assert smallprint(*arguments) == 0
        return self._capsys.readouterr().out

    def json(self, *arguments: str | Path) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.out(*arguments, "--format", "json"))
        return told

    def services(self, *arguments: str | Path) -> list[str]:
        return [entry["service"] for entry in self.json("library", *arguments)["entries"]]

    def refused(self, *arguments: str | Path) -> str:
        """What a command that is used wrongly says."""
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            smallprint(*arguments)
        assert ended.value.code == 2
        return self._capsys.readouterr().err


@pytest.fixture
def console(capsys: pytest.CaptureFixture[str]) -> Console:
    return Console(capsys)


def test_the_list_has_a_number_for_each(console: Console) -> None:
    page = console.out("library", "list")
    assert "\n  2  Wrenfit\n" in page
    assert "\n  1  Lumora\n" in page
    assert "--says: sells_data (1)" in page
    assert console.services("list", "--sort", "name") == ["Bramblechat", "Lumora", "Wrenfit"]
    assert console.services("list", "--sort", "name", "--start", "1", "--count", "1") == ["Lumora"]


def test_the_list_can_be_filtered_by_what_is_said(console: Console) -> None:
    assert console.services("list", "--says", "sells_data") == ["Wrenfit"]
    for unknown in ("sells_dat", ""):
        assert "sells_data, " in console.refused("library", "list", "--says", unknown)


@pytest.mark.parametrize(
    "given",
    [("--count", "0"), ("--count", "201"), ("--start", "-1"), ("--start", "x"), ("--start", "9" * 5000)],
)
def test_numbers_out_of_range_are_wrong_usage(console: Console, given: tuple[str, str]) -> None:
    assert given[0] in console.refused("library", "list", *given)


def test_searching_finds_words_of_the_text(console: Console) -> None:
    assert console.services("search", "leaderboard") == ["Wrenfit"]
    assert "Wrenfit" in console.services("search", "precise location")
    assert "Wrenfit" in console.services("search", "location", "precise")
    assert "Wrenfit" not in console.services("search", "location precise")
    assert console.services("search", "no", "such", "words", "anywhere") == []
    assert len(console.services("search", "privacy")) == 3


@pytest.mark.parametrize(
    "which", ["2", "wrenfit", "WREN", "https://wrenfit.example/privacy", "https://www.wrenfit.example/shop"]
)
def test_a_policy_is_shown_by_whatever_it_is_known_by(console: Console, which: str) -> None:
    shown = console.json("library", "show", which)
    assert shown["source"]["service"] == "Wrenfit"
    assert shown["schema"] == 1
    assert "kept" not in shown


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("terminal", "Things to watch out for"),
        ("markdown", "# Wrenfit"),
        ("html", "<!DOCTYPE html>"),
        ("text", SILENT),
    ],
)
def test_it_is_shown_in_every_form(console: Console, form: str, words: str) -> None:
    assert words in console.out("library", "show", "wrenfit", "--format", form)


@pytest.mark.parametrize(
    "which",
    ["nobody", "9", "https://nobody.example/", " ", "12345678901234567890", "2" + "0" * 18, "9" * 5000],
)
@pytest.mark.parametrize("command", [("show",), ("remove", "--yes")])
def test_what_is_not_kept_is_told_with_its_name_and_what_to_do(command: tuple[str, ...], which: str) -> None:
    with pytest.raises(LibraryError) as raised:
        smallprint("library", *command, which)
    assert raised.value.code == "not_kept"
    assert which in raised.value.message
    assert "library list" in raised.value.hint


def test_a_service_may_be_called_like_a_number(console: Console, place: Path) -> None:
    policy = replace(opened("lumora").policy, service="365", url="https://365.example/privacy")
    Library(place).keep(policy, engine.summarize_policy(policy), whole=True, show=True)
    assert console.json("library", "show", "365")["source"]["service"] == "365"
    # A number in the list comes first.
    assert console.json("library", "show", "1")["source"]["service"] == "Lumora"


def test_what_a_text_holds_cannot_steer_a_terminal(
    console: Console, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = opened("lumora").policy
    policy = replace(policy, text=f"\u202e\u200b{policy.text[2:]}")
    Library(place).keep(policy, engine.summarize_policy(policy), whole=True, show=True)
    assert console.out("library", "show", "lumora", "--format", "text") == f"{policy.text}\n"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    shown = console.out("library", "show", "lumora", "--format", "text")
    assert shown == f"{policy.text[2:]}\n"


def damage(place: Path) -> None:
    """Spoil what is kept of Lumora, in the file itself."""
    with closing(sqlite3.connect(place)) as db, db:
        assert db.execute("UPDATE documents SET policy = x'00', report = x'00' WHERE version = 1").rowcount


def test_a_damaged_policy_is_named_by_what_the_list_says_of_it(console: Console, place: Path) -> None:
    damage(place)
    assert len(console.json("library", "versions", "lumora")["versions"]) == 1
    assert len(console.json("library", "versions", "1")["versions"]) == 1
    console.out("library", "remove", "1", "--yes")
    assert console.services("list", "--sort", "name") == ["Bramblechat", "Wrenfit"]


@pytest.mark.parametrize(("form", "name"), [("json", "mine.json"), ("html", "site")])
def test_what_is_damaged_is_left_out_of_an_export_and_told(
    capsys: pytest.CaptureFixture[str], place: Path, tmp_path: Path, form: str, name: str
) -> None:
    damage(place)
    assert smallprint("library", "export", tmp_path / name, "--format", form) == 0
    assert "note: 1 could not be exported" in capsys.readouterr().err
    if form == "json":
        assert len(json.loads((tmp_path / name).read_text(encoding="utf-8"))["versions"]) == 3
    else:
        assert not (tmp_path / name / "lumora.html").exists()
        assert (tmp_path / name / "wrenfit.html").exists()


def test_a_name_that_fits_several_is_refused_with_their_numbers() -> None:
    with pytest.raises(LibraryError, match="fits several") as raised:
        smallprint("library", "show", "r")
    assert all(name in raised.value.message for name in ("1 Lumora", "2 Wrenfit", "3 Bramblechat"))


def test_an_older_version_is_shown_by_its_number(console: Console) -> None:
    older, newer = versions(console)
    assert PROMISED in console.out("library", "show", "wrenfit", "--format", "text", "--version", str(older))
    assert SILENT in console.out("library", "show", "wrenfit", "--format", "text", "--version", str(newer))
    with pytest.raises(LibraryError, match="No version of Lumora has the number"):
        smallprint("library", "show", "lumora", "--version", str(older))


def versions(console: Console) -> tuple[int, int]:
    """The older and the newer version of Wrenfit."""
    newer, older = console.json("library", "versions", "wrenfit")["versions"]
    return older["version"], newer["version"]


def test_changes_are_by_default_those_since_the_version_before(console: Console) -> None:
    older, newer = versions(console)
    found = console.json("library", "changes", "wrenfit")
    assert found == console.json("library", "changes", "2", "--from", str(older), "--to", str(newer))
    assert SILENT in {quote["text"] for change in found["changes"] for quote in change["after"]}
    back = console.json("library", "changes", "2", "--from", str(newer), "--to", str(older))
    assert SILENT in {quote["text"] for change in back["changes"] for quote in change["before"]}
    assert "Before:" in console.out("library", "changes", "wrenfit")


def test_a_policy_that_never_changed_has_no_changes() -> None:
    with pytest.raises(LibraryError, match="No version of Lumora is kept from before"):
        smallprint("library", "changes", "lumora")


def test_two_policies_are_compared(console: Console) -> None:
    found = console.json("library", "compare", "lumora", "wrenfit")
    assert [found[side]["service"] for side in ("first", "second")] == ["Lumora", "Wrenfit"]
    assert "✗ Wrenfit" in console.out("library", "compare", "lumora", "wrenfit")


def test_everything_can_be_exported_and_imported(
    console: Console, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mine.json"
    assert console.out("library", "export", file) == ""
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = console.json("library", "show", "wrenfit")
    monkeypatch.setattr("smallprint.library.library.default_path", lambda: place.with_name("new.db"))
    console.out("library", "import", file)
    assert console.services("list", "--sort", "name") == ["Bramblechat", "Lumora", "Wrenfit"]
    assert console.json("library", "show", "wrenfit")["watch_outs"] == before["watch_outs"]


def test_what_changed_is_still_changed_after_an_import(
    console: Console, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed() -> dict[str, bool]:
        return {entry["service"]: entry["changed"] for entry in console.json("library", "list")["entries"]}

    before = changed()
    assert before == {"Wrenfit": True, "Lumora": False, "Bramblechat": False}
    console.out("library", "export", tmp_path / "mine.json")
    monkeypatch.setattr("smallprint.library.library.default_path", lambda: place.with_name("new.db"))
    console.out("library", "import", tmp_path / "mine.json")
    assert changed() == before


def test_an_export_can_be_piped(console: Console, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exported = console.out("library", "export", "-")
    assert len(json.loads(exported)["versions"]) == 4
    monkeypatch.setattr("smallprint.library.library.default_path", lambda: place.with_name("new.db"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(exported.encode())))
    console.out("library", "import", "-")
    assert len(console.services("list")) == 3


def test_pages_are_written_into_an_empty_folder(console: Console, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    console.out("library", "export", "--format", "html", folder)
    names = {"index.html", "lumora.html", "wrenfit.html", "bramblechat.html"}
    assert {path.name for path in folder.iterdir()} == names
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    with pytest.raises(LibraryError, match="not empty"):
        smallprint("library", "export", "--format", "html", folder)
    for name in ("index.html", "lumora.html"):
        (folder / name).write_text("old")
    (folder / "notes.html").write_text("precious")
    console.out("library", "remove", "wrenfit", "--yes")
    console.out("library", "export", "--format", "html", "--force", folder)
    # Pages of ours are replaced, and gone if their policies are; all else stays.
    assert {path.name for path in folder.iterdir()} == (names - {"wrenfit.html"}) | {"notes.html"}
    assert (folder / "notes.html").read_text() == "precious"
    assert "Lumora" in (folder / "lumora.html").read_text(encoding="utf-8")
    assert "pages need a folder" in console.refused("library", "export", "--format", "html", "-")


def test_nothing_is_overwritten_unasked(console: Console, tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text("precious")
    file.chmod(0o644)
    with pytest.raises(LibraryError, match="is there already") as raised:
        smallprint("library", "export", file)
    assert "--force" in raised.value.hint
    assert file.read_text() == "precious"
    console.out("library", "export", "--force", file)
    assert json.loads(file.read_text(encoding="utf-8"))["versions"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [*file.parent.glob(".smallprint*")] == []


@pytest.fixture
def full() -> Iterator[None]:
    """No file may have more than 1,000 bytes."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize(("name", "force"), [("mine.json", True), ("new.json", True), ("new.json", False)])
def test_a_file_is_written_wholly_or_not_at_all(tmp_path: Path, name: str, force: bool) -> None:
    (tmp_path / "mine.json").write_text("precious")
    with pytest.raises(LibraryError, match="Cannot write"):
        write_file(str(tmp_path / name), b"x" * 5000, force=force)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["mine.json"]
    assert (tmp_path / "mine.json").read_text() == "precious"


@pytest.mark.parametrize("name", ["pipe", "folder"])
def test_only_files_are_overwritten(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    with pytest.raises(LibraryError, match="it is no file"):
        smallprint("library", "export", "--force", tmp_path / name)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_pages_are_not_written_into_a_file(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("precious")
    with pytest.raises(LibraryError, match="is no folder") as raised:
        smallprint("library", "export", "--format", "html", "--force", tmp_path / "site")
    assert "--force" not in raised.value.hint


def test_nothing_is_written_that_could_not_be_read_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "LIMIT", 1000)
    with pytest.raises(LibraryError, match="could not be imported"):
        smallprint("library", "export", tmp_path / "mine.json")
    assert not (tmp_path / "mine.json").exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="Cannot write"):
        smallprint("library", "export", tmp_path / "no" / "folder.json")


@pytest.mark.parametrize(
    ("data", "code"), [(b"\xff\xfe\xfd", "not_text"), (b"{}", "not_library"), (b"[[[[", "not_library")]
)
def test_what_is_no_export_is_not_imported(tmp_path: Path, data: bytes, code: str) -> None:
    (tmp_path / "bad").write_bytes(data)
    with pytest.raises(InputError) as raised:
        smallprint("library", "import", tmp_path / "bad")
    assert raised.value.code == code


def test_a_closed_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="no standard input"):
        smallprint("library", "import", "-")


def test_a_closed_standard_output_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(LibraryError, match="no standard output"):
        smallprint("library", "export", "-")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        smallprint("library", "import", tmp_path / "missing")


def test_nobody_is_asked_without_a_terminal(console: Console) -> None:
    assert "give --yes" in console.refused("library", "remove", "wrenfit")
    assert "--all" in console.refused("library", "remove")
    assert "--all" in console.refused("library", "remove", "--all", "wrenfit", "--yes")
    assert len(console.services("list")) == 3


def test_removing(console: Console) -> None:
    console.out("library", "remove", "wrenfit", "1", "--yes")
    assert console.services("list") == ["Bramblechat"]
    console.out("library", "remove", "--all", "--yes")
    assert console.services("list") == []
    assert "Nothing is kept here yet" in console.out("library", "list")


@pytest.mark.parametrize(
    "which", ["e", "wren", "https://www.wrenfit.example/shop", "https://wrenfit.example/privacy-choices"]
)
def test_nothing_is_removed_by_half_of_its_name_or_a_page_of_its_site(console: Console, which: str) -> None:
    with pytest.raises(LibraryError, match="No ") as raised:
        smallprint("library", "remove", which, "--yes")
    assert "whole name" in raised.value.hint
    assert len(console.services("list")) == 3


@pytest.mark.parametrize(
    "which", ["WrenFit", " wrenfit", "2", "http://www.wrenfit.example/privacy/?utm_source=x"]
)
def test_removing_takes_what_names_one_exactly(console: Console, which: str) -> None:
    console.out("library", "remove", which, "--yes")
    assert console.services("list", "--sort", "name") == ["Bramblechat", "Lumora"]


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "left"), [("yes\n", 2), ("Y\n", 2), ("no\n", 3), ("\n", 3), ("", 3)])
def test_who_removes_is_asked(
    console: Console,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    left: int,
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    assert smallprint("library", "remove", "wrenfit") == (left == 3)
    assert "Remove Wrenfit, with every version?" in capsys.readouterr().err
    assert len(console.services("list")) == left


def test_one_that_is_not_there_keeps_the_others(console: Console) -> None:
    with pytest.raises(LibraryError):
        smallprint("library", "remove", "wrenfit", "nobody", "--yes")
    assert len(console.services("list")) == 3


def test_retention_is_set_and_told(console: Console, capsys: pytest.CaptureFixture[str]) -> None:
    assert smallprint("library", "retain", "36500") == 0
    assert "for 36,500 days" in capsys.readouterr().err
    assert console.json("library", "list")["retention"] == 36500
    assert smallprint("library", "retain", "1") == 0
    assert "3 policies removed" in capsys.readouterr().err
    assert "DAYS" in console.refused("library", "retain", "36501")


def test_a_policy_answers(console: Console) -> None:
    source = POLICIES / "wrenfit" / "source.html"
    found = console.json("ask", source, "Do they sell my data?")
    assert found["answered"]
    text = opened("wrenfit").policy.text
    assert all(text[quote["start"] : quote["end"]] == quote["text"] for quote in found["quotes"])
    page = console.out("ask", source, "Do they sell my data?")
    assert "“" in page
    assert not console.json("ask", source, "How do I bake bread?")["answered"]
