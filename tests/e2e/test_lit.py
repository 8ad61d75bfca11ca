"""The icon is lit on pages whose addresses name a policy. Chromium tells nobody which icon it shows, so a rule of the
tests' own, with the same conditions, lets the popup open or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .popup import open_popup

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from .site import Site

RULES = "new Promise(done => chrome.declarativeContent.onPageChanged.getRules(['lit'], done))"
OPEN_WHERE_LIT = """async ([{ conditions }]) => {
  const { onPageChanged, PageStateMatcher, ShowAction } = chrome.declarativeContent;
  const same = conditions.map(({ pageUrl }) => new PageStateMatcher({ pageUrl }));
  const rule = { id: "test", conditions: same, actions: [new ShowAction()] };
  await chrome.action.disable();
  await new Promise(done => onPageChanged.addRules([rule], done));
}"""
OPEN_AGAIN = """async () => {
  await new Promise(done => chrome.declarativeContent.onPageChanged.removeRules(["test"], done));
  await chrome.action.enable();
}"""
CORNER = """async () => {
  const { litIcon } = await import("/background/icon.js");
  const icons = Object.entries(litIcon());
  return Promise.all(icons.map(async ([size, lit]) => {
    const image = await createImageBitmap(await (await fetch(`/icons/${size}.png`)).blob());
    const context = new OffscreenCanvas(size, size).getContext("2d");
    context.drawImage(image, 0, 0);
    const plain = context.getImageData(0, 0, size, size).data;
    let outside = 0, pixels = 0, inside = 0, green = 0;
    for (let at = 0; at < plain.length; at += 4) {
      const [x, y] = [(at / 4) % size, Math.floor(at / 4 / size)];
      const apart = Math.max(...[0, 1, 2, 3].map(part => Math.abs(plain[at + part] - lit.data[at + part])));
      if (x < size * 0.4 || y < size * 0.4) { outside += apart; pixels += 1; }
      else inside = Math.max(inside, apart);
      const [red, greens, blue, alpha] = lit.data.slice(at, at + 4);
      if (alpha > 200 && greens > 130 && greens > red + 60 && greens > blue + 40) green += 1;
    }
    return { size: Number(size), width: lit.width, outside: outside / pixels, inside, green: green / size / size };
  }));
}"""


def test_the_rule_is_set_once(inside: Page) -> None:
    [rule] = inside.evaluate(RULES)
    assert {condition["pageUrl"]["schemes"][0] for condition in rule["conditions"]} == {"http"}
    assert [action["instanceType"] for action in rule["actions"]] == ["declarativeContent.SetIcon"]


@pytest.mark.usefixtures("host")
def test_only_where_the_address_names_a_policy(context: BrowserContext, web: Site, inside: Page) -> None:
    page = context.new_page()

    def lit() -> bool:
        try:
            popup = open_popup(context, page, timeout=1.5)
        except TimeoutError:
            return False
        popup.close()
        return True

    inside.evaluate(f"async () => ({OPEN_WHERE_LIT})(await {RULES})")
    try:
        for path, wanted in {
            "/en/legal/Privacy-Policy.html?from=footer": True,
            "/terms": False,
            "/politique-de-confidentialit%C3%A9": True,
            "/settings/privacy": False,
            "/index.php?id=3&page=privacy": True,
            "/search?q=privacy+policy": False,
        }.items():
            page.goto(f"http://127.0.0.1:{web.port}{path}")
            assert lit() is wanted, path
        page.evaluate("history.pushState(null, '', '/datenschutz')")
        assert lit()
        page.evaluate("history.pushState(null, '', '/cookie-policy')")
        assert not lit()
        page.go_back()
        assert lit()
    finally:
        inside.evaluate(OPEN_AGAIN)
        page.close()


def test_the_lit_icon_is_the_icon_with_a_green_corner(inside: Page) -> None:
    for icon in inside.evaluate(CORNER):
        assert icon["size"] == icon["width"]
        assert icon["outside"] < 5, "smoothing may differ, the picture may not"
        assert icon["inside"] > 150
        assert 0.08 < icon["green"] < 0.3
