"""What people get: the packages, installed in a home that has nothing, and Firefox as it looks for hosts there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from scripts.packaging.extension import pack
from scripts.packaging.python import build_wheel

from tests.packaging.installers import install, wheels
from tests.policies import POLICIES

from .launch import ORIGIN, find_firefox, start
from .popup import open_popup

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.site import Site


def test_from_the_packages_to_the_cards_and_away_again(web: Site, tmp_path: Path) -> None:
    if find_firefox() is None:
        pytest.skip("no Firefox: install one, or set FIREFOX to its path")
    wheel = build_wheel(tmp_path)
    installed = install("pipx", wheel, wheels(wheel, tmp_path / "house"), tmp_path / "computer")
    home = installed.cwd

    registered = installed.run("smallprint", "install")
    assert registered.returncode == 0, registered.stderr
    assert b"Firefox: registered: " in registered.stdout

    with start(home, environment=installed.environment) as firefox:
        before = firefox.tabs()
        firefox.install(pack(tmp_path, "firefox"))
        welcome = firefox.opened(before)
        firefox.wait(welcome, "document.querySelector('#host.done') !== null")
        firefox.click(welcome, "#agree .primary")
        firefox.wait(welcome, "document.querySelector('#agree.done') !== null")
        inside = firefox.tab(f"{ORIGIN}/report/report.html")
        page = firefox.tab(web.add((POLICIES / "bramblechat" / "source.html").read_bytes()))
        popup = open_popup(firefox, inside, page)
        popup.cards()
        assert popup.evaluate("document.querySelector('h1').textContent") == "Bramblechat"
        assert popup.evaluate("document.querySelectorAll('.point blockquote').length") > 10
        popup.close()

    told = installed.run("smallprint", "library", "list")
    assert b"Bramblechat" in told.stdout
    healthy = installed.run("smallprint", "doctor")
    assert healthy.returncode == 0, healthy.stdout.decode()
    gone = installed.run("smallprint", "uninstall", "--library", "--yes")
    assert gone.returncode == 0, gone.stderr
    assert b"pipx uninstall smallprint" in gone.stderr
    assert [path for path in home.rglob("*") if "smallprint" in path.name] == []
