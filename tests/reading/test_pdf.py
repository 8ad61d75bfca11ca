"""Policies in PDF: real files, made here."""

from __future__ import annotations

import io
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from smallprint.errors import InputError, PageError
from smallprint.reading import page_of, read_bytes
from smallprint.reading.pdf import child
from smallprint.reading.pdf.hyphens import Hyphens

if TYPE_CHECKING:
    from smallprint.reading.policy import Policy

SENTENCES = (
    "Lantern Post collects the name and the address of each person who orders a lamp, to send it there.",
    "We keep the address for two years after the last order, and then it is deleted from all of our books.",
    "Oil merchants who deliver for us see the address, and nobody else does unless a court tells us to.",
    "A person who has second thoughts can ask for the whole record, on paper or as a file, at no cost.",
    "Wicks are replaced for free during the first winter, for which we note the number of the lamp.",
)


class Sheet(FPDF):
    """A PDF with running lines on every page."""

    def header(self) -> None:
        self.set_font("Helvetica", "I", 8)
        self.cell(0, 8, "Lantern Post - all rights reserved", align="C", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", "I", 8)
        self.cell(0, 10, f"Page {self.page_no()} of 9", align="C")

    def heading(self, text: str, size: int = 14) -> None:
        self.set_font("Helvetica", "B", size)
        self.ln(3)
        self.multi_cell(0, 8, text, new_x="LMARGIN", new_y="NEXT")

    def paragraph(self, text: str) -> None:
        self.set_font("Helvetica", "", 11)
        self.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
        self.ln(4)

    def item(self, text: str) -> None:
        self.set_font("Helvetica", "", 11)
        self.set_x(20)
        self.cell(6, 6, "\x95")
        self.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")


def sheet() -> Sheet:
    pdf = Sheet()
    pdf.add_page()
    return pdf


def read(pdf: FPDF) -> Policy:
    return read_bytes(bytes(pdf.output()), url="https://lantern.example/privacy.pdf")


def texts(policy: Policy, kind: str) -> list[str]:
    return [policy.text[block.start : block.end] for block in policy.blocks if block.kind == kind]


def paragraph(number: int) -> str:
    return f"In part {number} we say this. " + " ".join(SENTENCES[: 2 + number % 4])


@pytest.fixture(scope="module")
def policy() -> Policy:
    """A policy of several pages."""
    pdf = sheet()
    pdf.heading("Privacy Policy", 22)
    pdf.paragraph("Last updated: 20 May 2024")
    for number in range(1, 13):
        pdf.heading(f"{number}. Part {number} of what we do")
        pdf.paragraph(paragraph(number))
        pdf.set_font("Helvetica", "", 11)
        pdf.multi_cell(0, 6, "We collect:", new_x="LMARGIN", new_y="NEXT")
        pdf.item(f"your name, as in letter {number};")
        pdf.item(
            f"your address {number}, with the floor, the door, the colour of the door, and whatever else "
            "the person who brings the lamp may need to find it in the dark;"
        )
        pdf.item("your age.")
    assert pdf.pages_count >= 3
    return read(pdf)


def test_headings_by_size(policy: Policy) -> None:
    headings = texts(policy, "heading")
    assert headings[0] == "Privacy Policy"
    assert headings[1:] == [f"{number}. Part {number} of what we do" for number in range(1, 13)]
    assert policy.blocks[-1].section == ("Privacy Policy", "12. Part 12 of what we do")


def test_paragraphs_are_whole_also_over_the_end_of_a_page(policy: Policy) -> None:
    wanted = [paragraph(number) for number in range(1, 13)]
    assert [text for text in texts(policy, "paragraph") if text.startswith("In part")] == wanted


def test_running_lines_and_page_numbers_are_dropped(policy: Policy) -> None:
    assert "all rights reserved" not in policy.text
    assert "Page " not in policy.text


def test_list_items_and_their_lead_in(policy: Policy) -> None:
    items = [block for block in policy.blocks if block.kind == "list_item"]
    assert len(items) == 36
    for item in items:
        assert item.lead_in is not None
        sentence = policy.sentences[item.lead_in]
        assert policy.text[sentence.start : sentence.end] == "We collect:"
    assert policy.text[items[1].start : items[1].end].endswith("find it in the dark;")


def test_date_title_service_language(policy: Policy) -> None:
    assert policy.last_updated is not None
    assert str(policy.last_updated.date) == "2024-05-20"
    assert (policy.title, policy.language) == ("Privacy Policy", "en")
    assert policy.service == "Lantern Post"


def test_the_title_that_programs_give_is_none() -> None:
    for title, wanted in (
        ("Microsoft Word - final_v3.docx", "Our Notice"),
        ("Lantern Notice", "Lantern Notice"),
    ):
        pdf = sheet()
        pdf.set_title(title)
        pdf.heading("Our Notice", 22)
        pdf.paragraph(SENTENCES[0] * 3)
        assert read(pdf).title == wanted


def test_words_cut_at_line_ends() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", "", 11)
    for line in ("We never give any infor-", "mation to strangers. You can opt-", "out of all third-",
                 "party use. To opt-out, write. A third party waits."):  # fmt: skip
        pdf.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    assert read(pdf).text == (
        "We never give any information to strangers. You can opt-out of all third-party use. To opt-out, write. "
        "A third party waits."
    )


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("some infor-", "mation", "some information"),
        ("a well-", "known name", "a well-known name"),
        ("from 2019-", "2021", "from 2019- 2021"),
        ("the North-", "South line", "the North- South line"),
        ("see https://lantern.example/pri-", "vacy now", "see https://lantern.example/pri-vacy now"),
        ("plain", "words", "plain words"),
    ],
)
def test_hyphens(before: str, after: str, joined: str) -> None:
    text, start = Hyphens(["well known", before, after, "more"]).join(before, after)
    assert (text, text[start:]) == (joined, after)


def test_links_keep_their_words() -> None:
    pdf = sheet()
    pdf.set_font("Helvetica", "", 11)
    pdf.write(6, "You can ")
    pdf.write(6, "opt out", "https://lantern.example/choices")
    pdf.write(6, " or ")
    pdf.write(6, "click", "javascript:alert(1)")
    pdf.write(6, " at any time.")
    policy = read(pdf)
    assert "You can opt out or click at any time." in policy.text
    assert {policy.text[link.start : link.end]: link.href for link in policy.links} == {
        "opt out": "https://lantern.example/choices"
    }


def test_cells_of_a_table_stay_apart() -> None:
    pdf = sheet()
    pdf.paragraph(SENTENCES[0] * 4)
    pdf.set_font("Helvetica", "", 11)
    with pdf.table() as table:
        for row in (
            ("Data", "Kept for"),
            ("Address", "Two years"),
            ("Age", "One winter and not a day longer"),
        ):
            table.row(row)
    pdf.paragraph(SENTENCES[1] * 4)
    cells = texts(read(pdf), "table_cell")
    assert cells == ["Data", "Kept for", "Address", "Two years", "Age", "One winter and not a day longer"]


def test_a_locked_pdf_says_so() -> None:
    pdf = sheet()
    pdf.paragraph(SENTENCES[0])
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(bytes(pdf.output()))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(InputError) as refusal:
        read_bytes(locked.getvalue())
    assert (refusal.value.code, "password" in refusal.value.message) == ("not_text", True)


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    pdf = sheet()
    pdf.paragraph(SENTENCES[0])
    pdf.set_encryption(owner_password="secret", user_password="")  # noqa: S106 - of a file made here
    assert SENTENCES[0] in read(pdf).text


def test_pictures_of_text_are_nothing_to_read() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.rect(10, 10, 50, 50)
    with pytest.raises(PageError) as refusal:
        read(pdf)
    assert refusal.value.code == "nothing_to_read"
    assert refusal.value.hint


def _raw(content: bytes, extra: bytes = b"", filters: bytes = b"") -> bytes:
    """A PDF of one page written by hand, broken reference table included."""
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R"
        + extra
        + b"]"
        b"/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<"
        b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>/XObject<</X 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length "
        + str(len(content)).encode()
        + filters
        + b">>stream\n"
        + content
        + b"\nendstream endobj\n"
        b"5 0 obj<</Type/XObject/Subtype/Form/Resources<</XObject<</X 5 0 R>>>>/Length 4>>stream\n/X Do\nendstream "
        b"endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 x",
        b"%PDF-" + b"\xff" * 5000,
        _raw(b"BT /F 12 Tf 50 700 Td (We collect.) Tj ET", extra=b" 2 0 R"),
        _raw(b"/X Do " * 5000),
        _raw(zlib.compress(b" " * 300_000_000, 9), filters=b"/Filter/FlateDecode"),
        _raw(b"q " * 400_000),
        _raw(b"[" * 200_000),
    ],
    ids=["stub", "noise", "loop of pages", "loop of forms", "bomb", "stack", "nesting"],
)
def test_hostile_pdfs_end_soon_with_a_clear_error(data: bytes) -> None:
    begin = time.monotonic()
    with pytest.raises((InputError, PageError)) as refusal:
        read_bytes(data)
    assert refusal.value.code in ("not_text", "nothing_to_read", "too_large")
    assert refusal.value.hint
    assert time.monotonic() - begin < child.SECONDS + 5


def test_a_pdf_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(InputError) as refusal:
        child.extract(b"%PDF-1.7", seconds=0.001)
    assert refusal.value.code == "not_text"
    assert "seconds" in refusal.value.message


def test_a_pdf_is_no_page_and_its_type_is_not_asked() -> None:
    pdf = sheet()
    pdf.paragraph(SENTENCES[0])
    data = b"\r\n" + bytes(pdf.output())
    assert page_of(data, content_type="text/html") is None
    assert SENTENCES[0] in read_bytes(data, content_type="text/html").text


def test_only_pdfs_cost_the_library() -> None:
    source = Path(child.__file__).parent
    users = [path.name for path in source.parent.rglob("*.py") if "pypdf import" in path.read_text("utf-8")]
    assert users == ["extract.py"]
