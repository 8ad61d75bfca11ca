"""What titles, links and addresses name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.discovery.address import is_article, read_address
from smallprint.discovery.doings import NOUNS, YOURS, find_doing
from smallprint.discovery.names import read_name
from smallprint.discovery.sites import same_owner, site_of
from smallprint.discovery.structured import declared_policies
from smallprint.discovery.words import fold


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Privacy Policy", "privacy"),
        ("Terms of Service and Privacy Policy", "privacy"),
        ("Terms, Privacy & Copyright", "terms"),
        ("Cookie Policy", "cookies"),
        ("Privacy and Cookie Notice", "privacy"),
        ("Children's Privacy Policy", "children"),
        ("Data Processing Agreement", "other"),
        ("GDPR Data Processing Addendum", "other"),
        ("Nutzungsbedingungen", "terms"),
        ("DATENSCHUTZERKLÄRUNG", "privacy"),
        ("プライバシーポリシー", "privacy"),
        ("개인정보처리방침", "privacy"),
        ("Imprint", "other"),
        ("Politique de confidentialité", "privacy"),
        ("Klauzula RODO", "privacy"),
        ("Pri\u00adva\u00adcy no\u00adtice", "privacy"),
        ("Podmínky ochrany osobních údajů", "privacy"),
        ("Obchodní podmínky a ochrana osobních údajů", "terms"),
        ("Conditions générales et confidentialité", "terms"),
        ("Conditions de confidentialité", "privacy"),
        ("Terms of Use and Privacy", "terms"),
        ("So verwenden wir Ihre Daten", "privacy"),
        ("Ihre Daten", None),
        ("Uw gegevens wijzigen", None),
        ("Rodos", None),
        ("Determined to win", None),
        ("Watermarks and stoppages", None),
        ("", None),
        ("—", None),
    ],
)
def test_names(text: str, kind: str | None) -> None:
    name = read_name(text)
    assert (name.kind if name else None) == kind


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://shop.example/privacy-policy", "privacy"),
        ("https://shop.example/legal/PrivacyPolicy.aspx", "privacy"),
        ("https://shop.example/en/legal/websiteprivacynotice.html", "privacy"),
        ("https://shop.example/index.php?page=privacy", "privacy"),
        ("https://shop.example/out?to=https://other.example/privacy", None),
        ("https://shop.example/#/privacy", "privacy"),
        ("https://shop.example/politique-de-confidentialit%C3%A9", "privacy"),
        ("https://shop.example/privacy/cookies", "cookies"),
        ("https://shop.example/privacy/terms-of-use", "terms"),
        ("https://privacy.shop.example/", "privacy"),
        ("https://shop.example/our-policy.html", "privacy"),
        ("https://shop.example/static/pp.html", "privacy"),
        ("https://shop.example/return-policy", "other"),
        ("https://shop.example/policy/shipping", "other"),
        ("https://shop.example/policy/team", None),
        ("https://shop.example/tea", None),
        ("https://[::1", None),
    ],
)
def test_addresses(url: str, kind: str | None) -> None:
    name = read_address(url)
    assert (name.kind if name else None) == kind


def test_articles_have_their_addresses() -> None:
    assert is_article("https://ledger.example/news/privacy")
    assert is_article("https://ledger.example/what-the-new-privacy-law-means-for-shops")
    assert not is_article("https://shop.example/legal/privacy-policy")


def test_sites() -> None:
    assert site_of("https://www.shop.co.uk/x") == "shop.co.uk"
    assert same_owner("https://help.shop.example/", "https://shop.example/")
    assert same_owner("https://shop.de/", "https://www.shop.com/")
    assert not same_owner("https://shop.example/", "https://other.example/")


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ('{"privacyPolicy": "/p"}', ["/p"]),
        ('[{"@graph": [{"privacyPolicyUrl": {"url": "/p"}}]}]', ["/p"]),
        ('{"privacyPolicy": 3, "name": "Privacy"}', []),
        ('{"privacyPolicy": "/p"', []),
        ("[" * 100_000 + "privacy", []),
        (" " * 300_000 + '{"privacyPolicy": "/p"}', []),
    ],
)
def test_structured_data(source: str, wanted: list[str]) -> None:
    assert declared_policies(source) == wanted


@given(st.text(max_size=300))
def test_reading_names_never_fails_and_folding_is_stable(text: str) -> None:
    read_name(text)
    read_address(text)
    read_address("https://shop.example/" + text)
    assert fold(fold(text)) == fold(text)


def test_a_company_may_be_called_news() -> None:
    name = read_name("Northfield News Privacy Policy")
    assert name is not None
    assert not name.guide
    about = read_name("Privacy news")
    assert about is not None
    assert about.guide


@pytest.mark.parametrize(
    ("text", "template"),
    [
        ("Privacy policy template", True),
        ("Muster-Datenschutzerklärung", True),
        ("Modèle de politique de confidentialité", True),
        ("プライバシーポリシーのひな形", True),
        ("Datenschutz Muster GmbH", False),
        ("Privacy Policy", False),
        ("Privacy policy of halvorn.example", False),
    ],
)
def test_templates_are_told_from_policies(text: str, template: bool) -> None:
    name = read_name(text)
    assert name is not None
    assert name.template is name.guide is template


@pytest.mark.parametrize(
    ("text", "passing"),
    [
        ("Privacy policies in one line", True),
        ("Who reads privacy policies?", True),
        ("Privacy Policies", False),
        ("Our privacy policies and notices", False),
        ("How we use your data", False),
    ],
)
def test_names_of_policies_in_general_count_less(text: str, passing: bool) -> None:
    name = read_name(text)
    assert name is not None
    assert name.passing is passing


def test_what_is_done_with_data_has_words_in_each_language() -> None:
    for code, listed in YOURS.items():
        assert all(find_doing(fold(yours)) is None for yours in listed.split("|")), code
        assert all(any(noun in fold(yours) for noun in NOUNS.split("|")) for yours in listed.split("|")), code
    doing = find_doing(fold("Halvorn: ce que nous faisons de vos données personnelles"))
    assert doing == ("faisons de vos donnees", "fr")
    assert find_doing(fold("We use your data. " * 20)) is None
