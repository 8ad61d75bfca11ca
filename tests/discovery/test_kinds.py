"""What links lead to, by words and address."""

from __future__ import annotations

import pytest

from smallprint.discovery.kinds import link_kind

KINDS = [
    ("Privacy", "/x", "privacy"),
    ("Terms of Service and Privacy Policy", "/x", "privacy"),
    ("Terms & Privacy", "/x", "hub"),
    ("Terms & Conditions", "/x", "terms"),
    ("AGB", "/x", "terms"),
    ("Conditions générales d'utilisation", "/x", "terms"),
    ("Cookies", "/x", "cookies"),
    ("Cookie-Richtlinie", "/x", "cookies"),
    ("Cookie settings", "/x", None),
    ("Accept all cookies", "/x", "cookies"),
    ("Read more", "/cookie-policy", "cookies"),
    ("Cookies", "/privacy-policy#cookies", "privacy"),
    ("Privacy notice for children", "/x", "children"),
    ("Legal", "/x", "hub"),
    ("Impressum", "/x", "hub"),
    ("Policies", "/x", "hub"),
    ("Privacy Center", "/x", "hub"),
    ("Privacy Center", "/legal/privacy-policy", "privacy"),
    ("The small print", "/x", "hub"),
    ("Read more", "/legal", "hub"),
    ("Legal services for landlords", "/x", None),
    ("Return policy", "/x", None),
    ("Data Processing Addendum", "/x", None),
    ("", "/x", None),
]


@pytest.mark.parametrize(("text", "url", "kind"), KINDS)
def test_kinds(text: str, url: str, kind: str | None) -> None:
    assert link_kind(text, url) == kind


NAVIGATION = """
Home|Sale|Sales|Subscriptions|Checkout|Shipping policy|Public policy|Insurance policy|Data|Data plans|Private banking
Kids|Term deposits|Terminal|Rodos|Rodeo|Weather conditions|Device protection|Minors|Legal advice|Privatkunden
Datenbank|Rechtsanwälte|Verbraucherschutz|Sonnenschutz|Versandbedingungen|Hinweise|Particuliers|Privé|Vie pratique
Données ouvertes|Politique étrangère|Règles du jeu|Confiance|Datos de contacto|Protección civil|Banca privada
Clienti privati|Dati tecnici|Mijn gegevens|Particulier|Dados abertos|Barnkläder|Uppgifter|Personale|Politik
Yksityisasiakkaat|Turvallisuus|Osoby prywatne|Dane kontaktowe|Rodzina|Osobní odběr|Ochrana přírody|Soukromé školy
Súkromné školy|Adatbázis|Személyes átvétel|Date de contact|Protecția mediului|Kişisel bakım|Veri merkezi|Gizem
Πολιτική|Προσωπικό|Персонал|Политика|Данные|Приватні школи|个人中心|政策|新闻|個人のお客様|プライベートブランド
개인뱅킹|정책|Bảo hành|Chính sách đổi trả|ส่วนตัว|Pribadi|السياسة|פרטיים|Privaatpank|Privatiems|Privātpersonām
Privatni smještaj|Zaštita okoliša|Zasebne hiše|Varstvo okolja|Klientë privatë
"""


@pytest.mark.parametrize("text", NAVIGATION.replace("\n", "|").strip("|").split("|"))
def test_ordinary_words_of_menus_lead_to_no_legal_document(text: str) -> None:
    assert link_kind(text, "/x") is None
