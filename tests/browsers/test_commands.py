from __future__ import annotations

import argparse
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from smallprint.browsers import commands
from smallprint.browsers.known import NAMES
from smallprint.errors import InstallError

from .computer import use_browser

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
    """Run a command in a process whose home is `home`, with no program on PATH."""
    env = {"HOME": str(home), "PATH": str(home)}
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
    assert checked.stdout.count("\n") == checked.stdout.count("ok      ") == 7
    assert "Everything works." in checked.stderr
    assert "Chromium: removed: " in call(home, "uninstall").stdout
    assert call(home, "uninstall").stdout == ""


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
    words = capsys.readouterr().out.replace(",", " ").split()
    assert set(NAMES) <= set(words)
