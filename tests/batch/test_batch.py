"""`smallprint batch` as its users meet it: real processes that are stopped, killed, run twice and out of space."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import struct
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from smallprint.batch import work
from smallprint.batch.results import Results
from smallprint.batch.work import Task
from smallprint.library.library import default_path
from tests.batch.lines import read, timeless
from tests.batch.processes import batch, begin, children, command, is_gone, until
from tests.policies import POLICIES

POLICY = POLICIES / "pocket-parsley" / "source.html"
WALL = POLICIES / "bot-wall" / "source.html"
HOME = POLICIES / "fernlock-home" / "source.html"

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")


@pytest.fixture
def results(tmp_path: Path) -> Path:
    return tmp_path / "results.jsonl"


def copies(folder: Path, count: int) -> list[str]:
    """Documents that are all different, in order."""
    page = POLICY.read_text(encoding="utf-8")
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:02}.html").write_text(
            page.replace("Parsley", f"Parsley{number}"), encoding="utf-8"
        )
    return [str(path) for path in sorted(folder.iterdir())]


def test_a_line_is_what_summarize_prints_or_why_there_is_none(
    results: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):  # a library that no other test has used
        monkeypatch.setenv(name, str(tmp_path / "data"))
    missing = results.with_name("missing.html")
    done = batch(POLICY, WALL, HOME, missing, POLICY, "--to", results)
    assert done.returncode == 1
    assert done.stdout == ""
    told = done.stderr.splitlines()
    assert told[0] == f"2 read, 2 failed, 1 that do not look like privacy policies: {results}"
    assert len(told) == 2
    lines = timeless(results)
    assert list(lines[str(POLICY)]) == ["source", "is_policy", "summary"]
    assert [lines[str(page)]["is_policy"] for page in (POLICY, HOME)] == [True, False]
    alone = subprocess.run(
        [sys.executable, "-m", "smallprint.cli", "summarize", str(POLICY), "--format", "json"],
        capture_output=True,
        check=True,
    )
    summary = json.loads(alone.stdout)
    del summary["engine"], summary["source"]["retrieved_at"]
    assert lines[str(POLICY)]["summary"] == summary
    assert lines[str(WALL)]["error"]["code"] == "wall"
    assert lines[str(missing)]["error"]["code"] == "not_found"
    assert all(set(lines[str(page)]["error"]) == {"code", "message", "hint"} for page in (WALL, missing))
    assert not default_path().exists()


def test_what_failed_is_tried_again_and_what_is_there_is_not_read_twice(results: Path) -> None:
    late = results.with_name("late.html")
    assert batch(POLICY, late, "--to", results).returncode == 1
    first = results.read_bytes().splitlines(keepends=True)
    kept = next(line for line in first if b'"summary"' in line)
    late.write_bytes(HOME.read_bytes())
    again = batch(POLICY, late, "--to", results)
    assert again.returncode == 0
    assert "1 read, 0 failed, 1 read before" in again.stderr
    lines = results.read_bytes().splitlines(keepends=True)
    assert lines[0] == kept
    assert json.loads(lines[1])["source"] == str(late)
    before = results.read_bytes()
    assert batch(POLICY, late, "--to", results).returncode == 0
    assert results.read_bytes() == before


@linux
def test_a_run_that_was_killed_goes_on(results: Path) -> None:
    sources = copies(results.with_name("pages"), 5)
    undisturbed = results.with_name("undisturbed.jsonl")
    assert batch(*sources, "--to", undisturbed).returncode == 0
    run = begin("--to", results, "--workers", "2")
    assert run.stdin is not None
    run.stdin.write("\n".join(sources[:4]) + "\n")
    run.stdin.flush()  # and it waits for more, so that it is in the middle whenever it is killed
    until(lambda: results.exists() and results.read_bytes().count(b"\n") >= 2)
    workers = children(run.pid)
    assert len(workers) >= 2
    run.kill()
    run.communicate()
    for worker in workers:
        until(partial(is_gone, worker))
    with results.open("ab") as file:
        file.write(b'{"source":"torn.html","is_policy":true,"summary":{"sch')
    before = len(results.read_bytes().splitlines()[:-1])
    done = batch(*sources, "--to", results)
    assert done.returncode == 0
    assert f"{5 - before} read, 0 failed, {before} read before" in done.stderr
    assert timeless(results) == timeless(undisturbed)
    assert len(read(results)) == len(sources)
    assert not [file for file in results.parent.iterdir() if file.name.startswith(".")]


@linux
@pytest.mark.full
def test_a_run_may_be_killed_at_any_moment(results: Path) -> None:
    sources = copies(results.with_name("pages"), 40)
    undisturbed = results.with_name("undisturbed.jsonl")
    assert batch(*sources, "--to", undisturbed).returncode == 0
    moments = random.Random(9)  # noqa: S311 - to be repeated, not secret
    for _ in range(25):
        run = subprocess.Popen(command(results.with_name("pages"), "--to", results), stderr=subprocess.PIPE)
        with contextlib.suppress(subprocess.TimeoutExpired):
            run.communicate(timeout=moments.uniform(0.1, 1.5))
        run.kill()
        run.communicate()
    assert batch(*sources, "--to", results).returncode == 0
    assert timeless(results) == timeless(undisturbed)
    assert len(read(results)) == len(sources)


@linux
def test_ctrl_c_stops_at_once_and_says_how_to_go_on(results: Path) -> None:
    sources = copies(results.with_name("pages"), 4)
    run = begin("--to", results, "--workers", "2")
    assert run.stdin is not None
    run.stdin.write("\n".join(sources) + "\n")
    run.stdin.flush()
    until(lambda: results.exists() and results.read_bytes().count(b"\n") >= 2)
    workers = children(run.pid)
    os.killpg(run.pid, signal.SIGINT)
    _, told = run.communicate(timeout=120)
    assert run.returncode == 130
    assert told == f"Stopped. What was read is in {results}; the same command goes on from there.\n"
    for worker in workers:
        until(partial(is_gone, worker))
    assert all("summary" in line for line in read(results))
    assert sorted(file.name for file in results.parent.iterdir()) == ["pages", "results.jsonl"]


def test_two_runs_do_not_write_to_one_file(results: Path) -> None:
    with Results(str(results)):
        done = batch(POLICY, "--to", results)
    assert done.returncode == 1
    assert "Another run" in done.stderr
    assert results.read_bytes() == b""


def test_a_file_of_others_is_not_touched(results: Path) -> None:
    results.write_text("Dear diary\n", encoding="ascii")
    done = batch(POLICY, "--to", results)
    assert done.returncode == 1
    assert "Line 1" in done.stderr
    assert "hint: " in done.stderr
    assert results.read_text(encoding="ascii") == "Dear diary\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of a process")
def test_a_full_disk_leaves_whole_lines(results: Path) -> None:
    import resource

    sources = copies(results.with_name("pages"), 3)
    room = sum(len(work.read(Task(source)).line) for source in sources) * 5 // 6

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    done = batch(*sources, "--to", results, preexec_fn=limit)
    assert done.returncode == 1
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert results.read_bytes().endswith(b"}}\n")
    assert len(read(results)) == 2
    assert batch(*sources, "--to", results).returncode == 0
    assert len(read(results)) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes and devices")
def test_no_document_stops_the_others(results: Path) -> None:
    hostile = {
        "empty.html": b"",
        "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(2000),
        "archive.pdf": b"PK\x03\x04" + bytes(2000),
        "broken.pdf": b"%PDF-1.7\n" + b"\xff" * 2000,
        "binary.txt": b"\x00\x01\x02\xff\xfe" * 500,
        "large.txt": b"a" * (32 * 1024 * 1024 + 1),
    }
    codes = ["nothing_to_read", "not_text", "not_text", "not_text", "not_text", "too_large"]
    folder = results.with_name("pages")
    folder.mkdir()
    for name, content in hostile.items():
        (folder / name).write_bytes(content)
    os.mkfifo(folder / "pipe")
    others = [folder / "pipe", Path("/dev/zero"), "nul\0byte", "http://", "http://127.0.0.1:1/", "a" * 5000]
    listed = results.with_name("list")
    listed.write_text("\n".join(map(str, [folder, *others, POLICY])), encoding="utf-8")
    done = batch("--list", listed, "--to", results)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    told = {line["source"]: line["error"]["code"] for line in read(results) if "error" in line}
    assert [told.pop(str(folder / name)) for name in hostile] == codes
    assert list(map(told.pop, map(str, others))) == [
        "not_found", "not_found", "not_found", "bad_address", "fetch_refused", "not_found",
    ]  # fmt: skip
    assert told == {}
    assert [line["source"] for line in read(results) if "summary" in line] == [str(POLICY)]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        [POLICY],
        ["--to", "results.jsonl"],
        ["-", "--to", "results.jsonl"],
        [POLICY, "--to", "results.jsonl", "--workers", "0"],
        [POLICY, "--to", "results.jsonl", "--workers", "2", "--dask", "tcp://127.0.0.1:8786"],
    ],
)
def test_wrong_usage(arguments: list[str | Path], tmp_path: Path) -> None:
    done = batch(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("hint: ")
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_read_is_told(results: Path) -> None:
    done = batch(results.parent, "--to", results)
    assert done.returncode == 1
    assert "There is no document" in done.stderr
    assert not results.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal")
def test_a_terminal_shows_a_bar(results: Path) -> None:
    import fcntl
    import pty
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    command = [sys.executable, "-m", "smallprint.cli", "batch", str(POLICY), str(WALL), "--to", str(results)]
    with subprocess.Popen(command, stderr=theirs) as run:
        os.close(theirs)
        shown = b""
        while piece := _piece(ours):
            shown += piece
    os.close(ours)
    assert run.returncode == 1
    assert b"100%" in shown
    assert b"2/2" in shown
    assert b"1 failed" in shown


def _piece(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux tells the end of a terminal so
        return b""
