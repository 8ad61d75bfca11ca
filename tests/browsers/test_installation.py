"""How Smallprint was installed: the commands that fit, and the installations that browsers cannot rely on."""

from __future__ import annotations

from pathlib import Path

import pytest

from smallprint.browsers import installation
from smallprint.browsers.doctor import doctor
from smallprint.browsers.install import install
from smallprint.errors import InstallError
from smallprint.identity import HOST_NAME

from .computer import computer, everything_in, use_browser, write_stub

STORE = Path(
    "C:/Program Files/WindowsApps/PythonSoftwareFoundation.Python.3.12_3.12.2800.0_x64__qbz5n2kfra8p0"
)
CACHES = [
    (".cache/uv/archive-v0/Xk3q", "uvx"),
    ("AppData/Local/uv/cache/archive-v0/Xk3q", "uvx"),
    (".cache/uv/environments-v2/reader-1a2b", "uvx"),
    (".cache/pipx/0123456789abcde", "pipx run"),
    (".local/share/pipx/.cache/0123456789abcde", "pipx run"),
    ("Library/Caches/pipx/0123456789abcde", "pipx run"),
    ("AppData/Local/pipx/pipx/Cache/0123456789abcde", "pipx run"),
]


@pytest.mark.parametrize(
    ("mark", "remove", "update"),
    [
        ("pipx_metadata.json", "pipx uninstall smallprint", "pipx upgrade smallprint"),
        ("uv-receipt.toml", "uv tool uninstall smallprint", "uv tool upgrade smallprint"),
        (
            "pyvenv.cfg",
            "/opt/env/bin/python -m pip uninstall smallprint",
            "/opt/env/bin/python -m pip install --upgrade smallprint",
        ),
    ],
)
def test_commands_are_those_of_the_installer(tmp_path: Path, mark: str, remove: str, update: str) -> None:
    (tmp_path / mark).touch()
    machine = computer(tmp_path, scripts=Path("/opt/env/bin"), prefix=tmp_path)
    assert installation.remove(machine) == remove
    assert installation.update(machine) == update


@pytest.mark.parametrize(("folder", "runner"), CACHES)
def test_a_cache_is_no_place_to_be_registered_from(home: Path, folder: str, runner: str) -> None:
    use_browser(home / ".config/chromium")
    scripts = write_stub(home / folder / "bin/smallprint-host", "1").parent
    before = everything_in(home)
    with pytest.raises(InstallError) as caught:
        install(computer(home, scripts=scripts))
    assert f"started by {runner}," in caught.value.message
    assert "uv tool install smallprint" in caught.value.hint
    assert "pipx install smallprint" in caught.value.hint
    assert everything_in(home) == before
    (warned,) = [check for check in doctor(computer(home, scripts=scripts)) if check.name == "environment"]
    assert (warned.status, warned.fix) == ("warning", caught.value.hint)


@pytest.mark.parametrize(
    "folder",
    [
        ".local/share/uv/tools/smallprint",
        ".local/share/pipx/venvs/smallprint",
        ".cache/../.local/pipx/venvs/smallprint",
        "cache/env",
        ".venv",
    ],
)
def test_other_environments_stay(home: Path, folder: str) -> None:
    assert installation.passing_home(home / folder) == ""


def test_python_of_the_microsoft_store(home: Path) -> None:
    use_browser(home / "AppData/Local/Google/Chrome/User Data")
    scripts = write_stub(home / "Scripts/smallprint-host.exe", "1").parent
    machine = computer(home, "windows", scripts=scripts, base=STORE)
    before = everything_in(home)
    with pytest.raises(InstallError) as caught:
        install(machine)
    assert "Microsoft Store" in caught.value.message
    assert "python.org" in caught.value.hint
    assert everything_in(home) == before
    failed = [check.name for check in doctor(machine) if check.status == "failed"]
    assert "environment" in failed


@pytest.mark.parametrize(
    ("env", "hint"),
    [
        ({"SUDO_USER": "ada"}, "Run the same command as ada, without sudo."),
        ({"DOAS_USER": "ada"}, "Run the same command as ada, without doas."),
        ({"PKEXEC_UID": "65534"}, "Run the same command as nobody, without pkexec."),
        ({"PKEXEC_UID": "4123456"}, "Run the same command as yourself, without pkexec."),
    ],
)
def test_each_way_to_root_is_refused(home: Path, env: dict[str, str], hint: str) -> None:
    with pytest.raises(InstallError) as caught:
        install(computer(home, root=True, env=env))
    assert caught.value.hint == hint


@pytest.mark.parametrize("env", [{}, {"SUDO_USER": "root"}, {"DOAS_USER": "root"}, {"PKEXEC_UID": "0"}])
def test_root_on_purpose_is_not(home: Path, env: dict[str, str]) -> None:
    use_browser(home / ".config/chromium")
    assert install(computer(home, root=True, env=env))


def test_wsl_is_told_where_no_browser_is_found(home: Path) -> None:
    machine = computer(home, env={"WSL_DISTRO_NAME": "Debian"})
    with pytest.raises(InstallError) as caught:
        install(machine)
    assert caught.value.code == "no_browser"
    assert "WSL" in caught.value.message
    assert "PowerShell" in caught.value.hint
    (check,) = [check for check in doctor(machine) if check.name == "browsers"]
    assert (check.status, check.words, check.fix) == ("failed", caught.value.message, caught.value.hint)


def test_a_browser_inside_wsl_is_a_browser(home: Path) -> None:
    use_browser(home / ".config/chromium")
    (result,) = install(computer(home, env={"WSL_DISTRO_NAME": "Debian"}))
    assert result.path.endswith(f"{HOST_NAME}.json")


def test_commands_name_the_python_where_path_lacks_smallprint(home: Path) -> None:
    machine = computer(home, scripts=Path("/opt/my env/bin"))
    assert machine.command("install") == "'/opt/my env/bin/python' -m smallprint install"
    windows = computer(home, "windows", scripts=Path("/opt/my env/bin"))
    assert windows.command("install") == '"/opt/my env/bin/python" -m smallprint install'
