"""Finding the policy's link on sites of different make."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smallprint.discovery import View, find_links
from smallprint.engine import detect_page as detect
from smallprint.messages import Frame, Link, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

HOME = "https://www.shop.example/"
SHOPPING = '<nav><a href="/new">New in</a><a href="/sale">Sale</a></nav><p><a href="/blog">Our blog</a></p>'


def links(html: str, url: str = HOME, readable: frozenset[str] = frozenset()) -> list[Link]:
    return find_links(View([Frame(url=url, html=html)]), readable)


def found(html: str, url: str = HOME) -> str | None:
    """The address that would be followed unasked."""
    return next((link.url for link in links(html, url) if link.kind == "privacy" and link.score >= 0.5), None)


FOOTERS = {
    "english": ('<a href="/p1">Privacy Policy</a><a href="/p2">Terms of Use</a>', "/p1"),
    "bare word": ('<a href="/p1">Privacy</a><a href="/p2">Imprint</a>', "/p1"),
    "notice": ('<a href="/p1">Terms</a><a href="/p2">Privacy Notice</a>', "/p2"),
    "data policy": ('<a href="/p1">Data Policy</a><a href="/p2">Terms</a>', "/p1"),
    "data protection": ('<a href="/p1">Data protection</a>', "/p1"),
    "how we use": ('<a href="/p1">How we use your data</a>', "/p1"),
    "gdpr": ('<a href="/gdpr">GDPR</a>', "/gdpr"),
    "german": ('<a href="/p1">Impressum</a><a href="/p2">Datenschutz</a><a href="/p3">AGB</a>', "/p2"),
    "german long": ('<a href="/p1">Datenschutzerklärung</a><a href="/p2">Cookie-Einstellungen</a>', "/p1"),
    "french": ('<a href="/p1">Mentions légales</a><a href="/p2">Politique de confidentialité</a>', "/p2"),
    "french data": ('<a href="/p1">CGV</a><a href="/p2">Données personnelles</a>', "/p2"),
    "french life": ('<a href="/p1">Charte vie privée</a>', "/p1"),
    "spanish": ('<a href="/p1">Aviso legal</a><a href="/p2">Política de privacidad</a>', "/p2"),
    "spanish protection": ('<a href="/p1">Protección de datos</a>', "/p1"),
    "italian": ('<a href="/p1">Note legali</a><a href="/p2">Informativa sulla privacy</a>', "/p2"),
    "dutch": ('<a href="/p1">Algemene voorwaarden</a><a href="/p2">Privacyverklaring</a>', "/p2"),
    "portuguese": ('<a href="/p1">Termos de uso</a><a href="/p2">Política de Privacidade</a>', "/p2"),
    "swedish": ('<a href="/p1">Villkor</a><a href="/p2">Integritetspolicy</a>', "/p2"),
    "danish": ('<a href="/p1">Privatlivspolitik</a><a href="/p2">Cookies</a>', "/p1"),
    "norwegian": ('<a href="/p1">Personvern</a>', "/p1"),
    "finnish": ('<a href="/p1">Käyttöehdot</a><a href="/p2">Tietosuojaseloste</a>', "/p2"),
    "polish": ('<a href="/p1">Regulamin</a><a href="/p2">Polityka prywatności</a>', "/p2"),
    "czech": ('<a href="/p1">Ochrana osobních údajů</a>', "/p1"),
    "hungarian": ('<a href="/p1">ÁSZF</a><a href="/p2">Adatvédelmi tájékoztató</a>', "/p2"),
    "romanian": ('<a href="/p1">Politica de confidențialitate</a>', "/p1"),
    "turkish": ('<a href="/p1">Gizlilik Politikası</a>', "/p1"),
    "greek": ('<a href="/p1">Πολιτική απορρήτου</a>', "/p1"),
    "russian": ('<a href="/p1">Политика конфиденциальности</a>', "/p1"),
    "ukrainian": ('<a href="/p1">Політика конфіденційності</a>', "/p1"),
    "chinese": ('<a href="/p1">服务条款</a><a href="/p2">隐私政策</a>', "/p2"),
    "chinese traditional": ('<a href="/p1">隱私權政策</a>', "/p1"),
    "japanese": ('<a href="/p1">利用規約</a><a href="/p2">プライバシーポリシー</a>', "/p2"),
    "japanese information": ('<a href="/p1">個人情報保護方針</a>', "/p1"),
    "korean": ('<a href="/p1">이용약관</a><a href="/p2">개인정보처리방침</a>', "/p2"),
    "vietnamese": ('<a href="/p1">Chính sách bảo mật</a>', "/p1"),
    "arabic": ('<a href="/p1">سياسة الخصوصية</a>', "/p1"),
    "hebrew": ('<a href="/p1">מדיניות פרטיות</a>', "/p1"),
    "english question": ('<a href="/p1">What happens to your details</a>', "/p1"),
    "german question": ('<a href="/p1">Was passiert mit meinen Daten?</a>', "/p1"),
    "german dealing": ('<a href="/p1">AGB</a><a href="/p2">Unser Umgang mit Ihren Daten</a>', "/p2"),
    "french question": ('<a href="/p1">CGV</a><a href="/p2">Que fait-on de vos données ?</a>', "/p2"),
    "french long address": (
        '<a href="/ce-que-nous-faisons-de-vos-donnees">Vos données : ce que nous en faisons</a>',
        "/ce-que-nous-faisons-de-vos-donnees",
    ),
    "spanish question": ('<a href="/p1">¿Qué hacemos con tus datos?</a>', "/p1"),
    "italian question": ('<a href="/p1">Come usiamo i tuoi dati</a>', "/p1"),
    "dutch question": (
        '<a href="/p1">Mijn gegevens</a><a href="/p2">Wat doen wij met uw gegevens?</a>',
        "/p2",
    ),
    "dutch address alone": ('<a href="/zo-gebruiken-we-je-gegevens"></a>', "/zo-gebruiken-we-je-gegevens"),
    "portuguese question": ('<a href="/p1">O que fazemos com os seus dados</a>', "/p1"),
    "swedish question": ('<a href="/p1">Vad gör vi med dina uppgifter?</a>', "/p1"),
    "danish question": ('<a href="/p1">Hvad gør vi med dine data?</a>', "/p1"),
    "norwegian question": ('<a href="/p1">Slik bruker vi opplysningene dine</a>', "/p1"),
    "finnish question": ('<a href="/p1">Miten käsittelemme tietojasi</a>', "/p1"),
    "polish question": ('<a href="/p1">Co robimy z Twoimi danymi</a>', "/p1"),
    "czech question": ('<a href="/p1">Jak nakládáme s vašimi údaji</a>', "/p1"),
    "czech conditions": (
        '<a href="/p1">Obchodní podmínky</a><a href="/p2">Podmínky ochrany osobních údajů</a>',
        "/p2",
    ),
    "spanish conditions": ('<a href="/p1">Condiciones de privacidad</a>', "/p1"),
    "soft hyphens": ('<a href="/p1">Daten&shy;schutz&shy;erklärung</a>', "/p1"),
    "no width": ('<a href="/p1">Pri\u200bva\u2060cy</a>', "/p1"),
    "chance to break": ('<a href="/p1"><span>Pri</span><wbr><span>vacy</span></a>', "/p1"),
    "line break": ('<a href="/p1">Privacy<br>Policy</a>', "/p1"),
    "letter by letter": (
        '<a href="/p1">'
        + "".join(f'<div style="display:inline-block">{c}</div>' for c in "Privacy")
        + "</a>",
        "/p1",
    ),
    "template beside": ('<a href="/p1">Privacy policy template</a><a href="/p2">Privacy</a>', "/p2"),
    "address left as it was": (
        '<a href="/privacy-policy-template">Privacy Policy</a>',
        "/privacy-policy-template",
    ),
    "picture": ('<a href="/p1"><img src="lock.png" alt="Privacy policy"></a>', "/p1"),
    "label": ('<a href="/p1" aria-label="Privacy policy"><svg></svg></a>', "/p1"),
    "address alone": ('<a href="/legal/privacy-policy"><span></span></a>', "/legal/privacy-policy"),
    "settings beside": ('<a href="/p1">Privacy settings</a><a href="/p2">Privacy</a>', "/p2"),
    "choices beside": ('<a href="/p1">Your Privacy Choices</a><a href="/p2">Privacy Policy</a>', "/p2"),
    "do not sell": (
        '<a href="/p1">Do Not Sell My Personal Information</a><a href="/p2">Privacy Statement</a>',
        "/p2",
    ),
    "applicants beside": (
        '<a href="/p1">Applicant Privacy Notice</a><a href="/p2">Privacy Notice</a>',
        "/p2",
    ),
    "children beside": ("<a href='/p1'>Children's Privacy Policy</a><a href='/p2'>Privacy Policy</a>", "/p2"),
    "california beside": ('<a href="/p1">California Privacy Notice</a><a href="/p2">Privacy</a>', "/p2"),
    "cookies beside": ('<a href="/p1">Cookie Policy</a><a href="/p2">Privacy &amp; Cookies</a>', "/p2"),
    "address tells": ('<a href="/help/privacy-tips">Tips</a><a href="/privacy">Your data</a>', "/privacy"),
    "script route": ('<a href="#/privacy">Privacy policy</a>', "/#/privacy"),
    "sister site": (
        '<a href="https://legal.shop.example/privacy">Privacy</a>',
        "https://legal.shop.example/privacy",
    ),
    "parent company": (
        '<a href="https://group.example/privacy-policy">Privacy policy</a>',
        "https://group.example/privacy-policy",
    ),
    "policy host": (
        '<a href="https://www.iubenda.com/privacy-policy/123">Privacy Policy</a>',
        "https://www.iubenda.com/privacy-policy/123",
    ),
}


@pytest.mark.parametrize("name", FOOTERS)
def test_footers(name: str) -> None:
    anchors, wanted = FOOTERS[name]
    url = wanted if wanted.startswith("https:") else HOME.rstrip("/") + wanted
    assert found(f"{SHOPPING}<main>Tea.</main><footer>{anchors}</footer>") == url


PLACES = {
    "hidden menu": '<div class="drawer" style="display: none"><a href="/privacy">Privacy</a></div>',
    "cookie banner": '<div id="consent">We use cookies. <a href="/privacy">Privacy policy</a></div>',
    "sign-up form": '<form>By signing up you agree to our <a href="/privacy">Privacy Policy</a>.</form>',
    "footer without tag": '<div class="site-footer__links"><a href="/privacy">Privacy</a></div>',
    "rel on the link": '<a rel="privacy-policy" href="/privacy">The small print</a>',
    "rel in the head": '<link rel="privacy-policy" href="/privacy"><p>Nothing else.</p>',
    "structured data": '<script type="application/ld+json">{"a": [{"privacyPolicy": "/privacy"}]}</script>',
    "base address": '<base href="https://www.shop.example/"><a href="privacy">Privacy policy</a>',
}


@pytest.mark.parametrize("name", PLACES)
def test_places(name: str) -> None:
    assert found(SHOPPING + PLACES[name], HOME + "deep/page") in (HOME + "privacy", HOME + "deep/privacy")


NO_POLICY = {
    "no links": "<h1>Under construction</h1>",
    "shop only": SHOPPING,
    "captcha": "<form><small>Protected by reCAPTCHA: the Google "
    '<a href="https://policies.google.com/privacy">Privacy Policy</a> applies.</small></form>',
    "payment": '<footer><a href="https://www.klarna.com/privacy">Klarna privacy notice</a></footer>',
    "app store": '<footer><a href="https://apps.apple.com/app/privacy-policy">Privacy</a></footer>',
    "blog post": '<article><a href="/blog/why-privacy-matters">Why privacy matters</a></article>',
    "news": '<a href="/news/2025/regulator-fines-shop-over-privacy-policy">Fined over privacy policy</a>',
    "garden": '<a href="/products/bamboo-privacy-screen">Bamboo privacy screen</a>',
    "template": '<footer><a href="/free-privacy-policy-template">Privacy policy template</a></footer>',
    "generator": '<footer><a href="/privacy-policy-generator">Free privacy policy generator</a></footer>',
    "template in german": '<footer><a href="/p1">Muster-Datenschutzerklärung</a></footer>',
    "template in french": '<footer><a href="/p1">Modèle de politique de confidentialité</a></footer>',
    "template in spanish": '<footer><a href="/p1">Plantilla de política de privacidad</a></footer>',
    "account": '<footer><a href="/a">Mijn gegevens</a><a href="/b">Ihre Daten ändern</a></footer>',
    "database": '<footer><a href="/a">So nutzen Sie Ihre Datenbank</a></footer>',
    "settings": '<footer><a href="/account/privacy-settings">Privacy settings</a></footer>',
    "unusable": '<footer><a href="javascript:void(0)">Privacy</a><a href="mailto:privacy@shop.example">'
    'Privacy</a><a href="https://user:word@shop.example/privacy">Privacy</a><a>Privacy</a></footer>',
    "terms": '<footer><a href="/terms">Terms</a><a href="/imprint">Imprint</a></footer>',
    "partner in text": '<p>We work with <a href="https://partner.example/">Partner</a> '
    '(<a href="https://partner.example/privacy">partner.example/privacy</a>).</p>',
}


@pytest.mark.parametrize("name", NO_POLICY)
def test_nothing_is_found_where_there_is_none(name: str) -> None:
    assert found(SHOPPING + NO_POLICY[name]) is None


def test_hubs_are_offered_below_the_mark_before_the_usual_paths() -> None:
    listed = links('<footer><a href="/legal">Legal</a></footer>')
    assert [link.url for link in listed] == [HOME + "legal", HOME + "privacy-policy", HOME + "privacy"]
    assert [link.kind for link in listed] == ["hub", "usual", "usual"]
    assert 0.2 < listed[0].score < 0.5


def test_usual_paths_are_a_last_resort_and_say_so() -> None:
    guesses = links(SHOPPING)
    assert [guess.url for guess in guesses] == [HOME + "privacy-policy", HOME + "privacy"]
    assert all(guess.score < 0.2 and "links to no policy" in guess.reasons[0] for guess in guesses)
    assert links(SHOPPING, "") == []
    assert links(SHOPPING, "file:///home/page.html") == []
    assert links(SHOPPING, "https://[::1") == []
    assert all(link.kind != "usual" for link in links('<footer><a href="/p1">Privacy</a></footer>'))


def test_an_address_that_tells_little_takes_nothing_away() -> None:
    (plain,) = links('<footer><a href="/x">Privacy Policy</a></footer>')
    (vague,) = links('<footer><a href="/policy">Privacy Policy</a></footer>')
    assert vague.score == plain.score


def test_each_document_is_listed_under_its_own_kind() -> None:
    footer = (
        '<footer><a href="/t">Terms of Service</a><a href="/c">Cookie Policy</a><a href="/p">Privacy Policy</a>'
        "<a href='/k'>Children's Privacy Notice</a><a href='/l'>Legal</a><a href='/pc'>Halvorn Privacy Center</a>"
        '<a href="/cs">Cookie settings</a><a href="/dpa">Data Processing Addendum</a><a href="/x">Press</a></footer>'
    )
    kinds = {link.url.rpartition("/")[2]: link.kind for link in links(footer)}
    assert kinds == {"p": "privacy", "k": "children", "pc": "hub", "l": "hub", "c": "cookies", "t": "terms"}
    assert links(footer)[0].kind == "privacy"
    assert all(link.score < 0.5 for link in links(footer) if link.kind in ("hub", "cookies", "terms"))


def test_detection_keeps_its_shape_and_leads_with_the_policy() -> None:
    html = '<footer><a href="/t">Terms</a><a href="/c">Cookies</a><a href="/p">Privacy</a></footer>'
    detection = json.loads(detect(Page(url=HOME, frames=[Frame(url=HOME, html=html)])).model_dump_json())
    assert set(detection) == {"is_policy", "score", "reasons", "candidates"}
    assert [set(candidate) for candidate in detection["candidates"]] == [
        {"url", "text", "score", "reasons"}
    ] * 3
    assert detection["candidates"][0]["url"] == HOME + "p"


LANGUAGES = {
    "words": ('<a href="/ds">Datenschutz</a><a href="/p">Privacy Policy</a>', ["en", "de"]),
    "path": ('<a href="/de/p">Privacy</a><a href="/en/p">Privacy</a>', ["en", "de"]),
    "region": ('<a href="/de-ch/p">Privacy</a><a href="/en-ch/p">Privacy</a>', ["en", "de"]),
    "query": ('<a href="/p?lang=fr">Privacy</a><a href="/p?lang=en">Privacy</a>', ["en", "fr"]),
    "hreflang": (
        '<a href="/p1" hreflang="it">Privacy</a><a href="/p2" hreflang="en-GB">Privacy</a>',
        ["en", "it"],
    ),
    "lang": ('<a href="/p1" lang="nl">Privacy</a><a href="/p2" lang="en">Privacy</a>', ["en", "nl"]),
}


@pytest.mark.parametrize("name", LANGUAGES)
def test_of_several_languages_one_that_can_be_read_goes_first(name: str) -> None:
    anchors, wanted = LANGUAGES[name]
    listed = links(f"<footer>{anchors}</footer>", readable=frozenset({"en"}))
    assert [link.language for link in listed] == wanted
    other = links(f"<footer>{anchors}</footer>", readable=frozenset({wanted[1]}))
    assert [link.language for link in other] == wanted[::-1]


def test_english_words_on_a_page_in_another_language_tell_no_language() -> None:
    html = '<html lang="it"><footer><a href="/p">Privacy Policy</a></footer>'
    assert [link.language for link in links(html)] == [""]


PARENTS = {
    "copyright": (
        '<a href="https://foogroup.example/p">Foogroup Privacy Policy</a><p>© 2025 Foogroup Ltd',
        True,
    ),
    "no claim": ('<a href="https://foogroup.example/p">Foogroup Privacy Policy</a>', False),
    "name in the domain": (
        '<a href="https://halvorn-group.example/p">Halvorn Group privacy notice</a>',
        True,
    ),
    "google on a page of the site": ('<a href="/go?1">Google Privacy Policy</a>', False),
    "powered by": ('<p>Powered by <a href="https://widgets.example/privacy">Privacy policy</a>', False),
    "maker in english": (
        (
            '<p>© 2025 Halvorn. Website by <a href="https://pixelworks.example/">Pixelworks</a> '
            '<a href="https://pixelworks.example/privacy">Privacy</a>'
        ),
        False,
    ),
    "maker in german": (
        (
            '<p>© 2025 Halvorn GmbH. Umsetzung: <a href="https://pixelworks.example/">Pixelworks</a> · '
            '<a href="https://pixelworks.example/datenschutz">Datenschutz</a>'
        ),
        False,
    ),
    "platform in czech": (
        (
            '<p>Copyright 2025 Halvorn. Vytvořil <a href="https://tradehall.example/">Tradehall</a> · '
            '<a href="https://tradehall.example/soukromi">Soukromí</a>'
        ),
        False,
    ),
    "help": ('<a href="/help/privacy-settings">How to change your privacy settings</a>', False),
}


@pytest.mark.parametrize("name", PARENTS)
def test_policies_of_others_are_told_from_those_of_the_owner(name: str) -> None:
    html, wanted = PARENTS[name]
    assert (found(f"<title>Tea | Halvorn</title><footer>{html}</footer>") is not None) is wanted


TENANTS = {
    "own": (
        "Saltmarsh - Letters",
        '<a href="/privacy">Privacy</a>',
        "https://saltmarsh.letters.example/privacy",
    ),
    "named": (
        "Saltmarsh | Letters",
        '<a href="/p/your-data">Your data and this newsletter</a>',
        "https://saltmarsh.letters.example/p/your-data",
    ),
    "none": ("Saltmarsh | Letters", '<a href="/about">About</a>', "https://letters.example/privacy"),
    "no tenant": (
        "Home | Letters",
        '<a href="/p/your-data">Your data</a>',
        "https://letters.example/privacy",
    ),
}


@pytest.mark.parametrize("name", TENANTS)
def test_a_platforms_policy_comes_after_that_of_its_customer(name: str) -> None:
    title, link, wanted = TENANTS[name]
    html = f'<title>{title}</title><nav>{link}</nav><footer><a href="https://letters.example/privacy">Privacy</a>'
    assert found(html, "https://saltmarsh.letters.example/") == wanted


def test_a_document_that_is_linked_twice_is_listed_once_and_without_old_schemes() -> None:
    html = '<footer><a href="http://www.shop.example/privacy">Privacy policy</a><a href="/privacy">here</a></footer>'
    assert [link.url for link in links(html)] == [HOME + "privacy"]


def test_on_a_host_that_is_called_privacy_not_every_link_is_a_policy() -> None:
    html = '<footer><a href="/en/you">About you</a><a href="/en/policy">Privacy policy</a></footer>'
    listed = links(html, "https://privacy.shop.example/")
    assert [link.url for link in listed] == ["https://privacy.shop.example/en/policy"]


def test_a_site_may_link_its_own_policy_on_the_owners_host() -> None:
    html = '<footer><a href="https://policies.google.com/privacy">Privacy</a></footer>'
    assert found(html, "https://www.youtube.com/") == "https://policies.google.com/privacy"


def test_addresses_hide_nothing() -> None:
    html = '<footer><a href="/\u2066privacy#/\u202efdp.\u2069">Privacy policy</a></footer>'
    assert found(html) == HOME + "%E2%81%A6privacy#/%E2%80%AEfdp.%E2%81%A9"


def test_the_page_itself_is_no_candidate() -> None:
    html = '<footer><a href="/privacy">Privacy</a><a href="/privacy?lang=de">Privacy</a></footer>'
    assert found(html, HOME + "privacy") is None


def test_links_in_other_frames_are_found() -> None:
    frames: Sequence[Frame] = [
        Frame(url=HOME, html=SHOPPING),
        Frame(url="https://www.shop.example/footer.html", html='<a href="privacy.html">Privacy policy</a>'),
    ]
    assert find_links(View(frames))[0].url == HOME + "privacy.html"


def test_the_footer_is_found_behind_ten_thousand_links() -> None:
    many = "".join(f'<a href="/product/{number}">Product {number}</a>' for number in range(10_000))
    assert found(many + '<footer><a href="/privacy">Privacy</a></footer>') == HOME + "privacy"


def test_detection_joins_both() -> None:
    policy = (Path(__file__).parent / "pages" / "privacy-en-plain.html").read_text("utf-8")
    html = policy.replace("</main>", '</main><a href="/legal/privacy">Old privacy</a>')
    page = Page(url=HOME + "privacy", frames=[Frame(url="", html=html)])
    detection = detect(page)
    assert detection.is_policy
    assert [candidate.url for candidate in detection.candidates] == [HOME + "legal/privacy"]
    assert json.loads(detection.model_dump_json())["score"] == detection.score


HOSTILE = {
    "privacy links": '<a href="/privacy">Privacy policy</a>' * 50_000,
    "distinct": "".join(f'<a href="/privacy/{number}">Privacy policy</a>' for number in range(20_000)),
    "nested": '<a href="/privacy">Privacy ' * 20_000,
    "deep": "<div class=footer>" * 50_000 + '<a href="/privacy">Privacy</a>',
    "long words": f'<a href="/{"privacy" * 100_000}">{"privacy " * 100_000}</a>',
    "siblings": "<p>" + "<b>x</b>" * 50_000 + '<a href="/privacy">Privacy</a>' * 1000,
    "json": f'<script type="application/ld+json">{"[" * 90_000}"privacyPolicy"</script>',
    "terms": "".join(f'<a href="/t/{number}">Terms of sale</a>' for number in range(20_000)),
    "other sites": "".join(f'<a href="https://{n}.example/p">Privacy {n}</a>' for n in range(5_000))
    + "© " * 90_000,
    "dashes": f'<a href="/{"-" * 2000}privacy{"/blog" * 300}">{"-|" * 80} privacy</a>' * 2000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_cost_little(name: str) -> None:
    begin = time.perf_counter()
    listed = links(HOSTILE[name])
    assert time.perf_counter() - begin < 2
    assert len(listed) <= 12
    assert all(len(link.url) <= 2048 and len(link.text) <= 160 for link in listed)
    assert all(link.url.startswith(("http://", "https://")) for link in listed)
