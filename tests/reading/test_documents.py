"""Bytes of any kind: charsets, Markdown, text, language, service, walls."""

from __future__ import annotations

import time

import pytest

from smallprint.errors import InputError, PageError
from smallprint.reading import policy_to_reading, read_bytes, require_readable

PROSE = "Lantern Post collects the name and the address of each person who orders a lamp. "


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        ("<p>Café – “né”</p>".encode(), None),
        ("<p>Café – “né”</p>".encode("cp1252"), None),
        ("<p>Café – “né”</p>".encode("cp1252"), "text/html; charset=iso-8859-1"),
        ("<meta charset=windows-1252><p>Café – “né”</p>".encode("cp1252"), None),
        ("<p>Café – “né”</p>".encode("utf-8-sig"), "text/html; charset=latin1"),
        ("<p>Café – “né”</p>".encode("utf-16"), None),
        ("<meta charset=bogus-9><p>Café – “né”</p>".encode(), None),
        # Encodings of Python's that are none of the web: without bound in time, no text, always an error.
        *(
            (f"<meta charset={name}><p>Café – “né”</p>".encode(), None)
            for name in (
                "punycode",
                "undefined",
                "rot13",
                "base64",
                "idna",
                "unicode_escape",
                "utf-7",
                "mbcs",
            )
        ),
    ],
)
def test_charsets(data: bytes, content_type: str | None) -> None:
    assert read_bytes(data, content_type=content_type).text == "Café – “né”"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04zip", bytes(range(256)) * 20]
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as refusal:
        read_bytes(data)
    assert refusal.value.code == "not_text"


def test_a_declared_encoding_takes_no_time_without_bound() -> None:
    data = b"<meta charset=punycode><p>" + b"ab-" * 130_000
    start = time.perf_counter()
    read_bytes(data, content_type="text/html; charset=punycode")
    assert time.perf_counter() - start < 2


def test_too_large_is_refused() -> None:
    with pytest.raises(InputError) as refusal:
        read_bytes(b" " * (32 * 1024 * 1024 + 1))
    assert refusal.value.code == "too_large"


def test_markdown() -> None:
    source = (
        "Privacy Policy\n==============\n\n**Last updated: 20 May 2024**\n\n## Sharing\n\nWe share with "
        "[our _partners_](https://partners.example/list), namely:\n\n"
        "*   banks;\n    *   *big* ones\n*   shops.\n\nNo \\_more\\_.\n"
    )
    policy = read_bytes(source.encode())
    assert [(block.kind, policy.text[block.start : block.end]) for block in policy.blocks] == [
        ("heading", "Privacy Policy"),
        ("paragraph", "Last updated: 20 May 2024"),
        ("heading", "Sharing"),
        ("paragraph", "We share with our _partners_, namely:"),
        ("list_item", "banks;"),
        ("list_item", "big ones"),
        ("list_item", "shops."),
        ("paragraph", "No _more_."),
    ]
    assert policy.links[0].href == "https://partners.example/list"
    assert policy.blocks[4].lead_in == policy.blocks[6].lead_in is not None
    assert policy.blocks[5].level == 2


def test_plain_text() -> None:
    policy = read_bytes(b"PRIVACY POLICY\n\nWe collect\nyour name.\nIt is a snake_case * thing.\n\nBye.")
    assert policy.text == "PRIVACY POLICY\nWe collect your name. It is a snake_case * thing.\nBye."
    assert policy.blocks[0].kind == "heading"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We collect the data that you give to us when you use our services."),
        ("fr", "Nous collectons les données que vous nous donnez lorsque vous utilisez nos services."),
        ("de", "Wir erheben die Daten, die Sie uns geben, wenn Sie unsere Dienste nutzen."),
        ("es", "Recopilamos los datos que usted nos da cuando utiliza nuestros servicios y no los vendemos."),
        ("it", "Raccogliamo i dati che ci fornisce quando utilizza i nostri servizi e non li vendiamo."),
        ("nl", "Wij verzamelen de gegevens die u aan ons geeft wanneer u onze diensten gebruikt op het web."),
        ("pt", "Coletamos os dados que você nos fornece quando usa nossos serviços e não os vendemos."),
        ("sv", "Vi samlar in de uppgifter som du ger oss när du använder våra tjänster."),
        ("da", "Vi indsamler de oplysninger, som du giver os, når du bruger vores tjenester."),
        ("pl", "Zbieramy dane, które podajesz nam, gdy korzystasz z usług, i nie są sprzedawane."),
        ("zh", "我们收集您在使用我们的服务时提供给我们的信息。"),
        ("ja", "当社は、お客様がサービスを利用する際に提供する情報を収集します。"),
        ("ko", "우리는 귀하가 서비스를 이용할 때 제공하는 정보를 수집합니다."),
        ("ru", "Мы собираем данные, которые вы предоставляете."),
        ("ar", "نحن نجمع البيانات التي تقدمها لنا."),
        ("el", "Συλλέγουμε τα δεδομένα που μας δίνετε."),
        ("und", "Zxq 123"),
    ],
)  # fmt: skip
def test_language(language: str, text: str) -> None:
    assert read_bytes(text.encode()).language == language
    declared = f"<html lang=en><body><p>{text}</p><p>{text}</p></body></html>"
    assert read_bytes(declared.encode()).language == (language if language != "und" else "en")


@pytest.mark.parametrize(
    ("head", "text", "url", "service"),
    [
        ('<meta property="og:site_name" content="Lantern Post">', "We collect.", None, "Lantern Post"),
        ("<title>Privacy Policy | Lantern Post</title>", "We collect.", None, "Lantern Post"),
        ("<title>Privacy Notice</title>", 'Oil & Wick, Inc. ("we", "us") sells lamps.', None, "Oil & Wick"),
        (
            "<title>Privacy</title>",
            "At Wickworks, we value you.",
            "https://www.wickworks.example/p",
            "Wickworks",
        ),
        ("", "We collect.", "https://help.wickworks.co.example/p", "Wickworks"),
        (
            "<title>Legal - wickWorks</title>",
            "WICKWORKS respects you.",
            "https://wickworks.example",
            "wickWorks",
        ),
    ],
)
def test_service(head: str, text: str, url: str | None, service: str) -> None:
    body = f"<h1>Privacy Policy</h1><p>{text} {PROSE.replace('Lantern Post', 'It')}</p>"
    html = f"<html><head>{head}</head><body>{body}</body></html>"
    assert read_bytes(html.encode(), url=url).service == service


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<title>Just a moment...</title><p>Checking your browser. Ray ID: 12</p>", "wall"),
        ("<div id=root></div><noscript>Run this app.</noscript><p>Please enable JavaScript.</p>", "wall"),
        ("<h1>Log in to Lantern</h1><p>Forgot your password? Sign in with a lamp.</p>", "wall"),
        ("<p>Before you continue to Lantern, accept all cookies.</p>", "wall"),
        ("<main><h2>Checking that you are human. This may take a few seconds.</h2></main>", "wall"),
        ("<p>lantern.example needs to review the security of your connection before proceeding.</p>", "wall"),
        ("<h1>Vérifiez que vous êtes humain</h1><p>Un instant.</p>", "wall"),
        ("<h1>Pardon our interruption</h1><p>Something about your browser made us think.</p>", "wall"),
        ("<h1>Access denied</h1><p>Reference 18.2</p>", "wall"),
        ("<h1>Members only</h1><p>You must be logged in to see this page.</p>", "wall"),
        ("<h1>Anmelden</h1><p>Passwort vergessen?</p>", "wall"),
        ("<p>We and our 842 partners store data on your device. We process it.</p>", "wall"),
        ("<p>You need to enable JavaScript to run this app.</p>", "wall"),
        ("<p>Hello.</p>", "nothing_to_read"),
        ("", "nothing_to_read"),
    ],
)  # fmt: skip
def test_walls(html: str, code: str) -> None:
    policy = read_bytes(html.encode(), content_type="text/html")
    assert policy.warnings
    with pytest.raises(PageError) as wall:
        require_readable(policy)
    assert wall.value.code == code
    assert wall.value.hint


def test_a_policy_passes_and_becomes_a_reading() -> None:
    policy = read_bytes(f"<h1>Privacy</h1><p>Last updated: 20 May 2024</p><p>{PROSE * 8}</p>".encode())
    require_readable(policy)
    reading = policy_to_reading(policy)
    assert reading.last_updated is not None
    quote = reading.last_updated.quotes[0]
    assert reading.text[quote.start : quote.end] == quote.text == "Last updated: 20 May 2024"
    assert quote.section == ["Privacy"]
    assert len(reading.sentences) == len(policy.sentences) == 9


@pytest.mark.parametrize(
    "said",
    [
        "We use a captcha to keep robots out. We collect your name. We never sell it. We delete it in May.",
        "Log in to see your data. We keep your name. We share it with nobody. We do not sell it.",
        "Accept all cookies or none. We collect nothing without. We store your choice. We never share it.",
    ],
)
def test_the_shortest_policies_are_no_walls(said: str) -> None:
    policy = read_bytes(f"<h1>Privacy</h1><p>{said} {said.replace('name', 'age')} {PROSE * 3}</p>".encode())
    require_readable(policy)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "hu",
            "Adatokat gyűjtünk, amelyeket Ön ad meg nekünk, amikor a szolgáltatásokat használja, és nem adjuk el.",
        ),
        ("cs", "Shromažďujeme údaje, které nám poskytujete, když používáte naše služby, a neprodáváme je."),
        ("ro", "Colectăm datele pe care ni le furnizați când utilizați serviciile noastre și nu le vindem."),
        ("fi", "Keräämme tietoja, joita annat meille, kun käytät palvelua, ja voimme myös käyttää niitä."),
        (
            "tr",
            "Bize verdiğiniz kişisel verileri topluyoruz ve bu bilgileri sizin için saklarız, daha fazla değil.",
        ),
    ],
)
def test_more_languages_whatever_the_page_says(language: str, text: str) -> None:
    assert read_bytes(f"<html lang=en><p>{text} {text}</p></html>".encode()).language == language


def test_a_language_nobody_voted_for_is_undetermined() -> None:
    words = (
        "Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt labore " * 3
    )
    assert read_bytes(words.encode()).language == "und"


def test_of_two_languages_the_one_of_most_of_the_text() -> None:
    english = "We collect the data that you give to us when you use our services. " * 100
    french = "Nous collectons les données que vous nous donnez lorsque vous utilisez nos services. " * 100
    assert read_bytes(f"<p>{french[:900]}</p><p>{english}</p>".encode()).language == "en"
    assert read_bytes(f"<html lang=en><p>{english[:900]}</p><p>{french}</p>".encode()).language == "fr"


def test_the_name_in_json_ld() -> None:
    data = '{"@type": "WebPage", "publisher": {"@type": "Organization", "name": "Oil & Wick"}}'
    html = f"<title>Privacy</title><script type=application/ld+json>{data}</script><p>{PROSE * 4}</p>"
    assert read_bytes(html.replace("Lantern Post", "It").encode()).service == "Oil & Wick"
