"""What people are told where there is no terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.batch.progress import Progress

if TYPE_CHECKING:
    import pytest


def test_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(1234)
    progress.note("policy")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("smallprint.batch.progress._SECONDS", 0.0)
    progress.note("failed")
    progress.skip(done=True)
    progress.skip(done=False)
    progress.note("other")
    progress.close()
    assert capsys.readouterr().err.splitlines() == [
        "1 read, 1 failed (of 1,234)",
        "1 read, 1 failed, 1 read before (of 1,234)",
        "1 read, 1 failed, 1 read before (of 1,234)",
        "2 read, 1 failed, 1 read before, 1 that do not look like privacy policies (of 1,234)",
    ]


def test_what_is_not_counted_has_no_total(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("smallprint.batch.progress._SECONDS", 0.0)
    Progress(None).note("policy")
    assert capsys.readouterr().err == "1 read, 0 failed\n"
