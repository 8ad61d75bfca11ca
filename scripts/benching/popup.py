"""From the click on the toolbar button to cards: a real browser, popup and host, above a popup of plain HTML."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright
from tests.e2e import browser, site
from tests.e2e.conftest import stop_worker

from scripts.benching.clicking import Button
from scripts.benching.figure import Figure, SkippedError, timed
from scripts.benching.home import rest
from scripts.benching.pages import load, ordinary
from scripts.benching.stopwatch import Stopwatch
from smallprint.identity import EXTENSION_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext

    from scripts.benching.pages import RealPage

_RUNS = 20
_HERE = Path(__file__).parent
_CLOCK = _HERE / "popup_clock.js"
_NO_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""The page is a real one, and asks for things of its site."""

_WAYS = {
    "cold": "host not running",
    "warm": "host running",
    "kept": "host running, policy in the library",
    "cold_kept": "host not running, policy in the library",
}


def bench_popup(data: Path) -> Iterator[Figure]:
    """20 clicks of each way on the ordinary page, all in turns with a static popup in the same browser."""
    if browser.find_chromium() is None:
        raise SkippedError("no Chromium: install one, or set CHROMIUM to its path")
    page, watch = ordinary(load(data)), Stopwatch()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        ours = _with_clock(browser.EXTENSION, folder / "ours", "popup/popup.html")
        static = _with_clock(_HERE / "static", folder / "static", "popup.html")
        profile = folder / "profile"
        browser.register_host(profile, browser.host_script())
        both = (f"--load-extension={ours},{static}", f"--disable-extensions-except={ours},{static}")
        playwright = stack.enter_context(sync_playwright())
        web = stack.enter_context(site.serve())
        context = stack.enter_context(
            browser.launch(playwright, profile, extension=ours, arguments=(*both, _NO_NETWORK))
        )
        rest(os.environ)
        _click(context, web, page, watch)
    times = watch.times
    yield timed("static", "a popup of plain HTML", times["static_all"])
    for way, words in _WAYS.items():
        for part, shown in {"drawn": "something", "first": "the first card", "all": "all cards"}.items():
            what = f"{words}: click to {shown}"
            yield timed(f"{way}_{part}", what, times[f"{way}_{part}"], "static popup", times["static_all"])


def _click(context: BrowserContext, web: site.Site, page: RealPage, watch: Stopwatch) -> None:
    tab = context.pages[0]
    static = Button(context, _id_of(context, "Static popup"))
    ours = Button(context, EXTENSION_ID)

    def press(button: Button, way: str) -> None:
        for part, milliseconds in button.press(tab).items():
            watch.add(f"{way}_{part}", milliseconds / 1000)

    for run in range(_RUNS):
        tab.goto(_anew(web, page, f"{run} first"))
        press(static, "static")
        stop_worker(context)
        press(ours, "cold")
        tab.goto(_anew(web, page, f"{run} second"))
        press(ours, "warm")
        press(ours, "kept")
        stop_worker(context)
        press(ours, "cold_kept")


def _anew(web: site.Site, page: RealPage, number: str) -> str:
    """The address of a copy of the page that the library does not know: its words differ in one sentence."""
    words = f"<p>This is copy {number} of our privacy policy.</p></body>".encode()
    return web.add(page.html.replace(b"</body>", words, 1))


def _with_clock(extension: Path, target: Path, popup: str) -> Path:
    """A copy of an extension whose popup tells when it was painted."""
    shutil.copytree(extension, target)
    document = target / popup
    shutil.copy(_CLOCK, document.with_name(_CLOCK.name))
    html = document.read_text(encoding="utf-8")
    document.write_text(
        html.replace("<head>", f'<head><script src="{_CLOCK.name}"></script>', 1), encoding="utf-8"
    )
    return target


def _id_of(context: BrowserContext, name: str) -> str:
    """The id of an extension that has no key: it follows from where it is."""
    assert context.browser is not None
    known = context.browser.new_browser_cdp_session().send("Extensions.getExtensions")["extensions"]
    return next(str(each["id"]) for each in known if each["name"] == name)
