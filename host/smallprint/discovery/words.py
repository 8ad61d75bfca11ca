"""What legal documents are called, by language. Facts of usage: names in the footers of some 45 countries.

A word of six letters and more matches anywhere ("websiteprivacypolicy"), one of five only where a word begins,
a shorter one only as a whole word. All are compared in folded form: no case, no accents.
"""

from __future__ import annotations

import re
import unicodedata

PRIVACY = {
    "en": (
        "privacy|data policy|data protection|data notice|how we use your data|"
        "how we use your information|personal data|personal information|fair processing|your data|"
        "gdpr|data use policy|data usage policy|private policy|privaicy|privacey|privicy|prvacy"
    ),
    "ar": "الخصوصية|سياسة البيانات",
    "bg": "поверителност|лични данни|личните данни|политика за данни",
    "ca": "privacitat|protecció de dades",
    "cs": (
        "soukromí|osobních údajů|osobní údaje|ochrana údajů|ochrana dat|zásady používání dat|ochrana udaju"
    ),
    "da": (
        "privatlivspolitik|privatliv|persondata|personoplysninger|personlige oplysninger|personlige data|"
        "datapolitik|databeskyttelse|regler om fortrolighed"
    ),
    "de": (
        "datenschutz|datenverarbeitung|dsgvo|ds gvo|privatsphäre|privatssphäre|datenrichtlinie|personenbezogene"
    ),
    "el": ("απόρρητο|απορρήτου|προσωπικά δεδομένα|προσωπικών δεδομένων|πολιτική δεδομένων|ιδιωτικότητα"),
    "es": "privacidad|protección de datos|datos personales|política de datos|lopd|rgpd",
    "et": "privaatsus|isikuandme|andmekaitse|konfidentsiaalsus",
    "eu": "pribatutasun",
    "fa": "حریم خصوصی",
    "fi": "tietosuoja|yksityisyy|rekisteriseloste|tietokäytäntö|henkilötiet",
    "fr": (
        "confidentialité|vie privée|données personnelles|données à caractère personnel|rgpd|"
        "donnees perso|protection des données|protection donnees|politique de données|"
        "utilisation des données|loi 25"
    ),
    "he": "פרטיות|מדיניות נתונים",
    "hi": "गोपनीयता",
    "hr": "privatnost|zaštita podataka|zaštita osobnih|osobnih podataka|upotrebi podataka|korištenju podataka",
    "hu": "adatvédel|adatkezelés|személyes adatok",
    "id": "privasi",
    "is": "persónuvernd|persónuupplýsing",
    "it": (
        "riservatezza|dati personali|normativa sui dati|trattamento dei dati|protezione dei dati|privatezza"
    ),
    "ja": "プライバシー|個人情報",
    "ko": "개인정보",
    "lt": "privatum|asmens duomen",
    "lv": "privātum|personas dat",
    "nl": "privacybeleid|privacyverklaring|gegevensbeleid|gegevensbescherming|persoonsgegevens",
    "no": "personvern|personopplysninger|retningslinjer for data",
    "pl": "prywatnos|polityka danych|danych osobowych|dane osobowe|zasady dotyczące danych|rodo",
    "pt": "privacidade|política de dados|dados pessoais|proteção de dados|lgpd|rgpd",
    "ro": "confidențialitate|date cu caracter personal|protecția datelor|datelor personale",
    "ru": ("конфиденциальн|персональных данных|персональные данные|политика использования данных|приватност"),
    "sk": (
        "súkromi|osobných údajov|osobné údaje|ochrany osobných|ochrana údajov|ochrana dat|zásady využívania údajov"
    ),
    "sl": "zasebnost|varstvo podatkov|varstvo osebnih|osebnih podatkov",
    "sq": "privatësi|konfidencialitet|politika e të dhënave|mbrojtja e të dhënave",
    "sr": "приватност|политика о подацима|заштита података",
    "sv": "integritetspolicy|integritetsmeddelande|personuppgift|dataskydd|sekretess|datapolicy",
    "th": "ความเป็นส่วนตัว",
    "tr": "gizlilik|kvkk|kişisel veri|veri politikası|veri ilkesi",
    "uk": "персональні дані|персональних даних|конфіденційн|приватніст",
    "vi": "chính sách bảo mật|quyền riêng tư|bảo mật thông tin",
    "zh": ("隐私|隱私|私隱|个人信息保护|個人資料|数据使用政策|數據使用政策"),
}
"""By ISO 639-1. A word that stands in two lists tells no language."""

DOCUMENT = {
    "en": "policy|policies|notice|statement|charter|practices|disclosure",
    "fr": "politique|charte|déclaration|règles|mentions|avis|engagement",
    "de": "erklärung|hinweis|bestimmungen|richtlinie|informationen zum",
    "es": "aviso|declaración|política",
    "it": "informativa|politica",
    "nl": "beleid|verklaring|reglement",
    "da": "politik|erklæring|retningslinjer",
    "sv": "policy för",
    "fi": "seloste|käytäntö",
    "pl": "polityk|zasady",
    "cs": "zásady|prohlášení",
    "hu": "tájékoztató|nyilatkozat|irányelv",
    "ro": "politica|notă",
    "pt": "política",
    "tr": "politikası|aydınlatma",
    "el": "πολιτική",
    "ru": "политика|соглашение",
    "uk": "політика",
    "ja": "ポリシー|方針",
    "zh": "保護|政策|声明|聲明|条款|條款",
    "ko": "방침|정책",
    "id": "kebijakan",
    "vi": "chính sách",
    "th": "นโยบาย",
    "ar": "سياسة",
    "he": "מדיניות",
}

COOKIES = (
    "cookie|trackers|traceurs|kolačić|küpsis|slapuk|sīkdat|piškot|çerez|クッキー|쿠키|ciasteczk|"
    "kakor|evästee|куки|файлов cookie|tracking technolog|adchoices|interest based ads|"
    "interest-based ads|bisquits|бисквитки|колачић|política de galletas|vafrakök|çerezler|עוגיות|"
    "ملفات تعريف الارتباط|คุกกี้"
)

TERMS = (
    "terms|termsof|conditions of|conditions générales|condition generale|user agreement|"
    "terms of service|eula|tos|legal terms|agb|nutzungsbedingungen|geschäftsbedingungen|"
    "conditions d'utilisation|conditions d utilisation|cgu|cgv|conditions de|condiciones|términos|"
    "condizioni|voorwaarden|condições|termos|användarvillkor|villkor|vilkår|betingelser|käyttöehdot|"
    "regulamin|warunki|podmínky|podmienky|felhasználási|ászf|termeni|şartları|koşulları|όροι|"
    "условия|пользовательское соглашение|правила|利用規約|服务条款|服務條款|用户协议|使用条款|"
    "이용약관|agreement|subscription terms|subscriber agreement|terms of sale|sales terms|điều khoản|"
    "kasutustingimus|politica de utilizare|uvjeti korištenja|pogoji uporabe|naudojimo sąlygos|"
    "lietošanas noteikumi|használati feltételek|kushtet e përdorimit|услови коришћења|умови використання|"
    "syarat dan ketentuan|ketentuan layanan|ข้อกำหนด|الشروط|תנאי שימוש|skilmálar"
)

CHILDREN = (
    "children|childrens|kids|minors|coppa|for parents|enfants|mineurs|kinder|niños|menores|bambini|"
    "minori|kinderen|crianças|barn|dzieci|儿童|兒童|未成年|子ども|어린이|아동"
)

NARROW = (
    "applicant|candidate|employee|recruit|career|jobs|job applicant|bewerber|mitarbeiter|candidat|"
    "recrutement|supplier|vendor|investor|shareholder|patient|hipaa|california|ccpa|cpra|"
    "consumer health|health data|biometric|washington|nevada|business partner|lieferant|fournisseur|"
    "fanpage|social media|gewinnspiel|archive|previous|prior version|data privacy framework|"
    "privacy shield|facial|alexa|whistleblow"
)

AGREEMENTS = (
    "data processing|data processor|data controller|processing addendum|processing agreement|dpa|"
    "subprocessor|sub-processor|sub processor|auftragsverarbeitung|sous traitan|sous-traitan|"
    "controller terms|processor terms|law enforcement|transparency report|user consent|"
    "standard contractual|security measures"
)

OTHERS = (
    "imprint|impressum|mentions légales|aviso legal|note legali|community guideline|"
    "community standard|acceptable use|usage policy|use policy|usage guideline|content policy|"
    "copyright|dmca|intellectual property|accessibility|accessibilité|brand|vulnerability|"
    "disclosure policy|règles de la communauté|standards de la|refund|return policy|shipping|"
    "advertising policy|ad policy|code of conduct|modern slavery|guidelines|safety"
)

CHOICES = (
    "choice|setting|checkup|check-up|preference|manage|do not sell|don't sell|don't share|"
    "do not share|opt out|opt-out|optout|privacy center|privacy centre|privacy portal|"
    "privacy request|your rights|einstellungen|paramètres|gérer|ajustes|preferenze|instellingen|"
    "preferencias|preferências|indstillinger|inställningar|ustawienia|設定|设置|설정"
)

GUIDES = (
    "how to|guide to|guide for|in this guide|tips|what is|generator|template|sample|example of|explained|"
    "lawsuit|fined|fines|breach|everything you|checklist|comment protéger|screen protector|privacy screen|"
    "privacy act|privacy law|privacy matters|privacy first|privacy by design|"
    "privacy friendly|protection act|protection law|regulation|statute|directive|"
    "gesetz|verordnung|protection officer|privacy officer|datenschutzbeauftragt|consultan|certification"
)
"""What stands in the names of articles, laws and goods about the subject."""

TOPICS = (
    "guide|why|news|blog|fine|review|best|top 10|things|learn|fence|glass|window|film|filter|browser|course|"
    "webinar|podcast|jobs"
)
"""The same, but part of the names of companies as well: "Northfield News Privacy Policy"."""

HUBS = (
    "legal|legals|legal notice|legal notices|legal info|legal information|legal center|legal centre|legal hub|"
    "legal stuff|legal documents|legal terms|legal statement|legal and privacy|legal disclaimer|terms and policies|"
    "terms policies|terms and privacy|terms privacy|policy|policies|our policies|our policy|site policies|"
    "site policy|website policies|website policy|store policies|policies and notices|policies and procedures|"
    "rules and policies|trust center|trust centre|trust and safety|trust security|trust|compliance|"
    "privacy center|privacy centre|privacy hub|privacy portal|privacy and security|security and privacy|"
    "about this site|about this website|disclaimer|disclaimers|small print|the small print|fine print|the fine print|"
    "imprint|impressum|rechtliches|recht|rechtliche hinweise|rechtliche informationen|rechtshinweise|"
    "privatsphäre center|datenschutzcenter|datenschutz center|mentions légales|informations légales|"
    "infos légales|juridique|légal|centre de confidentialité|aviso legal|aviso jurídico|información legal|"
    "centro de privacidad|informação legal|informações legais|avisos legais|jurídico|centro de privacidade|"
    "note legali|informazioni legali|note legali e privacy|legale|juridisch|juridische informatie|"
    "juridisk|juridisk information|juridisk informasjon|juridiske oplysninger|rettslig|oikeudelliset tiedot|"
    "informacje prawne|nota prawna|právní informace|právne informácie|jogi nyilatkozat|impresszum|impressum|"
    "informații legale|yasal|yasal uyarı|yasal bilgiler|νομικά|правовая информация|юридическая информация|"
    "правова інформація|サイトポリシー|法的情報|ご利用にあたって|法律|法律声明|法律聲明|法律信息|법적 고지|"
    "pháp lý|กฎหมาย|informasi hukum|משפטי|قانوني"
)
"""What pages are called that gather legal documents, as a whole name."""

TEMPLATES = (
    "template|boilerplate|sample privacy|sample policy|policy sample|sample notice|example of|generator|"
    "generateur|générateur|generador|gerador|generatore|vorlage|muster datenschutz|musterdatenschutz|"
    "erklärung muster|mustertext|muster für|beispiel|modèle de|exemple de|plantilla|modelo de|ejemplo de|"
    "exemplo de|modello di|esempio di|voorbeeld|sjabloon|mall för|skabelon|mallipohja|szablon|wzór|vzor|šablona|"
    "minta|şablon|örnek|шаблон|образец|ひな形|雛形|テンプレート|サンプル|模板|范本|範本|템플릿|예시"
)
"""What is to be filled in by others."""

PLURALS = (
    "privacy policies|datenschutzerklärungen|politiques de confidentialité|políticas de privacidad|"
    "informative sulla privacy|privacyverklaringen|integritetspolicyer|privatlivspolitikker"
)

GOVERNING = (
    "of|on|for|the|de|del|della|dei|dell|di|da|do|la|el|il|sur|sobre|sulla|sul|zur|zum|zu|der|des|über|van|voor|"
    "inzake|för|af|av|om|ochrany|ochraně|zpracování|spracúvania|spracovania|ochrony|przetwarzania|обработки|защиты|"
    "zaštite|varstva|védelmi|processing|protection|tratamento|tratamiento|traitement|trattamento|behandling|"
    "behandlung|verarbeitung|verwerking"
)
"""Words that join "terms" to the "privacy" that they are about: the conditions of protection of personal data."""

_LONG, _SHORT = 6, 4

_SEPARATORS = re.compile(r"[\W_]+")
_INVISIBLE = re.compile(
    "[\u0080-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
"""Soft hyphens, joiners, fillers, marks of direction and of variants: they stand in words, and nobody sees them."""


def visible(text: str) -> str:
    """The text without letters that have no form."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def fold_letters(text: str) -> str:
    """Without case and accents. Decomposes what Unicode decomposes, in the lists as in the texts."""
    if text.isascii():
        return text.lower()
    # Twice: some letters have a case only after they are decomposed.
    lower = unicodedata.normalize("NFKD", visible(text)).casefold()
    parts = unicodedata.normalize("NFKD", lower)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def fold(text: str) -> str:
    """Without case, accents and punctuation; words are separated by one blank."""
    return _SEPARATORS.sub(" ", fold_letters(text)).strip()


def pattern(words: str) -> re.Pattern[str]:
    """A pattern that finds any of the words, separated by bars, in folded text."""
    folded = {fold(word) for word in words.split("|")}
    return re.compile("|".join(_one(word) for word in sorted(folded, key=len, reverse=True)))


def _one(word: str) -> str:
    escaped = re.escape(word)
    if not word.isascii() or len(word) >= _LONG:
        return escaped
    # "Rodo" is a law in Poland, "rodos" an island.
    longer = 1 if len(word) <= _SHORT else 3
    return rf"(?<![^\W_]){escaped}(?![^\W_]{{{longer}}})"
