"""The browsers that Smallprint knows, as data: what each calls itself and its folders on the three systems.

Sources: the native-messaging pages of Chrome, Edge and Firefox, and Chromium's native_process_launcher. Three
things are not as one would guess:

- On Windows Brave and Vivaldi keep Chrome's registry key; Chromium has its own and falls back to Chrome's.
- Opera reads its own place in some versions and Chrome's in others, on all three systems: it gets both.
- The channels of Edge have folders of their own on Linux and macOS, but one registry key on Windows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Family = Literal["chromium", "firefox"]

CHROME_KEY = r"Software\Google\Chrome\NativeMessagingHosts"
EDGE_KEY = r"Software\Microsoft\Edge\NativeMessagingHosts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """One browser or channel. Folders are relative; the first of a tuple is also the sign that it is here.

    `linux` is below the user's configuration folder (Firefox's below home), `macos` below Application
    Support, `windows` below LOCALAPPDATA or, where it starts with `roaming:`, APPDATA. An empty one: not
    made for that system.
    `keys` are below HKEY_CURRENT_USER, `programs` are what Linux starts.
    """

    name: str
    label: str
    family: Family = "chromium"
    linux: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    macos: tuple[str, ...] = ()
    windows: str = ""
    keys: tuple[str, ...] = ()


BROWSERS = (
    Browser(
        name="chrome",
        label="Google Chrome",
        linux=("google-chrome",),
        programs=("google-chrome", "google-chrome-stable"),
        macos=("Google/Chrome",),
        windows="Google/Chrome/User Data",
        keys=(CHROME_KEY,),
    ),
    Browser(
        name="chrome-beta",
        label="Google Chrome Beta",
        linux=("google-chrome-beta",),
        programs=("google-chrome-beta",),
        macos=("Google/Chrome Beta",),
        windows="Google/Chrome Beta/User Data",
        keys=(CHROME_KEY,),
    ),
    Browser(
        name="chrome-dev",
        label="Google Chrome Dev",
        linux=("google-chrome-unstable",),
        programs=("google-chrome-unstable",),
        macos=("Google/Chrome Dev",),
        windows="Google/Chrome Dev/User Data",
        keys=(CHROME_KEY,),
    ),
    Browser(
        name="chromium",
        label="Chromium",
        linux=("chromium",),
        programs=("chromium", "chromium-browser"),
        macos=("Chromium",),
        windows="Chromium/User Data",
        keys=(r"Software\Chromium\NativeMessagingHosts",),
    ),
    Browser(
        name="edge",
        label="Microsoft Edge",
        linux=("microsoft-edge",),
        programs=("microsoft-edge", "microsoft-edge-stable"),
        macos=("Microsoft Edge",),
        windows="Microsoft/Edge/User Data",
        keys=(EDGE_KEY,),
    ),
    Browser(
        name="edge-beta",
        label="Microsoft Edge Beta",
        linux=("microsoft-edge-beta",),
        programs=("microsoft-edge-beta",),
        macos=("Microsoft Edge Beta",),
        windows="Microsoft/Edge Beta/User Data",
        keys=(EDGE_KEY,),
    ),
    Browser(
        name="edge-dev",
        label="Microsoft Edge Dev",
        linux=("microsoft-edge-dev",),
        programs=("microsoft-edge-dev",),
        macos=("Microsoft Edge Dev",),
        windows="Microsoft/Edge Dev/User Data",
        keys=(EDGE_KEY,),
    ),
    Browser(
        name="brave",
        label="Brave Browser",
        linux=("BraveSoftware/Brave-Browser",),
        programs=("brave-browser", "brave-browser-stable", "brave"),
        macos=("BraveSoftware/Brave-Browser",),
        windows="BraveSoftware/Brave-Browser/User Data",
        keys=(CHROME_KEY,),
    ),
    Browser(
        name="vivaldi",
        label="Vivaldi",
        linux=("vivaldi",),
        programs=("vivaldi", "vivaldi-stable"),
        macos=("Vivaldi",),
        windows="Vivaldi/User Data",
        keys=(CHROME_KEY,),
    ),
    Browser(
        name="opera",
        label="Opera",
        linux=("opera", "google-chrome"),
        programs=("opera",),
        macos=("com.operasoftware.Opera", "Google/Chrome"),
        windows="roaming:Opera Software/Opera Stable",
        keys=(r"Software\Opera Software\NativeMessagingHosts", CHROME_KEY),
    ),
    Browser(name="arc", label="Arc", macos=("Arc/User Data",)),
    Browser(
        name="firefox",
        label="Firefox",
        family="firefox",
        linux=(".mozilla",),
        programs=("firefox", "firefox-esr"),
        macos=("Mozilla",),
        windows="roaming:Mozilla/Firefox",
        keys=(r"Software\Mozilla\NativeMessagingHosts",),
    ),
)
NAMES = tuple(browser.name for browser in BROWSERS)
