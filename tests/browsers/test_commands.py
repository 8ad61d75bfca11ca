from __future__ import annotations

import argparse
import json
import os
import pty
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from smallprint.browsers import commands
from smallprint.browsers.known import NAMES
from smallprint.errors import InstallError
from tests.policies import POLICIES

from .computer import REAL_SCRIPTS, everything_in, use_browser
from .setups import keep_policies

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
        [sys.executable, "-c", CODE, *arguments], env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == code, done.stderr
    return done


def test_install_doctor_uninstall(home: Path) -> None:
    use_browser(home / ".config/chromium")
    assert "Chromium: would be registered: " in call(home, "install", "--dry-run").stdout
    assert "FAILED  manifest: Chromium" in call(home, "doctor", code=1).stdout
    assert "Chromium: registered: " in call(home, "install").stdout
    assert "Chromium: already registered: " in call(home, "install").stdout
    checked = call(home, "doctor")
    assert checked.stdout.count("\n") == checked.stdout.count("ok      ") == 9
    assert "Everything works." in checked.stderr
    assert "Chromium: removed: " in call(home, "uninstall").stdout
    assert "There was nothing to remove." in call(home, "uninstall").stderr


POLICY = POLICIES / "pocket-parsley" / "source.html"


def test_uninstall_leaves_nothing_of_what_was_really_used(home: Path) -> None:
    use_browser(home / ".config/chromium")
    keep_policies(home, 2)
    before = everything_in(home / ".config")
    call(home, "install")
    call(home, "install", "--profile", str(home / "data"))
    env = {"HOME": str(home), "PATH": str(REAL_SCRIPTS)}
    subprocess.run(["smallprint-host"], env=env, capture_output=True, check=False)  # refuses us: the log
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
    terminal, side = pty.openpty()
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
    terminal, side = pty.openpty()
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
