"""Manifests and scripts are files of others: whatever is in them, the worst is that they are called broken."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smallprint.browsers import manifest
from smallprint.browsers.inspection import BrokenError, ProgramError, check_program, registered_program
from smallprint.browsers.places import profile_place

from .computer import computer, write_script

if TYPE_CHECKING:
    from smallprint.browsers.known import Family

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(["name", "path", "type", "allowed_origins", "allowed_extensions", "other"])
ONE_HOME = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@ONE_HOME
@given(
    fields=st.dictionaries(FIELDS, VALUES | st.text(max_size=5000)),
    family=st.sampled_from(["chromium", "firefox"]),
)
def test_any_manifest(home: Path, fields: dict[str, Any], family: Family) -> None:
    place = replace(profile_place(home / "data"), family=family)
    content = manifest.manifest(family, Path("/bin/true")) | fields
    manifest.write(place.file, json.dumps(content).encode())
    with suppress(BrokenError):
        registered_program(place, computer(home))


@ONE_HOME
@given(head=st.binary() | st.binary().map(lambda data: b"#!/bin/sh\n'''exec' " + data))
def test_any_script(home: Path, head: bytes) -> None:
    script = home / "smallprint-host"
    script.write_bytes(head)
    script.chmod(0o755)
    with suppress(ProgramError):
        check_program(script)


@pytest.mark.parametrize("path", ["/" + "x" * 5000, "/a\0b", "/\udc80", "/tmp"])  # noqa: S108
def test_a_path_that_no_program_has(home: Path, path: str) -> None:
    place = profile_place(home / "data")
    content = manifest.manifest("chromium", Path("/x")) | {"path": path}
    manifest.write(place.file, json.dumps(content).encode())
    with pytest.raises(ProgramError) as caught:
        registered_program(place, computer(home))
    assert len(str(caught.value)) <= 1000


def test_a_script_that_works_its_python_out(home: Path) -> None:
    """As uv writes it, for environments that may be moved."""
    text = "#!/bin/sh\n'''exec' \"$(dirname -- \"$(realpath -- \"$0\")\")\"/'python' \"$0\" \"$@\"\n' '''\n"
    check_program(write_script(home / "smallprint-host", text))
