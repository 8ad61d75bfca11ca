"""What legal documents and their sections are called."""

from __future__ import annotations

import re

PRIVACY = re.compile(
    r"\bprivacy\b|\bdata\s(?:protection|policy)\b|confidentialité|vie\sprivée|données\s(?:personnelles"
    r"|à\scaractère)"
    r"|\brgpd\b|datenschutz|privacidad|protección\sde\sdatos|riservatezza|privacidade|integritet"
    r"|prywatności|gegevens"
    r"|隐私|隱私|プライバシー|個人情報|개인정보",
    re.IGNORECASE,
)
"""Words of which a privacy policy's title has at least one."""

OTHER_DOCUMENT = re.compile(
    r"\bterms\b|\bconditions\b|\b(?:use|usage|security|refund|cookies?)\spolicy\b|\blicen[sc]e\b"
    r"|\bagreement\b|\baddendum\b"
    r"|\bimprint\b|\bimpressum\b|\bcgu\b|\bcgv\b|mentions\slégales|nutzungsbedingungen|\bagb\b|条款|規約|用户协议",
    re.IGNORECASE,
)
"""Words of the titles of other legal documents."""

PRIVACY_POLICY = re.compile(
    r"\bprivacy\s(?:policy|notice|statement)\b|\bdata\s(?:protection\s)?policy\b"
    r"|politique\sde\sconfidentialité"
    r"|datenschutz(?:erklärung|hinweise|bestimmungen)|política\sde\sprivaci?dade?|informativa"
    r"|privacyverklaring"
    r"|隐私政策|隱私政策|プライバシーポリシー",
    re.IGNORECASE,
)
"""What a privacy policy is called as a whole."""

OTHER_POLICY = re.compile(
    r"\bterms\s(?:of|and|for|&)\s|\badditional\b.{0,30}\bterms\b|\b(?:deployment|product)\sterms\b"
    r"|\bconditions\sgénérales\b"
    r"|\b(?:use|usage|security|refund|cookies?|conduct)\spolicy\b|\blicen[sc]e\sagreement\b|\baddendum\b"
    r"|\bimprint\b"
    r"|\bprocessing\sagreement\b|\bimpressum\b|mentions\slégales|nutzungsbedingungen|利用規約|用户协议",
    re.IGNORECASE,
)
"""What other legal documents are called as a whole."""
