"""Who runs the service, among all the companies that a policy names. All of them are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smallprint.analysis.controller import controller_of
from smallprint.analysis.controller.entities import entities_in
from smallprint.reading import read_bytes


def controller(*blocks: str, title: str = "Privacy policy | Lumora") -> str | None:
    body = "".join(block if block.startswith("<") else f"<p>{block}</p>" for block in blocks)
    html = (
        f'<html lang="en"><title>{title}</title><main><h1>Privacy policy of Lumora</h1>{body}</main></html>'
    )
    return controller_of(read_bytes(html.encode(), content_type="text/html"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lumora, Inc. (“Lumora”, “we” or “us”) respects you.", "Lumora, Inc."),
        ("Lumora LLC. (“we”) respects you.", "Lumora LLC"),
        ("Quill & Barn B.V., together with its affiliates (“Lumora”, “we”), runs it.", "Quill & Barn B.V."),
        ("This policy sets out how we, Quillbarn Media Oy, use your data.", "Quillbarn Media Oy"),
        ("We at Quillbarn AB, reg. no. 559060, collect data.", "Quillbarn AB"),
        ("When we say “Lumora”, “we” or “us”, we mean Quillbarn Pty Ltd, 1 Example Road.", "Quillbarn Pty Ltd"),
        ("The data controller of your data is Quillbarn GmbH, 1 Example Road.", "Quillbarn GmbH"),
        ("The data is processed by SAS QUILLBARN, in its capacity as data controller.", "SAS QUILLBARN"),
        ("The services are run by Quillbarn (Asia) Pte. Ltd. and open to all.", "Quillbarn (Asia) Pte. Ltd."),
        ("It is provided by Hangzhou Quill Barn Co., Ltd., in China (“we” or “us”).", "Hangzhou Quill Barn Co., Ltd."),
        ("This Privacy Policy describes how Lumora S.A. uses your data.", "Lumora S.A."),
        ("This notice describes how lumora, Inc., or lumora for short, uses data.", "lumora, Inc."),
    ],
)  # fmt: skip
def test_where_policies_name_it(text: str, name: str) -> None:
    assert controller(text, "We use Nimbus Ads Inc. and other providers.") == name


def test_below_the_headings_that_name_it() -> None:
    assert controller("<h2>Data controller</h2>", "Quillbarn Ltd", "1 Example Road") == "Quillbarn Ltd"
    assert controller("<h2>Contact us</h2>", "Lumora Ltd", "1 Example Road") == "Lumora Ltd"


def test_its_usual_spelling() -> None:
    assert controller("LUMORA LTD (“we”) asks.", "Lumora Ltd. collects names.") == "Lumora Ltd."


@pytest.mark.parametrize(
    "text",
    [
        "Lumora values your privacy.",
        "We use the analytics service of Nimbus Inc. (“Nimbus”).",
        "Our processor is Nimbus Mail GmbH, 1 Example Road.",
        "Our EU representative is Nimbus Europe Ltd., 1 Example Road.",
        "If you have questions, write to our representative: Nimbus Europe Ltd.",
        "Lumora is a separate company from Nimbus Corp.",
        "Lumora is part of a group whose parent is Nimbus Holding AG.",
        "We share data with Nimbus LLC and Cirrus Inc. (“our partners”).",
        "Disputes go to Nimbus Arbitration Inc., as arbitrator.",
        "Nimbus Inc. and Lumora are joint controllers.",
        "It follows the Nimbus Data Policy, with its Limited Use rules.",
        "WHAT DOES AS MEAN? READ THIS CAREFULLY AS IT MATTERS.",
        "Lumora Sales, U.S.A., Inc. (“we”) sells lamps.",
        "In this policy “we” means the Bank of Quillbarn Limited.",
        "Contracts of Lumora Quill and Barn Inc. (“we”) differ.",
    ],
)
def test_other_companies_do_not_run_it(text: str) -> None:
    assert controller(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "It applies to data that Lumora, Inc. or Lumora B.V. processes as the “Data Controller”.",
        "If you live in Europe, the controller is Lumora Ireland Ltd. For everyone else, the controller is Lumora LLC.",
        "Lumora Finland Oy, Lumora Sweden AB and Lumora Pay Oy (together “we”) respect you.",
        "If you live in Europe, Lumora Ireland Ltd (“we”) runs it. Lumora LLC sells lamps.",
    ],
)
def test_none_where_there_are_several(text: str) -> None:
    assert controller(text) is None


WORDS = st.lists(
    st.sampled_from(
        ["Lumora", "Inc.", "LLC", "Co.,", "Ltd.", "and", "of", "we,", "(“we”)", "the", "controller", "is", "by", "&",
         ",", "\n", "(", "“", "GmbH", "SAS", "a", "U.S.", "7", "provided", "or", "."]
    ),
    max_size=60,
)  # fmt: skip


@given(WORDS)
@example(["&", ",", "Inc."])
def test_a_name_is_a_slice_of_the_text_in_one_line(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for entity in entities_in(text, "Lumora"):
        assert entity.start >= 0
        assert text[entity.start : entity.end].replace(" ,", ",") == entity.name
        assert "\n" not in entity.name
        assert entity.name[0] not in " ,&(“"
        assert entity.end > end
        end = entity.end


@given(st.one_of(WORDS.map(" ".join), st.text(max_size=300)))
def test_any_text_is_read(text: str) -> None:
    name = controller_of(read_bytes(text.encode("utf-8", "replace"), content_type="text/plain"))
    assert name is None or name.isprintable()


@pytest.mark.parametrize("piece", ["A Inc. ", "Controller ", "A ", "we, ", "(“we", "A & ", "Policy of "])
def test_time_is_bounded(piece: str) -> None:
    html = f"<main><h1>Privacy policy</h1><p>{piece * (400_000 // len(piece))}</p></main>"
    policy = read_bytes(html.encode(), content_type="text/html")
    assert len(policy.text) > 300_000  # else there is nothing to run away on
    began = time.process_time()
    controller_of(policy)
    assert time.process_time() - began < 0.5
