"""What the stores are told is what the packages do."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from scripts.packaging.extension import LEFT_OUT
from scripts.packaging.firefox import firefox_manifest

from smallprint.identity import HOST_NAME
from tests.packaging.packages import ROOT

STORE = ROOT / "scripts" / "packaging" / "store"
MANIFEST = json.loads((ROOT / "extension" / "manifest.json").read_text(encoding="utf-8"))
FIREFOX = firefox_manifest(MANIFEST)
STRINGS = {
    key: string["message"]
    for key, string in json.loads(
        (ROOT / "extension" / "_locales" / "en" / "messages.json").read_text(encoding="utf-8")
    ).items()
}

CHROME_TYPES = [
    "Personally identifiable information",
    "Health information",
    "Financial and payment information",
    "Authentication information",
    "Personal communications",
    "Location",
    "Web history",
    "User activity",
    "Website content",
]
"""As the dashboard's form lists them."""

FIREFOX_TYPES = [
    "personallyIdentifyingInfo",
    "healthInfo",
    "financialAndPaymentInfo",
    "authenticationInfo",
    "personalCommunications",
    "locationInfo",
    "browsingActivity",
    "websiteContent",
    "websiteActivity",
    "searchTerms",
    "bookmarksInfo",
    "technicalAndInteraction",
]
"""As Mozilla's documentation of `data_collection_permissions` lists them."""


def text(name: str) -> str:
    return (STORE / f"{name}.md").read_text(encoding="utf-8")


def sections(source: str, level: str) -> dict[str, str]:
    """The parts under headings of one level, by heading."""
    parts = re.split(rf"^{level} (.+)\n", source, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def field(name: str, heading: str) -> str:
    """What is to be pasted into a field: the one block of text under its heading."""
    (block,) = re.findall(
        r"^```text\n(.+?)\n```$", sections(text(name), "##")[heading], re.MULTILINE | re.DOTALL
    )
    assert isinstance(block, str)
    return block


def rows(heading: str) -> list[list[str]]:
    """The cells of a table of privacy.md."""
    part = sections(text("privacy"), "###")[heading].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize(("name", "limits"), [("chrome", (75, 132, 16_000)), ("firefox", (50, 250, 15_000))])
def test_a_listing_fits_the_fields_of_its_store(name: str, limits: tuple[int, int, int]) -> None:
    told = [field(name, heading) for heading in ("Name", "Summary", "Description")]
    assert all(0 < len(words) <= limit for words, limit in zip(told, limits, strict=True))
    assert told[:2] == [STRINGS["name"], STRINGS["description"]]
    assert len(STRINGS["description"]) <= 132
    assert field(name, "Category") == "Privacy & Security"
    assert field(name, "Language") == "English"
    assert MANIFEST["default_locale"] == "en"


def test_each_listing_tells_of_what_its_browser_has() -> None:
    lit = "icon lights up"
    assert lit in field("chrome", "Description")
    assert "declarativeContent" not in FIREFOX["permissions"]
    assert lit not in field("firefox", "Description")
    ends = [
        re.split("WHAT YOU NEED|LIMITS", field(name, "Description"))[::2] for name in ("chrome", "firefox")
    ]
    assert ends[0] == ends[1]


def test_each_permission_has_one_justification_and_no_other() -> None:
    parts = sections(sections(text("privacy"), "##")["Permissions"], "###")
    assert [name.strip("`") for name in parts] == MANIFEST["permissions"]
    for name, part in parts.items():
        (words,) = re.findall(r"^```text\n(.+?)\n```$", part, re.MULTILINE | re.DOTALL)
        assert 50 < len(words) <= 1000, name


def test_the_optional_sites_have_a_justification() -> None:
    named = re.findall(r"`(\S+://\S+)`", sections(text("privacy"), "##")["Host permissions"])
    assert named == MANIFEST["optional_host_permissions"]
    assert "host_permissions" not in MANIFEST
    assert "content_scripts" not in MANIFEST
    assert len(field("privacy", "Host permissions")) <= 1000
    assert len(field("privacy", "Single purpose")) <= 1000


def test_the_data_are_those_of_the_forms() -> None:
    chrome, firefox = rows("Chrome"), rows("Firefox")
    assert [row[0] for row in chrome] == CHROME_TYPES
    assert [row[1] for row in firefox] == FIREFOX_TYPES
    assert {row[1] for row in chrome} | {row[2] for row in firefox} == {"yes", "no"}
    ticked = {row[1] for row in firefox if row[2] == "yes"}
    declared = FIREFOX["browser_specific_settings"]["gecko"]["data_collection_permissions"]
    assert ticked == set(declared["required"])
    assert not declared.get("optional")
    # Chrome's names of the same two.
    assert {row[0] for row in chrome if row[1] == "yes"} == {"Web history", "Website content"}
    assert all(row[-1] for row in [*chrome, *firefox] if "yes" in row), "a tick needs its reason"


def test_no_code_comes_from_elsewhere() -> None:
    assert sections(text("privacy"), "##")["Remote code"].strip().startswith("No. ")
    for manifest in (MANIFEST, FIREFOX):
        policy = manifest["content_security_policy"]["extension_pages"].split("; ")
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy


def test_there_are_three_certifications() -> None:
    certifications = sections(text("privacy"), "##")["Certifications"]
    assert re.findall(r"^(\d)\. ", certifications, re.MULTILINE) == ["1", "2", "3"]


def test_what_is_said_agrees_with_what_readers_are_told() -> None:
    privacy, permissions = ((ROOT / name).read_text("utf-8") for name in ("PRIVACY.md", "PERMISSIONS.md"))
    for name in MANIFEST["permissions"]:
        assert f"`{name}`" in privacy
        assert f"## `{name}`" in permissions
    for told in (privacy, field("chrome", "Description"), field("firefox", "Description")):
        for promise in ("account", "server", "telemetry"):
            assert re.search(rf"\bno {promise}\b", told, re.IGNORECASE), promise
    assert "At most ten documents" in privacy
    assert "at most ten after a click" in text("reviewers")
    assert "Of private windows nothing is kept" in privacy
    assert "Not of private windows" in text("privacy")
    assert (ROOT / "extension" / "lib" / "consent.js").is_file(), "the stores are told that readers are asked"


def test_names_that_are_quoted_are_those_on_the_screen() -> None:
    assert "Summarize the policy behind this link" in STRINGS.values()
    assert "Recognise policies by itself" in STRINGS.values()
    assert "Show in the page" in STRINGS.values()
    for told in map(text, ("privacy", "reviewers")):
        for name in re.findall(r"\"([A-Z][\w ]+)\"|\*([A-Z][\w ]+)\*", told):
            assert "".join(name) in STRINGS.values(), name
    assert HOST_NAME in text("privacy")


def test_what_runs_in_pages_is_counted_right() -> None:
    names = {path.stem for path in (ROOT / "extension" / "page").iterdir()}
    assert names == {"settle", "capture", "find", "mark", "glance"}, "privacy.md tells of five functions"


def test_the_paths_and_commands_for_reviewers_are_there() -> None:
    told = text("reviewers")
    for path in re.findall(r"`((?:extension|host|scripts)[\w./-]*|[A-Z]+\.md)`", told):
        assert (ROOT / path).exists(), path
    for path in re.findall(r"`((?:background|lib|popup)/[\w./-]+|package\.json)`", told):
        assert (ROOT / "extension" / path).exists(), path
    for name in LEFT_OUT:
        assert f"`{name}`" in told
    for module in re.findall(r"python -m ([\w.]+)", told):
        assert (ROOT / f"{module.replace('.', '/')}.py").is_file(), module
    commands = subprocess.run(
        [sys.executable, "-m", "smallprint.cli", "--help"], capture_output=True, text=True, check=True
    ).stdout
    for command in set(re.findall(r"(?:^|`|&& )smallprint (\w+)", told, re.MULTILINE)):
        assert command in commands, command


@pytest.mark.parametrize("name", ["chrome", "firefox", "privacy", "reviewers"])
def test_the_links_lead_somewhere_and_no_gap_is_left(name: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", text(name)):
        assert (STORE / target).is_file(), target
    assert not re.search(r"TODO|TBD|XXX|lorem|\?\?\?", text(name), re.IGNORECASE)
