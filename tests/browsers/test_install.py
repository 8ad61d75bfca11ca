from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smallprint.browsers.doctor import doctor
from smallprint.browsers.finding import all_places
from smallprint.browsers.install import install
from smallprint.browsers.machine import this_machine
from smallprint.browsers.uninstall import uninstall
from smallprint.errors import InstallError
from smallprint.identity import EXTENSION_ID, FIREFOX_ID, HOST_NAME

from .computer import REAL_SCRIPTS, FakeRegistry, computer, everything_in, not_root, use_browser, write_stub

if TYPE_CHECKING:
    from smallprint.browsers.install import Result
    from smallprint.browsers.machine import Machine, System

FILE = f"{HOST_NAME}.json"
CHROMIUM = f".config/chromium/NativeMessagingHosts/{FILE}"


def actions(results: list[Result]) -> list[tuple[str, str]]:
    return [(result.browser, result.action) for result in results]


def test_a_chromium_manifest(machine: Machine, home: Path) -> None:
    (result,) = install(machine)
    assert (result.browser, result.action, result.path) == ("chromium", "registered", str(home / CHROMIUM))
    content = json.loads((home / CHROMIUM).read_text("utf-8"))
    assert content.pop("description")
    assert content == {
        "name": "org.smallprint.host",
        "path": str(REAL_SCRIPTS / "smallprint-host"),
        "type": "stdio",
        "allowed_origins": [f"chrome-extension://{EXTENSION_ID}/"],
    }
    assert (home / CHROMIUM).stat().st_mode & 0o777 == 0o644


def test_a_firefox_manifest_lists_extensions_only(home: Path) -> None:
    use_browser(home / ".mozilla/firefox")
    install(computer(home))
    content = json.loads((home / ".mozilla/native-messaging-hosts" / FILE).read_text("utf-8"))
    assert content["allowed_extensions"] == [FIREFOX_ID]
    assert "allowed_origins" not in content


def test_a_second_run_changes_nothing(machine: Machine, home: Path) -> None:
    install(machine)
    before = (home / CHROMIUM).stat()
    assert actions(install(machine)) == [("chromium", "already registered")]
    after = (home / CHROMIUM).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize("wrong", [b"", b"not json", b"{}", b"\xef\xbb\xbf{}", b"\xff" * 100_000])
def test_a_wrong_manifest_is_repaired(machine: Machine, home: Path, wrong: bytes) -> None:
    install(machine)
    right = (home / CHROMIUM).read_bytes()
    (home / CHROMIUM).write_bytes(wrong)
    assert actions(install(machine)) == [("chromium", "repaired")]
    assert (home / CHROMIUM).read_bytes() == right


def test_a_link_in_place_of_the_manifest_is_replaced_and_its_target_left_alone(
    machine: Machine, home: Path
) -> None:
    target = home / "precious"
    target.write_text("keep me", "utf-8")
    (home / CHROMIUM).parent.mkdir(parents=True)
    (home / CHROMIUM).symlink_to(target)
    install(machine)
    assert not (home / CHROMIUM).is_symlink()
    assert target.read_text("utf-8") == "keep me"


def test_a_dry_run_says_the_same_and_writes_nothing(machine: Machine, home: Path) -> None:
    before = everything_in(home)
    planned = install(machine, dry_run=True)
    assert everything_in(home) == before
    assert planned == install(machine)


def test_one_browser_by_name_even_if_it_is_not_here(machine: Machine, home: Path) -> None:
    assert actions(install(machine, browser="vivaldi")) == [("vivaldi", "registered")]
    assert (home / ".config/vivaldi/NativeMessagingHosts" / FILE).is_file()
    assert not (home / CHROMIUM).exists()


def test_a_profile_folder(machine: Machine, home: Path) -> None:
    (result,) = install(machine, profile=home / "my data")
    assert result.path == str(home / "my data/NativeMessagingHosts" / FILE)
    assert Path(result.path).is_file()
    assert uninstall(machine, profile=home / "my data") != []
    assert everything_in(home / "my data") == set()


def test_no_browser_is_an_error_that_says_how_to_name_one(home: Path) -> None:
    with pytest.raises(InstallError) as caught:
        install(computer(home))
    assert caught.value.code == "no_browser"
    assert "--browser" in caught.value.hint
    assert "vivaldi" in caught.value.hint


def test_a_browser_in_a_sandbox_alone_is_named_in_the_error(home: Path) -> None:
    (home / "snap/chromium").mkdir(parents=True)
    with pytest.raises(InstallError, match="Chromium in a snap"):
        install(computer(home))


@pytest.mark.parametrize("name", ["netscape", "arc", "edge-canary", "", "../chromium"])
def test_a_browser_that_is_not_known_here(machine: Machine, name: str) -> None:
    with pytest.raises(InstallError) as caught:
        install(machine, browser=name)
    assert caught.value.code == "no_browser"


@pytest.mark.parametrize("change", [install, uninstall, doctor])
def test_sudo_is_refused_by_name(home: Path, change: object) -> None:
    with pytest.raises(InstallError) as caught:
        change(computer(home, root=True, env={"SUDO_USER": "ada"}))  # type: ignore[operator]
    assert caught.value.hint == "Run the same command as ada, without sudo."


@pytest.mark.usefixtures("machine")
def test_a_root_account_of_its_own_is_fine(home: Path) -> None:
    assert install(computer(home, root=True))


@pytest.mark.usefixtures("machine")
def test_a_missing_script_is_an_error_before_anything_is_written(home: Path) -> None:
    before = everything_in(home)
    with pytest.raises(InstallError, match="smallprint-host is missing"):
        install(computer(home, scripts=home / "empty"))
    assert everything_in(home) == before


@pytest.mark.parametrize("system", ["linux", "macos", "windows"])
def test_every_browser_that_is_known_comes_and_goes_without_a_trace(home: Path, system: System) -> None:
    scripts = home / "env"
    for name in ("smallprint-host", "smallprint-host.exe"):
        write_stub(scripts / name, "1")
    machine = computer(home, system, scripts=scripts)
    for place in all_places(machine):
        place.root.mkdir(parents=True, exist_ok=True)  # the system's own, not ours to remove
    before = everything_in(home)
    names = dict.fromkeys(place.browser for place in all_places(machine))
    assert len(names) > 15
    for name in names:
        planned = install(machine, browser=name, dry_run=True)
        assert everything_in(home) == before
        assert {result.browser for result in planned} == {name}
        install(machine, browser=name)
        assert {action for _, action in actions(install(machine, browser=name))} == {"already registered"}
        assert uninstall(machine)
        assert everything_in(home) == before
        assert not isinstance(machine.registry, FakeRegistry) or not machine.registry.values


def test_windows_registers_files_and_keys_and_leaves_none(home: Path) -> None:
    scripts = home / "venv/Scripts"
    write_stub(scripts / "smallprint-host.exe", "1")
    machine = computer(home, "windows", scripts=scripts)
    registry = machine.registry
    assert isinstance(registry, FakeRegistry)
    registry.values[r"Software\Google\Chrome\NativeMessagingHosts\com.example.other"] = "theirs"
    before = everything_in(home)
    for folder in ("Local/Google/Chrome/User Data", "Local/BraveSoftware/Brave-Browser/User Data"):
        use_browser(home / "AppData" / folder)
    use_browser(home / "AppData/Roaming/Mozilla/Firefox")
    used = everything_in(home)
    assert actions(install(machine)) == [
        ("chrome", "registered"),
        ("brave", "already registered"),  # it reads Chrome's key
        ("firefox", "registered"),
    ]
    named = registry.values[rf"Software\Google\Chrome\NativeMessagingHosts\{HOST_NAME}"]
    assert json.loads(Path(named).read_text("utf-8"))["path"] == str(scripts / "smallprint-host.exe")
    assert {action for _, action in actions(install(machine))} == {"already registered"}

    registry.values[rf"Software\Mozilla\NativeMessagingHosts\{HOST_NAME}"] = r"C:\old.json"
    assert actions(install(machine, browser="firefox")) == [("firefox", "repaired")]

    uninstall(machine)
    assert list(registry.values.values()) == ["theirs"]
    assert {key for key in registry.hive.keys() if "Mozilla" in key} == set()  # noqa: SIM118 - no dictionary
    assert everything_in(home) == used
    assert before < used


def test_windows_files_without_keys_are_removed_too(home: Path) -> None:
    scripts = home / "Scripts"
    write_stub(scripts / "smallprint-host.exe", "1")
    machine = computer(home, "windows", scripts=scripts)
    install(machine, browser="chrome")
    assert isinstance(machine.registry, FakeRegistry)
    machine.registry.values.clear()
    assert actions(uninstall(machine)) == [("chrome", "removed")]
    assert not (home / "AppData/Local/smallprint").exists()


def test_windows_keys_that_name_nothing_or_cannot_be_removed(home: Path) -> None:
    machine = computer(home, "windows")
    registry = machine.registry
    assert isinstance(registry, FakeRegistry)
    empty, full = (
        rf"Software\{vendor}\NativeMessagingHosts\{HOST_NAME}" for vendor in ("Chromium", "Mozilla")
    )
    registry.hive.made.add(empty)
    registry.values[rf"{full}\theirs"] = "theirs"
    assert sorted(actions(uninstall(machine))) == [("chromium", "removed"), ("firefox", "failed")]
    assert registry.read(empty) is None
    assert list(registry.values.values()) == ["theirs"]


def test_windows_keys_of_another_installation_keep_their_file(home: Path) -> None:
    scripts = write_stub(home / "Scripts/smallprint-host.exe", "1").parent
    other = write_stub(home / "other/smallprint-host.exe", "1").parent
    install(computer(home, "windows", scripts=other), browser="edge")
    machine = computer(home, "windows", scripts=scripts)
    edge = computer(home, "windows", scripts=other)
    install(edge, browser="edge")
    assert isinstance(machine.registry, FakeRegistry)
    assert isinstance(edge.registry, FakeRegistry)
    machine.registry.values.update(edge.registry.values)
    machine.registry.values[rf"Software\Chromium\NativeMessagingHosts\{HOST_NAME}"] = "gone.json"
    assert sorted(actions(uninstall(machine))) == [("chromium", "removed"), ("edge", "stays")]
    assert machine.registry.values == edge.registry.values
    assert (home / "AppData/Local/smallprint/hosts/chromium.json").exists()


def test_windows_has_no_profile_folders(home: Path) -> None:
    with pytest.raises(InstallError, match="registry"):
        install(computer(home, "windows"), profile=home / "data")


def test_macos(home: Path) -> None:
    use_browser(home / "Library/Application Support/Microsoft Edge Dev")
    used = everything_in(home)
    machine = computer(home, "macos")
    assert actions(install(machine)) == [("edge-dev", "registered")]
    uninstall(machine)
    assert everything_in(home) == used


def test_uninstall_leaves_the_files_of_others(machine: Machine, home: Path) -> None:
    use_browser(home / ".config/google-chrome/Default")
    other = home / ".config/chromium/NativeMessagingHosts/com.example.other.json"
    other.parent.mkdir()
    other.write_text("{}", "utf-8")
    before = everything_in(home)
    install(machine)
    install(machine, browser="opera")  # makes folders for a browser that is not here
    planned = uninstall(machine, dry_run=True)
    assert uninstall(machine) == planned
    assert everything_in(home) == before
    assert uninstall(machine) == []


def test_uninstall_removes_what_it_cannot_read(machine: Machine, home: Path) -> None:
    (home / CHROMIUM).parent.mkdir()
    (home / CHROMIUM).symlink_to(home / "nowhere")
    assert actions(uninstall(machine)) == [("chromium", "removed")]
    assert not (home / CHROMIUM).is_symlink()


def test_one_place_that_cannot_be_written_does_not_stop_the_others(machine: Machine, home: Path) -> None:
    use_browser(home / ".config/vivaldi")
    (home / ".config/chromium/NativeMessagingHosts").write_text("a file, not a folder", "utf-8")
    results = install(machine)
    assert actions(results) == [("chromium", "failed"), ("vivaldi", "registered")]
    assert results[0].reason
    assert "writable" not in results[0].hint


def test_what_is_in_the_way_is_to_be_removed(machine: Machine, home: Path) -> None:
    (home / CHROMIUM).mkdir(parents=True)
    (result,) = install(machine)
    assert (result.action, result.hint) == (
        "failed",
        f"Remove what is at {home / CHROMIUM}, then run the command again.",
    )


def test_scraps_of_an_install_that_was_killed_go_too(machine: Machine, home: Path) -> None:
    before = everything_in(home)
    install(machine)
    (home / CHROMIUM).with_name(f".{FILE}.x1y2z3_4").touch()
    uninstall(machine)
    assert everything_in(home) == before


def test_another_installation_that_works_stays_registered(machine: Machine, home: Path) -> None:
    other = write_stub(home / "other/smallprint-host", "1")
    install(computer(home, scripts=other.parent))
    (result,) = uninstall(machine)
    assert (result.action, str(other) in result.reason) == ("stays", True)
    assert (home / CHROMIUM).exists()
    (linked := home / "linked").symlink_to(other.parent, target_is_directory=True)
    assert actions(uninstall(computer(home, scripts=linked))) == [("chromium", "removed")]


def test_a_read_only_folder_fails_with_its_reason_and_leaves_no_scraps() -> None:
    home = Path(tempfile.mkdtemp())
    home.chmod(0o755)
    try:
        hosts = home / "data/NativeMessagingHosts"
        hosts.mkdir(parents=True)
        hosts.chmod(0o555)
        with not_root():
            (result,) = install(computer(home), profile=home / "data")
        assert (result.action, result.reason) == ("failed", "Permission denied")
        assert list(hosts.iterdir()) == []
    finally:
        hosts.chmod(0o755)
        shutil.rmtree(home)


def test_a_manifest_that_we_may_not_read_is_replaced() -> None:
    home = Path(tempfile.mkdtemp())
    home.chmod(0o777)
    try:
        with not_root():
            install(computer(home), profile=home / "data")
            (home / "data/NativeMessagingHosts" / FILE).chmod(0)
            assert actions(install(computer(home), profile=home / "data")) == [("profile", "repaired")]
            assert actions(install(computer(home), profile=home / "data")) == [
                ("profile", "already registered")
            ]
    finally:
        shutil.rmtree(home)


def test_the_user_data_folder_of_the_environment_is_registered_and_left_again(home: Path) -> None:
    use_browser(home / "data")
    machine = computer(home, env={"CHROME_USER_DATA_DIR": str(home / "data")})
    assert actions(install(machine)) == [("profile", "registered")]
    assert [check.status for check in doctor(machine) if check.name == "manifest"] == ["ok"]
    uninstall(machine)
    assert everything_in(home / "data") == {"Local State"}


def test_a_moved_firefox_is_registered_where_it_still_looks(home: Path) -> None:
    use_browser(home / ".config/mozilla/firefox")
    used = everything_in(home)
    (result,) = install(computer(home))
    assert result.path == str(home / ".mozilla/native-messaging-hosts" / FILE)
    uninstall(computer(home))
    assert everything_in(home) == used


def test_the_script_of_this_installation_is_found() -> None:
    assert this_machine().host_script() == REAL_SCRIPTS / "smallprint-host"


def test_a_shim_on_path_is_not_taken(home: Path) -> None:
    write_stub(home / "shims/smallprint-host", "1")
    machine = computer(home, scripts=home / "venv/bin", env={"PATH": str(home / "shims")})
    with pytest.raises(InstallError):
        machine.host_script()


def test_a_linked_environment_keeps_the_path_it_was_called_by(home: Path) -> None:
    """A link to the current environment is moved on by its owner; the target may then be gone."""
    script = write_stub(home / "envs/v1/bin/smallprint-host", "1")
    (home / "current").symlink_to(home / "envs/v1", target_is_directory=True)
    use_browser(home / ".config/chromium")
    install(computer(home, scripts=home / "current/bin"))
    path = json.loads((home / CHROMIUM).read_text("utf-8"))["path"]
    assert path == str(home / "current/bin/smallprint-host")
    assert Path(path).samefile(script)


def test_the_python_of_an_environment_that_is_linked_finds_its_own_script(home: Path) -> None:
    (home / "linked env").symlink_to(REAL_SCRIPTS.parent, target_is_directory=True)
    code = "from smallprint.browsers.machine import this_machine; print(this_machine().host_script())"
    python = home / "linked env/bin" / Path(sys.executable).name
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).samefile(REAL_SCRIPTS / "smallprint-host")
