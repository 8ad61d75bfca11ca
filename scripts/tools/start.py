"""The main job, end to end, for someone who has just cloned this."""

from __future__ import annotations

import subprocess

from scripts.tools.environment import ROOT, SetupError, chromium, ensure_environment, program, say

_SAMPLE = ROOT / "tests" / "policies" / "lumora" / "source.html"


def main() -> int:
    """Environment, registration, cards in the terminal, cards in the popup. Returns the exit status."""
    try:
        ensure_environment("browser")
    except SetupError as error:
        say(f"error: {error}")
        return 1
    _register()
    say("The policy of an invented company, summarized on this computer:")
    done = subprocess.run(
        [program("smallprint"), "summarize", _SAMPLE, "--url", "https://lumora.example/privacy"], check=False
    )
    if done.returncode:
        return done.returncode
    return _show_popup()


def _register() -> None:
    """Register the host with this user's browsers; one that is not there is no reason to stop."""
    done = subprocess.run(
        [program("smallprint"), "install"], check=False, capture_output=True, text=True, encoding="utf-8"
    )
    for line in (done.stdout + done.stderr).splitlines():
        say(line)


def _show_popup() -> int:
    browser = chromium()
    if browser is None:
        say(
            "No Chromium here, so the popup is not shown. In Chrome, Edge, Brave or Vivaldi: open the extensions"
        )
        say(f"page, turn on developer mode, choose Load unpacked and take the folder {ROOT / 'extension'}")
        return 0
    shown = subprocess.run(
        [program("python"), "-m", "scripts.tools.popup", browser, str(_SAMPLE)], cwd=ROOT, check=False
    )
    return shown.returncode
