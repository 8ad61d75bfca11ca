"""Which documents files, folders, addresses and lists name."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from smallprint.batch.sources import Sources
from smallprint.errors import InputError
from tests.library.test_store_damage import nobody


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.html",
        "a.HTM",
        "c/z.txt",
        "c/deep/y.pdf",
        "d.md",
        "notes.docx",
        "e.json",
        "f.html/inner.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="ascii")
    return tmp_path


def below(folder: Path) -> list[str]:
    return [str(Path(name).relative_to(folder)) for name in Sources([str(folder)])]


def test_a_folder_is_its_documents_in_order(folder: Path) -> None:
    assert below(folder) == ["a.HTM", "b.html", "c/deep/y.pdf", "c/z.txt", "d.md", "f.html/inner.txt"]
    assert Sources([str(folder)]).count() == 6


@pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")
def test_links_to_folders_are_not_followed_and_pipes_are_no_documents(folder: Path) -> None:
    before = below(folder)
    (folder / "round.html").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe.html")
    assert below(folder) == before
    (folder / "g.html").symlink_to(folder / "b.html")
    assert below(folder) == [*before, "g.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs modes")
def test_a_closed_folder_stands_for_itself() -> None:
    with nobody() as folder:
        closed = folder / "closed"
        closed.mkdir()
        (closed / "a.html").touch()
        (folder / "b.html").touch()
        closed.chmod(0)
        assert list(Sources([str(folder)])) == [str(folder / "b.html"), str(closed)]
        closed.chmod(0o700)


def test_folders_may_be_deeper_than_a_name_can_tell(tmp_path: Path) -> None:
    before = Path.cwd()
    os.chdir(tmp_path)
    try:
        for _ in range(100):
            Path("d" * 50).mkdir()
            os.chdir("d" * 50)
    finally:
        os.chdir(before)
    (tmp_path / "e.html").touch()
    assert below(tmp_path)[-1] == "e.html"


def test_what_is_no_folder_is_itself() -> None:
    names = ["https://shop.example/privacy", "HTTP://shop.example", "./missing.html", "", "nul\0byte"]
    assert list(Sources(names)) == [*names[:2], "missing.html", *names[3:]]


def test_a_list_has_one_on_each_line(folder: Path, tmp_path: Path) -> None:
    listed = tmp_path / "list"
    lines = [
        b"\xef\xbb\xbfone.html\r\n",
        b"\n",
        b"  \n",
        b"https://shop.example/\n",
        bytes(folder / "c"),
        b"\nlast",
    ]
    listed.write_bytes(b"".join(lines))
    names = list(Sources(["first.html"], str(listed)))
    within = [str(folder / "c/deep/y.pdf"), str(folder / "c/z.txt")]
    assert names == ["first.html", "one.html", "https://shop.example/", *within, "last"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")
def test_names_that_are_no_text_are_kept(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.html"
    Path(os.fsdecode(name)).touch()
    listed = tmp_path / "list"
    listed.write_bytes(name + b"\n")
    assert [os.fsencode(found) for found in Sources([], str(listed))] == [name]
    assert [os.fsencode(found) for found in Sources([str(tmp_path)])] == [name]


@pytest.mark.parametrize(("content", "code"), [(None, "not_found"), (b"a" * 70_000, "not_text")])
def test_what_is_no_list_is_told(content: bytes | None, code: str, tmp_path: Path) -> None:
    listed = tmp_path / "list"
    if content:
        listed.write_bytes(content)
    with pytest.raises(InputError) as caught:
        Sources([], str(listed)).count()
    assert caught.value.code == code


def test_standard_input_is_not_counted() -> None:
    assert Sources([], "-").count() is None
