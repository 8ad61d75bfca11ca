"""Names of policies that tell what is done with the reader's data: "Wat doen wij met uw gegevens?"."""

from __future__ import annotations

import re
from typing import NamedTuple

from smallprint.discovery.words import fold

MOST_WORDS = 14
"""Words from which on it is a sentence that says so, rather than a name."""

YOURS = {
    "en": "your data|your information|your personal data|your personal information|your details|my data",
    "cs": "vaše údaje|vašich údajů|vašimi údaji|vaše data|vašich dat|vašimi daty|tvoje údaje|tvoje data|tvými daty",
    "da": "dine oplysninger|dine personlige oplysninger|dine data|jeres oplysninger|jeres data|mine oplysninger",
    "de": (
        "ihre daten|ihren daten|ihrer daten|deine daten|deinen daten|deiner daten|eure daten|euren daten|eurer daten|"
        "meine daten|meinen daten|meiner daten"
    ),
    "es": "sus datos|tus datos|vuestros datos|mis datos|su información|tu información",
    "fi": (
        "tietojasi|tietojesi|tietosi|tiedoillasi|tiedoillesi|tiedoistasi|tietojanne|tietojenne|tietonne|"
        "tiedoillanne|tiedoillenne|tiedoistanne|asiakastietoja|asiakastietojen"
    ),
    "fr": "vos données|tes données|mes données|vos informations|tes informations|vos infos",
    "hu": "adatait|adataival|adataid|adataidat|adataiddal|adataikat|adataikkal",
    "it": "tuoi dati|suoi dati|vostri dati|miei dati|tue informazioni|vostre informazioni",
    "nl": "uw gegevens|je gegevens|jouw gegevens|jullie gegevens|mijn gegevens|uw data|je data|jouw data|uw informatie",
    "no": "dine opplysninger|opplysningene dine|dine data|dataene dine|mine opplysninger|opplysninger om deg",
    "pl": (
        "twoje dane|twoich danych|twoimi danymi|państwa dane|państwa danych|państwa danymi|wasze dane|moje dane|"
        "moimi danymi"
    ),
    "pt": "seus dados|teus dados|vossos dados|meus dados|suas informações|tuas informações",
    "ro": "datele dumneavoastră|datele dvs|datele tale|datele voastre",
    "sk": "vaše údaje|vašich údajov|vašimi údajmi|vaše dáta|tvoje údaje",
    "sv": (
        "dina uppgifter|dina personuppgifter|dina data|din data|era uppgifter|era personuppgifter|mina uppgifter|"
        "mina personuppgifter|din information"
    ),
}
"""The reader's data, in whole words."""

NOUNS = (
    "data|daten|details|inform|infos|gegevens|donnees|datos|dati|dados|uppgifter|plysning|tieto|tiedo|dane|"
    "danych|danymi|udaj|vasich|daty|adat|datele"
)
"""Folded parts of words, one of which is in each of them."""

_DOINGS = {
    "en": (
        "we use|we do with|we are doing with|do we do|do we use|we handle|do we handle|we process|we treat|we collect|"
        "we share|we store|we look after|happens to|happens with|is used|are used|we re using|use of your|"
        "handling of|processing of"
    ),
    "cs": (
        "používáme|využíváme|zpracováváme|nakládáme|zacházíme|děláme|chráníme|shromažďujeme|zpracování|nakládání|"
        "využití|děje"
    ),
    "da": "bruger|behandler|håndterer|anvender|gør vi|vi gør|passer|indsamler|behandling|brug af|sker der",
    "de": (
        "verwenden|nutzen|verarbeiten|erheben|speichern|schützen|machen wir|wir machen|wir mit|tun wir|passiert|"
        "geschieht|umgang|umgehen|gehen wir|verarbeitung|verwendung|nutzung|wofür"
    ),
    "es": (
        "usamos|utilizamos|tratamos|hacemos|gestionamos|recogemos|recopilamos|protegemos|tratamiento|uso de|"
        "uso que|utilización"
    ),
    "fi": "käytämme|käsittelemme|käytetään|käsitellään|keräämme|suojaamme|teemme|tapahtuu|käsittely|käyttö",
    "fr": (
        "faisons|utilisons|traitons|collectons|protégeons|gérons|fait on|utilise t on|utilisation|usage|traitement|"
        "deviennent|utilisées"
    ),
    "hu": "kezeljük|használjuk|kezelése|felhasználása|történik|teszünk|csinálunk|gyűjtjük|védjük",
    "it": "usiamo|utilizziamo|trattiamo|facciamo|gestiamo|raccogliamo|proteggiamo|trattamento|utilizzo|uso dei",
    "nl": (
        "doen wij|doen we|wij doen|we doen|gebruiken|verwerken|verzamelen|beschermen|bewaren|omgaan|omgang|gaan wij|"
        "gaan we|wij om|we om|gebruik van|verwerking|gebeurt"
    ),
    "no": "bruker|behandler|håndterer|gjør vi|vi gjør|tar vare|samler|behandling|bruk av|skjer",
    "pl": (
        "wykorzystujemy|przetwarzamy|używamy|robimy|zbieramy|chronimy|postępujemy|przetwarzanie|wykorzystanie|"
        "dzieje się|dbamy"
    ),
    "pt": (
        "usamos|utilizamos|tratamos|fazemos|gerimos|coletamos|recolhemos|protegemos|lidamos|cuidamos|tratamento|"
        "uso dos|uso que|utilização|acontece"
    ),
    "ro": "folosim|utilizăm|prelucrăm|facem|colectăm|protejăm|prelucrarea|utilizarea|folosirea|întâmplă",
    "sk": "používame|využívame|spracúvame|spracovávame|nakladáme|robíme|chránime|spracúvanie|spracovanie|deje",
    "sv": (
        "behandlar|använder|hanterar|gör vi|vi gör|vi med|samlar|skyddar|sparar|behandling|hantering|användning|händer"
    ),
}
"""What is done with it, as words begin."""


def _alternatives(listed: str) -> str:
    return "|".join(sorted((re.escape(fold(word)) for word in listed.split("|")), key=len, reverse=True))


_YOURS = {code: re.compile(rf"\b(?:{_alternatives(words)})\b") for code, words in YOURS.items()}
_ANY_YOURS = re.compile(rf"\b(?:{_alternatives('|'.join(YOURS.values()))})\b")
_DOING = {code: re.compile(rf"\b(?:{_alternatives(words)})") for code, words in _DOINGS.items()}


class Doing(NamedTuple):
    """The part of a folded name that tells it, and its language as ISO 639-1, "" where several say so alike."""

    words: str
    language: str


def find_doing(folded: str) -> Doing | None:
    """What a folded name says to be done with the reader's data; None where it says no such thing."""
    if not _ANY_YOURS.search(folded) or folded.count(" ") >= MOST_WORDS:
        return None
    found: dict[str, str] = {}
    for code, pattern in _YOURS.items():
        yours, doing = pattern.search(folded), _DOING[code].search(folded)
        if yours and doing:
            found[code] = folded[min(yours.start(), doing.start()) : max(yours.end(), doing.end())]
    if not found:
        return None
    return Doing(max(found.values(), key=len), next(iter(found)) if len(found) == 1 else "")
