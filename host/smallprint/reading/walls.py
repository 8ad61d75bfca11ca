"""Pages that stand in front of the policy, recognised by what they say and how little it is."""

from __future__ import annotations

import re

_WALL_WORDS = 250
_LEAST_WORDS = 50

_WALLS = {
    "bot_check": (
        r"(?:verif\w{1,9}|check\w{0,9}|confirm\w{0,9}|prove|mak\w{1,9} sure|ensur\w{1,9})"
        r"(?: that| if| whether)? (?:you(?:[’']re| are)|your browser is)"
        r" (?:an? |not an? )?(?:human|ro?bot|real|person|secure)"
        r"|are you an? (?:human|robot)|not an? (?:ro)?bot\b|captcha|human verification"
        r"|bot (?:detection|protection)"
        r"|review the security of your connection|check\w{1,12} (?:the security of )?your (?:browser|connection)"
        r"|just a moment|one moment,? please|pardon our interruption|attention required"
        r"|unusual (?:traffic|activity)|automated (?:access|requests|traffic|quer)|press (?:and|&) hold"
        r"|security (?:check|verification|challenge)|ddos protection|too many requests|error 1020"
        r"|enable javascript and cookies to continue"
        r"|access (?:to this page (?:has been |is )|is )?(?:denied|forbidden)"
        r"|403 forbidden|request (?:was |has been |could not be )?(?:blocked|satisfied)|you have been blocked"
        r"|\bray id\b|incident id|vérifi\w{1,12} que vous êtes (?:bien )?(?:un )?(?:être )?humain"
        r"|n[’']êtes pas un robot"
        r"|je ne suis pas un robot|ob sie ein mensch sind|dass sie (?:ein mensch|kein roboter) sind"
        r"|kein roboter"
        r"|(?:eres|es usted|que es) (?:un )?humano|no (?:soy|eres) un robot|(?:essere|sei) (?:un )?umano"
        r"|non sono un robot|você é humano|não sou um robô|geen robot|人机验证|真人|ロボットではありません"
    ),
    "script": (
        r"(?:enable|activate|turn on|requires?|without|allow|needs?) java ?script|activer javascript"
        r"|javascript (?:aktivieren|einschalten)|(?:habilit\w{1,12}|activ[ae]r?|abilit\w{1,12}|ative) (?:o )?javascript"
        r"|javascript (?:is (?:disabled|required|not|turned off|off)|to be enabled|must be|has been disabled)"
        r"|browser is (?:not supported|out of date|too old)|unsupported browser|update your browser"
    ),
    "login": (
        r"(?:log|sign)(?:ged)? ?in (?:to|or|with|first|before)|please (?:log|sign) ?in"
        r"|(?:be|are not) (?:logged|signed) in"
        r"|forgot(?:ten)? (?:your )?password|(?:members|subscribers|customers|staff) only"
        r"|session (?:has )?expired"
        r"|create an account to continue"
        r"|enter your (?:password|username|e-?mail (?:address )?(?:and|to continue))"
        r"|connectez-vous|se connecter|identifiez-vous|mot de passe oublié|anmelden|einloggen"
        r"|passwort vergessen"
        r"|inici[ae]r? sesión|olvidado (?:su|tu) contraseña|accedi (?:al|con)|password dimenticata"
        r"|fazer login"
        r"|inloggen|ログイン|登录"
    ),
    "consent": (
        r"before you continue|avant d[’'](?:accéder|entrer)|bevor sie"
        r"|(?:accept|agree)[\w\s]{0,30} (?:all|cookies)"
        r"|we value your privacy|your privacy (?:choices|matters)"
        r"|(?:with|by|and) our (?:\d[\d.,]{0,6} )?(?:\w{1,12} )?partners"
        r"|tout accepter|accepter et (?:continuer|fermer)|alle akzeptieren|akzeptieren und weiter"
        r"|mit werbung weiter"
        r"|continuer sans accepter|aceptar todo|accetta tutt[oi]|aceitar tudo|alles accepteren"
        r"|manage (?:my )?cookies"
        r"|(?:cookie|privacy|consent) (?:settings|preferences|choices)"
    ),
}
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _WALLS.items())

_SAYS = re.compile(
    r"\bwe (?:(?:do not|don[’']t|will not|never|may|also|only|will|can) )?"
    r"(?:collect|share|store|keep|sell|process|disclose|delete|receive|ask|retain)\b"
    r"|\bnous (?:ne )?(?:collect|utilis|partag|conserv|vend|trait)\w+"
    r"|\bwir (?:erheben|verarbeiten|speichern|geben|verkaufen)"
    r"|\b(?:recopilamos|compartimos|raccogliamo|condividiamo|coletamos|compartilhamos|verzamelen wij)\b",
    re.IGNORECASE,
)
"""What policies say and walls do not; a consent wall says it once or twice."""

_FEWEST_SAID = 3

WARNINGS = {
    "bot_check": "The page is a check for robots, not the policy.",
    "script": "The page needs its scripts to show the policy.",
    "login": "The page asks to log in before it shows the policy.",
    "consent": "The page asks for consent before it shows the policy.",
    "empty": "There is next to no text on this page.",
}
"""What a policy's warnings say of each kind of page that is none."""

HINTS = {
    "bot_check": "Pass the check in the browser, then read the page again.",
    "script": "Open the page in the browser and read it from there.",
    "login": "Log in, open the policy, then read it from there.",
    "consent": "Answer the question on the page, then read it again.",
    "empty": "Open the page that holds the policy itself, then read it again.",
}


def find_wall(text: str, words: int) -> str | None:
    """The kind of page that stands in front (a key of `WARNINGS`), or None where there is a text to read.

    Long texts are none, and neither are short ones that say what is done with data: the shortest policies fit
    on a card and may well speak of a captcha or of logging in.
    """
    if words >= _WALL_WORDS:
        return None
    if len(_SAYS.findall(text)) < _FEWEST_SAID:
        for kind, pattern in _PATTERNS:
            if pattern.search(text):
                return kind
    return "empty" if words < _LEAST_WORDS else None
