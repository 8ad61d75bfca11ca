"""A whole session of a reader, and all that was asked of the network in it: by the browser and by the host.

The browser notes what it does itself, in the log that it has for finding faults in networks: every request that leaves
an extension, a page or the browser's own parts passes there, before any cache and any server. The host is watched from
within, see tests/privacy/watch. What is left in the browser's stores is looked at in the same session.
"""

from __future__ import annotations

import json
import os
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from smallprint.identity import EXTENSION_ID
from tests.policies import POLICIES
from tests.privacy.doings import Doings

from . import browser
from .conftest import Host
from .popup import Popup, open_popup
from .report import ORIGIN, choose
from .test_finding import requests as listed
from .test_watching import SITES, turn

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Playwright

    from .origins import Origins

WATCH = Path(__file__).parents[1] / "privacy" / "watch"

OWN_PAGE = "https://www.lumora.example/privacy"
SAME_ORIGIN = "https://www.wrenfit.example/"
OTHER_ORIGIN = "https://www.bramblechat.example/"
GLANCED = "https://www.joblarch.example/privacy"
SHOP = "https://kettle.example/"
LOADED = [
    (address.partition("/privacy")[0], address.replace("privacy", path))
    for address, paths in {
        OWN_PAGE: ("static/app.css", "static/lumora.svg", "static/app.js"),
        GLANCED: ("css/2011.css",),
    }.items()
    for path in paths
]
"""What the samples load: by whom, and the address."""

STORES = """async () => ({
  sync: await chrome.storage.sync.get(),
  local: await chrome.storage.local.get(),
  session: await chrome.storage.session.get(),
  others: [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
           (await caches.keys()).length, (await cookieStore.getAll()).length],
})"""


@dataclass
class Session:
    """What there is to see of it."""

    told: dict[str, list[list[str]]]
    """The requests that the popup lists, by the page that was read."""
    saved: list[str]
    """The names of the files that were saved."""
    stores: dict[str, Any]
    folder: Path
    origins: Origins
    begun: list[tuple[str, str]]
    """The browser's requests: who began them, as an origin or "" for nobody on a page, and their addresses."""
    dialled: set[str]
    """What the browser connected to."""
    host: Doings


def sample(name: str) -> bytes:
    return (POLICIES / name / "source.html").read_bytes()


def home(name: str, link: str) -> str:
    return (
        f"<!doctype html><html lang=en><title>{name}</title><link rel=icon href='data:,'><h1>{name}</h1>"
        f"<p>{'All that we make. ' * 20}</p><footer><a href='{link}'>Privacy Policy</a></footer>"
    )


def build(origins: Origins) -> None:
    """The web of this session. Nothing on its pages has a browser ask for more, so that more would show."""
    origins.forget()
    icon = b"<link rel=icon href='data:,'></head>"
    for address, name in ((OWN_PAGE, "lumora"), (GLANCED, "joblarch")):
        origins.add(address, sample(name).replace(b"</head>", icon))
    origins.add(SAME_ORIGIN, home("Wrenfit", "/privacy"))
    origins.add(SAME_ORIGIN + "privacy", sample("wrenfit"))
    origins.add(OTHER_ORIGIN, home("Bramblechat", "https://legal.bramblechat.example/privacy"))
    origins.add("https://legal.bramblechat.example/privacy", sample("bramblechat"))
    origins.add(SHOP, home("Kettles", "/privacy"))


def read(context: BrowserContext, page: Page, address: str) -> Popup:
    page.goto(address)
    popup = open_popup(context, page)
    popup.cards()
    popup.wait("document.querySelector('.kept') !== null")
    return popup


def use(context: BrowserContext) -> tuple[dict[str, list[list[str]]], list[str], dict[str, Any]]:
    """Do all that there is to do. Gives `told`, `saved` and `stores` of the session."""
    welcome = browser.welcome_page(context)
    welcome.get_by_role("button", name="Agree").click()
    expect(welcome.locator("#agree .state")).to_contain_text("Agreed on ")
    welcome.wait_for_selector("#host.done")
    page = context.new_page()
    told = {}
    saved = []

    popup = read(context, page, OWN_PAGE)
    told[OWN_PAGE] = listed(popup)
    popup.click(".point summary")
    popup.click(".point .way button")  # shows the words in the page
    popup.evaluate(
        """(() => { const field = document.querySelector('.ask input');
        field.value = 'do you sell my data?'; field.form.requestSubmit(); })()"""
    )
    popup.wait("document.querySelector('.asked blockquote') !== null")
    popup.click(".letters summary")
    popup.evaluate("document.querySelector('.letter button').click()")
    popup.click(".site > summary")
    popup.wait("document.querySelector('.site .rest p, .site .rest ul') !== null")
    with context.expect_page() as opened:
        popup.evaluate("document.querySelector('.tools > button').click()")
    report = opened.value
    report.wait_for_selector(".summary")
    for words in ("Save as Markdown", "Save as web page", "Save as JSON"):
        with report.expect_download() as downloading:
            choose(report, words)
        saved.append(downloading.value.suggested_filename)
    report.close()

    for address in (SAME_ORIGIN, OTHER_ORIGIN):
        popup = read(context, page, address)
        told[address] = listed(popup)
        popup.close()

    page.goto(f"{ORIGIN}/library/library.html")
    page.get_by_label("Search").fill("location")
    page.wait_for_selector(".entry")
    page.get_by_label("Search").fill("")
    expect(page.locator(".entry")).to_have_count(3)
    for words in ("Save as JSON", "Save as web pages"):
        with page.expect_download() as downloading:
            page.get_by_role("button", name=words).click()
        saved.append(downloading.value.suggested_filename)
    page.get_by_label("Delete what you no longer open").select_option("90")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("checkbox").nth(0).check()
    page.get_by_role("checkbox").nth(1).check()
    page.get_by_role("link", name="Compare").click()
    page.wait_for_selector("table")

    welcome.bring_to_front()
    turn(welcome, on=True)
    page.goto(SHOP)
    page.goto(GLANCED)
    end = time.monotonic() + 30
    while not (stores := welcome.evaluate(STORES))["session"]:
        assert time.monotonic() < end
        welcome.wait_for_timeout(50)
    return told, saved, stores


def net_log(file: Path) -> tuple[list[tuple[str, str]], set[str]]:
    """What a log of the browser's has of `Session.begun` and `Session.dialled`."""
    log = json.loads(file.read_text(encoding="utf-8"))
    kinds = log["constants"]["logEventTypes"]
    begun, dialled = [], set()
    for event in log["events"]:
        params = event.get("params", {})
        if event["type"] == kinds["URL_REQUEST_START_JOB"] and "url" in params:
            begun.append((params["initiator"].replace("not an origin", ""), params["url"]))
        elif event["type"] == kinds["TCP_CONNECT_ATTEMPT"] and "address" in params:
            dialled.add(params["address"])
    return begun, dialled


@pytest.fixture(scope="module")
def session(driver: Playwright, internet: Origins, tmp_path_factory: pytest.TempPathFactory) -> Session:
    folder = tmp_path_factory.mktemp("session")
    log, notes = folder / "net-log.json", folder / "notes"
    (folder / "Default").mkdir()
    yes = {"api": [], "explicit_host": SITES, "manifest_permissions": [], "scriptable_host": []}
    settings = {"extensions": {"settings": {EXTENSION_ID: {"runtime_granted_permissions": yes}}}}
    (folder / "Default" / "Preferences").write_text(json.dumps(settings), encoding="utf-8")
    build(internet)
    Host(folder, internet).networked()
    only = (
        f"--host-resolver-rules=MAP *.example 127.0.0.1:{internet.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    )
    environment = {
        **os.environ,
        "XDG_DATA_HOME": str(browser.data_home(folder)),
        "PYTHONPATH": str(WATCH),
        "WATCH_NOTES": str(notes),
    }
    arguments = [*internet.arguments, only, f"--log-net-log={log}"]
    with browser.launch(
        driver, folder, welcome=True, agreed=False, arguments=arguments, environment=environment
    ) as context:
        told, saved, stores = use(context)
    begun, dialled = net_log(log)
    return Session(told, saved, stores, folder, internet, begun, dialled, Doings.read(notes))


def test_the_session_was_a_whole_one(session: Session) -> None:
    names = [name.partition(".")[2] for name in session.saved]
    assert names == ["md", "html", "json", "json", "zip"]


def test_the_popup_tells_of_every_request(session: Session) -> None:
    assert session.told == {
        OWN_PAGE: [],
        SAME_ORIGIN: [["wrenfit.example/privacy", "by the browser", "the policy"]],
        OTHER_ORIGIN: [["legal.bramblechat.example/privacy", "by Smallprint", "the policy"]],
    }


def test_the_extension_asks_for_the_policy_and_for_nothing_else(session: Session) -> None:
    """No page of it loads anything from the web: no font, no picture, no icon of a site."""
    by_extensions = [begun for begun in session.begun if begun[0].startswith("chrome-extension:")]
    assert by_extensions == [(ORIGIN, SAME_ORIGIN + "privacy")]


def test_the_host_asks_for_the_policy_and_for_nothing_else(session: Session) -> None:
    assert session.origins.asked(by="Smallprint") == ["https://legal.bramblechat.example/privacy"]
    server = ("127.0.0.1", session.origins.port)
    done = [note for note in session.host.network if note.event != "socket.__new__"]
    assert [(note.event, note.words[-1]) for note in done if note.event != "socket.getaddrinfo"] == [
        ("socket.connect", str(server))
    ]
    assert {note.words[0] for note in done if note.event == "socket.getaddrinfo"} <= {server[0]}
    assert session.host.programs == []


def test_nothing_else_is_asked_for(session: Session) -> None:
    """Neither the visits nor what the pages themselves load are ours; each came once, and there is no more.

    What the browser asks of its maker for itself (updates, accounts) begins on no page and in no extension. Here it
    leads nowhere, and it tells of none of the sites.
    """
    visits = [OWN_PAGE, SAME_ORIGIN, OTHER_ORIGIN, SHOP, GLANCED]
    by_nobody = [address for by, address in session.begun if not by]
    assert [address for address in by_nobody if ".example" in address] == visits
    by_pages = [(by, address) for by, address in session.begun if by.startswith("http")]
    assert sorted(by_pages) == sorted(LOADED)
    seen = [*visits, *(address for _, address in LOADED), SAME_ORIGIN + "privacy"]
    came = [
        request.address
        for request in session.origins.requests
        if "Smallprint" not in request.headers["user-agent"]
    ]
    assert sorted(came) == sorted(seen)
    assert session.dialled == {f"127.0.0.1:{session.origins.port}"}


def test_stores_hold_the_consent_and_which_tab_is_marked(session: Session) -> None:
    assert session.stores["sync"] == {}
    assert {name: set(value) for name, value in session.stores["local"].items()} == {"consent": {"to", "at"}}
    assert [re.sub(r"\d+", "N", name) for name in session.stores["session"]] == ["ready-N"]
    assert [*session.stores["session"].values()] == [{"url": GLANCED}]
    assert session.stores["others"] == [0] * 5


def test_nothing_of_what_was_read_is_in_the_extension_s_files(session: Session) -> None:
    folders = [*session.folder.glob("Default/*Extension*")]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    assert any(b"consent" in file.read_bytes() for file in files)
    assert [file for file in files if b"lumora" in file.read_bytes().lower()] == []
