"""The file of results: what was written is found again, what is not ours is not touched."""

from __future__ import annotations

import json
import os
import stat
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.batch.results import Results, digest
from smallprint.batch.work import failed
from smallprint.errors import BatchError, InputError
from tests.library.test_store_damage import nobody

ERROR = InputError("not_found", "No such file.", "Look elsewhere.")


def summary(source: str, text: str = "a policy") -> bytes:
    """A line as `work.read` makes it, with any text in its summary."""
    head = json.dumps({"source": source, "is_policy": True}, separators=(",", ":"))[:-1]
    return f'{head},"summary":{json.dumps({"text": text}, ensure_ascii=False)}}}\n'.encode()


_SOURCES = st.text(max_size=20) | st.sampled_from(['"', "\\", "},{", '","error":{"', "\udcff", "\n"])
_SUMMARIES = st.builds(summary, _SOURCES, st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
_FAILURES = st.builds(lambda source: failed(source, ERROR).line, _SOURCES)


@given(st.lists(_SUMMARIES | _FAILURES, max_size=8), st.integers(0, 60))
def test_a_run_goes_on_wherever_the_last_one_was_killed(lines: list[bytes], lost: int) -> None:
    whole = b"".join(lines)
    left = whole[: max(0, len(whole) - lost)]
    kept = [line for line in lines[: left.count(b"\n")] if b',"is_policy":true,"summary":{' in line]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "results.jsonl"
        path.write_bytes(left)
        with Results(str(path)) as results:
            assert path.read_bytes() == b"".join(kept)
            assert results.done == {digest(json.loads(line)["source"]) for line in kept}
            results.write(summary("new"))
        assert path.read_bytes() == b"".join(kept) + summary("new")
        assert os.listdir(folder) == ["results.jsonl"]  # noqa: PTH208


@pytest.mark.parametrize(
    "content",
    [
        b"Dear diary,\n",
        b"Dear diary",
        b"\n",
        b"\0\0\0\0",
        b"[]\n",
        b'{"source":1,"error":{}}\n',
        b'{"source":"a"}\n',
        b'{"source":"a","is_policy":true,"summary":{}\n',
        b'{"source":"a","other":{}}\n',
        b'{"source":"a\n',
        summary("a") + b"mine\n" + summary("b"),
        summary("a") + b"\xff\xfe",
    ],
)
def test_what_is_not_ours_is_not_touched(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "diary"
    path.write_bytes(content)
    with pytest.raises(BatchError) as caught:
        Results(str(path))
    assert caught.value.code == "not_results"
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["diary"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs modes")
def test_results_are_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    before = os.umask(0)
    try:
        with Results(str(path)) as results:
            for file in tmp_path.iterdir():
                assert stat.S_IMODE(file.stat().st_mode) == 0o600
            results.write(failed("a", ERROR).line)
        with Results(str(path)):  # written anew
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    finally:
        os.umask(before)


def test_only_one_run_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    with Results(str(path)) as first:
        with pytest.raises(BatchError, match="Another run") as caught:
            Results(str(path))
        assert caught.value.code == "results_failed"
        first.write(summary("a"))
    with Results(str(path)) as second:
        assert second.done == {digest("a")}


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_a_link_stays_one(tmp_path: Path) -> None:
    path, link = tmp_path / "results.jsonl", tmp_path / "link"
    path.write_bytes(failed("a", ERROR).line)
    link.symlink_to(path)
    with Results(str(link)) as results:
        results.write(summary("b"))
    assert link.is_symlink()
    assert path.read_bytes() == summary("b")


@pytest.mark.skipif(sys.platform == "win32", reason="needs modes and devices")
def test_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    names = [str(tmp_path), str(tmp_path / "missing" / "a"), "nul\0byte", str(tmp_path / ("a" * 300))]
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    for name in [*names, str(tmp_path / "loop"), str(tmp_path / "pipe")]:
        with pytest.raises(BatchError) as caught:
            Results(name)
        assert caught.value.code == "results_failed"
    with nobody() as folder:
        folder.chmod(0o500)
        with pytest.raises(BatchError, match="Permission denied"):
            Results(str(folder / "results.jsonl"))


def test_what_is_no_lock_is_told(tmp_path: Path) -> None:
    path, beside = tmp_path / "results.jsonl", tmp_path / ".results.jsonl.lock"
    beside.write_bytes(b"somebody's own" * 100)
    with pytest.raises(BatchError, match="is no lock"):
        Results(str(path))
    assert beside.read_bytes() == b"somebody's own" * 100
    beside.unlink()
    beside.mkdir()
    with pytest.raises(BatchError, match="is no lock"):
        Results(str(path))
