"""What legal documents are called, by language. Facts of usage: names in the footers of some 45 countries.

A word of six letters and more matches anywhere ("websiteprivacypolicy"), a shorter one only where a word
begins. All are compared in folded form: no case, no accents.
"""

from __future__ import annotations

import re
import unicodedata

PRIVACY = {
    "en": (
        "privacy|data policy|data protection|data notice|how we use your data|"
        "how we use your information|personal data|personal information|fair processing|your data|"
        "gdpr|data use policy|data usage policy"
    ),
    "fr": (
        "confidentialité|vie privée|données personnelles|données à caractère personnel|rgpd|"
        "donnees perso|protection des données|protection donnees|politique de données|"
        "utilisation des données|loi 25"
    ),
    "de": ("datenschutz|datenverarbeitung|dsgvo|privatsphäre|datenrichtlinie|personenbezogene"),
    "es": (
        "privacidad|protección de datos|datos personales|política de datos|privacitat|"
        "protecció de dades|pribatutasun|privacidade"
    ),
    "it": ("riservatezza|dati personali|normativa sui dati|trattamento dei dati|protezione dei dati"),
    "nl": ("privacybeleid|privacyverklaring|gegevensbeleid|gegevensbescherming|persoonsgegevens"),
    "pt": ("privacidade|política de dados|dados pessoais|proteção de dados|lgpd"),
    "nordic": (
        "integritetspolicy|personuppgift|dataskydd|sekretesspolicy|privatlivspolitik|privatliv|"
        "persondata|personoplysninger|datapolitik|databeskyttelse|personvern|personopplysninger|"
        "tietosuoja|yksityisyy|rekisteriseloste|tietokäytäntö|persónuvernd"
    ),
    "baltic": ("privaatsus|isikuandme|andmekaitse|privatum|asmens duomen|privātum|personas dat"),
    "slavic": (
        "prywatnos|polityka danych|danych osobowych|rodo|soukromí|ochrana osobních údajů|"
        "ochrana údajů|ochrana dat|osobních údajů|súkromi|osobných údajov|zasebnost|"
        "varstvo podatkov|varstvo osebnih|privatnost|zaštita podataka|приватност|поверителност|"
        "лични данни|конфиденциальн|персональных данных|персональні дані|персональних даних|"
        "конфіденційн|приватніст"
    ),
    "hu ro tr el sq": (
        "adatvédel|adatkezelés|személyes adatok|confidențialitate|date cu caracter personal|"
        "protecția datelor|gizlilik|kvkk|kişisel veri|veri politikası|απόρρητο|απορρήτου|"
        "προσωπικά δεδομένα|προσωπικών δεδομένων|privatësi|të dhënave"
    ),
    "east": (
        "隐私|隱私|私隱|个人信息保护|個人資料|数据使用政策|プライバシー|個人情報|개인정보|"
        "chính sách bảo mật|quyền riêng tư|bảo mật thông tin|ความเป็นส่วนตัว|kebijakan privasi|"
        "privasi"
    ),
    "semitic": ("الخصوصية|سياسة البيانات|פרטיות|حریم خصوصی"),
}

DOCUMENT = (
    "policy|policies|notice|statement|charter|practices|disclosure|politique|charte|déclaration|"
    "règles|mentions|avis|engagement|erklärung|hinweis|bestimmungen|richtlinie|informationen zum|"
    "política|aviso|declaración|informativa|beleid|verklaring|reglement|politik|erklæring|"
    "retningslinjer|policy för|seloste|käytäntö|polityk|zásady|zasady|prohlášení|tájékoztató|"
    "nyilatkozat|irányelv|politica|notă|politikası|aydınlatma|πολιτική|политика|соглашение|політика|"
    "ポリシー|方針|保護|政策|声明|聲明|条款|條款|방침|정책|kebijakan|chính sách|นโยบาย|سياسة|"
    "מדיניות"
)

COOKIES = (
    "cookie|trackers|traceurs|kolačić|küpsis|slapuk|sīkdat|piškot|çerez|クッキー|쿠키|ciasteczk|"
    "kakor|evästee|файлы куки|файлов cookie|tracking technolog|adchoices|interest based ads|"
    "interest-based ads|bisquits"
)

TERMS = (
    "terms|termsof|conditions of|conditions générales|condition generale|user agreement|"
    "terms of service|eula|tos|legal terms|agb|nutzungsbedingungen|geschäftsbedingungen|"
    "conditions d'utilisation|conditions d utilisation|cgu|cgv|conditions de|condiciones|términos|"
    "condizioni|voorwaarden|condições|termos|användarvillkor|villkor|vilkår|betingelser|käyttöehdot|"
    "regulamin|warunki|podmínky|podmienky|felhasználási|ászf|termeni|şartları|koşulları|όροι|"
    "условия|пользовательское соглашение|правила|利用規約|服务条款|服務條款|用户协议|使用条款|"
    "이용약관|agreement|subscription|sales|service agreement|điều khoản"
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
    "privacy act|privacy law|privacy matters|protection act|protection law|regulation|statute|directive|"
    "gesetz|verordnung"
)
"""What stands in the names of articles, laws and goods about the subject."""

TOPICS = (
    "guide|why|news|blog|fine|review|best|top 10|things|learn|fence|glass|window|film|filter|browser|course|"
    "webinar|podcast|jobs"
)
"""The same, but part of the names of companies as well: "Northfield News Privacy Policy"."""

HUBS = (
    "legal|policies|terms and policies|terms & policies|trust center|trust centre|legal notice|"
    "legal information|imprint|impressum|rechtliches|rechtliche hinweise|mentions légales|"
    "informations légales|aviso legal|note legali|juridisch|disclaimer|about this site|site policy|"
    "サイトポリシー|法律|법적 고지|informacje prawne|terms of use|terms of service|"
    "terms and conditions|terms"
)

_SEPARATORS = re.compile(r"[\W_]+")


def fold_letters(text: str) -> str:
    """Without case and accents. Decomposes what Unicode decomposes, in the lists as in the texts."""
    if text.isascii():
        return text.lower()
    # Twice: some letters have a case only after they are decomposed.
    lower = unicodedata.normalize("NFKD", text).casefold()
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
    if not word.isascii() or len(word) >= 6:
        return escaped
    return rf"(?<![^\W_]){escaped}(?![^\W_]{{3}})"
