"""Who may change and read what, with rights taken away for real."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smallprint.browsers.checking.permissions import may_others_change, may_others_read, may_we_change
from smallprint.browsers.checking.store import check_library

from .computer import computer, not_root

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that somebody who is not root can get at."""
    made = Path(tempfile.mkdtemp())
    try:
        with not_root():
            (made.parent / made.name).stat()
        made.chmod(0o755)
        yield made
    finally:
        shutil.rmtree(made)


def test_a_folder_of_root_is_named_with_the_way_to_get_it_back(folder: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can make what is root's")
    with not_root():
        (found,) = may_we_change(folder, folder)
    assert found.fix == f'Run: sudo chown -R "$USER" {folder}'


def test_our_own_folder_without_rights(folder: Path) -> None:
    ours = folder / "ours"
    folder.chmod(0o777)
    with not_root():
        ours.mkdir(mode=0o500)
        (found,) = may_we_change(ours, folder)
        assert found.fix == f"Run: chmod u+rwx {ours}"
        ours.chmod(0o700)
        assert may_we_change(ours, folder) == []


def test_a_library_without_rights_is_not_opened(folder: Path) -> None:
    folder.chmod(0o777)
    machine = computer(folder)
    file = machine.files.library
    assert file is not None
    with not_root():
        file.parent.mkdir(parents=True, mode=0o755)
        file.write_bytes(b"anything")
        file.chmod(0o400)
        (found,) = check_library(machine)
    assert (found.name, found.status) == ("permissions", "failed")
    assert found.fix == f"Run: chmod u+rw {file}"


def test_a_sticky_folder_is_safe(folder: Path) -> None:
    file = folder / "script"
    file.touch(0o644)
    folder.chmod(0o1777)
    assert may_others_change(file, folder) == []
    folder.chmod(0o777)
    assert [check.subject for check in may_others_change(file, folder)] == [folder.name]


def test_a_library_is_nobody_elses(folder: Path) -> None:
    file = folder / "library.db"
    assert may_others_read(file, folder) == may_others_change(file, folder) == []  # not there yet
    file.touch()
    file.chmod(0o640)
    assert [check.fix for check in may_others_read(file, folder)] == [f"Run: chmod go-rwx {file}"]
    file.chmod(0o600)
    assert may_others_read(file, folder) == []


def test_what_is_below_a_folder_of_ours_alone_is_nobody_elses(folder: Path) -> None:
    home = folder / "home"
    file = home / "hosts/manifest.json"
    file.parent.mkdir(parents=True)
    file.touch()
    file.chmod(0o666)
    file.parent.chmod(0o777)
    home.chmod(0o711)
    assert len(may_others_change(file, home)) == 2
    assert len(may_others_read(file, home)) == 1
    home.chmod(0o700)
    assert may_others_change(file, home) == may_others_read(file, home) == []
