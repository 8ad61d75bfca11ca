"""A policy made of what could harm whoever shows it."""

from __future__ import annotations

ESCAPES = "\x1b[31mred\x1b[0m \x1b]8;;https://evil.example\x07click\x1b]8;;\x07 \x9b2J \x07 \x90q\x9c \r\b"
RUNS = "document.title='run'"
MARKUP = (
    f'<img src=x onerror="{RUNS}"><script>{RUNS}</script><svg onload={RUNS}>{{{{7*7}}}} ${{7*7}} %s %(x)s $1 '
    "__MSG_name__ &lt;b&gt; [click](javascript:alert(1)) ![x](https://evil.example/p.png) `code` **bold**"
)
TURNED = (
    "\u202eelif.exe\u202c \u2066\u2067left\u2069 \u05d0\u05d1\u05d2 \u0627\u0644 "
    "\u200f\u200e\u061c zero\u200bwidth\ufeff"
)
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 60
LONG = "x" * 10_000
LINKS = (
    "javascript:document.title='run'",
    "java\nscript:document.title='run'",
    " javascript:1",
    "JaVaScRiPt:1",
    "data:text/html,<script>1</script>",
    "file:///etc/passwd",
    "vbscript:x",
    "blob:https://evil.example/1",
    "chrome://settings",
    "view-source:https://evil.example/",
    "intent://evil.example#Intent;end",
    "https://bank.example@evil.example/opt-out",
    "https://user:word@evil.example/delete-my-account",
    "mailto:a@lumora.example?bcc=evil@evil.example&body=x",
    "mailto:a@lumora.example%0d%0abcc:evil@evil.example",
    "mailto:a@lumora.example,evil@evil.example",
)


def text_of(markup: str) -> str:
    """What a page has to hold for its readers to see this."""
    return markup.replace("&", "&amp;").replace("<", "&lt;")


def page() -> str:
    """The page. Each of its statements is one that has a card, and holds the rest."""
    harm = text_of(MARKUP)
    wishes = ("opt out of the sale of your data", "delete your account", "contact our privacy team")
    links = "".join(
        f'<p>You can {wish}, {number} times, <a href="{link}">{wish} by way {number} {harm}</a>.</p>'
        for number, link in enumerate(LINKS)
        for wish in wishes
    )
    statements = (
        f"We sell your email address to {harm} and to advertisers.",
        f"We share your location with advertising partners such as {TURNED} Acme Inc.",
        f"We keep your data for 7 years {FAMILY}.",
        f"We may change this policy at any time without notice {LONG}.",
        f"You may ask us for access to your data: write to privacy@lumora.example {harm}.",
        "You have the right to delete your data under the GDPR and to object.",
        f"We collect your name, your {LONG} and your credit card number {TURNED}.",
    )
    return (
        f"<!doctype html><html lang=en><head><title>Lumora {TURNED} {harm} Privacy Policy</title>"
        f'<meta property=og:site_name content="Lumora {TURNED} {LONG}"></head><body><main>'
        f"<h1>Lumora Privacy Policy {harm}</h1><p>Last updated: 3 May 2024 {TURNED}</p>"
        f"<h2>{harm} {LONG}</h2>"
        + "".join(
            f"<p>{statement} We never sell {ESCAPES} your health data.</p>" for statement in statements * 2
        )
        + links
        + "</main></body></html>"
    )
