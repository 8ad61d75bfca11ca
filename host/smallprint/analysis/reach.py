"""How far the verbs of a sentence reach: of which words it says that they are collected.

"We collect your name, and by email send offers to improve your profile" collects a name, no email and no
profile. So the words are followed once, from left to right. A verb of collecting opens a reach; purposes,
places, means and recipients pause it or end it; "such as" and the like open it again.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from smallprint.matching.words import fold

if TYPE_CHECKING:
    from smallprint.analysis.units import Unit
    from smallprint.knowledge.rules import DataRules


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


_BEING = _folded("is are be been being was were")
_FINITE = _BEING | _folded("we you they i have has will may can do must should might")
_JOINING = _folded("and or then may will to also")
_OPENS_SENTENCE = _folded("we you they i please to")
_RECIPIENTS = _folded("us our the a an third other you your their its any such those")
_NO_SUBJECT = _folded("to for you we")
_CONDITIONAL = _folded("if when how whether")
_AND = _folded("and or")
_OWN = _folded("our this these it when if")
_IT = _folded("it they this these")
_RELATIVE = _folded("that which")
_OBJECTS = _folded("you your us our the them their a an to with it and or")
_MODAL = _folded("may might can could will would shall must do also")
_MEANS_OF = _folded("by of from when while our we")
_ANYONE = _folded("someone somebody anyone anybody")
_HAVING = _folded("have has gain obtain")
_LEADING = _folded("and or for by in of such as example including")

# All of these count words.
_CHAIN = 4
_CHAINED = 3
_SUBJECT_REACH = 80
_GIFT_REACH = 150
_NOUN_REACH = 10
_ANCHOR_REACH = 16
_NEAR = 4
_ASIDE = 6
_LABEL = 8
_SUBJECT_WORDS = 5
_OFFER = 20


class _Mode(Enum):
    CLOSED = auto()
    OPEN = auto()
    PLACE = auto()
    MEANS = auto()
    RECIPIENT = auto()
    PURPOSE = auto()
    RIGHTS = auto()


class Reach:
    """Of each word of a unit, the verbs that reach it.

    `verbs[i]` holds the indices of the verbs in whose reach word i stands: None for none, empty where a list
    needs no verb. `tools[i]` says whether a tool named at word i would be one in use ("by cookies").
    """

    def __init__(self, unit: Unit, rules: DataRules, *, is_list: bool) -> None:
        self.verbs: list[tuple[int, ...] | None] = [None] * len(unit.words)
        self.tools = bytearray(len(unit.words))
        self._unit = unit
        self._rules = rules
        self._is_list = is_list
        self._mode = _Mode.CLOSED
        self._current: tuple[int, ...] | None = None  # what OPEN stands for, and what a pause returns to
        self._began = 0  # the clause, or what paused the reach
        self._noun = -_NOUN_REACH - 1
        self._has_opened = is_list
        self._employed = False
        self._listing: tuple[int, ...] | None = None  # what the next item after a semicolon returns to
        self._anchor = (
            -_ANCHOR_REACH - 1
        )  # "information that": what a list may still explain behind the clause
        self._around: tuple[_Mode, tuple[int, ...] | None, int] | None = None  # parentheses
        if is_list and not unit.own:
            self._open(())
        self._follow()

    def _follow(self) -> None:
        """Every word in turn. Most do nothing, and are passed over as quickly as can be."""
        unit, telling = self._unit, self._rules.telling
        clause, own = unit.clause, unit.own
        for at, word in enumerate(unit.words):
            if word.before or word.stem in telling or clause[at] == at or at == own:
                self._step(at)
            elif self._mode is _Mode.OPEN:
                self.verbs[at] = self._current
                self.tools[at] = 1
            elif self._employed or (self._mode is _Mode.MEANS and self._has_opened):
                self.tools[at] = 1

    def _open(self, verbs: tuple[int, ...]) -> None:
        self._mode, self._current, self._has_opened = _Mode.OPEN, verbs, True
        self._listing = verbs

    def _pause(self, mode: _Mode, at: int) -> None:
        self._mode, self._began = mode, at

    def _close(self, at: int) -> None:
        self._mode, self._current, self._began, self._employed = _Mode.CLOSED, None, at, False

    def _step(self, at: int) -> None:
        unit, rules = self._unit, self._rules
        word = unit.words[at]
        stem, mode = word.stem, self._mode
        if at and at == unit.own:
            self._begin_item(at)
        elif at and unit.clause[at] == at and ";" not in word.before and mode is not _Mode.RIGHTS:
            self._begin_clause(at)
        elif word.before:
            self._punctuate(at)
        is_open = self._mode is _Mode.OPEN
        if is_open:
            self.verbs[at] = self._current
        self.tools[at] = is_open or self._employed or (self._mode is _Mode.MEANS and self._has_opened)
        if self._mode is _Mode.RIGHTS:
            return
        if stem in rules.nouns:
            self._noun = at
        if stem in rules.introducing or (self._stem(at - 1) + " " + stem) in rules.introducing:
            self._introduce(at)
        elif stem == "on" and self._stem(at - 1) == "bas" and not unit.denied[at]:
            self._open((at - 1,))
            return
        if stem in rules.acts and self._is_verb(at):
            self._act(at)
        elif stem == "right" and self._stem(at + 1) in ("to", "of") and not unit.stems & {"reserv"}:
            self._pause(_Mode.RIGHTS, at)
        else:
            self._connect(at)

    def _connect(self, at: int) -> None:
        """Prepositions, and verbs that end a reach."""
        rules, stem, before = self._rules, self._unit.words[at].stem, self._stem(at - 1)
        if stem in rules.means:
            if self._mode in (_Mode.OPEN, _Mode.CLOSED, _Mode.PLACE):
                is_agent = self._stem(at + 1) in self._unit.rules.actors
                self._pause(_Mode.PLACE if is_agent else _Mode.MEANS, at)
        elif stem == "to" and before == "limit":
            if self._current is not None:  # "but is not limited to"
                self._open(self._current)
        elif self._stem(at + 1) == "us" and stem in ("to", "with"):
            return
        elif stem == "to" and before not in rules.linking:
            if self._mode is not _Mode.PURPOSE and not self._is_aside(at):
                self._pause(self._towards(at), at)
        elif self._mode is not _Mode.OPEN:
            return
        elif (
            stem == "for"
            and before not in rules.ask
            and self._stem(at - 2) not in rules.ask
            and self._stem(at + 1) not in ("exampl", "instanc")
        ):
            self._pause(_Mode.PLACE if self._is_used(at) else _Mode.PURPOSE, at)
        elif stem == "with" and self._current and self._gives(self._current):
            self._pause(_Mode.RECIPIENT, at)
        elif stem == "about" and before == "metadata":
            self._pause(_Mode.PLACE, at)  # about messages, but not the messages
        elif stem in rules.places and self._stem(at + 1) != "addition" and not self._is_topic(at):
            self._pause(_Mode.PLACE, at)
        elif (
            stem in rules.ending
            and (before in _JOINING or "," in self._unit.words[at].before)
            and self._stem(at + 1) in _OBJECTS
        ):
            self._close(at)

    def _is_aside(self, at: int) -> bool:
        """Within a short clause that interrupts a list: "and, if you choose to add it, your age"."""
        return self._mode is _Mode.CLOSED and self._current is not None and at - self._began <= _ASIDE

    def _is_used(self, at: int) -> bool:
        """ "The browser used to visit", "the device you use for": what it is used for is no purpose of ours."""
        if self._stem(at - 1) != "use" or self._mode is not _Mode.OPEN:
            return False
        return self._stem(at - 2) not in _BEING | _MODAL | {"we", "for"}

    def _gives(self, verbs: tuple[int, ...]) -> bool:
        rules = self._rules
        return any(
            self._stem(verb) in rules.share and self._stem(verb) not in rules.deliver for verb in verbs
        )

    def _is_topic(self, at: int) -> bool:
        """ "Data on your interests"."""
        return self._stem(at) == "on" and self._noun == at - 1 and self._stem(at + 1) in self._rules.owners

    def _towards(self, at: int) -> _Mode:
        """What "to" begins: a recipient, a purpose, or what a thing is used for ("the browser used to visit")."""
        if self._stem(at + 1) in _RECIPIENTS:
            given = any(self._stem(verb) in self._rules.share for verb in self._current or ())
            return _Mode.RECIPIENT if given else _Mode.PLACE
        if self._is_used(at):
            return _Mode.PLACE
        return _Mode.PURPOSE

    def _begin_item(self, at: int) -> None:
        """From a lead-in to its item: the reach goes on unless the lead-in ends in something else."""
        unit, rules = self._unit, self._rules
        stem = unit.words[at].stem
        if self._mode is _Mode.RIGHTS:
            return
        if self._has_opened and self._announces(at) and stem not in _OPENS_SENTENCE:
            self._open(self._current or ())
            return
        if self._mode is _Mode.PURPOSE and stem not in _OPENS_SENTENCE and stem not in unit.rules.boundaries:
            self._has_opened = False
            return
        last = self._stem(at - 1)
        lead = {word.stem for word in unit.words[:at]}
        goes_on = self._mode is _Mode.OPEN and last not in rules.places | rules.means
        goes_on = goes_on or (self._mode is _Mode.RECIPIENT and stem in rules.owners)
        names_data = not rules.nouns.isdisjoint(lead) and self._mode in (_Mode.CLOSED, _Mode.OPEN)
        is_label = (
            len(unit.words[:at]) <= _LABEL and _FINITE.isdisjoint(lead) and lead.isdisjoint(rules.places)
        )
        names_data = names_data and last not in rules.places | rules.means
        begins_sentence = stem in _OPENS_SENTENCE or stem in unit.rules.boundaries or stem in rules.ending
        if begins_sentence:
            self._close(at)
        elif goes_on or self._is_list or (names_data and (is_label or self._has_opened)):
            self._open(self._current or ())
        else:
            self._close(at)

    def _announces(self, own: int) -> bool:
        """ "You give us the following when you register:"; not "for the following purposes:"."""
        words, rules = self._unit.words, self._rules
        for at in range(own):
            if words[at].stem == "follow":
                after = self._stem(at + 1)
                return at + 1 == own or after in rules.nouns or after in self._unit.rules.boundaries
        return False

    def _begin_clause(self, at: int) -> None:
        # "And if" begins two clauses, one right behind the other.
        before = self._current if self._mode is _Mode.OPEN or self._began == at - 1 else None
        word = self._unit.words[at]
        boundaries = self._unit.rules.boundaries
        is_aside = word.stem in boundaries or (word.stem in _AND and self._stem(at + 1) in boundaries)
        if "(" in word.before:
            self._around = (self._mode, self._current, self._began)
        self._close(at)
        if is_aside:
            self._current = before  # a short aside may return to it: "your name and, if you agree, your age"
            self.verbs[at] = before  # "which pages you visit" begins with the word itself
            if word.stem in _RELATIVE and self._noun >= at - 2:
                self._anchor = at
        else:
            self._listing = None

    def _punctuate(self, at: int) -> None:
        mark, mode = self._unit.words[at].before, self._mode
        if "(" in mark and ")" not in mark:
            self._around = (mode, self._current, self._began)
        elif ")" in mark and self._around is not None:
            mode, self._current, self._began = self._around
            self._mode, self._around = mode, None
        if ":" in mark and self._unit.words[at].stem in _OPENS_SENTENCE | _OWN:
            self._close(at)  # "Web beacons: our pages contain": only the label belongs to the list
        elif ";" in mark and self._listing is not None and mode not in (_Mode.PURPOSE, _Mode.RIGHTS):
            self._mode, self._current = _Mode.OPEN, self._listing
        elif self._current is None and mode is not _Mode.MEANS:
            return
        elif mode in (_Mode.PLACE, _Mode.RECIPIENT):
            is_recipient = mode is _Mode.RECIPIENT
            marks = {","} if is_recipient else {",", "(", ")"}
            if not marks.isdisjoint(mark) and not (is_recipient and self._noun <= self._began):
                self._mode = _Mode.OPEN
        elif mode is _Mode.MEANS and ")" in mark:
            self._mode = _Mode.OPEN if self._current is not None else _Mode.CLOSED
        elif mode is _Mode.CLOSED and "," in mark and at - self._began <= _ASIDE:
            self._mode = _Mode.OPEN

    def _introduce(self, at: int) -> None:
        """ "Information such as", "which includes": what follows is what the data is."""
        unit = self._unit
        if self._mode is _Mode.OPEN or (self._noun >= 0 and unit.denied[self._noun] and not unit.denied[at]):
            return  # "we seek no data that includes": that clause denies nothing, but it affirms nothing either
        is_anchored = at - self._anchor <= _ANCHOR_REACH
        is_told = self._noun >= self._began and at - self._noun <= _NOUN_REACH
        is_near = at - self._noun <= _NEAR and self._mode not in (_Mode.PURPOSE, _Mode.RECIPIENT)
        word = unit.words[at]
        # "Includes" needs no verb of collecting before it, "including" does.
        says_so = word.stem in self._rules.holding and word.end - word.start < len("including")
        holds = says_so and self._mode is not _Mode.PURPOSE and at - self._noun <= _NOUN_REACH
        says_it = says_so and self._noun >= 0 and not _IT.isdisjoint(self._stems(at - 3, at))
        is_second = says_so and self._has_opened and self._noun >= 0 and at - unit.clause[at] <= _NEAR
        if not (is_anchored or is_told or is_near or holds or says_it or is_second):
            return
        if self._has_opened or says_so:
            self._open(self._current or ())

    def _is_verb(self, at: int) -> bool:
        """Whether a word that can be a noun is none here: not "your request", but "our use of cookies"."""
        word, before = self._unit.words[at], self._stem(at - 1)
        if word.stem in self._rules.holding and word.end - word.start >= len("including"):
            return False
        if before not in self._rules.determiners:
            return True
        return self._stem(at + 1) == "of" and before not in self._rules.owners

    def _act(self, at: int) -> None:
        unit, rules = self._unit, self._rules
        stem, before = unit.words[at].stem, self._stem(at - 1)
        denied = bool(unit.denied[at])
        if denied and stem not in rules.deny:
            return
        if stem == "acces" and self._stem(at + 1) == "to" and before not in _HAVING:
            return
        if "consent" in self._stems(at - _CHAIN, at) and before == "to":
            self._pause(_Mode.PURPOSE, at)  # "consent is needed to collect"
            return
        actor = self._actor(at)
        is_others = before == "who" and unit.rules.actors.get(self._stem(at - 2)) != "third_party"
        if is_others or before in _ANYONE:
            return  # "people who share your interests", "when someone accessed your email"
        if before == "to" and self._mode is _Mode.PLACE:
            return  # "the browser that you use to access"
        if actor == "unknown" and stem in rules.serving and self._is_gerund(at):
            return
        if (
            (stem in rules.deliver or stem in rules.serving)
            and self._is_participle(at)
            and self._serves(at, actor)
        ):
            return
        just_before = self._stems(at - 3, at)
        is_passive = "to" not in just_before and not _BEING.isdisjoint(just_before)
        if before == "to" or (self._mode is _Mode.PURPOSE and not self._is_finite(at)):
            is_asked = stem in rules.give and self._is_readers(at, actor) and not self._enabled(at)
            is_allowed = not rules.allowing.isdisjoint(self._stems(at - _CHAIN, at))
            is_recorded = stem in rules.record and (actor != "you" or is_allowed)
            is_sent = stem in rules.share and not {"us"}.isdisjoint(self._stems(at + 1, at + _CHAIN))
            is_bound = actor != "you" and self._stem(at - 2) in rules.bound
            if not (is_asked or is_recorded or is_sent or is_bound):
                self._employed = stem in rules.employ and (actor == "third_party" or is_allowed)
                if self._mode is not _Mode.PURPOSE and not self._is_aside(at):
                    self._pause(_Mode.PURPOSE, at)
                return
        elif actor == "you":
            if not (
                (stem in rules.give and not self._is_offered(at))
                or (stem in rules.ask and not _BEING.isdisjoint((before, self._stem(at - 2))))
            ):
                return
        elif actor == "we" and stem in rules.deliver and self._stem(at + 1) != "us" and not is_passive:
            if stem not in rules.share or self._stem(at + 1) == "you" or not gives_away(unit, at, rules):
                if stem in rules.employ:
                    self._employed = True
                else:
                    self._close(at)
                return
        elif not denied and stem not in rules.collect and stem not in rules.give:
            self._employed = stem in rules.employ
            if self._employed and is_passive:
                self._mark_subject(at, tools_only=True)
            return
        chained = self._current and self._mode is _Mode.OPEN and at - self._current[-1] <= _CHAIN
        verbs = (*(self._current or ())[-_CHAINED:], at) if chained else (at,)
        if is_passive:
            self._mark_subject(at, tools_only=False)
            if stem not in rules.collect and stem not in rules.ask:
                return  # "your account is created as"
        self._open(verbs)

    def _mark_subject(self, verb: int, *, tools_only: bool) -> None:
        """ "Your name is collected": what stands before the verb in its clause."""
        own = self._unit.own if verb >= self._unit.own else 0
        first = max(self._unit.clause[verb], own, verb - _SUBJECT_REACH)
        paused = False
        marked: list[int] = []
        for at in range(first, verb):
            stem = self._stem(at)
            if "," in self._unit.words[at].before:
                paused = False
            if stem in _CONDITIONAL:
                marked, paused = [], True
            elif stem in _NO_SUBJECT or stem in self._rules.places or stem in self._rules.means:
                paused = True
            if not paused:
                marked.append(at)
        for at in marked:
            self.tools[at] = 1
            if not tools_only and self.verbs[at] is None:
                self.verbs[at] = (verb,)

    def _actor(self, at: int) -> str:
        """Who does it. "When you visit, our servers record": the servers do, not you."""
        unit, rules = self._unit, self._rules
        if self._stem(at - 1) == "our":
            return "we"  # "our use of your location"
        actor = unit.actor(at)
        if actor != "we" and "pleas" in self._stems(at - _CHAIN, at):
            return "you"
        if actor != "you":
            return actor
        subject = at - 1
        while subject >= 0 and self._stem(subject) in unit.rules.between:
            subject -= 1
        if subject < 0 or self._stem(subject) in unit.rules.actors:
            return actor
        if self._stem(subject) in rules.machines and unit.clause[subject] != subject:
            return "we"
        if self._stem(at - 1) in ("may", "wil") and self._stem(subject) not in rules.acts:
            return "unknown"  # "when you log in, Examplia will store"
        if self._stem(unit.clause[at]) not in _CONDITIONAL | _MEANS_OF:
            return actor
        for here in range(subject, max(0, subject - _SUBJECT_WORDS), -1):
            if unit.rules.actors.get(self._stem(here)) == "you" or unit.clause[here] == here:
                return actor
            if "," in unit.words[here].before:
                return "we" if self._stem(here) not in ("and", "or") and self._is_finite(at, here) else actor
        return actor

    def _is_readers(self, at: int, actor: str) -> bool:
        """Whether the reader does it: "we offer you the chance to submit"."""
        if actor == "you":
            return True
        if self._stem(at) in self._rules.share:
            return False
        nearest = [self._stem(here) for here in range(max(0, at - _OFFER), at)]
        named = [self._unit.rules.actors.get(stem) for stem in nearest if stem in self._unit.rules.actors]
        return bool(named) and named[-1] == "you"

    def _is_finite(self, at: int, first: int = 0) -> bool:
        """Whether a verb has a subject of its own, or a word such as "may", rather than naming a purpose."""
        before = self._stem(at - 1)
        return (
            before in _MODAL
            or before == "our"
            or before in self._unit.rules.actors
            or (before in self._unit.rules.between and not _MODAL.isdisjoint(self._stems(at - 3, at)))
            or before in self._rules.machines
            or bool(first and first < at and before not in ("and", "or", "to"))
        )

    def _is_gerund(self, at: int) -> bool:
        """ "Processing your order": it begins a phrase, so no subject can stand before it."""
        begins = at in (0, self._unit.own) or self._unit.words[at].before != ""
        if self._stem(at - 1) in self._unit.rules.boundaries:
            return True
        return begins or self._stem(at - 1) in _LEADING

    def _is_participle(self, at: int) -> bool:
        """Whether the word ends in "-ing", as far as its length tells."""
        word = self._unit.words[at]
        return word.end - word.start - len(word.stem) >= (4 if word.stem in self._rules.doubled else 3)

    def _serves(self, at: int, actor: str) -> bool:
        """ "Keeping your login safe", "and providing videos": not "by providing us with your name"."""
        return actor != "you" and self._stem(at - 1) not in _BEING | _MEANS_OF and self._stem(at + 1) != "us"

    def _enabled(self, at: int) -> bool:
        """Whether it is offered to the reader: "allows you to share"."""
        return not self._rules.enabling.isdisjoint(self._stems(at - 5, at))

    def _is_offered(self, at: int) -> bool:
        return "can" in self._stems(at - 4, at) and self._stem(at) in self._rules.share

    def _stem(self, at: int) -> str:
        return self._unit.words[at].stem if 0 <= at < len(self._unit.words) else ""

    def _stems(self, first: int, last: int) -> set[str]:
        return {word.stem for word in self._unit.words[max(0, first) : last]}


def gives_away(unit: Unit, verb: int, rules: DataRules) -> bool:
    """Whether the service gives something "to" or "with" somebody else, who is named in the same breath."""
    if unit.actor(verb) not in ("we", "unknown"):
        return False
    end = unit.own if verb < unit.own else len(unit.words)
    is_towards = False
    for at in range(verb + 1, min(end, verb + _GIFT_REACH)):
        stem = unit.words[at].stem
        if stem in ("to", "with"):
            is_towards = True
        elif is_towards and (unit.rules.actors.get(stem) == "third_party" or stem in rules.others):
            return True
        elif is_towards and stem == "us":
            return False
    return unit.words[verb].stem in rules.sell
