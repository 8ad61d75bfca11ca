"""Finding the policy's link on sites of different make."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smallprint.discovery import find_candidates
from smallprint.engine import detect_page as detect
from smallprint.messages import Candidate, Frame, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

HOME = "https://www.shop.example/"
SHOPPING = '<nav><a href="/new">New in</a><a href="/sale">Sale</a></nav><p><a href="/blog">Our blog</a></p>'


def candidates(html: str, url: str = HOME) -> list[Candidate]:
    return find_candidates([Frame(url=url, html=html)])


def found(html: str, url: str = HOME) -> str | None:
    """The address that would be followed unasked."""
    return next((candidate.url for candidate in candidates(html, url) if candidate.score >= 0.5), None)


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
    links, wanted = FOOTERS[name]
    url = wanted if wanted.startswith("https:") else HOME.rstrip("/") + wanted
    assert found(f"{SHOPPING}<main>Tea.</main><footer>{links}</footer>") == url


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


def test_hubs_are_offered_below_the_mark() -> None:
    listed = candidates('<footer><a href="/legal">Legal</a></footer>')
    assert [candidate.url for candidate in listed] == [HOME + "legal"]
    assert 0.2 < listed[0].score < 0.5


def test_usual_paths_are_a_last_resort_and_say_so() -> None:
    guesses = candidates(SHOPPING)
    assert [guess.url for guess in guesses] == [HOME + "privacy-policy", HOME + "privacy"]
    assert all(guess.score < 0.2 and "links to no policy" in guess.reasons[0] for guess in guesses)
    assert candidates(SHOPPING, "") == []
    assert candidates(SHOPPING, "file:///home/page.html") == []


def test_a_site_may_link_its_own_policy_on_the_owners_host() -> None:
    html = '<footer><a href="https://policies.google.com/privacy">Privacy</a></footer>'
    assert found(html, "https://www.youtube.com/") == "https://policies.google.com/privacy"


def test_the_page_itself_is_no_candidate() -> None:
    html = '<footer><a href="/privacy">Privacy</a><a href="/privacy?lang=de">Privacy</a></footer>'
    assert found(html, HOME + "privacy") is None


def test_links_in_other_frames_are_found() -> None:
    frames: Sequence[Frame] = [
        Frame(url=HOME, html=SHOPPING),
        Frame(url="https://www.shop.example/footer.html", html='<a href="privacy.html">Privacy policy</a>'),
    ]
    assert find_candidates(frames)[0].url == HOME + "privacy.html"


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
    "dashes": f'<a href="/{"-" * 2000}privacy{"/blog" * 300}">{"-|" * 80} privacy</a>' * 2000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_cost_little(name: str) -> None:
    begin = time.perf_counter()
    listed = candidates(HOSTILE[name])
    assert time.perf_counter() - begin < 2
    assert len(listed) <= 8
    assert all(len(candidate.url) <= 2048 and len(candidate.text) <= 160 for candidate in listed)
    assert all(candidate.url.startswith(("http://", "https://")) for candidate in listed)
