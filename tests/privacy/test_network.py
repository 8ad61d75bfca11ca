"""Nothing leaves the machine: whatever is asked of a host and of the commands, but to get a document.

They are watched from within, and whatever would use the network fails; where the kernel can do it, they are also in a
network of their own that leads nowhere, which holds for what Python does not see, too.
"""

from __future__ import annotations

import json
import select
import socket
import sys
from typing import TYPE_CHECKING, Any

import pytest
from fpdf import FPDF

from smallprint import engine
from tests.policies import POLICIES

from .account import Account, no_network
from .conversation import converse, page, read_all, untimed, whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Effort
    from tests.host.driver import Driver

LUMORA = POLICIES / "lumora" / "source.html"


def is_alone(account: Account) -> None:
    """Nothing was done but in the folders of ours."""
    doings = account.doings()
    assert doings.network == []
    assert doings.programs == []
    assert {path for path in doings.written if path.parent not in account.own} == set()


def compared(folder: Path, talk: Callable[[Driver], list[str]]) -> Account:
    """Talk to a host that is denied the network, and to one that is not: they answer the same."""
    answers = []
    accounts = [Account(folder / name) for name in ("denied", "free")]
    for account, denied in zip(accounts, (True, False), strict=True):
        with account.host(denied=denied, watched=denied) as host:
            answers.append(talk(host))
            assert host.close()[0] == 0
            assert host.stderr() == ""
    for denied_one, free_one in zip(*answers, strict=True):
        assert denied_one == free_one
    return accounts[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("denied", "free"):
        (tmp_path / name).mkdir()
    return tmp_path


def test_every_operation_answers_the_same_without_a_network(folder: Path) -> None:
    is_alone(compared(folder, converse))


@pytest.mark.full
def test_samples_are_read_without_a_network(folder: Path) -> None:
    pages = sorted(POLICIES.glob("*/source.html"))
    is_alone(compared(folder, lambda host: read_all(host, pages)))


@pytest.mark.data
def test_real_pages_are_read_without_a_network(folder: Path, data: Path, effort: Effort) -> None:
    pages = sorted((data / "pages" / "html").iterdir(), key=lambda file: file.stat().st_size)
    some = pages[: effort(12, len(pages))]  # large ones take long
    is_alone(compared(folder, lambda host: read_all(host, some)))


def test_a_command_needs_no_network(account: Account) -> None:
    told = json.loads(account.run("summarize", LUMORA, "--format", "json", denied=True).stdout)
    summary = engine.summarize(engine.open_document(LUMORA.read_bytes(), None)).summary()
    assert untimed(told) == untimed(summary.model_dump(mode="json", by_alias=True))
    is_alone(account)


def test_a_batch_needs_no_network(account: Account) -> None:
    """Its workers are Python's own copies of it, and talk to it through pipes."""
    results = account.folder / "results.jsonl"
    sources = [POLICIES / name / "source.html" for name in ("moulin-bleu", "wrenfit")]
    account.run("batch", *sources, "--workers", 2, "--to", results, denied=True, code=1)  # one is in French
    assert len(results.read_text(encoding="utf-8").splitlines()) == 2
    doings = account.doings()
    assert doings.network == []
    assert doings.programs == []
    assert {path.parent for path in doings.written} <= {account.folder, *account.own}


def test_a_pdf_is_taken_apart_by_a_program_of_ours_that_is_told_nothing_else(account: Account) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    text = engine.read(engine.open_document(LUMORA.read_bytes(), None)).text
    pdf.multi_cell(0, text=text.encode("latin-1", "ignore").decode("latin-1"))
    file = account.folder / "lumora.pdf"
    pdf.output(str(file))
    told = account.run("read", file, denied=True).stdout
    assert "Lumora" in json.loads(told)["text"]
    doings = account.doings()
    [program] = doings.programs
    assert program.startswith(f"['{sys.executable}', '-P', '")
    assert program.endswith("extract.py']")
    assert doings.network == []
    assert doings.written == set()


LEADING_ELSEWHERE = """<?xml version="1.0"?><?xml-stylesheet href="{0}xsl" type="text/xsl"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "{0}dtd" [<!ENTITY x SYSTEM "{0}entity">]>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:xi="http://www.w3.org/2001/XInclude" manifest="{0}manifest"
lang="en"><head><title>Privacy Policy</title><base href="{0}"/><meta http-equiv="refresh" content="0; {0}refresh"/>
<link rel="stylesheet" href="{0}css"/><link rel="preload" href="{0}preload"/><link rel="icon" href="{0}icon"/>
<script src="{0}js"></script><style>@import "{0}style";</style></head><body background="{0}background">&x;
<xi:include href="{0}include"/><img src="{0}image" srcset="{0}large 2x"/><iframe src="{0}frame"></iframe>
<object data="{0}object"></object><embed src="{0}embed"/><video src="{0}video" poster="{0}poster"></video>
<svg><image href="{0}svg"/><use href="{0}use"/></svg><a href="{0}policy" ping="{0}ping">Privacy Policy</a>"""


def test_addresses_on_a_page_are_not_visited(account: Account) -> None:
    """Not by the parser either, whose library could fetch what a document names."""
    text = LUMORA.read_text(encoding="utf-8").partition("<body")[2].partition(">")[2]
    with socket.create_server(("127.0.0.1", 0)) as listening:
        own = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        html = LEADING_ELSEWHERE.format(own) + text
        with account.host() as host:
            for number, operation in enumerate(("summarize", "look", "detect", "read"), 1):
                host.ask(number, operation, page=page(own, html))
                assert whole(host, number)["type"] == "result"
        assert select.select([listening], [], [], 0)[0] == []
        # The system answers for a listener that never looks, so that any visit would show.
        with socket.create_connection(listening.getsockname()):
            assert select.select([listening], [], [], 10)[0]
    is_alone(account)


def fetching(account: Account) -> str:
    """The error of a search that has to get a document from the network, which is not there."""
    html = "<title>Wrenfit</title><a href='/legal'>Privacy Policy</a>" + "<p>Run." * 60
    home = page("https://wrenfit.example/", html)
    with account.host(denied=True) as host:
        host.ask(1, "find", page=home, origins=[], frames=[], keep=True, force=False)
        reply = whole(host, 1)
        return str(reply["error"]["code"])


def test_a_search_is_seen_to_look_for_the_network(account: Account) -> None:
    """What the tests above look for would show."""
    assert fetching(account) == "policy_unread"
    [note, *_] = account.doings().network
    assert note.event == "socket.getaddrinfo"
    assert note.words[0] == "wrenfit.example"


CONNECT = "import socket; socket.create_connection(('127.0.0.1', {}))"


@pytest.fixture
def port() -> Any:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def test_a_connection_is_seen_and_denied(account: Account, port: int) -> None:
    python = [sys.executable, "-c", CONNECT.format(port)]
    account.run(program=python)
    assert [note.event for note in account.doings().network] == [
        "socket.getaddrinfo", "socket.__new__", "socket.connect"
    ]  # fmt: skip
    assert (
        "PermissionError: socket.getaddrinfo is denied"
        in account.run(program=python, denied=True, code=1).stderr
    )


def test_where_the_kernel_denies_it_there_is_no_network_at_all(account: Account, port: int) -> None:
    if not no_network():
        pytest.skip("this kernel does not let us make a network that leads nowhere")
    python = [*no_network(), sys.executable, "-c", CONNECT.format(port)]
    assert "Network is unreachable" in account.run(program=python, watched=False, code=1).stderr


def test_programs_and_files_are_seen(account: Account) -> None:
    write = f"open({str(account.temporary / 'x')!r}, 'w')"
    python = [sys.executable, "-c", f"import subprocess; {write}; subprocess.run(['true', 'x'])"]
    account.run(program=python)
    assert account.doings().programs == ["['true', 'x']"]
    assert account.doings().written == {account.temporary / "x"}
