"""The log: private by its modes and by what it holds, and never a reason to fail."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from smallprint import logs

from .driver import ODD, ORIGIN, REAL, Driver, pack

if TYPE_CHECKING:
    from pathlib import Path

MARKER = "Zanzibar-8861"


def log_of(state: Path) -> Path:
    [path] = state.rglob("host.log")
    return path


def settle(host: Driver) -> None:
    """Replies come before their lines in the log. After another round those of all earlier ones are there."""
    host.ask(1000, "echo")
    host.last(1000)
    host.ask(1001, "echo")
    host.last(1001)
    host.close()


def test_the_log_tells_what_happened_and_nothing_of_the_page(odd: Driver, tmp_path: Path) -> None:
    assert odd.alive()
    odd.wait_for_log("warm_up failed ValueError at ")
    odd.wait_for_log("settle failed ValueError at ")
    odd.ask(1, "fail", text=MARKER)
    assert odd.code(1) == "internal"
    odd.ask(2, "wall", text=MARKER)
    assert odd.code(2) == "wall"
    assert odd.result(3, "echo", text=MARKER) == {"text": MARKER}
    odd.ask(4, MARKER)
    assert odd.code(4) == "unknown_operation"
    odd.send_bytes(pack(MARKER.encode()))
    assert odd.code(None) == "bad_message"
    settle(odd)
    text = log_of(tmp_path).read_text()
    assert "start version=" in text
    assert "fail failed ValueError at host/odd_host.py:" in text
    assert "fail failed KeyError at host/odd_host.py:" in text
    assert "fail internal received=" in text
    assert "wall wall received=" in text
    assert "echo ok received=" in text
    assert "refused unknown_operation" in text
    assert "refused bad_message" in text
    assert MARKER not in text
    assert MARKER not in odd.stderr()


def test_a_real_page_leaves_no_trace(host: Driver, tmp_path: Path) -> None:
    policy = (
        f"<title>{MARKER} Privacy Policy</title><h1>{MARKER}</h1><p>{MARKER} collects your email address.</p>"
    )
    frame = {"url": f"https://{MARKER}.example/{MARKER}", "html": policy}
    page = {"url": frame["url"], "title": MARKER, "frames": [frame]}
    for number, (operation, wrong) in enumerate(
        [("summarize", {}), ("detect", {}), ("read", {}), ("read", {MARKER: MARKER})], start=1
    ):
        host.ask(number, operation, page=page, **wrong)
        reply = host.last(number)
        assert reply["type"] == "error" or not wrong
    host.ask(9, "read")
    assert host.code(9) == "bad_request"
    settle(host)
    text = log_of(tmp_path).read_text()
    assert text.count("received=") >= 4
    assert MARKER not in text
    assert MARKER not in host.stderr()


def test_only_its_owner_reads_it(odd: Driver, tmp_path: Path) -> None:
    assert odd.result(1, "echo") == {}
    settle(odd)
    path = log_of(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_full_log_makes_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "log" / "host.log"
    monkeypatch.setattr(logs, "log_path", lambda: path)
    monkeypatch.setattr(logs, "SIZE_LIMIT", 1000)
    for number in range(100):
        logs.request("summarize", "ok", received=number, sent=0, milliseconds=1)
    assert sorted(file.name for file in path.parent.iterdir()) == ["host.log", "host.log.1"]
    assert path.stat().st_size < 1200
    assert "received=99 " in path.read_text()


def test_a_full_disk_does_not_stop_the_host(tmp_path: Path) -> None:
    no_space = ["sh", "-c", 'ulimit -f 0 && exec "$@"', "sh"]
    with Driver([*no_space, *ODD], tmp_path) as odd:
        assert odd.result(1, "echo") == {}
        assert odd.result(2, "echo") == {}
        odd.ask(3, "fail", text="x")
        assert odd.code(3) == "internal"
    assert log_of(tmp_path).read_bytes() == b""


@pytest.mark.parametrize("command", [ODD, REAL], ids=["odd", "real"])
def test_a_home_that_cannot_be_written_does_not_stop_the_host(tmp_path: Path, command: list[str]) -> None:
    home = tmp_path / "home"
    home.write_text("a file where a folder should be")
    with Driver(command, home, ORIGIN) as host:
        host.ask(1, "nothing")
        assert host.code(1) == "unknown_operation"
        assert host.alive()


def test_exceptions_without_places_and_in_circles_are_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "log" / "host.log"
    monkeypatch.setattr(logs, "log_path", lambda: path)
    first, second = ValueError(MARKER), KeyError(MARKER)
    first.__cause__, second.__cause__ = second, first
    logs.failure("read", first)
    assert MARKER not in path.read_text()
    assert len(path.read_text().splitlines()) < 10
