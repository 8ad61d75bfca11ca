from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.browsers import manifest
from smallprint.errors import InstallError

if TYPE_CHECKING:
    from smallprint.browsers.known import Family

NAMES = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)


@given(family=st.sampled_from(["chromium", "firefox"]), name=NAMES)
def test_any_path_stands_in_a_manifest_as_it_is(family: Family, name: str) -> None:
    script = Path(os.sep) / name
    data = manifest.dump(manifest.manifest(family, script))
    assert json.loads(data.decode("utf-8"))["path"] == str(script)


@pytest.mark.parametrize("family", ["chromium", "firefox"])
def test_no_placeholder_is_left_over(family: Family) -> None:
    assert "{" not in json.dumps(manifest.manifest(family, Path("/x")))[1:]


def test_a_folder_that_a_manifest_cannot_name() -> None:
    with pytest.raises(InstallError, match="not UTF-8"):
        manifest.dump(manifest.manifest("chromium", Path(os.fsdecode(b"/zo\xeb/smallprint-host"))))


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_writing_is_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    file = tmp_path / "host.json"
    manifest.write(file, b"old")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(type(error)):
        manifest.write(file, b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("host.json", b"old")]
