"""What a person would call the service whose policy it is.

Each place that may name it gives its candidates a weight; the name that gathers most wins, in the spelling
that the policy itself uses most.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from smallprint.reading.canonical import word_set
from smallprint.reading.titles import OTHER_DOCUMENT, PRIVACY

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEPARATOR = re.compile(r"\s[|–—·:•»›/-]+\s|\s?[|»•·]\s?|:\s")
_NAME = (
    r"(?:the )?((?:[A-Z0-9][\w.&’'+!-]{0,40}|[a-z]{1,40}[A-Z]\w{0,40})"
    r"(?: (?:[A-Z0-9&][\w.&’'+!-]{0,40}|of|de)){0,4})"
)
_OWN_WORDS = (
    (
        3,
        re.compile(
            _NAME
            + r",?(?:\s(?:Inc|LLC|Ltd|Limited|GmbH|SAS|Corp)\.?)?,?\s?\(\s?(?:collectively,?\s)?[\"“'‘«]"
        ),
    ),
    (
        2,
        re.compile(
            r"(?:[Pp]rivacy [Pp]olicy|[Pp]rivacy [Nn]otice|[Pp]olitique de confidentialité) (?:of|for|de) "
            + _NAME
        ),
    ),
    (2, re.compile(_NAME + r"(?:['’]s)? [Pp]rivacy (?:[Pp]olicy|[Nn]otice|[Ss]tatement)")),
    (2, re.compile(r"\b(?:Welcome to|Bienvenue (?:chez|sur)|At|We at|Chez) " + _NAME + r"[,!. ]")),
    (
        1,
        re.compile(_NAME + r" (?:respects|values|is committed|collects|takes|provides|and its affiliates)\b"),
    ),
)
_SUFFIX = re.compile(
    r"(?<![,\s])[,\s]+(?:inc|llc|l\.l\.c|ltd|limited|gmbh|corp|corporation|sas|sa|s\.a\.s|ag|ab|bv|b\.v|plc|pte|pty"
    r"|co|oy|llp|srl"
    r"|technologies private limited)\.?$",
    re.IGNORECASE,
)
_GENERIC = word_set(
    "home welcome help helpcenter helpcentre support supportcenter docs documentation legal trustcenter "
    "trust about blog "
    "our the this your we us it you policy policies notice statement privacypolicy website site app "
    "service services "
    "company platform knowledgebase accueil index page california european europe gdpr ccpa eea user users "
    "customer "
    "customers personal data information cookie cookies terms official officialsite login aide contact in "
    "for and "
    "global last effective introduction overview privacycenter privacyhub helpcenteren commission union"
)
_TRAILERS = re.compile(
    r"\s(?:help (?:cent(?:er|re)|desk)|docs|documentation|support|knowledge base|trust center|legal|blog"
    r"|website"
    r"|privacy (?:policy|notice|statement|center|hub)|terms of (?:use|service)|policy|official site)$",
    re.IGNORECASE,
)
_SECOND_LEVEL = word_set("co com org net ac gov edu or ne go")
_LONGEST = 40
_SAMPLE = 10_000


def name_service(site_names: Sequence[str], title: str, texts: Sequence[str], url: str | None) -> str:
    """The service's name, empty if unknown.

    `site_names` are what the page's data call the site, most telling first, `texts` the policy's blocks.
    """
    whole = "\n".join(texts)[:_SAMPLE]
    beginning = "\n".join(texts[:25])[:4000]
    domain = _domain_word(url)
    votes: defaultdict[str, float] = defaultdict(float)
    spellings: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))

    def vote(name: str, weight: float) -> None:
        name = _tidy(name)
        key = _key(name)
        if not key or key in _GENERIC or len(name) > _LONGEST or len(key) < 2:
            return
        votes[key] += weight
        spellings[key][name] += weight

    for place, name in enumerate(site_names):
        for part in _parts(name):
            vote(part, 4 - min(place, 2))
    for part in _parts(title):
        vote(part, 3)
    for weight, pattern in _OWN_WORDS:
        for name in list(dict.fromkeys(match[1] for match in pattern.finditer(beginning)))[:4]:
            vote(name, weight)
    if domain:
        for key in votes:
            if key == domain:
                votes[key] += 4
            elif len(key) > 2 and (domain.startswith(key) or key.startswith(domain)):
                votes[key] += 2
        vote(_spelled(domain, whole), 1)
    if not votes:
        return ""
    for key in votes:
        mentions = max(whole.count(name) for name in spellings[key])
        votes[key] += min(mentions, 12) / 4
    best = max(votes, key=lambda key: votes[key])
    return _usual_spelling(max(spellings[best], key=lambda name: spellings[best][name]), whole)


def _usual_spelling(name: str, text: str) -> str:
    """`name` as the text mostly writes it; capitals throughout only where it writes it no other way."""
    words = r"[\s-]?".join(map(re.escape, name.split()))
    found: Counter[str] = Counter(re.findall(rf"(?<![\w@./]){words}(?![\w@]|\.[a-z])", text, re.IGNORECASE))
    shouted = len(name) > 4
    spellings = {
        spelling: count
        for spelling, count in found.items()
        if not (shouted and spelling.isupper()) and "\n" not in spelling
    }
    if not spellings:
        return name.title() if shouted and name.isupper() and name.isalpha() else name
    usual = max(spellings, key=lambda spelling: spellings[spelling])
    if name in spellings and spellings[name] * 3 >= spellings[usual]:
        return name
    return usual


def _parts(title: str) -> list[str]:
    """The parts of a title that are not what the page is about."""
    parts = [part.strip() for part in _SEPARATOR.split(title) if part and part.strip()]
    return [part for part in map(_tidy, parts) if part and not _about(part) and part.count(" ") < 4]


def _about(part: str) -> bool:
    return bool(PRIVACY.search(part) or OTHER_DOCUMENT.search(part)) or _key(part) in _GENERIC


def _tidy(name: str) -> str:
    name = name.strip(" ,.;:!\"'“”‘’«»()®™*#/")
    for _ in range(3):
        shorter = _SUFFIX.sub("", _TRAILERS.sub("", name)).strip(" ,")
        if shorter == name:
            break
        name = shorter
    return name.removesuffix("’s").removesuffix("'s")


def _key(name: str) -> str:
    """A name without case, spaces and signs, to compare spellings."""
    return "".join(character for character in name.lower() if character.isalnum())


def _domain_word(url: str | None) -> str:
    """The word of an address that a site is known by: `shop` of https://www.shop.co.example/."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    labels = host.split(".")
    if len(labels) < 2 or host.replace(".", "").isdecimal():
        return ""
    labels = labels[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels = labels[:-1]
    return _key(labels[-1])


def _spelled(domain: str, text: str) -> str:
    """The spelling that the text has for the word of the domain, spaces included."""
    letters = r"\s?".join(map(re.escape, domain))
    found = re.search(rf"(?<![\w@./-]){letters}(?![\w@-]|\.[a-z])", text, re.IGNORECASE)
    return found[0] if found and found[0] != domain else domain.capitalize()
