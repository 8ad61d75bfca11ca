"""What the search begins from: our sample policies, and small documents with a little of everything."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tests.policies import POLICIES

if TYPE_CHECKING:
    from collections.abc import Iterable

URL = "https://kettle.example/en/privacy"

SMALL = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Privacy Policy | Warm Kettle</title>
<meta property="og:site_name" content="Warm Kettle"><base href="https://kettle.example/en/"></head><body>
<nav><a href="/">Home</a> <a href="privacy">Privacy</a> <a href="/terms" hreflang="fr">Conditions</a></nav><main>
<h1>Privacy Policy</h1><p>Last updated: 3 May 2024. Effective 01/06/2024.</p>
<h2 id="data">What we collect</h2><p>We collect:</p><ul><li>your name, e.g. Ann;<ol><li>your email
address</li></ol></li>
<li>your <b>precise location</b>, only with your consent.</li></ul>
<p>We do not sell your data. We may share it with advertisers and Stripe&nbsp;Inc. unless you
<a href="https://kettle.example/opt-out?a=b&amp;c">opt out</a>.</p>
<h2>How long</h2><table><thead><tr><th>Data</th><th>Kept for</th></tr></thead><tr><td rowspan="2">Orders</td>
<td colspan="1">seven years</td></tr></table><dl><dt>Logs</dt><dd>30 days.</dd></dl>
<details><summary>Your rights</summary>Write to <a href="mailto:privacy@kettle.example">us</a> to see, correct or delete
it. You can complain to an authority.</details></main><footer>© 2024 Warm Kettle GmbH</footer></body></html>"""

MARKDOWN = """# Privacy Policy

Last updated: May 3rd, 2024

## What we collect

We collect [your name](https://kettle.example/name) and **your email address**:

- to send the tea;
  * to remind you.

1. Numbered
Data we keep
------------
We never sell it. <mailto:a@kettle.example> \\_ `code`
"""

DATES = """Privacy Policy
Last updated: 3 May 2024
Effective as of 01/02/2024 | Version 2.1, 2024-03-04
最后更新：2024年1月16日
Dernière mise à jour : 1er juin 2024
Change log
2.0 12.11.2023
최종 수정일 2024년 2월
As amended by Regulation 2016/679 of 27 April 2016"""

SENTENCES = """We collect data, e.g. your name (incl. Mr. and Mrs.) etc. The U.S. and the E.U. "agree." 1. One. (a)
Two; b) three? No! iPhone users may... wait… We use it.We share it with Inc. and Co. Ltd. They do. z. B.
A. B. Lamp 请您仔细阅读。谢谢！"""

LANGUAGES = (
    "We collect your data and use it for the services that you have with us",
    "Nous utilisons vos données pour les services que vous avez avec nous dans le site et ne les vendons pas",
    "Wir verwenden Ihre Daten für die Dienste und geben sie nicht an Dritte weiter, wenn Sie das nicht wollen",
    "我们收集您的信息。プライバシーポリシー。개인정보 처리방침 سياسة الخصوصية Политика і конфіденційності",
)

QUESTIONS = (
    "Do you sell my data?",
    "how long do u keep my emial adress",
    "who can i write to, and can they delete my account",
    "What about children under 13 in California?",
)

BURIED = """<html lang="en"><body><div id="root" data-page="{&quot;text&quot;: &quot;We keep it for you.&quot;}"></div>
<script>window.x = {"value": "<h1>Privacy Policy</h1><p>We collect your name and what you tell us in our forms.</p>",
"text": "We never sell \\u201cit\\u201d.",
"inner": "{\\"value\\": \\"<p>We share your address with the post office</p>\\"}"}</script>
<noscript><p>Please turn on scripts to read our policy.</p></noscript></body></html>"""

PAGE = """<html lang="en"><head><title>Warm Kettle</title><link rel="alternate" hreflang="de" href="/de/datenschutz">
<script type="application/ld+json">{"@type": "Organization", "name": "Warm Kettle",
"privacyPolicy": "/privacy"}</script>
</head><body><nav><a href="/shop">Shop</a></nav><div class="cookie banner">We use cookies.
<a href="/cookies">Cookie notice</a>
<button>Accept all</button></div><form action="/join"><label>Email <input type="email" name="email"></label>
<p>By signing up you agree to our <a href="/terms">Terms</a> and <a href="/privacy">Privacy Policy</a>.</p>
<input type="checkbox"> I have read the <a href="#legal">privacy notice</a><button>Sign up</button></form>
<section id="legal" hidden><h2>Privacy notice</h2><p>We collect your name and keep it.</p></section>
<footer><a href="/legal/privacy-policy"><span>Privacy</span> <span>Policy</span></a> <a href="/terms-of-use">Terms</a>
<a hreflang="fr" href="/fr/confidentialite">Français</a> <a href="https://policies.example/kettle">Datenschutz</a>
<a href="/dsgvo?x=http://a.example/privacy" title="Data protection"><img alt="Privacy"></a></footer></body></html>"""

ADDRESSES = (
    URL,
    "http://www.kettle.example:8080/a%20b/../privacy?utm_source=x&a=b;c=d#!/legal",
    "https://[2001:db8::1]:443/p?q=ü#frag",
    "//münchen.example/datenschutz",
    "mailto:mailto:a@kettle.example",
    "https://cdn.anne.github.io/privacy",
    "https://kettle.example/cdn-cgi/l/email-protection#7c0c0e150a1d1f053c17190808101952190d1d110c1019",
    "http://192.0.2.1/",
)

MESSAGES = (
    b'{"id": 1, "op": "hello"}',
    b'{"id": 2, "op": "echo", "params": {"a\\uDC00": "\\uD800 \\ud83d\\ude00", "b": [1.5, null, -0.0, 1e-7]}}',
    b'{"id": 3, "op": "cancel", "params": {"target": 2}}',
    b'{"id": 4, "op": "long", "params": {"text": "\\\\"}}',
    b'{"id": 5, "op": "got", "params": {"target": 2, "number": 1}}',
    b'{"id": 6, "op": "fail", "params": {"why": "none"}}',
    b'{"id": 7, "op": "break"}',
)

HTML_WORDS = tuple(
    word.encode()
    for word in (
        *(f"<{tag}>" for tag in ["p", "ul", "ol", "li", "table", "tr", "td", "th", "h1", "h6", "b", "br", "dl",
        "dt", "dd", "nav", "footer", "main", "template", "slot"]),
        *(f"</{tag}>" for tag in ["p", "ul", "li", "table", "td", "h1", "main", "template", "script", "details",
        "section"]),
        "<details><summary>", "<div hidden>", "<template shadowrootmode=open>", "<td rowspan=9 colspan=9>",
        "<a href='mailto:x@y.example'>", '<a href="/privacy">', "<noscript>", "<script>", "<textarea>",
        "<svg><title>",
        "<pre>", "<plaintext>", "<select><option>", "<span slot=x>", "<base href=//[>", "<meta charset=utf-16>",
        "We collect ", "We do not sell your personal data. ", "Last updated: May 5, 2024", "Privacy Policy",
        "unless ",
        "only with your consent", "e.g. ", "(a) ", "1. ", "• ", "following:", "you", "we", "third parties", "not ",
        "&nbsp;", "&shy;", "&#x202e;", "\u200b", "e\u0301", "\U0001f600", "隐私。", "ﷺ", "Ａ", "½", "²", "İ", "ß",
    )
)  # fmt: skip

DATE_WORDS = tuple(
    word.encode()
    for word in (
        "Last updated", "Effective", "2024", "1999", "31", "30", "29", "0", "/", ".", "-", "–", "May", "février",
        "März",
        "of", "de", "st", "er", "年", "月", "日", "년", "월", "일", "\n", "Version", "©", "until", "²", "١٢",
        "２０２４", "५", "ſept",
        "İ", "Changes", "生效日期", "起施行",
    )
)  # fmt: skip

ADDRESS_WORDS = tuple(
    word.encode()
    for word in (
        "http://", "https://", "//", "[", "]", "::", "%25", "%00", "@", ":", "#!/", "?", "&", ";", "..", "/privacy",
        "www.",
        ".co.uk", ".github.io", "xn--", "mailto:", "javascript:", "data:", "file:///", "0x7f", "017.1", "\u2028",
        "ß", "。",
        "\u200d", "ﬀ", "\ufeff", "℀", "\\", "\t", "utm_x=1", "/cdn-cgi/l/email-protection#", "blob:", "+", "%", "٣",
    )
)  # fmt: skip

JSON_WORDS = (
    b'{"id": ', b'"op": ', b'"params": ', b'"hello"', b'"echo"', b'"cancel"', b'"got"', b'"target": ',
    b"9007199254740993", b"1e999", b"NaN",
    b"\\ud800", b"\\uDC00", b"\xed\xa0\x80", b"[[[[", b"{}", b"null", b"true", b"-0", b"\n", b'"id": 1, "id": 2',
    b"\xef\xbb\xbf", b"\\u0000",
)  # fmt: skip


@cache
def samples() -> tuple[bytes, ...]:
    """The pages of our sample policies, the shortest first."""
    pages = (file.read_bytes() for file in POLICIES.glob("*/source.html"))
    return tuple(sorted(pages, key=len))


def encoded(texts: Iterable[str]) -> list[bytes]:
    """Texts in UTF-8."""
    return [text.encode() for text in texts]
