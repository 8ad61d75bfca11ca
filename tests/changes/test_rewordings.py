"""Small edits and rewordings of many kinds: a change of meaning is told for what it means, other words are not."""

from __future__ import annotations

import pytest

from smallprint.changes.smallness import is_small_edit
from tests.changes.told import texts, told

REWORDED = [
    ("We will inform you of important changes not less than two months before they take effect.",
     "You will be informed of important changes at least two months before they take effect."),
    ("Consent may be withdrawn at any time.",
     "You may withdraw your consent at any time."),
    ("Please notify us at privacy@quillbee.example if your details change.",
     "Please write to privacy@quillbee.example if your details change."),
    ("Our processors are prohibited from using the data for any other purpose than serving us.",
     "Our processors may not use the data for any purpose other than serving us."),
    ("We keep your messages for no longer than 30 days.",
     "Your messages are kept for at most 30 days."),
    ("You can ask us for a copy of your data.",
     "A copy of your data is available on request."),
    ("We will respond to your request within 30 days.",
     "You can expect an answer to your request within 30 days."),
    ("We do not knowingly collect data from children under 13.",
     "Our service is not meant for children under 13 and we do not knowingly gather their data."),
    ("We take reasonable steps to keep your data safe.",
     "Keeping your data safe is something we take reasonable steps for."),
    ("If you do not want cookies, set your browser to refuse them.",
     "Set your browser to reject cookies if you would rather not have them."),
    ("We share data with providers who host our servers, send our email and process payments.",
     "Providers that host our servers, send our emails and handle payments get data from us."),
    ("Where required by law, we disclose data to the police.",
     "We disclose data to the police if the law obliges us to."),
    ("You have the right to object to direct marketing.",
     "You can object to direct marketing."),
    ("You may opt out of our newsletter by clicking the link in each email.",
     "To stop receiving our newsletter, click the link at the bottom of every email."),
    ("We do not sell your data or give it to advertisers.",
     "We neither sell your data nor give it to advertisers."),
    ("We use your email address only to send you receipts.",
     "Your email address is used solely for sending you receipts."),
    ("Only staff who need it can access your messages.",
     "Access to your messages is limited to staff who need it."),
    ("We never share your data without asking you first.",
     "We always ask you before we share your data."),
    ("This site is not directed to children. If we learn that a child gave us data, we delete it.",
     "Children are not the audience of this site. Should we learn that a child has given us data, it will be deleted."),
    ("When you visit, our servers record your IP address and browser type.",
     "Our servers log the IP address and the type of browser when you visit."),
    ("We may transfer your data to the United States, where our servers are.",
     "Your data may be transferred to our servers in the United States."),
    ("No payment details are stored on our servers.",
     "We do not store payment details on our servers."),
    ("We cannot guarantee that data are secure.",
     "There is no guarantee that data are secure."),
    ("Third parties such as analytics providers may set cookies.",
     "Cookies may be set by third parties, for instance providers of analytics."),
    ("We retain personal data for as long as your account is active.",
     "Personal data is retained as long as you have an active account."),
    ("You must be 16 or older to sign up.",
     "Nobody younger than 16 may sign up."),
    ("We will never ask you for your password.",
     "You will never be asked for your password."),
    ("If we change this policy, we will post the new version here and email you.",
     "Should this policy change, you will get an email and find the new version here."),
    ("We collect information you give us when you fill in forms, order goods or write to us.",
     "When you complete a form, place an order or write to us, we collect the information you provide."),
    ("Questions? Email privacy@quillbee.example.",
     "Please direct your questions to privacy@quillbee.example."),
    ("We have appointed a data protection officer. You can reach her by post.",
     "Our data protection officer can be reached by post."),
    ("You can delete your account in the settings. Doing so removes your posts.",
     "Deleting your account, which you can do in the settings, removes your posts."),
    ("We may obtain data from partners and may combine it.", "We may get data from partners and may combine it."),
    ("If you agree, we may inform you of offers.", "If you agree, we may let you know of offers."),
    ("Should you have any questions, please do not hesitate to contact us.",
     "If you have questions, feel free to contact us at any time."),
    ("We may need to verify your identity before we can process your request.",
     "Before your request can be processed, it may be necessary for us to check who you are."),
    ("You will not be able to use some features if you disable cookies.",
     "Some features may be unavailable when cookies are switched off."),
    ("This policy should be read together with our terms of service.",
     "Please read this notice alongside the terms of service."),
    ("You are responsible for keeping your password secret and must not give it to anyone.",
     "Keep your password to yourself; you are responsible for it and may not hand it to anybody."),
    ("We only process payments through a certified provider.",
     "Payments are handled exclusively by a certified provider."),
    ("Unless you tell us otherwise, we will send invoices by email.",
     "Invoices are sent by email if you do not tell us that you prefer another way."),
    ("We try our best to keep the information accurate.",
     "Every effort is made on our side to ensure the information stays accurate."),
    ("Our staff are trained in data protection and are bound to secrecy.",
     "All members of our staff receive training in data protection and have agreed to secrecy."),
    ("We cannot be held liable for the content of external sites.",
     "External sites are outside our control, so no liability is accepted for their content."),
    ("Where possible, we will anonymise data before using it for statistics.",
     "Before data is used for statistics it will, if that is possible, be made anonymous."),
    ("You can block cookies in your browser, although the site may then not work as intended.",
     "It is possible to refuse cookies through your browser settings, but parts of the site might stop working."),
    ("We would like to be able to tell you about new features, so we ask for your email address.",
     "So that you hear about new features, we request your email address."),
    ("If you choose not to provide this data, we may be unable to answer you.",
     "Without this data it might not be possible for us to reply."),
    ("We use industry standard measures; however, no transmission is completely secure.",
     "Although we rely on measures that are standard in the industry, nothing sent online is ever fully secure."),
    ("You may not be entitled to all of these rights in every case.",
     "In some cases not all of these rights will be available to you."),
]  # fmt: skip

EDITED = [
    ("We do not collect your contacts, your location or your photos.",
     "We collect your contacts. We do not collect your location or your photos.", "worse"),
    ("We honour Global Privacy Control. When we see it, we stop selling your data. We ignore Do Not Track.",
     "We ignore Global Privacy Control and Do Not Track.", "worse"),
    ("You may opt out of arbitration within 30 days.",
     "", "worse"),
    ("",
     "You may opt out of arbitration within 30 days.", "better"),
    ("Deleted files stay in the bin for 30 days; backups last 90 days.",
     "Deleted files stay in the bin for 90 days; backups last 90 days.", "worse"),
    ("We tell you 14 days before we change this policy.",
     "We tell you 60 days before we change this policy.", "better"),
    ("We answer your requests within 30 days.",
     "We answer your requests within 90 days.", "worse"),
    ("We give data to the police only with a warrant signed by a judge.",
     "We give data to the police when they ask for it.", "worse neutral"),
    ("You can turn off personalised ads in the settings.",
     "Personalised ads cannot be turned off.", "worse"),
    ("We do not give your phone number to analytics companies.",
     "We give your phone number to analytics companies.", "worse"),
    ("We will try to tell you before we change this policy.",
     "We will email you at least 30 days before we change this policy.", "better"),
    ("We look at your files only when you report a problem.",
     "Our employees may look at your files to improve our products.", "worse"),
    ("Crash reports are sent only if you agree.",
     "Crash reports are sent automatically.", "worse"),
    ("We delete your account data within 30 days of a request.",
     "We delete your account data within 6 months of a request.", "worse neutral"),
    ("Your messages are encrypted so that nobody else can read them.",
     "Our systems may scan your messages for unlawful content.", "worse neutral"),
    ("Your data stays on servers in the European Union.",
     "Your data may be stored on servers in the United States and Singapore.", "worse neutral"),
    ("You can export your data at any time.",
     "You can export your data once a year for a fee of 15 euros.", "worse neutral"),
    ("We do not use facial recognition.",
     "We use facial recognition to suggest tags.", "worse"),
    ("We use your data to provide the service.",
     "We use your data to provide the service, to build a profile of you and to show you targeted ads.", "worse"),
    ("We may contact you about our products if you agreed to it.",
     "We may contact you about our products and those of our partners.", "worse"),
    ("We keep chat logs for one year.",
     "We delete chat logs after 30 days.", "better"),
    ("You can ask us to delete your data.",
     "You can ask us to delete your data. Residents of the European Union can also ask for a copy.", "better neutral"),
    ("We will tell you if your data is stolen.",
     "", "worse"),
    ("We do not use your recordings to improve our voice models.",
     "We use your recordings to improve our voice models unless you opt out.", "worse"),
    ("Disputes are heard by the courts of your country.",
     "Disputes are settled by binding arbitration, and you waive class actions.", "worse"),
    ("We ask for your permission before we read your contacts.",
     "We read your contacts.", "worse"),
    ("We do not disclose your data except as follows.", "We may disclose your data except as follows.", "worse"),
    ("We will never store your card details and are not responsible for the bank.",
     "We may store your card details and are not responsible for the bank.", "worse"),
    ("We will tell you when your data is requested.",
     "We may tell you when your data is requested.", "worse"),
    ("You can object to profiling.",
     "You cannot object to profiling.", "worse"),
    ("We reply to complaints.",
     "We reply to complaints within 14 days.", "better"),
    ("A copy of your data costs 10 euros.",
     "A copy of your data costs 25 Swiss francs.", "worse"),
    ("A copy of your data costs 10 euros.",
     "A copy of your data is free.", "better neutral"),
    ("",
     "We pass your data on to universities for their studies.", "worse"),
    ("We pass your data on to universities for their studies.",
     "", "better"),
    ("Profiles are visible by default.",
     "Profiles are not visible by default.", "better"),
    ("We read messages only if you report them.", "We read messages.", "neutral"),
    ("Giving us your phone number is voluntary.", "Giving us your phone number is mandatory.", "neutral"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), REWORDED)
def test_other_words_for_the_same_are_not_told_in_either_direction(before: str, after: str) -> None:
    assert texts(before, after) == []
    assert texts(after, before) == []


@pytest.mark.parametrize(("before", "after", "effects"), EDITED)
def test_an_edit_is_told_for_what_it_means(before: str, after: str, effects: str) -> None:
    found = [change.effect for change in told(before, after).changes]
    assert not {*found}.isdisjoint(effects.split())
    assert ("better" in found) <= ("better" in effects)
    assert ("worse" in found) <= ("worse" in effects)


@pytest.mark.parametrize(
    ("words", "effect"),
    [
        (
            "Deleted pictures stay in your trash for {} days; copies remain in backups for 90 days more.",
            "worse",
        ),
        ("We tell you {} days before we change this policy.", "better"),
        ("We answer your request within {} days.", "worse"),
        ("A trial of our premium service takes {} days.", "neutral"),
    ],
)
def test_a_longer_period_means_what_it_is_a_period_of(words: str, effect: str) -> None:
    opposite = {"worse": "better", "better": "worse", "neutral": "neutral"}[effect]
    assert [change.effect for change in told(words.format(30), words.format(90)).changes] == [effect]
    assert [change.effect for change in told(words.format(90), words.format(30)).changes] == [opposite]


def test_the_part_of_a_split_sentence_that_both_have_proves_nothing_new() -> None:
    before = (
        "We do not sell your data, however we may disclose statistics about our users to a buyer in a merger."
    )
    after = "We may sell your data to partners. We may disclose statistics about our users to a buyer in a merger."
    assert "merger_transfer" not in [change.practice for change in told(before, after).changes]


def test_a_sentence_that_goes_on_about_what_is_told_is_not_told_once_more() -> None:
    before = "We recognise the Global Privacy Control. When your browser sends it, we opt it out of sales."
    before += " We do not respond to Do Not Track."
    (change,) = told(before, "We do not respond to the Global Privacy Control or to Do Not Track.").changes
    assert (change.practice, change.effect) == ("honours_gpc", "worse")


@pytest.mark.parametrize(
    ("before", "after", "is_small"),
    [
        ("we will tell you of changes", "we may tell you of changes", True),
        ("crash reports are sent only if you agree", "crash reports are sent automatically", True),
        ("we ask you before we share it", "we share it", True),
        ("it may be seen by the people you choose", "the people you choose may see it", False),
        ("these firms are allowed to use it as needed", "such firms may use it to the extent needed", False),
    ],
)
def test_an_edit_is_small_where_nearly_every_word_stayed(before: str, after: str, is_small: bool) -> None:
    assert is_small_edit(before.split(), after.split()) == is_small
    assert is_small_edit(after.split(), before.split()) == is_small
