"""What people get: the packages, installed in a home that has nothing, and Chromium as it looks for hosts there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect
from scripts.packaging.extension import pack
from scripts.packaging.python import build_wheel

from smallprint import __version__
from tests.packaging.installers import install, wheels
from tests.packaging.packages import unpacked
from tests.policies import POLICIES

from . import browser
from .popup import open_popup

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Playwright

    from .site import Site


def test_from_the_packages_to_the_cards_and_away_again(driver: Playwright, web: Site, tmp_path: Path) -> None:
    wheel = build_wheel(tmp_path)
    installed = install("pip", wheel, wheels(wheel, tmp_path / "house"), tmp_path / "computer")
    home = installed.cwd
    extension = unpacked(pack(tmp_path, "chromium"), tmp_path / "extension")

    registered = installed.run("smallprint", "install")
    assert registered.returncode == 0, registered.stderr
    assert b"Chromium: registered: " in registered.stdout

    profile = home / ".config" / "chromium"  # where it is without being told
    with browser.launch(
        driver,
        profile,
        welcome=True,
        agreed=False,
        extension=extension,
        environment=installed.environment,
    ) as context:
        welcome = browser.welcome_page(context)
        expect(welcome.locator("#host .state")).to_have_text(f"Smallprint {__version__} answers.")
        welcome.get_by_role("button", name="Agree").click()
        expect(welcome.locator("#agree.done")).to_be_visible()
        page = context.new_page()
        page.goto(web.add((POLICIES / "bramblechat" / "source.html").read_bytes()))
        popup = open_popup(context, page)
        popup.cards()
        assert popup.evaluate("document.querySelector('h1').textContent") == "Bramblechat"
        assert popup.evaluate("document.querySelectorAll('.point blockquote').length") > 10
        popup.close()

    told = installed.run("smallprint", "library", "list")
    assert b"Bramblechat" in told.stdout
    healthy = installed.run("smallprint", "doctor")
    assert b"FAILED" not in healthy.stdout, healthy.stdout.decode()
    assert healthy.returncode == 0
    gone = installed.run("smallprint", "uninstall", "--library", "--yes")
    assert gone.returncode == 0, gone.stderr
    assert [path for path in home.rglob("*") if "smallprint" in path.name] == []
