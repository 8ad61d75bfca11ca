"""The language of a text: by its script, and by a vote of its commonest words."""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 6_000
_FEWEST_VOTES = 4

_COMMON = {
    "en": "the of and to in a is that for or we you your our with are this may by on as not will from have "
    "it",
    "fr": "le la les de des du et à en un une est que pour ou nous vous votre vos nos notre avec sont ce "
    "par sur ne pas dans au aux données",
    "de": "der die das und zu in den von mit ist für oder wir sie ihre ihr unsere werden auf im nicht eine "
    "einer ein des dem daten",
    "es": "el la los las de del y a en un una es que para o nosotros usted su sus con son este por no "
    "datos se lo como nuestros",
    "it": "il la i gli le di del della e a in un una è che per o noi lei suo con sono questo dei delle non "
    "dati si nel alla",
    "nl": "de het van en in een is dat voor of wij u uw onze met zijn dit door op niet worden te we je "
    "gegevens kunnen aan",
    "pt": "o a os as de do da dos das e em um uma é que para ou nós você seu seus com são este por não "
    "dados ao se nossos",
    "sv": "och att i en ett är som för eller vi du din dina vår våra med av på inte den det till kan om de "
    "uppgifter",
    "da": "og at i en et er som for eller vi du din dine vores med af på ikke den det til kan om de "
    "oplysninger dig",
    "pl": "i w z na do nie się jest oraz lub że dla jak przez od po o które są danych my twoje twoich może "
    "to jej ich",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_SCRIPTS = {
    "ja": re.compile(r"[\u3040-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7af]"),
    "zh": re.compile(r"[\u4e00-\u9fff]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "el": re.compile(r"[\u0370-\u03ff]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
}
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_NOT_LATIN = re.compile(r"[\u0370-\u0e7f\u3040-\ud7af]")
_TOKEN = re.compile(r"[^\W\d_]+")


def guess_language(text: str, declared: str = "") -> str:
    """ISO 639-1 code of the language that most of `text` is in, or `und`.

    `declared` is what the page says of itself, often wrongly: it only decides where the words do not.
    """
    sample = _sample(text)
    script = _script(sample)
    if script:
        return script
    counts = Counter(_TOKEN.findall(sample.lower()))
    votes = {language: sum(counts[word] for word in words) for language, words in _WORDS.items()}
    hint = declared[:2].lower()
    best = max(votes, key=lambda language: (votes[language], language == hint))
    if votes[best] < _FEWEST_VOTES:
        return hint if hint.isalpha() and len(hint) == 2 else "und"
    if votes.get(hint, 0) >= 0.9 * votes[best]:
        return hint
    return best


def _sample(text: str) -> str:
    """The beginning, the middle and the end of a long text."""
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return text[:_SAMPLE] + text[middle : middle + _SAMPLE] + text[-_SAMPLE:]


def _script(sample: str) -> str:
    """The language of the script that a good part of the letters is in, if it is not Latin."""
    if sample.isascii() or not _NOT_LATIN.search(sample):
        return ""
    counts = {language: len(letters.findall(sample)) for language, letters in _SCRIPTS.items()}
    if counts["ja"] * 20 > counts["zh"]:
        counts["ja"] += counts["zh"]
        counts["zh"] = 0
    best = max(counts, key=lambda language: counts[language])
    # an ideograph says as much as half a Latin word
    weight = 3 if best in ("zh", "ja", "ko") else 1
    return best if weight * counts[best] > len(_LATIN.findall(sample)) else ""
