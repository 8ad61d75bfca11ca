"""Pages that stand in front of the policy, recognised by what they say and how little it is."""

from __future__ import annotations

import re

_WALL_WORDS = 250
_LEAST_WORDS = 50

_WALLS = {
    "bot_check": (
        r"verif\w+ (?:that )?you are (?:a )?human|are you (?:a )?(?:human|robot)|not a (?:ro)?bot|captcha"
        r"|checking your browser|just a moment|unusual traffic|security check|ddos protection"
        r"|enable javascript and cookies to continue|access (?:to this page has been )?denied"
        r"|request (?:was |has been )?blocked|you have been blocked|ray id|incident id"
        r"|vérifi\w+ que vous êtes humain|vous n[’']êtes pas un robot"
    ),
    "script": (
        r"(?:enable|activate|turn on|requires?|without) javascript|activer javascript|javascript aktivieren"
        r"|javascript (?:is (?:disabled|required|not)|to be enabled)|browser is not supported"
        r"|unsupported browser"
    ),
    "login": (
        r"(?:log|sign) ?in (?:to|or|with)|please (?:log|sign) ?in|forgot (?:your )?password"
        r"|create an account to continue|connectez-vous|se connecter|mot de passe oublié|anmelden"
    ),
    "consent": (
        r"before you continue|avant d[’']accéder|bevor sie|(?:accept|agree)[\w\s]{0,30} (?:all|cookies)"
        r"|we value your privacy|tout accepter|alle akzeptieren|continuer sans accepter"
    ),
}
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _WALLS.items())

WARNINGS = {
    "bot_check": "The page is a check for robots, not the policy.",
    "script": "The page needs its scripts to show the policy.",
    "login": "The page asks to log in before it shows the policy.",
    "consent": "The page asks for consent before it shows the policy.",
    "empty": "There is next to no text on this page.",
}
"""What a policy's warnings say of each kind of page that is none."""

HINTS = {
    "bot_check": "Pass the check in the browser, then read the page again.",
    "script": "Open the page in the browser and read it from there.",
    "login": "Log in, open the policy, then read it from there.",
    "consent": "Answer the question on the page, then read it again.",
    "empty": "Open the page that holds the policy itself, then read it again.",
}


def find_wall(text: str, words: int) -> str | None:
    """The kind of page that stands in front (a key of `WARNINGS`), or None where there is a text to read."""
    if words >= _WALL_WORDS:
        return None
    for kind, pattern in _PATTERNS:
        if pattern.search(text) and (words < 120 or kind in ("bot_check", "script")):
            return kind
    return "empty" if words < _LEAST_WORDS else None
