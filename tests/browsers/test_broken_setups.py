"""`doctor` names what is wrong with each set-up, and what it says mends it does."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smallprint import __version__
from smallprint.browsers.doctor import doctor
from smallprint.browsers.install import install
from smallprint.identity import HOST_NAME

from .computer import (
    REAL_SCRIPTS,
    FakeRegistry,
    computer,
    everything_in,
    use_browser,
    write_script,
    write_stub,
)
from .setups import SETUPS, Setup, edit, keep_policies, library_of, sound

if TYPE_CHECKING:
    from smallprint.browsers.checking.check import Check
    from smallprint.browsers.machine import Machine, System

_COMMAND = re.compile(r"(?:Run|delete it): (.+?)(?: \([^()]*\))?$")


def complaints(checks: list[Check]) -> list[Check]:
    return [check for check in checks if check.status != "ok"]


def run(fix: str, home: Path, tools: Path) -> None:
    """Run a fix as `doctor` printed it, as who lives in `home`."""
    found = _COMMAND.search(fix)
    assert found, fix
    tools.mkdir()
    for tool in ("chmod", "rm"):
        (tools / tool).symlink_to(str(shutil.which(tool)))
    env = {"HOME": str(home), "PATH": f"{REAL_SCRIPTS}:{tools}"}
    done = subprocess.run(["/bin/sh", "-c", found[1]], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{found[1]}: {done.stderr}"


@pytest.mark.parametrize("setup", SETUPS, ids=lambda setup: setup.name)
def test_a_broken_setup(setup: Setup, home: Path, tmp_path: Path) -> None:
    machine = sound(home)
    assert complaints(doctor(machine)) == []
    setup.build(home)
    before = everything_in(home)
    (found,) = complaints(doctor(machine))
    assert (found.name, found.status) == (setup.check, setup.status)
    assert setup.words in found.words
    assert found.fix
    assert everything_in(home) == before
    if setup.fixed:
        run(found.fix, home, tmp_path / "tools")
        left = [check for check in complaints(doctor(machine)) if check.words == found.words]
        assert left == []
        assert all(check.status == "warning" for check in complaints(doctor(machine)))


def test_another_version_is_named_with_both(home: Path, tmp_path: Path) -> None:
    machine = sound(home)
    stub = write_stub(home / "old/smallprint-host", "0.0.1")
    edit(home / f".config/chromium/NativeMessagingHosts/{HOST_NAME}.json", path=str(stub))
    (version,) = complaints(doctor(machine))
    assert version.name == "version"
    assert all(words in version.words for words in (str(stub), "0.0.1", __version__, "Chromium"))
    run(version.fix, home, tmp_path / "tools")
    assert complaints(doctor(machine)) == []


@pytest.fixture
def stub(home: Path) -> Machine:
    """A computer with Chromium and an installation of its own, registered."""
    scripts = write_stub(home / "my env/bin/smallprint-host", __version__).parent
    write_script(scripts / "smallprint", "#!/bin/sh\n")
    use_browser(home / ".config/chromium")
    machine = computer(home, scripts=scripts)
    install(machine)
    assert complaints(doctor(machine)) == []
    return machine


def test_a_script_of_all(stub: Machine, tmp_path: Path) -> None:
    stub.host_script().chmod(0o777)
    (found,) = complaints(doctor(stub))
    assert (found.name, found.status) == ("permissions", "failed")
    run(found.fix, stub.home, tmp_path / "tools")
    assert complaints(doctor(stub)) == []


def test_our_own_script_that_is_not_executable(stub: Machine, home: Path, tmp_path: Path) -> None:
    machine, scripts = stub, stub.scripts[0]
    (scripts / "smallprint-host").chmod(0o644)
    found = complaints(doctor(machine))
    assert [check.name for check in found] == ["script", "manifest"]
    assert found[0].fix == found[1].fix
    run(found[0].fix, home, tmp_path / "tools")
    assert complaints(doctor(machine)) == []


def test_a_disk_from_which_nothing_starts(home: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "noexec", "tmpfs", str(disk)]
    try:
        mounted = subprocess.run(mounting, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("only root can mount a disk")
    try:
        use_browser(home / ".config/chromium")
        scripts = write_stub(disk / "env/bin/smallprint-host", __version__).parent
        found = complaints(doctor(computer(home, scripts=scripts)))
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    assert found[0].name == "script"
    assert "mounted noexec" in found[0].words
    assert "PIPX_HOME" in found[0].fix


def test_not_on_path(home: Path) -> None:
    sound(home)
    (found,) = complaints(doctor(computer(home, env={"PATH": ""})))
    assert (found.name, found.status) == ("path", "warning")
    assert str(REAL_SCRIPTS) in found.fix


def test_a_host_that_fails_is_in_the_log(home: Path) -> None:
    machine = sound(home)
    log = home / ".local/state/smallprint/log/host.log"
    log.parent.mkdir(parents=True)
    log.write_text(
        "2026-01-01T10:00:00Z 17 start version=0.1.0\n"
        "2026-01-01T10:00:01Z 17 find no_policy received=100 sent=200 milliseconds=3.0\n"
        "2026-01-01T10:00:02Z 17 summarize failed KeyError at engine.py:1\n"
        "2026-01-01T10:00:03Z 17 summarize ok received=100 sent=200 milliseconds=3.0\n"
        "no line of ours \x1b[31m\n",
        "ascii",
    )
    (found,) = [check for check in doctor(machine) if check.name == "log"]
    assert found.status == "ok"
    assert found.words == f"{log}; the last failure: summarize failed KeyError, 2026-01-01T10:00:02Z"


def test_the_policies_are_counted(home: Path) -> None:
    machine = sound(home)
    keep_policies(home)
    (found,) = [check for check in doctor(machine) if check.name == "library"]
    assert found.words == f"3 policies in {library_of(home)}"


def test_a_folder_in_place_of_the_library_is_to_be_removed(home: Path) -> None:
    machine = sound(home)
    library_of(home).mkdir(parents=True)
    library_of(home).chmod(0o700)
    (found,) = complaints(doctor(machine))
    assert (found.words, found.fix) == (
        f"{library_of(home)} cannot be opened",
        f"Remove what is at {library_of(home)}.",
    )


LAYOUTS: list[tuple[System, str]] = [
    ("macos", "Library/Application Support/Google/Chrome"),
    ("windows", "AppData/Local/Google/Chrome/User Data"),
]


@pytest.fixture(params=LAYOUTS, ids=lambda layout: layout[0])
def elsewhere(request: pytest.FixtureRequest, home: Path) -> Machine:
    """A computer with another system, Chrome and a stub of Smallprint, registered."""
    system, folder = request.param
    use_browser(home / folder)
    name = "smallprint-host.exe" if system == "windows" else "smallprint-host"
    machine = computer(home, system, scripts=write_stub(home / "env" / name, __version__).parent)
    install(machine)
    assert [check.name for check in complaints(doctor(machine))] == ["path"]
    return machine


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"allowed_origins": [f"chrome-extension://{'b' * 32}/"]}, "do not list Smallprint's extension"),
        ({"path": "C:/gone/host.exe" if Path("C:/").is_absolute() else "/gone/host"}, "does not exist"),
        ({"type": "pipe"}, "type is 'pipe'"),
    ],
)
def test_manifests_of_other_systems(elsewhere: Machine, fields: dict[str, object], words: str) -> None:
    file = next(iter(elsewhere.home.rglob("chromium.json")), None) or next(
        elsewhere.home.rglob(f"{HOST_NAME}.json")
    )
    edit(file, **fields)
    found = [check for check in complaints(doctor(elsewhere)) if check.name == "manifest"]
    assert [words in check.words for check in found] == [True]
    assert found[0].fix.endswith("install")
    install(elsewhere)
    assert [check.name for check in complaints(doctor(elsewhere))] == ["path"]


def test_a_registry_that_lost_its_keys(home: Path) -> None:
    use_browser(home / "AppData/Local/Google/Chrome SxS/User Data")
    scripts = write_stub(home / "env/smallprint-host.exe", __version__).parent
    machine = computer(home, "windows", scripts=scripts)
    install(machine)
    assert isinstance(machine.registry, FakeRegistry)
    machine.registry.values.clear()
    (found,) = [check for check in complaints(doctor(machine)) if check.name != "path"]
    assert (found.name, found.subject) == ("manifest", "Google Chrome Canary")
    assert "no registry key" in found.words
    install(machine)
    assert [check.name for check in complaints(doctor(machine))] == ["path"]
