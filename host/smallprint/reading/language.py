"""The language of a text: by its script, and by a vote of its commonest words."""

from __future__ import annotations

import re

_STRETCH = 2_500
_FEWEST_VOTES = 4

_LEAST_SHARE = 0.1
"""Share of the words that a text's own language has at least among them; by chance others reach half of it."""

_SURE = 1.1
"""How many times the votes of the second language the first one has, where what the page says does not count."""

_COMMON = {
    "en": "the of and to in a is that for or we you your our with are this may by on as not will from have it "
    "be any information when if us which",
    "fr": "le la les de des du et à en un une est que pour ou nous vous votre vos nos notre avec sont ce par sur "
    "ne pas dans au aux données qui lorsque ces leur",
    "de": "der die das und zu in den von mit ist für oder wir sie ihre ihr unsere werden auf im nicht eine einer "
    "ein des dem daten dass wenn uns ihrer",
    "es": "el la los las de del y a en un una es que para o nosotros usted su sus con son este por no datos se lo "
    "como nuestros cuando al más",
    "it": "il la i gli le di del della e a in un una è che per o noi lei suo con sono questo dei delle non dati "
    "si nel alla ci quando da",
    "nl": "de het van en in een is dat voor of wij u uw onze met zijn dit door op niet worden te we je gegevens "
    "kunnen aan die wanneer ons",
    "pt": "o a os as de do da dos das e em um uma é que para ou nós você seu seus com são este por não dados ao "
    "se nossos quando na no",
    "sv": "och att i en ett är som för eller vi du din dina vår våra med av på inte den det till kan om de "
    "uppgifter oss när från har",
    "da": "og at i en et er som for eller vi du din dine vores med af på ikke den det til kan om de oplysninger "
    "dig os når fra har",
    "nb": "og å i en et er som for eller vi du din dine våre med av på ikke den det til kan om de opplysninger "
    "deg oss når fra har",
    "fi": "ja on ei että tai me sinun voimme kun jos sekä myös ovat joita jotka tietoja käytämme kuten mukaan "
    "niitä voi ole henkilötietoja meille palvelun",
    "pl": "i w z na do nie się jest oraz lub że dla jak przez od po o które są danych my twoje twoich może to jej "
    "ich gdy",
    "cs": "a v na se že je nebo jsou k z pro o s které údaje údajů můžeme vaše vašich také jak od při které "
    "osobních nás když by",
    "sk": "a v na sa že je alebo sú k z pre o s ktoré údaje údajov môžeme vaše vašich tiež ako od pri osobných "
    "nás keď by",
    "ro": "și de la în a cu nu pe din care sau pentru este sunt prin ce dumneavoastră noastre datele date când "
    "ale vă să mai fi aceste",
    "hu": "a az és hogy nem is vagy egy ha ön az önök által kell meg mint ezt ezek adatok adatait személyes "
    "amelyet amikor szolgáltatások során mi",
    "tr": "ve bir bu için ile de da olarak veya sizin size kişisel verileri verilerinizi bilgileri bizim gibi "
    "olan kadar daha ne zaman her tarafından",
    "ca": "el la els les de del i a en un una és que per o nosaltres vostè amb són aquest no dades es com "
    "nostres quan al més dels seves",
    "hr": "i u na za se je da ili su od s koje koji vaše vaših podatke podataka možemo nije kao što kada osobne "
    "osobnih naše",
    "id": "dan yang untuk di ke dari kami anda dengan ini atau tidak adalah data pada dapat akan oleh kepada "
    "saat informasi",
    "vi": "và của các có thể cho chúng tôi bạn là được trong với không này khi hoặc những đến từ thông tin",
}
_VOTERS: dict[str, list[str]] = {}
for _language, _words in _COMMON.items():
    for _word in set(_words.split()):
        _VOTERS.setdefault(_word, []).append(_language)

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
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_NOT_LATIN = re.compile(r"[\u0370-\u0e7f\u3040-\ud7af]")
_TOKEN = re.compile(r"[^\W\d_]+")


def guess_language(text: str, declared: str = "") -> str:
    """ISO 639-1 code of the language that most of `text` is in, or `und`.

    `declared` is what the page says of itself, often wrongly: it only decides between languages that the words
    speak for alike, and for a text too short to tell.
    """
    hint = declared[:2].lower()
    hint = hint if hint.isalpha() and len(hint) == 2 else ""
    sample = _sample(text)
    script = _script(sample)
    if script:
        return script
    tokens = _TOKEN.findall(sample.lower())
    votes = dict.fromkeys(_COMMON, 0)
    for word in tokens:
        for language in _VOTERS.get(word, ()):
            votes[language] += 1
    best, second = sorted(votes, key=lambda language: votes[language], reverse=True)[:2]
    if votes[best] < _FEWEST_VOTES:
        return hint or "und"
    if votes[best] < _LEAST_SHARE * len(tokens) and best != hint:
        return "und"
    if votes.get(hint, 0) * _SURE >= votes[best]:
        return hint
    return best if votes[best] > votes[second] else "und"


def _sample(text: str) -> str:
    """Stretches from all over a long text, whose beginning may be in another language than its rest."""
    if len(text) <= 5 * _STRETCH:
        return text
    step = (len(text) - _STRETCH) // 4
    return " ".join(text[start : start + _STRETCH] for start in range(0, 4 * step + 1, step))


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
    if weight * counts[best] <= len(_LATIN.findall(sample)):
        return ""
    if best == "ru" and 50 * len(_UKRAINIAN.findall(sample)) > counts["ru"]:
        return "uk"
    return best
