from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from smallprint.browsers import commands
from smallprint.browsers.known import NAMES
from smallprint.cli import main
from smallprint.errors import InstallError
from tests.policies import POLICIES

from .computer import REAL_SCRIPTS, everything_in, use_browser, write_stub
from .setups import edit, keep_policies, manifest_of

if TYPE_CHECKING:
    from pathlib import Path

CODE = """
import argparse, sys
from smallprint.browsers import commands
parser = argparse.ArgumentParser()
commands.add_arguments(parser.add_subparsers(required=True))
sys.exit(commands.run(parser.parse_args()))
"""


def call(home: Path, *arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a command in a process whose home is `home`, with no program on PATH but Smallprint."""
    env = {"HOME": str(home), "PATH": str(REAL_SCRIPTS)}
    done = subprocess.run(
        [sys.executable, "-c", CODE, *arguments],
        env=env, capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    return done


def write_log(home: Path) -> None:
    """Start the host without a browser, which it refuses and notes."""
    env = {"HOME": str(home), "PATH": str(REAL_SCRIPTS)}
    subprocess.run(["smallprint-host"], env=env, capture_output=True, check=False)
    assert list(home.rglob("host.log"))


def test_install_doctor_uninstall(home: Path) -> None:
    use_browser(home / ".config/chromium")
    assert "Chromium: would be registered: " in call(home, "install", "--dry-run").stdout
    assert "FAILED  manifest: Chromium" in call(home, "doctor", code=1).stdout
    assert "Chromium: registered: " in call(home, "install").stdout
    assert "Chromium: already registered: " in call(home, "install").stdout
    checked = call(home, "doctor")
    assert checked.stdout.count("\n") == checked.stdout.count("ok      ") == 9
    assert "Everything works." in checked.stderr
    write_log(home)
    gone = call(home, "uninstall")
    assert "Chromium: removed: " in gone.stdout
    assert gone.stderr.splitlines()[-1].startswith("Close the browsers")
    again = call(home, "uninstall").stderr
    assert "There was nothing to remove." in again
    assert "Close the browsers" not in again


def test_what_another_installation_needs_stays(home: Path) -> None:
    use_browser(home / ".config/chromium")
    call(home, "install")
    write_log(home)
    manifest = manifest_of(home)
    other = write_stub(home / "other/smallprint-host", "1")
    edit(manifest, path=str(other))
    told = call(home, "uninstall", "--dry-run").stdout
    assert told == f"Chromium: stays: {manifest} (it starts another Smallprint, {other})\n"
    assert call(home, "uninstall").stdout == told
    assert manifest.exists()
    assert list(home.rglob("host.log"))
    other.unlink()
    assert "Chromium: removed: " in call(home, "uninstall").stdout
    assert not [*home.rglob("host.log"), *home.rglob(manifest.name)]


def test_a_pipe_in_place_of_the_manifest_keeps_nobody_waiting(home: Path) -> None:
    use_browser(home / ".config/chromium")
    call(home, "install")
    manifest_of(home).unlink()
    os.mkfifo(manifest_of(home))
    assert f"fix: Remove what is at {manifest_of(home)}" in call(home, "doctor", code=1).stdout
    call(home, "uninstall")
    assert not manifest_of(home).exists()


def test_warnings_are_counted(home: Path) -> None:
    use_browser(home / ".config/chromium")
    (home / "snap/brave").mkdir(parents=True)
    call(home, "install")
    assert "No check failed; 1 warning.\n" in call(home, "doctor").stderr


POLICY = POLICIES / "pocket-parsley" / "source.html"


def test_uninstall_leaves_nothing_of_what_was_really_used(home: Path) -> None:
    use_browser(home / ".config/chromium")
    keep_policies(home, 2)
    before = everything_in(home / ".config")
    call(home, "install")
    call(home, "install", "--profile", str(home / "data"))
    write_log(home)
    env = {"HOME": str(home), "PATH": str(REAL_SCRIPTS)}
    subprocess.run(["smallprint", "summarize", POLICY], env=env, capture_output=True, check=True)  # the cache
    call(home, "uninstall", "--profile", str(home / "data"))
    assert everything_in(home / "data") == set()
    used = everything_in(home)
    assert {".cache/smallprint", ".local/state/smallprint/log/host.log"} <= used

    planned = call(home, "uninstall", "--dry-run")
    assert everything_in(home) == used
    done = call(home, "uninstall")
    assert planned.stdout.replace("would be removed", "removed") == done.stdout
    assert "The library stays: 2 policies in " in done.stderr
    assert "To remove the program itself: " in done.stderr
    assert "uninstall --profile DIR" in done.stderr
    assert everything_in(home / ".config") == before
    left = {path for path in everything_in(home) if "smallprint" in path}
    assert left == {
        ".local/share/smallprint",
        ".local/share/smallprint/library.db",
        ".local/share/smallprint/library.db-lock",
    }

    assert "Library: would be removed" in call(home, "uninstall", "--library", "--dry-run").stdout
    refused = call(home, "uninstall", "--library", code=2)
    assert "nobody is there to be asked: give --yes" in refused.stderr
    assert "2 policies" not in call(home, "uninstall", "--library", "--yes").stderr
    assert not [path for path in everything_in(home) if "smallprint" in path]


@pytest.mark.parametrize(("answer", "code"), [("no\n", 1), ("\n", 1), ("yes\n", 0)])
def test_the_library_is_asked_for_on_a_terminal(home: Path, answer: str, code: int) -> None:
    file = keep_policies(home, 1)
    terminal, side = pytest.importorskip("pty").openpty()
    os.write(terminal, answer.encode())
    env = {"HOME": str(home), "PATH": str(REAL_SCRIPTS)}
    done = subprocess.run(
        [sys.executable, "-m", "smallprint", "uninstall", "--library"],
        env=env, stdin=side, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    os.close(terminal)
    os.close(side)
    assert done.returncode == code
    assert "Remove the library with 1 policy, and every version?" in done.stderr
    assert file.exists() == bool(code)


def test_library_and_profile_do_not_go_together(home: Path) -> None:
    words = call(home, "uninstall", "--library", "--profile", str(home / "data"), code=2).stderr
    assert "do not go together" in words


def test_colours_are_for_terminals_alone(home: Path) -> None:
    assert "\x1b" not in call(home, "doctor", code=1).stdout
    terminal, side = pytest.importorskip("pty").openpty()
    env = {"HOME": str(home), "PATH": str(REAL_SCRIPTS), "TERM": "xterm"}
    command = [sys.executable, "-m", "smallprint", "doctor"]
    subprocess.run(command, env=env, stdout=side, stderr=subprocess.DEVNULL, check=False)
    os.close(side)
    shown = os.read(terminal, 65536).decode()
    os.close(terminal)
    assert "\x1b[32mok" in shown
    assert "\x1b[1;31mFAILED" in shown


def test_folders_cannot_steer_the_terminal(home: Path) -> None:
    told = call(home, "doctor", "--profile", str(home / "a\x1b[2Jb"), code=1)
    assert "\x1b" not in told.stdout + told.stderr


def test_hosts_do_not_load_any_of_this() -> None:
    code = "import smallprint.host, sys; print([name for name in sys.modules if 'browsers' in name])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_doctor_json_of_an_error(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setenv("SUDO_USER", "ada")
    assert main(["doctor", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "install_failed"


def test_doctor_json(home: Path) -> None:
    told = json.loads(call(home, "doctor", "--json", code=1).stdout)
    assert told["ok"] is False
    failed = [check for check in told["checks"] if check["status"] == "failed"]
    assert [check["name"] for check in failed] == ["browsers"]
    assert set(failed[0]) == {"name", "subject", "status", "words", "fix"}


def test_a_failed_place_is_reported_and_then_raised(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("SUDO_USER", raising=False)
    (home / "data").write_text("a file", "utf-8")
    parser = argparse.ArgumentParser()
    commands.add_arguments(parser.add_subparsers())
    with pytest.raises(InstallError) as caught:
        commands.run(parser.parse_args(["install", "--profile", str(home / "data")]))
    assert caught.value.code == "install_failed"
    assert str(home / "data") in caught.value.message
    assert ": failed: " in capsys.readouterr().out


def test_help_names_every_browser(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    commands.add_arguments(parser.add_subparsers())
    with pytest.raises(SystemExit):
        parser.parse_args(["install", "--help"])
    unbroken = re.sub(r"-\n +", "-", capsys.readouterr().out)
    words = unbroken.replace(",", " ").split()
    assert set(NAMES) <= set(words)
