"""Broken set-ups, one by one: `doctor` names each of them, and `install` mends what it can."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from smallprint import __version__
from smallprint.browsers.doctor import doctor
from smallprint.browsers.greeting import greet
from smallprint.browsers.install import install
from smallprint.identity import EXTENSION_ID, HOST_NAME

from .computer import FakeRegistry, computer, use_browser, write_script, write_stub

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


def edit(manifest: Path, **fields: Any) -> None:
    content = json.loads(manifest.read_text("utf-8")) | fields
    content = {field: value for field, value in content.items() if value is not None}
    manifest.write_text(json.dumps(content), "utf-8")


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


def test_no_manifest(machine: Machine) -> None:
    assert failure(machine)[0] == "manifest"
    assert "not registered" in failure(machine)[1]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is not JSON"),
        (b"{'name': 1}", "is not JSON"),
        (b"\xef\xbb\xbf{}", "is not JSON"),
        (b"\xff\xfe{}", "is not JSON"),
        (b"[" * 50_000, "is not JSON"),
        (b"[]", "is not a JSON object"),
        (b"{}", "name is None"),
    ],
)
def test_a_manifest_that_is_none(machine: Machine, registered: Path, data: bytes, words: str) -> None:
    registered.write_bytes(data)
    assert words in failure(machine)[1]


ORIGIN = f"chrome-extension://{EXTENSION_ID}"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": "org.smallprint.other"}, "name is 'org.smallprint.other'"),
        ({"type": "socket"}, "type is 'socket'"),
        ({"path": "smallprint-host"}, "path is not absolute: 'smallprint-host'"),
        ({"path": None}, "path is not absolute: None"),
        ({"path": 7}, "path is not absolute: 7"),
        ({"path": "/nowhere/smallprint-host"}, "program /nowhere/smallprint-host does not exist"),
        ({"allowed_origins": [ORIGIN]}, "lack the last slash"),
        ({"allowed_origins": [f"chrome-extension://{'a' * 32}/"]}, "do not list Smallprint's extension"),
        ({"allowed_origins": []}, "do not list Smallprint's extension"),
        ({"allowed_origins": f"{ORIGIN}/"}, "has no allowed_origins"),
        ({"allowed_origins": None}, "has no allowed_origins"),
        ({"allowed_extensions": ["x@y.example"]}, "has allowed_extensions, which this browser refuses"),
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


def test_a_manifest_that_cannot_be_read(machine: Machine, registered: Path) -> None:
    registered.unlink()
    registered.mkdir()
    assert "cannot be read" in failure(machine)[1]


def test_a_program_that_is_not_executable(machine: Machine, registered: Path, home: Path) -> None:
    edit(registered, path=str(write_script(home / "old/smallprint-host", "#!/bin/sh\n", 0o644)))
    assert "is not executable" in failure(machine)[1]


@pytest.mark.parametrize(
    "head",
    [
        "#!/gone/env/bin/python3\n",
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


def test_a_manifest_that_anybody_may_change(machine: Machine, registered: Path) -> None:
    registered.chmod(0o666)
    assert failure(machine)[0] == "permissions"


def test_another_installation_of_the_same_version(machine: Machine, registered: Path, home: Path) -> None:
    edit(registered, path=str(write_stub(home / "other env/bin/smallprint-host", __version__)))
    checks = doctor(machine)
    assert failures(checks) == []
    assert [check.name for check in checks if check.status == "warning"] == ["installation"]


def test_another_installation_of_another_version(machine: Machine, registered: Path, home: Path) -> None:
    edit(registered, path=str(write_stub(home / "other env/bin/smallprint-host", "0.0.1")))
    name, words = failure(machine)
    assert name == "version"
    assert words.startswith("Chromium would start ")
    assert words.endswith(f"smallprint-host, which is 0.0.1; this command line is {__version__}")


HEAD = f"#!{sys.executable}\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("import no_such_module_of_ours\n", "No module named 'no_such_module_of_ours'"),
        ("raise SystemExit(0)\n", "ended without an answer"),
        ("print('Hello, I am up')\n", "standard output, which belongs to the browser"),
        ("import sys; sys.stdout.buffer.write(bytes([2, 0, 0, 0]) + b'[]')\n", "is not a message"),
        ("import sys; sys.stdout.buffer.write(bytes([9, 0, 0, 0]) + b'{}')\n", "in the middle of its answer"),
        ("import sys; sys.stdout.buffer.write(bytes([2, 0, 0, 0]) + b'{}')\n", "is not one to hello"),
        (
            'import sys; sys.stdout.buffer.write(bytes([27, 0, 0, 0]) + b\'{"error": {"code": "busy"}}\')\n',
            "it answered busy",
        ),
    ],
)
def test_a_host_that_does_not_answer_as_it_should(
    machine: Machine, registered: Path, home: Path, text: str, words: str
) -> None:
    edit(registered, path=str(write_script(home / "old/smallprint-host", HEAD + text)))
    name, said = failure(machine)
    assert name == "host"
    assert words in said


def test_a_host_that_hangs_is_killed(home: Path) -> None:
    script = write_script(home / "slow", HEAD + "import time; time.sleep(60)\n")
    greeting = greet([str(script)], patience=0.5)
    assert greeting.problem.startswith("it did not answer within")
    assert greeting.milliseconds < 5000


def test_a_host_that_is_no_program(home: Path) -> None:
    assert "does not start" in greet([str(write_script(home / "host", "\0\0"))]).problem


def test_the_real_host_refuses_a_stranger(machine: Machine) -> None:
    program = str(machine.host_script())
    assert "forbidden" in greet([program, f"chrome-extension://{'a' * 32}/"]).problem


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
