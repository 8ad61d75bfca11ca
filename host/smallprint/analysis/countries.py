"""Countries and the like where data can be, as a sentence about them names them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Left out are names that mean another thing as often: Chad, Georgia, Guinea, Jersey, Jordan.
_NAMES = (
    "Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Aruba|Australia|Austria|Azerbaijan|Bahrain|"
    "Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bermuda|Bhutan|Bolivia|Bosnia and Herzegovina|Botswana|"
    "Brazil|Brunei|Bulgaria|Burkina Faso|Burundi|Cambodia|Cameroon|Canada|Cape Verde|Chile|China|Colombia|"
    "Costa Rica|Croatia|Cuba|Curacao|Curaçao|Cyprus|Czechia|Denmark|Djibouti|Dominica|Ecuador|Egypt|El Salvador|"
    "Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Germany|Ghana|Gibraltar|Greece|Greenland|"
    "Guatemala|Guernsey|Guyana|Haiti|Honduras|Hong Kong|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|"
    "Israel|Italy|Ivory Coast|Jamaica|Japan|Kazakhstan|Kenya|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|"
    "Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Macau|Macao|Madagascar|Malawi|Malaysia|Mali|Malta|"
    "Mauritania|Mauritius|Mexico|Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|"
    "New Zealand|Nicaragua|Nigeria|North Korea|North Macedonia|Norway|Oman|Pakistan|Panama|Papua New Guinea|"
    "Paraguay|Peru|Poland|Portugal|Puerto Rico|Qatar|Romania|Russia|Rwanda|Samoa|San Marino|Saudi Arabia|Senegal|"
    "Serbia|Sierra Leone|Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea|South Sudan|Spain|Sri Lanka|"
    "Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Togo|Tonga|Trinidad and Tobago|"
    "Tunisia|Turkey|Türkiye|Turkmenistan|Uganda|Ukraine|Uruguay|Uzbekistan|Vanuatu|Venezuela|Vietnam|Yemen|Zambia|"
    "Zimbabwe"
)
_WITH_ARTICLE = (
    "Bahamas|British Virgin Islands|Cayman Islands|Channel Islands|Czech Republic|Dominican Republic|Isle of Man|"
    "Maldives|Netherlands|Philippines|Seychelles|United Arab Emirates|United Kingdom|United States"
)
_OTHERWISE = {
    "U.S.A.": "the United States", "U.S.A": "the United States", "U.S.": "the United States",
    "U.S": "the United States", "USA": "the United States", "US": "the United States",
    "UK": "the United Kingdom", "U.K.": "the United Kingdom", "U.K": "the United Kingdom",
    "Great Britain": "the United Kingdom", "England": "England", "Scotland": "Scotland",
    "European Union": "the EU", "EU": "the EU", "E.U.": "the EU",
    "European Economic Area": "the EEA", "EEA": "the EEA", "UAE": "the United Arab Emirates",
    "Republic of Korea": "South Korea", "Korea": "South Korea", "Russian Federation": "Russia",
    "Viet Nam": "Vietnam", "PRC": "China", "Holland": "the Netherlands",
}  # fmt: skip
_TOLD = (
    {name: name for name in _NAMES.split("|")}
    | {name: f"the {name}" for name in _WITH_ARTICLE.split("|")}
    | _OTHERWISE
)
_STARTS = re.compile(r"(?<![\w.-])[A-Z](?:\.[A-Z]){1,2}\.?|(?<![\w.-])[A-Z]\w+")
# "New Mexico", "Northern Ireland" and "Google Ireland" are others; so are a state's law and "an EU-U.S. framework".
_OTHER_BEFORE = re.compile(
    r"(?:\b(?:New|Northern|Google|Facebook|Meta|Yahoo|Microsoft|Apple|Amazon|Twitter|Platforms|Services|Technologies)"
    r"|[-–&])\s?\Z"
)
_OTHER_AFTER = re.compile(
    r"[-–]|['’]s? (?:law|privacy|data)|,? (?:Limited|Ltd|Inc|LLC|GmbH|Pty|SARL|B\.V|Act|Data|Privacy|Model|Standard|"
    r"General|Federal|Department|Commission|Code|GDPR|Extension|Addendum|laws?|residents?|users?|citizens?|law)\b"
)
# Of whom or what it is told, rather than where data is.
_NOT_THERE = re.compile(
    r"(?:\b(?:outside|from|other than|beyond|except|under|leave|(?:adequacy|approved|recogni[sz]ed|issued) by)"
    r"|\b(?:residents?|citizens?|laws?|users?|customers?|visitors?|individuals|people|persons|subjects|children|consumers)"
    r"(?: who)?(?: are)?(?: located| based| living| residing| reside| live)? (?:of|in|within|under)"
    r"|\byou(?:['’]re| are| live| reside)(?: located| based| living| residing| a resident| a citizen)?"
    r" (?:of|in|within))"
    r"(?: of)?(?: the)? ?\Z",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"[A-Z]{2}\s\Z")
_LOOK_BACK = 60


class Place(NamedTuple):
    """A country as a card tells it, and where its name stands. `holds` is whether data can be meant to be there."""

    name: str
    start: int
    end: int
    holds: bool


def _by_first_word() -> dict[str, list[str]]:
    """The names by the word that they begin with, the longest first."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(_TOLD, key=len, reverse=True):
        names[name.split()[0]].append(name)
    return dict(names)


_NAMES_BY_FIRST_WORD = _by_first_word()


def places_in(text: str) -> Iterator[Place]:
    """The countries, unions and territories that a sentence names, in its order."""
    until = 0
    for match in _STARTS.finditer(text):
        start = match.start()
        if start < until:
            continue
        name = _name_at(text, start, _NAMES_BY_FIRST_WORD.get(match.group(), ()))
        if name is None:
            continue
        until = start + len(name)
        before = text[max(0, start - _LOOK_BACK) : start]
        is_shouted = name == "US" and _SHOUTED.search(before) is not None  # "CONTACT US"
        if not (is_shouted or _OTHER_BEFORE.search(before) or _OTHER_AFTER.match(text, until)):
            yield Place(_TOLD[name], start, until, _NOT_THERE.search(before) is None)


def _name_at(text: str, start: int, names: Iterable[str]) -> str | None:
    """The first of some names that stands there as words of its own."""
    for name in names:
        end = start + len(name)
        if text.startswith(name, start) and not text[end : end + 1].isalnum():
            return name
    return None
