"""A home with folders that are closed to its user, or root's, as an installation with sudo leaves them."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smallprint.browsers.checking.registration import check_registrations
from smallprint.browsers.doctor import doctor
from smallprint.browsers.finding import found_places, sandboxed
from smallprint.browsers.install import install
from smallprint.browsers.uninstall import uninstall
from smallprint.errors import InstallError

from .computer import computer, not_root, use_browser, write_script
from .setups import manifest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallprint.browsers.checking.check import Check
    from smallprint.browsers.machine import Machine


@pytest.fixture
def home() -> Iterator[Path]:
    """The home of somebody who is not root, as whom `not_root` runs."""
    if os.name != "posix":
        pytest.skip("rights are another thing there")
    made = Path(tempfile.mkdtemp())
    try:
        made.chmod(0o777)
        yield made
    finally:
        for closed in made.rglob("*/"):
            closed.chmod(0o700)
        shutil.rmtree(made)


@pytest.fixture
def _root() -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can make what is root's")


@pytest.fixture
def machine(home: Path) -> Machine:
    """Chromium and, on PATH, Opera; and a host that can be started by anybody."""
    with not_root():
        use_browser(home / ".config/chromium")
        write_script(home / "bin/opera", "#!/bin/sh\n")
        write_script(home / "env/smallprint-host", "#!/bin/sh\nexec true\n")
    return computer(home, scripts=home / "env", env={"PATH": str(home / "bin")})


def forbidden(checks: list[Check]) -> dict[str, str]:
    """What may not be changed, with its fix."""
    found = [check for check in checks if check.name == "permissions"]
    assert {check.status for check in found} <= {"failed"}
    return {check.words.removeprefix("you may not change "): check.fix for check in found}


def test_a_browser_folder_that_is_closed_to_us(machine: Machine, home: Path) -> None:
    opera = home / ".config/opera"
    with not_root():
        opera.mkdir(mode=0)
        assert {(result.label, result.action) for result in install(machine)} == {
            ("Chromium", "registered"), ("Opera", "failed"), ("Opera", "registered")
        }  # fmt: skip
        assert forbidden(doctor(machine)) == {str(opera): f"Run: chmod u+rwx {opera}"}
        removed = {result.path: result for result in uninstall(machine)}
    assert not manifest_of(home).exists()
    (failed,) = [result for result in removed.values() if result.action == "failed"]
    assert failed.path.startswith(str(opera))
    assert (failed.reason, "writable" in failed.hint) == ("Permission denied", True)


@pytest.mark.usefixtures("_root")
@pytest.mark.parametrize("mode", [0o700, 0o755])
def test_a_place_for_libraries_that_is_roots(machine: Machine, home: Path, mode: int) -> None:
    with not_root():
        (home / ".local").mkdir()
        install(machine)
    (home / ".local/share").mkdir(mode=mode)
    with not_root():
        checks = doctor(machine)
    share = home / ".local/share"
    assert forbidden(checks) == {str(share): f'Run: sudo chown -R "$USER" {share}'}
    assert not [check for check in checks if check.name == "library"]


@pytest.mark.usefixtures("_root")
def test_a_browser_folder_that_is_roots_and_has_no_manifest(machine: Machine, home: Path) -> None:
    os.chown(home / ".config/chromium", 0, 0)
    with not_root():
        found = check_registrations(found_places(machine)[:1], None, machine)
    assert list(forbidden(found[0].checks)) == [str(home / ".config/chromium")]


@pytest.mark.usefixtures("_root")
def test_a_manifest_folder_that_is_not_ours(machine: Machine, home: Path) -> None:
    with not_root():
        install(machine)
    os.chown(manifest_of(home).parent, 0, 0)
    with not_root():
        (found,) = check_registrations(found_places(machine)[:1], None, machine)
    assert found.program
    assert list(forbidden(found.checks)) == [str(manifest_of(home).parent)]


@pytest.mark.usefixtures("_root")
def test_no_command_hands_over_what_is_above_a_home(home: Path) -> None:
    home.chmod(0o755)
    machine = computer(home / "ada")
    with not_root():
        fixes = [check.fix for check in doctor(machine) if check.name == "permissions"]
    assert fixes == [f"Have whoever looks after this computer give you the right to write in {home}."]


def test_what_is_closed_is_looked_for_in_vain(machine: Machine, home: Path) -> None:
    with not_root():
        for name in ("snap", ".var", "closed"):
            (home / name).mkdir(mode=0)
        assert sandboxed(machine) == []
        with pytest.raises(InstallError, match="is missing"):
            replace(machine, scripts=(home / "closed/bin",)).host_script()
