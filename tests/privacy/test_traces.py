"""What somebody reads and asks leaves no trace but in the library, which keeps policies alone.

Words that stand nowhere else are put into all that is given to Smallprint, and then looked for.
"""

from __future__ import annotations

import os
import sys
from base64 import b64decode, b64encode
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from fpdf import FPDF

from smallprint import engine
from tests.host.driver import pack
from tests.policies import POLICIES

from .conversation import page, whole
from .doings import made_in

if TYPE_CHECKING:
    from .account import Account, PatientDriver

CRASHING = [sys.executable, str(Path(__file__).with_name("crashing.py"))]
LUMORA = (POLICIES / "lumora" / "source.html").read_text(encoding="utf-8")

OTHER = (POLICIES / "fernlock-home" / "source.html").read_text(encoding="utf-8")

POLICY = "zorbelquist"
"""In a policy that is to be kept: its title, address and text."""
VISITED = "vumpelkrax"
"""In the page that leads to it, which is nobody's business."""
PRIVATE = "dravonquil"
"""In a policy that was read in a private window, and in a PDF."""
TYPED = "snorlitwig"
"""In what the reader types: questions, searches, nonsense."""


def policy(marker: str, text: str = LUMORA) -> str:
    """The sample, with a word of ours in its title and its text."""
    named = text.replace("<title>", f"<title>{marker} ", 1)
    return named.replace("</main>", f"<p>We sell your {marker} to data brokers.</p></main>")


def pdf(marker: str) -> bytes:
    document = FPDF()
    document.add_page()
    document.set_font("Helvetica", size=11)
    text = engine.read(engine.open_document(policy(marker).encode(), None)).text
    document.multi_cell(0, text=text.encode("latin-1", "ignore").decode("latin-1"))
    document.set_title(marker)
    return bytes(document.output())


def find(
    host: PatientDriver, number: int, body: bytes, kind: str, path: str, *, keep: bool
) -> dict[str, Any]:
    """Have the policy found to which a page leads, and give the document of the browser."""
    visited = f"https://www.lumora.example/shop?{VISITED}"
    html = f"<title>{VISITED}</title><h1>{VISITED}</h1><p>Lamps.<footer><a href='{path}'>Privacy Policy</a></footer>"
    seen = page(visited, html, VISITED)
    origins = ["https://www.lumora.example"]
    host.ask(number, "find", page=seen, force=False, frames=[], origins=origins, keep=keep)
    while (frame := host.frame())["type"] != "get":
        assert frame["type"] == "progress", frame
    document = {"url": frame["url"], "content_type": kind, "body": b64encode(body).decode()}
    assert host.result(number + 1, "got", target=number, number=frame["number"], document=document)["wanted"]
    reply = whole(host, number)
    assert reply["type"] == "result", reply
    found: dict[str, Any] = reply["result"]
    return found


def live(host: PatientDriver) -> str:
    """Use a host as a reader does, and as an enemy. Gives what the library exports in the end."""
    kept = find(host, 10, policy(POLICY).encode(), "text/html", f"/privacy?{POLICY}", keep=True)
    assert POLICY in kept["source"]["title"]
    find(host, 20, policy(PRIVATE).encode(), "text/html", f"/other?{PRIVATE}", keep=False)
    find(host, 30, pdf(PRIVATE), "application/pdf", f"/{PRIVATE}.pdf", keep=False)
    asked = {"sha256": kept["source"]["sha256"], "question": f"Do you sell my {TYPED}?"}
    assert host.result(41, "ask", **asked)["quotes"] is not None
    host.result(42, "list", search=TYPED)
    host.result(43, "look", page=page(f"https://{VISITED}.example/", f"<h1>{VISITED}</h1>", VISITED))
    refused: list[tuple[str, dict[str, Any], str]] = [
        (
            "summarize",
            {"page": page(f"https://x.example/?{VISITED}", policy(VISITED, OTHER))},
            "not_a_policy",
        ),
        ("summarize", {"page": {TYPED: TYPED}}, "bad_request"),
        ("find", {"url": f"{TYPED}://{TYPED}"}, "bad_address"),
        ("ask", {"sha256": TYPED, "question": TYPED}, "not_kept"),
        ("import", {"text": TYPED}, "not_library"),
        (TYPED, {}, "unknown_operation"),
    ]
    for number, (operation, params, code) in enumerate(refused, 50):
        host.ask(number, operation, **params)
        assert host.code(number) == code
    host.send_bytes(pack(TYPED.encode()))
    assert host.code(None) == "bad_message"
    return b64decode(host.result(60, "export", format="json")["body"]).decode()


def seen_from_outside(process: int) -> bytes:
    """What everybody, or whoever has the same account, can see of a process."""
    folder = Path("/proc", str(process))
    if not folder.is_dir():
        pytest.skip("this system shows its processes elsewhere")
    parts = [folder / name for name in ("cmdline", "environ", "comm")]
    opened = []
    for link in (folder / "fd").iterdir():
        with suppress(FileNotFoundError):  # just closed
            opened.append(os.fsencode(link.readlink()))
    return b"\n".join([*(part.read_bytes() for part in parts), *opened]).lower()


def test_only_the_policy_is_kept_and_only_in_the_library(account: Account) -> None:
    library, *_ = account.own
    with made_in(account.temporary) as temporary, account.host() as host:
        exported = live(host)
        outside = seen_from_outside(host.process.pid)
        assert POLICY in exported.lower()
        assert {path.parent for path in account.holding(POLICY)} == {library}
        assert POLICY.encode() not in outside
        for marker in (VISITED, PRIVATE, TYPED):
            assert marker not in exported.lower()
            assert account.holding(marker[2:]) == set()  # an index may leave out what words have in common
            assert marker.encode() not in outside
            assert all(marker not in words for words in account.doings().programs)
        assert len(account.doings().programs) == 1  # the PDF's
        # SQLite would write the library anew by way of a temporary file, and sort there what is long.
        assert host.result(71, "remove", all=True)["count"] == 1
        assert host.result(72, "import", text=exported)["count"] == 1
        assert host.result(73, "list", search=POLICY)["total"] == 1
        assert host.result(74, "remove", all=True)["count"] == 1
        assert host.close()[0] == 0
    assert temporary == []
    assert account.holding(POLICY[2:]) == set()
    assert host.stderr() == ""


def test_a_file_that_is_gone_at_once_is_seen(account: Account) -> None:
    file = account.temporary / "short"
    with made_in(account.temporary) as temporary:
        file.touch()
        file.unlink()
    assert temporary == ["short"]


STAGES = [
    pytest.param("smallprint.opening.reading.read_page", marks=pytest.mark.full),
    pytest.param("smallprint.engine.reading.require_readable", marks=pytest.mark.full),
    "smallprint.engine.analyse",
    pytest.param("smallprint.engine.make_cards", marks=pytest.mark.full),
    pytest.param("smallprint.library.store.Store.keep", marks=pytest.mark.full),
]


@pytest.mark.parametrize("stage", STAGES)
def test_a_mistake_of_ours_tells_nothing_of_the_page(account: Account, stage: str) -> None:
    seen = page(f"https://www.lumora.example/privacy?{POLICY}", policy(POLICY), POLICY)
    with account.host([*CRASHING, stage, "host"]) as host:
        host.ask(1, "summarize", page=seen, keep=True)
        reply = whole(host, 1)
        assert reply["error"]["code"] == "internal"
        assert reply["error"]["details"]["exception"] == "ValueError"
        assert POLICY not in str(reply).lower()
        log = host.wait_for_log("summarize internal")
        assert host.close()[0] == 0
        assert POLICY not in host.stderr().lower()
    assert "summarize failed ValueError at " in log
    assert "summarize failed KeyError at " in log
    assert account.holding(POLICY) == set()


def test_a_mistake_of_ours_in_a_command_tells_nothing_of_the_page(account: Account) -> None:
    file = account.folder / "policy.html"
    file.write_text(policy(POLICY), encoding="utf-8")
    ran = account.run("summarize", file, program=[*CRASHING, "smallprint.engine.analyse", "cli"], code=1)
    assert "ValueError at crashing.py:" in ran.stderr
    assert POLICY not in (ran.stderr + ran.stdout).lower()
    assert account.holding(POLICY) == set()


def test_a_command_leaves_nothing_of_a_file_that_it_reads(account: Account) -> None:
    file = account.folder / "policy.html"
    file.write_text(policy(POLICY), encoding="utf-8")
    with made_in(account.temporary) as temporary:
        ran = account.run("summarize", file, "--url", f"https://lumora.example/?{POLICY}", "--format", "json")
    assert POLICY in ran.stdout.lower()
    assert account.holding(POLICY) == set()
    assert temporary == []
