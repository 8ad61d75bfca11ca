"""What is read of plain words: dates, sentences, languages."""

from __future__ import annotations

from smallprint.reading.calendar import find_dates
from smallprint.reading.canonical import squeeze
from smallprint.reading.dates import find_updated
from smallprint.reading.language import guess_language
from smallprint.reading.sentences import LONGEST, split_sentences
from tests.fuzzing import seeds
from tests.fuzzing.checks import check_date
from tests.fuzzing.target import Target

_LANGUAGES = ("en", "fr", "und")


def read_dates(data: bytes) -> None:
    """The blocks of a policy, a line each; the first byte chooses its language."""
    language = _LANGUAGES[(data[:1] or b"0")[0] % len(_LANGUAGES)]
    blocks = [words for words in map(squeeze, data[1:].decode("utf-8", "replace").split("\n")) if words]
    for block in blocks:
        before = 0
        for written in find_dates(block, language):
            assert before <= written.start < written.end <= len(block)
            before = written.end
            if written.day:
                check_date(written.day)
    found = find_updated(blocks, language)
    if found is None:
        return
    assert 0 <= found.last - found.first <= 1
    assert 0 <= found.start <= len(blocks[found.first])
    words = "\n".join(blocks[found.first : found.last + 1])
    end = found.end + sum(len(block) + 1 for block in blocks[found.first : found.last])
    assert found.start < end <= len(words)
    assert any(map(str.isdigit, words[found.start : end]))
    if found.day:
        check_date(found.day)


def read_sentences(data: bytes) -> None:
    """One block of a policy."""
    text = squeeze(data.decode("utf-8", "replace"))
    end = 0
    for first, last in split_sentences(text):
        assert not text[end:first].strip()
        assert end <= first < last <= len(text)
        assert last - first <= LONGEST
        assert text[first:last] == text[first:last].strip()
        end = last
    assert not text[end:].strip()


def read_language(data: bytes) -> None:
    """A text; its first line is what the page says of itself."""
    declared, _, text = data.decode("utf-8", "replace").partition("\n")
    language = guess_language(text, declared)
    assert language == "und" or (len(language) == 2 and language.isalpha() and language == language.lower())


TARGETS = {
    "dates": Target(
        read_dates,
        lambda: [b"0" + line for line in seeds.encoded([seeds.DATES, *seeds.DATES.splitlines()])],
        100_000,
        seeds.DATE_WORDS,
        longest=150,
    ),
    "sentences": Target(
        read_sentences,
        lambda: seeds.encoded([seeds.SENTENCES]),
        200_000,
        (b". ", b"e.g. ", "。".encode(), b'." ', b"The ", b"... ", "…".encode(), b"a.", b"i.", b"1.2.", b"Inc. ",
        b"; ", b") "),
        longest=400,
    ),
    "language": Target(
        read_language,
        lambda: seeds.encoded(f"{declared}\n{text}" for declared in ("", "en", "ﬁ") for text in seeds.LANGUAGES),
        300_000,
        (b" the ", b" de ", b" und ", "隐".encode(), "は".encode(), "і".encode(), "ع".encode()),
        longest=800,
    ),
}  # fmt: skip
