"""The browsers that Smallprint knows, as data: what each calls itself and its folders on the three systems.

Sources: the native-messaging pages of Chrome, Edge and Firefox, Chromium's `user_data_dir.md` and its
`native_process_launcher_win.cc`, and for channels that no vendor documents the installers of other hosts, which
agree. Six things are not as one would guess:

- On Windows Brave, Vivaldi and Arc keep Chrome's registry key; Chromium has its own and falls back to Chrome's.
- Opera reads its own place in some versions and Chrome's in others, on all three systems: it gets both.
- The channels of a browser have folders of their own on Linux and macOS, but one registry key on Windows.
- Chrome for Testing has had places of its own since version 146. Its folder on macOS is written both ways.
- Canary is called SxS (side by side) in folders on Windows.
- Firefox moved its profiles to `~/.config/mozilla` in version 147, but looks for hosts in `~/.mozilla` alone as
  before (tried with 153; Mozilla's bug 2005167). To have hosts there does not bring its old profiles back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Family = Literal["chromium", "firefox"]

CHROME_KEY = r"Software\Google\Chrome\NativeMessagingHosts"
EDGE_KEY = r"Software\Microsoft\Edge\NativeMessagingHosts"
OPERA_KEYS = (r"Software\Opera Software\NativeMessagingHosts", CHROME_KEY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """One browser or channel. Folders are relative; the first of a tuple is also the sign that it is here.

    `linux` is below the user's configuration folder (Firefox's below home), `macos` below Application
    Support. `windows` are signs alone, below LOCALAPPDATA or, where one starts with `roaming:`, APPDATA.
    An empty one: not made for that system.
    `keys` are below HKEY_CURRENT_USER, `programs` are what Linux starts, `apps` are what macOS starts beside
    the one that is called like the label.
    """

    name: str
    label: str
    family: Family = "chromium"
    linux: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    macos: tuple[str, ...] = ()
    apps: tuple[str, ...] = ()
    windows: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


BROWSERS = (
    Browser(
        name="chrome",
        label="Google Chrome",
        linux=("google-chrome",),
        programs=("google-chrome", "google-chrome-stable"),
        macos=("Google/Chrome",),
        windows=("Google/Chrome/User Data",),
        keys=(CHROME_KEY,),
    ),
    Browser(
        name="chrome-beta",
        label="Google Chrome Beta",
        linux=("google-chrome-beta",),
        programs=("google-chrome-beta",),
        macos=("Google/Chrome Beta",),
        windows=("Google/Chrome Beta/User Data",),
        keys=(CHROME_KEY,),
    ),
    Browser(
        name="chrome-dev",
        label="Google Chrome Dev",
        linux=("google-chrome-unstable",),
        programs=("google-chrome-unstable",),
        macos=("Google/Chrome Dev",),
        windows=("Google/Chrome Dev/User Data",),
        keys=(CHROME_KEY,),
    ),
    Browser(
        name="chrome-canary",
        label="Google Chrome Canary",
        linux=("google-chrome-canary",),
        programs=("google-chrome-canary",),
        macos=("Google/Chrome Canary",),
        windows=("Google/Chrome SxS/User Data",),
        keys=(CHROME_KEY,),
    ),
    Browser(
        name="chrome-for-testing",
        label="Google Chrome for Testing",
        linux=("google-chrome-for-testing",),
        programs=("google-chrome-for-testing",),
        macos=("Google/Chrome for Testing", "Google/ChromeForTesting"),
        windows=("Google/Chrome for Testing/User Data",),
        keys=(r"Software\Google\ChromeForTesting\NativeMessagingHosts", CHROME_KEY),
    ),
    Browser(
        name="chromium",
        label="Chromium",
        linux=("chromium",),
        programs=("chromium", "chromium-browser", "ungoogled-chromium"),
        macos=("Chromium",),
        windows=("Chromium/User Data",),
        keys=(r"Software\Chromium\NativeMessagingHosts",),
    ),
    Browser(
        name="edge",
        label="Microsoft Edge",
        linux=("microsoft-edge",),
        programs=("microsoft-edge", "microsoft-edge-stable"),
        macos=("Microsoft Edge",),
        windows=("Microsoft/Edge/User Data",),
        keys=(EDGE_KEY,),
    ),
    Browser(
        name="edge-beta",
        label="Microsoft Edge Beta",
        linux=("microsoft-edge-beta",),
        programs=("microsoft-edge-beta",),
        macos=("Microsoft Edge Beta",),
        windows=("Microsoft/Edge Beta/User Data",),
        keys=(EDGE_KEY,),
    ),
    Browser(
        name="edge-dev",
        label="Microsoft Edge Dev",
        linux=("microsoft-edge-dev",),
        programs=("microsoft-edge-dev",),
        macos=("Microsoft Edge Dev",),
        windows=("Microsoft/Edge Dev/User Data",),
        keys=(EDGE_KEY,),
    ),
    Browser(
        name="edge-canary",
        label="Microsoft Edge Canary",
        macos=("Microsoft Edge Canary",),
        windows=("Microsoft/Edge SxS/User Data",),
        keys=(EDGE_KEY,),
    ),
    Browser(
        name="brave",
        label="Brave Browser",
        linux=("BraveSoftware/Brave-Browser",),
        programs=("brave-browser", "brave-browser-stable", "brave"),
        macos=("BraveSoftware/Brave-Browser",),
        windows=("BraveSoftware/Brave-Browser/User Data",),
        keys=(CHROME_KEY,),
    ),
    Browser(
        name="brave-beta",
        label="Brave Browser Beta",
        linux=("BraveSoftware/Brave-Browser-Beta",),
        programs=("brave-browser-beta",),
        macos=("BraveSoftware/Brave-Browser-Beta",),
        windows=("BraveSoftware/Brave-Browser-Beta/User Data",),
        keys=(CHROME_KEY,),
    ),
    Browser(
        name="brave-nightly",
        label="Brave Browser Nightly",
        linux=("BraveSoftware/Brave-Browser-Nightly",),
        programs=("brave-browser-nightly",),
        macos=("BraveSoftware/Brave-Browser-Nightly",),
        windows=("BraveSoftware/Brave-Browser-Nightly/User Data",),
        keys=(CHROME_KEY,),
    ),
    Browser(
        name="vivaldi",
        label="Vivaldi",
        linux=("vivaldi",),
        programs=("vivaldi", "vivaldi-stable"),
        macos=("Vivaldi",),
        windows=("Vivaldi/User Data",),
        keys=(CHROME_KEY,),
    ),
    Browser(
        name="vivaldi-snapshot",
        label="Vivaldi Snapshot",
        linux=("vivaldi-snapshot",),
        programs=("vivaldi-snapshot",),
        macos=("Vivaldi Snapshot",),
    ),
    Browser(
        name="opera",
        label="Opera",
        linux=("opera", "google-chrome"),
        programs=("opera",),
        macos=("com.operasoftware.Opera", "Google/Chrome"),
        windows=("roaming:Opera Software/Opera Stable",),
        keys=OPERA_KEYS,
    ),
    Browser(
        name="opera-beta",
        label="Opera Beta",
        linux=("opera-beta", "google-chrome"),
        programs=("opera-beta",),
        macos=("com.operasoftware.OperaNext", "Google/Chrome"),
        windows=("roaming:Opera Software/Opera Next",),
        keys=OPERA_KEYS,
    ),
    Browser(
        name="opera-developer",
        label="Opera Developer",
        linux=("opera-developer", "google-chrome"),
        programs=("opera-developer",),
        macos=("com.operasoftware.OperaDeveloper", "Google/Chrome"),
        windows=("roaming:Opera Software/Opera Developer",),
        keys=OPERA_KEYS,
    ),
    Browser(
        name="opera-gx",
        label="Opera GX",
        macos=("com.operasoftware.OperaGX", "Google/Chrome"),
        windows=("roaming:Opera Software/Opera GX Stable",),
        keys=OPERA_KEYS,
    ),
    Browser(
        name="arc",
        label="Arc",
        macos=("Arc/User Data",),
        windows=("Packages/TheBrowserCompany.Arc_ttt1ap7aakyb4/LocalCache/Local/Arc/User Data",),
        keys=(CHROME_KEY,),
    ),
    Browser(
        name="firefox",
        label="Firefox",
        family="firefox",
        linux=(".mozilla",),
        programs=(
            "firefox",
            "firefox-esr",
            "firefox-beta",
            "firefox-devedition",
            "firefox-developer-edition",
            "firefox-nightly",
        ),
        macos=("Mozilla",),
        apps=("Firefox Developer Edition", "Firefox Nightly"),
        windows=(
            "roaming:Mozilla/Firefox",
            "Packages/Mozilla.Firefox_n80bbvh6b1yt2/LocalCache/Roaming/Mozilla/Firefox",
        ),
        keys=(r"Software\Mozilla\NativeMessagingHosts",),
    ),
)
NAMES = tuple(browser.name for browser in BROWSERS)
