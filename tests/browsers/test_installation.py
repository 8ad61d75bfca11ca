"""How Smallprint was installed: the commands that fit, and the installations that browsers cannot rely on."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from smallprint import __version__
from smallprint.browsers import installation
from smallprint.browsers.doctor import doctor
from smallprint.browsers.install import install
from smallprint.browsers.machine import this_machine
from smallprint.errors import InstallError
from smallprint.identity import HOST_NAME

from .computer import REAL_SCRIPTS, computer, everything_in, use_browser, write_script, write_stub
from .test_broken_setups import run

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
            "/opt/env/bin/python -m pip install --upgrade '/a b/smallprint.whl'",
        ),
    ],
)
def test_commands_are_those_of_the_installer(tmp_path: Path, mark: str, remove: str, update: str) -> None:
    (tmp_path / mark).touch()
    machine = computer(
        tmp_path, scripts=Path("/opt/env/bin"), prefix=tmp_path, source=("/a b/smallprint.whl",)
    )
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
    stay = {"uvx": "uv tool install", "pipx run": "pipx install"}[runner]
    assert f"with `{stay}` in place of `{runner}`;" in caught.value.hint
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
    windows = computer(home, "windows", scripts=Path("/opt/it's (mine) & yours"))
    assert windows.command("install") == '& "/opt/it\'s (mine) & yours/python" -m smallprint install'
    plain = computer(
        home, "windows", scripts=Path("/Python/Scripts"), prefix=Path("/Python"), base=Path("/Python")
    )
    assert plain.command("install") == "py -m smallprint install"
    assert installation.remove(plain) == "py -m pip uninstall smallprint"


def test_another_smallprint_on_path_is_not_taken_for_this_one(home: Path, tmp_path: Path) -> None:
    use_browser(home / ".config/chromium")
    other = write_stub(home / "other/smallprint-host", __version__).parent
    write_script(other / "smallprint", "#!/bin/sh\n")
    install(computer(home, scripts=other))
    machine = computer(home, env={"PATH": str(other)})
    assert machine.command("install") == f"{machine.run_python()} -m smallprint install"
    path, stray = [check for check in doctor(machine) if check.status != "ok"]
    assert (path.name, str(other / "smallprint") in path.words) == ("path", True)
    assert path.fix.startswith(f"Put {REAL_SCRIPTS} before {other} in PATH")
    assert stray.name == "installation"
    run(stray.fix, home, tmp_path / "tools")
    assert [check.name for check in doctor(machine) if check.status != "ok"] == ["path"]


def test_a_link_to_this_smallprint_is_this_one(home: Path) -> None:
    (home / "smallprint").symlink_to(REAL_SCRIPTS / "smallprint")
    assert computer(home, env={"PATH": str(home)}).command("install") == "smallprint install"


def test_on_windows_a_copy_is_this_one(home: Path) -> None:
    scripts = write_stub(home / "env/smallprint-host.exe", "1").parent
    write_script(scripts / "smallprint.exe", "starts env")
    write_script(home / "bin/smallprint", "starts env")
    machine = computer(home, "windows", scripts=scripts, env={"PATH": str(home / "bin")})
    assert machine.command("install") == "smallprint install"
    (home / "bin/smallprint").write_text("starts another", "utf-8")
    assert machine.command("install").startswith("& ")


@pytest.mark.parametrize(
    ("recorded", "arguments"),
    [
        (None, ("smallprint",)),
        ({"url": "file:///a%20b/smallprint.whl", "archive_info": {}}, ("/a b/smallprint.whl",)),
        ({"url": "file:///checkout", "dir_info": {}}, ("/checkout",)),
        ({"url": "file:///checkout", "dir_info": {"editable": True}}, ("--editable", "/checkout")),
        ({"url": "https://files.example/a.whl", "archive_info": {}}, ("https://files.example/a.whl",)),
        (
            {"url": "https://code.example/a", "vcs_info": {"vcs": "git", "commit_id": "0"}},
            ("git+https://code.example/a",),
        ),
        (
            {"url": "https://code.example/a", "vcs_info": {"vcs": "git", "requested_revision": "v1"}},
            ("git+https://code.example/a@v1",),
        ),
    ],
)
def test_the_source_is_what_pip_recorded(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    recorded: dict[str, object] | None,
    arguments: tuple[str, ...],
) -> None:
    info = tmp_path / "smallprint-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: smallprint\nVersion: 1\n", "utf-8")
    if recorded:
        (info / "direct_url.json").write_text(json.dumps(recorded), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert installation.source() == arguments


def test_without_a_record_it_is_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installation.source()  # what it imports is imported
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert installation.source() == (str(Path(__file__).parents[2]),)


def test_nobody_is_led_to_install_by_name_what_came_from_elsewhere(home: Path) -> None:
    for system in ("linux", "windows"):
        machine = computer(home, system, source=("/it's/a.whl",))
        for words in (installation.reinstall(machine), installation.update(machine)):
            assert "smallprint" not in words.partition(" -m pip ")[2]
            assert "it" in words.partition(" -m pip ")[2]


def test_a_user_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    pwd = pytest.importorskip("pwd")

    def unknown(uid: int) -> None:
        raise KeyError(uid)

    monkeypatch.delenv("HOME")
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    with pytest.raises(InstallError, match="There is no home folder"):
        this_machine()
