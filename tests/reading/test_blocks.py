"""What is read of a page, what is left out, and what each block knows of its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smallprint import messages
from smallprint.reading import read_bytes, read_page

if TYPE_CHECKING:
    from smallprint.reading.policy import Block, Policy

PROSE = "Lantern Post collects the name and the address of each person who orders a lamp, to send it there. "
BODY = f"<h1>Privacy Policy</h1><p>{PROSE * 6}</p>"


def read(html: str, url: str | None = "https://lantern.example/legal/privacy") -> Policy:
    return read_bytes(html.encode(), url=url, content_type="text/html; charset=utf-8")


def texts(policy: Policy) -> list[str]:
    return [policy.text[block.start : block.end] for block in policy.blocks]


def block_of(policy: Policy, words: str) -> Block:
    return next(block for block in policy.blocks if words in policy.text[block.start : block.end])


@pytest.mark.parametrize(
    "html",
    [
        "<div hidden><p>We sell oil.</p></div>",
        '<div style="display:none"><p>We sell oil.</p></div>',
        '<div role="tabpanel" aria-hidden="true"><p>We sell oil.</p></div>',
        "<details><summary>More</summary><p>We sell oil.</p></details>",
        "<aside><p>We sell oil.</p></aside>",
        "<form><fieldset><legend>Choices</legend><label>We sell oil.</label></fieldset></form>",
        "<dl><dt>Selling</dt><dd>We sell oil.</dd></dl>",
        "<table><tr><th>What</th><th>How</th></tr><tr><td>Oil</td><td>We sell oil.</td></tr></table>",
        '<div class="cookie-banner consent share sidebar footer"><p>We sell oil.</p></div>',
        '<section id="cookies"><p>We sell oil.</p></section>',
        "<custom-panel><p>We sell oil.</p></custom-panel>",
        "<blockquote>We sell oil.</blockquote>",
        "<article><header><h2>Oil</h2></header><p>We sell oil.</p><footer>x</footer></article>",
        '<x-host><template shadowrootmode="open"><p>We sell oil.</p></template></x-host>',
        "<p>We <span>se</span>ll&nbsp;o&shy;i\u200bl.</p>",
    ],
)
def test_text_that_others_lose_is_kept(html: str) -> None:
    assert "We sell oil." in read(f"<body>{BODY}{html}<p>{PROSE}</p></body>").text


@pytest.mark.parametrize(
    "html",
    [
        "<nav><a href=/a>Lamps and oil</a></nav>",
        '<div role="navigation"><a href=/a>Lamps and oil</a></div>',
        "<header><a href=/a>Lamps and oil</a></header>",
        "<footer><p>Lamps and oil</p></footer>",
        '<div role="contentinfo"><p>Lamps and oil</p></div>',
        '<div role="dialog"><p>Lamps and oil</p></div>',
        "<script>'Lamps and oil'</script>",
        "<style>Lamps and oil</style>",
        "<noscript>Lamps and oil</noscript>",
        "<template><p>Lamps and oil</p></template>",
        "<select><option>Lamps and oil</option></select>",
        "<textarea>Lamps and oil</textarea>",
        "<!-- Lamps and oil -->",
        "<button>Lamps and oil</button>",
        "<div><p>We use cookies for Lamps and oil.</p><button>Accept all</button> <button>No</button></div>",
    ],
)
@pytest.mark.parametrize("where", ["before", "after"])
def test_furniture_is_left_out(html: str, where: str) -> None:
    page = f"{html}{BODY}" if where == "before" else f"{BODY}{html}"
    policy = read(f"<body><div>{page}</div></body>")
    assert "Lamps and oil" not in policy.text
    assert PROSE.strip() in policy.text


def test_div_soup_navigation_and_footer_links_are_left_out() -> None:
    links = "".join(
        f"<div><a href=/{name}>{name}</a></div>" for name in ("Shop", "Lamps", "Careers", "Press")
    )
    policy = read(
        f"<body><div>{links}</div><div>{BODY}</div><div>{links}<div>© 2026 Lantern</div></div></body>"
    )
    assert texts(policy)[0] == "Privacy Policy"
    assert policy.text.endswith(PROSE.strip())


def test_other_documents_on_the_page_are_left_out() -> None:
    other = "You may not resell a lamp that you bought from us without asking. " * 40
    policy = read(
        f"<body><main><div><div><h2>Terms of Service</h2><p>{other}</p></div>"
        f"<div><h2>Privacy Policy</h2><p>{PROSE * 30}</p></div></div></main></body>"
    )
    assert "resell" not in policy.text
    assert "Privacy Policy" in policy.text


def test_a_section_named_like_a_document_stays() -> None:
    more = "Our cookies remember which lamps you looked at for thirty days. " * 40
    policy = read(
        f"<body><div><h1>Privacy Policy</h1><p>{PROSE * 30}</p></div>"
        f"<div><h2>Cookie Policy</h2><p>{more}</p></div></body>"
    )
    assert "thirty days" in policy.text


def test_headings_form_a_path() -> None:
    policy = read(
        f"<h1>Privacy Policy</h1><h2>Sharing</h2><h3>Partners</h3><p>{PROSE}</p><h2>Security</h2><p>Ok.</p>"
    )
    assert block_of(policy, PROSE.strip()).section == ("Privacy Policy", "Sharing", "Partners")
    assert block_of(policy, "Ok.").section == ("Privacy Policy", "Security")


@pytest.mark.parametrize(
    "line",
    [
        "<p><b>How we share</b></p>",
        "<div><span style='font-weight: 700'>How we share</span></div>",
        "<p>HOW WE SHARE</p>",
        "<p>3. How we share</p>",
        "<p>How we share</p>",
        "<div role=heading aria-level=2>How we share</div>",
        "<b>How we share</b><br>",
        "<button aria-expanded=false>How we share</button>",
    ],
)
def test_lines_that_look_like_headings_are_headings(line: str) -> None:
    policy = read(f"<h1>Privacy Policy</h1><p>{PROSE}</p>{line}<p>{PROSE}We share with banks.</p>")
    assert block_of(policy, "share with banks").section[-1].lower().endswith("how we share")


def test_a_sentence_dressed_as_heading_is_read_as_sentence() -> None:
    policy = read(
        f"{BODY}<h3>We sell the list of our customers to the highest bidder every year.</h3><p>{PROSE}</p>"
    )
    assert block_of(policy, "highest bidder").kind == "paragraph"


def test_list_items_carry_their_lead_in() -> None:
    policy = read(
        f"{BODY}<p>This is so. We collect:</p><ul><li>your name;</li><li>payment data, such as:"
        "<ul><li>card number</li><li>bank</li></ul></li><li>your age.</li></ul><p>We delete it.</p>"
        "<ul><li>Alone</li></ul>"
    )

    def lead(words: str) -> str | None:
        index = block_of(policy, words).lead_in
        if index is None:
            return None
        sentence = policy.sentences[index]
        return policy.text[sentence.start : sentence.end]

    assert [lead(words) for words in ("your name", "payment data", "your age")] == ["We collect:"] * 3
    assert lead("card number") == lead("bank") == "payment data, such as:"
    assert block_of(policy, "card number").level == 2
    assert lead("Alone") is None


def test_bullets_in_paragraphs_are_list_items() -> None:
    policy = read(f"{BODY}<p>We collect the following:</p><p>• your name</p><p>• your age</p><p>{PROSE}</p>")
    item = block_of(policy, "your age")
    assert (item.kind, policy.text[item.start : item.end]) == ("list_item", "your age")
    assert item.lead_in is not None


def test_table_cells_carry_column_and_row_headers() -> None:
    policy = read(
        f"{BODY}<table><thead><tr><th>Data</th><th>Sold</th></tr></thead>"
        "<tr><td rowspan=2>Contact data</td><td>Never once</td></tr><tr><td>Rarely done</td></tr></table>"
    )
    assert block_of(policy, "Never once").headers == ("Sold", "Contact data")
    assert block_of(policy, "Rarely done").headers == ("Sold", "Contact data")
    assert block_of(policy, "Rarely done").kind == "table_cell"


def test_a_layout_table_is_no_data() -> None:
    policy = read(f"<table><tr><td>{BODY}</td></tr></table>")
    assert {block.kind for block in policy.blocks} == {"heading", "paragraph"}


def test_definitions_carry_their_term() -> None:
    policy = read(f"{BODY}<dl><dt>Cookie</dt><dd>A small file.</dd></dl>")
    assert block_of(policy, "A small file").headers == ("Cookie",)
    assert block_of(policy, "A small file").kind == "definition"


def test_line_breaks_part_paragraphs_but_not_sentences() -> None:
    policy = read(f"<h1>Privacy Policy</h1><div>{PROSE}<br><br>We keep<br>it safe.<br>Nobody else.</div>")
    assert texts(policy)[-2:] == ["We keep it safe.", "Nobody else."]


def test_links_are_absolute_and_safe() -> None:
    policy = read(
        f"{BODY}<p>See <a href='../choices'>your choices</a>, <a href='mailto:a@b.example'>write</a>, "
        "<a href='javascript:alert(1)'>click</a> or <a href='data:text/html,x'>look</a>. "
        "<a href='http://[broken'>No</a></p>"
    )
    found = {policy.text[link.start : link.end]: link.href for link in policy.links}
    assert found == {"your choices": "https://lantern.example/choices", "write": "mailto:a@b.example"}


def test_hidden_addresses_are_decoded() -> None:
    policy = read(
        f"{BODY}<p>Write to <a href='/cdn-cgi/l/email-protection#6a0b2a0844090507'>"
        "<span data-cfemail='6a0b2a0844090507'>[email&#160;protected]</span></a>.</p>"
    )
    assert "Write to a@b.com." in policy.text
    assert "mailto:a@b.com" in {link.href for link in policy.links}


def test_frames_are_joined_without_doubles() -> None:
    policy = "".join(f"<p>{PROSE} Number {number}.</p>" for number in range(12))
    frames = [
        messages.Frame(
            url="https://lantern.example/privacy", html="<title>Lantern</title><h1>Privacy Policy</h1>"
        ),
        messages.Frame(url="https://policies.example/1", html=policy),
        messages.Frame(url="https://policies.example/1", html=policy),
        messages.Frame(
            url="https://ads.example/", html="<p>Buy our splendid lamps today, they are cheap.</p>"
        ),
    ]
    read_policy = read_page(messages.Page(frames=frames))
    assert (read_policy.title, read_policy.url) == ("Lantern", "https://lantern.example/privacy")
    assert read_policy.text.count("Number 7.") == 1
    assert "splendid" not in read_policy.text


def test_a_page_that_is_there_twice_is_read_once() -> None:
    copy = "".join(f"<p>{PROSE} Number {number}.</p>" for number in range(12))
    assert read(f"<h1>Privacy Policy</h1><div>{copy}</div><div>{copy}</div>").text.count("Number 7.") == 1


def test_slots_show_the_light_children_in_their_place() -> None:
    policy = read(
        f"{BODY}<x-p><template shadowrootmode=open><p>Before.</p><slot></slot><p>After.</p></template>"
        f"<p>Between.</p></x-p>"
    )
    assert texts(policy)[-3:] == ["Before.", "Between.", "After."]


@pytest.mark.parametrize(
    "data",
    [
        '<script id="__NEXT_DATA__" type="application/json">{"props": {"body": "%s"}}</script>',
        '<script>window.__STATE__ = JSON.parse("{\\"body\\": \\"%s\\"}")</script>',
        "<noscript><p>%s</p></noscript>",
        "<template><p>%s</p></template>",
        '<script type="application/ld+json">{"@type": "WebPage", "text": "%s"}</script>',
        '<script>window.__NUXT__={data:[{policy:{html:"<p>%s</p>"}}]}</script>',
        '<script>self.__next_f.push([1,"{\\"text\\": \\"%s\\"}"])</script>',
        '<script>{"nodeType":"paragraph","content":[{"nodeType":"text","value":"%s"}]}</script>',
    ],
)
def test_text_in_data_counts_where_the_page_shows_none(data: str) -> None:
    html = f"<title>Lantern</title><div id=app></div>{data % (PROSE * 12).strip()}"
    policy = read(html)
    assert PROSE.strip() in policy.text
    assert policy.warnings


def test_canonical_text() -> None:
    policy = read("<p>A\u00a0 b\n\tc\u200b\u202ed\u00ade e\u0301 &amp; &#8220;x&#8221;</p>")
    assert policy.text == "A b cde é & “x”"


@pytest.mark.parametrize("tag", ["main", "article", "x-policy", "section"])
def test_a_page_without_body_is_read(tag: str) -> None:
    assert read(f"<title>x</title><{tag}><p>We collect data.</p></{tag}>").text == "We collect data."


def test_a_word_cut_by_tags_in_a_heading_is_one_word() -> None:
    policy = read(
        f"<h1><span>Privac</span><span>y</span> <b>Policy</b></h1><h2><i>1.</i><i>Data</i></h2><p>{PROSE}</p>"
    )
    assert texts(policy)[:2] == ["Privacy Policy", "1. Data"]


def test_all_bullets_of_a_paragraph_list_have_its_lead_in() -> None:
    items = "".join(f"<p>• thing number {number}</p>" for number in range(5))
    policy = read(f"{BODY}<p>We collect:</p>{items}<p>{PROSE}</p>")
    leads = {block.lead_in for block in policy.blocks if block.kind == "list_item"}
    assert len(leads) == 1
    assert None not in leads


def test_regional_supplements_are_kept_apart_by_section() -> None:
    policy = read(
        f"{BODY}<h2>Supplement for California</h2><h3>Your rights</h3><p>{PROSE}West.</p>"
        f"<h2>Supplement for Oilland</h2><h3>Your rights</h3><p>{PROSE}East.</p>"
    )
    assert block_of(policy, "West.").section[1:] == ("Supplement for California", "Your rights")
    assert block_of(policy, "East.").section[1:] == ("Supplement for Oilland", "Your rights")


def test_a_finished_sentence_leads_into_no_list() -> None:
    """ "We do not sell your data." before a list denies nothing in the list."""
    policy = read(
        "<main><p>We do not sell your data.</p><ul><li>We use cookies.</li><li>Maps</li></ul></main>"
    )
    assert {block.lead_in for block in policy.blocks} == {None}


def test_a_finished_sentence_that_announces_leads_in() -> None:
    policy = read("<main><p>We collect the following data.</p><ul><li>your name</li></ul></main>")
    assert block_of(policy, "your name").lead_in is not None
