"""A question gets the sentence that answers it, in short where a card says so, or hears that the policy is silent."""

from __future__ import annotations

import pytest

from tests.asking.asked import ask, first, sample, saying

SILENT = "This policy does not say."


@pytest.mark.parametrize(
    ("policy", "question", "words"),
    [
        ("wrenfit", "do you sell my data", "We sell identifiers"),
        ("wrenfit", "Who else gets my workouts for money?", "We sell identifiers"),
        ("bramblechat", "do you read my messages", "We never read your messages"),
        ("bramblechat", "how do I remove my account?", "Settings > Account > Delete"),
        ("tarnfeld-bank", "is the connection encrypted", "All connections are encrypted"),
        ("lumora", "will you tell me if you get hacked", "If we learn of a breach"),
        ("lumora", "what happens to my pictures when the company is bought", "merger"),
        ("quillmere", "can kids use it", "not intended for children under 16"),
        ("quillmere", "how can I opt out of ads", "opt out"),
    ],
)
def test_the_answering_sentence_is_quoted(policy: str, question: str, words: str) -> None:
    answer = ask(policy, question)
    assert answer.answered
    assert any(words in quote.text for quote in answer.quotes)
    assert 1 <= len(answer.quotes) <= 4


def test_the_sentence_that_answers_best_comes_first() -> None:
    assert first(ask("wrenfit", "do you sell my data")).startswith("We sell identifiers")
    assert first(ask("lumora", "is my data encrypted")).startswith("We encrypt information")


def test_a_quote_names_the_headings_above_it() -> None:
    policy, _ = sample("wrenfit")
    for quote in ask("wrenfit", "how long do you keep my data").quotes:
        sentence = next(each for each in policy.sentences if each.start == quote.start)
        assert quote.section == list(policy.blocks[sentence.block].section)


def test_a_card_gives_the_short_answer() -> None:
    assert (
        ask("wrenfit", "do you sell my data").answer
        == "Yes, they sell your data. You can opt out of sale or sharing."
    )
    assert (ask("wrenfit", "how long do you keep my data").answer or "").startswith(
        "Some data for up to 5 years"
    )
    assert (ask("lumora", "what data do you collect?").answer or "").startswith(
        "Name, email address, face data"
    )


def test_yes_and_no_only_where_the_question_is_plain() -> None:
    assert (ask("bramblechat", "do you sell my data").answer or "").startswith(
        "No, they say they do not sell"
    )
    turned = ask("bramblechat", "will you never sell my data?").answer or ""
    assert turned.startswith("They say they do not sell")


@pytest.mark.parametrize(
    "question",
    [
        "is my data safe from being sold?",
        "has anybody stopped you from selling my data?",
        "can I sell pictures on it?",
        "do you sell pictures of llamas?",
    ],
)
def test_no_short_answer_to_a_question_that_means_something_else(question: str) -> None:
    answer = saying("We do not sell your personal data to anybody.").ask(question)
    assert answer.answer in (None, SILENT)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("do you collect my email address", "Yes, the policy lists email address among what they collect."),
        ("do they have my phone number stored?", None),
        ("Do you share my email address?", None),
    ],
)
def test_a_type_of_data(question: str, says: str | None) -> None:
    asker = saying("When you register, we collect your email address and your phone number.")
    assert asker.ask(question).answer in (says, SILENT if says is None else says)


def test_a_type_of_data_that_is_denied_is_denied() -> None:
    answer = saying("We do not collect your phone number.").ask("do you collect my phone number?")
    assert answer.answered
    assert answer.answer in (None, "No, they say they collect no phone number.")
    assert first(answer) == "We do not collect your phone number."


def test_a_broader_type_is_no_answer_for_a_narrower_one() -> None:
    assert "fingerprint" not in (ask("lumora", "do you collect my fingerprints?").answer or "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("do u sell my data", "do you sell my data"),
        ("do you colect my emial adress", "do you collect my email address"),
        ("how long do you keeep my data pls", "how long do you keep my data please"),
        ("DOES LUMORA SELL MY DATA???", "does lumora sell my data"),
    ],
)
def test_typing_errors_change_nothing(typed: str, meant: str) -> None:
    assert ask("lumora", typed) == ask("lumora", meant)


@pytest.mark.parametrize(
    "question",
    [
        "what is the weather today",
        "how do I bake bread",
        "who won the cup in 1998?",
        "vendez-vous mes données à des tiers ?",
        "你们卖我的数据吗",
        "asdf qwer zxcv",
        "do you have my shoe size",
        "",
        "?!",
    ],
)
def test_what_no_policy_says(question: str) -> None:
    for name in ("lumora", "bramblechat", "tarnfeld-bank"):
        answer = ask(name, question)
        assert (answer.answered, answer.answer, answer.quotes) == (False, SILENT, [])


@pytest.mark.parametrize(
    ("policy", "question"),
    [
        ("wrenfit", "will you tell me about a data breach"),
        ("wrenfit", "do you use my photos to train ai"),
        ("tarnfeld-bank", "do you collect my location"),
        ("tarnfeld-bank", "do you obey do not track"),
        ("bramblechat", "can my boss see what I write"),
        ("pocket-parsley", "do you give my fingerprints to the police"),
    ],
)
def test_what_this_policy_does_not_say(policy: str, question: str) -> None:
    assert ask(policy, question).answer == SILENT


def test_how_many_days_is_not_answered_without_a_number() -> None:
    asker = saying("We delete your pictures when you delete your account, as soon as we can.")
    assert asker.ask("How many days after I delete my account are my pictures gone?").answer == SILENT
    asker = saying("We delete your pictures within 30 days after you delete your account.")
    assert "30 days" in first(asker.ask("How many days after I delete my account are my pictures gone?"))


def test_the_sale_of_the_company_is_no_sale_of_data() -> None:
    asker = saying(
        "In a merger, an acquisition or a sale of assets, your information may go to the new owner."
    )
    assert asker.ask("do you sell my data").answer == SILENT
    assert asker.ask("what happens to my data if you get bought?").answered


def test_how_to_do_it_comes_with_the_way() -> None:
    answer = ask("tarnfeld-bank", "how do I delete my data?")
    assert (answer.answer or "").startswith("Write to dpo@tarnfeld-bank.example")
    assert any("dpo@tarnfeld-bank.example" in quote.text for quote in answer.quotes)


def test_what_a_list_is_led_into_by_counts_as_said() -> None:
    html = (
        "We share with advertisers:<ul><li>the pages that you look at;</li><li>your rough location.</li></ul>"
    )
    assert first(saying(html).ask("do you share my location with advertisers?")) == "your rough location."


def test_the_same_words_are_quoted_once() -> None:
    twice = "We sell your personal data to other companies."
    assert [quote.text for quote in saying(twice, twice).ask("do you sell my data").quotes] == [twice]


def test_who_asks_about_a_company_gets_no_answer_about_others() -> None:
    asker = saying("We share your personal data with advertisers and with social networks.")
    assert asker.ask("do you share my data with social networks?").answered
    assert asker.ask("do you share my data with Facebook?").answer in (None, SILENT)


@pytest.mark.parametrize(
    "question",
    [
        "may they delete my account",
        "can you delete my account",
        "can Lumora close my account",
        "can the company delete it",
    ],
)
def test_who_acts_on_whom(question: str) -> None:
    asker = saying(
        "You can delete your account at any time.", "We keep your data as long as you have an account."
    )
    assert asker.ask("can I delete my account").answer == "You can delete or close your account."
    assert asker.ask(question).answer in (None, SILENT)


def test_the_reader_does_not_read_as_staff() -> None:
    asker = saying("Our employees may read the messages that you send.")
    assert (asker.ask("do you read my messages").answer or "").startswith("Yes")
    assert asker.ask("can I read my messages").answer in (None, SILENT)


def test_what_holds_for_some_cases_is_quoted_and_not_told() -> None:
    answer = saying("Our employees review a subset of the messages that you send.").ask(
        "do you read my messages"
    )
    assert answer.answer is None
    assert "a subset" in first(answer)


@pytest.mark.parametrize(
    "says",
    [
        "We receive the last 4 digits of your credit card from the company that takes the payment.",
        "If you are a job applicant, we collect your credit card number.",
    ],
)
def test_a_part_of_a_type_of_data_is_not_the_whole(says: str) -> None:
    assert saying(says).ask("do you collect my credit card number").answer in (None, SILENT)


def test_what_they_do_not_do_with_personal_data_they_may_do_with_the_rest() -> None:
    asker = saying("We do not sell your personal information.", "We process your code to run it.")
    assert (asker.ask("do you sell my information").answer or "").startswith("No")
    assert asker.ask("do you sell my code").answer in (None, SILENT)


def test_a_limit_does_not_answer_for_the_whole() -> None:
    asker = saying("On some of our services, you can use end-to-end encrypted messages.")
    assert asker.ask("is my data encrypted").answer in (None, SILENT)


def test_how_is_answered_by_a_way() -> None:
    says = saying("You have the right to access and to delete your personal data.").ask(
        "how do I delete my data"
    )
    assert says.answer in (None, SILENT)


def test_the_us_is_not_us() -> None:
    asker = saying(
        "In a merger, your data may go to the new owner.",
        "We transfer your data to servers in the United States.",
    )
    answer = asker.ask("do you send my data to the US")
    assert answer.answer is None
    assert "United States" in first(answer)


def test_a_number_of_something_is_not_the_thing() -> None:
    asker = saying("We collect the type of your device, and the security of your data is important to us.")
    assert asker.ask("do you collect my social security number").answer == SILENT
    assert asker.ask("do you collect my phone number").answer == SILENT


def test_a_question_in_the_policy_is_no_answer() -> None:
    asker = saying("Do we sell your personal data?", "No, we do not sell your personal data to anybody.")
    assert first(asker.ask("do you sell my personal data")).startswith("No")
