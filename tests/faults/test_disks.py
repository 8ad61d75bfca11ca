"""A disk without space and a home that is read-only: summaries are shown, and say that they were not kept."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from . import disks, invented
from .lasting import Lasting
from .libraries import assert_sound, path_in, recalled

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs mount namespaces")

PLACES = ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a library of two policies, and an export of it."""
    home = tmp_path_factory.mktemp("exported")
    with Lasting(home) as host:
        for number in (1, 2):
            assert found(host, number)["unkept"] == ""
    assert smallprint(home, "library", "export", str(home / "old.json")).returncode == 0
    return home


def found(host: Lasting, number: int) -> dict[str, Any]:
    """The report of an invented policy."""
    report: dict[str, Any] = host.result(number, "find", page=invented.policy(number), origins=[], keep=True)
    return report


def smallprint(
    home: Path, *arguments: str, before: list[str] | None = None, **more: Any
) -> subprocess.CompletedProcess[str]:
    """The command line, of a user with this home."""
    command = [*(before or []), sys.executable, "-m", "smallprint", *arguments]
    environment = {**os.environ, **dict.fromkeys(PLACES, str(home))}
    return subprocess.run(
        command, env=environment, stderr=subprocess.PIPE, text=True, check=False, timeout=120, **more
    )


def code_of(host: Lasting, number: int, operation: str, **params: Any) -> str:
    host.ask(number, operation, **params)
    return host.code(number)


def test_summaries_go_on_where_there_is_no_space_and_are_kept_again_when_there_is(tmp_path: Path) -> None:
    with Lasting(tmp_path, disks.small(2)) as host:
        kept = found(host, 1)
        assert kept["unkept"] == ""
        home = disks.inside(host.process.pid, tmp_path)
        filler = disks.fill(home)
        for number in (2, 3):
            report = found(host, number)
            assert report["overview"]
            assert report["kept"] is None
            assert report["unkept"].startswith("There is no space left for the library. Free some space")
        assert host.result(4, "ask", sha256=report["source"]["sha256"], question="Do they sell my data?")
        assert code_of(host, 5, "recall", url=kept["source"]["url"]) == "library_failed"
        assert code_of(host, 6, "remove", policies=[1]) == "library_failed"
        filler.unlink()
        assert host.result(7, "recall", url=kept["source"]["url"])["report"]["overview"] == kept["overview"]
        again = found(host, 3)
        assert again["unkept"] == ""
        path = path_in(
            shutil.copytree(home, tmp_path / "copy")
        )  # SQLite does not follow the way into that home
    assert_sound(path)
    assert recalled(path).keys() == {report["source"]["sha256"] for report in (kept, again)}


@pytest.mark.full
def test_a_disk_that_fills_up_bit_by_bit_loses_nothing(tmp_path: Path) -> None:
    """Some summaries fit and some do not: those that were said to be kept are there, however little space is left."""
    with Lasting(tmp_path, disks.small(2)) as host:
        kept = {found(host, 1)["source"]["sha256"]}
        home = disks.inside(host.process.pid, tmp_path)
        filler = disks.fill(home)
        unkept = 0
        for number in range(2, 26):
            os.truncate(filler, filler.stat().st_size - 16_384)
            report = found(host, number)
            if report["unkept"]:
                unkept += 1
                assert "no space" in report["unkept"]
            else:
                kept.add(report["source"]["sha256"])
        assert unkept > 0
        assert len(kept) > 1
        filler.unlink()
        path = path_in(shutil.copytree(home, tmp_path / "copy"))
    assert_sound(path)
    assert recalled(path).keys() == kept


def test_an_export_that_has_no_space_leaves_nothing_half(exported: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    script = (
        'mount -t tmpfs -o size=8k none "$0" && echo old > "$0/old.json" && "$@" "$0/new.json";'
        'status=$?; "$@" --force "$0/old.json"; ls -A "$0"; cat "$0/old.json"; exit $status'
    )
    before = [*disks.apart(), "sh", "-c", script, str(disk)]
    done = smallprint(exported, "library", "export", before=before, stdout=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stdout == "old.json\nold\n"
    assert done.stderr.count("No space left on device") == 2
    assert done.stderr.count("hint: Write it elsewhere.") == 2


@pytest.mark.full
def test_a_batch_that_has_no_space_goes_on_when_there_is(tmp_path: Path) -> None:
    disk, pages = tmp_path / "disk", tmp_path / "pages"
    disk.mkdir()
    pages.mkdir()
    for number in range(8):
        page = invented.policy(number)["frames"][0]["html"]
        (pages / f"{number}.html").write_text(page, encoding="utf-8")
    script = (
        'mount -t tmpfs -o size=64k none "$0" && "$@" "$0/results.jsonl"; echo $?;'
        'mount -o remount,size=4m "$0" && "$@" "$0/results.jsonl"; echo $?; cat "$0/results.jsonl"'
    )
    before = [*disks.apart(), "sh", "-c", script, str(disk)]
    done = smallprint(tmp_path, "batch", str(pages), "--to", before=before, stdout=subprocess.PIPE)
    first, second, *lines = done.stdout.splitlines()
    assert (first, second) == ("1", "0")
    assert "No space left on device" in done.stderr
    sources = [json.loads(line)["source"] for line in lines]
    assert sorted(Path(source).name for source in sources) == [f"{number}.html" for number in range(8)]


@pytest.mark.parametrize(
    "arguments", [("library", "export", "-"), ("library", "list"), ("library", "show", "1")], ids=" ".join
)
def test_output_that_has_no_space_is_an_error(exported: Path, arguments: tuple[str, ...]) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        done = smallprint(exported, *arguments, stdout=full)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "hint: " in done.stderr


def test_a_home_that_is_read_only(exported: Path) -> None:
    before = {file: file.read_bytes() for file in exported.rglob("*") if file.is_file()}
    with Lasting(exported, disks.read_only()) as host:
        report = found(host, 3)
        assert report["overview"]
        assert report["kept"] is None
        assert report["unkept"].startswith("The library cannot be opened. Check that you may read and write")
        assert host.result(4, "ask", sha256=report["source"]["sha256"], question="Do they sell my data?")
        assert code_of(host, 5, "retain", days=1) == "library_failed"
        assert code_of(host, 6, "remove", all=True) == "library_failed"
    assert before == {file: file.read_bytes() for file in exported.rglob("*") if file.is_file()}
    with Lasting(exported) as host:
        assert host.result(1, "list")["total"] == 2


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("install", "could not be changed: Read-only file system."),
        ("doctor", "it is read-only"),
        ("library list", "Check that you may read and write"),
    ],
)
def test_commands_in_a_home_that_is_read_only_say_so(exported: Path, command: str, words: str) -> None:
    (exported / ".mozilla").mkdir(exist_ok=True)  # somebody has a browser
    done = smallprint(exported, *command.split(), before=disks.read_only(), stdout=subprocess.PIPE)
    assert done.returncode == 1
    assert words in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "hint: " in done.stderr or "fix: " in done.stdout
