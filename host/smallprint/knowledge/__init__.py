"""What policies can say, as data that a lawyer can edit, by language. English is the only language so far."""

from __future__ import annotations

import gc
import mmap
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smallprint import matching
from smallprint.knowledge.actions import Actions, read_actions
from smallprint.knowledge.background import Background, read_background
from smallprint.knowledge.cache import cached, is_trusted, keep, place
from smallprint.knowledge.companies import (
    Companies,
    CompanyLexicon,
    read_companies,
    read_company_lexicon,
)
from smallprint.knowledge.data_types import DataTypes, Lexicon, read_data_types, read_lexicon
from smallprint.knowledge.expectations import Expectations, read_expectations
from smallprint.knowledge.expressions import Expressions, pack, python
from smallprint.knowledge.letters import Letters, read_letters
from smallprint.knowledge.merging import Merging, read_merging
from smallprint.knowledge.practices import (
    RARE,
    CatalogueError,
    FindKey,
    Practice,
    index_practices,
    read_practice,
)
from smallprint.knowledge.questions import QuestionRule, check_questions, read_questions
from smallprint.knowledge.rules import ReadingRules, read_rules
from smallprint.knowledge.tables import languages, read_tables, table_files
from smallprint.knowledge.topic_model import TopicModel, read_model
from smallprint.knowledge.unusual import UnusualRules, read_unusual
from smallprint.knowledge.wording import Wording, read_wording
from smallprint.matching.phrases import PhraseBook, PhraseIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from smallprint.knowledge.asking import Asking
    from smallprint.matching.phrases import Known

__all__ = ["Knowledge", "Practice", "ReadingRules", "keep_expressions", "languages", "load"]

_HERE = Path(__file__).parent
_MATCHING = Path(matching.__file__).parent


@dataclass(frozen=True)
class Knowledge:
    """All knowledge of one language."""

    language: str
    rules: ReadingRules
    practices: tuple[Practice, ...]
    index: PhraseIndex[FindKey]
    naming_index: PhraseIndex[FindKey]
    data_types: DataTypes
    companies: Companies
    questions: tuple[QuestionRule, ...]
    noted: frozenset[str]
    """Words that the analysis notes where a practice is found, because an answer depends on them."""
    wording: Wording
    actions: Actions
    merging: Merging
    topic_model: TopicModel
    unusual: UnusualRules
    background: Background
    expectations: Expectations
    letters: Letters
    asking_tables: dict[str, Any] = field(repr=False)

    @cached_property
    def asking(self) -> Asking:
        """How readers ask, read when somebody does: no card needs it."""
        from smallprint.knowledge.asking import read_asking

        return read_asking(
            self.asking_tables["asking"],
            self.asking_tables["data_types"],
            {practice.id for practice in self.practices},
            {question.ask for question in self.questions},
        )


@lru_cache(maxsize=4)
def load(language: str) -> Knowledge:
    """The knowledge of a language (ISO 639-1), kept for the life of the process. Raises KeyError without any."""
    expressions = _expressions(language)

    def build(kept: dict[str, Any]) -> Knowledge:
        book = PhraseBook(kept["tables"]["phrases"], kept["phrases"], expressions.compile)
        return _build(language, kept["tables"], book, kept["lexicon"], kept["companies"])

    with _uncollected():
        return cached(f"knowledge-{language}", _made_from(language), lambda: _compiled(language), build)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Have no garbage looked for among thousands of objects that all stay, neither while they are made nor later."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collects:
            gc.enable()


def keep_expressions(language: str, is_wanted: Callable[[], bool]) -> None:
    """See to it that the next process need not compile the catalogue's expressions, unless that is so already.

    Takes a second of computing. Does nothing once it is no longer wanted. Raises KeyError as `load`.
    """
    kept = _place_of_expressions(language)
    if kept is None:
        return
    with suppress(OSError):  # it is not there
        if is_trusted(kept):
            return
    known: Known = cached(
        f"knowledge-{language}",
        _made_from(language),
        lambda: _compiled(language),
        lambda made: made["phrases"],
    )
    made = pack((expression for expression, _, _ in known["phrases"].values()), is_wanted)
    if made is not None:
        keep(kept, made)


def _expressions(language: str) -> Expressions:
    kept = _place_of_expressions(language)
    with suppress(OSError, ValueError):  # it is not there, or empty
        if kept is not None and is_trusted(kept):
            with kept.open("rb") as file:
                # Of what lies in it, only what is asked for comes into memory.
                return Expressions(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    return Expressions(b"")


def _place_of_expressions(language: str) -> Path | None:
    return place(f"expressions-{language}", _made_from(language), python())


def _made_from(language: str) -> list[Path]:
    return [*table_files(language), *_MATCHING.glob("*.py"), *_HERE.glob("*.py")]


def _compiled(language: str) -> dict[str, Any]:
    """The tables with every phrase in them read: doing that anew takes longer than a policy."""
    tables = read_tables(language)
    book = PhraseBook(tables["phrases"])
    lexicon, companies = read_lexicon(tables["data_types"]), read_company_lexicon(tables["companies"])
    _build(language, tables, book, lexicon, companies)
    return {"tables": tables, "phrases": book.known(), "lexicon": lexicon, "companies": companies}


def _build(
    language: str, tables: dict[str, Any], book: PhraseBook, lexicon: Lexicon, companies: CompanyLexicon
) -> Knowledge:
    entries = [
        (name, entry)
        for path, table in tables.items()
        if path.startswith("practices/")
        for name, entry in table.items()
    ]
    if twice := [name for name, count in Counter(name for name, _ in entries).items() if count > 1]:
        raise CatalogueError(f"in two files: {', '.join(twice)}")
    shares = tables["commonness"]
    practices = tuple(read_practice(name, entry, book, shares.get(name, RARE)) for name, entry in entries)
    names = {practice.id for practice in practices}
    if unknown := {kind for practice in practices for kind in practice.types} - tables["data_types"].keys():
        raise CatalogueError(f"practices name types of data that do not exist: {', '.join(sorted(unknown))}")
    questions = read_questions(tables["questions"])
    check_questions(questions, names, tables["data_types"])
    return Knowledge(
        language,
        read_rules(tables["reading"], book),
        practices,
        index_practices(practices, naming=False),
        index_practices(practices, naming=True),
        read_data_types(tables["data_types"], lexicon),
        read_companies(tables["companies"], companies, book),
        questions,
        frozenset().union(*(question.words() for question in questions)),
        read_wording(tables["wording"]),
        read_actions(tables["actions"], tables["addresses"], names, book),
        read_merging(tables["merging"], names),
        read_model((_HERE / language / "topics.model").read_bytes()),
        read_unusual(tables["unusual"], book),
        read_background((_HERE / language / "background.model").read_bytes()),
        read_expectations(
            tables["expectations"],
            names,
            tables["data_types"].keys(),
            book,
        ),
        read_letters(tables["letters"], names),
        {name: tables[name] for name in ("asking", "data_types")},
    )
