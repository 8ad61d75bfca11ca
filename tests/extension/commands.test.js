import assert from "node:assert/strict";
import { test } from "node:test";
import { commandsFor, isFromFolder, toolsFor } from "../../extension/lib/commands.js";
import { remedyFor } from "../../extension/popup/states/table.js";

const ALL = ["win", "mac", "linux"].flatMap((system) =>
  toolsFor(system).map((tool) => ({ system, tool, commands: commandsFor(system, tool) })),
);

test("the first command of each system", () => {
  const first = (system) => commandsFor(system, toolsFor(system)[0]).install;
  assert.equal(first("linux"), "pipx install smallprint && smallprint install");
  assert.equal(first("mac"), first("linux"));
  assert.equal(first("win"), "py -m pip install smallprint; py -m smallprint install");
});

test("PowerShell of Windows knows no &&, and elsewhere nothing runs after a failure", () => {
  for (const { system, commands } of ALL) {
    for (const line of [commands.install, commands.again]) {
      assert.equal(line.includes(" && "), system !== "win", line);
      assert.match(line, /smallprint install$/);
    }
  }
});

test("an extension that came from a folder has the program beside it", () => {
  assert.equal(commandsFor("linux", "pipx", ".").install, "pipx install . && smallprint install");
  for (const { tool, system } of ALL) {
    const { install, register } = commandsFor(system, tool, ".");
    assert.match(install, /install \.[;& ]/);
    assert.ok(install.endsWith(register));
  }
});

test("pip needs nothing on the PATH but Python", () => {
  for (const { tool, system, commands } of ALL) {
    const python = system === "win" ? "py -m " : "python3 -m ";
    if (tool === "pip") for (const line of Object.values(commands)) assert.ok(!line || line.startsWith(python), line);
    assert.equal(commands.get === "", tool === "pip");
    assert.equal(commands.path === "", tool === "pip");
  }
});

test("each line that installs from a folder is known as one", () => {
  for (const { tool, system, commands } of ALL) {
    const published = Object.values(commands);
    assert.ok(!published.some(isFromFolder));
    for (const line of Object.values(commandsFor(system, tool, "."))) {
      assert.equal(isFromFolder(line), !published.includes(line), line);
    }
  }
});

test("what is wrong decides which command it is", () => {
  const commands = commandsFor("linux", "pip");
  for (const [code, line] of [
    ["host_missing", "python3 -m smallprint install"],
    ["host_forbidden", "python3 -m smallprint install"],
    ["forbidden", "python3 -m smallprint install"],
    ["host_old", "python3 -m pip install --upgrade smallprint"],
    ["library_newer", "python3 -m pip install --upgrade smallprint"],
    ["extension_old", undefined],
    ["host_broken", "python3 -m smallprint doctor"],
    ["timeout", "python3 -m smallprint doctor"],
    ["page_pdf", "python3 -m smallprint summarize FILE"],
  ]) {
    assert.equal(commands[remedyFor(code).remedy.command], line, code);
  }
});

test("each problem of the program leads to the page for setting up, but one of the extension", () => {
  const codes = ["host_missing", "host_forbidden", "host_broken", "host_crashed", "host_failed", "host_old"];
  for (const code of [...codes, "protocol", "timeout", "internal", "library_newer"]) {
    assert.ok(remedyFor(code).remedy.setUp, code);
  }
  assert.equal(remedyFor("extension_old").remedy.setUp, undefined);
});
