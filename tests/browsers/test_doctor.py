"""What `doctor` says of a computer; set-ups with one thing wrong are in `setups`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from smallprint import __version__
from smallprint.browsers.doctor import doctor
from smallprint.browsers.install import install
from smallprint.identity import EXTENSION_ID, HOST_NAME

from .computer import FakeRegistry, computer, everything_in, use_browser, write_script, write_stub
from .setups import edit

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.browsers.checking.check import Check
    from smallprint.browsers.machine import Machine

CHROMIUM = f".config/chromium/NativeMessagingHosts/{HOST_NAME}.json"


def failures(checks: list[Check]) -> list[tuple[str, str]]:
    assert all(check.fix for check in checks if check.status != "ok")
    return [(check.name, check.words) for check in checks if check.status == "failed"]


def failure(machine: Machine, profile: Path | None = None) -> tuple[str, str]:
    (only,) = failures(doctor(machine, profile))
    return only


@pytest.fixture
def registered(machine: Machine, home: Path) -> Path:
    """The manifest of a computer on which all is well."""
    install(machine)
    return home / CHROMIUM


@pytest.mark.usefixtures("registered")
def test_all_is_well_with_the_real_host(machine: Machine) -> None:
    checks = doctor(machine)
    assert [(check.name, check.status) for check in checks] == [
        ("python", "ok"),
        ("script", "ok"),
        ("path", "ok"),
        ("browsers", "ok"),
        ("manifest", "ok"),
        ("host", "ok"),
        ("version", "ok"),
        ("log", "ok"),
        ("library", "ok"),
    ]
    assert "answered chromium's hello in" in checks[5].words


def test_the_host_that_is_greeted_writes_into_the_home_that_is_looked_at(
    machine: Machine, registered: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "developer").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "developer"))
    edit(registered, path=str(write_script(home / "host", '#!/bin/sh\n: > "$HOME/log"\n')))
    assert "ended without an answer" in failure(machine)[1]
    assert everything_in(tmp_path / "developer") == set()
    assert (home / "log").exists()


def test_all_is_well_with_the_real_host_in_firefox(home: Path) -> None:
    use_browser(home / ".mozilla/firefox")
    machine = computer(home)
    install(machine)
    checks = doctor(machine)
    assert failures(checks) == []
    assert ["answered firefox's hello" in check.words for check in checks if check.name == "host"] == [True]


def test_each_family_greets_the_host_in_its_own_way(machine: Machine, home: Path) -> None:
    use_browser(home / ".mozilla/firefox")
    install(machine)
    words = [check.words for check in doctor(machine) if check.name == "host"]
    assert [said.split("'")[0] for said in words] == ["answered chromium", "answered firefox"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{'name': 1}", "is not JSON"),
        (b"\xff\xfe{}", "is not JSON"),
        (b"[" * 50_000, "is not JSON"),
        (b"[]", "is not a JSON object"),
        (b"{}", "name is None"),
    ],
)
def test_a_manifest_that_is_none(machine: Machine, registered: Path, data: bytes, words: str) -> None:
    registered.write_bytes(data)
    assert words in failure(machine)[1]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"type": "socket"}, "type is 'socket'"),
        ({"path": None}, "path is not absolute: None"),
        ({"path": 7}, "path is not absolute: 7"),
        ({"allowed_origins": []}, "do not list Smallprint's extension"),
        ({"allowed_origins": f"chrome-extension://{EXTENSION_ID}/"}, "has no allowed_origins"),
        ({"allowed_origins": None}, "has no allowed_origins"),
    ],
)
def test_a_manifest_with_a_wrong_field(
    machine: Machine, registered: Path, fields: dict[str, Any], words: str
) -> None:
    edit(registered, **fields)
    name, said = failure(machine)
    assert name == "manifest"
    assert words in said
    install(machine)
    assert failures(doctor(machine)) == []


@pytest.mark.parametrize(
    "head",
    [
        "#! /gone/env/bin/python3 -I\n",
        "#!/bin/sh\n'''exec' /gone/env/bin/python3 \"$0\" \"$@\"\n' '''\n",
        "#!/bin/sh\n'''exec' \"/gone/env of Zoë/bin/python3\" \"$0\" \"$@\"\n' '''\n",
    ],
)
def test_a_program_whose_python_is_gone(machine: Machine, registered: Path, home: Path, head: str) -> None:
    edit(registered, path=str(write_script(home / "old/smallprint-host", head)))
    name, words = failure(machine)
    assert name == "manifest"
    assert "is gone: /gone/env" in words


def test_our_own_script_without_its_python(home: Path) -> None:
    use_browser(home / ".config/chromium")
    scripts = write_script(home / "bin/smallprint-host", "#!/gone/python3\n").parent
    machine = computer(home, scripts=scripts)
    install(machine)
    assert [name for name, _ in failures(doctor(machine))] == ["script", "manifest"]


@pytest.mark.usefixtures("registered")
def test_no_script(home: Path) -> None:
    name, words = failure(computer(home, scripts=home / "nowhere"))
    assert (name, "smallprint-host is missing" in words) == ("script", True)


@pytest.mark.usefixtures("registered")
def test_an_old_python(home: Path) -> None:
    assert failure(computer(home, python=(3, 10, 9)))[0] == "python"


def test_no_browser_but_a_sandboxed_one(home: Path) -> None:
    (home / "snap/chromium").mkdir(parents=True)
    checks = doctor(computer(home))
    assert [name for name, _ in failures(checks)] == ["browsers"]
    (sandbox,) = [check for check in checks if check.name == "sandbox"]
    assert (sandbox.subject, sandbox.status) == ("Chromium", "warning")
    assert "snap" in sandbox.words


def test_one_profile_alone(machine: Machine, home: Path) -> None:
    name, words = failure(machine, home / "data")
    assert name == "manifest"
    assert str(home / "data") in words
    install(machine, profile=home / "data")
    assert failures(doctor(machine, home / "data")) == []


def test_windows_without_its_key_and_with_a_key_to_nowhere(home: Path) -> None:
    scripts = write_stub(home / "env/Scripts/smallprint-host.exe", __version__).parent
    machine = computer(home, "windows", scripts=scripts)
    use_browser(home / "AppData/Local/Microsoft/Edge/User Data")
    install(machine)
    assert failures(doctor(machine)) == []
    assert isinstance(machine.registry, FakeRegistry)
    key = rf"Software\Microsoft\Edge\NativeMessagingHosts\{HOST_NAME}"
    machine.registry.values[key] = str(home / "moved.json")
    assert "there is no manifest" in failure(machine)[1]
    del machine.registry.values[key]
    assert "no registry key HKEY_CURRENT_USER" in failure(machine)[1]
