"""In which language a document is, as far as links and addresses tell: codes, places in addresses, names."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from smallprint.discovery.sites import host_of
from smallprint.discovery.words import fold
from smallprint.reading.canonical import word_set

NAMES = {
    "ar": "العربية|arabic",
    "bg": "български|bulgarian",
    "ca": "català|catalan",
    "cs": "čeština|česky|czech",
    "da": "dansk|danish",
    "de": "deutsch|german|allemand",
    "el": "ελληνικά|greek",
    "en": (
        "english|anglais|englisch|inglés|inglese|engels|inglês|engelska|engelsk|englanti|angielski|angielsku|"
        "angličtina|anglicky|angol|engleză|ingilizce|αγγλικά|английский|англійська|engleski|angleščina|anglų|"
        "inglise|angļu|英语|英語|英文|영어|tiếng anh|bahasa inggris|ภาษาอังกฤษ|الإنجليزية|אנגלית|anglès"
    ),
    "es": "español|castellano|spanish|espagnol",
    "et": "eesti|estonian",
    "fa": "فارسی|persian",
    "fi": "suomi|suomeksi|finnish",
    "fr": "français|french|französisch|francés",
    "he": "עברית|hebrew",
    "hi": "हिन्दी|hindi",
    "hr": "hrvatski|croatian",
    "hu": "magyar|hungarian",
    "id": "bahasa indonesia|indonesian",
    "is": "íslenska|icelandic",
    "it": "italiano|italian|italienisch|italien",
    "ja": "日本語|japanese",
    "ko": "한국어|korean",
    "lt": "lietuvių|lithuanian",
    "lv": "latviešu|latvian",
    "nl": "nederlands|dutch",
    "no": "norsk|bokmål|norwegian",
    "pl": "polski|polish",
    "pt": "português|portuguese",
    "ro": "română|romanian",
    "ru": "русский|russian",
    "sk": "slovenčina|slovensky|slovak",
    "sl": "slovenščina|slovenian",
    "sq": "shqip|albanian",
    "sr": "српски|srpski|serbian",
    "sv": "svenska|swedish",
    "th": "ไทย|thai",
    "tr": "türkçe|turkish",
    "uk": "українська|ukrainian",
    "vi": "tiếng việt|vietnamese",
    "zh": "中文|简体中文|繁體中文|chinese",
}
"""What languages call themselves, and what others call them, by ISO 639-1."""

_SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "cn": "zh"}
_ALSO_PLACES = frozenset({"ar", "ca", "et", "id", "in", "is", "sl", "uk", "cn"})
"""Codes that stand for countries or words in addresses: /uk/ is Britain, /ca/ Canada, /ar/ Argentina."""
_KEYS = frozenset({"lang", "language", "locale", "hl", "lng", "lc", "uselang", "setlang", "langid", "l"})
_TAG = re.compile(r"([a-z]{2})(?:[-_]([a-z]{2,4}))?(?:[-_][a-z0-9]{2,8})?", re.IGNORECASE)
_SEGMENTS = 4

_FILLERS = word_set(
    "version in read view this page the policy document see switch to language available also here only site uk us "
    "gb usa united kingdom states international global intl auf en diese seite lire cette ver versión versione versie "
    "på change translate original translation pdf html"
)
_MOST_WORDS = 6


def code_of(tag: str) -> str:
    """The ISO 639-1 code of a language tag such as "en-GB", "" if it has none that is known here."""
    match = _TAG.fullmatch(tag.strip()[:20])
    code = match[1].lower() if match else ""
    code = _SAME.get(code, code)
    return code if code in NAMES else ""


@lru_cache(maxsize=1024)
def address_language(url: str) -> str:
    """The language that an address names: by its query, an early segment of its path, or its host; else ""."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    for key, value in _query(parts.query):
        if key.lower() in _KEYS and (code := code_of(value)):
            return code
    segments = [segment for segment in parts.path.split("/") if segment][:_SEGMENTS]
    first_label, _, rest = host_of(url).partition(".")
    labels = [first_label] if "." in rest else []
    return next((code for part in (*segments, *labels) if (code := _place_language(part))), "")


@lru_cache(maxsize=1024)
def without_language(url: str) -> str:
    """The address without what names a language in it, to compare versions of one document."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    segments = [segment for segment in parts.path.split("/") if segment]
    kept = [
        segment
        for number, segment in enumerate(segments)
        if number >= _SEGMENTS or not (_place_language(segment) or (number < 2 and _TAG.fullmatch(segment)))
    ]
    query = "&".join(f"{key}={value}" for key, value in _query(parts.query) if key.lower() not in _KEYS)
    label, _, rest = parts.netloc.partition(".")
    host = rest if label == "www" or (_place_language(label) and "." in rest) else parts.netloc
    return urlunsplit(("", host, "/" + "/".join(kept), query, ""))


def is_home(url: str) -> bool:
    """Whether it is an address of a home page, in any language."""
    return urlsplit(without_language(url)).path == "/"


def named_language(text: str) -> tuple[str, bool]:
    """The language that words name, as in a menu of languages, and whether they say nothing else.

    ("en", True) for "EN", "English (UK)", "Read this in English"; ("en", False) for "Privacy policy, English".
    """
    text = text.strip()
    if len(text) <= 7 and (code := code_of(text)):
        return code, True
    words = fold(text[:80]).split()
    if not 0 < len(words) <= _MOST_WORDS:
        return "", False
    for word in (*words, *map(" ".join, pairwise(words))):
        code = _BY_NAME.get(word, "")
        if code:
            rest = set(words) - set(word.split())
            return code, all(one in _FILLERS or one in _BY_NAME for one in rest)
    return "", False


def _place_language(part: str) -> str:
    match = _TAG.fullmatch(part)
    if not match:
        return ""
    first, second = (match[1].lower(), (match[2] or "").lower())
    if second:
        # en-gb, but also gb-en and ca-fr.
        if first in NAMES and first not in _ALSO_PLACES:
            return first
        return second if second in NAMES and second not in _ALSO_PLACES else code_of(first)
    return "" if first in _ALSO_PLACES else code_of(first)


def _query(query: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query, max_num_fields=20)
    except ValueError:
        return []


_BY_NAME = {fold(name): code for code, names in NAMES.items() for name in names.split("|")}
