"""The wire contract: what crosses between extension, host, command line and store.

These models are the only shapes that leave the process. Offsets are in Unicode code points into the
canonical text that `smallprint read` prints, so `text[start:end] == quote.text` for every quote.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Topic = Literal[
    "first_party_collection",
    "third_party_sharing",
    "user_choice",
    "access_edit_deletion",
    "retention",
    "security",
    "policy_change",
    "do_not_track",
    "international_and_specific_audiences",
    "introductory",
    "contact",
    "practice_not_covered",
]
"""The ten categories of OPP-115 (Wilson et al. 2016), `other` split in three as in Polisis (Harkous et al. 2018)."""

Tone = Literal["good", "neutral", "bad"]
ActionKind = Literal[
    "opt_out", "access", "delete", "correct", "export", "object", "complain", "contact", "dpo"
]
BlockKind = Literal["heading", "paragraph", "list_item", "table_cell", "term", "definition"]


class Message(BaseModel):
    """Base of all models: immutable, built on first use (start-up time), unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Quote(Message):
    """A slice of the policy's canonical text. `section` is the path of headings above it, outermost first."""

    text: str
    start: int
    end: int
    section: list[str]


Quotes = Annotated[list[Quote], Field(min_length=1)]
"""Evidence: an item without a quote cannot be built."""


class Source(Message):
    """What was read: `words` and `sentences` count all of it, `sha256` is of the canonical text in UTF-8."""

    url: str | None
    title: str
    service: str
    language: str
    words: int
    sentences: int
    retrieved_at: str
    sha256: str


class LastUpdated(Message):
    """The policy's own date. `date` is ISO 8601, or None where the words are ambiguous (03/04/2024)."""

    date: str | None
    words: str
    quotes: Quotes


class OverviewItem(Message):
    """One point of the Summary card. `importance` is 1 (first) to 3."""

    practice: str
    topic: Topic
    text: str
    tone: Tone
    importance: Literal[1, 2, 3]
    quotes: Quotes


class WatchOut(Message):
    """One point of the card Things to watch out for. `severity` is 1 to 3 (worst)."""

    practice: str
    topic: Topic
    text: str
    why: str
    severity: Literal[1, 2, 3]
    quotes: Quotes


class DataItem(Message):
    """A type of data. `collected` is False where the policy says that it does not collect it."""

    name: str
    category: str
    sensitive: bool
    collected: bool
    shared: bool
    quotes: Quotes


class QuestionItem(Message):
    """A question that this policy answers."""

    question: str
    answer: str
    quotes: Quotes


class ActionItem(Message):
    """Something the reader can do. `href` is an absolute http, https or mailto address, or None."""

    kind: ActionKind
    label: str
    href: str | None
    quotes: Quotes


class FindingItem(Message):
    """Everything found, also what the cards left out."""

    practice: str
    topic: Topic
    tone: Tone
    quotes: Quotes


class TopicSpan(Message):
    """The topics of one block of the text."""

    start: int
    end: int
    labels: list[Topic]


class Engine(Message):
    """What made the summary, and how long it took from HTML to cards."""

    version: str
    milliseconds: float


class Summary(Message):
    """The answer to `summarize`: all cards of one policy."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, populate_by_name=True)

    schema_version: Annotated[Literal[1], Field(alias="schema")] = 1
    source: Source
    last_updated: LastUpdated | None
    overview: list[OverviewItem]
    watch_outs: list[WatchOut]
    data_collected: list[DataItem]
    questions: list[QuestionItem]
    actions: list[ActionItem]
    findings: list[FindingItem]
    topics: list[TopicSpan]
    not_stated: list[Topic]
    engine: Engine


class Letter(Message):
    """A request that is ready to be sent. `to` is an email address of the policy, or None where it gives none.

    `href` opens it in the reader's mail program, with or without an address. `law` is the law that it rests on as
    readers know it ("GDPR"), empty where it names none.
    """

    kind: Literal["access", "delete", "object"]
    law: str
    label: str
    to: str | None
    subject: str
    body: str
    href: str


class Request(Message):
    """One request for a document: which address was asked, by whom, and what came of it.

    `outcome` is `policy`, `other_document` (no policy), `other_service` (somebody else's), `redirect`, `missing` (no
    such document), or the code of an error.
    """

    url: str
    by: Literal["browser", "host"]
    outcome: str


class Search(Message):
    """How the policy was found that was read instead of the page. `requests` lists all that were made, in order.

    `page` is the address where the search began, and `how` what led to the policy. `kept` is the library: nobody was
    asked.
    """

    page: str
    how: Literal["kept", "asked", "chosen", "frame", "link", "hub", "home", "usual", "translation"]
    requests: list[Request]


class Earlier(Message):
    """The version of a policy that its reader knows, who has not looked yet at what changed since.

    `shown_at` is when it was shown last, as ISO 8601 in UTC.
    """

    version: int
    shown_at: str


class Kept(Message):
    """Where the library has a report: its policy and version by number. Times are ISO 8601 in UTC.

    `read_at` is when this version was first read, `checked_at` when the policy was last found to have these words,
    and `shown_at` when the reader was last shown them before now. `versions` counts all that are kept of the policy.
    """

    policy: int
    version: int
    read_at: str
    checked_at: str
    shown_at: str | None
    versions: int
    earlier: Earlier | None


class Report(Summary):
    """The answer to `summarize` between host and extension: the summary, and what follows from it without a quote.

    `unanswered` has what readers expect of a policy and do not find in this one, each in a few words. `search` is
    None where the page itself was read, `kept` where the library has no part in it, and `unkept` says in words for the
    reader why it could not be kept, "" if nothing is wrong.
    """

    letters: list[Letter]
    unanswered: list[str]
    search: Search | None = None
    kept: Kept | None = None
    unkept: str = ""

    def summary(self) -> Summary:
        """What the command line prints: schema 1."""
        return Summary.model_validate({name: getattr(self, name) for name in Summary.model_fields})


class Recalled(Message):
    """The answer to `recall`: what was read before, and as what it was known. None where nothing was.

    `address` is that of the policy itself, `site` a page of the same site.
    """

    report: Report | None
    known_as: Literal["version", "address", "site"] | None


class Change(Message):
    """One thing that two versions of a policy say differently.

    `new` is said by the newer one only and `gone` by the older one only; `stronger` and `weaker` are said by both, by
    the newer one more or less firmly, of more or fewer people, types of data or days. `other` is a clause with
    different words of which no more is known. `practice` is "" for clauses and for types of data. `effect` is what it
    means to the reader. `before` are quotes of the older version, `after` of the newer one; one of them may be empty.
    """

    kind: Literal["new", "gone", "stronger", "weaker", "other"]
    practice: str
    topic: Topic
    effect: Literal["better", "worse", "neutral"]
    importance: Literal[1, 2, 3]
    text: str
    before: list[Quote]
    after: list[Quote]


class Changes(Message):
    """The answer to `changes`: what a policy's version `newer` says differently from its version `older`.

    Most important first. `moved` and `reworded` count sentences that say the same elsewhere or in other words.
    """

    older: Source
    newer: Source
    changes: list[Change]
    moved: int
    reworded: int


class Side(Message):
    """What one of two policies says on a point."""

    text: str
    tone: Tone
    quotes: Quotes


class Row(Message):
    """One point of a comparison. None is a policy that does not say."""

    label: str
    first: Side | None
    second: Side | None


class Part(Message):
    """Points of one kind."""

    kind: Literal["questions", "watch_outs", "data", "actions"]
    rows: list[Row]


class Comparison(Message):
    """The answer to `compare`: two policies point by point."""

    first: Source
    second: Source
    parts: list[Part]


class Answer(Message):
    """The answer to `ask`. `answer` is in plain words, or None where quotes have to speak for themselves.

    Where the policy does not say, `answered` is False, `answer` says so, and there are no quotes. The quote that
    answers best comes first.
    """

    answered: bool
    answer: str | None
    quotes: list[Quote]


class Entry(Message):
    """A policy in the library's list: its newest version. Times are ISO 8601 in UTC.

    `updated` is the policy's own date as ISO 8601, "" if unknown. `serious` counts watch-outs of severity 3. `changed`
    tells of changes that the reader has not looked at. `match` is the place that a search found, "" without one.
    """

    policy: int
    version: int
    url: str | None
    service: str
    title: str
    language: str
    words: int
    updated: str
    read_at: str
    checked_at: str
    versions: int
    watch_outs: int
    serious: int
    changed: bool
    match: str


class Filter(Message):
    """Something that policies say by which the library's list can be filtered; `count` of its policies say it."""

    id: str
    label: str
    count: int


class Shelf(Message):
    """The answer to `list`: some of the `total` policies that fit, and what the library is.

    `size` is in bytes. `retention` is the number of days after which what was not shown again is removed, 0 for never.
    `set_aside` is the path of a damaged library that this one was begun in place of, "" if none was.
    """

    entries: list[Entry]
    total: int
    filters: list[Filter]
    size: int
    retention: int
    set_aside: str


class VersionItem(Message):
    """A version of a policy. Times are ISO 8601 in UTC; `updated` is the policy's own date, "" if unknown."""

    version: int
    sha256: str
    updated: str
    words: int
    read_at: str
    checked_at: str
    shown_at: str | None


class Versions(Message):
    """The answer to `versions`: all that are kept of a policy, the newest first."""

    versions: list[VersionItem]


class BlockSpan(Message):
    """One block of the canonical text."""

    kind: BlockKind
    start: int
    end: int
    section: list[str]


class Span(Message):
    """A stretch of the canonical text."""

    start: int
    end: int


class Reading(Message):
    """The answer to `read`: the canonical text and its structure."""

    text: str
    language: str
    last_updated: LastUpdated | None
    blocks: list[BlockSpan]
    sentences: list[Span]
    warnings: list[str]


class Candidate(Message):
    """A link that may lead to the site's policy. `score` is 0 to 1."""

    url: str
    text: str
    score: float
    reasons: list[str]


class Detection(Message):
    """The answer to `detect`: is the page a privacy policy (`score` 0 to 1), and where may one be."""

    is_policy: bool
    score: float
    reasons: list[str]
    candidates: list[Candidate]


DocumentKind = Literal["privacy", "children", "cookies", "terms", "other"]
"""What a document is to its readers; `other` is any other page."""


class Link(Candidate):
    """A candidate with what it leads to. `hub` may lead on to a policy; `usual` is a guess that no link led to.

    `language` is ISO 639-1 where words or address tell it, else "".
    """

    kind: Literal["privacy", "children", "cookies", "terms", "hub", "usual"]
    language: str = ""


class Moment(Message):
    """Words of a page by which its readers agree to documents, such as "By signing up you agree to our Terms".

    `text` is as the page has it, so that it can be shown there. `form` tells that a form stands with it.
    """

    text: str
    form: bool
    links: list[Link]


class Look(Message):
    """The answer to `look`: what a page is, the documents that it leads to, and where it asks to agree to them."""

    kind: DocumentKind
    links: list[Link]
    moments: list[Moment]


class Frame(Message):
    """One captured frame of a page, the top one first. `html` is its serialized document, shadow roots included."""

    url: str
    html: str


class Page(Message):
    """What the extension captured. Frames come in the order in which they stand in the page."""

    url: str | None = None
    title: str = ""
    frames: Annotated[list[Frame], Field(min_length=1, max_length=64)]


class SummarizeParams(Message):
    """Parameters of `summarize`. `force` reads a page that is not recognised as a policy all the same.

    `keep` has the library keep the summary, or answer with the one that it has.
    """

    page: Page
    force: bool = False
    keep: bool = False


class FindParams(Message):
    """Parameters of `find`: a page, or the address of one to get, from which the site's policy is looked for.

    `force` reads that page itself, whatever it is; `keep` is that of `summarize`. `origins` are those that the
    extension can fetch from (`https://shop.example`; `*` for any public one by https), `chosen` is the address that
    the reader chose for this site before, `frames` are those of the page that could not be captured.
    """

    page: Page | None = None
    url: str | None = None
    force: bool = False
    keep: bool = False
    origins: Annotated[list[str], Field(max_length=64)] = []
    chosen: str | None = None
    frames: Annotated[list[str], Field(max_length=64)] = []

    @model_validator(mode="after")
    def _one_start(self) -> FindParams:
        if (self.page is None) == (self.url is None):
            raise ValueError("either page or url")
        return self


class PageParams(Message):
    """Parameters of `detect`, `look` and `read`."""

    page: Page


class Document(Message):
    """What the extension fetched for the host. `url` is where redirects ended; `body` its bytes in base64."""

    url: str
    content_type: str
    body: str


class GotParams(Message):
    """Parameters of `got`: the answer to the `get` with this number of the request `target`.

    `reason` says in a few words for programs why there is no document.
    """

    target: int
    number: int
    document: Document | None = None
    reason: str = ""


class AskParams(Message):
    """Parameters of `ask`: a question about the policy whose text has this hash, as its report's source tells."""

    sha256: str
    question: Annotated[str, Field(max_length=500)]


class VersionParams(Message):
    """Parameters of `text`."""

    version: int


class PolicyParams(Message):
    """Parameters of `versions`."""

    policy: int


class PairParams(Message):
    """Parameters of `compare`: two versions."""

    first: int
    second: int


class ChangesParams(PairParams):
    """Parameters of `changes`: an older and a newer version. `show` notes that the reader looks at what changed."""

    show: bool = False


class ListParams(Message):
    """Parameters of `list`. `says` is the id of a filter; `start` skips entries."""

    search: Annotated[str, Field(max_length=500)] = ""
    says: str = ""
    sort: Literal["read", "name", "serious", "changed"] = "read"
    start: Annotated[int, Field(ge=0)] = 0
    count: Annotated[int, Field(ge=1, le=200)] = 50


class RemoveParams(Message):
    """Parameters of `remove`: these policies, or `all`."""

    policies: list[int] = []
    all: bool = False

    @model_validator(mode="after")
    def _one_wish(self) -> RemoveParams:
        if bool(self.policies) == self.all:
            raise ValueError("either policies or all")
        return self


class RetainParams(Message):
    """Parameters of `retain`: days, see `Shelf`, 0 for ever."""

    days: Annotated[int, Field(ge=0, le=36500)]


class ExportParams(Message):
    """Parameters of `export`: everything, to be read again, or as pages for people."""

    format: Literal["json", "html"]


class ImportParams(Message):
    """Parameters of `import`: what `export` gave as JSON."""

    text: str


class PresentParams(Message):
    """Parameters of `present`: a report as `summarize` answered it, and how it is to be written."""

    summary: Report
    format: Literal["markdown", "html"]


class CancelParams(Message):
    """Parameters of `cancel`: the id of the request that is no longer wanted."""

    target: int


class Presentation(Message):
    """The answer to `present`: the whole document."""

    text: str


class Exported(Message):
    """The answer to `export`: a file's name, its type and its bytes in base64."""

    name: str
    type: str
    body: str


class Done(Message):
    """The answer to `remove`, `retain` and `import`: how many policies are gone, or are new."""

    count: int


class Hello(Message):
    """The answer to `hello`. Clients ask `operations` what the host can do rather than comparing versions."""

    protocol: int
    version: str
    operations: list[str]
    languages: list[str]
