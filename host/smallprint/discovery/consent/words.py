"""The words by which people agree to documents, by language, and what is like them and is none.

Parts of patterns for folded text (see `words.fold`): no case, accents or punctuation, one blank between words.
They match whole words only; those of languages without blanks match anywhere.
"""

from __future__ import annotations

import re

from smallprint.discovery.words import fold

_AGREE = {
    "en": (
        r"agree|agrees|agreeing|accept|accepts|accepting|acceptance|consent|consents|consenting|"
        r"acknowledge|acknowledges|acknowledging|acknowledgement|(?:have|ve) (?:\w{4,12} )?read|"
        r"read and understo\w{2}|your permission|bound by|abide by|comply with|subject to|governed by"
    ),
    "de": (
        r"akzeptier\w{0,4}|stimm(?:e|st|en|t)|zustimm\w{0,5}|zugestimmt|einverstanden|einwillig\w{0,5}|"
        r"willig(?:e|st|en|t)|anerkenn\w{0,4}|erkenn(?:e|st|en|t)|gelesen|kenntnis"
    ),
    "fr": (
        r"accept(?:e|es|ez|er|ant|ons|ation|ee?s?)|consent(?:s|ez|ir|ant|ement)|reconna\w{2,6}|"
        r"(?:ai|avoir|avez|as) lu|pris connaissance|approuv\w{1,3}|adher\w{1,3}|d accord"
    ),
    "es": (
        r"acept\w{1,5}|consient\w{1,2}|consentimiento|(?:he|haber|has|ha) leido|leido y|de acuerdo|"
        r"reconoc\w{1,3}"
    ),
    "it": (
        r"accett\w{1,5}|acconsent\w{1,3}|consenso|(?:ho|aver|avere|hai) letto|letto e|pres[ao] visione|"
        r"d accordo"
    ),
    "nl": (
        r"akkoord|instem\w{0,3}|stemt? in|stemt? (?:je|u) in|accepteer\w{0,1}|accepteren|toestemming|gelezen|"
        r"aanvaard\w{0,2}"
    ),
    "pt": r"aceit\w{1,5}|concord\w{1,4}|consent\w{2,6}|consinto|li e|(?:ter|tenha) lido|estou ciente",
    "pl": r"akceptuj\w{0,3}|akceptacj\w|zgadza\w{1,4}|zgod[aey]|zapozna\w{1,5}|wyraza\w{1,3}",
    "nordic": (
        r"godkann\w{1,3}|accepter\w{1,3}|aksepter\w{1,3}|samtyck\w{1,4}|samtykk\w{1,4}|godkend\w{1,3}|"
        r"godtar|godtager|godta|(?:har|ha|at have) (?:last|læst|lest)|hyvaksy\w{1,4}"
    ),
}

_ACT = {
    "en": (
        r"by (?:\w{2,12} ){0,2}\w{2,14}ing (?:\w{1,20} ){0,12}(?:you|i|we)|"
        r"you (?:\w{2,12} ){0,2}(?:agree|accept|consent|acknowledge) (?:\w{1,20} ){0,14}by \w{2,14}ing|"
        r"constitutes?|(?:click|tap|press) (?:\w{1,20} ){0,5}to (?:agree|accept|consent)|"
        r"(?:signing|logging) (?:up|in)|continuing|continued use|"
        r"(?:your|the) use of|use of (?:this|our|the)|using (?:this|our|the)|"
        r"(?:if|when|once) you (?:continue|sign|create|register|use|click|submit|subscribe|join)|"
        r"submitting|subscribing|registering|clicking|i (?:\w{2,12} )?(?:agree|accept|have|consent|acknowledge)"
    ),
    "de": (
        r"(?:mit|durch|bei) (?:\w{2,16} ){0,4}(?:\w{0,16}anmeldung|registrierung|nutzung|benutzung|klick\w{0,3}|"
        r"anklicken|besuch|bestellung|absenden|kauf|fortfahren|\w{2,12}nutzen|abonnieren|abonnement|buchung)|"
        r"indem (?:du|sie|ihr)|wenn (?:du|sie|ihr) (?:\w{2,16} ){0,4}\w{0,6}(?:fortf\w{2,6}|nutz\w{1,3}|surf\w{1,3})|"
        r"ich (?:akzeptiere|stimme|habe|bin|willige|erkenne|erklare)"
    ),
    "fr": (
        r"en (?:(?:vous|nous|t|te|m|y) )?\w{2,14}ant|poursui\w{1,4}|l utilisation d\w|votre inscription|"
        r"j (?:accepte|ai)|je (?:reconnais|consens)"
    ),
    "es": (
        r"al (?:\w{2,12} ){0,2}\w{2,14}[aei]r(?:te|se|me)?|si (?:continua|continuas|sigue|sigues)|el uso de|"
        r"acepto|he leido|estoy de acuerdo"
    ),
    "it": (
        r"\w{2,12}(?:ando|endo)(?:ti|si|mi|vi|ci)?|l utilizzo d\w{1,4}|se (?:continui|prosegui)|accetto|ho letto|"
        r"acconsento"
    ),
    "nl": (
        r"(?:door|met|bij) (?:\w{1,16} ){0,5}(?:te \w{3,16}|aanmelding|registratie|inschrijving|bestelling|"
        r"gebruik)|als (?:je|u) doorgaat|ik (?:ga|heb|accepteer)"
    ),
    "pt": (
        r"ao (?:\w{2,12} ){0,2}\w{2,14}[aeio]r(?:se)?|se continuar|o uso d\w{1,4}|aceito|concordo|li e|declaro"
    ),
    "pl": (
        r"\w{3,16}jac|korzystanie z|korzystajac|akceptuje|zapoznałe?a?m|wyrazam|zgadzam"
    ),
    "nordic": (
        r"genom att|ved (?:at|a|din|bruk)|nar du|om du fortsatter|hvis du fortsætter|fortsatt bruk|jag|jeg|"
        r"jatkamalla|kayttamalla|rekisteroitymalla"
    ),
}  # fmt: skip

_AGREE_UNSPACED = "同意|承諾|承認|了承|동의"
_ACT_UNSPACED = (
    "することで|することにより|すると|をもって|によって|によって|クリック|続行|続ける|登録|送信|利用|使用|点击|註冊|注册|登录|"
    "继续|使用|가입|계속|로그인"
)

_CAPTCHA = re.compile(r"captcha|turnstile", re.IGNORECASE)


def _compile(languages: dict[str, str], unspaced: str) -> re.Pattern[str]:
    spaced = "|".join(languages.values())
    anywhere = "|".join(sorted({fold(word) for word in unspaced.split("|")}))
    return re.compile(rf"(?<![^\W_])(?:{spaced})(?![^\W_])|{anywhere}")


_AGREEING = _compile(_AGREE, _AGREE_UNSPACED)
_ACTING = _compile(_ACT, _ACT_UNSPACED)


def agrees(text: str) -> bool:
    """Whether a sentence speaks of agreeing, accepting, consenting, or having read."""
    return _AGREEING.search(fold(text)) is not None


def acts(text: str) -> bool:
    """Whether a sentence says by what one agrees: "by signing up", "use of this site", "I accept"."""
    return _ACTING.search(fold(text)) is not None


def is_captcha(text: str) -> bool:
    """Whether a sentence is the notice of a service that tells people from programs."""
    return _CAPTCHA.search(text) is not None
