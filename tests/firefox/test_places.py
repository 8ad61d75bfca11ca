"""Where Firefox looks for the host, and what it lets the extension do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .host import Host
from .launch import ORIGIN, start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.origins import Origins

    from .firefox import Firefox

HELLO = """new Promise(resolve => {
    const port = chrome.runtime.connectNative("org.smallprint.host");
    port.onMessage.addListener(({ result }) => resolve(Object.keys(result)));
    port.onDisconnect.addListener(({ error }) => resolve(error?.message));
    port.postMessage({ id: 1, op: "hello", params: {} });
})"""


def test_the_host_is_found_where_profiles_no_longer_are(
    browser: Firefox, internet: Origins, extension: Path, tmp_path: Path
) -> None:
    """Since version 147 new profiles are among the settings, yet hosts have stayed in ~/.mozilla."""
    del browser  # skips where there is none
    settings = tmp_path / "settings"
    (settings / "mozilla" / "firefox").mkdir(parents=True)
    Host(tmp_path, internet).real()
    with start(tmp_path, environment={"XDG_CONFIG_HOME": str(settings)}) as firefox:
        firefox.install(extension)
        assert "protocol" in firefox.bidi.evaluate(firefox.tab(f"{ORIGIN}/report/report.html"), HELLO)


def test_what_the_extension_may_do_once_it_is_installed(browser: Firefox, inside: str) -> None:
    held = browser.bidi.evaluate(inside, "chrome.permissions.getAll()")
    assert held["origins"] == []
    assert sorted(held["permissions"]) == [
        "activeTab",
        "contextMenus",
        "nativeMessaging",
        "scripting",
        "storage",
    ]
    assert sorted(held["data_collection"]) == ["browsingActivity", "websiteContent"]
    [command] = browser.bidi.evaluate(inside, "chrome.commands.getAll()")
    assert command["shortcut"] == "Alt+Shift+S"
